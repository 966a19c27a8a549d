"""What a procedure is: the model of a `procedure/v1` file, reading it, writing it back."""

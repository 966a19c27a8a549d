"""The language of conditions: CEL, checked against a type description, run over plain maps."""

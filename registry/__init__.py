"""The domain: what a procedure is, what is done with it, and how it is kept."""

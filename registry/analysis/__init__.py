"""What can be said about procedures: facts, what rules see, findings of whole folders."""

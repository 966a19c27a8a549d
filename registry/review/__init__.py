"""The legal review: what people decide about findings, and the cases it is done in."""

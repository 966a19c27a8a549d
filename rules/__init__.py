"""The rule language and engine: a rule set and a document (plain data) give findings."""

"""The steps of a record: its text cut into stages and acts, each with actor, action and limit."""

from registry.portal.steps.reading import headings_of_steps, read_steps

__all__ = ["headings_of_steps", "read_steps"]

"""The steps of a record: its text cut into stages and acts, each with actor, action and limit."""

from registry.portal.steps.reading import read_steps

__all__ = ["read_steps"]

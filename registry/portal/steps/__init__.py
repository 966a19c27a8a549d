"""The steps of a record: its text cut into stages and acts, each with actor, action and limit."""

from registry.portal.steps.reading import Doubt, StepsRead, read_steps

__all__ = ["Doubt", "StepsRead", "read_steps"]

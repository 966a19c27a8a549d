"""Pictures drawn on the server as SVG, so that they print, need no script and can be read aloud."""

from web.pictures.layout import StepBox
from web.pictures.swimlane import steps_picture

__all__ = ["StepBox", "steps_picture"]

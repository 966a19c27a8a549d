"""What the state wants by when, and how far it is: told from releases, figures and the ledger.

A room of its own beside the ledger, since it reads publication and statistics too, which the ledger
knows nothing of.
"""

from registry.targets.progress import Point, Progress, Standing, distance, judged, progress
from registry.targets.share import Figure, Reading, Share, between, rounded, share_of
from registry.targets.words import IndicatorWords, indicators, labels

__all__ = [
    "Figure",
    "IndicatorWords",
    "Point",
    "Progress",
    "Reading",
    "Share",
    "Standing",
    "between",
    "distance",
    "indicators",
    "judged",
    "labels",
    "progress",
    "rounded",
    "share_of",
]

"""What provinces make of the procedures of ministries: whose list has what, and what differs."""

from registry.publication.province.adapting import Base
from registry.publication.province.drift import Drift
from registry.publication.province.local_versions import (
    LocalVersions,
    Served,
    Whose,
    local_versions,
    provinces,
)
from registry.publication.province.words import labels
from registry.publication.releases.model import BaseState

__all__ = [
    "Base",
    "BaseState",
    "Drift",
    "LocalVersions",
    "Served",
    "Whose",
    "labels",
    "local_versions",
    "provinces",
]

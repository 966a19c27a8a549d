"""What is public: releases by numbered decisions, and the catalogue that is in force."""

from registry.publication.in_force import catalogue_revision, published
from registry.publication.model import (
    DraftEntry,
    Published,
    PublishedFinding,
    PublishedProcedure,
    Release,
    ReleaseDraft,
    ReleaseEntry,
    ReleaseInfo,
)
from registry.publication.releases import publish, release, releases

__all__ = [
    "DraftEntry",
    "Published",
    "PublishedFinding",
    "PublishedProcedure",
    "Release",
    "ReleaseDraft",
    "ReleaseEntry",
    "ReleaseInfo",
    "catalogue_revision",
    "publish",
    "published",
    "release",
    "releases",
]

"""What is public: releases by numbered decisions, and the catalogue that is in force."""

from registry.publication.in_force import catalogue_revision, published
from registry.publication.model import Published, PublishedFinding, PublishedProcedure
from registry.publication.releases import (
    Deadline,
    DraftEntry,
    KeyRefused,
    Release,
    ReleaseDraft,
    ReleaseEntry,
    ReleaseInfo,
    Seal,
    Signer,
    deadlines,
    is_genuine,
    new_key,
    publish,
    read_key,
    release,
    releases,
)

__all__ = [
    "Deadline",
    "DraftEntry",
    "KeyRefused",
    "Published",
    "PublishedFinding",
    "PublishedProcedure",
    "Release",
    "ReleaseDraft",
    "ReleaseEntry",
    "ReleaseInfo",
    "Seal",
    "Signer",
    "catalogue_revision",
    "deadlines",
    "is_genuine",
    "new_key",
    "publish",
    "published",
    "read_key",
    "release",
    "releases",
]

"""Releases: what decisions put in force, change and end, as numbered, frozen, signed lists."""

from registry.publication.releases.deadlines import Deadline, deadlines
from registry.publication.releases.model import (
    IN_FORCE,
    BaseState,
    DraftEntry,
    Release,
    ReleaseBase,
    ReleaseDraft,
    ReleaseEntry,
    ReleaseInfo,
    Seal,
)
from registry.publication.releases.proof import Doubt, doubts, export_release, key_of, public_pem
from registry.publication.releases.publishing import PUBLISH, publish
from registry.publication.releases.reading import release, releases
from registry.publication.releases.signing import KeyRefused, Signer, is_genuine, new_key, read_key

__all__ = [
    "IN_FORCE",
    "PUBLISH",
    "BaseState",
    "Deadline",
    "Doubt",
    "DraftEntry",
    "KeyRefused",
    "Release",
    "ReleaseBase",
    "ReleaseDraft",
    "ReleaseEntry",
    "ReleaseInfo",
    "Seal",
    "Signer",
    "deadlines",
    "doubts",
    "export_release",
    "is_genuine",
    "key_of",
    "new_key",
    "public_pem",
    "publish",
    "read_key",
    "release",
    "releases",
]

"""The bytes of a release: the same on every machine, from the same words (RFC 8785)."""

import json
from dataclasses import asdict, fields
from datetime import date
from typing import Any

from registry.canonical import canonical
from registry.procedure.vocabulary import Change
from registry.publication.releases.model import (
    BaseState,
    ReleaseBase,
    ReleaseDraft,
    ReleaseEntry,
)

_SAID = tuple(field.name for field in fields(ReleaseEntry))


def render(
    number: int, draft: ReleaseDraft, entries: tuple[ReleaseEntry, ...], previous: str | None
) -> bytes:
    """The canonical bytes of a release; `previous` is the SHA-256 of the one before it.

    So each release vouches for all before it, and with the hashes of its editions for each content.
    """
    return canonical(
        {
            "schema": "release/v1",
            "number": number,
            "previous": previous,
            "authority": draft.authority,
            "title": draft.title,
            "decision": {
                "number": draft.decision_number,
                "date": draft.decided_on.isoformat(),
                "effective": draft.effective.isoformat(),
                "follows": draft.follows,
                "signed_by": draft.signed_by,
            },
            "instrument": _instrument(draft),
            "entries": [_plain(entry) for entry in entries],
        }
    )


def entries_of(content: bytes) -> tuple[ReleaseEntry, ...]:
    """The entries in the bytes of a release."""
    return tuple(_entry(entry) for entry in json.loads(content)["entries"])


def previous_of(content: bytes) -> str | None:
    """The SHA-256 of the release before, as the bytes of this one name it."""
    previous: str | None = json.loads(content).get("previous")
    return previous


def _instrument(draft: ReleaseDraft) -> dict[str, Any] | None:  # Any: plain data, as below
    if draft.instrument is None:
        return None
    return {
        "number": draft.instrument,
        "signed": draft.instrument_signed and draft.instrument_signed.isoformat(),
        "effective": draft.instrument_effective and draft.instrument_effective.isoformat(),
        "shortened": draft.shortened,
    }


def _plain(entry: ReleaseEntry) -> dict[str, Any]:
    """Only what adapts another has a base: the bytes of all others are as they always were."""
    said = {name: getattr(entry, name) for name in _SAID}
    said |= {
        "change": entry.change.value,
        "parts": list(entry.parts),
        "valid_to": entry.valid_to and entry.valid_to.isoformat(),
    }
    if entry.base is None:
        del said["base"]
        return said
    return said | {"base": asdict(entry.base)}


def _entry(data: dict[str, Any]) -> ReleaseEntry:
    ends, base = data.get("valid_to"), data.get("base")
    return ReleaseEntry(
        **data
        | {
            "change": Change(data["change"]),
            "parts": tuple(data.get("parts", ())),
            "valid_to": date.fromisoformat(ends) if ends else None,
            "base": base and ReleaseBase(**base | {"state": BaseState(base["state"])}),
        }
    )

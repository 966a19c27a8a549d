"""What has an id of its own, and how ids are made: opaque to clients, made without a table."""

import base64
import binascii

import strawberry
from strawberry import field


@strawberry.interface(description="An object that can be fetched again by its id.")
class Node:
    id: strawberry.ID = field(description="Unique over all objects; opaque, never changes.")


def global_id(kind: str, key: str) -> strawberry.ID:
    """The id of an object of one kind.

    >>> global_id("Release", "3")
    'UmVsZWFzZToz'
    """
    return strawberry.ID(base64.urlsafe_b64encode(f"{kind}:{key}".encode()).decode().rstrip("="))


def parts_of(node_id: str) -> tuple[str, str] | None:
    """The kind and the key in an id; None for what is not one.

    >>> parts_of("UmVsZWFzZToz"), parts_of("é")
    (('Release', '3'), None)
    """
    padded = node_id + "=" * (-len(node_id) % 4)
    try:
        kind, found, key = base64.b64decode(padded, b"-_", validate=True).decode().partition(":")
    except (ValueError, binascii.Error):
        return None
    return (kind, key) if found else None

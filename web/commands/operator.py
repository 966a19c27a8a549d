"""What commands that open the store share: who acts at the command line, and how refusals end."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from web.commands.refusal import Refused
from web.settings import Settings

if TYPE_CHECKING:
    from registry.access import Actor
    from registry.publication import Signer
    from registry.refusals import Refusal
    from registry.store import Store

Answer = TypeVar("Answer")


@contextmanager
def opened_store(settings: Settings, *, migrate: bool = False) -> "Iterator[Store]":
    """The store of the settings; what keeps it from opening is one sentence and exit code 2."""
    from registry.store import StoreError, open_store

    try:
        store = open_store(settings.database_url, migrate=migrate)
    except StoreError as error:
        raise Refused(str(error)) from error
    try:
        yield store
    except StoreError as error:
        raise Refused(str(error)) from error
    finally:
        store.close()


def operator() -> "Actor":
    """Whoever may open the database file may do everything in it, under this name."""
    from registry.access import EVERYWHERE, Actor, Role

    return Actor("operator", Role.ADMINISTRATOR, EVERYWHERE)


def signer(settings: Settings) -> "Signer | None":
    """Who signs releases; a key that cannot be read is one sentence and exit code 2."""
    from registry.publication import KeyRefused, read_key

    path = settings.signing_key
    try:
        return read_key(path) if path else None
    except (OSError, KeyRefused) as error:
        told = f"GON_SIGNING_KEY: {path} holds no private Ed25519 key that can be read ({error})."
        raise Refused(f"{told} Make one with `gon release key FILE`.") from error


def weights(settings: Settings) -> None:
    """Reads the office's own points once; what is wrong with them is told, and exit code 2."""
    from rules.source import BrokenFile
    from web.site import known_indicators

    try:
        known_indicators(settings)
    except (OSError, BrokenFile) as error:
        raise Refused(f"GON_INDICATOR_WEIGHTS: {error}") from error


def new_key() -> str:
    """An idempotency key for an act that is asked for once."""
    return uuid.uuid4().hex


def granted(answer: "Answer | Refusal") -> Answer:
    """The answer of an act, or its refusal in words with exit code 2."""
    from registry.refusals import Conflict, Forbidden, Invalid, NotFound

    if isinstance(answer, Invalid):
        mistakes = "\n".join(f"  {each.field}: {each.message.en}" for each in answer.fields)
        raise Refused(f"{answer.message.en} {answer.to_do.en}\n{mistakes}")
    if isinstance(answer, Conflict | Forbidden | NotFound):
        raise Refused(f"{answer.message.en} {answer.to_do.en}")
    return answer


def shipped_examples() -> Path:
    """The folder of the example catalogue."""
    import registry

    return Path(next(iter(registry.__path__))) / "examples"

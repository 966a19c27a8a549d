"""Refusals: typed answers for what people can act on. They are returned, never raised.

Each has a stable `code` and says in both languages what happened and what to do now; the words are
data (`refusals.yaml`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from registry.actors import EVERYWHERE, Role
from registry.reference import load_reference
from rules.source import read_yaml

REFUSALS_FILE = "docs/refusals.md"
_INTRODUCTION = """\
# Refusals of acts

Members of GraphQL unions, with `message` and `toDo` in both languages; the codes are stable. Made
by `make docs` from `registry/refusals.yaml`; `{...}` are filled in."""


@dataclass(frozen=True, slots=True)
class Words:
    """One sentence in both languages."""

    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class FieldError:
    """What is wrong with one field of a request; `field` is its path in it."""

    field: str
    code: str
    message: Words


@dataclass(frozen=True, slots=True)
class PossibleAct:
    """An act that is possible now, the role that may do it, and what must be said with it."""

    act: str
    label: Words
    role: Role
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """Somebody else was faster, or the state does not allow it; with the state as it is now.

    `possible` says what can be done instead; `current` is what somebody else wrote, as plain data,
    where a person wrote over it.
    """

    code: str
    message: Words
    to_do: Words
    current_revision: int | None = None
    current_state: str | None = None
    possible: tuple[PossibleAct, ...] = ()
    current: Mapping[str, Any] | None = None  # Any: plain data


@dataclass(frozen=True, slots=True)
class Forbidden:
    """The actor holds no sufficient role there."""

    code: str
    message: Words
    to_do: Words
    role_needed: Role
    authority: str


@dataclass(frozen=True, slots=True)
class Invalid:
    """The request itself is wrong; all its mistakes at once."""

    code: str
    message: Words
    to_do: Words
    fields: tuple[FieldError, ...]


@dataclass(frozen=True, slots=True)
class NotFound:
    """What the request is about does not exist."""

    code: str
    message: Words
    to_do: Words


Refusal = Conflict | Forbidden | Invalid | NotFound


def conflict(
    code: str,
    /,
    *,
    revision: int | None = None,
    state: str | None = None,
    possible: Sequence[PossibleAct] = (),
    current: Mapping[str, Any] | None = None,  # Any: plain data
    about: Mapping[str, object] | None = None,
    **more: object,
) -> Conflict:
    """A Conflict in the words of `code`, filled in with `about` and `more`."""
    said, to_do = _words(code, {**(about or {}), **more})
    return Conflict(code, said, to_do, revision, state, tuple(possible), current)


def stale(
    found: int,
    expected: int,
    state: str | None = None,
    *,
    current: Mapping[str, Any] | None = None,  # Any: plain data
) -> Conflict:
    """The answer to a request that was made on an older revision."""
    return conflict(
        "stale-revision",
        revision=found,
        state=state,
        current=current,
        found=found,
        expected=expected,
    )


def forbidden(role: Role, authority: str) -> Forbidden:
    """A Forbidden that names the role and the authority as people call them."""
    about = {"role": role_words()[role], "authority": _scope(authority)}
    said, to_do = _words("role-needed", about)
    return Forbidden("role-needed", said, to_do, role, authority)


def _scope(authority: str) -> Words:
    """What the scope of a role is called; a key that is not in the reference is shown."""
    if authority == EVERYWHERE:
        everywhere = _texts()["everywhere"]
        return Words(everywhere["vi"], everywhere["en"])
    found = load_reference().authorities.get(authority)
    return Words(found.name.vi, found.name.en) if found else Words(authority, authority)


def invalid(fields: Sequence[FieldError]) -> Invalid:
    said, to_do = _words("invalid", {"count": len(fields)})
    return Invalid("invalid", said, to_do, tuple(fields))


def field_error(field: str, code: str, /, **about: object) -> FieldError:
    """One mistake, for `invalid`."""
    return FieldError(field, code, _filled(_texts()["fields"][code], about))


def not_found(what: Words, key: object) -> NotFound:
    said, to_do = _words("not-found", {"what": what, "key": key})
    return NotFound("not-found", said, to_do)


def role_words() -> Mapping[Role, Words]:
    """What each role is called."""
    return {Role(code): Words(**words) for code, words in _texts()["roles"].items()}


def refusal_codes() -> tuple[str, ...]:
    """Every code a refusal or a field error can have."""
    return (*_texts()["refusals"], *_texts()["fields"])


def refusals_page() -> str:
    """What stands in `docs/refusals.md`."""
    texts = _texts()
    lines = [_INTRODUCTION, "", "| code | what it says | what to do |", "|---|---|---|"]
    lines += [
        f"| `{code}` | {entry['says']['en']} | {entry['do']['en']} |"
        for code, entry in texts["refusals"].items()
    ]
    lines += ["", "## Mistakes of single fields, listed by `invalid`", ""]
    lines += ["| code | what it says |", "|---|---|"]
    lines += [f"| `{code}` | {words['en']} |" for code, words in texts["fields"].items()]
    return "\n".join(lines) + "\n"


def _words(code: str, about: Mapping[str, object]) -> tuple[Words, Words]:
    entry = _texts()["refusals"][code]
    return _filled(entry["says"], about), _filled(entry["do"], about)


def _filled(texts: Mapping[str, str], about: Mapping[str, object]) -> Words:
    """The words in both languages; what is itself in both is filled in with its own."""
    vi = {name: each.vi if isinstance(each, Words) else each for name, each in about.items()}
    en = {name: each.en if isinstance(each, Words) else each for name, each in about.items()}
    return Words(texts["vi"].format(**vi), texts["en"].format(**en))


@cache
def _texts() -> Mapping[str, Any]:  # Any: plain data, checked by a test of the file
    file = resources.files("registry") / "refusals.yaml"
    data: Mapping[str, Any] = read_yaml(file.read_bytes(), file.name).data
    return data

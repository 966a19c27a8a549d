"""The page made from registers, facts and document types: `docs/registers.md` (see `make docs`).

What no text was read for is marked, here as on every other page.
"""

from collections.abc import Iterator
from datetime import date

from registry.procedure.vocabulary import Register
from registry.reference.holding import facts_carried
from registry.reference.loading import Reference, load_reference
from registry.reference.model import DocumentType, Ground, StateRegister
from rules import BasisStatus

REGISTERS_FILE = "docs/registers.md"
# The page shows what is shared on this day, so that it only changes when its sources do.
DAY = date(2026, 7, 1)
_MARK = " *(unverified)*"

_INTRODUCTION = """\
Which papers are known by name, what each carries, and which state register holds that. Made by
`make docs` from `registry/reference/registers.yaml`, `document_types.yaml`, `facts.yaml` and
`abbreviations.yaml`. *(unverified)* = no text was read for it: a lawyer must confirm it before it
is taken as law. What is held is as of {day}, with the law then in force."""


def registers_page() -> str:
    """What stands in `docs/registers.md`."""
    reference = load_reference()
    lines = ["# Registers and document types", "", _INTRODUCTION.format(day=DAY.isoformat())]
    lines += ["", "## Registers", "", *_overview(reference)]
    for register in reference.registers.values():
        lines += _register(reference, register)
    lines += ["", "## Document types", "", *_types(reference)]
    for kind in reference.document_types.values():
        if kind.facts:
            lines += _type(reference, kind)
    return "\n".join(lines) + "\n"


def _overview(reference: Reference) -> Iterator[str]:
    yield from ("| register | | owner | shared since | coverage |", "|---|---|---|---|---|")
    for register in reference.registers.values():
        coverage = register.coverage.extent if register.coverage else "not known"
        cells = (
            f"`{register.key}`",
            f"{register.name.en} · {register.name.vi}{_mark(register, 'name')}",
            _owner(reference, register.owner) + _mark(register, "owner"),
            _since(register),
            f"{coverage}{_mark(register, 'coverage')}",
        )
        yield f"| {' | '.join(cells)} |"


def _owner(reference: Reference, key: str | None) -> str:
    return reference.authorities[key].name.en if key else "the authority concerned"


def _mark(entry: StateRegister | DocumentType, key: str) -> str:
    return _MARK if key in entry.unverified else ""


def _since(register: StateRegister) -> str:
    days = [ground.from_ for ground in register.shared if not ground.general and ground.from_]
    return min(days).isoformat() if days else "no text read"


def _register(reference: Reference, register: StateRegister) -> Iterator[str]:
    yield from ("", f"### {register.key}", "")
    yield f"- Holds{_mark(register, 'facts')}: {_names(reference, register.facts)}."
    if register.read_by:
        yield f"- Read by{_mark(register, 'read_by')}: {register.read_by.en}."
    if register.coverage and register.coverage.missing:
        source = f"source: {register.coverage.source}"
        missing = register.coverage.missing.en
        yield f"- Does not cover{_mark(register, 'coverage')}: {missing} ({source})."
    yield from (f"- Ground: {_ground(ground)}." for ground in register.shared)


def _names(reference: Reference, keys: tuple[str, ...]) -> str:
    return ", ".join(reference.facts[key].name.en.lower() for key in keys)


def _ground(ground: Ground) -> str:
    article = f", {ground.article}" if ground.article else ""
    days = [f"from {ground.from_}" if ground.from_ else "", f"to {ground.to}" if ground.to else ""]
    about = "about data as such" if ground.general else ""
    status = "" if ground.status is BasisStatus.VERIFIED else str(ground.status)
    return ", ".join(filter(None, [ground.instrument + article, *days, about, status]))


def _types(reference: Reference) -> Iterator[str]:
    yield from ("| type | | other names | held in | issued by |", "|---|---|---|---|---|")
    for kind in reference.document_types.values():
        cells = (
            f"`{kind.key}`",
            f"{kind.name.en} · {kind.name.vi}",
            ", ".join([*kind.also, *_short_forms(reference, kind), *_former(kind)]),
            _held_in(kind) + _mark(kind, "register"),
            (_owner(reference, kind.issued_by) + _mark(kind, "issued_by"))
            if kind.issued_by
            else "",
        )
        yield f"| {' | '.join(cells)} |"


def _short_forms(reference: Reference, kind: DocumentType) -> Iterator[str]:
    for each in reference.short_forms_of(kind.key):
        yield from each.spellings


def _former(kind: DocumentType) -> Iterator[str]:
    return (f"{old.name} (until {old.since}, {old.instrument})" for old in kind.former)


def _held_in(kind: DocumentType) -> str:
    if kind.register_ is None:
        return "not known"
    listed = ", listed among what data replaces" if kind.listed else ""
    return "none" if kind.register_ is Register.NONE else f"`{kind.register_}`{listed}"


def _type(reference: Reference, kind: DocumentType) -> Iterator[str]:
    carried = facts_carried(reference, kind, DAY)
    held = sum(each.is_held for each in carried)
    yield from ("", f"### {kind.name.en}", "")
    yield f"{held} of {len(carried)} facts are in shared registers{_mark(kind, 'facts')}:"
    yield ""
    for each in carried:
        where = f"`{each.register.key}`" if each.register else "**in no shared register**"
        yield f"- {each.fact.name.en}: {where}"

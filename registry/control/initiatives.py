"""Initiatives (sáng kiến): what somebody made better, its measured effect, and who reused it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from registry.actors import Actor
from registry.control.entries import Correction, Entry, counting, records
from registry.control.recording import Asked, Book, EntryKind, Recorded, record_entry
from registry.procedure.folding import fold
from registry.refusals import FieldError, Invalid, Refusal, Words, field_error, invalid
from registry.store.store import Store
from registry.store.tables import ProcedureRow


@dataclass(frozen=True, slots=True)
class InitiativeDraft:
    """What was wrong, what was done, by whom, when; an effect names its source, and a source it."""

    title: str
    by_whom: str
    unit: str
    problem: str
    done: str
    on: date
    procedures: tuple[str, ...] = ()
    effect: str = ""
    effect_source: str = ""


@dataclass(frozen=True, slots=True)
class ReuseDraft:
    """That another unit does the same, since a day."""

    unit: str
    on: date


@dataclass(frozen=True, slots=True)
class Effect:
    """What was measured, and where that is from."""

    words: str
    source: str


@dataclass(frozen=True, slots=True)
class ProcedureRef:
    """A procedure by code, with the authority and name it was loaded with."""

    authority: str
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Reuse:
    """That a unit does the same, as it counts now; `authority` is whose controller recorded it."""

    number: int
    authority: str
    unit: str
    on: date
    by: str
    corrections: tuple[Correction, ...]


@dataclass(frozen=True, slots=True)
class Initiative:
    """An initiative as it counts now; `entry` is the number it was first recorded with."""

    number: int
    entry: int
    authority: str
    title: str
    by_whom: str
    unit: str
    problem: str
    done: str
    on: date
    procedures: tuple[ProcedureRef, ...]
    effect: Effect | None
    revision: int
    reuses: tuple[Reuse, ...]
    corrections: tuple[Correction, ...]


def record_initiative(
    store: Store,
    draft: InitiativeDraft | ReuseDraft,
    *,
    actor: Actor,
    now: datetime,
    idempotency_key: str,
    expected_revision: int,
    authority: str,
    initiative: int | None = None,
    corrects: int | None = None,
    reason: str = "",
) -> Recorded | Refusal:
    """Records an initiative of an authority, or that one was reused by another.

    `corrects` is the entry that is said anew, and why. It needs a controller of the authority that
    is named; a correction, one of the authority that recorded what it corrects. Raises StoreBusy.
    """
    return record_entry(
        store, BOOK, draft, actor=actor, now=now, idempotency_key=idempotency_key,
        expected_revision=expected_revision, authority=authority, record=initiative,
        corrects=corrects, reason=reason,
    )  # fmt: skip


def neither_nor_both() -> Invalid:
    """The answer to a request that says neither, or an initiative and its reuse at once."""
    return invalid([field_error("initiative", "one-of-two")])


def initiatives(store: Store, search: str = "") -> tuple[Initiative, ...]:
    """All of them, the newest first; `search`: those that have all these words or codes.

    Marks and case do not matter. Whoever holds a role may learn from what others did.
    """
    with store.read() as session:
        found = records(session, BOOK.key)
        codes = {c for those in found for each in those for c in each.said.get("procedures", ())}
        named = _named(session, codes)
    shown = (_initiative(those, named) for those in found)
    wanted = fold(search).split()
    kept = [one for one in shown if all(word in _text(one) for word in wanted)]
    return tuple(sorted(kept, key=lambda one: (-one.on.toordinal(), -one.number)))


def _mistakes(session: Session, asked: Asked, there: Sequence[Entry]) -> Iterator[FieldError]:
    said = asked.said
    if asked.kind == "reuse":
        yield from _of_reuse(asked, there)
        return
    if there and asked.corrects is None:
        yield field_error("initiative", "initiative-recorded", initiative=asked.record)
    if bool(said["effect"]) != bool(said["effect_source"]):
        yield field_error("effect_source" if said["effect"] else "effect", "effect-with-source")
    known = _named(session, set(said["procedures"]))
    for index, code in enumerate(said["procedures"]):
        if code not in known:
            yield field_error(f"procedures.{index}", "code-unknown", code=code)
        elif code in said["procedures"][:index]:
            yield field_error(f"procedures.{index}", "duplicate", code=code)


BOOK = Book(
    "initiative",
    Words("sáng kiến", "initiative"),
    {
        InitiativeDraft: EntryKind(
            "initiative", ("title", "by_whom", "unit", "problem", "done"), past=("on",)
        ),
        ReuseDraft: EntryKind("reuse", ("unit",), past=("on",)),
    },
    _mistakes,
)


def _of_reuse(asked: Asked, there: Sequence[Entry]) -> Iterator[FieldError]:
    if not there:
        yield field_error("initiative", "initiative-needed")
        return
    counted = counting(there)
    first = counted[0].entry.said
    if asked.said["on"] < first["on"]:
        yield field_error("on", "before-initiative", day=first["on"])
    unit = fold(asked.said["unit"])
    others = (each for each in counted if each.number != asked.corrects)
    if any(fold(each.entry.said["unit"]) == unit for each in others):
        yield field_error("unit", "unit-has-it", unit=asked.said["unit"])


def _named(session: Session, codes: set[str]) -> dict[str, list[ProcedureRef]]:
    """The procedures with each of these codes; authorities may share one."""
    rows = session.exec(
        select(ProcedureRow)
        .where(col(ProcedureRow.code).in_(codes))
        .order_by(col(ProcedureRow.key))
    ).all()
    found: dict[str, list[ProcedureRef]] = {}
    for row in rows:
        found.setdefault(row.code, []).append(ProcedureRef(row.authority, row.code, row.name))
    return found


def _initiative(those: Sequence[Entry], named: dict[str, list[ProcedureRef]]) -> Initiative:
    first, *rest = counting(those)
    said = first.entry.said
    return Initiative(
        number=those[0].record,
        entry=first.number,
        authority=first.entry.authority,
        title=said["title"],
        by_whom=said["by_whom"],
        unit=said["unit"],
        problem=said["problem"],
        done=said["done"],
        on=date.fromisoformat(said["on"]),
        procedures=tuple(ref for code in said["procedures"] for ref in named.get(code, ())),
        effect=Effect(said["effect"], said["effect_source"]) if said["effect"] else None,
        revision=len(those),
        reuses=tuple(
            Reuse(
                each.number, each.entry.authority, each.entry.said["unit"],
                date.fromisoformat(each.entry.said["on"]), each.entry.by, each.corrections,
            )
            for each in rest
        ),
        corrections=first.corrections,
    )  # fmt: skip


def _text(one: Initiative) -> str:
    """What is searched: everything that was said, folded."""
    effect = one.effect.words if one.effect else ""
    named = (f"{each.code} {each.name}" for each in one.procedures)
    units = (each.unit for each in one.reuses)
    return fold(" ".join(
        (one.title, one.by_whom, one.unit, one.problem, one.done, effect, *named, *units)
    ))  # fmt: skip

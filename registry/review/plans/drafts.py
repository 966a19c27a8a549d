"""What a person says of an item of a plan, and what is wrong with it."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any
from unicodedata import normalize

from sqlmodel import Session

from registry.refusals import FieldError, field_error
from registry.review.plans.words import grounds
from registry.store.review_tables import PlanItemRow
from registry.store.tables import ProcedureRow

_LONGEST = 2000
_MOST_PARTNERS = 50


@dataclass(frozen=True, slots=True)
class ItemDraft:
    """What a person says of an item: a procedure (`authority/code`) or the words of a group.

    What is left out can be said later, until the plan is approved.
    """

    procedure: str | None = None
    group: str | None = None
    lead: str | None = None
    partners: tuple[str, ...] = ()
    starts: date | None = None
    ends: date | None = None
    ground: str | None = None
    ground_words: str = ""
    product: str | None = None


def cleaned(draft: ItemDraft) -> ItemDraft:
    """Without space around words; an empty text says nothing."""
    return replace(
        draft,
        procedure=_said(draft.procedure),
        group=_said(draft.group),
        lead=_said(draft.lead),
        partners=tuple(words for each in draft.partners if (words := _said(each))),
        ground=_said(draft.ground),
        ground_words=_said(draft.ground_words) or "",
        product=_said(draft.product),
    )


def _said(words: str | None) -> str | None:
    return normalize("NFC", words or "").strip() or None


def plain(draft: ItemDraft) -> dict[str, Any]:  # Any: plain data
    return asdict(draft) | {
        "partners": list(draft.partners),
        "starts": draft.starts.isoformat() if draft.starts else None,
        "ends": draft.ends.isoformat() if draft.ends else None,
    }


def columns_of(draft: ItemDraft) -> dict[str, Any]:  # Any: plain data
    said = asdict(draft)
    return said | {"group_name": said.pop("group"), "partners": list(draft.partners)}


def draft_of(row: PlanItemRow) -> ItemDraft:
    return ItemDraft(
        procedure=row.procedure,
        group=row.group_name,
        lead=row.lead,
        partners=tuple(row.partners),
        starts=row.starts,
        ends=row.ends,
        ground=row.ground,
        ground_words=row.ground_words,
        product=row.product,
    )


def item_mistakes(session: Session, draft: ItemDraft) -> Iterator[FieldError]:
    if (draft.procedure is None) == (draft.group is None):
        yield field_error("procedure", "procedure-or-group")
    if draft.procedure and session.get(ProcedureRow, draft.procedure) is None:
        authority, _, code = draft.procedure.partition("/")
        yield field_error("procedure", "procedure-unknown", code=code, authority=authority)
    if draft.ground is not None and draft.ground not in grounds():
        allowed = ", ".join(grounds())
        yield field_error("ground", "ground-unknown", found=draft.ground, allowed=allowed)
    if draft.starts and draft.ends and draft.ends < draft.starts:
        yield field_error("ends", "ends-before-start", starts=draft.starts.isoformat())
    if len(draft.partners) > _MOST_PARTNERS:
        yield field_error("partners", "too-many", limit=_MOST_PARTNERS)
    for name in ("group", "lead", "ground_words", "product"):
        yield from too_long(name, getattr(draft, name) or "")
    for index, partner in enumerate(draft.partners):
        yield from too_long(f"partners.{index}", partner)


def too_long(name: str, words: str) -> Iterator[FieldError]:
    if len(words) > _LONGEST:
        yield field_error(name, "too-long", limit=_LONGEST)

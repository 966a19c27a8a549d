"""The cost sheet of a case: people keep what it rests on, the figures are worked out anew.

The sheets of now and after follow from the edition under review and the measures together, so a
changed measure changes the saving at once (Thông tư 02/2017/TT-VPCP, Điều 27; `registry.cost`).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from typing import Any

from sqlmodel import Session, col, select

from registry.actors import Actor, Grant
from registry.cost import (
    FORMULA,
    Comparison,
    Figure,
    Inputs,
    Level,
    Problem,
    Sheet,
    compare_editions,
    from_plain,
    guard_comparison,
    to_plain,
)
from registry.cost.problems import problem
from registry.reference import load_wages
from registry.refusals import FieldError, Refusal, field_error, invalid, not_found
from registry.review.events import happened
from registry.review.measures import allowed, closed_for_changes
from registry.review.proposals.accepted import accepted_of
from registry.review.proposals.proposal import Proposal, proposed_today
from registry.review.reading import CASE
from registry.store.acts import Writing
from registry.store.commands import Request, carry_out
from registry.store.review_tables import CostSheetRow, ReviewCaseRow
from registry.store.store import Store

KEEP_COSTS = "keep_cost_sheet"
_LONGEST = 1000
_DECIMALS = 6
_EXPONENTS = range(-_DECIMALS, 12)
# What no figure of a real sheet exceeds; together they keep every total exact.
_MOST_PERCENT = 100
_MOST_TIMES = 1000
_MOST_SUBJECTS = 100_000_000
_MOST_VND = 100_000_000_000


@dataclass(frozen=True, slots=True)
class CostDraft:
    """What a cost sheet rests on; `after` where shares or frequencies are others afterwards.

    Wages and subjects of after are those of now, see `registry.cost.compare`.
    """

    now: Inputs
    after: Inputs | None = None


@dataclass(frozen=True, slots=True)
class KeptSheet:
    """What became of keeping a sheet: its revision and that of its case."""

    case: int
    revision: int
    case_revision: int


@dataclass(frozen=True, slots=True)
class Cost:
    """What the procedure of a case costs now and after its measures; both None without a sheet.

    `doubts`: figures that look wrong; `accepted` are the reasons why some are right, by
    fingerprint. The others are to be corrected before the case goes on.
    """

    draft: CostDraft | None = None
    comparison: Comparison | None = None
    doubts: tuple[Problem, ...] = ()
    author: str | None = None
    at: datetime | None = None
    accepted: Mapping[str, str] = field(default_factory=dict)

    @property
    def standing(self) -> tuple[Problem, ...]:
        """The doubts that nobody has accepted."""
        return tuple(each for each in self.doubts if fingerprint_of(each) not in self.accepted)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What keeps the saving from being known; it counts as nothing, not as zero."""
        if self.comparison is None:
            return (problem("sheet-missing", "."),)
        return self.comparison.problems

    @property
    def is_complete(self) -> bool:
        """Whether the saving of a year is known."""
        return self.comparison is not None and self.comparison.saving is not None


def keep_cost_sheet(
    store: Store,
    case: int,
    draft: CostDraft,
    *,
    actor: Actor,
    now: datetime,
    idempotency_key: str,
    expected_revision: int,
) -> KeptSheet | Refusal:
    """Keeps what the cost sheet of a case rests on; `expected_revision` is that of the case.

    What is not known is no mistake: the sheet tells it. Raises StoreBusy.
    """
    request = Request(
        KEEP_COSTS,
        f"cases/{case}",
        actor,
        now,
        idempotency_key,
        expected_revision,
        to_plain(draft),
    )
    return carry_out(
        store, request, KeptSheet, lambda writing: _kept(writing, case, draft, expected_revision)
    )


def cost_of(session: Session, case: ReviewCaseRow, proposed: Proposal) -> Cost:
    """The cost of a case on what it proposes, from the inputs that were kept.

    The sheet of an earlier case on the same procedure is what its figures are held against.
    """
    row = session.get(CostSheetRow, case.id)
    if row is None:
        return Cost()
    draft = from_plain(CostDraft, row.inputs)
    comparison = _compared(proposed, draft)
    doubts = guard_comparison(comparison, previous=_previous(session, case))
    accepted = accepted_of(session, case)
    return Cost(draft, comparison, doubts, row.author, row.at, accepted)


def cost_today(session: Session, case: ReviewCaseRow, today: date) -> Cost:
    """The cost of a case on its measures as they are on a day."""
    return cost_of(session, case, proposed_today(session, case, today))


def fingerprint_of(doubt: Problem) -> str:
    """What a doubt is known by; with another figure it is another doubt, to be judged anew."""
    return f"cost:{doubt.code}:{doubt.element}:{doubt.found}:{doubt.expected}"


def _compared(proposed: Proposal, draft: CostDraft) -> Comparison:
    return compare_editions(
        proposed.before,
        proposed.after,
        draft.now,
        load_wages(),
        after_inputs=draft.after,
        abolished=proposed.abolishes,
    )


def _previous(session: Session, case: ReviewCaseRow) -> Sheet | None:
    """The sheet of now of the last case before this one, as it was when it was kept."""
    query = (
        select(CostSheetRow)
        .join(ReviewCaseRow, col(ReviewCaseRow.id) == col(CostSheetRow.case))
        .where(ReviewCaseRow.procedure == case.procedure, col(CostSheetRow.case) < case.id)
        .order_by(col(CostSheetRow.case).desc())
        .limit(1)
    )
    row = session.exec(query).first()
    return from_plain(Comparison, row.sheet).now if row else None


def _kept(
    writing: Writing, number: int, draft: CostDraft, expected_revision: int
) -> KeptSheet | Refusal:
    case = writing.session.get(ReviewCaseRow, number)
    if case is None:
        return not_found(CASE, number)
    grant = allowed(writing, case)
    if not isinstance(grant, Grant):
        return grant
    row = writing.session.get(CostSheetRow, number)
    refused = closed_for_changes(
        case, case.revision, expected_revision, current=row.inputs if row else None
    )
    if refused:
        return refused
    mistakes = tuple(_mistakes(draft))
    if mistakes:
        return invalid(mistakes)
    return _written(writing, case, row, draft, grant)


def _written(
    writing: Writing, case: ReviewCaseRow, row: CostSheetRow | None, draft: CostDraft, grant: Grant
) -> KeptSheet:
    session, base = writing.session, case.revision
    assert case.id is not None  # it was read
    told: dict[str, Any] = {  # Any: plain data
        "edition": case.edition,
        "formula": FORMULA,
        "inputs": to_plain(draft),
    }
    sheet = to_plain(_compared(proposed_today(session, case, writing.now.date()), draft))
    values = {**told, "sheet": sheet, "author": writing.actor.name, "at": writing.now}
    if row is None:
        row = CostSheetRow(case=case.id, revision=1, **values)
    else:
        for name, value in values.items():
            setattr(row, name, value)
        row.revision += 1
    case.revision += 1
    session.add_all([row, case])
    session.flush()
    act = writing.log(KEEP_COSTS, f"cases/{case.id}", told, under=grant, base_revision=base)
    happened(writing, grant, act, kind=KEEP_COSTS, case=case.id)
    session.flush()
    return KeptSheet(case.id, row.revision, case.revision)


@dataclass(frozen=True, slots=True)
class _Stated:
    """One figure as it was stated: where in the draft, its numbers, the most it can be."""

    path: str
    numbers: tuple[Decimal, ...]
    source: str
    most: int


def _mistakes(draft: CostDraft) -> Iterator[FieldError]:
    if not draft.now.region.strip():
        yield field_error("region", "required")
    for side, inputs in (("now", draft.now), ("after", draft.after)):
        for each in _stated(inputs) if inputs else ():
            yield from _wrong_with(f"{side}.{each.path}", each)


def _stated(inputs: Inputs) -> Iterator[_Stated]:
    for index, share in enumerate(inputs.shares):
        yield _Stated(f"shares.{index}", (share.percent,), share.source, _MOST_PERCENT)
    for index, each in enumerate(inputs.frequencies):
        yield _of_figure(f"frequencies.{index}", each.figure, _MOST_TIMES)
    for index, each in enumerate(inputs.amounts):
        yield _of_figure(f"amounts.{index}", each.figure, _MOST_VND)
    for path, figure, most in (
        ("subjects", inputs.subjects, _MOST_SUBJECTS),
        ("timesPerYear", inputs.times_per_year, _MOST_TIMES),
        ("risk", inputs.risk, _MOST_VND),
    ):
        if figure is not None:
            yield _of_figure(path, figure, most)


def _of_figure(path: str, figure: Figure, most: int) -> _Stated:
    return _Stated(path, tuple(figure.at(level) for level in Level), figure.source, most)


def _wrong_with(path: str, stated: _Stated) -> Iterator[FieldError]:
    if not stated.source.strip():
        yield field_error(f"{path}.source", "required")
    if len(stated.source) > _LONGEST:
        yield field_error(f"{path}.source", "too-long", limit=_LONGEST)
    refused = (number for number in stated.numbers if not _is_usable(number, stated.most))
    for number in islice(refused, 1):  # one is enough: of no range all three are the same
        yield field_error(
            path, "figure-refused", found=number, most=stated.most, decimals=_DECIMALS
        )


def _is_usable(number: Decimal, most: int) -> bool:
    """Whether it is a number between 0 and the most it can be, without too many digits."""
    return number.is_finite() and 0 <= number <= most and number.as_tuple().exponent in _EXPONENTS

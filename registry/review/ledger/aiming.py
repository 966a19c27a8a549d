"""What would reach a target in a case, or over the cases of a plan, an agency, a field, a year."""

from datetime import date
from decimal import Decimal

from registry.actors import Actor
from registry.reference import load_wages
from registry.review.dossier import Dossier
from registry.review.ledger.lines import Record
from registry.review.ledger.rows import CaseState, cases_in, records_of
from registry.review.ledger.targets import TargetAnswer, target_answer
from registry.review.ledger.totals import Wanted
from registry.review.machine import Of, states
from registry.store.store import Store


def target_of_case(
    found: Dossier, *, time_percent: Decimal | None, cost_percent: Decimal | None
) -> TargetAnswer:
    """What would reach a target in one case, from all its measures that are not given up."""
    one = found.summary.case
    record = Record(
        case=one.id,
        procedure=found.procedure,
        name=one.procedure_name,
        draft=found.cost.draft,
        measures=found.summary.measures,
        year=one.opened_at.year,
    )
    return target_answer(
        [record], load_wages(), time_percent=time_percent, cost_percent=cost_percent
    )


def target(
    store: Store,
    wanted: Wanted,
    *,
    actor: Actor,
    today: date,
    time_percent: Decimal | None,
    cost_percent: Decimal | None,
) -> TargetAnswer:
    """What would reach a target over all cases that are asked for and the actor may see."""
    with store.read() as session:
        living = [code for code, state in states().items() if state.of is not Of.BOTH]
        every = cases_in(session, living, actor=actor, today=today)
        cases = [each for each in every if _fits(each, wanted)]
        records = [
            each
            for each in records_of(session, cases, today)
            if wanted.field in (None, each.procedure.field)
        ]
    return target_answer(
        records, load_wages(), time_percent=time_percent, cost_percent=cost_percent
    )


def _fits(case: CaseState, wanted: Wanted) -> bool:
    """Whether a case is asked for, apart from its field."""
    authority = case.procedure.partition("/")[0]
    plan = case.plan.number if case.plan else None
    return all(
        asked is None or asked == found
        for asked, found in (
            (wanted.authority, authority),
            (wanted.plan, plan),
            (wanted.year, case.year),
            (wanted.case, case.number),
        )
    )

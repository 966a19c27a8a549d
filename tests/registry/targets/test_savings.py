"""The cut of cost by the reform ledger: only where everything a target is about was costed."""

from datetime import date, timedelta
from decimal import Decimal

from registry.review.ledger.lines import entries
from registry.review.ledger.totals import Ledger
from registry.targets.savings import cost_cut
from registry.targets.share import Reading
from tests.registry.cost.examples import WAGES
from tests.registry.review.ledger.samples import REMOVE_BOTH, measure, record
from tests.registry.review.ledger.test_ledger import CHECKED

EFFECTIVE = date(2026, 6, 1)
KEY = record().key


def read(state: str = "VERIFIED", *, day: date = EFFECTIVE, others: int = 0, checked: bool = True,
         ) -> Reading:  # fmt: skip
    found = list(entries([record(measure(1, REMOVE_BOTH, state))], CHECKED if checked else WAGES))
    ledger = Ledger(found[0][0], (found[0][1],))
    return cost_cut(ledger, [KEY, *(f"bo/{at}" for at in range(others))], day)


def test_what_is_in_force_is_a_share_of_what_all_of_it_costs() -> None:
    """The worked example saves 194,000 of 714,000 VND by two papers."""
    found = read()

    assert found.missing is None
    assert found.share is not None
    assert found.share.percent == Decimal("27.17")


def test_what_is_only_approved_or_comes_into_force_later_cuts_nothing() -> None:
    approved, before = read("APPROVED"), read(day=EFFECTIVE - timedelta(days=1))

    assert approved.share is not None
    assert approved.share.percent == 0
    assert before.share is None


def test_one_procedure_nobody_costed_leaves_no_share_but_says_what_was_saved() -> None:
    found = read(others=1)

    assert found.share is None
    assert found.missing is not None
    assert found.missing.en == "1 of 2 procedures was not costed"
    assert found.figures[0].value == 194_000 * 3_000


def test_what_rests_on_unchecked_inputs_is_no_share() -> None:
    assert read(checked=False).share is None


def test_nothing_is_a_share_of_no_procedures() -> None:
    assert cost_cut(Ledger(), [], EFFECTIVE).share is None

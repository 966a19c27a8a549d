"""A paper whose figures contradict each other is not printed."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from registry.papers import FORMATS, Paper, PaperInconsistent, Press, Saving
from tests.registry.papers.sample_papers import WORKED, annex, cost_sheet, decision, submission


def _total_off() -> Paper:
    sheet = cost_sheet()
    return replace(sheet, once=Saving(714_100, 200_000, 514_100, Decimal("71.99")))


def _line_off() -> Paper:
    sheet = cost_sheet()
    wrong = replace(sheet.after[1], yearly=sheet.after[1].yearly * 10)
    return replace(sheet, after=(sheet.after[0], wrong, *sheet.after[2:]))


def _percent_off() -> Paper:
    wrong = replace(decision().annex.options[0], benefit=replace(WORKED, percent=Decimal("71.98")))
    return replace(decision(), annex=replace(annex(), options=(wrong, annex().options[1])))


def _saving_off() -> Paper:
    paper = submission()
    assert paper.total is not None
    return replace(paper, total=replace(paper.total, saving=1))


def _mean_of_percentages() -> Paper:
    total = annex().total
    assert total is not None
    return replace(annex(), total=replace(total, percent=Decimal("86.00")))


def _total_of_what_is_not_known() -> Paper:
    unknown = replace(annex().options[0], benefit=None)
    return replace(annex(), options=(unknown, annex().options[1]))


def _no_total() -> Paper:
    return replace(annex(), total=None)


@pytest.mark.parametrize(
    ("paper", "said"),
    [
        (_total_off, "the lines make 714.000, the total says 714.100"),
        (_line_off, "after, one year: the lines make 1.410.000.000, the total says 600.000.000"),
        (_percent_off, "2.001987: saves 71,99"),
        (_saving_off, "total: saves 1.935.400.000, not 1."),
        (_mean_of_percentages, "total: saves 76,34"),
        (_total_of_what_is_not_known, "an option has no cost, so there is no total"),
        (_no_total, "every option has a cost, so there is a total"),
    ],
)
@pytest.mark.parametrize("kind", FORMATS)
def test_a_contradiction_stops_every_format_and_is_named(
    press: Press, kind: str, paper: Callable[[], Paper], said: str
) -> None:
    with pytest.raises(PaperInconsistent) as refused:
        FORMATS[kind](press, paper())

    assert any(said in contradiction for contradiction in refused.value.contradictions)


def test_nothing_saved_of_nothing_has_no_percentage(press: Press) -> None:
    free = Saving(0, 0, 0, None)
    option = replace(annex().options[0], benefit=free)

    assert press.docx(replace(annex(), options=(option,), total=free))
    zero = replace(free, percent=Decimal("0.00"))
    with pytest.raises(PaperInconsistent):
        press.docx(replace(annex(), options=(option,), total=zero))

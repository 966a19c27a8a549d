"""Cost sheets of the shipped example procedures: what they lack is named, nothing fails."""

from pathlib import Path

import pytest

from registry.cost import Sheet, compare, cost_sheet, from_plain, guard, to_plain
from registry.procedure.model import Procedure
from registry.procedure.reading import procedure_from_data, read_procedure
from registry.procedure.writing import plain_data
from rules import Operation
from tests.registry.cost.examples import INPUTS, WAGES, task

FILES = sorted(Path("registry/examples").rglob("*.yaml"))
EXAMPLES = [
    read_procedure(path.read_bytes(), path.name).procedure
    for path in FILES
    if b"schema: procedure/v1" in path.read_bytes()
]


def with_effort(procedure: Procedure) -> Procedure:
    """As it is, with half an hour of work on each of its papers."""
    effort = [
        task(f"e{n}", "prepare", "0.5", on=f"documents/{paper.id}")
        for n, paper in enumerate(procedure.documents or ())
    ]
    return procedure_from_data(plain_data(procedure) | {"effort": effort})


@pytest.mark.parametrize("procedure", EXAMPLES, ids=lambda each: each.code)
def test_every_example_has_a_sheet_that_says_what_it_lacks(procedure: Procedure) -> None:
    sheet = cost_sheet(procedure, INPUTS, WAGES)

    assert sheet.is_complete == (not sheet.problems)
    assert "effort-missing" in [each.code for each in sheet.problems] or procedure.effort
    assert from_plain(Sheet, to_plain(sheet)) == sheet
    assert [each.code for each in guard(sheet) if each.code != "too-little"] == []


@pytest.mark.parametrize("procedure", EXAMPLES, ids=lambda each: each.code)
def test_the_work_on_a_paper_goes_with_the_paper(procedure: Procedure) -> None:
    worked = with_effort(procedure)
    papers = worked.documents or ()

    for paper in papers[:1]:
        patch = [Operation(op="remove", path=f"documents/{paper.id}")]
        compared = compare(worked, patch, INPUTS, WAGES)
        asked = {line.element for line in compared.now.applicant.lines}
        assert set(compared.fallen) == {"effort/e0"} & asked

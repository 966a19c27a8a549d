"""What a case costs, as clients keep and see it."""

from typing import Any

from registry.actors import Actor, Role
from tests.schema.kept import AUTHORITY, REVIEWER, STRANGER, Kept
from tests.schema.test_every_mutation import do
from tests.schema.test_proposals import added, opened

OTHER = Actor("hai", Role.REVIEWER, AUTHORITY)
HOURS = {"low": "2", "mid": "2", "high": "2"}
EFFORT = [{
    "id": "e1", "task": "prepare", "for": "documents/a", "hours": HOURS, "cost_vnd": 10000,
    "source": "Khảo sát", "date": "2026-03-01",
}]  # fmt: skip
CASE = """{reviewCase(id: "1") {revision cost {complete
  problems {code element message(lang: EN) toDo} doubts {code element found expected ratio}
  formula region keptBy percent saving {low mid high}
  now {unit {mid} year {mid} wage {mid source verified} subjects {mid source}
    lines {element task label fee tiedTo hours {mid source} cost {mid}}}
  after {unit {mid} year {mid} lines {element}}}}}"""


def cost(registry: Kept, actor: Actor = OTHER) -> Any:
    return registry.ask(CASE, actor=actor)["reviewCase"]["cost"]


def kept(registry: Kept, revision: int, **now: Any) -> Any:
    asked = {
        "reviewCase": 1, "region": "vi-du", "asOf": "2026-11-23", "now": now,
        "expectedRevision": revision, "idempotencyKey": f"costs {revision}",
    }  # fmt: skip
    return do(registry, "keepCostSheet", asked, REVIEWER)["data"]["done"]


def test_a_case_without_a_sheet_says_so_and_shows_no_figures(registry: Kept) -> None:
    opened(registry)

    found = cost(registry)
    assert found["complete"] is False
    assert [each["code"] for each in found["problems"]] == ["sheet-missing"]
    assert (found["now"], found["after"], found["saving"]) == (None, None, None)


def test_what_is_not_known_is_named_and_is_no_zero(registry: Kept) -> None:
    opened(registry)
    assert kept(registry, 1)["__typename"] == "ReviewActSuccess"

    found = cost(registry)
    codes = {each["code"] for each in found["problems"]}
    assert {"effort-missing", "fees-missing", "volume-missing"} <= codes
    assert (found["complete"], found["saving"], found["percent"]) == (False, None, None)
    assert found["now"]["year"] is None
    assert (found["region"], found["keptBy"]) == ("vi-du", "lan")


def test_a_measure_that_states_the_work_is_counted_line_by_line(registry: Kept) -> None:
    """The edition states no work: what a measure adds costs more afterwards, told as such."""
    opened(registry)
    patch = [
        {"op": "set", "path": "effort", "value": EFFORT},
        {"op": "set", "path": "fees", "value": []},
    ]
    assert added(registry, 1, patch=patch)["__typename"] == "ReviewActSuccess"
    subjects = {"mid": "3000", "source": "Báo cáo 2025", "day": "2025-12-31"}
    assert kept(registry, 2, subjects=subjects)["__typename"] == "ReviewActSuccess"

    found = cost(registry)
    assert found["after"]["unit"] == {"mid": 130_000}
    assert found["after"]["year"] == {"mid": 390_000_000}
    assert found["after"]["lines"] == [{"element": "effort/e1"}]
    assert found["now"]["wage"] == {
        "mid": "60000", "source": "Ví dụ tính toán (số liệu giả định)", "verified": False
    }  # fmt: skip
    assert found["now"]["subjects"] == {"mid": "3000", "source": "Báo cáo 2025"}
    assert found["saving"] is None


def test_a_refused_figure_is_named_by_its_field(registry: Kept) -> None:
    opened(registry)

    refused = kept(registry, 1, subjects={"mid": "-1", "source": " "})
    assert refused["code"] == "invalid"
    fields = {each["field"] for each in refused["fields"]}
    assert fields == {"now.subjects", "now.subjects.source"}
    assert cost(registry)["region"] is None


def test_a_number_that_is_none_is_refused_before_it_is_kept(registry: Kept) -> None:
    opened(registry)
    asked = {
        "reviewCase": 1, "region": "vi-du", "asOf": "2026-11-23", "expectedRevision": 1,
        "idempotencyKey": "k", "now": {"subjects": {"mid": "ba nghìn", "source": "A"}},
    }  # fmt: skip

    answer = do(registry, "keepCostSheet", asked, REVIEWER)
    assert answer["errors"]
    assert cost(registry)["region"] is None


def test_people_of_another_authority_see_no_cost(registry: Kept) -> None:
    opened(registry)
    kept(registry, 1)

    assert registry.ask(CASE, actor=STRANGER)["reviewCase"] is None

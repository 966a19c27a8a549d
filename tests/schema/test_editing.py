"""What is suggested for a case and what of it can be changed, as clients see it."""

from pathlib import Path
from typing import Any

from registry.actors import Actor, Role
from registry.store import load
from tests.registry.folders import LATER, LOADER, PAPERS, papers, procedure_text, write_folder
from tests.schema.kept import AUTHORITY, CODES, REVIEWER, STRANGER, Kept
from tests.schema.test_every_mutation import MEASURE, do

OTHER = Actor("hai", Role.REVIEWER, AUTHORITY)
CASE = """query($element: String = "") {reviewCase(id: "1") {
  suggestedMeasures {key clash(lang: EN) choices {title outcome withinPower}}
  elements {path part partName(lang: EN) name inside}
  changesOf(element: $element) {code asks words vocabulary current label(lang: EN) siblings {path}}
  newerEdition {changes {path} measures {number paths {path fate message(lang: EN)}}}
  measures {number operations {path message(lang: EN)} lostPaths {path fate}}}}"""


def opened(registry: Kept) -> None:
    do(registry, "openReviewCase", {
        "authority": AUTHORITY, "code": CODES[1], "reason": "Nhiều giấy tờ",
        "expectedRevision": 1, "idempotencyKey": "open",
    }, REVIEWER)  # fmt: skip


def added(registry: Kept, *measures: dict[str, Any], revision: int = 1) -> Any:
    asked = {
        "reviewCase": 1, "measures": list(measures), "expectedRevision": revision,
        "idempotencyKey": f"add {revision}",
    }  # fmt: skip
    return do(registry, "addMeasures", asked, REVIEWER)["data"]["done"]


def case(registry: Kept, element: str = "") -> Any:
    return registry.ask(CASE, {"element": element}, actor=OTHER)["reviewCase"]


def test_elements_and_what_can_be_changed_of_one(registry: Kept) -> None:
    opened(registry)

    found = case(registry, "documents/a")

    assert [each["path"] for each in found["elements"]] == [".", "documents/a", "documents/b"]
    assert found["elements"][1] | {"part": 0} == {
        "path": "documents/a", "part": 0, "partName": "Documents", "name": "Giấy a", "inside": None,
    }  # fmt: skip
    changes = {each["code"]: each for each in found["changesOf"]}
    assert changes["form"]["asks"] == "WORDS"
    assert changes["form"]["vocabulary"] == "form"
    assert "unspecified" not in changes["form"]["words"]
    assert changes["merge"]["siblings"] == [{"path": "documents/b"}]
    assert case(registry, "documents/khac")["changesOf"] == []


def test_several_measures_are_added_together_or_not_at_all(registry: Kept) -> None:
    opened(registry)
    broken = MEASURE | {"title": " ", "patch": [{"op": "remove", "path": "documents/khac"}]}

    refused = added(registry, MEASURE, broken)
    assert [each["field"] for each in refused["fields"]] == [
        "measures.1.title", "measures.1.patch",
    ]  # fmt: skip
    assert case(registry)["measures"] == []

    assert added(registry, MEASURE, MEASURE | {"title": "Hai"})["__typename"] == "ReviewActSuccess"
    assert [each["number"] for each in case(registry)["measures"]] == [1, 2]
    assert case(registry)["measures"][0]["operations"] == [
        {"path": "documents/a", "message": "Remove document “Giấy a”"}
    ]


def test_a_newer_edition_is_told_with_what_it_means_for_the_measures(
    registry: Kept, tmp_path: Path
) -> None:
    opened(registry)
    added(registry, MEASURE)
    assert case(registry)["newerEdition"] is None
    files = {f"{CODES[1]}.yaml": procedure_text(CODES[1], more=papers("b"))}
    folder = write_folder(tmp_path / "newer", files)
    load(registry.store, folder, actor=LOADER, now=LATER, analysis=PAPERS)

    newer = case(registry)["newerEdition"]
    assert newer["changes"] == [{"path": "documents/a"}]
    assert newer["measures"] == [{"number": 1, "paths": [{
        "path": "documents/a", "fate": "REMOVED", "message": "“Giấy a” is there no longer.",
    }]}]  # fmt: skip
    done = do(registry, "rebaseCase", {
        "number": 1, "expectedRevision": 2, "idempotencyKey": "r",
    }, REVIEWER)["data"]["done"]  # fmt: skip
    assert done["__typename"] == "ReviewActSuccess"
    after = case(registry)
    assert after["newerEdition"] is None
    assert after["measures"][0]["lostPaths"] == [{"path": "documents/a", "fate": "REMOVED"}]
    assert after["measures"][0]["operations"] == [{"path": "documents/a", "message": None}]


def test_strangers_see_nothing_of_it(registry: Kept) -> None:
    opened(registry)
    assert registry.ask(CASE, {"element": ""}, actor=STRANGER)["reviewCase"] is None

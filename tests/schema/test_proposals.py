"""What a case proposes, as clients see it: before and after, clashes, the texts to amend."""

from typing import Any

from registry.actors import Actor, Role
from tests.schema.kept import AUTHORITY, CODES, REVIEWER, STRANGER, Kept
from tests.schema.test_every_mutation import MEASURE, do

OTHER = Actor("hai", Role.REVIEWER, AUTHORITY)
CASE = """{reviewCase(id: "1") {
  state revision mayChange
  measures {number outcome state patch {op path}}
  proposal {changes {path kind part partName before after message(lang: EN)}
    clashes {measure other why en: why(lang: EN)} textsToAmend {instrument article elements}}
  history {action measure words}}}"""


def opened(registry: Kept) -> None:
    do(registry, "openReviewCase", {
        "authority": AUTHORITY, "code": CODES[1], "reason": "Nhiều giấy tờ",
        "expectedRevision": 1, "idempotencyKey": "open",
    }, REVIEWER)  # fmt: skip


def added(registry: Kept, revision: int, **more: Any) -> Any:
    asked = {
        "reviewCase": 1, "measure": MEASURE | more, "expectedRevision": revision,
        "idempotencyKey": f"add {revision}",
    }  # fmt: skip
    return do(registry, "addMeasure", asked, REVIEWER)["data"]["done"]


def test_a_measure_shows_what_it_changes(registry: Kept) -> None:
    opened(registry)
    assert added(registry, 1)["__typename"] == "ReviewActSuccess"

    found = registry.ask(CASE, actor=OTHER)["reviewCase"]
    assert found["measures"] == [{
        "number": 1, "outcome": "REPLACE_BY_DATA", "state": None,
        "patch": [{"op": "remove", "path": "documents/a"}],
    }]  # fmt: skip
    [change] = found["proposal"]["changes"]
    assert (change["path"], change["kind"], change["partName"]) == (
        "documents/a", "removed", "Thành phần hồ sơ"
    )  # fmt: skip
    assert change["message"] == "Remove document “Giấy a”"
    assert change["before"]["name"] == "Giấy a"
    assert change["after"] is None
    assert [each["action"] for each in found["history"]] == ["opened", "addMeasure"]


def test_measures_that_contradict_each_other_are_named(registry: Kept) -> None:
    opened(registry)
    added(registry, 1)
    patch = [{"op": "set", "path": "documents/a/name", "value": "Giấy a mới"}]
    assert added(registry, 2, patch=patch, title="Đổi tên")["__typename"] == "ReviewActSuccess"

    [clash] = registry.ask(CASE, actor=OTHER)["reviewCase"]["proposal"]["clashes"]
    assert (clash["measure"], clash["other"]) == (2, 1)
    assert "không có chỗ này" in clash["why"]
    assert "no such place" in clash["en"]


def test_people_of_another_authority_see_no_proposal(registry: Kept) -> None:
    opened(registry)
    added(registry, 1)

    assert registry.ask(CASE, actor=STRANGER)["reviewCase"] is None


BRINGS = """{reviewCase(id: "1") {state revision proposal {
  solved {ruleId element} remaining {ruleId element status}
  newFindings {fingerprint ruleId element severity stops accepted status message(lang: EN)}
  neighbours {procedure {code} paper lost others required}
  textsToAmend {instrument otherProcedures alsoSets {procedure {code} element}}}}}"""
CARD = {
    "id": "the", "name": "Thẻ căn cước", "kind": "identity", "register": "population",
    "form": "copy",
}  # fmt: skip


def brings(registry: Kept) -> Any:
    return registry.ask(BRINGS, actor=OTHER)["reviewCase"]


def test_a_proposal_tells_what_it_brings_and_a_new_finding_is_accepted(registry: Kept) -> None:
    """Judged by the shipped rules: the procedure now asks citizens for an identity card."""
    opened(registry)
    patch = [
        {"op": "set", "path": "applicants", "value": ["citizen"]},
        {"op": "add", "path": "documents/the", "value": CARD},
    ]
    added(registry, 1, patch=patch)
    case = brings(registry)

    new = [each for each in case["proposal"]["newFindings"] if each["stops"]]
    assert [(each["ruleId"], each["element"], each["severity"]) for each in new] == [
        ("TTHC-D01", "documents/the", "HIGH")
    ]
    assert "Thẻ căn cước" in new[0]["message"]
    assert (new[0]["accepted"], new[0]["status"]) == (None, None)

    asked = {
        "reviewCase": 1, "fingerprint": new[0]["fingerprint"], "words": "Luật yêu cầu",
        "expectedRevision": case["revision"], "idempotencyKey": "accept",
    }  # fmt: skip
    done = do(registry, "acceptConsequence", asked, REVIEWER)["data"]["done"]
    assert done["__typename"] == "ReviewActSuccess"
    after = {each["fingerprint"]: each for each in brings(registry)["proposal"]["newFindings"]}
    assert after[new[0]["fingerprint"]]["accepted"] == "Luật yêu cầu"
    assert not any(each["stops"] for each in after.values())


def test_what_the_rules_say_of_the_rest_stays(registry: Kept) -> None:
    opened(registry)
    added(registry, 1)

    found = brings(registry)["proposal"]
    assert found["newFindings"] == found["neighbours"] == []
    assert all(each["element"] != "documents/a" for each in found["remaining"])

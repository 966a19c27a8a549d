"""What becomes of findings when a proposal is carried out: solved, moved, new, or no answer."""

from collections.abc import Mapping
from typing import Any

from registry.procedure.model import Procedure
from registry.procedure.reading import procedure_from_data
from registry.refusals import Words
from registry.review.proposals.judge import Judged, JudgedFinding
from registry.review.proposals.proposal import proposal
from registry.review.proposals.rejudging import Rejudged, Stays, rejudged
from tests.registry.review.proposals.test_proposal import PROCEDURE, REMOVE, SHORTEN, measure

TWO_CARDS = procedure_from_data({
    "schema": "procedure/v1", "code": "1.004194", "authority": "bo-cong-an", "name": "Thủ tục",
    "documents": [{"id": "card", "name": "Thẻ"}, {"id": "card-2", "name": "Thẻ khác"}],
})  # fmt: skip
REMOVE_CARD = {"op": "remove", "path": "documents/card"}
ADD = {"op": "add", "path": "documents/third", "value": {"id": "third", "name": "Giấy thứ ba"}}


def found(element: str, rule: str = "R", severity: str = "high", **more: Any) -> JudgedFinding:
    fingerprint = f"{rule}:{element}"
    return JudgedFinding(
        fingerprint, rule, "1.0.0", element, severity, Words("Sai", "Wrong"), **more
    )


def each_paper(procedure: Procedure) -> Judged:
    """Finds fault with every paper."""
    return Judged(tuple(found(f"documents/{each.id}") for each in procedure.documents or ()))


def first_paper(procedure: Procedure) -> Judged:
    """Tells only the first paper, as rules do that say a thing once."""
    return Judged(each_paper(procedure).findings[:1])


def carried_out(
    judge: Any, *patch: Mapping[str, Any], on: Procedure = PROCEDURE, **more: Any
) -> Rejudged:
    made = proposal([measure(1, *map(dict, patch))], on)
    return rejudged(made, judge(on), judge, **more)


def test_a_finding_of_a_removed_element_is_solved_and_the_others_stay() -> None:
    answer = carried_out(each_paper, REMOVE)

    assert answer.solved == (found("documents/cccd"),)
    assert answer.remaining == (Stays(found("documents/to-khai")),)
    assert answer.new == ()


def test_what_the_proposal_brings_stops_it_until_somebody_says_why() -> None:
    answer = carried_out(each_paper, ADD)
    assert answer.new == answer.standing == (found("documents/third"),)

    accepted = carried_out(each_paper, ADD, accepted={"R:documents/third": "Luật yêu cầu"})
    assert (accepted.new, accepted.standing) == (answer.new, ())
    other = carried_out(each_paper, ADD, accepted={"R:documents/cccd": "Luật yêu cầu"})
    assert other.standing == answer.new  # another finding was accepted, not this one


def test_a_finding_told_of_the_next_paper_is_no_new_one() -> None:
    answer = carried_out(first_paper, REMOVE_CARD, on=TWO_CARDS)

    assert answer.remaining == (Stays(found("documents/card-2"), was_at="documents/card"),)
    assert (answer.solved, answer.new) == ((), ())


def test_a_finding_on_what_was_changed_is_new_even_when_one_of_its_rule_goes() -> None:
    """The negative control of the one before: the element itself was changed."""
    rename = {"op": "set", "path": "documents/card-2/name", "value": "Thẻ mới"}
    answer = carried_out(first_paper, REMOVE_CARD, rename, on=TWO_CARDS)

    assert answer.new == (found("documents/card-2"),)
    assert answer.solved == (found("documents/card"),)


def test_without_an_answer_nothing_is_solved() -> None:
    def needs_a_limit(procedure: Procedure) -> Judged:
        if procedure.time_limit is None:
            return Judged((), frozenset({("R", ".")}))
        return Judged((found("time_limit"),))

    answer = carried_out(needs_a_limit, {"op": "remove", "path": "time_limit"})
    assert answer.remaining == (Stays(found("time_limit"), is_answered=False),)
    assert answer.solved == ()
    shorter = carried_out(needs_a_limit, SHORTEN)
    assert shorter.remaining == (Stays(found("time_limit")),)


def test_low_ones_and_those_that_the_file_holds_back_stop_nothing() -> None:
    def judge(procedure: Procedure) -> Judged:
        if procedure == PROCEDURE:
            return Judged(())
        return Judged((
            found(".", "LOW", "low"), found(".", "TRIAL", "info"), found(".", "HELD", is_held=True),
            found(".", "MEDIUM", "medium"),
        ))  # fmt: skip

    answer = carried_out(judge, REMOVE)
    assert len(answer.new) == 4
    assert [each.rule for each in answer.standing] == ["MEDIUM"]


def test_an_abolished_procedure_has_nothing_left_to_find_fault_with() -> None:
    end = {"op": "abolish", "path": ".", "value": "2027-01-01"}
    answer = carried_out(each_paper, ADD, end)

    assert {each.element for each in answer.solved} == {"documents/to-khai", "documents/cccd"}
    assert (answer.remaining, answer.new) == ((), ())

"""Review cases: opened on a procedure, once, by a reviewer; the words of states and reasons."""

from pathlib import Path
from typing import Any

import pytest

from registry.actors import Actor, Role
from registry.refusals import Conflict, Forbidden, Invalid, NotFound, Refusal
from registry.review import Case, CaseSummary, Status, case, open_case, reasons, states
from registry.review.work import cases
from registry.store import Store, load, read_acts
from tests.registry.folders import LOADER, NOW, PAPERS, papers, procedure_text, write_folder

LAN = Actor("lan", Role.REVIEWER, "bo-cong-an")
TODAY = NOW.date()


@pytest.fixture
def loaded(store: Store, folder: Path) -> Store:
    write_folder(folder, {"x.yaml": procedure_text(more=papers("a", "b"))})
    load(store, folder, actor=LOADER, now=NOW, analysis=PAPERS)
    return store


def listed(store: Store, actor: Actor = LAN) -> tuple[CaseSummary, ...]:
    return cases(store, actor=actor, today=TODAY).piece.rows


def opened(store: Store, **more: Any) -> Case | Refusal:  # Any: arguments of open_case
    asked: dict[str, Any] = {
        "reason": "Nhiều giấy tờ",
        "actor": LAN,
        "now": NOW,
        "idempotency_key": "k",
        "expected_revision": 1,
    }
    return open_case(store, more.pop("authority", "bo-cong-an"), "1.004194", **asked | more)


def test_a_case_is_opened_in_review_on_the_content_as_it_is(loaded: Store) -> None:
    answer = opened(loaded)

    assert isinstance(answer, Case)
    assert (answer.id, answer.state, answer.opened_by) == (1, "IN_REVIEW", "lan")
    (summary,) = listed(loaded)
    assert summary.case == answer
    assert summary.findings == {Status.OPEN: 2}
    assert case(loaded, 1, actor=LAN, today=TODAY) == summary
    with loaded.read() as session:
        assert read_acts(session)[-1].subject == "procedures/bo-cong-an/1.004194"


def test_a_procedure_has_one_open_case_at_a_time(loaded: Store) -> None:
    opened(loaded)

    answer = opened(loaded, idempotency_key="another")

    assert isinstance(answer, Conflict)
    assert (answer.code, answer.current_state) == ("case-open", "IN_REVIEW")
    assert answer.message.en == "This procedure is already under review in case 1."


def test_sending_it_twice_opens_one_case(loaded: Store) -> None:
    assert opened(loaded) == opened(loaded)
    assert len(listed(loaded)) == 1


@pytest.mark.parametrize(
    ("more", "kind", "code"),
    [
        ({"reason": " "}, Invalid, "invalid"),
        ({"expected_revision": 7}, Conflict, "stale-revision"),
        ({"actor": Actor("x", Role.VIEWER, "*")}, Forbidden, "role-needed"),
        ({"authority": "bo-y-te"}, NotFound, "not-found"),
    ],
)
def test_what_cannot_be_opened_is_refused(
    loaded: Store, more: dict[str, Any], kind: type, code: str
) -> None:
    answer = opened(loaded, **more)

    assert isinstance(answer, kind)
    assert not isinstance(answer, Case)
    assert answer.code == code
    assert listed(loaded) == ()


def test_people_of_another_authority_see_no_cases(loaded: Store) -> None:
    opened(loaded)
    stranger = Actor("an", Role.ADMINISTRATOR, "bo-y-te")

    assert listed(loaded, stranger) == ()
    assert isinstance(case(loaded, 1, actor=stranger, today=TODAY), NotFound)


def test_states_and_reasons_have_words_in_both_languages() -> None:
    labels = [state.label for state in states().values()]
    labels += [reason.label for reason in reasons().values()]

    assert all(label.vi and label.en for label in labels)
    assert len(states()) == 21
    assert states()["IN_REVIEW"].label.vi == "Đang rà soát"
    assert states()["APPROVED"].of == "measure"

"""The log of acts is read alike from either database."""

from pathlib import Path
from typing import Any

import pytest

from registry.actors import EVERYWHERE, Actor, Role
from registry.review.work import ActFilter, acts
from registry.store import Store
from tests.registry.folders import NOW
from tests.schema.kept import AUTHORITY, kept

ADMINISTRATOR = Actor("an", Role.ADMINISTRATOR, EVERYWHERE)
CONTROLLER = Actor("minh", Role.CONTROLLER, AUTHORITY)
ELSEWHERE = Actor("hoa", Role.CONTROLLER, "bo-y-te")


@pytest.fixture
def published(store: Store, tmp_path: Path) -> Store:
    kept(store, tmp_path)
    return store


def told(store: Store, actor: Actor = ADMINISTRATOR, **wanted: Any) -> list[str]:
    return [act.subject for act in acts(store, actor=actor, wanted=ActFilter(**wanted)).piece.rows]


def test_moments_bound_what_is_told(published: Store) -> None:
    assert told(published, kind="publish", since=NOW) == ["releases/1"]
    assert told(published, kind="publish", until=NOW) == []


def test_a_subject_is_told_with_what_lies_below_it_and_letter_by_letter(published: Store) -> None:
    assert told(published, subject="releases") == ["releases/1"]
    assert told(published, subject="releases/1") == ["releases/1"]
    assert told(published, subject="RELEASES") == []
    assert told(published, subject="release") == []


def test_the_log_of_another_authority_is_not_told(published: Store) -> None:
    assert "releases/1" in told(published, CONTROLLER)
    assert told(published, ELSEWHERE) == []

"""Whose list has what, and whether what a province adapted is still what the ministry has."""

from datetime import timedelta

import pytest

from registry.procedure.vocabulary import Change, Kind
from registry.publication.contents import CatalogueProcedure
from registry.publication.interlinked import interlinked
from registry.publication.province import BaseState, Whose, local_versions
from tests.registry.publication.province.local import (
    DAY,
    MINISTRY,
    PROVINCE,
    adapted,
    catalogue,
    published,
)

FASTER = "- {op: set, path: time_limit, value: 3 working_day}"
BASE = published({})
LOCAL = adapted(BASE, FASTER)


def state(local: CatalogueProcedure, *others: CatalogueProcedure) -> BaseState | None:
    found = local_versions(catalogue(local, *others)).base_of(local)
    return found.state if found else None


def test_a_version_made_of_what_is_in_force_follows_it() -> None:
    assert state(LOCAL, BASE) is BaseState.IN_FORCE


@pytest.mark.parametrize(
    ("base", "expected"),
    [
        (published({"time_limit": "7 working_day"}), BaseState.IN_FORCE),  # the version says 3
        (published({"name": "Khai sinh"}), BaseState.OVERTAKEN),
        (published({"documents": []}), BaseState.OVERTAKEN),
        (published({}, Change.ABOLISHED), BaseState.ENDED),
    ],
)
def test_a_base_that_moves_on_leaves_its_version_behind(
    base: CatalogueProcedure, expected: BaseState
) -> None:
    assert state(LOCAL, base) is expected


def test_a_patch_that_does_not_fit_any_more_is_overtaken() -> None:
    local = adapted(BASE, "- {op: remove, path: documents/giay-chung-sinh}")

    assert state(local, published({"documents": []})) is BaseState.OVERTAKEN


def test_a_base_that_is_not_published_is_told() -> None:
    assert state(LOCAL) is BaseState.UNPUBLISHED


def test_a_whole_file_adapts_the_ministry_s_of_its_code_and_does_not_say_which_content() -> None:
    whole = published({"authority": PROVINCE, "time_limit": "3 working_day"})
    own = published({"authority": PROVINCE, "code": "1.009999"})

    assert state(whole, BASE) is BaseState.UNTOLD
    assert state(own, BASE) is None
    assert state(BASE, whole) is None


def test_a_province_s_list_has_its_own_and_what_it_serves_and_counts_what_tells_no_level() -> None:
    items = (
        BASE,
        LOCAL,
        published({"code": "1.000002", "levels": ["province", "central"]}),
        published({"code": "1.000003", "levels": ["central"]}),
        published({"code": "1.000004", "levels": None}),
        published({"code": "1.000005", "kind": Kind.INTERNAL.value}),
        published({"code": "1.000006"}, Change.ABOLISHED),
        published({"code": "1.000007", "authority": PROVINCE}),
        published({"code": "1.000008", "authority": "so-tu-phap"}),
    )
    found = local_versions(catalogue(*items)).served(PROVINCE)

    assert found is not None
    assert {items[row].identity: whose for row, whose in found.rows.items()} == {
        (PROVINCE, "1.001193"): Whose.ADAPTED,
        (MINISTRY, "1.000002"): Whose.MINISTRY,
        (PROVINCE, "1.000007"): Whose.OWN,
    }
    assert found.unplaced == 1 << 4
    assert found.mask((Whose.ADAPTED, Whose.MINISTRY)) == 0b110
    assert found.mask() == 0b110 | 1 << 7


def test_without_a_version_of_its_own_the_ministry_s_stands_in_the_list() -> None:
    ended = adapted(BASE, FASTER)
    ended = CatalogueProcedure(
        ended.procedure, ended.edition, ended.history, change=Change.ABOLISHED,
        overlay=ended.overlay,
    )  # fmt: skip

    found = local_versions(catalogue(BASE, ended)).served(PROVINCE)

    assert found is not None
    assert dict(found.rows) == {0: Whose.MINISTRY}


@pytest.mark.parametrize("authority", [MINISTRY, "so-tu-phap", "nobody"])
def test_who_serves_no_procedures_of_others_has_no_such_list(authority: str) -> None:
    assert local_versions(catalogue(BASE)).served(authority) is None


def test_only_lists_are_remembered_whatever_keys_are_asked_for() -> None:
    versions = local_versions(catalogue(BASE))

    found = [versions.served(key) for key in (PROVINCE, MINISTRY, *map(str, range(1_000)))]

    assert found[0] is versions.served(PROVINCE) is not None
    assert not any(found[1:])
    assert versions._served.keys() == {PROVINCE}


def test_what_is_worked_out_does_not_depend_on_the_day_it_is_seen_on() -> None:
    held = catalogue(BASE, LOCAL)
    tomorrow = held.as_seen_on(DAY + timedelta(days=1))

    assert tomorrow is not held
    assert local_versions(tomorrow) is local_versions(held)
    assert interlinked(tomorrow) is interlinked(held)
    assert local_versions(catalogue(BASE, LOCAL)) is not local_versions(held)

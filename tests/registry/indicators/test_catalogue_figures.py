"""What a catalogue and its releases count for an authority."""

from datetime import date
from typing import Any

import pytest

from registry.indicators.catalogue_figures import (
    Counted,
    catalogue_figures,
    is_complete,
    is_online,
    release_figures,
)
from registry.procedure.model import Procedure
from registry.procedure.reading import procedure_from_data
from registry.procedure.vocabulary import Change
from registry.publication.catalogue import Catalogue
from registry.publication.contents import (
    CatalogueProcedure,
    CatalogueRelease,
    Contents,
    ReleaseLine,
)
from registry.publication.releases import Deadline
from registry.reference import load_reference
from registry.refusals import Words

DAY = date(2026, 6, 30)
SINCE = date(2026, 6, 1)
LIMIT = "3 working_day"
WHOLE: dict[str, Any] = {
    "steps": [{"id": "nop", "actor": "applicant", "name": "Nộp"}],
    "channels": [{"by": "online", "level": "full"}], "documents": [], "sets": "1",
    "time_limit": LIMIT, "applicants": ["citizen"], "agencies": {"executing": ["bo-tu-phap"]},
    "fees": [],
}  # fmt: skip


def procedure(code: str = "1.000001", **more: Any) -> Procedure:
    head = {"schema": "procedure/v1", "code": code, "authority": "bo-tu-phap", "name": "Tên"}
    return procedure_from_data(head | more)


def released(
    number: int, codes: list[str], decided: date, deadlines: dict[str, tuple[date, date | None]]
) -> CatalogueRelease:
    return CatalogueRelease(
        number, f"{number}/QĐ", "bo-tu-phap", decided, decided, "", "0" * 64,
        entries=tuple(ReleaseLine(Change.NEW, "bo-tu-phap", code, "", "0") for code in codes),
        deadlines=tuple(
            Deadline(code, Words("", ""), due, done) for code, (due, done) in deadlines.items()
        ),
    )  # fmt: skip


def catalogue(*items: Procedure, releases: tuple[CatalogueRelease, ...] = ()) -> Catalogue:
    numbered = [CatalogueProcedure(item, f"{n:064x}") for n, item in enumerate(items)]
    return Catalogue(Contents("1", DAY, numbered, load_reference(), releases=releases))


def counted(*items: Procedure) -> Counted:
    return catalogue_figures(catalogue(*items), "bo-tu-phap")


def test_procedures_of_an_authority_are_counted() -> None:
    found = counted(
        procedure("1.000001", **WHOLE),
        procedure("1.000002", **WHOLE | {"fees": [{"id": "phi"}], "channels": [{"by": "post"}]}),
        procedure("1.000003", **WHOLE | {"kind": "internal"}),
        procedure("1.000004", **WHOLE | {"authority": "bo-y-te"}),
    )

    assert found == {
        "procedures": 2, "online_procedures": 1, "complete_procedures": 2, "fee_procedures": 1,
    }  # fmt: skip


def test_a_procedure_that_does_not_say_leaves_the_figure_unknown_but_not_the_whole() -> None:
    found = counted(procedure("1.000001", **WHOLE), procedure("1.000002"))

    assert found["procedures"] == 2
    assert found["complete_procedures"] == 1
    assert found["online_procedures"] == Words("1 thủ tục không nêu rõ", "1 procedure does not say")


@pytest.mark.parametrize(
    ("channels", "told"),
    [
        ([{"by": "online", "level": "partial"}], True),
        ([{"by": "online", "level": "information"}], False),
        ([{"by": "online"}], None),
        ([{"by": "post"}], False),
        (None, None),
    ],
)
def test_whether_a_procedure_is_online(channels: list[Any] | None, told: bool | None) -> None:
    more: dict[str, Any] = {} if channels is None else {"channels": channels}

    assert is_online(procedure(**more)) is told


@pytest.mark.parametrize("part", [each for each in WHOLE if each != "fees"])
def test_each_of_the_parts_a_to_g_is_needed(part: str) -> None:
    assert is_complete(procedure(**WHOLE))
    assert not is_complete(procedure(**{k: v for k, v in WHOLE.items() if k != part}))


def test_limits_of_all_ways_stand_for_that_of_the_procedure() -> None:
    ways = [{"by": "post", "time_limit": LIMIT}, {"by": "online", "time_limit": LIMIT}]
    some = {key: found for key, found in WHOLE.items() if key != "time_limit"}

    assert is_complete(procedure(**some | {"channels": ways}))
    assert not is_complete(procedure(**some | {"channels": [*ways, {"by": "in_person"}]}))


JUNE, LATER = date(2026, 6, 5), date(2026, 6, 20)


def test_a_procedure_counts_once_and_one_late_change_makes_it_late() -> None:
    found = release_figures(
        catalogue(
            procedure("1.000001"), procedure("1.000002"),
            releases=(
                released(1, ["1.000001", "1.000002"], JUNE, {"signed": (JUNE, JUNE)}),
                released(2, ["1.000001"], LATER, {"signed": (JUNE, LATER)}),
                released(3, ["1.000002"], date(2026, 5, 1), {"signed": (JUNE, LATER)}),
            ),
        ),
        "bo-tu-phap", SINCE, DAY,
    )  # fmt: skip

    assert (found["published"], found["published_on_time"]) == (2, 1)


def test_what_is_due_to_be_public_counts_in_the_period_of_its_last_day() -> None:
    found = release_figures(
        catalogue(
            releases=(
                released(1, ["1.000001"], date(2026, 5, 29), {"entered": (JUNE, JUNE)}),
                released(2, ["1.000002"], JUNE, {"entered": (LATER, None)}),
                released(3, ["1.000003"], LATER, {"entered": (date(2026, 7, 3), None)}),
            )
        ),
        "bo-tu-phap", SINCE, DAY,
    )  # fmt: skip

    assert (found["entry_due"], found["entered_on_time"]) == (2, 1)


def test_a_deadline_that_cannot_be_told_leaves_the_figure_unknown() -> None:
    once_known = released(1, ["1.000001"], JUNE, {"signed": (JUNE, JUNE)})
    found = release_figures(
        catalogue(releases=(once_known, released(2, ["1.000001"], JUNE, {}))),
        "bo-tu-phap", SINCE, DAY,
    )  # fmt: skip

    assert found["published"] == 1
    assert isinstance(found["published_on_time"], Words)


def test_internal_procedures_are_not_counted_as_published() -> None:
    items = procedure("1.000001", kind="internal"), procedure("1.000002")
    one = released(1, ["1.000001", "1.000002"], JUNE, {"signed": (JUNE, JUNE)})

    found = release_figures(catalogue(*items, releases=(one,)), "bo-tu-phap", SINCE, DAY)

    assert found["published"] == 1

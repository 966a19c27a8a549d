"""One paper over all procedures: the ranks, what they rest on, and the same by a plain loop."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.analysis.catalogue.alike.paper_key import is_vague_key, paper_key
from registry.analysis.catalogue.listed import LOADED
from registry.analysis.catalogue.shared_documents import (
    Ranking,
    SharedDocument,
    askers,
    form_costs,
    shared_documents,
)
from registry.procedure.model import Procedure
from registry.reference import load_reference, load_unit_costs, paper_type
from registry.store.part_asks import OWN_KINDS
from tests.registry.analysis.catalogue.catalogues import Given, Opened, procedure

COSTS = form_costs(load_unit_costs())


def asks(code: str, *papers: dict[str, Any], volume: int | None = None, **more: Any) -> Given:
    found: dict[str, Any] = {"code": code, "documents": list(papers), **more}
    if volume is not None:
        found["volume"] = [{"year": "2025", "per_year": str(volume), "source": "Báo cáo"}]
    return found


def paper(key: str, name: str, **more: Any) -> dict[str, Any]:
    return {"id": key, "name": name, **more}


DEGREE = paper("bang", "Bằng tốt nghiệp", form="copy")
CARD = paper("cccd", "Thẻ căn cước", form="certified_copy")


def test_where_volumes_are_known_the_yearly_burden_ranks(catalogue: Opened) -> None:
    given = [
        asks("1.000001", DEGREE, volume=1000),
        asks("1.000002", DEGREE, CARD, volume=10),
        asks("1.000003", CARD),
        asks("1.000004", CARD),
    ]
    with catalogue(given) as session:
        found = shared_documents(session, LOADED)

    assert found.total == 2
    ranked = [(d.key, d.procedures, d.with_volume, d.yearly_burden) for d in found.documents]
    assert ranked == [
        ("van-bang", 2, 2, 1010 * COSTS["copy"]),
        ("can-cuoc", 3, 1, 10 * COSTS["certified_copy"]),
    ]
    assert {each.ranking for each in found.documents} == {Ranking.YEARLY_BURDEN}


def test_where_no_volume_is_known_procedures_and_unit_cost_rank_and_the_row_says_so(
    catalogue: Opened,
) -> None:
    given = [asks("1.000001", DEGREE, CARD), asks("1.000002", DEGREE, CARD)]
    with catalogue(given) as session:
        first, second = shared_documents(session, LOADED).documents

    assert (first.key, first.unit_costs) == ("can-cuoc", 2 * COSTS["certified_copy"])
    assert (second.key, second.yearly_burden) == ("van-bang", None)
    assert second.ranking is Ranking.PROCEDURES_AND_UNIT_COST


def test_what_is_written_for_one_procedure_or_names_no_paper_or_is_read_by_the_office_is_left_out(
    catalogue: Opened,
) -> None:
    left_out = [
        paper("don", "Đơn đề nghị cấp thẻ", kind="application_form"),
        paper("khac", "Giấy tờ khác có liên quan"),
        paper("doc", "Phiếu lý lịch tư pháp", fetched_by="state"),
        paper("du-phong", "Sổ hộ khẩu", fallback_only="true"),
    ]
    given = [asks("1.000001", *left_out), asks("1.000002", *left_out)]
    with catalogue(given) as session:
        assert shared_documents(session, LOADED).total == 0


def test_a_choice_counts_for_each_paper_and_never_as_required(catalogue: Opened) -> None:
    either = paper(
        "nhan-than", "Giấy tờ nhân thân",
        alternatives=[{"name": "Thẻ căn cước"}, {"name": "Hộ chiếu"}],
    )  # fmt: skip
    with catalogue([asks("1.000001", either), asks("1.000002", either, CARD)]) as session:
        found = {each.key: each for each in shared_documents(session, LOADED).documents}

    told = {key: (one.procedures, one.required, one.choices) for key, one in found.items()}
    assert told == {"can-cuoc": (2, 1, 1), "ho-chieu": (2, 0, 2)}


def test_the_usual_name_is_shown_and_pages_follow_each_other(catalogue: Opened) -> None:
    other = paper("bang", "Bằng tốt nghiệp đại học", form="copy")
    given = [
        asks("1.000001", DEGREE, CARD),
        asks("1.000002", DEGREE, CARD),
        asks("1.000003", other),
    ]
    with catalogue(given) as session:
        whole = shared_documents(session, LOADED)
        pieces = [shared_documents(session, LOADED, limit=1, offset=at) for at in range(3)]

    assert [each.name for each in whole.documents] == ["Thẻ căn cước", "Bằng tốt nghiệp"]
    assert [each for piece in pieces for each in piece.documents] == list(whole.documents)
    assert [piece.total for piece in pieces] == [2, 2, 0]


def test_those_who_ask_are_listed_the_heaviest_first(catalogue: Opened) -> None:
    given = [
        asks("1.000001", DEGREE),
        asks("1.000002", paper("van-bang", "Văn bằng", form="original"), volume=3),
        asks("1.000003", CARD),
    ]
    with catalogue(given) as session:
        found = askers(session, LOADED, "van-bang")

    assert [(a.identity[1], a.element, a.form, a.burden) for a in found] == [
        ("1.000002", "documents/van-bang", "original", 3 * COSTS["original"]),
        ("1.000001", "documents/bang", "copy", None),
    ]


def test_one_element_that_names_a_paper_twice_is_one_place(catalogue: Opened) -> None:
    names = [{"name": "Thẻ căn cước"}, {"name": "Chứng minh nhân dân"}, {"name": "Hộ chiếu"}]
    given = [asks("1.000001", paper("nhan-than", "Giấy tờ nhân thân", alternatives=names))]
    with catalogue(given) as session:
        found = askers(session, LOADED, "can-cuoc")

    assert [(a.element, a.name, a.is_choice) for a in found] == [
        ("documents/nhan-than", "Chứng minh nhân dân", True)
    ]


def test_costs_are_whole_and_say_that_they_were_not_verified() -> None:
    costs = load_unit_costs()

    assert COSTS["certified_copy"] == costs["wage_hour"].vnd + 4000
    assert {cost.status.value for cost in costs.values()} == {"unverified"}
    assert all(cost.source for cost in costs.values())


# ---- the same by a loop over the files ----

names = st.sampled_from(["Thẻ căn cước", "Bản sao CCCD", "Hộ chiếu", "Giấy tờ khác", "Đơn", "Vé"])
papers: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {"id": st.sampled_from("abcd"), "name": names},
    optional={
        "form": st.sampled_from(["original", "copy", "certified_copy"]),
        "kind": st.sampled_from(["identity", "application_form"]),
        "when": st.just("nếu có"),
        "fallback_only": st.just("true"),
        "alternatives": st.lists(
            st.fixed_dictionaries({"name": names}), max_size=2, unique_by=lambda each: each["name"]
        ),
    },
)
files: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "authority": st.sampled_from(["bo-y-te", "bo-cong-an"]),
        "code": st.sampled_from(["1.000001", "1.000002", "1.000003"]),
        "documents": st.lists(papers, max_size=3, unique_by=lambda each: each["id"]),
    },
    optional={
        "volume": st.integers(0, 5).map(
            lambda many: [{"year": "2025", "per_year": str(many), "source": "A"}]
        )
    },
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(files, max_size=6, unique_by=lambda each: (each["authority"], each["code"])))
def test_both_databases_say_what_a_loop_over_the_files_says(
    catalogue: Opened, given: list[dict[str, Any]]
) -> None:
    with catalogue(given) as session:
        found = shared_documents(session, LOADED)

    assert list(found.documents) == by_hand([procedure(each) for each in given])


Said = tuple[str, str, bool, bool, int]  # element, name, required, choice, cost


def by_hand(procedures: Sequence[Procedure]) -> list[SharedDocument]:
    asked: dict[str, dict[str, list[Said]]] = defaultdict(lambda: defaultdict(list))
    for each in procedures:
        for document in each.documents or ():
            if document.fallback_only or document.kind in OWN_KINDS:
                continue
            cost = COSTS[document.form.value if document.form else "unspecified"]
            is_choice = bool(document.alternatives)
            required = document.when is None and not is_choice
            for name in [one.name for one in document.alternatives] or [document.name]:
                key = paper_key(paper_type(load_reference(), name, None), name)
                if not is_vague_key(key):
                    said = (document.id, name, required, is_choice, cost)
                    asked[key][f"{each.authority}/{each.code}"].append(said)
    volumes = {
        f"{each.authority}/{each.code}": each.volume[0].per_year if each.volume else None
        for each in procedures
    }
    rows = [row(key, by, volumes) for key, by in asked.items() if len(by) >= 2]
    return sorted(
        rows, key=lambda r: (r.yearly_burden is None, -(r.yearly_burden or 0), -r.unit_costs, r.key)
    )


def row(key: str, by: dict[str, list[Said]], volumes: dict[str, int | None]) -> SharedDocument:
    names = Counter(
        min(name for at, name, *_ in said if at == element)
        for said in by.values()
        for element in {one[0] for one in said}
    )
    cost = {who: max(each[4] for each in said) for who, said in by.items()}
    known = [(volumes[who], cost[who]) for who in by]
    burdens = [many * each for many, each in known if many is not None]
    return SharedDocument(
        key,
        min(names, key=lambda name: (-names[name], name)),
        len(by),
        len({who.split("/")[0] for who in by}),
        sum(any(each[2] for each in said) for said in by.values()),
        sum(all(each[3] for each in said) for said in by.values()),
        len(burdens),
        sum(cost.values()),
        sum(burdens) if burdens else None,
    )

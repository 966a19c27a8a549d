"""What a local authority changed: planted deviations are told, other words are told as other words.

The statement is asked in both databases and held to a loop over the files.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.analysis.catalogue.alike.paper_key import paper_key
from registry.analysis.catalogue.listed import LOADED
from registry.analysis.catalogue.local_differences import (
    Deviation,
    Difference,
    Told,
    deviations,
    local_differences,
)
from registry.procedure.model import Document, Procedure
from registry.reference import load_reference, paper_type
from tests.registry.analysis.catalogue.catalogues import Given, Opened, procedure

BASE: Given = {
    "authority": "bo-cong-an",
    "time_limit": "10 working_day",
    "channels": [{"by": "online", "time_limit": "10 working_day"}, {"by": "in_person"}],
    "fees": [{"id": "le-phi", "kind": "charge", "amount": "50000", "currency": "VND"}],
    "documents": [
        {"id": "to-khai", "name": "Tờ khai đăng ký tạm trú theo mẫu số 01"},
        {"id": "cho-o", "name": "Giấy tờ chứng minh chỗ ở hợp pháp", "form": "copy"},
        {"id": "bang", "name": "Bằng tốt nghiệp đại học"},
    ],
}
LOCAL: Given = {**BASE, "authority": "ubnd-tinh-a"}


def changed(**keys: Any) -> Given:  # Any: keys of a procedure file
    return {**LOCAL, **keys}


def document(at: int, **keys: str) -> list[dict[str, str]]:
    """The papers of the base, one of them changed."""
    papers: list[dict[str, str]] = [dict(each) for each in BASE["documents"]]
    papers[at] |= keys
    return papers


def told(found: Sequence[Deviation]) -> list[tuple[Difference, str, str | None, str | None]]:
    return [(each.kind, each.element, each.local, each.base) for each in found]


PLANTED = [
    (
        changed(time_limit="15 working_day"),
        [(Difference.LONGER, "time_limit", "15 working_day", "10 working_day")],
    ),
    (
        changed(time_limit="7.5 working_day"),
        [(Difference.SHORTER, "time_limit", "7.5 working_day", "10 working_day")],
    ),
    (
        changed(time_limit="15 day"),
        [(Difference.OTHER_UNIT, "time_limit", "15 day", "10 working_day")],
    ),
    (
        changed(time_limit="none"),
        [(Difference.OTHER_UNIT, "time_limit", "none", "10 working_day")],
    ),
    (
        changed(documents=[*BASE["documents"], {"id": "x", "name": "Xác nhận của tổ dân phố"}]),
        [(Difference.MORE_PAPERS, "documents/x", "Xác nhận của tổ dân phố", None)],
    ),
    (
        changed(documents=BASE["documents"][:2]),
        [(Difference.FEWER_PAPERS, "documents/bang", None, "Bằng tốt nghiệp đại học")],
    ),
    (
        changed(documents=document(1, form="certified_copy")),
        [(Difference.STRICTER_FORM, "documents/cho-o", "certified_copy", "copy")],
    ),
    (
        changed(fees=[{**BASE["fees"][0], "amount": "70000"}]),
        [(Difference.DEARER, "fees/le-phi", "70000 VND", "50000 VND")],
    ),
    (
        changed(fees=[*BASE["fees"], {"id": "phi", "amount": "1", "currency": "VND"}]),
        [(Difference.MORE_FEES, "fees/phi", "1 VND", None)],
    ),
    (
        changed(channels=BASE["channels"][1:]),
        [(Difference.FEWER_CHANNELS, "channels/online", None, "online")],
    ),
    (
        changed(channels=[*BASE["channels"], {"by": "post"}]),
        [(Difference.MORE_CHANNELS, "channels/post", "post", None)],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("local", "expected"), PLANTED)
def test_a_planted_deviation_is_told(
    catalogue: Opened, local: Given, expected: list[tuple[Difference, str, str | None, str | None]]
) -> None:
    with catalogue([BASE, local]) as session:
        assert told(local_differences(session, LOADED)) == expected


@pytest.mark.parametrize(
    "papers",
    [
        document(0, name="Tờ khai về việc đăng ký tạm trú (mẫu số 01)"),
        document(2, name="Bản sao bằng tốt nghiệp đại học có chứng thực"),
        [*BASE["documents"][:2], {"id": "van-bang", "name": "Văn bằng tốt nghiệp đại học"}],
        document(1, id="giay-to", name="Giấy tờ chứng minh về chỗ ở hợp pháp (nếu có)"),
    ],
)
def test_a_paper_in_other_words_is_reworded_and_never_a_paper_more(
    catalogue: Opened, papers: list[dict[str, str]]
) -> None:
    with catalogue([BASE, changed(documents=papers)]) as session:
        found = local_differences(session, LOADED)

    assert [each.kind for each in found] == [Difference.REWORDED]


def test_another_paper_behind_an_old_id_is_a_paper_more(catalogue: Opened) -> None:
    papers = document(2, name="Giấy xác nhận tình trạng hôn nhân")
    with catalogue([BASE, changed(documents=papers)]) as session:
        found = local_differences(session, LOADED)

    assert [(each.kind, each.element) for each in found] == [
        (Difference.MORE_PAPERS, "documents/bang")
    ]


def test_forms_with_other_numbers_are_two_papers(catalogue: Opened) -> None:
    papers = [{"id": "mau-02", "name": "Tờ khai đăng ký tạm trú theo mẫu số 02"}]
    with catalogue([BASE, changed(documents=[*papers, *BASE["documents"][1:]])]) as session:
        found = local_differences(session, LOADED)

    assert [each.kind for each in found] == [Difference.MORE_PAPERS, Difference.FEWER_PAPERS]


def test_nothing_differs_from_itself_and_what_is_not_known_tells_nothing(
    catalogue: Opened,
) -> None:
    bare = {"authority": "ubnd-tinh-b", "name": "Thủ tục"}
    with catalogue([BASE, LOCAL, bare]) as session:
        assert local_differences(session, LOADED) == []


def test_an_overlay_is_compared_with_what_it_names_even_where_that_is_no_ministry(
    catalogue: Opened,
) -> None:
    province = changed(time_limit="5 working_day")
    commune = {**LOCAL, "authority": "ubnd-xa-b", "base": "ubnd-tinh-a/1.000001"}
    with catalogue([BASE, province, commune]) as session:
        found = local_differences(session, LOADED)

    assert [(each.authority, each.base_authority, each.kind) for each in found] == [
        ("ubnd-tinh-a", "bo-cong-an", Difference.SHORTER),
        ("ubnd-xa-b", "ubnd-tinh-a", Difference.LONGER),
    ]


# ---- the same by a loop over the files ----

names = st.sampled_from(
    ["Thẻ căn cước công dân", "Bản sao CCCD", "Tờ khai mẫu số 1", "Tờ khai mẫu số 2", "Hộ chiếu"]
)
papers = st.lists(
    st.tuples(st.sampled_from("abc"), names), unique_by=lambda each: each[0], max_size=3
)
limits = st.none() | st.sampled_from(["3 working_day", "4 working_day", "3 day", "none"])
fees = st.dictionaries(st.sampled_from("pq"), st.integers(0, 3), max_size=2)
ways = st.none() | st.lists(st.sampled_from(["online", "post"]), unique=True)


@st.composite
def files(draw: st.DrawFn) -> Given:
    found: dict[str, Any] = {
        "authority": draw(st.sampled_from(["bo-cong-an", "ubnd-tinh-a", "ubnd-tinh-b"])),
        "code": draw(st.sampled_from(["1.000001", "1.000002"])),
        "documents": [{"id": key, "name": name} for key, name in draw(papers)],
        "fees": [
            {"id": key, "kind": "fee", "amount": str(amount), "currency": "VND"}
            for key, amount in draw(fees).items()
        ],
    }
    limit, channels = draw(limits), draw(ways)
    if limit is not None:
        found["time_limit"] = limit
    if channels is not None:
        found["channels"] = [{"by": way} for way in channels]
    return found


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(files(), max_size=5, unique_by=lambda each: (each["authority"], each["code"])))
def test_both_databases_say_what_a_loop_over_the_files_says(
    catalogue: Opened, given: list[Mapping[str, Any]]
) -> None:
    with catalogue(given) as session:
        found = local_differences(session, LOADED)

    assert found == deviations(by_hand([procedure(each) for each in given]))


def by_hand(procedures: Sequence[Procedure]) -> Iterator[Told]:
    bases = {each.code: each for each in procedures if each.authority == "bo-cong-an"}
    for local in procedures:
        base = bases.get(local.code)
        if base is not None and base is not local:
            yield from compared(local, base)


def compared(local: Procedure, base: Procedure) -> Iterator[Told]:
    def row(part: str, element: str, *values: Any) -> Told:
        return Told(part, local.authority, local.code, local.name, base.authority, element, *values)

    if local.time_limit and base.time_limit and local.time_limit != base.time_limit:
        ours, theirs = limit(local), limit(base)
        yield row("limit", "time_limit", None, None, *ours, *theirs)
    yield from _papers(local, base, row)
    yield from _fees(local, base, row)
    here, there = ({str(c.by) for c in p.channels or ()} for p in (local, base))
    for way in there - here if local.channels is not None else ():
        yield row("missing_channel", f"channels/{way}", None, way, None, None, None, None)
    for way in here - there if base.channels is not None else ():
        yield row("extra_channel", f"channels/{way}", way, None, None, None, None, None)


def limit(procedure: Procedure) -> tuple[int | None, str | None]:
    found = procedure.time_limit
    assert found is not None
    return (None, "none") if found.amount is None else (int(found.amount * 10_000), found.unit)


def key(document: Document) -> str:
    return paper_key(paper_type(load_reference(), document.name, None), document.name)


def _papers(local: Procedure, base: Procedure, row: Any) -> Iterator[Told]:
    ours = {each.id: each for each in local.documents or ()}
    theirs = {each.id: each for each in base.documents or ()}
    for own in ours.values():
        same = [theirs[own.id]] if own.id in theirs else []
        others = [
            each
            for each in theirs.values()
            if key(each) == key(own) and own.id not in theirs and each.id not in ours
        ]
        for other in same or sorted(others, key=lambda each: each.id)[:1]:
            if own.name != other.name:
                yield row("paper", f"documents/{own.id}", own.name, other.name, 0, None, 0, None)
        if own.id not in theirs and key(own) not in {key(each) for each in theirs.values()}:
            yield row("extra_paper", f"documents/{own.id}", own.name, None, None, None, None, None)
    for other in theirs.values():
        if other.id not in ours and key(other) not in {key(each) for each in ours.values()}:
            element = f"documents/{other.id}"
            yield row("missing_paper", element, None, other.name, None, None, None, None)


def _fees(local: Procedure, base: Procedure, row: Any) -> Iterator[Told]:
    theirs = {each.id: each for each in base.fees or ()}
    for own in local.fees or ():
        other = theirs.get(own.id)
        if other is not None and own.amount != other.amount:
            said = (own.amount, "VND", other.amount, "VND")
            yield row("fee", f"fees/{own.id}", None, None, *said)
        if other is None and own.amount and own.amount not in {f.amount for f in theirs.values()}:
            yield row("extra_fee", f"fees/{own.id}", None, None, own.amount, "VND", None, None)

"""The list of a province: the ministries' and its own, with the edge to the ministry's decision."""

import csv
import json
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import Graph

from registry import papers
from registry.papers import Press, load_templates
from registry.procedure.vocabulary import Change, Kind, Level
from registry.publication.catalogue import Catalogue
from registry.publication.contents import Announcement
from registry.publication.lists import (
    Wanted,
    as_csv,
    as_json_lines,
    procedure_list,
    rows_listed,
    served,
    unplaced,
)
from registry.publication.ordering import Order
from registry.publication.province import Whose
from registry.publication.standards import Addresses, cpsv_ap
from registry.publication.wanted import Filter
from tests.registry.papers.opened import pdf_text, squeezed, word_texts
from tests.registry.publication.province.local import (
    DAY,
    MINISTRY,
    PROVINCE,
    adapted,
    catalogue,
    published,
)

OTHER = "ubnd-tinh-b"
ADDRESSES = Addresses("https://example.test")
BASE = published({}, number="12/QĐ-BTP")
PATCH = """\
- {op: set, path: time_limit, value: 3 working_day}
- {op: set, path: documents/to-khai/name, value: Tờ khai đăng ký việc khai sinh}"""
ITEMS = (
    BASE,
    adapted(BASE, PATCH),
    published({"code": "1.000002", "levels": ["province"]}, number="13/QĐ-BTP"),
    published({"code": "1.000004", "levels": None}),
    published({"code": "1.000007", "authority": PROVINCE}),
)
FASTER = "Đổi thời hạn giải quyết từ «5 ngày làm việc» thành «3 ngày làm việc»"
OTHER_WORDS = (
    "Chỉ khác chữ: đổi tên của giấy tờ «Tờ khai đăng ký việc khai sinh» từ «Tờ khai đăng ký khai "
    "sinh» thành «Tờ khai đăng ký việc khai sinh»"
)


def found() -> Catalogue:
    return catalogue(*ITEMS)


def rows(wanted: Wanted) -> list[tuple[str, str, str]]:
    listed = procedure_list(found(), wanted, ADDRESSES, day=DAY).rows
    return [(row.code, row.whose, row.ministry_decision) for row in listed]


def test_each_line_says_whose_it_is_and_by_which_decision_of_the_ministry() -> None:
    assert rows(Wanted(authority=(PROVINCE,))) == [
        ("1.000002", "Của bộ", "13/QĐ-BTP ngày 23/11/2026 của Bộ Tư pháp"),
        ("1.000007", "Của địa phương", ""),
        ("1.001193", "Của bộ, địa phương điều chỉnh", "12/QĐ-BTP ngày 23/11/2026 của Bộ Tư pháp"),
    ]


def test_the_differences_stand_in_the_line_what_is_only_worded_otherwise_last() -> None:
    listed = procedure_list(found(), Wanted(authority=(PROVINCE,)), ADDRESSES, day=DAY)

    assert listed.rows[2].differences == (FASTER, OTHER_WORDS)
    assert listed.notes == (
        "Trong đó: 1 của bộ; 1 của bộ, địa phương điều chỉnh; 1 của địa phương.",
        "1.001193: theo Quyết định 12/QĐ-BTP ngày 23/11/2026 của Bộ Tư pháp. "
        f"{FASTER}; {OTHER_WORDS}.",
        "Không có trong danh mục: 1 thủ tục của bộ mà nội dung không nêu cấp thực hiện.",
    )


def test_a_list_can_be_chosen_by_whose_it_is_and_by_level() -> None:
    chosen = Wanted(authority=(PROVINCE,), whose=(Whose.ADAPTED,))

    assert [code for code, *_ in rows(chosen)] == ["1.001193"]
    commune = Wanted(authority=(PROVINCE,), level=(Level.COMMUNE,))
    assert [code for code, *_ in rows(commune)] == ["1.000007", "1.001193"]


def test_the_lists_of_others_are_as_they_were() -> None:
    """Negative control: nobody else's list has a line of the ministries, or these columns."""
    assert rows(Wanted(authority=(MINISTRY,))) == [
        ("1.000002", "", ""), ("1.000004", "", ""), ("1.001193", "", ""),
    ]  # fmt: skip
    assert len(rows(Wanted())) == len(ITEMS)
    assert served(found(), Wanted(authority=(MINISTRY,))) == ()


def test_whose_is_asked_of_the_rows_of_every_list_beside_a_province_s() -> None:
    both = Wanted(authority=(PROVINCE, MINISTRY))

    assert len(rows(both)) == len(ITEMS)
    assert [code for code, *_ in rows(replace(both, whose=(Whose.OWN,)))] == ["1.000007"]
    assert {whose for _, whose, _ in rows(replace(both, whose=(Whose.MINISTRY,)))} == {"Của bộ"}


def test_a_list_has_all_that_others_announced_but_of_a_province_what_is_in_force() -> None:
    items = catalogue(
        *ITEMS,
        published({"code": "1.000005"}, Change.ABOLISHED),
        published({"code": "1.000006", "kind": Kind.INTERNAL.value}),
        published({"code": "1.000008", "authority": PROVINCE}, Change.ABOLISHED),
    )
    ended, inside = Filter(abolished=True), Filter(kind=(Kind.INTERNAL,))

    def codes(wanted: Filter, *keys: str) -> list[str]:
        rows = items.find(wanted, "", Order.CODE, rows_listed(items, keys)).rows
        return [items.procedures[row].procedure.code for row in rows]

    for keys in ((MINISTRY,), (MINISTRY, PROVINCE)):  # alone, and beside the list of a province
        assert codes(ended, *keys) == ["1.000005"]
        assert codes(inside, *keys) == ["1.000006"]
    assert codes(Filter(), MINISTRY) == ["1.000002", "1.000004", "1.001193"]
    assert codes(Filter(), PROVINCE) == ["1.000002", "1.000007", "1.001193"]
    assert codes(ended, PROVINCE) == codes(inside, PROVINCE) == []


def test_a_list_does_not_say_that_it_was_chosen_by_what_nobody_chose() -> None:
    chosen = Wanted(authority=(MINISTRY,), whose=(Whose.OWN,))

    of_ministry = procedure_list(found(), chosen, ADDRESSES, day=DAY)
    of_province = procedure_list(
        found(), replace(chosen, authority=(PROVINCE,)), ADDRESSES, day=DAY
    )

    assert (len(of_ministry.rows), of_ministry.about) == (3, ())
    assert of_province.about == ("Của cơ quan nào: Của địa phương",)


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        (Wanted(authority=(PROVINCE,)), 2),
        (Wanted(authority=(PROVINCE,), field=("Hộ tịch",)), 1),
        (Wanted(authority=(PROVINCE,), level=(Level.COMMUNE,)), 2),  # which they do not tell
        (Wanted(authority=(PROVINCE,), whose=(Whose.OWN,)), 0),
        (Wanted(authority=(PROVINCE, OTHER)), 2),  # in the list of neither
        (Wanted(authority=(PROVINCE, MINISTRY)), 0),
        (Wanted(authority=(MINISTRY,)), None),
    ],
)
def test_what_tells_no_level_is_counted_once_and_by_what_else_is_chosen(
    wanted: Wanted, count: int | None
) -> None:
    items = (*ITEMS, published({"code": "1.000005", "levels": None, "field": "Hộ tịch"}))

    contents = catalogue(*items).contents
    reference = contents.reference
    other = reference.authorities[PROVINCE].model_copy(update={"key": OTHER})
    two = replace(reference, authorities={**reference.authorities, OTHER: other})

    assert unplaced(Catalogue(replace(contents, reference=two)), wanted) == count


def test_the_decision_told_is_that_which_put_the_base_in_force_not_that_which_ended_it() -> None:
    ended = Announcement(3, "30/QĐ-BTP", DAY, DAY, Change.ABOLISHED, MINISTRY)
    base = replace(BASE, history=(ended, *BASE.history), change=Change.ABOLISHED)
    items = catalogue(base, ITEMS[1])

    (row,) = procedure_list(items, Wanted(authority=(PROVINCE,)), ADDRESSES, day=DAY).rows

    assert row.ministry_decision == (
        "12/QĐ-BTP ngày 23/11/2026 của Bộ Tư pháp; thủ tục của bộ đã hết hiệu lực"
    )


def test_a_ministry_s_decision_that_moved_on_is_told() -> None:
    later = published({"name": "Khai sinh"}, Change.AMENDED, "20/QĐ-BTP")
    items = catalogue(later, ITEMS[1])

    (row,) = procedure_list(items, Wanted(authority=(PROVINCE,)), ADDRESSES, day=DAY).rows

    assert row.ministry_decision == (
        "20/QĐ-BTP ngày 23/11/2026 của Bộ Tư pháp; "
        "bộ đã công bố nội dung khác: cần làm lại trên nội dung mới"
    )


def test_files_for_programs_have_columns_for_it() -> None:
    listed = procedure_list(found(), Wanted(authority=(PROVINCE,)), ADDRESSES, day=DAY)

    (*_, line) = csv.DictReader(StringIO(as_csv(listed).decode()))
    said = json.loads(as_json_lines(listed).decode().splitlines()[2])

    assert line["Khác với thủ tục của bộ"] == f"{FASTER}; {OTHER_WORDS}"
    assert line["Của cơ quan nào"] == said["whose"] == "Của bộ, địa phương điều chỉnh"
    assert said["differences"] == [FASTER, OTHER_WORDS]


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_papers_keep_the_official_columns_and_say_it_in_a_note(kind: str) -> None:
    listed = procedure_list(found(), Wanted(authority=(PROVINCE,)), ADDRESSES, day=DAY)

    content = papers.FORMATS[kind](Press(load_templates(None)), listed)

    text = pdf_text(content) if kind == "pdf" else " ".join(word_texts(content))
    assert all(squeezed(note) in squeezed(text) for note in listed.notes)
    assert "Khác với thủ tục của bộ" not in text


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
def test_the_edge_is_in_the_json_ld_which_stays_valid(corpus: Path) -> None:
    held = found()
    content = cpsv_ap(ITEMS, held.reference, ADDRESSES, held)
    nodes = {node["@id"]: node for node in json.loads(content)["@graph"]}
    local = nodes[ADDRESSES.procedure(PROVINCE, "1.001193")]

    assert local["gon:adapts"] == {"@id": ADDRESSES.procedure(MINISTRY, "1.001193")}
    assert local["gon:baseState"] == "in_force"
    assert local["gon:difference"][0] == {"@language": "vi", "@value": FASTER}
    assert "gon:adapts" not in nodes[ADDRESSES.procedure(MINISTRY, "1.001193")]
    shapes = Graph().parse(corpus / "other/cpsv_ap_3.2.0_shacl.ttl")
    graph = Graph().parse(data=content, format="json-ld")
    valid, _, told = validate(graph, shacl_graph=shapes)
    assert valid, told

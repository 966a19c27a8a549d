"""Addresses keep the search, the language and letters that need escaping."""

from web.links import Params, link

SEARCH = Params.of(
    [("q", "khai sinh"), ("level", "COMMUNE"), ("level", "PROVINCE"), ("after", "x")]
)


def test_a_link_carries_english_and_nothing_for_vietnamese() -> None:
    assert link("/rules") == "/rules"
    assert link("/rules", lang="en") == "/rules?lang=en"


def test_a_link_leaves_out_what_is_not_given() -> None:
    assert link("/procedures/1.000001", authority=None, q="") == "/procedures/1.000001"
    assert link("/procedures/1.000001", authority="bo") == "/procedures/1.000001?authority=bo"


def test_numbers_of_decisions_become_addresses() -> None:
    assert link("/releases/12/QĐ-BVD") == "/releases/12/Q%C4%90-BVD"


def test_parameters_of_a_request_lose_empty_fields_and_the_language() -> None:
    assert Params.of([("q", " "), ("lang", "en"), ("sort", "name ")]) == Params((("sort", "name"),))


def test_a_choice_is_taken_back_and_the_list_starts_again() -> None:
    assert SEARCH.without("level", "COMMUNE").address("/") == "/?q=khai+sinh&level=PROVINCE"


def test_turning_a_page_keeps_the_search() -> None:
    turned = SEARCH.at("before", "Y Q=")

    assert turned.address("/", "en") == (
        "/?q=khai+sinh&level=COMMUNE&level=PROVINCE&before=Y+Q%3D&lang=en"
    )


def test_parameters_are_asked_one_by_one() -> None:
    assert SEARCH.first("q") == "khai sinh"
    assert SEARCH.first("none") == ""
    assert SEARCH.every("level") == ("COMMUNE", "PROVINCE")
    assert SEARCH.has("level", "COMMUNE")
    assert SEARCH.chosen(["level"]) == (("level", "COMMUNE"), ("level", "PROVINCE"))

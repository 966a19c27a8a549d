"""Every page renders in both languages, from an answer of just the shape its document asks for."""

import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from graphql import build_schema, parse, validate
from graphql.language import FieldNode, FragmentDefinitionNode, FragmentSpreadNode, SelectionSetNode

import web.pages
from tests.web import (
    control_samples,
    feedback_samples,
    overlap_samples,
    reform_samples,
    samples,
    scorecard_samples,
    statistics_samples,
    target_samples,
    webhook_samples,
)
from tests.web.sample_pages import PAGES, page
from web.labels import Language
from web.pages import document

LANGUAGES: tuple[Language, ...] = ("vi", "en")
EVERY = [(name, lang) for name in PAGES for lang in LANGUAGES]
DATA_BLOCK = '<script type="application/ld+json">'  # data, which no browser runs
LISTS = {"ul", "ol", "dl"}
VOID = {"meta", "link", "input", "br", "hr", "img"}
ROOT = Path(web.pages.__file__).parents[2]
SCHEMA = build_schema((ROOT / "schema/schema.graphql").read_text("utf-8"))
DOCUMENTS = {file.stem for file in (ROOT / "web/pages").glob("*.graphql")}
ANSWERS = {
    "catalogue": samples.CATALOGUE,
    "procedure": {
        "procedure": samples.PROCEDURE | {"publishedFeedback": feedback_samples.OF_PROCEDURE},
        "viewer": samples.VIEWER,
    },
    "feedback": {"publishedFeedback": feedback_samples.PUBLISHED, "viewer": None},
    "follow_feedback": {"followFeedback": feedback_samples.FOLLOWED, "viewer": None},
    "inbox": {"feedback": feedback_samples.INBOX, "viewer": samples.VIEWER},
    "inbox_item": {
        "feedbackItem": feedback_samples.ITEM,
        "reviewPlans": {"edges": [{"node": feedback_samples.PLAN}]},
        "viewer": samples.VIEWER,
    },
    "registers": {
        "registers": samples.REGISTERS,
        "documentTypes": samples.DOCUMENT_TYPES,
        "viewer": None,
    },
    "rules": {"rules": samples.RULES, "viewer": None},
    "radar": samples.RADAR | {"viewer": None},
    "feeds": {"viewer": None},
    "changes": samples.CHANGES | {"viewer": None},
    "overlaps": overlap_samples.OVERLAPS | {"viewer": None},
    "rule": {"rule": samples.RULE, "viewer": None},
    "release": {"release": samples.RELEASE, "viewer": None},
    "review": {
        "reviewCase": samples.REVIEW | samples.ELEMENTS | {"target": reform_samples.TARGET},
        "viewer": samples.VIEWER,
    },
    "reform": reform_samples.REFORM,
    "reviews": {
        "reviewCases": samples.REVIEWS,
        "workCounts": samples.COUNTS,
        "viewer": None,
    },
    "work": {"workList": samples.WORK, "workCounts": samples.COUNTS, "viewer": None},
    "alerts": {"alerts": samples.ALERTS, "workCounts": samples.COUNTS, "viewer": None},
    "dashboard": statistics_samples.DASHBOARD,
    "webhooks": webhook_samples.WEBHOOKS,
    "targets": target_samples.TARGETS,
    "inspections": control_samples.INSPECTIONS,
    "initiatives": control_samples.INITIATIVES,
    **scorecard_samples.ANSWERS,
}


class Tags(HTMLParser):
    """Collects what a page is made of, and whether its tags close in order.

    `open` are the tags around, each with its id and whether anything stands in it. `lost` are links
    that turn a part of the page and do not stand in it: they would stay behind when it is turned.
    """

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[tuple[str, str | None, int]] = []
        self.tags = 0
        self.wrong: list[str] = []
        self.empty: list[str] = []
        self.lost: list[str] = []
        self.ids: list[str] = []
        self.addresses: list[str] = []
        self.attributes: set[str] = set()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags += 1
        target = dict(attrs).get("hx-target")
        if tag == "a" and target and target[1:] not in {id for _, id, _ in self.open}:
            self.lost.append(target)
        if tag not in VOID:
            self.open.append((tag, dict(attrs).get("id"), self.tags))
        for name, value in attrs:
            self.attributes.add(name)
            if name == "id":
                self.ids.append(value or "")
            if name in ("href", "src", "action"):
                self.addresses.append(value or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        begun, _, before = self.open.pop() if self.open else ("", None, 0)
        if begun != tag:
            self.wrong.append(f"{tag} at {self.getpos()}")
        if tag in LISTS and before == self.tags:
            self.empty.append(f"{tag} at {self.getpos()}")


@pytest.mark.parametrize(("name", "lang"), EVERY)
def test_a_page_is_well_formed_and_has_no_style_or_script_of_its_own(
    name: str, lang: Language
) -> None:
    html = page(name, lang)
    tags = Tags(html)

    assert (tags.wrong, tags.open) == ([], [])
    assert len(set(tags.ids)) == len(tags.ids)
    assert "style" not in tags.attributes
    assert not [a for a in tags.attributes if a.startswith("on")]
    assert "<style" not in html
    assert set(re.findall(r"<script[^>]*>(?=[^<])", html)) <= {DATA_BLOCK}


@pytest.mark.parametrize("name", PAGES)
def test_no_list_is_empty_and_no_turning_link_stays_behind_its_list(name: str) -> None:
    tags = Tags(page(name))

    assert (tags.empty, tags.lost) == ([], [])


def test_such_lists_and_links_are_seen() -> None:
    link = '<a hx-target="#a">x</a>'

    assert Tags("<dl></dl><ul>\n</ul><ol><li></ol>").empty != []
    assert Tags(f'<div id="a"></div>{link}').lost == ["#a"]
    assert Tags(f'<ul id="a"><li>{link}</li></ul>').lost == []


@pytest.mark.parametrize("name", ["inbox-item", "inbox-item-not-counted", "inbox-item-published"])
def test_what_is_due_is_a_list_only_where_something_is(name: str) -> None:
    due = page(name, "en").split('id="due"')[1].split("</section>")[0]

    assert ("<ul" in due) is (name == "inbox-item")
    assert ("the day cannot be counted yet" in due) is (name == "inbox-item-not-counted")
    assert ("Nothing is due" in due) is (name == "inbox-item-published")


def test_a_sender_is_told_that_no_day_can_be_counted_yet() -> None:
    assert "cannot be reckoned yet" in page("feedback-not-counted", "en")
    assert "cannot be reckoned yet" not in page("feedback-followed", "en")  # negative control


@pytest.mark.parametrize(("name", "lang"), EVERY)
def test_links_inside_a_page_have_a_target(name: str, lang: Language) -> None:
    tags = Tags(page(name, lang))

    assert {a[1:] for a in tags.addresses if a.startswith("#")} <= set(tags.ids)


@pytest.mark.parametrize("name", PAGES)
def test_an_english_page_links_to_english_pages(name: str) -> None:
    inside = [a for a in Tags(page(name, "en")).addresses if re.match(r"/(?!static|graphql)", a)]
    of_a_form_or_file = {"/", "/radar", "/overlaps", "/plans", "/releases/12/QĐ-BVD.xlsx"}
    of_a_form_or_file |= {"/opensearch.xml", "/feeds/all.atom"}
    of_a_form_or_file |= {"/changes", "/feedback", "/procedures/1.000001", "/procedures/1.000009"}
    of_a_form_or_file |= {"/reform", "/dashboard", "/targets"}
    of_a_form_or_file |= {"/inspections", "/initiatives"}
    of_a_form_or_file |= {"/scorecards/preview"}

    assert inside
    assert {a for a in inside if "lang=en" not in a} <= of_a_form_or_file


def test_static_files_of_the_frame_exist() -> None:
    static = [a for a in Tags(page("error")).addresses if a.startswith("/static")]

    assert static
    assert [
        a
        for a in static
        if not (Path(web.pages.__file__).parents[1] / a[1:].partition("?")[0]).exists()
    ] == []


def test_a_finding_shows_evidence_ground_and_place() -> None:
    html = page("procedure")

    for words in (
        "Bản sao thẻ căn cước của người trồng cây.",
        "bo-vi-du/1.000001.yaml:42:5",
        "Nghị quyết 66.7/2025/NQ-CP",
        'href="/rules/TTHC-D01"',
        "Nội dung do máy đọc",
        "Chờ xem xét",
        "giấy tờ 2 «Thẻ căn cước»",
    ):
        assert words in html


def test_words_from_data_are_escaped() -> None:
    assert "&amp;&amp; doc.register" in page("rule")


def test_a_refused_form_keeps_what_was_typed_and_points_to_the_fields() -> None:
    html = page("review-refused")

    assert 'value="dismissed" checked' in html
    assert 'href="#d-3f2a9c-reason"' in html
    assert html.count('aria-invalid="true"') == 2


def test_only_those_who_may_decide_see_the_form() -> None:
    assert '<form class="triage"' in page("review")
    assert '<form class="triage"' not in page("procedure")


@pytest.mark.parametrize("name", ANSWERS)
def test_the_sample_has_the_shape_of_the_document(name: str) -> None:
    tree = parse(document(name))
    fragments = {d.name.value: d for d in tree.definitions if isinstance(d, FragmentDefinitionNode)}
    (query,) = [d for d in tree.definitions if not isinstance(d, FragmentDefinitionNode)]

    selection = getattr(query, "selection_set", None)
    assert isinstance(selection, SelectionSetNode)
    assert list(differences(ANSWERS[name], selection, fragments, name)) == []


@pytest.mark.parametrize("name", sorted(DOCUMENTS))
def test_a_document_asks_for_what_the_schema_has(name: str) -> None:
    assert validate(SCHEMA, parse(document(name))) == []


def differences(
    value: Any,  # any JSON
    selection: SelectionSetNode,
    fragments: Mapping[str, FragmentDefinitionNode],
    path: str,
) -> Iterator[str]:
    """Where an answer has other keys than its document selects."""
    if isinstance(value, list):
        for item in value:
            yield from differences(item, selection, fragments, path)
    elif value is not None:
        fields = dict(selected(selection, fragments))
        if value.keys() != fields.keys():
            yield f"{path}: {value.keys() ^ fields.keys()}"
        for name in value.keys() & fields.keys():
            inner = fields[name].selection_set
            if inner is not None:
                yield from differences(value[name], inner, fragments, f"{path}.{name}")


def selected(
    selection: SelectionSetNode, fragments: Mapping[str, FragmentDefinitionNode]
) -> Iterator[tuple[str, FieldNode]]:
    for node in selection.selections:
        if isinstance(node, FieldNode):
            yield (node.alias or node.name).value, node
        elif isinstance(node, FragmentSpreadNode):
            yield from selected(fragments[node.name.value].selection_set, fragments)

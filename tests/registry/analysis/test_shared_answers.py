"""Quick ways give what the slow one gives: looks through texts, what is kept, remembered answers.

The slow way has reference data of its own for each procedure, so that nothing is remembered, and
asks every condition about all of what is seen, worked out in full.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.analysis.context import Whole
from registry.analysis.facts import FACTS, clauses
from registry.analysis.facts.replaced import is_listed_here
from registry.analysis.plain import plain
from registry.analysis.rulebook.shipped import load
from registry.analysis.subject import subject, view
from registry.procedure.model import Procedure
from registry.procedure.reading import procedure_from_data
from registry.reference import Reference, load_reference
from rules import RuleSet, Subject, evaluate
from rules.language.program import activation
from rules.ruleset import CheckedRule

TODAY = date(2026, 11, 23)
BEFORE = date(2020, 1, 1)
HEAD = {"schema": "procedure/v1", "code": "1.000001", "authority": "bo-tai-chinh"}
NAMES = (
    "Giấy khai sinh", "Bản sao căn cước công dân", "Sổ hộ khẩu", "Ảnh chân dung 3x4",
    "Giấy tờ chứng minh quyền sử dụng đất", "Các giấy tờ liên quan khác", "Đơn đề nghị",
    "Hộ chiếu của người nước ngoài", "Giấy chứng nhận đăng ký doanh nghiệp",
)  # fmt: skip
CLAUSES = (
    "bản sao có chứng thực", "hoặc bản chụp kèm bản chính để đối chiếu", "nộp lại bản chính",
    "trường hợp không khai thác được thông tin trong cơ sở dữ liệu", "nếu có",
    "chỉ yêu cầu khi cơ quan không tra cứu được", "do cơ quan nước ngoài cấp",
    "nộp qua bưu chính", "một trong các giấy tờ sau: Thẻ căn cước; hộ chiếu",
    "không phải nộp nếu đã khai thác được dữ liệu; Giấy khai sinh", "bản dịch có chứng thực",
    "kèm theo Giấy chứng nhận kết hôn", "file ảnh", "",
)  # fmt: skip
STEPS = (
    "Bước 1: Chuẩn bị hồ sơ theo quy định.", "Bước 2: Nộp hồ sơ tại Ủy ban nhân dân huyện.",
    "a) Bộ phận một cửa kiểm tra tính đầy đủ, hợp lệ của hồ sơ.",
    "Bước 3: Cơ quan thẩm định hồ sơ trong thời hạn 5 ngày làm việc kể từ ngày nhận đủ hồ sơ.",
    "Sở lấy ý kiến của các cơ quan liên quan trong trường hợp cần thiết.",
    "Bước 4: Nhận kết quả tại bộ phận một cửa.", "Chuyển hồ sơ đến phòng chuyên môn.",
    "Bộ Kế hoạch và Đầu tư trình Thủ tướng xem xét, quyết định.",
)  # fmt: skip
TITLES = ("Đăng ký khai sinh", "Cấp lại giấy phép lái xe", "Cấp phép")
ACTORS = st.sampled_from(["applicant", "one_stop", "agency", "head", "other_agency"])
ACTIONS = st.sampled_from(["submit", "check", "consult", "decide", "forward", "receive"])
PAPER = st.fixed_dictionaries(
    {"name": st.sampled_from(NAMES)},
    optional={
        "kind": st.sampled_from(["identity", "photo", "existing_permit", "other"]),
        "form": st.sampled_from(["original", "copy", "certified_copy"]),
        "register": st.sampled_from(["population", "none"]),
        "row": st.integers(0, 1),
        "when": st.sampled_from(CLAUSES[4:6]),
        "clauses": st.lists(st.sampled_from(CLAUSES), max_size=3),
    },
)
STEP = st.fixed_dictionaries(
    {"text": st.sampled_from(STEPS), "actor": ACTORS, "action": ACTIONS},
    optional={"time_limit": st.sampled_from(["5 working_day", "5 day"])},
)


@st.composite
def procedures(draw: st.DrawFn) -> Procedure:
    """Procedures as an import makes them: keys left out, several papers in one row."""
    papers: list[dict[str, Any]] = draw(st.lists(PAPER, max_size=4))
    rows: dict[int, str] = {}
    for paper in papers:
        own = "; ".join([paper["name"], *paper.pop("clauses", ())])
        row = paper.get("row", 0)
        rows[row] = f"{rows[row]}. {own}" if row in rows else own
    documents = [
        {"id": f"p{at}", **paper, "text": rows[paper.get("row", 0)]}
        for at, paper in enumerate(papers)
    ]
    steps = draw(st.lists(STEP, max_size=4))
    data = {
        **HEAD,
        "name": draw(st.sampled_from(TITLES)),
        "documents": documents,
        "steps": [{"id": f"b{at}", "name": step["text"], **step} for at, step in enumerate(steps)],
        "channels": [{"by": "online", "time_limit": "5 day", "text": draw(st.sampled_from(STEPS))}],
        "source": {"read": draw(st.sampled_from(["suggested", "confirmed"]))},
    }
    applicants = draw(st.sampled_from([None, ["foreigner"], ["citizen", "enterprise"]]))
    return procedure_from_data(data | ({"applicants": applicants} if applicants else {}))


def examples() -> Iterator[Procedure]:
    """The procedures of the examples in the shipped rule files."""
    for checked in load().rules:
        for test in checked.rule.tests:
            if "procedures" not in test.given:
                keys = {key: value for key, value in test.given.items() if key != "context"}
                yield procedure_from_data({**HEAD, "name": "Thủ tục", **keys})


def forgetful() -> Reference:
    """Reference data that remember no text yet."""
    return replace(load_reference())


Answers = Mapping[tuple[str, str], str]


def slow(rules: RuleSet, procedure: Procedure, day: date) -> Answers:
    """What each rule says of each element, asked over all that is seen."""
    seen = view(procedure, day, forgetful())
    values = activation(seen)
    plan = rules.on(day)
    asked = [standing.checked for standing in plan.rules if not standing.checked.rule.context]
    return {key: said for checked in asked for key, said in told(checked, seen, values)}


def told(
    checked: CheckedRule, seen: Mapping[str, Any], values: Any
) -> Iterator[tuple[tuple[str, str], str]]:
    each = checked.rule.each
    elements = [{"path": "."}] if each is None else seen.get(each.list_name)
    for at, element in enumerate(elements or ()):
        answer = checked.condition(values, None if each is None else at)
        if answer is not False:
            yield (checked.id, element["path"]), said(answer)
    if elements is None:
        yield (checked.id, "."), "not known"


def said(answer: Any) -> str:
    return "hit" if answer is True else "not known"


def quick(rules: RuleSet, seen: Subject, day: date) -> Answers:
    """The same from the engine, with all that it remembers of the procedures before."""
    evaluation = evaluate(rules, seen, as_of=day)
    hits = {(each.rule, each.element): "hit" for each in evaluation.findings}
    open_ = [each for each in evaluation.not_evaluated if each.reason.value != "context"]
    return hits | {(each.rule, each.element): "not known" for each in open_}


@pytest.mark.parametrize("day", [TODAY, BEFORE])
@settings(max_examples=25, deadline=None)
@given(procedure=procedures())
def test_remembered_answers_are_those_of_the_slow_way(day: date, procedure: Procedure) -> None:
    rules = load().rules

    assert quick(rules, subject(procedure, day), day) == slow(rules, procedure, day)


def test_so_are_those_about_the_examples_of_the_rules() -> None:
    rules = load().rules
    known = list(examples())
    for procedure in known:
        evaluate(rules, subject(procedure, TODAY), as_of=TODAY)  # so that much is remembered

    for procedure in known[::7]:
        assert quick(rules, subject(procedure, TODAY), TODAY) == slow(rules, procedure, TODAY)


@settings(max_examples=40, deadline=None)
@given(procedure=procedures())
def test_a_look_through_all_texts_of_an_element_hides_nothing_in_one(procedure: Procedure) -> None:
    whole = Whole(procedure, TODAY, load_reference())
    for group, wording in load_reference().wording.items():
        for paper in whole.papers:
            for text in (paper.name, paper.row, paper.words, paper.own_words, paper.named):
                assert paper.says_within(group, text) is wording.found_in(text)
        for act in whole.acts:
            assert act.says(group) is wording.found_in(act.words)
            assert act.says(group, act.opening) is wording.found_in(act.opening)


@settings(max_examples=40, deadline=None)
@given(procedure=procedures())
def test_facts_of_papers_rest_on_nothing_that_other_procedures_left(procedure: Procedure) -> None:
    seen = view(procedure, TODAY)["documents"]
    facts = FACTS["Document"]
    alone = Whole(procedure, TODAY, forgetful()).papers
    for document, paper in zip(seen, alone, strict=True):
        own = {name: plain(fact.compute(paper)) for name, fact in facts.items()}
        assert {name: document.get(name) for name in facts} == own


def test_a_word_tells_two_papers_apart() -> None:
    texts = ("Giấy khai sinh", "Giấy khai sinh; nộp lại bản chính")
    papers = [{"id": f"p{at}", "name": texts[0], "text": text} for at, text in enumerate(texts)]
    procedure = procedure_from_data({**HEAD, "name": "Cấp", "documents": papers})

    assert [each["handed_over"] for each in view(procedure, TODAY)["documents"]] == [False, True]


@settings(max_examples=40, deadline=None)
@given(procedure=procedures())
def test_what_no_text_of_a_paper_can_say_none_of_its_texts_says(procedure: Procedure) -> None:
    whole = Whole(procedure, TODAY, load_reference())
    for group, wording in load_reference().wording.items():
        for paper in whole.papers:
            texts = (
                paper.name,
                paper.row,
                paper.words,
                paper.own_words,
                paper.heading,
                paper.named,
            )
            if any(wording.found_in(text) for text in texts):
                assert paper.can_say(group)
                assert paper.can_say("foreign", group)


@settings(max_examples=40, deadline=None)
@given(
    procedure=procedures(), around=st.sampled_from(["{}", "{} (", "({})", "gồm ({}; {})", "){}("])
)
def test_a_sentence_is_read_wherever_it_can_ask_for_the_paper_only_as_a_fallback(
    procedure: Procedure, around: str
) -> None:
    given = procedure.model_dump(mode="json", by_alias=True, exclude_none=True, exclude={"schema_"})
    for document in given["documents"]:
        text = document.get("text", document["name"])
        document["text"] = around.format(text, CLAUSES[3])
    whole = Whole(procedure_from_data({**given, **HEAD}), TODAY, load_reference())
    for paper in whole.papers:
        sentence, heading = clauses._sentence(paper), paper.heading
        numberless = any(whole.says("no_number", text) for text in (sentence, heading))
        asked = whole.says("fallback", sentence) or (numberless and not is_listed_here(paper))
        assert clauses.only_as_fallback(paper) is asked


def test_a_row_is_looked_through_once_for_all_that_stands_in_it() -> None:
    papers = [{"id": "p", "name": "Sơ đồ", "text": "Sơ đồ mặt bằng (2 bản)."}]
    procedure = procedure_from_data({**HEAD, "name": "Cấp", "documents": papers})
    reference = forgetful()
    [paper] = Whole(procedure, TODAY, reference).papers

    assert not paper.can_say("fallback", "no_number")
    assert not clauses.only_as_fallback(paper)
    looked_through = reference._sieves[0].sieve._kept.cache_info().misses
    assert looked_through == len([paper.row, paper.document.holder])


def test_not_every_paper_can_say_everything() -> None:
    papers = [{"id": "p", "name": "Sơ đồ mặt bằng", "text": "Sơ đồ mặt bằng (2 bản)."}]
    procedure = procedure_from_data({**HEAD, "name": "Cấp", "documents": papers})
    [paper] = Whole(procedure, TODAY, load_reference()).papers

    assert not paper.can_say("foreign", "fallback", "freed")

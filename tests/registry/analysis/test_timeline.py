"""The steps on a line of time: by `after`, by what words tell, and against a plain recursion."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.analysis.deadlines.timeline import Timeline, timeline
from registry.procedure.model import Procedure, Step
from registry.procedure.reading import procedure_from_data
from registry.procedure.vocabulary import Unit

HEAD = {"schema": "procedure/v1", "code": "1.000001", "authority": "bo-tai-chinh", "name": "Cấp"}


def steps_of(*steps: dict[str, Any]) -> tuple[Step, ...]:
    named = ({"id": f"s{at}", "name": "Việc", **step} for at, step in enumerate(steps, start=1))
    procedure: Procedure = procedure_from_data({**HEAD, "steps": list(named)})
    return procedure.steps or ()


def stated(*steps: dict[str, Any]) -> Timeline:
    return timeline(steps_of(*steps), Unit.DAY, is_confirmed=True)


def read(*steps: tuple[str, str, str, str]) -> Timeline:
    """An imported text: actor, action, limit and words of each step."""
    mapped = [
        {"actor": actor, "action": action, "text": text} | ({"time_limit": limit} if limit else {})
        for actor, action, limit, text in steps
    ]
    return timeline(steps_of(*mapped), Unit.DAY, is_confirmed=False)


def told(line: Timeline) -> tuple[int, int | None, list[str]]:
    """Length, the most, and the steps that make the length."""
    most = None if line.most is None else int(line.most)
    return int(line.length), most, path(line)


def path(line: Timeline) -> list[str]:
    return [leg.step.id for leg in line.longest]


def test_steps_follow_each_other_unless_the_file_says_otherwise() -> None:
    line = stated(
        {"time_limit": "4 day"},
        {"time_limit": "5 day", "after": ["s1"]},
        {"time_limit": "2 day", "after": ["s1"]},
        {"time_limit": "1 day", "after": ["s2", "s3"]},
    )

    assert told(line) == (10, 10, ["s1", "s2", "s4"])


def test_a_step_may_wait_for_one_below_it_and_for_the_applicant() -> None:
    line = stated(
        {"time_limit": "3 day", "after": ["s3"]},
        {"time_limit": "2 day", "after": []},
        {"actor": "applicant", "time_limit": "90 day", "after": ["s2"]},
    )

    assert (int(line.length), path(line)) == (5, ["s2", "s1"])


def test_steps_in_a_circle_have_no_length() -> None:
    line = stated({"time_limit": "1 day", "after": ["s2"]}, {"time_limit": "1 day"})

    assert told(line)[:2] == (0, None)


def test_a_step_without_a_limit_hides_its_time() -> None:
    line = stated({"time_limit": "4 day"}, {})

    assert told(line)[:2] == (4, None)


def test_another_unit_is_never_added() -> None:
    line = stated({"time_limit": "4 day"}, {"time_limit": "9 working_day"})

    assert told(line)[:2] == (4, None)


FILED = "kể từ ngày nhận đủ hồ sơ hợp lệ"


def test_words_chain_what_waits_for_another_step() -> None:
    line = read(
        ("agency", "consult", "10 day", f"Trong 10 ngày {FILED}, Sở lấy ý kiến."),
        ("other_agency", "consult", "7 day", "Trong 7 ngày kể từ ngày nhận văn bản xin ý kiến"),
        ("agency", "decide", "5 day", "Trong 5 ngày kể từ ngày nhận được ý kiến, Sở cấp phép."),
    )  # fmt: skip

    assert told(line) == (22, 22, ["s1", "s2", "s3"])


def test_what_runs_from_filing_too_is_not_added() -> None:
    line = read(
        ("agency", "appraise", "10 day", f"Trong 10 ngày {FILED}, Sở thẩm định."),
        ("agency", "decide", "12 day", f"Trong 12 ngày {FILED}, Sở cấp phép."),
    )

    assert told(line)[:2] == (12, 22)


@pytest.mark.parametrize(
    "other",
    [
        ("agency", "check", "9 day", "Nếu hồ sơ chưa đầy đủ, trong 9 ngày kể từ ngày nhận hồ sơ."),
        ("agency", "check", "9 day", "Trong 9 ngày kể từ ngày nhận hồ sơ, kiểm tra tính đầy đủ."),
        ("agency", "verify", "9 day", "Trường hợp cần, trong 9 ngày kể từ ngày có kết quả."),
        ("agency", "decide", "9 day", f"Trong 9 ngày đối với nhóm A {FILED}, Sở cấp phép."),
        ("agency", "decide", "9 day", f"* Đối với cấp lại: - Trong 9 ngày {FILED}, Sở cấp phép."),
        ("agency", "appraise", "9 day", "Trong 9 ngày kể từ ngày nhận hồ sơ bổ sung, Sở xem xét."),
        ("agency", "announce", "9 day", "Thông báo ít nhất 9 ngày kể từ ngày nhận hồ sơ."),
        ("agency", "appraise", "9 day", "Sở hướng dẫn hoàn thiện trong 9 ngày từ khi nhận hồ sơ."),
        ("agency", "decide", "9 day", "Bằng được đăng tải trong 9 ngày kể từ ngày ban hành."),
        ("agency", "decide", "9 day", "Chủ hộ phải kê khai trong 9 ngày kể từ ngày nhận đơn."),
    ],
    ids=["shortage", "completeness", "only where needed", "some", "heading", "added", "least",
         "guidance", "published", "duty of the applicant"],
)  # fmt: skip
def test_what_happens_only_sometimes_is_on_no_line(other: tuple[str, str, str, str]) -> None:
    line = read(other, ("agency", "decide", "5 day", f"Trong 5 ngày {FILED}, Sở cấp phép."))

    assert int(line.length) == 5


def test_an_opinion_asked_within_an_appraisal_is_part_of_it() -> None:
    line = read(
        ("agency", "appraise", "16 day", f"Trong 16 ngày {FILED}, Sở thẩm định và lấy ý kiến."),
        ("other_agency", "consult", "8 day", "Trong 8 ngày kể từ ngày nhận văn bản xin ý kiến"),
        ("head", "decide", "5 day", "Trong 5 ngày kể từ ngày nhận được tờ trình, Chủ tịch cấp."),
    )  # fmt: skip

    assert (int(line.length), path(line)) == (21, ["s1", "s3"])


def test_what_comes_after_the_answer_is_not_waited_for() -> None:
    line = read(
        ("agency", "decide", "5 day", f"Trong 5 ngày {FILED}, Sở cấp phép."),
        ("agency", "announce", "10 day", "Trong 10 ngày kể từ ngày cấp, Sở công bố."),
        ("one_stop", "return", "1 day", "Trong 1 ngày kể từ ngày nhận kết quả, trả cho người nộp."),
    )

    assert (int(line.length), path(line)) == (6, ["s1", "s3"])


def test_a_check_counts_where_the_next_limit_waits_for_its_confirmation() -> None:
    line = read(
        ("agency", "check", "60 day", "Trong 60 ngày kể từ ngày nhận hồ sơ, xác nhận đã đủ hoặc "
         "yêu cầu bổ sung."),
        ("agency", "decide", "90 day", "Trong 90 ngày kể từ ngày có văn bản xác nhận đã nhận đủ."),
    )  # fmt: skip

    assert (int(line.length), path(line)) == (150, ["s1", "s2"])
    assert int(line.counted) == 90  # the clock starts with the confirmation


def test_a_text_of_several_courses_has_no_length() -> None:
    line = read(
        ("applicant", "submit", "", "Bước 1. Nộp hồ sơ."),
        ("agency", "decide", "5 day", f"Bước 2. Trong 5 ngày {FILED}, Sở cấp phép."),
        ("applicant", "submit", "", "Bước 1. Trường hợp cấp lại, nộp đơn."),
        ("agency", "decide", "9 day", f"Bước 2. Trong 9 ngày {FILED}, Sở cấp lại."),
    )

    assert told(line)[:2] == (0, None)


def test_a_text_that_counts_its_cases_has_no_length() -> None:
    line = read(
        ("agency", "decide", "5 day", f"Trường hợp 1: trong 5 ngày {FILED}, Sở cấp phép. "
         "Trường hợp 2: phải hỏi ý kiến Bộ:"),
        ("agency", "decide", "9 day", "Trong 9 ngày kể từ ngày nhận được ý kiến, Sở cấp phép."),
    )  # fmt: skip

    assert told(line)[:2] == (0, None)


def test_named_bodies_that_hand_the_dossier_on_follow_each_other() -> None:
    line = read(
        ("agency", "propose", "10 day", f"Phòng A trong 10 ngày {FILED} đề nghị cấp trên."),
        ("head", "decide", "20 day", f"Cục B trong 20 ngày {FILED} thẩm định và quyết định."),
    )  # fmt: skip

    assert (int(line.length), path(line)) == (30, ["s1", "s2"])


GRAPHS = st.lists(
    st.tuples(st.integers(0, 9), st.none() | st.sets(st.integers(0, 6))), min_size=1, max_size=7
)


@given(GRAPHS)
def test_the_length_is_that_of_a_plain_recursion(graph: list[tuple[int, set[int] | None]]) -> None:
    """`after` names earlier steps only, so that no circle arises."""
    steps = [
        {"time_limit": f"{days} day"}
        | ({} if after is None else {"after": [f"s{n + 1}" for n in sorted(after) if n < at]})
        for at, (days, after) in enumerate(graph)
    ]

    def ends(at: int) -> int:
        days, after = graph[at]
        before = [at - 1] if after is None else [n for n in after if n < at]
        return days + max((ends(n) for n in before if n >= 0), default=0)

    assert stated(*steps).length == Decimal(max(ends(at) for at in range(len(graph))))


def test_a_full_dossier_that_an_appraisal_runs_from_is_no_check() -> None:
    line = read(
        ("agency", "appraise", "50 day", "Trong 50 ngày kể từ ngày nhận đầy đủ thành phần hồ sơ đề "
         "nghị sửa đổi, bổ sung giấy phép, Sở thẩm định."),
        ("head", "decide", "5 day", "Trong 5 ngày kể từ ngày nhận được tờ trình, Chủ tịch cấp."),
    )  # fmt: skip

    assert (int(line.length), path(line)) == (55, ["s1", "s2"])

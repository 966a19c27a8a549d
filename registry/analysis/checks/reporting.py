"""A check report to be read, in two languages.

Whatever comes from files is shown as `visible` text: a name cannot recolour a terminal or fake a
line.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Literal

from registry.analysis.checks.baseline import Entry
from registry.analysis.checks.check_report import CheckReport, Record
from registry.analysis.checks.notices import Notice
from rules import Severity
from rules.visible import visible, visible_lines

Language = Literal["vi", "en"]

_WORDS: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "critical": "NGHIÊM TRỌNG",
        "high": "CAO",
        "medium": "VỪA",
        "low": "THẤP",
        "info": "GỢI Ý",
        "ground": "Căn cứ",
        "unverified": "chưa kiểm chứng",
        "reported": "theo nguồn thứ cấp",
        "source": "Nguyên văn",
        "remedy": "Đề xuất",
        "packs": "Bộ quy tắc",
        "not_evaluated": "chưa đánh giá được",
        "not-known": "thiếu dữ liệu trong tệp",
        "context": "cần thêm dữ liệu ngoài tệp",
        "budget": "quá 10.000 bước lặp",
        "error": "điều kiện không tính được",
        "suppressed": "đã được miễn trừ",
        "held": "MIỄN TRỪ",
        "held_until": "đến hết",
        "reason": "Lý do",
        "by": "bởi",
        "notice": "LƯU Ý",
        "known": "đã có trong mốc so sánh",
        "is_gone": "KHÔNG CÒN",
        "gone": "có trong mốc so sánh nhưng không còn",
        "unchecked": "trong mốc so sánh, của thủ tục không được kiểm tra lần này",
        "as_of": "theo pháp luật ngày",
    },
    "en": {
        "critical": "CRITICAL",
        "high": "HIGH",
        "medium": "MEDIUM",
        "low": "LOW",
        "info": "INFO",
        "ground": "Ground",
        "unverified": "unverified",
        "reported": "reported, not read",
        "source": "Source",
        "remedy": "Suggestion",
        "packs": "Rule packs",
        "not_evaluated": "not evaluated",
        "not-known": "not known",
        "context": "data beyond the file are needed",
        "budget": "over 10,000 loop steps",
        "error": "the condition failed",
        "suppressed": "suppressed",
        "held": "SUPPRESSED",
        "held_until": "until",
        "reason": "Reason",
        "by": "by",
        "notice": "NOTE",
        "known": "known by the baseline",
        "is_gone": "GONE",
        "gone": "of the baseline, gone",
        "unchecked": "of the baseline, about procedures not checked this time",
        "as_of": "by the law of",
    },
}

# What is counted: one of it, and more.
_COUNTED: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "vi": {
        "procedures": ("thủ tục", "thủ tục"),
        "off": ("quy tắc bị tắt", "quy tắc bị tắt"),
        "errors": ("tệp lỗi", "tệp lỗi"),
        "findings": ("phát hiện", "phát hiện"),
        "notices": ("lưu ý", "lưu ý"),
    },
    "en": {
        "procedures": ("procedure", "procedures"),
        "off": ("rule turned off", "rules turned off"),
        "errors": ("broken file", "broken files"),
        "findings": ("finding", "findings"),
        "notices": ("notice", "notices"),
    },
}


def text_of(report: CheckReport, lang: Language = "vi", *, show_suppressed: bool = False) -> str:
    """The report to be read: errors, findings in the order of files, notices, then the counts."""
    lines = [visible_lines(str(error)) for error in sorted(report.errors)]
    lines += [visible(line) for line in _body(report, lang, show_suppressed)]
    return "\n".join([*lines, *([""] if lines else []), *_summary(report, lang)])


def _body(report: CheckReport, lang: Language, show_suppressed: bool) -> Iterator[str]:
    for finding in report.findings:
        yield from _lines(finding, lang)
    for finding in report.suppressed if show_suppressed else ():
        yield from _held(finding, lang)
    for notice in report.notices:
        yield _told(notice, lang)
    for entry in report.gone:
        yield _gone(entry, lang)


def _lines(finding: Record, lang: Language) -> Iterator[str]:
    words = _WORDS[lang]
    yield _head(finding, words[finding["severity"]], lang)
    yield f"    {words['source']}: {_shortened(finding['sentence'])}"
    for basis in finding["basis"]:
        yield f"    {words['ground']}: {_ground(basis, words)}"
    for proposed in finding["remedy_words"]:
        yield f"    {words['remedy']}: {_one_line(proposed[lang])}"


def _head(finding: Record, word: str, lang: Language) -> str:
    place = f"{finding['file']}:{finding['line']}:{finding['column']}"
    message = _one_line(finding["message"][lang])
    where = finding["place_words"][lang]
    return f"{place}: {word} {finding['rule']} {where}: {message} [{finding['element']}]"


def _held(finding: Record, lang: Language) -> Iterator[str]:
    words, entry = _WORDS[lang], finding["suppression"]
    until = date.fromisoformat(entry["until"])
    yield _head(finding, words["held"], lang)
    by = f", {words['by']} {_one_line(entry['by'])}" if entry["by"] else ""
    held = f"{words['held_until']} {until:%d/%m/%Y}{by}"
    yield f"    {words['reason']}: {_one_line(entry['reason'])} ({held})"


def _told(notice: Notice, lang: Language) -> str:
    place = f"{notice.file}:{notice.line}:{notice.column}"
    message = notice.message.vi if lang == "vi" else notice.message.en
    return f"{place}: {_WORDS[lang]['notice']}: {_one_line(message)} [{notice.code}]"


def _gone(entry: Entry, lang: Language) -> str:
    place = f"{entry.file}:{entry.line}:{entry.column}"
    head = f"{place}: {_WORDS[lang]['is_gone']} {entry.rule} {entry.element}"
    return f"{head}: {_shortened(entry.message)}"


def _ground(basis: Record, words: Mapping[str, str]) -> str:
    article = f", {basis['article']}" if basis.get("article") else ""
    doubt = words.get(basis["status"])
    return f"{basis['instrument']}{article}" + (f" ({doubt})" if doubt else "")


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _shortened(sentence: str, longest: int = 160) -> str:
    line = _one_line(sentence)
    return line if len(line) <= longest else f"{line[:longest].rsplit(' ', 1)[0]} …"


def _not_evaluated(report: CheckReport, words: Mapping[str, str]) -> str:
    reasons = ", ".join(
        f"{sum(rules.values())} {words[reason]}" for reason, rules in report.unanswered.items()
    )
    total = f"{sum(report.not_evaluated.values())} {words['not_evaluated']}"
    return f"{total}: {reasons}" if reasons else total


def _counted(count: int, what: str, lang: Language) -> str:
    """So many of what is counted; what is no noun (`suppressed`) is one word for all numbers."""
    one, many = _COUNTED[lang].get(what) or (_WORDS[lang][what],) * 2
    return f"{count} {one if count == 1 else many}"


def _summary(report: CheckReport, lang: Language) -> Iterator[str]:
    words = _WORDS[lang]
    severities = Counter(finding["severity"] for finding in report.findings)
    procedures = _counted(report.procedures, "procedures", lang)
    yield f"{procedures}, {words['as_of']} {report.as_of:%d/%m/%Y}"
    if report.packs:
        packs = ", ".join(f"{pack['name']} {pack['version']}" for pack in report.packs)
        off = f" ({_counted(len(report.off), 'off', lang)})" if report.off else ""
        yield f"{words['packs']}: {packs}{off}"
    yield _counted(len({error.file for error in report.errors}), "errors", lang)
    counted = ", ".join(
        f"{severities[each]} {words[each]}" for each in Severity if severities[each]
    )
    found = _counted(len(report.findings), "findings", lang)
    yield f"{found}: {counted}" if counted else found
    yield _not_evaluated(report, words)
    for count, what in (
        (len(report.suppressed), "suppressed"),
        (len(report.notices), "notices"),
        (len(report.known), "known"),
        (len(report.gone), "gone"),
        (report.unchecked, "unchecked"),
    ):
        if count:
            yield _counted(count, what, lang)

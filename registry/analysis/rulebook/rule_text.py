"""A rule to be read at a terminal: lists of rules, and one with what it rests on that day."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from registry.review import Precision, Sample
from rules import Basis, BasisStatus, CheckedRule, Operation, Rule, RuleSet, RuleTest
from rules.sarif_rules import said

Language = Literal["vi", "en"]
_WORDS: Final[Mapping[Language, Mapping[str, str]]] = {
    "vi": {
        "off": "tắt",
        "status": "Trạng thái",
        "severity": "Mức độ",
        "that_day": "ngày {day} xếp là {severity}",
        "silent": "ngày {day} không nêu phát hiện nào",
        "in_pack": "trong gói; tệp ghi {severity}",
        "file": "Tệp",
        "pack": "Gói",
        "grounds": "Căn cứ còn hiệu lực ngày {day}",
        "past": "Căn cứ không có hiệu lực ngày {day}",
        "each": "Xét",
        "whole": "cả thủ tục",
        "when": "Điều kiện",
        "unsure": "Chỉ là gợi ý khi",
        "message": "Lời nêu",
        "remedy": "Đề xuất",
        "false_positives": "Khi nào không đúng",
        "tests": "Ví dụ",
        "none": "không có",
        "precision": "Độ đúng",
        "reviewers": "người rà soát, phiên bản {version}",
        "sample": "mẫu ngẫu nhiên, phiên bản {version}",
        "counts": "{right} đúng, {wrong} sai, {undecided} chưa kết luận",
        "twice": "{agreed}/{twice} được hai người đọc đánh giá như nhau",
        "not_judged": "chưa có đánh giá",
        "verified": "đã đọc",
        "reported": "theo nguồn thứ cấp",
        "unverified": "chưa kiểm chứng",
    },
    "en": {
        "off": "off",
        "status": "Status",
        "severity": "Severity",
        "that_day": "on {day} it weighs {severity}",
        "silent": "on {day} it says nothing",
        "in_pack": "by its pack; its file says {severity}",
        "file": "File",
        "pack": "Pack",
        "grounds": "Grounds in force on {day}",
        "past": "Grounds not in force on {day}",
        "each": "Asked of",
        "whole": "the whole procedure",
        "when": "Condition",
        "unsure": "Only a suggestion when",
        "message": "Says",
        "remedy": "Suggests",
        "false_positives": "When it is wrong",
        "tests": "Examples",
        "none": "none",
        "precision": "Precision",
        "reviewers": "reviewers, version {version}",
        "sample": "a random sample, version {version}",
        "counts": "{right} right, {wrong} wrong, {undecided} undecided",
        "twice": "{agreed} of {twice} judged alike by two readers",
        "not_judged": "not judged yet",
        "verified": "read",
        "reported": "reported",
        "unverified": "unverified",
    },
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rules to list; what is left empty does not limit."""

    statuses: frozenset[str] = frozenset()
    severities: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()

    def has(self, rule: Rule) -> bool:
        """Whether a rule is wanted."""
        return (
            (not self.statuses or rule.status.value in self.statuses)
            and (not self.severities or rule.severity.value in self.severities)
            and (not self.groups or rule.group in self.groups)
        )


def listed(rules: RuleSet, wanted: Wanted, lang: Language) -> Iterator[tuple[str, ...]]:
    """Id, severity, status, group, pack and title of the wanted rules, and of those turned off."""
    for checked in rules:
        rule = checked.rule
        if wanted.has(rule):
            status, group, pack = rule.status.value, rule.group or "", checked.pack_name or ""
            yield rule.id, rule.severity.value, status, group, pack, said(rule.title, lang)
    if wanted == Wanted():
        for off in rules.off:
            title = f"{said(off.title, lang)} ({off.reason})"
            yield off.rule, "", _WORDS[lang]["off"], "", off.pack, title


def told(
    checked: CheckedRule,
    day: date,
    lang: Language,
    *,
    sample: Sample | None = None,
    verdicts: Sequence[Precision] | None = None,
) -> Iterator[str]:
    """One rule, line by line; `verdicts` of reviewers where they were asked for."""
    words = _WORDS[lang]
    yield from _standing(checked, day, lang)
    yield from _grounds_of(checked.rule, day, words)
    yield from _content(checked.rule, lang)
    yield from _items(words["precision"], _precisions(sample, verdicts, words), words)


def _standing(checked: CheckedRule, day: date, lang: Language) -> Iterator[str]:
    words, rule = _WORDS[lang], checked.rule
    yield f"{rule.id} {rule.version}: {said(rule.title, lang)}"
    yield f"{words['status']}: {rule.status.value}"
    yield f"{words['severity']}: {_weight(checked, day, words)}"
    yield f"{words['file']}: {checked.file}"
    if checked.pack is not None:
        yield f"{words['pack']}: {checked.pack}"


def _grounds_of(rule: Rule, day: date, words: Mapping[str, str]) -> Iterator[str]:
    named = f"{day:%d/%m/%Y}"
    grounds = rule.grounds(day)
    past = tuple(basis for basis in rule.basis if basis not in grounds)
    yield from _items(words["grounds"].format(day=named), _grounds(grounds, words), words)
    if past:
        yield from _items(words["past"].format(day=named), _grounds(past, words), words)


def _content(rule: Rule, lang: Language) -> Iterator[str]:
    words = _WORDS[lang]
    yield f"{words['each']}: {rule.each or words['whole']}"
    yield f"{words['when']}: {_indented(rule.when)}"
    if rule.unsure is not None:
        yield f"{words['unsure']}: {_indented(rule.unsure.when)} ({rule.unsure.severity.value})"
    yield f"{words['message']}: {said(rule.message, lang)}"
    yield from _items(words["remedy"], [_change(each) for each in rule.remedy], words)
    doubts = rule.false_positives.vi if lang == "vi" else rule.false_positives.en
    yield from _items(words["false_positives"], doubts, words)
    yield from _items(words["tests"], [_example(test, words) for test in rule.tests], words)


def _weight(checked: CheckedRule, day: date, words: Mapping[str, str]) -> str:
    rule = checked.rule
    severity = rule.severity_on(day)
    named = f"{day:%d/%m/%Y}"
    parts = [rule.severity.value]
    if checked.written is not None:
        parts.append(words["in_pack"].format(severity=checked.written.value))
    if severity is None:
        parts.append(words["silent"].format(day=named))
    elif severity is not rule.severity:
        parts.append(words["that_day"].format(day=named, severity=severity.value))
    return "; ".join(parts)


def _items(name: str, items: Sequence[str], words: Mapping[str, str]) -> Iterator[str]:
    if not items:
        yield f"{name}: {words['none']}"
        return
    yield f"{name}:"
    yield from (f"  - {item}" for item in items)


def _grounds(grounds: Sequence[Basis], words: Mapping[str, str]) -> list[str]:
    return [
        f"{basis.instrument}"
        + (f", {basis.article}" if basis.article else "")
        + (f", {basis.from_ or '…'} – {basis.to or '…'}" if basis.from_ or basis.to else "")
        + f" ({words[BasisStatus(basis.status).value]})"
        for basis in grounds
    ]


def _indented(condition: str) -> str:
    return "\n  ".join(condition.strip().splitlines())


def _change(operation: Operation) -> str:
    value = "" if operation.value is None else f" = {operation.value}"
    return f"{operation.op} {operation.path}{value}"


def _example(test: RuleTest, words: Mapping[str, str]) -> str:
    day = f" ({test.as_of})" if test.as_of else ""
    return f"{test.name}{day}: {', '.join(test.expect) or words['none']}"


def _precisions(
    sample: Sample | None, verdicts: Sequence[Precision] | None, words: Mapping[str, str]
) -> list[str]:
    found = [_judged(one, words["reviewers"], words) for one in verdicts or ()]
    if sample is not None:
        twice = words["twice"].format(agreed=sample.agreed, twice=sample.seen_twice)
        found.append(f"{_judged(sample.precision, words['sample'], words)}; {twice}")
    return found or [words["not_judged"]]


def _judged(one: Precision, who: str, words: Mapping[str, str]) -> str:
    counts = words["counts"].format(right=one.right, wrong=one.wrong, undecided=one.undecided)
    head = f"{who.format(version=one.version)}: {counts}"
    if one.value is None:
        return head
    return f"{head}: {one.value:.0%} ({one.low:.0%} – {one.high:.0%})"

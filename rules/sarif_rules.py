"""How a SARIF log describes a rule: what it looks for, on what ground, when it may be wrong."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final, Literal

from rules.rule import Basis, BasisStatus, RuleHeader, Severity, Text

Language = Literal["vi", "en"]
Json = dict[str, Any]  # Any: plain data of the format

LEVELS: Final[Mapping[Severity, str]] = {
    Severity.CRITICAL: "error",
    Severity.HIGH: "error",
    Severity.MEDIUM: "warning",
    Severity.LOW: "note",
    Severity.INFO: "note",
}
_WORDS: Final[Mapping[Language, Mapping[str, str]]] = {
    "vi": {
        "grounds": "Căn cứ còn hiệu lực",
        "none": "không có",
        "doubts": "Khi nào không đúng",
        "unverified": "chưa kiểm chứng",
        "reported": "theo nguồn thứ cấp",
    },
    "en": {
        "grounds": "Grounds in force",
        "none": "none",
        "doubts": "When it is no fault",
        "unverified": "unverified",
        "reported": "reported, not read",
    },
}


def said(text: Text, language: Language) -> str:
    """A text in one language."""
    return text.vi if language == "vi" else text.en


def described_rule(rule: RuleHeader, day: date, language: Language) -> Json:
    """The rule as it stands on a day; one that says nothing that day is not enabled."""
    severity = rule.severity_on(day)
    return {
        "id": rule.id,
        "shortDescription": {"text": said(rule.title, language)},
        "fullDescription": {"text": said(rule.message, language)},
        "help": {
            "text": "\n".join(_help(rule, day, language, mark="- ")),
            "markdown": "\n\n".join(_help(rule, day, language, mark="* ")),
        },
        "defaultConfiguration": {
            "enabled": severity is not None,
            "level": LEVELS[severity or rule.severity],
        },
        "properties": {
            "version": rule.version,
            "status": rule.status.value,
            "severity": rule.severity.value,
            "tags": list(dict.fromkeys(tag for tag in (rule.criterion.value, rule.group) if tag)),
        },
    }


def _help(rule: RuleHeader, day: date, language: Language, *, mark: str) -> Iterator[str]:
    words = _WORDS[language]
    grounds = [_ground(basis, words) for basis in rule.grounds(day)]
    yield f"{words['grounds']} ({day:%d/%m/%Y}): {'; '.join(grounds) or words['none']}"
    doubts = rule.false_positives.vi if language == "vi" else rule.false_positives.en
    if doubts:
        yield "\n".join([f"{words['doubts']}:", *(f"{mark}{doubt}" for doubt in doubts)])


def _ground(basis: Basis, words: Mapping[str, str]) -> str:
    article = f", {basis.article}" if basis.article else ""
    doubt = "" if basis.status is BasisStatus.VERIFIED else f" ({words[basis.status.value]})"
    return f"{basis.instrument}{article}{doubt}"

"""A check report for people and for other tools: text in two languages, and SARIF."""

from collections import Counter
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from typing import Any, Literal

from registry.analysis.checking import CheckReport, Record
from registry.analysis.shipped import load
from rules import Basis, Confidence, Criterion, Evidence, Finding, Operation, Severity, Text
from rules.sarif import Located, sarif

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
        "procedures": "thủ tục",
        "errors": "tệp lỗi",
        "findings": "phát hiện",
        "not_evaluated": "chưa đánh giá được (thiếu dữ liệu)",
        "suppressed": "đã được miễn trừ",
        "known": "đã có trong mốc so sánh",
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
        "procedures": "procedures",
        "errors": "broken files",
        "findings": "findings",
        "not_evaluated": "not evaluated (not known)",
        "suppressed": "suppressed",
        "known": "known by the baseline",
        "as_of": "by the law of",
    },
}


def text_of(report: CheckReport, lang: Language = "vi") -> str:
    """The report to be read: errors, findings in the order of files, then the counts."""
    lines = [str(error) for error in sorted(report.errors)]
    for finding in report.findings:
        lines += _lines(finding, lang)
    return "\n".join([*lines, *([""] if lines else []), *_summary(report, lang)])


def _lines(finding: Record, lang: Language) -> Iterator[str]:
    words = _WORDS[lang]
    place = f"{finding['file']}:{finding['line']}:{finding['column']}"
    head = f"{place}: {words[finding['severity']]} {finding['rule']} {finding['element']}"
    yield f"{head}: {finding['message'][lang]}"
    yield f"    {words['source']}: {_shortened(finding['sentence'])}"
    for basis in finding["basis"]:
        yield f"    {words['ground']}: {_ground(basis, words)}"


def _ground(basis: Record, words: Mapping[str, str]) -> str:
    article = f", {basis['article']}" if basis.get("article") else ""
    doubt = words.get(basis["status"])
    return f"{basis['instrument']}{article}" + (f" ({doubt})" if doubt else "")


def _shortened(sentence: str, longest: int = 160) -> str:
    line = " ".join(sentence.split())
    return line if len(line) <= longest else f"{line[:longest].rsplit(' ', 1)[0]} …"


def _summary(report: CheckReport, lang: Language) -> Iterator[str]:
    words = _WORDS[lang]
    severities = Counter(finding["severity"] for finding in report.findings)
    yield f"{report.procedures} {words['procedures']}, {words['as_of']} {report.as_of:%d/%m/%Y}"
    yield f"{len({error.file for error in report.errors})} {words['errors']}"
    counted = ", ".join(
        f"{severities[each]} {words[each]}" for each in Severity if severities[each]
    )
    yield f"{len(report.findings)} {words['findings']}" + (f": {counted}" if counted else "")
    yield f"{sum(report.not_evaluated.values())} {words['not_evaluated']}"
    for count, word in ((len(report.suppressed), "suppressed"), (report.known, "known")):
        if count:
            yield f"{count} {words[word]}"


def sarif_of(report: CheckReport, lang: Language = "vi") -> Record:
    """The report as a SARIF 2.1.0 log."""
    found = [
        Located(_finding(record), record["file"], record["line"], record["column"])
        for record in report.findings
    ]
    rules = [checked.rule for checked in load(report.rules).rules]
    return sarif(
        found,
        rules,
        as_of=report.as_of,
        version=version("gon"),
        errors=sorted(report.errors),
        language=lang,
    )


def _finding(record: Record) -> Finding:
    """A record back as the finding it was made of."""
    return Finding(
        rule=record["rule"],
        version=record["version"],
        severity=Severity(record["severity"]),
        criterion=Criterion(record["criterion"]),
        identity=(record["authority"], record["procedure"]),
        element=record["element"],
        register=record["register"],
        message=Text(**record["message"]),
        evidence=tuple(
            Evidence(name, _frozen(value)) for name, value in record["evidence"].items()
        ),
        basis=tuple(Basis.model_validate(basis) for basis in record["basis"]),
        remedy=tuple(Operation.model_validate(each) for each in record["remedy"]),
        confidence=Confidence(record["confidence"]),
        fingerprint=record["fingerprint"],
    )


def _frozen(value: Any) -> Any:  # Any: a plain value or a list of them
    return tuple(value) if isinstance(value, list) else value

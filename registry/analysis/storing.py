"""The findings of files as the store keeps them."""

from collections.abc import Iterator, Sequence
from datetime import date

from registry.analysis.cache import program_mark
from registry.analysis.examination import LocatedFinding, examine
from registry.analysis.usable import all_usable
from registry.procedure.reading import ProcedureFile
from registry.store import Analysis, Found


def analysis(*, as_of: date) -> Analysis:
    """How a load analyses files with the shipped rules; another day or program does all again.

    The rules are part of the program, so they are loaded only when there is a file to analyse.
    A rule that cannot be used would make its findings go, so nothing is analysed then: `run` raises
    BrokenRules.
    """

    def run(files: Sequence[ProcedureFile]) -> Iterator[Found]:
        if not files:
            return
        rules = all_usable((), as_of)
        for file in files:
            found = examine(file, rules, as_of=as_of)
            for each in found.findings:
                if not each.suppressed:
                    yield _found(each, found.authority, found.code)

    return Analysis(f"{as_of.isoformat()} {program_mark()}", run)


def _found(located: LocatedFinding, authority: str, code: str) -> Found:
    finding, said = located.finding, located.finding.as_json()
    return Found(
        fingerprint=finding.fingerprint,
        rule=finding.rule,
        version=finding.version,
        authority=authority,
        code=code,
        element=finding.element,
        severity=finding.severity.value,
        criterion=finding.criterion.value,
        register=finding.register,
        message_vi=finding.message.vi,
        message_en=finding.message.en,
        confidence=finding.confidence.value,
        line=located.place.line,
        column=located.place.column,
        sentence=located.sentence,
        evidence=said["evidence"],
        basis=said["basis"],
        remedy=said["remedy"],
    )

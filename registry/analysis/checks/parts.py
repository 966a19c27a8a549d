"""The parts of interlinked procedures in a check: each is in the folder, none leads back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from registry.analysis.checks.check_report import Record, as_record
from registry.analysis.checks.looked import Identity, Looked
from registry.procedure.interlinked import in_circle, leads_to, missing
from rules.source import SourceError

PARTS = "parts"  # in the record of an interlinked procedure: authority, code, line, column of each


def with_parts(looked_at: Sequence[Looked]) -> list[Looked]:
    """The same files, those whose parts are wrong with one mistake for each such part."""
    made_of = {
        each.identity: [(part[0], part[1]) for part in each.record.get(PARTS, ())]
        for each in looked_at
        if each.identity is not None
    }
    return [_told(each, made_of) for each in looked_at]


def _told(looked: Looked, made_of: Mapping[Identity, Sequence[Identity]]) -> Looked:
    if PARTS not in looked.record:
        return looked
    errors = [*looked.record["errors"], *map(as_record, _wrong(looked, made_of))]
    record: Record = {**looked.record, "errors": errors}
    return replace(looked, record=record)


def _wrong(looked: Looked, made_of: Mapping[Identity, Sequence[Identity]]) -> Iterator[SourceError]:
    identity = looked.identity
    for authority, code, line, column in looked.record[PARTS] if identity else ():
        part = (authority, code)
        if part not in made_of:
            yield SourceError(looked.name, line, column, *missing(part))
        elif identity and leads_to(part, identity, made_of.get):
            yield SourceError(looked.name, line, column, *in_circle(part, identity))

"""What overlaps among the procedure files of a folder, without a store, as plain data."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from registry.procedure.folder import content_of, is_other_kind, name_in, yaml_files
from registry.procedure.model import Procedure
from registry.procedure.reading import procedure_from_source
from registry.publication.contents import CatalogueProcedure
from registry.publication.overlaps import Overlaps
from registry.reference import load_reference
from rules.source import BrokenFile, SourceError, read_yaml

Plain = dict[str, Any]  # Any: plain data as JSON has it


@dataclass(slots=True)
class OverlapReport:
    """The answer to one question; `errors` of files that were not read."""

    files: int = 0
    found: list[Plain] = field(default_factory=list)
    errors: list[SourceError] = field(default_factory=list)

    def as_json(self) -> Plain:
        """The object that `gon overlaps … --format json` prints."""
        errors = [str(error) for error in sorted(self.errors)]
        return {"files": self.files, "errors": errors, "found": self.found}


def overlaps_of(path: Path, question: str) -> OverlapReport:
    """What a question of `QUESTIONS` says of the files at or below `path`. Raises NothingToRead."""
    report = OverlapReport()
    procedures = [CatalogueProcedure(each, "") for each in _read(path, report)]
    names = {"/".join(each.identity): each.procedure.name for each in procedures}
    overlaps = Overlaps(procedures, load_reference())
    report.found = list(QUESTIONS[question](overlaps, names))
    return report


def _read(path: Path, report: OverlapReport) -> Iterator[Procedure]:
    for file in yaml_files(path):
        name = name_in(path, file)
        try:
            source = read_yaml(content_of(file, name), name)
            if not is_other_kind(source.data):
                report.files += 1
                yield procedure_from_source(source).procedure
        except BrokenFile as broken:
            report.errors += broken.errors


Names = Mapping[str, str]


def _names(overlaps: Overlaps, _names: Names) -> Iterator[Plain]:
    for each in overlaps.names:
        others = [
            {"name": o.name, "procedures": o.procedures, "differs": o.differs.value}
            for o in each.others
        ]
        yield {
            "name": each.name,
            "procedures": each.procedures,
            "in_all": each.in_all,
            "others": others,
        }


def _similar(overlaps: Overlaps, names: Names) -> Iterator[Plain]:
    for each in overlaps.pairs:
        yield {
            "procedures": [_named(key, names) for key in (each.first, each.second)],
            "share": round(float(each.share), 2),
            "papers": round(float(each.papers), 2),
            "steps": round(float(each.steps), 2),
            "same_result": each.same_result,
        }


def _families(overlaps: Overlaps, names: Names) -> Iterator[Plain]:
    for each in overlaps.families:
        variants = [
            {
                **_named(v.procedure, names),
                "papers": [overlaps.paper(paper) for paper in v.papers],
                "time_limit": v.time_limit,
                "fees": list(v.fees),
            }
            for v in each.variants
        ]
        yield {
            "name": each.name,
            "authority": each.authority,
            "field": each.field,
            "share": round(float(each.share), 2),
            "shared_papers": [overlaps.paper(paper) for paper in each.shared_papers],
            "same_result": each.same_result,
            "same_time_limit": each.same_time_limit,
            "same_fees": each.same_fees,
            "variants": variants,
        }


def _issued(overlaps: Overlaps, names: Names) -> Iterator[Plain]:
    for each in overlaps.issued:
        yield {
            **_named(each.asker, names),
            "element": each.element,
            "paper": each.paper,
            "told": each.told.value,
            "required": each.required,
            "by_asker": each.by_asker,
            "givers": [_named(key, names) for key in each.givers],
        }


def _circles(overlaps: Overlaps, names: Names) -> Iterator[Plain]:
    for each in overlaps.circles:
        around = [
            {
                "asker": _named(flow.asker, names),
                "element": flow.element,
                "paper": flow.paper,
                "giver": _named(flow.giver, names),
            }
            for flow in each.around
        ]
        procedures = [_named(key, names) for key in each.procedures]
        yield {"closed": each.closed, "procedures": procedures, "around": around}


def _named(key: str, names: Names) -> Plain:
    authority, _, code = key.partition("/")
    return {"authority": authority, "procedure": code, "name": names[key]}


QUESTIONS: Mapping[str, Callable[[Overlaps, Names], Iterator[Plain]]] = {
    "names": _names,
    "similar": _similar,
    "families": _families,
    "issued": _issued,
    "circles": _circles,
}

"""The radar over a folder of procedure files, without a store: only files on the list are read."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from registry.analysis.adoption.adoption import Adopted, adoptions
from registry.procedure.folder import content_of, name_in, yaml_files
from registry.procedure.model import Procedure
from registry.procedure.reading import read_procedure
from registry.reference import Reference, load_reference, load_replaced_papers
from rules.source import BrokenFile, SourceError

# Where a file says its code; a file where this is not found is read as a whole.
_CODE = re.compile(rb"^code:\s*[\"']?([^\"'\s#]+)", re.MULTILINE)


@dataclass(slots=True)
class RadarReport:
    """What became of each listed paper, in the order of files; `errors` of files not read."""

    as_of: date
    files: int = 0
    found: list[tuple[Procedure, Adopted]] = field(default_factory=list)
    errors: list[SourceError] = field(default_factory=list)

    def as_json(self, reference: Reference) -> dict[str, Any]:  # Any: plain data as JSON has it
        """The object that `gon radar --format json` prints."""
        states = [adopted.state.value for _, adopted in self.found]
        return {
            "as_of": self.as_of.isoformat(),
            "files": self.files,
            "states": {state: states.count(state) for state in sorted(set(states))},
            "errors": [str(error) for error in sorted(self.errors)],
            "entries": [_entry(*each, reference) for each in self.found],
        }


def radar_of(path: Path, *, as_of: date) -> RadarReport:
    """The listed papers of the files at or below `path`, on a day. Raises NothingToRead."""
    report = RadarReport(as_of)
    reference = load_reference()
    for file in yaml_files(path):
        report.files += 1
        try:
            for procedure in _listed(file, name_in(path, file)):
                rows = load_replaced_papers()[procedure.code]
                adopted = adoptions(procedure, rows, reference, as_of)
                report.found += [(procedure, each) for each in adopted]
        except BrokenFile as broken:
            report.errors += broken.errors
    return report


def _listed(file: Path, name: str) -> Iterator[Procedure]:
    """The procedure of a file when the list names it."""
    replaced, content = load_replaced_papers(), content_of(file, name)
    told = _CODE.search(content)
    if told is None or told[1].decode("utf-8", "replace") in replaced:
        procedure = read_procedure(content, name).procedure
        if procedure.code in replaced:
            yield procedure


def _entry(procedure: Procedure, adopted: Adopted, reference: Reference) -> dict[str, Any]:
    row = adopted.replaced
    return {
        "state": adopted.state.value,
        "row": row.row,
        "authority": procedure.authority,
        "procedure": procedure.code,
        "name": procedure.name,
        "replaced": names_of(adopted, reference),
        "registers": [str(each) for each in row.registers],
        "database": row.database,
        "provision": row.provision.model_dump(exclude_none=True),
        "elements": list(adopted.elements),
        "newest_instrument": adopted.newest,
    }


def names_of(adopted: Adopted, reference: Reference) -> Sequence[str]:
    """The Vietnamese names of the papers that a row names."""
    return [reference.document_types[key].name.vi for key in adopted.replaced.types]

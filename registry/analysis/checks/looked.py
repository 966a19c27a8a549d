"""A file of a check, from its bytes to what was found in it."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from registry.analysis.checks.cache import content_key
from registry.analysis.checks.check_report import Record

if TYPE_CHECKING:
    from registry.procedure.reading import ProcedureFile

Identity = tuple[str, str]  # authority, code


@dataclass(frozen=True, slots=True)
class Looked:
    """Where a file is, the name of its bytes (None: unreadable), and its record.

    An overlay says something only with the file it is an overlay of: its `base`, whose bytes are
    part of the key then.
    """

    path: Path
    name: str
    key: bytes | None
    record: Record = field(default_factory=dict)
    base: "Looked | None" = None

    @property
    def identity(self) -> Identity | None:
        """Whose procedure it is; None where it is none, or none yet."""
        record = self.record
        return (record["authority"], record["code"]) if "code" in record else None

    def over(self, base: "Looked") -> "Looked":
        """The overlay on its base, to be looked at again."""
        key = content_key(b"".join((self.key or b"", base.key or b"")))
        return replace(self, key=key, record={}, base=base)


def file_of(looked: Looked) -> "ProcedureFile":
    """The procedure in a file, or the one that an overlay makes of its base. Raises BrokenFile."""
    from registry.procedure.folder import content_of
    from registry.procedure.overlay import overlaid, overlay_from_source
    from registry.procedure.reading import procedure_from_source
    from rules.source import read_yaml

    source = read_yaml(content_of(looked.path, looked.name), looked.name)
    if looked.base is None:
        return procedure_from_source(source)
    return overlaid(overlay_from_source(source), file_of(looked.base).procedure)

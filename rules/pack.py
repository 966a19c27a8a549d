"""What a pack of rules says about itself in `ruleset.yaml` (`ruleset/v1`), beside its rules."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Final, Literal

from pydantic import Field

from rules.rule import Frozen, Severity, Text

MANIFEST: Final = "ruleset.yaml"
# https://semver.org, without build metadata: two builds of one version are the same rules.
_SEMVER: Final = (
    r"^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)"
    r"(-(0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*)(\.(0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*))*)?$"
)


class Off(Frozen):
    """A rule that a pack turns off, and why."""

    rule: str
    reason: Annotated[str, Field(min_length=1)]


class Manifest(Frozen):
    """A pack: its name and version, the packs it builds on, what it changes in their rules."""

    schema_: Annotated[Literal["ruleset/v1"], Field(alias="schema")]
    name: Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=40)]
    version: Annotated[str, Field(pattern=_SEMVER, max_length=60)]
    title: Text
    extends: tuple[Annotated[str, Field(min_length=1)], ...] = ()
    severity: Mapping[str, Severity] = {}
    off: tuple[Off, ...] = ()
    checksum: Annotated[str | None, Field(pattern=r"^sha256:[0-9a-f]{64}$")] = None


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack that was loaded."""

    name: str
    version: str
    title: Text
    checksum: str  # of its own rule files

    def __str__(self) -> str:
        return f"{self.name}@{self.version}"

    def as_json(self) -> dict[str, Any]:
        """The pack as plain data."""
        return {
            "name": self.name,
            "version": self.version,
            "title": self.title.model_dump(),
            "checksum": self.checksum,
        }


@dataclass(frozen=True, slots=True)
class TurnedOff:
    """A rule that is not part of the set, by which pack, and why."""

    rule: str
    pack: str
    reason: str
    title: Text

    def as_json(self) -> dict[str, Any]:
        """The rule as plain data."""
        return {
            "rule": self.rule,
            "pack": self.pack,
            "reason": self.reason,
            "title": self.title.model_dump(),
        }

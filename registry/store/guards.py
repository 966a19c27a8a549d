"""What the database itself refuses: changing what was written, acts out of their order.

Each guard is a trigger, written for either database.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_REFUSED = "{table} is kept as it was written: {verb} is refused"
_GAPLESS = "acts are numbered without a gap"
_NEXT = "(SELECT coalesce(max(seq), 0) + 1 FROM act)"


@dataclass(frozen=True, slots=True)
class Frozen:
    """A table, or some columns of it, that is never changed; no row of it is deleted."""

    table: str
    columns: tuple[str, ...] = ()

    def sqlite(self) -> Sequence[str]:
        return [self._sqlite(verb) for verb in ("UPDATE", "DELETE")]

    def postgresql(self) -> Sequence[str]:
        """There rows can be deleted by TRUNCATE too."""
        return [self._postgresql(verb) for verb in ("UPDATE", "DELETE", "TRUNCATE")]

    def _sqlite(self, verb: str) -> str:
        said = _REFUSED.format(table=self.table, verb=verb)
        return f"{self._head(verb)} BEGIN SELECT RAISE(ABORT, '{said}'); END"

    def _postgresql(self, verb: str) -> str:
        said = _REFUSED.format(table=self.table, verb=verb)
        each = "STATEMENT" if verb == "TRUNCATE" else "ROW"
        return f"{self._head(verb)} FOR EACH {each} EXECUTE FUNCTION gon_refuse('{said}')"

    def _head(self, verb: str) -> str:
        of = f" OF {', '.join(self.columns)}" if self.columns and verb == "UPDATE" else ""
        return f"CREATE TRIGGER {self.table}_no_{verb.lower()} BEFORE {verb}{of} ON {self.table}"


@dataclass(frozen=True, slots=True)
class ActsInOrder:
    """Each act has the number after the last one."""

    def sqlite(self) -> Sequence[str]:
        return [
            f"CREATE TRIGGER act_gapless BEFORE INSERT ON act WHEN NEW.seq <> {_NEXT} "
            f"BEGIN SELECT RAISE(ABORT, '{_GAPLESS}'); END"
        ]

    def postgresql(self) -> Sequence[str]:
        return [
            "CREATE FUNCTION gon_act_in_order() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"IF NEW.seq <> {_NEXT} THEN RAISE EXCEPTION '{_GAPLESS}' "
            "USING ERRCODE = 'restrict_violation'; END IF; RETURN NEW; END $$",
            "CREATE TRIGGER act_gapless BEFORE INSERT ON act FOR EACH ROW "
            "EXECUTE FUNCTION gon_act_in_order()",
        ]


_REFUSE = (
    "CREATE FUNCTION gon_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    "RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'restrict_violation'; END $$"
)
GUARDS: tuple[Frozen | ActsInOrder, ...] = (
    *(Frozen(table) for table in ("act", "verdict", "release", "release_entry")),
    *(Frozen(table) for table in ("review_event", "review_accepted", "measured_saving")),
    Frozen("statistics_line"),
    Frozen("scorecard"),
    Frozen("control_entry"),
    Frozen("edition", ("hash", "procedure", "content", "first_seen")),
    ActsInOrder(),
)
STATEMENTS: Mapping[str, Sequence[str]] = {
    "sqlite": [statement for guard in GUARDS for statement in guard.sqlite()],
    "postgresql": [_REFUSE, *(s for guard in GUARDS for s in guard.postgresql())],
}

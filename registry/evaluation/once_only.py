"""Papers that data replaces: single rows judged by two readers, and rows of the annex of 66.7."""

from collections.abc import Iterator, Mapping, Sequence

from registry.evaluation.labels import Label
from registry.evaluation.marks import Mark, Outcome, compared
from registry.evaluation.reading import Reading

ASKED = ("yes", "partly")


def paper_marks(readings: Mapping[str, Reading], papers: Sequence[Label]) -> Iterator[Mark]:
    """Rows that were judged: flagged at severity medium or higher, or not, and with which register.

    A row left alone as it should be has no mark.
    """
    for paper in papers:
        flags = [each for each in readings[paper["code"]].shown if each.row == paper["row"]]
        where, found = f"document:{paper['row']}", _told(flag.rule for flag in flags)
        wanted = f"{paper['register']} ({paper.get('why', '')})"
        if flags and paper["positive"]:
            yield Mark("papers", Outcome.RIGHT, paper["code"], where, found, wanted)
            yield _register_mark(paper, where, {str(flag.register) for flag in flags})
        elif flags or paper["positive"]:
            outcome = Outcome.EXTRA if flags else Outcome.MISSING
            yield Mark("papers", outcome, paper["code"], where, found, wanted)


def _register_mark(paper: Label, where: str, registers: set[str]) -> Mark:
    found = paper["register"] if paper["register"] in registers else _told(registers)
    return compared("papers.register", paper["code"], where, found, paper["register"])


def annex_marks(readings: Mapping[str, Reading], rows: Sequence[Label]) -> Iterator[Mark]:
    """Papers of the annex that are still asked for should be found, those of a fallback not."""
    for row in rows:
        if row.get("still_asked") in ASKED:
            yield from _asked_marks(readings[row["code"]], row)
        elif row.get("still_asked") == "fallback":
            flags = _flags(readings[row["code"]], row)
            outcome = Outcome.EXTRA if flags else Outcome.RIGHT
            yield Mark("annex.fallback", outcome, row["code"], _where(row), _told(flags), "-")


def _asked_marks(reading: Reading, row: Label) -> Iterator[Mark]:
    flags = _flags(reading, row)
    here = {rule: at for rule, at in flags.items() if at & set(row.get("rows") or ())}
    for measure, found in (("annex.still_asked", flags), ("annex.still_asked_row", here)):
        outcome = Outcome.RIGHT if found else Outcome.MISSING
        registers = _told(row["registers"])
        yield Mark(measure, outcome, row["code"], _where(row), _told(flags), registers)


def _flags(reading: Reading, row: Label) -> dict[str, set[int | None]]:
    """Rules that flag a paper with a register of the row, with the rows of the portal they flag."""
    found: dict[str, set[int | None]] = {}
    for each in reading.shown:
        if each.register in row["registers"]:
            found.setdefault(each.rule, set()).add(each.row)
    return found


def _where(row: Label) -> str:
    rows = ", ".join(map(str, row.get("rows") or ())) or "?"
    return f"document:{rows} {row.get('paper', '')}"


def _told(words: Iterator[str] | Mapping[str, object] | set[str] | Sequence[str]) -> str:
    return ", ".join(sorted(set(words))) or "-"

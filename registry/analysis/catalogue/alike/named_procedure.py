"""What comparing procedures needs of one: its identity, and its parts as words that compare."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NamedProcedure:
    """One edition of one procedure; `key` is its authority and code.

    `papers` hold one word a paper (see `paper_key`), vague ones left out; `steps` what is done by
    whom, numbered where it is done more than once; `results` codes, else words as for papers.
    """

    key: str
    authority: str
    code: str
    name: str
    field: str | None = None
    papers: frozenset[str] = frozenset()
    steps: frozenset[str] = frozenset()
    results: frozenset[str] = frozenset()
    time_limit: str | None = None
    fees: tuple[str, ...] = ()

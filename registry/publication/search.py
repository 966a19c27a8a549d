"""Search over the published catalogue: words as people type them, best rows first.

Typed with marks or without, `i` for `y`, with the tone on either vowel, the last word unfinished,
or with a slip: all find the same rows. Marks that were typed were meant, so rows that carry them
come first. The index is FTS5 tables in memory that belong to one snapshot of the catalogue.
"""

import math
import threading
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from registry.procedure.word import Word, spelled, words
from registry.publication.searched import Match, Searched

try:
    import pysqlite3 as sqlite3
except ImportError:  # the wheel is for Linux only
    import sqlite3

LONGEST_TEXT = 400
MOST_WORDS = 16

_OPTIONS = "tokenize=\"unicode61 remove_diacritics 0 tokenchars '.'\", content='', columnsize=0"
_TABLES = (
    f"CREATE VIRTUAL TABLE name USING fts5(plain, marked, prefix='2 3', {_OPTIONS})",
    f"CREATE VIRTUAL TABLE plain USING fts5(words, prefix='2 3', detail=none, {_OPTIONS})",
    f"CREATE VIRTUAL TABLE marked USING fts5(words, detail=none, {_OPTIONS})",
)


@dataclass(frozen=True, slots=True)
class Entry:
    """What can be found of one row: its codes, its name, its papers, and words around it."""

    codes: Sequence[str]
    name: str
    documents: Sequence[str] = ()
    around: Sequence[str] = ()


Question = tuple[str, str]  # the table that is asked, the FTS5 expression


@dataclass(frozen=True, slots=True)
class _Typed:
    """The words of a search: as they were written, and as they are compared."""

    written: Sequence[str]
    words: Sequence[Word]

    @property
    def plain(self) -> list[str]:
        return [word.plain for word in self.words]


class SearchIndex:
    """The rows 0, 1, 2 … of `entries`, findable; immutable and safe to share between threads.

    Rows are kept in the order of the length of their names, which is the order FTS5 then answers
    in: of the rows that match alike, the one that says least else comes first.
    """

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._rows = sorted(range(len(entries)), key=lambda row: len(entries[row].name))
        self._rows_of_code: dict[str, list[int]] = {}
        self._frequency: Counter[str] = Counter()
        self._lock = threading.Lock()
        self._tables = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
        for table in _TABLES:
            self._tables.execute(table)
        self._tables.execute("BEGIN")
        for place, row in enumerate(self._rows):
            self._add(place, row, entries[row])
        self._tables.execute("COMMIT")
        self._vocabulary = list(self._frequency)
        self._answer = lru_cache(maxsize=1024)(self._searched)

    def find(self, text: str) -> tuple[int, ...]:
        """The rows that `text` names, best first; any text is only words, never a query language.

        Order: a code that was typed; all words as finished words; the last word as a beginning.
        When nothing has them all: the same with slips repaired, then rows with most of the words.
        """
        return self.answer(text).rows

    def answer(self, text: str) -> Searched:
        """What `find` gives, and which of these ways it was found."""
        return self._answer(text[:LONGEST_TEXT])

    def _add(self, place: int, row: int, entry: Entry) -> None:
        codes = [code.lower() for code in entry.codes]
        for code in codes:
            self._rows_of_code.setdefault(code, []).append(row)
        name = words(entry.name)
        every = [*name, *words("\n".join([*entry.documents, *entry.around]))]
        plain = [*codes, *(code.partition(".")[2] for code in codes), *(w.plain for w in every)]
        self._frequency.update({word.plain for word in every})
        self._insert("name(rowid, plain, marked)", place, [w.plain for w in name],
                     [w.marked for w in name])  # fmt: skip
        self._insert("plain(rowid, words)", place, plain)
        self._insert("marked(rowid, words)", place, [w.marked for w in every])

    def _insert(self, table: str, place: int, *columns: Sequence[str]) -> None:
        marks = ", ".join("?" for _ in columns)
        self._tables.execute(
            f"INSERT INTO {table} VALUES (?, {marks})", (place, *map(" ".join, columns))
        )

    def _searched(self, text: str) -> Searched:
        typed = _Typed(spelled(text)[:MOST_WORDS], words(text)[:MOST_WORDS])
        if not typed.words:
            return Searched()
        coded = [row for word in typed.plain for row in self._rows_of_code.get(word, ())]
        rows = dict.fromkeys(coded)
        rows.update(self._gathered(_questions(typed.words)))
        if coded:
            return Searched(Match.CODE, tuple(rows), self._missing(typed, rows))
        return Searched(Match.ALL_WORDS, tuple(rows)) if rows else self._loosely(typed)

    def _loosely(self, typed: _Typed) -> Searched:
        """What is found where nothing has all the words as they were typed.

        A word that is unknown is likely a slip; known ones that are not found together are likely
        meant, and one of them is too many.
        """
        new = {word for word in typed.plain if word not in self._frequency}
        groups = [self._likely(word) if word in new else (word,) for word in typed.plain]
        rows = self._repaired(groups) if new else ()
        if rows:
            return Searched(Match.ALIKE_WORDS, rows, self._missing(typed, rows))
        if rows := self._with_most(groups):
            return Searched(Match.SOME_WORDS, rows, self._missing(typed, rows))
        if not new and (rows := self._repaired([self._likely(word) for word in typed.plain])):
            return Searched(Match.ALIKE_WORDS, rows, self._missing(typed, rows))
        missing = self._missing(typed, range(len(self._rows)))
        there = (
            likely[:1] if written in missing else (written,)
            for written, (_, *likely) in zip(typed.written, groups, strict=True)
        )
        suggestions = dict.fromkeys(word for each in there for word in each)
        return Searched(Match.NOTHING, (), missing, tuple(suggestions))

    def _missing(self, typed: _Typed, rows: Iterable[int]) -> tuple[str, ...]:
        """The words that none of the rows has; the last one may be unfinished."""
        found, last = set(rows), len(typed.words) - 1
        return tuple(
            written
            for place, (written, word) in enumerate(zip(typed.written, typed.plain, strict=True))
            if not self._is_held(f'"{word}"' + " *" * (place == last), found)
        )

    def _is_held(self, expression: str, rows: Container[int]) -> bool:
        """Whether one of the rows has it; looks no further than the first that has."""
        with self._lock:
            found = self._tables.execute("SELECT rowid FROM plain(?)", (expression,))
            held = any(self._rows[place] in rows for (place,) in found)
            found.close()
        return held

    def _repaired(self, groups: Sequence[Sequence[str]]) -> tuple[int, ...]:
        wanted = " AND ".join(_any(group) for group in groups)
        rows = self._gathered(
            (table, f"{column}({wanted})")
            for table, column in (("name", "plain : "), ("plain", ""))
        )
        return tuple(rows)

    def _likely(self, word: str) -> tuple[str, ...]:
        """The word itself and what it may be a slip of, nearest and most frequent first."""
        cutoff = 1 if len(word) < 6 else 2
        near = process.extract(
            word, self._vocabulary, scorer=OSA.distance, score_cutoff=cutoff, limit=None
        )
        near.sort(key=lambda found: (found[1], -self._frequency[found[0]]))
        glued = (
            f"{word[:cut]} {word[cut:]}"
            for cut in range(2, len(word) - 1)
            if word[:cut] in self._frequency and word[cut:] in self._frequency
        )
        return (word, *[found[0] for found in near if found[0] != word][:8], *list(glued)[:4])

    def _with_most(self, groups: Sequence[Sequence[str]]) -> tuple[int, ...]:
        """Rows with at least two thirds of the words, rare words counting more; at most 100."""
        found, weight = Counter[int](), Counter[int]()
        for group in groups:
            rows = self._matching("plain", _any(group))
            rare = int(1000 * math.log(2 + 100_000 / (1 + len(rows))))
            found.update(rows)
            weight.update(dict.fromkeys(rows, rare))
        enough = math.ceil(len(groups) * 2 / 3)
        return tuple(row for row, _ in weight.most_common() if found[row] >= enough)[:100]

    def _gathered(self, questions: Iterable[Question]) -> dict[int, None]:
        """Rows in the order they are first found in; a dict because it keeps order and is a set."""
        rows: dict[int, None] = {}
        for table, expression in questions:
            rows.update(dict.fromkeys(self._matching(table, expression)))
        return rows

    def _matching(self, table: str, expression: str) -> list[int]:
        with self._lock:
            found = self._tables.execute(f"SELECT rowid FROM {table}(?)", (expression,))
            return [self._rows[place] for (place,) in found]


def _questions(typed: Sequence[Word]) -> Iterator[Question]:
    """From the strictest reading of what was typed to the loosest."""
    plain, marked = [word.plain for word in typed], [word.marked for word in typed]
    if marked != plain:
        yield "name", f"marked : {_phrase(marked)}"
        yield "name", f"marked : ({_all(marked)})"
        yield "marked", _all(marked)
    else:
        yield "name", f"plain : {_phrase(plain)}"
    yield "name", f"plain : ({_all(plain)})"
    yield "plain", _all(plain)
    yield "name", f"plain : ({_all(plain)} *)"
    yield "plain", f"{_all(plain)} *"


def _phrase(parts: Sequence[str]) -> str:
    return '"' + " ".join(parts) + '"'


def _all(parts: Sequence[str]) -> str:
    return " AND ".join(f'"{part}"' for part in parts)


def _any(parts: Sequence[str]) -> str:
    """One of the parts; a part of two words is both of them."""
    return "(" + " OR ".join(f"({_all(part.split())})" for part in parts) + ")"

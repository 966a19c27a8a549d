"""Phrases and types are found through a sieve as they would be without it."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.procedure.folding import fold
from registry.reference import load_reference
from registry.reference.model import DocumentType
from registry.reference.phrases import _LONG_TEXTS, _SHORT, Phrases, _Group, patterns_of
from registry.reference.recognition import Recogniser
from registry.reference.sieve import Sieve, numbers_in, shared, words_of

REFERENCE = load_reference()
FOUND_IN = _Group.found_in
TYPES = tuple(REFERENCE.document_types.values())
PATTERNS = (
    *(pattern for group in REFERENCE.wording.values() for pattern in group.patterns),
    *(pattern for kind in TYPES for pattern in kind.patterns),
)
# What the patterns match, in sentences of chance: words of theirs, and what may stand between.
PIECES = sorted({word for pattern in PATTERNS for words in words_of(pattern) for word in words})
TEXTS = st.lists(
    st.one_of(
        st.sampled_from(PIECES),
        st.sampled_from(PATTERNS).flatmap(lambda pattern: st.from_regex(pattern, fullmatch=True)),
        st.sampled_from(["khong", ". ", "; ", " (", "15", "nuoc ngoai", "giay chung nhan"]),
    ),
    max_size=6,
).map(" ".join)


@settings(deadline=None, max_examples=150)
@given(pattern=st.sampled_from(PATTERNS), data=st.data())
def test_what_a_pattern_matches_has_a_word_of_each_set(pattern: str, data: st.DataObject) -> None:
    matched = data.draw(st.from_regex(pattern))

    assert all(any(word in matched for word in words) for words in words_of(pattern))


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("chung thuc", [{"chung thuc"}]),
        ("nop lai|giao nop", [{"nop lai", "giao nop"}]),
        ("nop(?: lai)? ban", [{"nop"}, {" ban"}]),
        (r"^\W*luu y\b(?! rang)", [{"luu y"}]),
        ("(?:nop lai ){2,3}don", [{"nop lai "}, {"don"}]),
        ("(?:nop lai )*don", [{"don"}]),
        ("(?:mau|)don", [{"don"}]),
        (r"\d+ ?%", []),
        ("(?i)mau don", []),
        ("a[bc]d", []),
    ],
)
def test_words_are_read_off_a_pattern(pattern: str, words: list[set[str]]) -> None:
    assert [set(each) for each in words_of(pattern)] == words


def test_a_sieve_lets_through_what_can_match_and_little_else() -> None:
    sieve = Sieve(["nop lai", "ban (?:sao y|chinh thuc)", r"\d"])

    assert list(numbers_in(sieve.possible("phai nop lai ban goc"))) == [0, 2]
    assert list(numbers_in(sieve.possible("ban chinh thuc"))) == [1, 2]
    assert list(numbers_in(sieve.possible("\ud800 ban sao y"))) == [1, 2]


@given(text=TEXTS)
def test_a_shared_sieve_tells_of_each_group_what_its_own_tells(text: str) -> None:
    groups = [PATTERNS[:7], PATTERNS[7:9], PATTERNS[9:20]]

    assert [part.possible(text) for part in shared(*groups)] == [
        Sieve(group).possible(text) for group in groups
    ]


@settings(deadline=None)
@given(texts=st.lists(TEXTS, max_size=3))
def test_texts_looked_through_one_by_one_can_say_what_they_say_joined(texts: list[str]) -> None:
    joined = " . ".join(texts)
    sieve = Sieve(PATTERNS)

    assert sieve.possible(joined) & ~sieve.possible_across(texts) == 0
    for key, group in REFERENCE.wording.items():
        assert REFERENCE.phrases.says_across(key, texts) is group.found_in(joined)


def test_a_word_that_reaches_over_the_end_of_a_text_is_not_missed() -> None:
    sieve = Sieve(["ban ", " sao", r"ban \. sao", "chinh"])

    assert list(numbers_in(sieve.possible_across(["ban", "sao"]))) == [0, 1, 2]


def test_every_body_that_ended_is_seen_in_folded_words() -> None:
    ended = [each for each in REFERENCE.authorities.values() if each.to is not None]
    for name in (name for each in ended for name in (each.name.vi, *each.names)):
        assert REFERENCE.can_name_ended_body(REFERENCE.reach(fold(f"Nộp tại {name.upper()}.")))
    assert not REFERENCE.can_name_ended_body(REFERENCE.reach("nop tai bo phan mot cua"))


@settings(deadline=None, max_examples=150)
@given(text=TEXTS)
def test_phrases_say_what_each_group_says(text: str) -> None:
    phrases = Phrases(REFERENCE.wording)

    for _ in range(2):
        for key, group in REFERENCE.wording.items():
            assert phrases.says(key, text) == group.found_in(text), key


_, SIEVE = shared(PATTERNS[:7], patterns_of(REFERENCE.wording))
WITHIN = Phrases(REFERENCE.wording, SIEVE)  # of all examples: more texts than it keeps
FILLER = "va " * (_SHORT // 3 + 1)


@settings(deadline=None, max_examples=150)
@given(part=TEXTS, before=TEXTS)
def test_long_parts_of_a_text_say_what_each_group_says(part: str, before: str) -> None:
    long = f"{part} {FILLER}"
    reach = SIEVE.sieve.possible(f"{before} . {long}")

    for _ in range(2):
        for key, group in REFERENCE.wording.items():
            assert WITHIN.says_within(key, long, reach) == group.found_in(long), key


def test_a_long_part_is_looked_through_once_while_there_is_room(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    phrases = Phrases(REFERENCE.wording, SIEVE)
    looked_through: list[str] = []

    def counted(group: _Group, folded: str, possible: int) -> bool:
        looked_through.append(folded)
        return FOUND_IN(group, folded, possible)

    monkeypatch.setattr(_Group, "found_in", counted)
    says = "khong the khai thac duoc giay khai sinh"
    texts = [f"{says} {FILLER} {number}" for number in range(_LONG_TEXTS + 2)]

    def ask(text: str) -> bool:
        return phrases.says_within("fallback", text, SIEVE.sieve.possible(text))

    assert ask(texts[0])
    assert ask(texts[0])
    assert looked_through == texts[:1]
    assert ask(says)
    assert ask(says)
    assert looked_through[1:] == [says, says]  # the control: a short one is not kept
    assert all(map(ask, texts))
    assert len(phrases._long) <= _LONG_TEXTS
    assert ask(texts[0])
    assert not phrases.says_within("fallback", FILLER, SIEVE.sieve.possible(texts[0]))


@settings(deadline=None, max_examples=150)
@given(text=TEXTS)
def test_types_are_found_as_by_one_large_pattern(text: str) -> None:
    for recogniser in (REFERENCE.recogniser, REFERENCE.row_recogniser):
        found = [(each.type.key, each.start, each.end) for each in recogniser.types_in_folded(text)]

        assert found == list(slowly(recogniser.types, text))


def slowly(types: tuple[DocumentType, ...], folded: str) -> Iterator[tuple[str, int, int]]:
    """The types in a text, all of them tried at every place."""
    every = re.compile(rf"\b(?:{'|'.join(p for kind in types for p in kind.patterns)})\b")
    needs = [word for kind in types for word in kind.needs]
    if all(kind.needs for kind in types) and not any(word in folded for word in needs):
        return
    start = 0
    while found := every.search(folded, start):
        ends = [
            (m.end(), -n)
            for n, k in enumerate(types)
            if (m := k.pattern.match(folded, found.start()))
        ]
        end, number = max(ends)
        yield types[-number].key, found.start(), end
        start = max(end, start + 1)


def test_rows_of_real_records_say_the_same(
    portal_records: Mapping[str, Mapping[str, Any]],
) -> None:
    rows = [
        fold(str(row.get("name") or ""))
        for record in list(portal_records.values())[::40]
        for row in record.get("documents") or ()
    ]
    phrases = Phrases(REFERENCE.wording)

    assert len(rows) > 100
    for row in rows:
        for key, group in REFERENCE.wording.items():
            assert phrases.says(key, row) == group.found_in(row), (key, row)
        found = [(m.type.key, m.start, m.end) for m in REFERENCE.recogniser.types_in_folded(row)]
        assert found == list(slowly(TYPES, row))


def test_a_long_text_is_not_kept() -> None:
    phrases = Phrases(REFERENCE.wording)
    recogniser = Recogniser(TYPES)
    long = "khong the khai thac duoc giay khai sinh " * 2000

    assert phrases.says("fallback", long)
    assert next(recogniser.types_in_folded(long)).type.key == "giay-khai-sinh"
    assert not phrases.says("fallback", "giay khai sinh")

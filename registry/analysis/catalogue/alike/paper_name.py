"""The canonical form of a paper's name: the words that tell which paper it is, and no others.

Short forms are spelled out, the form it is handed in ("bản sao có chứng thực") and words that never
tell papers apart are left out. What is left out is data (`registry/reference/naming.yaml`).
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from registry.procedure.word import Word, words
from registry.reference import Head, Naming, Reference

Words = tuple[Word, ...]
Shape = tuple[str, ...]  # words without marks, `#` for a number

# A longer text is no name; what is behind it does not make it another paper.
LONGEST = 60
_DOT = re.compile(r"\.(?!\d)|(?<!\d)\.")
_NUMBER_AND_WORD = re.compile(r"(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)")
_EITHER = re.compile(r"(?<=[^\W\d_]{3})\s?/\s?(?=[^\W\d_]{3})")
_DIGIT = re.compile(r"\d")
_NUMBER = "#"


class PaperNames:
    """Canonical forms of names; made once from the reference data."""

    def __init__(self, reference: Reference) -> None:
        naming = reference.naming
        self._short = _short_forms(reference)
        self._openings = _Phrases(map(shape_of_phrase, naming.openings))
        inside = (*naming.openings, *naming.after_opening)
        self._after_opening = _Phrases(map(shape_of_phrase, inside))
        self._asides = _Phrases(map(shape_of_phrase, naming.asides))
        self._endings = _Phrases(shape_of_phrase(ending)[::-1] for ending in naming.endings)
        self._last_words = frozenset(
            found[0].marked for ending in naming.endings if len(found := words(ending)) == 1
        )
        self._heads = _Heads(naming.heads)
        self.weightless = Weightless(naming)
        self._given = frozenset(word.plain for text in naming.given for word in words(text))
        vague = [word for text in naming.vague for word in words(text)]
        self._vague = frozenset(vague)
        self._vague_letters = frozenset(word.plain for word in vague)

    def of(self, name: str) -> Words:
        """The words of a printed name that tell which paper it is.

        >>> from registry.reference import load_reference
        >>> names = PaperNames(load_reference())
        >>> names.of("01 bản sao có chứng thực CCCD (nếu có)") == names.of("Thẻ căn cước công dân")
        True
        """
        return self.of_words(printed_words(name))

    def of_words(self, printed: Sequence[Word]) -> Words:
        """As `of`, for words; doing it again changes nothing."""
        said = self._spelled_out(tuple(printed[:LONGEST]))
        before, after = said, self._once(said)
        while after != before:
            before, after = after, self._once(after)
        return after

    def letters(self, canonical: Words) -> tuple[str, ...]:
        """What is the same for a canonical form and for what it is when written without marks."""
        return self.weightless.letters(canonical)

    def is_vague(self, canonical: Words) -> bool:
        """Whether a canonical form names no paper: "văn bản đề nghị"."""
        return all(word in self._vague for word in canonical)

    def is_vague_without_marks(self, letters: Iterable[str]) -> bool:
        """As `is_vague`, for words without marks."""
        return self._vague_letters.issuperset(letters)

    def may_be_given(self, canonical: Words) -> bool:
        """Whether a canonical form may be the name of what an authority gives."""
        is_given = bool(canonical) and canonical[0].plain in self._given
        return is_given and not self.is_vague(canonical)

    def _once(self, said: Words) -> Words:
        told = self._without_aside(said)
        told = self._without_ending(self._without_opening(told)) or told
        return self.weightless.left_out(self._heads.unified(told)) or told

    def _spelled_out(self, said: Words) -> Words:
        if self._short.keys().isdisjoint([word.plain for word in said]):
            return said
        spelled = (self._short.get(w.plain, {}).get(w.marked, (w,)) for w in said)
        told = tuple(word for each in spelled for word in each)
        others = [word for word in said if word.plain not in self._short]
        is_unmarked = others and all(word.plain == word.marked for word in others)
        return _unmarked(told) if is_unmarked else told

    def _without_opening(self, said: Words) -> Words:
        if not said or not self._openings.may_start(said[0]):
            return said
        shape = _shape(said)
        start = self._openings.length_at(shape, 0)
        while start and (more := self._after_opening.length_at(shape, start)):
            start += more
        return said[start:]

    def _without_aside(self, said: Words) -> Words:
        if self._asides.marks.isdisjoint([word.plain for word in said]):
            return said
        shape = _shape(said)
        for at in range(len(shape)):
            if length := self._asides.length_at(shape, at):
                return self._without_aside(said[:at] + said[at + length :])
        return said

    def _without_ending(self, said: Words) -> Words:
        if not said or not self._endings.may_start(said[-1]):
            return said
        shape = _shape(said)[::-1]
        end = 0
        while length := self._endings.length_at(shape, end):
            if length == 1 and not self._is_last_word(said[-1 - end]):
                break  # "chỗ" is no "cho", "vẽ" no "về"
            end += length
        return said[: len(said) - end]

    def _is_last_word(self, word: Word) -> bool:
        return word.marked in self._last_words or word.marked == word.plain


class _Phrases:
    """Phrases that may stand at a place of a name."""

    def __init__(self, shapes: Iterable[Shape]) -> None:
        self._shapes = frozenset(shapes)
        lengths: dict[str, set[int]] = {}
        for shape in self._shapes:
            lengths.setdefault(shape[0], set()).add(len(shape))
        self._lengths = {first: sorted(each, reverse=True) for first, each in lengths.items()}
        self.firsts = frozenset(self._lengths)
        # Each phrase has one of these words; the longest are the least common.
        self.marks = frozenset(max(shape, key=len) for shape in self._shapes)

    def may_start(self, word: Word) -> bool:
        return word.plain in self.firsts or word.plain.isdigit()

    def length_at(self, shape: Shape, at: int) -> int:
        """How many words the longest phrase at a place has; 0 for none."""
        if at >= len(shape):
            return 0
        lengths = self._lengths.get(shape[at], ())
        return next((n for n in lengths if shape[at : at + n] in self._shapes), 0)


class _Heads:
    """First nouns that may be changed for each other, in names with marks and in names without."""

    def __init__(self, heads: Sequence[Head]) -> None:
        self._usual: dict[tuple[str, ...], Words] = {}
        for head in heads:
            for before in head.before:
                usual = tuple(words(f"{head.nouns[0]} {before}"))
                for noun in head.nouns:
                    told = tuple(words(f"{noun} {before}"))
                    if told != usual:
                        self._usual[_marked(_unmarked(told))] = _unmarked(usual)
                        self._usual[_marked(told)] = usual
        self._phrases = _Phrases(self._usual)

    def unified(self, said: Words) -> Words:
        """The name with the usual noun at its head."""
        if not said or said[0].marked not in self._phrases.firsts:
            return said
        length = self._phrases.length_at(_marked(said[:6]), 0)
        return self._usual[_marked(said[:length])] + said[length:] if length else said


class Weightless:
    """Words that never tell papers apart."""

    def __init__(self, naming: Naming) -> None:
        self.words = tuple(word for text in naming.weightless for word in words(text))
        self._marked = frozenset(_marked(self.words))
        self._plain = frozenset(word.plain for word in self.words)

    def left_out(self, said: Words) -> Words:
        return tuple([word for word in said if word.marked not in self._marked])

    def letters(self, said: Words) -> tuple[str, ...]:
        """The words without marks, and without what may be one of these words in them."""
        return tuple([word.plain for word in said if word.plain not in self._plain])


def printed_words(name: str) -> list[Word]:
    """All words of a printed name; "2x3cm" is four, and "/" between words says "hoặc".

    >>> [word.plain for word in printed_words("CMND/CCCD, ảnh 2x3cm.")]
    ['cmnd', 'hoac', 'cccd', 'anh', '2', 'x', '3', 'cm']
    """
    apart = _DOT.sub(" ", name) if "." in name else name
    if "/" in apart:
        apart = _EITHER.sub(" hoặc ", apart)
    return words(_NUMBER_AND_WORD.sub(" ", apart) if _DIGIT.search(apart) else apart)


def shape_of_phrase(phrase: str) -> Shape:
    """The words of a phrase without marks; `#` stays.

    >>> shape_of_phrase("# bản sao")
    ('#', 'ban', 'sao')
    """
    return tuple(part if part == _NUMBER else words(part)[0].plain for part in phrase.split())


def _shape(said: Words) -> Shape:
    return tuple([_NUMBER if word.plain.isdigit() else word.plain for word in said])


def _unmarked(said: Iterable[Word]) -> Words:
    return tuple(Word(word.plain, word.plain) for word in said)


def _marked(said: Iterable[Word]) -> tuple[str, ...]:
    return tuple([word.marked for word in said])


def _short_forms(reference: Reference) -> Mapping[str, Mapping[str, Words]]:
    """Usual words by the plain and the marked form of what is short, or another spelling, for them.

    One that is written without marks counts where it is no syllable of the language.
    """
    is_syllable = re.compile(reference.naming.syllable).fullmatch
    found: dict[str, dict[str, Words]] = {}
    for other, usual in reference.naming.spellings.items():
        for word in words(other):
            found.setdefault(word.plain, {})[word.marked] = tuple(words(usual))
    for each in reference.short_forms:
        for spelling in each.spellings:
            short = words(spelling)
            if len(short) == 1:
                forms = found.setdefault(short[0].plain, {})
                forms[short[0].marked] = tuple(words(each.words))
                if not is_syllable(short[0].plain):
                    forms.setdefault(short[0].plain, tuple(words(each.words)))
    return found

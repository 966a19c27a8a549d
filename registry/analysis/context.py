"""What facts are computed from: one procedure on one day, with its texts folded once.

Texts are only read where a file holds a portal's words; what they say is a suggestion.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar

from registry.analysis.listing import listed_types
from registry.analysis.steps.openings import opening_of
from registry.kept import kept
from registry.procedure.folding import fold_words
from registry.procedure.model import (
    Alternative,
    Basis,
    ChannelEntry,
    Condition,
    Document,
    Fee,
    Procedure,
    Result,
    Step,
)
from registry.procedure.vocabulary import Applicant, Read, Register
from registry.reference import DocumentType, Reference, Standing, paper_type

# A colon at the end of the printed words, or what the importer says of a row.
_HEADING = re.compile(r":\s*\n|\ntiêu đề")
Made = TypeVar("Made")
_SENTENCE = re.compile(r"[.;]\s")


def folded(text: str | None) -> str:
    """Folded words with single spaces; "" for no text."""
    if not text:
        return ""
    return _folded(text) if len(text) <= _REMEMBERED else _long_folded(text)


# Many facts read the same texts; of longer ones, which papers of one row have in common, few are
# enough.
_REMEMBERED = 4_000
_folded = lru_cache(maxsize=8_192)(fold_words)
_long_folded = lru_cache(maxsize=128)(fold_words)


@dataclass(frozen=True)
class Whole:
    """One procedure on one day."""

    procedure: Procedure
    as_of: date
    reference: Reference

    @kept
    def law(self) -> Standing:
        """The reference data as they stand on the day."""
        return self.reference.on(self.as_of)

    @kept
    def says(self) -> Callable[[str, str], bool]:
        """Whether a folded text says what a group of wordings is about."""
        return self.reference.phrases.says

    def once(self, make: Callable[["Whole"], Made]) -> Made:
        """What a function makes of this procedure; made once, however often it is asked for."""
        if make not in self._made:
            self._made[make] = make(self)
        made: Made = self._made[make]
        return made

    @kept
    def _made(self) -> dict[Any, Any]:  # Any: each function's own type
        return {}

    @kept
    def papers(self) -> tuple["Paper", ...]:
        return tuple(Paper(self, document) for document in self.procedure.documents or ())

    @kept
    def papers_of_row(self) -> Mapping[int | None, Sequence["Paper"]]:
        """Its papers by the row they were read from, in order."""
        found: dict[int | None, list[Paper]] = defaultdict(list)
        for paper in self.papers:
            found[paper.document.row].append(paper)
        return found

    @kept
    def acts(self) -> tuple["Act", ...]:
        return tuple(Act(self, step) for step in self.procedure.steps or ())

    @kept
    def ways(self) -> tuple["Way", ...]:
        return tuple(Way(self, channel) for channel in self.procedure.channels or ())

    @kept
    def prices(self) -> tuple["Price", ...]:
        return tuple(Price(self, fee) for fee in self.procedure.fees or ())

    @kept
    def demands(self) -> tuple["Demand", ...]:
        return tuple(Demand(self, condition) for condition in self.procedure.conditions or ())

    @kept
    def outcomes(self) -> tuple["Outcome", ...]:
        return tuple(Outcome(self, result) for result in self.procedure.results or ())

    @kept
    def grounds(self) -> tuple["Cited", ...]:
        return tuple(Cited(self, basis) for basis in self.procedure.legal_basis or ())

    @kept
    def name(self) -> str:
        return folded(self.procedure.name)

    @kept
    def subject_words(self) -> str:
        """The folded name and results: what the procedure deals with."""
        return f"{self.name} . {self.results}"

    @kept
    def results(self) -> str:
        """The folded names of what the applicant gets."""
        return " . ".join(folded(result.name) for result in self.procedure.results or ())

    @kept
    def notes(self) -> tuple[str, ...]:
        """The folded words of the document table that are no paper."""
        unread = self.procedure.source.unread if self.procedure.source else ()
        noted = [folded(each.text) for each in unread if each.field.startswith("document")]
        rows = (paper.row for paper in self.papers if paper.says_within("note", paper.row))
        return tuple(dict.fromkeys([*noted, *rows]))

    @kept
    def headings(self) -> tuple[str, ...]:
        """The folded headings over rows of the document table that are no case."""
        unread = self.procedure.source.unread if self.procedure.source else ()
        over = (each for each in unread if each.field.startswith("documents."))
        told = (folded(e.text) for e in over if _HEADING.search(f"{e.text}\n{e.reason or ''}"))
        return tuple(dict.fromkeys(told))

    @kept
    def is_confirmed(self) -> bool:
        """Whether a person set or confirmed what the file says."""
        source = self.procedure.source
        return source is None or source.read is Read.CONFIRMED

    @kept
    def only_foreigners_apply(self) -> bool:
        who = set(self.procedure.applicants or ())
        return bool(who) and who <= {Applicant.FOREIGNER, Applicant.FOREIGN_ORGANISATION}

    @kept
    def only_applied_for_from_abroad(self) -> bool:
        """Whether nobody but foreigners and Vietnamese who live abroad may apply."""
        abroad = {Applicant.FOREIGNER, Applicant.FOREIGN_ORGANISATION}
        who = set(self.procedure.applicants or ())
        return bool(who) and who <= {*abroad, Applicant.OVERSEAS_VIETNAMESE}

    @kept
    def read_types(self) -> frozenset[str]:
        """Papers that the procedure's own notes say the office reads itself: keys of types.

        A note that names no paper ("what the dossier asks is replaced where data can be read")
        frees from none: the list goes on asking for each.
        """
        told = [part for note in self.notes for part in self.freeing(note)]
        # "The dossier does not contain …" speaks of all rows, wherever it stands.
        of_rows = (part for paper in self.papers for part in paper.freeing(paper.row))
        told += [part for part in of_rows if self.says("whole_dossier", part)]
        return frozenset(key for part in told for key in self.types_named(part))

    @kept
    def dealt_with(self) -> frozenset[str]:
        """Papers of which a register holds what they prove and that it deals with: keys of types.

        Its name or its results name them.
        """
        named = self.reference.recogniser.possible_in(self.subject_words)
        found = (kind for kind in named if kind.is_held and kind.pattern.search(self.subject_words))
        return frozenset(kind.key for kind in found)

    def freeing(self, text: str) -> Iterator[str]:
        """The sentences of a folded text that free from a paper whose data can be read."""
        if self.says("freed", text):
            yield from self.freeing_parts(text)

    def freeing_parts(self, text: str) -> Iterator[str]:
        """Those of a text that does free from one."""
        yield from (part for part in _SENTENCE.split(text) if self.says("freed", part))

    def types_named(self, text: str) -> frozenset[str]:
        """Known papers that a folded text names anywhere: keys of types."""
        found = self.reference.row_recogniser.types_in_folded(text)
        return frozenset(match.type.key for match in found)


@dataclass(frozen=True)
class Paper:
    """One document of the procedure, with the words that are about it."""

    whole: Whole
    document: Document

    def once(self, make: Callable[["Paper"], Made]) -> Made:
        """What a function makes of this paper; made once, however often it is asked for."""
        if make not in self._made:
            self._made[make] = make(self)
        made: Made = self._made[make]
        return made

    @kept
    def _made(self) -> dict[Any, Any]:  # Any: each function's own type
        return {}

    @kept
    def name(self) -> str:
        """Its folded name."""
        return folded(self.document.name)

    @kept
    def row(self) -> str:
        """The whole folded row it was read from."""
        return folded(self.document.text)

    @kept
    def words(self) -> str:
        """Its folded words: the opening of its row, and its own part of it."""
        return f"{self._opening} {self.own_words}".strip() if self._beside else self.own_words

    @kept
    def own_words(self) -> str:
        """Its part of a row with several papers; name and condition where the row differs."""
        if not self.places:
            return f"{self.name} {folded(self.document.when)} {self.row}".strip()
        if not self._beside:
            return self.row
        start, last = min(self.places), max(self.places)
        end = min((at for at in self._beside if at > last), default=len(self.row))
        return self.row[start:end].strip()

    @kept
    def _opening(self) -> str:
        """What a row with several papers says before the first of them."""
        return self.row[: min([*self.places, *self._beside])] if self._beside else ""

    @kept
    def places(self) -> Sequence[int]:
        """Where its row names it or a paper that may stand in its place."""
        choices = [folded(choice.name) for choice in self.document.alternatives]
        found = [self.row.find(name) for name in (self.name, *choices)]
        return [at for at in found if at >= 0]

    @kept
    def _beside(self) -> Sequence[int]:
        """Where the other papers of the same row are named; () where it is not named itself."""
        row = self.document.row
        if row is None or not self.places:
            return ()
        beside = (each for each in self.whole.papers_of_row[row] if each is not self)
        return [at for paper in beside if paper.name not in self.name for at in paper.places]

    @kept
    def named(self) -> str:
        """Its words with whose it is, and the cases it is asked in."""
        return f"{self.words} . {folded(self.document.holder)} . {self.heading}"

    @kept
    def reach(self) -> int:
        """What all its texts together can say: one look through them spares many.

        A name that stands in another of them is looked through with that.
        """
        texts = {self.row, self.words, folded(self.document.holder), self.heading} - {""}
        if not any(self.name in text for text in texts):
            texts.add(self.name)
        return self.whole.reference.reach_across(texts)

    def can_say(self, *groups: str) -> bool:
        """Whether any of its texts can say what one of these groups is about.

        One look spares many; it holds for parts of the texts too, but not for words put together.
        """
        return self.whole.reference.phrases.can_say(groups, self.reach)

    def says(self, group: str) -> bool:
        """Whether its words say what a group of wordings is about."""
        return self.says_within(group, self.words)

    def says_within(self, group: str, text: str) -> bool:
        """Whether one of its texts, or a part of one, says what a group of wordings is about."""
        return self.whole.reference.phrases.says_within(group, text, self.reach)

    def freeing(self, text: str) -> Iterator[str]:
        """The sentences of one of its texts that free from a paper whose data can be read."""
        if self.says_within("freed", text):
            yield from self.whole.freeing_parts(text)

    @kept
    def heading(self) -> str:
        """The folded words of the cases it is asked in."""
        cases = self.whole.procedure.cases
        asked_in = (case for case in cases if case.id in self.document.case)
        return " . ".join(folded(f"{case.name} {case.when or ''}") for case in asked_in)

    @kept
    def read_types(self) -> frozenset[str]:
        """Known papers that a note, its heading or its row frees from: keys of types.

        A paper that is named so frees from any general proof of what the same register holds.
        """
        keys = self.whole.read_types | self.read_in_its_row
        return keys.union(self._general_proofs(keys)) if keys else keys

    @kept
    def read_in_its_row(self) -> frozenset[str]:
        """Known papers that its own row or heading frees from: keys of types.

        A sentence that names no paper frees from those before it in the row.
        """
        if not self.can_say("freed"):
            return frozenset()
        keys: set[str] = set()
        own = self.row.find(self.name)
        for text, place in ((self.row, own), (self.own_words, 0), (self.heading, 0)):
            for part in self.freeing(text):
                named = self.whole.types_named(part)
                after = text.find(part) + len(part) > place
                keys |= named or ({kind.key for kind in self.types} if after else set())
        return frozenset(keys)

    def _general_proofs(self, read: Collection[str]) -> Iterator[str]:
        """Its types that name no paper but only what the register of a paper that is read holds."""
        types = self.whole.reference.document_types
        registers = {types[key].register_ for key in read} - {None, Register.NONE}
        return (k.key for k in self.types if k.generic and k.register_ in registers)

    @kept
    def registers(self) -> tuple[Register, ...]:
        """State registers that hold what it, or a paper that may stand in its place, proves."""
        stated = (self.document.register_, *(c.register_ for c in self.document.alternatives))
        named = (*stated, *(kind.register_ for kind in self.types))
        found = (each for each in named if each is not None and each is not Register.NONE)
        return tuple(dict.fromkeys(found))

    @kept
    def own_type(self) -> DocumentType | None:
        """The type the author names, else the type that the name opens with."""
        return paper_type(self.whole.reference, self.document.name, self.document.type)

    @kept
    def types(self) -> tuple[DocumentType, ...]:
        """The type of the paper and of every paper that may stand in its place; its own first."""
        choices = (self.choice_type(each) for each in self.document.alternatives)
        listed = self._listed_types
        found = (kind for kind in (self.own_type, *choices, *listed) if kind is not None)
        return tuple({kind.key: kind for kind in found}.values())

    @property
    def _listed_types(self) -> Iterator[DocumentType]:
        """What its own words list, without the sentences that free from a paper: they ask none."""
        words, reference = self.own_words, self.whole.reference
        freeing = list(self.freeing(words))
        if not freeing:
            return listed_types(reference, words, self.reach)
        for part in freeing:
            words = words.replace(part, " ")
        return listed_types(reference, words)

    def choice_type(self, choice: Alternative) -> DocumentType | None:
        """The type of a paper that may stand in its place, as its author or its name says."""
        return paper_type(self.whole.reference, choice.name, choice.type)


@dataclass(frozen=True)
class Act:
    """One step of the procedure."""

    whole: Whole
    step: Step

    @kept
    def words(self) -> str:
        """Its folded words as printed; "" where a file keeps none."""
        return folded(self.step.text)

    @kept
    def opening(self) -> str:
        """Its words from behind the list marks and numbers on."""
        return opening_of(self.words)

    @kept
    def reach(self) -> int:
        """What its words can say at all: one look through them spares many."""
        return self.whole.reference.reach(self.words)

    def can_say(self, *groups: str) -> bool:
        """Whether its words, or a part of them, can say what one of these groups is about."""
        return self.whole.reference.phrases.can_say(groups, self.reach)

    def says(self, group: str, part: str | None = None) -> bool:
        """Whether its words, or a part of them, say what a group of wordings is about."""
        text = self.words if part is None else part
        return self.whole.reference.phrases.says_within(group, text, self.reach)


@dataclass(frozen=True)
class Way:
    """One channel of the procedure."""

    whole: Whole
    channel: ChannelEntry


@dataclass(frozen=True)
class Demand:
    """One condition of the procedure."""

    whole: Whole
    condition: Condition


@dataclass(frozen=True)
class Outcome:
    """One result of the procedure."""

    whole: Whole
    result: Result


@dataclass(frozen=True)
class Cited:
    """One legal text that the procedure as a whole rests on."""

    whole: Whole
    basis: Basis


@dataclass(frozen=True)
class Price:
    """One fee of the procedure."""

    whole: Whole
    fee: Fee

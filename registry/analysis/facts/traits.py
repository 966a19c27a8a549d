"""What most facts about a paper rest on, as one small value.

A catalogue has tens of thousands of papers, but few kinds of them: what their keys and words say
comes again and again, though no two texts are alike. A fact that takes nothing but `Traits` is
worked out once for all papers with equal ones, and the type checker holds it to taking no more.
"""

from collections.abc import Callable
from operator import attrgetter
from typing import NamedTuple

from registry.analysis.context import Paper
from registry.analysis.facts.clauses import handed_in, only_as_fallback, waived
from registry.analysis.facts.replaced import is_listed_here
from registry.procedure.vocabulary import Channel, DocumentKind, FetchedBy, Form, Register
from registry.reference import DocumentType, Standing

_BY_POST = (Channel.POST,)
_LIKENESS = ("likeness",)
# Groups of wordings that facts ask about, by the words they ask them of.
_OF_WORDS = (
    "fallback", "freed", "optional", "one_of_several", "handed_over", "by_post",
)  # fmt: skip
_OF_NAME = ("vague", "purpose_only", "open_purpose")
_OF_OWN_WORDS = ("vague", "closed_list")


class Keys(NamedTuple):
    """What the keys of a paper say, as far as facts about it ask."""

    kind: DocumentKind | None
    form: Form | None
    register: Register | None
    also_accepts: tuple[Form, ...]
    fetched_by: FetchedBy
    surrendered: bool
    fallback_only: bool


_KEYS = attrgetter(
    "kind", "form", "register_", "also_accepts", "fetched_by", "surrendered", "fallback_only"
)


class Traits(NamedTuple):
    """What most facts about a paper rest on; papers of one day with equal ones share them."""

    law: Standing
    is_confirmed: bool  # by a person, not suggested by an import
    keys: Keys
    is_narrowed: bool  # to a case, a condition, a channel, or some of several papers
    is_choice: bool
    has_choices: bool
    has_ground: bool
    is_only_by_post: bool
    is_result: bool  # of this very procedure, by its key
    # What its words, its name, and its own part of its row say.
    said: frozenset[str]
    name_says: frozenset[str]
    own_words_say: frozenset[str]
    has_row: bool
    heading_is_fallback: bool
    is_portrait: bool
    asks_certification: bool
    is_foreign: bool
    is_only_fallback: bool  # by a clause
    # Keys of types: what it is and may be; of these, what is read or waived, and so on.
    own_type: str | None
    types: tuple[str, ...]
    not_needed: frozenset[str]
    handed_in: frozenset[str]
    read_in_its_row: frozenset[str]
    dealt_with: frozenset[str]
    registers: tuple[Register, ...]

    @property
    def kinds(self) -> list[DocumentType]:
        """The types it may be."""
        known = self.law.reference.document_types
        return [known[key] for key in self.types]


def traits_of(paper: Paper) -> Traits:
    """What facts about a paper rest on."""
    return paper.once(_traits)


def _traits(paper: Paper) -> Traits:
    whole, document = paper.whole, paper.document
    said = whole.reference.phrases.said
    choices, types = document.alternatives, frozenset(kind.key for kind in paper.types)
    own = paper.own_type
    narrowed = document.case or document.when or document.any_of or choices or document.channels
    return Traits(
        law=whole.law,
        is_confirmed=whole.is_confirmed,
        keys=Keys._make(_KEYS(document)),
        is_narrowed=bool(narrowed),
        is_choice=len(choices) > 1 or document.any_of is not None,
        has_choices=bool(choices),
        has_ground=bool(document.basis),
        is_only_by_post=document.channels == _BY_POST,
        is_result=document.result_of == whole.procedure.code,
        said=said(_OF_WORDS, paper.words, paper.reach),
        name_says=said(_OF_NAME, paper.name, paper.reach),
        own_words_say=said(_OF_OWN_WORDS, paper.own_words, paper.reach),
        has_row=bool(paper.row),
        heading_is_fallback=paper.says_within("fallback", paper.heading),
        is_portrait=_is_photo(paper) and _is_portrait(paper),
        asks_certification=_asks_certification(paper),
        is_foreign=_is_foreign(paper),
        is_only_fallback=only_as_fallback(paper),
        own_type=own.key if own else None,
        types=tuple([kind.key for kind in paper.types]),
        not_needed=types & (paper.read_types | waived(paper)) if types else types,
        handed_in=frozenset(kind.key for kind in paper.types if handed_in(paper, kind)),
        read_in_its_row=types & paper.read_in_its_row if types else types,
        dealt_with=types & whole.dealt_with,
        registers=paper.registers,
    )


def _is_photo(paper: Paper) -> bool:
    if paper.document.kind is DocumentKind.PHOTO:
        return True
    return paper.own_type is not None and paper.own_type.proves == _LIKENESS


def _is_portrait(paper: Paper) -> bool:
    """A photo of a person, not of a vehicle, of works or of goods."""
    says, words = paper.says_within, paper.own_words
    if says("picture_of_a_thing", paper.name) or not says("portrait", words):
        return False
    return not says("picture_of_a_thing", words)


def _asks_certification(paper: Paper) -> bool:
    """Its words ask for certification, not only of a translation, and take nothing lighter."""
    asks = paper.says("certified")
    if paper.says("translation"):
        wording = paper.whole.reference.wording
        words = wording["translation"].pattern.sub(" ", paper.words)
        asks = wording["certified"].found_in(words)
    return asks and not paper.says("plain_copy_too")


def _is_for_people_abroad(paper: Paper) -> bool:
    """By its name only people who live abroad apply, and no legal list names the paper here."""
    return paper.whole.says("for_people_abroad", paper.whole.name) and not is_listed_here(paper)


def _names_body(paper: Paper) -> bool:
    """It says that a company or another body exists."""
    return any("legal_entity" in kind.proves for kind in paper.types)


def _is_foreign(paper: Paper) -> bool:
    """It belongs to a foreigner or was issued abroad."""
    whole, words = paper.whole, paper.named
    says: Callable[[str, str], bool] = paper.says_within
    if says("not_foreign", words):
        pattern = whole.reference.wording["not_foreign"].pattern
        words, says = pattern.sub(" ", words), whole.says
    if whole.only_applied_for_from_abroad or _is_for_people_abroad(paper):
        return not says("another_person", words)
    if _names_body(paper) and whole.says("for_foreign_body", whole.name):
        return not says("domestic", words)
    if says("foreign_only", words):
        return True
    if says("foreign_holder", words):
        return not says("domestic", words)
    if not says("foreign", words):
        return False
    return not (says("domestic", words) or says("domestic_issuer", words))

"""What several facts about a paper rest on, each read off it when a fact first asks for it.

Most papers are ruled out by one or two facts: a plan of a building is no paper that a register
holds, whoever has to bring it. So nothing is read that no rule needs to decide, and what is read is
kept with the paper (`paper.once(...)`), however many facts rest on it.
"""

from collections.abc import Callable

from registry.analysis.context import Paper
from registry.analysis.facts.clauses import handed_in, waived
from registry.analysis.facts.replaced import is_listed_here
from registry.procedure.vocabulary import DocumentKind

_LIKENESS = ("likeness",)


def is_narrowed(paper: Paper) -> bool:
    """Asked only in a case, under a condition, on a channel, or as one of several papers."""
    keys = paper.document
    return bool(keys.case or keys.when or keys.any_of or keys.alternatives or keys.channels)


def is_choice(paper: Paper) -> bool:
    """One of several papers is enough."""
    return len(paper.document.alternatives) > 1 or paper.document.any_of is not None


def type_keys(paper: Paper) -> frozenset[str]:
    """The keys of the types it may be."""
    return frozenset(kind.key for kind in paper.types)


def not_needed(paper: Paper) -> frozenset[str]:
    """Of its types those that a note, its heading or a clause frees from: keys."""
    types = paper.once(type_keys)
    return types & (paper.read_types | waived(paper)) if types else types


def to_bring(paper: Paper) -> frozenset[str]:
    """Of its types those that are handed in, not only named in its row: keys."""
    return frozenset(kind.key for kind in paper.types if handed_in(paper, kind))


def dealt_with(paper: Paper) -> frozenset[str]:
    """Of its types those that the procedure itself deals with: keys."""
    types = paper.once(type_keys)
    return types & paper.whole.dealt_with if types else types


def is_portrait(paper: Paper) -> bool:
    """A photo of a person, not of a vehicle, of works or of goods."""
    return _is_photo(paper) and _is_of_a_person(paper)


def _is_photo(paper: Paper) -> bool:
    if paper.document.kind is DocumentKind.PHOTO:
        return True
    return paper.own_type is not None and paper.own_type.proves == _LIKENESS


def _is_of_a_person(paper: Paper) -> bool:
    says, words = paper.says_within, paper.own_words
    if says("picture_of_a_thing", paper.name) or not says("portrait", words):
        return False
    return not says("picture_of_a_thing", words)


def asks_certification(paper: Paper) -> bool:
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


def is_foreign(paper: Paper) -> bool:
    """It belongs to a foreigner or was issued abroad."""
    whole = paper.whole
    if whole.only_applied_for_from_abroad or _is_for_people_abroad(paper):
        return not _says_of_whom(paper)("another_person")
    if _names_body(paper) and whole.says("for_foreign_body", whole.name):
        return not _says_of_whom(paper)("domestic")
    if not paper.can_say("not_foreign", "foreign_only", "foreign_holder", "foreign"):
        return False
    says = _says_of_whom(paper)
    if says("foreign_only"):
        return True
    if says("foreign_holder"):
        return not says("domestic")
    if not says("foreign"):
        return False
    return not (says("domestic") or says("domestic_issuer"))


def _says_of_whom(paper: Paper) -> Callable[[str], bool]:
    """What its words say, without what they say is not foreign."""
    words, says = paper.named, paper.says_within
    if not says("not_foreign", words):
        return lambda group: says(group, words)
    left = paper.whole.reference.wording["not_foreign"].pattern.sub(" ", words)
    return lambda group: paper.whole.says(group, left)

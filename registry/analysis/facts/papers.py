"""Facts about one paper: whose it is, who holds what it proves, whether it is still to be asked."""

import re
from collections.abc import Mapping

from registry.analysis.context import Paper, folded
from registry.analysis.facts.clauses import only_as_fallback
from registry.analysis.facts.fact import Fact, facts
from registry.analysis.facts.replaced import is_listed_here
from registry.analysis.facts.traits import (
    asks_certification,
    dealt_with,
    is_choice,
    is_foreign,
    is_narrowed,
    is_portrait,
    not_needed,
    to_bring,
)
from registry.procedure.vocabulary import Act, Channel, DocumentKind, FetchedBy, Form, Register

# Acts on a permit that the same authority gave before.
_LATER_ACTS = frozenset({Act.REISSUE, Act.EXCHANGE, Act.EXTEND, Act.CHANGE})
_WRITTEN = frozenset({
    DocumentKind.APPLICATION_FORM, DocumentKind.DECLARATION_LIST, DocumentKind.AUTHORISATION,
    DocumentKind.PHOTO,
})  # fmt: skip
# "Giấy chứng nhận" alone tells nothing.
_TELLING_WORDS = 4
_EXCHANGES = frozenset({Act.REISSUE, Act.EXCHANGE})
_BY_POST = (Channel.POST,)
# An attached file, or a form that is named.
_FORM = re.compile(r"\.(?:docx?|xlsx?|pdf)\b|\btheo mau\b|\bmau so\b")
_CLAUSE_END = re.compile(r"[:;(]|\. ")
_LIGHT = frozenset({Form.COPY, Form.PRESENT, Form.ELECTRONIC, Form.ORIGINAL})


def required(paper: Paper) -> bool:
    """Asked of everybody, always: no case, no condition, no choice, no channel, not a fallback."""
    return not is_narrowed(paper) and not paper.once(fallback)


def asked(paper: Paper) -> bool:
    """The applicant has to bring it in some case: it is no fallback and not optional."""
    brought = paper.document.fetched_by is FetchedBy.APPLICANT
    return brought and not paper.once(fallback) and not paper.says("optional")


def fallback(paper: Paper) -> bool:
    """Asked only when the register cannot be read, by its own key or words or by a note."""
    if (
        paper.document.fallback_only
        or paper.says("fallback")
        or paper.says_within("fallback", paper.heading)
    ):
        return True
    if paper.once(only_as_fallback):
        return True
    held = {kind.key for kind in paper.types if kind.is_held}
    if is_choice(paper) and held & paper.read_in_its_row:
        return True  # the paper of the choice that is read is enough
    return held <= paper.once(not_needed) if held else paper.says("freed")


def paper_types(paper: Paper) -> tuple[str, ...]:
    """Known papers that may be handed in: keys of types, without what the procedure gives."""
    if paper.document.register_ is Register.NONE and paper.whole.is_confirmed:
        return ()
    keys = paper.once(to_bring) - paper.once(not_needed)
    left = [kind for kind in paper.types if kind.key in keys]
    identity = any(kind.kind is DocumentKind.IDENTITY for kind in left)
    if identity and (is_choice(paper) or paper.says("one_of_several")):
        # Of papers to choose from beside an identity card, these only say who somebody is.
        left = [kind for kind in left if kind is paper.own_type or not kind.identifies]
    found = tuple(kind.key for kind in left if kind.key not in paper.once(dealt_with))
    return found if paper.types else _typical(paper)


# Kinds of which a register holds one paper only, so that kind and register tell which.
_TELLING = frozenset({
    DocumentKind.IDENTITY, DocumentKind.RESIDENCE, DocumentKind.BUSINESS_REGISTRATION,
    DocumentKind.LAND_TITLE, DocumentKind.CRIMINAL_RECORD,
})  # fmt: skip


def _typical(paper: Paper) -> tuple[str, ...]:
    """A paper without known name is told by its kind and its register."""
    kind, register = paper.document.kind, paper.document.register_
    if kind not in _TELLING:
        return ()
    known = paper.whole.reference.document_types.values()
    told = (e.key for e in known if (e.kind, e.register_) == (kind, register))
    return tuple(told)[:1]


def registers(paper: Paper) -> tuple[Register, ...]:
    """State registers that hold what the paper, or one that may stand in its place, proves."""
    return paper.registers


def register_shared(paper: Paper) -> bool | None:
    """A text in force on the day lets the office read a register that holds what it proves."""
    found = paper.registers
    if not found and paper.document.register_ is None:
        return None
    return any(each in paper.whole.law.shared for each in found)


def register_name(paper: Paper) -> str | None:
    """The Vietnamese name of the register that holds what it proves."""
    found = paper.registers
    return paper.whole.reference.registers[found[0]].name.vi if found else None


def register_name_en(paper: Paper) -> str | None:
    """The English name of the register that holds what it proves."""
    found = paper.registers
    return paper.whole.reference.registers[found[0]].name.en if found else None


def held_elsewhere(paper: Paper) -> bool:
    """A state register holds what it proves, but no text in force shares it with all offices."""
    return bool(paper.registers) and register_shared(paper) is False


def listed_in_law(paper: Paper) -> bool:
    """It is, or may be, one of the papers that a resolution names one by one."""
    types = paper.whole.reference.document_types
    return any(types[key].listed for key in _typical(paper)) or any(
        kind.listed for kind in paper.types
    )


def written_for_it(paper: Paper) -> bool:
    """The applicant writes or makes it for this dossier: a form, a list, a photograph."""
    return paper.document.kind in _WRITTEN


def choice(paper: Paper) -> bool:
    """One of several papers is enough."""
    return is_choice(paper)


def foreign(paper: Paper) -> bool:
    """It belongs to a foreigner or was issued abroad, so no Vietnamese register holds it."""
    return paper.once(is_foreign)


def handed_over(paper: Paper) -> bool:
    """The original is given up or written on, so data cannot take its place."""
    return paper.document.surrendered or paper.says("handed_over")


def special_fitness(paper: Paper) -> bool:
    """It is about health by the medical standard of an occupation (pilots, seafarers, police)."""
    return paper.whole.says("special_fitness", f"{paper.whole.name} . {paper.words}")


def result_itself(paper: Paper) -> bool:
    """The procedure deals with this very paper: it issues, corrects, replaces or withdraws it."""
    own = paper.own_type
    if own is not None and own.key in paper.once(dealt_with):
        return True
    return paper.document.result_of == paper.whole.procedure.code


def issued_here(paper: Paper) -> bool | None:
    """The authority that decides here issued it before; not known where no issuer is named."""
    issuer = paper.document.issued_by
    if issuer is None:
        return True if renewed_here(paper) else None
    agencies = paper.whole.procedure.agencies
    bodies = (*(agencies.deciding or ()), *(agencies.executing or ())) if agencies else ()
    return issuer == "self" or issuer in {body.key for body in bodies}


def renewed_here(paper: Paper) -> bool:
    """It is what the procedure gives, so an earlier one, and not handed in for a new one."""
    procedure, document = paper.whole.procedure, paper.document
    if document.kind is not DocumentKind.EXISTING_PERMIT or paper.says("form"):
        return False
    exchanged = procedure.act in _EXCHANGES and document.form in (None, Form.ORIGINAL)
    row = paper.row or paper.name
    if exchanged or procedure.act is Act.REVOKE or paper.whole.says("not_renewed", row):
        return False
    name = folded(document.name).removesuffix(" da duoc cap").removesuffix(" da cap")
    given = paper.whole.subject_words if procedure.act in _LATER_ACTS else paper.whole.results
    return len(name.split()) >= _TELLING_WORDS and name in given


def old_names(paper: Paper) -> tuple[str, ...]:
    """Withdrawn papers and names it still asks for, such as the identity card of before 2016."""
    reference, day = paper.whole.reference, paper.whole.as_of
    named = reference.old_names_in(paper.words, day, paper.reach)
    if not named:
        return ()
    before = paper.row[: min(paper.places)] if paper.places else ""
    if any(paper.says_within("evidence_of_the_past", text) for text in (paper.words, before)):
        return ()  # what was given then is what proves it
    dealt_with = reference.old_names_in(paper.whole.subject_words, day)
    return tuple(name for name in named if name not in dealt_with)


def vague(paper: Paper) -> bool:
    """It names no paper, or leaves its list open: "other related papers"."""
    said = paper.says_within("vague", paper.name) or paper.says_within("vague", paper.own_words)
    return said and not paper.document.basis and not _is_spelled_out(paper)


def purpose_only(paper: Paper) -> bool:
    """It names only what is to be proved: "papers that prove the right to use it"."""
    if paper.document.basis or paper.document.alternatives or paper.own_type is not None:
        return False
    if not paper.says_within("purpose_only", paper.name) or _is_spelled_out(paper):
        return False
    # A form says what is proved.
    return paper.document.template is None and not _FORM.search(paper.row)


def open_purpose(paper: Paper) -> bool:
    """What it has to prove is itself only a condition, a reason or a change."""
    told = _CLAUSE_END.split(paper.own_words, maxsplit=1)[0]
    return any(paper.says_within("open_purpose", text) for text in (paper.name, told))


def open_list(paper: Paper) -> bool:
    """It goes on with "other papers" or "related papers" and does not say which."""
    return not paper.document.basis and paper.says_within("open_list", paper.own_words)


def _is_spelled_out(paper: Paper) -> bool:
    return paper.says_within("closed_list", paper.own_words)


def portrait(paper: Paper) -> bool:
    """It is a portrait of a person, not a picture of a vehicle, of works or of goods."""
    return paper.once(is_portrait)


def image_file_too(paper: Paper) -> bool:
    """An image file is accepted."""
    electronic = (paper.document.form, *paper.document.also_accepts)
    return Form.ELECTRONIC in electronic or paper.says("image_file")


def certified_only(paper: Paper) -> bool | None:
    """Nothing lighter than a certified copy is accepted."""
    form = paper.document.form
    if form is None:
        return None
    if form is not Form.CERTIFIED_COPY or not _LIGHT.isdisjoint(paper.document.also_accepts):
        return False
    return not paper.row or asks_certification(paper)


def seen_in_person(paper: Paper) -> bool:
    """It is shown so that an officer sees who is there: at a border, for cash."""
    return any(paper.says_within("seen_in_person", text) for text in (paper.words, paper.heading))


def other_land(paper: Paper) -> bool:
    """It is about land that is not residential, and no legal list names the paper here."""
    return paper.says_within("other_land", paper.name) and not is_listed_here(paper)


def not_registered_body(paper: Paper) -> bool:
    """It is of a body that the business register does not hold."""
    return paper.says("not_registered_body")


def only_by_post(paper: Paper) -> bool:
    """Asked only of those who file by post, who cannot show an original."""
    return paper.document.channels == _BY_POST or paper.says("by_post")


PAPERS: Mapping[str, Fact[Paper]] = facts(
    required, asked, fallback, paper_types, registers, register_shared, register_name,
    register_name_en, held_elsewhere, listed_in_law, written_for_it, choice, foreign, handed_over,
    result_itself, vague, purpose_only, open_purpose, open_list, portrait, certified_only,
    only_by_post, special_fitness, issued_here, renewed_here, old_names, image_file_too,
    seen_in_person, other_land, not_registered_body,
)  # fmt: skip

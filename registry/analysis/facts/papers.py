"""Facts about one paper: whose it is, who holds what it proves, whether it is still to be asked."""

from collections.abc import Mapping

from registry.analysis.context import Paper, folded
from registry.analysis.facts.fact import Fact, facts
from registry.analysis.facts.replaced import is_listed_here
from registry.analysis.facts.traits import Traits, traits_of
from registry.procedure.vocabulary import Act, DocumentKind, FetchedBy, Form, Register

# Acts on a permit that the same authority gave before.
_LATER_ACTS = frozenset({Act.REISSUE, Act.EXCHANGE, Act.EXTEND, Act.CHANGE})
_WRITTEN = frozenset({
    DocumentKind.APPLICATION_FORM, DocumentKind.DECLARATION_LIST, DocumentKind.AUTHORISATION,
    DocumentKind.PHOTO,
})  # fmt: skip
# "Giấy chứng nhận" alone tells nothing.
_TELLING_WORDS = 4
_EXCHANGES = frozenset({Act.REISSUE, Act.EXCHANGE})
_LIGHT = frozenset({Form.COPY, Form.PRESENT, Form.ELECTRONIC, Form.ORIGINAL})


def required(paper: Traits) -> bool:
    """Asked of everybody, always: no case, no condition, no choice, no channel, not a fallback."""
    return not paper.is_narrowed and not fallback(paper)


def asked(paper: Traits) -> bool:
    """The applicant has to bring it in some case: it is no fallback and not optional."""
    brought = paper.keys.fetched_by is FetchedBy.APPLICANT
    return brought and not fallback(paper) and "optional" not in paper.said


def fallback(paper: Traits) -> bool:
    """Asked only when the register cannot be read, by its own key or words or by a note."""
    if paper.keys.fallback_only or "fallback" in paper.said or paper.heading_is_fallback:
        return True
    if paper.is_only_fallback:
        return True
    held = {kind.key for kind in paper.kinds if kind.is_held}
    if paper.is_choice and held & paper.read_in_its_row:
        return True  # the paper of the choice that is read is enough
    return held <= paper.not_needed if held else "freed" in paper.said


def paper_types(paper: Traits) -> tuple[str, ...]:
    """Known papers that may be handed in: keys of types, without what the procedure gives."""
    if paper.keys.register is Register.NONE and paper.is_confirmed:
        return ()
    left = [k for k in paper.kinds if k.key not in paper.not_needed and k.key in paper.handed_in]
    identity = any(kind.kind is DocumentKind.IDENTITY for kind in left)
    if identity and (paper.is_choice or "one_of_several" in paper.said):
        # Of papers to choose from beside an identity card, these only say who somebody is.
        left = [kind for kind in left if kind.key == paper.own_type or not kind.identifies]
    found = tuple(kind.key for kind in left if kind.key not in paper.dealt_with)
    return found if paper.types else _typical(paper)


# Kinds of which a register holds one paper only, so that kind and register tell which.
_TELLING = frozenset({
    DocumentKind.IDENTITY, DocumentKind.RESIDENCE, DocumentKind.BUSINESS_REGISTRATION,
    DocumentKind.LAND_TITLE, DocumentKind.CRIMINAL_RECORD,
})  # fmt: skip


def _typical(paper: Traits) -> tuple[str, ...]:
    """A paper without known name is told by its kind and its register."""
    kind, register, kinds = paper.keys.kind, paper.keys.register, paper.law.reference.document_types
    if kind not in _TELLING:
        return ()
    told = (e.key for e in kinds.values() if (e.kind, e.register_) == (kind, register))
    return tuple(told)[:1]


def registers(paper: Traits) -> tuple[Register, ...]:
    """State registers that hold what the paper, or one that may stand in its place, proves."""
    return paper.registers


def register_shared(paper: Traits) -> bool | None:
    """A text in force on the day lets the office read a register that holds what it proves."""
    found = paper.registers
    if not found and paper.keys.register is None:
        return None
    return any(each in paper.law.shared for each in found)


def register_name(paper: Traits) -> str | None:
    """The Vietnamese name of the register that holds what it proves."""
    found = paper.registers
    return paper.law.reference.registers[found[0]].name.vi if found else None


def register_name_en(paper: Traits) -> str | None:
    """The English name of the register that holds what it proves."""
    found = paper.registers
    return paper.law.reference.registers[found[0]].name.en if found else None


def held_elsewhere(paper: Traits) -> bool:
    """A state register holds what it proves, but no text in force shares it with all offices."""
    return bool(paper.registers) and register_shared(paper) is False


def listed_in_law(paper: Traits) -> bool:
    """It is, or may be, one of the papers that a resolution names one by one."""
    types = paper.law.reference.document_types
    return any(types[key].listed for key in (*_typical(paper), *paper.types))


def written_for_it(paper: Traits) -> bool:
    """The applicant writes or makes it for this dossier: a form, a list, a photograph."""
    return paper.keys.kind in _WRITTEN


def choice(paper: Traits) -> bool:
    """One of several papers is enough."""
    return paper.is_choice


def foreign(paper: Traits) -> bool:
    """It belongs to a foreigner or was issued abroad, so no Vietnamese register holds it."""
    return paper.is_foreign


def handed_over(paper: Traits) -> bool:
    """The original is given up or written on, so data cannot take its place."""
    return paper.keys.surrendered or "handed_over" in paper.said


def special_fitness(paper: Paper) -> bool:
    """It is about health by the medical standard of an occupation (pilots, seafarers, police)."""
    return paper.whole.says("special_fitness", f"{paper.whole.name} . {paper.words}")


def result_itself(paper: Traits) -> bool:
    """The procedure deals with this very paper: it issues, corrects, replaces or withdraws it."""
    return paper.is_result or paper.own_type in paper.dealt_with


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
    before = paper.row[: min(paper.places)] if paper.places else ""
    if any(paper.says_within("evidence_of_the_past", text) for text in (paper.words, before)):
        return ()  # what was given then is what proves it
    dealt_with = reference.old_names_in(paper.whole.subject_words, day)
    return tuple(name for name in named if name not in dealt_with)


def vague(paper: Traits) -> bool:
    """It names no paper, or leaves its list open: "other related papers"."""
    said = "vague" in paper.name_says or "vague" in paper.own_words_say
    return said and not paper.has_ground and not _is_spelled_out(paper)


def purpose_only(paper: Traits) -> bool:
    """It names only what is to be proved: "papers that prove the right to use it"."""
    if paper.has_ground or paper.has_choices or paper.own_type is not None:
        return False
    return "purpose_only" in paper.name_says and not _is_spelled_out(paper)


def open_purpose(paper: Traits) -> bool:
    """What it has to prove is itself only a condition, a reason or a change."""
    return "open_purpose" in paper.name_says


def _is_spelled_out(paper: Traits) -> bool:
    return "closed_list" in paper.own_words_say


def portrait(paper: Traits) -> bool:
    """It is a portrait of a person, not a picture of a vehicle, of works or of goods."""
    return paper.is_portrait


def image_file_too(paper: Paper) -> bool:
    """An image file is accepted."""
    electronic = (paper.document.form, *paper.document.also_accepts)
    return Form.ELECTRONIC in electronic or paper.says("image_file")


def certified_only(paper: Traits) -> bool | None:
    """Nothing lighter than a certified copy is accepted."""
    form = paper.keys.form
    if form is None:
        return None
    if paper.has_row and not paper.asks_certification:
        return False
    return form is Form.CERTIFIED_COPY and _LIGHT.isdisjoint(paper.keys.also_accepts)


def seen_in_person(paper: Paper) -> bool:
    """It is shown so that an officer sees who is there: at a border, for cash."""
    return any(paper.says_within("seen_in_person", text) for text in (paper.words, paper.heading))


def other_land(paper: Paper) -> bool:
    """It is about land that is not residential, and no legal list names the paper here."""
    return paper.says_within("other_land", paper.name) and not is_listed_here(paper)


def not_registered_body(paper: Paper) -> bool:
    """It is of a body that the business register does not hold."""
    return paper.says("not_registered_body")


def only_by_post(paper: Traits) -> bool:
    """Asked only of those who file by post, who cannot show an original."""
    return paper.is_only_by_post or "by_post" in paper.said


# Shared by all papers that are alike in what these rest on.
SHARED: Mapping[str, Fact[Traits]] = facts(
    required, asked, fallback, paper_types, registers, register_shared, register_name,
    register_name_en, held_elsewhere, listed_in_law, written_for_it, choice, foreign, handed_over,
    result_itself, vague, purpose_only, open_purpose, portrait, certified_only, only_by_post,
    rests_on=traits_of,
)  # fmt: skip
PAPERS: Mapping[str, Fact[Paper]] = facts(
    special_fitness, issued_here, renewed_here, old_names, image_file_too, seen_in_person,
    other_land, not_registered_body,
)  # fmt: skip

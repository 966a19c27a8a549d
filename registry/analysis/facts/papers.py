"""Facts about one paper: whose it is, who holds what it proves, whether it is still to be asked."""

from collections.abc import Mapping

from registry.analysis.context import Paper, folded
from registry.analysis.facts.fact import Fact, facts
from registry.procedure.vocabulary import Act, Channel, DocumentKind, FetchedBy, Form, Register

# Acts on a permit that the same authority gave before.
_LATER_ACTS = frozenset({Act.REISSUE, Act.EXCHANGE, Act.EXTEND, Act.CHANGE, Act.REVOKE})
_LIGHT = frozenset({Form.COPY, Form.PRESENT, Form.ELECTRONIC, Form.ORIGINAL})


def required(paper: Paper) -> bool:
    """Asked of everybody, always: no case, no condition, no choice, no channel, not a fallback."""
    document = paper.document
    narrowed = (
        document.case, document.when, document.any_of, document.alternatives, document.channels,
    )  # fmt: skip
    return not any(narrowed) and not fallback(paper)


def asked(paper: Paper) -> bool:
    """The applicant has to bring it in some case; the office does not read it itself."""
    return paper.document.fetched_by is FetchedBy.APPLICANT and not fallback(paper)


def fallback(paper: Paper) -> bool:
    """Asked only when the register cannot be read, by its own key or words or by a note."""
    if paper.document.fallback_only or paper.whole.says("fallback", paper.words):
        return True
    held = {kind.register_ for kind in paper.types if kind.register_}
    return bool(held) and held <= paper.whole.read_registers


def paper_types(paper: Paper) -> tuple[str, ...]:
    """Which known papers may be handed in: keys of document types, the paper's and its choices'."""
    if paper.document.register_ is Register.NONE and paper.whole.is_confirmed:
        return ()
    found = tuple(kind.key for kind in paper.types)
    return found or _typical(paper)


# Kinds of which a register holds one paper only, so that kind and register tell which.
_TELLING = frozenset({
    DocumentKind.IDENTITY, DocumentKind.RESIDENCE, DocumentKind.BUSINESS_REGISTRATION,
    DocumentKind.LAND_TITLE, DocumentKind.CRIMINAL_RECORD,
})  # fmt: skip


def _typical(paper: Paper) -> tuple[str, ...]:
    """A paper without known name is told by its kind and its register."""
    document = paper.document
    kinds = paper.whole.reference.document_types.values()
    told = (
        kind.key
        for kind in kinds
        if document.kind in _TELLING
        and (kind.kind, kind.register_) == (document.kind, document.register_)
    )
    return tuple(told)[:1]


def registers(paper: Paper) -> tuple[Register, ...]:
    """State registers that hold what the paper, or one that may stand in its place, proves."""
    stated = (paper.document.register_, *(c.register_ for c in paper.document.alternatives))
    named = (*stated, *(kind.register_ for kind in paper.types))
    found = (each for each in named if each is not None and each is not Register.NONE)
    return tuple(dict.fromkeys(found))


def register_shared(paper: Paper) -> bool | None:
    """A text in force on the day lets the office read a register that holds what it proves."""
    entries = paper.whole.reference.registers
    found = registers(paper)
    if not found and paper.document.register_ is None:
        return None
    return any(entries[each].is_shared(paper.whole.as_of) for each in found)


def register_name(paper: Paper) -> str | None:
    """The Vietnamese name of the register that holds what it proves."""
    found = registers(paper)
    return paper.whole.reference.registers[found[0]].name.vi if found else None


def register_name_en(paper: Paper) -> str | None:
    """The English name of the register that holds what it proves."""
    found = registers(paper)
    return paper.whole.reference.registers[found[0]].name.en if found else None


def choice(paper: Paper) -> bool:
    """One of several papers is enough."""
    return len(paper.document.alternatives) > 1 or paper.document.any_of is not None


def foreign(paper: Paper) -> bool:
    """It belongs to a foreigner or was issued abroad, so no Vietnamese register holds it."""
    if paper.whole.only_foreigners_apply:
        return True
    holder = folded(paper.document.holder)
    words = paper.whole.reference.wording["not_foreign"].pattern.sub(" ", paper.words)
    if not paper.whole.says("foreign", f"{words} . {holder}"):
        return False
    return not paper.whole.says("domestic", words)


def handed_over(paper: Paper) -> bool:
    """The original is given up or written on, so data cannot take its place."""
    return paper.document.surrendered or paper.whole.says("handed_over", paper.words)


def result_itself(paper: Paper) -> bool:
    """The procedure deals with this very paper: it issues, corrects, replaces or withdraws it."""
    if paper.document.result_of == paper.whole.procedure.code:
        return True
    own = paper.own_type
    return own is not None and own.pattern.search(paper.whole.subject_words) is not None


def issued_here(paper: Paper) -> bool | None:
    """The authority that decides here issued it before; not known where no issuer is named."""
    issuer = paper.document.issued_by
    if issuer is None:
        return True if renewed_here(paper) else None
    agencies = paper.whole.procedure.agencies
    bodies = (*(agencies.deciding or ()), *(agencies.executing or ())) if agencies else ()
    return issuer == "self" or issuer in {body.key for body in bodies}


def renewed_here(paper: Paper) -> bool:
    """It is the earlier paper that the procedure reissues, extends or changes."""
    procedure = paper.whole.procedure
    if procedure.act not in _LATER_ACTS or paper.document.kind is not DocumentKind.EXISTING_PERMIT:
        return False
    name = folded(paper.document.name).removesuffix(" da duoc cap").removesuffix(" da cap")
    return len(name) > 12 and name in paper.whole.subject_words


def old_names(paper: Paper) -> tuple[str, ...]:
    """Withdrawn papers and names it still asks for, such as the identity card of before 2016."""
    former = [
        each for kind in paper.whole.reference.document_types.values() for each in kind.former
    ]
    named = (
        e.name for e in former if e.since <= paper.whole.as_of and e.pattern.search(paper.words)
    )
    return tuple(dict.fromkeys(named))


def vague(paper: Paper) -> bool:
    """Its name names no paper: "other related papers", "papers as the law says"."""
    if paper.document.alternatives or paper.document.basis:
        return False
    name = folded(paper.document.name)
    return paper.whole.says("vague", name) and not paper.whole.says("closed_list", paper.words)


def certified_only(paper: Paper) -> bool | None:
    """Nothing lighter than a certified copy is accepted."""
    document = paper.document
    if document.form is None:
        return None
    return document.form is Form.CERTIFIED_COPY and not _LIGHT & set(document.also_accepts)


def only_by_post(paper: Paper) -> bool:
    """Asked only of those who file by post, who cannot show an original."""
    by_post = paper.document.channels == (Channel.POST,)
    return by_post or paper.whole.says("by_post", paper.words)


PAPERS: Mapping[str, Fact[Paper]] = facts(
    required, asked, fallback, paper_types, registers, register_shared, register_name,
    register_name_en, choice, foreign, handed_over, result_itself, issued_here, renewed_here,
    old_names, vague, certified_only, only_by_post,
)  # fmt: skip

"""Who else rests on the legal texts that a proposal amends, and is to be looked at with it."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlmodel import Session

from registry.analysis.catalogue.instruments import Citation, citations
from registry.analysis.catalogue.listed import LOADED
from registry.analysis.catalogue.question import Identity
from registry.review.proposals.proposal import ToAmend


@dataclass(frozen=True, slots=True)
class SharedText:
    """A text that is to be amended: how many other procedures cite it, and what of them rests on
    the same article (nothing where the article is still to be found).
    """

    text: ToAmend
    procedures: int
    places: tuple[Citation, ...]


def shared_texts(
    session: Session, identity: Identity, to_amend: Iterable[ToAmend]
) -> tuple[SharedText, ...]:
    """Each text with what other loaded procedures have of it, in the order of the texts."""
    texts = list(to_amend)
    cited = {
        number: [e for e in citations(session, LOADED, number) if e.identity != identity]
        for number in {text.instrument for text in texts}
    }
    return tuple(_shared(text, cited[text.instrument]) for text in texts)


def _shared(text: ToAmend, cited: list[Citation]) -> SharedText:
    same = (each for each in cited if text.article and each.article == text.article)
    return SharedText(text, len({each.identity for each in cited}), tuple(same))

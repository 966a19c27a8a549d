"""Facts about conditions and results."""

import re
from collections.abc import Mapping

from registry.analysis.context import Demand, Outcome, folded
from registry.analysis.deadlines.words import limit_in_words
from registry.analysis.facts.fact import Fact, facts
from registry.procedure.vocabulary import Unit

_SENTENCE = re.compile(r"[.;]\s|\s[-+•] ")
_LISTED = re.compile(r"^\W*(?:\d{1,2}(?:\.\d{1,2})*|[a-z]|[ivx]{1,4})\s?[.)]\s")
_SPELLS = re.compile(r":|\bgom\b")
_SHOWN = 120
_MONTHS = {Unit.MONTH: 1.0, Unit.DAY: 12 / 365}
# A longer text is a whole list of demands, which says more than one sentence of it.
_SPELLED_OUT = 450
_EMPTY = ("empty_condition",)


def unmeasured(demand: Demand) -> bool:
    """A sentence of it leaves the answer to discretion: no measure, standard or reference."""
    words, reference = folded(demand.condition.text), demand.whole.reference
    if not reference.phrases.can_say(_EMPTY, reference.reach(words)):
        return False
    text = _LISTED.sub("", words)
    if len(text) > _SPELLED_OUT:
        return False
    return any(_is_empty(demand, sentence) for sentence in _SENTENCE.split(text))


def _is_empty(demand: Demand, sentence: str) -> bool:
    """A colon or "gồm" means that what is asked is spelled out."""
    found = demand.whole.reference.wording["empty_condition"].pattern.search(sentence)
    spelled_out = found is not None and _SPELLS.search(sentence, found.end())
    return found is not None and not spelled_out and not demand.whole.says("measured", sentence)


def opening(demand: Demand) -> str:
    """Its first words, at most 120 letters."""
    text = " ".join(demand.condition.text.split())
    text = text.lstrip("-+•* ")
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rpartition(' ')[0]} …"


def code_fits(outcome: Outcome) -> bool | None:
    """Its code looks like a result code of the country."""
    code = outcome.result.code
    if code is None:
        return None
    return any(re.fullmatch(p, code) for p in outcome.whole.reference.codes.result)


def thing(outcome: Outcome) -> bool:
    """It is a thing rather than a document: plates, a stamp, a card, money."""
    return outcome.whole.says("thing", folded(outcome.result.name))


def valid_months(outcome: Outcome) -> float | None:
    """For how many months it is valid; not known where it is not stated in days or months."""
    limit = outcome.result.valid_for
    if limit is None or limit.amount is None or limit.unit not in _MONTHS:
        return None
    return round(float(limit.amount) * _MONTHS[limit.unit], 1)


def valid_written(outcome: Outcome) -> str | None:
    """How long it is valid in Vietnamese words: "24 tháng"."""
    limit = outcome.result.valid_for
    return None if limit is None else limit_in_words(limit, "vi")


def valid_written_en(outcome: Outcome) -> str | None:
    """How long it is valid in English words: "24 months"."""
    limit = outcome.result.valid_for
    return None if limit is None else limit_in_words(limit, "en")


CONDITIONS: Mapping[str, Fact[Demand]] = facts(unmeasured, opening)
RESULTS: Mapping[str, Fact[Outcome]] = facts(
    code_fits, thing, valid_months, valid_written, valid_written_en
)

"""Facts about channels and fees."""

from collections.abc import Mapping, Sequence

from registry.analysis.context import Paper, Price, Way, Whole, folded
from registry.analysis.facts.fact import Fact, facts
from registry.analysis.facts.papers import required
from registry.procedure.model import Fee
from registry.procedure.vocabulary import Actor, Channel, Form, ServiceLevel, SetBy

# Forms that can be sent without the paper itself.
_SENT = frozenset({Form.COPY, Form.CERTIFIED_COPY, Form.ELECTRONIC})


def has_online(whole: Whole) -> bool | None:
    """A dossier can be filed online: by a channel, or by what channels and steps say in words."""
    channels = whole.procedure.channels
    if not channels:
        return None
    online = [c for c in channels if c.by is Channel.ONLINE]
    if any(c.level is not ServiceLevel.INFORMATION for c in online):
        return True
    return not online and _says_of_filing(whole, "filed_online")


def has_post(whole: Whole) -> bool | None:
    """A dossier can be sent by post: by a channel, or by what the file says in words."""
    channels = whole.procedure.channels
    if not channels:
        return None
    listed = any(c.by is Channel.POST for c in channels)
    return listed or _says_of_filing(whole, "filed_by_post") or _speaks_of_post(whole)


def _speaks_of_post(whole: Whole) -> bool:
    """A step of anybody, or a row of the papers, says that the dossier may be sent by post."""
    group = "sent_by_post"
    if any(act.says(group) for act in whole.acts):
        return True
    if any(paper.says_within(group, paper.row) for paper in whole.papers):
        return True
    return any(whole.says(group, note) for note in whole.notes)


def _says_of_filing(whole: Whole, group: str) -> bool:
    return whole.reference.phrases.says_across(group, _filing_words(whole))


def _filing_words(whole: Whole) -> Sequence[str]:
    """The folded words about filing: of channels, of the place, of the applicant's steps."""
    procedure = whole.procedure
    steps = (s.text for s in procedure.steps or () if s.actor is Actor.APPLICANT)
    place = procedure.receiving.place if procedure.receiving else None
    words = (*(c.text for c in procedure.channels or ()), place, *steps)
    return [folded(each) for each in words if each]


def has_in_person(whole: Whole) -> bool | None:
    """A dossier can be handed in at a desk."""
    channels = whole.procedure.channels
    return any(c.by is Channel.IN_PERSON for c in channels) if channels else None


def speaks_of_fees(whole: Whole) -> bool:
    """The words of a channel or a step speak of a fee, whatever the fees of the file say."""
    ways = (channel.text for channel in whole.procedure.channels or ())
    if any(whole.says("fee", folded(text)) for text in ways if text):
        return True
    return any(act.says("fee") for act in whole.acts)


def needs_presence(whole: Whole) -> bool:
    """A step needs the applicant to be there."""
    return any(step.presence for step in whole.procedure.steps or ())


def needs_paper(whole: Whole) -> bool:
    """A paper that everybody hands in has to be there itself: it is given up or shown."""
    return any(_is_needed_itself(paper) for paper in whole.papers if required(paper))


def _is_needed_itself(paper: Paper) -> bool:
    document = paper.document
    shown = document.form is Form.PRESENT and not _SENT & set(document.also_accepts)
    return document.surrendered or document.show_original or shown


def reason_given(way: Way) -> bool:
    """The file states why the service is only partial."""
    return way.channel.partial_reason is not None


def old_level(way: Way) -> bool:
    """Its label or words still use the former levels 1 to 4 of online services."""
    words = [folded(text) for text in (way.channel.label, way.channel.text) if text]
    whole = way.whole
    return any(
        whole.says("old_level", each) and not whole.says("proactive", each) for each in words
    )


def says_free(price: Price) -> bool:
    """The printed words open with "free"."""
    return price.whole.says("free", folded(price.fee.stated))


def says_amount(price: Price) -> bool:
    """The printed words name an amount, or the fee has one."""
    named = price.whole.says("amount", folded(price.fee.stated))
    return named or bool(price.fee.amount) or price.fee.rate is not None


def names_charge(price: Price) -> bool:
    """The printed words name an amount, or where the charge of this service is set."""
    if says_amount(price):
        return True
    words = folded(price.fee.stated)
    whole = price.whole
    return whole.says("charge_set", words) and not whole.says("other_cost", words)


def first_stated(price: Price) -> bool:
    """No fee above has the same printed words."""
    fees = price.whole.procedure.fees or ()
    return next(fee for fee in fees if fee.stated == price.fee.stated) is price.fee


def unstated(price: Price) -> bool:
    """No amount, rate or formula, and nobody else is named who sets it."""
    fee = price.fee
    given = fee.amount is not None or fee.rate is not None or fee.formula is not None
    return not given and fee.set_by is not SetBy.PROVINCE and not says_amount(price)


def unfounded(price: Price) -> bool | None:
    """No text is named that sets it; not known where the file says nothing of its ground."""
    grounds = price.fee.basis
    return None if grounds is None else not grounds


def lacks(price: Price) -> str:
    """In Vietnamese, what is not stated: the amount, or the text that sets it."""
    missing = {
        "mức thu, tỷ lệ hoặc cách tính": unstated(price),
        "văn bản quy định": unfounded(price),
    }
    return " và ".join(words for words, is_missing in missing.items() if is_missing)


def lacks_en(price: Price) -> str:
    """In English, what is not stated: the amount, or the text that sets it."""
    missing = {"amount, rate or formula": unstated(price), "text that sets it": unfounded(price)}
    return " and ".join(words for words, is_missing in missing.items() if is_missing)


def as_at_the_desk(price: Price) -> bool | None:
    """Online it costs as much as at the desk; not known where the fee names no channel."""
    fee = price.fee
    if Channel.ONLINE not in fee.channels:
        return False if fee.channels else None
    if Channel.IN_PERSON in fee.channels:
        return True
    others = price.whole.procedure.fees or ()
    return any(_same_charge(fee, o) for o in others if Channel.IN_PERSON in o.channels)


def _same_charge(fee: Fee, other: Fee) -> bool:
    same = (fee.kind, fee.case, fee.when, fee.per) == (
        other.kind,
        other.case,
        other.when,
        other.per,
    )
    return same and fee.amount == other.amount


WHOLE_CHANNELS: Mapping[str, Fact[Whole]] = facts(
    has_online,
    has_post,
    has_in_person,
    speaks_of_fees,
    needs_presence,
    needs_paper,
)
CHANNELS: Mapping[str, Fact[Way]] = facts(reason_given, old_level)
FEES: Mapping[str, Fact[Price]] = facts(
    says_free,
    says_amount,
    names_charge,
    first_stated,
    unstated,
    unfounded,
    lacks,
    lacks_en,
    as_at_the_desk,
)

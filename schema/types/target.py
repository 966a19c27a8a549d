"""What reaches a target, as clients see it: measures of least legal effort, or the nearest."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

import strawberry
from strawberry import field

from registry import cost
from registry.cost.problems import Problem
from registry.refusals import Words
from registry.review.ledger import TargetAnswer
from schema.enums import Language, in_language
from schema.errors import BadTarget
from schema.scalars import BigInt

USUAL_SHARE = Decimal(30)  # per cent, of time and of cost
_ALL = 100
_TENTH = Decimal("0.1")
strawberry.enum(cost.Rank, name="LegalRank", description="The rank of a text, hardest first.")


@strawberry.type(description="A legal text that has to be amended, by its rank.")
class TextOfEffort:
    number: str = field(description="Its number; a name of the measure where it is to be found.")
    rank: cost.Rank = field(description="Its rank.")
    weight: int = field(description="What amending it weighs; an assumption, a data file.")

    @strawberry.field(description="What the rank is called.")
    def label(self, lang: Language = Language.VI) -> str:
        ranks = {each.rank: each.says for each in cost.legal_effort().ranks}
        said = ranks[self.rank]
        return said.en if lang is Language.EN else said.vi


@strawberry.type(description="Measures that come as far as something, with the least legal effort.")
class TargetChoice:
    measures: list[int] = field(description="Their numbers; none of them can be left out.")
    free: list[int] = field(description="What could be taken besides without one more text.")
    texts: list[TextOfEffort] = field(description="The texts to amend, each once.")
    effort: int = field(description="The sum of their weights.")
    proven: bool = field(description="Whether no set takes less effort.")
    at_least: int = field(description="What any set takes at least.")
    hours: Decimal = field(description="Hours saved in a year.")
    amount: BigInt = field(description="Đồng saved in a year.")
    time_percent: Decimal | None = field(description="Of the time of now.")
    cost_percent: Decimal | None = field(description="Of the cost of now.")


@strawberry.type(description="A measure that is not offered.")
class LeftOutMeasure:
    measure: int = field(description="Its number.")
    said: strawberry.Private[Words]

    @strawberry.field(description="Why.")
    def why(self, lang: Language = Language.VI) -> str:
        return in_language(self.said, lang)


@strawberry.type(description="What reaches a target, or how near one comes.")
class ReformTarget:
    reached: bool = field(description="Whether some set reaches it.")
    choice: TargetChoice | None = field(description="The lightest set that does.")
    closest: TargetChoice | None = field(
        description="Where none does: the lightest that comes as near as any, in proportion."
    )
    time_percent: Decimal | None = field(description="What was asked of time.")
    cost_percent: Decimal | None = field(description="What was asked of cost.")
    hours: Decimal = field(description="Hours of now that the shares are of.")
    amount: BigInt = field(description="Đồng of now that the shares are of.")
    unverified: list[str] = field(description="Inputs that nobody checked.")
    left_out: list[LeftOutMeasure] = field(description="What could not be offered.")
    told: strawberry.Private[Problem | None]

    @strawberry.field(description="Why it is not reached; null: it is.")
    def why(self, lang: Language = Language.VI) -> str | None:
        return None if self.told is None else in_language(self.told.message, lang)

    @strawberry.field(description="What to do about that.")
    def to_do(self, lang: Language = Language.VI) -> str | None:
        return None if self.told is None else in_language(self.told.to_do, lang)


def wanted_shares(
    time: Decimal | None, cost_share: Decimal | None
) -> tuple[Decimal | None, Decimal | None]:
    """The shares to save as they were asked for. Raises BadTarget."""
    shares = [each for each in (time, cost_share) if each is not None]
    if not shares or not all(each.is_finite() and 0 < each <= _ALL for each in shares):
        raise BadTarget
    return time, cost_share


def shown_target(answer: TargetAnswer) -> ReformTarget:
    target = answer.target
    return ReformTarget(
        reached=answer.is_reached,
        choice=_choice(answer.choice) if answer.choice else None,
        closest=_choice(answer.closest) if answer.closest else None,
        time_percent=target.time_percent,
        cost_percent=target.cost_percent,
        hours=hours(target.time_now),
        amount=BigInt(target.cost_now),
        unverified=list(answer.unverified),
        left_out=[LeftOutMeasure(measure=e.measure, said=e.why) for e in answer.left_out],
        told=answer.problem,
    )


def hours(minutes: int) -> Decimal:
    """Hours to a tenth, half up.

    >>> hours(90), hours(-20)
    (Decimal('1.5'), Decimal('-0.3'))
    """
    return (Decimal(minutes) / 60).quantize(_TENTH, ROUND_HALF_UP)


def _choice(found: cost.Choice) -> TargetChoice:
    return TargetChoice(
        measures=_numbers(found.measures),
        free=_numbers(found.free),
        texts=[
            TextOfEffort(
                number=each.number, rank=each.rank, weight=cost.legal_effort().weights[each.rank]
            )
            for each in found.texts
        ],
        effort=found.effort,
        proven=found.proven,
        at_least=found.at_least,
        hours=hours(found.time),
        amount=BigInt(found.cost),
        time_percent=found.time_percent,
        cost_percent=found.cost_percent,
    )


def _numbers(keys: Sequence[str]) -> list[int]:
    return [int(key) for key in keys]

"""Further data about a procedure that is not in its file: what `context` of a rule asks for.

Statistics, feedback, cost, releases and a baseline come from elsewhere and are handed to the
evaluation; a kind that is not handed over is absent, and rules that need it are not evaluated.
Nothing here is stored.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field, ValidationError

from registry.procedure.model import Element
from registry.procedure.values import Count, Day, Flag, Limit, Slug, Text, Whole
from registry.procedure.vocabulary import Change

CountFromOne = Annotated[Whole, Field(ge=1)]


class FeedbackAbout(StrEnum):
    """What people complain about: the rule itself, or how an officer behaved."""

    REGULATION = "regulation"
    CONDUCT = "conduct"


class Issuer(StrEnum):
    """Who signs a publication decision; the deadlines differ (Decree 63/2010, Article 15)."""

    MINISTRY = "ministry"
    PROVINCE = "province"
    AUTHORISED = "authorised"


class Statistics(Element):
    """Dossiers of the procedure over the last `months` months before the day, as they are stated.

    A time is that of half the dossiers, or of all on average: it is at most what is told.
    """

    months: CountFromOne
    since: Day | None = None  # the first day of those months
    until: Day | None = None  # the last
    all_units: Flag = False  # whether every unit that handles the procedure is counted
    received: Count | None = None
    received_online: Count | None = None
    resolved: Count | None = None
    refused: Count | None = None  # of those resolved
    late: Count | None = None  # of those resolved
    supplemented: Count | None = None  # asked to be completed, once or more
    supplemented_again: Count | None = None  # asked to be completed more than once
    with_local_opinion: Count | None = None  # resolved on the written opinion of a province
    median_time: Limit | None = None  # half the dossiers took at most this
    mean_time: Limit | None = None  # they took at most this on average
    source: Text | None = None


class FeedbackTopic(Element):
    """Accepted feedback (phản ánh, kiến nghị) on one point over the last twelve months."""

    id: Slug
    topic: Text
    about: FeedbackAbout
    accepted: Count
    senders: Count | None = None  # how many different people or bodies sent it
    source: Text | None = None


class Cost(Element):
    """Yearly compliance cost in VND, and its place among the procedures of the same authority."""

    annual_total: Count
    rank: CountFromOne  # 1 = the dearest
    among: CountFromOne  # how many procedures of the authority have a cost
    source: Text | None = None


class Release(Element):
    """One publication decision about the procedure, with the dates of the text it follows."""

    id: Slug
    number: Text
    issuer: Issuer
    change: Change
    signed: Day
    effective: Day | None = None
    text_signed: Day | None = None  # the legal text that sets the procedure
    text_published: Day | None = None
    text_effective: Day | None = None
    entered_on: Day | None = None  # shown in the national database; left out: not yet
    shortened: Flag = False  # the text was made in the shortened procedure


class Baseline(Element):
    """What a target of cuts is measured from: the limit as it stood at the end of `year`."""

    year: CountFromOne
    time_limit: Limit | None = None
    source: Text | None = None


class FurtherData(Element):
    """What is known of one procedure beyond its file; a kind left out is absent."""

    statistics: Statistics | None = None
    feedback: tuple[FeedbackTopic, ...] | None = None
    cost: Cost | None = None
    releases: tuple[Release, ...] | None = None
    baseline: Baseline | None = None

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds that are there, as a rule's `context` names them."""
        return frozenset(
            name for name in type(self).model_fields if getattr(self, name) is not None
        )


NOTHING_FURTHER = FurtherData()


def further_from_data(data: Mapping[str, Any]) -> FurtherData:  # Any: plain data of a file
    """Further data from plain data. Raises ValueError with every mistake."""
    try:
        return FurtherData.model_validate(data)
    except ValidationError as broken:
        found = broken.errors(include_url=False)
        lines = (f"context.{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in found)
        raise ValueError("\n".join(lines)) from broken

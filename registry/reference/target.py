"""What the state wants by when: an indicator, which way it counts, a value, whom it is about."""

from decimal import Decimal
from enum import StrEnum

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from registry.procedure.values import Number, Slug, Text, Whole
from registry.reference.model import Dated, Words
from rules import BasisStatus

_ALL = Decimal(100)


class Indicator(StrEnum):
    """What a target counts, in per cent; `registry/targets/indicators.yaml` says of what."""

    TIME_CUT = "time_cut"
    COST_CUT = "cost_cut"
    RULE_CUT = "rule_cut"
    CONDITION_CUT = "condition_cut"
    CLEAR_CONDITIONS = "clear_conditions"
    ELECTRONIC_REPORTS = "electronic_reports"
    ONLINE_SERVICES = "online_services"
    ONLINE_DOSSIERS = "online_dossiers"
    PAYABLE_ONLINE = "payable_online"
    PASSED_ON_ELECTRONICALLY = "passed_on_electronically"
    PAPERS_ASKED_ONCE = "papers_asked_once"
    SATISFACTION = "satisfaction"
    SATISFACTION_ONLINE = "satisfaction_online"
    SURVEYED_SATISFACTION = "surveyed_satisfaction"


class Operator(StrEnum):
    """Which way a value counts: it is reached from above or from below."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"


class TargetScope(StrEnum):
    """Whom or what a target is about."""

    ALL = "all"
    BUSINESS = "business"
    LAND_CONSTRUCTION_INVESTMENT = "land_construction_investment"


class Target(Dated):
    """What an instrument wants by a time, in per cent.

    A cut is in per cent of what stood at the end of `baseline_year`; without one the instrument
    names none. `source` is where it was read, None where it was not read anywhere.
    """

    key: Slug
    indicator: Indicator
    about: Words
    operator: Operator = Operator.AT_LEAST
    value: Number
    baseline_year: Whole | None = None
    scope: TargetScope
    instrument: Text
    source: Text | None = None
    status: BasisStatus

    @property
    def is_verified(self) -> bool:
        """Whether the text of the instrument itself was read for it."""
        return self.status is BasisStatus.VERIFIED

    @model_validator(mode="after")
    def _sound(self) -> "Target":
        if not 0 < self.value <= _ALL:
            raise PydanticCustomError("target", "`value` is more than 0 and at most 100 per cent")
        if self.from_ and self.to and self.to < self.from_:
            raise PydanticCustomError("target", "`to` is before `from`")
        if self.indicator is Indicator.TIME_CUT and self.baseline_year is None:
            raise PydanticCustomError("target", "a cut of time names its `baseline_year`")
        if self.source is None and self.status is not BasisStatus.UNVERIFIED:
            raise PydanticCustomError(
                "target", "what was read has a `source`; without one the status is `unverified`"
            )
        return self

"""The reform ledger: what is proposed, approved, in force and measured, line by line."""

from registry.review.ledger.aiming import target, target_of_case
from registry.review.ledger.columns import Column, labels
from registry.review.ledger.lines import Line, Saving
from registry.review.ledger.measurement import Measurement, Period
from registry.review.ledger.measuring import Recorded, measuring_acts, record_measurement
from registry.review.ledger.reading import ledger
from registry.review.ledger.targets import LeftOut, TargetAnswer
from registry.review.ledger.totals import Ledger, Sum, Total, Wanted

__all__ = [
    "Column",
    "Ledger",
    "LeftOut",
    "Line",
    "Measurement",
    "Period",
    "Recorded",
    "Saving",
    "Sum",
    "TargetAnswer",
    "Total",
    "Wanted",
    "labels",
    "ledger",
    "measuring_acts",
    "record_measurement",
    "target",
    "target_of_case",
]

"""Figures of dossiers: taken in from files, accepted, corrected; what stood before stays."""

from registry.statistics.choosing import Choices, choices, units
from registry.statistics.figures import TimeTaken, labels, levels, times
from registry.statistics.files import StatisticsFile, statistics_file, statistics_files
from registry.statistics.importing import (
    ACCEPT,
    Accepted,
    JudgeCounted,
    TakenIn,
    accept_statistics,
    take_in,
)
from registry.statistics.lines import Defaults, Figures, Line, Mistake, StatedRate, Times
from registry.statistics.of_units import UnitFigures, figures_of_units
from registry.statistics.rates import (
    Contradiction,
    Rate,
    contradictions,
    on_time_as_indexed,
    on_time_of_received,
)
from registry.statistics.reading import Reading, read_figures
from registry.statistics.sheets import FileRefused
from registry.statistics.sums import Wanted
from registry.statistics.totals import (
    Correction,
    Found,
    Total,
    find_totals,
    newest_of_procedures,
)

__all__ = [
    "ACCEPT",
    "Accepted",
    "Choices",
    "Contradiction",
    "Correction",
    "Defaults",
    "Figures",
    "FileRefused",
    "Found",
    "JudgeCounted",
    "Line",
    "Mistake",
    "Rate",
    "Reading",
    "StatedRate",
    "StatisticsFile",
    "TakenIn",
    "TimeTaken",
    "Times",
    "Total",
    "UnitFigures",
    "Wanted",
    "accept_statistics",
    "choices",
    "contradictions",
    "figures_of_units",
    "find_totals",
    "labels",
    "levels",
    "newest_of_procedures",
    "on_time_as_indexed",
    "on_time_of_received",
    "read_figures",
    "statistics_file",
    "statistics_files",
    "take_in",
    "times",
    "units",
]

"""Lists of procedures as people and programs take them away: paper, workbook, CSV, JSON Lines."""

from registry.publication.lists.as_text import as_csv, as_json_lines
from registry.publication.lists.data_sets import FORMATS, Format, data_sets
from registry.publication.lists.decision import bases_of_release, contents_of_release, decision_of
from registry.publication.lists.poster import poster_of
from registry.publication.lists.rows import (
    Wanted,
    found,
    listed,
    procedure_list,
    rows_listed,
    served,
    unplaced,
)

__all__ = [
    "FORMATS",
    "Format",
    "Wanted",
    "as_csv",
    "as_json_lines",
    "bases_of_release",
    "contents_of_release",
    "data_sets",
    "decision_of",
    "found",
    "listed",
    "poster_of",
    "procedure_list",
    "rows_listed",
    "served",
    "unplaced",
]

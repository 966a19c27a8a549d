"""Lists of procedures as people and programs take them away: paper, workbook, CSV, JSON Lines."""

from registry.publication.lists.as_text import as_csv, as_json_lines
from registry.publication.lists.data_sets import FORMATS, Format, data_sets
from registry.publication.lists.rows import Wanted, found, listed, procedure_list

__all__ = [
    "FORMATS",
    "Format",
    "Wanted",
    "as_csv",
    "as_json_lines",
    "data_sets",
    "found",
    "listed",
    "procedure_list",
]

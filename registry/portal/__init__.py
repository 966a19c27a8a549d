"""Reads records of the national portal into `procedure/v1` mappings.

Nothing is invented: every word of a record ends in a structured key, in the `text` of an element,
or in `source.unread` with a reason. What was read is a suggestion until a person confirms it.
"""

from registry.portal.folder import import_portal
from registry.portal.importing import (
    ImportedProcedure,
    Importer,
    Unread,
    procedure_from_record,
)
from registry.portal.record import BadLine, PortalRecord, read_records
from registry.portal.report import ImportReport

__all__ = [
    "BadLine",
    "ImportReport",
    "ImportedProcedure",
    "Importer",
    "PortalRecord",
    "Unread",
    "import_portal",
    "procedure_from_record",
    "read_records",
]

"""Archives (a DOCX is such) whose bytes depend on their content alone."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_BEGINNING = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip file knows
_TYPES = "[Content_Types].xml"  # office programs expect it first
_UNIX = 3


def packed(archive: bytes) -> bytes:
    """The same files in an archive whose bytes do not depend on when and where it is made."""
    kept = BytesIO()
    with ZipFile(BytesIO(archive)) as given, ZipFile(kept, "w") as made:
        for name in sorted(given.namelist(), key=_place):
            entry = ZipInfo(name, _BEGINNING)
            entry.compress_type, entry.create_system = ZIP_DEFLATED, _UNIX
            made.writestr(entry, given.read(name))
    return kept.getvalue()


def _place(name: str) -> tuple[bool, str]:
    return name != _TYPES, name

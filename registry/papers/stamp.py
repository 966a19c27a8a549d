"""Reads back, from a paper, the hash of the data it was made from."""

import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

_HASH = "[0-9a-f]{64}"
_PROPERTY = re.compile(rf"sha256:({_HASH})")
_PRINTED = re.compile(rf"SHA-256: ({_HASH})")
_TAG = re.compile(r"<[^>]+>")
_PROPERTIES = "docProps/core.xml"
_FOOTER = re.compile(r"word/footer\d*\.xml|xl/worksheets/sheet\d+\.xml")
_SHEET_FOOTER = re.compile(r"<oddFooter>(.*?)</oddFooter>", re.DOTALL)
_KEYWORDS = re.compile(r"<(?:cp:keywords|pdf:Keywords)>(.*?)</", re.DOTALL)
_LARGEST = 64 * 2**20  # bytes of one part that are read: a hostile archive unpacks to any size


def data_hash_of(paper: bytes) -> str | None:
    """The SHA-256 that a DOCX, XLSX or PDF bears in its properties and footers.

    None where it bears none, where two of them differ, or where it is no such file. It says which
    data a paper was made from, not that nobody has changed the paper since.
    """
    found = set(_in_pdf(paper) if paper.startswith(b"%PDF") else _in_archive(paper))
    return found.pop() if len(found) == 1 else None


def _in_pdf(paper: bytes) -> Iterator[str]:
    """The keywords stand in the metadata packet, which is never compressed."""
    for packet in re.findall(rb"<\?xpacket begin.*?<\?xpacket end", paper, re.DOTALL):
        for words in _KEYWORDS.findall(packet.decode("utf-8", "replace")):
            yield from _PROPERTY.findall(words)


def _in_archive(paper: bytes) -> Iterator[str]:
    try:
        with ZipFile(BytesIO(paper)) as archive:
            for entry in archive.infolist():
                yield from _in_part(archive, entry)
    except BadZipFile:
        return


def _in_part(archive: ZipFile, entry: ZipInfo) -> Iterator[str]:
    is_properties = entry.filename == _PROPERTIES
    if not is_properties and not _FOOTER.fullmatch(entry.filename):
        return
    with archive.open(entry) as part:
        text = part.read(_LARGEST).decode("utf-8", "replace")
    if is_properties:
        for words in _KEYWORDS.findall(text):
            yield from _PROPERTY.findall(words)
    elif entry.filename.startswith("xl/"):
        for footer in _SHEET_FOOTER.findall(text):
            yield from _PRINTED.findall(footer)
    else:
        yield from _PRINTED.findall(_TAG.sub("", text))

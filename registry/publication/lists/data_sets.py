"""The formats of lists, and the lists as data sets of a DCAT catalogue."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from registry.publication.catalogue import Catalogue
from registry.publication.lists.rows import Wanted, found
from registry.publication.lists.words import authority_name
from registry.publication.standards import Addresses, DataSet, Distribution

_OFFICE = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True, slots=True)
class Format:
    """How a list is taken away; `file_type` is the word of the EU's table of file types."""

    media_type: str
    file_type: str


FORMATS: Mapping[str, Format] = {
    "xlsx": Format(f"{_OFFICE}.spreadsheetml.sheet", "XLSX"),
    "docx": Format(f"{_OFFICE}.wordprocessingml.document", "DOCX"),
    "pdf": Format("application/pdf", "PDF"),
    "csv": Format("text/csv", "CSV"),
    "jsonl": Format("application/jsonl", "JSON"),
    "jsonld": Format("application/ld+json", "JSON_LD"),
}


def data_sets(catalogue: Catalogue, addresses: Addresses) -> Iterator[DataSet]:
    """The list of each authority that has public procedures in force, by key."""
    for key in sorted(str(each.value) for each in found(catalogue, Wanted()).counts("authority")):
        yield _data_set(key, catalogue, addresses)


def _data_set(key: str, catalogue: Catalogue, addresses: Addresses) -> DataSet:
    rows = found(catalogue, Wanted(authority=(key,))).rows
    days = [each.effective for row in rows for each in catalogue.procedures[row].history[:1]]
    known = catalogue.authority(key)
    english = known.name.en if known else key
    return DataSet(
        key=key,
        title_vi=f"Danh mục thủ tục hành chính của {authority_name(key, catalogue.reference)}",
        title_en=f"Administrative procedures of {english}",
        authority=key,
        changed=max(days, default=None),
        page=addresses.page("/lists", authority=key),
        distributions=tuple(
            Distribution(addresses.page(f"/lists/{key}.{end}"), form.file_type, form.media_type)
            for end, form in FORMATS.items()
        ),
    )

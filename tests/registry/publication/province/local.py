"""Small catalogues of a ministry and a province, as they would be loaded and published."""

import hashlib
from datetime import date
from typing import Any

import rfc8785

from registry.procedure.overlay import overlaid, overlay_from_source
from registry.procedure.reading import procedure_from_data
from registry.procedure.vocabulary import Change
from registry.procedure.writing import plain_data
from registry.publication.catalogue import Catalogue
from registry.publication.contents import Announcement, CatalogueProcedure, Contents
from registry.reference import load_reference
from rules import read_yaml

DAY = date(2026, 11, 23)
MINISTRY, PROVINCE = "bo-tu-phap", "ubnd-cap-tinh"
Data = Any  # Any: a procedure file's own data
ROWS: Data = {
    "name": "Đăng ký khai sinh",
    "levels": ["commune"],
    "time_limit": "5 working_day",
    "documents": [
        {"id": "to-khai", "name": "Tờ khai đăng ký khai sinh", "originals": "1"},
        {"id": "giay-chung-sinh", "name": "Giấy chứng sinh", "originals": "1"},
    ],
    "fees": [{"id": "le-phi", "kind": "charge", "amount": "8000", "currency": "VND"}],
    "steps": [{"id": "nop", "name": "Nộp hồ sơ"}, {"id": "ky", "name": "Ký giấy khai sinh"}],
}


def published(data: Data, change: Change = Change.NEW, number: str = "1/QĐ") -> CatalogueProcedure:
    """A procedure that a decision has published; `data` lack what every file has."""
    whole = {"schema": "procedure/v1", "authority": MINISTRY, "code": "1.001193"} | ROWS | data
    announced = Announcement(1, number, DAY, DAY, change, MINISTRY)
    read = procedure_from_data(whole)
    return CatalogueProcedure(read, edition(plain_data(read)), (announced,), change=change)


def adapted(base: CatalogueProcedure, patch: str, **more: str) -> CatalogueProcedure:
    """What a province makes of a procedure by an overlay; `patch` is YAML."""
    authority, code = base.identity
    said = "".join(f"{key}: {value}\n" for key, value in more.items())
    text = (
        f'schema: overlay/v1\nbase: {{authority: {authority}, code: "{code}"}}\n'
        f"authority: {PROVINCE}\npatch:\n{patch}\n{said}"
    )
    file = overlay_from_source(read_yaml(text, "a.yaml"))
    made = overlaid(file, base.procedure).procedure
    announced = Announcement(2, "2/QĐ-UBND", DAY, DAY, Change.NEW, PROVINCE)
    return CatalogueProcedure(made, edition(plain_data(made)), (announced,), overlay=file)


def edition(data: Data) -> str:
    return hashlib.sha256(rfc8785.dumps(data)).hexdigest()


def catalogue(*items: CatalogueProcedure) -> Catalogue:
    return Catalogue(Contents("1@2026-11-23", DAY, items, load_reference()))

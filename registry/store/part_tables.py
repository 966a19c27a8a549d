"""The parts of every edition, one table a list of the file, for questions over a whole catalogue.

They are a projection of `edition.content`: made once when an edition is first kept, never changed,
and made anew when the program reads contents otherwise. An `entry` is one edition; which editions
count (loaded, or in force on a day) is for the question to say.

A column left NULL is not known. `element` is the path that findings and patches use, `position`
the place in the file's list. Lengths of time are the amount (see `Exact`) and the unit; `name` is
as printed, `canonical` tells papers that are the same (see `paper_key`), one that is `vague` names
no paper, `meaning` those that an authority gives, by name alone (see `paper_meaning`).
"""

from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Index, UniqueConstraint

from registry.store import columns
from registry.store.columns import STRICT, Table

_BY_ENTRY: dict[str, Any] = STRICT | {"sqlite_with_rowid": False}  # Any: as STRICT


def _entry() -> Any:  # Any: as in columns
    return columns.number(primary_key=True, foreign_key="catalogue_entry.id")


def _element() -> Any:  # Any: as in columns
    return columns.text(primary_key=True)


class EntryRow(Table, table=True):
    """One edition of one procedure, with what stands at the head of its file.

    `yearly_volume` are the dossiers of the newest year that the file states. Counts are NULL where
    the file leaves the list out.
    """

    __tablename__ = "catalogue_entry"
    __table_args__ = (UniqueConstraint("edition"), Index(None, "code", "authority"), STRICT)

    id: int = columns.number(primary_key=True, sa_column_kwargs={"autoincrement": False})
    edition: str = columns.text(foreign_key="edition.hash")
    procedure: str = columns.text(index=True)
    authority: str = columns.text()
    code: str = columns.text()
    name: str = columns.text()
    field: str | None = columns.text(default=None)
    kind: str | None = columns.text(default=None)
    act: str | None = columns.text(default=None)
    act_kind: str | None = columns.text(default=None)
    limit_amount: Decimal | None = columns.exact(default=None)
    limit_unit: str | None = columns.text(default=None)
    sets: int | None = columns.amount(default=None)
    yearly_volume: int | None = columns.amount(default=None)
    volume_year: int | None = columns.number(default=None)
    valid_from: date | None = columns.day(default=None)
    valid_to: date | None = columns.day(default=None)
    document_count: int | None = columns.number(default=None)
    step_count: int | None = columns.number(default=None)
    fee_count: int | None = columns.number(default=None)
    channel_count: int | None = columns.number(default=None)


class PartWordRow(Table, table=True):
    """A closed word of the head: `list` is `levels` or `applicants`."""

    __tablename__ = "part_word"
    __table_args__ = (_BY_ENTRY,)

    entry: int = _entry()
    list: str = columns.text(primary_key=True)
    word: str = columns.text(primary_key=True)


class PartAgencyRow(Table, table=True):
    """An agency that carries the procedure out: a key into the authorities, or a printed name."""

    __tablename__ = "part_agency"
    __table_args__ = (_BY_ENTRY,)

    entry: int = _entry()
    role: str = columns.text(primary_key=True)
    position: int = columns.number(primary_key=True)
    key: str | None = columns.text(default=None)
    name: str | None = columns.text(default=None)


class PartDocumentRow(Table, table=True):
    """A paper; `required` = asked of everybody: no case, condition, choice, channel or fallback."""

    __tablename__ = "part_document"
    __table_args__ = (
        Index(None, "canonical", "entry"), Index(None, "result_of"), Index(None, "meaning"),
        _BY_ENTRY,
    )  # fmt: skip

    entry: int = _entry()
    element: str = _element()
    position: int = columns.number()
    name: str = columns.text()
    canonical: str = columns.text()
    vague: bool = columns.flag(default=False)
    meaning: str | None = columns.text(default=None)
    type: str | None = columns.text(default=None)
    kind: str | None = columns.text(default=None)
    form: str | None = columns.text(default=None)
    state_register: str | None = columns.text(default=None)
    originals: int | None = columns.amount(default=None)
    copies: int | None = columns.amount(default=None)
    required: bool = columns.flag()
    fallback_only: bool = columns.flag()
    surrendered: bool = columns.flag()
    fetched_by: str = columns.text()
    any_of: str | None = columns.text(default=None)
    cases: str = columns.text()
    condition: str | None = columns.text(default=None)
    issued_by: str | None = columns.text(default=None)
    result_of: str | None = columns.text(default=None)
    result: str | None = columns.text(default=None)


class PartAlternativeRow(Table, table=True):
    """A paper that may stand in the place of the document `element`."""

    __tablename__ = "part_alternative"
    __table_args__ = (Index(None, "canonical", "entry"), Index(None, "meaning"), _BY_ENTRY)

    entry: int = _entry()
    element: str = _element()
    position: int = columns.number(primary_key=True)
    name: str = columns.text()
    canonical: str = columns.text()
    vague: bool = columns.flag(default=False)
    meaning: str | None = columns.text(default=None)
    type: str | None = columns.text(default=None)
    kind: str | None = columns.text(default=None)
    state_register: str | None = columns.text(default=None)


class PartStepRow(Table, table=True):
    """A step; `agency` is a key or the printed name."""

    __tablename__ = "part_step"
    __table_args__ = (_BY_ENTRY,)

    entry: int = _entry()
    element: str = _element()
    position: int = columns.number()
    name: str = columns.text()
    actor: str | None = columns.text(default=None)
    action: str | None = columns.text(default=None)
    agency: str | None = columns.text(default=None)
    limit_amount: Decimal | None = columns.exact(default=None)
    limit_unit: str | None = columns.text(default=None)
    cases: str = columns.text()
    condition: str | None = columns.text(default=None)


class PartResultRow(Table, table=True):
    """What the applicant gets; `canonical` compares with that of documents."""

    __tablename__ = "part_result"
    __table_args__ = (
        Index(None, "code"), Index(None, "canonical"), Index(None, "meaning"), _BY_ENTRY,
    )  # fmt: skip

    entry: int = _entry()
    element: str = _element()
    position: int = columns.number()
    name: str = columns.text()
    canonical: str = columns.text()
    meaning: str | None = columns.text(default=None)
    type: str | None = columns.text(default=None)
    code: str | None = columns.text(default=None)
    outcome: str | None = columns.text(default=None)


class PartChannelRow(Table, table=True):
    """A way to hand in: `channel` is online, in_person or post."""

    __tablename__ = "part_channel"
    __table_args__ = (_BY_ENTRY,)

    entry: int = _entry()
    element: str = _element()
    position: int = columns.number()
    channel: str = columns.text()
    level: str | None = columns.text(default=None)
    cases: str = columns.text()
    limit_amount: Decimal | None = columns.exact(default=None)
    limit_unit: str | None = columns.text(default=None)


class PartFeeRow(Table, table=True):
    """A line of the tariff; amounts are whole units of the currency."""

    __tablename__ = "part_fee"
    __table_args__ = (_BY_ENTRY,)

    entry: int = _entry()
    element: str = _element()
    position: int = columns.number()
    name: str | None = columns.text(default=None)
    kind: str | None = columns.text(default=None)
    amount: int | None = columns.amount(default=None)
    currency: str | None = columns.text(default=None)
    per: str | None = columns.text(default=None)
    cases: str = columns.text()
    condition: str | None = columns.text(default=None)


class PartBasisRow(Table, table=True):
    """A legal ground of the procedure (`element` is `.`) or of one of its elements."""

    __tablename__ = "part_basis"
    __table_args__ = (Index(None, "instrument", "entry"), _BY_ENTRY)

    entry: int = _entry()
    element: str = _element()
    position: int = columns.number(primary_key=True)
    instrument: str = columns.text()
    article: str | None = columns.text(default=None)


class PartRelationRow(Table, table=True):
    """Another procedure that the file names, and how it stands to this one."""

    __tablename__ = "part_relation"
    __table_args__ = (Index(None, "code"), _BY_ENTRY)

    entry: int = _entry()
    code: str = columns.text(primary_key=True)
    relation: str = columns.text(primary_key=True)


PART_TABLES: tuple[type[Table], ...] = (
    EntryRow, PartWordRow, PartAgencyRow, PartDocumentRow, PartAlternativeRow, PartStepRow,
    PartResultRow, PartChannelRow, PartFeeRow, PartBasisRow, PartRelationRow,
)  # fmt: skip


class PartAskRow(Table, table=True):
    """A paper that a procedure asks applicants for, at one element: what is counted over all.

    Made from documents and their alternatives (see `part_asks`), in the order that counting wants,
    with what is counted of their procedure. `choice`: another paper may be handed in instead.
    """

    __tablename__ = "part_ask"
    __table_args__ = (_BY_ENTRY,)

    canonical: str = columns.text(primary_key=True)
    entry: int = _entry()
    element: str = _element()
    name: str = columns.text()
    form: str | None = columns.text(default=None)
    required: bool = columns.flag()
    choice: bool = columns.flag()
    authority: str = columns.text()
    yearly_volume: int | None = columns.amount(default=None)


class LoadedEntryRow(Table, table=True):
    """The entries of what was loaded last: `procedure.edition` by number."""

    __tablename__ = "loaded_entry"
    __table_args__ = (STRICT,)

    entry: int = columns.number(
        primary_key=True,
        foreign_key="catalogue_entry.id",
        sa_column_kwargs={"autoincrement": False},
    )


# Made from the parts by the database itself.
ROLLED_UP: tuple[type[Table], ...] = (PartAskRow, LoadedEntryRow)

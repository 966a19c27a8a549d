"""The forms on which papers are printed: what their manifest says, and their template files.

The shipped forms lie in `templates/`. A folder of one's own may replace any of them; the rest stay.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from registry.papers.errors import FormUnknown
from registry.papers.viewing import FORMS
from registry.refusals import Words
from rules.source import BrokenFile, read_yaml

SHIPPED = Path(__file__).parent / "templates"
FONTS = Path(__file__).parent / "fonts"
MANIFEST = "manifest.yaml"


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Column(_Model):
    """A column of a table; `only` on paper or in the workbook; `width` in mm."""

    field: str
    title: str
    width: int = Field(ge=1, le=400)
    kind: Literal["text", "number", "percent", "date"]
    only: Literal["paper", "workbook"] | None = None


class FormTable(_Model):
    """A table of a form; its English title is for those who keep the manifest."""

    key: str
    title: Words
    columns: tuple[Column, ...] = Field(min_length=1)

    def columns_in(self, medium: Literal["paper", "workbook"]) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.only in (None, medium))


class Form(_Model):
    """A form: its version, official code, files, tables, and what awaits the official text."""

    key: Literal[FORMS]  # type: ignore[valid-type]  # the closed list is made from the views
    version: str = Field(pattern=r"^\d+\.\d+\.\d+$")
    code: str = ""
    title: Words
    word: str = Field(default="", pattern=r"^([\w.-]+\.docx)?$")  # "": printed as PDF alone
    typst: str = Field(pattern=r"^[\w.-]+\.typ$")
    awaiting: tuple[Words, ...]
    tables: tuple[FormTable, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """A form, and the folder with its files."""

    form: Form
    folder: Path

    @property
    def word(self) -> Path:
        return self.folder / self.form.word

    @property
    def typst(self) -> Path:
        return self.folder / self.form.typst

    @property
    def tables(self) -> Mapping[str, FormTable]:
        return {table.key: table for table in self.form.tables}


@dataclass(frozen=True, slots=True)
class Templates:
    """All forms by key."""

    by_form: Mapping[str, Template]

    def of(self, form: str) -> Template:
        """The template of a form; raises FormUnknown."""
        if form not in self.by_form:
            raise FormUnknown(f"form {form!r}", tuple(self.by_form))
        return self.by_form[form]


def load_templates(folder: Path | None = None) -> Templates:
    """The shipped forms, with those of `folder` in their place.

    Raises BrokenFile with every mistake of a manifest, files that it names and that are not there
    among them.
    """
    shipped = _read(SHIPPED, {})
    own = _read(folder, _fields(shipped)) if folder is not None else ()
    return Templates({each.form.key: each for each in (*shipped, *own)})


# The fields that each table of each form can show, by form and table.
Fields = Mapping[str, Mapping[str, frozenset[str]]]


def _fields(templates: Iterable[Template]) -> Fields:
    """What the shipped forms show: a test holds that it is all there is."""
    return {
        each.form.key: {
            table.key: frozenset(column.field for column in table.columns)
            for table in each.form.tables
        }
        for each in templates
    }


def _read(folder: Path, known: Fields) -> tuple[Template, ...]:
    """The forms of a folder; `known` is what their tables may show, {} where that is not held."""
    path = folder / MANIFEST
    source = read_yaml(path.read_bytes() if path.is_file() else b"", str(path))
    data = source.data if isinstance(source.data, dict) else {}
    if data.get("schema") != "papers/v1":
        message = "the manifest starts with `schema: papers/v1`."
        raise BrokenFile([source.error(("schema",), "wrong-schema", message)])
    items = data.get("forms")
    forms, errors = [], []
    for place, item in enumerate(items if isinstance(items, list) else []):
        form, mistakes = _form(item, folder, known)
        forms += [form] if form else []
        errors += [
            source.error(("forms", place, *where), "form-refused", message)
            for where, message in mistakes
        ]
    if errors:
        raise BrokenFile(errors)
    return tuple(Template(form, folder) for form in forms)


Mistake = tuple[tuple[str | int, ...], str]  # where in the entry, and what to do


def _form(item: Any, folder: Path, known: Fields) -> tuple[Form | None, list[Mistake]]:
    try:
        form = Form.model_validate(item)  # item: plain data as read
    except ValidationError as broken:
        return None, [
            (found["loc"], f"{found['loc']}: {found['msg']}.")
            for found in broken.errors(include_url=False)
        ]
    return form, [*_missing_files(form, folder), *_unknown_fields(form, known.get(form.key))]


def _missing_files(form: Form, folder: Path) -> Iterator[Mistake]:
    for kind, name in (("word", form.word), ("typst", form.typst)):
        if name and not (folder / name).is_file():
            yield (kind,), f"{name} is not in {folder}. Put it there."


def _unknown_fields(form: Form, known: Mapping[str, frozenset[str]] | None) -> Iterator[Mistake]:
    for number, table in enumerate(form.tables if known is not None else ()):
        fields = (known or {}).get(table.key)
        if fields is None:
            yield ("tables", number, "key"), f"no table {table.key!r}. There are: {_list(known)}."
            continue
        for place, column in enumerate(table.columns):
            if column.field not in fields:
                where = ("tables", number, "columns", place, "field")
                yield where, f"no field {column.field!r}. There are: {_list(fields)}."


def _list(words: Iterable[str] | None) -> str:
    return ", ".join(sorted(words or ()))

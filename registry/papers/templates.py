"""The forms on which papers are printed: what their manifest says, and their template files.

The shipped forms lie in `templates/`. A folder of one's own may replace any of them; the rest stay.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from registry.papers.errors import FormUnknown
from registry.papers.viewing import FORMS
from registry.refusals import Words
from rules.source import BrokenFile, Source, read_yaml

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
    word: str = Field(pattern=r"^[\w.-]+\.docx$")
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
    shipped = _read(SHIPPED)
    own = _read(folder) if folder is not None else ()
    return Templates({each.form.key: each for each in (*shipped, *own)})


def _read(folder: Path) -> tuple[Template, ...]:
    path = folder / MANIFEST
    source = read_yaml(path.read_bytes() if path.is_file() else b"", str(path))
    data = source.data if isinstance(source.data, dict) else {}
    if data.get("schema") != "papers/v1":
        raise BrokenFile(
            [
                source.error(
                    ("schema",), "wrong-schema", "the manifest starts with `schema: papers/v1`."
                )
            ]
        )
    return tuple(Template(form, folder) for form in _forms(source, data.get("forms"), folder))


def _forms(source: Source, items: Any, folder: Path) -> Iterable[Form]:  # Any: plain data as read
    forms, errors = [], []
    for place, item in enumerate(items if isinstance(items, list) else []):
        try:
            form = Form.model_validate(item)
        except ValidationError as broken:
            errors += [
                source.error(
                    ("forms", place, *found["loc"]),
                    "form-refused",
                    f"{found['loc']}: {found['msg']}.",
                )
                for found in broken.errors(include_url=False)
            ]
            continue
        forms.append(form)
        errors += [
            source.error(
                ("forms", place, kind), "form-refused", f"{name} is not in {folder}. Put it there."
            )
            for kind, name in (("word", form.word), ("typst", form.typst))
            if not (folder / name).is_file()
        ]
    if errors:
        raise BrokenFile(errors)
    return forms

"""DOCX: the form's Word template, filled in by docxtpl.

Data are escaped as they go in, so nothing in them is read as XML or as a tag. A template of one's
own is run in a sandbox, and may name only what the form has.
"""

from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO
from zipfile import BadZipFile

from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError
from jinja2 import Template as JinjaTemplate
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from registry.papers.errors import TemplateBroken
from registry.papers.packing import packed
from registry.papers.templates import Template
from registry.papers.view import Text

_LONGEST_TITLE = 255  # what the properties of a Word document hold
_BRACES = str.maketrans(
    {"{": "&#123;", "}": "&#125;"}
)  # docxtpl reads some braces after filling in


def docx(template: Template, content: bytes, data: Mapping[str, Text], title: str) -> bytes:
    """The DOCX of a paper from the `content` of its Word template. Raises TemplateBroken."""
    try:
        document = DocxTemplate(BytesIO(content))
        document.render(data, jinja_env=_environment(), autoescape=True)
    except (TemplateError, PackageNotFoundError, BadZipFile, KeyError) as broken:
        raise TemplateBroken(str(template.word), _reason(broken)) from broken
    properties = document.docx.core_properties
    properties.title = title[:_LONGEST_TITLE]
    properties.keywords = f"sha256:{data['hash']}"
    kept = BytesIO()
    document.docx.save(kept)
    return packed(kept.getvalue())


class _Environment(ImmutableSandboxedEnvironment):
    """Compiles the same source only once."""

    @lru_cache(maxsize=64)  # noqa: B019  # there is one environment, and it stays
    def from_string(self, source: str) -> JinjaTemplate:  # type: ignore[override]  # called so
        return super().from_string(source)


@lru_cache(maxsize=1)
def _environment() -> _Environment:
    return _Environment(autoescape=True, undefined=StrictUndefined, finalize=_shown)


def _shown(value: object) -> object:
    return Markup(escape(value).translate(_BRACES)) if isinstance(value, str) else value


def _reason(broken: Exception) -> str:
    line = getattr(broken, "lineno", None)
    where = f" (line {line})" if line else ""
    return f"{type(broken).__name__}: {broken}{where}."

"""PDF by Typst: from the form's template, with the shipped fonts only, and without the network."""

import json
import re
from calendar import timegm
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from threading import Lock
from typing import Literal

import typst

from registry.papers.canonical import code_point
from registry.papers.coverage import missing_letters
from registry.papers.errors import TemplateBroken
from registry.papers.templates import FONTS, Template
from registry.papers.view import Text

_LONG_WORD = re.compile(r"[^\s\u0300-\u036f]{24,}")  # marks stay with their letters
_BREAK = "\u200b"
_WHOLE = frozenset({"hash", "title", "qr"})
_PACKAGE = '"@'  # Typst would fetch `#import "@preview/…"` from the network


class Typesetter:
    """Compiles the templates of one folder; kept, because a compiler that is warm is fast.

    One paper at a time: a compiler is not for several threads at once.
    """

    def __init__(self, folder: Path) -> None:
        _refuse_packages(folder)
        self._compiler = typst.Compiler(root=folder, font_paths=_fonts())
        self._lock = Lock()

    def pdf(self, template: Template, data: Mapping[str, Text], day: date | None) -> bytes:
        """The PDF of a paper of a day: PDF/A-2a to be archived, PDF/UA-1 to be listened to.

        Raises TemplateBroken, also where a template breaks these standards.
        """
        return self._compiled(template, data, day, "pdf")[0]

    def pages(self, template: Template, data: Mapping[str, Text], day: date | None) -> list[bytes]:
        """A PNG of each page. Raises TemplateBroken."""
        return self._compiled(template, data, day, "png")

    def _compiled(
        self,
        template: Template,
        data: Mapping[str, Text],
        day: date | None,
        form: Literal["pdf", "png"],
    ) -> list[bytes]:
        with self._lock:
            try:
                made = self._compiler.compile(
                    input=str(template.typst),
                    format=form,
                    sys_inputs={"data": json.dumps(_settable(data), ensure_ascii=False)},
                    timestamp=_moment(day),
                    pdf_standards=["a-2a", "ua-1"] if form == "pdf" else [],
                )
            except typst.TypstError as broken:
                raise TemplateBroken(str(template.typst), _reason(broken)) from broken
        return made if isinstance(made, list) else [made or b""]


def _moment(day: date | None) -> int:
    """When a paper says it was made: at the start of its day; the standards ask for a moment."""
    return max(0, timegm(day.timetuple())) if day else 0


def _settable(text: Text) -> Text:
    """The same texts, with letters that the fonts lack by their code, and long words breakable."""
    if isinstance(text, str):
        shown = missing_letters(FONTS).sub(code_point, text.replace("\u2011", "\u2010"))
        return _LONG_WORD.sub(_with_breaks, shown)
    if isinstance(text, Mapping):
        return {name: value if name in _WHOLE else _settable(value) for name, value in text.items()}
    return [_settable(item) for item in text]


def _with_breaks(word: re.Match[str]) -> str:
    letters = word.group()
    return _BREAK.join(letters[start : start + 8] for start in range(0, len(letters), 8))


def _refuse_packages(folder: Path) -> None:
    for file in sorted(folder.glob("*.typ")):
        if _PACKAGE in file.read_text(encoding="utf-8"):
            raise TemplateBroken(str(file), "packages of the network are not imported.")


def _fonts() -> typst.Fonts:
    """The shipped fonts: neither the machine's nor those inside Typst."""
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(FONTS)],
    )


def _reason(broken: typst.TypstError) -> str:
    return " ".join([broken.message.rstrip(".") + ".", *broken.hints])

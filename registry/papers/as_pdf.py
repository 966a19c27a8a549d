"""PDF by Typst: from the form's template, with the shipped fonts only, and without the network."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from threading import Lock
from typing import Literal

import typst

from registry.papers.errors import TemplateBroken
from registry.papers.templates import FONTS, Template
from registry.papers.view import Text

_LONG_WORD = re.compile(r"[^\s\u0300-\u036f]{24,}")  # marks stay with their letters
_BREAK = "\u200b"
_WHOLE = frozenset({"hash", "form", "title"})
_PACKAGE = '"@'  # Typst would fetch `#import "@preview/…"` from the network


class Typesetter:
    """Compiles the templates of one folder; kept, because a compiler that is warm is fast.

    One paper at a time: a compiler is not for several threads at once.
    """

    def __init__(self, folder: Path) -> None:
        _refuse_packages(folder)
        self._compiler = typst.Compiler(
            root=folder, font_paths=[FONTS], ignore_system_fonts=True, sys_inputs={"data": "{}"}
        )
        self._lock = Lock()

    def pdf(self, template: Template, data: Mapping[str, Text]) -> bytes:
        """The PDF of a paper, with tags for those who listen to it. Raises TemplateBroken."""
        return self._compiled(template, data, "pdf")[0]

    def pages(self, template: Template, data: Mapping[str, Text]) -> list[bytes]:
        """A PNG of each page. Raises TemplateBroken."""
        return self._compiled(template, data, "png")

    def _compiled(
        self, template: Template, data: Mapping[str, Text], form: Literal["pdf", "png"]
    ) -> list[bytes]:
        inputs = {"data": json.dumps(_breakable(data), ensure_ascii=False)}
        with self._lock:
            try:
                made = self._compiler.compile(
                    input=str(template.typst), format=form, sys_inputs=inputs, timestamp=0
                )
            except typst.TypstError as broken:
                raise TemplateBroken(str(template.typst), _reason(broken)) from broken
        return made if isinstance(made, list) else [made or b""]


def _breakable(text: Text) -> Text:
    """The same texts, with places where a word that is wider than its cell may break."""
    if isinstance(text, str):
        return _LONG_WORD.sub(_with_breaks, text)
    if isinstance(text, Mapping):
        return {
            name: value if name in _WHOLE else _breakable(value) for name, value in text.items()
        }
    return [_breakable(item) for item in text]


def _with_breaks(word: re.Match[str]) -> str:
    letters = word.group()
    return _BREAK.join(letters[start : start + 8] for start in range(0, len(letters), 8))


def _refuse_packages(folder: Path) -> None:
    for file in sorted(folder.glob("*.typ")):
        if _PACKAGE in file.read_text(encoding="utf-8"):
            raise TemplateBroken(str(file), "packages of the network are not imported.")


def _reason(broken: typst.TypstError) -> str:
    return " ".join([broken.message.rstrip(".") + ".", *broken.hints])

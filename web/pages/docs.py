"""The guide to the API, made from the schema itself: it names nothing that cannot be asked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from web.labels import Language
from web.page import Answer, ask, language, show
from web.words import translate

EXAMPLES = Path(__file__).parent / "examples"
KINDS = ("OBJECT", "INTERFACE", "UNION", "INPUT_OBJECT", "ENUM", "SCALAR")
BUILT_IN = frozenset({"String", "Int", "Float", "Boolean", "ID"})

TypeRef = Mapping[str, Any]  # a type of introspection, inside out: `ofType` wraps


@dataclass(frozen=True, slots=True)
class Part:
    """One type: what it is, and its fields, inputs or values."""

    name: str
    kind: str
    description: str
    fields: tuple["Field", ...]
    values: tuple["Field", ...]
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A field with its arguments, written as the schema language writes them."""

    name: str
    description: str
    arguments: tuple[str, ...] = ()
    type: str = ""
    of: str = ""  # the named type inside `type`, to link to


@dataclass(frozen=True, slots=True)
class Example:
    """A query that can be run as it stands."""

    name: str
    title: str
    text: str


async def docs(request: Request) -> Response:
    lang = language(request)
    answer = await ask(request, "docs")
    parts = {part.name: part for part in parts_of(answer)}
    roots = {name: root(answer, name, parts) for name in ("queryType", "mutationType")}
    shown = [part for part in parts.values() if part not in roots.values()]
    return show(
        request,
        "docs.html",
        answer,
        site=f"{request.url.scheme}://{request.url.netloc}",
        examples=examples(lang),
        feedback_examples=feedback_examples(lang),
        queries=roots["queryType"],
        mutations=roots["mutationType"],
        kinds=[(kind, [p for p in shown if p.kind == kind]) for kind in KINDS],
    )


def examples(lang: Language) -> tuple[Example, ...]:
    """The examples, each with what it shows."""
    titles = {
        "search": translate("Tìm thủ tục, không cần gõ dấu", lang),
        "procedure": translate("Một thủ tục: giấy tờ, các bước, phí, căn cứ", lang),
        "facets": translate("Lọc và đếm theo lĩnh vực", lang),
        "findings": translate("Phát hiện còn chờ, nặng nhất trước", lang),
        "releases": translate("Các lần công bố và thay đổi", lang),
    }
    return read(titles)


def feedback_examples(lang: Language) -> tuple[Example, ...]:
    """How feedback is sent, followed and read: to be sent by POST, for addresses are logged."""
    titles = {
        "send-feedback": translate("Gửi phản ánh và nhận mã theo dõi", lang),
        "follow-feedback": translate("Theo dõi bằng mã trên biên nhận", lang),
        "published-feedback": translate("Phản ánh đã trả lời và công khai", lang),
    }
    return read(titles)


def read(titles: Mapping[str, str]) -> tuple[Example, ...]:
    return tuple(
        Example(name, title, (EXAMPLES / f"{name}.graphql").read_text(encoding="utf-8").strip())
        for name, title in titles.items()
    )


def root(answer: Answer, name: str, parts: Mapping[str, Part]) -> Part | None:
    named = answer["__schema"][name]
    return parts[named["name"]] if named else None


def parts_of(answer: Answer) -> list[Part]:
    """The types people made, by name; not those that GraphQL has by itself."""
    types: list[Mapping[str, Any]] = answer["__schema"]["types"]
    made = [t for t in types if not t["name"].startswith("__") and t["name"] not in BUILT_IN]
    return [part_of(one) for one in sorted(made, key=lambda one: str(one["name"]))]


def part_of(one: Mapping[str, Any]) -> Part:
    return Part(
        name=one["name"],
        kind=one["kind"],
        description=one["description"] or "",
        fields=fields_of(one["fields"] or one["inputFields"] or ()),
        values=fields_of(one["enumValues"] or ()),
        members=tuple(member["name"] for member in one["possibleTypes"] or ()),
    )


def fields_of(found: Iterable[Mapping[str, Any]]) -> tuple[Field, ...]:
    return tuple(
        Field(
            name=one["name"],
            description=one["description"] or "",
            arguments=tuple(f"{a['name']}: {written(a['type'])}" for a in one.get("args") or ()),
            type=written(one["type"]) if one.get("type") else "",
            of=innermost(one["type"]) if one.get("type") else "",
        )
        for one in found
    )


def written(kind: TypeRef) -> str:
    """A type as the schema language writes it.

    >>> written({"kind": "NON_NULL", "name": None, "ofType": {"kind": "SCALAR", "name": "ID"}})
    'ID!'
    """
    if kind["kind"] == "NON_NULL":
        return f"{written(kind['ofType'])}!"
    if kind["kind"] == "LIST":
        return f"[{written(kind['ofType'])}]"
    return str(kind["name"])


def innermost(kind: TypeRef) -> str:
    while kind.get("ofType"):
        kind = kind["ofType"]
    return str(kind["name"])

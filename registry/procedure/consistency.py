"""The names inside one file agree: ids are unique, and what is named by id exists.

Works on plain data and never fails, so that it can speak beside the model's errors.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from registry.procedure.circles import circle_of
from registry.procedure.paths import item_key

Finding = tuple[tuple[str | int, ...], str, str]

# Which key of which list names an id of which other list.
_REFERENCES: Sequence[tuple[str, str, tuple[str, ...]]] = (
    ("channels", "case", ("cases",)),
    ("fees", "case", ("cases",)),
    ("documents", "case", ("cases",)),
    ("documents", "template", ("forms",)),
    ("steps", "case", ("cases",)),
    ("steps", "after", ("steps",)),
    ("steps", "uses", ("documents", "results")),
    ("steps", "gives", ("documents", "results")),
    ("results", "case", ("cases",)),
    ("parts", "after", ("parts",)),
)
_LISTS = (
    "cases", "channels", "fees", "documents", "forms", "steps", "results", "conditions", "related",
    "parts", "volume", "effort", "suppress",
)  # fmt: skip
_DISTRICT_ENDS = "2025-06-30"


def inconsistencies(data: Mapping[str, Any], code_pattern: re.Pattern[str]) -> Iterator[Finding]:
    """Path, code and message of each place where the file disagrees with itself."""
    yield from _code(data, code_pattern)
    yield from _repeated(data)
    yield from _unknown_names(data)
    yield from _district(data)
    yield from _backwards(data)
    yield from _parts(data, code_pattern)


def _code(data: Mapping[str, Any], pattern: re.Pattern[str]) -> Iterator[Finding]:
    code = data.get("code")
    if not isinstance(code, str) or pattern.fullmatch(code):
        return
    repaired = code.replace(",", ".")
    hint = f' Did you mean "{repaired}"?' if pattern.fullmatch(repaired) else ""
    yield (
        ("code",),
        "bad-code",
        f'"{code}" is not a procedure code: one digit, a point, six digits (and for a local code '
        f".000.00.00.Hnn), in quotes so that no tool drops a zero.{hint}",
    )


def _parts(data: Mapping[str, Any], pattern: re.Pattern[str]) -> Iterator[Finding]:
    """Parts of an interlinked procedure: real codes, not itself, each once, in no circle."""
    parts = [each for each in _items(data, "parts") if isinstance(each, Mapping)]
    seen = {_identity(data)}
    for at, part in enumerate(parts):
        code, identity = part.get("code"), _identity(part)
        if isinstance(code, str) and not pattern.fullmatch(code):
            yield ("parts", at, "code"), "bad-code", f'"{code}" is not a procedure code.'
        if identity in seen and identity != ("", ""):
            message = f"{code} is this procedure itself, or a part twice. Name each procedure once."
            yield ("parts", at), "repeated-part", message
        seen.add(identity)
    circle = circle_of(_waits(parts))
    if circle:
        message = f"these parts wait for each other: {' → '.join(circle)}. Take one `after` away."
        yield ("parts",), "parts-wait-in-circle", message


def _identity(of: Mapping[str, Any]) -> tuple[str, str]:
    """Empty texts where it is not well written."""
    authority, code = of.get("authority"), of.get("code")
    well = isinstance(authority, str) and isinstance(code, str)
    return (str(authority), str(code)) if well else ("", "")


def _waits(parts: Sequence[Mapping[str, Any]]) -> Mapping[str, Sequence[str]]:
    """What parts wait for, as far as that is well written."""
    above: list[str] = []
    found: dict[str, Sequence[str]] = {}
    for part in parts:
        name, after = part.get("id"), part.get("after", above)
        if isinstance(name, str):
            said = after if isinstance(after, list) else ()
            found[name] = [each for each in said if isinstance(each, str)]
            above = [name]
    return found


def _items(data: Mapping[str, Any], name: str) -> list[Any]:
    found = data.get(name)
    return found if isinstance(found, list) else []


def _repeated(data: Mapping[str, Any]) -> Iterator[Finding]:
    for name in _LISTS:
        seen: dict[str, int] = {}
        for index, item in enumerate(_items(data, name)):
            key = item_key(name, item)
            if key is None:
                continue
            if key in seen:
                message = f"`{key}` names two items of `{name}` ({seen[key]} and {index})."
                yield (name, index), "repeated-id", f"{message} Give each its own."
            seen.setdefault(key, index)


def _unknown_names(data: Mapping[str, Any]) -> Iterator[Finding]:
    for name, key, targets in _REFERENCES:
        items = enumerate(_items(data, name))
        named = [each for at, item in items for each in _named(item, (name, at), key)]
        known = {item_key(t, item) for t in targets for item in _items(data, t)} if named else set()
        for found, path in named:
            if found not in known:
                yield path, "unknown-id", _not_there(found, targets, known)


def _named(
    item: object, path: tuple[str | int, ...], key: str
) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    value = item.get(key) if isinstance(item, Mapping) else None
    if isinstance(value, str):
        yield value, (*path, key)
    elif isinstance(value, list):
        for index, found in enumerate(value):
            if isinstance(found, str):
                yield found, (*path, key, index)


def _not_there(found: str, targets: tuple[str, ...], known: set[str | None]) -> str:
    names = ", ".join(sorted(filter(None, known))) or "none"
    return f"`{found}` is no id in {' or '.join(targets)}. Defined: {names}."


def _district(data: Mapping[str, Any]) -> Iterator[Finding]:
    """The district tier ended on 30 June 2025 (Law 72/2025/QH15), so a level needs an end date."""
    levels = data.get("levels")
    if not isinstance(levels, list) or "district" not in levels:
        return
    validity = data.get("validity")
    end = validity.get("to") if isinstance(validity, Mapping) else None
    if not isinstance(end, str) or end > _DISTRICT_ENDS:
        yield (
            ("levels", levels.index("district")),
            "district-level",
            f"`district` needs `validity.to` of {_DISTRICT_ENDS} or earlier: the tier ended then.",
        )


def _backwards(data: Mapping[str, Any]) -> Iterator[Finding]:
    """Spans that end before they start, and steps that wait for themselves."""
    spans: list[tuple[tuple[str | int, ...], Any]] = [(("validity",), data.get("validity"))]
    spans += [(("fees", index), fee) for index, fee in enumerate(_items(data, "fees"))]
    for path, span in spans:
        if isinstance(span, Mapping) and _later(span.get("from"), span.get("to")):
            yield (*path, "to"), "ends-before-start", "`to` is before `from`. Swap or correct them."
    for index, step in enumerate(_items(data, "steps")):
        if isinstance(step, Mapping) and step.get("id") in (step.get("after") or ()):
            yield ("steps", index, "after"), "waits-for-itself", "a step cannot come after itself."


def _later(start: object, end: object) -> bool:
    return isinstance(start, str) and isinstance(end, str) and start > end

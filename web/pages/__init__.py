"""The pages: each is one GraphQL document, one template, and what turns the answer into shapes."""

import re
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
FRAGMENT = re.compile(r"\.\.\.(\w+)")


@cache
def document(page: str) -> str:
    """The GraphQL document of a page, with the fragments it names."""
    parts, seen = [_read(page)], set[str]()
    for part in parts:
        for name in FRAGMENT.findall(part):
            if name not in seen:
                seen.add(name)
                parts.append(_read(f"fragments/{name}"))
    return "\n".join(parts)


ACT = """mutation Act($input: {kind}!, $lang: Language!) {{
  done: {act}(input: $input) {{
    __typename
    ...Refusal
  }}
}}
"""


def act_document(act: str, kind: str) -> str:
    """The document that does one act of a review; `kind` is the type of its input."""
    return "\n".join((ACT.format(act=act, kind=kind), _read("fragments/Refusal")))


def _read(name: str) -> str:
    return (HERE / f"{name}.graphql").read_text(encoding="utf-8")

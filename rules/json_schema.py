"""The JSON Schema of a rule file for editors, in the words of draft 7 that they understand."""

import json
from typing import Any, Final

from rules.rule import Rule

FILE: Final = "docs/schema/rule.v1.json"


def rule_schema() -> dict[str, Any]:
    """Draft-07 compatible: `definitions` for `$defs`, no keyword younger than the draft."""
    schema = Rule.model_json_schema(ref_template="#/definitions/{model}")
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": "rule.v1.json",
        **{key: value for key, value in schema.items() if key != "$defs"},
        "definitions": schema["$defs"],
    }


def schema_text() -> str:
    """What stands in `docs/schema/rule.v1.json`."""
    return json.dumps(rule_schema(), ensure_ascii=False, indent=2) + "\n"

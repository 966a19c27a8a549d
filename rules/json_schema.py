"""The JSON Schemas of rule files and manifests for editors, in the words of draft 7."""

import json
from typing import Any, Final

from pydantic import BaseModel

from rules.pack import Manifest
from rules.rule import Rule

FILE: Final = "docs/schema/rule.v1.json"
MANIFEST_FILE: Final = "docs/schema/ruleset.v1.json"


def rule_schema() -> dict[str, Any]:
    """What a rule file may say."""
    return _schema(Rule, "rule.v1.json")


def manifest_schema() -> dict[str, Any]:
    """What the manifest of a pack may say."""
    return _schema(Manifest, "ruleset.v1.json")


def _schema(model: type[BaseModel], name: str) -> dict[str, Any]:
    """Draft-07 compatible: `definitions` for `$defs`, no keyword younger than the draft."""
    schema = model.model_json_schema(ref_template="#/definitions/{model}")
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": name,
        **{key: value for key, value in schema.items() if key != "$defs"},
        "definitions": schema["$defs"],
    }


def schema_text() -> str:
    """What stands in `docs/schema/rule.v1.json`."""
    return _text(rule_schema())


def manifest_schema_text() -> str:
    """What stands in `docs/schema/ruleset.v1.json`."""
    return _text(manifest_schema())


def _text(schema: dict[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"

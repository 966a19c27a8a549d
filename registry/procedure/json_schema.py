"""The JSON Schema of a procedure file for editors, in the words of draft 7 that they understand."""

import json
from typing import Any

from registry.procedure.model import Procedure

FILE = "docs/schema/procedure.v1.json"


def procedure_schema() -> dict[str, Any]:
    """Draft-07 compatible: `definitions` for `$defs`, no keyword younger than the draft."""
    schema = Procedure.model_json_schema(ref_template="#/definitions/{model}")
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": "procedure.v1.json",
        **{key: value for key, value in schema.items() if key != "$defs"},
        "definitions": schema["$defs"],
    }


def schema_text() -> str:
    """What stands in `docs/schema/procedure.v1.json`."""
    return json.dumps(procedure_schema(), ensure_ascii=False, indent=2) + "\n"

"""Runs every benchmark, or those named: `python -m bench importing searching`.

`rules_at_100k`, `across_postgresql`, `acts`, `ledger` and `statistics` take minutes and run only
when they are named.
"""

import json
import os
import platform
import sys
from importlib import import_module

from bench.measuring import CORPUS, Figure

BENCHMARKS = (
    "importing", "evaluating", "rules_at_scale", "alike", "across", "checking", "loading",
    "searching", "starting", "papers", "publishing", "proposals",
)  # fmt: skip


def main(names: list[str]) -> None:
    if not CORPUS.exists():
        sys.exit(f"The benchmarks need the portal records: {CORPUS} is not there.")
    machine = {"cores": os.cpu_count(), "python": platform.python_version()}
    print(json.dumps({"machine": machine}), flush=True)
    for name in names or BENCHMARKS:
        for figure in import_module(f"bench.{name}").measure():
            print(_line(name, figure), flush=True)


def _line(name: str, figure: Figure) -> str:
    data = {"bench": name, "what": figure.what, "value": round(figure.value, 4)}
    data["unit"] = figure.unit
    if figure.beside is not None:
        data |= {"beside": figure.beside, "against": round(figure.against, 4)}
        data["ratio"] = round(figure.value / figure.against, 3) if figure.against else None
    return json.dumps(data, ensure_ascii=False)


if __name__ == "__main__":  # benchmarks start processes that import this file
    main(sys.argv[1:])

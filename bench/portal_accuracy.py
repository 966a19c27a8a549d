"""How well the portal importer reads records that a person has read: measures as JSON lines.

Gold labels and records stand beside the project.
A step counts as found when it starts where the label starts, a document when its row names as many
papers as the label does; kinds and forms are compared where found papers pair up.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from registry.portal import PortalRecord, procedure_from_record, read_records
from registry.portal.words import clean, one_line
from registry.reference import load_reference

CORPUS = Path(__file__).resolve().parents[1].parent / "shared" / "corpus"
Label = Mapping[str, Any]


def main(arguments: Sequence[str] = ()) -> int:
    """Prints one measure a line."""
    gold = Path(arguments[0]) if arguments else CORPUS / "gold" / "labels.jsonl"
    labels = {
        label["code"]: label for label in map(json.loads, gold.read_text("utf-8").splitlines())
    }
    score = Score()
    for record in read_records(CORPUS / "procedures.jsonl.gz"):
        if isinstance(record, PortalRecord) and record.code in labels:
            score.add(
                procedure_from_record(record, load_reference()).mapping,
                labels.pop(record.code),
                record,
            )
    for line in score.lines():
        print(json.dumps(line, ensure_ascii=False))
    return 0


class Score:
    """Counts of right, found and labelled, and the misses for reading."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.misses: list[str] = []

    def add(self, mapping: Mapping[str, Any], label: Label, record: PortalRecord) -> None:
        self._steps(mapping.get("steps", []), label["steps"], record)
        printed, limit = mapping.get("time_limit"), label["time_limit"]
        same = _limit(printed) == (_number(limit["value"]), limit["unit"])
        self._right("time_limit", same, f"{record.code} {printed} {limit}")
        free, amounts = _fee(mapping.get("fees"))
        self._right(
            "fee_free", free == label["fee"]["free"], f"{record.code} {free} {label['fee']}"
        )
        self._right("fee_amounts", amounts == sorted(set(label["fee"]["amounts_vnd"])),
                    f"{record.code} {amounts} {label['fee']}")  # fmt: skip
        self._documents(mapping.get("documents", []), label["documents"], record)

    def _right(self, measure: str, right: bool, miss: str) -> None:
        self.counts[f"{measure}.total"] += 1
        self.counts[f"{measure}.right"] += right
        if not right:
            self.misses.append(f"{measure}: {miss}")

    def _found(self, measure: str, right: int, found: int, labelled: int) -> None:
        self.counts[f"{measure}.both"] += right
        self.counts[f"{measure}.found"] += found
        self.counts[f"{measure}.labelled"] += labelled

    def _steps(self, steps: Sequence[Label], labels: Sequence[Label], record: PortalRecord) -> None:
        text = one_line(record.text("steps_text"))
        starts = _starts(text, [step["text"] for step in steps])
        wanted = _starts(text, [label["quote"] for label in labels])
        pairs = _paired(text, starts, wanted)
        self._found("steps", len(pairs), len(steps), len(labels))
        for place, step in enumerate(steps):
            if place not in pairs:
                self.misses.append(f"steps: {record.code} too many: {one_line(step['text'])[:110]}")
        for place, label in enumerate(labels):
            if place not in pairs.values():
                self.misses.append(f"steps: {record.code} missing: {one_line(label['quote'])}")
        for found, wanted_place in pairs.items():
            self._step(steps[found], labels[wanted_place], record)

    def _step(self, step: Label, label: Label, record: PortalRecord) -> None:
        start = f"{record.code} {one_line(step['text'])[:120]}"
        for key in ("actor", "action"):
            self._right(
                key, step.get(key) == label[key], f"{step.get(key)} for {label[key]}: {start}"
            )
        limit, wanted = _limit(step.get("time_limit")), (label["days"], label["unit"])
        self._right(
            "step_time_limit",
            limit == (_number(wanted[0]), wanted[1]),
            f"{limit} for {wanted}: {start}",
        )

    def _documents(
        self, documents: Sequence[Label], labels: Sequence[Label], record: PortalRecord
    ) -> None:
        rows = sorted({item["row"] for item in (*documents, *labels)})
        for row in rows:
            found = [item for item in documents if item["row"] == row]
            wanted = [item for item in labels if item["row"] == row]
            both = min(len(found), len(wanted))
            self._found("documents", both, len(found), len(wanted))
            if len(found) != len(wanted):
                names = [item["name"] for item in found], [item["name"] for item in wanted]
                self.misses.append(f"documents: {record.code} row {row}: {names[0]} for {names[1]}")
            for one, other in _alike(found, wanted):
                self._document(one, other, record)

    def _document(self, found: Label, label: Label, record: PortalRecord) -> None:
        start = f"{record.code} row {label['row']} {label['name']} | {found['name']}"
        for key in ("kind", "form"):
            self._right(
                key, found.get(key) == label[key], f"{found.get(key)} for {label[key]}: {start}"
            )
        conditional = bool(
            found.get("case")
            or found.get("when")
            or found.get("channels")
            or found.get("fallback_only")
        )
        self._right(
            "condition",
            conditional == label["conditional"],
            f"{conditional} for {label['conditional']}: {start}",
        )
        self._right("alternatives", bool(found.get("alternatives")) == label["alternatives"], start)

    def lines(self) -> Iterable[dict[str, Any]]:
        for measure in ("steps", "documents"):
            both, found, labelled = (
                self.counts[f"{measure}.{part}"] for part in ("both", "found", "labelled")
            )
            yield {
                "measure": f"portal.{measure}.f1",
                "value": round(2 * both / max(found + labelled, 1), 4),
                "precision": round(both / max(found, 1), 4),
                "recall": round(both / max(labelled, 1), 4),
                "n": labelled,
            }
        for measure in ("actor", "action", "step_time_limit", "time_limit", "fee_free",
        "fee_amounts",
                        "kind", "form", "condition", "alternatives"):  # fmt: skip
            right, total = self.counts[f"{measure}.right"], self.counts[f"{measure}.total"]
            yield {
                "measure": f"portal.{measure}",
                "value": round(right / max(total, 1), 4),
                "n": total,
            }


def _starts(text: str, quotes: Sequence[str]) -> list[int]:
    """Where each quote stands in the text, in order, without list marks in front."""
    places: list[int] = []
    last = 0
    for quote in quotes:
        words = one_line(clean(quote)).lstrip("-+*•.– \t")[:50]
        place = text.find(words, last)
        place = text.find(words) if place < 0 else place
        places.append(place)
        last = max(place, last)
    return places


def _paired(text: str, starts: Sequence[int], wanted: Sequence[int]) -> dict[int, int]:
    """Found steps by the label that starts at the same place, or behind a heading of it."""
    pairs: dict[int, int] = {}
    for place, goal in enumerate(wanted):
        for index, start in enumerate(starts):
            if index in pairs or goal < 0 or start < 0:
                continue
            low, high = sorted((start, goal))
            if high - low <= 12 or (
                high - low <= 170 and text[low:high].rstrip(" -+*").endswith(":")
            ):
                pairs[index] = place
                break
    return pairs


def _alike(found: Sequence[Label], wanted: Sequence[Label]) -> Iterable[tuple[Label, Label]]:
    """Papers of one row paired by the likeness of their names."""
    rest = list(found)
    for label in wanted:
        if rest:
            best = max(rest, key=lambda item: _likeness(item["name"], label["name"]))
            rest.remove(best)
            yield best, label


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.lower(), other.lower()).ratio()


def _limit(text: str | None) -> tuple[float | None, str | None]:
    if text is None or text == "none":
        return None, None
    number, _, unit = text.partition(" ")
    return float(number), unit or None


def _number(value: float | None) -> float | None:
    return None if value is None else float(value)


def _fee(fees: Sequence[Label] | None) -> tuple[bool | None, list[int]]:
    if fees is None:
        return None, []
    amounts = sorted(
        {fee["amount"] for fee in fees if fee.get("amount") and fee.get("currency") == "VND"}
    )
    if not fees:
        return True, []
    return (False if any(fee.get("amount") for fee in fees) else None), amounts


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

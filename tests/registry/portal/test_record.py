"""Reading portal lines: records, and one clear message for each line that is none."""

import gzip
import json
from pathlib import Path

import pytest

from registry.portal import BadLine, PortalRecord, read_records

GOOD = {"code": "1.000001", "name": "Cấp thẻ bạn đọc"}


def written(folder: Path, *lines: bytes, name: str = "records.jsonl") -> Path:
    path = folder / name
    path.write_bytes(b"\n".join(lines) + b"\n")
    return path


def line(**fields: object) -> bytes:
    return json.dumps({**GOOD, **fields}, ensure_ascii=False).encode()


def test_plain_and_compressed_files_give_the_same_records(tmp_path: Path) -> None:
    plain = written(tmp_path, line(), line(code="1.000002"))
    packed = tmp_path / "records.jsonl.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))

    assert list(read_records(plain)) == list(read_records(packed))
    assert len(list(read_records(plain))) == 2


@pytest.mark.parametrize(
    ("broken", "words"),
    [
        (b"{not json", "not JSON"),
        (b"[1, 2]", "a list, a record is an object"),
        (b'"text"', "text, a record is an object"),
        (b'{"name": "x"}', "no code"),
        (b'{"code": "1.000003", "name": null}', "no name"),
        (b'{"code": "1.000003", "name": "\xff"}', "not UTF-8"),
        (line(steps_text=["a"]), "`steps_text` is a list, it must be text"),
        (line(code=1.5), "`code` is a number, it must be text"),
        (line(documents={"name": "x"}), "`documents` is an object, it must be a list"),
        (line(documents=["x"]), "`documents` holds text, its items must be objects"),
        (line(documents=[{"name": "x", "originals": "one"}]), "`originals` is text"),
        (line(filing_methods=[{"fee": {}}]), "`fee` is an object"),
        (b"[" * 100_000, "nests too deeply"),
    ],
)
def test_a_bad_line_says_where_and_why_and_the_rest_is_read(
    tmp_path: Path, broken: bytes, words: str
) -> None:
    found = list(read_records(written(tmp_path, line(), broken, line(code="1.000009"))))

    assert isinstance(found[1], BadLine)
    assert str(found[1]).startswith("records.jsonl:2: ")
    assert words in found[1].message
    assert isinstance(found[2], PortalRecord)
    assert found[2].code == "1.000009"


def test_a_truncated_archive_gives_what_it_holds_and_one_message(tmp_path: Path) -> None:
    text = b"\n".join(line(code=f"1.{number:06}") for number in range(4000))
    path = tmp_path / "cut.jsonl.gz"
    packed = gzip.compress(text)
    path.write_bytes(packed[: len(packed) // 2])

    found = list(read_records(path))

    assert isinstance(found[0], PortalRecord)
    assert isinstance(found[-1], BadLine)
    assert "cannot be read" in found[-1].message


def test_texts_are_composed_and_free_of_hidden_characters(tmp_path: Path) -> None:
    path = written(tmp_path, line(name="The\u0309\u200b bạn\u00a0đọc\r\n"))

    (record,) = read_records(path)

    assert isinstance(record, PortalRecord)
    assert record.name == "Thẻ bạn đọc"


def test_empty_lines_are_no_records(tmp_path: Path) -> None:
    assert len(list(read_records(written(tmp_path, b"", line(), b"  ")))) == 1

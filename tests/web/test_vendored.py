"""Files that others wrote are exactly those of the table: no unnoticed change can ship."""

import base64
import hashlib
import re
from pathlib import Path

import pytest
import strawberry

ROOT = Path(__file__).parents[2]
TABLE = ROOT / "web/static/VENDORED.md"
FOLDERS = [ROOT / "web/static/vendor", ROOT / "tests/e2e/vendor"]
ROW = re.compile(
    r"^\| (?P<file>\S+) \| \S+ \| \d+\.\d+\.\d+ \| \S+ \| (?P<sha256>[0-9a-f]{64}) \|", re.MULTILINE
)
HASHES = {row["file"]: row["sha256"] for row in ROW.finditer(TABLE.read_text())}


@pytest.mark.parametrize("file", HASHES)
def test_a_vendored_file_is_the_one_in_the_table(file: str) -> None:
    assert hashlib.sha256((ROOT / file).read_bytes()).hexdigest() == HASHES[file]


def test_every_file_of_the_vendor_folders_is_in_the_table() -> None:
    found = {
        str(path.relative_to(ROOT))
        for folder in FOLDERS
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith("LICENSE")
    }

    assert found - HASHES.keys() == set()


def test_graphiql_is_the_build_that_strawberry_vouches_for() -> None:
    """Strawberry's page pins the same files by SRI hash: two parties must agree on them."""
    page = (Path(strawberry.__file__).parent / "static/graphiql.html").read_text()
    folder = ROOT / "web/static/vendor/graphiql"
    for file in sorted(folder.glob("*.[jc]s*")):
        digest = base64.b64encode(hashlib.sha384(file.read_bytes()).digest()).decode()
        assert f"sha384-{digest}" in page, file.name

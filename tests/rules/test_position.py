import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.language.position import place_in_file, with_caret
from rules.source import Place, read_yaml

STYLES = {
    "plain": "a: 1\nwhen: x.y && z\n",
    "single quotes": "when:   'x.y && z'\n",
    "double quotes": 'when: "x.y && z"\n',
    "literal block": "when: |\n   x.y &&\n   z\nb: 1\n",
    "folded block": "when: >-  # folded\n\n  x.y\n  && z\n",
    "literal block with indentation sign": "when: |2\n    x.y &&\n  z\n",
    "plain over lines": "when: x.y\n  &&\n  z\n",
    "double quotes with a joined line": 'when: "x.y \\\n   && z"\n',
    "in a flow mapping": "a: {b: [1], when: x.y && z}\n",
    "windows line ends": "when: |\r\n  x.y &&\r\n  z\r\n",
    "vietnamese before": "name: Đăng ký\nwhen: x.y && z # ừ\n",
}


@pytest.mark.parametrize("content", STYLES.values(), ids=STYLES.keys())
@pytest.mark.parametrize("sought", ["x", ".", "y", "&&", "z"])
def test_a_character_is_found_in_every_way_to_write_a_text(content: str, sought: str) -> None:
    source = read_yaml(content, "f.yaml")
    inside = isinstance(source.data.get("a"), dict)
    value = (source.data["a"] if inside else source.data)["when"]
    before = value[: value.index(sought)]
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")

    start = source.locate(("a", "when") if inside else ("when",))
    place = place_in_file(content, start, value, line, column)

    assert content.split("\n")[place.line - 1][place.column - 1 :].startswith(sought)


def test_escapes_are_one_character_each() -> None:
    content = 'when: "\\"a\\" == \\u1eeb && b"\n'

    assert place_in_file(content, Place(1, 7), '"a" == ừ && b', 1, 13) == Place(1, 27)


def test_doubled_quotes_are_one_character() -> None:
    assert place_in_file("'it''s b'", Place(1, 1), "it's b", 1, 6) == Place(1, 8)


def test_where_value_and_file_part_the_value_s_own_place_is_given() -> None:
    assert place_in_file("a: xyz", Place(1, 4), "xyZ w", 1, 5) == Place(1, 4)


def test_a_caret_stands_below_the_column() -> None:
    assert with_caret("a: 1\n\twhen: b\r\n", Place(2, 8)) == "   when: b\n         ^"


def test_the_line_above_a_caret_is_cut_when_long() -> None:
    line, caret = with_caret("x" * 500 + "HERE" + "y" * 500, Place(1, 501)).split("\n")

    assert len(line) == 102
    assert line[caret.index("^") :].startswith("HERE")


@settings(deadline=None)
@given(st.text(), st.integers(1, 5), st.integers(1, 50), st.text())
def test_a_place_is_given_for_anything(content: str, line: int, column: int, value: str) -> None:
    place = place_in_file(content, Place(1, 1), value, line, column)

    assert (place.line, place.column) >= (1, 1)

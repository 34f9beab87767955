import json
from contextlib import suppress
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimpass.people.selectors.strokes import drawing, read_strokes

LINE = [[10, 10], [400, 200], [800, 20]]


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "nichts",
        "[]",
        "{}",
        "[[]]",
        "[[[1,2]]]",
        "[[[1,2],[3,4]]]",
        "[[[1,2,3],[900,4]]]",
        '[[["1",2],[900,4]]]',
        "[[[1.5,2],[900,4]]]",
        "[[[true,2],[900,4]]]",
        "[[[-1,2],[900,4]]]",
        "[[[1,2],[1001,4]]]",
        "[[[1,2],[900,301]]]",
        "[[[NaN,2],[900,4]]]",
        "[" * 5000,
        json.dumps([LINE] * 301),
        json.dumps([LINE * 3000]),
        json.dumps([[*LINE, "</svg><script>alert(1)</script>"]]),
    ],
)
def test_what_is_no_signature_is_refused(raw):
    with pytest.raises(ValueError, match=r"."):
        read_strokes(raw)


def test_a_signature_becomes_a_picture_of_numbers():
    root = ElementTree.fromstring(drawing(read_strokes(json.dumps([LINE, [[5, 5]]]))))
    assert [path.get("d") for path in root] == ["M10 10 L400 200 L800 20", "M5 5 L5 5"]


@given(st.text() | st.lists(st.lists(st.lists(st.integers() | st.text() | st.floats()))).map(str))
def test_whatever_comes_is_read_or_refused(raw):
    with suppress(ValueError):
        ElementTree.fromstring(drawing(read_strokes(raw)))

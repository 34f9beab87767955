import socket
from pathlib import Path

import pytest

from kimtools import demo
from kimtools.errors import ToolError


@pytest.fixture
def source(tmp_path: Path) -> Path:
    for name in ("web/demo/cast.py", "people/migrations/0001_person.py", "ui/static/own.css", "people/tests/test_a.py"):
        file = tmp_path / "kimpass" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("first")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("web/demo/cast.py", True),
        ("people/migrations/0001_person.py", True),
        ("ui/static/own.css", False),
        ("people/tests/test_a.py", False),
    ],
)
def test_the_stamp_follows_what_the_data_is_made_of(source: Path, name: str, changes: bool) -> None:
    before = demo.data_stamp(source)
    assert demo.data_stamp(source) == before
    (source / "kimpass" / name).write_text("second")
    assert (demo.data_stamp(source) != before) is changes


def test_a_new_file_changes_the_stamp(source: Path) -> None:
    before = demo.data_stamp(source)
    (source / "kimpass/people/migrations/0002_more.py").touch()
    assert demo.data_stamp(source) != before


def test_a_taken_port_is_said_before_any_work() -> None:
    with socket.socket() as taken:
        taken.bind((demo.HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(ToolError, match=f"Port {port} ist belegt"):
            demo.refuse_taken_port(port)
    demo.refuse_taken_port(port)

import sqlite3
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest

from kimtools import backup
from kimtools.errors import ToolError


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "live.sqlite3"
    write(file, 3)
    monkeypatch.setattr(backup, "sqlite_file", lambda: file)
    return file


def write(file: Path, rows: int) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute(f"CREATE TABLE IF NOT EXISTS {backup.APPLICATION_TABLE} (name TEXT)")
        connection.executemany(f"INSERT INTO {backup.APPLICATION_TABLE} VALUES (?)", [("Kreis",)] * rows)
        connection.commit()


def rows(file: Path) -> int:
    with closing(sqlite3.connect(file)) as connection:
        counted: int = connection.execute(f"SELECT count(*) FROM {backup.APPLICATION_TABLE}").fetchone()[0]
    return counted


def test_backup_and_restore_bring_back_what_was_there(database: Path, tmp_path: Path) -> None:
    saved = tmp_path / "saved"
    assert backup.backup([str(saved)]) == 0
    write(database, 2)
    assert backup.restore([str(saved)]) == 0
    assert rows(database) == 3
    (kept,) = tmp_path.glob("live.sqlite3.before-*")
    assert rows(kept) == 5


def test_a_backup_holds_what_a_running_server_has_committed(database: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(database)) as server:
        server.execute(f"INSERT INTO {backup.APPLICATION_TABLE} VALUES ('new')")
        server.commit()
        assert database.with_name("live.sqlite3-wal").stat().st_size > 0
        backup.backup([str(tmp_path / "saved")])
    assert rows(tmp_path / "saved") == 4


def test_a_backup_is_for_its_owner_alone(database: Path, tmp_path: Path) -> None:
    backup.backup([str(tmp_path / "saved")])
    assert (tmp_path / "saved").stat().st_mode & 0o077 == 0


def test_a_backup_overwrites_nothing(database: Path, tmp_path: Path) -> None:
    (tmp_path / "saved").write_text("precious")
    with pytest.raises(ToolError, match="gibt es schon"):
        backup.backup([str(tmp_path / "saved")])
    assert (tmp_path / "saved").read_text() == "precious"


def test_restore_refuses_while_a_server_works(database: Path, tmp_path: Path) -> None:
    backup.backup([str(tmp_path / "saved")])
    with closing(sqlite3.connect(database)) as server:
        server.execute(f"SELECT * FROM {backup.APPLICATION_TABLE}").fetchall()
        with pytest.raises(ToolError, match="in Gebrauch"):
            backup.restore([str(tmp_path / "saved")])
    assert rows(database) == 3


@pytest.mark.parametrize("content", [b"", b"no database at all, only text" * 100], ids=["empty", "text"])
def test_restore_refuses_what_is_no_backup(database: Path, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "saved").write_bytes(content)
    with pytest.raises(ToolError, match="keine"):
        backup.restore([str(tmp_path / "saved")])
    assert rows(database) == 3


def test_postgresql_is_referred_to_its_own_program(monkeypatch: pytest.MonkeyPatch) -> None:
    databases = {"default": {"ENGINE": "django.db.backends.postgresql", "NAME": "kimpass"}}
    monkeypatch.setattr(backup, "settings", SimpleNamespace(DATABASES=databases))
    with pytest.raises(ToolError, match="BYPASSRLS"):
        backup.sqlite_file()

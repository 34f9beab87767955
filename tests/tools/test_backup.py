import sqlite3
import tarfile
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest

from kimtools import backup, papers
from kimtools.errors import ToolError


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "live.sqlite3"
    write(file, 3)
    monkeypatch.setattr(backup, "sqlite_file", lambda: file)
    monkeypatch.setattr(backup, "documents_folder", lambda: tmp_path / "documents")
    return file


def write(file: Path, rows: int) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute(f"CREATE TABLE IF NOT EXISTS {backup.APPLICATION_TABLE} (name TEXT)")
        connection.executemany(f"INSERT INTO {backup.APPLICATION_TABLE} VALUES (?)", [("Kreis",)] * rows)
        connection.commit()


def store(folder: Path, key: str, content: bytes = b"encrypted") -> Path:
    path = folder / "documents" / "7" / key[:2] / key
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def name(database: Path, key: str) -> None:
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS vault_storedfile (tenant_id INTEGER, public_id TEXT)")
        connection.execute("INSERT INTO vault_storedfile VALUES (7, ?)", (key,))
        connection.commit()


def inside(saved: Path, tmp_path: Path) -> Path:
    papers.unpack(saved, tmp_path / "inside.sqlite3", tmp_path / "inside")
    return tmp_path / "inside.sqlite3"


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
    assert rows(inside(tmp_path / "saved", tmp_path)) == 4


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


def test_files_come_back_with_the_database(database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept, saved = store(tmp_path, "ab0000000000"), tmp_path / "saved"
    store(tmp_path, ".part-halfwritten")
    name(database, "ab0000000000")
    assert backup.backup([str(saved)]) == 0
    assert "1 Dateien" in capsys.readouterr().err
    kept.write_bytes(b"changed later")
    store(tmp_path, "cd0000000000")
    assert backup.restore([str(saved)]) == 0
    assert kept.read_bytes() == b"encrypted"
    assert not (tmp_path / "documents" / "7" / "cd").exists()
    (beside,) = tmp_path.glob("documents.before-*")
    assert (beside / "7" / "cd" / "cd0000000000").exists()


def test_a_backup_says_that_the_master_key_stays_outside(
    database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "master-key").write_text("geheim")
    backup.backup([str(tmp_path / "saved")])
    assert "getrennt aufbewahren" in capsys.readouterr().err
    assert b"geheim" not in (tmp_path / "saved").read_bytes()


def test_files_that_are_lost_are_counted_on_both_ways(
    database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name(database, "ab0000000000")
    backup.backup([str(tmp_path / "saved")])
    assert "Achtung: 1 Dateien" in capsys.readouterr().err
    assert backup.restore([str(tmp_path / "saved")]) == 0
    assert "Achtung: 1 Dateien" in capsys.readouterr().err


def test_restore_refuses_an_archive_with_foreign_paths(database: Path, tmp_path: Path) -> None:
    saved, evil = tmp_path / "saved", tmp_path / "evil"
    evil.write_text("x")
    with tarfile.open(saved, "w") as made:
        made.add(database, papers.DATABASE)
        made.add(evil, "documents/../../evil2")
    with pytest.raises(ToolError, match="keine Sicherung"):
        backup.restore([str(saved)])
    assert rows(database) == 3


def test_an_older_backup_is_the_database_alone(database: Path, tmp_path: Path) -> None:
    backup.backup([str(tmp_path / "saved")])
    older = inside(tmp_path / "saved", tmp_path)
    write(database, 2)
    assert backup.restore([str(older)]) == 0
    assert rows(database) == 3

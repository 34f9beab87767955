"""Backup and return of an SQLite installation: the database and the encrypted files beside it, in one archive."""

import os
import shutil
import sqlite3
import tarfile
import tempfile
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.db.backends.sqlite3._functions import register

from kimtools import papers
from kimtools.errors import ToolError, UsageError, say
from kimtools.management import set_up

APPLICATION_TABLE = "organisation_tenant"
ON_POSTGRESQL = (
    "Auf PostgreSQL sichert pg_dump: mit einer Rolle, die den Zeilenschutz umgeht (BYPASSRLS), "
    "sonst ist die Sicherung leer; zurück spielt pg_restore. "
    "Danach gehört der Ordner der Dokumente gesichert (KIMPASS_DOCUMENTS_DIR)."
)
KEYS_OUTSIDE = (
    "Hauptschlüssel (master-key oder KIMPASS_MASTER_KEY) und Schlüssel des Servers fehlen darin: getrennt aufbewahren, "
    "ohne Hauptschlüssel öffnet niemand Dokumente und Entwürfe."
)


def backup(arguments: Sequence[str]) -> int:
    """
    Write a consistent copy of the database and its files while others go on working.

    :raises UsageError: no file is named.
    :raises ToolError: the file exists, or the database is not SQLite or not there.
    """
    target = _file_of("backup", arguments)
    database = sqlite_file()
    if target.exists():
        raise ToolError(f"{target} gibt es schon. Bitte einen anderen Namen wählen; überschrieben wird nichts.")
    if not database.exists():
        raise ToolError("Es gibt noch keine Datenbank, die zu sichern wäre.")
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    try:
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".kimpass-backup-") as work:
            counts = _collect(database, Path(work), part)
        part.chmod(0o600)
        _sync(part)
        part.replace(target)
    except (sqlite3.Error, OSError) as error:
        raise ToolError(f"Die Sicherung ist gescheitert: {error}") from error
    finally:
        part.unlink(missing_ok=True)
    say(f"Gesichert und geprüft: {target}, {in_words(*counts)}. {KEYS_OUTSIDE}")
    return 0


def in_words(tables: int, rows: int, files: int) -> str:
    """Return what a backup holds."""
    return f"{tables} Tabellen, {rows} Zeilen, {files} Dateien"


def _collect(database: Path, work: Path, part: Path) -> tuple[int, int, int]:
    copy, staged = work / papers.DATABASE, work / "documents"
    papers.hold(documents_folder(), staged)
    # A copied file is no backup: a database at work needs VACUUM INTO.
    with closing(opened(database)) as connection:
        connection.execute("VACUUM INTO ?", (str(copy),))
    papers.hold(documents_folder(), staged)  # what came while the copy was made
    tables, rows = check(copy)
    with closing(opened(copy)) as connection:
        if lost := papers.missing(connection, staged):
            say(f"Achtung: {lost} Dateien, die die Datenbank nennt, fehlen schon jetzt.")
    return tables, rows, papers.pack(part, copy, staged)


def restore(arguments: Sequence[str]) -> int:
    """
    Put a backup in the place of the database; what was there is kept beside it.

    :raises UsageError: no file is named.
    :raises ToolError: the file is no sound backup, or the database is in use.
    """
    source = _file_of("restore", arguments)
    database = sqlite_file()
    if not source.is_file():
        raise ToolError(f"Die Datei {source} gibt es nicht.")
    part, folder = database.with_name(database.name + ".restore"), documents_folder()
    new_folder = folder.with_name(folder.name + ".restore")
    shutil.rmtree(new_folder, ignore_errors=True)
    try:
        database.parent.mkdir(parents=True, exist_ok=True)
        files = _take_apart(source, part, new_folder)
        tables, rows = check(part)
        with closing(opened(part)) as connection:
            lost = papers.missing(connection, new_folder)
        if lost:
            # Told and not refused: whoever restores after a disaster takes what there is.
            say(f"Achtung: {lost} Dateien, die die Datenbank nennt, waren schon bei der Sicherung nicht da.")
        _sync(part)
        kept = set_aside(database) + _put_back(new_folder, folder)
        part.replace(database)
    except (sqlite3.Error, OSError) as error:
        raise ToolError(f"Die Sicherung lässt sich nicht zurückspielen: {error}") from error
    finally:
        part.unlink(missing_ok=True)
        shutil.rmtree(new_folder, ignore_errors=True)
    say(f"Zurückgespielt: {in_words(tables, rows, files)}.{kept} Nötig ist der Hauptschlüssel von damals.")
    return 0


def _take_apart(source: Path, database: Path, folder: Path) -> int:
    """Lay database and files ready, and return how many files; an older backup is the database alone."""
    if tarfile.is_tarfile(source):
        return papers.unpack(source, database, folder)
    shutil.copyfile(source, database)
    database.chmod(0o600)
    return 0


def _put_back(new: Path, folder: Path) -> str:
    """Put the files in place; those that were there are kept beside them."""
    kept = ""
    if folder.exists() and any(folder.iterdir()):
        beside = folder.with_name(f"{folder.name}.before-{_stamp()}")
        folder.replace(beside)
        kept = f" Die bisherigen Dateien liegen in {beside.name}."
    if new.exists():
        new.replace(folder)
    return kept


def _stamp() -> str:
    return datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")


def documents_folder() -> Path:
    """Return where the encrypted files lie."""
    set_up()
    return Path(settings.DOCUMENTS_DIR)


def _file_of(command: str, arguments: Sequence[str]) -> Path:
    if len(arguments) != 1 or arguments[0].startswith("-"):
        raise UsageError(f"{command} braucht genau eine Datei: ./kim {command} DATEI")
    return Path(arguments[0]).absolute()


def sqlite_file() -> Path:
    """
    Return the database's file.

    :raises ToolError: the installation is on PostgreSQL.
    """
    set_up()
    database = settings.DATABASES["default"]
    if not database["ENGINE"].endswith("sqlite3"):
        raise ToolError(ON_POSTGRESQL)
    return Path(database["NAME"])


def opened(file: Path) -> sqlite3.Connection:
    """Open a database for reading, with the functions that Django's constraints and indexes call."""
    connection = sqlite3.connect(f"file:{quote(str(file))}?mode=ro", uri=True)
    register(connection)
    return connection


def check(file: Path) -> tuple[int, int]:
    """
    Return how many tables and rows a backup holds.

    :raises ToolError: it is damaged, or no database of this application.
    """
    try:
        with closing(opened(file)) as connection:
            sound = connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            rows = sum(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables)  # noqa: S608
    except sqlite3.DatabaseError as error:
        raise ToolError(f"{file} ist keine lesbare Sicherung: {error}") from error
    if not sound:
        raise ToolError(f"{file} ist beschädigt.")
    if APPLICATION_TABLE not in tables:
        raise ToolError(f"{file} ist keine Sicherung von KIMpass.")
    return len(tables), rows


def set_aside(database: Path) -> str:
    """
    Move the present database out of the way and say where to.

    :raises ToolError: something still works with it.
    """
    if not database.exists():
        return ""
    with closing(sqlite3.connect(database, timeout=1, isolation_level=None)) as connection:
        try:
            # Leaving write-ahead mode needs the file for oneself: it fails while a server has it open.
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.execute("PRAGMA journal_mode=DELETE")
        except sqlite3.OperationalError as error:
            raise ToolError("Die Datenbank ist in Gebrauch. Bitte zuerst den Server anhalten.") from error
    kept = database.with_name(f"{database.name}.before-{_stamp()}")
    database.replace(kept)
    for suffix in ("-wal", "-shm"):
        database.with_name(database.name + suffix).unlink(missing_ok=True)
    return f" Der bisherige Stand liegt in {kept.name}."


def _sync(file: Path) -> None:
    with file.open("rb+") as handle:
        os.fsync(handle.fileno())

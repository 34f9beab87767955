"""The encrypted files beside the database: collected into a backup and put back from one."""

import os
import re
import shutil
import sqlite3
import tarfile
from collections.abc import Iterator
from pathlib import Path

from kimtools.errors import ToolError

DATABASE = "kimpass.sqlite3"
CONTENT = re.compile(r"documents/([0-9]+/[0-9a-z]{2}/[0-9a-z]{12})")


def contents(folder: Path) -> Iterator[Path]:
    """Yield the encrypted files of all tenants, without those half written."""
    for path in sorted(folder.glob("*/*/*")):
        if path.is_file() and CONTENT.fullmatch(f"documents/{path.relative_to(folder).as_posix()}"):
            yield path


def hold(folder: Path, staged: Path) -> int:
    """Keep the files there are now under second names, so that none deleted meanwhile is missing; return how many."""
    count = 0
    for path in contents(folder):
        second = staged / path.relative_to(folder)
        if second.exists():
            continue
        second.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(path, second)
        except FileNotFoundError:
            continue
        except OSError:
            shutil.copyfile(path, second)
        count += 1
    return count


def pack(archive: Path, database: Path, staged: Path) -> int:
    """Write database and files into one archive and return how many files it holds."""
    count = 0
    with tarfile.open(archive, "w") as made:
        made.add(database, DATABASE)
        for path in contents(staged):
            made.add(path, f"documents/{path.relative_to(staged).as_posix()}")
            count += 1
    return count


def unpack(archive: Path, database: Path, folder: Path) -> int:
    """
    Put database and files of an archive where they are asked for and return how many files there were.

    :raises ToolError: it holds something that no backup of ours holds, or no database.
    """
    count, found = 0, False
    try:
        with tarfile.open(archive) as opened:
            for member in opened:
                name = CONTENT.fullmatch(member.name)
                source = opened.extractfile(member) if member.isfile() else None
                if source is None or (name is None and member.name != DATABASE):
                    raise ToolError(f"{archive} ist keine Sicherung von KIMpass.")
                target = database if name is None else folder / name[1]
                target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                with source, target.open("wb") as out:
                    shutil.copyfileobj(source, out)
                target.chmod(0o600)
                found, count = found or name is None, count + (name is not None)
    except (tarfile.TarError, EOFError) as error:
        raise ToolError(f"{archive} ist beschädigt: {error}") from error
    if not found:
        raise ToolError(f"{archive} ist keine Sicherung von KIMpass.")
    return count


def missing(database: sqlite3.Connection, folder: Path) -> int:
    """Return how many files the database names whose content is not there."""
    tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if "vault_storedfile" not in tables:
        return 0
    rows = database.execute("SELECT tenant_id, public_id FROM vault_storedfile")
    return sum(not (folder / str(tenant) / key[:2] / key).is_file() for tenant, key in rows)

"""Every variable the environment may set, with its default; nothing set gives a private SQLite installation."""

import base64
import os
import secrets
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from environs import FileAwareEnv

from kimpass.config.mail import MailServer, mail_server


@dataclass(frozen=True, slots=True)
class Environment:
    """What the environment said."""

    data_dir: Path
    database_url: str
    database_role: str
    secret_key: str
    master_key: str
    previous_master_keys: list[str]
    documents_dir: Path
    upload_max_mb: int
    case_quota_mb: int
    debug: bool
    demo: bool
    https: bool
    allowed_hosts: list[str]
    trusted_origins: list[str]
    log_level: str
    mail: MailServer
    mail_from: str


def _key_in(data_dir: Path) -> str:
    """Return the key kept in the data folder, made at the first start and readable by its owner alone."""
    path = data_dir / "secret-key"
    if not path.exists():
        data_dir.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(48))
    return path.read_text().strip()


def _master_key_in(data_dir: Path) -> str:
    """
    Return the master key kept in the data folder, made at the first start and readable by its owner alone.

    Linked into place whole: of two processes that start together both read the same key, never half of one.
    """
    path = data_dir / "master-key"
    if not path.exists():
        data_dir.mkdir(parents=True, exist_ok=True)
        descriptor, part = tempfile.mkstemp(dir=data_dir, prefix=".master-key-")
        with os.fdopen(descriptor, "w") as handle:
            handle.write(base64.b64encode(secrets.token_bytes(32)).decode())
            handle.flush()
            os.fsync(handle.fileno())
        with suppress(FileExistsError):
            os.link(part, path)
        Path(part).unlink()
    return path.read_text().strip()


def environment() -> Environment:
    """
    Read the variables whose names begin with KIMPASS_; NAME_FILE may hold the path of a file with the value.

    :raises environs.EnvError: a value has the wrong shape; the message names every one of them.
    """
    env = FileAwareEnv(eager=False)
    with env.prefixed("KIMPASS_"):
        data_dir = Path(env.str("DATA_DIR", "data")).resolve()
        values: dict[str, Any] = {
            "database_url": env.str("DATABASE_URL", f"sqlite:///{data_dir / 'kimpass.sqlite3'}"),
            "database_role": env.str("DATABASE_ROLE", ""),
            "secret_key": env.str("SECRET_KEY", ""),
            "master_key": env.str("MASTER_KEY", "").strip(),
            "previous_master_keys": env.list("PREVIOUS_MASTER_KEYS", []),
            "documents_dir": Path(env.str("DOCUMENTS_DIR", str(data_dir / "documents"))).resolve(),
            "upload_max_mb": env.int("UPLOAD_MAX_MB", 15),
            "case_quota_mb": env.int("CASE_QUOTA_MB", 200),
            "debug": env.bool("DEBUG", False),
            "demo": env.bool("DEMO", False),
            "https": env.bool("HTTPS", False),
            "allowed_hosts": env.list("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"]),
            "trusted_origins": env.list("TRUSTED_ORIGINS", []),
            "log_level": env.str("LOG_LEVEL", "WARNING"),
            "mail_from": env.str("EMAIL_FROM", "kimpass@localhost"),
        }
        mail_url = env.str("EMAIL_URL", "", validate=mail_server)
    env.seal()
    values["secret_key"] = values["secret_key"] or _key_in(data_dir)
    values["master_key"] = values["master_key"] or _master_key_in(data_dir)
    return Environment(data_dir=data_dir, mail=mail_server(mail_url), **values)

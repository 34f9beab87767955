"""Every variable the environment may set, with its default; nothing set gives a private SQLite installation."""

import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from environs import FileAwareEnv


@dataclass(frozen=True, slots=True)
class Environment:
    """What the environment said."""

    data_dir: Path
    database_url: str
    database_role: str
    secret_key: str
    debug: bool
    demo: bool
    https: bool
    allowed_hosts: list[str]
    trusted_origins: list[str]
    log_level: str


def _key_in(data_dir: Path) -> str:
    """Return the key kept in the data folder, made at the first start and readable by its owner alone."""
    path = data_dir / "secret-key"
    if not path.exists():
        data_dir.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(48))
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
            "debug": env.bool("DEBUG", False),
            "demo": env.bool("DEMO", False),
            "https": env.bool("HTTPS", False),
            "allowed_hosts": env.list("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"]),
            "trusted_origins": env.list("TRUSTED_ORIGINS", []),
            "log_level": env.str("LOG_LEVEL", "WARNING"),
        }
    env.seal()
    values["secret_key"] = values["secret_key"] or _key_in(data_dir)
    return Environment(data_dir=data_dir, **values)

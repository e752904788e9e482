"""Typed readers for environment variables; a wrong value stops the start with a sentence that says what to set."""

import os
from collections.abc import Sequence
from pathlib import Path


class SettingError(SystemExit):
    """Ends the process; the message is meant for the person who starts it."""

    def __init__(self, name: str, hint: str) -> None:
        super().__init__(f"Einstellung {name}: {hint}")


def text(name: str, default: str | None = None) -> str:
    value = os.environ.get(name, "").strip()
    if value:
        return value
    if default is None:
        raise SettingError(name, "fehlt. Bitte die Umgebungsvariable setzen.")
    return default


def flag(name: str, *, default: bool) -> bool:
    value = os.environ.get(name, "").strip().lower()
    if not value:
        return default
    if value in {"1", "true", "ja", "yes", "on"}:
        return True
    if value in {"0", "false", "nein", "no", "off"}:
        return False
    raise SettingError(name, f"„{value}“ ist weder ja noch nein. Bitte 1 oder 0 setzen.")


def number(name: str, default: int, *, at_least: int, at_most: int) -> int:
    value = os.environ.get(name, "").strip()
    if not value:
        return default
    if not value.isdecimal() or not at_least <= int(value) <= at_most:
        raise SettingError(
            name, f"„{value}“ ist keine ganze Zahl von {at_least} bis {at_most}. Bitte eine solche setzen."
        )
    return int(value)


def words(name: str, default: Sequence[str]) -> list[str]:
    value = os.environ.get(name, "").strip()
    return [word.strip() for word in value.split(",") if word.strip()] if value else list(default)


def folder(name: str, default: Path) -> Path:
    value = os.environ.get(name, "").strip()
    path = Path(value).expanduser().resolve() if value else default
    if path.exists() and not path.is_dir():
        raise SettingError(name, f"„{path}“ ist eine Datei. Bitte einen Ordner nennen.")
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingError(
            name,
            f"Der Ordner „{path}“ lässt sich nicht anlegen ({error.strerror}). Bitte einen anderen nennen.",
        ) from error
    return path

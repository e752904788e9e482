"""Uploaded files whose row is gone: a broken-off upload, or a parent that was deleted with all that hung on it."""

from datetime import datetime, timedelta
from typing import Final

from django.apps import apps

from lueckenlos.tenancy.files import PrivateFiles, StoredFile
from lueckenlos.tenancy.scope import all_tenants

# an upload of just now may still wait for its row
_KEEP: Final = timedelta(days=1)


def sweep(now: datetime) -> int:
    """Remove them; returns how many."""
    storage = PrivateFiles()
    with all_tenants():
        kept = {
            name
            for model in apps.get_models()
            if issubclass(model, StoredFile)
            for name in model.objects.values_list("file", flat=True)
        }
    removed = 0
    for folder in _folders(storage):
        for name in storage.listdir(folder)[1]:
            path = f"{folder}/{name}"
            if path not in kept and storage.get_modified_time(path) < now - _KEEP:
                storage.delete(path)
                removed += 1
    return removed


def _folders(storage: PrivateFiles) -> list[str]:
    try:
        return storage.listdir("")[0]
    except FileNotFoundError:
        return []

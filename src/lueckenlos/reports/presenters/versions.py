"""Frozen versions of a report beside the state of today."""

from collections.abc import Sequence

from lueckenlos.reports.messages import documents as words
from lueckenlos.reports.models import FrozenVersion
from lueckenlos.shared.formats import day


def version_text(version: FrozenVersion | None) -> str:
    """Which one it is and why there is a new one; None is the state of today."""
    if version is None:
        return words.LIVE
    name = _name(version)
    return f"{name}: {version.reason}" if version.reason else name


def version_tabs(
    address: str, shown: FrozenVersion | None, versions: Sequence[FrozenVersion]
) -> list[tuple[str, str, bool]]:
    """Label, address and whether it is shown; none while nothing is frozen."""
    frozen = [
        (_name(one), f"{address}?fassung={one.number}", one.pk == (shown.pk if shown else None)) for one in versions
    ]
    return [(words.LIVE, address, shown is None), *frozen] if frozen else []


def _name(version: FrozenVersion) -> str:
    return words.VERSION.format(number=version.number, day=day(version.frozen_on))

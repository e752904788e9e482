"""The profile on paper."""

from datetime import date
from typing import Final

from lueckenlos.indicators import wording
from lueckenlos.indicators.messages import INSTEAD
from lueckenlos.indicators.messages import profile as words
from lueckenlos.indicators.presenters.map import ProfileMap, profile_map
from lueckenlos.indicators.presenters.profile import Row, first_of, rows_of
from lueckenlos.indicators.presenters.svg import map_text, spine_text
from lueckenlos.indicators.queries.profile import Profile
from lueckenlos.indicators.release import Figure
from lueckenlos.shared import formats
from lueckenlos.shared.typesetting import pdf

# paper has no style sheet: the classes of the screen's drawing with their colours
_STYLE = (
    "<style>.spine__bar{fill:#c9cde0}.spine__half{fill:#8d93b3}.spine__middle{stroke:#1b1f3b;stroke-width:1.5}"
    ".spine__interval{fill:#1b1f3b}.spine__mark{fill:#fff;stroke:#1b1f3b;stroke-width:1.75}"
    ".spine__dot{fill:#1b3f8b;stroke:#fff;stroke-width:1.5}</style>"
)
_MAP_STYLE = (
    "<style>.map__area{stroke:#1b3f8b;stroke-width:1.5;fill-rule:evenodd}.map__area--none{fill:#fff;"
    "stroke-dasharray:4 3}.map__area--1{fill:#edf1f8}.map__area--2{fill:#c6d1e6}.map__area--3{fill:#97abd0}"
    ".map__area--4{fill:#6684b8}.map__stripe{fill:none;stroke:#1b1f3b;stroke-width:1.25}.map__own{fill:none;"
    "stroke:#1b1f3b;stroke-width:4}.map__number{font-family:'Fira Sans';font-size:22px;font-weight:600;"
    "dominant-baseline:central;fill:#1b1f3b}</style>"
)
# with more rows their words need the second page
_BESIDE_MAP: Final = 14


def profile_pdf(profile: Profile, stelle: str, day: date) -> bytes:
    """PDF/UA; raises TypesettingFailed."""
    rows = rows_of(profile)
    names = sorted(one.name for one in profile.group.members)
    data = {
        "title": profile.gebiet.name,
        "stelle": stelle,
        "day": formats.day(day),
        "first": [[row.indicator.label, row.badge, " ".join(row.sentences)] for row in first_of(rows, profile)],
        "above": [gebiet.name for gebiet in profile.above],
        "group": bool(names),
        "members": "; ".join(names),
        "features": wording.joined([words.FEATURES[name] for name in profile.group.features]),
        "rows": [_row(row) for row in rows],
        "map": _map(profile_map(profile.map, profile.gebiet.pk)) if profile.map and len(rows) <= _BESIDE_MAP else {},
        "sources": sorted({f"{row.origin.attribution} ({row.origin.title}). {row.origin.licence}" for row in rows}),
    }
    return pdf("indicators", "profil", data, day=day)


def _map(shown: ProfileMap) -> dict[str, object]:
    """Empty without outlines. Numbers of the map with their values follow as text: a table would need a third page."""
    if not shown.drawing:
        return {}
    areas = [[str(row.number), row.name, _figure(row.figure), row.unsure] for row in shown.rows]
    return {
        "svg": _standing_alone(map_text(shown), _MAP_STYLE),
        "title": shown.title,
        "legend": [[shade, ends] for shade, ends in shown.legend],
        "areas": areas,
        "unsure": shown.unsure,
        "without": shown.without,
        "credit": shown.credit,
    }


def _standing_alone(svg: str, style: str) -> str:
    return svg.replace(">", f' xmlns="http://www.w3.org/2000/svg">{style}', 1)


def _row(row: Row) -> dict[str, object]:
    return {
        "label": row.indicator.label,
        "mark": " · ".join(filter(None, [row.badge, row.origin.licence if row.origin.invented else ""])),
        "value": _figure(row.figure),
        "interval": row.interval,
        "period": row.figure.period,
        "svg": _standing_alone(spine_text(row.spine), _STYLE) if row.spine else "",
        "middle": row.middle,
        "ends": row.ends,
        "beside": [f"{_figure(cell.figure)} {cell.other_year}".strip() for cell in row.beside],
        "words": " ".join(row.sentences),
    }


def _figure(figure: Figure | None) -> str:
    if figure is None:
        return "–"
    return wording.exactly(figure) or INSTEAD[figure.status][0]

"""What every page about a picture needs, of today or frozen."""

from collections.abc import Sequence
from urllib.parse import urlencode

from lueckenlos.chains import rules
from lueckenlos.chains.forms import question_about, question_query
from lueckenlos.chains.messages import AXES, CAUTION, area_word
from lueckenlos.chains.picture import Area, Axis
from lueckenlos.chains.presenters import Choice, Filter, OfferView, build_table, hint_list, offer_views
from lueckenlos.chains.queries import Shown, lines_from
from lueckenlos.shared.pagination import Page, page_of
from lueckenlos.tenancy.enums import StelleArt
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.vocabulary.registry import vocabulary

# more lines stand on the page of all hints
LINES_BESIDE = 25


def picture_context(request: WorkRequest, shown: Shown, choice: Choice, *, wanted: Filter) -> dict[str, object]:
    """An area the picture does not have falls back to the whole: addresses outlive Sozialräume."""
    areas = shown.picture.areas
    if choice.area not in {area.key for area in areas}:
        choice = Choice(choice.axis, choice.themes)
        wanted = Filter(wanted.kind, wanted.state, "", wanted.phases)
    return {
        **_addresses(request, shown, choice),
        **_choices(areas),
        "table": build_table(shown, choice),
        "hints": hint_list(shown, wanted, limit=LINES_BESIDE),
        "choice": choice,
        "wanted": wanted,
        "picture": shown.picture,
        "frozen": shown.frozen,
        "caution": CAUTION,
        "may_freeze": bool(rules.may_freeze(request.actor)),
        "may_change_settings": bool(rules.may_change_settings(request.actor)),
    }


def offer_page(request: WorkRequest, shown: Shown, ids: Sequence[int]) -> Page[OfferView]:
    """Offers by title, as many as a list shows at once; of a large town a Lebensphase has thousands."""
    actor = request.actor

    def load(start: int, stop: int) -> list[OfferView]:
        return offer_views(lines_from(shown, actor.stelle, ids, start, stop), actor)

    return page_of(len(ids), load, request)


def reach_addresses(request: WorkRequest, axis: Axis, row: str, column: str, area: str) -> dict[str, str]:
    """Where it stands how many people of a cell have a place near: asked for once the page is there.

    ``row`` "" is the whole Lebensphase; nothing for one without ages, and for a Land, which has no ways.
    """
    stelle = request.actor.stelle
    question = question_about(axis, row, column)
    if question is None or stelle.art == StelleArt.LAND:
        return {}
    address = f"{work_url(stelle, 'chains:reach')}?{urlencode(question_query(question))}"
    return {"reach_url": address, "figure_url": f"{address}&{urlencode({'als': 'zahl', 'raum': area})}"}


def _choices(areas: tuple[Area, ...]) -> dict[str, object]:
    """What the filter offers."""
    return {
        "axes": [(axis.value, label) for axis, label in AXES.items()],
        "themes": vocabulary("thema").choices,
        "areas": areas,
        "area_word": area_word(areas[0].key) if areas else "",
    }


def _addresses(request: WorkRequest, shown: Shown, choice: Choice) -> dict[str, str]:
    """Beginnings and ends of the addresses of cells and hints: a table of hundreds of links builds them itself."""
    stelle = request.actor.stelle
    query = {"raum": choice.area, "aufnahme": str(shown.frozen.pk) if shown.frozen else ""}
    given = urlencode({name: value for name, value in query.items() if value})
    return {
        "cell_base": work_url(stelle, "chains:cell", choice.axis, "x", "y").removesuffix("x/y/"),
        "cell_query": f"?{given}" if given else "",
        "hint_base": work_url(stelle, "chains:hints"),
        "transitions_url": work_url(stelle, "chains:transitions"),
    }

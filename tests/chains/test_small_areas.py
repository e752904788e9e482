"""Every door of the Kettenbild for areas with few people: no hidden count, and no exact one to divide back from."""

import json
import re
from collections.abc import Iterator

import numpy as np
import pytest
from django.http import HttpResponseBase, StreamingHttpResponse

from chains.world import TODAY, kita_offer, make_people, make_source, make_value, more_sozialraeume
from factories import Cast
from lueckenlos.chains.actions import freeze
from lueckenlos.chains.picture import Axis
from lueckenlos.chains.queries.snapshot import load_snapshot, picture_of
from lueckenlos.indicators.models import DataSource
from lueckenlos.tenancy.links import work_url

pytestmark = pytest.mark.django_db

# children of Kita age and offers for them; the 22 are hidden with the 2, or the town would tell
CHILDREN = {
    "Altstadt": (143, 6),
    "Neustadt": (137, 12),
    "Walbeck": (2, 2),
    "Teil 0": (22, 2),
    "Teil 1": (133, 12),
    "Teil 2": (149, 12),
}
HIDDEN = {"Walbeck", "Teil 0"}
TOWN = 586
EXACT_COUNTS = (143, 137, 133, 149, TOWN)
# of a kept picture: lists of offers and areas by their keys
KEYS = {"areas", "members", "served", "everywhere", "unplaced", "offers", "transitions"}
# offers for 100 children in the Altstadt: 6 of 143, and of the 145 that are shown
EXACT, ROUNDED = "4,20 je 100", "4,14 je 100"


@pytest.fixture
def small(hettstedt: Cast) -> Cast:
    """In the Altstadt need is high and offers are few, so that a hint speaks of it."""
    town = hettstedt.gebiete["hettstedt"]
    source = make_source()
    places = [hettstedt.gebiete[f"hettstedt-{name}"] for name in ("altstadt", "neustadt", "walbeck")]
    for gebiet in [*places, *more_sozialraeume(hettstedt, 3)]:
        people, offers = CHILDREN[gebiet.name]
        make_people(gebiet, people, source=source)
        make_value(gebiet, 60 if gebiet.name == "Altstadt" else people % 40)
        for _ in range(offers):
            kita_offer(hettstedt.hettstedt, areas=(gebiet,), plaetze=1, lebenslagen={"materiell"})
    make_people(town, TOWN, source=source)
    return hettstedt


def doors(cast: Cast) -> Iterator[str]:
    """Pages and files of the picture, of the whole and of an area with a hint and a hidden one, and the hints."""
    picture = picture_of(cast.hettstedt, Axis.LEBENSLAGE, TODAY)
    stelle = cast.hettstedt
    for area in ("", *(area.key for area in picture.areas if area.name in {"Altstadt", "Walbeck"})):
        yield f"{work_url(stelle, 'chains:picture')}?raum={area}"
        yield f"{work_url(stelle, 'chains:cell', 'lebenslage', 'sozial', 'kita-alter')}?raum={area}"
    yield work_url(stelle, "chains:hints")
    for counting in ("plaetze", "naehe"):
        query = f"?alter=kita-alter&rechnung={counting}"
        yield from (f"{work_url(stelle, 'chains:reach')}{query}{more}" for more in ("", "&als=csv"))
    yield f"{work_url(stelle, 'chains:further')}?alter=kita-alter"
    yield from (work_url(stelle, "chains:hint", one.key) for one in picture.hints if one.reason.figure("people"))
    frozen = freeze(title="Heute", note="", day=TODAY, by=cast["koordination"])
    yield work_url(stelle, "chains:bestandsaufnahme_detail", frozen.pk)
    kept = json.dumps(without_keys(frozen.picture))
    assert not [count for count in EXACT_COUNTS if re.search(rf"[\[ ]{count}(\.0)?[,\]]", kept)]


def without_keys(kept: object) -> object:
    """Counts and words alone: a key of an offer or area may be the same number as a count."""
    if isinstance(kept, dict):
        return {name: without_keys(part) for name, part in kept.items() if name not in KEYS}
    return [without_keys(part) for part in kept] if isinstance(kept, list) else kept


def words_of(answer: HttpResponseBase) -> str:
    content = answer.getvalue() if isinstance(answer, StreamingHttpResponse) else answer.content  # type: ignore[attr-defined]  # HttpResponse has it
    text = str(content, "utf-8", errors="ignore")
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))


def test_no_door_of_the_picture_lets_out_an_exact_count(small: Cast) -> None:
    browser = small.client("koordination")
    seen = ""
    for door in doors(small):
        answer = browser.get(door)
        assert answer.status_code == 200, door
        words = words_of(answer)
        assert EXACT not in words, door
        for count in EXACT_COUNTS:
            assert not re.search(rf"(?<![\d.,:]){count}(?![\d.,:])", words), (door, count)
        # neither exact nor rounded: together with the town the 20 would give the 2 away
        assert not re.search(r"\b2[02] Menschen", words), door
        seen += words
    assert ROUNDED in seen
    assert "rund 145 Menschen" in seen


def test_a_picture_holds_only_what_may_be_shown(small: Cast) -> None:
    snapshot = load_snapshot(small.hettstedt, TODAY)
    people = snapshot.people
    assert people.hidden is not None
    assert (np.nan_to_num(people.counts) % 5 == 0).all()
    assert {area.name for area, row in zip(snapshot.areas, people.hidden[1:], strict=True) if row.any()} == HIDDEN
    assert np.isnan(people.counts[people.hidden]).all()


def test_a_source_that_shows_less_hides_more(small: Cast) -> None:
    DataSource.objects.update(threshold=135)
    snapshot = load_snapshot(small.hettstedt, TODAY)
    hidden = snapshot.people.hidden
    assert hidden is not None
    assert {area.name for area, row in zip(snapshot.areas, hidden[1:], strict=True) if row.any()} == HIDDEN | {"Teil 1"}

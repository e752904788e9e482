"""Who reads a published paper: own, above, below, beside."""

import pytest
from django_scopes import scope

from adoption.papers import asked, issue, published, taken, write
from factories import Cast, make_member
from lueckenlos.adoption.actions.adoptions import take_over
from lueckenlos.adoption.actions.papers import withdraw
from lueckenlos.adoption.models import PaperVersion
from lueckenlos.adoption.queries.shared import (
    foreign_papers,
    named_uptake,
    rounds_in_sight,
    uptake,
    versions_in_sight,
)
from lueckenlos.shared.errors import Invalid, NotAllowed
from lueckenlos.tenancy import subjects
from lueckenlos.tenancy.enums import Role, Visibility
from lueckenlos.tenancy.links import work_url
from lueckenlos.tenancy.subjects import Ref

READERS = ("koordination", "steuerungsgruppe", "fremd", "kreis", "kgc", "fremde_kgc", "bund")


def readers(cast: Cast) -> set[str]:
    """Who of those who read papers finds one of another Stelle."""
    found = set()
    for who in READERS:
        with scope(stelle=cast[who].stelle):
            if foreign_papers(cast[who]).exists():
                found.add(who)
    return found


@pytest.mark.parametrize(
    ("visibility", "expected"),
    [
        (Visibility.STELLE, set()),
        # those below the KGC, not the neighbours' KGC and not the Bund
        (Visibility.LAND, {"koordination", "fremd", "kreis"}),
        (Visibility.NETZWERK, {"koordination", "fremd", "kreis", "fremde_kgc"}),
        (Visibility.OEFFENTLICH, {"koordination", "steuerungsgruppe", "fremd", "kreis", "fremde_kgc", "bund"}),
    ],
)
def test_who_reads_what_a_kgc_publishes(cast: Cast, visibility: Visibility, expected: set[str]) -> None:
    published(cast["kgc_leitung"], visibility=visibility)
    assert readers(cast) == expected


def test_what_a_town_shares_in_its_land_goes_up_and_not_sideways(cast: Cast) -> None:
    published(cast["leitung"], visibility=Visibility.LAND)
    assert readers(cast) == {"kreis", "kgc"}


def test_a_draft_and_a_withdrawn_paper_are_read_by_nobody_else(cast: Cast) -> None:
    write(cast["kgc_leitung"])
    gone = published(cast["kgc_leitung"], visibility=Visibility.OEFFENTLICH)
    with scope(stelle=cast.kgc_st):
        withdraw(version=PaperVersion.objects.get(paper=gone), reason="überholt", by=cast["kgc_leitung"])
    assert readers(cast) == set()


def test_the_working_text_of_another_stelle_is_not_on_its_page(cast: Cast) -> None:
    source = published(cast["kgc_leitung"])
    with scope(stelle=cast.kgc_st):
        source.title, source.blocks = "Geheimer Entwurf", [{"key": "c" * 8, "heading": "", "text": "Noch geheim"}]
        source.save()
    client = cast.client("koordination")
    for url in (
        work_url(cast.hettstedt, "adoption:paper_detail", source.public_id),
        work_url(cast.hettstedt, "adoption:paper_list") + "?ansicht=entdecken",
        work_url(cast.hettstedt, "adoption:paper_list") + "?ansicht=entdecken&text=geheim",
    ):
        assert "eheim" not in client.get(url).content.decode().replace('value="geheim"', "")


def test_a_foreign_stelle_finds_no_door(cast: Cast) -> None:
    """Neither a paper that is kept nor what another Stelle made of one."""
    kept = published(cast["kgc_leitung"], visibility=Visibility.STELLE)
    own = taken(published(cast["kgc_leitung"]), cast["fremd"]).paper
    client = cast.client("leitung")
    names = ("paper_detail", "paper_edit", "paper_publish", "paper_withdraw", "paper_adopt", "paper_compare", "uptake")
    for key in (kept.public_id, own.public_id):
        codes = {name: client.get(work_url(cast.hettstedt, f"adoption:{name}", key)).status_code for name in names}
        assert set(codes.values()) == {404}


def test_a_round_is_read_by_those_who_were_asked(cast: Cast) -> None:
    asked(write(cast["kgc_leitung"]), cast["kgc_leitung"], cast["leitung"])
    found = set()
    for who in (*READERS, "lesen"):
        with scope(stelle=cast[who].stelle):
            if rounds_in_sight(cast[who]).exists():
                found.add(who)
    assert found == {"koordination", "steuerungsgruppe", "lesen", "kgc"}


def test_only_who_allowed_it_is_named(cast: Cast) -> None:
    source = published(cast["kgc_leitung"])
    taken(source, cast["leitung"], name_shown=True)
    taken(source, cast["fremd"])
    with scope(stelle=cast.kgc_st):
        assert [one.stelle.name for one in named_uptake(source)] == ["Hettstedt"]
        assert uptake(source) == {(1, "geplant"): 2}
    page = cast.client("kgc_leitung").get(work_url(cast.kgc_st, "adoption:uptake", source.public_id)).content.decode()
    assert "Hettstedt" in page
    assert "Eisleben" not in page
    assert "weniger als 5" in page


def test_a_withdrawn_version_bears_nothing_new(cast: Cast) -> None:
    source = published(cast["kgc_leitung"])
    key = f"{source.public_id}-1"
    with scope(stelle=cast.hettstedt):
        (version,) = versions_in_sight(cast["leitung"], source)
        found = subjects.find(cast["leitung"], Ref("adoption.paper", key))
        assert found is not None
        assert found.state == "Fassung 1"
        subjects.ensure_in_force(cast["leitung"], found.ref)
    issue(source, cast["kgc_leitung"], Visibility.OEFFENTLICH)
    with scope(stelle=cast.kgc_st):
        withdraw(version=version, reason="überholt", by=cast["kgc_leitung"])
        kept = subjects.find(cast["kgc_leitung"], found.ref)
        assert kept is not None
        assert kept.state == "zurückgezogen"
        with pytest.raises(Invalid, match="paper_version_withdrawn"):
            subjects.ensure_in_force(cast["kgc_leitung"], found.ref)
    version.refresh_from_db()
    with scope(stelle=cast.hettstedt), pytest.raises(NotAllowed, match="paper_version_withdrawn"):
        take_over(version=version, source=source, note="", name_shown=False, by=cast["leitung"])


def test_a_pointer_shows_only_what_the_reader_may_see(cast: Cast) -> None:
    kept = published(cast["kgc_leitung"], visibility=Visibility.STELLE)
    with scope(stelle=cast.hettstedt):
        for key in (f"{kept.public_id}-1", f"{kept.public_id}-2", kept.public_id, "x", "' or 1"):
            assert subjects.find(cast["leitung"], Ref("adoption.paper", key)) is None
        assert subjects.search(cast["leitung"], ["adoption.paper"], "lots") == []
    with scope(stelle=cast.kgc_st):
        assert [one.ref.key for one in subjects.search(cast["kgc_leitung"], ["adoption.paper"], "LOTS")] == [
            f"{kept.public_id}-1"
        ]
        assert subjects.search(make_member(cast.hettstedt, Role.TRAEGER), ["adoption.paper"], "lots") == []

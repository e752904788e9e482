"""Who may take which step, and what a step needs."""

import pytest
from offers import complete, draft

from factories import Cast
from lueckenlos.directory.enums import MOVES, OfferStatus
from lueckenlos.directory.rules import (
    may_confirm,
    may_edit,
    may_list,
    may_move,
    may_propose,
    may_update,
    missing_for_chain,
    missing_for_release,
)
from lueckenlos.tenancy.actor import system_actor

S = OfferStatus
STAFF = ("leitung", "koordination", "mitarbeit", "lesen", "steuerungsgruppe", "traeger")


def allowed(cast: Cast, offer_status: OfferStatus, to: OfferStatus) -> set[str]:
    offer = complete(cast, status=offer_status)
    return {who for who in STAFF if may_move(cast[who], offer, to)}


@pytest.mark.parametrize(
    ("here", "to", "who"),
    [
        (S.ENTWURF, S.EINGEREICHT, {"leitung", "koordination", "mitarbeit", "traeger"}),
        (S.ENTWURF, S.FREIGEGEBEN, {"leitung", "koordination"}),
        (S.ENTWURF, S.ARCHIVIERT, {"leitung", "koordination", "mitarbeit"}),
        (S.EINGEREICHT, S.FREIGEGEBEN, {"leitung", "koordination"}),
        (S.EINGEREICHT, S.ABGELEHNT, {"leitung", "koordination"}),
        (S.EINGEREICHT, S.ENTWURF, {"leitung", "koordination", "mitarbeit", "traeger"}),
        (S.FREIGEGEBEN, S.ZUR_PRUEFUNG, {"leitung", "koordination", "mitarbeit"}),
        (S.FREIGEGEBEN, S.ARCHIVIERT, {"leitung", "koordination"}),
        (S.FREIGEGEBEN, S.VERALTET, set()),
        (S.VERALTET, S.FREIGEGEBEN, {"leitung", "koordination"}),
        (S.ARCHIVIERT, S.ENTWURF, {"leitung", "koordination"}),
    ],
)
def test_steps_by_role(hettstedt: Cast, here: OfferStatus, to: OfferStatus, who: set[str]) -> None:
    assert allowed(hettstedt, here, to) == who


def test_steps_outside_the_table_are_refused_to_everybody(hettstedt: Cast) -> None:
    for here in S:
        for to in set(S) - set(MOVES[here]):
            assert allowed(hettstedt, here, to) == set()


def test_only_time_makes_an_offer_outdated(hettstedt: Cast) -> None:
    offer = complete(hettstedt)
    assert may_move(system_actor(hettstedt.hettstedt), offer, S.VERALTET)
    assert may_move(hettstedt["leitung"], offer, S.VERALTET).code == "offer_only_by_time"


def test_release_names_what_is_missing(hettstedt: Cast) -> None:
    offer = draft(hettstedt, summary="", traeger=None)
    verdict = may_move(hettstedt["leitung"], offer, S.FREIGEGEBEN)
    assert (verdict.code, verdict.values) == ("offer_incomplete", {"missing": "Träger, Kurzbeschreibung"})
    assert missing_for_release(offer) == ["traeger", "summary"]


def test_zero_places_are_an_answer(hettstedt: Cast) -> None:
    assert "plaetze" not in missing_for_chain(complete(hettstedt, plaetze=0))
    assert "plaetze" in missing_for_chain(complete(hettstedt))


def test_a_traeger_touches_only_its_own(hettstedt: Cast) -> None:
    traeger = hettstedt["traeger"]
    assert may_update(traeger, draft(hettstedt))
    assert may_update(traeger, draft(hettstedt, traeger=None)).code == "offer_of_other_traeger"


def test_a_traeger_proposes_once_the_offer_is_released(hettstedt: Cast) -> None:
    offer, traeger = complete(hettstedt), hettstedt["traeger"]
    assert may_edit(traeger, offer)
    assert may_update(traeger, offer).code == "offer_needs_proposal"
    assert may_propose(traeger, offer)
    assert may_confirm(traeger, offer)


def test_nobody_edits_the_archive(hettstedt: Cast) -> None:
    offer = complete(hettstedt, status=S.ARCHIVIERT)
    assert may_edit(hettstedt["leitung"], offer).code == "offer_archived"


def test_people_of_another_stelle_may_nothing(hettstedt: Cast) -> None:
    offer = complete(hettstedt)
    for who in ("fremd", "kreis", "kgc_leitung", "bund"):
        assert may_edit(hettstedt[who], offer).code == "offer_of_other_stelle"
        assert not may_move(hettstedt[who], offer, S.ARCHIVIERT)


def test_the_steuerungsgruppe_does_not_see_the_list(hettstedt: Cast) -> None:
    assert {who for who in STAFF if not may_list(hettstedt[who])} == {"steuerungsgruppe"}

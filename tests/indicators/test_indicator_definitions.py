"""Definitions are content: complete, consistent with the vocabularies, and permanent."""

import pytest

from lueckenlos.geo.enums import GebietsEbene
from lueckenlos.indicators.enums import Polarity, Unit
from lueckenlos.indicators.registry import Indicator, UnknownIndicator, all_indicators, indicator, indicators_for
from lueckenlos.shared.text import slug_of
from lueckenlos.vocabulary.registry import vocabulary

# stored values carry these slugs: add to the list, never take away
SLUGS = {
    "alleinerziehende", "alleinerziehende-sgb2", "altenquotient", "altersarmut", "arbeitslosigkeit",
    "einpersonen-65plus", "einpersonenhaushalte", "einwohner", "gebisszustand",
    "geda-adipositas", "geda-bewegung", "geda-depressive-symptome", "geda-gesundheit", "geda-obst-gemuese",
    "geda-rauchen", "geda-rauschtrinken", "geda-suessgetraenke", "gisd", "gisd-land", "gisd-quintil", "hze-quote",
    "impfquote-mmr", "jugendarbeitslosigkeit",
    "jugendarmut-sgb2", "kinderarmut-sgb2", "kita-quote-3-6", "kita-quote-u3", "klassenwiederholung",
    "migration-familiensprache", "niedriges-einkommen", "ohne-abschluss", "personalschluessel", "pflegequote",
    "saeuglingsgesundheit", "seu-adipositas", "seu-emotional", "seu-motorik", "seu-sprache", "sgb2-quote",
    "u-untersuchungen", "uebergang-gymnasium", "wanderung", "angebotsmiete", "bevoelkerung-65plus", "hausarztdichte",
    "haushaltseinkommen", "langzeitarbeitslosigkeit", "schulabgang-abitur", "schuldnerquote",
}  # fmt: skip
ALL = list(all_indicators().values())


def test_all_are_there() -> None:
    assert set(all_indicators()) == SLUGS


@pytest.mark.parametrize("each", ALL, ids=lambda each: each.slug)
def test_definition_is_complete(each: Indicator) -> None:
    assert each.slug == slug_of(each.slug)
    assert each.definition.endswith(".")
    assert each.comparability.endswith(".")
    assert each.label
    assert each.group
    assert each.source
    assert each.licence
    # settled, not looked at, or what exactly is open; it ends a sentence that begins with „Definition“
    open_questions = each.definition_status.startswith("beim Datenanbieter noch zu klären: ")
    assert open_questions or each.definition_status in {"", "vor Veröffentlichung beim Datenanbieter prüfen"}
    assert not each.definition_status.endswith(".")
    assert each.min_cases >= 0
    assert each.why.endswith(".")
    assert each.caveats.endswith(".")
    assert each.levels
    assert each.smallest_level in each.levels
    assert each.age_to_months is None or each.age_to_months > each.age_from_months
    assert len(each.changes) == each.version


@pytest.mark.parametrize("each", ALL, ids=lambda each: each.slug)
def test_speaks_for_cells_of_the_picture(each: Indicator) -> None:
    assert each.phases
    assert set(each.phases) <= vocabulary("lebensphase").by_slug.keys()
    assert each.lebenslagen
    assert set(each.lebenslagen) <= vocabulary("lebenslage").by_slug.keys()
    # each says where something can be done about it; how many people there are speaks for no field alone
    assert each.handlungsfelder or each.slug == "einwohner"
    assert set(each.handlungsfelder) <= vocabulary("handlungsfeld").by_slug.keys()


@pytest.mark.parametrize("each", ALL, ids=lambda each: each.slug)
def test_rates_name_both_parts_and_protect_people(each: Indicator) -> None:
    if each.unit in {Unit.PERCENT, Unit.PER_1000, Unit.PER_100, Unit.RATIO}:
        assert each.numerator
        assert each.denominator
    if each.unit is Unit.PERCENT:
        assert each.min_cases >= 5, "a rate of people withholds small numbers"


def test_orders_differ() -> None:
    assert len({each.order for each in ALL}) == len(ALL)
    groups = [each.group for each in ALL]
    assert [
        group
        for place, group in enumerate(groups)
        if place and group in groups[: place - 1] and group != groups[place - 1]
    ] == []


def test_one_definition() -> None:
    poverty = indicator("kinderarmut-sgb2")
    assert poverty.confirmed
    assert poverty.unit is Unit.PERCENT
    assert poverty.polarity is Polarity.LOWER
    assert poverty.smallest_level is GebietsEbene.SOZIALRAUM
    assert not indicator("jugendarbeitslosigkeit").confirmed


def test_unknown() -> None:
    with pytest.raises(UnknownIndicator, match="'glueck'"):
        indicator("glueck")


def test_indicators_of_a_cell() -> None:
    assert [each.slug for each in indicators_for("kita-alter", "kulturell")] == [
        "einwohner", "gisd", "gisd-land", "seu-sprache", "kita-quote-3-6", "personalschluessel",
        "migration-familiensprache",
    ]  # fmt: skip
    assert indicators_for("mittelalter", "kulturell") == ()

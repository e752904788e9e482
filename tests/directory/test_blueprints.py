"""Offers begun with a template, and templates made from offers."""

import pytest
from django_scopes import scope
from test_offer_forms import EMPTY_ROWS

from adoption.papers import issue, published, taken, write
from factories import Cast, make_offer
from lueckenlos.adoption.enums import PaperKind
from lueckenlos.adoption.models import Adoption
from lueckenlos.adoption.queries.feeds import feeding
from lueckenlos.adoption.shapes import check, shape_of, shaped, topics_of
from lueckenlos.adoption.text import Block, Content
from lueckenlos.directory.actions.offers import create_offer
from lueckenlos.directory.blueprints import content_of_blocks
from lueckenlos.directory.models import Offer, OfferOrigin
from lueckenlos.tenancy import subjects
from lueckenlos.tenancy.links import work_url
from lueckenlos.tenancy.subjects import Ref

KIND = PaperKind.ANGEBOTSVORLAGE
FIELDS = {
    "title": "Offener Familientreff",
    "age_to_months": "36",
    "handlungsfelder": "Familie und Elternschaft\nBewegung",
    "angebotsform": "Offener Treff",
    "rollstuhlgerecht": "ja",
}
TEXT = Content(
    "Vorlage Familientreff (erfunden)",
    "",
    "",
    tuple(Block(f"{number:08x}", "", text, name) for number, (name, text) in enumerate(FIELDS.items())),
)
ADDRESS = "/arbeit/hettstedt/angebote/neu/"


@pytest.fixture
def adoption(cast: Cast) -> Adoption:
    return taken(published(cast["fremde_kgc"], TEXT, kind=KIND), cast["leitung"])


def test_paragraphs_become_values_of_the_form() -> None:
    assert content_of_blocks(TEXT.blocks) == {
        "title": "Offener Familientreff",
        "age_to_months": 36,
        "handlungsfelder": frozenset({"familie-elternschaft", "bewegung"}),
        "angebotsform": "offener-treff",
        "rollstuhlgerecht": "ja",
    }


def test_what_no_field_takes_is_left_out() -> None:
    """A field that is gone, a term that is gone, a number that is none, a date of one place."""
    wrong = {
        "kuerzel": "x",
        "handlungsfelder": "Töpfern",
        "angebotsform": "Zirkel",
        "plaetze": "viele",
        "stand": "heute",
    }
    assert content_of_blocks(Block("", "", text, name) for name, text in wrong.items()) == {}


def test_a_template_made_from_an_offer_says_what_is_not_of_its_place(hettstedt: Cast) -> None:
    offer = make_offer(
        hettstedt.hettstedt,
        "Elterncafé",
        handlungsfelder=frozenset({"bewegung", "ernaehrung"}),
        kosten_art="frei",
        plaetze=12,
        phone="03476 1",
        description="Für alle.",
    )
    shape, topics = shape_of(KIND), topics_of(KIND)
    assert shape is not None
    made = shape.draft(hettstedt["leitung"], str(offer.pk))
    assert made is not None
    assert made.title == "Vorlage: Elterncafé"
    values = content_of_blocks(made.blocks)
    assert values.pop("handlungsfelder") == {"bewegung", "ernaehrung"}
    assert values == {"title": "Elterncafé", "description": "Für alle.", "kosten_art": "frei", "plaetze": 12}
    for block in made.blocks:
        assert shaped(block, topics).text == block.text
        check(block, topics)
    for key in ("0", "x", "99999999"):
        assert shape.draft(hettstedt["leitung"], key) is None


def test_the_form_begins_with_the_template_and_nothing_is_saved(cast: Cast, adoption: Adoption) -> None:
    client = cast.client("koordination")
    assert "Vorlage Familientreff (erfunden) – von KGC Niedersachsen" in client.get(ADDRESS).content.decode()
    page = client.get(f"{ADDRESS}?vorlage={adoption.paper.public_id}").content.decode()
    assert 'value="Offener Familientreff"' in page
    assert "Gespeichert ist noch nichts" in page
    assert 'value="offener-treff" selected' in page
    assert not Offer._base_manager.exists()
    assert not OfferOrigin._base_manager.exists()


def test_the_offer_remembers_the_version_and_the_source_counts_it(cast: Cast, adoption: Adoption) -> None:
    address = f"{ADDRESS}?vorlage={adoption.paper.public_id}"
    typed = {**EMPTY_ROWS, "title": "Treff am Markt", "visibility": "oeffentlich", "schritt": "entwurf"}
    page = cast.client("koordination").post(address, typed, follow=True).content.decode()
    assert "Nach Vorlage" in page
    assert f'href="/arbeit/hettstedt/empfehlungen/{adoption.source_key}/?fassung=1"' in page
    row = OfferOrigin._base_manager.get()
    assert (row.key, row.number, str(row)) == (
        f"{adoption.source_key}-1",
        1,
        "Treff am Markt: Vorlage Familientreff (erfunden)",
    )
    with scope(stelle=cast.hettstedt):
        resting = subjects.resting(cast["leitung"], Ref("adoption.paper", row.key))
        assert [one.title for one in resting] == ["Treff am Markt"]
    with scope(stelle=cast.eisleben):
        assert subjects.resting(cast["fremd"], Ref("adoption.paper", row.key)) == []
    url = work_url(cast.kgc_ni, "adoption:uptake", adoption.source_key)
    page = cast.client("fremde_kgc").get(url).content.decode()
    assert "Angebote nach dieser Vorlage" in page
    assert "wenige" in page
    assert "Treff am Markt" not in page


def test_a_template_that_the_reader_may_not_see_is_named_without_a_link(cast: Cast, adoption: Adoption) -> None:
    by = cast["leitung"]
    with scope(stelle=by.stelle):
        offer = create_offer(by=by, content={"title": "Treff"}, template=feeding(by, KIND, adoption.paper.public_id))
    with scope(stelle=cast.kgc_ni):
        source = adoption.paper.__class__.objects.get(public_id=adoption.source_key)
    issue(source, cast["fremde_kgc"], "stelle")
    page = (
        cast.client("koordination").get(work_url(cast.hettstedt, "directory:offer_detail", offer.pk)).content.decode()
    )
    assert "Vorlage Familientreff (erfunden)" in page
    assert f"/empfehlungen/{adoption.source_key}/" not in page


def test_a_traeger_gets_no_templates_and_a_wrong_key_fills_nothing(cast: Cast, adoption: Adoption) -> None:
    key = adoption.paper.public_id
    page = cast.client("traeger").get(f"{ADDRESS}?vorlage={key}").content.decode()
    assert "Offener Familientreff" not in page
    foreign = write(cast["fremd"], TEXT, kind=KIND).public_id
    for wrong in (foreign, "x", ""):
        page = cast.client("koordination").get(f"{ADDRESS}?vorlage={wrong}").content.decode()
        assert 'value="Offener Familientreff"' not in page


def test_an_offer_leads_to_a_template_that_is_not_saved_yet(cast: Cast) -> None:
    with scope(stelle=cast.hettstedt):
        offer = make_offer(cast.hettstedt, "Elterncafé", kosten_art="frei")
    client = cast.client("koordination")
    address = f"/arbeit/hettstedt/empfehlungen/neu/?art=angebotsvorlage&aus={offer.pk}"
    page = client.get(work_url(cast.hettstedt, "directory:offer_detail", offer.pk)).content.decode()
    assert address.replace("&", "&amp;") in page
    page = client.get(address).content.decode()
    assert 'value="Vorlage: Elterncafé"' in page
    assert '<option value="kosten_art" selected>Kosten</option>' in page
    assert (
        'value="Vorlage: Elterncafé"'
        not in cast.client("fremd").get(address.replace("hettstedt", "eisleben")).content.decode()
    )

"""Terms in the database."""

import pytest
from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import transaction

from factories import Cast, make_offer
from lueckenlos.directory.models import Offer
from lueckenlos.vocabulary.fields import TermField, TermSetField
from lueckenlos.vocabulary.registry import MAX_BIT, UnknownTerm

FIELDS = TermSetField(vocabulary="handlungsfeld", name="handlungsfelder")
FORM = TermField(vocabulary="angebotsform", name="angebotsform", blank=True)


@pytest.fixture
def offers(hettstedt: Cast) -> dict[str, Offer]:
    made = {
        "none": (),
        "one": ("bewegung",),
        "two": ("bewegung", "ernaehrung"),
        "last": ("steuerung-vernetzung",),
    }
    return {
        title: make_offer(hettstedt.hettstedt, title, handlungsfelder=frozenset(slugs)) for title, slugs in made.items()
    }


def found(**lookup: object) -> list[str]:
    return sorted(Offer.objects.filter(**lookup).values_list("title", flat=True))


def test_a_set_comes_back_as_it_was(offers: dict[str, Offer]) -> None:
    stored = dict(Offer.objects.values_list("title", "handlungsfelder"))
    assert stored == {
        "none": frozenset(),
        "one": {"bewegung"},
        "two": {"bewegung", "ernaehrung"},
        "last": {"steuerung-vernetzung"},
    }


@pytest.mark.parametrize(
    ("lookup", "titles"),
    [
        ({"handlungsfelder__any": ["bewegung"]}, ["one", "two"]),
        ({"handlungsfelder__any": ["ernaehrung", "steuerung-vernetzung"]}, ["last", "two"]),
        ({"handlungsfelder__any": []}, []),
        ({"handlungsfelder__all": ["bewegung", "ernaehrung"]}, ["two"]),
        ({"handlungsfelder__all": ["bewegung"]}, ["one", "two"]),
        ({"handlungsfelder__all": []}, ["last", "none", "one", "two"]),
        ({"handlungsfelder": ["bewegung"]}, ["one"]),
        ({"handlungsfelder": []}, ["none"]),
    ],
)
def test_lookups(offers: dict[str, Offer], lookup: dict[str, object], titles: list[str]) -> None:
    assert found(**lookup) == titles


def test_the_mask_can_be_read_as_a_number(offers: dict[str, Offer]) -> None:
    masks = dict(Offer.objects.values_list("title", "handlungsfelder__bits"))
    assert masks == {title: FIELDS.get_prep_value(offer.handlungsfelder) for title, offer in offers.items()}
    assert masks["two"] == 0b11000


def test_an_unknown_term_never_reaches_the_database(hettstedt: Cast) -> None:
    with pytest.raises(UnknownTerm, match="'tanzen'"), transaction.atomic():
        make_offer(hettstedt.hettstedt, handlungsfelder=frozenset({"tanzen"}))
    with pytest.raises(UnknownTerm, match="'tanzen'"):
        found(handlungsfelder__any=["tanzen"])
    offer = Offer(stelle=hettstedt.hettstedt, title="Tanz", handlungsfelder=frozenset({"tanzen"}), angebotsform="tanz")
    with pytest.raises(ValidationError) as caught:
        offer.clean_fields(exclude={"title_key"})
    assert caught.value.message_dict == {"handlungsfelder": ["unknown_term"], "angebotsform": ["unknown_term"]}


def test_clean_takes_any_collection() -> None:
    assert FIELDS.clean(["bewegung", "bewegung"], None) == {"bewegung"}
    assert FIELDS.clean(None, None) == frozenset()
    assert FORM.clean("kurs", None) == "kurs"


def test_the_highest_bit_fits_the_column(hettstedt: Cast) -> None:
    offer = make_offer(hettstedt.hettstedt)
    Offer.objects.filter(pk=offer.pk).update(sprachen=1 << MAX_BIT)
    offer.refresh_from_db()
    assert offer.sprachen == frozenset()


def test_dumped_rows_can_be_loaded(offers: dict[str, Offer]) -> None:
    text = serializers.serialize("json", [offers["two"]], fields=["handlungsfelder"])
    assert '"handlungsfelder": "bewegung ernaehrung"' in text
    (loaded,) = serializers.deserialize("json", text)
    assert loaded.object.handlungsfelder == {"bewegung", "ernaehrung"}


def test_migrations_keep_the_vocabulary() -> None:
    for field in (FIELDS, FORM):
        _name, path, args, options = field.deconstruct()
        assert path.startswith("lueckenlos.vocabulary.fields.")
        assert args == []
        assert options["vocabulary"] == field.vocabulary_slug

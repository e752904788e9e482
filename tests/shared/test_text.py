"""Text as our documents can show it."""

from lueckenlos.shared.text import printable


def test_only_signs_that_the_font_has_are_printed() -> None:
    assert printable("Erste\u2011Hilfe ✅ ab ≥ 3 Jahren →\nZeile") == "Erste-Hilfe  ab ≥ 3 Jahren →\nZeile"
    assert printable("Mu\u0308ller, Žižka, Ελένη") == "Müller, Žižka, Ελένη"
    assert printable("a\u2028b\u0007c") == "a\nbc"

"""Text with five signs as HTML: what people mean, and nothing they could smuggle in."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lueckenlos.web.prose import to_html, to_plain


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Eins\nzwei\n\ndrei", "<p>Eins<br>zwei</p>\n<p>drei</p>"),
        ("## Wann\nAm Montag", "<h2>Wann</h2>\n<p>Am Montag</p>"),
        ("Mit:\n- Kita\n- **Schule**", "<p>Mit:</p>\n<ul><li>Kita</li><li><strong>Schule</strong></li></ul>"),
        (
            "[Karte](https://example.org/?a=1&b=2).",
            '<p><a href="https://example.org/?a=1&amp;b=2" rel="noopener noreferrer">Karte</a>.</p>',
        ),
        (
            "Siehe https://example.org/x.",
            '<p>Siehe <a href="https://example.org/x" rel="noopener noreferrer">https://example.org/x</a>.</p>',
        ),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("", ""),
    ],
)
def test_signs(typed: str, shown: str) -> None:
    assert to_html(typed) == shown


def test_plain_text_keeps_the_address_and_loses_the_signs() -> None:
    typed = "## Wann\n\nAm **Montag**, [Karte](https://example.org/)\n- eins"
    assert to_plain(typed) == "WANN\n\nAm Montag, Karte (https://example.org/)\n- eins"


@given(st.text(alphabet="<>\"'&[]()*#-: \nhtps/.javscripton=x", max_size=60))
@settings(max_examples=150, deadline=None)
def test_nothing_typed_becomes_an_element_or_attribute_of_its_own(typed: str) -> None:
    left = str(to_html(typed))
    for own in ("<p>", "</p>", "<h2>", "</h2>", "<ul>", "</ul>", "<li>", "</li>", "<br>", "<strong>", "</strong>"):
        left = left.replace(own, "")
    left = left.replace("</a>", "").replace(' rel="noopener noreferrer">', "")
    parts = left.split('<a href="')
    rest = parts[0] + "".join(part.partition('"')[2] for part in parts[1:])
    assert not set(rest) & set("<>\"'")

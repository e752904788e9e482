"""Points as people write them, and Germany's border with its margin."""

import math

import pytest

from lueckenlos.geo.points import Point, in_germany, read_point
from lueckenlos.shared.errors import BadInput

HETTSTEDT = Point(51.64, 11.51)


@pytest.mark.parametrize(
    "text",
    [
        "51.64, 11.51", "51.64 11.51", "51,64 11,51", "51,64; 11,51", "51,64,11,51", "51.64,11.51", "(51.64|11.51)",
        "51.64° N, 11.51° E", "N 51.64° O 11.51°", "Breite: 51,64 Länge: 11,51", "11.51, 51.64",
        "51°38′24″N 11°30′36″E", "51° 38' 24'' N, 11° 30' 36'' O",
    ],
)  # fmt: skip
def test_one_point_in_many_hands(text: str) -> None:
    assert read_point(text) == HETTSTEDT


def test_what_is_written_is_read_again() -> None:
    assert read_point(str(Point(51.643701, 11.5))) == Point(51.643701, 11.5)
    assert read_point("  ") is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("51.64", "point_unreadable"),
        ("Am Markt 1", "point_unreadable"),
        ("51.64, 11.51, 3", "point_unreadable"),
        ("-51.64, 11.51", "point_unreadable"),
        ("51.64, 11.51 Hettstedt", "point_unreadable"),
        ("48.2, 16.4", "point_outside"),  # Wien
        ("50.08, 14.43", "point_outside"),  # Prag lies inside any frame around Germany
        ("51.64, 51.64", "point_outside"),
        ("0, 0", "point_outside"),
        ("999, 999", "point_outside"),
    ],
)
def test_what_is_no_point_in_germany(text: str, code: str) -> None:
    with pytest.raises(BadInput) as wrong:
        read_point(text)
    assert wrong.value.code == code


@pytest.mark.parametrize(
    ("place", "lat", "lon", "inside"),
    [
        ("Helgoland", 54.18, 7.89, True), ("List auf Sylt", 55.02, 8.42, True), ("Görlitz", 51.15, 14.98, True),
        ("Oberstdorf", 47.41, 10.28, True), ("Selfkant", 51.05, 5.87, True), ("Konstanz", 47.66, 9.18, True),
        ("Kopenhagen", 55.68, 12.57, False), ("Zürich", 47.37, 8.54, False), ("Posen", 52.41, 16.92, False),
        ("Luxemburg", 49.61, 6.13, False), ("Erlen im Thurgau", 47.548, 9.234, False),
        ("nirgends", math.nan, 11.5, False), ("unendlich", 51.5, math.inf, False),
    ],
)  # fmt: skip
def test_the_border(place: str, lat: float, lon: float, *, inside: bool) -> None:
    assert in_germany(lat, lon) is inside, place

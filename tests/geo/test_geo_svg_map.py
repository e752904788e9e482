"""Outlines as SVG paths."""

from lueckenlos.geo.svg_map import Outline, draw


def square(west: float, south: float, size: float = 0.1) -> dict[str, object]:
    ring = [[west, south], [west + size, south], [west + size, south + size], [west, south + size], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def test_north_is_up_and_neighbours_touch() -> None:
    drawing = draw([Outline(1, "Süd", square(11.0, 0.0)), Outline(2, "Nord", square(11.0, 0.1))])
    south, north = drawing.paths
    assert (south.key, south.title) == (1, "Süd")
    assert south.y > north.y
    assert abs(south.x - north.x) < 0.2
    assert south.d.startswith("M")
    assert south.d.endswith("Z")
    assert drawing.width <= 800
    assert drawing.view_box == f"0 0 {drawing.width} {drawing.height}"


def test_a_degree_of_longitude_is_shorter_in_the_north() -> None:
    equator, north = draw([Outline(1, "", square(10.0, 0.0))]), draw([Outline(1, "", square(10.0, 60.0))])
    assert equator.width / equator.height > 0.95
    assert abs(north.width / north.height - 0.5) < 0.05


def test_islands_are_one_path_with_the_label_on_the_largest() -> None:
    parts = [square(11.0, 51.0, 0.01)["coordinates"], square(11.5, 51.0, 0.2)["coordinates"]]
    (path,) = draw([Outline(1, "Zwei Inseln", {"type": "MultiPolygon", "coordinates": parts})]).paths
    assert path.d.count("M") == 2
    assert path.x > 400


def test_the_number_stands_inside_a_crescent() -> None:
    crescent = [[0, 0], [0.3, 0], [0.3, 0.05], [0.05, 0.05], [0.05, 0.25], [0.3, 0.25], [0.3, 0.3], [0, 0.3], [0, 0]]
    (path,) = draw([Outline(1, "Sichel", {"type": "Polygon", "coordinates": [crescent]})]).paths
    assert path.x < 200


def test_a_border_that_crosses_itself_and_one_without_area() -> None:
    bow = [[0, 0], [0.1, 0.1], [0.1, 0], [0, 0.1], [0, 0]]
    spike = [[0, 0], [0.1, 0], [0, 0], [0, 0]]
    drawing = draw(
        Outline(key, "", {"type": "Polygon", "coordinates": [ring]}) for key, ring in enumerate([bow, spike])
    )
    assert len(drawing.paths) == 2


def test_nothing_to_draw() -> None:
    assert not draw([])
    assert not draw([Outline(1, "leer", {"type": "MultiPolygon", "coordinates": []})])


def test_places_stand_on_the_sheet_of_the_outlines_and_make_it_larger() -> None:
    drawing = draw([Outline(1, "Nord", square(11.0, 51.0))], [(11.0, 51.1), (11.1, 51.0)])
    assert (drawing.points[0].left, drawing.points[0].top) == ("8", "8")
    assert drawing.points[1].y > drawing.points[0].y
    assert draw([Outline(1, "Nord", square(11.0, 51.0))], [(11.0, 50.9)]).width < drawing.width
    assert draw([], [(11.0, 51.0)])

"""The drawing as SVG, made in Python because it holds hundreds of shapes. Every text is escaped."""

from html import escape
from typing import Final

from django import template
from django.utils.safestring import SafeString

from lueckenlos.network.drawing import Mark, Sheet, Stroke

register = template.Library()
# corners around 0,0 for a radius of 1, drawn so that all shapes look alike in size
_CORNERS: Final = {
    "amt": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    "bildung": ((0.0, -1.15), (1.1, 0.8), (-1.1, 0.8)),
    "gesundheit": ((-0.55, -1.0), (0.55, -1.0), (1.1, 0.0), (0.55, 1.0), (-0.55, 1.0), (-1.1, 0.0)),
    "gremium": ((0.0, -1.25), (1.25, 0.0), (0.0, 1.25), (-1.25, 0.0)),
}
_LINE: Final = 15


@register.simple_tag
def network_ties(sheet: Sheet) -> SafeString:
    """All ties, below the actors."""
    return SafeString("".join(_stroke(one) for one in sheet.strokes))


@register.simple_tag
def network_actors(sheet: Sheet) -> SafeString:
    """All actors as links, by name."""
    return SafeString("\n".join(_mark(one) for one in sheet.marks))


@register.simple_tag
def network_shape(group: str) -> SafeString:
    """One shape for the legend."""
    return SafeString(_shape(group, 12.0, 12.0, 9.0))


def _stroke(one: Stroke) -> str:
    arrow = ' marker-end="url(#net-pfeil)"' if one.directed else ""
    return f'<path class="net-tie net-tie--{one.kind} net-tie--{one.strength or "offen"}" d="{one.path}"{arrow}/>'


def _mark(one: Mark) -> str:
    quiet = " net-node--quiet" if one.quiet else ""
    lines = "".join(
        f'<tspan x="{one.text_x}" y="{one.text_y + number * _LINE:.1f}">{escape(line)}</tspan>'
        for number, line in enumerate(one.lines)
    )
    return (
        f'<a class="net-node net-node--{escape(one.actor.group)}{quiet}" href="{escape(one.actor.url)}" '
        f'aria-label="{escape(one.actor.label)}">{_shape(one.actor.group, one.x, one.y, one.radius)}'
        f'<text class="net-name" text-anchor="{one.anchor}" aria-hidden="true">{lines}</text></a>'
    )


def _shape(group: str, x: float, y: float, radius: float) -> str:
    corners = _CORNERS.get(group)
    if corners is None:
        return f'<circle class="net-shape" cx="{x}" cy="{y}" r="{radius}"/>'
    points = " ".join(f"{x + dx * radius:.1f},{y + dy * radius:.1f}" for dx, dy in corners)
    return f'<polygon class="net-shape" points="{points}"/>'

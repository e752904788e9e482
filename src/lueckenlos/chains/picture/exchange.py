"""A picture as JSON and back, for frozen Bestandsaufnahmen. Unknown numbers become null, never 0."""

from datetime import date
from typing import Any, Final

import numpy as np

from lueckenlos.chains.picture.hint import Figure, Hint, Kind, Place, Reason, Severity
from lueckenlos.chains.picture.result import Counts, Picture, TransitionState
from lueckenlos.chains.picture.snapshot import Agreement, Area, Axis, FloatArray, Need, People, Source

VERSION: Final = 1


def to_json(picture: Picture) -> dict[str, Any]:
    """Everything of the picture in lists, text and numbers."""
    return {
        "version": VERSION,
        "day": picture.day.isoformat(),
        "axis": picture.axis.value,
        "rows": list(picture.rows),
        "phases": list(picture.phases),
        "crossing": sorted(picture.crossing),
        "areas": [[area.id, area.key, area.name, _one(area.lat), _one(area.lon)] for area in picture.areas],
        "cells": _counts_out(picture.cells),
        "columns": _counts_out(picture.columns),
        "people": {
            "counts": _out(picture.people.counts),
            "sources": picture.people.sources.tolist(),
            "stichtage": [list(days) for days in picture.people.stichtage],
            "estimated": picture.people.estimated.tolist(),
            "summed": picture.people.summed,
            "hidden": None if picture.people.hidden is None else picture.people.hidden.tolist(),
            "threshold": picture.people.threshold,
        },
        "needs": [_need_out(need) for need in picture.needs],
        "sources": [[source.id, source.title, source.attribution] for source in picture.sources],
        "transitions": [_transition_out(state) for state in picture.transitions],
        "hints": [hint_to_json(hint) for hint in picture.hints],
        "offers": picture.offers,
        "unplaced": list(picture.unplaced),
        "members": [picture.member_offer.tolist(), picture.member_cell.tolist()],
        "served": [picture.served_offer.tolist(), picture.served_area.tolist()],
        "everywhere": picture.everywhere.tolist(),
        "coarse": picture.coarse,
    }


def from_json(raw: dict[str, Any]) -> Picture:
    """The inverse of ``to_json``. Raises ValueError for a version this program does not know."""
    if raw.get("version") != VERSION:
        message = f"picture of version {raw.get('version')!r}"
        raise ValueError(message)
    people = raw["people"]
    return Picture(
        day=date.fromisoformat(raw["day"]),
        axis=Axis(raw["axis"]),
        rows=tuple(raw["rows"]),
        phases=tuple(raw["phases"]),
        crossing=frozenset(raw["crossing"]),
        areas=tuple(Area(id_, key, name, _number(lat), _number(lon)) for id_, key, name, lat, lon in raw["areas"]),
        cells=_counts_in(raw["cells"]),
        columns=_counts_in(raw["columns"]),
        people=People(
            _in(people["counts"]),
            np.array(people["sources"], dtype=np.int64),
            tuple(tuple(days) for days in people["stichtage"]),
            np.array(people["estimated"], dtype=bool),
            people.get("summed", False),
            np.array(people["hidden"], dtype=bool) if people.get("hidden") else None,
            people.get("threshold", 3),
        ),
        needs=tuple(_need_in(need) for need in raw["needs"]),
        sources=tuple(Source(*source) for source in raw["sources"]),
        transitions=tuple(_transition_in(state) for state in raw["transitions"]),
        hints=tuple(hint_from_json(hint) for hint in raw["hints"]),
        offers=raw["offers"],
        unplaced=tuple(raw["unplaced"]),
        member_offer=np.array(raw["members"][0], dtype=np.int64),
        member_cell=np.array(raw["members"][1], dtype=np.int64),
        served_offer=np.array(raw["served"][0], dtype=np.int64),
        served_area=np.array(raw["served"][1], dtype=np.int64),
        everywhere=np.array(raw["everywhere"], dtype=np.int64),
        coarse=raw["coarse"],
    )


def hint_to_json(hint: Hint) -> dict[str, Any]:
    """One hint; also kept with a decision as the cause it was made for."""
    place, reason = hint.place, hint.reason
    return {
        "key": hint.key,
        "kind": hint.kind.value,
        "place": [place.column, place.row, place.axis.value if place.axis else "", place.area, place.area_name],
        "severity": int(hint.severity),
        "code": reason.code,
        "figures": [[f.name, f.value, f.source, f.period, f.indicator] for f in reason.figures],
        "offers": list(reason.offers),
        "terms": [list(term) for term in reason.terms],
        "cells": [list(cell) for cell in reason.cells],
        "cause_hash": hint.cause_hash,
        "group": hint.group,
    }


def hint_from_json(raw: dict[str, Any]) -> Hint:
    column, row, axis, area, area_name = raw["place"]
    reason = Reason(
        raw["code"],
        tuple(Figure(*figure) for figure in raw["figures"]),
        tuple(raw["offers"]),
        tuple((vocabulary, slug) for vocabulary, slug in raw["terms"]),
        tuple((one_row, one_column) for one_row, one_column in raw["cells"]),
    )
    place = Place(column, row, Axis(axis) if axis else None, area, area_name)
    severity = Severity(raw["severity"])
    return Hint(raw["key"], Kind(raw["kind"]), place, severity, reason, raw["cause_hash"], raw["group"])


def _counts_out(counts: Counts) -> dict[str, Any]:
    return {"offers": _out(counts.offers), "places": _out(counts.places), "silent": _out(counts.silent)}


def _counts_in(raw: dict[str, Any]) -> Counts:
    return Counts(_in(raw["offers"]), _in(raw["places"]), _in(raw["silent"]))


def _need_out(need: Need) -> dict[str, Any]:
    return {
        "indicator": need.indicator,
        "phases": sorted(need.phases),
        "rows": {axis.value: sorted(slugs) for axis, slugs in need.rows.items()},
        "values": _out(need.values),
        "fifths": need.fifths.tolist(),
        "sources": need.sources.tolist(),
        "periods": list(need.periods),
        "compared_with": need.compared_with,
        "borrowed_from": need.borrowed_from,
    }


def _need_in(raw: dict[str, Any]) -> Need:
    return Need(
        indicator=raw["indicator"],
        phases=frozenset(raw["phases"]),
        rows={Axis(axis): frozenset(slugs) for axis, slugs in raw["rows"].items()},
        values=_in(raw["values"]),
        fifths=np.array(raw["fifths"], dtype=np.int64),
        sources=np.array(raw["sources"], dtype=np.int64),
        periods=tuple(raw["periods"]),
        compared_with=raw["compared_with"],
        borrowed_from=raw["borrowed_from"],
    )


def _transition_out(state: TransitionState) -> dict[str, Any]:
    return {
        "slug": state.slug,
        "before": list(state.before),
        "after": list(state.after),
        "offers": list(state.offers),
        "counts": [state.offers_before, state.offers_after],
        "broken": state.broken,
        "agreements": [
            [a.id, a.giver, a.receiver, a.status, a.agreement, a.agreed_on, a.procedure, a.open_points]
            for a in state.agreements
        ],
    }


def _transition_in(raw: dict[str, Any]) -> TransitionState:
    return TransitionState(
        slug=raw["slug"],
        before=tuple(raw["before"]),
        after=tuple(raw["after"]),
        offers=tuple(raw["offers"]),
        offers_before=raw["counts"][0],
        offers_after=raw["counts"][1],
        broken=raw["broken"],
        agreements=tuple(Agreement(*agreement) for agreement in raw["agreements"]),
    )


def _out(values: FloatArray) -> Any:
    """Nested lists; NaN as None, because JSON has no NaN."""
    rounded = np.round(values, 6).astype(object)
    rounded[np.isnan(values)] = None
    return {"shape": list(values.shape), "values": rounded.ravel().tolist()}


def _in(raw: Any) -> FloatArray:
    flat = np.array([np.nan if value is None else value for value in raw["values"]], dtype=np.float64)
    return flat.reshape(raw["shape"])


def _one(value: float) -> float | None:
    return None if np.isnan(value) else value


def _number(value: float | None) -> float:
    return float("nan") if value is None else value

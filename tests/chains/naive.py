"""The Kettenbild a second time: slow, with dictionaries and loops, straight from the definitions in docs/adr/0005."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations
from statistics import median
from typing import Any

import numpy as np

from lueckenlos.chains.picture import UNKNOWN, Axis, Figure, Hint, Kind, Place, Reason, Severity, Snapshot, add_months
from lueckenlos.chains.picture.hint import make_hint
from lueckenlos.equity.distance import Points, distance_km

Row = dict[str, Any]
FAR_FUTURE = date.max.toordinal() * 10


class NaivePicture:
    """``area`` None is the whole territory, ``row`` None the whole column."""

    def __init__(self, snapshot: Snapshot, axis: Axis) -> None:
        self.s = snapshot
        self.axis = axis
        self.rows = snapshot.rows[axis]
        self.columns = snapshot.columns
        self.ages = [column for column in self.columns if not column.crossing]
        self.areas = list(range(len(snapshot.areas)))
        self.offers = [row for row in self._rows() if self._runs(row)]

    def _rows(self) -> Iterator[Row]:
        table = self.s.offers
        for n in range(len(table)):
            row: Row = {"n": n, "id": int(table.ids[n])}
            for name in (
                "places wait_days load_percent waiting free outreach step_free remote starts ends funded_until checked "
                "form traeger zielgruppen handlungsfelder uebergaenge sprachen"
            ).split():
                row[name] = int(getattr(table, name)[n])
            row["columns"] = {c.slug for c in self.columns if int(table.phases[n]) >> c.bit & 1}
            row["rows"] = {r.slug for r in self.rows if int(table.rows[self.axis][n]) >> r.bit & 1}
            local = {int(a) for o, a in zip(self.s.served_offer, self.s.served_area, strict=True) if o == n}
            row["areas"] = set(self.areas) if table.everywhere[n] else local
            row["everywhere"] = bool(table.everywhere[n])
            row["points"] = [p for p in range(self.s.place_offer.size) if self.s.place_offer[p] == n]
            known = [day for day in (row["ends"], row["funded_until"]) if day != UNKNOWN]
            row["last"] = min(known) if known else FAR_FUTURE
            yield row

    def _runs(self, row: Row) -> bool:
        today = self.s.day.toordinal()
        return (row["starts"] == UNKNOWN or row["starts"] <= today) and (row["ends"] == UNKNOWN or row["ends"] >= today)

    # -------------------------------------------------------------- numbers
    def at(self, column: str, row: str | None = None, area: int | None = None) -> list[Row]:
        return [
            offer
            for offer in self.offers
            if column in offer["columns"]
            and (row is None or row in offer["rows"])
            and (area is None or area in offer["areas"])
        ]

    def places(self, column: str, row: str | None = None, area: int | None = None) -> float:
        total = 0.0
        for offer in self.at(column, row, area):
            if offer["places"] != UNKNOWN:
                total += offer["places"] if area is None else offer["places"] / len(offer["areas"])
        return total

    def silent(self, column: str, row: str | None = None, area: int | None = None) -> int:
        return sum(offer["places"] == UNKNOWN for offer in self.at(column, row, area))

    def people(self, column: str, area: int | None = None) -> float | None:
        value = self.s.people.counts[0 if area is None else area + 1, self._index(column)]
        return None if np.isnan(value) else float(value)

    def share(self, column: str, row: str | None = None, area: int | None = None) -> float | None:
        here, people = self.at(column, row, area), self.people(column, area)
        if not people or (here and all(offer["places"] == UNKNOWN for offer in here)):
            return None
        return self.places(column, row, area) / people

    def _index(self, column: str) -> int:
        return [one.slug for one in self.columns].index(column)

    def _place(self, column: str, row: str | None = None, area: int | None = None) -> Place:
        axis = self.axis if row else None
        if area is None:
            return Place(column, row or "", axis)
        return Place(column, row or "", axis, self.s.areas[area].key, self.s.areas[area].name)

    def _people_figure(self, column: str, area: int | None) -> list[Figure]:
        count = self.people(column, area)
        if count is None:
            return []
        at = (0 if area is None else area + 1, self._index(column))
        return [Figure("people", count, int(self.s.people.sources[at]), self.s.people.stichtage[at[0]][at[1]])]

    def _worst(self, column: str, row: str | None, area: int | None) -> list[Figure]:
        at = 0 if area is None else area + 1
        return [
            Figure("need", float(need.values[at]), int(need.sources[at]), need.periods[at], need.indicator)
            for need in self.s.needs
            if need.fifths[at] == 5
            and column in need.phases
            and (row is None or row in need.rows.get(self.axis, frozenset()))
        ]

    def _needy(self, column: str, row: str | None, area: int | None) -> bool:
        return bool(self._worst(column, row, area))

    def _inhabited(self, column: str, area: int) -> bool:
        people = self.people(column, area)
        return people is not None and people >= self.s.limits.min_people

    def _wanted(self, column: str, row: str | None, area: int) -> bool:
        if self.people(column, area) is None:
            return self._needy(column, row, area)
        return self._inhabited(column, area)

    # -------------------------------------------------------------- hints
    def hints(self) -> dict[str, Hint]:
        rules = (
            self._empty, self._need, self._running_out, self._access, self._places, self._far, self._duplicates,
            self._broken, self._unchecked,
        )  # fmt: skip
        found = [hint for rule in rules for hint in rule()]
        by_key = {hint.key: hint for hint in found}
        assert len(by_key) == len(found), "two hints with one key"
        return by_key

    def _empty(self) -> Iterator[Hint]:
        if not self.offers:
            return
        for column in (one.slug for one in self.ages):
            if not self.at(column):
                yield self._empty_hint(column, None, None)
                continue
            for row in (one.slug for one in self.rows):
                if not self.at(column, row) and self._is_gap(column, row):
                    yield self._empty_hint(column, row, None)
            for area in self.areas:
                yield from self._empty_in(column, area)

    def _empty_in(self, column: str, area: int) -> Iterator[Hint]:
        """What the area lacks of a column that the territory has."""
        if not self.at(column, None, area):
            if self._wanted(column, None, area):
                yield self._empty_hint(column, None, area)
            return
        for row in (one.slug for one in self.rows):
            missing = self.at(column, row) and not self.at(column, row, area) and self._wanted(column, row, area)
            if missing and (self.axis is Axis.LEBENSLAGE or self._needy(column, row, area)):
                yield self._empty_hint(column, row, area)

    def _is_gap(self, column: str, row: str) -> bool:
        if self.axis is Axis.LEBENSLAGE or self._needy(column, row, None):
            return True
        ages = [one.slug for one in self.ages]
        here = ages.index(column)
        return 0 < here < len(ages) - 1 and bool(self.at(ages[here - 1], row) and self.at(ages[here + 1], row))

    def _empty_hint(self, column: str, row: str | None, area: int | None) -> Hint:
        needs = self._worst(column, row, area)
        figures = [Figure("offers", 0.0), *self._people_figure(column, area), *needs]
        severity = Severity.MEDIUM
        if needs or (area is None and (row is None or self.axis is Axis.LEBENSLAGE)):
            severity = Severity.HIGH
        if area is not None:
            figures.append(Figure("elsewhere", float(len(self.at(column, row)))))
        place = self._place(column, row, area)
        reason = Reason(figures=tuple(figures))
        return make_hint(
            Kind.EMPTY, place, severity=severity, reason=reason, group=self._areas_group(Kind.EMPTY, place)
        )

    def _areas_group(self, kind: Kind, place: Place) -> str:
        return f"{kind}:{Place(place.column, place.row, place.axis).key}" if place.area else ""

    def _need(self) -> Iterator[Hint]:
        for column in (one.slug for one in self.ages):
            counts = [len(self.at(column, row.slug)) for row in self.rows]
            usual = median([count for count in counts if count] or [0])
            for row in (one.slug for one in self.rows):
                worst = self._worst(column, row, None)
                if worst and 0 < len(self.at(column, row)) < usual:
                    extra = [Figure("median_offers", float(usual))]
                    yield self._need_hint(column, row, None, worst, extra)
                densities = {
                    area: 100 * len(self.at(column, row, area)) / people
                    for area in self.areas
                    if (people := self.people(column, area))
                }
                if len(densities) < self.s.limits.min_areas_for_median:
                    continue
                middle = median(densities.values())
                for area, density in densities.items():
                    worst = self._worst(column, row, area)
                    if worst and density < middle and self.at(column, row, area):
                        extra = [Figure("per_100", round(density, 4)), Figure("median_per_100", round(middle, 4))]
                        yield self._need_hint(column, row, area, worst, extra)

    def _need_hint(self, column: str, row: str, area: int | None, worst: list[Figure], extra: list[Figure]) -> Hint:
        offers = Figure("offers", float(len(self.at(column, row, area))))
        figures = (*worst, offers, *self._people_figure(column, area), *extra)
        place = self._place(column, row, area)
        return make_hint(
            Kind.NEED,
            place,
            severity=Severity.HIGH,
            reason=Reason(figures=figures),
            cause=sorted(figure.indicator for figure in worst),
            group=self._areas_group(Kind.NEED, place),
        )

    def _running_out(self) -> Iterator[Hint]:
        limit = add_months(self.s.day, self.s.limits.running_out_months).toordinal()

        def ends(offers: list[Row]) -> bool:
            return bool(offers) and all(offer["last"] <= limit for offer in offers)

        for column in (one.slug for one in self.ages):
            if ends(self.at(column)):
                yield self._running_out_hint(column, None, None)
                continue
            for row in (one.slug for one in self.rows):
                if ends(self.at(column, row)):
                    yield self._running_out_hint(column, row, None)
            for area in self.areas:
                if ends(self.at(column, None, area)) and self._inhabited(column, area):
                    yield self._running_out_hint(column, None, area)

    def _running_out_hint(self, column: str, row: str | None, area: int | None) -> Hint:
        offers = self.at(column, row, area)
        ids = tuple(sorted(offer["id"] for offer in offers))
        figures = (Figure("offers", float(len(ids))), Figure("last_day", float(max(offer["last"] for offer in offers))))
        return make_hint(
            Kind.RUNNING_OUT,
            self._place(column, row, area),
            severity=Severity.HIGH if area is None else Severity.MEDIUM,
            reason=Reason(figures=figures, offers=ids),
            cause=sorted((offer["id"], offer["last"]) for offer in offers),
            group=f"{Kind.RUNNING_OUT}:{','.join(map(str, ids))}",
        )

    def _access(self) -> Iterator[Hint]:
        """(kind, code, the offer's answer: True fine, False not, None silent, asked of cells too, terms)."""
        wait = self.s.limits.long_wait_days

        def three(name: str) -> Any:
            return lambda offer: None if offer[name] == UNKNOWN else offer[name] == 1

        def full(offer: Row) -> bool | None:
            if offer["load_percent"] == UNKNOWN and offer["waiting"] == UNKNOWN:
                return None
            return not (offer["load_percent"] >= 100 or offer["waiting"] > 0)

        questions: list[tuple[Kind, str, Any, bool, tuple[tuple[str, str], ...]]] = [
            (Kind.ACCESS, "kosten", three("free"), True, ()),
            (Kind.ACCESS, "barriere", three("step_free"), True, ()),
            (
                Kind.ACCESS,
                "wartezeit",
                lambda offer: None if offer["wait_days"] == UNKNOWN else offer["wait_days"] < wait,
                True,
                (),
            ),
            (Kind.ACCESS, "aufsuchend", three("outreach"), False, ()),
            (Kind.CAPACITY, "voll", full, True, ()),
        ]
        for language in self.s.languages:

            def speaks(offer: Row, bit: int = language.bit) -> bool | None:
                return None if not offer["sprachen"] else bool(offer["sprachen"] >> bit & 1)

            term = (("sprache", language.slug),)
            questions.append((Kind.ACCESS, f"sprache.{language.slug}", speaks, False, term))
        for question in questions:
            yield from self._answers(question)

    def _answers(self, question: tuple[Kind, str, Any, bool, tuple[tuple[str, str], ...]]) -> Iterator[Hint]:
        kind, code, answer, by_cell, terms = question
        for column in (one.slug for one in self.ages):
            places: list[str | None] = [None]
            if not self._lacks(answer, self.at(column)) and by_cell and self.axis is Axis.LEBENSLAGE:
                places = [row.slug for row in self.rows]
            for row in places:
                offers = self.at(column, row)
                if self._lacks(answer, offers):
                    silent = sum(answer(offer) is None for offer in offers)
                    figures = [Figure("offers", float(len(offers))), Figure("silent", float(silent))]
                    if code == "wartezeit":
                        figures.append(Figure("limit_days", float(self.s.limits.long_wait_days)))
                    yield make_hint(
                        kind,
                        self._place(column, row),
                        severity=Severity.MEDIUM,
                        reason=Reason(code, tuple(figures), terms=terms),
                        group=f"{kind}:{code}",
                    )

    def _lacks(self, answer: Any, offers: list[Row]) -> bool:
        said = [answer(offer) for offer in offers if answer(offer) is not None]
        return bool(said) and not any(said) and len(said) >= self.s.limits.answered_share * len(offers)

    def _places(self) -> Iterator[Hint]:
        def few(column: str, row: str | None) -> bool:
            people = self.people(column)
            if people is None or not self.at(column, row) or self.silent(column, row):
                return False
            return self.places(column, row) * self.s.limits.people_per_place < people

        for column in (one.slug for one in self.ages):
            rows: list[str | None] = [None]
            if not few(column, None) and self.axis is Axis.LEBENSLAGE:
                rows = [row.slug for row in self.rows]
            for row in rows:
                if few(column, row):
                    figures = (
                        Figure("places", self.places(column, row)),
                        *self._people_figure(column, None),
                        Figure("people_per_place", float(self.s.limits.people_per_place)),
                    )
                    yield make_hint(
                        Kind.CAPACITY,
                        self._place(column, row),
                        severity=Severity.MEDIUM,
                        reason=Reason("plaetze", figures),
                        group=f"{Kind.CAPACITY}:plaetze",
                    )

    def _far(self) -> Iterator[Hint]:
        if self.s.coarse:
            return
        for column in (one.slug for one in self.ages):
            for area in self.areas:
                offers = self.at(column, None, area)
                near_anyway = any(o["remote"] == 1 or o["outreach"] == 1 or not o["points"] for o in offers)
                if not offers or near_anyway or not self._inhabited(column, area):
                    continue
                ways = [self._km(point, area) for offer in offers for point in offer["points"]]
                known = [way for way in ways if way is not None]
                nearest = min(known) if known else 0.0
                if nearest > self.s.limits.far_km:
                    figures = (
                        Figure("km", round(nearest, 1)),
                        Figure("limit_km", self.s.limits.far_km),
                        *self._people_figure(column, area),
                    )
                    yield make_hint(
                        Kind.ACCESS,
                        self._place(column, None, area),
                        severity=Severity.MEDIUM,
                        reason=Reason("weit", figures),
                        group=f"{Kind.ACCESS}:weit:{column}",
                    )

    def _km(self, point: int, area: int) -> float | None:
        middle = self.s.areas[area]
        start = Points(self.s.place_lat[point : point + 1], self.s.place_lon[point : point + 1])
        way = float(distance_km(start, Points(np.array([middle.lat]), np.array([middle.lon])))[0])
        return None if np.isnan(way) else way

    def _duplicates(self) -> Iterator[Hint]:
        if self.s.coarse:
            return
        felder, ziele = self.s.rows[Axis.HANDLUNGSFELD], self.s.zielgruppen
        groups: dict[tuple[int, int, int], set[int]] = {}
        for one, other in combinations(self.offers, 2):
            same_form = one["form"] == other["form"] != UNKNOWN
            other_traeger = UNKNOWN not in {one["traeger"], other["traeger"]} and one["traeger"] != other["traeger"]
            # without areas the whole territory is one
            same_area = one["areas"] & other["areas"] or (one["everywhere"] and other["everywhere"])
            if not (same_form and other_traeger and same_area and one["columns"] & other["columns"]):
                continue
            for f, feld in enumerate(felder):
                for z, ziel in enumerate(ziele):
                    both = one["handlungsfelder"] & other["handlungsfelder"] & 1 << feld.bit
                    if both and one["zielgruppen"] & other["zielgruppen"] & 1 << ziel.bit:
                        groups.setdefault((one["form"], f, z), set()).update({one["n"], other["n"]})
        kept: list[tuple[int, set[int]]] = []
        for key in sorted(groups, key=lambda key: (-len(groups[key]), key)):
            if any(form == key[0] and groups[key] <= larger for form, larger in kept):
                continue
            kept.append((key[0], groups[key]))
            yield self._duplicate_hint(key, [offer for offer in self.offers if offer["n"] in groups[key]])

    def _duplicate_hint(self, key: tuple[int, int, int], offers: list[Row]) -> Hint:
        form = self.s.forms[key[0]]
        feld, ziel = self.s.rows[Axis.HANDLUNGSFELD][key[1]].slug, self.s.zielgruppen[key[2]].slug
        ids = tuple(sorted(offer["id"] for offer in offers))
        cells = tuple(
            (row.slug, column.slug)
            for row in self.rows
            for column in self.columns
            if sum(row.slug in offer["rows"] and column.slug in offer["columns"] for offer in offers) > 1
        )
        reason = Reason(
            code=f"{form}.{feld}.{ziel}",
            figures=(
                Figure("offers", float(len(ids))),
                Figure("traeger", float(len({offer["traeger"] for offer in offers}))),
            ),
            offers=ids,
            terms=(("angebotsform", form), ("handlungsfeld", feld), ("zielgruppe", ziel)),
            cells=cells,
        )
        return make_hint(Kind.DUPLICATE, Place(), severity=Severity.LOW, reason=reason, cause=ids)

    def _broken(self) -> Iterator[Hint]:
        for transition in self.s.transitions:
            before, after = self._side(transition.before), self._side(transition.after)
            bridges = [offer for offer in self.offers if offer["uebergaenge"] >> transition.bit & 1]
            if not before or not after or bridges:
                continue
            agreed = sum(agreement.status == "vereinbart" for agreement in transition.agreements)
            figures = (
                Figure("offers_before", float(before)),
                Figure("offers_after", float(after)),
                Figure("agreed", float(agreed)),
            )
            reason = Reason(transition.slug, figures, terms=(("uebergang", transition.slug),))
            yield make_hint(Kind.BROKEN, Place(), severity=Severity.MEDIUM if agreed else Severity.HIGH, reason=reason)

    def _side(self, phases: tuple[str, ...]) -> int:
        wanted = set(phases) or {column.slug for column in self.ages}
        wanted &= {column.slug for column in self.ages}
        return sum(bool(wanted & offer["columns"]) for offer in self.offers)

    def _unchecked(self) -> Iterator[Hint]:
        limits = self.s.limits
        old = add_months(self.s.day, -limits.unchecked_months).toordinal()
        outdated = add_months(self.s.day, -limits.outdated_months).toordinal()
        for column in (one.slug for one in self.columns):
            late = [offer for offer in self.at(column) if offer["checked"] < old]
            if not late:
                continue
            ids = tuple(sorted(offer["id"] for offer in late))
            figures = (
                Figure("unchecked", float(len(late))),
                Figure("outdated", float(sum(offer["checked"] < outdated for offer in late))),
                Figure("offers", float(len(self.at(column)))),
                Figure("months", float(limits.unchecked_months)),
                Figure("months_outdated", float(limits.outdated_months)),
            )
            yield make_hint(
                Kind.UNCHECKED,
                self._place(column),
                severity=Severity.LOW,
                reason=Reason(figures=figures, offers=ids),
                cause=ids,
                group=Kind.UNCHECKED.value,
            )

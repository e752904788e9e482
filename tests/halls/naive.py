"""The allotment once more, slowly: every choice looks at every free run and takes the best by one key."""

from collections.abc import Mapping, Sequence

from lueckenlos.halls.rules.rows import OTHER_ROOM_CM, Guest, Spot, rows_of

Run = tuple[int, ...]


class Naive:
    """For guests without wanted neighbours, each of whom finds its tables side by side."""

    def __init__(self, spots: Sequence[Spot]) -> None:
        self.spots = {spot.number: spot for spot in spots}
        self.rows = rows_of(spots)
        self.free = set(self.spots)
        self.stands: list[int] = []

    def seat(self, guests: Sequence[Guest], kept: Mapping[int, Run]) -> dict[int, Run]:
        found = {}
        for guest in guests:
            if guest.key in kept:
                self._take(guest, kept[guest.key])
        for guest in sorted(guests, key=lambda one: (not one.needs, not one.stand, one.number)):
            if guest.key not in kept:
                runs = [run for run in self._runs(guest.quantity) if self.free.issuperset(run)]
                found[guest.key] = max(runs, key=lambda run: self._key(guest, run)) if runs else ()
                self._take(guest, found[guest.key])
        return found

    def _runs(self, length: int) -> list[Run]:
        return [tuple(row[at : at + length]) for row in self.rows for at in range(len(row) - length + 1)]

    def _take(self, guest: Guest, run: Run) -> None:
        self.free -= set(run)
        if guest.stand:
            self.stands += run

    def _key(self, guest: Guest, run: Run) -> tuple[int, ...]:
        items = [self.spots[number].item for number in run]
        has = {name for item in items for name in item.features}
        fits = all(item.place_type in {None, guest.place_type} for item in items)
        exact = sum(item.place_type == guest.place_type for item in items)
        spread = -sum(self._away(number, run[0]) for number in self.spots) if guest.stand else 0
        unasked = [name for item in items for name in item.features if name not in guest.wishes]
        thrift = sum(0 if name == "leicht" and guest.needs else 2 if name == "leicht" else 1 for name in unasked)
        need = int(guest.needs and "leicht" in has)
        return (need, 2 * fits, len(guest.wishes & has), exact, spread, -thrift, *(-number for number in run))

    def _away(self, number: int, new: int) -> int:
        return min([OTHER_ROOM_CM, *(self._distance(number, stand) for stand in (*self.stands, new))])

    def _distance(self, one: int, other: int) -> int:
        a, b = self.spots[one], self.spots[other]
        if a.room != b.room:
            return OTHER_ROOM_CM
        return abs(a.middle[0] - b.middle[0]) + abs(a.middle[1] - b.middle[1])

"""Hints about offers that look alike: same age, Handlungsfeld, Angebotsform and Zielgruppe, same area, other Träger."""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from lueckenlos.chains.picture.board import Board
from lueckenlos.chains.picture.hint import Figure, Hint, Kind, Place, Reason, Severity, make_hint
from lueckenlos.chains.picture.snapshot import UNKNOWN, Axis, BoolArray, IntArray, Snapshot
from lueckenlos.chains.picture.tally import join, members, numbered

_LAST = np.iinfo(np.int64).max


@dataclass(frozen=True, slots=True)
class Group:
    """Offers alike in Angebotsform, Handlungsfeld and Zielgruppe, all given by position."""

    form: int
    feld: int
    ziel: int
    offers: frozenset[int]


def duplicates(board: Board) -> list[Hint]:
    """One hint for each set of alike offers. A set inside another of the same Angebotsform says nothing new.

    An offer without a Träger is left out: it may belong to the same one.
    """
    if board.snapshot.coarse:
        return []
    return [_hint(board, group) for group in _largest(_groups(board))]


def _groups(board: Board) -> list[Group]:
    snapshot = board.snapshot
    felder, ziele = snapshot.rows[Axis.HANDLUNGSFELD], snapshot.zielgruppen
    offer, kind = _kinds(board)
    pair, column_pair = join(offer, board.columns.offer, len(snapshot.offers))
    key = kind[pair] * len(snapshot.columns) + board.columns.bin[column_pair]
    alike = np.zeros(len(offer), dtype=bool)
    alike[pair[_overlapping(snapshot, offer[pair], key)]] = True
    order = np.argsort(kind[alike], kind="stable")
    kinds, sizes = np.unique(kind[alike], return_counts=True)
    groups = []
    for code, offers in zip(kinds.tolist(), np.split(offer[alike][order], np.cumsum(sizes)[:-1]), strict=False):
        form, rest = divmod(code, len(felder) * len(ziele))
        feld, ziel = divmod(rest, len(ziele))
        groups.append(Group(form, feld, ziel, frozenset(offers.tolist())))
    return groups


def _kinds(board: Board) -> tuple[IntArray, IntArray]:
    """Pairs (offer, Angebotsform × Handlungsfeld × Zielgruppe) of kinds that more than one offer has."""
    snapshot, offers = board.snapshot, board.snapshot.offers
    felder, ziele = snapshot.rows[Axis.HANDLUNGSFELD], snapshot.zielgruppen
    comparable = (board.alive & (offers.traeger != UNKNOWN) & (offers.form != UNKNOWN))[:, None]
    feld_offer, feld = np.nonzero(members(offers.handlungsfelder, felder) & comparable)
    ziel_offer, ziel = np.nonzero(members(offers.zielgruppen, ziele) & comparable)
    left, right = join(feld_offer, ziel_offer, len(offers))
    offer = feld_offer[left]
    kind = (offers.form[offer] * len(felder) + feld[left]) * len(ziele) + ziel[right]
    common = np.bincount(kind, minlength=1)[kind] > 1
    return offer[common], kind[common]


def _overlapping(snapshot: Snapshot, offer: IntArray, key: IntArray) -> BoolArray:
    """Pairs (offer, key) for which another Träger's offer with the same key serves a common area."""
    group, count = numbered(key)
    traeger = snapshot.offers.traeger[offer]
    everywhere = snapshot.offers.everywhere[offer]
    pair, served = _served(snapshot, offer)
    present = everywhere.copy()
    present[pair] = True
    anyone = _range(group[present], traeger[present], count)
    common = _range(group[everywhere], traeger[everywhere], count)
    spot, spots = numbered(group[pair] * max(len(snapshot.areas), 1) + served)
    low, high = _range(spot, traeger[pair], spots)
    low = np.minimum(low[spot], common[0][group[pair]])
    high = np.maximum(high[spot], common[1][group[pair]])
    alike: BoolArray = everywhere & ((anyone[0][group] != traeger) | (anyone[1][group] != traeger))
    alike[pair[(low != traeger[pair]) | (high != traeger[pair])]] = True
    return alike


def _served(snapshot: Snapshot, offer: IntArray) -> tuple[IntArray, IntArray]:
    """(position in ``offer``, area) for every area a local offer serves."""
    order = np.argsort(snapshot.served_offer, kind="stable")
    pair, served = join(offer, snapshot.served_offer[order], len(snapshot.offers))
    return pair, snapshot.served_area[order][served]


def _range(group: IntArray, traeger: IntArray, count: int) -> tuple[IntArray, IntArray]:
    """Smallest and largest Träger by group: two differ exactly when these do."""
    low, high = np.full(count, _LAST), np.full(count, -1)
    np.minimum.at(low, group, traeger)
    np.maximum.at(high, group, traeger)
    return low, high


def _largest(groups: list[Group]) -> list[Group]:
    """Without sets that lie inside another; the larger first, then in the order of the vocabularies."""
    kept: list[Group] = []
    first = {group: next(iter(group.offers)) for group in groups}
    asked = frozenset(first.values())
    holding: defaultdict[tuple[int, int], list[frozenset[int]]] = defaultdict(list)
    for group in sorted(groups, key=lambda one: (-len(one.offers), one.form, one.feld, one.ziel)):
        if any(group.offers <= larger for larger in holding[group.form, first[group]]):
            continue
        kept.append(group)
        for offer in group.offers & asked:
            holding[group.form, offer].append(group.offers)
    return kept


def _hint(board: Board, group: Group) -> Hint:
    snapshot = board.snapshot
    positions = np.array(sorted(group.offers))
    form = snapshot.forms[group.form]
    feld, ziel = snapshot.rows[Axis.HANDLUNGSFELD][group.feld].slug, snapshot.zielgruppen[group.ziel].slug
    traeger = len(set(snapshot.offers.traeger[positions].tolist()))
    shared = board.in_row[positions].T.astype(np.float64) @ board.in_column[positions].astype(np.float64)
    cells = tuple((board.rows[r].slug, snapshot.columns[c].slug) for r, c in np.argwhere(shared > 1).tolist())
    ids = board.ids(positions)
    reason = Reason(
        code=f"{form}.{feld}.{ziel}",
        figures=(Figure("offers", float(len(ids))), Figure("traeger", float(traeger))),
        offers=ids,
        terms=(("angebotsform", form), ("handlungsfeld", feld), ("zielgruppe", ziel)),
        cells=cells,
    )
    return make_hint(Kind.DUPLICATE, Place(), severity=Severity.LOW, reason=reason, cause=ids)

"""Kinds of files that can be told apart by their content."""

from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Target(StrEnum):
    """What a file changes."""

    AREAS = "areas"
    POPULATION = "population"
    INDICATORS = "indicators"
    OFFERS = "offers"


class Kind(StrEnum):
    """Titles, attribution and licence of each stand in ``content/imports/official_data.toml``."""

    GV100AD = "gv100ad"
    AUSZUG_GV = "auszug-gv"
    GEBIETSAENDERUNGEN = "gebietsaenderungen"
    UMRISSE = "umrisse"  # outlines of official units
    SOZIALRAEUME = "sozialraeume"  # outlines of a town's own areas
    GENESIS_BEVOELKERUNG = "genesis-bevoelkerung"
    BEVOELKERUNG_EIGEN = "bevoelkerung-eigen"
    SOZIALATLAS = "sozialatlas"  # SQL file of a town's social atlas
    GISD = "gisd"
    WEGWEISER = "wegweiser"
    GENESIS_INDIKATOR = "genesis-indikator"
    INKAR = "inkar"
    ZENSUS_GITTER = "zensus-gitter"
    GEDA = "geda"
    UMSTIEG = "umsteigeschluessel"  # shares of former Gebiete in those of a later Gebietsstand
    INDIKATOR_EIGEN = "indikator-eigen"
    TABELLE = "tabelle"  # any other table: offers, as far as this module knows


TARGETS: Final = MappingProxyType(
    {
        Kind.GV100AD: Target.AREAS,
        Kind.AUSZUG_GV: Target.AREAS,
        Kind.GEBIETSAENDERUNGEN: Target.AREAS,
        Kind.UMRISSE: Target.AREAS,
        Kind.SOZIALRAEUME: Target.AREAS,
        Kind.GENESIS_BEVOELKERUNG: Target.POPULATION,
        Kind.BEVOELKERUNG_EIGEN: Target.POPULATION,
        Kind.SOZIALATLAS: Target.POPULATION,
        Kind.GISD: Target.INDICATORS,
        Kind.WEGWEISER: Target.INDICATORS,
        Kind.GENESIS_INDIKATOR: Target.INDICATORS,
        Kind.INKAR: Target.INDICATORS,
        Kind.ZENSUS_GITTER: Target.INDICATORS,
        Kind.GEDA: Target.INDICATORS,
        Kind.UMSTIEG: Target.AREAS,
        Kind.INDIKATOR_EIGEN: Target.INDICATORS,
        Kind.TABELLE: Target.OFFERS,
    }
)
# a Stelle may load these for its own territory; everything else is official and comes by command line only
OWN_KINDS: Final = frozenset({Kind.SOZIALRAEUME, Kind.BEVOELKERUNG_EIGEN, Kind.SOZIALATLAS, Kind.INDIKATOR_EIGEN})

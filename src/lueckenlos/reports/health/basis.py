"""What several chapters of a Gesundheitsbericht rest on, read once and only when a chapter asks for it."""

from datetime import date
from functools import cached_property

from lueckenlos.chains.picture import Axis
from lueckenlos.chains.queries import Shown, live
from lueckenlos.indicators.queries.peers import Wanted
from lueckenlos.indicators.queries.profile import Profile, profile_of
from lueckenlos.tenancy.actor import Actor


class Basis:
    """Of one Stelle in one year, as of ``today``; ``indicator`` is the one chosen for the chapter of inequality."""

    def __init__(self, actor: Actor, year: int, today: date, indicator: str = "") -> None:
        self.actor, self.year, self.today, self.indicator = actor, year, today, indicator

    @cached_property
    def shown(self) -> Shown:
        """The Kettenbild with what was decided about its hints."""
        return live(self.actor.stelle, Axis.LEBENSLAGE, self.today)

    @cached_property
    def profile(self) -> Profile | None:
        """None where the Stelle has no Gebiet."""
        return profile_of(self.actor.stelle, "", Wanted())

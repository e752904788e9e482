"""Who acts: a person in a role at a Stelle. Every action takes one as ``by``."""

from dataclasses import dataclass

from lueckenlos.accounts.models import User
from lueckenlos.tenancy.enums import PERMISSIONS, Permission, Role
from lueckenlos.tenancy.models import Stelle


@dataclass(frozen=True, slots=True)
class Actor:
    """``user`` is None for the system itself and for people who come by a secret link; ``name`` then says who."""

    user: User | None
    name: str
    stelle: Stelle
    role: Role | None
    by_link: bool = False

    def has(self, permission: Permission) -> bool:
        return self.role is not None and permission in PERMISSIONS[self.role]

    @property
    def system(self) -> bool:
        """True for nightly runs and the command line, which only the operator of the machine can start."""
        return self.user is None and self.role is Role.LEITUNG


def system_actor(stelle: Stelle, name: str = "System") -> Actor:
    """The operator at the command line or a nightly run."""
    return Actor(user=None, name=name, stelle=stelle, role=Role.LEITUNG)


def link_actor(stelle: Stelle, name: str) -> Actor:
    """Someone with a secret link but no account; holds no permission, only actions made for links accept them."""
    return Actor(user=None, name=name, stelle=stelle, role=None, by_link=True)

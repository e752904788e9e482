"""People who sign in. What they may do hangs on their memberships, never on the person."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower


def normal_email(value: str) -> str:
    """The one form in which addresses are stored and compared."""
    return value.strip().lower()


class UserManager(BaseUserManager["User"]):
    """Finds people by e-mail address, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=normal_email(username or ""))

    def create_user(self, email: str, name: str, password: str | None = None) -> "User":
        """A new person; without a password they cannot sign in until they set one."""
        user = self.model(email=normal_email(email), name=name)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """One natural person with an official e-mail address."""

    email = models.EmailField("E-Mail-Adresse", max_length=254, unique=True)
    name = models.CharField("Name", max_length=120)
    is_active = models.BooleanField("aktiv", default=True)
    created_at = models.DateTimeField("angelegt am", auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects = UserManager()

    class Meta:
        verbose_name = "Person"
        verbose_name_plural = "Personen"
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_any_case")]

    def __str__(self) -> str:
        return self.name


class Attempts(models.Model):
    """How often somebody lately tried to guess; the key is a keyed hash, so no address of a person is kept."""

    key = models.CharField(max_length=64, primary_key=True)
    count = models.PositiveIntegerField("Versuche", default=1)
    until = models.DateTimeField("zählt bis", db_index=True)

    class Meta:
        verbose_name = "Versuchszähler"
        verbose_name_plural = "Versuchszähler"

    def __str__(self) -> str:
        return f"{self.count} bis {self.until:%d.%m.%Y %H:%M}"

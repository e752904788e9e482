"""Signing in, setting passwords, the own name."""

from typing import Any

from django import forms
from django.contrib.auth import forms as auth_forms
from django.http import HttpRequest
from django.views.decorators.debug import sensitive_variables

from lueckenlos.accounts import messages, throttle
from lueckenlos.accounts.models import User


class LoginForm(auth_forms.AuthenticationForm):
    """E-mail address and password; slowed down after repeated failures."""

    username = forms.EmailField(widget=forms.EmailInput(attrs={"autocomplete": "username", "autofocus": True}))
    error_messages = {"invalid_login": messages.LOGIN_FAILED, "inactive": messages.LOGIN_FAILED}

    @sensitive_variables()
    def clean(self) -> dict[str, Any]:
        email, password = self.cleaned_data.get("username"), self.cleaned_data.get("password")
        if not email or not password:
            return self.cleaned_data
        counts = throttle.login_counts(email, throttle.client_address(_request(self)))
        time = throttle.take_try(counts)
        if time is not None:
            raise forms.ValidationError(messages.wait(time), code="throttled")
        cleaned = super().clean()
        throttle.forget(counts)
        return cleaned


def _request(form: auth_forms.AuthenticationForm) -> HttpRequest:
    if form.request is None:
        message = "LoginForm needs the request"
        raise TypeError(message)
    return form.request


class PasswordResetForm(forms.Form):
    """Asks for a link by mail; tells nobody whether the address has an account."""

    email = forms.EmailField(
        label="E-Mail-Adresse", max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )


HELP = "Mindestens 10 Zeichen. Ihr Name und Passwörter, die viele benutzen, sind nicht erlaubt."


def password_fields(label: str, again: str) -> tuple[forms.CharField, forms.CharField]:
    """Django's two fields with one sentence of help instead of a list."""
    first, second = auth_forms.SetPasswordMixin.create_password_fields(label, again)
    first.help_text, second.help_text = HELP, ""
    return first, second


class SetPasswordForm(auth_forms.SetPasswordForm):  # type: ignore[type-arg] # generic in the stubs only
    """A new password, twice."""

    new_password1, new_password2 = password_fields("Neues Passwort", "Neues Passwort noch einmal")


class PasswordChangeForm(auth_forms.PasswordChangeForm):
    """The old password, then a new one twice; guessing the old one is slowed down like signing in."""

    new_password1, new_password2 = password_fields("Neues Passwort", "Neues Passwort noch einmal")

    @sensitive_variables("old_password")
    def clean_old_password(self) -> str:
        counts = [(throttle.OLD_PASSWORD, str(self.user.pk))]
        time = throttle.take_try(counts)
        if time is not None:
            raise forms.ValidationError(messages.wait(time), code="throttled")
        old: str = super().clean_old_password()
        throttle.forget(counts)
        return old


class NameForm(forms.ModelForm):  # type: ignore[type-arg] # generic in the stubs only
    """The name others see beside what this person does."""

    class Meta:
        model = User
        fields = ["name"]

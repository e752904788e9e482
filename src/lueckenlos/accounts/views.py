"""Pages around signing in. Django's own views do the work; these give them our forms, templates and words."""

from django.contrib import messages
from django.contrib.auth import views as auth_views
from django.contrib.auth.decorators import login_not_required
from django.contrib.messages.views import SuccessMessageMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from lueckenlos.accounts import actions, tasks, throttle
from lueckenlos.accounts.forms import LoginForm, NameForm, PasswordChangeForm, PasswordResetForm, SetPasswordForm
from lueckenlos.accounts.http import SignedInRequest

login = auth_views.LoginView.as_view(
    form_class=LoginForm, template_name="accounts/login.html", redirect_authenticated_user=True
)
logout = auth_views.LogoutView.as_view()
password_reset_done = auth_views.PasswordResetDoneView.as_view(template_name="accounts/password_reset_done.html")


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def password_reset(request: HttpRequest) -> HttpResponse:
    """The answer is the same whether the address is known, unknown or asked for too often."""
    form = PasswordResetForm(request.POST or None)
    if form.is_valid():
        email = form.cleaned_data["email"]
        if throttle.take_try(throttle.reset_counts(email, throttle.client_address(request))) is None:
            tasks.send_reset_mail.enqueue(email)
        return redirect("accounts:password_reset_done")
    return render(request, "accounts/password_reset.html", {"form": form})


class PasswordResetConfirm(SuccessMessageMixin, auth_views.PasswordResetConfirmView):  # type: ignore[type-arg] # generic in the stubs only
    """Behind the link of the mail."""

    form_class = SetPasswordForm
    template_name = "accounts/password_reset_confirm.html"
    success_url = reverse_lazy("accounts:login")
    success_message = "Ihr neues Passwort gilt. Sie können sich jetzt anmelden."


class PasswordChange(SuccessMessageMixin, auth_views.PasswordChangeView):  # type: ignore[type-arg] # generic in the stubs only
    """For people who know their password; ends all their other sessions."""

    form_class = PasswordChangeForm
    template_name = "accounts/password_change.html"
    success_url = reverse_lazy("accounts:me")
    success_message = "Ihr neues Passwort gilt. An anderen Geräten sind Sie abgemeldet."


@require_http_methods(["GET", "POST"])
def me(request: SignedInRequest) -> HttpResponse:
    """The own account: name, address, Stellen and roles."""
    form = NameForm(request.POST or None, instance=request.user)
    if form.is_valid():
        actions.update_name(user=request.user, name=form.cleaned_data["name"])
        messages.success(request, "Ihr Name ist gespeichert.")
        return redirect("accounts:me")
    return render(request, "accounts/me.html", {"form": form})

from django.urls import path

from lueckenlos.accounts import views

app_name = "accounts"
urlpatterns = [
    path("", views.me, name="me"),
    path("anmelden/", views.login, name="login"),
    path("abmelden/", views.logout, name="logout"),
    path("passwort/", views.PasswordChange.as_view(), name="password_change"),
    path("passwort/vergessen/", views.password_reset, name="password_reset"),
    path("passwort/vergessen/gesendet/", views.password_reset_done, name="password_reset_done"),
    path("passwort/neu/<str:uidb64>/<str:token>/", views.PasswordResetConfirm.as_view(), name="password_reset_confirm"),
]

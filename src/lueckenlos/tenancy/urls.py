from django.urls import path

from lueckenlos.tenancy.views import members, stelle, trail

app_name = "tenancy"
urlpatterns = [
    path("mitglieder/", members.member_list, name="member_list"),
    path("mitglieder/einladen/", members.invitation_create, name="invitation_create"),
    path("mitglieder/<int:pk>/rolle/", members.member_role, name="member_role"),
    path("mitglieder/<int:pk>/entfernen/", members.member_remove, name="member_remove"),
    path("mitglieder/einladungen/<int:pk>/zurueckziehen/", members.invitation_withdraw, name="invitation_withdraw"),
    path("einstellungen/", stelle.settings, name="settings"),
    path("stellen/", stelle.stelle_list, name="stelle_list"),
    path("stellen/neu/", stelle.stelle_create, name="stelle_create"),
    path("protokoll/", trail.audit_list, name="audit_list"),
    path("protokoll.csv", trail.audit_export, name="audit_export"),
]

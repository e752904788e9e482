"""Antragsmappen and Förderprogramme in the work area."""

from django.urls import path

from lueckenlos.funding.views import mappen, money, programmes

app_name = "funding"
urlpatterns = [
    path("foerderung/", mappen.mappe_list, name="mappe_list"),
    path("foerderung/neu/", mappen.mappe_create, name="mappe_create"),
    path("foerderung/<int:pk>/", mappen.mappe_detail, name="mappe_detail"),
    path("foerderung/<int:pk>/angaben/", mappen.mappe_edit, name="mappe_edit"),
    path("foerderung/<int:pk>/auswahl/", mappen.mappe_choose, name="mappe_choose"),
    path("foerderung/<int:pk>/text/<slug:section>/", mappen.mappe_section, name="mappe_section"),
    path("foerderung/<int:pk>/kosten/", money.mappe_plan, name="mappe_plan"),
    path("foerderung/<int:pk>/nachweis/", money.mappe_proof, name="mappe_proof"),
    path("foerderprogramme/", programmes.programme_list, name="programme_list"),
    path("foerderprogramme/neu/", programmes.programme_create, name="programme_create"),
    path("foerderprogramme/<int:pk>/", programmes.programme_detail, name="programme_detail"),
    path("foerderprogramme/<int:pk>/bearbeiten/", programmes.programme_edit, name="programme_edit"),
]

"""The public site: communes, their offers, and what the law wants beside them."""

from django.urls import path

from lueckenlos.portal import views

app_name = "portal"
urlpatterns = [
    path("", views.start, name="start"),
    path("<slug:kommune>/", views.kommune_start, name="kommune"),
    path("<slug:kommune>/angebote/", views.offer_list, name="offer_list"),
    path("<slug:kommune>/angebote/druck/", views.offer_print, name="offer_print"),
    path("<slug:kommune>/angebote/<slug:public_id>/", views.offer_page, name="offer_page"),
    path("<slug:kommune>/impressum/", views.impressum, name="impressum"),
    path("<slug:kommune>/datenschutz/", views.datenschutz, name="datenschutz"),
    path("<slug:kommune>/barrierefreiheit/", views.barrierefreiheit, name="barrierefreiheit"),
]

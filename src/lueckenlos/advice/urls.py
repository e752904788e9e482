from django.urls import URLPattern, URLResolver, path

from lueckenlos.advice.views import activities, board, cases, register, shared, week

app_name = "advice"
urlpatterns: list[URLPattern | URLResolver] = [
    path("meine-woche/", week.week, name="week"),
    path("kommunen/", board.board, name="board"),
    path("kommunen/aufnehmen/", board.commune_add, name="commune_add"),
    path("kommunen/<int:pk>/", board.commune_detail, name="commune_detail"),
    path("kommunen/<int:pk>/bearbeiten/", board.commune_edit, name="commune_edit"),
    path("partnerregister/", register.register, name="register"),
    path("partnerregister/neu/", register.entry_create, name="register_create"),
    path("partnerregister/<int:pk>/", register.entry_edit, name="register_edit"),
    path("beratung/", cases.case_list, name="case_list"),
    path("beratung/neu/", cases.case_create, name="case_create"),
    path("beratung/<int:pk>/", cases.case_detail, name="case_detail"),
    path("beratung/<int:pk>/bearbeiten/", cases.case_edit, name="case_edit"),
    path("aktivitaeten/", activities.activity_list, name="activity_list"),
    path("aktivitaeten/neu/", activities.activity_create, name="activity_create"),
    path("aktivitaeten/<int:pk>/", activities.activity_detail, name="activity_detail"),
    path("aktivitaeten/<int:pk>/bearbeiten/", activities.activity_edit, name="activity_edit"),
    path("aktivitaeten/datei/<int:pk>/", activities.document, name="document"),
    path("kgc-beratung/", shared.shared, name="shared"),
    path("kgc-beratung/datei/<int:pk>/", shared.shared_document, name="shared_document"),
]

from django.urls import URLPattern, URLResolver, path

from lueckenlos.participation.views import circles, ideas, overview, results, surveys

app_name = "participation"
urlpatterns: list[URLPattern | URLResolver] = [
    path("beteiligung/", overview.overview, name="overview"),
    path("beteiligung/befragung/neu/", surveys.survey_create, name="survey_create"),
    path("beteiligung/befragung/<int:pk>/", surveys.survey_detail, name="survey_detail"),
    path("beteiligung/befragung/<int:pk>/bearbeiten/", surveys.survey_edit, name="survey_edit"),
    path("beteiligung/befragung/<int:pk>/vorschau/", surveys.survey_preview, name="survey_preview"),
    path("beteiligung/befragung/<int:pk>/schritt/", surveys.survey_step, name="survey_step"),
    path("beteiligung/befragung/<int:pk>/frage/", surveys.question_create, name="question_create"),
    path("beteiligung/befragung/<int:pk>/frage/<int:question>/", surveys.question_edit, name="question_edit"),
    path("beteiligung/befragung/<int:pk>/ergebnis/", results.survey_result, name="survey_result"),
    path("beteiligung/befragung/<int:pk>/texte/", results.survey_texts, name="survey_texts"),
    path("beteiligung/ideen/neu/", ideas.collection_create, name="collection_create"),
    path("beteiligung/ideen/<int:pk>/", ideas.collection_detail, name="collection_detail"),
    path("beteiligung/ideen/<int:pk>/bearbeiten/", ideas.collection_edit, name="collection_edit"),
    path("beteiligung/idee/<int:pk>/", ideas.idea_detail, name="idea_detail"),
    path("beteiligung/kreise/neu/", circles.circles_create, name="circles_create"),
    path("beteiligung/kreise/<int:pk>/", circles.circles_detail, name="circles_detail"),
    path("beteiligung/kreise/<int:pk>/bearbeiten/", circles.circles_edit, name="circles_edit"),
    path("beteiligung/stufe/", circles.stage, name="stage"),
    path("beteiligung/loeschen/<slug:what>/<int:pk>/", overview.delete, name="delete"),
]

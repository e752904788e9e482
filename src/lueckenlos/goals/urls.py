from django.urls import URLPattern, URLResolver, path

from lueckenlos.goals.views import goals, measures, overview, yardsticks

app_name = "goals"
urlpatterns: list[URLPattern | URLResolver] = [
    path("ziele/", overview.goal_tree, name="goal_tree"),
    path("ziele/leitbild/", overview.leitbild_edit, name="leitbild_edit"),
    path("ziele/neu/", goals.goal_create, name="goal_create"),
    path("ziele/<int:pk>/", goals.goal_detail, name="goal_detail"),
    path("ziele/<int:pk>/bearbeiten/", goals.goal_edit, name="goal_edit"),
    path("ziele/<int:pk>/stand/", goals.goal_state, name="goal_state"),
    path("ziele/<int:pk>/loeschen/", goals.goal_delete, name="goal_delete"),
    path("ziele/<int:pk>/messgroesse/", yardsticks.goal_yardstick, name="goal_yardstick"),
    path("massnahmen/", overview.measure_list, name="measure_list"),
    path("massnahmen/zeitplan/", overview.measure_gantt, name="measure_gantt"),
    path("massnahmen/neu/", measures.measure_create, name="measure_create"),
    path("massnahmen/<int:pk>/", measures.measure_detail, name="measure_detail"),
    path("massnahmen/<int:pk>/bearbeiten/", measures.measure_edit, name="measure_edit"),
    path("massnahmen/<int:pk>/stand/", measures.measure_state, name="measure_state"),
    path("massnahmen/<int:pk>/verknuepfen/", measures.measure_link, name="measure_link"),
    path("massnahmen/<int:pk>/loeschen/", measures.measure_delete, name="measure_delete"),
    path("massnahmen/<int:pk>/messgroesse/", yardsticks.measure_yardstick, name="measure_yardstick"),
    path("messgroessen/<int:pk>/", yardsticks.yardstick_detail, name="yardstick_detail"),
    path("messgroessen/<int:pk>/bearbeiten/", yardsticks.yardstick_edit, name="yardstick_edit"),
    path("messgroessen/<int:pk>/loeschen/", yardsticks.yardstick_delete, name="yardstick_delete"),
]

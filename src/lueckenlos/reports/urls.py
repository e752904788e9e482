"""Documents of the work area."""

from django.urls import path

from lueckenlos.reports import views

app_name = "reports"
urlpatterns = [
    path("kettenbild.pdf", views.picture_pdf, name="picture_pdf"),
    path("kettenbild.xlsx", views.picture_xlsx, name="picture_xlsx"),
    path("kettenbild-zellen.csv", views.cells_csv, name="cells_csv"),
    path("kettenbild-hinweise.csv", views.hints_csv, name="hints_csv"),
    path("bestandsaufnahmen/<int:pk>/kettenbild.pdf", views.frozen_pdf, name="frozen_pdf"),
    path("bestandsaufnahmen/<int:pk>/kettenbild.xlsx", views.frozen_xlsx, name="frozen_xlsx"),
]

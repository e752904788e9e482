"""Reports and documents of the work area."""

from django.urls import path

from lueckenlos.reports.views import federal, health, kettenbild, yearly

app_name = "reports"
urlpatterns = [
    path("jahresbericht/", yearly.yearly_list, name="yearly_list"),
    path("jahresbericht/<int:year>/", yearly.yearly_detail, name="yearly_detail"),
    path("jahresbericht/<int:year>/texte/", yearly.yearly_edit, name="yearly_edit"),
    path("jahresbericht/<int:year>/liste/", yearly.yearly_rows, name="yearly_rows"),
    path("gesundheitsberichte/", health.health_list, name="health_list"),
    path("gesundheitsberichte/<int:pk>/", health.health_detail, name="health_detail"),
    path("gesundheitsberichte/<int:pk>/angaben/", health.health_edit, name="health_edit"),
    path("gesundheitsberichte/<int:pk>/kapitel/<slug:key>/", health.health_chapter, name="health_chapter"),
    path("laendervergleich/", federal.federal, name="federal"),
    path("kettenbild.pdf", kettenbild.picture_pdf, name="picture_pdf"),
    path("kettenbild.xlsx", kettenbild.picture_xlsx, name="picture_xlsx"),
    path("kettenbild-zellen.csv", kettenbild.cells_csv, name="cells_csv"),
    path("kettenbild-hinweise.csv", kettenbild.hints_csv, name="hints_csv"),
    path("bestandsaufnahmen/<int:pk>/kettenbild.pdf", kettenbild.frozen_pdf, name="frozen_pdf"),
    path("bestandsaufnahmen/<int:pk>/kettenbild.xlsx", kettenbild.frozen_xlsx, name="frozen_xlsx"),
]

"""The work area of news and newsletters."""

from django.urls import path

from lueckenlos.news.views import articles, issues

app_name = "news"
urlpatterns = [
    path("aktuelles/", articles.article_list, name="article_list"),
    path("aktuelles/neu/", articles.article_create, name="article_create"),
    path("aktuelles/<int:pk>/", articles.article_detail, name="article_detail"),
    path("aktuelles/<int:pk>/bearbeiten/", articles.article_edit, name="article_edit"),
    path("aktuelles/<int:pk>/schritt/", articles.article_step, name="article_step"),
    path("aktuelles/<int:pk>/bild/", articles.article_image, name="article_image"),
    path("newsletter/", issues.issue_list, name="issue_list"),
    path("newsletter/neu/", issues.issue_create, name="issue_create"),
    path("newsletter/einstellungen/", issues.newsletter_settings, name="newsletter_settings"),
    path("newsletter/<int:pk>/", issues.issue_detail, name="issue_detail"),
    path("newsletter/<int:pk>/bearbeiten/", issues.issue_edit, name="issue_edit"),
    path("newsletter/<int:pk>/schritt/", issues.issue_step, name="issue_step"),
]

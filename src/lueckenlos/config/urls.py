"""The only place that knows every package's addresses."""

from django.urls import include, path

urlpatterns = [
    path("konto/", include("lueckenlos.accounts.urls")),
    path("konto/", include("lueckenlos.tenancy.account_urls")),
    path("arbeit/", include("lueckenlos.desk.urls")),
    path("arbeit/<slug:stelle>/", include("lueckenlos.tenancy.urls")),
    path("arbeit/<slug:stelle>/", include("lueckenlos.partners.urls")),
    path("arbeit/<slug:stelle>/", include("lueckenlos.partners.access_urls")),
    path("arbeit/<slug:stelle>/", include("lueckenlos.directory.urls")),
    path("arbeit/<slug:stelle>/", include("lueckenlos.events.urls")),
    path("arbeit/<slug:stelle>/", include("lueckenlos.halls.urls")),
    path("arbeit/<slug:stelle>/", include("lueckenlos.bazaar.urls")),
    path("arbeit/<slug:stelle>/", include("lueckenlos.courses.urls")),
    path("arbeit/<slug:stelle>/", include("lueckenlos.conferences.urls")),
    path("arbeit/<slug:stelle>/", include("lueckenlos.indicators.urls")),
    path("arbeit/<slug:stelle>/", include("lueckenlos.chains.urls")),
    path("arbeit/<slug:stelle>/", include("lueckenlos.process.urls")),
    path("arbeit/<slug:stelle>/", include("lueckenlos.goals.urls")),
    path("arbeit/<slug:stelle>/", include("lueckenlos.boards.urls")),
    path("arbeit/<slug:stelle>/", include("lueckenlos.quality.urls")),
    path("arbeit/<slug:stelle>/", include("lueckenlos.participation.urls")),
    path("arbeit/<slug:stelle>/", include("lueckenlos.adoption.urls")),
    path("arbeit/<slug:stelle>/", include("lueckenlos.network.urls")),
    path("arbeit/<slug:stelle>/", include("lueckenlos.imports.urls")),
    path("arbeit/<slug:stelle>/", include("lueckenlos.reports.urls")),
    path("link/einschaetzung/", include("lueckenlos.quality.link_urls")),
    path("link/", include("lueckenlos.directory.link_urls")),
    path("netzwerk/", include("lueckenlos.network.link_urls")),
    path("einladung/", include("lueckenlos.partners.invitation_urls")),
    path("basar/", include("lueckenlos.bazaar.link_urls")),
    path("nachweis/", include("lueckenlos.courses.link_urls")),
    path("konferenz/", include("lueckenlos.conferences.link_urls")),
    path("beteiligung/", include("lueckenlos.participation.link_urls")),
    path("vokabulare/", include("lueckenlos.vocabulary.urls")),
    path("", include("lueckenlos.web.urls")),
    path("", include("lueckenlos.portal.urls")),
]
handler400 = "lueckenlos.web.views.bad_request"
handler403 = "lueckenlos.web.views.forbidden"
handler404 = "lueckenlos.web.views.not_found"
handler500 = "lueckenlos.web.views.server_error"

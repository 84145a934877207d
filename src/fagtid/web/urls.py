"""Every address of the house."""

from __future__ import annotations

from django.urls import include, path

handler400 = "fagtid.web.faults.bad_request"
handler404 = "fagtid.web.faults.not_found"
handler500 = "fagtid.web.faults.server_fault"
urlpatterns = [
    path("", include("fagtid.web.pages")),
    path("people/", include("fagtid.people.urls")),
    path("imports/", include("fagtid.intake.urls")),
    path("forecast/", include("fagtid.intake.forecast_urls")),
    path("", include("fagtid.planning.urls")),
    path("", include("fagtid.arenas.urls")),
    path("", include("fagtid.information.urls")),
    path("questions/", include("fagtid.questions.urls")),
    path("false-truths/", include("fagtid.truths.urls")),
    path("forums/", include("fagtid.forums.urls")),
    path("voice/", include("fagtid.voice.urls")),
    path("live/", include("fagtid.live.urls")),
    path("account/", include("allauth.urls")),
]

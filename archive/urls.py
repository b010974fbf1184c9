"""Every address: the admin's, and those of the archive itself."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from statements.urls import data, pages

admin.site.site_header = admin.site.site_title = "Security Council archive"
admin.site.index_title = "Curation"

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include(data)),
    # A page in another language has its own address, /fr/S/PV.7802 beside /S/PV.7802.
    *i18n_patterns(path("", include(pages)), prefix_default_language=False),
]

"""Addresses of the bank, the clients' cards and the search."""

from django.urls import path

from fagtid.information.views import bank, clients, editing, searching

app_name = "information"
urlpatterns = [
    path("search/", searching.search, name="search"),
    path("search/line/", searching.line, name="line"),
    path("search/no-use/", searching.no_use, name="no_use"),
    path("bank/words/", searching.words, name="words"),
    path("bank/words/<int:synonyms_id>/delete/", searching.forget_words, name="forget_words"),
    path("bank/missed/<int:missed_id>/settle/", searching.settle_missed, name="settle_missed"),
    path("bank/", bank.articles, name="articles"),
    path("bank/new/<slug:kind>/", editing.new, name="new"),
    path("bank/preview/", editing.preview, name="preview"),
    path("bank/<int:article_id>/", bank.article, name="article"),
    path("bank/<int:article_id>/used/", bank.used, name="used"),
    path("bank/<int:article_id>/history/", bank.history, name="history"),
    path("bank/<int:article_id>/edit/", editing.edit, name="edit"),
    path("bank/<int:article_id>/withdraw/", editing.withdraw, name="withdraw"),
    path("bank/<int:article_id>/bring-back/", editing.bring_back, name="bring_back"),
    path("bank/<int:article_id>/settle/", editing.settle, name="settle"),
    path("bank/clients/", clients.clients, name="clients"),
    path("bank/clients/fields/", clients.fields, name="fields"),
    path("bank/clients/<int:client_id>/", clients.client, name="client"),
    path("bank/clients/<int:client_id>/edit/", clients.edit, name="edit_client"),
]

"""Addresses of notices, the bank, the clients' cards and the search."""

from django.urls import path

from fagtid.information.views import bank, carrying, clients, editing, inbox, notices, searching, sending

app_name = "information"
urlpatterns = [
    path("notices/", notices.notices, name="notices"),
    path("notices/new/", inbox.new_notice, name="new_notice"),
    path("notices/<int:notice_id>/", notices.notice, name="notice"),
    path("notices/<int:notice_id>/confirm/", notices.confirm, name="confirm"),
    path("notices/<int:notice_id>/reach/", notices.reach, name="reach"),
    path("notices/<int:notice_id>/edit/", inbox.edit_notice, name="edit_notice"),
    path("notices/<int:notice_id>/publish/", inbox.publish_notice, name="publish_notice"),
    path("notices/<int:notice_id>/withdraw/", inbox.withdraw_notice, name="withdraw_notice"),
    path("inbox/", inbox.inbox, name="inbox"),
    path("inbox/senders/", inbox.senders, name="senders"),
    path("inbox/senders/<int:sender_id>/revoke/", inbox.revoke_sender, name="revoke_sender"),
    path("inbox/<int:submission_id>/", inbox.submission, name="submission"),
    path("inbox/<int:submission_id>/ask/", inbox.ask_back, name="ask_back"),
    path("inbox/<int:submission_id>/put-away/", inbox.put_away, name="put_away"),
    path("inbox/<int:submission_id>/take-up/", inbox.take_up, name="take_up"),
    path("inbox/<int:submission_id>/merge/<int:other_id>/", inbox.merge, name="merge"),
    path("send/<str:secret>/", sending.hand_in, name="hand_in"),
    path("send/<str:secret>/<str:reference>/", sending.handed_in, name="handed_in"),
    path("search/", searching.search, name="search"),
    path("search/line/", searching.line, name="line"),
    path("search/no-use/", searching.no_use, name="no_use"),
    path("bank/words/", searching.words, name="words"),
    path("bank/words/<int:synonyms_id>/delete/", searching.forget_words, name="forget_words"),
    path("bank/missed/<int:missed_id>/settle/", searching.settle_missed, name="settle_missed"),
    path("bank/", bank.articles, name="articles"),
    path("bank/files/", carrying.files, name="files"),
    path("bank/files/export/", carrying.export, name="export"),
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

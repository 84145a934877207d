"""Addresses of proposals and of the customers' voice."""

from django.urls import path

from fagtid.voice.views import customers, deciding, proposals, reports

app_name = "voice"
urlpatterns = [
    path("", proposals.proposals, name="proposals"),
    path("new/", proposals.propose, name="propose"),
    path("new/bank/<int:article_id>/", proposals.propose_article, name="propose_article"),
    path("new/notices/<int:notice_id>/", proposals.propose_notice, name="propose_notice"),
    path("new/again/<int:proposal_id>/", proposals.raise_again, name="raise_again"),
    path("new/customers/<int:theme_id>/", proposals.propose_theme, name="propose_theme"),
    path("representatives/", deciding.representatives, name="representatives"),
    path("representatives/<int:representative_id>/end/", deciding.end_representative, name="end"),
    path("<int:proposal_id>/", proposals.proposal, name="proposal"),
    path("<int:proposal_id>/say/", proposals.say, name="say"),
    path("<int:proposal_id>/support/", proposals.support, name="support"),
    path("<int:proposal_id>/take-back/", proposals.take_back, name="take_back"),
    path("<int:proposal_id>/seen/", proposals.seen, name="seen"),
    path("<int:proposal_id>/view/", deciding.view, name="view"),
    path("<int:proposal_id>/decide/", deciding.decide, name="decide"),
    path("<int:proposal_id>/hand-over/", deciding.hand_over, name="hand_over"),
    path("<int:proposal_id>/ask/", deciding.ask_view, name="ask_view"),
    path("<int:proposal_id>/notice/", deciding.begin_notice, name="begin_notice"),
    path("customers/", customers.themes, name="themes"),
    path("customers/catch/", customers.catch, name="catch"),
    path("customers/catch/theme/", customers.suggest, name="suggest"),
    path("customers/themes.csv", reports.themes_csv, name="themes_csv"),
    path("customers/<int:theme_id>/", customers.theme, name="theme"),
    path("customers/<int:theme_id>/answer/", customers.answer, name="answer"),
    path("customers/<int:theme_id>/together/", customers.together, name="together"),
    path("customers/<int:theme_id>/move/", customers.move, name="move"),
    path("customers/<int:theme_id>/seen/", customers.seen, name="theme_seen"),
    path("customers/<int:theme_id>/notice/", customers.begin_notice, name="theme_notice"),
    path("report/<str:secret>/", reports.report, name="report"),
    path("report/<str:secret>/themes.csv", reports.report_csv, name="report_csv"),
]

"""Addresses of questions and answers."""

from django.urls import path

from fagtid.questions.views import answering, asking, banking, insight, reading, verifying

app_name = "questions"
urlpatterns = [
    path("", reading.questions, name="questions"),
    path("insight/", insight.page, name="insight"),
    path("insight/csv/", insight.page_csv, name="insight_csv"),
    path("ask/", asking.ask, name="ask"),
    path("ask/typing/", asking.typing, name="typing"),
    path("ask/begin-anew/", asking.forget_draft, name="forget_draft"),
    path("ask/spared/articles/<int:article_id>/", asking.spare_article, name="spare_article"),
    path("ask/spared/answers/<int:answer_id>/", asking.spare_answer, name="spare_answer"),
    path("topics/", banking.topics, name="topics"),
    path("topics/new/", banking.new_topic, name="new_topic"),
    path("topics/of-the-bank/", banking.topics_of_bank, name="topics_of_bank"),
    path("topics/<int:topic_id>/", banking.topic, name="topic"),
    path("answers/<int:answer_id>/edit/", verifying.edit, name="edit"),
    path("answers/<int:answer_id>/used/", answering.used, name="used"),
    path("answers/<int:answer_id>/take-back/", answering.take_back, name="take_back"),
    path("answers/<int:answer_id>/agree/", answering.agree, name="agree"),
    path("answers/<int:answer_id>/holds-no-more/", verifying.supersede, name="supersede"),
    path("answers/<int:answer_id>/restore/", verifying.restore, name="restore"),
    path("answers/<int:answer_id>/to-the-bank/", banking.to_bank, name="to_bank"),
    path("answers/<int:answer_id>/changes/", banking.to_change, name="to_change"),
    path("doubts/<int:doubt_id>/settle/", verifying.settle, name="settle"),
    path("drafts/<int:draft_id>/", banking.draft, name="draft"),
    path("drafts/<int:draft_id>/turn-down/", banking.turn_down, name="turn_down"),
    path("<int:question_id>/", reading.question, name="question"),
    path("<int:question_id>/trace/", reading.trace, name="trace"),
    path("<int:question_id>/answer/", answering.answer, name="answer"),
    path("<int:question_id>/answer/typing/", answering.answer_typing, name="answer_typing"),
    path("<int:question_id>/come/", answering.come, name="come"),
    path("<int:question_id>/not-coming/", answering.stay_away, name="stay_away"),
    path("<int:question_id>/sort/", answering.sort, name="sort"),
    path("<int:question_id>/close/", answering.close, name="close"),
    path("<int:question_id>/again/", answering.again, name="again"),
    path("<int:question_id>/same-as/<int:earlier_id>/", answering.same, name="same"),
    path("<int:question_id>/earlier/", reading.earlier, name="earlier"),
    path("<int:question_id>/not-the-same/", answering.not_same, name="not_same"),
]

"""Attachments: what is taken in, who sees them, how they are shown, carried over and let go."""

from __future__ import annotations

import io
from datetime import timedelta
from email.message import EmailMessage
from email.policy import SMTP
from threading import Thread

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from PIL import Image

from fagtid.frame.clock import now
from fagtid.information import attaching, mailing, noticing, own_data, services
from fagtid.information.checking import MOST_BYTES, checked, safe_name
from fagtid.information.letters import read_letter
from fagtid.information.models import Article, Attachment, Notice, Sender, Stored, Submission
from fagtid.information.refusals import FileLeftOut, TooManyFiles
from fagtid.information.texts import Picture, html_of
from tests.house import House, build_house
from tests.information.files import EXE, PDF, document, moving, odt, photo, picture

pytestmark = pytest.mark.django_db


def str_or_nothing(one: str | bytes) -> str:
    """Names of cases without their bytes, which hold the time they were made."""
    return one if isinstance(one, str) else ""


def article(house: House, body: str = "Slik ser den ut.") -> Article:
    """Something in the bank, of the editor's."""
    told = {"title": "Faktura", "body": body}
    return services.write_article(house.centre, "article", told, by=house.people["editor"])


def draft(house: House, body: str = "Ny pris.") -> Notice:
    """A notice that is not published."""
    told = {"title": "Ny pris", "body": body, "starts_on": now().date()}
    return noticing.write_notice(house.centre, told, by=house.people["editor"])


def sender(house: House) -> Sender:
    """A newspaper with a link."""
    return Sender.objects.create(
        centre=house.centre, name="Solvikposten", email="red@solvik.no", made_at=now()
    )


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.png", picture(), "png"),
        ("a.JPEG", picture("JPEG"), "jpg"),
        ("a.gif", moving(), "gif"),
        ("a.webp", picture("WEBP"), "webp"),
        ("a.pdf", PDF, "pdf"),
        ("a.docx", document(), "docx"),
        ("a.xlsx", document("xl/workbook.xml"), "xlsx"),
        ("a.pptx", document("ppt/presentation.xml"), "pptx"),
        ("a.odt", odt(), "odt"),
        ("a.txt", "Blåbær".encode("cp1252"), "txt"),
        ("a.csv", b"a;b\n1;2\n", "csv"),
    ],
    ids=str_or_nothing,
)
def test_each_kind_on_the_list_is_known_by_its_content(name: str, content: bytes, kind: str):
    assert checked(name, content).kind == kind


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("faktura.pdf", EXE, "disguised"),
        ("bilde.png", EXE, "disguised"),
        ("bilde.png", PDF, "disguised"),
        ("tekst.txt", EXE, "disguised"),
        ("tekst.txt", picture(), "disguised"),
        ("setup.exe", EXE, "kind"),
        ("side.html", b"<script>alert(1)</script>", "kind"),
        ("bilde.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "kind"),
        ("a.zip", document("noe.txt"), "kind"),
        ("a.docm", document("word/document.xml", "word/vbaProject.bin"), "runs"),
        ("a.docx", document("word/document.xml", "word/vbaProject.bin"), "runs"),
        ("a.docx", document()[:60], "broken"),
        ("a.png", picture()[:40], "broken"),
        ("a.pdf", b"%PDF-1.4\nhalf", "broken"),
        ("a.pdf", b"", "empty"),
        ("a.txt", b"a" * (MOST_BYTES + 1), "large"),
        ("a.png", picture(size=(8000, 6000)), "pixels"),
    ],
    ids=str_or_nothing,
)
def test_what_is_disguised_broken_too_large_or_not_on_the_list_is_left_out(
    name: str, content: bytes, why: str
):
    with pytest.raises(FileLeftOut) as refused:
        checked(name, content)
    assert (refused.value.why, refused.value.name) == (why, name)


def test_place_camera_and_comment_are_taken_out_of_a_photo_and_it_stands_upright():
    raw = photo()
    assert b"hemmelig" in raw
    assert b"Kameraet" in raw
    kept = checked("IMG_1.jpg", raw).content
    with Image.open(io.BytesIO(kept)) as found:
        assert (dict(found.getexif()), found.size) == ({}, (40, 60))
    assert b"hemmelig" not in kept
    assert b"Kameraet" not in kept


def test_a_moving_picture_goes_on_moving_without_its_comment():
    kept = checked("a.gif", moving()).content
    with Image.open(io.BytesIO(kept)) as found:
        assert (found.n_frames, found.info["duration"]) == (3, 200)  # type: ignore[attr-defined]
    assert b"hemmelig" not in kept


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("../../etc/passwd.png", "passwd.png"),
        ("C:\\bilder\\min faktura (2).PNG", "min-faktura-2.png"),
        ("Blåbær\u202egnp.png", "Blåbærgnp.png"),
        (".png", "png"),
        ("a" * 300 + ".png", "a" * 104 + ".png"),
    ],
)
def test_a_name_is_never_a_path_and_can_stand_in_a_text(told: str, name: str):
    assert safe_name(told) == name


def test_an_editor_adds_a_picture_and_the_article_shows_it(house: House):
    found, editor = article(house), house.client("editor")
    page = f"/bank/{found.pk}/attachments/"
    refused = editor.post(page, {"file": SimpleUploadedFile("kid.png", picture()), "shows": ""})
    assert refused.status_code == 422, "what it shows is asked for"
    file = SimpleUploadedFile("kid.png", picture())
    assert editor.post(page, {"file": file, "shows": "KID-feltet"}).status_code == 302
    kept = Attachment.objects.get()
    assert "![KID-feltet](kid.png)" in editor.get(page).text
    assert "![KID-feltet](kid.png)" in editor.get(f"/bank/{found.pk}/edit/").text
    services.change_article(found, {"body": "Se her:\n\n![](kid.png)"}, version=1, by=house.people["editor"])
    told = house.client("agent").get(f"/bank/{found.pk}/").text
    assert f'<img src="/attachments/{kept.pk}/" alt="KID-feltet" loading="lazy">' in told
    assert "small-picture" not in told, "it is not shown twice"
    preview = editor.post(f"/bank/preview/?article={found.pk}", {"body": f"![her]({kept.pk})"}).text
    assert f'src="/attachments/{kept.pk}/" alt="her"' in preview


def test_a_text_shows_no_picture_but_its_own():
    pictures = {"a.png": Picture("/attachments/1/", "A")}
    told = html_of("![x](https://ute.no/spor.gif) ![y](b.png) ![z](A.png) <img src=x onerror=y>", pictures)
    assert told.count("<img") == 1
    assert '<img src="/attachments/1/" alt="z"' in told
    assert "ute.no" not in told


def test_it_is_sent_with_headers_that_let_nothing_run(house: House):
    found = article(house)
    shown = attaching.attach(found, "kid.png", picture())
    saved = attaching.attach(found, "faktura.pdf", PDF)
    agent = house.client("agent")
    answer = agent.get(f"/attachments/{shown.pk}/")
    assert answer.content == bytes(Stored.objects.get(attachments=shown).content)
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.headers["Content-Disposition"].startswith("inline")
    answer = agent.get(f"/attachments/{saved.pk}/")
    assert answer.content == PDF
    assert answer.headers["Content-Disposition"] == 'attachment; filename="faktura.pdf"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert answer.headers["Cache-Control"].startswith("private")


def test_who_does_not_see_the_thing_does_not_see_its_files(house: House):
    notice, theirs = draft(house), article(build_house("Sør"))
    of_draft, of_theirs = attaching.attach(notice, "a.pdf", PDF), attaching.attach(theirs, "a.pdf", PDF)
    handed_in = noticing.hand_in(house.centre, {"title": "a", "body": "b"}, files=[("a.pdf", PDF)])
    kept = handed_in.attachments.get()
    agent, editor = house.client("agent"), house.client("editor")
    for one in (of_draft, of_theirs, kept):
        assert agent.get(f"/attachments/{one.pk}/").status_code == 404
    assert editor.get(f"/attachments/{of_draft.pk}/").status_code == 200
    assert editor.get(f"/attachments/{kept.pk}/").status_code == 200
    assert editor.get(f"/attachments/{of_theirs.pk}/").status_code == 404
    own = attaching.attach(article(house), "a.pdf", PDF)
    for act in ("take-away", "bring-back", "describe"):
        assert agent.post(f"/attachments/{own.pk}/{act}/").status_code == 404
        assert editor.post(f"/attachments/{of_theirs.pk}/{act}/").status_code == 404


def test_taken_away_by_mistake_it_is_brought_back(house: House):
    found, editor = article(house), house.client("editor")
    kept = attaching.attach(found, "kid.png", picture(), shows="KID")
    editor.post(f"/attachments/{kept.pk}/take-away/")
    assert editor.get(f"/attachments/{kept.pk}/").status_code == 404
    assert "kid.png" in editor.get(f"/bank/{found.pk}/attachments/").text
    editor.post(f"/attachments/{kept.pk}/bring-back/")
    assert editor.get(f"/attachments/{kept.pk}/").status_code == 200
    editor.post(f"/attachments/{kept.pk}/take-away/")
    attaching.attach(found, "kid.png", picture(), shows="KID")
    editor.post(f"/attachments/{kept.pk}/bring-back/")
    kept.refresh_from_db()
    assert kept.removed_at is not None, "another has its name by now"


def test_a_picture_can_be_described_anew(house: House):
    kept = attaching.attach(article(house), "kid.png", picture(), shows="KID")
    house.client("editor").post(f"/attachments/{kept.pk}/describe/", {"shows": "KID, 12 siffer"})
    kept.refresh_from_db()
    assert kept.shows == "KID, 12 siffer"


def test_as_many_as_may_be_and_no_more(house: House):
    found = article(house)
    names = [attaching.attach(found, "a.pdf", PDF).name for _ in range(attaching.MOST_FILES)]
    assert names[:2] == ["a.pdf", "a-2.pdf"]
    with pytest.raises(TooManyFiles):
        attaching.attach(found, "a.pdf", PDF)
    assert Stored.objects.count() == attaching.MOST_FILES, "no bytes of what was refused"


@pytest.mark.django_db(transaction=True)
def test_several_who_add_at_once_get_a_name_each_and_never_one_too_many(house: House):
    found, outcomes = article(house), []
    for _ in range(attaching.MOST_FILES - 2):
        attaching.attach(found, "a.pdf", PDF)

    def add() -> None:
        try:
            attaching.attach(found, "a.pdf", PDF)
            outcomes.append("added")
        except TooManyFiles:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [Thread(target=add) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(outcomes) == ["added", "added", "refused", "refused"]
    assert found.attachments.values("name").distinct().count() == Stored.objects.count() == 10


def test_a_sender_sends_a_picture_sees_it_and_it_follows_into_the_notice(house: House):
    link = sender(house)
    outside, editor = house.client(None), house.client("editor")
    file = SimpleUploadedFile("pris.jpg", photo())
    sent = outside.post(f"/send/{link.secret}/", {"title": "Ny pris", "body": "Se bildet.", "file": file})
    found = Submission.objects.get()
    kept = found.attachments.get()
    assert sent.status_code == 302
    address = f"/send/{link.secret}/{found.secret}/{kept.pk}/"
    assert address in outside.get(sent.headers["Location"]).text
    assert outside.get(address).status_code == 200
    assert outside.get(f"/send/{sender_of_other(house).secret}/{found.secret}/{kept.pk}/").status_code == 404
    assert f"/attachments/{kept.pk}/" in editor.get(f"/inbox/{found.pk}/").text
    assert "![](pris.jpg)" in editor.get(f"/notices/new/?submission={found.pk}").text
    told = {"title": "Ny pris", "body": "Se.\n\n![](pris.jpg)", "starts_on": now().date()}
    notice = noticing.write_notice(house.centre, told, by=house.people["editor"], submission=found)
    carried = notice.attachments.get()
    assert (carried.stored_id, carried.pk != kept.pk) == (kept.stored_id, True)
    assert f'src="/attachments/{carried.pk}/"' in editor.get(f"/notices/{notice.pk}/").text
    attaching.take_away(carried)
    assert editor.get(f"/attachments/{kept.pk}/").status_code == 200, "what was handed in has its own"


def sender_of_other(house: House) -> Sender:
    """Another link of the same centre."""
    return Sender.objects.create(centre=house.centre, name="Fjordavisa", made_at=now())


def test_a_refused_file_keeps_what_was_typed_and_hands_in_nothing(house: House):
    link = sender(house)
    told = {"title": "Ny pris", "body": "Se vedlegget.", "file": SimpleUploadedFile("a.pdf", EXE)}
    answer = house.client(None).post(f"/send/{link.secret}/", told)
    assert answer.status_code == 422
    assert "Se vedlegget." in answer.text
    assert "a.pdf" in answer.text
    assert not Submission.objects.exists()
    answer = house.client(None).post(
        f"/send/{link.secret}/", {**told, "file": [SimpleUploadedFile(f"{i}.pdf", PDF) for i in range(11)]}
    )
    assert answer.status_code == 422


def mail(*files: tuple[str, str, bytes]) -> bytes:
    """A mail with files."""
    found = EmailMessage()
    found["From"], found["Subject"], found["Message-ID"] = "red@solvik.no", "Ny pris", "<1@solvik.no>"
    found.set_content("Se bildet.")
    for name, kind, content in files:
        main, sub = kind.split("/")
        found.add_attachment(content, maintype=main, subtype=sub, filename=name)
    return found.as_bytes(policy=SMTP)


def test_a_mail_is_taken_in_with_its_files_and_tells_which_are_left_out_and_why(house: House):
    raw = mail(
        ("pris.jpg", "image/jpeg", photo()),
        ("faktura.pdf", "application/pdf", EXE),
        ("halvt.png", "image/png", picture()[:50]),
    )
    found = mailing.take_letter(house.centre, read_letter(raw))
    assert found is not None
    assert [one.name for one in found.attachments.all()] == ["pris.jpg"]
    assert found.body == "Se bildet."
    page = house.client("editor").get(f"/inbox/{found.pk}/").text
    assert "«faktura.pdf» er ikke det navnet sier" in page
    assert "«halvt.png» er skadet" in page


def test_a_mail_with_many_files_keeps_the_first_and_names_the_others(house: House):
    files = [(f"{i}.txt", "text/plain", b"tekst") for i in range(25)]
    found = mailing.take_letter(house.centre, read_letter(mail(*files)))
    assert found is not None
    assert found.attachments.count() == attaching.MOST_FILES
    told = found.remarks.get().text
    assert "10.txt" in told
    assert "5 filer til" in told


def test_what_nothing_refers_to_is_let_go_and_nothing_else(house: House):
    found = article(house)
    stays, goes = attaching.attach(found, "a.pdf", PDF), attaching.attach(found, "b.pdf", PDF)
    fresh = Stored.objects.create(centre=house.centre, content=b"x", stored_at=now())
    Stored.objects.exclude(pk=fresh.pk).update(stored_at=now() - timedelta(days=2))
    attaching.take_away(goes)
    assert attaching.tidy(now()) == 0, "it can be brought back"
    assert attaching.tidy(now() + timedelta(hours=1)) == 0
    Attachment.objects.filter(pk=goes.pk).update(removed_at=now() - timedelta(days=31))
    assert attaching.tidy(now()) == 1
    assert set(Stored.objects.values_list("pk", flat=True)) == {stays.stored_id, fresh.pk}
    assert not Attachment.objects.filter(pk=goes.pk).exists()


def test_files_somebody_added_are_told_to_them_and_lose_their_name_with_them(house: House):
    person = house.people["editor"]
    attaching.attach(article(house), "a.pdf", PDF, by=person)
    assert [one["name"] for one in own_data.tell(person, True)["files_added"]] == ["a.pdf"]
    own_data.forget(person)
    assert Attachment.objects.get().added_by is None

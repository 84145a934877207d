"""Texts in other encodings, and more files than can be sent at once."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from fagtid.information import attaching, bringing, services, unpacking
from fagtid.information.encodings import NotText, decoded
from fagtid.information.models import Article
from fagtid.information.refusals import TooMuchBrought
from tests.house import House
from tests.information.files import PDF

TEXT = "# Blåbær\n\nPå øya koster «helg» 229 kr – også på søndag."


@pytest.mark.parametrize(
    ("codec", "told"),
    [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8"), ("utf-16", "UTF-16"), ("cp1252", "Windows-1252")],
)
def test_a_text_is_read_in_the_encoding_it_was_written_in(codec: str, told: str):
    assert decoded(TEXT.encode(codec)) == (TEXT, told)


@pytest.mark.parametrize("content", [b"MZ\x90\x00\x03", b"\xff\xfea", b"\x81\x8d\x8f\x00"])
def test_what_is_no_text_is_said_to_be_none(content: bytes):
    with pytest.raises(NotText):
        decoded(content)


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["pris.md", "pris.html", "priser.csv"])
def test_a_file_in_windows_1252_is_read_and_the_look_says_so(house: House, name: str):
    text = {
        "pris.md": TEXT,
        "pris.html": "<h1>Blåbær</h1><p>På øya</p>",
        "priser.csv": "title;body\nBlåbær;På øya\n",
    }
    file = SimpleUploadedFile(name, text[name].encode("cp1252"))
    editor = house.client("editor")
    answer = editor.post("/bank/files/", {"file": file})
    page = editor.get(answer.headers["Location"]).text
    assert "Blåbær" in page
    assert f"{name}: lest som Windows-1252" in page


@pytest.mark.django_db
def test_more_files_than_can_be_sent_at_once_are_told_of_with_the_remedy(house: House):
    files = [SimpleUploadedFile(f"{i}.md", b"# A\n\nb") for i in range(101)]
    answer = house.client("editor").post("/bank/files/", {"file": files})
    assert answer.status_code == 400
    assert "Høyst 100 filer" in answer.text
    assert ".zip" in answer.text


@pytest.mark.django_db
def test_documents_of_one_import_share_the_room_they_unpack_to(house: House, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(unpacking.Room, "__init__", lambda self: setattr(self, "left", 3_000_000))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", " " * 1_600_000)
    told = {"size": 1, "make_clients": False, "by": house.people["editor"]}
    bringing.bring_in(house.centre, [("a.docx", io.BytesIO(out.getvalue()))], **told)
    twice = [(name, io.BytesIO(out.getvalue())) for name in ("a.docx", "b.docx")]
    with pytest.raises(TooMuchBrought):
        bringing.bring_in(house.centre, twice, **told)


@pytest.mark.django_db
def test_the_whole_export_has_the_attachments_and_can_be_brought_in_again(house: House):
    editor = house.people["editor"]
    found = services.write_article(house.centre, "article", {"title": "Faktura", "body": "Se."}, by=editor)
    attaching.attach(found, "faktura.pdf", PDF)
    exported = house.client("editor").get("/bank/files/export/").content
    with zipfile.ZipFile(io.BytesIO(exported)) as packed:
        assert packed.read("articles/all-faktura.files/faktura.pdf") == PDF
    told = {"size": 1, "make_clients": False, "by": editor}
    brought = bringing.bring_in(house.centre, [("bank.zip", io.BytesIO(exported))], **told)
    assert brought.told["faults"] == []
    assert len(brought.told["articles"]) == Article.objects.count() == 1

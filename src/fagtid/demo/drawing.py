"""A picture for the invented centre: the payment slip of an invoice, drawn."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw, ImageFont

SHOWS = "Nederst på fakturaen: feltene KID, beløp og konto, med KID markert"
FIELDS = (("KID", "0012 3456 7890 4"), ("Kroner", "229,00"), ("Til konto", "1234 56 78903"))
WIDTH, HEIGHT, EDGE = 960, 300, 30
INK, SOFT, MARK, PAPER = "#1c2430", "#5b6675", "#b3261e", "#ffffff"


def form_picture() -> bytes:
    """PNG of the slip."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    draw = ImageDraw.Draw(picture)
    small, middle, large = (ImageFont.load_default(size) for size in (22, 29, 34))
    draw.text((EDGE, EDGE), "Solvikposten: faktura", INK, font=large)
    draw.line((EDGE, 90, WIDTH - EDGE, 90), SOFT, 2)
    step = (WIDTH - 2 * EDGE) // len(FIELDS)
    for i, (label, value) in enumerate(FIELDS):
        left = EDGE + i * step
        box = (left, 130, left + step - 16, 250)
        draw.rectangle(box, outline=MARK if i == 0 else SOFT, width=5 if i == 0 else 2)
        draw.text((left + 14, 142), label, SOFT, font=small)
        draw.text((left + 14, 188), value, INK, font=middle)
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()

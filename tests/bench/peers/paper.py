"""The same page drawn by reportlab and signed by pyHanko, in one warm process.

Asked line by line (see src/peer.rs). Not here: anything that judges the result.
"""

import io
import json
import sys
import time
from importlib.metadata import version

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko.stamp import TextStampStyle
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

MARGIN = 50
SIZE = 9
LEADING = 13
FIELD = "stage.apply.signature-apply"


class Desk:
    """What is opened once: the fonts, the key, the texts of the page."""

    def __init__(self, about):
        pdfmetrics.registerFont(TTFont("plain", about["plain"]))
        pdfmetrics.registerFont(TTFont("bold", about["bold"]))
        self.lines = about["lines"]
        self.title = about["title"]
        self.signer = signers.SimpleSigner.load_pkcs12(about["key"], passphrase=about["passphrase"].encode())
        if self.signer is None:
            raise ValueError("the key does not open")
        self.page = self.draw()

    def draw(self):
        """Every line of the form, wrapped, in a frame; new pages as needed. Fonts are embedded as subsets."""
        out = io.BytesIO()
        canvas = Canvas(out, pagesize=A4, pageCompression=1)
        canvas.setTitle(self.title)
        width, height = A4
        top = height - MARGIN
        for text, is_label in self.lines:
            font = "bold" if is_label else "plain"
            wrapped = wrap(text, font, width - 2 * MARGIN)
            if top - LEADING * len(wrapped) < MARGIN + 60:
                canvas.showPage()
                top = height - MARGIN
            canvas.setFont(font, SIZE)
            for line in wrapped:
                top -= LEADING
                canvas.drawString(MARGIN + 3, top + 4, line)
            if not is_label:
                canvas.rect(MARGIN, top, width - 2 * MARGIN, LEADING * len(wrapped), stroke=1, fill=0)
        canvas.showPage()
        canvas.save()
        return out.getvalue()

    def sign(self, pdf):
        """A certifying signature at PAdES level B-B, seen on the last page."""
        writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
        about = signers.PdfSignatureMetadata(
            field_name=FIELD,
            md_algorithm="sha256",
            name="CHAN Tai-man",
            reason="Application",
            certify=True,
            docmdp_permissions=fields.MDPPerm.FILL_FORMS,
            subfilter=fields.SigSeedSubFilter.PADES,
        )
        place = fields.SigFieldSpec(sig_field_name=FIELD, on_page=-1, box=(MARGIN, 50, MARGIN + 200, 100))
        style = TextStampStyle(stamp_text="Signed by: %(signer)s\nTime: %(ts)s")
        signed = signers.PdfSigner(about, self.signer, stamp_style=style, new_field_spec=place).sign_pdf(writer)
        return signed.getvalue()


def wrap(text, font, width):
    """Lines that fit: broken anywhere, as Chinese may be."""
    if pdfmetrics.stringWidth(text, font, SIZE) <= width - 6:
        return [text]
    lines, line, used = [], "", 0
    for sign in text:
        advance = pdfmetrics.stringWidth(sign, font, SIZE)
        if used + advance > width - 6:
            lines.append(line)
            line, used = "", 0
        line += sign
        used += advance
    return lines + [line]


def timed(work):
    """Milliseconds, and what the work gives."""
    begun = time.perf_counter()
    given = work()
    return (time.perf_counter() - begun) * 1000, given


def answer(desk, asked):
    """One request."""
    if asked["do"] == "draw":
        ms, pdf = timed(desk.draw)
    elif asked["do"] == "sign":
        ms, pdf = timed(lambda: desk.sign(desk.page))
    else:
        ms, pdf = timed(lambda: desk.sign(desk.draw()))
    if "out" in asked:
        with open(asked["out"], "wb") as file:
            file.write(pdf)
    return {"ms": ms, "bytes": len(pdf)}


def main():
    """Says what it is, takes what it needs, then answers until the pipe closes."""
    peers = f"reportlab {version('reportlab')}, pyHanko {version('pyHanko')}"
    say({"version": f"{peers}, Python {sys.version.split()[0]}"})
    desk = None
    for line in sys.stdin:
        asked = json.loads(line)
        try:
            if asked["do"] == "open":
                desk = Desk(asked)
                say({"bytes": len(desk.page)})
            else:
                say(answer(desk, asked))
        except Exception as error:  # told to whoever asks, who ends the run
            say({"error": repr(error)})


def say(what):
    """One line."""
    print(json.dumps(what), flush=True)


main()

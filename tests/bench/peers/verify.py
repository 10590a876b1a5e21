"""The same signed file judged by pyHanko, in one warm process.

Asked line by line (see src/peer.rs). What came later is compared by pyHanko's own rules, and of every certificate it must be
known that it was not revoked, from what the file brings. Not here: the network; and pyHanko's profile for the long term
(`ades_lta_validation`), which finds no proof of existence for these papers and answers that it does not know.
"""

import io
import json
import logging
import sys
import time
from importlib.metadata import version

from pyhanko.keys import load_certs_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
from pyhanko.sign.validation.dss import DocumentSecurityStore


class Judge:
    """What is read once: the bytes of the file, and whom to trust."""

    def __init__(self, about):
        with open(about["file"], "rb") as file:
            self.pdf = file.read()
        self.roots = list(load_certs_from_pemder([about["root"]]))

    def judge(self):
        """Every signature and time-stamp of the file, read anew, at the present time; the verdicts."""
        reader = PdfFileReader(io.BytesIO(self.pdf), strict=True)
        strict = {"trust_roots": self.roots, "allow_fetching": False, "revocation_mode": "require"}
        store = DocumentSecurityStore.read_dss(reader)
        verdicts = []
        for signature in reader.embedded_regular_signatures:
            status = validate_pdf_signature(signature, store.as_validation_context(dict(strict)))
            if not status.bottom_line or status.modification_level is None:
                raise ValueError(status.summary())
            verdicts.append(status.modification_level.name)
        for stamp in reader.embedded_timestamp_signatures:
            status = validate_pdf_timestamp(stamp, store.as_validation_context(dict(strict)))
            if not (status.intact and status.valid and status.trusted):
                raise ValueError(status.summary())
            verdicts.append("time-stamp")
        return verdicts


def main():
    """Says what it is, takes what it needs, then answers until the pipe closes."""
    logging.disable(logging.CRITICAL)
    say({"version": f"pyHanko {version('pyHanko')}, Python {sys.version.split()[0]}"})
    judge = None
    for line in sys.stdin:
        asked = json.loads(line)
        try:
            if asked["do"] == "open":
                judge = Judge(asked)
                say({"done": ", ".join(judge.judge())})
            else:
                begun = time.perf_counter()
                judge.judge()
                say({"ms": (time.perf_counter() - begun) * 1000})
        except Exception as error:  # told to whoever asks, who ends the run
            say({"error": repr(error)})


def say(what):
    """One line."""
    print(json.dumps(what), flush=True)


main()

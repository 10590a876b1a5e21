#!/usr/bin/env python3
"""Other judges on signed PDFs, beside the verdict that a file's name states.

    pdf_signatures.py FOLDER ROOT.pem [ROOT.pem ...] [--muniment PROGRAM]

For every FOLDER/pass-*.pdf each judge must accept: pyHanko (strict) finds all signatures
intact, trusted and changed only as permitted; pdfsig finds the signed bytes valid; qpdf
finds no fault in the structure. For every FOLDER/fail-*.pdf pyHanko must refuse, unless the
table STRICTER explains why we refuse more. pdfsig and qpdf do not judge changes, so what
they say about such a file is shown and not counted. With --muniment, our own answer must be
what the name states.

Prints one line per file; exit 0 when all agree, 1 on disagreement, 2 when a judge is missing.
Needs: pip install 'pyhanko==0.38.*', and pdfsig (poppler-utils) and qpdf on the path.
"""

import argparse
import json
import logging
import shutil
import subprocess
import sys
from pathlib import Path

from verdicts import put_to

# Rules of ours, by the beginning of a file name, for which pyHanko has no counterpart.
STRICTER = {
    "fail-appearance-mismatch": "it does not compare what a field shows with its value",
    "fail-bytes-after-end": "it reads up to the last end of file and ignores what follows",
    "fail-changed-content-signature-rewritten": "the rewritten signature is the newest one, so nothing is left to compare",
    "fail-changed-content-store-dropped": "it lets the lists of evidence shrink",
    "fail-changed-content-title-changed": "it does not read what the document information says",
    "fail-changed-content-unreached": "it lets objects pass that nothing leads to",
    "fail-changed-field-value-from-above": "it does not look at values that a field inherits",
    "fail-cms-format-container-digests-disagree": "it does not read the list of digest algorithms",
    "fail-cms-format-container-no-attributes": "it accepts containers without signed attributes, which PAdES forbids",
    "fail-cms-format-sub-filter": "it ignores a newest signature whose SubFilter it does not know",
    "fail-contents-container-bytes-behind": "it does not look at what follows the container",
    "fail-contents-mixed-case": "it takes the container in any spelling",
    "fail-changed-content-title-said-as-a-tool": "it compares no metadata",
    "fail-new-field-look-without-a-room": "to it a rectangle without extent shows nothing, but some readers draw it whole",
    "fail-structure-lock-says-less": "it goes by the signature alone and not by the lock of its field",
    "fail-structure-second-certification": "it takes the one that the catalog names",
}


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("roots", type=Path, nargs="+")
    parser.add_argument("--muniment", help="our own program, to be asked as well")
    return parser.parse_args()


def pyhanko_judge(roots):
    from pyhanko.keys import load_certs_from_pemder
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    trusted = list(load_certs_from_pemder([str(root) for root in roots]))
    # Findings are in the table; the library's own log would only repeat them.
    logging.disable(logging.CRITICAL)

    def judge(path):
        with path.open("rb") as file:
            signatures = PdfFileReader(file, strict=True).embedded_signatures
            if not signatures:
                return False, "no signature"
            worst = []
            for signature in signatures:
                context = ValidationContext(trust_roots=trusted, allow_fetching=False)
                status = validate_pdf_signature(signature, context)
                if not status.bottom_line:
                    worst.append(status.summary())
            return not worst, "; ".join(worst) or "all good"

    return judge


def pdfsig_judge(path):
    run = subprocess.run(["pdfsig", "-nocert", str(path)], capture_output=True, text=True, errors="replace")
    answers = [line.split(":", 1)[1].strip() for line in run.stdout.splitlines() if "Signature Validation:" in line]
    good = bool(answers) and all(answer == "Signature is Valid." for answer in answers)
    return good, "; ".join(sorted(set(answers))) or "no signature"


def qpdf_judge(path):
    run = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True, errors="replace")
    lines = [line for line in (run.stdout + run.stderr).splitlines() if "WARNING" in line or "ERROR" in line]
    return run.returncode == 0, lines[0] if lines else "clean"


def ends_unsigned(path):
    """Whether the last revision of a file bears no signature."""
    return b"/ByteRange" not in path.read_bytes().rsplit(b"%%EOF", 2)[-2]


def own_judge(program, roots):
    def judge(path):
        trust = [word for root in roots for word in ("--trust", str(root))]
        run = subprocess.run([program, "verify", str(path), "--json", *trust], capture_output=True, text=True)
        try:
            answer = json.loads(run.stdout)
        except ValueError:
            return False, run.stderr.strip()[:80]
        # The last office of a form may fill in its part and not sign: permitted, and then said, and only then.
        is_filled_last = ends_unsigned(path) and answer["reasons"] == ["unsigned-filling"]
        good = answer["verdict"] == "valid" and (answer["unchanged"] or is_filled_last)
        return good, f"{answer['verdict']} {','.join(answer['reasons'])}"

    return judge


def main():
    asked = arguments()
    missing = [tool for tool in ("pdfsig", "qpdf") if not shutil.which(tool)]
    try:
        pyhanko = pyhanko_judge(asked.roots)
    except ImportError as fault:
        missing.append(f"pyhanko ({fault})")
    if missing:
        print("missing: " + ", ".join(missing), file=sys.stderr)
        return 2
    judges = {"pyhanko": pyhanko, "pdfsig": pdfsig_judge, "qpdf": qpdf_judge}
    if asked.muniment:
        judges["muniment"] = own_judge(asked.muniment, asked.roots)

    def wrong_in(path, answers):
        expected = path.name.startswith("pass-")
        counted = answers if expected else [name for name in answers if name in ("pyhanko", "muniment")]
        wrong = [name for name in counted if answers[name][0] != expected]
        if any(path.name.startswith(start) for start in STRICTER) and "pyhanko" in wrong:
            wrong.remove("pyhanko")
        return wrong

    files = sorted(asked.folder.glob("*.pdf"))
    return 1 if put_to(judges, files, wrong_in) or not files else 0


if __name__ == "__main__":
    sys.exit(main())

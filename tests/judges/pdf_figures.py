#!/usr/bin/env python3
"""What pdftotext reads in signed forms, and how large they are.

    pdf_figures.py FOLDER

Every FOLDER/*.pdf is a form that went through its stages. In two of them pdftotext must find the lift as Hong
Kong writes it (beyond the basic plane) and words of both languages. On each page zbar must read a code, and what it says
must be printed on the page. The first revision is the form before
anybody signed: at most 100 kB for a form of one page, and as much for each page of a longer one. Each signature is
a revision of its own, of at most 40 kB. What officers of later stages filled in, and its fonts, are shown and not judged.

Prints one line per file; exit 0 when all is within bounds, 1 otherwise, 2 when a tool is missing.
Needs pdftotext, pdfinfo and pdftoppm (poppler-utils) and zbarimg (zbar-tools) on the path.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

PAGE_BYTES = 100_000
SIGNATURE_BYTES = 40_000
WORDS = {"GEN-LV-1": ["𨋢", "申請", "leave"], "HAD-CH-1": ["𨋢", "社區會堂", "organisation"]}


def tool(*words):
    return subprocess.run(words, capture_output=True, check=True).stdout


def revisions(pdf):
    """Where each revision ends: behind its end-of-file mark."""
    return [match.end() for match in re.finditer(rb"%%EOF\r?\n?", pdf)]


def first_signed(pdf):
    """Where the first revision that bears a signature ends; nothing when none does."""
    ends = revisions(pdf)
    return next((end for begin, end in zip([0, *ends], ends) if b"/ByteRange" in pdf[begin:end]), None)


def pages(pdf):
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf)
        file.flush()
        return int(re.search(r"^Pages:\s+(\d+)", tool("pdfinfo", file.name).decode(), re.M).group(1))


def code_faults(path, page):
    """What is wrong with the code of a page."""
    number = str(page)
    picture = tool("pdftoppm", "-png", "-r", "150", "-f", number, "-l", number, "-singlefile", str(path))
    read = subprocess.run(["zbarimg", "--raw", "--quiet", "-"], input=picture, capture_output=True).stdout.decode().strip()
    printed = tool("pdftotext", "-f", number, "-l", number, str(path), "-").decode()
    if read and read in printed:
        return []
    return [f"the code of page {page} says {read!r}, which is not printed there" if read else f"page {page} has no code that can be read"]


def judge(path):
    pdf = path.read_bytes()
    ends = revisions(pdf)
    unsigned, count = ends[0], pages(pdf[: ends[0]])
    slices = [pdf[begin:end] for begin, end in zip(ends, ends[1:])]
    signatures = [len(one) for one in slices if b"/ByteRange" in one]
    filled_in = sum(len(one) for one in slices if b"/ByteRange" not in one)
    text = tool("pdftotext", str(path), "-").decode()
    words = next((words for form, words in WORDS.items() if form in path.name), [])
    faults = [f"pdftotext does not find {word}" for word in words if word.lower() not in text.lower()]
    faults.extend(fault for page in range(1, count + 1) for fault in code_faults(path, page))
    if unsigned > PAGE_BYTES * count:
        faults.append(f"the unsigned form is larger than {PAGE_BYTES // 1000} kB a page")
    if not signatures or max(signatures) > SIGNATURE_BYTES:
        faults.append(f"a signature takes more than {SIGNATURE_BYTES // 1000} kB")
    print(
        f"{path.name:32} unsigned {unsigned / 1000:.1f} kB on {count} page(s), signatures "
        f"{', '.join(f'{size / 1000:.1f}' for size in signatures)} kB, filled in later {filled_in / 1000:.1f} kB, "
        f"in all {len(pdf) / 1000:.1f} kB"
    )
    for fault in faults:
        print(f"    {fault}")
    return not faults


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    missing = [name for name in ("pdftotext", "pdfinfo", "pdftoppm", "zbarimg") if not shutil.which(name)]
    if missing:
        print("missing: " + ", ".join(missing), file=sys.stderr)
        return 2
    files = sorted(Path(sys.argv[1]).glob("*.pdf"))
    verdicts = [judge(path) for path in files]
    return 0 if files and all(verdicts) else 1


if __name__ == "__main__":
    sys.exit(main())

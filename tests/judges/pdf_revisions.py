#!/usr/bin/env python3
"""The earlier states of signed forms, as they were before later offices added to them.

    pdf_revisions.py FOLDER [FOLDER-OF-UNSIGNED]

For every FOLDER/NAME.pdf writes FOLDER/NAME-once.pdf, which ends with the first signature, where more than that was added;
and, when another folder is given, NAME-unsigned.pdf there, which ends before anybody signed.
A signed file is only appended to, so these are the very bytes that were seen then.
"""

import sys
from pathlib import Path

from pdf_figures import first_signed, revisions


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    for path in sorted(Path(sys.argv[1]).glob("*.pdf")):
        pdf = path.read_bytes()
        once = first_signed(pdf)
        if once is not None and once < len(pdf):
            path.with_stem(f"{path.stem}-once").write_bytes(pdf[:once])
        for folder in sys.argv[2:]:
            (Path(folder) / f"{path.stem}-unsigned.pdf").write_bytes(pdf[: revisions(pdf)[0]])


if __name__ == "__main__":
    main()

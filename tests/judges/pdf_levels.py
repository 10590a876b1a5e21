#!/usr/bin/env python3
"""pyHanko on signed PDFs at each level of PAdES, without a network.

    pdf_levels.py ROOT.pem LIST.crl... FILE.pdf...

The level stands at the end of a file's name: `…-b-b.pdf`, `…-b-t.pdf`, `…-b-lt.pdf`, `…-b-lta.pdf`. Up to b-t the lists
are given beside the file; from b-lt on the file must bring everything itself, and is judged by pyHanko's profile for the
long term. Every signature must be intact, trusted, and changed only as permitted.

Prints one line per file; exit 0 when all are good.
"""

import asyncio
import logging
import sys
from pathlib import Path


def judged(path, trusted, lists):
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import RevocationInfoValidationType, async_validate_pdf_ltv_signature
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    level = path.stem.rsplit("-b-", 1)[1]
    kinds = {"lt": RevocationInfoValidationType.PADES_LT, "lta": RevocationInfoValidationType.PADES_LTA}
    with path.open("rb") as file:
        signatures = PdfFileReader(file, strict=True).embedded_regular_signatures
        if not signatures:
            return ["no signature"]
        faults = []
        for signature in signatures:
            if level in kinds:
                own = {"trust_roots": trusted, "allow_fetching": False}
                status = asyncio.run(async_validate_pdf_ltv_signature(signature, kinds[level], own))
            else:
                context = ValidationContext(
                    trust_roots=trusted, crls=lists, allow_fetching=False, revocation_mode="hard-fail"
                )
                status = validate_pdf_signature(signature, context)
            if not status.bottom_line:
                faults.append(status.summary())
        return faults


def main():
    from asn1crypto.crl import CertificateList
    from pyhanko.keys import load_certs_from_pemder

    logging.disable(logging.CRITICAL)
    names = [Path(name) for name in sys.argv[1:]]
    trusted = list(load_certs_from_pemder([str(name) for name in names if name.suffix == ".pem"]))
    lists = [CertificateList.load(name.read_bytes()) for name in names if name.suffix == ".crl"]
    files = [name for name in names if name.suffix == ".pdf"]
    wrong = 0
    for path in files:
        try:
            faults = judged(path, trusted, lists)
        except Exception as fault:  # a judge that stumbles has not accepted
            faults = [f"{type(fault).__name__}: {fault}"]
        print(f"{'refuses' if faults else 'accepts'}  {path.name}")
        for fault in faults:
            print(f"    {fault}")
        wrong += bool(faults)
    print(f"pyHanko: {len(files)} files, {wrong} refused")
    return 1 if wrong or not files else 0


if __name__ == "__main__":
    sys.exit(main())

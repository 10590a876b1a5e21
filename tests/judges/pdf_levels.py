#!/usr/bin/env python3
"""pyHanko on signed PDFs at each level of PAdES, without a network.

    pdf_levels.py ROOT.pem LIST.crl... FILE.pdf...

The level stands at the end of a file's name: `…-b-b.pdf`, `…-b-t.pdf`, `…-b-lt.pdf`, `…-b-lta.pdf`. Up to b-t the lists
are given beside the file; from b-lt on the file must bring everything itself. Every signature must be intact, trusted, and
changed only as permitted, and of every certificate it must be known that it was not revoked. At b-lta pyHanko's own profile
for the long term (ETSI EN 319 102-1, 5.6.3) must pass too, for every signature with a time-stamp in its container: of one that
has none it takes no document time-stamp.

Prints one line per file; exit 0 when all are good.
"""

import asyncio
import logging
import sys
from pathlib import Path

from verdicts import put_to


def judge(trusted, lists):
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
    from pyhanko.sign.validation.dss import DocumentSecurityStore
    from pyhanko.sign.validation.generic_cms import extract_tst_data_iter
    from pyhanko_certvalidator import ValidationContext

    profile = long_term(trusted)
    strict = {"trust_roots": trusted, "allow_fetching": False, "revocation_mode": "require"}

    def judged(path):
        brings_all = path.stem.rsplit("-b-", 1)[1] in ("lt", "lta")
        with path.open("rb") as file:
            reader = PdfFileReader(file, strict=True)
            signatures = reader.embedded_regular_signatures
            faults = [] if signatures else ["no signature"]
            for signature in signatures:
                if brings_all:
                    context = DocumentSecurityStore.read_dss(reader).as_validation_context(dict(strict))
                else:
                    context = ValidationContext(crls=lists, **strict)
                status = validate_pdf_signature(signature, context)
                if not status.bottom_line:
                    faults.append(f"{signature.field_name}: {status.summary()}")
                if path.stem.endswith("-b-lta") and any(extract_tst_data_iter(signature.signer_info, signed=False)):
                    said = profile(signature)
                    if said != "OK":
                        faults.append(f"{signature.field_name}: {said} by the profile for the long term")
            for stamp in reader.embedded_timestamp_signatures:
                status = validate_pdf_timestamp(stamp, context)
                if not (status.intact and status.valid and status.trusted):
                    faults.append(f"{stamp.field_name}: {status.summary()}")
            return not faults, "; ".join(faults)

    return judged


def long_term(trusted):
    from pyhanko.sign.validation.ades import ades_lta_validation
    from pyhanko.sign.validation.policy_decl import (
        PdfSignatureValidationSpec,
        RevinfoOnlineFetchingRule,
        RevocationInfoGatheringSpec,
        SignatureValidationSpec,
    )
    from pyhanko_certvalidator.context import CertValidationPolicySpec
    from pyhanko_certvalidator.policy_decl import REQUIRE_REVINFO, CertRevTrustPolicy
    from pyhanko_certvalidator.registry import SimpleTrustManager

    policy = CertValidationPolicySpec(
        trust_manager=SimpleTrustManager.build(trust_roots=trusted),
        revinfo_policy=CertRevTrustPolicy(REQUIRE_REVINFO),
    )
    local = RevocationInfoGatheringSpec(online_fetching_rule=RevinfoOnlineFetchingRule.LOCAL_ONLY)
    spec = PdfSignatureValidationSpec(SignatureValidationSpec(policy, revinfo_gathering_policy=local))

    def profile(signature):
        return asyncio.run(ades_lta_validation(signature, spec)).ades_subindic.name

    return profile


def main():
    from asn1crypto.crl import CertificateList
    from pyhanko.keys import load_certs_from_pemder

    logging.disable(logging.CRITICAL)
    names = [Path(name) for name in sys.argv[1:]]
    trusted = list(load_certs_from_pemder([str(name) for name in names if name.suffix == ".pem"]))
    judged = judge(trusted, [CertificateList.load(name.read_bytes()) for name in names if name.suffix == ".crl"])
    files = [name for name in names if name.suffix == ".pdf"]
    return 1 if put_to({"pyhanko": judged}, files) or not files else 0


if __name__ == "__main__":
    sys.exit(main())

### Signing PDF files, keys that sign, and the judgement of signatures.

signing-key-wrong-passphrase = The passphrase does not open this key. Nothing was signed. Check the language and the Caps Lock key, then try again.
signing-key-damaged = This file is not a key file, or it is damaged. Nothing was signed. Choose a file that ends in .p12 or .pfx, or ask the issuer for a new copy.
signing-key-none = This file holds certificates and no private key, so it cannot sign. Choose the file that was issued with the key.
signing-key-no-certificate = This file holds a private key without a certificate for it, so nobody could tell whose signature it is. Ask the issuer for a file with both.
signing-key-unsupported = This key is of a kind in which the program does not sign. RSA keys and elliptic-curve keys on P-256 or P-384 are supported. Choose another key.
signing-key-did-not-sign = The key was opened and did not sign. The file is unchanged. Try again, or choose another key.

signing-file-not-pdf = This file is not a PDF. It has not been changed. Choose a PDF file.
signing-file-encrypted = This PDF is protected by a password, so its content and signatures cannot be read. Ask the sender for a copy without a password.
signing-file-limit = This PDF asks for more work than the program gives to one file ({ $limit }). It has not been changed. Ask the sender for a simpler copy.
signing-file-structure = The structure of this PDF is damaged ({ $detail }). Nothing was added to it. Ask the sender for a sound copy.

signing-error-no-such-field = The file has no field named { $field }. It has not been changed. Check that this is the right form and edition.
signing-error-unfit-field = The field { $field } cannot take what is to be written in it. The file has not been changed. Check that this is the right form and edition.
signing-error-field-taken = The field { $field } is already signed or already exists. The file has not been changed. Use the next stage, or another field.
signing-error-cannot-certify = Only the first signature can certify a document, and this one bears a signature already. Sign it without certifying.
signing-error-already-broken = A signature that is already in the file does not hold ({ $reason }). Another signature would cover that up, so none was added. Ask the sender for a sound copy.
signing-error-certificate-expired = The certificate ended on { $date }, so a signature made with it would not be recognised. Nothing was signed. Renew the certificate, or choose another key.
signing-error-certificate-not-yet-valid = The certificate begins on { $date }. Nothing was signed. Check the clock of this computer, or choose another key.
signing-error-certificate-revoked = The certificate has been revoked since { $date }, so nothing was signed. Sign with another key, or ask the authority for a new certificate.
signing-error-certificate-suspended = The certificate has been on hold since { $date }, so nothing was signed. Have the authority release it, or sign with another key.
signing-error-certificate-not-for-signing = The certificate is issued for other uses than signing. Nothing was signed. Choose the key for signatures.
signing-error-no-certificate = The key came without a certificate that can be read. Nothing was signed. Choose another key.
signing-error-appearance = The picture of a field cannot be used. Nothing was signed. Report this fault.
signing-error-not-signed = The file bears no signature, so there is nothing to keep provable. Sign it first.
signing-error-too-large = The signature is larger than the space kept for it. Nothing was signed. Choose a key with a shorter chain of certificates, or report this fault.
signing-error-not-good = The signed file was checked and did not pass ({ $reason }), so it was not kept. The original is unchanged. Check the values that were filled in; if they are right, report this fault.

signing-reason-byte-range = The signature does not say properly which part of the file it covers. It cannot be relied on. Ask the sender for the original.
signing-reason-contents = The place that holds the signature was altered or is empty. It cannot be relied on. Ask the sender for the original.
signing-reason-cms-format = The signature is not in the prescribed form, so it cannot be checked. Ask the sender for the original.
signing-reason-structure = The structure of the file is damaged or was tampered with, so readers may see different things in it. Ask the sender for the original.
signing-reason-digest-mismatch = The signed content was changed after signing. It cannot be relied on. Ask the sender for the original.
signing-reason-signature-wrong = The signature was not made with the key of the certificate that it shows. It cannot be relied on. Ask the sender for the original.
signing-reason-signer-mismatch = The signature does not belong to the certificate that it shows. It cannot be relied on. Ask the sender for the original.
signing-reason-bytes-after-end = Data were added behind the end of the file after signing. Ask the sender for the original.
signing-reason-changed-content = Content was changed after signing in a way that is not permitted. Look at the list of changes, and ask the sender for the original.
signing-reason-changed-field = A field was changed after signing in a way that is not permitted. Look at the list of changes, and ask the sender for the original.
signing-reason-changed-locked-field = A field that a signature had locked was changed afterwards. Look at the list of changes, and ask the sender for the original.
signing-reason-changed-annotation = A note or mark on a page was added, changed or removed after signing, which is not permitted. Look at the list of changes, and ask the sender for the original.
signing-reason-new-field = A field was added after signing in a way that is not permitted. Look at the list of changes, and ask the sender for the original.
signing-reason-appearance-mismatch = A field shows another text than the value it holds. Do not rely on what is seen on the page. Ask the sender for the original.
signing-reason-appearance-unreadable = What a filled field shows could not be compared with the value it holds. Compare the two by eye before relying on the page.
signing-reason-unsigned-filling = Fields were filled after the last signature. The signatures hold, and nobody has signed those values. Ask the person who filled them to sign.
signing-reason-chain-not-found = The certificate does not lead to any certificate trusted here, so it is not certain who signed. Add the authority to the trusted certificates if the department trusts it.
signing-reason-chain-policy = The certificate leads to a trusted one over a certificate that breaks the rules, so it is not certain who signed. Ask the signer for another certificate.
signing-reason-key-usage = The certificate is not issued for signing documents, so the signature is not confirmed. Ask the signer to sign with the right key.
signing-reason-revoked = The certificate was revoked before the time at which its owner claims to have signed. Do not rely on the signature.
signing-reason-revoked-before-proof = A certificate was revoked, and nothing proves that the signature is older. Ask the signer to sign again with a new certificate.
signing-reason-suspended = A certificate was on hold at the time in question. Check again when the authority has released or revoked it.
signing-reason-evidence-stale = What is known about revocation here is older than the time in question. Obtain the latest list of the authority, then check again.
signing-reason-no-revocation-evidence = It is not known here whether the certificate was revoked. Obtain the list of revoked certificates of the authority, then check again.
signing-reason-time-not-proven = A certificate is not valid today, and nothing proves that the signature was made while it was. Look for proof of the time, such as a time-stamp or the date of receipt.
signing-reason-time-stamp-wrong = The time-stamp does not belong to this file or was not made by a time-stamp authority. It proves no time.
signing-reason-algorithm-weak = The signature rests on an algorithm or key that is too weak or unknown today, so it is not confirmed. Ask the signer to sign again.
signing-reason-no-signature = The file bears no signature.
signing-reason-not-a-pdf = The file is not a PDF, so there is no signature to check.
signing-reason-encrypted = The PDF is protected by a password, so its signatures cannot be checked. Ask the sender for a copy without a password.
signing-reason-limit-reached = The file asks for more work than the program gives to one file, so it was not checked to the end. Ask the sender for a simpler copy.

signing-path-no-anchor = No trusted certificate of “{ $name }” is at hand.
signing-path-expired = The certificate of “{ $name }” ended on { $date }.
signing-path-not-yet-valid = The certificate of “{ $name }” begins on { $date }.
signing-path-not-allowed-to-issue = “{ $name }” issued a certificate without being allowed to.
signing-path-unknown-critical = The certificate of “{ $name }” sets a condition that is not understood here ({ $extension }).
signing-path-name = The certificate of “{ $name }” bears a name for which an authority above it may not speak.
signing-path-policy = The certificate of “{ $name }” was not issued under a policy that an authority above it demands.
signing-path-weak = The certificate of “{ $name }” rests on an algorithm or key that is too weak.
signing-anchor-not-for-this = “{ $name }” is not trusted for this: it is trusted for time-stamps and this is a signature, or the other way round.
signing-anchor-not-by-this-authority = “{ $name }” is trusted for certificates by certain authorities, and another one issued this.
signing-anchor-not-under-this-policy = “{ $name }” is trusted for certificates under certain policies, and this is under none of them.
signing-anchor-trusted-since = “{ $name }” is trusted since { $date } and not for an earlier time.
signing-anchor-trusted-until = “{ $name }” is trusted until { $date } and not for a later time.
signing-kind-person = The certificate is that of a person.
signing-kind-organisation = The certificate is that of an organisation.
signing-kind-government-person = The certificate is that of a person in the service of the government.
signing-kind-government-unit = The certificate is that of a functional unit of the government.
signing-kind-time-stamping = The certificate is that of a time-stamp authority.
signing-certificates-person = Certificates of persons
signing-certificates-organisation = Certificates of organisations
signing-certificates-government-person = Certificates of persons in the service of the government
signing-certificates-government-unit = Certificates of functional units of the government
signing-certificates-time-stamping = Certificates of time-stamp authorities
signing-trust-list-shape = This is not written as a trust list: { $what }
signing-trust-list-size = A trust list has at least one entry and at most 1,000.
signing-trust-list-dates = The next update of the trust list must be after its issue.
signing-trust-list-certificate = Entry { $entry } of the trust list: the certificate cannot be read. Write one certificate as PEM, or as DER in base64.
signing-trust-list-fingerprint = Entry { $entry } of the trust list: the certificate has another SHA-256 fingerprint than the one beside it.
signing-trust-list-issuer = Entry { $entry } of the trust list: an issuing authority is named by the SHA-256 of its public key, 64 digits in lower case.
signing-trust-list-policy = Entry { $entry } of the trust list: a policy is written as numbers with full stops between them.
signing-trust-list-period = Entry { $entry } of the trust list ends before it begins.
signing-revoked-since = The certificate of “{ $name }” has been revoked since { $date }.
signing-suspended-since = The certificate of “{ $name }” was put on hold on { $date }.
signing-evidence-until = What is known of the certificate of “{ $name }” reaches to { $date }.
signing-stamp-refused = The time-stamp authority refused (status { $status }). The signature stands; ask again later.
signing-stamp-unfit = The answer of the time-stamp authority does not fit the question and was not used. Tell whoever looks after the address of the authority.
signing-stamp-no-authority = No time-stamp authority is set, so the time is not proven. Set its address and bring the file to the level again.
signing-evidence-no-issuer = The certificate of whoever issued that of “{ $name }” is not at hand. Give it beside the file.
signing-evidence-not-had = Whether the certificate of “{ $name }” was revoked could not be found out. Try again later.
signing-evidence-unread = What { $address } sent is no evidence that can be read.

signing-answer-whole = What was signed is whole, byte for byte.
signing-answer-not-whole = What was signed is not whole, or the signature does not belong to it.
signing-answer-unchanged = Nothing was changed afterwards.
signing-answer-evidence-added = Only evidence and time-stamps were added afterwards.
signing-answer-permitted = { $count ->
    [one] One thing was filled in or signed afterwards, as this signature permits.
   *[other] { $count } things were filled in or signed afterwards, as this signature permits.
  }
signing-answer-forbidden = { $count ->
    [one] One thing was changed afterwards that this signature does not permit.
   *[other] { $count } things were changed afterwards that this signature does not permit.
  }
signing-answer-changes-doubtful = Whether anything was changed afterwards cannot be told from the file.
signing-answer-changes-unknown = What was changed cannot be told, because what was signed is not whole.
signing-answer-nobody = Who signed cannot be told.
signing-answer-signer-uncertain = “{ $name }” is named as the signer; that is not certain.
signing-answer-signer-then = “{ $name }” signed by { $date } at the latest, and the certificate was in order then.
signing-answer-signer-now = “{ $name }” signed, and the certificate is in order; the day { $date } is stated by the signer's own clock.
signing-answer-signer-undated = “{ $name }” signed, and the certificate is in order; no day is stated.
signing-answer-evidence-of = Whether the certificates were revoked is known as of { $date }.
signing-answer-evidence-revoked = The certificate of “{ $name }” was revoked.
signing-answer-evidence-suspended = The certificate of “{ $name }” was on hold.
signing-answer-evidence-lacking = Whether the certificate of “{ $name }” was revoked is not known for the time in question.
signing-answer-evidence-none-published = The certificates do not say that revocation is published, so there is nothing to ask.
signing-answer-evidence-unasked = Revocation was not asked, because no trusted certificate was reached.

signing-remark-time-not-proven = The time of signing is stated by the signer's own clock and is not proven.
signing-remark-digital-signature-key = The certificate is issued for digital signatures in general.
signing-remark-non-repudiation-key = The certificate is issued for signatures that commit the signer.
signing-remark-older-encoding = The signature is written in an older encoding.
signing-remark-basic-level = The signature does not name its certificate, as newer standards require.
signing-remark-trailing-line-ends = Empty lines follow the end of the file. They carry no content.
signing-remark-hidden-objects = An update contains data that nothing in the document leads to. No program shows them.
signing-remark-active-content = The file contains scripts or acts by itself when opened. What is seen may depend on the program that shows it.
signing-remark-trust-list-old = The trust list is older than it should be. A newer one may trust others, or no longer trust one of these.

signing-change-field-signed = The field “{ $field }” was signed{ $page ->
    [0] {""}
   *[other] {" "}(page { $page })
}.
signing-change-field-added = A signature field “{ $field }” was added{ $page ->
    [0] {""}
   *[other] {" "}(page { $page })
}.
signing-change-field-filled = The field “{ $field }” was filled with “{ $after }”{ $page ->
    [0] {""}
   *[other] {" "}(page { $page })
}.
signing-change-field-refilled = The field “{ $field }” was changed from “{ $before }” to “{ $after }”{ $page ->
    [0] {""}
   *[other] {" "}(page { $page })
}.
signing-change-field-emptied = The field “{ $field }” was emptied; it had held “{ $before }”{ $page ->
    [0] {""}
   *[other] {" "}(page { $page })
}.
signing-change-field-changed = A field was changed in another way than by filling it ({ $path }).
signing-change-field-shows-other = The field “{ $field }” shows another text than its value{ $page ->
    [0] {""}
   *[other] {" "}(page { $page })
}.
signing-change-field-unreadable = What the field “{ $field }” shows cannot be compared with its value{ $page ->
    [0] {""}
   *[other] {" "}(page { $page })
}.
signing-change-annotation = A note or mark was added, changed or removed{ $page ->
    [0] {""}
   *[other] {" "}(page { $page })
}.
signing-change-information = Dates or tools in the document information were changed ({ $path }).
signing-change-evidence = Evidence for the long term was added: certificates, revocation data or a time-stamp.
signing-change-content = Content was changed{ $page ->
    [0] {""}
   *[other] {" "}on page { $page }
} ({ $path }).
signing-change-objects-hidden = Data were added that nothing on the pages leads to ({ $path }).

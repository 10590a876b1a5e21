### Words printed on every form, and why a form could not be printed.

rendition-reference = Reference
rendition-form-no = Form No.
rendition-page = Page { $page } of { $pages }
rendition-official-use = For official use only
rendition-continued = { $title } (continued)
rendition-signature-of = Signature: { $stage }
rendition-signature-apart = Signed on a paper of its own: { $stage }
rendition-signature-otherwise = How the stage { $stage } was signed
rendition-otherwise = Signed without a certificate: by whom, when and how
rendition-signed-platform = Signed by the desk of its holder
rendition-signed-typed = Signed by typing the name
rendition-signed-ink = Signed on paper; the scan is attached
rendition-set-aside = Answers set aside
rendition-set-aside-hint = These answers of the older edition have no place in the newer one. They do not belong to the form that is handed in.
rendition-set-aside-question = Question
rendition-set-aside-answer = Answer
rendition-enclosed = Enclosed
rendition-enclosed-by-row = Enclosed, each marked with the number of its row
rendition-notes = Notes
rendition-row-number = No.
rendition-signed-by = Signed by
rendition-signed-at = Signed at
rendition-signed-reason = Reason
rendition-yes = Yes
rendition-no = No
rendition-to = to
rendition-data-of = Form data of the stage { $stage }

rendition-missing-glyphs = The typeface has no sign for { $characters }, found at “{ $place-en }”, so the form cannot be printed as it was typed. Replace the character by one that is in the Hong Kong Supplementary Character Set, or describe it in words.
rendition-field-name = The name “{ $name }” cannot name a field of a PDF form. Use ASCII letters, digits, “-” and “_” in the form definition.
rendition-field-twice = The field “{ $name }” has more than one place on the page. Give each place its own name in the form definition.
rendition-data = The form data to be embedded is not valid JSON, so no document was made ({ $detail }). Report this to the system's support.
rendition-unknown-field = The document has no place prepared for “{ $name }”. It was made from another edition of the form; complete that edition.
rendition-does-not-fit = The text is too long for the place “{ $name }” on the page, even in the smallest type. Shorten it, or attach it as a document.
rendition-document = The document of the earlier stage cannot be read ({ $detail }). Ask the earlier office to send it again.
rendition-broken = The page could not be made ({ $detail }). Nothing was filed; report this to the system's support.

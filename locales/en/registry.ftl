### What a desk answers.

registry-locked = The vault is locked. Unlock it with the passphrase.
registry-no-vault = There is no vault here yet. Make one first.
registry-header-not-text = The header of the vault (vault.toml) is damaged. Put it back from a backup; nothing was changed.
registry-header-missing = The header of the vault (vault.toml) is missing. Put back vault.toml from a backup; nothing was changed.
registry-header-missing-hint = Copy vault.toml from a backup of this vault into its folder. Without it no passphrase opens the vault, and no new vault is made over it.
registry-passphrase-after-lock = After a lock the keyring alone does not open the vault. Enter the passphrase.
registry-clock-needs-sample = Another day than today can only be given for a sample vault.
registry-no-holder = This desk has not yet joined its department. Connect it to the records server with a one-time code.
registry-not-found = Nothing here bears the reference { $reference }. Check it, or search by words.
registry-not-there-then = { $reference } was not here at the end of { $day }. Ask for a later day.
registry-no-such-day = { $day } is beyond what a calendar here can tell. Give another day.
registry-not-a-folder = { $reference } is no folder. Give the reference of a folder, a part or a class.
registry-nothing-to-destroy = No record may be destroyed on { $on }, so there is nothing to list. Ask again for a later day, or see why a record is not due: retention explain.
registry-no-receipt = There is no receipt for { $reference } yet: nothing shows that a records server took it into its journal. Exchange with the server (sync), then ask again.
registry-not-a-record = { $reference } is no record. Give the reference of a record.
registry-no-open-part = Folder { $folder } has no open part. Open the next part first.
registry-class-folders = Class { $class } holds { $count } folders. Name the folder in which to file.
registry-no-such-class = There is no class { $class }. Check its code in the file plan.
registry-file-missing = There is no file { $path }. Check its name; nothing was done.
registry-not-a-file = { $path } is not a file. Choose the files one by one.
registry-unknown-metadata = There is no metadata element { $name }. Known are date, creator, organisation, security, kind and personal_data.
registry-bad-metadata = { $name } cannot be “{ $value }”. Correct it and file again.
registry-index-closed = The search index is not open. Run rebuild.
registry-sample = Sample
registry-no-such-form = There is no form { $form }. See form list.
registry-form-not-here = The definition of form { $form } is not on this desk. Sync with the records server, or take it in from a file.
registry-form-on-paper = Form { $form } has no electronic definition yet. Fill in its paper form.
registry-install-damaged = { $name } cannot be read as the definition of a form. Nothing was taken in; ask for the file again.
registry-install-other = { $name } is not the definition that the catalogue names for form { $form }: it was altered, or is of another edition. Nothing was taken in; obtain the file from the records server or from the publisher of the form.
registry-install-damaged-form = { $name } is damaged: it holds form { $form }, and cannot be read as its definition. Nothing was taken in; ask for the file again.
registry-asset-not-here = { $name }, the official PDF of form { $form }, is not at this desk yet. Exchange with the records server, then try again.
registry-no-such-asset = Form { $form } has no official PDF { $name }.
registry-install-unsigned = Form { $form } is published by { $publisher }, and this file does not bear their signature. Nothing was taken in; ask them for the signed file.
registry-publisher-unreadable = { $name } is not the file of a publisher of forms. Ask the publisher for the file that “publisher export” writes.
registry-publisher-other = { $name } no longer says what was shown. Nothing was recognised; choose the file again and compare it with the publisher.
registry-no-such-publisher = No publisher { $name } is recognised here. “publisher list” shows those that are.
registry-publisher-none = The department has not yet published a form of its own, so it has no signature that others could recognise. Publish one first.
registry-install-here = { $name } holds form { $form }, edition { $edition }, which is here already. Nothing was changed.
registry-no-such-instance = There is no form on its way under { $instance }. Check the number, or sync.
registry-instance-closed = This form is closed; nothing more can be filled in.
registry-stage-closed = The stage “{ $stage }” is not open any more: the form was returned, refused or taken back. What you filled in is kept, and is there again when the stage is open again.
registry-other-form = The instance belongs to form { $form }. Name that form.
registry-form-problems = The stage is not complete: { $count } problems, the first at { $path } ({ $first }). See form eval for all of them.
registry-file-unknown = The file plan has no file { $reference }. Choose the file from the plan, or correct the reference.
registry-form-unreadable = The form definition cannot be read. Ask its publisher for a sound one.
registry-form-record = The record of this form cannot be worked out. Ask the form's publisher.
registry-key-needed = This stage ends with a signature. Name the signing key.
registry-key-secret-needed = The passphrase of the signing key is missing. Give it in a file or in MUNIMENT_KEY_PASSPHRASE.
registry-no-signature-place = The form has no place for this signature. Ask the form's publisher.
registry-signature-not-whole = The signature that was made does not prove whole, so nothing was filed. Try again; if it stays, run doctor.
registry-not-a-certificate = { $path } holds no certificate. Give PEM or DER files.
registry-not-one-certificate = { $path } holds several certificates. Give a file with one.
registry-no-trust-list = The department has issued no trust list.
registry-not-evidence = { $path } holds no list of revoked certificates, no answer about one and no certificate. Give PEM or DER files.
registry-stamp-address = “{ $address }” is no address of a time-stamp authority. Give one that begins with http:// or https://.
registry-outside-silent = { $address } did not answer ({ $detail }). Try again later.
registry-verdict-valid = Valid
registry-verdict-invalid = Invalid
registry-verdict-indeterminate = Cannot be judged
registry-desk-decides-itself = This desk decides for itself (“only this PC”). To join a server, make a new vault for it.
registry-joined-already = This desk has already joined a records server.
registry-not-joined = This desk has not joined a records server. Give the server's address and a one-time code.
registry-url-not-safe = { $url } is not a safe address. Outside this machine the address must begin with https.
registry-doctor-one-slot = Only one way opens this vault. Add a recovery key, so that a forgotten passphrase loses nothing.
registry-doctor-log = The journal is whole ({ $entries } entries).
registry-doctor-files = { $count } files are whole.
registry-doctor-index = The search index is whole.
registry-doctor-unfiled = { $count ->
    [one] 1 form is complete and has no record.
   *[other] { $count } forms are complete and have no record.
 }
registry-doctor-component = The file { $name } of { $reference } is damaged ({ $why }). Restore it from a backup.
registry-doctor-rebuild = Run rebuild.
registry-output-exists = { $path } exists already and is not overwritten. Name an empty folder.
registry-file-exists = { $path } exists already and is not overwritten. Choose another name.
registry-name-of-pdf = { $path } is the name under which the official PDF of this form is saved beside it. Choose another name for the form.
registry-exported = Files of { $reference } were written out.
registry-exported-attachment = A file of form { $instance } was written out.
registry-noted-begun = { $form } was begun at this desk.
registry-noted-taken = A copy of { $form } was taken at this desk.
registry-take-up-backwards = The period ends on { $to }, before it begins. Give a first day that is not after the last.
registry-target-manager = Only a records manager sets targets. Ask one of them.
registry-target-period = A target is set for a month, a quarter or a financial year. Choose one of these.
registry-handed-to-print = { $name } of { $reference } was handed to the system to be printed.
registry-print-only-pdf = { $name } is no PDF, and only a PDF is printed from here as it stands. Save a copy and print it with the program that it belongs to.
registry-no-printing = Nothing can be printed from here. Export the record and print the file.
registry-dragged-out = { $name } of { $reference } was handed out to be dragged to another program.
registry-no-dragging = Nothing can be dragged out of here. Export the record.
registry-bad-request = The request is not of the agreed shape ({ $why }).
registry-unknown-verb = There is no verb { $verb }.
registry-bad-id = { $id } is no identifier.
registry-holder-needed = Name and post are needed for a vault of your own.
registry-one-way-to-open = Give exactly one way of opening: passphrase, keyring or recovery key.
registry-preview-changed = The form has changed since it was previewed. Look at it again before signing.
registry-batch-empty = There is no form to sign. Choose at least one.
registry-batch-too-many = At most { $most } forms are signed in one go. Take some out.
registry-batch-twice = A form stands twice in what is to be signed. Choose each once.
registry-batch-over = This signing was ended. What was signed is handed over; the other forms are as they were. Choose them again to sign them.
registry-not-printed = The page of this form has not been printed here. Print it, have it signed, and attach the scan; or say that a blank form was filled in by hand.
registry-printed-other = The answers have changed since the page was printed, so the signed sheet says something else. Print the page again and have it signed.
registry-scan-kind = “{ $name }” is not a scan that can be kept as evidence. Scan the signed sheet as PDF, JPEG or PNG.
registry-scan-not-here = The scan of a signed sheet has not come to this desk yet. Synchronise, and try again.
registry-secret-of-key = Passphrase of the signing key { $key }
registry-pin-of-key = PIN of the key { $key }
registry-pin-of-key-few = PIN of the key { $key }. Few tries are left before the token locks: check the PIN before you enter it.
registry-pin-of-key-last = PIN of the key { $key }. One try is left: a wrong PIN locks the token. If you are not sure of it, cancel and ask the issuer.
registry-pin-again = PIN of the key { $key } once more: it is wanted for each signature
registry-key-not-now = This key's certificate is not valid today.
registry-key-not-put-in = Its card or token is not put in.
registry-key-file-gone = Its file is no longer where it was.
registry-module-not-added = { $path } was not added here.
cancelled = Cancelled.
registry-keeping-due = { $action ->
    [destroy] Destroy from { $due }.
    [transfer] Transfer from { $due }.
    [review] Review from { $due }.
    [appraise] Appraise from { $due }.
   *[other] Due on { $due }.
 }
registry-keeping-permanent = Kept permanently.
registry-keeping-waiting = { $reason ->
    [open] Kept while the part is open.
    [no-event] Waits for an event that starts the period.
   *[other] Waits for a fact that starts the period.
 }
registry-keeping-conflict = A longest and a shortest period contradict each other: records review decides.
registry-keeping-unscheduled = No disposal class governs this record.

# Refusals of single verbs

registry-no-such-draft = There is no such draft. It may have been handed over or given up; look in My work.
registry-no-such-file = There is no such file here. Open the record or the draft again.
registry-attachment-not-here = The attachment { $name } is not on this desk yet. Sync first, then do it again.
registry-attach-row = Each row has its own place for “{ $slot }”. Say which row, as in { $slot }@1.
registry-attach-no-row = “{ $slot }” belongs to the form as a whole. Leave the row out.
registry-original-which = Several copies lie in “{ $slot }”. Name one by its row, as in { $slot }@1, its file name or its SHA-256.
registry-not-in-tray = This item is no longer in the tray. Open the tray again.
registry-trust-unreadable = A trusted certificate kept in this vault cannot be read, so nothing was judged. Remove it in the settings and add it again.
registry-no-certificate = { $name } holds no certificate that can be read. Choose the certificate of an authority, in PEM or DER.
registry-no-such-anchor = This certificate is not among the trusted ones. Open the settings again to see which are.
registry-anchor-added = Certificate trusted: { $subject }, SHA-256 { $fingerprint }
registry-anchor-removed = Certificate no longer trusted: { $subject }, SHA-256 { $fingerprint }
registry-sample-is-alone = The demo department decides for itself and joins no server. Choose one of the two.
registry-reason-needed = A reason is needed. State it in a few words and try again.
registry-nothing-chosen = No record is chosen, or the list has changed. Choose again.
registry-preview-gone = This preview is no longer kept. Look at what would change again, then do it.
registry-undo-reason = Undone: { $reason }
registry-undo-without-reason = Undone
registry-changed-since = It was changed again since, so it stays as it is now. Open the record to compare.
registry-no-files = The record has no file.
registry-not-a-directory = { $path } is not a folder. Choose another one.
registry-no-subject = No key of { $reference } or of its part is one by which “{ $fact }” is looked up. Check the fact against the disposal class of the record.
registry-scope-needs-node = A class, folder or part must be named. Choose one in the file plan.
registry-no-such-element = There is no metadata element { $name }. Use the names that the record shows.
registry-nothing-to-verify = { $name } holds no PDF file, so there is no signature to verify. Choose a record with a PDF.
registry-too-large-to-show = { $name } is too large to be shown here. Export it and open it from there.
registry-no-such-choice = There is no way out named { $choice }. Choose one of those that the tray offers.

# Values of metadata elements

registry-value-10-administrative = Administrative
registry-value-10-programme = Programme
registry-value-12-document = Document
registry-value-12-e-mail = E-mail
registry-value-12-form = Form
registry-value-12-scan = Scanned paper
registry-value-12-photo = Photograph
registry-value-12-web = Web page
registry-value-12-message = Message
registry-value-12-data = Data set
registry-value-12-physical = Physical record
registry-value-15-electronic = Electronic
registry-value-15-physical = Physical
registry-value-15-hybrid = Hybrid
registry-value-18 = Captured { $captured }, accepted { $accepted } as entry { $index } of the journal
registry-value-18-waiting = Captured { $captured }, not yet accepted
registry-value-20-open = Opened { $opened }, not closed
registry-value-20-closed = Opened { $opened }, closed { $closed }
registry-value-29-as-folder = As the folder
registry-value-29-unclassified = Unclassified
registry-value-29-restricted = Restricted
registry-value-29-confidential = Confidential
registry-value-29-secret = Secret
registry-value-29-top-secret = Top secret
registry-value-33-yes = Yes
registry-value-33-no = No
registry-value-38-inherited = Inherited from { $from }
registry-value-38-direct = Set on the record
registry-value-38-override = Set on the record instead of the inherited class: { $reason }
registry-value-38-none = No class governs this record
registry-value-39-declared = Declaration of the record
registry-value-39-part-closed = Closing of the part
registry-value-39-date = The date “{ $element }” of the record
registry-value-39-event = The event “{ $event }”
registry-value-39-fixed = The day { $on }
registry-value-39-immediate = At once
registry-value-39-stage-completed = Completion of the previous stage
registry-value-39-permanent = Never
registry-value-39-after = { disposal-period } after: { $of }
registry-value-39-latest = The latest of: { $of }
registry-value-39-earliest = The earliest of: { $of }
registry-value-39-first-known = The first one known of: { $of }
registry-value-40 = { disposal-period }, counted from { disposal-cut-off }
registry-value-40-permanent = Kept permanently
registry-value-41-office = The office
registry-value-41-records-centre = The records centre
registry-value-41-server = The records server
registry-value-41-archives = The archives
registry-value-42-destroy = Destroy
registry-value-42-transfer = Transfer
registry-value-42-appraise = Appraise
registry-value-42-microfilm = Microfilm
registry-value-42-review = Review
registry-value-42-permanent = Keep permanently
registry-value-43-none = None has happened
registry-value-44 = Base { $base }, end { $end }, due { $due }
registry-value-45-unscheduled = No disposal class
registry-value-45-waiting = Waiting
registry-value-45-running = Running
registry-value-45-due = Due
registry-value-45-permanent = Kept permanently
registry-value-45-conflict = In conflict
registry-value-no-files = No files
registry-value-58 = { $by }: { $state ->
    [valid] whole and trusted
    [invalid] broken
   *[indeterminate] whole, trust not judged
 }
registry-value-58-none = None
registry-value-68 = { $count ->
    [0] Not yet accepted
    [one] 1 entry, on { $last }
   *[other] { $count } entries, the last on { $last }
 }

# What happened

registry-history-agent-registered = Officer registered
registry-history-class-added = Class added to the scheme
registry-history-schedule-published = Disposal schedule published
registry-history-publisher-recognised = Publisher of forms recognised
registry-history-publisher-withdrawn = Publisher of forms withdrawn
registry-history-form-signed = Form signed anew
registry-history-catalogue-issued = Catalogue of forms issued
registry-history-trust-list-issued = Trust list issued
registry-history-form-published = Form published
registry-history-target-set = Target of a form set
registry-history-folder-opened = Folder opened
registry-history-part-opened = Part opened
registry-history-part-closed = Part closed
registry-history-record-added = Record added to the part
registry-history-record-declared = Filed as a record
registry-history-metadata-changed = { $element ->
    [title-en] { records-element-5 } changed
    [title-zh] { records-element-6 } changed
    [language] { records-element-13 } changed
    [document-date] { records-element-16 } changed
    [received-or-sent] { records-element-17 } changed
    [creator] { records-element-22 } changed
    [organisation] { records-element-23 } changed
    [security] { records-element-29 } changed
    [personal-data] { records-element-33 } changed
   *[other] { $element } changed
 }
registry-history-record-withdrawn = Filing taken back
registry-history-proof-added = Evidence and time-stamp added
registry-history-fact-stated = Fact stated
registry-history-fact-withdrawn = Fact taken back
registry-history-handed-over = Stage handed over
registry-history-original-marked = Original recorded

# What was asked

registry-act-register-agent = Register an officer
registry-act-add-class = Add a class
registry-act-publish-schedule = Publish a disposal schedule
registry-act-recognise-publisher = Recognise a publisher of forms
registry-act-withdraw-publisher = Withdraw a publisher of forms
registry-act-issue-catalogue = Issue the catalogue of forms
registry-act-issue-trust-list = Issue the trust list
registry-act-publish-form = Publish a form
registry-act-set-target = Set the target of a form
registry-act-open-folder = Open a folder
registry-act-open-part = Open a part
registry-act-close-part = Close a part
registry-act-declare-record = File a record
registry-act-withdraw-record = Take a filing back
registry-act-edit-metadata = Change metadata
registry-act-add-proof = Keep signatures provable
registry-act-state-fact = State a fact
registry-act-withdraw-fact = Take a fact back
registry-act-hand-over = Hand a stage over
registry-act-mark-original = Record an original

# My work and the tray

registry-work-problems = { $count ->
    [one] One answer is still to be put right
   *[other] { $count } answers are still to be put right
 }
registry-work-returned = Returned: { $reasons }
registry-work-from = From { $name-en }, { $post }
registry-work-turned = Late with { $office-en }. It is for your post to follow up.
registry-tray-next = Read the reason, put the matter right and do it again; then take this item out of the tray.
registry-tray-dismiss = Take out of the tray

# Search and explanation

registry-chip-dates = Date of document { $from } to { $to }
registry-facet-kind = { $value ->
    [email] E-mail
    [form] Form
    [scan] Scanned paper
    [physical] Physical record
   *[other] Document
 }
registry-facet-signed = { $value ->
    [true] Signed
   *[other] Not signed
 }
registry-facet-held = { $value ->
    [true] On hold
   *[other] Not on hold
 }
registry-explain-step = Step { $number }
registry-explain-value = { $value ->
    [yes] yes
    [no] no
    [inherited] inherited
    [direct] set here
    [override] set here against what would be inherited
    [declared] the declaration
    [opened] the opening
    [local] this PC
    [trusted] the server
    [rejected] not followed
    [permanent] kept permanently
    [conflict] conflict
    [unscheduled] no class
   *[other] { $value }
}
registry-explain-input = { $name ->
    [action] Action
    [period] Period
    [cut_off] Cut-off
    [trigger] Trigger
    [event] Event
    [subject] Subject
    [element] Date element
    [value] Value
    [part] Part
    [schedule] Schedule
    [version] Version
    [stage] Stage
    [authority] Authority
    [effective_from] In force from
    [financial_year_end] End of the financial year
    [reason] Reason
    [why] Reason
    [what] Candidate
    [recorded_at] Recorded at
    [source] Source
    [path] Path
    [kind] Kind
    [on] On
    [hold] Hold
    [placed_on] Placed on
    [lifted_on] Lifted on
    [cooling_days] Days of waiting
    [clock] Clock
    [held] Held
    [basis] Basis
    [base] Base date
    [start] Beginning
    [end] End
    [anniversary] Anniversary
   *[other] { $name }
 }
registry-doctor-pages = { $count } pages of the database are damaged. Restore the vault from a backup.
registry-grow-needs-sample = Only a sample department can be grown.
registry-favourites-full = There are { $most } favourites already. Remove one, then add this.
registry-draft-begun-anew = This part was begun anew meanwhile. Discard the newer draft first, or copy from it.
registry-taken-back-at-once = Filed by mistake; taken back at once.
registry-change-stage-data = The data of stage { $stage } were added
registry-change-field-filled = The field “{ $field }” was filled in.
registry-change-field-refilled = The field “{ $field }” was filled in anew.
registry-change-field-emptied = The field “{ $field }” was emptied.
registry-version-none = { $name } has no such signature, so there is no signed version of it to look at. Check the file again.
registry-version-file-changed = { $name } has changed since it was checked. Check it again.
registry-carried-out = A form was written into a hand-over file ({ $instance }).
registry-carry-alone = This desk decides for itself. Hand-over files go between the desks of one records server.
registry-carry-nothing = No stage of this form was handed over at this desk. What came through the records server, the other desk gets from there.
registry-carry-unreadable = This is not a hand-over file of Muniment, or it is damaged.
registry-carry-elsewhere = The file comes from another records server ({ $there }). This desk belongs to { $here }.
registry-carry-file-missing = { $name } is missing from the file, or was changed. Nothing was taken in.
registry-carry-too-large = The file is larger than { $mebibytes } MiB. Nothing was taken in.

## Notices of the system: counts, and never the name of anything.

registry-notice-title-to-sign = My work: to sign
registry-notice-title-returned = My work: returned to you
registry-notice-title-to-complete = My work: part to complete
registry-notice-title-attention = My work: needs attention
registry-notice-signature = { $count ->
    [one] 1 form waits for your signature.
   *[other] { $count } forms wait for your signature.
}
registry-notice-returned = { $count ->
    [one] 1 form was returned to you.
   *[other] { $count } forms were returned to you.
}
registry-notice-came = { $count ->
    [one] 1 form has come to you.
   *[other] { $count } forms have come to you.
}
registry-notice-due = { $count ->
    [one] Reminder: 1 form is to be done by its due day.
   *[other] Reminder: { $count } forms are to be done by their due days.
}
registry-notice-overdue = { $count ->
    [one] Reminder: 1 form is overdue.
   *[other] Reminder: { $count } forms are overdue.
}
registry-notice-turned = { $count ->
    [one] 1 form is late at another office, and is for your post to follow up.
   *[other] { $count } forms are late at other offices, and are for your post to follow up.
}
registry-notice-attention = { $count ->
    [one] 1 change was not accepted.
   *[other] { $count } changes were not accepted.
}
registry-no-time-of-day = “{ $typed }” is no time of the day. Write it as HH:MM, such as 18:30.

# Moving a draft to a newer edition
registry-no-newer-edition = No newer edition of this form is in use. Go on with the draft as it is.
registry-nothing-set-aside = Nothing of this draft was set aside.
registry-not-moved = This draft was not moved from another edition. Go on with it as it is.
registry-prefill-same = { $path }: this answer and your profile do not differ. Go on with the form as it is.

# Writing a definition
registry-definition-no-text = { $name } is no text in UTF-8. Choose the definition of a form, or save it again as UTF-8.
registry-definition-signature = What stands here is no longer what { $publisher } signed. Take the part “publication” out; whoever publishes the form signs it.
registry-definition-test = { $at }: the test “{ $case }” does not come out as written. Correct the test, or the rules.

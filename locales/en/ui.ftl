### The window: what its screens say. Messages of the desk stand in the files of their rooms.

## Frame

ui-screen = Screen
ui-places = Places
ui-work = My work
ui-forms = Forms
ui-files = Files
ui-search = Search
ui-keeping = Keeping
ui-sync = Sync
ui-settings = Settings
ui-sample = Sample
ui-language = Language
ui-search-or-go = Search or go to: words, references, commands
ui-waiting-to-send = { $count ->
    [0] nothing waits to be sent
   *[other] { $count } waiting to be sent
  }
ui-lock = Lock
ui-vault-open = vault open
ui-locks-in = Locks in { $minutes } min
ui-pane-width = Width of the list
ui-chosen = Chosen item
ui-waiting = The desk is being asked.
ui-and = { ", " }
ui-comma = { ", " }
ui-space = { " " }
ui-yes = Yes
ui-no = No
ui-never = Never
ui-cancel = Cancel
ui-save = Save
ui-copy = Copy
ui-change = Change
ui-reason = Reason
ui-close-dialog = Close
ui-try-again = Try again
ui-choose = Choose
ui-calendar = Open the calendar
ui-optional = optional
ui-fault-shell = The desk did not answer as agreed: { $detail }
ui-fault-screen = This screen broke. Drafts are saved up to the last second; the rest of the desk goes on. ({ $detail })
ui-fault-number = Number to quote: { $number }

## Unlock and first start

ui-unlock-title = Open the vault
ui-unlock = Open
ui-opening = Opening
ui-passphrase = Passphrase
ui-recovery-key = Recovery key
ui-recovery-title = Write down the recovery key
ui-recovery-text = It opens this vault when the passphrase is forgotten. It is shown only now and cannot be shown again. Keep it on paper, away from this PC.
ui-recovery-written = I have written it down
ui-recovery-enter = Enter the desk
ui-copied = Copied
ui-not-copied = It could not be copied. Select the key and copy it by hand.
ui-show-typed = Show what is typed
ui-hide-typed = Hide what is typed
ui-vault-trouble = The vault
ui-unlock-keyring = Use the system’s keyring
ui-use-recovery = Use the recovery key
ui-use-passphrase = Use the passphrase
ui-vault-busy = The vault is open in another window
ui-vault-busy-next = Only one program may use a vault at a time. Close the other window or wait until its task is done, then try again.
ui-first-title = Set up this desk
ui-first-question = How is this desk going to work?
ui-first-own = Only on this PC
ui-first-sample = With a sample department
ui-first-server = With a records server
ui-first-hint-own = This desk decides for itself. Nothing is sent anywhere, and every record has its permanent number at once.
ui-first-hint-sample = File plan, forms, people and records of an invented department, to look round. They stay on this PC.
ui-first-hint-server = The file plan and the forms come from your department. The address and a one-time code are asked next.
ui-first-name = Your name
ui-first-post = Your post
ui-first-passphrase-help = It opens the vault on this PC. Long is better than complicated; it may be pasted.
ui-first-keyring = Also open with the system’s keyring
ui-first-keyring-hint = Whoever is logged in to this PC can then open the vault once per session. After a lock the passphrase is asked.
ui-first-make = Make the vault
ui-first-making = The vault is being made

## My work

ui-tray-to-sign = To sign
ui-tray-returned = Returned to me
ui-tray-to-complete = Part to complete
ui-tray-to-file = To file
ui-tray-attention = Needs attention
ui-tray-review = Due for review
ui-do-to-sign = Check and sign
ui-do-returned = Correct
ui-do-to-complete = Complete the part
ui-do-to-file = File
ui-do-attention = See what is needed
ui-do-review = Review
ui-work-count = { $count ->
    [0] Nothing waits for you
    [one] { $count } item waits for you
   *[other] { $count } items wait for you
  }
ui-work-empty = Nothing waits for you. A new form can be begun at any time.
ui-since = Since
ui-due-label = Due
ui-due = due { $on }
ui-overdue = overdue
ui-overdue-since = overdue since { $on }
ui-reminded = reminded { $on }
ui-reminder-label = Reminder
ui-reminder-before = { $on }: { $days ->
    [one] 1 working day
   *[other] { $days } working days
  } before the due day
ui-reminder-on-the-day = { $on }: the due day
ui-reminder-after = { $on }: { $days ->
    [one] 1 working day
   *[other] { $days } working days
  } after the due day
ui-reminder-next = Next: { $on }

## Forms

ui-forms-filter = Number, title or subject
ui-forms-count = { $count } of { $total } forms
ui-forms-none = No form matches. Turn a filter off, or use fewer words.
ui-all-departments = All departments
ui-department = Department
ui-all-tiers = All tiers
ui-tier = Tier
ui-tier-t0 = Paper form
ui-tier-t1 = First draft from another source
ui-tier-t2 = Electronic form
ui-tier-t3 = Electronic, with stages and signatures
ui-fillable-here = Can be filled in here
ui-needs-originals = Originals needed
ui-used-of-late = Recently used
ui-obstacles = Required
ui-obstacle-signature-required = A signature
ui-obstacle-originals-required = Originals, shown or handed in
ui-obstacle-statutory-form = The form that an enactment prescribes
ui-obstacle-witness-required = A witness to the signature
ui-obstacle-fee = A fee
ui-form-elsewhere = Not on this desk
ui-form-paper-only = On paper only
ui-form-none-yet = No electronic form yet
ui-form-elsewhere-text = This form has an electronic definition, which is not on this desk. Sync with the records server, or take the definition in from a file.
ui-form-paper-text = This form can be handed in on paper only: it needs a signature or originals, and no electronic definition provides for them. Obtain the paper form from the department.
ui-form-none-text = Nobody has made an electronic definition of this form yet. Obtain the paper form from the department.
ui-form-invented = Invented for practice: no department publishes this form.
ui-form-invented-mark = invented
ui-form-ask-server = Open Sync
ui-install = Take in
ui-install-from-file = Take in from a file
ui-installed = { $form } { $title } is taken in. It is the definition that the catalogue names.
ui-installed-unlisted = { $form } { $title } is taken in. The catalogue names no definition for it.
ui-drafts = Begun
ui-all-forms = All forms
ui-draft = Draft
ui-edition = Edition
ui-edition-of = Edition { $edition }
ui-stages = Stages
ui-signs = signs
ui-working-days = within { $days } working days
ui-attachments = Attachments
ui-begin = Begin
ui-continue = Continue
ui-trash = Trash
ui-trash-text = Discarded drafts lie here for { $days } days. A draft that was handed over is no draft any more.
ui-discarded-at = discarded { $at }
ui-discarded = “{ $title }” was put into the trash.
ui-restore = Restore and continue
ui-undo = Undo
ui-discard = Discard the draft
ui-saved = Saved { $at }
ui-not-saved = Not saved
ui-form = Form
ui-no-draft = No draft is chosen. Begin a form, or continue one from My work.

## Filling

ui-sections = Sections
ui-nothing-open = Nothing open
ui-open-count = { $count ->
    [one] { $count } point open
   *[other] { $count } points open
  }
ui-section-open = { $count } open
ui-section-done = Complete
ui-official-use = For official use
ui-check = Check
ui-problems = { $count ->
    [one] One point is still open
   *[other] { $count } points are still open
  }
ui-problem-at = { $label }: { $problem }
ui-returned-by = Returned by { $name }, { $post }, { $at }
ui-newer-edition = Edition { $edition } of this form is now in use. This draft stays in its own edition.
ui-newer-edition-until = Edition { $edition } of this form is now in use. This draft stays in its own edition, which is accepted until { $until }.
ui-move-look = Move to the new edition…
ui-move = Move the draft
ui-move-title = Move to the new edition
ui-move-how = The draft will be moved from edition { $from } to edition { $to }. The draft as it is now is kept until this stage is handed over; until then it can be moved back.
ui-move-counts = { $kept } kept, { $mapped } mapped, { $attention } need attention, { $aside } set aside, { $computed } calculated.
ui-move-answer = Answer
ui-move-before = Before
ui-move-after = After
ui-move-fate = Outcome
ui-fate-kept = Kept
ui-fate-mapped = Mapped
ui-fate-needs-attention = Needs attention
ui-fate-set-aside = Set aside
ui-fate-computed = Calculated
ui-moved-from = { $count ->
    [0] This draft was moved from edition { $edition }, and all its answers came with it. Going back discards whatever has been filled in since.
    [one] This draft was moved from edition { $edition }. One answer has no place in this edition and is set aside. Going back discards whatever has been filled in since.
   *[other] This draft was moved from edition { $edition }. { $count } answers have no place in this edition and are set aside. Going back discards whatever has been filled in since.
  }
ui-print-set-aside = Print what was set aside
ui-set-aside = Set aside
ui-move-undo = Back to edition { $edition }, as it was
ui-stale-title = Your profile has changed
ui-stale-explained = These answers came from your profile. They stay as they are until you decide.
ui-stale-held = “{ $label }” says { $held }; your profile now says { $now }.
ui-stale-locked = This field cannot be typed in.
ui-stale-use = Use { $now }
ui-stale-keep = Keep { $held }
ui-stale-used = “{ $label }” now says { $now }.
ui-stale-kept = “{ $label }” still says { $held }.
ui-mask-show = Show
ui-mask-show-of = Show { $label }
ui-mask-hide = Hide
ui-mask-hide-of = Hide { $label }
ui-rows-aside = { $count ->
    [one] One answer of this office stood in a row that an earlier office has since taken out or written anew. It will not be handed over.
   *[other] { $count } answers of this office stood in rows that an earlier office has since taken out or written anew. They will not be handed over.
  }
ui-rows-aside-of = Answers set aside
ui-rows-aside-row = Row as it was
ui-rows-aside-value = Value
ui-name-zh = Chinese
ui-name-en = English
ui-address-line = In one line: { $line }
ui-from-to = { $from } to { $to }
ui-no-rows = Nothing entered yet.
ui-add-row = Add a row
ui-add-row-to = Add a row to { $label }
ui-add-card = Add an item
ui-add-card-to = Add an item to { $label }
ui-row = row { $number }
ui-row-in = { $label }, row { $number }
ui-card = item { $number }
ui-card-in = { $label }, item { $number }
ui-rows-of = Rows of { $label }
ui-row-acts = Move, copy or remove
ui-row-up = Move { $row } up
ui-row-down = Move { $row } down
ui-row-copy = Copy { $row }
ui-row-remove = Remove { $row }
ui-attach = Attach a file
ui-detach = Take { $name } away
ui-accepts = Accepted: { $kinds }.
ui-original-copy-enough = A copy is enough.
ui-original-certified-copy = A certified true copy is needed.
ui-original-sighted = The original is to be shown to the office.
ui-original-original-follows = The original follows by post or at the counter.
ui-original-original-kept = The original is kept by the office.
ui-original-state-outstanding = Original outstanding
ui-original-state-sighted = Original seen
ui-original-state-received = Original at the office
ui-original-state-returned = Original sent back
ui-original-do-sighted = Confirm the original
ui-original-do-received = Receive the original
ui-original-do-returned = Send the original back
ui-original-marked = The original of { $name } is recorded.
ui-original-since = From { $name }, { $on }
ui-originals = Originals
ui-originals-count = { $count ->
    [0] Originals
   *[other] Originals ({ $count })
 }
ui-originals-none = No original is outstanding.
ui-attachment-view = Look at { $name }
ui-file-number = file { $number }
ui-certified-by = Certified by
ui-certified-as = In the capacity of
ui-certified-on = Certified on
ui-certified-true = Certified as a true copy by { $name }, { $capacity }, on { $on }
ui-follows-by = How the original comes
ui-follows-counter = At the counter
ui-follows-post = By post
ui-follows-drop-box = By drop-in box
ui-tracking = Tracking number
ui-return = Return the form
ui-return-title = Return the form to an earlier office
ui-return-to = To
ui-return-reasons = Reasons
ui-return-reasons-help = The office reads them at the top of the form. Say what is to be corrected.
ui-stage-done = Done
ui-stage-open = Open
ui-stage-waiting = Not yet reached
ui-stage-returned = Returned
ui-stage-skipped = Not needed

## Check and sign

ui-check-sign-title = Check and sign
ui-check-hand-title = Check and hand over
ui-document = Document
ui-pages-as-signed = Pages as they will be signed
ui-page-not-yet = { $count ->
    [one] One point is still open. The page can be shown when it is settled.
   *[other] { $count } points are still open. The page can be shown when they are settled. The first:
  }
ui-to-first = Go to the first
ui-pages-count = { $count ->
    [one] { $count } page
   *[other] { $count } pages
  }
ui-page-number = Page { $number }
ui-preview-failed = The document cannot be shown in this window.
ui-i-declare = I declare
ui-as-whom = As
ui-it-covers = It covers
ui-covers-answers = { $answers ->
    [one] { $answers } answer
   *[other] { $answers } answers
  } on { $pages ->
    [one] { $pages } page
   *[other] { $pages } pages
  } ({ $size })
ui-earlier-seal = Signed by { $name }, { $post }, { $at }
ui-left-out = Not included, since they do not apply: { $fields }
ui-goes-to = Goes to { $to } ({ $stage }).
ui-goes-after = It waits for: { $stages }.
ui-files-under = Will be filed under { $reference } { $title }.
ui-no-key = This desk knows no signing key yet.
ui-other-key = Use another key
ui-looking-for-tokens = Looking for cards and tokens…
ui-look-again = Look again
ui-key-file-add = Add a key file
ui-key-forget = Forget
ui-key-forget-one = Forget { $key }
ui-key-serial = no. { $serial }
ui-key-purpose-any = any purpose
ui-key-purpose-non-repudiation = non-repudiation
ui-key-purpose-digital-signature = digital signature
ui-key-purpose-encipherment = encryption
ui-key-purpose-other = other purposes
ui-driver-trouble = Driver { $name }: { $trouble }
ui-signing-keys = Signing keys
ui-signing-keys-text = Keys in files, and those on cards and tokens that are put in. Passphrases and PINs are asked for each signing and never kept.
ui-tokens = Cards and tokens
ui-tokens-none = No card or token is put in.
ui-token-keys = { $count ->
    [0] no key is seen before its PIN
    [one] { $count } key
   *[other] { $count } keys
  }
ui-drivers = Drivers
ui-drivers-text = Drivers (PKCS #11) of the usual makers are found by themselves. Add one that lies elsewhere.
ui-drivers-none = No driver is installed.
ui-driver-add = Add a driver
ui-driver-remove = Remove
ui-driver-remove-one = Remove { $name }
ui-driver-added = added here
ui-driver-tokens = { $count ->
    [0] no card or token
    [one] { $count } card or token
   *[other] { $count } cards or tokens
  }
ui-way-of-signing = Way of signing
ui-type-name = Type your own name
ui-on-paper = On paper
ui-sheet = Paper that was signed
ui-sheet-printed = This page, printed at this desk
ui-sheet-blank = A blank form filled in by hand
ui-ink-printed = Printed on { $at }.
ui-ink-printed-other = The page was printed on { $at }, and the answers have changed since. Print it again.
ui-ink-attach = Attach the scan
ui-ink-signer = Who signed, according to the paper
ui-ink-day = Date of signature
ui-ink-confirm = I have compared the scan with this page: it belongs to { $reference }, is signed, and has the same content.
ui-official = Official PDF
ui-official-fill = Save this PDF and fill it in with another program, or print it, fill it in by hand and scan it. Then attach it under “{ $slot }”.
ui-official-layout = This is the form as officially published. Everything it asks for is asked for here too.
ui-official-save = Save the PDF
ui-official-saved = { $name } is saved.
ui-official-attach = Fill it in and attach it under “{ $slot }”.
ui-official-print = Print the PDF
ui-print-blank = Print a blank form
ui-issued-by = issued by { $issuer }
ui-valid-until = valid until { $until }
ui-sign-and-pass-on = Sign and pass on
ui-sign-and-file = Sign and file
ui-confirm-and-pass-on = Confirm and pass on
ui-confirm-and-file = Confirm and file
ui-hand-and-pass-on = Pass on
ui-hand-and-file = File
ui-signing = Being signed
ui-back-to-form = Back to the form
ui-filed = Filed
ui-passed-on = Passed on
ui-passed-to = To { $to }
ui-passed-waits = Done; still to come: { $stages }
ui-passed-waits-text = The form goes on when the offices beside have handed theirs over.
ui-filed-apart = Filed beside it, under classes of their own
ui-filed-text = The form and its attachments are a record now and can be found by their words.
ui-filed-exchange = It goes to the server with the next exchange.
ui-passed-text = The next stage stands in My work.
ui-passed-exchange = The office finds the form in its work after the next exchange.
ui-signed-text = Any later change to what was signed would show.
ui-several-title = Sign several forms
ui-several-list = Forms to sign
ui-several-none = No forms are chosen. Choose them in My work, under To sign.
ui-several-not-shown = Not yet shown
ui-several-shown = Shown
ui-several-out = Left out
ui-several-cannot = Cannot be signed here
ui-several-other-way = This form is not signed with a certificate. Sign it by itself.
ui-several-next = { $count ->
    [one] Show the last one
   *[other] Show the next of { $count }
}
ui-several-sign = { $count ->
    [one] Sign 1 form
   *[other] Sign { $count } forms
}
ui-several-once = The passphrase or PIN is asked once for all of them.
ui-several-going = { $done } of { $total } done
ui-several-stop = Stop after this one
ui-several-done = { $failed ->
    [0] { $signed } signed
   *[other] { $signed } signed, { $failed } not
}
ui-several-signed = Signed
ui-several-not = Not signed
ui-several-stopped = Not come to; it is as it was.
ui-several-stays = What was not signed stays in My work, as it was.
ui-several-again = Sign the others
ui-sign-chosen-count = { $count ->
    [one] 1 form to sign
   *[other] { $count } forms to sign
}
ui-sign-choose-how = x chooses a form to sign with others; Ctrl+A all of them
ui-sign-chosen = Sign these
ui-sign-chosen-bar = Forms chosen to sign
ui-show-record = Show the record

## Files

ui-file-plan = File plan
ui-plan-short = Plan
ui-back-to-plan = Back to the file plan
ui-register = Register
ui-all-records = All records
ui-node-open = open
ui-node-closed = closed
ui-node-destroyed = destroyed
ui-node-count = { $reference } · { $count ->
    [one] { $count } record
   *[other] { $count } records
  }
ui-part-count = { $reference } · { $count } of { $limit }
ui-opened = opened { $on }
ui-closed = closed { $on }
ui-col-number = No.
ui-col-reference = Reference
ui-col-title = Title
ui-col-kind = Kind
ui-col-dated = Dated
ui-col-due = Kept until
ui-kind-document = Document
ui-kind-email = E-mail
ui-kind-form = Form
ui-kind-scan = Scan
ui-kind-physical = Paper
ui-no-records = No record has been filed here. Drop documents on the window, or choose them with Ctrl+O.
ui-file-documents = File documents
ui-open-folder = Open a file
ui-open-folder-in = Open a file under { $class }
ui-open-part = Open the next part
ui-close-part = Close the part
ui-close-part-title = Close { $reference }
ui-close-part-text = A closed part takes no more records. The next enclosure of { $folder } needs a new part.
ui-file = File
ui-file-title = { $count ->
    [one] File one document
   *[other] File { $count } documents
  }
ui-which-file = Under which file
ui-which-file-help = Number, title or initials. The file used last stands first.
ui-folder-none-used = No file has been used at this desk yet. Type a few letters.
ui-no-folder = No file has these letters.
ui-title-help = Left empty, it is taken from the document.
ui-favourites = Favourites
ui-favourite = Keep as a favourite
ui-favourite-remove = Remove from favourites
ui-keep-search = Keep this search
ui-suggest-alike = records like this lie here
ui-suggest-last = used last
ui-suggest-favourite = favourite
ui-suggest-match = { "" }
ui-drop-here = Drop to file
ui-stop = Stop
ui-and-more = and { $count } more
ui-filing-progress = { $count } of { $of } filed
ui-filing-stopped = Stopped. { $count ->
    [one] One document was not begun and lies where it was.
   *[other] { $count } documents were not begun and lie where they were.
  }
ui-filed-some = { $filed ->
    [one] One document has been filed,
   *[other] { $filed } documents have been filed,
  } { $refused } refused.

ui-handed-title = { $count ->
    [one] A file from outside
   *[other] { $count } files from outside
  }
ui-handed-form = { $name } is the definition of a form. Take it in to fill in the form here.
ui-handed-unread = { $path } cannot be read: it is a folder, or it is gone, or the right to read it is missing. Open it again from where it lies.

## Record

ui-record = Record
ui-filed-under = Filed under
ui-former = Formerly { $references }
ui-awaiting-number = awaiting number
ui-held = Held
ui-security-restricted = RESTRICTED
ui-security-confidential = CONFIDENTIAL
ui-security-secret = SECRET
ui-components = Files of the record
ui-no-components = This record holds no file.
ui-no-preview = { $name } cannot be shown in this window. A copy can be saved and opened with another program.
ui-save-copy-of = Save a copy of { $name }
ui-saved-copy = Saved as { $name }. The copy lies outside the vault and is not protected.
ui-print-this = Print { $name }
ui-printed = { $name } is open in the system’s PDF program and can be printed there. The temporary copy is removed after a few minutes.
ui-drag-out = { $name }. It can be dragged to another program.
ui-found-words = Places of { $words }
ui-found-at = { $at } of { $total }
ui-found-near = near words only
ui-found-none = The words do not stand in the text of this file.
ui-found-reading = Reading the text…
ui-seals = Seals
ui-seal-whole = Seal whole and trusted
ui-seal-unknown = Seal cannot be judged
ui-seal-broken = Seal broken
ui-seal-unjudged = Signed; not judged here
ui-verify-again = Check again
ui-verifying = Being checked
ui-verified-at = Checked { $at }.
ui-asked-whole = Content
ui-asked-changed = Afterwards
ui-asked-signer = Signer
ui-asked-evidence = Revocation
ui-time-proven = time proven
ui-time-claimed = time as the signer states it
ui-time-none = no time stated
ui-compare = Compare the pages
ui-compare-of = Compare the pages: { $name }
ui-compare-title = Pages as { $name } signed them, and as they are now
ui-compare-changes = Changes since the signature
ui-compare-counts = { $total ->
    [one] 1 change
   *[other] { $total } changes
}{ $forbidden ->
    [0] , permitted
   *[other] , { $forbidden } not permitted
}
ui-compare-signed = As signed
ui-compare-covered = Covered by the signature, but not what was signed
ui-compare-now = As it is now
ui-compare-permitted = Permitted
ui-compare-forbidden = Not permitted
ui-compare-nowhere = Without a place on a page
ui-compare-was = Before
ui-compare-is = Now
ui-compare-nothing = nothing
ui-compare-page-of = Page { $number } of { $total }
ui-compare-no-page-signed = The signed version has no such page.
ui-compare-no-page-now = This page is no longer there.
ui-compare-mark = Change { $number }: { $word }
ui-why = Why?
ui-rule = Rule { $rule } { $title }
ui-time-bar = { $percent } per cent of the period is past
ui-metadata = Particulars
ui-source = Source
ui-source-inherited = from { $from }
ui-source-extracted = read from the document
ui-source-form = from the form
ui-change-element = Change { $element }
ui-reason-help = What has been accepted is changed only with a reason. It stands in the history.
ui-history = History
ui-old-new = from { $old } to { $new }
ui-proof-here = saved here
ui-proof-sent = sent
ui-proof-accepted = accepted
ui-proof-anchored = under a signed head

## Search

ui-search-words = Words, reference, from:name, year:2026
ui-search-how = Type words in either language, or a reference. Hits come while you type.
ui-search-for = Search for “{ $words }”
ui-filters = Filters
ui-no-filters = What is found can be narrowed here.
ui-hits = Hits
ui-exact = Exact
ui-close = Close
ui-found = { $exact } exact · { $close } close
ui-nothing-found = Nothing has these words. Fewer words find more; a single character finds its variants.
ui-clear-search = Clear the search
ui-understood = How the words were understood
ui-without = Search without { $what }
ui-index-waiting = { $count ->
    [one] One record is still being read and cannot be found yet.
   *[other] { $count } records are still being read and cannot be found yet.
  }
ui-facet-class = Class
ui-facet-kind = Kind
ui-facet-year = Year
ui-facet-signed = Signature
ui-facet-held = Hold

## Keeping

ui-keeping-sub = What falls due in the next ten years
ui-due-list = Due
ui-due-count = { $count ->
    [one] { $count } record with a due date
   *[other] { $count } records with a due date
  }
ui-due-unknown = no date yet
ui-due-now = due now
ui-past = Past
ui-past-due = Past: { $due } due already
ui-due-beyond = The first { $listed } of { $total } are listed, by date; the columns count all of them.
ui-nothing-due = Nothing falls due in this month.
ui-months = Due by month
ui-month-due = { $month }: { $due } due, { $held } held
ui-keeping-choose = Choose a record to see why it is kept until then.
ui-action-destroy = destroy
ui-action-transfer = transfer
ui-action-review = review
ui-action-permanent = keep
ui-action-none = { "" }

## Sync

ui-exchange = Exchange
ui-sync-alone = Only this PC
ui-sync-synced = Synced { $at }
ui-sync-waiting = { $waiting } to send
ui-sync-exchanging = Exchanging
ui-sync-offline = Offline since { $at }
ui-sync-attention = { $attention ->
    [one] One needs attention
   *[other] { $attention } need attention
  }
ui-sync-never = Not yet exchanged
ui-sync-unreachable = Offline
ui-sync-running = Exchanging
ui-outbox = Waiting to be sent
ui-outbox-empty = Nothing waits to be sent
ui-recent = Answered by the server
ui-recent-here = Decided on this PC
ui-operation-queued = waiting
ui-operation-accepted = accepted
ui-operation-logged = proven
ui-operation-refused = refused
ui-told-queued = It waits on this PC and goes out with the next exchange.
ui-told-queued-offline = It waits on this PC. The server has not been reached since { $at }; it goes out as soon as it can be.
ui-told-accepted-server = The server has accepted it. Its place in the journal is not yet under a signed head that this desk has checked.
ui-told-accepted-here = This PC has accepted it. Its place in the journal is not yet under a signed head.
ui-told-logged-server = The server has accepted it, and this desk has checked the signed head under which it stands. It can no longer be taken away unnoticed.
ui-told-logged-here = This PC has accepted it, and it stands under a signed head. It can no longer be taken away unnoticed.
ui-told-refused-server = The server has refused it. The reason and the ways out stand under Needs attention.
ui-told-refused-here = It was refused. Nothing was changed.
ui-asked-at = Asked
ui-accepted-at = Accepted
ui-place = Place in the journal
ui-place-of = entry { $position } of { $scope }
ui-head = Signed head
ui-head-server = signed by the server and checked here up to entry { $head }
ui-head-here = signed by this PC up to entry { $head }
ui-server = Server
ui-only-this-pc = None. Everything stays on this PC and has its permanent number at once.
ui-fingerprint = Fingerprint
ui-last-exchange = Last exchange
ui-offline = Offline
ui-too-long = Nothing was put in: it would be { $length } characters, and this field takes at most { $most }. What stood here is unchanged.
ui-paste-rows = Nothing was pasted: { $rows ->
    [one] 1 row
   *[other] { $rows } rows
  }, and from here on there is room for { $most }. Copy fewer rows.
ui-paste-columns = Nothing was pasted: { $columns ->
    [one] 1 column
   *[other] { $columns } columns
  }, and from here on there is room for { $most }. Copy fewer columns, or begin further left.
ui-waiting-label = Outbox
ui-track = Under way
ui-track-sub = Forms between offices, the late ones first
ui-track-count = { $count ->
    [one] 1 form under way
   *[other] { $count } forms under way
}{ $late ->
    [0] {""}
   *[other] {" "}· { $late } late
}
ui-track-empty = No form is under way.
ui-track-late-title = Late
ui-track-in-time = In time
ui-track-done = Done
ui-track-late = { $days ->
    [one] 1 day late
   *[other] { $days } days late
}
ui-track-mine = waits for you
ui-track-theirs = with that office
ui-track-under-way = under way
ui-track-completed = completed and filed
ui-track-refused = refused
ui-track-withdrawn = withdrawn
ui-track-closed-too = Show those that are done
ui-track-open-only = Hide those that are done
ui-track-begun = Begun by
ui-track-now = Now with
ui-track-returned = Returned by
ui-track-turn-to = Turn to
ui-track-follow-up = for your post to follow up
ui-track-offices = By office
ui-track-office = Office
ui-track-open = Before it
ui-track-share = Proportion late
ui-track-do = Do this part
ui-takeup = Take-up
ui-takeup-between = { $from } to { $to }
ui-takeup-so-far = { $from } to { $to }, counted up to { $at }
ui-takeup-until = All up to { $to }
ui-takeup-source = Counted from the journal as the authority has accepted it. Forms begun and copies taken at this desk are noted at this desk only, and are not reported.
ui-takeup-save = Save as a table (CSV)…
ui-takeup-saved = { $name } is saved.
ui-takeup-form = Form
ui-takeup-all-forms = All forms
ui-takeup-unit = Unit
ui-takeup-all-units = All units
ui-takeup-no-unit = No unit
ui-takeup-month = Month
ui-takeup-begun = Begun
ui-takeup-completed = Completed
ui-takeup-e-signed = E-signed
ui-takeup-on-paper = On paper
ui-takeup-electronic-share = Electronic
ui-takeup-refused = Refused
ui-takeup-withdrawn = Withdrawn
ui-takeup-in-hand = In hand
ui-takeup-late = Late
ui-takeup-late-share = Proportion late
ui-takeup-open = Still open
ui-takeup-overdue = Overdue
ui-takeup-originals = Originals outstanding
ui-takeup-begun-here = Begun at this desk
ui-takeup-taken-here = Copies taken at this desk
ui-takeup-target = Target
ui-takeup-by-form = Completed, by form
ui-takeup-late-by-form = Late, by form
ui-takeup-by-month = Completed, by month
ui-takeup-by-unit = Begun, by unit
ui-takeup-by-tier = The library, by tier
ui-takeup-tier-forms = { $percent } % · { $count } forms
ui-takeup-tier-count = Forms in the library
ui-takeup-tier-share = Proportion
ui-takeup-table = Table: { $of }
ui-takeup-none = There is nothing to count in this period.
ui-takeup-completed-count = { $count } completed
ui-takeup-on-paper-count = { $count } on paper
ui-takeup-begun-and-completed = { $begun } begun · { $completed } completed
ui-takeup-late-of = { $percent } % · { $late } of { $all }
ui-takeup-late-note = { $late } of { $all } in hand were late
ui-takeup-here-note = { $count } at this desk
ui-takeup-ways-note = { $signed } e-signed, { $paper } on paper
ui-takeup-overdue-note = { $overdue } of { $open } open forms overdue
ui-takeup-set-target = Set a target…
ui-takeup-target-title = Set a target
ui-takeup-set = Set
ui-takeup-no-target = Remove the target
ui-takeup-target-for = Period: { $period }. The target applies to every such period, in the whole department.
ui-takeup-measure = What is measured
ui-takeup-measure-completed = Completed forms
ui-takeup-measure-electronic = Electronic share
ui-takeup-measure-hint-completed = Number of forms completed in the period
ui-takeup-measure-hint-electronic = Percentage of completed forms with no stage signed on paper
ui-takeup-target-value = At least
ui-takeup-target-completed = target { $value }
ui-takeup-target-electronic = target { $value } % electronic
ui-takeup-target-reached = reached
ui-takeup-target-under = Under target
ui-takeup-target-unknown = nothing completed yet
ui-period = Period
ui-period-month = This month
ui-period-quarter = This quarter
ui-period-financial-year = Financial year
ui-period-all = All
ui-since-when = since { $at }
ui-anchored = Proven up to
ui-anchored-to = { $entries } entries, signed by the server and checked here
ui-anchored-here = { $entries } entries, signed by this PC
ui-anchored-none = no signed head has been checked yet
ui-connect-title = Join the records server
ui-connect-text = This desk belongs to a records server. Nothing can be filed before it has joined. The address and the code come from the records manager.
ui-connect-url = Address of the server
ui-connect-url-help = As it stands in the letter, beginning with https://
ui-connect-code = One-time code
ui-connect-code-help = It is good for one desk and one time.
ui-connect = Join
ui-connecting = Joining
ui-journal = Journal
ui-journal-text = Every change stands in the journal, each entry bound to the one before. Checking reads all of it.
ui-journal-verify = Check the journal
ui-journal-whole = The journal is whole: { $entries } entries, { $unanchored } of them not yet under a signed head.
ui-journal-broken = The journal is not whole. Leave this PC as it is and call the records manager.
ui-tray-kind-refused = Refused
ui-tray-kind-conflict = Two versions
ui-tray-kind-number = Number
ui-tray-kind-unreadable = No readable text
ui-tray-kind-signature = Signature
ui-element = Particular
ui-mine = Here
ui-theirs = On the server

## Checking a document

ui-check-text = A signed PDF from anywhere can be checked here. It is not filed and nothing is sent.
ui-choose-document = Choose a document
ui-no-signature = It carries no signature.
ui-verdict-valid = Whole and trusted
ui-verdict-invalid = Not valid
ui-verdict-indeterminate = Cannot be judged

## Settings

ui-theme = Look
ui-theme-system = As the system
ui-theme-light = Light
ui-theme-dark = Dark
ui-theme-contrast = High contrast
ui-density = Rows
ui-density-compact = Compact
ui-density-comfortable = Comfortable
ui-size = Size
ui-lock-after = Lock the vault after
ui-minutes = { $count } minutes
ui-single-keys = Single letters are commands
ui-single-keys-hint = Outside fields, for example / for search and g f for the file plan.
ui-preedit = Show Chinese input inside the field
ui-preedit-hint = Takes effect at once. Switch it off if the input method shows its text twice.
ui-notices = Notices of the system
ui-notices-on = Tell me outside of this window that something waits
ui-notices-hint = How many, and never the name of anything. Nothing while you look at My work, or while the vault is locked.
ui-quiet = Quiet hours
ui-quiet-hint = What comes then is told when they end.
ui-quiet-from = From
ui-quiet-to = To
ui-this-desk = This desk
ui-vault-folder = Vault
ui-vault-made = Made on
ui-vault-holds = Holds
ui-vault-size = { $folders } folders, { $records } records, { $size } of files
ui-keys-of-vault = Keys of this vault
ui-keys-of-vault-text = A passphrase opens the vault on this PC; the recovery key opens it when the passphrase is forgotten.
ui-passphrase-change = Change the passphrase
ui-passphrase-changed = The passphrase was changed. The former one opens nothing any more.
ui-passphrase-new = New passphrase
ui-prove-by = Prove that it is you by
ui-prove-by-passphrase = Present passphrase
ui-prove-by-recovery = Recovery key
ui-recovery-renew = Make a new recovery key
ui-recovery-renew-text = The former recovery key opens nothing any more as soon as the new one is made.
ui-trust = Trust
ui-trust-text = A signature counts as trusted when its certificate was issued under one of these authorities. Anybody else’s signature can be whole, but not trusted.
ui-trust-none = No authority is trusted yet. Signatures can be found whole, but nobody’s is trusted.
ui-trust-add = Add a certificate
ui-trust-remove = Remove
ui-trust-remove-one = Remove { $subject }
ui-trust-remove-text = Signatures under this authority will no longer be judged trusted on this desk. The records themselves stay as they are.
ui-trust-list = Trust list of the department
ui-trust-list-none = The department has issued no trust list yet. A records manager issues one for all desks.
ui-trust-list-issue = No. { $serial }, issued { $issued }, next expected by { $next }, signed by { $publisher }
ui-trust-list-old = This list is older than it should be. A newer one may trust others, or no longer trust one of these.
ui-trust-list-issuers = { $count ->
    [one] by one named authority
   *[other] by { $count } named authorities
 }
ui-trust-list-policies = under { $policies }
ui-trust-list-from = from { $day }
ui-trust-list-until = until { $day }
ui-trust-list-add = Issue a trust list
ui-trust-list-issued = Trust list no. { $serial } is issued to all desks.
ui-stamps = Time-stamps
ui-stamps-text = A time-stamp authority confirms that a signature existed at a time. With it, signed records stay provable after their certificates have ended; it is asked when this desk exchanges.
ui-stamps-at = Address of the time-stamp authority
ui-stamps-use = Use this address
ui-stamps-set = Time-stamps are asked of { $address }.
ui-stamps-unset = No time-stamps are asked for.
ui-publishers = Publishers of forms
ui-publishers-text = A form can be used only if it is signed by a publisher whom the department recognises. The signature is checked when the form is taken in and whenever it is opened. Forms that the department publishes itself are signed with its own key.
ui-publishers-none = No publisher is recognised yet.
ui-publisher-add = Recognise a publisher
ui-publisher-recognise = Recognise
ui-publisher-recognise-one = Recognise { $publisher }
ui-publisher-recognise-text = Forms signed by this publisher can then be taken in and filled in at every desk of the department. First compare the public key with the publisher by another way, for instance by telephone.
ui-publisher-recognised = Forms signed by { $publisher } can be taken in from now on.
ui-publisher-export = Save our own public key
ui-publisher-exported = { $name } is saved. Send it to the departments that use our forms.
ui-publisher-own = This department
ui-publisher-withdraw = Withdraw
ui-publisher-withdraw-one = Withdraw recognition of { $publisher }
ui-publisher-withdraw-text = This is final: the same public key can never be recognised again. No form signed with it is taken in any more, and none can be begun. Forms already under way are finished as usual.
ui-publisher-withdraw-own = This is the department’s own public key. Once it is withdrawn, no form that the department has published with it can be begun.
ui-publisher-withdraw-sure = Withdraw the department’s own public key
ui-publisher-withdrawn = Withdrawn on { $day }: { $reason }
ui-publisher-key = Public key
ui-published-by = Published by
ui-health = Health of the vault
ui-health-text = Looks for what is wrong and says what to do. Rebuilding makes the search index anew from the journal; nothing is lost.
ui-doctor = Examine
ui-rebuild = Rebuild the index
ui-rebuilding = Being rebuilt
ui-rebuilt = { $count ->
    [one] One record is in the new index.
   *[other] { $count } records are in the new index.
  }
ui-level-good = Good
ui-level-remark = Remark
ui-level-fault = Fault

## Commands, palette, keys

ui-offers = Offers
ui-offers-commands = Commands
ui-offers-records = Records
ui-offers-folders = Files
ui-offers-forms = Forms
ui-offers-search = Search
ui-keys-title = Keys
ui-scope-global = Everywhere
ui-scope-work = My work
ui-scope-list = In lists
ui-scope-record = Record
ui-scope-compare = Comparing pages
ui-scope-fill = Filling
ui-scope-search = Search
ui-cmd-palette = Search or go to
ui-cmd-search = Search
ui-cmd-go-work = Go to My work
ui-cmd-go-forms = Go to Forms
ui-cmd-go-track = Go to Forms under way
ui-cmd-go-take-up = Go to Take-up
ui-cmd-go-files = Go to Files
ui-cmd-go-search = Go to Search
ui-cmd-go-keeping = Go to Keeping
ui-cmd-go-sync = Open the Sync centre
ui-cmd-go-settings = Settings
ui-cmd-new-form = New form
ui-cmd-add-files = File documents
ui-cmd-check-file = Check a signed document
ui-cmd-next-pane = Next pane
ui-cmd-previous-pane = Previous pane
ui-cmd-language = 中文 / English
ui-cmd-theme = Change the look
ui-cmd-keys = Keys
ui-cmd-larger = Larger
ui-cmd-smaller = Smaller
ui-cmd-normal-size = Normal size
ui-cmd-favourite-1 = Favourite 1
ui-cmd-favourite-2 = Favourite 2
ui-cmd-favourite-3 = Favourite 3
ui-cmd-favourite-4 = Favourite 4
ui-cmd-favourite-5 = Favourite 5
ui-cmd-favourite-6 = Favourite 6
ui-cmd-favourite-7 = Favourite 7
ui-cmd-favourite-8 = Favourite 8
ui-cmd-favourite-9 = Favourite 9
ui-cmd-lock = Lock the vault
ui-cmd-sync-now = Exchange now
ui-cmd-list-down = Next row
ui-cmd-list-up = Previous row
ui-cmd-list-open = Open the row
ui-cmd-finish = Finish: check, sign, file
ui-cmd-show-page = Show the page
ui-cmd-back = Back
ui-cmd-row-add = Add a row
ui-cmd-row-copy = Copy the row
ui-cmd-row-up = Move the row up
ui-cmd-row-down = Move the row down
ui-cmd-row-remove = Remove the row
ui-cmd-copy-reference = Copy the reference
ui-cmd-save-copy = Save a copy
ui-cmd-print = Print
ui-cmd-why = Why is it kept so long
ui-cmd-verify = Check the seals
ui-cmd-history = History
ui-cmd-information = Particulars
ui-cmd-hit-next = Next place of the words
ui-cmd-hit-previous = Previous place of the words
ui-cmd-change-next = Next change
ui-cmd-change-previous = Previous change
ui-cmd-page-next = Next page
ui-cmd-page-previous = Previous page
ui-cmd-choose-signing = Choose all forms to sign
ui-cmd-sign-chosen = Sign the chosen forms
ui-cmd-filters = Filters
ui-form-save = Save a copy…
ui-form-saved = { $name } is saved. It can be taken in at another desk.
ui-carry-save = Save as a hand-over file…
ui-carry-saved = { $name } is saved. Open it at the other desk, or drop it on its window.
ui-carry-take = Take in a hand-over file…
ui-carry-title = Hand-over file
ui-carry-taken = { $form } was taken in: { $count ->
    [one] one stage
   *[other] { $count } stages
  } that this desk did not have.
ui-carry-known = { $form } had come before. Nothing changed.
ui-carry-show = Show where it is
ui-undo-filed = { $count ->
    [one] Filed as { $reference }
   *[other] { $count } documents filed
  }
ui-withdrawn = This filing was taken back: { $why }

## Many records at once

ui-choose-all = Choose all
ui-choose-none = Choose none (Escape)
ui-choose-how = Choose: x or Ctrl and a press for one, Shift for a stretch, Ctrl+A for all
ui-chosen-records = Chosen records
ui-chosen-count = { $count } of { $total } chosen
ui-cmd-list-choose = Choose the row
ui-cmd-list-stretch = Choose a stretch of rows
ui-change-elements = Change elements
ui-copy-references = Copy references
ui-save-copies = Save copies
ui-elements-title = Change elements of { $count ->
    [one] 1 record
   *[other] { $count } records
  }
ui-elements-how = What is not touched stays as it is in each record.
ui-elements-reason-help = One reason for all; it stands in the history of each record
ui-mixed = mixed
ui-value-changes = Will be set in all of them
ui-value-goes = Will be taken away from all of them
ui-leave-as-is = Leave as it is
ui-elements-look = Preview
ui-elements-preview = Preview of the changes
ui-elements-summary = { $changing } change · { $unchanged } have these values already · { $refused } are refused
ui-refused-because = { $count }: { $why }
ui-record-unchanged = stays as it is
ui-elements-do = { $count ->
    [one] Change 1 record
   *[other] Change { $count } records
  }
ui-back-step = Back
ui-records-progress = { $count } of { $of } records
ui-records-looked = { $count } of { $of } records looked at
ui-records-left = { $count ->
    [one] 1 record was not come to.
   *[other] { $count } records were not come to.
  }
ui-elements-done = { $count ->
    [one] 1 record was changed
   *[other] { $count } records were changed
  }
ui-elements-some = { $count ->
    [one] 1 record was changed.
   *[other] { $count } records were changed.
  }
ui-elements-undoing = Undoing: { $count } of { $of } records
ui-elements-undone = { $kept ->
    [0] Undone: { $count } records stand as they did before
   *[other] Undone: { $count } records; { $kept } were changed again since and stay as they are
  }
ui-references-copied = { $count ->
    [one] 1 reference was copied
   *[other] { $count } references were copied
  }
ui-references-not-copied = The system did not take the references. Click into the list and copy again.
ui-copies-title = Save copies of the files of { $count ->
    [one] 1 record
   *[other] { $count } records
  }
ui-copies-summary = { $files } files of { $records } records, { $size } in all. Nothing in the folder is overwritten.
ui-copies-do = Choose folder and save
ui-copies-done = { $count ->
    [one] 1 copy was saved in { $folder }.
   *[other] { $count } copies were saved in { $folder }.
  }

# Writing a definition
ui-author = Write a form
ui-author-empty = Write the definition of a form here, and see the form that it makes beside it. Open a definition file to begin.
ui-author-open = Open…
ui-author-save = Save
ui-author-save-as = Save as…
ui-author-saved = { $name } is saved
ui-author-unsaved = { $name } has changes that are not saved
ui-author-text = Text of the definition
ui-author-form = Form that it makes
ui-author-preview = Preview
ui-author-rules = Rules ({ $count })
ui-author-no-rules = This form has no rules.
ui-author-stage = Stage in the preview
ui-author-findings = Findings
ui-author-faults = { $count ->
    [one] 1 fault to correct. Choose it to go to its place.
   *[other] { $count } faults to correct. Choose one to go to its place.
  }
ui-author-sound = { $remarks ->
    [0] The definition is sound, and all its own tests pass.
    [one] The definition is sound, and all its own tests pass. 1 remark is worth a look.
   *[other] The definition is sound, and all its own tests pass. { $remarks } remarks are worth a look.
  }
ui-author-line = Line { $line }
ui-author-stale = The text has faults. This is the form from before; it follows again when they are corrected.
ui-author-no-form = The text has faults, so there is no form to show yet. Correct the faults listed below the text.
ui-scope-author = Writing a form

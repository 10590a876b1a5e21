### The terminal's own sentences.

cli-vault-needed = No vault is named. Give --vault DIR or set MUNIMENT_VAULT.
cli-passphrase-needed = No passphrase is given, so no vault was made. Give --passphrase-file FILE or set MUNIMENT_PASSPHRASE.
cli-bad-lang = There is no language “{ $lang }” here. Give en or zh-Hant-HK; nothing was done.
cli-bad-day = “{ $day }” is not a date. Write it as YYYY-MM-DD; nothing was done.
cli-bad-pair = “{ $pair }” is not of the form NAME=VALUE. Correct it; nothing was done.
cli-one-title = A title can be given for one file only; nothing was filed. File the documents one by one, or leave the title out.
cli-output-exists = { $path } exists already. Name a new file; nothing was signed.
cli-init-done = The vault is ready: { $folders } folders, { $records } records.
cli-growing = { $done } of { $of } records
cli-rebuild-done = Rebuilt from { $events } events; { $records } records indexed.
cli-due-on = Due on { $due }.
cli-signed = Signed by { $by }.
cli-last-try = The token has one try of its PIN left, and a wrong one locks it, so no PIN from a file or a variable was given to it. Nothing was signed. Sign in the window, where the PIN is typed.
cli-log-whole = The journal is whole: { $entries } entries, { $unanchored } not yet anchored.
cli-log-broken = The journal is not whole: { $entries } entries were looked at, and what does not fit is listed below. Keep the vault as it is and tell the records manager.
cli-form-elsewhere = definition not on this desk
cli-form-on-paper-only = on paper only
cli-form-no-definition = no definition yet
cli-form-needs-originals = originals needed
cli-form-invented = invented for practice
cli-form-installed = Taken in: { $form } { $title }, edition { $edition }. It is the definition that the catalogue names.
cli-form-installed-unlisted = Taken in: { $form } { $title }, edition { $edition }. The catalogue names no definition for it; the act of the records manager vouches for it.
cli-form-sound = { $form } is sound, and all its own tests pass.
cli-form-refused = { $form } is refused as a definition, for these reasons:
cli-form-unsound = { $form } is not sound; the reasons are listed below. Correct the definition before it is published.
cli-form-case-failed = Its test “{ $case }” does not come out as written.
cli-form-carried = Written: { $file }. The other desk takes it in; nothing leaves this desk but the file.
cli-form-taken = Taken in: { $form }, { $instance }.
cli-form-taken-before = This had come before: { $form }, { $instance }. Nothing changed.
cli-form-returned = Given back to stage { $stage } of { $instance }.
cli-track-open = { $stage }
cli-track-due = { $stage }, due on { $day }
cli-track-late = { $stage }, { $days ->
    [one] one day late
   *[other] { $days } days late
}
cli-track-completed = completed
cli-track-refused = refused
cli-track-withdrawn = withdrawn
cli-original-step = “{ $step }” cannot happen to an original. Use sighted, received or returned.
cli-original-outstanding = outstanding
cli-original-sighted = seen
cli-original-received = at the office
cli-original-returned = sent back
cli-prefill-stale = “{ $label }” is { $held }; the profile now says { $now }. Take it with --use, or keep the answer with --keep.
cli-prefill-locked = “{ $label }” is { $held } and cannot be typed; the profile now says { $now }. Take it with --use, or keep the answer with --keep.
cli-take-up-between = Take-up from { $from } to { $to }
cli-take-up-until = Take-up until { $to }
cli-take-up-line = { $begun } begun, { $completed } completed ({ $signed } e-signed, { $paper } on paper), { $late } of { $hand } in hand late, { $originals } originals outstanding
cli-take-up-period = “{ $typed }” is no such period. Use month, quarter, financial-year or all.
cli-target-completed = target { $value } completed
cli-target-electronic = target { $value } % electronic
cli-target-reached = reached
cli-target-under = under target
cli-target-unknown = nothing completed yet
cli-target-set = The target of { $form } is set.
cli-target-none = { $form } has no target any more.
cli-form-copied = A copy was written to { $name }.
cli-form-filed = Filed as { $reference } (form { $instance }).
cli-form-filed-apart = Filed beside it as { $reference }: { $title }.
cli-form-blank = A blank { $form } was written, to be filled in by hand.
cli-form-printed = The page was written and is kept as a draft (form { $instance }). Print it, have it signed, and submit with --instance and --scan.
cli-form-passed-on = Passed on to stage { $stage } (form { $instance }).
cli-form-imported = { $form }: a first draft of a definition with { $fields } fields stands in { $file }. What it does not carry:
cli-form-wrapped = { $form }: a cover sheet for { $official } stands in { $file }. Keep both files together.
cli-form-change = { $class ->
    [text] Text
    [compatible] Compatible
   *[breaking] Breaking
 }: { $text } ({ $place })
cli-form-change-open = { $class ->
    [text] Text
    [compatible] Compatible
   *[breaking] Breaking
 }: { $text } ({ $place }) The part “migrate” does not say what becomes of it.
cli-form-same = Nothing that anybody fills in or reads has changed since version { $version }.
cli-form-publishable = All in all: { $class ->
    [text] Text
    [compatible] Compatible
   *[breaking] Breaking
 }. It may be published after version { $version }.
cli-form-not-publishable = All in all: { $class ->
    [text] Text
    [compatible] Compatible
   *[breaking] Breaking
 }. It cannot be published after version { $version } until the part “migrate” says what becomes of the answers.
cli-form-moved = { $fate ->
    [kept] Kept
    [mapped] Mapped
    [needs-attention] Needs attention
    [set-aside] Set aside
   *[computed] Worked out
 }: { $label }, { $from } → { $to }
cli-catalogue-shipped = Catalogue { $version } of { $count } forms, as it comes with the program.
cli-catalogue-issued-by = Catalogue { $version } of { $count } forms, issued by { $publisher }.
cli-catalogue-exported = Catalogue { $version } of { $count } forms is written.
cli-catalogue-issued = Catalogue { $version } of { $count } forms is issued; { $carried } of them are new or differ.
cli-publisher-own = the department itself
cli-publisher-withdrawn-since = nothing new is taken since { $day }: { $reason }
cli-publisher-recognised = Forms of { $name } ({ $title }) are taken from now on.
cli-publisher-withdrawn = Nothing new of { $name } ({ $title }) is taken any more. Forms on their way go on.
cli-publisher-exported = { $name } ({ $title }) is written, for other departments to recognise.
cli-form-published = { $form }, edition { $edition }, is published.
cli-form-waits = Handed over; what follows waits for { $stage } (form { $instance }).
cli-form-closed = The form is closed (form { $instance }).
cli-usage = The command line cannot be read: { $why }. Nothing was done.
cli-usage-hint = Run the command again with --help to see how it is written.
cli-bad-level = There is no signature level “{ $level }”. Give b-b, b-t, b-lt or b-lta; nothing was signed.
cli-bad-kind = There are no certificates of kind “{ $kind }”. Give person, organisation, government-person, government-unit or time-stamping.
cli-trust-compare = Compare the SHA-256 with what the authority of “{ $name }” publishes before you put this into a list.
cli-trust-issued = Trust list { $serial } with { $count } entries is issued, signed by { $publisher }.
cli-trust-exported = Trust list { $serial } with { $count } entries, signed by { $publisher }, is written.
cli-level-needs-authority = Level { $level } needs a time-stamp authority; nothing was signed. Give its address with --tsa.
cli-sign-needs-key = Nothing says what to do with the file. Give a key to sign it, or a level above b-b to keep its signatures provable.
cli-kept-provable = The signatures of the file are kept provable.
cli-proofs-added = Evidence and time-stamps: added behind { $added } signed files, { $waiting } wait.
cli-level-reached = Level: { $level }.
cli-limit-capped = At most { $most } hits of each group can be shown, so the limit of { $limit } was not reached. Narrow the search by class or dates.
cli-found-nothing = Nothing was found. Try other words, or fewer of them.
cli-found-exact = Exactly these words ({ $shown } of { $count }):
cli-found-close = Close to these words ({ $shown } of { $count }):
cli-withdrawn = The filing of { $reference } was taken back. Its number stays used.
cli-edit-unchanged = stays as it is

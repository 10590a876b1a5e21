### What a desk answers.

registry-locked = The vault is locked. Unlock it with the passphrase.
registry-no-vault = There is no vault here yet. Make one first.
registry-header-not-text = The header of the vault (vault.toml) is damaged. Put it back from a backup; nothing was changed.
registry-passphrase-after-lock = After a lock the keyring alone does not open the vault. Enter the passphrase.
registry-clock-needs-sample = Another day than today can only be given for a sample vault.
registry-no-holder = This desk has not yet joined its department. Connect it to the records server with a one-time code.
registry-not-found = Nothing here bears the reference { $reference }. Check it, or search by words.
registry-not-a-folder = { $reference } is no folder. Give the reference of a folder, a part or a class.
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
registry-no-such-instance = There is no form on its way under { $instance }. Check the number, or sync.
registry-instance-closed = This form is closed; nothing more can be filled in.
registry-other-form = The instance belongs to form { $form }. Name that form.
registry-form-problems = The stage is not complete: { $count } problems, the first at { $path } ({ $first }). See form eval for all of them.
registry-form-unreadable = The form definition cannot be read. Ask its publisher for a sound one.
registry-form-record = The record of this form cannot be worked out. Ask the form's publisher.
registry-key-needed = This stage ends with a signature. Name the signing key.
registry-key-secret-needed = The passphrase of the signing key is missing. Give it in a file or in MUNIMENT_KEY_PASSPHRASE.
registry-no-signature-place = The form has no place for this signature. Ask the form's publisher.
registry-signature-not-whole = The signature that was made does not prove whole, so nothing was filed. Try again; if it stays, run doctor.
registry-not-a-certificate = { $path } holds no certificate. Give PEM or DER files.
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
registry-doctor-component = The file { $name } of { $reference } is damaged ({ $why }). Restore it from a backup.
registry-doctor-rebuild = Run rebuild.
registry-output-exists = { $path } exists already and is not overwritten. Name an empty folder.
registry-exported = Files of { $reference } were written out.
registry-bad-request = The request is not of the agreed shape ({ $why }).
registry-unknown-verb = There is no verb { $verb }.
registry-bad-id = { $id } is no identifier.
registry-holder-needed = Name and post are needed for a vault of your own.
registry-one-way-to-open = Give exactly one way of opening: passphrase, keyring or recovery key.
registry-preview-changed = The form has changed since it was previewed. Look at it again before signing.
registry-secret-of-key = Passphrase of the signing key { $key }
registry-key-not-now = This key's certificate is not valid today.
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

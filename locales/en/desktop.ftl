# The desktop shell: the window's own troubles, the system's dialogs, and the window that asks for a secret.

desktop-title = Muniment

# Troubles before there is a window
desktop-wrong-argument = { $argument } means nothing here. muniment-desktop --help lists what can be asked.
desktop-no-display = There is no screen to open a window on. Log in to a desktop, or use the terminal program: muniment --help.
desktop-no-place = This account has no folder for data. Name one with --vault, or set HOME.
desktop-not-writable = The folder { $folder } cannot be written ({ $detail }), so no vault can be opened there. Ask for the right to write in it, or name another folder with --vault.
desktop-window-failed = The window could not be opened ({ $detail }). Try again with --safe-graphics.

# Troubles in the window
desktop-path-not-offered = { $path } was not chosen in a dialog of this program, so it is not read. Choose it again.
desktop-verb-broke = The program broke off in the middle of its work ({ $verb }). Nothing was half saved; what was saved before is there.
desktop-verb-broke-hint = Do it again. If it breaks again, report it with the number shown.
desktop-no-passing-place = The system gives this session no folder in memory that is yours alone (XDG_RUNTIME_DIR), so no copy was made for another program. Save a copy where it may lie, and use that.
desktop-no-viewer = No program of this system is set to open a PDF, so nothing was handed out. Have one installed or chosen, or save a copy and print it elsewhere.
desktop-viewer-failed = { $program } could not be started ({ $detail }). Choose another program for PDF in the settings of the system, or save a copy.
desktop-drag-let-go = { $name } was not ready when the pointer was let go, so nothing was handed out. Drag it once more, or save a copy.

# The system's file dialog
desktop-pick-documents = Choose documents to file
desktop-pick-attachment = Choose a file to attach
desktop-pick-key = Choose a signing key
desktop-pick-verify = Choose a signed file to check
desktop-pick-certificate = Choose the certificate of an authority
desktop-pick-place = Save a copy
desktop-pick-folder = Choose a folder for the copies
desktop-kind-certificate = Certificates
desktop-kind-any = All files
desktop-kind-key = Signing keys (PKCS #12)
desktop-kind-signed = Signed documents

# The window that asks for a secret
desktop-secret-title = Signing key
desktop-secret-label = Passphrase or PIN
desktop-secret-kept = It is used once and not kept.
desktop-secret-give = Continue
desktop-secret-cancel = Cancel
desktop-pick-hand-over = Choose hand-over files
desktop-kind-hand-over = Hand-over files
desktop-pick-form = Choose the definition of a form
desktop-pick-publisher = Choose the file of a publisher of forms
desktop-kind-publisher = Publisher files
desktop-pick-trust-list = Choose a trust list
desktop-kind-trust-list = Trust lists
desktop-pick-token-module = Choose the driver of a card or token
desktop-kind-token-module = Drivers (PKCS #11)
desktop-kind-form = Definitions of forms

# Notices of the system
desktop-notice-open = Open My work

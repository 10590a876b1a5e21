### What can break or be refused in the vault's store.

vault-in-use = This vault is open in another program. Close it there, or wait until it has finished.
store-absent = There is no vault in this folder. Choose another folder, or make a vault with init.
store-exists = There is already a vault in this folder. A vault is never made anew; open it, or choose another folder.
store-plain-database = The database of this vault is not encrypted and is refused. Put the vault's own file back from a backup.
store-unreadable = The database of this vault does not open ({ $why }). Nothing was changed. Restore the file from a backup; if the passphrase was changed elsewhere, use the present one.
store-newer = This vault was written by a newer edition of Muniment (shape { $shape }). Upgrade this desk; nothing was changed.
store-disk-full = The disk is full. Nothing was lost and nothing is half done. Free some space and try again.
store-damaged = Something in the vault is not as it was written: { $what }. Run doctor to see what is affected, and restore it from a backup.
store-too-large = The file is too large to be kept ({ $size } bytes). The largest is 2 GiB.
store-database = The database answered with an error ({ $why }). Nothing is half done. Try again; if it stays, run doctor.
store-files = A file of the vault cannot be read or written ({ $why }). Check the disk and the rights on the folder.
store-no-reason = The authority gave no reason. Ask the records manager.
store-operation-not-genuine = The operation was not signed by the device and the person that it names. Sync again from the desk on which it was asked.
store-operation-reused = This operation was sent before with another content. Ask for the change anew.
store-device-fork = Another copy of this desk has already sent something in this place. Register this desk anew, so that nothing is lost.
store-form-shape = The form definition cannot be read. Check it with form check.
store-log-gap = An entry is missing in chain { $chain } before { $seq }.
store-log-misfit = Entry { $seq } of chain { $chain } does not fit what came before it.
store-log-place = Entry { $seq } of chain { $chain } stands in a place that is not its own.
store-log-link = The link at { $seq } of chain { $chain } is not the one that follows from the entries before it.
store-log-head = The head of chain { $chain } does not agree with its entries (position { $seq }).
store-log-anchor = The signed head of chain { $chain } does not verify, or speaks of entries that are not here.
store-log-erased = The body of entry is erased.
store-log-unreadable = An entry cannot be opened: it was altered, or its key is gone.
store-log-commit = An entry is not the one that its commitment speaks of.
store-log-tables = { $id } stands in the tables otherwise than in the journal. Run rebuild.

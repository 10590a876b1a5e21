### Keys, key slots, the keyring and encrypted files.

sealed-bytes-unknown-version = This item was written by a newer edition of the program. Nothing is lost. Update the program and open it again.
sealed-bytes-unreadable = This item cannot be decrypted. It was altered, or it belongs to another record. Restore it from a backup, or let the program check the vault.

sealed-container-io = The encrypted file could not be read ({ $reason }). Check that the disk is present and sound, then try again.
sealed-container-not-one = This file is not an encrypted file of this vault. Restore the file from a backup.
sealed-container-unknown-version = This file was written by a newer edition of the program. Nothing is lost. Update the program and open it again.
sealed-container-cut-short = The end of the encrypted file is missing. None of its content is shown, because it can no longer be shown whole. Restore the file from a backup.
sealed-container-unreadable = The encrypted file was altered or belongs elsewhere; part { $chunk } of it does not open. None of that part is shown. Restore the file from a backup.
sealed-container-out-of-range = The program asked for more of a file than there is. The file is unharmed. Report this fault.

sealed-keyring-unreachable = This session has no keyring that can be reached. The vault is unharmed. Open it with the passphrase or the recovery key.
sealed-keyring-locked = The keyring of this computer is locked or refuses access. The vault is unharmed. Unlock the keyring, or open the vault with the passphrase or the recovery key.
sealed-keyring-absent = The keyring of this computer has no entry for this vault, as happens on a new computer. The vault is unharmed. Open it with the passphrase or the recovery key; a new entry can be made afterwards.
sealed-keyring-unusable = The entry of this vault in the keyring cannot be used. The vault is unharmed. Open it with the passphrase or the recovery key, then renew the keyring entry.
sealed-keyring-timed-out = The keyring did not answer within { $seconds } seconds. The vault is unharmed. Open it with the passphrase or the recovery key.
sealed-keyring-foreign = The entry in the keyring belongs to another vault or to an earlier state of this one. The vault is unharmed. Open it with the passphrase or the recovery key, then renew the keyring entry.

sealed-wrong-passphrase = The passphrase does not open this vault. Check the language and the Caps Lock key, then try again, or use the recovery key.
sealed-wrong-recovery-key = The recovery key is correctly typed but belongs to another vault. Look for the recovery key of this vault.
sealed-recovery-length = A recovery key has { $expected } letters and digits; { $actual } were entered. Compare the entry with the paper and complete it.
sealed-recovery-symbol = Group { $group } holds a character that stands in no recovery key. Compare that group with the paper.
sealed-recovery-checksum = At least one letter or digit of the recovery key is mistyped. Compare each group with the paper.
sealed-no-keyring-slot = This vault is not linked to a keyring. Open it with the passphrase or the recovery key.
sealed-no-passphrase-slot = This vault has no passphrase. Open it with the recovery key, then set a passphrase.
sealed-no-recovery-slot = No recovery key was made for this vault. Open it with the passphrase.
sealed-passphrase-too-short = The passphrase has { $actual } characters; at least { $min } are needed. Choose a longer one, such as four words that do not belong together.
sealed-passphrase-control = The passphrase holds a tab, a line end or another control character. Choose one without them.
sealed-last-slot = This is the last way in which a person can open the vault, so it stays. Add a passphrase or a recovery key first.
sealed-header-damaged = The file vault.toml is damaged ({ $reason }). The records themselves are not affected. Restore that file from a backup of the vault; do not set up a new vault in its place.
sealed-header-unknown-version = The vault has format version { $version }, which this edition of the program does not know. Nothing is lost. Update the program and open the vault again.
sealed-header-altered = The file vault.toml was altered outside the program: what it says about the vault or its keys is no longer as it was written. The vault stays closed. Restore that file from a backup and tell the records manager.
sealed-wrong-vault-key = The key in use does not belong to this vault. Nothing was changed. Close the vault and open it again.
sealed-unsound-cost = The cost set for the passphrase lies outside what this program can pay. Nothing was made. Set 8 KiB for each lane to 1 GiB of memory, 1 to 32 passes and 1 to 16 lanes.
sealed-bad-vault-id = The identifier of a vault has 1 to 64 letters, digits and hyphens. Choose another identifier.

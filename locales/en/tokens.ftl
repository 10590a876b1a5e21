### Keys on cards and tokens, and what can go wrong with them.

tokens-not-started = The program that speaks to tokens could not be started ({ $detail }). Nothing was signed. Install Muniment anew, or report this fault.
tokens-module-unusable = The driver of the token cannot be used ({ $detail }). Nothing was signed. Install the driver that came with the token, or choose another one.
tokens-no-token = The token is not there. Nothing was signed. Insert the card or token, wait until its light is steady, then try again.
tokens-removed = The token was removed before the signature was made. The file is unchanged. Insert it again, then sign once more.
tokens-wrong-pin = The PIN is wrong. Nothing was signed, and it was not tried again. Check the PIN, then enter it once more.
tokens-wrong-pin-few = The PIN is wrong. Nothing was signed. Only few tries are left before the token locks; check the PIN before entering it once more.
tokens-wrong-pin-last = The PIN is wrong. Nothing was signed. One try is left; another wrong PIN locks the token. Make sure of the PIN first, or ask the issuer.
tokens-pin-locked = The PIN is locked, because it was wrong too often. Nothing was signed. Have the token unlocked by its issuer.
tokens-pin-expired = The PIN has to be changed before the token signs. Nothing was signed. Change it with the program that came with the token, then try again.
tokens-pin-not-set = The token has no PIN yet. Nothing was signed. Set one with the program that came with the token, then try again.
tokens-pin-wanted = The token wants its PIN for this signature. Nothing was signed. Enter the PIN.
tokens-cancelled = The signature was broken off at the token. The file is unchanged. Sign once more when ready.
tokens-no-such-key = The key is not on this token. Nothing was signed. Insert the right token, or choose another key.
tokens-ambiguous-key = The address fits more than one key, so none was used. Choose the key from the list.
tokens-no-certificate = The key on the token has no certificate, so nobody could tell whose signature it is. Nothing was signed. Have the issuer put the certificate on the token.
tokens-unsupported-key = The key on the token is of a kind in which the program does not sign. RSA keys and elliptic-curve keys on P-256 or P-384 are supported. Choose another key.
tokens-mechanism-missing = The token does not sign in the way that is asked for. Nothing was signed. Choose another way of signing, or another key.
tokens-wrong-signature = The token made a signature that does not fit the certificate, so it was not used. The file is unchanged. Have the issuer check the token.
tokens-refused = The token refused ({ $detail }). The file is unchanged. Take the token out, insert it again, then try once more; if it goes on, give this code to the issuer.
tokens-crashed = The driver of the token broke down ({ $detail }). The file is unchanged, and the program goes on. Insert the token again, then sign once more; if it goes on, install a newer driver.
tokens-timed-out = The token did not answer within { $seconds } seconds and was given up. The file is unchanged. Take the token out, insert it again, then sign once more.
tokens-babbled = The driver of the token answered what cannot be understood, and was ended. The file is unchanged. Install a newer driver, or choose another one.
tokens-few-tries = Few tries of the PIN are left before the token locks.
tokens-last-try = One try of the PIN is left; a wrong one locks the token.
tokens-locked = Its PIN is locked. Have the token unlocked by its issuer.
tokens-must-change-pin = Its PIN has to be changed, with the program that came with it, before it signs.
tokens-look-timed-out = It did not answer within { $seconds } seconds and was passed over. Take its card or token out, insert it again, then look again.
tokens-look-crashed = It broke down ({ $detail }). If it goes on, install a newer driver.
tokens-look-unusable = It cannot be used as a driver of tokens ({ $detail }). Choose another file, or install the driver anew.
tokens-look-failed = It did not say which tokens are there ({ $detail }). Insert the token again, then look again.

tokens-uri-malformed = This is not the address of a key on a token. Such an address begins with pkcs11: and has no spaces. Choose the key from the list.
tokens-uri-twice = The address names “{ $name }” twice, so it is not clear which one is meant. Take one of them out.
tokens-uri-unknown = The address names “{ $name }”, which is not understood here; without it, it could mean another key. Choose the key from the list.
tokens-uri-holds-pin = The address holds a PIN, or says where one is kept. PINs are never kept in files here. Take it out of the address, and change the PIN if others could read it.

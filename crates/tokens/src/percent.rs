//! Percent-encoding (RFC 3986, 2.1) as addresses of keys have it (RFC 7512, 2.3). Not here: what is encoded.

use std::fmt::Write;

/// Signs that stand for themselves in every value.
fn stands_for_itself(sign: u8) -> bool {
    sign.is_ascii_alphanumeric() || b"-._~".contains(&sign)
}

/// Takes the encoding off. `more` are signs that may stand as they are besides the usual ones; `None` for a sign that
/// has to be encoded, and for an encoding that is broken.
pub fn decoded(value: &str, more: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(value.len());
    let mut signs = value.bytes();
    while let Some(sign) = signs.next() {
        if sign == b'%' {
            let digits = [signs.next()?, signs.next()?];
            let mut byte = [0];
            hex::decode_to_slice(digits, &mut byte).ok()?;
            bytes.push(byte[0]);
        } else if stands_for_itself(sign) || b":[]@!$'()*+,=".contains(&sign) || more.as_bytes().contains(&sign) {
            bytes.push(sign);
        } else {
            return None;
        }
    }
    Some(bytes)
}

/// Puts the encoding on, wherever a sign does not stand for itself.
pub fn encoded(value: &[u8]) -> String {
    written(value, stands_for_itself)
}

/// Puts the encoding on throughout, as an id has it.
pub fn encoded_throughout(value: &[u8]) -> String {
    written(value, |_| false)
}

fn written(value: &[u8], as_it_is: impl Fn(u8) -> bool) -> String {
    value.iter().fold(String::new(), |mut written, byte| {
        if as_it_is(*byte) {
            written.push(char::from(*byte));
        } else {
            // Writing into a string does not fail.
            let _ = write!(written, "%{byte:02X}");
        }
        written
    })
}

//! How the bytes of a mail's parts are coded for the way (RFC 2045, 6). Faults of the code are
//! passed over: what came through is read.

use std::borrow::Cow;

/// The bytes of a body; those that are not coded are not copied, for they may be many.
pub fn decode<'b>(coding: &str, body: &'b [u8]) -> Cow<'b, [u8]> {
    match coding {
        "base64" => base64(body).into(),
        "quoted-printable" => quoted(body).into(),
        "x-uuencode" | "uuencode" | "x-uue" => uuencoded(body).into(),
        _ => body.into(),
    }
}

/// Base64 in which signs of no meaning are passed over, as RFC 2045, 6.8 wants it.
pub fn base64(coded: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(coded.len() / 4 * 3);
    let (mut bits, mut many) = (0_u32, 0_u32);
    for byte in coded {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            // What follows the end of one piece begins a new one.
            b'=' => {
                (bits, many) = (0, 0);
                continue;
            }
            _ => continue,
        };
        bits = bits << 6 | u32::from(value);
        many += 6;
        if many >= 8 {
            many -= 8;
            bytes.push((bits >> many & 0xFF) as u8);
        }
    }
    bytes
}

/// Bytes of which some are written as a sign and two hexadecimal digits.
pub fn escaped(coded: &[u8], sign: u8) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(coded.len());
    let mut at = 0;
    while let Some(byte) = coded.get(at) {
        let digits = coded.get(at + 1..at + 3).and_then(|digits| std::str::from_utf8(digits).ok());
        match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(meant) if *byte == sign => {
                bytes.push(meant);
                at += 3;
            }
            _ => {
                bytes.push(*byte);
                at += 1;
            }
        }
    }
    bytes
}

fn quoted(coded: &[u8]) -> Vec<u8> {
    let mut text = Vec::with_capacity(coded.len());
    for line in coded.split_inclusive(|byte| *byte == b'\n') {
        let body = line.trim_ascii_end();
        match body.strip_suffix(b"=") {
            Some(goes_on) => text.extend(goes_on),
            None if line.ends_with(b"\n") => {
                text.extend(body);
                text.push(b'\n');
            }
            None => text.extend(line),
        }
    }
    escaped(&text, b'=')
}

fn uuencoded(coded: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let lines = coded.split(|byte| *byte == b'\n').skip_while(|line| !line.starts_with(b"begin ")).skip(1);
    for line in lines.take_while(|line| !line.starts_with(b"end")) {
        let value = |byte: &u8| byte.wrapping_sub(b' ') & 0x3F;
        let Some((length, signs)) = line.split_first() else { continue };
        let mut row: Vec<u8> = Vec::new();
        for four in signs.chunks_exact(4) {
            let bits = four.iter().fold(0_u32, |bits, byte| bits << 6 | u32::from(value(byte)));
            row.extend(&bits.to_be_bytes()[1..]);
        }
        row.truncate(usize::from(value(length)));
        bytes.extend(row);
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_undone() {
        assert_eq!(&*decode("base64", b"5ZGK\r\n56S6"), "告示".as_bytes());
        assert_eq!(&*decode("quoted-printable", b"=E5=91=8A=\r\n=E7=A4=BA \r\n=ZZ="), "告示\n=ZZ".as_bytes());
        assert_eq!(&*decode("uuencode", b"begin 644 a\n#86)C\n`\nend\n"), b"abc");
        assert_eq!(&*decode("8bit", b"a=\xA4"), b"a=\xA4");
    }
}

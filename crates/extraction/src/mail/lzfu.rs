//! Compressed rich text (MS-OXRTFCP): a window of 4 KB that begins with what rich text usually has.

/// What the window begins with.
const PRELOADED: &[u8] = b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \
\\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";
const WINDOW: usize = 4096;
const HEADER: usize = 16;

/// The rich text, at most so many bytes of it; none for what is in no known form.
pub fn unfold(folded: &[u8], most: usize) -> Option<Vec<u8>> {
    let content = folded.get(HEADER..)?;
    match folded.get(8..12)? {
        b"MELA" => return Some(content.get(..most).unwrap_or(content).to_vec()),
        b"LZFu" => {}
        _ => return None,
    }
    let mut window = [b' '; WINDOW];
    window.get_mut(..PRELOADED.len())?.copy_from_slice(PRELOADED);
    let mut at = PRELOADED.len();
    let mut text = Vec::new();
    let mut bytes = content.iter().copied();
    'all: while let Some(control) = bytes.next() {
        for bit in 0..8 {
            if text.len() >= most {
                break 'all;
            }
            if control >> bit & 1 == 0 {
                let Some(byte) = bytes.next() else { break 'all };
                put(&mut window, &mut at, &mut text, byte);
                continue;
            }
            let (Some(high), Some(low)) = (bytes.next(), bytes.next()) else { break 'all };
            let reference = usize::from(high) << 8 | usize::from(low);
            let (from, length) = (reference >> 4, (reference & 0xF) + 2);
            if from == at {
                break 'all;
            }
            for step in 0..length {
                let byte = window[(from + step) % WINDOW];
                put(&mut window, &mut at, &mut text, byte);
            }
        }
    }
    text.truncate(most);
    Some(text)
}

fn put(window: &mut [u8; WINDOW], at: &mut usize, text: &mut Vec<u8>, byte: u8) {
    window[*at] = byte;
    *at = (*at + 1) % WINDOW;
    text.push(byte);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_the_standard_unfolds() {
        // MS-OXRTFCP, 4.1.1.
        let folded = b"\x2d\0\0\0\x2b\0\0\0LZFu\xf1\xc5\xc7\xa7\x03\0\x0a\0rcpg125B2\x0a\xf3 hel\x09\0 bw\x05\xb0ld}\x0a\x80\x0f\xa0";
        let text = unfold(folded, 1000).unwrap();
        assert_eq!(text, b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n");
        assert_eq!(unfold(folded, 5).unwrap().len(), 5);
        assert_eq!(unfold(b"short", 10), None);
    }
}

//! What of a request's body is read at all.

use axum::body::Bytes;
use axum::http::{HeaderMap, StatusCode, header};
use serde::de::DeserializeOwned;

use crate::denial::Denial;

/// Deepest nesting of JSON that is read.
const DEPTH_MAX: usize = 48;

/// The content type is the expected one and the body is not packed.
pub(crate) fn check_type(headers: &HeaderMap, expected: &str) -> Result<(), Denial> {
    let given = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let plain = headers.get(header::CONTENT_ENCODING).is_none();
    if given == Some(expected) && plain {
        return Ok(());
    }
    Err(Denial::code(StatusCode::UNSUPPORTED_MEDIA_TYPE, "server-content-type"))
}

/// Reads a JSON body whose nesting is bounded.
pub(crate) fn read_json<T: DeserializeOwned>(body: &Bytes) -> Result<T, Denial> {
    if depth(body) > DEPTH_MAX {
        return Err(Denial::code(StatusCode::BAD_REQUEST, "server-too-deep"));
    }
    serde_json::from_slice(body).map_err(Denial::malformed)
}

/// Deepest nesting of brackets outside strings.
fn depth(body: &[u8]) -> usize {
    let (mut depth, mut deepest, mut inside, mut escaped) = (0_usize, 0, false, false);
    for byte in body {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if inside => escaped = true,
            b'"' => inside = !inside,
            b'[' | b'{' if !inside => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b']' | b'}' if !inside => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_nesting_outside_strings() {
        for (text, expected) in
            [("", 0), ("7", 0), ("[]", 1), (r#"{"a":[{}],"b":[]}"#, 3), (r#"["[[[[", "\"[[[", "\\"]"#, 1), ("]]][", 1)]
        {
            assert_eq!(depth(text.as_bytes()), expected, "{text}");
        }
    }
}

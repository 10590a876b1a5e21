//! The metadata stream (XMP, ISO 16684-1): what may change in it without changing what it says.
//!
//! Dates of modification, the tool, and how the namespaces are declared. Compared as text
//! with those parts taken out; whatever else differs is a change of content.

use std::sync::OnceLock;

use lopdf::Object;
use regex::Regex;

use crate::limits::Limits;

/// The two streams say the same, dates and tools apart.
pub fn says_the_same(old: &Object, new: &Object, limits: &Limits) -> bool {
    let text = |object: &Object| match object {
        Object::Stream(stream) => {
            stream.get_plain_content_with_limit(limits.stream_bytes).ok().and_then(|data| String::from_utf8(data).ok())
        }
        _ => None,
    };
    match (text(old), text(new)) {
        (Some(old), Some(new)) => bare(&old) == bare(&new),
        _ => false,
    }
}

fn bare(text: &str) -> String {
    static PARTS: OnceLock<Vec<Regex>> = OnceLock::new();
    let parts = PARTS.get_or_init(|| {
        let moving = "(?:xmp:ModifyDate|xmp:MetadataDate|xmp:CreatorTool|pdf:Producer|xmpMM:InstanceID|x:xmptk)";
        let patterns = [
            format!(r#"\s{moving}\s*=\s*"[^"<>]*""#),
            format!(r"<{moving}>[^<>]*</{moving}>"),
            r#"\sxmlns:[A-Za-z]+\s*=\s*"[^"<>]*""#.to_owned(),
            r"\s+".to_owned(),
        ];
        patterns.iter().filter_map(|pattern| Regex::new(pattern).ok()).collect()
    });
    parts.iter().fold(text.to_owned(), |text, part| part.replace_all(&text, "").into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stream(text: &str) -> Object {
        Object::Stream(lopdf::Stream::new(lopdf::Dictionary::new(), text.as_bytes().to_vec()))
    }

    #[test]
    fn dates_and_tools_may_change_and_titles_may_not() {
        let old = r#"<r xmlns:xmp="a" xmp:ModifyDate="2026-01-01"><dc:title>Leave</dc:title><pdf:Producer>A</pdf:Producer></r>"#;
        let same = r#"<r xmp:ModifyDate="2026-02-02" xmlns:xmp="a">
            <dc:title xmlns:dc="b">Leave</dc:title><pdf:Producer>B</pdf:Producer></r>"#;
        let limits = Limits::default();
        assert!(says_the_same(&stream(old), &stream(same), &limits));
        assert!(!says_the_same(&stream(old), &stream(&same.replace("Leave", "Stay")), &limits));
        assert!(!says_the_same(&stream(old), &stream(&same.replace("ModifyDate", "CreateDate")), &limits));
        assert!(!says_the_same(&stream(old), &Object::Null, &limits));
    }
}

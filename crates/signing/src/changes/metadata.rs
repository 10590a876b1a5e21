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
    match (text(old, limits), text(new, limits)) {
        (Some(old), Some(new)) => bare(&old) == bare(&new),
        _ => false,
    }
}

/// A stream where there was none says nothing but dates and tools.
pub fn says_nothing(new: &Object, limits: &Limits) -> bool {
    static FRAME: OnceLock<Option<Regex>> = OnceLock::new();
    let frame = FRAME.get_or_init(|| {
        let parts = [
            r#"<\?xpacket(?:begin|end|id|=|"[^"<>]*")*\?>"#,
            r"</?x:xmpmeta>|</?rdf:RDF>|</rdf:Description>",
            r#"<rdf:Description(?:rdf:about="")?/?>"#,
        ];
        Regex::new(&format!("^(?:{})*$", parts.join("|"))).ok()
    });
    let text = text(new, limits);
    text.zip(frame.as_ref()).is_some_and(|(text, frame)| frame.is_match(bare(&text).trim_start_matches('\u{FEFF}')))
}

fn text(object: &Object, limits: &Limits) -> Option<String> {
    let Object::Stream(stream) = object else { return None };
    String::from_utf8(stream.get_plain_content_with_limit(limits.stream_bytes).ok()?).ok()
}

fn bare(text: &str) -> String {
    static PARTS: OnceLock<Vec<Regex>> = OnceLock::new();
    let parts = PARTS.get_or_init(|| {
        // Older tools call the same namespaces xap.
        let moving = "(?:x[am]p:(?:ModifyDate|MetadataDate|CreatorTool)|pdf:Producer|x[am]pMM:InstanceID|x:xmptk)";
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
        let older = |text: &str| stream(&text.replace("xmp", "xap"));
        assert!(says_the_same(&older(old), &older(same), &limits));
        assert!(!says_the_same(&older(old), &older(&same.replace("Leave", "Stay")), &limits));
        assert!(!says_the_same(&stream(old), &stream(&same.replace("Leave", "Stay")), &limits));
        assert!(!says_the_same(&stream(old), &stream(&same.replace("ModifyDate", "CreateDate")), &limits));
        assert!(!says_the_same(&stream(old), &Object::Null, &limits));
    }

    #[test]
    fn what_is_new_may_say_dates_and_tools_and_nothing_else() {
        let new = "<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\" \
            x:xmptk=\"A\">\n<rdf:RDF xmlns:rdf=\"r\">\n<rdf:Description xmlns:pdf=\"p\" xmlns:xmp=\"x\" \
            xmp:ModifyDate=\"2026-11-16\" pdf:Producer=\"A\" rdf:about=\"\" />\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>";
        let limits = Limits::default();
        assert!(says_nothing(&stream(new), &limits));
        for more in ["pdf:Keywords=\"paid\" rdf:about", "dc:title=\"Leave\" rdf:about"] {
            assert!(!says_nothing(&stream(&new.replace("rdf:about", more)), &limits));
        }
        assert!(!says_nothing(&stream(&new.replace("</rdf:RDF>", "<dc:title>Leave</dc:title></rdf:RDF>")), &limits));
        assert!(!says_nothing(&stream(&new.replace("</rdf:RDF>", "Leave</rdf:RDF>")), &limits));
        assert!(!says_nothing(&Object::Null, &limits));
    }
}

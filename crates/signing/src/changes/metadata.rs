//! The metadata stream (XMP, ISO 16684-1): what may change in it without changing what it says.
//!
//! Dates of modification, the tool, and where the namespaces are declared. Compared as tags and texts
//! with those parts taken out; whatever else differs is a change of content.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use lopdf::Object;
use regex::Regex;

use crate::limits::Limits;
use crate::pdf::plain;

/// Entries of the information about dates and tools.
pub fn is_of_tools(key: &[u8]) -> bool {
    matches!(key, b"ModDate" | b"Producer" | b"Creator")
}

/// The two streams say the same, dates and tools apart.
pub fn says_the_same(old: &Object, new: &Object, limits: &Limits) -> bool {
    match (text(old, limits), text(new, limits)) {
        (Some(old), Some(new)) => old == new || (bare(&old) == bare(&new) && are_bound_alike(&old, &new)),
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
    String::from_utf8(plain(stream, limits.stream_bytes)?).ok()
}

/// Names of what may change; older tools call the same namespaces xap.
const MOVING: &str = "(?:x[am]p:(?:ModifyDate|MetadataDate|CreatorTool)|pdf:Producer|x[am]pMM:InstanceID|x:xmptk)";

/// The tags and texts without what may change, and without white space between tags. Text is kept as it is.
fn bare(text: &str) -> String {
    static ELEMENT: OnceLock<Option<Regex>> = OnceLock::new();
    // In a comment or a section of characters, what looks like a tag is text.
    let (false, Some(element)) =
        (text.contains("<!"), ELEMENT.get_or_init(|| Regex::new(&format!("^<{MOVING}>$")).ok()).as_ref())
    else {
        return text.to_owned();
    };
    let parts = parts(text);
    let is_text = |at: usize| parts.get(at).is_some_and(|part| !part.starts_with('<'));
    let (mut kept, mut at) = (String::new(), 0);
    while let Some(part) = parts.get(at) {
        let end = at + 1 + usize::from(is_text(at + 1));
        let closing = parts.get(end).and_then(|closing| closing.strip_prefix("</"));
        let is_closed = closing.is_some_and(|name| part.get(1..) == Some(name));
        // Between texts it would be part of what they say.
        let is_between = (at > 0 && is_text(at - 1)) || is_text(end + 1);
        if element.is_match(part) && is_closed && !is_between {
            at = end;
        } else {
            kept.push_str(part);
        }
        at += 1;
    }
    kept
}

/// Tags, bared, and the texts between them that are more than white space.
fn parts(text: &str) -> Vec<String> {
    let (mut parts, mut rest) = (Vec::new(), text);
    while let Some(open) = rest.find('<') {
        let close = rest[open..].find('>').map_or(rest.len(), |close| open + close + 1);
        parts.push(rest[..open].to_owned());
        parts.push(bare_tag(&rest[open..close]));
        rest = &rest[close..];
    }
    parts.push(rest.to_owned());
    parts.retain(|part| !part.trim_start_matches('\u{FEFF}').trim().is_empty());
    parts
}

/// A tag without the attributes that may change, and without white space outside of values.
fn bare_tag(tag: &str) -> String {
    static ATTRIBUTES: OnceLock<Option<Regex>> = OnceLock::new();
    let attributes = ATTRIBUTES
        .get_or_init(|| Regex::new(&format!(r#"\s(?:{MOVING}|xmlns:[A-Za-z]+)\s*=\s*"[^"<>]*""#)).ok())
        .as_ref()
        // Values in other signs could hold what looks like an attribute.
        .filter(|_| !tag.contains('\''));
    let tag = attributes.map_or(tag.into(), |attributes| attributes.replace_all(tag, ""));
    let mut is_value = false;
    let is_kept = |sign: &char| {
        is_value ^= *sign == '"';
        is_value || !sign.is_whitespace()
    };
    tag.chars().filter(is_kept).collect()
}

/// No prefix stands for two namespaces.
fn are_bound_alike(old: &str, new: &str) -> bool {
    static BINDING: OnceLock<Option<Regex>> = OnceLock::new();
    let binding = BINDING.get_or_init(|| Regex::new(r#"xmlns:([A-Za-z]+)\s*=\s*["']([^"']*)["']"#).ok());
    let Some(binding) = binding.as_ref() else { return false };
    let mut bound = BTreeMap::new();
    let all = [old, new].into_iter().flat_map(|text| binding.captures_iter(text));
    all.map(|found| found.extract::<2>().1).all(|[prefix, name]| *bound.entry(prefix).or_insert(name) == name)
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
        for title in
            ["Lea ve", "Leave pdf:Producer=\"B\"", "Leave xmlns:a=\"B\"", "Le<pdf:Producer>B</pdf:Producer>ave"]
        {
            assert!(!says_the_same(&stream(old), &stream(&same.replace("Leave", title)), &limits), "{title}");
        }
        let with = |text: &str| stream(&old.replace("Leave", text));
        let characters = |tool: &str| with(&format!("<![CDATA[<b pdf:Producer=\"{tool}\">]]>"));
        assert!(says_the_same(&characters("A"), &characters("A"), &limits));
        assert!(!says_the_same(&characters("A"), &characters("B"), &limits));
    }

    #[test]
    fn a_prefix_keeps_its_namespace() {
        let said = |of: &str, title: &str| stream(&format!("<r xmlns:dc=\"{of}\"><dc:title>{title}</dc:title></r>"));
        let limits = Limits::default();
        assert!(!says_the_same(&said("dublin", "Leave"), &said("elsewhere", "Leave"), &limits));
        let later = stream("<r><dc:title xmlns:dc=\"dublin\">Leave</dc:title> </r>");
        assert!(says_the_same(&said("dublin", "Leave"), &later, &limits));
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

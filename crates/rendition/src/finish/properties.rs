//! Properties of the document: the Info dictionary and XMP saying the same, and the
//! output intent. All dates are given; office time is UTC+8.

use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone};
use lopdf::{Dictionary, Document, Object, Stream};

use super::icc;
use super::objects::{dictionary, name, text};
use crate::Reading;
use crate::sheet::Sheet;

/// Name of the program in the document's properties.
const PRODUCER: &str = concat!("Muniment ", env!("CARGO_PKG_VERSION"));

/// Sets Info, XMP and the output intent.
pub fn set(document: &mut Document, catalog: &mut Dictionary, sheet: &Sheet, reading: Reading) {
    let title = title_of(sheet, reading);
    let info = dictionary([
        ("Title", text(&title)),
        ("Author", text(&sheet.author)),
        ("Producer", text(PRODUCER)),
        ("CreationDate", text(&pdf_date(sheet.made_at))),
        ("ModDate", text(&pdf_date(sheet.made_at))),
    ]);
    let info = document.add_object(info);
    document.trailer.set("Info", Object::Reference(info));
    let metadata = Dictionary::from_iter([("Type", name("Metadata")), ("Subtype", name("XML"))]);
    // Not compressed: tools that know nothing of PDF find the packet by its marks.
    let packet = Stream::new(metadata, xmp(&title, sheet, reading).into_bytes()).with_compression(false);
    let packet = document.add_object(packet);
    catalog.set("Metadata", Object::Reference(packet));
    let profile = Stream::new(Dictionary::from_iter([("N", Object::Integer(3))]), icc::srgb());
    let profile = document.add_object(profile);
    let intent = dictionary([
        ("Type", name("OutputIntent")),
        ("S", name("GTS_PDFA1")),
        ("OutputConditionIdentifier", text("sRGB IEC61966-2.1")),
        ("Info", text("sRGB IEC61966-2.1")),
        ("DestOutputProfile", Object::Reference(profile)),
    ]);
    catalog.set("OutputIntents", Object::Array(vec![intent]));
}

/// `放假申請 Application for leave (GEN-LV-1)`.
fn title_of(sheet: &Sheet, reading: Reading) -> String {
    let first = sheet.title.read(reading.first);
    let other = sheet.title.get(reading.first.other());
    let both =
        if reading.both && !other.is_empty() && other != first { format!("{first} {other}") } else { first.to_owned() };
    format!("{both} ({})", sheet.form_no)
}

/// `D:20261120140300+08'00'` (ISO 32000-1, 7.9.4).
pub fn pdf_date(at: Timestamp) -> String {
    office(at).strftime("D:%Y%m%d%H%M%S+08'00'").to_string()
}

fn xmp_date(at: Timestamp) -> String {
    office(at).strftime("%Y-%m-%dT%H:%M:%S+08:00").to_string()
}

/// The time on the office's clock.
pub fn office(at: Timestamp) -> jiff::Zoned {
    at.to_zoned(TimeZone::fixed(Offset::constant(8)))
}

fn xmp(title: &str, sheet: &Sheet, reading: Reading) -> String {
    let date = xmp_date(sheet.made_at);
    let title = escaped(title);
    let author = escaped(&sheet.author);
    let producer = escaped(PRODUCER);
    let lang = reading.first.tag();
    format!(
        "<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n\
<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" \
xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" \
xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n\
<dc:format>application/pdf</dc:format>\n\
<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt></dc:title>\n\
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>\n\
<dc:language><rdf:Bag><rdf:li>{lang}</rdf:li></rdf:Bag></dc:language>\n\
<xmp:CreateDate>{date}</xmp:CreateDate>\n<xmp:ModifyDate>{date}</xmp:ModifyDate>\n\
<pdf:Producer>{producer}</pdf:Producer>\n\
<pdfaid:part>3</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n<pdfuaid:part>1</pdfuaid:part>\n\
</rdf:Description>\n{UA_SCHEMA}</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>"
    )
}

/// PDF/A wants every schema it does not know described (ISO 19005-3, 6.6.2.3).
const UA_SCHEMA: &str = "<rdf:Description rdf:about=\"\" \
xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" \
xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" \
xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n\
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n\
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>PDF/UA part</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>\n\
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>\n";

fn escaped(value: &str) -> String {
    value.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_office_time() {
        let at: Timestamp = "2026-11-20T17:30:05Z".parse().unwrap();
        assert_eq!(pdf_date(at), "D:20261121013005+08'00'");
        assert_eq!(xmp_date(at), "2026-11-21T01:30:05+08:00");
    }
}

//! The address of a key on a token: a `pkcs11:` URI (RFC 7512).
//!
//! It may be kept, for it holds no secret: one that brings a PIN along (`pin-value`, `pin-source`) is refused. An
//! attribute of the path that is not understood is refused too, because leaving it out would address more keys than
//! were meant; in the query, where nothing narrows, it is passed over. Not here: which key an address fits.

use std::fmt::{self, Display};
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use words::Message;

use crate::percent::{decoded, encoded, encoded_throughout};

const SCHEME: &str = "pkcs11:";

/// Kinds of objects on a token (RFC 7512, 2.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ObjectKind {
    /// A certificate.
    Certificate,
    /// Data.
    Data,
    /// A private key.
    Private,
    /// A public key.
    Public,
    /// A secret key.
    Secret,
}

const KINDS: [(ObjectKind, &str); 5] = [
    (ObjectKind::Certificate, "cert"),
    (ObjectKind::Data, "data"),
    (ObjectKind::Private, "private"),
    (ObjectKind::Public, "public"),
    (ObjectKind::Secret, "secret-key"),
];

/// The address of a key; what is absent is not asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KeyUri {
    /// Label of the token.
    pub token: Option<String>,
    /// Serial number of the token.
    pub serial: Option<String>,
    /// Maker of the token.
    pub manufacturer: Option<String>,
    /// Model of the token.
    pub model: Option<String>,
    /// CKA_ID of key and certificate.
    pub id: Option<Vec<u8>>,
    /// Label of the object.
    pub object: Option<String>,
    /// Kind of the object.
    pub kind: Option<ObjectKind>,
    /// Path of the module.
    pub module_path: Option<String>,
    /// Name of the module, without `lib` in front and without its ending.
    pub module_name: Option<String>,
}

/// An address cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UriFault {
    /// It is no `pkcs11:` URI, or not written as RFC 7512 wants it.
    #[error("not a pkcs11: URI")]
    Malformed,
    /// An attribute stands twice.
    #[error("{name} stands twice")]
    Twice {
        /// The attribute.
        name: String,
    },
    /// An attribute is not understood.
    #[error("{name} is not understood")]
    Unknown {
        /// The attribute.
        name: String,
    },
    /// It brings a PIN along, or names the place of one.
    #[error("the address holds a PIN")]
    HoldsPin,
}

impl UriFault {
    /// What a person is told.
    pub fn message(&self) -> Message {
        match self {
            Self::Malformed => Message::new("tokens-uri-malformed"),
            Self::Twice { name } => Message::new("tokens-uri-twice").with("name", name.as_str()),
            Self::Unknown { name } => Message::new("tokens-uri-unknown").with("name", name.as_str()),
            Self::HoldsPin => Message::new("tokens-uri-holds-pin"),
        }
    }
}

impl FromStr for KeyUri {
    type Err = UriFault;

    fn from_str(text: &str) -> Result<Self, UriFault> {
        let scheme = text.get(..SCHEME.len()).filter(|scheme| scheme.eq_ignore_ascii_case(SCHEME));
        let rest = scheme.and_then(|_| text.get(SCHEME.len()..)).ok_or(UriFault::Malformed)?;
        let (path, query) = rest.split_once('?').map_or((rest, None), |(path, query)| (path, Some(query)));
        let mut uri = Self::default();
        for (name, value) in attributes(path, ';', "&")? {
            uri.take(name, value)?;
        }
        for (name, value) in attributes(query.unwrap_or_default(), '&', "/?|")? {
            uri.take_query(name, value)?;
        }
        Ok(uri)
    }
}

impl KeyUri {
    fn take(&mut self, name: &str, value: Vec<u8>) -> Result<(), UriFault> {
        match name {
            "token" => put(&mut self.token, name, text(value)?),
            "serial" => put(&mut self.serial, name, text(value)?),
            "manufacturer" => put(&mut self.manufacturer, name, text(value)?),
            "model" => put(&mut self.model, name, text(value)?),
            "object" => put(&mut self.object, name, text(value)?),
            "id" => put(&mut self.id, name, value),
            "type" => {
                let value = text(value)?;
                let kind = KINDS.iter().find(|(_, known)| *known == value).ok_or(UriFault::Malformed)?;
                put(&mut self.kind, name, kind.0)
            }
            "pin-value" | "pin-source" => Err(UriFault::HoldsPin),
            _ => Err(UriFault::Unknown { name: name.to_owned() }),
        }
    }

    fn take_query(&mut self, name: &str, value: Vec<u8>) -> Result<(), UriFault> {
        match name {
            "module-path" => put(&mut self.module_path, name, text(value)?),
            "module-name" => put(&mut self.module_name, name, text(value)?),
            "pin-value" | "pin-source" => Err(UriFault::HoldsPin),
            _ => Ok(()),
        }
    }
}

/// The attributes of a part, values decoded. `more` are signs that may stand in this part as they are.
fn attributes<'a>(part: &'a str, separator: char, more: &str) -> Result<Vec<(&'a str, Vec<u8>)>, UriFault> {
    if part.is_empty() {
        return Ok(Vec::new());
    }
    let read = part.split(separator).map(|attribute| {
        let (name, value) = attribute.split_once('=').ok_or(UriFault::Malformed)?;
        let is_name =
            !name.is_empty() && name.bytes().all(|sign| sign.is_ascii_alphanumeric() || b"-_".contains(&sign));
        if is_name { Ok((name, decoded(value, more).ok_or(UriFault::Malformed)?)) } else { Err(UriFault::Malformed) }
    });
    read.collect()
}

fn put<T>(place: &mut Option<T>, name: &str, value: T) -> Result<(), UriFault> {
    match place.replace(value) {
        None => Ok(()),
        Some(_) => Err(UriFault::Twice { name: name.to_owned() }),
    }
}

fn text(value: Vec<u8>) -> Result<String, UriFault> {
    String::from_utf8(value).map_err(|_| UriFault::Malformed)
}

impl Display for KeyUri {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let texts = [
            ("model", &self.model),
            ("manufacturer", &self.manufacturer),
            ("serial", &self.serial),
            ("token", &self.token),
        ];
        let write = |(name, value): (&str, &Option<String>)| {
            value.as_ref().map(|value| format!("{name}={}", encoded(value.as_bytes())))
        };
        let mut path: Vec<String> = texts.into_iter().filter_map(write).collect();
        path.extend(self.id.as_ref().map(|id| format!("id={}", encoded_throughout(id))));
        path.extend(write(("object", &self.object)));
        let kind = KINDS.iter().find(|(kind, _)| Some(*kind) == self.kind);
        path.extend(kind.map(|(_, name)| format!("type={name}")));
        let modules = [("module-path", &self.module_path), ("module-name", &self.module_name)];
        let query: Vec<String> = modules.into_iter().filter_map(write).collect();
        let mark = if query.is_empty() { "" } else { "?" };
        write!(f, "{SCHEME}{}{mark}{}", path.join(";"), query.join("&"))
    }
}

impl Serialize for KeyUri {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for KeyUri {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_examples_of_the_standard_are_read() {
        let uri: KeyUri =
            "pkcs11:token=The%20Software%20PKCS%2311%20Softtoken;manufacturer=Snake%20Oil,%20Inc.;model=1.0;\
                           object=my-certificate;type=cert;id=%69%95%3E%5C%F4%BD%EC%91;serial="
                .parse()
                .unwrap();
        assert_eq!(uri.token.as_deref(), Some("The Software PKCS#11 Softtoken"));
        assert_eq!(uri.manufacturer.as_deref(), Some("Snake Oil, Inc."));
        assert_eq!(uri.id.as_deref(), Some(&[0x69, 0x95, 0x3E, 0x5C, 0xF4, 0xBD, 0xEC, 0x91][..]));
        assert_eq!((uri.kind, uri.serial.as_deref()), (Some(ObjectKind::Certificate), Some("")));
        assert_eq!("pkcs11:".parse(), Ok(KeyUri::default()));
        let uri: KeyUri = "PKCS11:object=a?module-path=/usr/lib/x.so&vendor-x=1&module-name=x".parse().unwrap();
        assert_eq!(uri.module_path.as_deref(), Some("/usr/lib/x.so"));
        assert_eq!(uri.module_name.as_deref(), Some("x"));
    }

    #[test]
    fn what_is_no_address_is_refused() {
        let twice = |name: &str| UriFault::Twice { name: name.to_owned() };
        let unknown = |name: &str| UriFault::Unknown { name: name.to_owned() };
        for (text, fault) in [
            ("", UriFault::Malformed),
            ("file:///x", UriFault::Malformed),
            ("pkcs11", UriFault::Malformed),
            ("pkcs11:token", UriFault::Malformed),
            ("pkcs11:token=a;", UriFault::Malformed),
            ("pkcs11:token=a b", UriFault::Malformed),
            ("pkcs11:token=%4", UriFault::Malformed),
            ("pkcs11:token=%zz", UriFault::Malformed),
            ("pkcs11:token=%FF", UriFault::Malformed),
            ("pkcs11:token=檔", UriFault::Malformed),
            ("pkcs11:type=key", UriFault::Malformed),
            ("pkcs11:token=a;token=a", twice("token")),
            ("pkcs11:?module-path=/a&module-path=/b", twice("module-path")),
            ("pkcs11:slot-id=1", unknown("slot-id")),
            ("pkcs11:x-own=1", unknown("x-own")),
            ("pkcs11:token=a?pin-value=1234", UriFault::HoldsPin),
            ("pkcs11:token=a?pin-source=file:/etc/pin", UriFault::HoldsPin),
            ("pkcs11:pin-value=1234", UriFault::HoldsPin),
        ] {
            assert_eq!(text.parse::<KeyUri>(), Err(fault), "{text}");
        }
    }

    #[test]
    fn a_chinese_label_is_written_by_percent_signs() {
        let uri = KeyUri { token: Some("陳大文".to_owned()), id: Some(b"A1".to_vec()), ..KeyUri::default() };
        assert_eq!(uri.to_string(), "pkcs11:token=%E9%99%B3%E5%A4%A7%E6%96%87;id=%41%31");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(
            token in proptest::option::of(".*"), serial in proptest::option::of("[ -~]{0,16}"),
            id in proptest::option::of(proptest::collection::vec(any::<u8>(), 0..20)),
            object in proptest::option::of("\\PC*"), module_path in proptest::option::of("/\\PC*"),
        ) {
            let uri = KeyUri { token, serial, id, object, module_path, kind: Some(ObjectKind::Private), ..KeyUri::default() };
            prop_assert_eq!(uri.to_string().parse::<KeyUri>(), Ok(uri));
        }

        #[test]
        fn no_text_makes_the_reader_panic(text in ".*") {
            let _ = text.parse::<KeyUri>();
            let _ = format!("pkcs11:{text}").parse::<KeyUri>();
        }
    }
}

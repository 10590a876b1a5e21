//! A paper that is encrypted and signed, by a hand that knows the cipher: files that open without a password, and
//! what is done to them afterwards.

use std::collections::BTreeMap;
use std::sync::Arc;

use lopdf::encryption::crypt_filters::{Aes128CryptFilter, CryptFilter};
use lopdf::encryption::encrypt_object;
use lopdf::{Document, EncryptionState, EncryptionVersion, Permissions, Writer};

use super::sealing::{sealed, to_be_signed};
use super::tools::{Target, close};
use crate::testkit::paper::{Paper, paper};

/// An encrypted paper.
pub struct Ciphered {
    state: EncryptionState,
    /// Number of the object that names the cipher.
    pub cipher: u32,
    /// The paper, signed at its first stage.
    pub signed: Vec<u8>,
}

impl Ciphered {
    /// AES of 128 bits behind a password, which may be empty.
    pub fn behind(password: &str) -> Self {
        let mut document = Document::load_mem(&paper(&Paper::in_stages(3))).expect("a paper of ours");
        let aes: Arc<dyn CryptFilter> = Arc::new(Aes128CryptFilter);
        let state = EncryptionState::try_from(EncryptionVersion::V4 {
            document: &document,
            encrypt_metadata: true,
            crypt_filters: BTreeMap::from([(b"StdCF".to_vec(), aes)]),
            stream_filter: b"StdCF".to_vec(),
            string_filter: b"StdCF".to_vec(),
            owner_password: "owner",
            user_password: password,
            permissions: Permissions::all(),
        });
        let state = state.expect("a cipher");
        document.encrypt(&state).expect("a paper to encrypt");
        document.reference_table.cross_reference_type = lopdf::xref::XrefType::CrossReferenceTable;
        let cipher = document.trailer.get(b"Encrypt").and_then(lopdf::Object::as_reference).expect("a cipher").0;
        let mut signed = Vec::new();
        document.save_to(&mut signed).expect("a PDF in memory");
        let mut own = Self { state, cipher, signed };
        if password.is_empty() {
            own.signed = own.sign();
        }
        own
    }

    fn sign(&self) -> Vec<u8> {
        let target = Target::of_unsigned(&self.signed);
        let field = target.field("stage.1.signature");
        sealed(&self.update_of(&target, &to_be_signed(&target, field, &target.body(field), &[], "")))
    }

    /// An update with these objects, which are given in the clear.
    pub fn update(&self, objects: &[(u32, String)]) -> Vec<u8> {
        self.update_of(&Target::of(&self.signed), objects)
    }

    fn update_of(&self, target: &Target<'_>, objects: &[(u32, String)]) -> Vec<u8> {
        let mut bytes = target.bytes.to_vec();
        let mut offsets = Vec::new();
        for (number, body) in objects {
            let mut object = crate::pdf::body(body.as_bytes()).expect("an object");
            if *number != self.cipher {
                encrypt_object(&self.state, (*number, 0), &mut object).expect("a cipher");
            }
            offsets.push((*number, bytes.len()));
            bytes.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
            // The places to be filled in are looked for as they are written by hand.
            match body.contains("/ByteRange") {
                true => bytes.extend_from_slice(body.as_bytes()),
                false => Writer::write_object(&mut bytes, &object).expect("a body"),
            }
            bytes.extend_from_slice(b"\nendobj\n");
        }
        let highest = objects.iter().map(|(number, _)| number + 1).max().unwrap_or(0).max(target.next);
        let trailer = format!("/Encrypt {} 0 R", self.cipher);
        close(&mut bytes, &offsets, highest, target.catalog, target.section_at, &trailer);
        bytes
    }
}

//! What the authority says of a device, so that another desk can believe it without a network.
//!
//! A hand-over file brings operations of a device that the receiving desk has never met. The certificate
//! in it, signed by the authority's key, says whose device that is and by which key it signs. It does not
//! say that the device still may exchange: that, the authority judges when the operations come to it.

use ed25519_dalek::{SigningKey, VerifyingKey};
use records::journal::{sign_note, verify_note};
use records::{DeviceId, EntityId};

use super::Deployment;
use crate::request::public_key;

const FIRST_LINE: &str = "muniment-device/1";

/// A device as its authority knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeviceCertificate {
    /// The device.
    pub device: DeviceId,
    /// The key by which it signs operations.
    pub key: VerifyingKey,
    /// The agent who uses it.
    pub agent: EntityId,
    /// Prefix of its provisional numbers.
    pub mark: String,
}

impl DeviceCertificate {
    /// The certificate as a C2SP signed note under the name `<origin>/<epoch>/devices`. Its text has five lines:
    /// `muniment-device/1`, the device, its public key in hexadecimal, the agent, the mark.
    pub fn sign(&self, deployment: &Deployment, authority: &SigningKey) -> String {
        let Self { device, key, agent, mark } = self;
        let text = format!("{FIRST_LINE}\n{device}\n{}\n{agent}\n{mark}\n", hex::encode(key.as_bytes()));
        sign_note(&text, &name(deployment), authority)
    }

    /// The certificate that a note holds, if the authority of this deployment signed it.
    pub fn read(note: &str, deployment: &Deployment) -> Option<Self> {
        let authority = public_key(&deployment.server_key).ok()?;
        let text = verify_note(note, &name(deployment), &authority).ok()?;
        let lines: Vec<&str> = text.strip_suffix('\n')?.split('\n').collect();
        let [FIRST_LINE, device, key, agent, mark] = lines[..] else { return None };
        Some(Self {
            device: device.parse().ok()?,
            key: public_key(key).ok()?,
            agent: agent.parse().ok()?,
            mark: mark.to_owned(),
        })
    }
}

fn name(deployment: &Deployment) -> String {
    format!("{}/{}/devices", deployment.origin, deployment.epoch)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn deployment(authority: &SigningKey, epoch: u32) -> Deployment {
        let server_key = hex::encode(authority.verifying_key().as_bytes());
        Deployment { origin: "records.example.gov/muniment".to_owned(), epoch, epoch_id: "0f".repeat(16), server_key }
    }

    fn certificate() -> DeviceCertificate {
        DeviceCertificate {
            device: "0190a0b0-c0d0-7000-8000-000000000001".parse().unwrap(),
            key: SigningKey::from_bytes(&[7; 32]).verifying_key(),
            agent: "0190a0b0-c0d0-7000-8000-000000000002".parse().unwrap(),
            mark: "D3".to_owned(),
        }
    }

    #[test]
    fn comes_back_as_it_was_signed() {
        let authority = SigningKey::from_bytes(&[1; 32]);
        let here = deployment(&authority, 1);
        let note = certificate().sign(&here, &authority);
        assert!(note.starts_with("muniment-device/1\n0190a0b0-c0d0-7000-8000-000000000001\n"), "{note}");
        assert!(note.contains("\n\n— records.example.gov/muniment/1/devices "), "{note}");
        assert_eq!(DeviceCertificate::read(&note, &here), Some(certificate()));
    }

    #[test]
    fn is_believed_only_under_this_authority_and_unaltered() {
        let (authority, other) = (SigningKey::from_bytes(&[1; 32]), SigningKey::from_bytes(&[2; 32]));
        let here = deployment(&authority, 1);
        let note = certificate().sign(&here, &authority);
        let believed = |note: &str, deployment: &Deployment| DeviceCertificate::read(note, deployment).is_some();
        assert!(believed(&note, &here));
        assert!(!believed(&note, &deployment(&other, 1)), "another authority");
        assert!(!believed(&note, &deployment(&authority, 2)), "another epoch");
        assert!(!believed(&note.replace("\nD3\n", "\nD4\n"), &here), "another mark");
        assert!(!believed(&certificate().sign(&here, &other), &here), "signed by somebody else");
        // A head of a chain is signed by the same key and is no certificate.
        let head = sign_note("a\nb\n", &name(&here), &authority);
        assert!(!believed(&head, &here));
    }
}

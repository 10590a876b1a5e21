//! `sign_and_hand_over`: signs what was previewed, hands it over, files it at the end.

use super::handed::{as_shown, hand_over};
use super::open_key::open;
use super::shaped::id_of;
use crate::batch::AsShown;
use crate::command::Call;
use crate::failure::Failure;
use crate::stages::Signing;
use crate::view::drafts::{SignRequest, SignResponse, SignatureGiven};

pub(super) fn run(call: &mut Call<'_>, request: SignRequest) -> Result<SignResponse, Failure> {
    let lang = call.registry.lang();
    let form = AsShown { draft: id_of(&request.draft_id)?, digest: request.digest };
    let ready = as_shown(call.registry.desk()?, &form, lang)?;
    let key = match &request.signature {
        Some(SignatureGiven::Certificate { key_path }) => Some(open(call, key_path)?),
        _ => None,
    };
    let desk = call.registry.desk()?;
    let signing = match request.signature {
        None => Signing::Unsigned,
        Some(SignatureGiven::Certificate { .. }) => Signing::from(key.as_ref()),
        Some(SignatureGiven::Platform) => Signing::Platform,
        Some(SignatureGiven::TypedName { name }) => Signing::TypedName(name),
        Some(SignatureGiven::WetInk { sheet, signer, signed_on }) => {
            Signing::WetInk(desk.inked(&ready.draft, sheet, signer, signed_on)?)
        }
    };
    hand_over(desk, &ready, signing)
}

//! The names for which the authorities of a path may speak (RFC 5280, 4.2.1.10). OpenSSL works them out, over exactly
//! the path that is judged. Not here: policies, and the rules for one certificate.

use openssl::error::ErrorStack;
use openssl::stack::Stack;
use openssl::x509::store::X509StoreBuilder;
use openssl::x509::verify::{X509VerifyFlags, X509VerifyParam};
use openssl::x509::{X509StoreContext, X509VerifyResult};

use super::fault::PathFault;
use super::read::Certificate;

/// Findings of OpenSSL (`x509_vfy.h`): outside the permitted names, within the excluded ones, and four kinds of
/// conditions on names that it cannot apply.
const NAMES: [i32; 6] = [47, 48, 49, 51, 52, 53];

/// Judges a path from the signer to the anchor; its signatures and times are in order already.
pub fn names(path: &[Certificate]) -> Result<(), PathFault> {
    if !path.iter().any(|one| one.extensions().constrains_names) {
        return Ok(());
    }
    let name = |position: usize| path.get(position).or(path.first()).map_or_else(String::new, Certificate::name);
    let Ok((result, depth)) = verified(path) else {
        return Err(PathFault::NotAllowedToIssue { name: name(0) });
    };
    match result.as_raw() {
        0 => Ok(()),
        code if NAMES.contains(&code) => Err(PathFault::Name { name: name(depth) }),
        // The rules that stand in `path` go before; what OpenSSL minds besides is a fault of whoever issued.
        _ => Err(PathFault::NotAllowedToIssue { name: name(depth) }),
    }
}

/// What OpenSSL says, and of which certificate, counted from the signer.
fn verified(path: &[Certificate]) -> Result<(X509VerifyResult, usize), ErrorStack> {
    let [signer, between @ .., anchor] = path else { return Ok((X509VerifyResult::OK, 0)) };
    let mut store = X509StoreBuilder::new()?;
    store.add_cert(anchor.opened().to_owned())?;
    let mut wanted = X509VerifyParam::new()?;
    // An authority in the middle may be the anchor; times were looked at by our own rule.
    wanted.set_flags(X509VerifyFlags::PARTIAL_CHAIN | X509VerifyFlags::NO_CHECK_TIME)?;
    store.set_param(&wanted)?;
    let mut others = Stack::new()?;
    between.iter().try_for_each(|one| others.push(one.opened().to_owned()))?;
    let mut context = X509StoreContext::new()?;
    context.init(&store.build(), signer.opened(), &others, |context| {
        context.verify_cert()?;
        Ok((context.error(), usize::try_from(context.error_depth()).unwrap_or_default()))
    })
}

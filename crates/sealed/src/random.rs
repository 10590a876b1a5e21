//! Random bytes from the operating system. No seeded generator stands here.

/// `N` random bytes.
///
/// # Panics
/// When the operating system gives no random bytes. Nothing secret can be made then, and
/// going on with weak bytes would be worse than stopping.
pub fn random_bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0_u8; N];
    if let Err(fault) = getrandom::fill(&mut bytes) {
        panic!("the operating system gives no random bytes: {fault}");
    }
    bytes
}

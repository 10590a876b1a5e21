//! Makes the signed sample files in `fixtures/pdf`, with the root that the good ones lead to.
//!
//! `cargo run -p signing --features testkit --example fixtures -- fixtures/pdf`

use std::path::PathBuf;

use signing::testkit::{desk, once, thrice};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = PathBuf::from(std::env::args_os().nth(1).ok_or("which folder?")?);
    std::fs::create_dir_all(&folder)?;
    std::fs::write(folder.join("root.pem"), desk().root.pem())?;
    std::fs::write(folder.join("pass-once.pdf"), once())?;
    std::fs::write(folder.join("pass-thrice.pdf"), thrice())?;
    Ok(())
}

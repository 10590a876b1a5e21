//! A town on the loopback for judges from outside: `town FOLDER OFFICERS`.
//!
//! Writes `root.pem`, a key file `officer-N.p12` for each officer (passphrase in `TOWN_PASSPHRASE`) and the address of
//! the time-stamp authority in `stamps`; publishes until its input ends, and leaves what it published last
//! (`office.crl`, `root.crl`).

use std::io::Read;
use std::path::Path;

use signing::testkit::{KeyChoice, Leaf, Town};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().ok_or("a folder is wanted")?;
    let officers: usize = arguments.next().ok_or("a number of officers is wanted")?.parse()?;
    let passphrase = std::env::var("TOWN_PASSPHRASE")?;
    let folder = Path::new(&folder);
    let town = Town::open();
    std::fs::write(folder.join("root.pem"), town.root_pem())?;
    for number in 1..=officers {
        let key = if number % 2 == 1 { KeyChoice::Rsa(3072) } else { KeyChoice::P256 };
        let officer = town.issue(&Leaf { key, ..Leaf::named(&format!("Officer {number}")) });
        std::fs::write(folder.join(format!("officer-{number}.p12")), officer.pkcs12(&passphrase))?;
    }
    std::fs::write(folder.join("stamps"), town.stamps_at())?;
    std::io::stdin().read_to_end(&mut Vec::new())?;
    std::fs::write(folder.join("office.crl"), town.office_list())?;
    std::fs::write(folder.join("root.crl"), town.root_list())?;
    Ok(())
}

//! The process into which a vendor's module is loaded; see `tokens::child_main`.

use std::process::ExitCode;

fn main() -> ExitCode {
    tokens::child_main()
}

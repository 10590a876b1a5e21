//! The limited process by itself; see `extraction::child_main`.

use std::process::ExitCode;

fn main() -> ExitCode {
    extraction::child_main()
}

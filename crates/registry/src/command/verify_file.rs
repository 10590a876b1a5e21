//! `verify_file`: the signatures on a PDF from anywhere, judged now.

use std::path::Path;

use super::judged::{Judged, judge, report};
use crate::command::Call;
use crate::failure::Failure;
use crate::filing::Incoming;
use crate::view::prove::{VerifyFileRequest, VerifyReport};

pub(super) fn run(call: &mut Call<'_>, request: VerifyFileRequest) -> Result<VerifyReport, Failure> {
    let desk = call.registry.desk()?;
    let file = Incoming::read(Path::new(&request.path))?;
    report(desk, &file.name, &[Judged::outside(&request.path, judge(desk, &file.bytes)?)])
}

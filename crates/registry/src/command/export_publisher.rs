//! `export_publisher`: writes the department as a publisher, for others to recognise.

use std::path::Path;

use crate::command::Call;
use crate::failure::Failure;
use crate::view::publishers::{ExportPublisherRequest, ExportPublisherResponse};

pub(super) fn run(call: &mut Call<'_>, request: ExportPublisherRequest) -> Result<ExportPublisherResponse, Failure> {
    let (name, _) = call.registry.desk()?.export_publisher(Path::new(&request.path))?;
    Ok(ExportPublisherResponse { name })
}

//! TLS from a certificate chain and a key in PEM files.

use std::io;

use axum_server::tls_rustls::RustlsConfig;

use crate::opening::TlsFiles;

/// Reads both files. The provider is installed here, once, because rustls takes none by
/// itself when several are built in.
pub(crate) async fn read(files: &TlsFiles) -> io::Result<RustlsConfig> {
    // Installed already is as good.
    let _ = rustls::crypto::ring::default_provider().install_default();
    RustlsConfig::from_pem_chain_file(&files.certificate, &files.key).await
}

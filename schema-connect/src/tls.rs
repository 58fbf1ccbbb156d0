//! TLS with rustls, as strict as `sslmode` demands.
//!
//! libpq checks the certificate whenever it has a root certificate to check it against, and demands
//! one from `verify-ca` on. The system's roots are used where `sslrootcert` is `system`.

use std::{error::Error as _, io, sync::Arc};

use rustls::{
    CertificateError, ClientConfig, DigitallySignedStruct, RootCertStore, SignatureScheme,
    client::{
        WebPkiServerVerifier,
        danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier},
        verify_server_name,
    },
    crypto::{CryptoProvider, ring, verify_tls12_signature, verify_tls13_signature},
    pki_types::{CertificateDer, PrivateKeyDer, ServerName, UnixTime, pem::PemObject as _},
    server::ParsedCertificate,
};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::{Error, Settings, SslMode, malformed};

/// What makes the TLS side of a connection.
pub(super) fn connector(settings: &Settings, mode: SslMode) -> Result<MakeRustlsConnect, Error> {
    let provider = Arc::new(ring::default_provider());
    let checks_name = mode == SslMode::VerifyFull;
    let roots = match mode {
        // Not used at all, or not before the other way has failed.
        SslMode::Disable => Vec::new(),
        _ => root_certificates(
            settings,
            matches!(mode, SslMode::VerifyCa | SslMode::VerifyFull),
        )?,
    };
    let verifier = Verifier::new(roots, checks_name, provider.clone())?;
    let builder = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| malformed(format!("TLS cannot be used: {error}")))?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(verifier));
    let mut config = match client_certificate(settings, mode)? {
        Some((chain, key)) => builder
            .with_client_auth_cert(chain, key)
            .map_err(|error| malformed(format!("`sslcert` and `sslkey` do not fit: {error}")))?,
        None => builder.with_no_client_auth(),
    };
    // PostgreSQL demands it where negotiation is direct, and ignores it otherwise.
    config.alpn_protocols = vec![b"postgresql".to_vec()];
    config.enable_sni = settings.get("sslsni") != Some("0");
    Ok(MakeRustlsConnect::new(config))
}

/// Whether it was TLS that failed, so that a connection without it might work.
pub(super) fn failed(error: &tokio_postgres::Error) -> bool {
    let Some(io) = error.source().and_then(|it| it.downcast_ref::<io::Error>()) else {
        // The server answered that it has no TLS.
        return error.to_string().contains("TLS");
    };
    let by_rustls = io.get_ref().is_some_and(|it| it.is::<rustls::Error>());
    by_rustls
        || matches!(
            io.kind(),
            io::ErrorKind::UnexpectedEof | io::ErrorKind::InvalidInput
        )
}

fn root_certificates(
    settings: &Settings,
    demanded: bool,
) -> Result<Vec<CertificateDer<'static>>, Error> {
    match settings.get("sslrootcert") {
        Some("system") => {
            let found = rustls_native_certs::load_native_certs();
            match found.certs.is_empty() {
                true => Err(malformed(
                    "`sslrootcert=system`, but the system has no root certificates",
                )),
                false => Ok(found.certs),
            }
        }
        Some(path) => certificates(path, "sslrootcert"),
        None if demanded => Err(malformed(
            "`sslmode` asks for the server's certificate to be verified, but there is no root certificate: \
             set `sslrootcert` to its file, or to `system` for those that the system trusts",
        )),
        None => Ok(Vec::new()),
    }
}

fn client_certificate(
    settings: &Settings,
    mode: SslMode,
) -> Result<Option<(Vec<CertificateDer<'static>>, PrivateKeyDer<'static>)>, Error> {
    if mode == SslMode::Disable || settings.get("sslcertmode") == Some("disable") {
        return Ok(None);
    }
    let (Some(certificate), Some(key)) = (settings.get("sslcert"), settings.get("sslkey")) else {
        return Ok(None);
    };
    let chain = certificates(certificate, "sslcert")?;
    let key = PrivateKeyDer::from_pem_file(key)
        .map_err(|error| malformed(format!("cannot read `sslkey`, the file `{key}`: {error}")))?;
    Ok(Some((chain, key)))
}

fn certificates(path: &str, keyword: &str) -> Result<Vec<CertificateDer<'static>>, Error> {
    let read = CertificateDer::pem_file_iter(path).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    match read {
        Ok(all) if all.is_empty() => Err(malformed(format!(
            "`{keyword}`, the file `{path}`, holds no certificate"
        ))),
        Ok(all) => Ok(all),
        Err(error) => Err(malformed(format!(
            "cannot read `{keyword}`, the file `{path}`: {error}"
        ))),
    }
}

/// Checks as much as libpq does: nothing without roots, the name only for `verify-full`.
#[derive(Debug)]
struct Verifier {
    provider: Arc<CryptoProvider>,
    roots: Vec<CertificateDer<'static>>,
    chains: Option<Arc<WebPkiServerVerifier>>,
    checks_name: bool,
}

impl Verifier {
    fn new(
        roots: Vec<CertificateDer<'static>>,
        checks_name: bool,
        provider: Arc<CryptoProvider>,
    ) -> Result<Self, Error> {
        let mut store = RootCertStore::empty();
        store.add_parsable_certificates(roots.iter().cloned());
        let chains = match store.is_empty() {
            true if roots.is_empty() => None,
            true => return Err(malformed("none of the root certificates can be used")),
            false => Some(
                WebPkiServerVerifier::builder_with_provider(Arc::new(store), provider.clone())
                    .build()
                    .map_err(|error| {
                        malformed(format!("the root certificates cannot be used: {error}"))
                    })?,
            ),
        };
        Ok(Verifier {
            provider,
            roots,
            chains,
            checks_name,
        })
    }
}

impl ServerCertVerifier for Verifier {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        let Some(chains) = &self.chains else {
            return Ok(ServerCertVerified::assertion());
        };
        if self
            .roots
            .iter()
            .any(|it| it.as_ref() == end_entity.as_ref())
        {
            // A server's own certificate as its root, as PostgreSQL's manual shows it, is no
            // authority, so that webpki would refuse it.
            if self.checks_name {
                verify_server_name(&ParsedCertificate::try_from(end_entity)?, server_name)?;
            }
            return Ok(ServerCertVerified::assertion());
        }
        match chains.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now)
        {
            Err(rustls::Error::InvalidCertificate(
                CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. },
            )) if !self.checks_name => Ok(ServerCertVerified::assertion()),
            result => result,
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls12_signature(
            message,
            cert,
            dss,
            &self.provider.signature_verification_algorithms,
        )
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls13_signature(
            message,
            cert,
            dss,
            &self.provider.signature_verification_algorithms,
        )
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider
            .signature_verification_algorithms
            .supported_schemes()
    }
}

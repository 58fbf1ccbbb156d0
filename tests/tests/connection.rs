//! TLS is as strict as `sslmode` says, towards a server that has it, has it not, or has another's
//! certificate.

use std::{fs, path::Path, sync::Arc, thread};

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use schema_connect::{self as connection, Settings};
use tests::{block_on, database};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _, copy_bidirectional},
    net::{TcpListener, UnixStream},
};
use tokio_rustls::{
    TlsAcceptor,
    rustls::{ServerConfig, crypto::ring, pki_types::PrivateKeyDer},
};

/// A certificate, and the authority that signed it.
struct Identity {
    authority: String,
    config: Arc<ServerConfig>,
}

fn identity(name: &str) -> Identity {
    let mut params = CertificateParams::default();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let key = || KeyPair::generate().expect("ring makes keys");
    let issuer = CertifiedIssuer::self_signed(params, key()).expect("nothing is odd about it");
    let params = CertificateParams::new(vec![name.to_owned()]).expect("a plain name");
    let server_key = key();
    let certificate = params
        .signed_by(&server_key, &issuer)
        .expect("nothing is odd about it");
    let private = PrivateKeyDer::Pkcs8(server_key.serialize_der().into());
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("the defaults fit")
        .with_no_client_auth()
        .with_single_cert(vec![certificate.der().clone()], private)
        .expect("key and certificate belong together");
    Identity {
        authority: issuer.pem(),
        config: Arc::new(config),
    }
}

/// Stands before the scratch server and speaks TLS, if it has an identity; gives its port.
fn front(socket: &Path, identity: Option<&Identity>) -> u16 {
    let socket = socket.to_owned();
    let acceptor = identity.map(|it| TlsAcceptor::from(it.config.clone()));
    let (report, port) = std::sync::mpsc::channel();
    thread::spawn(move || {
        block_on(async move {
            let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
            let port = listener.local_addr().expect("it is bound").port();
            report.send(port).expect("the test waits for it");
            while let Ok((mut client, _)) = listener.accept().await {
                let mut server = UnixStream::connect(&socket).await.expect("it listens");
                let acceptor = acceptor.clone();
                tokio::spawn(async move {
                    let mut start = [0; 8];
                    client.read_exact(&mut start).await?;
                    // The request for TLS has a fixed length and code.
                    let asks = start == [0, 0, 0, 8, 4, 210, 22, 47];
                    match (asks, acceptor) {
                        (true, Some(acceptor)) => {
                            client.write_all(b"S").await?;
                            let mut client = acceptor.accept(client).await?;
                            copy_bidirectional(&mut client, &mut server).await
                        }
                        (true, None) => {
                            client.write_all(b"N").await?;
                            copy_bidirectional(&mut client, &mut server).await
                        }
                        (false, _) => {
                            server.write_all(&start).await?;
                            copy_bidirectional(&mut client, &mut server).await
                        }
                    }
                });
            }
        });
    });
    port.recv().expect("the thread reports")
}

#[test]
fn tls_is_as_strict_as_asked() {
    let database = database();
    let folder = database.settings().environment();
    let (_, folder) = folder
        .iter()
        .find(|(name, _)| *name == "PGHOST")
        .expect("a socket");
    let socket = Path::new(folder).join(".s.PGSQL.5432");
    let (ours, other) = (identity("localhost"), identity("elsewhere.example"));
    let roots = tempfile::tempdir().expect("a temporary folder");
    let root = |name: &str, identity: &Identity| {
        let path = roots.path().join(name);
        fs::write(&path, &identity.authority).expect("writable");
        path.display().to_string()
    };
    let (ours_root, other_root) = (root("ours", &ours), root("other", &other));
    let with = front(&socket, Some(&ours));
    let with_other = front(&socket, Some(&other));
    let without = front(&socket, None);

    let try_it = |port: u16, rest: &str| -> Result<(), connection::Error> {
        let words = format!(
            "host=localhost hostaddr=127.0.0.1 port={port} user=postgres dbname={} {rest}",
            database.name()
        );
        block_on(async {
            let client = Settings::from_url(&words)?.connect().await?;
            client
                .simple_query("SELECT 1")
                .await
                .expect("it is connected");
            Ok(())
        })
    };
    for (port, rest, works) in [
        (with, "sslmode=disable", true),
        (with, "sslmode=allow", true),
        (with, "sslmode=prefer", true),
        (with, "sslmode=require", true),
        (without, "sslmode=prefer", true),
        (without, "sslmode=require", false),
        (
            with,
            &format!("sslmode=verify-ca sslrootcert={ours_root}"),
            true,
        ),
        (
            with,
            &format!("sslmode=verify-full sslrootcert={ours_root}"),
            true,
        ),
        (
            with,
            &format!("sslmode=verify-ca sslrootcert={other_root}"),
            false,
        ),
        (
            with,
            &format!("sslmode=verify-full sslrootcert={other_root}"),
            false,
        ),
        // As libpq: with a root certificate, `require` verifies, and `prefer` goes on without TLS.
        (
            with,
            &format!("sslmode=require sslrootcert={other_root}"),
            false,
        ),
        (
            with,
            &format!("sslmode=prefer sslrootcert={other_root}"),
            true,
        ),
        // The authority is right, and the name is another's.
        (
            with_other,
            &format!("sslmode=verify-ca sslrootcert={other_root}"),
            true,
        ),
        (
            with_other,
            &format!("sslmode=verify-full sslrootcert={other_root}"),
            false,
        ),
        (with, "sslmode=verify-full sslrootcert=system", false),
    ] {
        let result = try_it(port, rest);
        assert_eq!(result.is_ok(), works, "{rest}: {result:?}");
    }
}

#[test]
fn a_refusal_tells_the_place_and_the_servers_words() {
    let database = database();
    let settings = database.settings().with_database("no_such");
    let error = block_on(settings.connect())
        .expect_err("there is none")
        .to_string();
    assert!(
        error.starts_with("cannot connect to database `no_such` at `/"),
        "{error}"
    );
    assert!(
        error.ends_with("database \"no_such\" does not exist"),
        "{error}"
    );
    let error = block_on(connection::connect(
        "postgres://u:secret@localhost:1/d?connect_timeout=2",
    ));
    let error = error.expect_err("nobody listens there").to_string();
    assert!(
        error.contains("`localhost:1`") && error.contains("refused"),
        "{error}"
    );
    assert!(!error.contains("secret"), "{error}");
}

#[test]
fn a_url_with_an_encoded_socket_folder_connects() {
    let database = database();
    let url = database.url();
    assert!(url.contains("@%2F"), "{url}");
    block_on(connection::connect(&url)).unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn a_malformed_file_of_variables_is_not_shown() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let line = "DATABASE_URL=postgres://u:sec ret@h/d\n";
    fs::write(folder.path().join(".env"), line).expect("writable");
    let mut command = std::process::Command::new(env!("CARGO"));
    command
        .args(["run", "--quiet", "--package", "schema-cli"])
        .arg("--manifest-path")
        .arg(tests::repository().join("Cargo.toml"))
        .args(["--", "schema", "migrate", "status"])
        .current_dir(folder.path())
        .env_remove("DATABASE_URL");
    let output = tests::output(&mut command);
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("line 1 of "), "{said}");
    assert!(!said.contains("sec") && !said.contains("ret@"), "{said}");
}

//! TLS is as strict as `sslmode` says, towards a server that has it, has it not, or has a certificate
//! that is not good; and no refusal shows a password.

use std::{
    fs, thread,
    time::{Duration, Instant},
};

use schema_cli::scratch::{Options, Scratch, Source};
use schema_connect::{self as connection, Error, Settings, Variables};
use tests::{
    block_on,
    certificates::{Authority, Identity},
    database, execute,
    server::{PASSWORD, Server},
};

/// What becomes of an attempt to connect.
#[derive(Clone, Copy, Debug)]
enum Outcome {
    Tls,
    Plain,
    /// A refusal that says this.
    Refused(&'static str),
}

use Outcome::{Plain, Refused, Tls};

fn try_to_connect(server: &Server, words: &str) -> Result<bool, Error> {
    let url = format!("{}?hostaddr=127.0.0.1&{words}", server.url("localhost"));
    let variables: Variables = [("HOME", "/nowhere")].into_iter().collect();
    block_on(async {
        let client = Settings::read(&url, &variables)?.connect().await?;
        let query = "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()";
        let rows = client.query(query, &[]).await;
        Ok(rows.expect("it is connected")[0].get(0))
    })
}

#[track_caller]
fn check(server: &Server, cases: &[(&str, Outcome)]) {
    for (words, expected) in cases {
        // In front of a pooler that keeps no prepared statements, bytes go another way.
        for words in [(*words).to_owned(), format!("{words}&pgbouncer=true")] {
            let found = try_to_connect(server, &words);
            let as_expected = match (&found, expected) {
                (Ok(tls), Tls) => *tls,
                (Ok(tls), Plain) => !*tls,
                (Err(error), Refused(why)) => error.to_string().contains(why),
                _ => false,
            };
            assert!(as_expected, "{words}: {found:?}, but expected {expected:?}");
            if let Err(error) = found {
                assert_silent(&format!("{error} {error:?}"));
            }
        }
    }
}

/// Fails when the password shows.
#[track_caller]
fn assert_silent(text: &str) {
    for part in PASSWORD.split(' ') {
        assert!(!text.contains(part), "{text}");
    }
}

fn with_identity(server: &mut Server, identity: &Identity) {
    server.file("server.crt", &identity.certificate);
    server.file("server.key", &identity.key);
    server.restart_with(&[
        ("ssl", "on"),
        ("ssl_cert_file", "../server.crt"),
        ("ssl_key_file", "../server.key"),
    ]);
}

#[test]
fn tls_is_as_strict_as_asked() {
    let (ours, other) = (Authority::new("ours"), Authority::new("other"));
    let mut server = Server::start(&[("ssl", "off")]);
    let roots = tempfile::tempdir().expect("a temporary folder");
    let root = |name: &str, authority: &Authority| {
        let path = roots.path().join(name);
        fs::write(&path, authority.pem()).expect("writable");
        format!("&sslrootcert={}", path.display())
    };
    let (ours_root, other_root) = (root("ours", &ours), root("other", &other));
    let with = |mode: &str, root: &str| format!("sslmode={mode}{root}");
    let no_tls = Refused("server does not support TLS");

    // A server without TLS.
    check(
        &server,
        &[
            ("", Plain),
            ("sslmode=disable", Plain),
            ("sslmode=allow", Plain),
            ("sslmode=prefer", Plain),
            ("sslmode=require", no_tls),
            (&with("verify-ca", &ours_root), no_tls),
            (&with("verify-full", &ours_root), no_tls),
        ],
    );

    // A good certificate, and roots that know it, do not know it, or are not there. As libpq: with a
    // root certificate, `require` verifies, and `prefer` goes on without TLS.
    with_identity(&mut server, &ours.identity("localhost", false));
    let unknown = Refused("UnknownIssuer");
    check(
        &server,
        &[
            ("", Tls),
            ("sslmode=disable", Plain),
            ("sslmode=allow", Plain),
            ("sslmode=prefer", Tls),
            ("sslmode=require", Tls),
            ("sslmode=verify-ca", Refused("sslrootcert")),
            ("sslmode=verify-full", Refused("sslrootcert")),
            (&with("prefer", &ours_root), Tls),
            (&with("require", &ours_root), Tls),
            (&with("verify-ca", &ours_root), Tls),
            (&with("verify-full", &ours_root), Tls),
            (&with("prefer", &other_root), Plain),
            (&with("require", &other_root), unknown),
            (&with("verify-ca", &other_root), unknown),
            (&with("verify-full", &other_root), unknown),
            (
                "sslmode=verify-full&sslrootcert=/nowhere",
                Refused("sslrootcert"),
            ),
            // The password is proven to the server together with the certificate that it showed.
            ("sslmode=require&channel_binding=require", Tls),
        ],
    );

    // The certificate of another host.
    with_identity(&mut server, &ours.identity("elsewhere.example", false));
    check(
        &server,
        &[
            ("sslmode=require", Tls),
            (&with("verify-ca", &ours_root), Tls),
            (
                &with("verify-full", &ours_root),
                Refused("not valid for name"),
            ),
        ],
    );

    // One that has expired.
    with_identity(&mut server, &ours.identity("localhost", true));
    let expired = Refused("expired");
    check(
        &server,
        &[
            ("sslmode=require", Tls),
            (&with("prefer", &ours_root), Plain),
            (&with("require", &ours_root), expired),
            (&with("verify-ca", &ours_root), expired),
            (&with("verify-full", &ours_root), expired),
        ],
    );

    // A server that lets nobody in without TLS.
    let rules = "local all all trust\nhostssl all all 127.0.0.1/32 scram-sha-256\n";
    server.file("data/pg_hba.conf", rules);
    with_identity(&mut server, &ours.identity("localhost", false));
    check(
        &server,
        &[
            ("sslmode=disable", Refused("no pg_hba.conf entry")),
            ("sslmode=allow", Tls),
            ("sslmode=prefer", Tls),
        ],
    );
}

#[test]
fn a_wrong_password_is_refused_and_not_shown() {
    let server = Server::start(&[]);
    let wrong = server.url("localhost").replace("very", "wholly");
    let error = block_on(connection::connect(&wrong)).expect_err("it is wrong");
    assert_silent(&format!("{error} {error:?}"));
    assert!(
        error
            .to_string()
            .ends_with("password authentication failed for user \"postgres\""),
        "{error}"
    );
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
fn a_server_that_refuses_says_whom_and_why() {
    let options = Options {
        only: Some(Source::Machine),
        ..Options::default()
    };
    let scratch = block_on(Scratch::start(&options)).unwrap_or_else(|error| panic!("{error}"));
    let home = block_on(scratch.database()).unwrap_or_else(|error| panic!("{error}"));
    execute(
        &home,
        &format!(
            "CREATE ROLE weak LOGIN PASSWORD 'right'; CREATE ROLE banned LOGIN; CREATE ROLE idle;
             CREATE ROLE outsider LOGIN; GRANT CONNECT ON DATABASE {name} TO banned; REVOKE CONNECT ON DATABASE {name} FROM PUBLIC;
             CREATE TABLE rules (line text);
             INSERT INTO rules VALUES ('local all weak scram-sha-256'), ('local all banned reject'), ('local all all trust');
             DO $$ BEGIN EXECUTE format('COPY rules TO %L', current_setting('hba_file')); END $$;
             SELECT pg_reload_conf();",
            name = home.name()
        ),
    );
    let as_user = |user: &str| home.url().replace("postgres@", &format!("{user}@"));
    let refusal = |user: &str| {
        let error = block_on(connection::connect(&as_user(user))).expect_err("it is refused");
        let error = error.to_string();
        assert!(!error.contains("secret"), "{error}");
        let head = format!("cannot connect to database `{}` at `/", home.name());
        assert!(error.starts_with(&head), "{error}");
        let why = error.split_once("`: ").map(|it| it.1.to_owned());
        why.unwrap_or_else(|| panic!("it says no more than `{error}`"))
    };
    // The server reads its rules when it comes to it.
    let give_up = Instant::now() + Duration::from_secs(20);
    while block_on(connection::connect(
        &home.url().replace("postgres@", "banned@"),
    ))
    .is_ok()
    {
        assert!(Instant::now() < give_up, "the server does not read them");
        thread::sleep(Duration::from_millis(20));
    }
    for (user, why) in [
        (
            "weak:secret",
            "password authentication failed for user \"weak\"",
        ),
        ("nobody", "role \"nobody\" does not exist"),
        ("idle", "role \"idle\" is not permitted to log in"),
        ("weak", "the server asks for a password, and there is none"),
        ("banned", "pg_hba.conf rejects connection"),
        ("outsider", "permission denied for database"),
    ] {
        let said = refusal(user);
        assert!(said.contains(why), "{user}: {said}");
    }
    // The same where a proof was to run.
    let options = Options {
        url: Some(as_user("weak:secret")),
        ..Options::default()
    };
    let error = block_on(Scratch::start(&options)).expect_err("the password is wrong");
    let error = error.to_string();
    assert!(
        error.contains("password authentication failed for user \"weak\"")
            && !error.contains("secret"),
        "{error}"
    );
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

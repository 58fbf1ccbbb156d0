use std::{fs, os::unix::fs::PermissionsExt as _};

use super::*;

fn read(url: &str) -> Result<Settings, Error> {
    Settings::read(
        url,
        &Variables::from_iter([("HOME", "/nowhere"), ("PGUSER", "me")]),
    )
}

#[track_caller]
fn servers(url: &str, expected: &[&str]) {
    let settings = read(url).expect("the URL is well-formed");
    let found: Vec<String> = settings
        .servers()
        .expect("checked")
        .iter()
        .map(Server::to_string)
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn urls_and_words_name_the_same_server() {
    servers("postgres://u@h:6000/d", &["`h:6000`"]);
    servers("host=h port=6000 dbname=d user=u", &["`h:6000`"]);
    servers(
        "postgresql://%2Ftmp%2Fx:6000/d",
        &["`/tmp/x/.s.PGSQL.6000`"],
    );
    servers(
        "postgres:///d?host=/tmp/x&port=6000",
        &["`/tmp/x/.s.PGSQL.6000`"],
    );
    servers("postgres://u@[::1]:6000/d", &["`::1:6000`"]);
    servers("postgres://a:1,b:2,c/d", &["`a:1`", "`b:2`", "`c:5432`"]);
    servers("host=a,b port=1", &["`a:1`", "`b:1`"]);
    servers("hostaddr=127.0.0.1", &["`127.0.0.1:5432`"]);
}

#[test]
fn every_part_of_a_url_is_decoded() {
    let settings =
        read("postgres://a%40b:p%2Fw%3A@h/d%20b?application_name=x%26y").expect("well-formed");
    assert_eq!(settings.get("user"), Some("a@b"));
    assert_eq!(settings.get("password"), Some("p/w:"));
    assert_eq!(settings.database(), "d b");
    assert_eq!(settings.get("application_name"), Some("x&y"));
}

#[test]
fn a_url_is_written_as_it_is_read() {
    for url in [
        "postgres://a%40b:p%2Fw@h:5433/d?sslmode=verify-full",
        "postgres://u@%2Ftmp%2Fx:6000/d",
        "host='a,b' port='1,2' password='it\\'s' user=u dbname=d",
        "postgres:///",
    ] {
        let settings = read(url).expect("well-formed");
        assert_eq!(
            read(&settings.url()).expect("what we write is well-formed"),
            settings
        );
    }
}

#[test]
fn words_can_be_quoted() {
    let settings = read(r"user = 'o''neil' ").expect_err("a quote ends the word");
    assert!(settings.to_string().contains("`key=value`"), "{settings}");
    let settings = read(r"user='o\'n e' password=a\ b  dbname = d").expect("well-formed");
    assert_eq!(settings.get("user"), Some("o'n e"));
    assert_eq!(settings.get("password"), Some("a b"));
    assert_eq!(settings.database(), "d");
}

#[test]
fn variables_fill_what_the_url_leaves_open() {
    let variables = Variables::from_iter([
        ("HOME", "/nowhere"),
        ("PGHOST", "env"),
        ("PGPORT", "7000"),
        ("PGUSER", "env_user"),
        ("PGPASSWORD", "secret"),
        ("PGSSLMODE", "require"),
    ]);
    let settings = Settings::read("postgres://u@/d", &variables).expect("well-formed");
    assert_eq!(settings.to_string(), "database `d` at `env:7000`");
    assert_eq!(settings.get("user"), Some("u"));
    assert_eq!(settings.get("password"), Some("secret"));
    assert_eq!(settings.ssl_mode().expect("known"), SslMode::Require);
    let settings = Settings::read("", &variables).expect("well-formed");
    assert_eq!(settings.database(), "env_user");
}

#[test]
fn no_error_and_no_display_holds_a_password() {
    for url in [
        "postgres://u:se@cret@h/d",
        "postgres://u:se/cret@h/d",
        "postgres://u:se?cret@h/d",
        "postgres://u:se#cret@h:x/d",
        "postgres://u:secret%zz@h/d",
        "password=secret host=h port=secret",
        "password='secret",
        "host=h pass word=secret",
        "secret",
        "mysql://u:secret@h/d",
        "postgres://u:secret@h/d?sslmode=secret",
    ] {
        let error = read(url).expect_err(url);
        let text = format!("{error} {error:?}");
        assert!(
            !text.contains("se@") && !text.contains("cret"),
            "{url}: {text}"
        );
    }
    let settings = read("postgres://u:secret@h/d").expect("well-formed");
    assert!(!format!("{settings} {settings:?}").contains("secret"));
}

#[test]
fn safeguards_that_we_lack_are_refused() {
    for url in [
        "sslcrl=x",
        "postgres://h/d?require_auth=scram-sha-256",
        "gssencmode=require",
    ] {
        read(url).expect_err(url);
    }
    read("gssencmode=prefer client_encoding=UTF8 sslcompression=0").expect("harmless");
}

#[test]
fn passwords_come_from_the_password_file() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("pass");
    let lines = "# comment\nh:5432:d:other:no\nh:*:d:u:p\\:w\\\\\n*:*:*:*:any\n";
    fs::write(&path, lines).expect("writable");
    let url = format!("postgres://u@h/d?passfile={}", path.display());
    let settings = read(&url).expect("well-formed");
    let server = &settings.servers().expect("checked")[0];
    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).expect("ours");
    assert_eq!(settings.password(server), None, "others may read it");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).expect("ours");
    assert_eq!(settings.password(server).as_deref(), Some("p:w\\"));
    assert_eq!(
        settings.with_database("x").password(server).as_deref(),
        Some("any")
    );
}

#[test]
fn services_come_from_the_service_file() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("services");
    fs::write(&path, "[a]\nhost=no\n\n# remark\n[b]\nhost=yes\nport=7\n").expect("writable");
    let variables = Variables::from_iter([
        ("PGSERVICEFILE", path.to_str().expect("UTF-8")),
        ("PGUSER", "me"),
    ]);
    let settings = Settings::read("service=b port=8", &variables).expect("well-formed");
    assert_eq!(settings.to_string(), "database `me` at `yes:8`");
    Settings::read("service=c", &variables).expect_err("there is none");
}

#[test]
fn verifying_needs_a_root_certificate() {
    let settings = read("postgres://h/d?sslmode=verify-full").expect("well-formed");
    let Err(error) = tls::connector(&settings, SslMode::VerifyFull) else {
        panic!("nothing to verify against")
    };
    assert!(error.to_string().contains("sslrootcert"), "{error}");
}

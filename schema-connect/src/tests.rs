use std::{fs, os::unix::fs::PermissionsExt as _};

use expect_test::expect;

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
        .servers(&mut Vec::new())
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
    assert_eq!(settings.ssl_mode(&mut Vec::new()), SslMode::Require);
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
    let server = &settings.servers(&mut Vec::new())[0];
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

#[test]
fn every_problem_is_told_at_once() {
    let problems = |url: &str| match read(url) {
        Err(Error::Malformed(problems)) => problems.join("\n"),
        other => panic!("{other:?}"),
    };
    expect![[r#"
        the password of the database URL holds a `%` that no two hexadecimal digits follow; `%` itself is written `%25`
        the port is no number between 1 and 65535; in a URL, `@`, `/`, `?`, `#` and `%` within user or password are written `%40`, `%2F`, `%3F`, `%23` and `%25`
        the connection settings name a parameter that libpq does not know (a space in a value needs quotes, a `?` within a password is written `%3F`)
        `sslcrl` is a safeguard that is not to be had here: leave it out, or connect otherwise
        `sslmode` must be disable, allow, prefer, require, verify-ca or verify-full
        `connect_timeout` is no number
        `channel_binding` has a value that is none of its values
        `pgbouncer` must be true or false"#]]
    .assert_eq(&problems(
        "postgres://u:%zz@h:port/d?nonsense=1&sslmode=maybe&sslcrl=x&connect_timeout=soon&channel_binding=no&pgbouncer=perhaps",
    ));
    expect![[r#"
        there are not as many hosts as there are `hostaddr`
        there are not as many ports as hosts
        `hostaddr` is no IP address"#]]
    .assert_eq(&problems("host=a,b hostaddr=x port=1,2,3"));
}

#[test]
fn where_nothing_may_be_guessed_everything_must_be_named() {
    let explicit = |url: &str, variables: &[(&str, &str)]| {
        let home = [("HOME", "/nowhere")];
        let variables = Variables::from_iter(home.iter().chain(variables).copied());
        match Settings::read_explicit(url, &variables) {
            Ok(settings) => settings.to_string(),
            Err(error) => error.to_string(),
        }
    };
    expect![[r#"
        names no host
        names no user
        names no database
        `sslmode` asks for the server's certificate to be verified, but there is no root certificate: set `sslrootcert` to its file, or to `system` for those that the system trusts"#]]
    .assert_eq(&format!(
        "{}\n{}",
        explicit("postgres://?sslmode=verify-full", &[]),
        explicit("postgres://u@h/d?sslmode=verify-full", &[])
    ));
    assert_eq!(
        explicit("postgres://h", &[("PGUSER", "u"), ("PGDATABASE", "d")]),
        "database `d` at `h:5432`"
    );
    // Of a URL whose parts nobody can tell, none is called missing.
    expect![[r#"the database URL holds an `@` too many: within user, password and database it is written `%40`, and `/` `%2F`"#]]
        .assert_eq(&explicit("postgres://u:p@ss@h/d", &[]));
}

#[test]
fn addresses_of_supabase_are_known() {
    let direct = "postgres://postgres:p@db.abcdefghijklmnopqrst.supabase.co";
    let pooler =
        "postgres://postgres.abcdefghijklmnopqrst:p@aws-0-eu-central-1.POOLER.supabase.com";
    for (url, address, keeps) in [
        (
            format!("{direct}:5432/postgres"),
            Some(Supabase::Direct),
            true,
        ),
        (format!("{direct}/postgres"), Some(Supabase::Direct), true),
        (
            format!("{pooler}:5432/postgres"),
            Some(Supabase::SessionPooler),
            true,
        ),
        (
            format!("{pooler}:6543/postgres"),
            Some(Supabase::TransactionPooler),
            false,
        ),
        (
            format!("{direct}:6543/postgres"),
            Some(Supabase::TransactionPooler),
            false,
        ),
        (
            format!("{pooler}:6543/postgres?pgbouncer=false"),
            Some(Supabase::TransactionPooler),
            true,
        ),
        ("postgres://h:6543/d".to_owned(), None, true),
        ("postgres://h:6543/d?pgbouncer=true".to_owned(), None, false),
        (
            "postgres://db.example.supabase.co.evil.example/d".to_owned(),
            None,
            true,
        ),
    ] {
        let settings = read(&url).unwrap_or_else(|error| panic!("{url}: {error}"));
        assert_eq!(settings.supabase(), address, "{url}");
        assert_eq!(settings.keeps_prepared_statements(), keeps, "{url}");
        let mode = settings.ssl_mode(&mut Vec::new());
        let expected = if address.is_some() {
            SslMode::Require
        } else {
            SslMode::Prefer
        };
        assert_eq!(mode, expected, "{url}");
    }
    let disabled = read(&format!("{direct}/postgres?sslmode=disable")).expect("well-formed");
    assert_eq!(disabled.ssl_mode(&mut Vec::new()), SslMode::Disable);
    // What is not libpq's goes to no other program.
    let marked = read("postgres://h/d?pgbouncer=true").expect("well-formed");
    assert!(!marked.url().contains("pgbouncer"), "{}", marked.url());
}

#[test]
fn what_supabase_demands_is_told() {
    let variables = Variables::from_iter([("HOME", "/nowhere")]);
    let problems = |url| match Settings::read_explicit(url, &variables) {
        Err(Error::Malformed(problems)) => problems.join("\n"),
        other => panic!("{other:?}"),
    };
    expect![[r#"
        names no database
        Supabase listens on port 5432 (the server, or the pooler in session mode) and 6543 (the pooler in transaction mode), not on this one
        to Supabase's pooler the user is written with the project, as `postgres.<project>`
        names no password, which Supabase demands"#]]
    .assert_eq(&problems("postgres://postgres@aws-0-eu-central-1.pooler.supabase.com:5433"));
    expect!["the password is still the `[YOUR-PASSWORD]` of Supabase's page: put the real one in its place"]
        .assert_eq(&problems(
            "postgres://postgres:[YOUR-PASSWORD]@db.abcdefghijklmnopqrst.supabase.co:5432/postgres",
        ));
}

#[test]
fn variables_come_from_the_nearest_file_as_well() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let inner = folder.path().join("a/b");
    fs::create_dir_all(&inner).expect("writable");
    fs::write(
        folder.path().join(".env"),
        "A=1\n# remark\nexport B='two words'\n",
    )
    .expect("writable");
    let variables = Variables::from_iter([("A", "set")]);
    let read = variables.clone().with_dotenv(&inner).expect("well-formed");
    assert_eq!(
        (read.get("A"), read.get("B")),
        (Some("set"), Some("two words"))
    );
    assert_eq!(format!("{read:?}"), r#"Variables{"A", "B"}"#);

    let lines = "DATABASE_URL=postgres://u:se cret@h/d\nC=3\nsecret\n";
    fs::write(folder.path().join(".env"), lines).expect("writable");
    let error = variables
        .with_dotenv(&inner)
        .expect_err("two lines are none");
    let text = format!("{error} {error:?}").replace(&folder.path().display().to_string(), "");
    assert!(!text.contains("cret"), "{text}");
    expect![[r#"
        line 1 of `/.env` is no `NAME=value`; a value with spaces, `#`, quotes or `$` needs single quotes
        line 3 of `/.env` is no `NAME=value`; a value with spaces, `#`, quotes or `$` needs single quotes"#]]
    .assert_eq(&error.to_string().replace(&folder.path().display().to_string(), ""));
}

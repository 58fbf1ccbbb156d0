//! The two databases, and how requests come to them.
//!
//! Roles belong to a whole server. So the one with Supabase's is a server of its own, and the other
//! is the scratch server, where they do not exist.

use std::sync::OnceLock;

use diesel::{Connection as _, PgConnection};
use diesel_migrations::MigrationHarness as _;
use schema_cli::scratch::{Database, Options, Scratch, Source};
use tokio_postgres::{Client, SimpleQueryMessage};

/// What Supabase does before anyone creates a table. There as here the owner of the tables is no
/// superuser. `auth.users` is there to be mistaken for ours.
const SUPABASE: &str = "
    CREATE ROLE anon NOLOGIN NOINHERIT;
    CREATE ROLE authenticated NOLOGIN NOINHERIT;
    CREATE ROLE service_role NOLOGIN NOINHERIT BYPASSRLS;
    CREATE ROLE authenticator LOGIN NOINHERIT;
    GRANT anon, authenticated, service_role TO authenticator;
    CREATE ROLE owner LOGIN CREATEROLE CREATEDB BYPASSRLS;

    GRANT ALL ON SCHEMA public TO owner;
    GRANT USAGE ON SCHEMA public TO anon, authenticated, service_role;
    ALTER DEFAULT PRIVILEGES FOR ROLE owner IN SCHEMA public
        GRANT ALL ON TABLES TO anon, authenticated, service_role;
    ALTER DEFAULT PRIVILEGES FOR ROLE owner IN SCHEMA public
        GRANT ALL ON SEQUENCES TO anon, authenticated, service_role;
    ALTER DEFAULT PRIVILEGES FOR ROLE owner IN SCHEMA public
        GRANT ALL ON FUNCTIONS TO anon, authenticated, service_role;

    CREATE SCHEMA auth;
    GRANT USAGE ON SCHEMA auth TO owner, anon, authenticated, service_role;
    CREATE TABLE auth.users (id uuid PRIMARY KEY, email text);";

/// One ordinary role, which may do with the tables what Supabase's may. It stays on a server that
/// is not ours, and another run may make it at the same time.
const PLAIN: &str = "
    DO $$ BEGIN
        CREATE ROLE subject_to_row_security NOLOGIN;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END $$;
    GRANT USAGE ON SCHEMA public TO subject_to_row_security;
    GRANT ALL ON ALL TABLES IN SCHEMA public TO subject_to_row_security;";

/// Two users, each with a row in every table of theirs and with one more match, which is deleted.
/// Both are about the same job.
const ROWS: &str = "
    INSERT INTO users (id, email, clerk_id, tier) VALUES
        ({ada}, 'ada@example.org', 'ada', 'pro'), ({bob}, 'bob@example.org', 'bob', 'free');
    INSERT INTO jobs (id, source, url, title, company)
        VALUES ({job}, 'board', 'https://example.org', 'Smith', 'Forge');
    INSERT INTO profiles (user_id) SELECT id FROM users;
    INSERT INTO documents (id, user_id, type, content) VALUES
        ({resume of ada}, {ada}, 'resume', 'on ada'), ({resume of bob}, {bob}, 'resume', 'on bob');
    INSERT INTO applications (user_id, job_id, resume_version_id)
        SELECT user_id, {job}, id FROM documents;
    INSERT INTO matches (id, user_id, job_id) VALUES
        ({match of ada}, {ada}, {job}), ({match of bob}, {bob}, {job});
    INSERT INTO matches (user_id, job_id, deleted_at) SELECT id, {job}, now() FROM users;
    INSERT INTO agent_actions (user_id, agent_type, status) SELECT id, 'apply', 'done' FROM users;
    INSERT INTO agent_outputs (user_id, agent_type, output) SELECT id, 'apply', '{}' FROM users;
    ANALYZE;";

/// What stands in statements for a key of those rows.
const KEYS: [(&str, &str); 7] = [
    ("{ada}", "'00000000-0000-0000-0000-00000000000a'"),
    ("{bob}", "'00000000-0000-0000-0000-00000000000b'"),
    ("{job}", "'00000000-0000-0000-0000-000000000001'"),
    ("{resume of ada}", "'00000000-0000-0000-0000-0000000000da'"),
    ("{resume of bob}", "'00000000-0000-0000-0000-0000000000db'"),
    ("{match of ada}", "'00000000-0000-0000-0000-0000000000fa'"),
    ("{match of bob}", "'00000000-0000-0000-0000-0000000000fb'"),
];

fn with_keys(statement: &str) -> String {
    let replace = |text: String, (name, key): (&str, &str)| text.replace(name, key);
    KEYS.into_iter().fold(statement.to_owned(), replace)
}

/// Whom the gateway takes someone for.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Role {
    Anonymous,
    SignedIn,
    Service,
}

/// Who asks: their role, and the claims of their token, as JSON.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Caller {
    pub(crate) role: Role,
    pub(crate) claims: Option<&'static str>,
}

impl Caller {
    /// Without a token the setting may not even exist.
    pub(crate) const fn anonymous(claims: Option<&'static str>) -> Self {
        let role = Role::Anonymous;
        Caller { role, claims }
    }

    pub(crate) const fn signed_in(claims: &'static str) -> Self {
        Caller {
            role: Role::SignedIn,
            claims: Some(claims),
        }
    }

    /// The service, with the claims that its key carries.
    pub(crate) const fn service() -> Self {
        Caller {
            role: Role::Service,
            claims: Some(r#"{"role": "service_role"}"#),
        }
    }
}

/// A database in which the sealed migrations have run, with the rows above.
pub(crate) struct World {
    pub(crate) name: &'static str,
    database: Database,
    /// Who connects.
    login: &'static str,
    role: fn(Role) -> &'static str,
}

/// Both, for the caller alone.
pub(crate) fn worlds() -> [World; 2] {
    [supabase(), plain()]
}

pub(crate) fn supabase() -> World {
    static SERVER: OnceLock<(Scratch, Database)> = OnceLock::new();
    let (server, template) = SERVER.get_or_init(|| {
        let server = a_server_of_our_own();
        let database = tests::block_on(server.database());
        let database = database.unwrap_or_else(|error| panic!("{error}"));
        tests::execute(&database, SUPABASE);
        let mut owner = connection(&database, "owner");
        if let Err(error) = owner.run_pending_migrations(tests::platform::migrations()) {
            panic!("a migration fails: {error}");
        }
        tests::execute(&database, &with_keys(ROWS));
        (server, database)
    });
    World {
        name: "Supabase",
        database: copy(server, template),
        login: "authenticator",
        role: |role| match role {
            Role::Anonymous => "anon",
            Role::SignedIn => "authenticated",
            Role::Service => "service_role",
        },
    }
}

pub(crate) fn plain() -> World {
    static TEMPLATE: OnceLock<Database> = OnceLock::new();
    let template = TEMPLATE.get_or_init(|| {
        let database = tests::platform::database();
        tests::execute(&database, PLAIN);
        tests::execute(&database, &with_keys(ROWS));
        database
    });
    World {
        name: "plain",
        database: copy(tests::scratch(), template),
        login: "",
        role: |role| match role {
            Role::Anonymous | Role::SignedIn => "subject_to_row_security",
            // The owner of the tables, who has logged in.
            Role::Service => "none",
        },
    }
}

/// A server that others share is no place for these roles.
fn a_server_of_our_own() -> Scratch {
    let started = Options::from_environment().map(|mut options| {
        options.url = None;
        options.only = options.only.filter(|it| *it != Source::Server);
        tests::block_on(async move { Scratch::start(&options).await })
    });
    match started {
        Ok(Ok(server)) => server,
        Ok(Err(error)) | Err(error) => panic!("{error}"),
    }
}

fn copy(server: &Scratch, template: &Database) -> Database {
    let copy = tests::block_on(server.clone_of(template));
    copy.unwrap_or_else(|error| panic!("{error}"))
}

/// The URL with another user; our own server asks for no password.
fn url(database: &Database, user: &str) -> String {
    let url = database.url();
    match url.split_once("://postgres@") {
        Some((scheme, rest)) if !user.is_empty() => format!("{scheme}://{user}@{rest}"),
        _ => url,
    }
}

fn connection(database: &Database, user: &str) -> PgConnection {
    PgConnection::establish(&url(database, user)).unwrap_or_else(|error| panic!("{error}"))
}

impl World {
    /// A connection of the gateway's, as it serves one request after the other.
    pub(crate) async fn session(&self) -> Session {
        let client = schema_connect::connect(&url(&self.database, self.login)).await;
        Session {
            client: client.unwrap_or_else(|error| panic!("{error}")),
            role: self.role,
        }
    }

    /// The same for Diesel, with a request of the caller's begun, which is never committed.
    pub(crate) fn request(&self, caller: &Caller) -> PgConnection {
        use diesel::{RunQueryDsl as _, sql_query, sql_types::Text};
        let mut connection = connection(&self.database, self.login);
        let begun = connection.begin_test_transaction().and_then(|()| {
            sql_query(
                "SELECT set_config('role', $1, true), set_config('request.jwt.claims', $2, true)",
            )
            .bind::<Text, _>((self.role)(caller.role))
            .bind::<Text, _>(caller.claims.unwrap_or_default())
            .execute(&mut connection)
        });
        begun.expect("the role may be taken");
        connection
    }
}

/// A connection over which requests come.
pub(crate) struct Session {
    client: Client,
    role: fn(Role) -> &'static str,
}

impl Session {
    /// What the caller gets for a statement, in a transaction that is undone.
    pub(crate) async fn answer(&self, caller: &Caller, statement: &str) -> String {
        self.begin(caller).await;
        let answer = self.run(statement).await;
        self.run("ROLLBACK").await;
        answer
    }

    /// Begins as PostgREST does.
    pub(crate) async fn begin(&self, caller: &Caller) {
        self.run("BEGIN").await;
        let mut settings = vec![("role", (self.role)(caller.role))];
        settings.extend(caller.claims.map(|it| ("request.jwt.claims", it)));
        for (name, value) in settings {
            let set = "SELECT set_config($1, $2, true)";
            let done = self.client.query(set, &[&name, &value]).await;
            done.unwrap_or_else(|error| panic!("{name}: {error}"));
        }
    }

    /// The rows, or how many were written by the last statement, or the error.
    pub(crate) async fn run(&self, statement: &str) -> String {
        let done = self.client.simple_query(&with_keys(statement)).await;
        let messages = match done {
            Ok(messages) => messages,
            Err(error) => {
                return match error.code().map(|it| it.code()) {
                    Some("42501") => "refused".to_owned(),
                    Some(code) => format!("error {code}"),
                    None => format!("error {error}"),
                };
            }
        };
        let (mut rows, mut count, mut columns) = (Vec::new(), 0, false);
        for message in &messages {
            match message {
                SimpleQueryMessage::RowDescription(_) => columns = true,
                SimpleQueryMessage::Row(row) => {
                    let values = (0..row.len()).map(|at| row.get(at).unwrap_or("NULL"));
                    rows.push(values.collect::<Vec<&str>>().join(" "));
                }
                SimpleQueryMessage::CommandComplete(rows) => count = *rows,
                _ => {}
            }
        }
        match columns {
            true if rows.is_empty() => "nothing".to_owned(),
            true => rows.join("; "),
            false => format!("{count} written"),
        }
    }
}

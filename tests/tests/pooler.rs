//! Through a real PgBouncer in transaction mode: the platform's models, many at once; migrations; health.

use diesel::{
    prelude::{ExpressionMethods as _, QueryDsl as _, SelectableHelper as _},
    result::Error,
};
use diesel_async::{AsyncConnection as _, AsyncPgConnection, RunQueryDsl as _};
use platform::{
    health::{Health, Standings, Status},
    pool::{self, Pool},
};
use schema_connect::{Settings, runner};
use schema_def::{
    MIGRATIONS,
    applications::{Application, ApplicationStatus, NewApplication},
    jobs::{Job, NewJob},
    profiles::{Education, NewProfile, Profile},
    tables::{applications, jobs, profiles, users},
    users::{NewUser, User, UserChanges, UserTier},
};
use tests::{
    certificates::Authority,
    pgbouncer::PgBouncer,
    server::{ENCODED, Server},
};

/// Fewer than there are clients, so that every transaction may have another one.
const SESSIONS: usize = 3;
const CLIENTS: usize = 24;
const ROUNDS: usize = 3;

fn settings(bouncer: &PgBouncer, words: &str) -> Settings {
    let url = format!(
        "postgres://postgres:{ENCODED}@localhost:{}/postgres?hostaddr=127.0.0.1&{words}",
        bouncer.port()
    );
    Settings::read(&url, &[("HOME", "/nowhere")].into_iter().collect()).expect("well-formed")
}

fn pool(settings: &Settings) -> Pool {
    let options = pool::Options {
        size: CLIENTS,
        wait: std::time::Duration::from_secs(60),
    };
    pool::pool(settings, options)
}

/// What went wrong, for each client that something went wrong for.
async fn all_at_once(pool: &Pool, run: &str) -> Vec<String> {
    let mut tasks = Vec::new();
    for client in 0..CLIENTS {
        let (pool, run) = (pool.clone(), run.to_owned());
        tasks.push(tokio::spawn(async move {
            for round in 0..ROUNDS {
                let mut connection = pool.get().await.map_err(|error| error.to_string())?;
                one_user(&mut connection, &format!("{run}_{client}_{round}"))
                    .await
                    .map_err(|error| error.to_string())?;
            }
            Ok(())
        }));
    }
    let mut failures = Vec::new();
    for task in tasks {
        let result = task.await.unwrap_or_else(|panic| Err(panic.to_string()));
        failures.extend(result.err());
    }
    failures
}

/// Enums, arrays, jsonb, joins, and a transaction.
async fn one_user(connection: &mut AsyncPgConnection, name: &str) -> diesel::QueryResult<()> {
    let user: User = diesel::insert_into(users::table)
        .values(NewUser::new(format!("{name}@example.org"), name.to_owned()))
        .returning(User::as_returning())
        .get_result(connection)
        .await?;
    let changes = UserChanges {
        tier: Some(UserTier::Pro),
        ..UserChanges::default()
    };
    let changed: User = diesel::update(&user)
        .set(&changes)
        .returning(User::as_returning())
        .get_result(connection)
        .await?;
    assert_eq!(changed.tier, UserTier::Pro);
    let education = Education {
        school: Some(name.to_owned()),
        ..Education::default()
    };
    let new = NewProfile {
        skills: Some(vec![name.to_owned()]),
        education: Some(vec![education.clone()]),
        ..NewProfile::new(user.id)
    };
    let profile: Profile = diesel::insert_into(profiles::table)
        .values(&new)
        .returning(Profile::as_returning())
        .get_result(connection)
        .await?;
    assert_eq!(
        (profile.skills, profile.education),
        (vec![name.to_owned()], vec![education])
    );
    let application = connection
        .transaction(async |connection| {
            let new = NewJob::new(
                "board".to_owned(),
                format!("https://example.org/{name}"),
                name.to_owned(),
                "Example".to_owned(),
            );
            let job: Job = diesel::insert_into(jobs::table)
                .values(&new)
                .returning(Job::as_returning())
                .get_result(connection)
                .await?;
            diesel::insert_into(applications::table)
                .values(&NewApplication::new(user.id, job.id))
                .returning(Application::as_returning())
                .get_result(connection)
                .await
        })
        .await?;
    let (found, of): (Application, User) = applications::table
        .inner_join(users::table)
        .filter(applications::status.eq_any([ApplicationStatus::Applied, ApplicationStatus::Offer]))
        .filter(users::tier.eq(UserTier::Pro))
        .filter(applications::user_id.eq(user.id))
        .select((Application::as_select(), User::as_select()))
        .first(connection)
        .await?;
    assert_eq!((found, of.id), (application, user.id));
    let undone: Result<(), Error> = connection
        .transaction(async |connection| {
            diesel::delete(users::table.find(user.id))
                .execute(connection)
                .await?;
            Err(Error::RollbackTransaction)
        })
        .await;
    assert_eq!(undone, Err(Error::RollbackTransaction));
    let count: i64 = users::table
        .find(user.id)
        .count()
        .get_result(connection)
        .await?;
    assert_eq!(count, 1);
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn models_work_through_a_pooler_in_transaction_mode() {
    let authority = Authority::new("ours");
    let identity = authority.identity("localhost", false);
    let Some((server, bouncer)) = tokio::task::spawn_blocking(move || {
        let server = Server::start(&[("log_min_duration_statement", "0")]);
        let bouncer = PgBouncer::start(
            "models_work_through_a_pooler_in_transaction_mode",
            &server,
            SESSIONS,
            &identity,
        )?;
        Some((server, bouncer))
    })
    .await
    .expect("the servers start") else {
        return;
    };
    let root = server.file("authority.crt", &authority.pem());
    let plain = settings(&bouncer, "pgbouncer=true&sslmode=disable");
    let verified = settings(
        &bouncer,
        &format!(
            "pgbouncer=true&sslmode=verify-full&sslrootcert={}",
            root.display()
        ),
    );

    // Migrations, of which one makes the types that the models use.
    let done = runner::up(
        &verified,
        MIGRATIONS,
        None,
        runner::Options::default(),
        |_| {},
    )
    .await;
    done.unwrap_or_else(|error| panic!("{error}"));

    for (settings, run) in [(&plain, "plain"), (&verified, "verified")] {
        let pool = pool(settings);
        let failures = all_at_once(&pool, run).await;
        assert_eq!(failures, [""; 0], "{run}");
        let report = Health::new(pool, MIGRATIONS, platform::health::Options::default())
            .ready()
            .await;
        assert_eq!(report.status, Status::Ready, "{report:?}");
        assert_eq!(
            report.migrations.as_ref().map(|it| it.state),
            Some(Standings::Current)
        );
    }
    let mut connection = pool(&plain).get().await.expect("there is one");
    let count: i64 = users::table
        .count()
        .get_result(&mut connection)
        .await
        .expect("it runs");
    assert_eq!(
        count,
        i64::try_from(2 * CLIENTS * ROUNDS).expect("a small number")
    );

    // No statement had a name; with names, the same does not work.
    let log = server.log();
    assert!(log.contains("execute <unnamed>"), "nothing is logged");
    assert_eq!(
        log.matches("execute s").count(),
        0,
        "a name reached the server"
    );
    let named = settings(&bouncer, "pgbouncer=false&sslmode=disable");
    let failures = all_at_once(&pool(&named), "named").await;
    let lost = failures.iter().any(|it| it.contains("prepared statement"));
    assert!(lost, "names last: {failures:?}");
    drop((bouncer, server));
}

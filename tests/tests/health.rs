//! The health of a service, while its database comes and goes. There is always an answer.

use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};

use axum::{Router, routing::get};
use platform::{
    health::{Health, Options},
    pool::{self, Pool},
};
use schema_connect::{Settings, runner};
use schema_def::MIGRATIONS;
use serde_json::{Value, json};
use tests::{
    block_on, http,
    server::{PASSWORD, Server},
};

const BOUND: Duration = Duration::from_secs(2);
const OPTIONS: Options = Options {
    bound: BOUND,
    serves: Duration::from_millis(50),
};
/// How much longer than it should an answer may take, on a machine that is busy with other things.
const PATIENCE: Duration = Duration::from_secs(20);

fn pool(database: &Settings, size: usize) -> Pool {
    let wait = Duration::from_secs(60);
    pool::pool(database, pool::Options { size, wait })
}

/// A service that has its health mounted beside its own routes.
async fn service(pool: Pool) -> SocketAddr {
    let health = Health::new(pool, MIGRATIONS, OPTIONS);
    let own = Router::new().route("/", get(async || "hello"));
    let router = own.merge(health.router());
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await;
    let listener = listener.expect("there is a free port");
    let address = listener.local_addr().expect("it is bound");
    tokio::spawn(axum::serve(listener, router).into_future());
    address
}

/// Asks once; the answer comes within the bound, and holds no secret.
async fn ready(service: SocketAddr) -> (u16, Value) {
    let asked = Instant::now();
    let answer = http::get(service, "/health/ready").await;
    let answer = answer.expect("there is always an answer");
    let took = asked.elapsed();
    assert!(took < BOUND + PATIENCE, "it took {took:?}");
    assert!(
        answer.head.contains("cache-control: no-store"),
        "{answer:?}"
    );
    for secret in ["postgres", "localhost", "127.0.0.1", "/dev/shm", "/tmp"]
        .into_iter()
        .chain(PASSWORD.split(' '))
    {
        assert!(!answer.body.contains(secret), "{answer:?}");
    }
    let mut body = answer.json();
    if let Some(latency) = body["database"]
        .as_object_mut()
        .and_then(|it| it.remove("latency_ms"))
    {
        let latency = latency.as_f64().expect("it is a number");
        assert!(
            0.0 < latency && latency < 1e3 * BOUND.as_secs_f64(),
            "{latency}"
        );
    }
    (answer.status, body)
}

/// Asks until the answer is another one than `old`.
async fn changed(service: SocketAddr, old: &(u16, Value)) -> (u16, Value) {
    let patience = Instant::now() + PATIENCE + PATIENCE;
    loop {
        let answer = ready(service).await;
        if answer != *old {
            return answer;
        }
        assert!(Instant::now() < patience, "it stays {answer:?}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// The names of the migrations that the platform has.
fn names() -> Vec<String> {
    let known = runner::standings(&MIGRATIONS, []).expect("they are embedded");
    known.into_iter().map(|(name, _)| name).collect()
}

fn current() -> (u16, Value) {
    let migrations = json!({ "state": "current", "pending": [], "unknown": [] });
    (
        200,
        json!({ "status": "ready", "database": { "reachable": true }, "migrations": migrations }),
    )
}

fn unreachable(reason: &str) -> (u16, Value) {
    let database = json!({ "reachable": false, "reason": reason });
    (
        503,
        json!({ "status": "unavailable", "database": database, "migrations": null }),
    )
}

async fn migrated(server: &Server) {
    let options = runner::Options::default();
    let done = runner::up(&server.socket(), MIGRATIONS, None, options, |_| {}).await;
    done.unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn migrations_are_current_pending_or_unknown() {
    let server = Server::start(&[]);
    block_on(async {
        let service = service(pool(&server.socket(), 2)).await;
        let pending = json!({ "state": "pending", "pending": names(), "unknown": [] });
        let expected = json!({
            "status": "unavailable", "database": { "reachable": true }, "migrations": pending,
        });
        assert_eq!(ready(service).await, (503, expected.clone()));

        migrated(&server).await;
        assert_eq!(changed(service, &(503, expected)).await, current());

        let client = server.connect().await;
        let insert = "INSERT INTO __diesel_schema_migrations (version) VALUES ('29990101000000')";
        client.batch_execute(insert).await.expect("it runs");
        let (status, body) = changed(service, &current()).await;
        let unknown = json!({ "state": "unknown", "pending": [], "unknown": ["29990101000000"] });
        assert_eq!(
            (status, &body["status"], &body["migrations"]),
            (200, &json!("ready"), &unknown)
        );

        // One of ours that has not run counts more.
        let delete = "DELETE FROM __diesel_schema_migrations WHERE version < '2999'";
        client.batch_execute(delete).await.expect("it runs");
        let (status, body) = changed(service, &(status, body)).await;
        assert_eq!(
            (status, &body["migrations"]["state"]),
            (503, &json!("pending"))
        );

        // What may not be read is an answer, too.
        let hide = "CREATE ROLE nobody LOGIN";
        client.batch_execute(hide).await.expect("it runs");
        let url = server.socket().url().replace("postgres@", "nobody@");
        let service = self::service(pool(&Settings::from_url(&url).expect("well-formed"), 1)).await;
        let (status, body) = ready(service).await;
        let database = json!({ "reachable": true, "reason": "the query failed" });
        assert_eq!(
            (status, &body["database"], &body["migrations"]),
            (503, &database, &Value::Null)
        );
    });
}

#[test]
fn a_server_comes_and_goes() {
    let mut server = Server::start(&[]);
    let runtime = tokio::runtime::Runtime::new().expect("the system allows a runtime");
    let service = runtime.block_on(async {
        migrated(&server).await;
        service(pool(&server.socket(), 3)).await
    });
    assert_eq!(runtime.block_on(ready(service)), current());

    server.stop();
    assert_eq!(
        runtime.block_on(changed(service, &current())),
        unreachable("cannot connect")
    );
    server.run();
    let stopped = unreachable("cannot connect");
    assert_eq!(runtime.block_on(changed(service, &stopped)), current());

    // Whoever holds a connection that hangs must not get it again.
    for _ in 0..3 {
        server.pause();
        let paused = unreachable("no answer in time");
        assert_eq!(runtime.block_on(changed(service, &current())), paused);
        server.resume();
        assert_eq!(runtime.block_on(changed(service, &paused)), current());
    }

    server.restart_with(&[]);
    runtime.block_on(async {
        // The old connections are gone, and nobody notices.
        tokio::time::sleep(OPTIONS.serves).await;
        assert_eq!(ready(service).await, current());
        let live = http::get(service, "/health/live")
            .await
            .expect("there is an answer");
        assert_eq!(
            (live.status, live.json()),
            (200, json!({ "status": "live" }))
        );
    });

    server.pause();
    runtime.block_on(async {
        let live = http::get(service, "/health/live")
            .await
            .expect("there is an answer");
        assert_eq!(
            (live.status, live.json()),
            (200, json!({ "status": "live" }))
        );
        let hello = http::get(service, "/").await.expect("there is an answer");
        assert_eq!(hello.body, "hello");
        let posted = http::request(service, "POST", "/health/ready")
            .await
            .expect("an answer");
        assert_eq!(posted.status, 405);
    });
    server.resume();
}

#[test]
fn connections_run_out() {
    let server = Server::start(&[
        ("max_connections", "4"),
        ("superuser_reserved_connections", "0"),
    ]);
    block_on(async {
        migrated(&server).await;
        let mut held = Vec::new();
        while let Ok(client) = server.socket().connect().await {
            held.push(client);
            assert!(held.len() < 10, "there is no end to them");
        }
        let service = service(pool(&server.socket(), 2)).await;
        assert_eq!(ready(service).await, unreachable("cannot connect"));
        held.clear();
        let none = unreachable("cannot connect");
        assert_eq!(changed(service, &none).await, current());
    });
}

#[test]
fn the_services_own_connections_are_all_in_use() {
    let server = Server::start(&[]);
    block_on(async {
        migrated(&server).await;
        let pool = pool(&server.socket(), 1);
        let service = service(pool.clone()).await;
        let held = pool.get().await.expect("there is one");
        let in_use = unreachable("all connections of the pool are in use");
        assert_eq!(ready(service).await, in_use);
        drop(held);
        assert_eq!(changed(service, &in_use).await, current());
    });
}

#[test]
fn nobody_is_there_from_the_beginning() {
    let port = tests::server::free_port();
    let url = format!("postgres://u:secret@127.0.0.1:{port}/d");
    let settings = Settings::from_url(&url).expect("well-formed");
    block_on(async {
        let pool = pool(&settings, 1);
        let Err(error) = pool.get().await else {
            panic!("nobody listens there");
        };
        let shown = format!("{error} {error:?} {:?}", pool.manager());
        assert!(
            shown.contains("refused") && !shown.contains("secret"),
            "{shown}"
        );
        assert_eq!(
            ready(service(pool).await).await,
            unreachable("cannot connect")
        );
    });
}

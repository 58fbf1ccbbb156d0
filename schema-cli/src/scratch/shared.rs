//! A scratch server that is not ours: databases are made on it under names that tell whose they
//! are, and those of runs that have died are dropped.

use std::{
    future::Future,
    hash::{BuildHasher as _, RandomState},
    thread,
};

use schema_connect::{Settings, describe};
use tokio::sync::oneshot;
use tokio_postgres::Client;

use crate::block_on;

/// The first half of our advisory locks' keys: "cgsc".
const LOCK_SPACE: i32 = 0x6367_7363;

/// The right to make databases on a server: a session that holds a lock for as long as this value
/// lives, so that others can tell a living run from a dead one.
#[derive(Debug)]
pub(super) struct Claim {
    run: u32,
    version: u32,
    /// Ends the session when it is dropped.
    end: Option<oneshot::Sender<()>>,
    session: Option<thread::JoinHandle<()>>,
}

impl Claim {
    pub(super) async fn new(server: &Settings) -> Result<Claim, String> {
        let run = u32::try_from(RandomState::new().hash_one(std::process::id()) >> 32)
            .expect("32 bits are left");
        let (end, ended) = oneshot::channel::<()>();
        let (report, reported) = oneshot::channel();
        let server = server.clone();
        let session = thread::spawn(move || {
            let session = block_on(async move {
                match claim(&server, run).await {
                    Ok((client, version)) => {
                        report.send(Ok(version)).ok();
                        ended.await.ok();
                        drop(client);
                    }
                    Err(why) => drop(report.send(Err(why))),
                }
            });
            session.ok();
        });
        let version = reported
            .await
            .map_err(|_| "the session ended at once".to_owned())??;
        Ok(Claim {
            run,
            version,
            end: Some(end),
            session: Some(session),
        })
    }

    pub(super) fn version(&self) -> u32 {
        self.version
    }

    /// What the names of the run's databases begin with.
    pub(super) fn prefix(&self) -> String {
        format!("cargo_schema_{:08x}_", self.run)
    }
}

impl Drop for Claim {
    fn drop(&mut self) {
        drop(self.end.take());
        if let Some(session) = self.session.take() {
            session.join().ok();
        }
    }
}

async fn claim(server: &Settings, run: u32) -> Result<(Client, u32), String> {
    let client = server.connect().await.map_err(|error| error.to_string())?;
    let version = super::server_version(&client).await?;
    let said = |error: tokio_postgres::Error| describe(&error);
    let may = "SELECT rolcreatedb OR rolsuper, current_user::text FROM pg_roles WHERE rolname = current_user";
    let row = client.query_one(may, &[]).await.map_err(said)?;
    if !row.get::<_, bool>(0) {
        let role: String = row.get(1);
        return Err(format!(
            "role `{role}` may not create databases there (`ALTER ROLE … CREATEDB`)"
        ));
    }
    let lock = "SELECT pg_advisory_lock($1, $2)";
    client
        .execute(lock, &[&LOCK_SPACE, &run.cast_signed()])
        .await
        .map_err(said)?;
    // Of runs that were killed before they could clean up; whose they are is in the name.
    let names = r"SELECT datname::text FROM pg_database WHERE datname ~ '^cargo_schema_[0-9a-f]{8}_[0-9]+$'";
    for row in client.query(names, &[]).await.map_err(said)? {
        let name: String = row.get(0);
        let digits = name.trim_start_matches("cargo_schema_").get(..8);
        let Some(other) = digits.and_then(|it| u32::from_str_radix(it, 16).ok()) else {
            continue;
        };
        let key = [LOCK_SPACE, other.cast_signed()];
        let dead = client
            .query_one("SELECT pg_try_advisory_lock($1, $2)", &[&key[0], &key[1]])
            .await;
        if dead.is_ok_and(|row| row.get(0)) {
            // Another role's: not ours to drop, and no reason to stop.
            drop_database(&client, server, &name).await.ok();
            client
                .execute("SELECT pg_advisory_unlock($1, $2)", &[&key[0], &key[1]])
                .await
                .map_err(said)?;
        }
    }
    Ok((client, version))
}

/// Lets go of the publishers, without a word to them. PostgreSQL drops no database that has a subscription.
const UNSUBSCRIBE: &str = "DO $$
    DECLARE it name;
    BEGIN
        FOR it IN SELECT s.subname FROM pg_subscription s
            WHERE s.subdbid = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database())
        LOOP
            EXECUTE format('ALTER SUBSCRIPTION %I DISABLE', it);
            EXECUTE format('ALTER SUBSCRIPTION %I SET (slot_name = NONE)', it);
            EXECUTE format('DROP SUBSCRIPTION %I', it);
        END LOOP;
    END $$";

/// Drops a database of ours, whoever is connected to it.
pub(super) async fn drop_database(
    client: &Client,
    server: &Settings,
    name: &str,
) -> Result<(), tokio_postgres::Error> {
    let statement = format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    let first = client.batch_execute(&statement).await;
    if first.is_ok() {
        return first;
    }
    if let Ok(within) = server.with_database(name).connect().await {
        within.batch_execute(UNSUBSCRIBE).await?;
    }
    client.batch_execute(&statement).await
}

/// Runs `work` to its end on a thread of its own: for `Drop`, which may be called within a runtime.
pub(super) fn on_a_thread(work: impl Future<Output = ()> + Send + 'static) {
    thread::spawn(|| block_on(work)).join().ok();
}

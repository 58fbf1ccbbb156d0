//! A pool of connections. It opens none before it is asked for one, and tries each that it has kept
//! before it gives it away, so a server may come and go.

use std::time::Duration;

use deadpool::Runtime;
use diesel::{ConnectionError, ConnectionResult};
use diesel_async::{
    AsyncPgConnection,
    pooled_connection::{AsyncDieselConnectionManager, ManagerConfig, deadpool as pooled},
};
use schema_connect::Settings;

/// A pool of connections of diesel-async.
pub type Pool = pooled::Pool<AsyncPgConnection>;
/// A connection of the pool, which takes it back when this is dropped.
pub type Pooled = pooled::Object<AsyncPgConnection>;
/// Why the pool gives no connection.
pub type Error = pooled::PoolError;

/// How long a connection that was kept may take to show that it still works.
const TRIAL: Duration = Duration::from_secs(2);

/// How a pool behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// How many connections it opens at most.
    pub size: usize,
    /// How long one waits for a connection that is in use, and as long again for a new one.
    pub wait: Duration,
}

/// A pool for `database`; nothing is connected yet.
pub fn pool(database: &Settings, options: Options) -> Pool {
    let database = database.clone();
    let mut config = ManagerConfig::default();
    config.custom_setup = Box::new(move |_| {
        let database = database.clone();
        Box::pin(async move { connect(&database).await })
    });
    // It has the settings themselves, and needs no URL, which would hold the password.
    let manager = AsyncDieselConnectionManager::new_with_config("", config);
    Pool::builder(manager)
        .max_size(options.size)
        .runtime(Runtime::Tokio1)
        .wait_timeout(Some(options.wait))
        .create_timeout(Some(options.wait))
        .recycle_timeout(Some(TRIAL.min(options.wait)))
        .build()
        .expect("timeouts work where a runtime is named")
}

async fn connect(database: &Settings) -> ConnectionResult<AsyncPgConnection> {
    let client = database
        .connect()
        .await
        .map_err(|error| ConnectionError::BadConnection(error.to_string()))?;
    AsyncPgConnection::try_from(client).await
}

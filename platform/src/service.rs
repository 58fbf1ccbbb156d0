//! A service that listens, answers, and ends when it is told to.

use std::{io, time::Duration};

use axum::Router;
use tokio::{
    net::TcpListener,
    signal::unix::{Signal, SignalKind, signal},
    sync::oneshot,
    time::sleep,
};
use tracing::{info, warn};

/// How long requests that are in flight may take to be answered.
pub const GRACE: Duration = Duration::from_secs(10);

/// The signals that tell a process to end: the first one asks, the second one insists.
#[derive(Debug)]
pub struct Signals {
    terminate: Signal,
    interrupt: Signal,
}

impl Signals {
    /// From now on they are listened to, and no longer end the process by themselves.
    ///
    /// # Errors
    ///
    /// When the system does not allow it.
    pub fn listen() -> io::Result<Self> {
        Ok(Signals {
            terminate: signal(SignalKind::terminate())?,
            interrupt: signal(SignalKind::interrupt())?,
        })
    }

    /// Waits for the next one.
    pub async fn next(&mut self) -> &'static str {
        tokio::select! {
            _ = self.terminate.recv() => "SIGTERM",
            _ = self.interrupt.recv() => "SIGINT",
        }
    }
}

/// Answers until the first signal; then takes no more connections, answers the requests that are in
/// flight, and returns: after `grace`, or at the second signal, also without that.
///
/// # Errors
///
/// When the system does not let us listen any more.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    mut signals: Signals,
    grace: Duration,
) -> io::Result<()> {
    let (end, ended) = oneshot::channel::<()>();
    let server = axum::serve(listener, router).with_graceful_shutdown(async {
        // It ends as well when nobody could tell it to any more.
        let _ = ended.await;
    });
    let mut server = tokio::spawn(server.into_future());
    tokio::select! {
        done = &mut server => return done.map_err(io::Error::other)?,
        name = signals.next() => info!("{name}: requests in flight are answered, new ones are not"),
    }
    let _ = end.send(());
    tokio::select! {
        done = &mut server => return done.map_err(io::Error::other)?,
        () = sleep(grace) => warn!("some requests are not answered after {} s", grace.as_secs()),
        name = signals.next() => warn!("{name} again: requests in flight are not answered"),
    }
    server.abort();
    Ok(())
}

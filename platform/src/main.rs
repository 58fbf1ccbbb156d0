//! `platform`: the smallest service of the platform. It answers for its health, and runs the
//! migrations that it knows.
//!
//! Results go to standard output, the log to standard error, and the meaning is in the exit status:
//! 0 when it did its work, 1 when `status` found something, 2 on errors.

use std::{io, process::ExitCode, time::Duration};

use anyhow::Context as _;
use clap::Parser as _;
use platform::{
    health::{self, Health},
    pool,
    service::{self, Signals},
    settings::Settings,
};
use schema_connect::runner::{self, Done, Standing};
use schema_def::MIGRATIONS;
use tokio::net::TcpListener;
use tracing::info;

/// The platform's service: its health, and its migrations.
///
/// The database is named by `DATABASE_URL` or `SUPABASE_DB_URL`, in the environment or in the nearest
/// `.env`. `PLATFORM_LISTEN` is where to listen (127.0.0.1:8080), `PLATFORM_POOL_SIZE` how many
/// connections are opened at most (10), `PLATFORM_POOL_WAIT` how many seconds one is waited for (5).
#[derive(Debug, clap::Parser)]
#[command(name = "platform", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Answer `GET /health/live` and `GET /health/ready`, until SIGTERM or SIGINT.
    Serve {
        /// Apply the migrations first that have not run yet.
        #[arg(long)]
        migrate: bool,
    },
    /// Apply the migrations that have not run yet.
    Migrate {
        /// How many seconds another run of migrations is waited for.
        #[arg(long, value_name = "SECONDS", default_value_t = runner::PATIENCE.as_secs())]
        lock_timeout: u64,
    },
    /// Revert the migration that has run last.
    Revert {
        /// So many.
        #[arg(short = 'n', long, value_name = "COUNT", default_value_t = 1)]
        number: usize,
    },
    /// Say which migrations have run; the exit status is 1 when one has not, or is not known here.
    Status,
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let settings = match Settings::from_environment() {
        Ok(settings) => settings,
        Err(error) => {
            for problem in error.problems {
                eprintln!("error: {problem}");
            }
            return ExitCode::from(2);
        }
    };
    tracing_subscriber::fmt()
        .with_writer(io::stderr)
        .with_target(false)
        .init();
    match run(cli.command, settings) {
        Ok(status) => status,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(2)
        }
    }
}

#[tokio::main]
async fn run(command: Command, settings: Settings) -> anyhow::Result<ExitCode> {
    let database = &settings.database;
    match command {
        Command::Serve { migrate } => {
            if migrate {
                runner::up(database, MIGRATIONS, None, runner::Options::default(), log).await?;
            }
            serve(&settings).await?;
        }
        Command::Migrate { lock_timeout } => {
            let options = runner::Options {
                patience: Duration::from_secs(lock_timeout),
                late: false,
            };
            if runner::up(database, MIGRATIONS, None, options, print).await? == 0 {
                eprintln!("nothing to apply: every migration has run");
            }
        }
        Command::Revert { number } => {
            let options = runner::Options::default();
            if runner::down(database, MIGRATIONS, Some(number), options, print).await? == 0 {
                eprintln!("nothing to revert: no migration has run");
            }
        }
        Command::Status => return status(database).await,
    }
    Ok(ExitCode::SUCCESS)
}

async fn serve(settings: &Settings) -> anyhow::Result<()> {
    let signals = Signals::listen()?;
    let listener = TcpListener::bind(settings.listen)
        .await
        .with_context(|| format!("cannot listen on `{}`", settings.listen))?;
    let pool = pool::pool(&settings.database, settings.pool);
    let health = Health::new(pool, MIGRATIONS, health::Options::default());
    info!("the {}", settings.database);
    info!("listening on http://{}", listener.local_addr()?);
    service::serve(listener, health.router(), signals, service::GRACE).await?;
    info!("ended");
    Ok(())
}

async fn status(database: &schema_connect::Settings) -> anyhow::Result<ExitCode> {
    let all = runner::status(database, &MIGRATIONS).await?;
    for (name, standing) in &all {
        let word = match standing {
            Standing::Applied => "applied",
            Standing::Pending => "pending",
            Standing::Late => "late",
            Standing::Unknown => "unknown",
        };
        println!("{word:8} {name}");
    }
    let current = all.iter().all(|(_, it)| *it == Standing::Applied);
    Ok(ExitCode::from(u8::from(!current)))
}

fn print(done: Done) {
    match done {
        Done::Applied(name) => println!("applied {name}"),
        Done::Reverted(name) => println!("reverted {name}"),
    }
}

fn log(done: Done) {
    match done {
        Done::Applied(name) => info!("applied {name}"),
        Done::Reverted(name) => info!("reverted {name}"),
    }
}

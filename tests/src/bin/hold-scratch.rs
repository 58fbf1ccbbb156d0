//! Starts a scratch server, makes a database on it, says where, and holds both until it is killed:
//! for the tests of what is left behind.

use schema_cli::scratch::{Options, Scratch};

fn main() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    runtime.expect("a runtime").block_on(async {
        let options = Options::from_environment().expect("the variables are the test's own");
        let scratch = Scratch::start(&options)
            .await
            .unwrap_or_else(|error| panic!("{error}"));
        let database = scratch
            .database()
            .await
            .unwrap_or_else(|error| panic!("{error}"));
        println!("{}", database.url());
        std::future::pending::<()>().await;
    });
}

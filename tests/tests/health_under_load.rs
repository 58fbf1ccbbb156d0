//! Health is asked five hundred times a second, for ten seconds, while the server is paused, resumed,
//! stopped and started. Every question is answered, and no answer is wrong.
//!
//! In a file of its own, because files run one after the other: nothing else shall be busy.

use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};

use platform::{
    health::{Health, Options},
    pool,
};
use schema_connect::runner;
use schema_def::MIGRATIONS;
use tests::{http, server::Server};
use tokio::time::{MissedTickBehavior, interval, timeout};

const RATE: u32 = 500;
const TIME: Duration = Duration::from_secs(10);
const OPTIONS: Options = Options {
    bound: Duration::from_secs(1),
    serves: Duration::from_millis(250),
};
/// How long one waits before an answer counts as hung.
const HUNG: Duration = Duration::from_secs(60);

/// When a question was asked, when it was answered, and with which status.
struct Answered {
    asked: Instant,
    answered: Instant,
    status: u16,
}

/// When the server certainly answered, or certainly did not.
struct Stretch {
    up: bool,
    from: Instant,
    to: Instant,
}

#[test]
fn five_hundred_questions_a_second_are_answered() {
    let server = Server::start(&[]);
    let runtime = tokio::runtime::Runtime::new().expect("the system allows a runtime");
    let service = runtime.block_on(service(&server));
    let begun = Instant::now();
    let answers = runtime.spawn(ask(service));
    let stretches = come_and_go(server, begun);
    let answers = runtime.block_on(answers).expect("no task panics");

    assert_eq!(answers.len(), (RATE * 10) as usize);
    let mut right = [0, 0];
    for it in &answers {
        // Whatever it rests on was found out within this time.
        let from = it.asked - OPTIONS.serves - OPTIONS.bound;
        let stretch = stretches
            .iter()
            .find(|stretch| stretch.from <= from && it.answered <= stretch.to);
        match stretch {
            Some(stretch) => {
                let expected = if stretch.up { 200 } else { 503 };
                let when = it.asked - begun;
                assert_eq!(it.status, expected, "asked after {when:?}");
                right[usize::from(stretch.up)] += 1;
            }
            // The server came or went meanwhile.
            None => assert!([200, 503].contains(&it.status), "{}", it.status),
        }
    }
    let [down, up] = right;
    assert!(
        down > 0 && up > 0,
        "{down} while it was down, {up} while it was up"
    );
}

async fn service(server: &Server) -> SocketAddr {
    let options = runner::Options::default();
    let done = runner::up(&server.socket(), MIGRATIONS, None, options, |_| {}).await;
    done.unwrap_or_else(|error| panic!("{error}"));
    let options = pool::Options {
        size: 4,
        wait: Duration::from_secs(5),
    };
    let health = Health::new(pool::pool(&server.socket(), options), MIGRATIONS, OPTIONS);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await;
    let listener = listener.expect("there is a free port");
    let address = listener.local_addr().expect("it is bound");
    tokio::spawn(axum::serve(listener, health.router()).into_future());
    address
}

async fn ask(service: SocketAddr) -> Vec<Answered> {
    let mut clock = interval(Duration::from_secs(1) / RATE);
    // A machine that falls behind asks the more often afterwards.
    clock.set_missed_tick_behavior(MissedTickBehavior::Burst);
    let mut questions = Vec::new();
    for _ in 0..RATE * u32::try_from(TIME.as_secs()).expect("a small number") {
        clock.tick().await;
        questions.push(tokio::spawn(async move {
            let asked = Instant::now();
            let answer = timeout(HUNG, http::get(service, "/health/ready")).await;
            let answer = answer
                .expect("no answer hangs")
                .expect("there is an answer");
            Answered {
                asked,
                answered: Instant::now(),
                status: answer.status,
            }
        }));
    }
    let mut answers = Vec::new();
    for question in questions {
        answers.push(question.await.expect("every question is answered"));
    }
    answers
}

fn come_and_go(mut server: Server, begun: Instant) -> Vec<Stretch> {
    let mut stretches = Vec::new();
    let mut since = begun - OPTIONS.serves - OPTIONS.bound;
    let mut go_on = |up: bool, for_: u64, until: &mut dyn FnMut(&mut Server)| {
        std::thread::sleep(Duration::from_millis(for_));
        let to = Instant::now();
        until(&mut server);
        stretches.push(Stretch {
            up,
            from: since,
            to,
        });
        since = Instant::now();
    };
    go_on(true, 1500, &mut |it| it.pause());
    go_on(false, 2500, &mut |it| it.resume());
    go_on(true, 2000, &mut |it| it.stop());
    go_on(false, 2000, &mut |it| it.run());
    go_on(true, 2500, &mut |_| {});
    stretches
}

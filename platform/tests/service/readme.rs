//! The README's section on the service: every command is run, every answer is compared.

use std::{fs, process::Command};

use tests::{
    block_on, http, output,
    readme::{console, section, settled},
    repository,
    server::Server,
};
use tokio_postgres::SimpleQueryMessage;

use crate::running::{Running, platform};

/// The place in the README of what is different each time.
fn without_latency(text: &str) -> String {
    match text.split_once("\"latency_ms\":") {
        Some((before, after)) => {
            let rest = after.trim_start_matches(|it: char| it.is_ascii_digit() || it == '.');
            format!("{before}\"latency_ms\":…{rest}")
        }
        None => text.to_owned(),
    }
}

/// Whether `psql` is there. Where it is not, what it would send is sent.
fn psql() -> bool {
    Command::new("psql").arg("--version").output().is_ok()
}

/// What a command says whose program is `psql`, with the function that was defined before.
fn said_by_psql(url: &str, definition: &str, command: &str) -> String {
    let mut shell = Command::new("sh");
    shell.args(["-c", &format!("exec 2>&1\n{definition}\n{command}")]);
    let said = output(shell.env("DATABASE_URL", url)).stdout;
    String::from_utf8_lossy(&said).into_owned()
}

/// The statements that such a command sends: those in double quotes after `-c`, or those of the
/// function, with its arguments in them.
fn statements(definition: &str, command: &str) -> String {
    let quoted = |text: &str| {
        let (_, text) = text.split_once(" -c \"").expect("there are statements");
        let end = text.rfind('"').expect("the quotes are closed");
        text[..end].replace("\\\"", "\"")
    };
    match command.strip_prefix("as ") {
        Some(arguments) => {
            let (who, what) = arguments.split_once(' ').expect("two arguments");
            let what = what.trim_matches('"');
            quoted(definition).replace("$1", who).replace("$2", what)
        }
        None => quoted(command),
    }
}

/// What `psql -qAt` would say to that.
fn said_by_the_server(url: &str, statements: &str) -> String {
    block_on(async {
        let client = schema_connect::connect(url)
            .await
            .expect("the server is there");
        match client.simple_query(statements).await {
            Ok(messages) => {
                let rows = messages.iter().filter_map(|it| match it {
                    SimpleQueryMessage::Row(row) => row.get(0),
                    _ => None,
                });
                rows.map(|it| format!("{it}\n")).collect()
            }
            Err(error) => {
                let error = error.as_db_error().expect("the server answered");
                let place = error.where_().map(|it| format!("CONTEXT:  {it}\n"));
                format!("ERROR:  {}\n{}", error.message(), place.unwrap_or_default())
            }
        }
    })
}

#[test]
fn the_service_is_as_the_readme_tells_it() {
    if psql() {
        follow(true);
    }
    follow(false);
}

fn follow(with_psql: bool) {
    let readme = fs::read_to_string(repository().join("README.md")).expect("there is a README");
    let (_, section, _) = section(&readme, "The platform's service");
    let blocks = section.split("```console\n").skip(1);
    let lines = blocks.map(|it| it.split("```").next().unwrap_or_default());
    // A server of its own, since a role is made on it.
    let (server, mut service, mut definition) = (Server::start(&[]), None, "");
    let url = server.url("127.0.0.1");
    let mut told = 0;
    for (command, answer) in lines.flat_map(console) {
        let said = if let Some(arguments) =
            command.strip_prefix("cargo run --quiet --package platform -- ")
        {
            if arguments == "serve &" {
                service = Some(Running::serve(&[("DATABASE_URL", &url)]));
                continue;
            }
            let mut program = platform(&[("DATABASE_URL", &url)]);
            program.args(arguments.split(' '));
            String::from_utf8_lossy(&output(&mut program).stdout).into_owned()
        } else if let Some(path) = command.strip_prefix("curl --silent http://127.0.0.1:8080") {
            let service = service.as_ref().expect("it was started before");
            let answer = block_on(http::get(service.address(), path));
            answer.expect("there is an answer").body
        } else if command.starts_with("as() ") {
            definition = command;
            continue;
        } else if command.starts_with("psql ") || command.starts_with("as ") {
            match with_psql {
                true => said_by_psql(&url, definition, command),
                false => said_by_the_server(&url, &statements(definition, command)),
            }
        } else if command == "kill %1" {
            let ended = service.take().expect("it was started before").end("-TERM");
            assert_eq!(ended.code, Some(0), "{}", ended.log);
            String::new()
        } else {
            assert!(
                command.starts_with("export DATABASE_URL="),
                "what is {command}?"
            );
            continue;
        };
        told += usize::from(!answer.is_empty());
        assert_eq!(
            settled(&without_latency(&said)),
            settled(&without_latency(&answer)),
            "$ {command}"
        );
    }
    assert_eq!(told, 7, "the README tells other answers");
}

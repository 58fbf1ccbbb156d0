//! The README's section on the service: every command is run, every answer is compared.

use std::fs;

use tests::{
    block_on, database, http, output,
    readme::{console, section, settled},
    repository,
};

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

#[test]
fn the_service_is_as_the_readme_tells_it() {
    let readme = fs::read_to_string(repository().join("README.md")).expect("there is a README");
    let (_, section, _) = section(&readme, "The platform's service");
    let blocks = section.split("```console\n").skip(1);
    let lines = blocks.map(|it| it.split("```").next().unwrap_or_default());
    let (database, mut service) = (database(), None);
    let mut told = 0;
    for (command, answer) in lines.flat_map(console) {
        let said = if let Some(arguments) =
            command.strip_prefix("cargo run --quiet --package platform -- ")
        {
            if arguments == "serve &" {
                service = Some(Running::serve(&[("DATABASE_URL", &database.url())]));
                continue;
            }
            let mut program = platform(&[("DATABASE_URL", &database.url())]);
            program.args(arguments.split(' '));
            String::from_utf8_lossy(&output(&mut program).stdout).into_owned()
        } else if let Some(path) = command.strip_prefix("curl --silent http://127.0.0.1:8080") {
            let service = service.as_ref().expect("it was started before");
            let answer = block_on(http::get(service.address(), path));
            answer.expect("there is an answer").body
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
    assert_eq!(told, 3, "the README tells other answers");
}

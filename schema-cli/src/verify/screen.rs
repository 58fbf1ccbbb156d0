//! The proof as people and programs see it.

use std::{fmt::Write as _, time::Duration};

use anstyle::{AnsiColor, Style};
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::{Value, json as value};

use super::{Difference, Report};
use crate::scratch::Source;

const GOOD: Style = AnsiColor::Green.on_default().bold();
const BAD: Style = AnsiColor::Red.on_default().bold();
const FAINT: Style = Style::new().dimmed();

/// How many differences of one stage are shown in full.
const SHOWN: usize = 20;

/// How far the proof has come: a bar on standard error, if that is a terminal.
pub struct Progress(ProgressBar);

impl Progress {
    /// Shows it on a terminal.
    pub fn on_terminal() -> Self {
        let bar = ProgressBar::new(0);
        let style = ProgressStyle::with_template("{bar:24} {pos}/{len} {msg}");
        bar.set_style(style.expect("the template is well-formed"));
        Progress(bar)
    }

    /// Shows nothing.
    pub fn hidden() -> Self {
        Progress(ProgressBar::hidden())
    }

    pub(super) fn begin(&self, steps: usize) {
        self.0.set_length(steps as u64);
    }

    pub(super) fn step(&self, doing: &str) {
        self.0.set_message(doing.to_owned());
        self.0.inc(1);
    }

    pub(super) fn finish(&self) {
        self.0.finish_and_clear();
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}

/// The report for people, with colours (`anstream` takes them off where they do not belong) and,
/// on request, with how long each part took.
pub fn render(report: &Report, timings: bool) -> String {
    let mut text = String::new();
    let mut line = |it: String| writeln!(text, "{it}").expect("a String accepts every write");
    let compared = match &report.pg_dump {
        Some(_) => "read by introspection and by pg_dump".to_owned(),
        None if report.source == Source::Embedded => {
            "read by introspection alone: an embedded PostgreSQL has no pg_dump".to_owned()
        }
        None => format!(
            "read by introspection alone: no pg_dump fits {} (set `PGBIN` to a folder that has one)",
            report.server
        ),
    };
    line(format!("{} from {}", report.server, report.source));
    line(format!("{FAINT}{compared}{FAINT:#}"));
    line(String::new());
    for stage in &report.stages {
        let (style, mark) = if stage.differences.is_empty() {
            (GOOD, "✓")
        } else {
            (BAD, "✗")
        };
        let took = if timings {
            format!(", {}", seconds(stage.took))
        } else {
            String::new()
        };
        line(format!(
            "{style}{mark}{style:#} {} {FAINT}({}{took}){FAINT:#}",
            stage.shows, stage.of
        ));
        for note in &stage.notes {
            line(format!("    {FAINT}{note}{FAINT:#}"));
        }
        for difference in stage.differences.iter().take(SHOWN) {
            line(show(difference));
        }
        if let Some(more @ 1..) = stage.differences.len().checked_sub(SHOWN) {
            line(format!("    {FAINT}and {more} more{FAINT:#}"));
        }
    }
    line(String::new());
    let count = report
        .stages
        .iter()
        .map(|it| it.differences.len())
        .sum::<usize>();
    match (report.is_proven(), report.migrations) {
        (true, n) => line(format!(
            "{GOOD}proven{GOOD:#}: {n} migration{}, up, down and up again",
            plural(n)
        )),
        (false, _) => line(format!(
            "{BAD}not proven{BAD:#}: {count} difference{}",
            plural(count)
        )),
    }
    text
}

fn show(difference: &Difference) -> String {
    let mut text = format!("    {}", difference.object);
    if let Some(migration) = &difference.after {
        write!(text, ", after the down of {migration}").expect("a String accepts every write");
    }
    write!(text, " {FAINT}[{}]{FAINT:#}", difference.seen_by)
        .expect("a String accepts every write");
    for (style, mark, lines) in [
        (BAD, '-', &difference.missing),
        (GOOD, '+', &difference.surplus),
    ] {
        for line in lines {
            write!(text, "\n      {style}{mark}{style:#} {line}")
                .expect("a String accepts every write");
        }
    }
    text
}

fn seconds(took: Duration) -> String {
    format!("{:.1} s", took.as_secs_f64())
}

pub(super) fn plural(n: usize) -> &'static str {
    if n == 1 { "" } else { "s" }
}

/// The report for programs: the same for the same differences, so without times.
pub fn json(report: &Report) -> Value {
    let difference = |it: &Difference| {
        value!({
            "object": it.object,
            "seen_by": it.seen_by.to_string(),
            "after_down_of": it.after,
            "missing": it.missing,
            "surplus": it.surplus,
        })
    };
    let stages: Vec<Value> = report
        .stages
        .iter()
        .map(|stage| {
            let differences: Vec<Value> = stage.differences.iter().map(difference).collect();
            value!({ "shows": stage.shows, "holds": differences.is_empty(), "differences": differences, "notes": stage.notes })
        })
        .collect();
    value!({
        "proven": report.is_proven(),
        "server": report.server,
        "source": report.source.word(),
        "pg_dump": report.pg_dump.is_some(),
        "migrations": report.migrations,
        "stages": stages,
    })
}

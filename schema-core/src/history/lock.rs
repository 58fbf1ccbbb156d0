//! `schema.lock`: the sealed migrations in order, each with what proves that it is still the same.
//!
//! Text, one block a migration, new ones at the end: a diff of it reads like a log, and two
//! branches that both seal get a conflict, because one of the two must be drafted again.

use std::fmt;

use super::Checksum;

/// What `schema.lock` holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lock {
    /// Oldest first.
    pub sealed: Vec<Sealed>,
}

/// One sealed migration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// The name of its folder.
    pub name: String,
    /// Of its `up.sql`.
    pub up: Checksum,
    /// Of its `down.sql`.
    pub down: Checksum,
    /// Whether it must run outside a transaction.
    pub outside_transaction: bool,
    /// The losses of data that were approved by name.
    pub approved: Vec<String>,
    /// Of the snapshot before it.
    pub parent: Checksum,
    /// Of the snapshot after it.
    pub schema: Checksum,
}

/// Why a lock does not parse.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseError {
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong with it.
    pub why: String,
    /// Whether it is the mark of a merge that is not finished.
    pub is_conflict: bool,
}

const HEAD: &str =
    "# The sealed migrations, oldest first. Written by `cargo schema seal`, not by hand.";
const FORMAT: &str = "format 1";
const OUTSIDE: &str = "outside a transaction";

impl ParseError {
    fn new(line: usize, why: String) -> Self {
        ParseError {
            line,
            why,
            is_conflict: false,
        }
    }
}

impl fmt::Display for Lock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{HEAD}\n{FORMAT}")?;
        for it in &self.sealed {
            writeln!(f, "\nmigration {}", it.name)?;
            writeln!(f, "up        {}", it.up)?;
            writeln!(f, "down      {}", it.down)?;
            if it.outside_transaction {
                writeln!(f, "runs      {OUTSIDE}")?;
            }
            for what in &it.approved {
                writeln!(f, "approved  {what}")?;
            }
            writeln!(f, "parent    {}", it.parent)?;
            writeln!(f, "schema    {}", it.schema)?;
        }
        Ok(())
    }
}

impl Lock {
    /// Reads what [`Display`](fmt::Display) writes.
    ///
    /// # Errors
    ///
    /// The first line that is not of that form.
    pub fn parse(text: &str) -> Result<Lock, ParseError> {
        let mut lines = Lines(text.lines().enumerate());
        match lines.next() {
            Some((_, FORMAT)) => {}
            Some((line, other)) if is_conflict_marker(other) => return Err(conflict(line)),
            Some((line, other)) => {
                let why = format!(
                    "`{other}` where `{FORMAT}` was expected; if a newer version of cargo-schema wrote the file, update this one"
                );
                return Err(ParseError::new(line, why));
            }
            None => {
                return Err(ParseError::new(
                    1,
                    format!("the line `{FORMAT}` is missing"),
                ));
            }
        }
        let mut lock = Lock::default();
        while let Some(block) = lines.block()? {
            lock.sealed.push(block);
        }
        Ok(lock)
    }
}

/// The lines that say something, with their numbers.
struct Lines<'a>(std::iter::Enumerate<std::str::Lines<'a>>);

impl<'a> Lines<'a> {
    fn next(&mut self) -> Option<(usize, &'a str)> {
        self.0
            .by_ref()
            .map(|(at, line)| (at + 1, line.trim_end()))
            .find(|(_, line)| !line.is_empty() && !line.starts_with('#'))
    }

    /// The next migration, which begins with its name and ends with the hash of its schema.
    fn block(&mut self) -> Result<Option<Sealed>, ParseError> {
        let Some((start, line)) = self.next() else {
            return Ok(None);
        };
        let (word, name) = words(line);
        if word != "migration" || name.is_empty() {
            return Err(unexpected(start, line, "migration NAME"));
        }
        let (mut up, mut down, mut parent) = (None, None, None);
        let (mut outside_transaction, mut approved) = (false, Vec::new());
        loop {
            let Some((at, line)) = self.next() else {
                let why = format!("the entry of `{name}` is not complete");
                return Err(ParseError::new(start, why));
            };
            let (word, rest) = words(line);
            let checksum = || {
                Checksum::parse(rest)
                    .ok_or_else(|| unexpected(at, line, "a SHA-256 in hexadecimal"))
            };
            match word {
                "up" if up.is_none() => up = Some(checksum()?),
                "down" if down.is_none() => down = Some(checksum()?),
                "parent" if parent.is_none() => parent = Some(checksum()?),
                "runs" if rest == OUTSIDE => outside_transaction = true,
                "approved" if !rest.is_empty() => approved.push(rest.to_owned()),
                "schema" => {
                    let schema = checksum()?;
                    let (Some(up), Some(down), Some(parent)) = (up, down, parent) else {
                        let why = format!("the entry of `{name}` is not complete");
                        return Err(ParseError::new(start, why));
                    };
                    let name = name.to_owned();
                    return Ok(Some(Sealed {
                        name,
                        up,
                        down,
                        outside_transaction,
                        approved,
                        parent,
                        schema,
                    }));
                }
                _ => {
                    return Err(unexpected(
                        at,
                        line,
                        "up, down, runs, approved, parent or schema, each once",
                    ));
                }
            }
        }
    }
}

fn words(line: &str) -> (&str, &str) {
    let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
    (word, rest.trim_start())
}

fn is_conflict_marker(line: &str) -> bool {
    ["<<<<<<<", "=======", ">>>>>>>", "|||||||"]
        .iter()
        .any(|it| line.starts_with(it))
}

fn conflict(line: usize) -> ParseError {
    let why = "two branches have sealed migrations, and the merge is not finished".to_owned();
    ParseError {
        line,
        why,
        is_conflict: true,
    }
}

fn unexpected(line: usize, found: &str, expected: &str) -> ParseError {
    if is_conflict_marker(found) {
        return conflict(line);
    }
    ParseError::new(line, format!("`{found}` where {expected} was expected"))
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;

    fn sample() -> Lock {
        let sealed = |name: &str, outside_transaction, approved: &[&str]| Sealed {
            name: name.to_owned(),
            up: Checksum::of_sql("SELECT 1;"),
            down: Checksum::of_sql("SELECT 2;"),
            outside_transaction,
            approved: approved.iter().map(|it| it.to_string()).collect(),
            parent: Checksum::of_text("before"),
            schema: Checksum::of_text("after"),
        };
        Lock {
            sealed: vec![
                sealed(
                    "2025-01-01-000000_create_users",
                    false,
                    &["column public.users.nickname", "table public.old"],
                ),
                sealed("2025-01-02-000000_index_users", true, &[]),
            ],
        }
    }

    #[test]
    fn a_lock_reads_like_a_log() {
        let written = sample().to_string();
        assert_eq!(Lock::parse(&written).as_ref(), Ok(&sample()));
        assert_eq!(Lock::parse(&written.replace('\n', "\r\n")), Ok(sample()));
        expect![[r#"
            # The sealed migrations, oldest first. Written by `cargo schema seal`, not by hand.
            format 1

            migration 2025-01-01-000000_create_users
            up        13d6530649de53d7259b656f03816051319b1f59869f22003b96976a073d90bc
            down      67176dcef5eb45bd3873fca25519a4865112b4c2f2c246974e6e0ebe6eaccc4c
            approved  column public.users.nickname
            approved  table public.old
            parent    6db7d803e74f1ffa7d8f5adc0bf95b3e15bf4c8373fffadf546227cc6c6742cb
            schema    f39592393ef0859cb196a52693d2cea00fb2df784b3c04ae54aa7cadb8e562f8

            migration 2025-01-02-000000_index_users
            up        13d6530649de53d7259b656f03816051319b1f59869f22003b96976a073d90bc
            down      67176dcef5eb45bd3873fca25519a4865112b4c2f2c246974e6e0ebe6eaccc4c
            runs      outside a transaction
            parent    6db7d803e74f1ffa7d8f5adc0bf95b3e15bf4c8373fffadf546227cc6c6742cb
            schema    f39592393ef0859cb196a52693d2cea00fb2df784b3c04ae54aa7cadb8e562f8
        "#]]
        .assert_eq(&written);
    }

    #[test]
    fn what_is_no_lock_is_refused_at_its_line() {
        let written = sample().to_string();
        let check = |text: &str, line: usize, why: &str| {
            let error = Lock::parse(text).expect_err("it is no lock");
            assert_eq!((error.line, error.why.as_str()), (line, why));
        };
        check("", 1, "the line `format 1` is missing");
        check(
            "format 9\n",
            1,
            "`format 9` where `format 1` was expected; if a newer version of cargo-schema wrote the file, update this one",
        );
        check(
            "format 1\nup x\n",
            2,
            "`up x` where migration NAME was expected",
        );
        check(
            "format 1\nmigration a\nup x\n",
            3,
            "`up x` where a SHA-256 in hexadecimal was expected",
        );
        check(
            "format 1\nmigration a\nsideways\n",
            3,
            "`sideways` where up, down, runs, approved, parent or schema, each once was expected",
        );
        check(
            "format 1\n\nmigration a\n",
            3,
            "the entry of `a` is not complete",
        );
        check(
            &written.replacen("\nmigration", "\n<<<<<<< HEAD\nmigration", 1),
            4,
            "two branches have sealed migrations, and the merge is not finished",
        );
        check(
            &format!("{written}=======\n"),
            written.lines().count() + 1,
            "two branches have sealed migrations, and the merge is not finished",
        );
    }
}

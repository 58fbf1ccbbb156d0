//! Pairs of schemas, many of them: `soak [--pairs N] [--seed N] [--only TEXT]`.
//!
//! Half of them are random schemas, the others those of the differ's cases, each with any other. The way
//! up must lead to what `pg_dump` shows of the one, the way down back to the other; rows stay. At the end
//! stands how many objects of each kind there were, and how often each change of a kind was seen; one that
//! never was is a failure.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    process::ExitCode,
    sync::{
        Mutex, OnceLock,
        atomic::{AtomicUsize, Ordering},
    },
};

use clap::Parser;
use proptest::{
    strategy::{Strategy, ValueTree},
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};
use schema_cli::diff::Way;
use schema_core::{
    diff::{Intent, aligned},
    introspect::Found,
    plan::plan,
    schema::Schema,
};
use tests::{kinds, pairs, scratch, strategies::schema};

#[derive(Parser)]
struct Soak {
    /// How many pairs
    #[arg(long, default_value_t = 1000)]
    pairs: usize,
    /// Another number gives other pairs
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Only pairs of cases, both of whose names contain this
    #[arg(long)]
    only: Option<String>,
}

/// One side of a pair.
struct Side {
    name: String,
    script: String,
    known: OnceLock<Result<Known, String>>,
}

/// What a server says of a side.
struct Known {
    found: Found,
    dump: Vec<String>,
}

impl Side {
    fn new(name: String, script: String) -> Side {
        Side {
            name,
            script,
            known: OnceLock::new(),
        }
    }

    fn known(&self) -> Result<&Known, String> {
        let read = || {
            let database = tests::database();
            pairs::run(&database, &self.script)?;
            Ok(Known {
                found: pairs::found(&database)?,
                dump: pairs::dump(&database)?,
            })
        };
        let known = self.known.get_or_init(read);
        known
            .as_ref()
            .map_err(|why| format!("{}: {why}", self.name))
    }
}

/// The schemas of the differ's cases.
fn of_cases(only: &str) -> Vec<Side> {
    let mut sides = Vec::new();
    for folder in pairs::cases() {
        let old = fs::read_to_string(folder.join("old.sql")).unwrap_or_default();
        if pairs::needs(&old).is_some_and(|it| it > scratch().major()) {
            continue;
        }
        for file in ["old.sql", "new.sql"] {
            let path = folder.join(file);
            let script = fs::read_to_string(&path).unwrap_or_default();
            let name: Vec<_> = path.iter().rev().take(3).collect();
            let name: Vec<_> = name.iter().rev().map(|it| it.to_string_lossy()).collect();
            let name = name.join("/");
            if name.contains(only) {
                sides.push(Side::new(name, script));
            }
        }
    }
    sides
}

/// Random schemas.
fn random(count: usize, runner: &mut TestRunner) -> Vec<Side> {
    let side = |at| {
        let schema = schema().new_tree(runner).expect("no value is rejected");
        let made = plan(&Schema::default(), &schema.current(), &Intent::default());
        let made = made.unwrap_or_else(|error| panic!("{error}"));
        let script = made.steps.iter().map(|it| it.render());
        Side::new(format!("random schema {at}"), script.collect())
    };
    (1..=count).map(side).collect()
}

/// How often each kind was there, and each change of one was made.
#[derive(Default)]
struct Tally {
    objects: BTreeMap<&'static str, usize>,
    changes: BTreeMap<(String, String), usize>,
}

impl Tally {
    fn count(&mut self, from: &Schema, to: &Schema) -> Result<(), String> {
        for object in from.objects() {
            *self.objects.entry(object.id().noun()).or_default() += 1;
        }
        let wanted = aligned(from, to, &Intent::default());
        let plan = plan(from, &wanted, &Intent::default()).map_err(|it| it.to_string())?;
        for operation in plan.statements().flat_map(|it| &it.operations) {
            let shown = format!("{operation:?}");
            let word = |text: &str| {
                let end = text.find(|c: char| !c.is_alphanumeric());
                text[..end.unwrap_or(text.len())].to_owned()
            };
            let change = match shown.rfind("how: ") {
                Some(at) => word(&shown[at + 5..]),
                None => word(shown.split_once('(').map_or("", |it| it.1)),
            };
            *self.changes.entry((word(&shown), change)).or_default() += 1;
        }
        Ok(())
    }
}

/// Leads one side to the other and back.
fn pair(from: &Side, to: &Side, tally: &Mutex<Tally>) -> Result<(), String> {
    let (old, new) = (from.known()?, to.known()?);
    let way = Way::between(&old.found, &new.found, &Intent::default());
    let way = way.map_err(|error| error.to_string())?;
    {
        let mut tally = tally.lock().expect("nobody panics with it");
        tally.count(&old.found.schema, &new.found.schema)?;
    }
    let (up, down) = (way.up(), way.down());
    let may_fail = up.contains("-- can fail")
        || down.contains("-- can fail")
        || up.contains("RAISE EXCEPTION");
    let result = there_and_back(&from.script, [&up, &down], [new, old]);
    match result {
        // What rows do not allow is told, and no fault of the plan.
        Err(_) if may_fail => {
            let inserts = |it: &&str| !it.starts_with("INSERT");
            let script: Vec<&str> = schema_core::sql::statements(&from.script)
                .into_iter()
                .map(|(_, it)| it)
                .filter(inserts)
                .collect();
            there_and_back(&(script.join(";\n") + ";"), [&up, &down], [new, old])
        }
        result => result,
    }
}

fn there_and_back(script: &str, ways: [&String; 2], wanted: [&Known; 2]) -> Result<(), String> {
    let database = tests::database();
    pairs::run(&database, script)?;
    let held = pairs::rows(&database);
    for ((name, way), wanted) in ["up", "down"].into_iter().zip(ways).zip(wanted) {
        let said = |why: String| format!("{name}: {why}\n-- the script:\n{way}");
        pairs::run(&database, way).map_err(said)?;
        let difference = pairs::difference(&wanted.dump, &pairs::dump(&database).map_err(said)?);
        if !difference.is_empty() {
            return Err(said(format!(
                "pg_dump shows (- wanted, + found):\n{difference}"
            )));
        }
    }
    let loses = ways.iter().any(|it| it.contains("-- loses data"));
    if !loses && pairs::rows(&database) != held {
        return Err(format!(
            "the rows were {held:?}, and are {:?}",
            pairs::rows(&database)
        ));
    }
    Ok(())
}

fn main() -> ExitCode {
    let soak = Soak::parse();
    let mut seed = [0; 32];
    seed[..8].copy_from_slice(&soak.seed.to_le_bytes());
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &seed);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let cases = of_cases(soak.only.as_deref().unwrap_or_default());
    if cases.is_empty() {
        eprintln!("error: no case that this server can run has such a name");
        return ExitCode::from(2);
    }
    let of_random = if soak.only.is_none() {
        soak.pairs / 2
    } else {
        0
    };
    let random = random((of_random / 4).max(2), &mut runner);
    let mut chosen = Vec::new();
    for at in 0..soak.pairs {
        let sides = if at < of_random { &random } else { &cases };
        let mut any = || {
            let any = (0..sides.len())
                .new_tree(&mut runner)
                .expect("no value is rejected");
            &sides[any.current()]
        };
        chosen.push((any(), any()));
    }
    let (tally, next) = (Mutex::default(), AtomicUsize::new(0));
    let failed = Mutex::new(BTreeSet::new());
    let threads = std::thread::available_parallelism().map_or(2, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some((from, to)) = chosen.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if let Err(why) = pair(from, to, &tally) {
                        println!("== {} -> {}\n{why}\n", from.name, to.name);
                        failed
                            .lock()
                            .expect("nobody panics with it")
                            .insert((&from.name, &to.name));
                    }
                }
            });
        }
    });
    let (tally, failed) = (tally.into_inner(), failed.into_inner());
    let (tally, failed) = (
        tally.expect("nobody panicked"),
        failed.expect("nobody panicked"),
    );
    println!("{:<28}{:>10}", "kind", "objects");
    for (kind, count) in &tally.objects {
        println!("{kind:<28}{count:>10}");
    }
    println!("\n{:<28}{:<28}{:>10}", "kind", "change", "times");
    for ((kind, change), count) in &tally.changes {
        println!("{kind:<28}{change:<28}{count:>10}");
    }
    let mut never = Vec::new();
    for (kind, changes) in kinds::changes() {
        let seen = |it: &String| tally.changes.contains_key(&(kind.clone(), it.clone()));
        let unseen = changes.iter().filter(|it| !seen(it));
        never.extend(unseen.map(|it| format!("{kind} {it}")));
    }
    if !never.is_empty() {
        println!("\nnever seen: {}", never.join(", "));
    }
    println!("\n{} pairs, {} failed", soak.pairs, failed.len());
    match failed.is_empty() && (never.is_empty() || soak.only.is_some()) {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    }
}

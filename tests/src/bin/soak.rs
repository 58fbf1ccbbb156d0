//! Pairs of schemas, many of them: `soak [--pairs N] [--seed N] [--only TEXT] [--cases FOLDER]`.
//!
//! First the differ's cases, each from its one schema to its other as it asks for it; then pairs of random
//! schemas, and as many of any case's schema and any other's. The way up must lead to what `pg_dump` shows of
//! the one, the way down back to the other; rows stay. At the end stands how many objects of each kind there
//! were, and how often each change of a kind was made; one that never was is a failure.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::{
        Mutex, OnceLock,
        atomic::{AtomicUsize, Ordering},
    },
};

use clap::Parser;
use indicatif::{ProgressBar, ProgressStyle};
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
    sql,
};
use tests::{kinds, pairs, repository, scratch, strategies::schema_on};

#[derive(Parser)]
struct Soak {
    /// How many pairs, beside the cases
    #[arg(long, default_value_t = 2000)]
    pairs: usize,
    /// Another number gives other pairs
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Only cases whose names contain this, and pairs of them: `domains/`
    #[arg(long)]
    only: Option<String>,
    /// Other cases than the differ's: each `<any>/<name>/` in this folder holds `old.sql` and `new.sql`
    #[arg(long, value_name = "FOLDER")]
    cases: Option<PathBuf>,
}

impl Soak {
    /// Whether every change of every kind must be made.
    fn is_whole(&self) -> bool {
        self.only.is_none() && self.cases.is_none()
    }
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

/// A way from one side to another.
struct Pair<'a> {
    from: &'a Side,
    to: &'a Side,
    intent: Intent,
}

/// The schemas of the cases in a folder.
fn of_cases(root: &Path, only: &str) -> Vec<[Side; 2]> {
    let mut cases = Vec::new();
    for folder in pairs::cases_in(root) {
        let read = |file: &str| {
            let path = folder.join(file);
            let script = fs::read_to_string(&path).unwrap_or_default();
            let name = path.strip_prefix(root);
            Side::new(name.unwrap_or(&path).display().to_string(), script)
        };
        let case = [read("old.sql"), read("new.sql")];
        let too_old = pairs::needs(&case[0].script).is_some_and(|it| it > scratch().major());
        if !too_old && case[0].name.contains(only) {
            cases.push(case);
        }
    }
    cases
}

/// Random schemas.
fn random(count: usize, runner: &mut TestRunner) -> Vec<Side> {
    let side = |at| {
        let schema = schema_on(scratch().major())
            .new_tree(runner)
            .expect("no value is rejected");
        let made = plan(&Schema::default(), &schema.current(), &Intent::default());
        let made = made.unwrap_or_else(|error| panic!("{error}"));
        let script = made.steps.iter().map(|it| it.render());
        Side::new(format!("random schema {at}"), script.collect())
    };
    (1..=count).map(side).collect()
}

/// Changes that no pair of found schemas asks for: functions get other names by declarations alone, an extension
/// does not go back to an older version, and no server has a provider of security labels.
fn is_out_of_reach((kind, change): &(String, String)) -> bool {
    let change = (kind.as_str(), change.as_str());
    [
        ("Function", "Rename"),
        ("Extension", "Update"),
        ("SecurityLabel", "Set"),
    ]
    .contains(&change)
}

/// How often each kind was there, and each change of one was made.
#[derive(Default)]
struct Tally {
    objects: BTreeMap<&'static str, usize>,
    changes: BTreeMap<(String, String), usize>,
}

impl Tally {
    fn count(&mut self, from: &Schema, to: &Schema, intent: &Intent) -> Result<(), String> {
        for object in from.objects() {
            *self.objects.entry(object.id().noun()).or_default() += 1;
        }
        let wanted = aligned(from, to, intent);
        let plan = plan(from, &wanted, intent).map_err(|it| it.to_string())?;
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

    fn print(&self) {
        println!("{:<28}{:>10}", "kind", "objects");
        for (kind, count) in &self.objects {
            println!("{kind:<28}{count:>10}");
        }
        println!("\n{:<28}{:<28}{:>10}", "kind", "change", "times");
        for ((kind, change), count) in &self.changes {
            println!("{kind:<28}{change:<28}{count:>10}");
        }
    }

    /// The changes that no plan made.
    fn never(&self) -> Vec<String> {
        let changes = kinds::changes(scratch().major())
            .into_iter()
            .flat_map(|(kind, changes)| {
                let with_kind = move |it| (kind.clone(), it);
                changes.into_iter().map(with_kind)
            });
        changes
            .filter(|it| !self.changes.contains_key(it) && !is_out_of_reach(it))
            .map(|(kind, change)| format!("{kind} {change}"))
            .collect()
    }
}

/// Leads one side to the other and back.
fn lead(Pair { from, to, intent }: &Pair<'_>, tally: &Mutex<Tally>) -> Result<(), String> {
    let (old, new) = (from.known()?, to.known()?);
    let way = Way::between(&old.found, &new.found, intent).map_err(|error| error.to_string())?;
    {
        let mut tally = tally.lock().expect("nobody panics with it");
        tally.count(&old.found.schema, &new.found.schema, intent)?;
    }
    let (up, down) = (way.up(), way.down());
    let carried_out = |script: &str| {
        let database = tests::database();
        pairs::run(&database, script)?;
        pairs::there_and_back(&database, [&up, &down], [&new.dump, &old.dump], intent)
    };
    let may_fail = |it: &String| it.contains("-- can fail") || it.contains("RAISE EXCEPTION");
    let result = match carried_out(&from.script) {
        // What rows do not allow is told, and no fault of the plan.
        Err(_) if [&up, &down].into_iter().any(may_fail) => {
            let mut statements = sql::statements(&from.script);
            statements.retain(|(_, it)| !it.starts_with("INSERT"));
            let script: Vec<&str> = statements.into_iter().map(|(_, it)| it).collect();
            carried_out(&(script.join(";\n") + ";"))
        }
        result => result,
    };
    result.map_err(|why| format!("{why}\n-- up:\n{up}\n-- down:\n{down}"))
}

/// The pairs: each case's own, and as many as are asked for.
fn chosen<'a>(
    cases: &'a [[Side; 2]],
    random: &'a [Side],
    count: usize,
    runner: &mut TestRunner,
) -> Result<Vec<Pair<'a>>, String> {
    let own = cases.iter().map(|[from, to]| {
        let intent = pairs::intent(&to.script)?;
        Ok(Pair { from, to, intent })
    });
    let mut chosen = own.collect::<Result<Vec<_>, String>>()?;
    let of_cases: Vec<&Side> = cases.iter().flatten().collect();
    let random: Vec<&Side> = random.iter().collect();
    for at in 0..count {
        let sides = if at < count / 2 && !random.is_empty() {
            &random
        } else {
            &of_cases
        };
        let mut any = || {
            let any = (0..sides.len()).new_tree(runner);
            sides[any.expect("no value is rejected").current()]
        };
        chosen.push(Pair {
            from: any(),
            to: any(),
            intent: Intent::default(),
        });
    }
    Ok(chosen)
}

/// Leads all of them; says what was seen, and how many failed.
fn lead_all(chosen: &[Pair<'_>]) -> (Tally, usize) {
    let (tally, next, failed) = (Mutex::default(), AtomicUsize::new(0), AtomicUsize::new(0));
    let threads = std::thread::available_parallelism().map_or(2, usize::from);
    let bar = ProgressBar::new(chosen.len() as u64);
    let style = ProgressStyle::with_template("{wide_bar} {pos} of {len} pairs, {eta} to go");
    bar.set_style(style.expect("it is a template"));
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some(pair) = chosen.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if let Err(why) = lead(pair, &tally) {
                        let (from, to) = (&pair.from.name, &pair.to.name);
                        bar.suspend(|| println!("== {from} -> {to}\n{why}\n"));
                        failed.fetch_add(1, Ordering::Relaxed);
                    }
                    bar.inc(1);
                }
            });
        }
    });
    bar.finish_and_clear();
    let tally = tally.into_inner().expect("nobody panicked");
    (tally, failed.into_inner())
}

fn soak(asked: &Soak) -> Result<bool, String> {
    let mut seed = [0; 32];
    seed[..8].copy_from_slice(&asked.seed.to_le_bytes());
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &seed);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let root = asked.cases.clone();
    let root = root.unwrap_or_else(|| repository().join("tests/cases"));
    let cases = of_cases(&root, asked.only.as_deref().unwrap_or_default());
    if cases.is_empty() {
        return Err("no case that this server can run has such a name".into());
    }
    let random = match asked.is_whole() {
        true => random((asked.pairs / 8).max(2), &mut runner),
        false => Vec::new(),
    };
    let chosen = chosen(&cases, &random, asked.pairs, &mut runner)?;
    let (tally, failed) = lead_all(&chosen);
    tally.print();
    let never = tally.never();
    if asked.is_whole() && !never.is_empty() {
        println!("\nnever made: {}", never.join(", "));
    }
    println!("\n{} pairs, {failed} failed", chosen.len());
    Ok(failed == 0 && (never.is_empty() || !asked.is_whole()))
}

fn main() -> ExitCode {
    match soak(&Soak::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(why) => {
            eprintln!("error: {why}");
            ExitCode::from(2)
        }
    }
}

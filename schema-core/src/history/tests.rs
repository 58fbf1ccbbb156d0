use expect_test::{Expect, expect};

use super::*;
use crate::{
    ident::QualifiedName,
    objects::{enums::Enum, tables},
};

fn mood(labels: &[&str]) -> Schema {
    let name = QualifiedName::new("public", "mood");
    let mut schema = Schema::default();
    let labels = labels.iter().map(|it| it.to_string()).collect();
    schema.enums.insert(Enum { name, labels });
    schema
}

const FIRST: &str = "2025-01-01-000000_create_mood";
const SECOND: &str = "2025-01-02-000000_add_label";

/// Two sealed migrations, in a folder in which everything fits.
fn folder() -> Folder {
    let mut folder = Folder::default();
    let mut lock = Lock::default();
    for (name, up, schema) in [
        (
            FIRST,
            "CREATE TYPE public.mood AS ENUM ('ok');",
            mood(&["ok"]),
        ),
        (
            SECOND,
            "ALTER TYPE public.mood ADD VALUE 'sad';",
            mood(&["ok", "sad"]),
        ),
    ] {
        let migration = write(&mut folder, name, up);
        lock.sealed.push(Sealed {
            name: name.to_owned(),
            up: migration.up_checksum(),
            down: migration.down_checksum(),
            outside_transaction: false,
            approved: Vec::new(),
            parent: lock.head(),
            schema: snapshot::checksum(&schema),
        });
        folder.snapshot = Some(snapshot::render(&schema));
    }
    folder.lock = Some(lock.to_string());
    folder
}

fn write(folder: &mut Folder, name: &str, up: &str) -> Migration {
    let files = folder.migrations.entry(name.to_owned()).or_default();
    files.insert("up.sql".to_owned(), up.to_owned());
    files.insert("down.sql".to_owned(), "SELECT 1;".to_owned());
    read_migration(name, files).expect("it has an `up.sql`")
}

/// What is said after `spoil` has done its work on a good folder.
fn check(spoil: impl FnOnce(&mut Folder), expect: Expect) {
    let mut folder = folder();
    spoil(&mut folder);
    let errors = History::of(&folder).expect_err("something does not fit");
    let lines: String = errors.iter().map(|it| format!("{it}\n")).collect();
    expect.assert_eq(&lines);
}

fn file<'a>(folder: &'a mut Folder, name: &str, file: &str) -> &'a mut String {
    folder
        .migrations
        .get_mut(name)
        .and_then(|it| it.get_mut(file))
        .expect("it is there")
}

#[test]
fn a_folder_in_which_everything_fits_is_read() {
    let mut folder = folder();
    write(&mut folder, "2025-01-05-000000_draft_2", "SELECT 2;");
    write(&mut folder, "2025-01-04-000000_draft", "SELECT 1;");
    write(&mut folder, "2025-01-03-000000_fill", "SELECT 3;");
    let history = History::of(&folder).expect("everything fits");
    let names = |list: &[Migration]| list.iter().map(|it| it.name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&history.sealed), [FIRST, SECOND]);
    assert_eq!(
        names(&history.drafts),
        ["2025-01-04-000000_draft", "2025-01-05-000000_draft_2"]
    );
    assert_eq!(names(&history.unsealed), ["2025-01-03-000000_fill"]);
    assert_eq!(history.snapshot, mood(&["ok", "sad"]));
    assert_eq!(History::of(&Folder::default()), Ok(History::default()));
}

#[test]
fn layout_of_a_sealed_script_may_change() {
    let mut folder = folder();
    *file(&mut folder, FIRST, "up.sql") =
        "-- moods\ncreate type public.mood\r\n  as enum ('ok') ;".to_owned();
    let (lock, snapshot) = (folder.lock.take(), folder.snapshot.take());
    folder.lock = lock.map(|it| it.replace('\n', "\r\n"));
    folder.snapshot = snapshot.map(|it| it.replace('\n', "\r\n"));
    assert!(History::of(&folder).is_ok());
}

#[test]
fn an_edited_migration_is_named() {
    check(
        |folder| {
            file(folder, FIRST, "up.sql").push_str("SELECT 1;");
            file(folder, SECOND, "down.sql").push_str("SELECT 2;");
            let files = folder.migrations.get_mut(SECOND).expect("it is there");
            files.insert("metadata.toml".to_owned(), OUTSIDE_TRANSACTION.to_owned());
        },
        expect![[r#"
            `2025-01-01-000000_create_mood/up.sql` was changed after it was sealed, and databases may have run it; take it back from version control, and put the change into a new migration (`cargo schema new NAME`)
            `2025-01-02-000000_add_label/down.sql` was changed after it was sealed, and databases may have run it; take it back from version control, and put the change into a new migration (`cargo schema new NAME`)
            `2025-01-02-000000_add_label/metadata.toml` was changed after it was sealed, and databases may have run it; take it back from version control, and put the change into a new migration (`cargo schema new NAME`)
        "#]],
    );
}

#[test]
fn a_missing_migration_is_named() {
    check(
        |folder| {
            folder.migrations.remove(FIRST);
            folder
                .migrations
                .get_mut(SECOND)
                .and_then(|it| it.remove("down.sql"));
        },
        expect![[r#"
            `2025-01-01-000000_create_mood` is sealed, but is not there; take it back from version control
            `2025-01-02-000000_add_label/down.sql` is sealed, but is not there; take it back from version control
        "#]],
    );
}

#[test]
fn a_lock_that_does_not_parse_is_refused() {
    check(
        |folder| folder.lock = Some("format 1\nmigration\n".to_owned()),
        expect![[r#"
            `schema.lock` cannot be read, line 2: `migration` where migration NAME was expected; take it back from version control
        "#]],
    );
    check(
        |folder| {
            let lock = folder.lock.take().unwrap_or_default();
            folder.lock = Some(lock.replace(
                &format!("\nmigration {SECOND}"),
                "\n<<<<<<< HEAD\nmigration x",
            ));
        },
        expect![[r#"
            `schema.lock` cannot be read, line 10: two branches have sealed migrations, and the merge is not finished; take `schema.lock` and `snapshot.json` as they are on the branch that was merged first, delete the folders that the other one sealed, and build: their changes are drafted again
        "#]],
    );
}

#[test]
fn a_snapshot_that_does_not_parse_is_refused() {
    check(
        |folder| folder.snapshot = Some("{}".to_owned()),
        expect![[r#"
        `snapshot.json` cannot be read: missing field `format` at line 1 column 2; it is written by `cargo schema seal` and belongs to `schema.lock`: take both from version control, from one commit
    "#]],
    );
    check(
        |folder| folder.snapshot = Some("{\"format\": 7}".to_owned()),
        expect![[r#"
            `snapshot.json` has format 7, which a newer version of cargo-schema writes: update this one
        "#]],
    );
    check(
        |folder| {
            let snapshot = folder.snapshot.take().unwrap_or_default();
            let line = snapshot.lines().nth(3).unwrap_or_default();
            folder.snapshot = Some(snapshot.replace(line, &format!("{line},\n{line}")));
        },
        expect![[r#"
            `snapshot.json` cannot be read: type public.mood stands in it twice; it is written by `cargo schema seal` and belongs to `schema.lock`: take both from version control, from one commit
        "#]],
    );
}

#[test]
fn a_damaged_snapshot_and_a_damaged_lock_are_told_at_once() {
    check(
        |folder| {
            let snapshot = folder.snapshot.take().unwrap_or_default();
            folder.snapshot = Some(snapshot[..snapshot.len() / 2].to_owned());
        },
        expect![[r#"
            `snapshot.json` cannot be read: EOF while parsing a string at line 4 column 26; it is written by `cargo schema seal` and belongs to `schema.lock`: take both from version control, from one commit
        "#]],
    );
    check(
        |folder| folder.snapshot = Some("{\"format\": 0}".to_owned()),
        expect![[r#"
            `snapshot.json` cannot be read: there was never a format 0; it is written by `cargo schema seal` and belongs to `schema.lock`: take both from version control, from one commit
        "#]],
    );
    check(
        |folder| {
            folder.snapshot = Some("no JSON".to_owned());
            folder.lock = Some(String::new());
        },
        expect![[r#"
            `schema.lock` cannot be read, line 1: the line `format 1` is missing; take it back from version control
            `snapshot.json` cannot be read: expected ident at line 1 column 2; it is written by `cargo schema seal` and belongs to `schema.lock`: take both from version control, from one commit
        "#]],
    );
    check(
        |folder| {
            let lock = folder.lock.take().unwrap_or_default();
            folder.lock = Some(lock[..lock.len() - 30].to_owned());
        },
        expect![[r#"
            `schema.lock` cannot be read, line 14: `schema    277ffca37fab683e4881440bd5911eb8f69` where a SHA-256 in hexadecimal was expected; take it back from version control
        "#]],
    );
}

#[test]
fn a_snapshot_belongs_to_its_lock() {
    check(
        |folder| folder.snapshot = None,
        expect![[r#"
        `snapshot.json` is missing, though `schema.lock` has sealed migrations; take it back from version control
    "#]],
    );
    check(
        |folder| folder.snapshot = Some(snapshot::render(&mood(&["ok"]))),
        expect![[r#"
            `snapshot.json` is not the schema after `2025-01-02-000000_add_label`, the last migration in `schema.lock`: take both from version control, from one commit
        "#]],
    );
    check(
        |folder| {
            folder.lock = None;
            folder.migrations.clear();
        },
        expect![[r#"
            there is a `snapshot.json`, but no migration in `schema.lock` that it could stand for: take both from version control, from one commit
        "#]],
    );
}

#[test]
fn two_branches_that_sealed_are_noticed() {
    check(
        |folder| {
            let up = "SELECT 'theirs';";
            let migration = write(folder, "2025-01-01-120000_theirs", up);
            let mut lock =
                Lock::parse(folder.lock.as_deref().unwrap_or_default()).expect("it is a lock");
            let mut theirs = lock.sealed[1].clone();
            theirs.name = migration.name.clone();
            theirs.up = migration.up_checksum();
            lock.sealed.push(theirs);
            folder.lock = Some(lock.to_string());
        },
        expect![[r#"
            `2025-01-01-120000_theirs` was not sealed on the schema that `2025-01-02-000000_add_label` leaves, so two branches have sealed migrations; take `schema.lock` and `snapshot.json` as they are on the branch that was merged first, delete the folders that the other one sealed, and build: their changes are drafted again
            `schema.lock` has `2025-01-01-120000_theirs` after `2025-01-02-000000_add_label`, but Diesel runs it before; take `schema.lock` and `snapshot.json` as they are on the branch that was merged first, delete the folders that the other one sealed, and build: their changes are drafted again
        "#]],
    );
    check(
        |folder| {
            let lock = folder.lock.take().unwrap_or_default();
            let parent = Lock::default().head().to_string();
            folder.lock = Some(lock.replacen(&parent, &Checksum::of_text("x").to_string(), 1));
        },
        expect![[r#"
            `2025-01-01-000000_create_mood`, the first migration in `schema.lock`, was not sealed on an empty schema; take it back from version control
        "#]],
    );
}

#[test]
fn folders_that_diesel_would_stumble_over_are_named() {
    check(
        |folder| {
            folder
                .migrations
                .insert("notes".to_owned(), BTreeMap::new());
            write(folder, "2024-12-31-000000_early", "SELECT 1;");
            write(folder, "20250102000000_same", "SELECT 1;");
        },
        expect![[r#"
            the folder `notes` has no `up.sql`, at which Diesel stops; write one or remove the folder
            `2025-01-02-000000_add_label` and `20250102000000_same` have the same version, by which Diesel tells migrations apart; rename the one that no database has run
            `2024-12-31-000000_early` is older than the sealed `2025-01-02-000000_add_label`, so databases that have run that one would run it late; give the folder a newer version, such as `2025-01-02-000001_early`
        "#]],
    );
}

#[test]
fn a_draft_keeps_the_version_of_its_first_writing() {
    let now = Version::of("2025-06-01-000000");
    let version = |names: &[&str]| {
        let mut folder = folder();
        for name in names {
            write(&mut folder, name, "SELECT 1;");
        }
        History::of(&folder)
            .expect("everything fits")
            .draft_version(&now)
            .to_string()
    };
    assert_eq!(version(&[]), "2025-06-01-000000");
    assert_eq!(
        version(&["2025-03-01-000000_draft", "2025-03-01-000001_draft_2"]),
        "2025-03-01-000000"
    );
    assert_eq!(
        version(&["2025-04-01-000000_draft", "2025-03-01-000000_draft"]),
        "2025-03-01-000000"
    );
    // Older than what is sealed: another branch has sealed since.
    assert_eq!(version(&["2025-01-01-120000_draft"]), "2025-06-01-000000");
    let history = History::of(&folder()).expect("everything fits");
    assert_eq!(
        history
            .draft_version(&Version::of("2024-01-01-000000"))
            .to_string(),
        "2025-01-02-000001"
    );
}

#[test]
fn a_snapshot_is_read_back_as_it_was_written() {
    let mut schema = mood(&["ok", "it's \"fine\""]);
    let name = QualifiedName::new("app", "a");
    let table = tables::Table {
        unlogged: true,
        ..tables::Table::new(name.clone(), Vec::new())
    };
    schema.tables.insert(table);
    let text = snapshot::render(&schema);
    assert_eq!(snapshot::parse(&text), Ok(schema.clone()));
    assert_eq!(Checksum::of_text(&text), snapshot::checksum(&schema));
    expect![[r#"
        {
        "format": 1,
        "objects": [
        {"enum":{"name":{"namespace":"public","name":"mood"},"labels":["ok","it's \"fine\""]}},
        {"table":{"name":{"namespace":"app","name":"a"},"columns":[],"unlogged":true}}
        ]
        }
    "#]]
    .assert_eq(&text);
    expect![[r#"
        {
        "format": 1,
        "objects": [

        ]
        }
    "#]]
    .assert_eq(&snapshot::render(&Schema::default()));
}

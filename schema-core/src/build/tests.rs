use std::{
    collections::BTreeMap,
    fs,
    path::Path,
    time::{Duration, SystemTime},
};

use expect_test::{Expect, expect};
use tempfile::TempDir;

use super::{
    Mode,
    files::{self, apply},
    generation::{Change, Generation},
    sealing::{Refusal, Sealing, seal},
};
use crate::{
    diff::Intent,
    history::{Folder, History, LOCK, Migration, SNAPSHOT, Version},
    ident::QualifiedName,
    objects::{
        enums::Enum,
        tables::{Column, ColumnValue, DataType, Table},
    },
    schema::Schema,
};

fn mood(labels: &[&str]) -> Enum {
    let name = QualifiedName::new("public", "mood");
    Enum {
        name,
        labels: labels.iter().map(|it| it.to_string()).collect(),
    }
}

fn column(name: &str, data_type: DataType) -> Column {
    Column::new(name.into(), data_type)
}

/// A table with those columns, all text.
fn users(columns: &[&str]) -> Schema {
    let name = QualifiedName::new("public", "users");
    let table = Table {
        ..Table::new(
            name.clone(),
            columns
                .iter()
                .map(|it| column(it, DataType::built_in("text")))
                .collect(),
        )
    };
    let mut schema = Schema::default();
    schema.tables.insert(table);
    schema
}

/// The same with a column of an enumerated type, and its default.
fn with_mood(columns: &[&str], labels: &[&str], default: &str) -> Schema {
    let mut schema = users(columns);
    let mood = mood(labels);
    let table = schema.tables.values_mut().next().expect("there is one");
    table.columns.push(Column {
        value: Some(ColumnValue::Default(
            format!("'{default}'::public.mood").into(),
        )),
        ..column("mood", DataType::named(mood.name.clone()))
    });
    schema.enums.insert(mood);
    schema
}

fn generate(declared: &Schema, migrations: &Path, now: &str) -> (Folder, History, Generation) {
    let folder = Folder::read(migrations).expect("the folder can be read");
    let history = History::of(&folder).expect("everything fits");
    let generation = Generation::new(declared, &Intent::default(), &history, &Version::of(now))
        .expect("there is a plan");
    (folder, history, generation)
}

/// Writes the draft of `declared`.
fn draft(declared: &Schema, migrations: &Path, now: &str) -> (History, Generation) {
    let (folder, history, generation) = generate(declared, migrations, now);
    apply(migrations, &generation.changes(&folder), None).expect("the folder can be written");
    (history, generation)
}

/// Writes the draft and seals it.
fn sealed(
    declared: &Schema,
    migrations: &Path,
    now: &str,
    name: &str,
    approved: &[&str],
) -> Sealing {
    let (_, _) = draft(declared, migrations, now);
    let (_, history, generation) = generate(declared, migrations, now);
    let approved: Vec<String> = approved.iter().map(|it| it.to_string()).collect();
    let sealing =
        seal(&history, &generation, Some(name), &approved).expect("nothing speaks against it");
    for settled in &sealing.migrations {
        fs::remove_dir_all(migrations.join(&settled.from)).expect("it was there");
        let change = Change::CreateFolder(settled.migration.clone());
        apply(migrations, &[change], None).expect("the folder can be written");
    }
    fs::write(migrations.join(LOCK), sealing.lock.to_string()).expect("the lock can be written");
    fs::write(migrations.join(SNAPSHOT), &sealing.snapshot).expect("the snapshot can be written");
    sealing
}

/// Every file below a folder, with its contents.
fn listing(root: &Path) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("it can be read") {
            let path = entry.expect("it can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path
                    .strip_prefix(root)
                    .expect("it is below")
                    .display()
                    .to_string();
                files.insert(name, fs::read_to_string(&path).expect("it is text"));
            }
        }
    }
    files
}

fn names(root: &Path) -> Vec<String> {
    listing(root).into_keys().collect()
}

#[test]
fn a_draft_is_written_once_and_follows_the_declarations() {
    let folder = TempDir::new().expect("there is room");
    let root = folder.path();
    draft(&users(&["id"]), root, "2025-01-01-000000");
    assert_eq!(
        names(root),
        [
            "2025-01-01-000000_draft/down.sql",
            "2025-01-01-000000_draft/up.sql"
        ]
    );
    let before = listing(root);

    // Later, nothing has changed: nothing is written, and the version stays.
    let (there, _, generation) = generate(&users(&["id"]), root, "2025-02-01-000000");
    assert_eq!(generation.changes(&there), []);

    // One more column: the same folder, another script.
    let (there, _, generation) = generate(&users(&["id", "name"]), root, "2025-02-01-000000");
    let changes = generation.changes(&there);
    assert!(
        matches!(&changes[..], [Change::Write { path, .. }] if path == "2025-01-01-000000_draft/up.sql")
    );
    apply(root, &changes, None).expect("it can be written");
    assert_eq!(names(root).len(), before.len());
    assert_ne!(listing(root), before);

    // Nothing declared: no draft.
    draft(&Schema::default(), root, "2025-02-01-000000");
    assert!(names(root).is_empty());
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let declared = with_mood(&["id", "name", "email"], &["ok", "sad"], "ok");
    let listings: Vec<_> = (0..2)
        .map(|_| {
            let folder = TempDir::new().expect("there is room");
            let (_, generation) = draft(&declared, folder.path(), "2025-01-01-000000");
            (listing(folder.path()), generation.generated)
        })
        .collect();
    assert_eq!(listings[0], listings[1]);
}

#[test]
fn drafts_of_two_branches_become_one_with_the_earlier_version() {
    let folder = TempDir::new().expect("there is room");
    let root = folder.path();
    draft(&users(&["id"]), root, "2025-01-02-000000");
    let other = TempDir::new().expect("there is room");
    draft(&users(&["name"]), other.path(), "2025-01-01-000000");
    fs::rename(
        other.path().join("2025-01-01-000000_draft"),
        root.join("2025-01-01-000000_draft"),
    )
    .expect("it moves");
    draft(&users(&["id", "name"]), root, "2025-03-01-000000");
    assert_eq!(
        names(root),
        [
            "2025-01-01-000000_draft/down.sql",
            "2025-01-01-000000_draft/up.sql"
        ]
    );
}

#[test]
fn what_must_be_committed_first_gets_a_folder_of_its_own() {
    let folder = TempDir::new().expect("there is room");
    let root = folder.path();
    sealed(
        &with_mood(&["id"], &["ok"], "ok"),
        root,
        "2025-01-01-000000",
        "create_users",
        &[],
    );
    let new = with_mood(&["id"], &["ok", "sad"], "sad");
    // A hand-written migration has taken the version in between.
    let taken = Migration {
        name: "2025-02-01-000001_fill".to_owned(),
        up: "UPDATE users SET id = 'x';\n".to_owned(),
        down: "SELECT 1;\n".to_owned(),
        outside_transaction: false,
    };
    apply(root, &[Change::CreateFolder(taken)], None).expect("it can be written");
    draft(&new, root, "2025-02-01-000000");
    let drafts: Vec<_> = names(root)
        .into_iter()
        .filter(|it| it.contains("_draft") && it.ends_with("up.sql"))
        .collect();
    assert_eq!(
        drafts,
        [
            "2025-02-01-000000_draft/up.sql",
            "2025-02-01-000002_draft_2/up.sql"
        ]
    );

    let sealing = sealed(&new, root, "2025-03-01-000000", "sad_by_default", &[]);
    let order: Vec<&str> = sealing
        .lock
        .sealed
        .iter()
        .map(|it| it.name.as_str())
        .collect();
    assert_eq!(
        order,
        [
            "2025-01-01-000000_create_users",
            "2025-02-01-000000_sad_by_default",
            "2025-02-01-000001_fill",
            "2025-02-01-000002_sad_by_default_2",
        ]
    );
    let (_, history, generation) = generate(&new, root, "2025-03-01-000000");
    assert!(generation.drafts.is_empty() && history.drafts.is_empty());
    assert_eq!(history.snapshot, new);
}

#[test]
fn lost_data_is_approved_by_name() {
    let folder = TempDir::new().expect("there is room");
    let root = folder.path();
    sealed(
        &users(&["id", "name", "nick"]),
        root,
        "2025-01-01-000000",
        "create_users",
        &[],
    );
    let less = users(&["id"]);
    draft(&less, root, "2025-02-01-000000");
    let (_, history, generation) = generate(&less, root, "2025-02-01-000000");
    let check = |approved: &[&str], expect: Expect| {
        let approved: Vec<String> = approved.iter().map(|it| it.to_string()).collect();
        let refusal =
            seal(&history, &generation, None, &approved).expect_err("it must not be sealed");
        expect.assert_eq(&format!("{refusal}\n"));
    };
    check(
        &[],
        expect![[r#"
        this loses data for good; if that is meant, approve it by name:
          --approve 'column public.users.name'
          --approve 'column public.users.nick'
    "#]],
    );
    check(
        &["column public.users.nick"],
        expect![[r#"
        this loses data for good; if that is meant, approve it by name:
          --approve 'column public.users.name'
    "#]],
    );
    check(
        &["column public.users.nik"],
        expect![[r#"
        nothing that is sealed now loses this:
          --approve 'column public.users.nik'
    "#]],
    );

    let approved = ["column public.users.name", "column public.users.nick"];
    let sealing = sealed(&less, root, "2025-02-01-000000", "no_names", &approved);
    assert_eq!(
        sealing.lock.sealed.last().expect("there are two").approved,
        approved
    );
    let down =
        fs::read_to_string(root.join("2025-02-01-000000_no_names/down.sql")).expect("it is there");
    expect![[r#"
        -- Does not bring back the data of: column public.users.name
        -- Does not bring back the data of: column public.users.nick

        ALTER TABLE public.users ADD COLUMN name text;
        ALTER TABLE public.users ADD COLUMN nick text;
    "#]]
    .assert_eq(&down);
}

#[test]
fn a_sealed_folder_is_what_the_next_draft_starts_from() {
    let folder = TempDir::new().expect("there is room");
    let root = folder.path();
    sealed(
        &users(&["id"]),
        root,
        "2025-01-01-000000",
        "create_users",
        &[],
    );
    let text = fs::read_to_string(root.join("2025-01-01-000000_create_users/up.sql"))
        .expect("it is there");
    assert!(!text.contains("draft"), "{text}");
    draft(&users(&["id", "name"]), root, "2025-02-01-000000");
    let text =
        fs::read_to_string(root.join("2025-02-01-000000_draft/up.sql")).expect("it is there");
    expect![[r#"
        -- A draft: each build writes it anew. `cargo schema seal NAME` makes it a migration.

        ALTER TABLE public.users ADD COLUMN name text;
    "#]]
    .assert_eq(&text);
}

#[test]
fn what_cannot_be_sealed_is_refused() {
    let folder = TempDir::new().expect("there is room");
    let root = folder.path();
    let refusal = |declared: &Schema, name: Option<&str>| {
        let (_, history, generation) = generate(declared, root, "2025-02-01-000000");
        seal(&history, &generation, name, &[]).expect_err("it must not be sealed")
    };
    assert_eq!(refusal(&Schema::default(), None), Refusal::Nothing);
    let empty = Migration {
        name: "2025-01-01-000000_fill".to_owned(),
        up: "-- to do\n".to_owned(),
        down: String::new(),
        outside_transaction: false,
    };
    apply(root, &[Change::CreateFolder(empty)], None).expect("it can be written");
    assert_eq!(refusal(&Schema::default(), Some("x")), Refusal::NoDraft);
    assert_eq!(
        refusal(&Schema::default(), None),
        Refusal::Empty("2025-01-01-000000_fill/up.sql".to_owned())
    );
}

#[test]
fn a_draft_without_a_name_gets_one() {
    let folder = TempDir::new().expect("there is room");
    let root = folder.path();
    let name = |declared: &Schema| {
        let (_, history, generation) = generate(declared, root, "2025-02-01-000000");
        let sealing = seal(&history, &generation, None, &[]).expect("nothing speaks against it");
        sealing.migrations[0].migration.name.clone()
    };
    assert_eq!(name(&users(&["id"])), "2025-02-01-000000_create_users");
    sealed(
        &users(&["id"]),
        root,
        "2025-01-01-000000",
        "create_users",
        &[],
    );
    assert_eq!(
        name(&users(&["id", "name"])),
        "2025-02-01-000000_change_users"
    );
}

#[test]
fn what_is_written_is_no_news_to_cargo() {
    let folder = TempDir::new().expect("there is room");
    let root = folder.path().join("migrations");
    fs::create_dir(&root).expect("there is room");
    let stamp = SystemTime::now() - Duration::from_secs(3600);
    let (_, _, generation) = generate(&users(&["id"]), &root, "2025-01-01-000000");
    apply(&root, &generation.changes(&Folder::default()), Some(stamp)).expect("it can be written");
    assert_eq!(files::newest([root.as_path()]), Some(stamp));
    // Nor is what is changed and removed later.
    let (there, _, generation) = generate(&users(&["name"]), &root, "2025-01-01-000000");
    apply(&root, &generation.changes(&there), Some(stamp)).expect("it can be written");
    assert_eq!(files::newest([root.as_path()]), Some(stamp));
    let (there, _, generation) = generate(&Schema::default(), &root, "2025-01-01-000000");
    apply(&root, &generation.changes(&there), Some(stamp)).expect("it can be written");
    assert_eq!(files::newest([root.as_path()]), Some(stamp));
}

#[test]
fn a_file_is_replaced_as_a_whole_or_not_at_all() {
    let folder = TempDir::new().expect("there is room");
    let root = folder.path();
    // A folder stands where the file should.
    fs::create_dir(root.join("schema.rs")).expect("there is room");
    let change = Change::Write {
        path: "schema.rs".to_owned(),
        contents: "x".to_owned(),
    };
    let error = apply(root, &[change], None).expect_err("it cannot be written");
    assert_eq!(error.path, root.join("schema.rs"));
    let left: Vec<_> = fs::read_dir(root).expect("it can be read").collect();
    assert_eq!(left.len(), 1, "nothing unfinished is left: {left:?}");
}

/// What one build of a package with these files tells cargo, without the folder's own name.
fn told(package: &Path, mode: Mode) -> String {
    let out = TempDir::new().expect("there is room");
    let now = Version::of("2025-01-01-000000");
    let directives = super::build(package, out.path(), Ok(mode), &now).expect("there is room");
    let lines = directives.iter().map(|it| format!("{it}\n"));
    let told: String = lines.filter(|it| !it.contains("env-changed")).collect();
    told.replace(&package.display().to_string(), "")
}

#[test]
fn folders_that_are_not_there_are_asked_for_until_they_are() {
    let package = TempDir::new().expect("there is room");
    let root = package.path();
    fs::create_dir(root.join("src")).expect("there is room");
    let source = "schema!();\n#[table] pub struct User { #[primary_key] pub id: Uuid }\n";
    fs::write(root.join("src/lib.rs"), source).expect("there is room");
    // Cargo runs the script at every build while a path that it watches is not there.
    expect![[r#"
        cargo::warning=neither `migrations` nor `generated` is there, so nothing is written: make one of them, run `cargo schema generate`, or build with `CARGO_SCHEMA=off`
        cargo::rerun-if-changed=/src
        cargo::rerun-if-changed=/migrations
        cargo::rerun-if-changed=/generated
    "#]].assert_eq(&told(root, Mode::Write));
    expect![[r#"
        cargo::rerun-if-changed=/src
    "#]]
    .assert_eq(&told(root, Mode::Off));
    fs::create_dir(root.join("generated")).expect("there is room");
    expect![[r#"
        cargo::warning=`2025-01-01-000000_draft` is a draft; `cargo schema seal NAME` makes it a migration
        cargo::rerun-if-changed=/src
        cargo::rerun-if-changed=/migrations
        cargo::rerun-if-changed=/generated
    "#]].assert_eq(&told(root, Mode::Write));
    // Whoever builds a published package has no folders, and wants none.
    for folder in ["migrations", "generated"] {
        fs::remove_dir_all(root.join(folder)).expect("it was made");
    }
    fs::write(root.join("Cargo.toml.orig"), "").expect("there is room");
    expect![[r#"
        cargo::rerun-if-changed=/src
    "#]]
    .assert_eq(&told(root, Mode::Write));
}

#[test]
fn what_no_macro_can_tell_is_a_warning() {
    let package = TempDir::new().expect("there is room");
    let root = package.path();
    fs::create_dir(root.join("src")).expect("there is room");
    fs::write(root.join("src/lib.rs"), "\n").expect("there is room");
    fs::write(root.join("schema.toml"), "colour = 1\n[ci]\nx = 1\n").expect("there is room");
    expect![[r#"
        cargo::rerun-if-changed=/schema.toml
        cargo::rerun-if-changed=/src
        cargo::rerun-if-changed=/migrations
        cargo::rerun-if-changed=/generated
        cargo::warning=schema.toml:1:1: unknown field `colour`, expected one of `oldest_server`, `paths`, `naming`, `lints`, `ci`, `joins`, `supabase`, `unmanaged`
        cargo::warning=schema.toml:3:1: unknown field `x`, expected `accept_draft`
    "#]].assert_eq(&told(root, Mode::Check));
}

#[test]
fn the_environment_chooses_the_mode() {
    for (switch, ci, expected) in [
        (None, None, Some(Mode::Write)),
        (None, Some(""), Some(Mode::Write)),
        (None, Some("false"), Some(Mode::Write)),
        (None, Some("true"), Some(Mode::Check)),
        (None, Some("1"), Some(Mode::Check)),
        (Some("off"), Some("1"), Some(Mode::Off)),
        (Some("write"), Some("1"), Some(Mode::Write)),
        (Some("check"), None, Some(Mode::Check)),
        (Some(""), Some("1"), Some(Mode::Check)),
        (Some("on"), None, None),
    ] {
        assert_eq!(Mode::of(switch, ci).ok(), expected, "{switch:?} {ci:?}");
    }
}

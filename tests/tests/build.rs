//! The build keeps the folders in step with the declarations: copies of the platform's crate are
//! changed and built.

use std::{collections::BTreeMap, fs, process::Command, thread, time::Duration};

use schema_core::history::Folder;
use tests::copy::Copy;

/// A column that the platform does not have.
fn add_column(copy: &Copy) {
    copy.edit(
        "schema-def/src/users.rs",
        "pub timezone: String,",
        "pub timezone: String,\n    pub nickname: Option<String>,",
    );
}

#[test]
fn what_is_in_step_is_left_alone() {
    let copy = Copy::new();
    let before = copy.written();
    for variables in [&[][..], &[("CI", "true")]] {
        let built = copy.build(variables);
        assert!(built.success, "{variables:?}: {}", built.said);
        assert!(
            !built.said.contains("warning: schema-def"),
            "{}",
            built.said
        );
    }
    copy.assert_as(&before);
}

#[test]
fn a_changed_declaration_is_followed_once() {
    let copy = Copy::new();
    let before = copy.written();
    add_column(&copy);
    let first = copy.build(&[]);
    assert!(first.success && first.compiled(), "{}", first.said);
    let drafts = copy.drafts();
    assert_eq!(drafts.len(), 1, "{drafts:?}");
    assert!(
        first.said.contains(&format!("`{}` is a draft", drafts[0])),
        "{}",
        first.said
    );
    let up = copy.read(&format!("migrations/{}/up.sql", drafts[0]));
    assert!(up.contains("ADD COLUMN nickname text"), "{up}");
    for file in ["schema.rs", "schema.sql", "schema.md"] {
        let text = copy.read(&format!("generated/{file}"));
        assert!(text.contains("nickname"), "{file}: {text}");
    }
    for (file, contents) in &before {
        if file.starts_with("migrations") {
            assert_eq!(
                copy.read(file),
                *contents,
                "a draft touches nothing that is sealed"
            );
        }
    }

    let written = copy.written();
    let second = copy.build(&[]);
    assert!(
        second.success && !second.compiled(),
        "nothing has changed: {}",
        second.said
    );
    assert!(
        second.said.contains("is a draft"),
        "it is said as long as it is one: {}",
        second.said
    );
    copy.assert_as(&written);

    // What is drafted and up to date passes under CI.
    let checked = copy.build(&[("CI", "true")]);
    assert!(checked.success, "{}", checked.said);

    // A hand edit of what is generated is seen, and undone.
    copy.edit("generated/schema.sql", "nickname", "nick");
    let exported = "supabase/rollback/20261122222609_create_platform.sql";
    copy.edit(exported, "DROP TABLE", "DROP VIEW");
    assert!(copy.build(&[]).success);
    copy.assert_as(&written);

    // The declarations go back, and so does everything.
    copy.edit(
        "schema-def/src/users.rs",
        "\n    pub nickname: Option<String>,",
        "",
    );
    assert!(copy.build(&[]).success);
    copy.assert_as(&before);
}

#[test]
fn a_check_names_each_difference_and_writes_nothing() {
    let copy = Copy::new();
    add_column(&copy);
    let before = copy.written();
    {
        let built = copy.build(&[("CARGO_SCHEMA", "check")]);
        assert!(!built.success, "{}", built.said);
        for difference in [
            "no migration in `migrations` does what the declarations say now: `ALTER TABLE public.users ADD COLUMN nickname text`",
            "`generated/schema.rs` is not what the declarations give",
            "`generated/schema.sql` is not what the declarations give",
            "`generated/schema.md` is not what the declarations give",
            "run `cargo schema generate`",
        ] {
            assert!(
                built.said.contains(difference),
                "{difference}\n{}",
                built.said
            );
        }
    }
    copy.assert_as(&before);
}

#[test]
fn switched_off_it_touches_no_folder() {
    let copy = Copy::new();
    add_column(&copy);
    let before = copy.written();
    let built = copy.build(&[("CARGO_SCHEMA", "off")]);
    assert!(built.success, "{}", built.said);
    copy.assert_as(&before);
}

#[test]
fn a_published_package_builds_without_the_folders() {
    let copy = Copy::new();
    for folder in ["migrations", "generated", "supabase"] {
        fs::remove_dir_all(copy.path(folder)).expect("it was there");
    }
    copy.edit(
        "schema-def/src/lib.rs",
        "schema!(migrations = \"../migrations\")",
        "schema!()",
    );
    // Cargo leaves it there when it packs.
    fs::write(copy.path("schema-def/Cargo.toml.orig"), "").expect("there is room");
    let built = copy.build(&[]);
    assert!(built.success, "{}", built.said);
    assert!(copy.written().is_empty());
    let again = copy.build(&[]);
    assert!(again.success && !again.compiled(), "{}", again.said);
}

#[test]
fn folders_that_are_made_later_are_noticed() {
    let copy = Copy::new();
    let before = copy.written();
    for folder in ["generated", "supabase"] {
        fs::remove_dir_all(copy.path(folder)).expect("it was there");
    }
    fs::rename(copy.path("migrations"), copy.path("elsewhere")).expect("it was there");
    copy.edit(
        "schema-def/src/lib.rs",
        "schema!(migrations = \"../migrations\")",
        "schema!()",
    );
    let built = copy.build(&[]);
    assert!(built.success, "{}", built.said);
    let warning = "neither `migrations` nor `generated` is there, so nothing is written";
    assert!(built.said.contains(warning), "{}", built.said);
    assert!(copy.written().is_empty());
    fs::rename(copy.path("elsewhere"), copy.path("migrations")).expect("nothing is in the way");
    let built = copy.build(&[]);
    assert!(built.success, "{}", built.said);
    assert!(!built.said.contains(warning), "{}", built.said);
    copy.assert_as(&before);
    let again = copy.build(&[]);
    assert!(again.success && !again.compiled(), "{}", again.said);
}

#[test]
fn a_migrations_folder_that_cannot_be_written_is_named() {
    let copy = Copy::new();
    fs::remove_dir_all(copy.path("migrations")).expect("it was there");
    copy.edit(
        "schema-def/src/lib.rs",
        "schema!(migrations = \"../migrations\")",
        "schema!()",
    );
    // Root may write everywhere, but nobody into a folder that a broken link stands for.
    std::os::unix::fs::symlink("nowhere/at/all", copy.path("migrations")).expect("there is room");
    let built = copy.build(&[]);
    fs::remove_file(copy.path("migrations")).expect("it was made");
    assert!(!built.success, "{}", built.said);
    for part in [
        "error: `",
        "migrations` cannot be written: ",
        "make it writable, or build with `CARGO_SCHEMA=off`",
        "schema-def/src/lib.rs:",
    ] {
        assert!(built.said.contains(part), "no `{part}` in {}", built.said);
    }
    assert!(
        !built.said.contains("custom build command"),
        "{}",
        built.said
    );
}

#[test]
fn mistakes_in_the_settings_are_told_at_once() {
    let copy = Copy::new();
    let before = copy.written();
    let settings =
        copy.read("schema-def/schema.toml") + "\n[naming]\ntabels = false\n[ci]\nx = 1\n";
    fs::write(copy.path("schema-def/schema.toml"), settings).expect("there is room");
    let built = copy.build(&[]);
    assert!(!built.success, "{}", built.said);
    let errors: Vec<&str> = built
        .said
        .lines()
        .filter(|it| it.starts_with("error: schema"))
        .collect();
    assert_eq!(
        errors,
        [
            "error: schema.toml:13:1: unknown field `tabels`, expected one of `tables`, `columns`, `types`, `primary_keys`, `foreign_keys`, `indexes`, `constraints`",
            "error: schema.toml:15:1: unknown field `x`, expected `accept_draft`",
        ],
        "{}",
        built.said
    );
    copy.assert_as(&before);
}

#[test]
fn a_mistake_is_reported_under_its_token_and_writes_nothing() {
    let copy = Copy::new();
    let before = copy.written();
    copy.edit(
        "schema-def/src/applications.rs",
        "#[index(user_id",
        "#[index(usr_id",
    );
    let built = copy.build(&[]);
    assert!(!built.success, "{}", built.said);
    assert!(built.said.contains("usr_id"), "{}", built.said);
    assert!(
        built.said.contains("schema-def/src/applications.rs:"),
        "{}",
        built.said
    );
    assert!(
        !built.said.contains("custom build command"),
        "{}",
        built.said
    );
    copy.assert_as(&before);
}

#[test]
fn a_sealed_migration_that_was_edited_stops_the_build() {
    let copy = Copy::new();
    let files = copy.written();
    let (up, _) = files
        .iter()
        .find(|(name, _)| name.ends_with("/up.sql"))
        .expect("one is sealed");
    copy.edit(up, "CREATE", "-- A comment is no change.\nCREATE");
    let built = copy.build(&[]);
    assert!(built.success, "{}", built.said);
    copy.edit(up, "CREATE", "SELECT 1;\nCREATE");
    let before = copy.written();
    add_column(&copy);
    let built = copy.build(&[]);
    assert!(!built.success, "{}", built.said);
    let name = up.trim_start_matches("migrations/");
    assert!(
        built
            .said
            .contains(&format!("`{name}` was changed after it was sealed")),
        "{}",
        built.said
    );
    copy.assert_as(&before);
}

#[test]
fn a_file_that_cannot_be_written_is_named() {
    let copy = Copy::new();
    add_column(&copy);
    fs::remove_file(copy.path("generated/schema.sql")).expect("it was there");
    // What nobody can rename a file over.
    fs::create_dir_all(copy.path("generated/schema.sql/x")).expect("there is room");
    let built = copy.build(&[]);
    assert!(!built.success, "{}", built.said);
    assert!(
        built.said.contains("schema.sql` cannot be"),
        "{}",
        built.said
    );
    assert!(
        !built.said.contains("custom build command"),
        "{}",
        built.said
    );
}

#[test]
fn a_build_that_is_killed_leaves_nothing_half_written() {
    let folder = tempfile::TempDir::new().expect("there is room");
    let (first, second) = (tests::long_migration(true), tests::long_migration(false));
    let mut met: BTreeMap<bool, usize> = BTreeMap::new();
    for turn in 0..30 {
        let program = env!("CARGO_BIN_EXE_write-migrations");
        let mut child = Command::new(program)
            .arg(folder.path())
            .spawn()
            .expect("our own program runs");
        thread::sleep(Duration::from_millis(15 + turn * 3));
        child.kill().expect("it runs until it is killed");
        child.wait().expect("it was ours");
        let there = Folder::read(folder.path()).expect("it can be read");
        *met.entry(there.migrations.is_empty()).or_default() += 1;
        for (name, files) in &there.migrations {
            assert_eq!(
                *name, first.name,
                "what is unfinished is hidden from Diesel"
            );
            for (file, contents) in files {
                let whole = [&first, &second]
                    .iter()
                    .any(|it| it.files().contains(&(file, contents)));
                assert!(whole, "{file} has {} bytes", contents.len());
            }
            assert_eq!(files.len(), 2, "a folder comes and goes as a whole");
        }
    }
    assert!(met.contains_key(&false), "it never came to write anything");
}

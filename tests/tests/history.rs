//! From a changed declaration to a sealed migration, by the commands that a developer types.

use std::{collections::BTreeMap, fs};

use schema_core::history::{Folder, History};
use tests::{
    copy::{Copy, plain},
    output,
};

fn history(copy: &Copy) -> History {
    let folder = Folder::read(&copy.path("migrations")).expect("it can be read");
    History::of(&folder).expect("everything fits")
}

fn sealed(copy: &Copy) -> Vec<String> {
    history(copy).sealed.into_iter().map(|it| it.name).collect()
}

#[test]
fn a_draft_is_proven_and_sealed_and_losses_are_approved() {
    let copy = Copy::new();
    let before = sealed(&copy);
    assert_eq!(copy.schema(&["status"]), Ok(true));
    assert_eq!(
        copy.schema(&["seal", "nothing"]),
        Err("there is nothing to seal: no draft, and no migration that was written by hand".into())
    );

    let (field, nickname) = ("pub timezone: String,", "pub nickname: Option<String>,");
    copy.edit(
        "schema-def/src/users.rs",
        field,
        &format!("{field}\n    {nickname}"),
    );
    let untouched = copy.written();
    assert_eq!(copy.schema(&["status"]), Ok(false));
    assert_eq!(copy.schema(&["generate", "--check"]), Ok(false));
    copy.assert_as(&untouched);
    assert_eq!(copy.schema(&["generate"]), Ok(true));
    assert_eq!(copy.schema(&["status", "--json"]), Ok(true));
    assert_eq!(copy.schema(&["new", "fill nicknames"]), Ok(true));
    let error = copy
        .schema(&["seal", "add-nickname"])
        .expect_err("a script is empty");
    assert!(
        error.contains("_fill_nicknames/up.sql` holds no statement"),
        "{error}"
    );

    let by_hand = history(&copy).unsealed.remove(0).name;
    for (file, statement) in [
        ("up.sql", "UPDATE public.users SET nickname = email;\n"),
        ("down.sql", "SELECT 1;\n"),
    ] {
        let path = copy.path(&format!("migrations/{by_hand}/{file}"));
        std::fs::write(path, statement).expect("the copy can be written");
    }
    assert_eq!(copy.schema(&["seal", "add-nickname"]), Ok(true));
    let names = sealed(&copy);
    assert_eq!(names[..before.len()], before);
    let added: Vec<&str> = names[before.len()..]
        .iter()
        .filter_map(|it| Some(it.split_once('_')?.1))
        .collect();
    assert_eq!(added, ["add_nickname", "fill_nicknames"]);
    assert!(copy.drafts().is_empty());
    assert_eq!(copy.schema(&["generate", "--check"]), Ok(true));

    // Away with it again: that loses data, and says how to approve it.
    copy.edit("schema-def/src/users.rs", &format!("\n    {nickname}"), "");
    let error = copy
        .schema(&["seal", "drop_nickname"])
        .expect_err("nobody has approved");
    let command = "cargo schema seal drop_nickname --approve 'column public.users.nickname'";
    assert!(error.contains(command), "{error}");
    let approval = "column public.users.nickname";
    let approved = ["seal", "drop_nickname", "--approve", approval];
    assert_eq!(copy.schema(&approved), Ok(true));
    let history = history(&copy);
    let last = history.lock.sealed.last().expect("it is sealed");
    assert_eq!(last.approved, [approval]);
    assert!(history.drafts.is_empty());
}

#[test]
fn what_the_proof_refuses_is_not_sealed() {
    let copy = Copy::new();
    let before = sealed(&copy);
    assert_eq!(copy.schema(&["new", "by_hand"]), Ok(true));
    let name = history(&copy).unsealed.remove(0).name;
    // A down that forgets what its up made.
    let scripts = BTreeMap::from([
        (
            "up.sql",
            "CREATE TABLE IF NOT EXISTS public.forgotten (id integer PRIMARY KEY);\n",
        ),
        ("down.sql", "SELECT 1;\n"),
    ]);
    for (file, script) in scripts {
        let path = copy.path(&format!("migrations/{name}/{file}"));
        std::fs::write(path, script).expect("the copy can be written");
    }
    let folder = copy.written();
    assert_eq!(copy.schema(&["verify"]), Ok(false));
    assert_eq!(
        copy.schema(&["seal"]),
        Err("what is not proven is not sealed".into())
    );
    copy.assert_as(&folder);
    assert_eq!(sealed(&copy), before);
}

#[test]
fn a_mistake_in_a_declaration_is_shown_with_its_line() {
    let copy = Copy::new();
    copy.edit(
        "schema-def/src/applications.rs",
        "#[index(user_id",
        "#[index(usr_id",
    );
    let error = copy
        .schema(&["status"])
        .expect_err("there is no such column");
    assert!(error.contains("src/applications.rs:"), "{error}");
    assert!(error.contains("#[index(usr_id"), "{error}");
}

#[test]
fn what_cannot_be_written_is_named() {
    let copy = Copy::new();
    fs::remove_dir_all(copy.path("migrations")).expect("it was there");
    std::os::unix::fs::symlink("nowhere/at/all", copy.path("migrations")).expect("there is room");
    let error = copy
        .schema(&["generate"])
        .expect_err("there is no such folder");
    fs::remove_file(copy.path("migrations")).expect("it was made");
    assert!(error.contains("migrations` cannot be written: "), "{error}");

    // Nor is what is wrong with the history hidden by what is wrong with a declaration.
    let copy = {
        drop(copy);
        Copy::new()
    };
    fs::write(copy.path("migrations/schema.lock"), "format 2\n").expect("it can be written");
    copy.edit(
        "schema-def/src/applications.rs",
        "#[index(user_id",
        "#[index(usr_id",
    );
    let error = copy.schema(&["generate"]).expect_err("both are wrong");
    for part in [
        "usr_id",
        "in `migrations`: `schema.lock` cannot be read, line 1",
    ] {
        assert!(error.contains(part), "no `{part}` in {error}");
    }
}

#[test]
fn what_was_in_step_is_looked_at_again_when_anything_changes() {
    let copy = Copy::new();
    let in_step = || copy.schema(&["generate", "--check"]) == Ok(true);
    assert!(in_step() && in_step());
    for (file, old, new) in [
        ("schema-def/src/users.rs", "    Pro,", "    Professional,"),
        ("schema-def/schema.toml", "[paths]", "[path]"),
        ("generated/schema.md", "# Schema", "# The schema"),
        (
            "migrations/schema.lock",
            "create_platform",
            "create_platforms",
        ),
    ] {
        let before = copy.read(file);
        copy.edit(file, old, new);
        assert!(!in_step(), "{file}");
        fs::write(copy.path(file), before).expect("it can be written");
        assert!(in_step(), "{file}");
    }
    fs::write(
        copy.path("schema-def/src/stray.rs"),
        "#[table] struct Stray;",
    )
    .expect("there is room");
    assert!(!in_step(), "no `mod` leads to the file");
}

#[test]
fn what_a_lint_warns_of_is_told_by_each_build_and_stops_nothing() {
    let copy = Copy::new();
    copy.edit(
        "schema-def/src/users.rs",
        r#"using = "clerk_id"#,
        r#"using = "tier <> 'free' AND clerk_id"#,
    );
    let warning = "src/users.rs:26:3: the policy looks at `tier` of `users`, with which no index \
                   begins: each query reads the whole table; write `#[index]` \
                   (`policy_without_index`)";
    let built = copy.build(&[]);
    assert!(
        built.success && built.said.contains(warning),
        "{}",
        built.said
    );
    // Twice: what is in step but warned of is not remembered as in step.
    for _ in 0..2 {
        let mut command = plain(env!("CARGO_BIN_EXE_schema"));
        command.args(["generate", "--check"]);
        let manifest = copy.path("schema-def/Cargo.toml");
        let output = output(command.arg("--manifest-path").arg(manifest));
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && said.contains(warning), "{said}");
    }
    copy.edit(
        "schema-def/schema.toml",
        "[supabase]",
        "[lints]\npolicy_without_index = \"deny\"\n[supabase]",
    );
    let error = copy.schema(&["generate"]).expect_err("it is denied");
    assert!(error.contains("which no index begins"), "{error}");
}

//! The sealed migrations in the layout of the Supabase command line: `migrations/` holds what it
//! applies, one file each, and `rollback/` what leads back, which it never runs by itself.
//!
//! It runs each file in one transaction, as Diesel does each folder, and a `… CONCURRENTLY` on its
//! own: `CREATE INDEX` from version 2.109 on (<https://github.com/supabase/cli/pull/6009>), `DROP
//! INDEX` in 3.1.0 as well, which the tests run.

use std::collections::BTreeMap;

use crate::{
    build::Change,
    history::{History, Migration},
};

/// The folders of the layout.
pub const FOLDERS: [&str; 2] = ["migrations", "rollback"];

/// What every exported file ends its first line with; whatever else is there is the user's.
const MARK: &str = "exported by cargo-schema: not to be edited.";

/// The files, by their paths in the layout.
///
/// # Errors
///
/// The migrations whose versions are no numbers, which that command line passes over in silence.
pub fn files(history: &History) -> Result<BTreeMap<String, String>, String> {
    let mut files = BTreeMap::new();
    let mut wrong = Vec::new();
    for migration in &history.sealed {
        let (version, name) = match migration.name.split_once('_') {
            Some((version, name)) => (version.replace('-', ""), name),
            None => (String::new(), ""),
        };
        if version.is_empty() || !version.bytes().all(|it| it.is_ascii_digit()) {
            wrong.push(format!("`{}`", migration.name));
            continue;
        }
        let scripts = [&migration.up, &migration.down];
        for (folder, script) in FOLDERS.into_iter().zip(scripts) {
            let path = format!("{folder}/{version}_{name}.sql");
            files.insert(path, format!("{}{script}", head(migration)));
        }
    }
    if wrong.is_empty() {
        Ok(files)
    } else {
        Err(format!(
            "the Supabase command line knows a migration by a number and a name, as in \
             `20250101000000_add_users`, and would pass over {}",
            wrong.join(", ")
        ))
    }
}

fn head(migration: &Migration) -> String {
    let alone = if migration.outside_transaction {
        "-- No transaction may be around it: the Supabase command line knows that, as of version 3.\n"
    } else {
        ""
    };
    format!("-- {}, {MARK}\n{alone}\n", migration.name)
}

/// What has to change where `there` holds the files that are in the two folders.
pub fn changes(wanted: BTreeMap<String, String>, there: &BTreeMap<String, String>) -> Vec<Change> {
    let is_ours = |text: &str| text.lines().next().is_some_and(|it| it.ends_with(MARK));
    let stale = there
        .iter()
        .filter(|(path, text)| is_ours(text) && !wanted.contains_key(*path))
        .map(|(path, _)| Change::Remove(path.clone()));
    let stale: Vec<Change> = stale.collect();
    let written = wanted
        .into_iter()
        .filter_map(|(path, contents)| Change::unless_same(path, contents, there));
    stale.into_iter().chain(written).collect()
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;

    fn migration(name: &str, outside_transaction: bool) -> Migration {
        Migration {
            name: name.to_owned(),
            up: format!("-- up of {name}\n"),
            down: format!("-- down of {name}\n"),
            outside_transaction,
        }
    }

    fn history(sealed: Vec<Migration>) -> History {
        History {
            sealed,
            ..History::default()
        }
    }

    #[test]
    fn each_migration_is_a_file_that_is_applied_and_one_that_leads_back() {
        let history = history(vec![
            migration("2025-01-01-000000_add_users", false),
            migration("20250102000000_index_users", true),
        ]);
        let files = files(&history).expect("the versions are numbers");
        let shown: Vec<String> = files.iter().map(|(k, v)| format!("== {k}\n{v}")).collect();
        expect![[r#"
            == migrations/20250101000000_add_users.sql
            -- 2025-01-01-000000_add_users, exported by cargo-schema: not to be edited.

            -- up of 2025-01-01-000000_add_users
            == migrations/20250102000000_index_users.sql
            -- 20250102000000_index_users, exported by cargo-schema: not to be edited.
            -- No transaction may be around it: the Supabase command line knows that, as of version 3.

            -- up of 20250102000000_index_users
            == rollback/20250101000000_add_users.sql
            -- 2025-01-01-000000_add_users, exported by cargo-schema: not to be edited.

            -- down of 2025-01-01-000000_add_users
            == rollback/20250102000000_index_users.sql
            -- 20250102000000_index_users, exported by cargo-schema: not to be edited.
            -- No transaction may be around it: the Supabase command line knows that, as of version 3.

            -- down of 20250102000000_index_users
        "#]].assert_eq(&shown.concat());
        assert_eq!(changes(files.clone(), &files), []);
    }

    #[test]
    fn what_has_no_number_is_named() {
        let sealed = ["initial", "v1_users", "2025_jobs", "_x"];
        let sealed = sealed.map(|it| migration(it, false)).to_vec();
        expect!["the Supabase command line knows a migration by a number and a name, as in `20250101000000_add_users`, and would pass over `initial`, `v1_users`, `_x`"].assert_eq(&files(&history(sealed)).expect_err("three are wrong"));
    }

    #[test]
    fn what_was_exported_goes_and_what_the_user_wrote_stays() {
        let sealed = vec![migration("2025-01-01-000000_add_users", false)];
        let there = files(&history(sealed)).expect("the versions are numbers");
        let mut with_own = there.clone();
        with_own.insert("migrations/1_seed.sql".into(), "SELECT 1;".into());
        let removed = |path: &str| Change::Remove(format!("{path}/20250101000000_add_users.sql"));
        assert_eq!(
            changes(BTreeMap::new(), &with_own),
            [removed("migrations"), removed("rollback")]
        );
    }
}

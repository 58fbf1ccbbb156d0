//! The structure of the code, as ARCHITECTURE.md promises it.

use std::{fs, path::PathBuf, process::Command};

use tests::{kinds::kinds, repository, run};

fn engine(file: &str) -> String {
    let path = repository().join("schema-core/src").join(file);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn no_phase_names_a_kind() {
    for phase in [
        "diff.rs",
        "plan.rs",
        "plan/graph.rs",
        "scripts.rs",
        "check.rs",
    ] {
        let text = engine(phase);
        for (module, kind) in kinds() {
            for name in [
                format!("{module}::"),
                format!("ObjectId::{kind}"),
                format!("Operation::{kind}"),
            ] {
                assert!(!text.contains(&name), "{phase} names {name}");
            }
        }
    }
}

#[test]
fn every_kind_has_a_file_of_its_own_and_a_strategy() {
    let strategies = fs::read_dir(repository().join("tests/src/strategies")).expect("the folder");
    let strategies: String = strategies
        .map(|it| it.and_then(|it| fs::read_to_string(it.path())))
        .chain([fs::read_to_string(
            repository().join("tests/src/strategies.rs"),
        )])
        .map(|it| it.expect("the strategies"))
        .collect();
    for (module, _) in kinds() {
        let file = PathBuf::from(format!("schema-core/src/objects/{module}.rs"));
        assert!(repository().join(&file).is_file(), "{}", file.display());
        // Which extensions there are depends on the server; what a view or a rule uses is found by PostgreSQL
        // alone, and the cases hold it. Owners are roles, which belong to no database. No table is
        // partitioned, nothing relies on an extension, and no server has a provider of labels.
        if ![
            "extensions",
            "views",
            "materialized_views",
            "rules",
            "owners",
            "cloned_triggers",
            "extension_dependencies",
            "security_labels",
        ]
        .contains(&module.as_str())
        {
            assert!(
                strategies.contains(&format!("schema.{module}")),
                "no strategy for {module}"
            );
        }
    }
}

#[test]
fn names_and_text_know_nothing_of_the_engine_above_them() {
    for file in ["ident.rs", "sql.rs", "naming.rs"] {
        let text = engine(file);
        for above in ["objects", "schema::", "plan", "diff", "syntax"] {
            assert!(
                !text.contains(&format!("crate::{above}")),
                "{file} imports {above}"
            );
        }
    }
}

/// What a package depends on, when it runs.
fn dependencies(package: &str, edges: &str) -> String {
    let cargo = std::env::var_os("CARGO").unwrap_or("cargo".into());
    run(Command::new(cargo)
        .args(["tree", "--package", package, "--edges", edges])
        .args(["--prefix", "none"])
        .current_dir(repository()))
}

#[test]
fn the_macros_pull_in_no_database_client() {
    let tree = dependencies("schema-macros", "normal");
    for client in [
        "diesel",
        "tokio",
        "postgres",
        "pq-sys",
        "squawk",
        "serde_json",
    ] {
        assert!(!tree.contains(client), "{tree}");
    }
}

#[test]
fn the_service_needs_no_c_library_and_no_engine() {
    let tree = dependencies("platform", "normal,no-proc-macro");
    for other in [
        "pq-sys",
        "openssl-sys",
        "native-tls",
        "schema-cli",
        "squawk",
        "petgraph",
    ] {
        assert!(!tree.contains(other), "{tree}");
    }
}

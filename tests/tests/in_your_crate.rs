//! The crate that the README shows is made in an empty folder, and does what is said of it.

use std::{fs, path::Path};

use tests::{
    copy::{self, plain},
    output,
    readme::section,
    repository, run,
};

/// Writes each block under the name in its first line, and gives it the paths that stand for what is
/// not published.
fn write_crate(folder: &Path) {
    let readme = fs::read_to_string(repository().join("README.md")).expect("there is a README");
    let (_, section, _) = section(&readme, "In your crate");
    let mut files = Vec::new();
    for block in section.split("```").skip(1).step_by(2) {
        let (_, text) = block.split_once('\n').expect("a block names its language");
        let (name, text) = text.split_once('\n').expect("a block names its file");
        let name = name.trim_start_matches(['#', '/', ' ']);
        let path = |it: &str| {
            format!(
                "{it} = {{ path = \"{}\" }}",
                repository().join(it).display()
            )
        };
        let mut text = text.to_owned();
        for it in ["schema-macros", "schema-core"] {
            text = text.replace(&format!("{it} = \"0.1\""), &path(it));
        }
        // The tests lean on no libpq of the machine.
        text = text.replace("\"postgres\"", "\"postgres_backend\"");
        let file = folder.join(name);
        fs::create_dir_all(file.parent().expect("it is in a folder")).expect("there is room");
        fs::write(file, text).expect("there is room");
        files.push(name);
    }
    assert_eq!(
        files,
        ["Cargo.toml", "build.rs", "src/lib.rs", "src/customers.rs"]
    );
    // The versions that the repository is tested with.
    fs::copy(repository().join("Cargo.lock"), folder.join("Cargo.lock")).expect("there is room");
}

#[test]
fn a_new_crate_is_made_by_what_the_readme_shows() {
    let crate_folder = tempfile::tempdir().expect("a temporary folder");
    let folder = crate_folder.path();
    write_crate(folder);
    let schema = |arguments: &[&str]| {
        let mut command = plain(env!("CARGO_BIN_EXE_schema"));
        command.current_dir(folder).args(arguments);
        command
    };
    let check = || {
        let mut command = plain(env!("CARGO"));
        command.current_dir(folder).args(["check", "--target-dir"]);
        let output = output(command.arg(copy::target()));
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        (output.status.success(), said)
    };

    // Before there are folders, a build says how they are made.
    let (built, said) = check();
    assert!(built && said.contains("`cargo schema generate`"), "{said}");
    run(&mut schema(&["generate"]));
    let schema_rs = fs::read_to_string(folder.join("generated/schema.rs")).expect("it is made");
    assert!(schema_rs.contains("customers (id)"), "{schema_rs}");
    let (built, said) = check();
    assert!(built && said.contains("is a draft"), "{said}");

    run(&mut schema(&["seal", "create_customers"]));
    let (built, said) = check();
    assert!(built && !said.contains("is a draft"), "{said}");
    run(&mut schema(&["generate", "--check"]));
}

//! The table of kinds in `docs/kinds.md` is what the code says of them. `UPDATE_EXPECT=1` writes it.

use std::fs;

use expect_test::expect_file;
use syn::File;
use tests::{
    kinds::{self, summary},
    repository,
};

/// What PostgreSQL changes in place, a line each; of a kind that it never does, that it does not.
fn changes(file: &File) -> (usize, Vec<String>) {
    let found = kinds::alterations(file).expect("each kind says how it can be altered");
    if found.variants.is_empty() {
        return (0, vec![summary(&found.attrs)]);
    }
    let lines = found.variants.iter().map(|it| summary(&it.attrs));
    (found.variants.len(), lines.collect())
}

fn cases(kind: &str) -> usize {
    let folder = repository().join("tests/cases").join(kind);
    fs::read_dir(folder).map_or(0, Iterator::count)
}

#[test]
fn the_table_of_kinds_is_what_the_code_says() {
    let mut rows = String::new();
    let mut details = String::new();
    for (module, _) in kinds::kinds() {
        let file = kinds::file(&module);
        let ((count, alterations), cases) = (changes(&file), cases(&module));
        let kind = module.replace('_', " ");
        let changes = match count {
            0 => "PostgreSQL has none".to_owned(),
            count => count.to_string(),
        };
        rows += &format!(
            "| [{kind}](#{}) | {changes} | {cases} |\n",
            kind.replace(' ', "-")
        );
        details += &format!("\n## {kind}\n\n{}\n\n", summary(&file.attrs));
        details.extend(alterations.iter().map(|it| format!("- {it}\n")));
    }
    let page = format!(
        "# The kinds of objects\n\n\
         Written from the code by a test (`tests/tests/kinds.rs`). What PostgreSQL holds and no kind has a place for is reported by\n\
         name, and `cargo schema diff` and `verify` stop there. Each kind is created and dropped, and changed in place as listed below;\n\
         the cases (`tests/cases/`) run on PostgreSQL, both ways.\n\n\
         | kind | changes in place | cases |\n| --- | ---: | ---: |\n{rows}{details}"
    );
    expect_file![repository().join("docs/kinds.md")].assert_eq(&page);
}

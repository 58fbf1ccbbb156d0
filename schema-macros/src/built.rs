//! What the build left in `OUT_DIR`: problems that only it could see, and the files to include.

use std::path::PathBuf;

use proc_macro2::Span;
use schema_core::{
    diagnostics::Diagnostics,
    problems::Problems,
    rust::schema::{JOINS_FILE, MIGRATIONS_FILE},
    syntax::schema::SchemaMacro,
};

use crate::places::Places;

/// Reports what stands under these tokens.
pub(crate) fn report(places: &Places, diagnostics: &mut Diagnostics) {
    for problem in problems() {
        if !problem.is_in(places.file()) {
            continue;
        }
        if let Some(token) = places.at(problem.line, problem.column) {
            diagnostics.error(token, &problem.message);
        }
    }
}

/// Reports what stands under nobody's tokens.
pub(crate) fn report_general(span: Span, diagnostics: &mut Diagnostics) {
    for problem in problems().into_iter().filter(|it| it.line == 0) {
        diagnostics.error_at(span, problem.one_line());
    }
}

/// Whether the build has written what `schema!()` includes.
pub(crate) fn is_complete(it: &SchemaMacro, diagnostics: &mut Diagnostics) -> bool {
    let Some(folder) = folder().filter(|it| it.join(JOINS_FILE).exists()) else {
        diagnostics.error_at(
            it.span,
            "`schema!()` needs the package's build script: `build.rs` must call \
             `schema_core::build::run()`, with `schema-core` among the build dependencies",
        );
        return false;
    };
    match &it.migrations {
        Some(migrations) if !folder.join(MIGRATIONS_FILE).exists() => {
            diagnostics.error_at(
                migrations.span,
                format_args!("the build found no migrations in `{}`", migrations.value),
            );
            false
        }
        _ => true,
    }
}

fn problems() -> Problems {
    let text = folder().and_then(|it| std::fs::read_to_string(it.join("problems")).ok());
    Problems::parse(&text.unwrap_or_default())
}

/// Set while a package with a build script is compiled.
fn folder() -> Option<PathBuf> {
    std::env::var_os("OUT_DIR").map(PathBuf::from)
}

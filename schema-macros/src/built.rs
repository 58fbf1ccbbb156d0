//! What the build left in `OUT_DIR`: problems that only it could see, and the files to include.

use std::path::PathBuf;

use proc_macro2::Span;
use schema_core::{
    diagnostics::Diagnostics,
    problems::{Instead, Problem, Problems},
    rust::schema::{JOINS_FILE, MIGRATIONS_FILE},
    syntax::schema::SchemaMacro,
};

use crate::places::Places;

/// What the build has found in one file.
pub(crate) struct Built(Vec<Problem>);

impl Built {
    /// What it has found in the file of these tokens.
    pub(crate) fn of(places: &Places) -> Self {
        let all = problems().into_iter();
        Built(all.filter(|it| it.is_in(places.file())).collect())
    }

    /// Reports what stands under these tokens.
    pub(crate) fn report(&self, places: &Places, diagnostics: &mut Diagnostics) {
        for problem in self.0.iter().filter(|it| !it.message.is_empty()) {
            if let Some(token) = places.at(problem.line, problem.column) {
                diagnostics.error(token, &problem.message);
            }
        }
    }

    /// Whether the build could make nothing of the file.
    pub(crate) fn is_unread(&self) -> bool {
        self.0
            .iter()
            .any(|it| it.line == 0 && it.instead == Instead::Nothing)
    }

    /// What to write in the place of what stands at a span.
    pub(crate) fn instead(&self, span: Span) -> Instead {
        let start = span.unwrap().start();
        let found = self.0.iter().find(|it| {
            (it.line, it.column) == (start.line(), start.column()) && it.instead != Instead::Same
        });
        found.map_or(Instead::Same, |it| it.instead.clone())
    }
}

/// Reports what stands under nobody's tokens.
pub(crate) fn report_general(span: Span, diagnostics: &mut Diagnostics) {
    let general = |it: &Problem| it.line == 0 && !it.message.is_empty();
    for problem in problems().into_iter().filter(general) {
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

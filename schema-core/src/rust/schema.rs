//! `schema!()` out: what needs all tables at once, and the sealed migrations. Both are written by
//! the build into files of `OUT_DIR`, and included here.

use std::{fmt::Write as _, path::PathBuf};

use proc_macro2::TokenStream;
use quote::quote_spanned;

use crate::syntax::schema::SchemaMacro;

/// The file of `OUT_DIR` that holds what [`super::joins::render`] gives.
pub const JOINS_FILE: &str = "schema_joins.rs";

/// The file of `OUT_DIR` that holds what [`migrations`] gives.
pub const MIGRATIONS_FILE: &str = "schema_migrations.rs";

/// All that `schema!()` becomes, where the build has written its files.
pub fn schema(it: &SchemaMacro) -> TokenStream {
    let span = it.span;
    let joins = format!("/{JOINS_FILE}");
    let migrations = it.migrations.as_ref().map(|_| {
        let file = format!("/{MIGRATIONS_FILE}");
        quote_spanned! {span=>
            /// The sealed migrations; a draft is never among them.
            pub const MIGRATIONS: ::diesel_migrations::EmbeddedMigrations =
                ::core::include!(::core::concat!(::core::env!("OUT_DIR"), #file));
        }
    });
    quote_spanned! {span=>
        ::core::include!(::core::concat!(::core::env!("OUT_DIR"), #joins));
        #migrations
    }
}

/// A sealed migration, as it is embedded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// The name of its folder: `20240101000000_users`.
    pub name: String,
    /// The folder, absolute.
    pub folder: PathBuf,
    /// What its `metadata.toml` says; `true` where it says nothing.
    pub run_in_transaction: bool,
}

/// The Rust expression for those migrations, in the form of `diesel_migrations::embed_migrations!`,
/// which would embed drafts as well. The compiler reads the files by itself and sees when they
/// change.
pub fn migrations(sealed: &[Sealed]) -> String {
    let mut text = String::from("::diesel_migrations::EmbeddedMigrations::new(&[\n");
    for Sealed {
        name,
        folder,
        run_in_transaction,
    } in sealed
    {
        let (up, down) = (folder.join("up.sql"), folder.join("down.sql"));
        write!(
            text,
            "    ::diesel_migrations::EmbeddedMigration::new(\n        \
                     ::core::include_str!({up:?}),\n        \
                     ::core::option::Option::Some(::core::include_str!({down:?})),\n        \
                     ::diesel_migrations::EmbeddedName::new({name:?}),\n        \
                     ::diesel_migrations::TomlMetadataWrapper::new({run_in_transaction}),\n    \
                 ),\n"
        )
        .expect("a String accepts every write");
    }
    text.push_str("])\n");
    text
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;

    #[test]
    fn sealed_migrations_are_embedded_one_by_one() {
        let sealed = Sealed {
            name: "20240101000000_users".to_owned(),
            folder: PathBuf::from("/crate/migrations/20240101000000_users"),
            run_in_transaction: false,
        };
        expect![[r#"
            ::diesel_migrations::EmbeddedMigrations::new(&[
                ::diesel_migrations::EmbeddedMigration::new(
                    ::core::include_str!("/crate/migrations/20240101000000_users/up.sql"),
                    ::core::option::Option::Some(::core::include_str!("/crate/migrations/20240101000000_users/down.sql")),
                    ::diesel_migrations::EmbeddedName::new("20240101000000_users"),
                    ::diesel_migrations::TomlMetadataWrapper::new(false),
                ),
            ])
        "#]].assert_eq(&migrations(&[sealed]));
        expect![[r#"
            ::diesel_migrations::EmbeddedMigrations::new(&[
            ])
        "#]]
        .assert_eq(&migrations(&[]));
    }
}

//! The attribute macros of cargo-schema: one item in, plain Diesel out.
//!
//! They hold no rules: `schema_core::syntax` reads the item, `schema_core::rust` writes what it
//! becomes. What is wrong is reported, all at once, and the item stays all the same, so that its
//! users are not reported as well. What only the build can see (it knows every item) it leaves in
//! a file, and each macro reports the part that stands under its own tokens.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};
use schema_core::{
    diagnostics::Diagnostics,
    problems::Instead,
    rust,
    syntax::{functions, jsonb::Jsonb, pg_enum::Enum, schema::SchemaMacro, tables::Table},
};
use syn::Item;

use crate::{built::Built, places::Places};

mod built;
mod items;
mod places;

/// Declares a table: the struct becomes the model, with Diesel's `table!`, `New…` and `…Changes`
/// beside it.
///
/// ```text
/// /// One application of one user to one job.
/// #[table(timestamps, soft_delete)]
/// #[index(user_id, status, filter = "deleted_at IS NULL")]
/// pub struct Application {
///     #[primary_key]
///     pub id: Uuid,
///     #[references(User, on_delete = Cascade)]
///     pub user_id: Uuid,
///     #[default(ApplicationStatus::Applied)]
///     pub status: ApplicationStatus,
///     pub applied_at: Option<DateTime<Utc>>,
/// }
/// ```
///
/// `#[table]` stands first, the others below it, and attributes of other crates are passed on.
///
/// # Options of the table
///
/// | option | meaning |
/// | --- | --- |
/// | `name = "…"`, `schema = "…"` | the name, where it is not the plural of the struct's, and the namespace, `public` unless given |
/// | `timestamps` | `created_at`, and `updated_at`, which a trigger keeps |
/// | `soft_delete` | `deleted_at`, `deleted_by`, `deletion_reason`; `active()`, `soft_delete(…)`, `restore(…)` |
/// | `versioned` | `schema_version`, which a jsonb column needs beside it |
/// | `rls`, `rls(force)` | row security; with `force` for the owner of the table as well |
/// | `rls(off = "…")` | none, and why, where Supabase exposes the table |
/// | `unlogged` | not in the write-ahead log |
/// | `renamed_from = "…"` | the name that it had; keeps the rows |
/// | `derive(…)`, `derive_new(…)`, `derive_changes(…)` | for the model, `New…` and `…Changes` |
///
/// # On the struct
///
/// | attribute | further options |
/// | --- | --- |
/// | `#[primary_key(a, b)]` | `name`, `include(…)`, `deferrable`, `deferred` |
/// | `#[unique(a, b)]` | the same, and `nulls_not_distinct` |
/// | `#[check("…")]` | `name`, or `column = field` to name it by; `no_inherit`, `not_valid` |
/// | `#[foreign_key(a, b, references = T, columns(c, d))]` | those of `#[references]` |
/// | `#[index(a, part(b, desc, nulls_last, op = "…", collate = "…"), …)]` | `name`, `unique`, `using = Gin`, `include(…)`, `filter = "…"`, `nulls_not_distinct`, `with(fillfactor = 70)` |
/// | `#[policy("name", using = "…", with_check = "…")]` | `for = Select`, `to("role")`, `restrictive` |
/// | `#[trigger("name", before(insert, update(a)), execute = "…")]` | `for_each = Statement`, `when = "…"`, `args("…")`, `old_table`, `new_table` |
///
/// # On a field
///
/// | attribute | meaning |
/// | --- | --- |
/// | `#[primary_key]`, `#[unique]`, `#[index]`, `#[check("…")]` | the same for one column |
/// | `#[references(T)]` | a foreign key: `on_delete = Cascade`, `on_update = …`, `role = "…"`, `deferrable`, `deferred`, `match_full`, `not_valid`, `join`, `children = "…"` (the name of the query from the parent), `name` |
/// | `#[default(…)]` | a literal, `Enum::Variant`, `now()`, `[]`, or `sql("…")` |
/// | `#[identity]`, `#[identity(always, start = 10)]` | counts by itself |
/// | `#[generated("…")]` | computed from the other columns, stored |
/// | `#[backfill("…")]` | what the rows that are there get in a new or newly required column |
/// | `#[column(…)]` | `name`, `sql_type = "…"`, `diesel_type = …`, `collate`, `storage`, `compression`, `renamed_from` |
/// | `#[jsonb]` | a plain `Jsonb` column with Diesel's operators |
#[proc_macro_attribute]
pub fn table(
    args: proc_macro::TokenStream,
    item: proc_macro::TokenStream,
) -> proc_macro::TokenStream {
    declaration(args, item, |args, item, built, diagnostics| match item {
        Item::Struct(it) => {
            let mut table = Table::parse(args, it, diagnostics).filter(|it| it.sound)?;
            table.leave_out(|it| built.instead(it));
            if built.is_unread() {
                table.foreign_keys.clear();
            }
            Some(rust::tables::table(&table))
        }
        _ => items::misplaced("table", "a struct", item, diagnostics),
    })
}

/// Declares an enumerated type; each variant is a label.
///
/// ```text
/// /// How far an application has come.
/// #[pg_enum]
/// pub enum ApplicationStatus { Applied, Screening, Interview, Offer, Closed, Rejected }
/// ```
///
/// Options: `name = "…"`, `schema = "…"`, `renamed_from = "…"`. On a variant: `#[value("…")]` gives the
/// label, `#[renamed_from("…")]` the one that it had.
#[proc_macro_attribute]
pub fn pg_enum(
    args: proc_macro::TokenStream,
    item: proc_macro::TokenStream,
) -> proc_macro::TokenStream {
    declaration(args, item, |args, item, _, diagnostics| match item {
        Item::Enum(it) => Enum::parse(args, it, diagnostics).map(|it| rust::pg_enum::pg_enum(&it)),
        _ => items::misplaced("pg_enum", "an enum", item, diagnostics),
    })
}

/// Declares a type that is kept in jsonb columns.
///
/// ```text
/// #[jsonb]
/// pub struct LinkedinData {
///     pub headline: String,
/// }
/// ```
///
/// It derives `Debug`, `Clone`, `PartialEq` and serde's `Serialize` and `Deserialize`, without what a
/// `#[derive(…)]` below it derives already. What you implement by hand is named in `no_derive`:
///
/// ```text
/// #[jsonb(no_derive(Serialize, Deserialize))]
/// pub struct Money {
///     pub cents: i64,
/// }
///
/// impl Serialize for Money { … }
/// ```
#[proc_macro_attribute]
pub fn jsonb(
    args: proc_macro::TokenStream,
    item: proc_macro::TokenStream,
) -> proc_macro::TokenStream {
    declaration(args, item, |args, item, _, diagnostics| {
        let parsed = Jsonb::parse(args, item, diagnostics)?;
        Some(rust::jsonb::jsonb(&parsed, item))
    })
}

/// Declares functions, their signature in Rust, their body in SQL.
///
/// ```text
/// #[sql]
/// extern "SQL" {
///     /// The user who is signed in.
///     #[function(stable, body = "SELECT current_setting('request.jwt.claims', true)::jsonb ->> 'sub'")]
///     fn current_clerk_id() -> Option<String>;
/// }
/// ```
///
/// Options of `#[function(…)]`: `body = "…"` or `file = "…"` (relative to the package); `language`, `sql`
/// unless given; `name`, `schema`, `renamed_from`; `stable`, `immutable`, `strict`, `leakproof`,
/// `security_definer`, `parallel = Safe`, `cost`, `rows`, `set(search_path = "''")`. A result is a type,
/// `SetOf<…>` or `Trigger`; an argument takes `#[default(…)]` and `#[variadic]`.
#[proc_macro_attribute]
pub fn sql(
    args: proc_macro::TokenStream,
    item: proc_macro::TokenStream,
) -> proc_macro::TokenStream {
    declaration(args, item, |args, item, built, diagnostics| match item {
        Item::ForeignMod(it) => {
            let mut functions = functions::parse(args, it, diagnostics);
            functions.retain(|it| it.is_fit(|it| built.instead(it)));
            Some(rust::functions::functions(&functions))
        }
        _ => items::misplaced("sql", "an `extern \"SQL\"` block", item, diagnostics),
    })
}

/// Stands once, in the module that holds the declarations: what needs all of them at once.
///
/// It makes the tables joinable, gives every table by its own name in the module `tables`, and
/// with `migrations = "…"` embeds the sealed migrations as `MIGRATIONS`. It needs a build script
/// that calls `schema_core::build::run()`.
///
/// ```text
/// schema!(migrations = "../migrations");
/// ```
///
/// | option | meaning |
/// | --- | --- |
/// | `migrations = "…"` | embeds the sealed ones; relative to the package |
/// | `extensions("pgcrypto", "citext" = "app")` | each with its namespace, `public` unless given |
/// | `namespaces("app")` | those that no declaration names by itself |
/// | `namespace(name = "app", renamed_from = "…")` | the same, with the name that it had |
/// | `sequence(name = "…")` | one that belongs to no column: `schema`, `type`, `start`, `increment`, `min`, `max`, `cache`, `cycle`, `renamed_from` |
#[proc_macro]
pub fn schema(tokens: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let tokens = TokenStream::from(tokens);
    let mut diagnostics = Diagnostics::default();
    let span = Span::call_site();
    let read = SchemaMacro::parse(tokens.clone(), span, &mut diagnostics);
    let places = Places::of([&tokens]);
    let built = Built::of(&places);
    built.report(&places, &mut diagnostics);
    if built.instead(span) == Instead::Nothing {
        return with_errors(TokenStream::new(), diagnostics);
    }
    built::report_general(span, &mut diagnostics);
    let included = read.filter(|it| built::is_complete(it, &mut diagnostics));
    let included = included.map(|it| rust::schema::schema(&it));
    with_errors(included.unwrap_or_default(), diagnostics)
}

/// Reads one item and gives what it becomes, or the item itself if not even that was understood.
fn declaration(
    args: proc_macro::TokenStream,
    item: proc_macro::TokenStream,
    expand: impl FnOnce(TokenStream, &Item, &Built, &mut Diagnostics) -> Option<TokenStream>,
) -> proc_macro::TokenStream {
    let (args, tokens) = (TokenStream::from(args), TokenStream::from(item));
    let mut diagnostics = Diagnostics::default();
    let places = Places::of([&args, &tokens]);
    let built = Built::of(&places);
    let expanded = match syn::parse2::<Item>(tokens.clone()) {
        Ok(mut item) => {
            items::drop_further_marks(&mut item);
            items::check_order(&item, &mut diagnostics);
            let is_left_out =
                items::name(&item).is_some_and(|it| built.instead(it.span()) == Instead::Nothing);
            if is_left_out {
                built.report(&places, &mut diagnostics);
                return with_errors(TokenStream::new(), diagnostics);
            }
            let expanded = expand(args, &item, &built, &mut diagnostics)
                .filter(|_| built.instead(Span::call_site()) == Instead::Same);
            expanded.unwrap_or_else(|| items::without_ours(item).into_token_stream())
        }
        Err(error) => {
            diagnostics.push(error);
            items::tokens_without_ours(tokens)
        }
    };
    built.report(&places, &mut diagnostics);
    with_errors(expanded, diagnostics)
}

fn with_errors(expanded: TokenStream, diagnostics: Diagnostics) -> proc_macro::TokenStream {
    let errors = diagnostics
        .into_errors()
        .into_iter()
        .map(syn::Error::into_compile_error);
    quote!(#expanded #(#errors)*).into()
}

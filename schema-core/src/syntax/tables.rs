//! `#[table]` above a struct.

use proc_macro2::Span;
use syn::{Attribute, Ident, Path};

use super::{Spanned, SqlText, columns::Column};

/// What was understood of one `#[table]` struct.
#[derive(Clone, Debug)]
pub struct Table {
    /// The struct's name, which is the model's.
    pub ident: Ident,
    /// The table's name in SQL: given, or derived from the struct's.
    pub name: Spanned<String>,
    /// The namespace; `public` unless given.
    pub namespace: Spanned<String>,
    /// The doc comment, without the space that follows `///`; none if empty.
    pub docs: Option<Spanned<String>>,
    /// `timestamps`: its place; `created_at` and `updated_at` are the last but three or last of `columns`.
    pub timestamps: Option<Span>,
    /// `soft_delete`
    pub soft_delete: Option<Span>,
    /// `versioned`
    pub versioned: Option<Span>,
    /// `rls` (enabled) or `rls(force)` (the owner is subject to the policies as well).
    pub row_security: Option<Spanned<RowSecurity>>,
    /// `unlogged`
    pub unlogged: Option<Span>,
    /// `renamed_from = "old_name"` or `"namespace.old_name"`
    pub renamed_from: Option<Spanned<String>>,
    /// Every column: the user's in their order, then `schema_version`, the timestamps and the
    /// soft-delete columns, as far as the options ask for them.
    pub columns: Vec<Column>,
    /// Of the whole table: `#[primary_key(a, b)]` on the struct or `#[primary_key]` on a field.
    /// Exactly one, but for a struct that lacks it, which is an error.
    pub primary_key: Option<PrimaryKey>,
    /// `#[unique(…)]` on the struct and on fields.
    pub uniques: Vec<Unique>,
    /// `#[check("…")]` on the struct and on fields, and those that arrays bring.
    pub checks: Vec<Check>,
    /// `#[references(…)]` on fields and `#[foreign_key(…)]` on the struct.
    pub foreign_keys: Vec<ForeignKey>,
    /// `#[index(…)]` on the struct and on fields.
    pub indexes: Vec<Index>,
    /// `#[policy(…)]`
    pub policies: Vec<Policy>,
    /// `#[trigger(…)]`, without the one that `timestamps` brings.
    pub triggers: Vec<Trigger>,
    /// `derive(…)`, for the model.
    pub derives: Vec<Path>,
    /// `derive_new(…)`, for `New…`.
    pub derives_new: Vec<Path>,
    /// `derive_changes(…)`, for `…Changes`.
    pub derives_changes: Vec<Path>,
    /// Attributes that are not ours, passed on to the model (docs among them).
    pub attributes: Vec<Attribute>,
}

/// How far row security reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowSecurity {
    /// Enabled; the table's owner passes.
    Enabled,
    /// Enabled and forced; only superusers and roles with `BYPASSRLS` pass.
    Forced,
}

/// A column named in an attribute, by its field.
pub type FieldName = Ident;

/// A primary key.
#[derive(Clone, Debug)]
pub struct PrimaryKey {
    /// Its place.
    pub span: Span,
    /// `name = "…"`
    pub name: Option<Spanned<String>>,
    /// Its columns, by field.
    pub columns: Vec<FieldName>,
    /// `include(a, b)`
    pub include: Vec<FieldName>,
    /// `deferrable`, `deferred`
    pub timing: Timing,
}

/// A unique constraint.
#[derive(Clone, Debug)]
pub struct Unique {
    /// Its place.
    pub span: Span,
    /// `name = "…"`
    pub name: Option<Spanned<String>>,
    /// Its columns, by field.
    pub columns: Vec<FieldName>,
    /// `include(a, b)`
    pub include: Vec<FieldName>,
    /// `nulls_not_distinct`
    pub nulls_not_distinct: Option<Span>,
    /// `deferrable`, `deferred`
    pub timing: Timing,
}

/// When a constraint is checked: nothing, `deferrable`, or `deferred`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Timing {
    /// `NOT DEFERRABLE`
    #[default]
    Immediate,
    /// `deferrable`: `DEFERRABLE INITIALLY IMMEDIATE`
    Deferrable,
    /// `deferred`: `DEFERRABLE INITIALLY DEFERRED`
    Deferred,
}

/// A check.
#[derive(Clone, Debug)]
pub struct Check {
    /// Its place.
    pub span: Span,
    /// `name = "…"`; a check on the struct needs one unless it names exactly one column with
    /// `column = field`.
    pub name: Option<Spanned<String>>,
    /// The column by which it is named; that of the field it stands on.
    pub column: Option<FieldName>,
    /// The condition.
    pub condition: SqlText,
    /// `no_inherit`
    pub no_inherit: Option<Span>,
    /// `not_valid`
    pub not_valid: Option<Span>,
}

/// A foreign key.
#[derive(Clone, Debug)]
pub struct ForeignKey {
    /// Its place.
    pub span: Span,
    /// `name = "…"`
    pub name: Option<Spanned<String>>,
    /// Its columns, by field.
    pub columns: Vec<FieldName>,
    /// The struct of the table that it points to: `User`, `crate::users::User`.
    pub references: Path,
    /// The fields there, `columns(a, b)` or `column = a`; none means its primary key.
    pub referenced: Vec<Ident>,
    /// `role = "resume_version"`: the column is `{role}_id`, not `{table_singular}_id`.
    pub role: Option<Spanned<String>>,
    /// `match_full`
    pub match_full: Option<Span>,
    /// `on_update = …`
    pub on_update: Option<Spanned<Action>>,
    /// `on_delete = …`
    pub on_delete: Option<Spanned<Action>>,
    /// `deferrable`, `deferred`
    pub timing: Timing,
    /// `not_valid`
    pub not_valid: Option<Span>,
    /// `join`: of several keys between the same two tables, the one for `joinable!` and `belongs_to`.
    pub join: Option<Span>,
}

/// `NoAction`, `Restrict`, `Cascade`, `SetNull`, `SetNull(a, b)`, `SetDefault`, `SetDefault(a, b)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// `NO ACTION`
    NoAction,
    /// `RESTRICT`
    Restrict,
    /// `CASCADE`
    Cascade,
    /// `SET NULL`, of these fields only if any are named.
    SetNull(Vec<FieldName>),
    /// `SET DEFAULT`, of these fields only if any are named.
    SetDefault(Vec<FieldName>),
}

/// An index.
#[derive(Clone, Debug)]
pub struct Index {
    /// Its place.
    pub span: Span,
    /// `name = "…"`; needed where a part is an expression.
    pub name: Option<Spanned<String>>,
    /// `unique`
    pub unique: Option<Span>,
    /// `using = Gin`, in PostgreSQL's lower-case spelling; `btree` unless given.
    pub method: Spanned<String>,
    /// What is indexed, in order.
    pub parts: Vec<IndexPart>,
    /// `include(a, b)`
    pub include: Vec<FieldName>,
    /// `nulls_not_distinct`
    pub nulls_not_distinct: Option<Span>,
    /// `with(fillfactor = 70)`, values as SQL.
    pub with: Vec<(Spanned<String>, String)>,
    /// `filter = "…"`
    pub filter: Option<SqlText>,
}

/// A part of an index: `field`, `desc(field)`, `"lower(email)"`, each optionally in
/// `part(field, desc, nulls_first, nulls_last, op = "text_pattern_ops", collate = "C")`.
#[derive(Clone, Debug)]
pub struct IndexPart {
    /// Its place.
    pub span: Span,
    /// What is indexed.
    pub of: Indexed,
    /// `desc`
    pub descending: bool,
    /// `nulls_first` (true) or `nulls_last` (false); PostgreSQL's default where none.
    pub nulls_first: Option<bool>,
    /// `op = "…"`
    pub operator_class: Option<Spanned<String>>,
    /// `collate = "…"`
    pub collation: Option<Spanned<String>>,
}

/// What a part of an index holds.
#[derive(Clone, Debug)]
pub enum Indexed {
    /// A column, by field.
    Column(FieldName),
    /// An expression.
    Expression(SqlText),
}

/// `#[policy("name", for = Select, to("role"), restrictive, using = "…", with_check = "…")]`
#[derive(Clone, Debug)]
pub struct Policy {
    /// Its place.
    pub span: Span,
    /// Its name.
    pub name: Spanned<String>,
    /// `restrictive`
    pub restrictive: Option<Span>,
    /// `for = …`; all commands unless given.
    pub command: Spanned<PolicyCommand>,
    /// `to("role", …)`; every role unless given.
    pub roles: Vec<Spanned<String>>,
    /// `using = "…"`
    pub using: Option<SqlText>,
    /// `with_check = "…"`
    pub with_check: Option<SqlText>,
}

/// `All`, `Select`, `Insert`, `Update`, `Delete`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PolicyCommand {
    /// Every command.
    All,
    /// `SELECT`
    Select,
    /// `INSERT`
    Insert,
    /// `UPDATE`
    Update,
    /// `DELETE`
    Delete,
}

/// `#[trigger("name", before(insert, update(a, b)), for_each = Row, when = "…", execute = "app.touch", args("a"), old_table = "…", new_table = "…")]`
/// with `before(…)`, `after(…)` or `instead_of(…)`.
#[derive(Clone, Debug)]
pub struct Trigger {
    /// Its place.
    pub span: Span,
    /// Its name.
    pub name: Spanned<String>,
    /// When it runs, as against the event.
    pub moment: Moment,
    /// What it runs on; never empty.
    pub events: Vec<Spanned<Event>>,
    /// The columns of `update(a, b)`, by field.
    pub of_columns: Vec<FieldName>,
    /// `for_each = Row` (the default) or `Statement`.
    pub for_each_row: bool,
    /// `when = "…"`
    pub condition: Option<SqlText>,
    /// `old_table = "…"`
    pub old_table: Option<Spanned<String>>,
    /// `new_table = "…"`
    pub new_table: Option<Spanned<String>>,
    /// `execute = "name"` or `"namespace.name"`
    pub function: Spanned<String>,
    /// `args("a", "b")`
    pub arguments: Vec<String>,
}

/// When a trigger runs, as against the event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// `before`
    Before,
    /// `after`
    After,
    /// `instead_of`
    InsteadOf,
}

/// What a trigger runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// `insert`
    Insert,
    /// `update`
    Update,
    /// `delete`
    Delete,
    /// `truncate`
    Truncate,
}

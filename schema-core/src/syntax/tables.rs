//! `#[table]` above a struct.

use std::collections::BTreeMap;

use proc_macro2::{Span, TokenStream};
use syn::{Attribute, Ident, ItemStruct, Path, ext::IdentExt};

use super::{
    Spanned, SqlText, attributes,
    attributes::{Place, check_item, is_raw},
    columns::{Brought, Column, Default as ColumnDefault, Elements},
    options::Options,
};
use crate::{diagnostics::Diagnostics, naming};

mod constraints;
mod fields;
mod indexes;
mod instead;
mod policies;
mod rules;

use fields::Fields;

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
    /// `rls` (enabled), `rls(force)` (the owner is subject to the policies as well) or
    /// `rls(off = "reason")`.
    pub row_security: Option<Spanned<RowSecurity>>,
    /// `unlogged`
    pub unlogged: Option<Span>,
    /// `renamed_from = "old_name"` or `"namespace.old_name"`
    pub renamed_from: Option<Spanned<String>>,
    /// Whether Diesel's code for the columns would compile; otherwise they were reported, and what
    /// the compiler had to say about the code would only hide that.
    pub sound: bool,
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
    /// Not enabled, for a reason that the user gave.
    Off,
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
    /// `children = "app_jobs"`: the name of the query from the parent, where that of the table is
    /// taken.
    pub children: Option<Spanned<String>>,
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

impl Table {
    /// Reads `#[table(args)]` above `item`.
    pub fn parse(
        args: TokenStream,
        item: &ItemStruct,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        check_item(&item.vis, &item.ident, &item.generics, diagnostics);
        let sorted = attributes::sort(&item.attrs, Place::Struct, diagnostics);
        let mut table = Table::options(args, &item.ident, diagnostics);
        table.docs = sorted.docs;
        table.attributes = sorted.foreign;
        let syn::Fields::Named(named) = &item.fields else {
            let message = format_args!(
                "a table has columns with names: `struct {} {{ … }}`",
                item.ident
            );
            diagnostics.error(&item.ident, message);
            return None;
        };
        let mut of_fields = Vec::new();
        // The options bring a few more.
        table.columns.reserve_exact(named.named.len() + 4);
        for field in &named.named {
            if let Some((column, attributes)) = Column::parse(field, diagnostics) {
                table.sound &= column.sound;
                of_fields.extend(attributes.into_iter().map(|it| (column.ident.clone(), it)));
                table.columns.push(column);
            }
        }
        table.add_brought(diagnostics);
        let fields = Fields::of(&table);
        for (field, (name, attribute)) in of_fields {
            table.read(&name, attribute, Some(&field), &fields, diagnostics);
        }
        for (name, attribute) in sorted.ours {
            table.read(&name, attribute, None, &fields, diagnostics);
        }
        table.complete();
        table.check(diagnostics);
        Some(table)
    }

    /// Leaves out what only the macro makes use of: the build holds all tables at once.
    #[cfg(feature = "engine")]
    pub(super) fn forget_attributes(&mut self) {
        self.attributes = Vec::new();
        for column in &mut self.columns {
            column.attributes = Vec::new();
        }
    }

    /// What stands in `#[table(…)]`.
    fn options(args: TokenStream, ident: &Ident, diagnostics: &mut Diagnostics) -> Self {
        let span = ident.span();
        let mut options = Options::new("#[table]".to_owned(), span, args, diagnostics);
        let name = naming::table(&ident.unraw().to_string());
        let table = Table {
            ident: ident.clone(),
            name: options
                .text("name")
                .unwrap_or_else(|| Spanned::new(name, span)),
            namespace: options.namespace(span),
            docs: None,
            timestamps: options.flag("timestamps"),
            soft_delete: options.flag("soft_delete"),
            versioned: options.flag("versioned"),
            row_security: row_security(&mut options),
            unlogged: options.flag("unlogged"),
            renamed_from: options.text("renamed_from"),
            sound: !is_raw(ident),
            columns: Vec::new(),
            primary_key: None,
            uniques: Vec::new(),
            checks: Vec::new(),
            foreign_keys: Vec::new(),
            indexes: Vec::new(),
            policies: Vec::new(),
            triggers: Vec::new(),
            derives: options.paths("derive"),
            derives_new: options.paths("derive_new"),
            derives_changes: options.paths("derive_changes"),
            attributes: Vec::new(),
        };
        options.finish();
        table
    }

    /// Adds the columns that the options bring, and reports columns of one name.
    fn add_brought(&mut self, diagnostics: &mut Diagnostics) {
        let options = [
            (self.versioned, Brought::Versioned, "versioned"),
            (self.timestamps, Brought::Timestamps, "timestamps"),
            (self.soft_delete, Brought::SoftDelete, "soft_delete"),
        ];
        for (span, by, option) in options {
            let Some(span) = span else { continue };
            for column in Column::brought(by, span) {
                let name = &column.name.value;
                let same = |it: &&Column| it.ident == column.ident || it.name.value == *name;
                match self.columns.iter().find(same) {
                    Some(own) => diagnostics.error_at(
                        own.ident.span(),
                        format_args!(
                            "`{name}` is brought by `{option}`; drop the field or the option"
                        ),
                    ),
                    None => self.columns.push(column),
                }
            }
        }
        let mut taken: BTreeMap<&str, &Ident> = BTreeMap::new();
        for column in &self.columns {
            let Spanned { value, span } = &column.name;
            if let Some(first) = taken.insert(value, &column.ident) {
                let message = format_args!("column `{value}` is already taken by field `{first}`");
                diagnostics.error_at(*span, message);
                self.sound = false;
            }
        }
    }

    /// Reads one of our attributes, of the field `on` or of the struct.
    fn read(
        &mut self,
        name: &str,
        attribute: &Attribute,
        on: Option<&Ident>,
        fields: &Fields,
        diagnostics: &mut Diagnostics,
    ) {
        match (name, on) {
            ("primary_key", _) => {
                let key = constraints::primary_key(attribute, on, fields, diagnostics);
                if self.primary_key.is_some() {
                    let message = "a table has one primary key; for several columns write \
                                   `#[primary_key(a, b)]` on the struct";
                    diagnostics.error_at(key.span, message);
                } else {
                    self.primary_key = Some(key);
                }
            }
            ("unique", _) => {
                self.uniques
                    .push(constraints::unique(attribute, on, fields, diagnostics));
            }
            ("check", _) => {
                self.checks
                    .extend(constraints::check(attribute, on, fields, diagnostics));
            }
            ("index", _) => {
                self.indexes
                    .push(indexes::index(attribute, on, fields, diagnostics));
            }
            ("references", Some(field)) => {
                let key = constraints::references(attribute, field, fields, diagnostics);
                self.foreign_keys.extend(key);
            }
            ("foreign_key", _) => {
                let key = constraints::foreign_key(attribute, fields, diagnostics);
                self.foreign_keys.extend(key);
            }
            ("policy", _) => self
                .policies
                .extend(policies::policy(attribute, diagnostics)),
            ("trigger", _) => {
                self.triggers
                    .extend(policies::trigger(attribute, fields, diagnostics));
            }
            _ => {}
        }
    }

    /// Adds what goes without saying: the default of a uuid key, the checks of arrays.
    fn complete(&mut self) {
        let key = self.primary_key.as_ref().map(|it| it.columns.as_slice());
        if let Some([key]) = key
            && !self.foreign_keys.iter().any(|it| it.columns.contains(key))
            && let Some(column) = self.columns.iter_mut().find(|it| it.ident == *key)
            && column.data_type.single().is_some_and(|it| it.sql == "uuid")
            && column.default.is_none()
            && column.generated.is_none()
            && column.sql_type.is_none()
        {
            let function = ColumnDefault::Function("gen_random_uuid".to_owned());
            column.default = Some(Spanned::new(function, column.ident.span()));
        }
        let arrays = self
            .columns
            .iter()
            .filter(|it| it.data_type.array == Some(Elements::NotNull));
        let checks = arrays.map(|column| Check {
            span: column.ident.span(),
            name: None,
            column: Some(column.ident.clone()),
            condition: Spanned::new(
                format!("num_nulls(VARIADIC {}) = 0", quoted(&column.name.value)),
                column.ident.span(),
            ),
            no_inherit: None,
            not_valid: None,
        });
        // They come first: the name is theirs, and another check on the column needs one.
        self.checks.splice(0..0, checks.collect::<Vec<_>>());
    }
}

/// `rls`, `rls(force)`, `rls(off = "reason")`
fn row_security(options: &mut Options<'_>) -> Option<Spanned<RowSecurity>> {
    let (word, list) = options.flag_or_list("rls", "force")?;
    let mut list = Options::new("rls".to_owned(), word.span(), list, options.diagnostics);
    let forced = list.flag("force");
    let off = list.text("off").map(|it| it.span);
    if let (Some(span), Some(_)) = (off, forced) {
        let message = "row security is forced or off, not both";
        list.diagnostics.error_at(span, message);
    }
    list.finish();
    let reach = match (forced, off) {
        (Some(_), _) => RowSecurity::Forced,
        (None, Some(_)) => RowSecurity::Off,
        (None, None) => RowSecurity::Enabled,
    };
    Some(Spanned::new(reach, word.span()))
}

#[cfg(feature = "engine")]
fn quoted(name: &str) -> String {
    crate::ident::Name::from(name).to_string()
}

/// The macros make no SQL, and know no keywords.
#[cfg(not(feature = "engine"))]
fn quoted(name: &str) -> String {
    format!("\"{name}\"")
}

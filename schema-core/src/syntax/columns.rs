//! A field of a `#[table]` struct.

use proc_macro2::Span;
use syn::{
    AngleBracketedGenericArguments, AttrStyle, Attribute, Expr, ExprLit, Field, GenericArgument,
    Ident, Lit, LitInt, LitStr, Meta, MetaNameValue, Path, PathArguments, PathSegment, Token, Type,
    TypePath, ext::IdentExt,
};

use super::{
    Spanned, SqlText, attributes,
    attributes::{Place, check_visibility},
    defaults::{check_default, default},
    options::Options,
};
use crate::{diagnostics::Diagnostics, rust::types};

/// What was understood of one field, or a column that an option of the table brings.
#[derive(Clone, Debug)]
pub struct Column {
    /// The field's name, without `r#`.
    pub ident: Ident,
    /// The column's name in SQL: given with `#[column(name = "…")]`, or the field's.
    pub name: Spanned<String>,
    /// The doc comment; none if empty.
    pub docs: Option<Spanned<String>>,
    /// Its type.
    pub data_type: ColumnType,
    /// `#[default(…)]`, and what `timestamps`, `versioned` and a uuid primary key bring.
    pub default: Option<Spanned<Default>>,
    /// `#[identity]` (by default) or `#[identity(always, start = 10, increment = 2, min = …, max = …, cache = …, cycle)]`
    pub identity: Option<Spanned<Identity>>,
    /// `#[generated("…")]`: stored.
    pub generated: Option<SqlText>,
    /// `#[column(sql_type = "varchar(20)")]`: PostgreSQL's text instead of the type's own.
    pub sql_type: Option<Spanned<String>>,
    /// `#[column(diesel_type = …)]`: where `sql_type` has no form that Diesel knows.
    pub diesel_type: Option<Path>,
    /// `#[column(collate = "…")]`
    pub collation: Option<Spanned<String>>,
    /// `#[column(storage = "…")]`, lower case: plain, external, extended, main.
    pub storage: Option<Spanned<String>>,
    /// `#[column(compression = "…")]`: pglz, lz4.
    pub compression: Option<Spanned<String>>,
    /// `#[column(renamed_from = "…")]`
    pub renamed_from: Option<Spanned<String>>,
    /// `#[backfill("…")]`: what rows that are there already get in a new or newly required column.
    pub backfill: Option<SqlText>,
    /// `#[jsonb]` on the field: a plain `Jsonb` column with Diesel's operators.
    pub plain_jsonb: Option<Span>,
    /// Whether its type and name can be Diesel's; see [`super::tables::Table::sound`].
    pub sound: bool,
    /// Which part of the table's options brought it; `None` for a field of the user's.
    pub brought_by: Option<Brought>,
    /// Attributes that are not ours, passed on to the model's field (docs among them).
    pub attributes: Vec<Attribute>,
}

/// The option that brings a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Brought {
    /// `timestamps`
    Timestamps,
    /// `soft_delete`
    SoftDelete,
    /// `versioned`
    Versioned,
}

/// A Rust type, as far as SQL cares.
#[derive(Clone, Debug)]
pub struct ColumnType {
    /// The field's type as written: `Option<Vec<String>>`.
    pub rust: Type,
    /// `Option<…>` outside.
    pub nullable: bool,
    /// `Vec<…>` (but not `Vec<u8>`, which is bytea).
    pub array: Option<Elements>,
    /// The innermost type.
    pub base: Base,
}

/// Whether an array holds NULL elements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Elements {
    /// `Vec<T>`: none, held by a check.
    NotNull,
    /// `Vec<Option<T>>`
    Nullable,
}

/// The innermost type of a column.
#[derive(Clone, Debug)]
pub enum Base {
    /// One of the table of known types in [`crate::rust::types`].
    Known(&'static crate::rust::types::Known),
    /// Declared by the user: an enum, a jsonb type.
    User(Path),
}

/// `#[default(…)]`
#[derive(Clone, Debug)]
pub enum Default {
    /// A Rust literal, negative numbers included.
    Literal(Box<Expr>),
    /// `now()`, `gen_random_uuid()`: a call without arguments of a function that PostgreSQL knows.
    Function(String),
    /// `UserTier::Free`: the type, and its variant.
    Variant(Path, Ident),
    /// `sql("…")`
    Sql(String),
    /// `[]`: an empty array.
    EmptyArray,
}

/// `#[identity]`
#[derive(Clone, Debug, std::default::Default)]
pub struct Identity {
    /// `always`
    pub always: bool,
    /// `start = …`
    pub start: Option<i64>,
    /// `increment = …`
    pub increment: Option<i64>,
    /// `min = …`
    pub min: Option<i64>,
    /// `max = …`
    pub max: Option<i64>,
    /// `cache = …`
    pub cache: Option<i64>,
    /// `cycle`
    pub cycle: bool,
}

/// The columns that every PostgreSQL table has already.
const SYSTEM_COLUMNS: &[&str] = &["tableoid", "xmin", "cmin", "xmax", "cmax", "ctid"];

impl Column {
    /// Reads one field. What its attributes say about the table (keys, indexes, checks) is given
    /// back to be read with the table's.
    pub(super) fn parse<'a>(
        field: &'a Field,
        diagnostics: &mut Diagnostics,
    ) -> Option<(Column, Vec<(String, &'a Attribute)>)> {
        let ident = field.ident.as_ref()?;
        check_visibility(&field.vis, ident, diagnostics);
        let sorted = attributes::sort(&field.attrs, Place::Field, diagnostics);
        let mut column = Column::new(ident.unraw(), field.ty.clone(), diagnostics);
        column.docs = sorted.docs;
        column.attributes = sorted.foreign;
        let mut of_table = Vec::new();
        for (name, attribute) in sorted.ours {
            match name.as_str() {
                "default" => column.default = default(attribute, diagnostics),
                "identity" => column.identity = identity(attribute, diagnostics),
                "generated" => {
                    let what = "the expression that makes the value";
                    column.generated = lone_text(attribute, what, diagnostics);
                }
                "backfill" => {
                    let what = "the expression for rows that are there already";
                    column.backfill = lone_text(attribute, what, diagnostics);
                }
                "jsonb" => {
                    let options = Options::of(attribute, diagnostics);
                    column.plain_jsonb = Some(options.span);
                    options.finish();
                }
                "column" => column.options(attribute, diagnostics),
                _ => of_table.push((name, attribute)),
            }
        }
        column.check(diagnostics);
        Some((column, of_table))
    }

    fn new(ident: Ident, rust: Type, diagnostics: &mut Diagnostics) -> Self {
        let before = diagnostics.len();
        let data_type = ColumnType::parse(&rust, diagnostics);
        Column {
            sound: diagnostics.len() == before,
            name: Spanned::new(ident.to_string(), ident.span()),
            data_type,
            ident,
            docs: None,
            default: None,
            identity: None,
            generated: None,
            sql_type: None,
            diesel_type: None,
            collation: None,
            storage: None,
            compression: None,
            renamed_from: None,
            backfill: None,
            plain_jsonb: None,
            brought_by: None,
            attributes: Vec::new(),
        }
    }

    /// The columns that an option of the table brings; `span` is the option's.
    pub(super) fn brought(by: Brought, span: Span) -> Vec<Column> {
        let now = || Some(Default::Function("now".to_owned()));
        let column = |name: &str, rust: Type, default: Option<Default>, docs: &str| Column {
            default: default.map(|it| Spanned::new(it, span)),
            brought_by: Some(by),
            attributes: vec![doc(docs, span)],
            // Nothing can be wrong with the types below.
            ..Column::new(Ident::new(name, span), rust, &mut Diagnostics::default())
        };
        let named = |path: &[&str], argument: Option<Type>| named(path, argument, span);
        let time = named(
            &["chrono", "DateTime"],
            Some(named(&["chrono", "Utc"], None)),
        );
        match by {
            Brought::Versioned => {
                let one = Default::Literal(literal(LitInt::new("1", span)).into());
                let docs = " The version of the form of the row's JSON.";
                vec![column(
                    "schema_version",
                    named(&["i32"], None),
                    Some(one),
                    docs,
                )]
            }
            Brought::Timestamps => vec![
                column(
                    "created_at",
                    time.clone(),
                    now(),
                    " When the row was inserted.",
                ),
                column("updated_at", time, now(), " When the row was last changed."),
            ],
            Brought::SoftDelete => {
                let option = |inner: Type| named(&["Option"], Some(inner));
                let uuid = option(named(&["uuid", "Uuid"], None));
                let text = option(named(&["String"], None));
                let time = option(time);
                vec![
                    column(
                        "deleted_at",
                        time,
                        None,
                        " When the row was deleted; none while it lives.",
                    ),
                    column("deleted_by", uuid, None, " Who deleted the row."),
                    column("deletion_reason", text, None, " Why the row was deleted."),
                ]
            }
        }
    }

    /// `#[column(…)]`
    fn options(&mut self, attribute: &Attribute, diagnostics: &mut Diagnostics) {
        let mut options = Options::of(attribute, diagnostics);
        if let Some(name) = options.text("name") {
            self.name = name;
        }
        self.sql_type = options.text("sql_type");
        self.diesel_type = options.path("diesel_type");
        self.collation = options.text("collate");
        self.renamed_from = options.text("renamed_from");
        self.storage = options.word("storage", &["plain", "external", "extended", "main"]);
        self.compression = options.word("compression", &["pglz", "lz4"]);
        options.finish();
    }

    /// Reports what does not go together.
    fn check(&mut self, diagnostics: &mut Diagnostics) {
        self.check_name(diagnostics);
        self.check_sql_type(diagnostics);
        self.check_origin(diagnostics);
        if let Some(default) = &self.default {
            check_default(
                default,
                &self.data_type,
                self.sql_type.is_some(),
                diagnostics,
            );
        }
        if let Some(span) = self.plain_jsonb
            && (!matches!(self.data_type.base, Base::User(_)) || self.sql_type.is_some())
        {
            let message = "`#[jsonb]` on a field is for a type that is declared with `#[jsonb]`";
            diagnostics.error_at(span, message);
            self.plain_jsonb = None;
        }
    }

    fn check_name(&mut self, diagnostics: &mut Diagnostics) {
        let field = &self.ident;
        if ["None", "Some", "Ok", "Err"].iter().any(|it| field == it) {
            self.sound = false;
            let message = format_args!(
                "`{field}` means something else in Rust; give the field another name, and keep the \
                 column's with `#[column(name = \"{field}\")]`"
            );
            diagnostics.error(field, message);
        }
        let Spanned { value: name, span } = &self.name;
        if name == "star" {
            self.sound = false;
            diagnostics.error_at(
                *span,
                "Diesel keeps `star` for itself; give the column another name",
            );
        } else if SYSTEM_COLUMNS.contains(&name.as_str()) {
            diagnostics.error_at(
                *span,
                format_args!("every table of PostgreSQL has a column `{name}` of its own"),
            );
        }
    }

    fn check_sql_type(&mut self, diagnostics: &mut Diagnostics) {
        let Some(written) = &self.sql_type else {
            if let Some(path) = &self.diesel_type {
                diagnostics.error(path, "`diesel_type` goes with `sql_type`");
            }
            return;
        };
        let problem = match types::parse(&written.value) {
            Err(problem) => problem,
            Ok(read) if read.diesel.is_none() && self.diesel_type.is_none() => format!(
                "Diesel has no type for `{}`; name one with `diesel_type = …`",
                written.value
            ),
            Ok(read) if read.array != self.data_type.array.is_some() => {
                let is = if read.array { "an" } else { "no" };
                format!("`{}` is {is} array, unlike the field's type", written.value)
            }
            Ok(_) => return,
        };
        diagnostics.error_at(written.span, problem);
        self.sql_type = None;
    }

    /// A value comes from one place at most.
    fn check_origin(&mut self, diagnostics: &mut Diagnostics) {
        let default = self.default.as_ref().map(|it| ("default", it.span));
        let identity = self.identity.as_ref().map(|it| ("identity", it.span));
        let generated = self.generated.as_ref().map(|it| ("generated", it.span));
        let origins: Vec<_> = [default, identity, generated]
            .into_iter()
            .flatten()
            .collect();
        if let [(first, _), others @ ..] = origins.as_slice() {
            for (other, span) in others {
                diagnostics.error_at(
                    *span,
                    format_args!(
                        "the value comes from `#[{first}]` already; drop it or `#[{other}]`"
                    ),
                );
            }
        }
        if let Some(identity) = &self.identity {
            let sql = self.data_type.single().map(|it| it.sql);
            let integer = matches!(sql, Some("smallint" | "integer" | "bigint"));
            if !integer || self.data_type.nullable {
                let message = "an identity column is an `i16`, `i32` or `i64`, without `Option`";
                diagnostics.error(&self.data_type.rust, message);
                self.identity = None;
            } else if identity.value.increment == Some(0) {
                diagnostics.error_at(identity.span, "a sequence cannot count in steps of 0");
            }
        }
    }
}

/// `a::path` or `a::path<Argument>`. Put together by hand: parsing it for every table takes an
/// eighth of the time of a whole build.
fn named(path: &[&str], argument: Option<Type>, span: Span) -> Type {
    let segments = path
        .iter()
        .map(|it| PathSegment::from(Ident::new(it, span)));
    let mut path = Path {
        leading_colon: None,
        segments: segments.collect(),
    };
    if let (Some(last), Some(argument)) = (path.segments.last_mut(), argument) {
        last.arguments = PathArguments::AngleBracketed(AngleBracketedGenericArguments {
            colon2_token: None,
            lt_token: Token![<](span),
            args: [GenericArgument::Type(argument)].into_iter().collect(),
            gt_token: Token![>](span),
        });
    }
    Type::Path(TypePath { qself: None, path })
}

/// `#[doc = "…"]`
fn doc(text: &str, span: Span) -> Attribute {
    Attribute {
        pound_token: Token![#](span),
        style: AttrStyle::Outer,
        bracket_token: syn::token::Bracket(span),
        meta: Meta::NameValue(MetaNameValue {
            path: Ident::new("doc", span).into(),
            eq_token: Token![=](span),
            value: literal(LitStr::new(text, span)),
        }),
    }
}

fn literal(literal: impl Into<Lit>) -> Expr {
    Expr::Lit(ExprLit {
        attrs: Vec::new(),
        lit: literal.into(),
    })
}

/// `#[name("…")]`
pub(super) fn lone_text(
    attribute: &Attribute,
    what: &str,
    diagnostics: &mut Diagnostics,
) -> Option<SqlText> {
    let mut options = Options::of(attribute, diagnostics);
    let text = options.leading_text(what);
    options.finish();
    text
}

/// `#[identity(…)]`
fn identity(attribute: &Attribute, diagnostics: &mut Diagnostics) -> Option<Spanned<Identity>> {
    let mut options = Options::of(attribute, diagnostics);
    let span = options.span;
    let always = options.flag("always").is_some();
    let identity = Identity {
        always,
        ..Identity::parse(&mut options)
    };
    options.finish();
    Some(Spanned::new(identity, span))
}

impl Identity {
    /// How a sequence counts.
    pub(super) fn parse(options: &mut Options<'_>) -> Self {
        Identity {
            always: false,
            start: options.number("start"),
            increment: options.number("increment"),
            min: options.number("min"),
            max: options.number("max"),
            cache: options.number("cache"),
            cycle: options.flag("cycle").is_some(),
        }
    }
}

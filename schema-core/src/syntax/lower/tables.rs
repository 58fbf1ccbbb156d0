//! One struct becomes a table with its columns, and everything that belongs to it.

use std::collections::BTreeMap;

use proc_macro2::Ident;
use syn::{Expr, ExprLit, ExprUnary, Lit, ext::IdentExt};

use super::{
    Lowering, qualified,
    resolve::{Type, nearest},
};
use crate::{
    ident::{Name, QualifiedName},
    objects::{
        ObjectId,
        comments::Target,
        functions,
        sequences::SequenceType,
        tables::{
            BaseType, Column, ColumnValue, Compression, DataType, Identity, Settings, Storage,
            Table,
        },
    },
    places::{Form, Origin, Place},
    problems::Instead,
    renaming::Renaming,
    rust::types::{self, SqlBase},
    sql::{Expression, literal},
    syntax::{
        Spanned,
        columns::{self, ColumnType, Default},
        reader::Declaration,
        tables,
    },
};

/// A table that is being lowered.
pub(super) struct Of<'a> {
    pub(super) declaration: &'a Declaration,
    pub(super) item: &'a tables::Table,
    pub(super) name: QualifiedName,
    /// Fields, by their name in Rust.
    columns: BTreeMap<String, Name>,
}

impl<'a> Of<'a> {
    fn new(declaration: &'a Declaration, item: &'a tables::Table) -> Self {
        let name = table_name(item);
        let column = |it: &columns::Column| (it.ident.to_string(), Name::from(&*it.name.value));
        let columns = item.columns.iter().map(column).collect();
        Of {
            declaration,
            item,
            name,
            columns,
        }
    }

    /// The place of some tokens of it.
    pub(super) fn at(&self, span: proc_macro2::Span) -> Place {
        self.declaration.place.at(span)
    }

    /// The columns of these fields; one that is not there was reported when the struct was parsed.
    pub(super) fn columns<'i>(&self, fields: impl IntoIterator<Item = &'i Ident>) -> Vec<Name> {
        fields
            .into_iter()
            .filter_map(|it| self.column(it))
            .collect()
    }

    pub(super) fn column(&self, field: &Ident) -> Option<Name> {
        self.columns.get(&field.unraw().to_string()).cloned()
    }
}

/// The name of a table in SQL.
pub(super) fn table_name(item: &tables::Table) -> QualifiedName {
    QualifiedName::new(item.namespace.value.as_str(), item.name.value.as_str())
}

impl<'a> Lowering<'a> {
    pub(super) fn table(&mut self, declaration: &'a Declaration, item: &'a tables::Table) {
        let of = Of::new(declaration, item);
        let struct_name = item.ident.unraw().to_string();
        let place = of.at(item.ident.span());
        let columns = self.columns(&of);
        let security = item.row_security.as_ref().map(|it| it.value);
        let table = Table {
            unlogged: item.unlogged.is_some(),
            row_security: matches!(
                security,
                Some(tables::RowSecurity::Enabled | tables::RowSecurity::Forced)
            ),
            force_row_security: security == Some(tables::RowSecurity::Forced),
            ..Table::new(of.name.clone(), columns)
        };
        let derived = item.name.value == crate::naming::table(&struct_name);
        let written = (!derived).then(|| of.at(item.name.span));
        if !self.add(
            table.into(),
            Origin {
                place: place.clone(),
                name: written,
            },
        ) {
            return;
        }
        if security == Some(tables::RowSecurity::Off) {
            self.lowered.places.open.insert(of.name.clone());
        }
        let singular = crate::naming::snake_case(&struct_name);
        self.lowered
            .places
            .singulars
            .insert(of.name.clone(), singular);
        let target = Target::Object(Box::new(ObjectId::Table(of.name.clone())));
        self.comment(target, item.docs.as_ref(), &place);
        for column in &item.columns {
            let target = Target::Column(of.name.clone(), column.name.value.as_str().into());
            self.comment(target, column.docs.as_ref(), &place);
        }
        self.renames(&of);
        self.constraints(&of);
        self.indexes(&of);
        self.policies(&of);
        self.triggers(&of);
    }

    fn renames(&mut self, of: &Of<'a>) {
        if let Some(old) = &of.item.renamed_from {
            let old = qualified(&old.value, &of.name.namespace);
            self.renamed(ObjectId::Table(old), ObjectId::Table(of.name.clone()));
        }
        for column in &of.item.columns {
            if let Some(old) = &column.renamed_from {
                self.lowered.intent.renames.push(Renaming::Column {
                    table: of.name.clone(),
                    old: old.value.as_str().into(),
                    new: column.name.value.as_str().into(),
                });
            }
        }
    }

    fn columns(&mut self, of: &Of<'a>) -> Vec<Column> {
        let mut columns: Vec<Column> = Vec::with_capacity(of.item.columns.len());
        for it in &of.item.columns {
            let name: Name = it.name.value.as_str().into();
            // A second column of one name was reported when the struct was parsed.
            if columns.iter().any(|it| it.name == name) {
                continue;
            }
            let place = of.at(it.ident.span());
            let key = (of.name.clone(), name.clone());
            let places = &mut self.lowered.places;
            places.columns.insert(key.clone(), place.clone());
            if it.ident != it.name.value {
                let written = of.at(it.name.span);
                places.column_names.insert(key.clone(), written);
            }
            if let Some(backfill) = &it.backfill {
                let text = self.text(backfill, Form::Backfill, Some(&of.name), &place);
                self.lowered.intent.backfills.insert(key, text);
            }
            columns.push(self.column(of, it, name, &place));
        }
        columns
    }

    fn column(&mut self, of: &Of<'a>, it: &columns::Column, name: Name, place: &Place) -> Column {
        let data_type = match &it.sql_type {
            Some(written) => self.written_type(written, place),
            None => self.data_type(&it.data_type, of.declaration),
        };
        // What was not understood is reported; the column stays, for those that name it.
        let data_type = data_type.unwrap_or_else(|| DataType::built_in("unknown"));
        if let (Some(span), BaseType::Named(_), None) =
            (it.plain_jsonb, &data_type.base, &it.sql_type)
        {
            let message = "`#[jsonb]` on a field is for a type that is declared with `#[jsonb]`";
            let problem = of.at(span).problem(message);
            self.problems.push(problem.instead(Instead::Nothing));
        }
        let value = if let Some(identity) = &it.identity {
            Some(ColumnValue::Identity(
                self.identity(identity, &data_type, place),
            ))
        } else if let Some(generated) = &it.generated {
            let text = self.text(generated, Form::Row, Some(&of.name), place);
            Some(ColumnValue::Generated(text))
        } else {
            let default = it.default.as_ref();
            default
                .and_then(|it_| {
                    self.default(it_, Some((&it.data_type, &data_type)), of.declaration)
                })
                .map(ColumnValue::Default)
        };
        let in_key = of
            .item
            .primary_key
            .as_ref()
            .is_some_and(|key| key.columns.contains(&it.ident));
        Column {
            not_null: !it.data_type.nullable || in_key,
            value,
            collation: it
                .collation
                .as_ref()
                .map(|it| qualified(&it.value, &"pg_catalog".into())),
            settings: Settings {
                storage: it.storage.as_ref().and_then(|it| storage(&it.value)),
                compression: it
                    .compression
                    .as_ref()
                    .and_then(|it| compression(&it.value)),
                ..Settings::default()
            },
            ..Column::new(name, data_type)
        }
    }

    /// `sql_type = "…"`
    pub(super) fn written_type(
        &mut self,
        written: &Spanned<String>,
        at: &Place,
    ) -> Option<DataType> {
        // What is wrong with it was reported when the struct was parsed.
        let parsed = types::parse(&written.value).ok()?;
        let base = match parsed.base {
            SqlBase::BuiltIn(name) => BaseType::BuiltIn(name.into()),
            SqlBase::Named {
                namespace,
                name,
                modifiers,
            } => {
                let place = at.at(written.span);
                let declared = self.enum_in_sql(namespace.as_deref(), &name).is_some();
                let name = self.named_type(namespace.as_deref(), &name, &place);
                match modifiers {
                    Some(_) if declared => {
                        let message = format_args!("`{}` is an enum, and takes nothing", name.name);
                        self.error(&place, message);
                        BaseType::Named(name)
                    }
                    Some(modifiers) => BaseType::BuiltIn(format!("{name}({modifiers})").into()),
                    None => BaseType::Named(name),
                }
            }
        };
        Some(DataType {
            base,
            array: parsed.array,
        })
    }

    /// A type that is named in SQL: one that is declared, or an extension's.
    fn named_type(&mut self, namespace: Option<&str>, name: &str, at: &Place) -> QualifiedName {
        if let Some(declared) = self.enum_in_sql(namespace, name) {
            return declared;
        }
        let namespace = match namespace {
            Some(given) => Name::from(given),
            None => self
                .namespace_of_extensions()
                .unwrap_or_else(|| "public".into()),
        };
        let name = QualifiedName {
            namespace,
            name: name.into(),
        };
        let elsewhere = name.namespace.as_str() == "pg_catalog";
        if !elsewhere && !self.may_be_of_extension(&name) {
            self.error(
                at,
                format_args!(
                    "type `{}` is neither declared nor of an extension that is: \
                     name the extension in `schema!(extensions(\"…\"))`",
                    name.name
                ),
            );
        }
        name
    }

    fn identity(
        &mut self,
        written: &Spanned<columns::Identity>,
        data_type: &DataType,
        at: &Place,
    ) -> Identity {
        let counts = match &data_type.base {
            it if it.is("smallint") => SequenceType::SmallInt,
            it if it.is("integer") => SequenceType::Integer,
            _ => SequenceType::BigInt,
        };
        let options = self.counting(&written.value, counts, &at.at(written.span));
        Identity {
            always: written.value.always,
            options,
            sequence: None,
        }
    }

    /// A default, as SQL; for a column with its type in Rust and in SQL.
    pub(super) fn default(
        &mut self,
        default: &Spanned<Default>,
        of: Option<(&ColumnType, &DataType)>,
        from: &Declaration,
    ) -> Option<Expression> {
        let place = from.place.at(default.span);
        let sql = match &default.value {
            Default::Literal(value) => sql_literal(value)?,
            Default::EmptyArray => "'{}'".to_owned(),
            Default::Function(name) => match self.function_name(name) {
                Some(declared) => format!("{declared}()"),
                None => format!("{}()", Name::from(name.as_str())),
            },
            Default::Sql(text) => {
                let text = Spanned::new(text.clone(), default.span);
                return Some(self.text(&text, Form::Constant, None, &place));
            }
            Default::Variant(path, variant) => {
                return self.variant(path, variant, of.map(|it| it.1), from);
            }
        };
        Some(sql.into())
    }

    /// `Status::Applied`
    fn variant(
        &mut self,
        path: &syn::Path,
        variant: &Ident,
        of: Option<&DataType>,
        from: &Declaration,
    ) -> Option<Expression> {
        let place = from.place.at(variant.span());
        let Type::Enum(declared) = self.type_of(path, from)? else {
            self.error(&place, "only a variant of a `#[pg_enum]` can be a default");
            return None;
        };
        let name = self.enum_name(declared);
        let label = declared.labels.iter().find(|it| it.ident == *variant);
        let Some(label) = label else {
            let variants: Vec<String> = declared
                .labels
                .iter()
                .map(|it| it.ident.to_string())
                .collect();
            let near = nearest(&variant.to_string(), &variants);
            let message = format!("no variant `{variant}` in `{}`{near}", declared.ident);
            self.error(&place, message);
            return None;
        };
        let unlike = |it: &&DataType| {
            it.base != BaseType::Named(name.clone()) && **it != DataType::built_in("unknown")
        };
        if let Some(of) = of.filter(unlike) {
            let message = format!(
                "`{}` is no value of the column's type, `{of}`",
                declared.ident
            );
            self.error(&place, message);
        }
        Some(format!("{}::{name}", literal(&label.value.value)).into())
    }

    /// The function that `timestamps` needs, once.
    pub(super) fn set_updated_at(&mut self, place: &Place) -> QualifiedName {
        let name = QualifiedName::new("public", "set_updated_at");
        let signature = functions::Signature {
            name: name.clone(),
            arguments: Vec::new(),
            procedure: false,
        };
        let known = self.lowered.schema.functions.contains_key(&signature);
        if !known && self.function_name("public.set_updated_at").is_none() {
            let function = functions::Function {
                name: name.clone(),
                arguments: Vec::new(),
                returns: functions::Returns::One(DataType::built_in("trigger")),
                language: "plpgsql".into(),
                volatility: functions::Volatility::Volatile,
                strict: false,
                security_definer: false,
                leakproof: false,
                parallel: functions::Parallel::Unsafe,
                cost: None,
                rows: None,
                settings: Vec::new(),
                kind: functions::Routine::Function,
                support: None,
                serves: None,
                transforms: Vec::new(),
                form: functions::Form::Text,
                body: "\nBEGIN\n    NEW.updated_at = now();\n    RETURN NEW;\nEND\n".into(),
            };
            let origin = Origin {
                place: place.clone(),
                name: None,
            };
            self.add(function.into(), origin);
        }
        name
    }
}

/// A Rust literal, as SQL.
fn sql_literal(value: &Expr) -> Option<String> {
    match value {
        Expr::Unary(ExprUnary { expr, .. }) => sql_literal(expr).map(|it| format!("-{it}")),
        Expr::Group(group) => sql_literal(&group.expr),
        Expr::Lit(ExprLit { lit, .. }) => match lit {
            Lit::Str(it) => Some(literal(&it.value())),
            Lit::Int(it) => Some(it.base10_digits().to_owned()),
            Lit::Float(it) => Some(it.base10_digits().to_owned()),
            Lit::Bool(it) => Some(it.value.to_string()),
            _ => None,
        },
        _ => None,
    }
}

fn storage(word: &str) -> Option<Storage> {
    match word {
        "plain" => Some(Storage::Plain),
        "external" => Some(Storage::External),
        "extended" => Some(Storage::Extended),
        "main" => Some(Storage::Main),
        _ => None,
    }
}

fn compression(word: &str) -> Option<Compression> {
    match word {
        "pglz" => Some(Compression::Pglz),
        "lz4" => Some(Compression::Lz4),
        _ => None,
    }
}

//! The fields of a table, as its attributes name them.

use syn::{Attribute, Ident, ext::IdentExt};

use super::Table;
use crate::{
    diagnostics::Diagnostics,
    syntax::options::{Entry, Options, Value, did_you_mean},
};

/// The fields of a table, as its attributes may name them.
pub(super) struct Fields {
    pub(super) table: Ident,
    pub(super) names: Vec<String>,
}

impl Fields {
    pub(super) fn of(table: &Table) -> Self {
        let names = table
            .columns
            .iter()
            .map(|it| it.ident.to_string())
            .collect();
        Fields {
            table: table.ident.clone(),
            names,
        }
    }

    /// The options of an attribute on the field `on`, or on the struct, where it names fields.
    pub(super) fn options<'a>(
        &self,
        attribute: &Attribute,
        on: Option<&Ident>,
        diagnostics: &'a mut Diagnostics,
    ) -> Options<'a> {
        let options = Options::of(attribute, diagnostics);
        match on {
            Some(_) => options,
            None => options.with_plain_words(&self.names),
        }
    }

    pub(super) fn has(&self, field: &Ident) -> bool {
        self.names.iter().any(|it| field == it)
    }

    fn is_near(&self, word: &Ident) -> bool {
        did_you_mean(&word.to_string(), self.names.iter().map(String::as_str)).is_some()
    }

    /// Reports a field that is not there.
    pub(super) fn check(&self, field: &Ident, diagnostics: &mut Diagnostics) -> bool {
        let has = self.has(field);
        if !has {
            let near = did_you_mean(&field.to_string(), self.names.iter().map(String::as_str));
            let near = near.map(|it| format!("; {it}")).unwrap_or_default();
            diagnostics.error(
                field,
                format_args!("no field `{field}` in `{}`{near}", self.table),
            );
        }
        has
    }

    /// A field by its position in a list.
    pub(super) fn column(&self, entry: Entry, options: &mut Options<'_>) -> Option<Ident> {
        match (&entry.key, &entry.value) {
            (Some(word), Value::Nothing) => {
                let field = word.unraw();
                if !self.has(&field) && !self.is_near(word) && options.is_nearly_option(word) {
                    options.reject(entry);
                    return None;
                }
                self.check(&field, options.diagnostics).then_some(field)
            }
            _ => {
                options.reject(entry);
                None
            }
        }
    }

    /// `key(a, b)`
    pub(super) fn named(&self, key: &'static str, options: &mut Options<'_>) -> Vec<Ident> {
        let fields = options.idents(key);
        self.check_distinct(&fields, options.diagnostics);
        fields
            .into_iter()
            .filter(|it| self.check(it, options.diagnostics))
            .collect()
    }

    /// `key = a`
    pub(super) fn one(&self, key: &'static str, options: &mut Options<'_>) -> Option<Ident> {
        let field = options.path(key)?;
        match field.get_ident() {
            Some(field) => self
                .check(&field.unraw(), options.diagnostics)
                .then(|| field.unraw()),
            None => {
                options.diagnostics.error(field, "a field is wanted here");
                None
            }
        }
    }

    pub(super) fn check_distinct(&self, fields: &[Ident], diagnostics: &mut Diagnostics) {
        for (at, field) in fields.iter().enumerate() {
            if fields[..at].contains(field) {
                diagnostics.error(field, format_args!("`{field}` is named twice"));
            }
        }
    }
}

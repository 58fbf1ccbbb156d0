//! What does not go together in one table, though each part is sound.

use std::collections::BTreeMap;

use syn::Ident;

use super::{Action, ForeignKey, RowSecurity, Table};
use crate::{
    diagnostics::Diagnostics,
    syntax::{Spanned, columns::Column},
};

impl Table {
    fn column(&self, field: &Ident) -> Option<&Column> {
        self.columns.iter().find(|it| it.ident == *field)
    }

    /// Reports what does not go together.
    pub(super) fn check(&self, diagnostics: &mut Diagnostics) {
        self.check_primary_key(diagnostics);
        self.check_names(diagnostics);
        for key in &self.foreign_keys {
            self.check_actions(key, diagnostics);
        }
        let is_off = |it: &Spanned<RowSecurity>| it.value == RowSecurity::Off;
        if let Some(policy) = self.policies.first()
            && self.row_security.as_ref().is_none_or(is_off)
        {
            let message = "a policy does nothing without row security: write `#[table(rls)]`";
            diagnostics.error_at(policy.span, message);
        }
    }

    fn check_primary_key(&self, diagnostics: &mut Diagnostics) {
        let Some(key) = &self.primary_key else {
            let message = format_args!(
                "`{}` lacks a primary key: mark a field with `#[primary_key]`",
                self.ident
            );
            diagnostics.error(&self.ident, message);
            return;
        };
        for column in key.columns.iter().filter_map(|it| self.column(it)) {
            if column.data_type.nullable {
                let message = "a column of the primary key is never NULL; drop the `Option`";
                diagnostics.error(&column.data_type.rust, message);
            }
        }
    }

    /// Policies and triggers of one name, and checks that would be called alike.
    fn check_names(&self, diagnostics: &mut Diagnostics) {
        let mut taken = BTreeMap::new();
        let policies = self.policies.iter().map(|it| ("policy", &it.name));
        let triggers = self.triggers.iter().map(|it| ("trigger", &it.name));
        for (kind, name) in policies.chain(triggers) {
            if taken.insert((kind, &name.value), ()).is_some() {
                diagnostics.error_at(
                    name.span,
                    format_args!("there is a {kind} `{}` already", name.value),
                );
            }
        }
        let mut unnamed = BTreeMap::new();
        for check in self.checks.iter().filter(|it| it.name.is_none()) {
            let Some(column) = &check.column else {
                continue;
            };
            if unnamed.insert(column.to_string(), ()).is_some() {
                let message = format_args!(
                    "another check is named by column `{column}` already; give this one `name = \"…\"`"
                );
                diagnostics.error_at(check.span, message);
            }
        }
    }

    fn check_actions(&self, key: &ForeignKey, diagnostics: &mut Diagnostics) {
        for action in [&key.on_update, &key.on_delete].into_iter().flatten() {
            let (named, what) = match &action.value {
                Action::SetNull(named) => (named, "NULL: make it"),
                Action::SetDefault(named) => (named, "its default: give it one, or make it"),
                _ => continue,
            };
            if let Some(stray) = named.iter().find(|it| !key.columns.contains(it)) {
                let message = format_args!("`{stray}` is no column of this foreign key");
                // A field that is not there at all was reported before.
                if self.column(stray).is_some() {
                    diagnostics.error(stray, message);
                }
                continue;
            }
            let set = if named.is_empty() {
                &key.columns
            } else {
                named
            };
            for column in set.iter().filter_map(|it| self.column(it)) {
                if !column.data_type.nullable
                    && (matches!(action.value, Action::SetNull(_)) || column.default.is_none())
                {
                    let name = &column.ident;
                    let message = format_args!("`{name}` cannot become {what} an `Option`");
                    diagnostics.error_at(action.span, message);
                }
            }
        }
    }
}

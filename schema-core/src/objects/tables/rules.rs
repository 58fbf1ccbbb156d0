//! What can be wrong with a declared table.

use super::{BaseType, Table};
use crate::{
    check::{Checking, Complaint},
    ident::Name,
    objects::ObjectId,
    settings::Lint,
};

impl Table {
    pub(super) fn complaints(&self, cx: &Checking<'_>) -> Vec<Complaint> {
        let naming = &cx.settings.naming;
        let mut complaints = Vec::new();
        if cx.is_written(&ObjectId::Table(self.name.clone())) {
            let wrong = cx.style(naming.tables, "table", self.name.name.as_str(), "tables");
            complaints.extend(wrong.map(Complaint::name));
        }
        complaints.extend(self.is_open(cx));
        for column in &self.columns {
            let name = column.name.as_str();
            let about = |message: String| Complaint::column(&self.name, &column.name, message);
            let style = cx.style(naming.columns, "column", name, "columns");
            complaints.extend(style.map(|it| Complaint::column_name(&self.name, &column.name, it)));
            if column.settings.compression.is_some() {
                complaints.extend(cx.server(14, "`compression`").map(about));
            }
            if let BaseType::BuiltIn(base) = &column.data_type.base {
                if base.ends_with("multirange") {
                    complaints.extend(cx.server(14, &format!("`{base}`")).map(about));
                }
                if column.data_type.base.is("jsonb")
                    && self.column(&Name::from("schema_version")).is_none()
                {
                    let message = "a jsonb column needs `schema_version` beside it, by which the \
                                   form of its values is told: write `#[table(versioned)]`";
                    complaints.push(about(message.to_owned()).lint(Lint::JsonbWithoutVersion));
                }
            }
        }
        complaints
    }

    /// Whether Supabase shows it to anyone.
    fn is_open(&self, cx: &Checking<'_>) -> Option<Complaint> {
        let supabase = cx.settings.supabase.as_ref()?;
        let namespace = self.name.namespace.as_str();
        let is_answered = cx.places.open.contains(&self.name)
            || supabase
                .without_row_security
                .contains_key(&self.name.dotted());
        let is_exposed = supabase.exposed.iter().any(|it| it == namespace);
        (is_exposed && !self.row_security && !is_answered).then(|| {
            let message = format!(
                "Supabase exposes `{namespace}` over HTTP, and without row security anyone reads \
                 and writes `{}`: write `#[table(rls)]` with policies, or say why not, \
                 `#[table(rls(off = \"…\"))]`",
                self.name.name.as_str()
            );
            Complaint::name(message).lint(Lint::TableWithoutRowSecurity)
        })
    }
}

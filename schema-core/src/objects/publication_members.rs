//! What publications publish: `ALTER PUBLICATION … ADD TABLE`, `ADD TABLES IN SCHEMA`.

use std::{fmt, sync::Arc};

use serde::{Deserialize, Serialize};

use super::{
    Altered, Between, Change, Dependency, Named, Object, ObjectId, namespaces,
    publications::Publication,
};
use crate::{
    ident::{Name, QualifiedName},
    renaming::Renaming,
    schema::Scope,
    sql::{Expression, Sql, comma_separated},
};

/// A table, or all tables of a namespace, in a publication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicationMember {
    /// The publication, and what is in it.
    pub of: Member,
    /// The columns of the table that are published; none means all.
    pub columns: Vec<Name>,
    /// `WHERE`: the rows of the table that are published, without parentheses around it.
    pub filter: Option<Expression>,
}

/// What is in which publication.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Member {
    /// The publication.
    pub publication: Name,
    /// What is in it.
    pub what: What,
}

/// What can be in a publication.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// A table.
    Table(QualifiedName),
    /// All tables of a namespace, since PostgreSQL 15.
    Namespace(Name),
}

impl fmt::Display for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            What::Table(name) => write!(f, "TABLE ONLY {name}"),
            What::Namespace(name) => write!(f, "TABLES IN SCHEMA {name}"),
        }
    }
}

impl fmt::Display for Member {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.publication, self.what)
    }
}

impl Named for Member {
    fn name(&self) -> Option<&Name> {
        None
    }
}

/// PostgreSQL adds and drops members and has no other change for one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alteration {}

impl Object for PublicationMember {
    type Alteration = Alteration;
    type Key = Member;

    fn key(&self) -> Member {
        self.of.clone()
    }

    fn depends_on(&self, scope: &Scope<'_>) -> Vec<Dependency> {
        let mut out = vec![self.publication()];
        match &self.of.what {
            What::Table(table) => {
                out.push(Dependency::table(table));
                let column = |it: &Name| Dependency::Column(table.clone(), it.clone());
                out.extend(self.columns.iter().map(column));
                if let Some(filter) = &self.filter {
                    scope.mentioned(filter, Some(table), &mut out);
                }
            }
            What::Namespace(name) => out.extend(namespaces::holding(name)),
        }
        out
    }

    fn part_of(&self) -> Option<Dependency> {
        Some(self.publication())
    }

    fn diff(old: &Arc<Self>, new: &Arc<Self>, _cx: &Between<'_>) -> Vec<Change<Self>> {
        Change::replace(old, new)
    }

    fn follow(&mut self, renaming: &Renaming) {
        if let What::Table(table) = &self.of.what {
            for it in &mut self.columns {
                renaming.column(table, it);
            }
            if let Some(it) = &mut self.filter {
                renaming.expression(Some(table), it);
            }
        }
        PublicationMember::follow_key(&mut self.of, renaming);
    }

    fn follow_key(key: &mut Member, renaming: &Renaming) {
        Publication::follow_key(&mut key.publication, renaming);
        match &mut key.what {
            What::Table(name) => renaming.table(name),
            What::Namespace(name) => renaming.namespace(name),
        }
    }

    fn render_create(&self, _inline: &[String], sql: &mut Sql) {
        let columns = match self.columns.is_empty() {
            true => String::new(),
            false => format!(" ({})", comma_separated(&self.columns)),
        };
        let filter = self.filter.iter().map(|it| format!(" WHERE ({it})"));
        let filter: String = filter.collect();
        let Member { publication, what } = &self.of;
        sql.line(format_args!(
            "ALTER PUBLICATION {publication} ADD {what}{columns}{filter};"
        ));
    }

    fn render_drop(&self, sql: &mut Sql) {
        let Member { publication, what } = &self.of;
        sql.line(format_args!("ALTER PUBLICATION {publication} DROP {what};"));
    }

    fn render_alter(it: &Altered<Self>, _sql: &mut Sql) {
        match it.how {}
    }
}

impl PublicationMember {
    fn publication(&self) -> Dependency {
        ObjectId::Publication(self.of.publication.clone()).into()
    }
}

// Introspection.

#[cfg(feature = "introspect")]
impl crate::introspect::Catalog for PublicationMember {
    const ROWS: Option<&'static str> = Some("pg_publication");

    /// Before version 15 neither columns nor rows could be chosen: where the catalog has no such column, its
    /// name means that of `older`. It had no namespaces either, and dependencies tell of them.
    const QUERY: &'static str = concat!(
        "SELECT json_build_object(
            'publication', p.pubname,
            'what', json_build_object('table', json_build_array(t.nspname, t.relname)),
            'columns', ",
        crate::introspect::column_names!(
            "r.prrelid",
            "(SELECT prattrs FROM pg_publication_rel x WHERE x.oid = r.oid)::int2[]"
        ),
        ",
            'filter', pg_get_expr((SELECT prqual FROM pg_publication_rel x WHERE x.oid = r.oid), r.prrelid))::text,
            NULL::text
         FROM pg_publication_rel r JOIN pg_publication p ON p.oid = r.prpubid JOIN ",
        crate::introspect::our_tables!(),
        " t ON t.oid = r.prrelid CROSS JOIN (SELECT NULL::int2vector AS prattrs, NULL::pg_node_tree AS prqual) older
         WHERE ",
        crate::introspect::not_of_extension!("pg_publication", "p.oid"),
        " UNION ALL
         SELECT json_build_object(
            'publication', p.pubname, 'what', json_build_object('namespace', n.nspname), 'columns', '[]'::json)::text,
            NULL::text
         FROM pg_depend d
         JOIN pg_publication p ON d.refclassid = 'pg_publication'::regclass AND d.refobjid = p.oid
         JOIN pg_depend m ON m.classid = d.classid AND m.objid = d.objid AND m.refclassid = 'pg_namespace'::regclass
         JOIN pg_namespace n ON n.oid = m.refobjid
         WHERE d.classid = to_regclass('pg_catalog.pg_publication_namespace') AND ",
        crate::introspect::not_of_extension!("pg_publication", "p.oid")
    );

    type Row = MemberRow;

    fn read(row: MemberRow) -> Self {
        PublicationMember {
            of: Member {
                publication: row.publication.into(),
                what: match row.what {
                    WhatRow::Table(name) => What::Table(name),
                    WhatRow::Namespace(name) => What::Namespace(name.into()),
                },
            },
            columns: crate::introspect::names(row.columns),
            filter: row.filter.map(crate::introspect::expression),
        }
    }
}

/// What the catalogs tell of what is in a publication.
#[cfg(feature = "introspect")]
#[derive(Deserialize)]
pub(crate) struct MemberRow {
    publication: String,
    what: WhatRow,
    columns: Vec<String>,
    filter: Option<String>,
}

#[cfg(feature = "introspect")]
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum WhatRow {
    Table(QualifiedName),
    Namespace(String),
}

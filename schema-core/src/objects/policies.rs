//! Row-security policies: `CREATE POLICY`. Whether they are in force is a flag of the table.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Altered, Between, Change, Dependency, Object, ObjectId};
use crate::{
    check::{Checking, Complaint},
    ident::{Name, OfTable},
    renaming::Renaming,
    schema::Scope,
    settings::Lint,
    sql::{Expression, Sql, comma_separated},
};

/// A policy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Policy {
    /// Its table and name.
    pub name: OfTable,
    /// `AS PERMISSIVE`, as against `AS RESTRICTIVE`.
    pub permissive: bool,
    /// `FOR`
    pub command: Command,
    /// `TO`; empty means `PUBLIC`, every role.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<Name>,
    /// `USING`: the rows that the command sees.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub using: Option<Expression>,
    /// `WITH CHECK`: the rows that the command may write.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub with_check: Option<Expression>,
}

/// The commands that a policy is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// `ALL`
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

/// One way in which a policy can be altered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alteration {
    /// `ALTER POLICY … RENAME TO`
    Rename,
    /// `ALTER POLICY`: roles and conditions.
    Define,
}

impl Object for Policy {
    type Alteration = Alteration;
    type Key = OfTable;

    fn key(&self) -> OfTable {
        self.name.clone()
    }

    fn depends_on(&self, scope: &Scope<'_>) -> Vec<Dependency> {
        let own = &self.name.table;
        let mut out = vec![Dependency::table(own)];
        for condition in self.using.iter().chain(&self.with_check) {
            scope.mentioned(condition, Some(own), &mut out);
        }
        out
    }

    fn part_of(&self) -> Option<Dependency> {
        Some(Dependency::table(&self.name.table))
    }

    fn whole(key: &OfTable) -> Option<ObjectId> {
        Some(ObjectId::Table(key.table.clone()))
    }

    /// `ALTER POLICY` changes neither the command nor whether it permits, and takes no condition
    /// away.
    fn diff(old: &Arc<Self>, new: &Arc<Self>, _cx: &Between<'_>) -> Vec<Change<Self>> {
        let in_place = old.permissive == new.permissive
            && old.command == new.command
            && (old.using.is_none() || new.using.is_some())
            && (old.with_check.is_none() || new.with_check.is_some());
        if in_place {
            vec![Change::alter(old, new, Alteration::Define)]
        } else {
            Change::replace(old, new)
        }
    }

    fn rename(old: &Self, new: &Self) -> Option<Alteration> {
        let renamed = Policy {
            name: new.name.clone(),
            ..old.clone()
        };
        (old.name.table == new.name.table && renamed == *new).then_some(Alteration::Rename)
    }

    fn follow(&mut self, renaming: &Renaming) {
        let own = self.name.table.clone();
        for condition in self.using.iter_mut().chain(&mut self.with_check) {
            renaming.expression(Some(&own), condition);
        }
        renaming.table(&mut self.name.table);
    }

    fn follow_key(key: &mut OfTable, renaming: &Renaming) {
        renaming.table(&mut key.table);
    }

    fn complaints(&self, cx: &Checking<'_>) -> Vec<Complaint> {
        if !cx.wants(Lint::PolicyWithoutIndex) {
            return Vec::new();
        }
        let own = &self.name.table;
        let mut named = Vec::new();
        if let Some(condition) = &self.with_check {
            cx.scope.mentioned(condition, Some(own), &mut named);
        }
        // The row that is written is at hand; only those of other tables have to be found.
        named.retain(|it| !matches!(it, Dependency::Column(table, _) if table == own));
        if let Some(condition) = &self.using {
            cx.scope.mentioned(condition, Some(own), &mut named);
        }
        named.sort();
        named.dedup();
        let unindexed = |it: Dependency| match it {
            Dependency::Column(table, column) => {
                let columns = std::slice::from_ref(&column);
                (!cx.lookups.begin_with(&table, columns)).then(|| {
                    let message = format!(
                        "the policy looks at `{}` of `{}`, with which no index begins: each query \
                         reads the whole table; write `#[index]`",
                        column.as_str(),
                        table.name
                    );
                    Complaint::whole(message).lint(Lint::PolicyWithoutIndex)
                })
            }
            Dependency::Object(_)
            | Dependency::DomainConstraint(..)
            | Dependency::Shell(_)
            | Dependency::Row(_) => None,
        };
        named.into_iter().filter_map(unindexed).collect()
    }

    fn render_create(&self, _inline: &[String], sql: &mut Sql) {
        let permissive = if self.permissive {
            ""
        } else {
            " AS RESTRICTIVE"
        };
        let command = match self.command {
            Command::All => "",
            Command::Select => " FOR SELECT",
            Command::Insert => " FOR INSERT",
            Command::Update => " FOR UPDATE",
            Command::Delete => " FOR DELETE",
        };
        let to = match self.roles.as_slice() {
            [] => String::new(),
            roles => format!(" TO {}", comma_separated(roles)),
        };
        let head = format!("CREATE POLICY {}{permissive}{command}{to}", self.name);
        render_conditions(head, self.using.as_ref(), self.with_check.as_ref(), sql);
    }

    fn render_drop(&self, sql: &mut Sql) {
        sql.line(format_args!("DROP POLICY {};", self.name));
    }

    fn render_alter(Altered { old, new, how }: &Altered<Self>, sql: &mut Sql) {
        match how {
            Alteration::Rename => sql.line(format_args!(
                "ALTER POLICY {} RENAME TO {};",
                old.name, new.name.name
            )),
            Alteration::Define => {
                let to = match new.roles.as_slice() {
                    roles if roles == old.roles => String::new(),
                    [] => " TO PUBLIC".to_owned(),
                    roles => format!(" TO {}", comma_separated(roles)),
                };
                let changed = |old: &Option<Expression>, new: &Option<Expression>| {
                    new.clone().filter(|_| old != new)
                };
                let using = changed(&old.using, &new.using);
                let with_check = changed(&old.with_check, &new.with_check);
                let head = format!("ALTER POLICY {}{to}", new.name);
                render_conditions(head, using.as_ref(), with_check.as_ref(), sql);
            }
        }
    }
}

fn render_conditions(
    head: String,
    using: Option<&Expression>,
    with_check: Option<&Expression>,
    sql: &mut Sql,
) {
    let mut lines = vec![head];
    lines.extend(using.map(|it| format!("    USING ({it})")));
    lines.extend(with_check.map(|it| format!("    WITH CHECK ({it})")));
    sql.line(format_args!("{};", lines.join("\n")));
}

// Introspection.

#[cfg(feature = "introspect")]
impl crate::introspect::Catalog for Policy {
    const ROWS: Option<&'static str> = Some("pg_policy");

    const QUERY: &'static str = concat!(
        "SELECT json_build_object(
            'table', json_build_array(t.nspname, t.relname),
            'name', p.polname,
            'permissive', p.polpermissive,
            'command', p.polcmd,
            'roles', ARRAY(SELECT r.rolname FROM pg_roles r WHERE r.oid = ANY (p.polroles) ORDER BY r.rolname),
            'using', pg_get_expr(p.polqual, p.polrelid),
            'with_check', pg_get_expr(p.polwithcheck, p.polrelid))::text,
            obj_description(p.oid, 'pg_policy')
         FROM pg_policy p JOIN ",
        crate::introspect::our_tables!(),
        " t ON t.oid = p.polrelid"
    );

    type Row = PolicyRow;

    fn read(row: PolicyRow) -> Self {
        Policy {
            name: OfTable::new(row.table, row.name),
            permissive: row.permissive,
            command: match row.command.as_str() {
                "r" => Command::Select,
                "a" => Command::Insert,
                "w" => Command::Update,
                "d" => Command::Delete,
                _ => Command::All,
            },
            roles: crate::introspect::names(row.roles),
            using: row.using.map(crate::introspect::expression),
            with_check: row.with_check.map(crate::introspect::expression),
        }
    }
}

/// What the catalogs tell of a policy.
#[cfg(feature = "introspect")]
#[derive(Deserialize)]
pub(crate) struct PolicyRow {
    table: crate::ident::QualifiedName,
    name: String,
    permissive: bool,
    command: String,
    roles: Vec<String>,
    using: Option<String>,
    with_check: Option<String>,
}

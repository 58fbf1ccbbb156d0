//! Rules: `CREATE RULE`, other than that by which a view is one.

use std::{collections::BTreeSet, sync::Arc};

use super::{Altered, Between, Change, Dependency, Effects, Object, ObjectId, triggers::Enabled};
use crate::{
    ident::OfTable,
    renaming::Renaming,
    schema::Scope,
    sql::{Expression, Sql},
};

/// A rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its table or view, and its name.
    pub name: OfTable,
    /// What it is about.
    pub event: Event,
    /// What follows the name of the table: the condition, and what is done, also or instead; every
    /// name in it with its namespace.
    pub body: Expression,
    /// What PostgreSQL has found in it; the text alone would not tell.
    pub uses: BTreeSet<Dependency>,
    /// Whether and when it applies.
    pub enabled: Enabled,
}

/// What a rule is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// `SELECT`
    Select,
    /// `INSERT`
    Insert,
    /// `UPDATE`
    Update,
    /// `DELETE`
    Delete,
}

/// One way in which a rule can be altered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alteration {
    /// `ALTER RULE … RENAME TO`
    Rename,
    /// `CREATE OR REPLACE RULE`
    Define,
    /// `ALTER TABLE … ENABLE RULE`, `DISABLE RULE`
    SetEnabled,
}

impl Object for Rule {
    type Alteration = Alteration;
    type Key = OfTable;

    fn key(&self) -> OfTable {
        self.name.clone()
    }

    fn depends_on(&self, scope: &Scope<'_>) -> Vec<Dependency> {
        let own = Dependency::table(&self.name.table);
        scope.used(&self.uses).into_iter().chain([own]).collect()
    }

    fn part_of(&self) -> Option<Dependency> {
        Some(Dependency::table(&self.name.table))
    }

    fn whole(key: &OfTable) -> Option<ObjectId> {
        Some(ObjectId::Table(key.table.clone()))
    }

    fn diff(old: &Arc<Self>, new: &Arc<Self>, _cx: &Between<'_>) -> Vec<Change<Self>> {
        let defined = Arc::new(Rule {
            enabled: old.enabled,
            ..Rule::clone(new)
        });
        let mut changes = Vec::new();
        if *old != defined {
            changes.push(Change::alter(old, &defined, Alteration::Define));
        }
        if defined != *new {
            changes.push(Change::alter(&defined, new, Alteration::SetEnabled));
        }
        changes
    }

    fn rename(old: &Self, new: &Self) -> Option<Alteration> {
        let renamed = Rule {
            name: new.name.clone(),
            ..old.clone()
        };
        (old.name.table == new.name.table && renamed == *new).then_some(Alteration::Rename)
    }

    fn follow(&mut self, renaming: &Renaming) {
        let of = match renaming {
            Renaming::Column { table, old, .. } => {
                let column = Dependency::Column(table.clone(), old.clone());
                self.uses.contains(&column).then_some(table)
            }
            _ => None,
        };
        renaming.expression(of, &mut self.body);
        Dependency::follow_all(&mut self.uses, renaming);
        renaming.table(&mut self.name.table);
    }

    fn follow_key(key: &mut OfTable, renaming: &Renaming) {
        renaming.table(&mut key.table);
    }

    fn effects(it: &Altered<Self>, cx: &Between<'_>) -> Effects {
        match it.how {
            Alteration::Rename | Alteration::Define => it.effects(cx),
            Alteration::SetEnabled => Effects {
                needs: vec![ObjectId::Rule(it.new.key()).into()],
                ..Effects::default()
            },
        }
    }

    fn render_create(&self, _inline: &[String], sql: &mut Sql) {
        render_create("CREATE RULE", self, sql);
        if self.enabled != Enabled::Origin {
            render_enabled(self, sql);
        }
    }

    fn render_drop(&self, sql: &mut Sql) {
        sql.line(format_args!("DROP RULE {};", self.name));
    }

    fn render_alter(Altered { old, new, how }: &Altered<Self>, sql: &mut Sql) {
        match how {
            Alteration::Rename => sql.line(format_args!(
                "ALTER RULE {} RENAME TO {};",
                old.name, new.name.name
            )),
            Alteration::Define => render_create("CREATE OR REPLACE RULE", new, sql),
            Alteration::SetEnabled => render_enabled(new, sql),
        }
    }
}

fn render_create(verb: &str, it: &Rule, sql: &mut Sql) {
    let event = match it.event {
        Event::Select => "SELECT",
        Event::Insert => "INSERT",
        Event::Update => "UPDATE",
        Event::Delete => "DELETE",
    };
    let OfTable { table, name } = &it.name;
    sql.line(format_args!("{verb} {name} AS ON {event} TO {table}"));
    sql.line(format_args!("    {};", it.body));
}

fn render_enabled(it: &Rule, sql: &mut Sql) {
    let (OfTable { table, name }, action) = (&it.name, it.enabled.action());
    sql.line(format_args!("ALTER TABLE {table} {action} RULE {name};"));
}

// Introspection.

#[cfg(feature = "introspect")]
impl crate::introspect::Catalog for Rule {
    const ROWS: Option<&'static str> =
        Some("pg_rewrite WHERE oid >= 16384 AND rulename <> '_RETURN'");

    const QUERY: &'static str = concat!(
        "SELECT json_build_object(
            'table', json_build_array(t.nspname, t.relname),
            'name', w.rulename,
            'event', w.ev_type,
            'definition', pg_get_ruledef(w.oid),
            'uses', ",
        crate::introspect::uses!("pg_rewrite", "w.oid"),
        ",
            'enabled', w.ev_enabled)::text,
            obj_description(w.oid, 'pg_rewrite')
         FROM pg_rewrite w JOIN ",
        crate::introspect::our_tables!("'r', 'p', 'v'"),
        " t ON t.oid = w.ev_class
         WHERE w.rulename <> '_RETURN' AND ",
        crate::introspect::not_of_extension!("pg_rewrite", "w.oid")
    );

    type Row = RuleRow;

    fn read(row: RuleRow) -> Self {
        Rule {
            name: OfTable::new(row.table, row.name),
            event: match row.event.as_str() {
                "1" => Event::Select,
                "2" => Event::Update,
                "3" => Event::Insert,
                _ => Event::Delete,
            },
            body: body(&row.definition),
            uses: row.uses,
            enabled: Enabled::of_code(&row.enabled),
        }
    }
}

/// What follows `CREATE RULE name AS ON event TO namespace.table`, without the semicolon.
#[cfg(feature = "introspect")]
fn body(definition: &str) -> Expression {
    const HEAD: usize = 10;
    let (mut at, mut seen) = (0, 0);
    for token in squawk_lexer::tokenize(definition) {
        at += token.len as usize;
        seen += usize::from(token.kind != squawk_lexer::TokenKind::Whitespace);
        if seen == HEAD {
            break;
        }
    }
    let body = definition[at..].trim();
    crate::introspect::as_written(body.strip_suffix(';').unwrap_or(body)).into()
}

/// What the catalogs tell of a rule.
#[cfg(feature = "introspect")]
#[derive(serde::Deserialize)]
pub(crate) struct RuleRow {
    table: crate::ident::QualifiedName,
    name: String,
    event: String,
    definition: String,
    uses: BTreeSet<Dependency>,
    enabled: String,
}

#[cfg(all(test, feature = "introspect"))]
mod tests {
    use super::*;

    #[test]
    fn the_body_follows_the_table() {
        let definition = "CREATE RULE \"DO it\" AS\n    ON INSERT TO public.\"TO\"\n   WHERE (new.a > 0) DO INSTEAD ( SELECT 1;\n SELECT 2;\n);";
        assert_eq!(
            body(definition).as_str(),
            "WHERE (new.a > 0) DO INSTEAD ( SELECT 1;\n SELECT 2;\n)"
        );
    }
}

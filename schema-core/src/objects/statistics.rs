//! Extended statistics: `CREATE STATISTICS`. They go with their table.

use std::{collections::BTreeSet, fmt, sync::Arc};

use super::{Altered, Between, Change, Dependency, Object, indexes::Indexed, namespaces};
use crate::{
    ident::QualifiedName,
    renaming::Renaming,
    schema::Scope,
    sql::{Sql, comma_separated},
};

/// What the planner is to know of several columns, or of expressions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statistics {
    /// Its name; the namespace need not be that of its table.
    pub name: QualifiedName,
    /// The table that it is about.
    pub table: QualifiedName,
    /// What is counted; all of it if none is named.
    pub sorts: BTreeSet<Sort>,
    /// The columns and, since PostgreSQL 14, expressions.
    pub of: Vec<Indexed>,
    /// `SET STATISTICS`, where it is not the server's default.
    pub target: Option<i16>,
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// `ndistinct`
    Distinct,
    /// `dependencies`
    Dependencies,
    /// `mcv`
    MostCommon,
}

impl fmt::Display for Sort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Sort::Distinct => "ndistinct",
            Sort::Dependencies => "dependencies",
            Sort::MostCommon => "mcv",
        })
    }
}

/// One way in which extended statistics can be altered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alteration {
    /// `ALTER STATISTICS … RENAME TO`
    Rename,
    /// `ALTER STATISTICS … SET STATISTICS`
    SetTarget,
}

impl Object for Statistics {
    type Alteration = Alteration;
    type Key = QualifiedName;

    fn key(&self) -> QualifiedName {
        self.name.clone()
    }

    fn depends_on(&self, scope: &Scope<'_>) -> Vec<Dependency> {
        let mut out: Vec<Dependency> = namespaces::holding(&self.name.namespace)
            .into_iter()
            .collect();
        out.push(Dependency::table(&self.table));
        for it in &self.of {
            match it {
                Indexed::Column(name) => {
                    out.push(Dependency::Column(self.table.clone(), name.clone()));
                }
                Indexed::Expression(it) => scope.mentioned(it, Some(&self.table), &mut out),
            }
        }
        out
    }

    fn part_of(&self) -> Option<Dependency> {
        Some(Dependency::table(&self.table))
    }

    /// PostgreSQL makes them anew by itself where a type changes, and forgets the target; the text of an
    /// expression may no longer fit the types.
    fn blocks_change_of(&self, _dependency: &Dependency, _scope: &Scope<'_>) -> bool {
        let mut parts = self.of.iter();
        self.target.is_some() || parts.any(|it| matches!(it, Indexed::Expression(_)))
    }

    fn diff(old: &Arc<Self>, new: &Arc<Self>, _cx: &Between<'_>) -> Vec<Change<Self>> {
        let counted = Statistics {
            target: new.target,
            ..Statistics::clone(old)
        };
        if counted == **new {
            vec![Change::alter(old, new, Alteration::SetTarget)]
        } else {
            Change::replace(old, new)
        }
    }

    fn rename(old: &Self, new: &Self) -> Option<Alteration> {
        let renamed = Statistics {
            name: new.name.clone(),
            ..old.clone()
        };
        (old.name.namespace == new.name.namespace && renamed == *new).then_some(Alteration::Rename)
    }

    fn follow(&mut self, renaming: &Renaming) {
        for it in &mut self.of {
            match it {
                Indexed::Column(name) => renaming.column(&self.table, name),
                Indexed::Expression(it) => renaming.expression(Some(&self.table), it),
            }
        }
        renaming.table(&mut self.table);
        renaming.namespace(&mut self.name.namespace);
    }

    fn follow_key(key: &mut QualifiedName, renaming: &Renaming) {
        renaming.namespace(&mut key.namespace);
    }

    fn render_create(&self, _inline: &[String], sql: &mut Sql) {
        let sorts = match self.sorts.is_empty() {
            true => String::new(),
            false => format!(" ({})", comma_separated(&self.sorts)),
        };
        let of = comma_separated(self.of.iter().map(|it| match it {
            Indexed::Column(name) => name.to_string(),
            Indexed::Expression(it) => format!("({it})"),
        }));
        let (name, table) = (&self.name, &self.table);
        sql.line(format_args!(
            "CREATE STATISTICS {name}{sorts} ON {of} FROM {table};"
        ));
        if self.target.is_some() {
            render_target(self, sql);
        }
    }

    fn render_drop(&self, sql: &mut Sql) {
        sql.line(format_args!("DROP STATISTICS {};", self.name));
    }

    fn render_alter(Altered { old, new, how }: &Altered<Self>, sql: &mut Sql) {
        match how {
            Alteration::Rename => sql.line(format_args!(
                "ALTER STATISTICS {} RENAME TO {};",
                old.name, new.name.name
            )),
            Alteration::SetTarget => render_target(new, sql),
        }
    }
}

fn render_target(it: &Statistics, sql: &mut Sql) {
    let target = it.target.unwrap_or(-1);
    sql.line(format_args!(
        "ALTER STATISTICS {} SET STATISTICS {target};",
        it.name
    ));
}

// Introspection.

#[cfg(feature = "introspect")]
impl crate::introspect::Catalog for Statistics {
    const ROWS: Option<&'static str> = Some("pg_statistic_ext");

    const QUERY: &'static str = concat!(
        "SELECT json_build_object(
            'name', json_build_array(n.nspname, s.stxname),
            'table', json_build_array(t.nspname, t.relname),
            'sorts', s.stxkind,
            'definition', pg_get_statisticsobjdef(s.oid),
            'target', nullif(s.stxstattarget, -1))::text,
            obj_description(s.oid, 'pg_statistic_ext')
         FROM pg_statistic_ext s JOIN pg_namespace n ON n.oid = s.stxnamespace JOIN ",
        crate::introspect::our_tables!("'r', 'p', 'f', 'm'"),
        " t ON t.oid = s.stxrelid
         WHERE ",
        crate::introspect::not_of_extension!("pg_statistic_ext", "s.oid")
    );

    type Row = StatisticsRow;

    fn read(row: StatisticsRow) -> Self {
        let sorts: BTreeSet<Sort> = row.sorts.iter().filter_map(|it| sort(it)).collect();
        Statistics {
            name: row.name,
            table: row.table,
            // All of them are counted unless some are named.
            sorts: if sorts.len() == 3 {
                BTreeSet::new()
            } else {
                sorts
            },
            of: counted(&row.definition),
            target: row.target,
        }
    }
}

/// Of `stxkind`; expressions are counted alone whatever is named.
#[cfg(feature = "introspect")]
fn sort(code: &str) -> Option<Sort> {
    match code {
        "d" => Some(Sort::Distinct),
        "f" => Some(Sort::Dependencies),
        "m" => Some(Sort::MostCommon),
        _ => None,
    }
}

/// What stands between `ON` and `FROM` of a whole `CREATE STATISTICS`: servers before 14 print it in
/// no other way. Both words are keywords there, since a name that is one of them is quoted.
#[cfg(feature = "introspect")]
fn counted(definition: &str) -> Vec<Indexed> {
    use crate::sql::{Token, tokens};
    use squawk_lexer::TokenKind;
    use std::cmp::Ordering;
    let (mut depth, mut at, mut start) = (0_usize, 0, None);
    let mut pieces = Vec::new();
    for token in squawk_lexer::tokenize(definition) {
        let end = at + token.len as usize;
        match (token.kind, &definition[at..end]) {
            (TokenKind::OpenParen, _) => depth += 1,
            (TokenKind::CloseParen, _) => depth = depth.saturating_sub(1),
            (TokenKind::Ident, "ON") if depth == 0 && start.is_none() => start = Some(end),
            (TokenKind::Comma, _) | (TokenKind::Ident, "FROM") if depth == 0 => {
                if let Some(start) = start.replace(end) {
                    pieces.push(definition[start..at].trim());
                }
            }
            _ => {}
        }
        at = end;
    }
    let piece = |it: &str| {
        let mut words = tokens(it);
        match (words.next(), words.next()) {
            (Some(Token::Word(name)), None) => Indexed::Column(name.into()),
            _ => Indexed::Expression(crate::introspect::expression(it.to_owned())),
        }
    };
    let mut all: Vec<Indexed> = pieces.into_iter().map(piece).collect();
    // Whatever was said, columns stand in the order of their table, and before expressions.
    all.sort_by(|a, b| match (a, b) {
        (Indexed::Column(a), Indexed::Column(b)) => a.cmp(b),
        (Indexed::Column(_), _) => Ordering::Less,
        (_, Indexed::Column(_)) => Ordering::Greater,
        _ => Ordering::Equal,
    });
    all
}

/// What the catalogs tell of extended statistics.
#[cfg(feature = "introspect")]
#[derive(serde::Deserialize)]
pub(crate) struct StatisticsRow {
    name: QualifiedName,
    table: QualifiedName,
    sorts: Vec<String>,
    definition: String,
    target: Option<i16>,
}

#[cfg(all(test, feature = "introspect"))]
mod tests {
    use super::*;

    #[test]
    fn what_is_counted_is_found_in_the_definition() {
        let definition = "CREATE STATISTICS public.\"ON\" (mcv) ON a, \"FROM\", (b || ', '::text), lower(c) FROM public.t";
        let expected = [
            Indexed::Column("FROM".into()),
            Indexed::Column("a".into()),
            Indexed::Expression("b || ', '::text".into()),
            Indexed::Expression("lower(c)".into()),
        ];
        assert_eq!(counted(definition), expected);
    }
}

//! Sequences: `CREATE SEQUENCE`, standing alone or owned by a column.
//!
//! The sequence behind an identity column is part of the column, see
//! [`Identity`](super::tables::Identity).

use std::{collections::BTreeSet, sync::Arc};

use serde::{Deserialize, Serialize};

use super::{
    Altered, Between, Change, Dependency, Effects, Hazard, Object, ObjectId, namespaces,
    owners::Owned, privileges::On, types,
};
use crate::{
    check::{Catalog, Checking, Complaint},
    ident::{Name, QualifiedName},
    renaming::Renaming,
    schema::{Schema, Scope},
    sql::{Sql, literal},
};

/// A sequence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sequence {
    /// Its name.
    pub name: QualifiedName,
    /// What it counts with.
    pub data_type: SequenceType,
    /// How it counts.
    pub options: SequenceOptions,
    /// `UNLOGGED`: not in the write-ahead log; PostgreSQL 15 and later.
    pub unlogged: bool,
    /// The column with which it is dropped (`OWNED BY`).
    pub owned_by: Option<(QualifiedName, Name)>,
}

/// The integer type of a sequence, which bounds it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SequenceType {
    /// `smallint`
    SmallInt,
    /// `integer`
    Integer,
    /// `bigint`, PostgreSQL's default
    #[default]
    BigInt,
}

/// How a sequence counts, with every value spelled out: no default is left to the server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SequenceOptions {
    /// `START WITH`
    pub start: i64,
    /// `INCREMENT BY`
    pub increment: i64,
    /// `MINVALUE`
    pub min: i64,
    /// `MAXVALUE`
    pub max: i64,
    /// `CACHE`
    pub cache: i64,
    /// `CYCLE`
    pub cycle: bool,
}

impl SequenceType {
    /// All that there are.
    pub const ALL: [SequenceType; 3] = [
        SequenceType::SmallInt,
        SequenceType::Integer,
        SequenceType::BigInt,
    ];

    /// Its name in SQL.
    pub fn as_str(self) -> &'static str {
        match self {
            SequenceType::SmallInt => "smallint",
            SequenceType::Integer => "integer",
            SequenceType::BigInt => "bigint",
        }
    }

    /// The greatest value that it holds.
    pub fn max(self) -> i64 {
        match self {
            SequenceType::SmallInt => i16::MAX.into(),
            SequenceType::Integer => i32::MAX.into(),
            SequenceType::BigInt => i64::MAX,
        }
    }
}

impl SequenceOptions {
    /// What PostgreSQL chooses for an ascending sequence of that type when nothing is said.
    pub fn of(data_type: SequenceType) -> Self {
        SequenceOptions {
            start: 1,
            increment: 1,
            min: 1,
            max: data_type.max(),
            cache: 1,
            cycle: false,
        }
    }

    /// What PostgreSQL chooses for such an increment, the other values being open.
    pub fn stepping(data_type: SequenceType, increment: i64) -> Self {
        if increment >= 0 {
            return SequenceOptions {
                increment,
                ..SequenceOptions::of(data_type)
            };
        }
        let min = -data_type.max() - 1;
        SequenceOptions {
            start: -1,
            increment,
            min,
            max: -1,
            cache: 1,
            cycle: false,
        }
    }

    /// The clauses that say what PostgreSQL would not choose by itself.
    pub(super) fn clauses(&self, data_type: SequenceType) -> Vec<String> {
        let default = SequenceOptions::stepping(data_type, self.increment);
        // The start that follows from the bounds.
        let start = if self.increment >= 0 {
            self.min
        } else {
            self.max
        };
        let mut clauses = Vec::new();
        let mut add = |differs: bool, word: &str, value: i64| {
            if differs {
                clauses.push(format!("{word} {value}"));
            }
        };
        add(self.start != start, "START WITH", self.start);
        add(self.increment != 1, "INCREMENT BY", self.increment);
        add(self.min != default.min, "MINVALUE", self.min);
        add(self.max != default.max, "MAXVALUE", self.max);
        add(self.cache != 1, "CACHE", self.cache);
        if self.cycle {
            clauses.push("CYCLE".to_owned());
        }
        clauses
    }

    /// What PostgreSQL makes of it when the sequence gets another type: bounds that are those of the type become
    /// those of the other. <https://www.postgresql.org/docs/current/sql-altersequence.html>
    pub(super) fn retyped(&self, old: SequenceType, new: SequenceType) -> SequenceOptions {
        let mut retyped = self.clone();
        if self.max == old.max() {
            retyped.max = new.max();
        }
        if self.min == -old.max() - 1 {
            retyped.min = -new.max() - 1;
        }
        retyped
    }

    /// Whether a position within the old bounds can lie outside of these.
    fn narrows(&self, old: &SequenceOptions) -> bool {
        self.min > old.min || self.max < old.max
    }

    /// The position that one gets which lies outside of these bounds: where it begins, as far as the old bounds
    /// let it go there. None where no position of the old can lie outside, or all do.
    fn position_outside(&self, old: &SequenceOptions) -> Option<i64> {
        let overlap = old.min <= self.max && self.min <= old.max;
        let position = match (old.min..=old.max).contains(&self.start) {
            true => self.start,
            false if self.min >= old.min => self.min,
            false => self.max,
        };
        (self.narrows(old) && overlap).then_some(position)
    }

    /// The clauses that lead from `old` to this; each changes nothing but what it names.
    pub(super) fn altered_from(&self, old: &SequenceOptions) -> Vec<String> {
        let mut clauses = Vec::new();
        let mut add = |old: i64, new: i64, word: &str| {
            if old != new {
                clauses.push(format!("{word} {new}"));
            }
        };
        add(old.increment, self.increment, "INCREMENT BY");
        add(old.min, self.min, "MINVALUE");
        add(old.max, self.max, "MAXVALUE");
        add(old.start, self.start, "START WITH");
        add(old.cache, self.cache, "CACHE");
        // No position of the old sequence is one of the new.
        if old.max < self.min || self.max < old.min {
            clauses.push("RESTART".to_owned());
        }
        if old.cycle != self.cycle {
            clauses.push(if self.cycle { "CYCLE" } else { "NO CYCLE" }.to_owned());
        }
        clauses
    }
}

/// One way in which a sequence can be altered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alteration {
    /// `ALTER SEQUENCE … RENAME TO`, `SET SCHEMA`
    Rename,
    /// `ALTER SEQUENCE`: type and options. The position is data, and never touched.
    Define,
    /// `ALTER SEQUENCE … SET UNLOGGED`, `SET LOGGED`
    SetUnlogged {
        /// The table that owns it takes it along.
        with_table: bool,
    },
    /// `ALTER SEQUENCE … OWNED BY`
    SetOwner,
}

impl Object for Sequence {
    type Alteration = Alteration;
    type Key = QualifiedName;

    fn key(&self) -> QualifiedName {
        self.name.clone()
    }

    fn word(&self) -> Option<&Name> {
        Some(&self.name.name)
    }

    fn depends_on(&self, _scope: &Scope<'_>) -> Vec<Dependency> {
        let owner = self
            .owned_by
            .iter()
            .map(|(table, column)| Dependency::Column(table.clone(), column.clone()));
        namespaces::holding(&self.name.namespace)
            .into_iter()
            .chain(owner)
            .collect()
    }

    fn part_of(&self) -> Option<Dependency> {
        let (table, column) = self.owned_by.clone()?;
        Some(Dependency::Column(table, column))
    }

    fn blocks_change_of(&self, _dependency: &Dependency, _scope: &Scope<'_>) -> bool {
        false
    }

    fn can_be_restored(&self) -> bool {
        false
    }

    /// The column that owns it takes its default from it: first one, then the other.
    fn create(new: &Arc<Self>, _scope: &Schema) -> Vec<Change<Self>> {
        if new.owned_by.is_none() {
            return vec![Change::Create(new.clone())];
        }
        let free = Arc::new(Sequence {
            owned_by: None,
            ..Sequence::clone(new)
        });
        let owned = Change::alter(&free, new, Alteration::SetOwner);
        vec![Change::Create(free), owned]
    }

    fn diff(old: &Arc<Self>, new: &Arc<Self>, cx: &Between<'_>) -> Vec<Change<Self>> {
        let mut changes = Vec::new();
        let is_moving = |it: &Sequence| it.part_of().is_some_and(|it| cx.moving.contains(&it));
        if old.owned_by == new.owned_by && is_moving(old) {
            // Its table is made anew, and must not take it along.
            let free = Arc::new(Sequence {
                owned_by: None,
                ..Sequence::clone(old)
            });
            changes.push(Change::alter(old, &free, Alteration::SetOwner));
            changes.extend(Sequence::diff(&free, new, cx));
            return changes;
        }
        let defined = Arc::new(Sequence {
            owned_by: old.owned_by.clone(),
            unlogged: old.unlogged,
            ..Sequence::clone(new)
        });
        if *old != defined {
            changes.push(Change::alter(old, &defined, Alteration::Define));
        }
        let logged = defined;
        let defined = Arc::new(Sequence {
            unlogged: new.unlogged,
            ..Sequence::clone(&logged)
        });
        if logged != defined {
            let how = Alteration::SetUnlogged {
                with_table: logged.goes_along(new, cx),
            };
            changes.push(Change::alter(&logged, &defined, how));
        }
        if defined != *new {
            changes.push(Change::alter(&defined, new, Alteration::SetOwner));
        }
        changes
    }

    /// One that a column owns gets its new name before all else: its position is data, and the default of the
    /// column names it. Without an owner nothing but the name tells a sequence from another.
    fn prepare(old: &Schema, new: &Schema) -> Vec<Change<Self>> {
        // What an identity column brings has its name.
        let of_columns = |schema: &Schema| -> BTreeSet<QualifiedName> {
            let columns = schema.tables.values().flat_map(|table| {
                let columns = table.columns.iter();
                columns.filter_map(|it| it.identity_sequence(&table.name))
            });
            columns.collect()
        };
        let (before, after) = (of_columns(old), of_columns(new));
        let is_owned = |it: &&Arc<Self>| it.owned_by.is_some();
        let fresh = new.sequences.values().filter(is_owned);
        let is_free = |it: &QualifiedName| !old.sequences.contains_key(it) && !before.contains(it);
        let mut fresh: Vec<_> = fresh.filter(|it| is_free(&it.name)).collect();
        let gone = old.sequences.values().filter(is_owned);
        let gone =
            gone.filter(|it| !new.sequences.contains_key(&it.name) && !after.contains(&it.name));
        let renamed = gone.filter_map(|it| {
            let is_it = |new: &&Arc<Self>| {
                new.owned_by == it.owned_by && new.name.namespace == it.name.namespace
            };
            let at = fresh.iter().position(is_it)?;
            let renamed = Sequence {
                name: fresh.remove(at).name.clone(),
                ..Sequence::clone(it)
            };
            Some(Change::alter(it, &renamed.into(), Alteration::Rename))
        });
        // One whose name such a column is to have makes room for it.
        let aside = old.sequences.values().filter(|it| after.contains(&it.name));
        let aside = aside.map(|it| {
            let aside = Sequence {
                name: types::retired(&it.name),
                ..Sequence::clone(it)
            };
            Change::alter(it, &aside.into(), Alteration::Rename)
        });
        renamed.chain(aside).collect()
    }

    fn complaints(&self, cx: &Checking<'_>) -> Vec<Complaint> {
        let style = cx.settings.naming.types;
        let wrong = cx.style(style, "sequence", self.name.name.as_str(), "types");
        wrong.map(Complaint::name).into_iter().collect()
    }

    fn occupies(&self) -> Vec<(Catalog, QualifiedName)> {
        vec![(Catalog::Relation, self.name.clone())]
    }

    fn renaming() -> Option<Alteration> {
        Some(Alteration::Rename)
    }

    fn follow_key(key: &mut QualifiedName, renaming: &Renaming) {
        renaming.name(key, ObjectId::Sequence);
    }

    fn follow(&mut self, renaming: &Renaming) {
        Sequence::follow_key(&mut self.name, renaming);
        if let Some((table, column)) = &mut self.owned_by {
            renaming.column_of(table, column);
        }
    }

    fn effects(Altered { old, new, how }: &Altered<Self>, cx: &Between<'_>) -> Effects {
        let itself = |it: &Sequence| ObjectId::Sequence(it.key()).into();
        match how {
            Alteration::Rename | Alteration::Define => Effects::default(),
            Alteration::SetUnlogged { .. } => Effects {
                needs: vec![itself(new)],
                ..Effects::default()
            },
            Alteration::SetOwner => {
                let mut needs = new.depends_on(cx.new);
                needs.push(itself(new));
                // Both must have the same owner.
                let table = new.owned_by.as_ref().map(|it| On::Relation(it.0.clone()));
                let both = table
                    .into_iter()
                    .chain([On::Object(Box::new(ObjectId::Sequence(new.key())))]);
                needs.extend(both.map(|it| ObjectId::Owner(Owned(it)).into()));
                Effects {
                    needs,
                    frees: old.depends_on(cx.old),
                    ..Effects::default()
                }
            }
        }
    }

    fn hazards(change: &Change<Self>) -> Vec<Hazard> {
        match change {
            Change::Drop(it) if it.owned_by.is_none() => {
                vec![Hazard::DataLoss {
                    what: format!("sequence {}", it.name),
                }]
            }
            Change::Alter(it) if it.new.options.narrows(&it.old.options) => {
                let what = format!(
                    "position of sequence {}, where it lies outside of its new bounds",
                    it.new.name
                );
                vec![Hazard::DataLoss { what }]
            }
            _ => Vec::new(),
        }
    }

    fn render_create(&self, _inline: &[String], sql: &mut Sql) {
        let mut clauses = self.options.clauses(self.data_type);
        if self.data_type != SequenceType::BigInt {
            clauses.insert(0, format!("AS {}", self.data_type.as_str()));
        }
        clauses.insert(0, self.name.to_string());
        let unlogged = if self.unlogged { "UNLOGGED " } else { "" };
        sql.line(format_args!(
            "CREATE {unlogged}SEQUENCE {};",
            clauses.join(" ")
        ));
    }

    fn render_drop(&self, sql: &mut Sql) {
        sql.line(format_args!("DROP SEQUENCE {};", self.name));
    }

    fn render_alter(Altered { old, new, how }: &Altered<Self>, sql: &mut Sql) {
        let clause = match how {
            Alteration::Rename => return sql.renamed("SEQUENCE", &old.name, &new.name),
            Alteration::Define => {
                if let Some(position) = new.options.position_outside(&old.options) {
                    let SequenceOptions { min, max, .. } = new.options;
                    let name = literal(&old.name.to_string());
                    sql.line(format_args!(
                        "SELECT setval({name}, {position}, false) FROM {} WHERE last_value NOT BETWEEN {min} AND {max};",
                        old.name
                    ));
                }
                let options = old.options.retyped(old.data_type, new.data_type);
                let mut clauses = new.options.altered_from(&options);
                if old.data_type != new.data_type {
                    clauses.insert(0, format!("AS {}", new.data_type.as_str()));
                }
                clauses.join(" ")
            }
            Alteration::SetUnlogged { with_table: true } => return,
            Alteration::SetUnlogged { with_table: false } => match new.unlogged {
                true => "SET UNLOGGED".to_owned(),
                false => "SET LOGGED".to_owned(),
            },
            Alteration::SetOwner => match &new.owned_by {
                Some((table, column)) => format!("OWNED BY {table}.{column}"),
                None => "OWNED BY NONE".to_owned(),
            },
        };
        sql.line(format_args!("ALTER SEQUENCE {} {clause};", old.name));
    }
}

impl Sequence {
    /// Whether the table that owns it becomes unlogged, or logged, and takes it along.
    fn goes_along(&self, new: &Sequence, cx: &Between<'_>) -> bool {
        let unlogged = |it: &Sequence, scope: &Schema| {
            let (table, _) = it.owned_by.as_ref()?;
            Some(scope.tables.get(table)?.unlogged)
        };
        let same_owner = self.owned_by == new.owned_by;
        let (was, is) = (unlogged(self, cx.old), unlogged(new, cx.new));
        same_owner && was == Some(self.unlogged) && is == Some(new.unlogged)
    }
}

// Introspection.

#[cfg(feature = "introspect")]
impl crate::introspect::Catalog for Sequence {
    const QUERY: &'static str = concat!(
        "SELECT json_build_object(
            'name', json_build_array(n.nspname, c.relname),
            'data_type', format_type(s.seqtypid, NULL),
            'options', ",
        crate::introspect::sequence_options!("s"),
        ",
            'unlogged', c.relpersistence = 'u',
            'owned_by', (
                SELECT json_build_array(json_build_array(tn.nspname, t.relname), a.attname)
                FROM pg_depend d JOIN pg_class t ON t.oid = d.refobjid JOIN pg_namespace tn ON tn.oid = t.relnamespace
                JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
                WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.refclassid = 'pg_class'::regclass
                  AND d.deptype = 'a'))::text,
            obj_description(c.oid, 'pg_class')
         FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE c.relpersistence <> 't'
           AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid
             AND d.deptype = 'i')
           AND ",
        crate::introspect::not_of_system!("n"),
        " AND ",
        crate::introspect::not_of_extension!("pg_class", "c.oid")
    );

    type Row = SequenceRow;

    fn read(row: SequenceRow) -> Self {
        Sequence {
            name: row.name,
            data_type: match row.data_type.as_str() {
                "smallint" => SequenceType::SmallInt,
                "integer" => SequenceType::Integer,
                _ => SequenceType::BigInt,
            },
            options: row.options.into(),
            unlogged: row.unlogged,
            owned_by: row.owned_by.map(|(table, column)| (table, column.into())),
        }
    }
}

/// What the catalogs tell of a sequence.
#[cfg(feature = "introspect")]
#[derive(Deserialize)]
pub(crate) struct SequenceRow {
    name: QualifiedName,
    data_type: String,
    options: OptionsRow,
    unlogged: bool,
    owned_by: Option<(QualifiedName, String)>,
}

/// What the catalogs tell of a sequence's way of counting.
#[cfg(feature = "introspect")]
#[derive(Deserialize)]
pub(super) struct OptionsRow {
    start: i64,
    increment: i64,
    min: i64,
    max: i64,
    cache: i64,
    cycle: bool,
}

#[cfg(feature = "introspect")]
impl From<OptionsRow> for SequenceOptions {
    fn from(row: OptionsRow) -> Self {
        SequenceOptions {
            start: row.start,
            increment: row.increment,
            min: row.min,
            max: row.max,
            cache: row.cache,
            cycle: row.cycle,
        }
    }
}

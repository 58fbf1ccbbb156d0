//! Triggers: `CREATE TRIGGER`. Those that PostgreSQL makes for foreign keys are not objects here.

use std::collections::BTreeSet;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{
    Altered, Between, Change, Dependency, Object, ObjectId, constraints::Timing,
    functions::Signature,
};
use crate::{
    ident::{Name, OfTable, QualifiedName},
    renaming::Renaming,
    schema::Scope,
    sql::{Expression, Sql, comma_separated, literal},
};

/// A trigger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trigger {
    /// Its table and name.
    pub name: OfTable,
    /// When it runs, as against the event.
    pub moment: Moment,
    /// What it runs on.
    pub events: BTreeSet<Event>,
    /// `UPDATE OF`: only updates that name one of these columns; none means all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub of_columns: Vec<Name>,
    /// `FOR EACH ROW`, as against `FOR EACH STATEMENT`.
    pub for_each_row: bool,
    /// `WHEN`, without parentheses around it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<Expression>,
    /// `REFERENCING OLD TABLE AS`
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub old_table: Option<Name>,
    /// `REFERENCING NEW TABLE AS`
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub new_table: Option<Name>,
    /// `CONSTRAINT`, where it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub constraint: Option<ConstraintTrigger>,
    /// The function that it runs.
    pub function: QualifiedName,
    /// The strings that it passes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub arguments: Vec<String>,
    /// Whether and when it fires.
    #[serde(default)]
    pub enabled: Enabled,
}

/// What a constraint trigger has beyond any other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConstraintTrigger {
    /// `FROM`: another table that its constraint is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<QualifiedName>,
    /// When it runs: at the end of the statement, or of the transaction.
    #[serde(default)]
    pub timing: Timing,
}

/// When a trigger runs, as against the event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Moment {
    /// `BEFORE`
    Before,
    /// `AFTER`
    After,
    /// `INSTEAD OF`
    InsteadOf,
}

/// What a trigger runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// `INSERT`
    Insert,
    /// `UPDATE`
    Update,
    /// `DELETE`
    Delete,
    /// `TRUNCATE`
    Truncate,
}

/// Whether a trigger fires, by `session_replication_role`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Enabled {
    /// In the roles `origin` and `local`.
    #[default]
    Origin,
    /// Always.
    Always,
    /// In the role `replica` only.
    Replica,
    /// Never.
    Disabled,
}

/// One way in which a trigger can be altered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alteration {
    /// `ALTER TRIGGER … RENAME TO`
    Rename,
    /// `ALTER TABLE … ENABLE TRIGGER`, `DISABLE TRIGGER`
    SetEnabled,
}

impl Object for Trigger {
    type Alteration = Alteration;
    type Key = OfTable;

    fn key(&self) -> OfTable {
        self.name.clone()
    }

    fn depends_on(&self, scope: &Scope<'_>) -> Vec<Dependency> {
        let own = &self.name.table;
        let function = Signature::of_function(self.function.clone(), Vec::new());
        let mut out = vec![Dependency::table(own), ObjectId::Function(function).into()];
        out.extend(
            self.of_columns
                .iter()
                .map(|it| Dependency::Column(own.clone(), it.clone())),
        );
        if let Some(condition) = &self.condition {
            scope.mentioned(condition, Some(own), &mut out);
        }
        let from = self.constraint.iter().flat_map(|it| &it.from);
        out.extend(from.map(Dependency::table));
        out
    }

    fn part_of(&self) -> Option<Dependency> {
        Some(Dependency::table(&self.name.table))
    }

    fn whole(key: &OfTable) -> Option<ObjectId> {
        Some(ObjectId::Table(key.table.clone()))
    }

    fn diff(old: &Arc<Self>, new: &Arc<Self>, _cx: &Between<'_>) -> Vec<Change<Self>> {
        let switched = Trigger {
            enabled: new.enabled,
            ..Trigger::clone(old)
        };
        if switched == **new {
            vec![Change::alter(old, new, Alteration::SetEnabled)]
        } else {
            Change::replace(old, new)
        }
    }

    /// Those of partitions are enabled along with it.
    fn rename(old: &Self, new: &Self) -> Option<Alteration> {
        let renamed = Trigger {
            name: new.name.clone(),
            ..old.clone()
        };
        (old.name.table == new.name.table && renamed == *new).then_some(Alteration::Rename)
    }

    fn follow(&mut self, renaming: &Renaming) {
        let own = self.name.table.clone();
        self.of_columns
            .iter_mut()
            .for_each(|it| renaming.column(&own, it));
        self.condition
            .iter_mut()
            .for_each(|it| renaming.expression(Some(&own), it));
        let from = self.constraint.iter_mut().flat_map(|it| &mut it.from);
        from.for_each(|it| renaming.table(it));
        renaming.table(&mut self.name.table);
        renaming.name(&mut self.function, |name| {
            ObjectId::Function(Signature::of_function(name, Vec::new()))
        });
    }

    fn follow_key(key: &mut OfTable, renaming: &Renaming) {
        renaming.table(&mut key.table);
    }

    fn render_create(&self, _inline: &[String], sql: &mut Sql) {
        render_create(self, sql);
        if self.enabled != Enabled::Origin {
            render_enabled(self, sql);
        }
    }

    fn render_drop(&self, sql: &mut Sql) {
        sql.line(format_args!("DROP TRIGGER {};", self.name));
    }

    fn render_alter(Altered { old, new, how }: &Altered<Self>, sql: &mut Sql) {
        match how {
            Alteration::Rename => sql.line(format_args!(
                "ALTER TRIGGER {} RENAME TO {};",
                old.name, new.name.name
            )),
            Alteration::SetEnabled => render_enabled(new, sql),
        }
    }
}

fn render_create(it: &Trigger, sql: &mut Sql) {
    let moment = match it.moment {
        Moment::Before => "BEFORE",
        Moment::After => "AFTER",
        Moment::InsteadOf => "INSTEAD OF",
    };
    let events: Vec<String> = it
        .events
        .iter()
        .map(|event| match event {
            Event::Insert => "INSERT".to_owned(),
            Event::Update if it.of_columns.is_empty() => "UPDATE".to_owned(),
            Event::Update => format!("UPDATE OF {}", comma_separated(&it.of_columns)),
            Event::Delete => "DELETE".to_owned(),
            Event::Truncate => "TRUNCATE".to_owned(),
        })
        .collect();
    let mut clauses = String::new();
    if it.old_table.is_some() || it.new_table.is_some() {
        clauses.push_str(" REFERENCING");
        clauses.extend(it.old_table.iter().map(|it| format!(" OLD TABLE AS {it}")));
        clauses.extend(it.new_table.iter().map(|it| format!(" NEW TABLE AS {it}")));
    }
    if let Some(it) = &it.constraint {
        clauses.extend(it.from.iter().map(|it| format!(" FROM {it}")));
        clauses.push_str(it.timing.clause());
    }
    clauses.push_str(if it.for_each_row {
        " FOR EACH ROW"
    } else {
        " FOR EACH STATEMENT"
    });
    clauses.extend(it.condition.iter().map(|it| format!(" WHEN ({it})")));
    let word = if it.constraint.is_some() {
        "CONSTRAINT "
    } else {
        ""
    };
    sql.line(format_args!(
        "CREATE {word}TRIGGER {} {moment} {} ON {}",
        it.name.name,
        events.join(" OR "),
        it.name.table,
    ));
    sql.line(format_args!(
        "   {clauses} EXECUTE FUNCTION {}({});",
        it.function,
        comma_separated(it.arguments.iter().map(|it| literal(it))),
    ));
}

impl Enabled {
    /// The words of `ALTER TABLE` before `TRIGGER` and `RULE`.
    pub(super) fn action(self) -> &'static str {
        match self {
            Enabled::Origin => "ENABLE",
            Enabled::Always => "ENABLE ALWAYS",
            Enabled::Replica => "ENABLE REPLICA",
            Enabled::Disabled => "DISABLE",
        }
    }

    /// Of `tgenabled` and `ev_enabled`.
    #[cfg(feature = "introspect")]
    pub(super) fn of_code(code: &str) -> Self {
        match code {
            "A" => Enabled::Always,
            "R" => Enabled::Replica,
            "D" => Enabled::Disabled,
            _ => Enabled::Origin,
        }
    }
}

fn render_enabled(it: &Trigger, sql: &mut Sql) {
    let action = it.enabled.action();
    sql.line(format_args!(
        "ALTER TABLE {} {action} TRIGGER {};",
        it.name.table, it.name.name
    ));
}

// Introspection.

/// What `tgenabled` says, in the column `$code`.
#[cfg(feature = "introspect")]
macro_rules! enabled {
    ($code:literal) => {
        concat!(
            "CASE ",
            $code,
            " WHEN 'A' THEN 'always' WHEN 'R' THEN 'replica' WHEN 'D' THEN 'disabled' ELSE 'origin' END"
        )
    };
}

#[cfg(feature = "introspect")]
pub(super) use enabled;

#[cfg(feature = "introspect")]
impl crate::introspect::Catalog for Trigger {
    const ROWS: Option<&'static str> = Some("pg_trigger WHERE NOT tgisinternal");

    const QUERY: &'static str = concat!(
        "SELECT json_build_object(
            'table', json_build_array(t.nspname, t.relname),
            'name', g.tgname,
            'bits', g.tgtype,
            'of_columns', ",
        crate::introspect::column_names!("g.tgrelid", "g.tgattr::int2[]"),
        ",
            'definition', CASE WHEN g.tgqual IS NOT NULL THEN pg_get_triggerdef(g.oid) END,
            'old_table', g.tgoldtable,
            'new_table', g.tgnewtable,
            'function', (SELECT json_build_array(n.nspname, p.proname) FROM pg_proc p
                JOIN pg_namespace n ON n.oid = p.pronamespace WHERE p.oid = g.tgfoid),
            'arguments', encode(g.tgargs, 'hex'),
            'constraint', g.tgconstraint <> 0,
            'from', (SELECT json_build_array(n.nspname, c.relname) FROM pg_class c
                JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = g.tgconstrrelid),
            'deferrable', g.tgdeferrable,
            'deferred', g.tginitdeferred,
            'enabled', g.tgenabled)::text,
            obj_description(g.oid, 'pg_trigger')
         FROM pg_trigger g JOIN ",
        crate::introspect::our_tables!("'r', 'p', 'f', 'v'"),
        " t ON t.oid = g.tgrelid
         WHERE NOT g.tgisinternal AND g.tgparentid = 0 AND ",
        crate::introspect::not_of_extension!("pg_trigger", "g.oid")
    );

    type Row = TriggerRow;

    fn read(row: TriggerRow) -> Self {
        let bit = |mask: u16| row.bits & mask != 0;
        let events = [
            (4, Event::Insert),
            (8, Event::Delete),
            (16, Event::Update),
            (32, Event::Truncate),
        ];
        Trigger {
            name: OfTable::new(row.table, row.name),
            moment: match (bit(2), bit(64)) {
                (true, _) => Moment::Before,
                (_, true) => Moment::InsteadOf,
                _ => Moment::After,
            },
            events: events
                .into_iter()
                .filter(|(mask, _)| bit(*mask))
                .map(|(_, event)| event)
                .collect(),
            of_columns: crate::introspect::names(row.of_columns),
            for_each_row: bit(1),
            condition: row.definition.as_deref().and_then(condition),
            old_table: row.old_table.map(Name::from),
            new_table: row.new_table.map(Name::from),
            constraint: row.constraint.then(|| ConstraintTrigger {
                from: row.from,
                timing: Timing::new(row.deferrable, row.deferred),
            }),
            function: row.function,
            arguments: arguments(&row.arguments),
            enabled: Enabled::of_code(&row.enabled),
        }
    }
}

/// The condition in a whole `CREATE TRIGGER`: PostgreSQL prints it nowhere else. Outside of quotes
/// and parentheses `WHEN` is the keyword, and it stands behind everything that a user can name.
#[cfg(feature = "introspect")]
fn condition(definition: &str) -> Option<Expression> {
    let mut at = 0;
    for token in squawk_lexer::tokenize(definition) {
        let end = at + token.len as usize;
        if &definition[at..end] == "WHEN" {
            let (inside, _) = crate::introspect::parenthesised(definition[end..].trim_start())?;
            return Some(crate::introspect::expression(inside.to_owned()));
        }
        at = end;
    }
    None
}

/// `tgargs`: each argument ends with a zero byte.
#[cfg(feature = "introspect")]
fn arguments(hex: &str) -> Vec<String> {
    let digit = |it: u8| char::from(it).to_digit(16).unwrap_or(0) as u8;
    let bytes: Vec<u8> = hex
        .as_bytes()
        .chunks_exact(2)
        .map(|it| digit(it[0]) * 16 + digit(it[1]))
        .collect();
    let mut arguments: Vec<String> = bytes
        .split(|it| *it == 0)
        .map(|it| String::from_utf8_lossy(it).into_owned())
        .collect();
    arguments.pop();
    arguments
}

/// What the catalogs tell of a trigger.
#[cfg(feature = "introspect")]
#[derive(Deserialize)]
pub(crate) struct TriggerRow {
    table: QualifiedName,
    name: String,
    bits: u16,
    of_columns: Vec<String>,
    definition: Option<String>,
    old_table: Option<String>,
    new_table: Option<String>,
    function: QualifiedName,
    arguments: String,
    constraint: bool,
    from: Option<QualifiedName>,
    deferrable: bool,
    deferred: bool,
    enabled: String,
}

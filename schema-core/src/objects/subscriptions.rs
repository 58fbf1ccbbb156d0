//! Subscriptions: `CREATE SUBSCRIPTION`. They stand in no namespace.
//!
//! Nothing here connects to the publisher: a subscription is made with `connect = false`, which leaves it
//! disabled, and its slot over there is neither made nor dropped. Whether it is enabled is no part of the
//! schema, as it is none to `pg_dump`.

use std::{collections::BTreeMap, sync::Arc};

use super::{Altered, Between, Change, Dependency, Object, ObjectId};
use crate::{
    ident::Name,
    renaming::Renaming,
    schema::Scope,
    sql::{Sql, comma_separated, literal},
};

/// A subscription.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "introspect", derive(serde::Deserialize))]
pub struct Subscription {
    /// Its name; unique in a database.
    pub name: Name,
    /// `CONNECTION`
    pub connection: String,
    /// `PUBLICATION`, on the publisher.
    pub publications: Vec<Name>,
    /// `slot_name`; none stands for `NONE`.
    pub slot: Option<String>,
    /// The rest of `WITH (…)`, as far as it is not what every server chooses.
    #[cfg_attr(feature = "introspect", serde(default))]
    pub with: BTreeMap<String, String>,
}

/// What every server chooses where an option is not given. There is none for `streaming`, which is
/// another since PostgreSQL 18.
const CHOSEN: [(&str, &str); 6] = [
    ("binary", "false"),
    ("disable_on_error", "false"),
    ("origin", "any"),
    ("password_required", "true"),
    ("run_as_owner", "false"),
    ("synchronous_commit", "off"),
];

/// Options that PostgreSQL changes together with the slot over there, or not at all.
const OF_THE_SLOT: [&str; 2] = ["failover", "two_phase"];

/// One way in which a subscription can be altered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alteration {
    /// `ALTER SUBSCRIPTION … RENAME TO`
    Rename,
    /// `ALTER SUBSCRIPTION … CONNECTION`
    SetConnection,
    /// `ALTER SUBSCRIPTION … SET PUBLICATION`
    SetPublications,
    /// `ALTER SUBSCRIPTION … SET (…)`
    SetOptions,
}

impl Subscription {
    /// `name = value`, with the slot among them.
    fn options(&self) -> BTreeMap<&str, String> {
        let slot = self.slot.as_ref();
        let slot = slot.map_or("NONE".to_owned(), |it| literal(it));
        let with = self.with.iter();
        with.map(|(name, value)| (name.as_str(), value.clone()))
            .chain([("slot_name", slot)])
            .collect()
    }
}

impl Object for Subscription {
    type Alteration = Alteration;
    type Key = Name;

    fn key(&self) -> Name {
        self.name.clone()
    }

    /// What it subscribes to is in another database.
    fn depends_on(&self, _scope: &Scope<'_>) -> Vec<Dependency> {
        Vec::new()
    }

    fn diff(old: &Arc<Self>, new: &Arc<Self>, _cx: &Between<'_>) -> Vec<Change<Self>> {
        if OF_THE_SLOT
            .iter()
            .any(|it| old.with.get(*it) != new.with.get(*it))
        {
            return Change::replace(old, new);
        }
        let mut how = Vec::new();
        if old.connection != new.connection {
            how.push(Alteration::SetConnection);
        }
        if old.publications != new.publications {
            how.push(Alteration::SetPublications);
        }
        if old.options() != new.options() {
            how.push(Alteration::SetOptions);
        }
        how.into_iter()
            .map(|it| Change::alter(old, new, it))
            .collect()
    }

    fn renaming() -> Option<Alteration> {
        Some(Alteration::Rename)
    }

    fn follow(&mut self, renaming: &Renaming) {
        Subscription::follow_key(&mut self.name, renaming);
    }

    fn follow_key(key: &mut Name, renaming: &Renaming) {
        renaming.unqualified(key, ObjectId::Subscription);
    }

    fn render_create(&self, _inline: &[String], sql: &mut Sql) {
        let mut options = self.options();
        // PostgreSQL takes its own choice of a name for the slot, and not always the same from others.
        if self.slot.as_deref() == Some(self.name.as_str()) {
            options.remove("slot_name");
        }
        let options = options.into_iter();
        let options = options.map(|(name, value)| format!("{name} = {value}"));
        let options = ["connect = false".to_owned()].into_iter().chain(options);
        sql.line(format_args!(
            "CREATE SUBSCRIPTION {} CONNECTION {} PUBLICATION {}",
            self.name,
            literal(&self.connection),
            comma_separated(&self.publications)
        ));
        sql.line(format_args!("    WITH ({});", comma_separated(options)));
    }

    /// With a slot, PostgreSQL would drop it over there, which no transaction can undo.
    fn render_drop(&self, sql: &mut Sql) {
        let name = &self.name;
        sql.line(format_args!("ALTER SUBSCRIPTION {name} DISABLE;"));
        if let Some(slot) = &self.slot {
            sql.line(format_args!(
                "-- The slot {} stays on the publisher.",
                literal(slot)
            ));
            sql.line(format_args!(
                "ALTER SUBSCRIPTION {name} SET (slot_name = NONE);"
            ));
        }
        sql.line(format_args!("DROP SUBSCRIPTION {name};"));
    }

    fn render_alter(Altered { old, new, how }: &Altered<Self>, sql: &mut Sql) {
        let action = match how {
            Alteration::Rename => format!("RENAME TO {}", new.name),
            Alteration::SetConnection => format!("CONNECTION {}", literal(&new.connection)),
            Alteration::SetPublications => format!(
                "SET PUBLICATION {} WITH (refresh = false)",
                comma_separated(&new.publications)
            ),
            Alteration::SetOptions => {
                if new.slot.is_none() && old.slot.is_some() {
                    sql.line(format_args!("ALTER SUBSCRIPTION {} DISABLE;", old.name));
                }
                let (before, mut after) = (old.options(), new.options());
                for (name, value) in CHOSEN {
                    if before.contains_key(name) {
                        after.entry(name).or_insert(value.to_owned());
                    }
                }
                after.retain(|name, value| before.get(name) != Some(value));
                let options = after.iter();
                let options = options.map(|(name, value)| format!("{name} = {value}"));
                format!("SET ({})", comma_separated(options))
            }
        };
        sql.line(format_args!("ALTER SUBSCRIPTION {} {action};", old.name));
    }
}

// Introspection.

#[cfg(feature = "introspect")]
impl crate::introspect::Catalog for Subscription {
    /// How to connect is for superusers to read; what others find is told as not modelled.
    const READABLE: Option<&'static str> =
        Some("SELECT has_column_privilege('pg_catalog.pg_subscription', 'subconninfo', 'SELECT')");

    const QUERY: &'static str = "SELECT json_build_object(
            'name', s.subname,
            'connection', s.subconninfo,
            'publications', s.subpublications,
            'slot', s.subslotname,
            'with', jsonb_strip_nulls(jsonb_build_object(
                'binary', CASE WHEN (r.it ->> 'subbinary')::bool THEN 'true' END,
                'streaming', CASE r.it ->> 'substream' WHEN 'p' THEN 'parallel' WHEN 't' THEN 'on'
                    WHEN 'true' THEN 'on' WHEN 'f' THEN 'off' WHEN 'false' THEN 'off' END,
                'two_phase', CASE WHEN r.it ->> 'subtwophasestate' <> 'd' THEN 'true' END,
                'failover', CASE WHEN (r.it ->> 'subfailover')::bool THEN 'true' END,
                'disable_on_error', CASE WHEN (r.it ->> 'subdisableonerr')::bool THEN 'true' END,
                'password_required', CASE WHEN NOT (r.it ->> 'subpasswordrequired')::bool THEN 'false' END,
                'run_as_owner', CASE WHEN (r.it ->> 'subrunasowner')::bool THEN 'true' END,
                'origin', nullif(r.it ->> 'suborigin', 'any'),
                'synchronous_commit', nullif(s.subsynccommit, 'off'))))::text,
            obj_description(s.oid, 'pg_subscription')
         FROM pg_subscription s, LATERAL to_jsonb(s) AS r(it)
         WHERE s.subdbid = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database())";

    type Row = Self;

    fn read(row: Self) -> Self {
        row
    }
}

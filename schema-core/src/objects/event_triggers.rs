//! Event triggers: `CREATE EVENT TRIGGER`. They stand in no namespace.

use std::sync::Arc;

use super::{
    Altered, Between, Change, Dependency, Effects, Object, ObjectId, Turn, functions::Signature,
    triggers::Enabled,
};
use crate::{
    ident::{Name, QualifiedName},
    renaming::Renaming,
    schema::Scope,
    sql::{Sql, comma_separated, literal},
};

/// An event trigger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventTrigger {
    /// Its name; unique in a database.
    pub name: Name,
    /// What it runs on: `ddl_command_start` and the like.
    pub event: Name,
    /// `WHEN TAG IN`: only these commands; none means all.
    pub tags: Vec<String>,
    /// The function that it runs.
    pub function: QualifiedName,
    /// Whether and when it fires.
    pub enabled: Enabled,
}

/// One way in which an event trigger can be altered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alteration {
    /// `ALTER EVENT TRIGGER … RENAME TO`
    Rename,
    /// `ALTER EVENT TRIGGER … ENABLE`, `DISABLE`
    SetEnabled,
}

impl Object for EventTrigger {
    type Alteration = Alteration;
    type Key = Name;

    fn key(&self) -> Name {
        self.name.clone()
    }

    fn depends_on(&self, _scope: &Scope<'_>) -> Vec<Dependency> {
        let function = Signature::of_function(self.function.clone(), Vec::new());
        vec![ObjectId::Function(function).into()]
    }

    fn diff(old: &Arc<Self>, new: &Arc<Self>, _cx: &Between<'_>) -> Vec<Change<Self>> {
        let switched = EventTrigger {
            enabled: new.enabled,
            ..EventTrigger::clone(old)
        };
        if switched == **new {
            vec![Change::alter(old, new, Alteration::SetEnabled)]
        } else {
            Change::replace(old, new)
        }
    }

    fn rename(old: &Self, new: &Self) -> Option<Alteration> {
        let renamed = EventTrigger {
            name: new.name.clone(),
            ..old.clone()
        };
        (renamed == *new).then_some(Alteration::Rename)
    }

    /// Neither what comes before it nor what comes after it is what it was made to watch.
    fn adjust(change: &Change<Self>, effects: &mut Effects) {
        effects.turn = match change {
            Change::Drop(_) => Turn::AtTheStart,
            Change::Create(_) | Change::Alter(_) => Turn::AtTheEnd,
        };
    }

    fn effects(it: &Altered<Self>, cx: &Between<'_>) -> Effects {
        match it.how {
            Alteration::Rename => it.effects(cx),
            Alteration::SetEnabled => Effects {
                alters: vec![ObjectId::EventTrigger(it.new.key()).into()],
                turn: match it.new.enabled {
                    Enabled::Disabled => Turn::AtTheStart,
                    _ => Turn::AtTheEnd,
                },
                ..Effects::default()
            },
        }
    }

    fn follow(&mut self, renaming: &Renaming) {
        renaming.name(&mut self.function, |name| {
            ObjectId::Function(Signature::of_function(name, Vec::new()))
        });
    }

    fn render_create(&self, _inline: &[String], sql: &mut Sql) {
        sql.line(format_args!(
            "CREATE EVENT TRIGGER {} ON {}",
            self.name, self.event
        ));
        if !self.tags.is_empty() {
            let tags = comma_separated(self.tags.iter().map(|it| literal(it)));
            sql.line(format_args!("    WHEN TAG IN ({tags})"));
        }
        sql.line(format_args!("    EXECUTE FUNCTION {}();", self.function));
        if self.enabled != Enabled::Origin {
            render_enabled(self, sql);
        }
    }

    fn render_drop(&self, sql: &mut Sql) {
        sql.line(format_args!("DROP EVENT TRIGGER {};", self.name));
    }

    fn render_alter(Altered { old, new, how }: &Altered<Self>, sql: &mut Sql) {
        match how {
            Alteration::Rename => sql.line(format_args!(
                "ALTER EVENT TRIGGER {} RENAME TO {};",
                old.name, new.name
            )),
            Alteration::SetEnabled => render_enabled(new, sql),
        }
    }
}

fn render_enabled(it: &EventTrigger, sql: &mut Sql) {
    let action = it.enabled.action();
    sql.line(format_args!("ALTER EVENT TRIGGER {} {action};", it.name));
}

// Introspection.

#[cfg(feature = "introspect")]
impl crate::introspect::Catalog for EventTrigger {
    const ROWS: Option<&'static str> = Some("pg_event_trigger");

    const QUERY: &'static str = concat!(
        "SELECT json_build_object(
            'name', e.evtname,
            'event', e.evtevent,
            'tags', coalesce(e.evttags, '{}'),
            'function', (SELECT json_build_array(n.nspname, p.proname) FROM pg_proc p
                JOIN pg_namespace n ON n.oid = p.pronamespace WHERE p.oid = e.evtfoid),
            'enabled', e.evtenabled)::text,
            obj_description(e.oid, 'pg_event_trigger')
         FROM pg_event_trigger e
         WHERE ",
        crate::introspect::not_of_extension!("pg_event_trigger", "e.oid")
    );

    type Row = EventTriggerRow;

    fn read(row: EventTriggerRow) -> Self {
        EventTrigger {
            name: row.name.into(),
            event: row.event.into(),
            tags: row.tags,
            function: row.function,
            enabled: Enabled::of_code(&row.enabled),
        }
    }
}

/// What the catalogs tell of an event trigger.
#[cfg(feature = "introspect")]
#[derive(serde::Deserialize)]
pub(crate) struct EventTriggerRow {
    name: String,
    event: String,
    tags: Vec<String>,
    function: QualifiedName,
    enabled: String,
}

//! Triggers of partitions. PostgreSQL makes them with the trigger of the partitioned table, and they are no
//! objects here, unless one is enabled otherwise than above.

use std::sync::Arc;

use super::{Altered, Between, Change, Dependency, Effects, Object, ObjectId, triggers::Enabled};
use crate::{ident::OfTable, renaming::Renaming, schema::Scope, sql::Sql};

/// The trigger of a partition that is enabled otherwise than that of the table it is a partition of.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "introspect", derive(serde::Deserialize))]
pub struct ClonedTrigger {
    /// Its table and name.
    pub name: OfTable,
    /// The trigger with which PostgreSQL made it.
    pub of: OfTable,
    /// Whether and when it fires.
    pub enabled: Enabled,
    /// Whether and when the one above it fires, as it did once.
    pub usual: Enabled,
}

/// One way in which the trigger of a partition can be altered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alteration {
    /// `ALTER TABLE … ENABLE TRIGGER`, `DISABLE TRIGGER`
    SetEnabled,
}

impl Object for ClonedTrigger {
    type Alteration = Alteration;
    type Key = OfTable;

    fn key(&self) -> OfTable {
        self.name.clone()
    }

    /// What is said of a partitioned table is carried on to its partitions.
    fn depends_on(&self, scope: &Scope<'_>) -> Vec<Dependency> {
        let above = scope.ancestors(&self.name.table).into_iter();
        let above = above.map(|it| OfTable::new(it, self.name.name.clone()));
        let above = above.map(|it| ObjectId::ClonedTrigger(it).into());
        let own = [
            Dependency::table(&self.name.table),
            ObjectId::Trigger(self.of.clone()).into(),
        ];
        own.into_iter().chain(above).collect()
    }

    fn part_of(&self) -> Option<Dependency> {
        Some(ObjectId::Trigger(self.of.clone()).into())
    }

    fn goes_with(&self) -> Vec<Dependency> {
        vec![Dependency::table(&self.name.table)]
    }

    fn whole(key: &OfTable) -> Option<ObjectId> {
        Some(ObjectId::Table(key.table.clone()))
    }

    /// The trigger that it was made with is enabled or disabled, and it with that.
    fn is_reached(old: &Self, cx: &Between<'_>) -> bool {
        let enabled = |scope: &Scope<'_>| Some(scope.triggers.get(&old.of)?.enabled);
        enabled(cx.old) != enabled(cx.new)
    }

    fn diff(old: &Arc<Self>, new: &Arc<Self>, _cx: &Between<'_>) -> Vec<Change<Self>> {
        vec![Change::alter(old, new, Alteration::SetEnabled)]
    }

    fn effects(it: &Altered<Self>, cx: &Between<'_>) -> Effects {
        Effects {
            alters: vec![ObjectId::ClonedTrigger(it.new.key()).into()],
            needs: it.new.depends_on(cx.new),
            frees: vec![Dependency::table(&it.old.name.table)],
            ..Effects::default()
        }
    }

    /// Those below are made what they are to be afterwards.
    fn adjust(change: &Change<Self>, effects: &mut Effects) {
        let (Change::Create(it) | Change::Drop(it)) = change else {
            return;
        };
        let itself = ObjectId::ClonedTrigger(it.key());
        effects.alters.push(itself.into());
    }

    fn follow(&mut self, renaming: &Renaming) {
        renaming.table(&mut self.name.table);
        renaming.table(&mut self.of.table);
    }

    fn follow_key(key: &mut OfTable, renaming: &Renaming) {
        renaming.table(&mut key.table);
    }

    fn noun(_key: &OfTable) -> Option<&'static str> {
        Some("trigger")
    }

    fn render_create(&self, _inline: &[String], sql: &mut Sql) {
        self.render(self.enabled, sql);
    }

    fn render_drop(&self, sql: &mut Sql) {
        self.render(self.usual, sql);
    }

    fn render_alter(Altered { new, how, .. }: &Altered<Self>, sql: &mut Sql) {
        match how {
            Alteration::SetEnabled => new.render(new.enabled, sql),
        }
    }
}

impl ClonedTrigger {
    fn render(&self, enabled: Enabled, sql: &mut Sql) {
        let OfTable { table, name } = &self.name;
        let action = enabled.action();
        sql.line(format_args!("ALTER TABLE {table} {action} TRIGGER {name};"));
    }
}

// Introspection.

/// Those that PostgreSQL makes for foreign keys are not among them.
#[cfg(feature = "introspect")]
impl crate::introspect::Catalog for ClonedTrigger {
    const ROWS: Option<&'static str> = Some("pg_trigger WHERE tgparentid <> 0");

    const QUERY: &'static str = concat!(
        "WITH RECURSIVE made(oid, root) AS (
            SELECT g.oid, g.oid FROM pg_trigger g WHERE g.tgparentid = 0 AND NOT g.tgisinternal
            UNION ALL
            SELECT g.oid, m.root FROM made m JOIN pg_trigger g ON g.tgparentid = m.oid
        )
        SELECT json_build_object(
            'name', json_build_array(json_build_array(t.nspname, t.relname), g.tgname),
            'of', (SELECT json_build_array(json_build_array(n.nspname, c.relname), r.tgname) FROM pg_trigger r
                JOIN pg_class c ON c.oid = r.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE r.oid = m.root),
            'enabled', ",
        super::triggers::enabled!("g.tgenabled"),
        ", 'usual', ",
        super::triggers::enabled!("above.tgenabled"),
        ")::text,
            NULL::text
         FROM made m JOIN pg_trigger g ON g.oid = m.oid JOIN pg_trigger above ON above.oid = g.tgparentid JOIN ",
        crate::introspect::our_tables!(),
        " t ON t.oid = g.tgrelid
         WHERE g.tgenabled <> above.tgenabled"
    );

    type Row = Self;

    fn read(row: Self) -> Self {
        row
    }
}

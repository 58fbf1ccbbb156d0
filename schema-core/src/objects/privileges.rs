//! Privileges: `GRANT` and `REVOKE`.
//!
//! An object is what one role may do with one thing, where PostgreSQL would not allow just that by
//! itself: everything to the owner, `EXECUTE` on functions and `USAGE` on types to everybody.

use std::{collections::BTreeSet, fmt, sync::Arc};

use serde::{Deserialize, Serialize};

use super::{
    Altered, Between, Change, Dependency, Effects, Named, Object, ObjectId,
    aggregates::AggregateSignature, owners::Owned, roles::Role,
};
use crate::{
    ident::{Name, QualifiedName},
    renaming::Renaming,
    schema::{Schema, Scope},
    sql::Sql,
};

#[cfg(feature = "introspect")]
mod catalog;
mod given;
mod rights;

#[cfg(feature = "introspect")]
pub(super) use catalog::on;
pub(super) use rights::Wording;
pub use rights::{Right, Rights};

/// What a role may do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Privileges {
    /// Who may do it, with what.
    pub of: Box<Holding>,
    /// What it may do.
    pub rights: Rights,
    /// What it may do where nothing was granted or revoked.
    pub usual: Rights,
    /// The name of the sequence of an identity column.
    pub sequence: Option<QualifiedName>,
    /// The extension that what they are about belongs to.
    pub extension: Option<Name>,
}

/// What tells privileges apart.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Holding {
    /// With what.
    pub on: On,
    /// Who.
    pub role: Role,
    /// Who allowed it, where that is not the owner.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Role>,
}

/// What privileges are about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum On {
    /// A table, or whatever else holds rows.
    Relation(QualifiedName),
    /// A column of such.
    Column(QualifiedName, Name),
    /// The sequence of an identity column.
    Identity(QualifiedName, Name),
    /// Another object.
    Object(Box<ObjectId>),
    /// A language.
    Language(Name),
}

impl On {
    /// What has to be there; a language is.
    pub(super) fn dependency(&self) -> Option<Dependency> {
        match self {
            On::Relation(name) => Some(Dependency::table(name)),
            On::Column(table, column) | On::Identity(table, column) => {
                Some(Dependency::Column(table.clone(), column.clone()))
            }
            On::Object(id) => Some((**id).clone().into()),
            On::Language(_) => None,
        }
    }

    /// Where it stands; nowhere if it stands in no namespace, or is one.
    fn namespace(&self) -> Option<Name> {
        match self {
            On::Relation(it) | On::Column(it, _) | On::Identity(it, _) => {
                Some(it.namespace.clone())
            }
            On::Object(id) => id.namespace().cloned(),
            On::Language(_) => None,
        }
    }

    /// Whose it is.
    fn owner(&self) -> Dependency {
        let owned = match self {
            On::Column(table, _) | On::Identity(table, _) => On::Relation(table.clone()),
            other => other.clone(),
        };
        ObjectId::Owner(Owned(owned)).into()
    }

    /// The object by its kind and name.
    pub(super) fn named(&self) -> Option<String> {
        Some(match self {
            On::Relation(name) | On::Column(name, _) => format!("TABLE {name}"),
            On::Identity(..) => return None,
            On::Object(id) => id.in_sql(),
            On::Language(name) => format!("LANGUAGE {name}"),
        })
    }

    /// The same as `GRANT` names it.
    fn granted(&self) -> Option<String> {
        match self {
            On::Object(id) => match &**id {
                ObjectId::Aggregate(AggregateSignature(it)) => Some(format!("FUNCTION {it}")),
                ObjectId::ForeignServer(name) => Some(format!("FOREIGN SERVER {name}")),
                _ => self.named(),
            },
            _ => self.named(),
        }
    }

    pub(super) fn follow(&mut self, renaming: &Renaming) {
        match self {
            On::Relation(name) => renaming.table(name),
            On::Column(table, column) | On::Identity(table, column) => {
                renaming.column_of(table, column);
            }
            On::Object(id) => id.follow(renaming),
            On::Language(_) => {}
        }
    }
}

impl fmt::Display for On {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            On::Relation(name) => write!(f, "table {name}"),
            On::Column(table, column) => write!(f, "column {table}.{column}"),
            On::Identity(table, column) => write!(f, "the identity of column {table}.{column}"),
            On::Object(id) => id.fmt(f),
            On::Language(name) => write!(f, "language {name}"),
        }
    }
}

impl fmt::Display for Holding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "of {} on {}", self.role, self.on)?;
        match &self.by {
            Some(by) => write!(f, ", by {by}"),
            None => Ok(()),
        }
    }
}

impl Holding {
    /// Those on the whole table, with which those on a column go.
    fn on_table(&self) -> Option<Holding> {
        match &self.on {
            On::Column(table, _) => Some(Holding {
                on: On::Relation(table.clone()),
                ..self.clone()
            }),
            _ => None,
        }
    }

    /// Those by which another role can grant these: it may grant them itself, and reach what they are about.
    fn sources(&self, schema: &Schema) -> Vec<Holding> {
        let Some(by) = &self.by else {
            return Vec::new();
        };
        let mut sources = Vec::new();
        let on_table = self.on_table().map(|it| it.on);
        for on in on_table.into_iter().chain([self.on.clone()]) {
            let held = held(on, by, schema);
            let can_grant = held.filter(|it| !it.rights.grantable.is_empty());
            sources.extend(can_grant.map(|it| Holding::clone(&it.of)));
        }
        if let Some(namespace) = self.on.namespace() {
            let on = On::Object(Box::new(ObjectId::Namespace(namespace)));
            for role in [by, &Role::Public] {
                let held = held(on.clone(), role, schema);
                sources.extend(held.map(|it| Holding::clone(&it.of)));
            }
        }
        sources
    }
}

/// What a role holds with a thing, whoever allowed it.
fn held<'a>(on: On, role: &Role, schema: &'a Schema) -> impl Iterator<Item = &'a Privileges> {
    let first = Box::new(Holding {
        on,
        role: role.clone(),
        by: None,
    });
    let those = schema.privileges.from(&first);
    let is_such = move |it: &Holding| it.on == first.on && it.role == first.role;
    those.take_while(move |it| is_such(&it.of)).map(|it| &**it)
}

impl Named for Holding {
    fn name(&self) -> Option<&Name> {
        None
    }
}

/// One way in which privileges can be altered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alteration {
    /// What differs is granted and revoked.
    Define,
    /// The same, for a thing that is new, or that lost them: it begins with what it had before.
    Begin,
}

impl Object for Privileges {
    type Alteration = Alteration;
    type Key = Box<Holding>;

    fn key(&self) -> Self::Key {
        self.of.clone()
    }

    fn depends_on(&self, scope: &Scope<'_>) -> Vec<Dependency> {
        let others = self.of.on_table().into_iter();
        let others = others.chain(self.of.sources(scope));
        let others = others.map(|it| Dependency::from(ObjectId::Privileges(it.into())));
        others.chain(self.things()).collect()
    }

    fn part_of(&self) -> Option<Dependency> {
        self.extension().or_else(|| self.of.on.dependency())
    }

    /// Another type takes the place of one that PostgreSQL cannot change, and has no privileges yet; a
    /// column keeps its own.
    fn blocks_change_of(&self, dependency: &Dependency, _scope: &Scope<'_>) -> bool {
        matches!(dependency, Dependency::Object(_))
    }

    /// They go with what they are about, and are granted again.
    fn can_be_restored(&self) -> bool {
        false
    }

    fn diff(old: &Arc<Self>, new: &Arc<Self>, cx: &Between<'_>) -> Vec<Change<Self>> {
        if new.things().iter().any(|it| cx.moving.contains(it)) {
            return vec![new.beginning(new.usual.clone())];
        }
        // The role was the owner, or becomes it.
        if old.usual != new.usual {
            return Change::replace(old, new);
        }
        // Before anybody is granted anything, all is revoked, by whomever.
        let with = |rights: Rights| {
            Arc::new(Privileges {
                rights,
                ..Privileges::clone(new)
            })
        };
        let left = with(old.left_by_table(cx));
        let kept = with(left.rights.after(&left.rights, &new.rights));
        let define = |old: &Arc<Self>, new: &Arc<Self>| {
            (old.rights != new.rights).then(|| Change::alter(old, new, Alteration::Define))
        };
        let steps = [define(&left, &kept), define(&kept, new)];
        steps.into_iter().flatten().collect()
    }

    fn apply(it: &Altered<Self>, schema: &mut Schema) {
        schema.privileges.remove(&it.old.key());
        if it.new.rights != it.new.usual {
            schema.privileges.insert(it.new.clone());
        }
    }

    fn effects(it: &Altered<Self>, cx: &Between<'_>) -> Effects {
        let takes = it.old.takes(&it.new);
        let mut effects = Effects {
            alters: vec![Dependency::from(ObjectId::Privileges(it.new.key()))],
            needs: match takes && it.how == Alteration::Define {
                true => it.new.things(),
                false => it.new.depends_on(cx.new),
            },
            ..Effects::default()
        };
        let owner = it.new.of.on.owner();
        if it.how == Alteration::Begin && it.new.rights == it.new.usual {
            // Who loses it here may become the owner.
            effects.needs.retain(|it| *it != owner);
            effects.frees.push(owner.clone());
        }
        if it.how == Alteration::Define {
            // Another owner comes first, whichever way.
            effects.frees = match takes {
                true => it.old.depends_on(cx.old),
                false => it.old.things(),
            };
            effects.frees.retain(|it| *it != owner);
            it.old.disturb(&it.new, &mut effects);
        }
        effects
    }

    fn adjust(change: &Change<Self>, effects: &mut Effects) {
        match change {
            Change::Create(it) => it.unsaid().disturb(it, effects),
            Change::Drop(it) => it.disturb(&it.unsaid(), effects),
            Change::Alter(_) => {}
        }
    }

    fn given(made: &BTreeSet<Dependency>, cx: &Between<'_>) -> Vec<Change<Self>> {
        given::given(made, cx)
    }

    fn whole(key: &Self::Key) -> Option<ObjectId> {
        key.on.dependency().map(|it| it.whole())
    }

    fn follow(&mut self, renaming: &Renaming) {
        Privileges::follow_key(&mut self.of, renaming);
        if let (Some(sequence), On::Identity(table, _)) = (&mut self.sequence, &self.of.on) {
            sequence.namespace = table.namespace.clone();
        }
    }

    fn follow_key(key: &mut Self::Key, renaming: &Renaming) {
        key.on.follow(renaming);
    }

    fn render_create(&self, _inline: &[String], sql: &mut Sql) {
        self.render(&self.usual, &self.rights, sql);
    }

    fn render_drop(&self, sql: &mut Sql) {
        self.render(&self.rights, &self.usual, sql);
    }

    fn render_alter(it: &Altered<Self>, sql: &mut Sql) {
        it.new.render(&it.old.rights, &it.new.rights, sql);
    }
}

impl Privileges {
    /// What makes them of what a new thing begins with.
    fn beginning(self: &Arc<Self>, rights: Rights) -> Change<Self> {
        let old = Privileges {
            rights,
            ..Privileges::clone(self)
        };
        Change::alter(&Arc::new(old), self, Alteration::Begin)
    }

    /// What has to be there for them, and whose it is.
    fn things(&self) -> Vec<Dependency> {
        let things = self.of.on.dependency().into_iter();
        things
            .chain(self.extension())
            .chain([self.of.on.owner()])
            .collect()
    }

    /// Those that the role has where nothing was granted or revoked.
    fn unsaid(&self) -> Privileges {
        Privileges {
            rights: self.usual.clone(),
            ..self.clone()
        }
    }

    /// Whether something is taken away on the way to others.
    fn takes(&self, new: &Self) -> bool {
        self.rights.after(&self.rights, &new.rights) != self.rights
    }

    /// What is left of those on a column by what is revoked on its table.
    fn left_by_table(&self, cx: &Between<'_>) -> Rights {
        let on_table = self.of.on_table().map(Box::new);
        let Some(old) = on_table.as_ref().and_then(|it| cx.old.privileges.get(it)) else {
            return self.rights.clone();
        };
        let new = on_table.and_then(|it| cx.new.privileges.get(&it));
        let new = new.map_or(&old.usual, |it| &it.rights);
        self.rights.after(&old.rights, new)
    }

    fn extension(&self) -> Option<Dependency> {
        let extension = self.extension.clone()?;
        Some(ObjectId::Extension(extension).into())
    }

    /// What is revoked on a table is revoked on its columns as well.
    /// <https://www.postgresql.org/docs/current/sql-revoke.html#SQL-REVOKE-NOTES>
    fn disturb(&self, new: &Self, effects: &mut Effects) {
        if matches!(self.of.on, On::Relation(_)) && self.takes(new) {
            let itself = Dependency::from(ObjectId::Privileges(self.key()));
            if !effects.alters.contains(&itself) {
                effects.alters.push(itself.clone());
            }
            effects.disturbs.push(itself);
        }
    }

    fn render(&self, old: &Rights, new: &Rights, sql: &mut Sql) {
        let of_sequence = || Some(format!("SEQUENCE {}", self.sequence.as_ref()?));
        let Some(on) = self.of.on.granted().or_else(of_sequence) else {
            return;
        };
        let column = match &self.of.on {
            On::Column(_, name) => Some(name),
            _ => None,
        };
        let by = match &self.of.by {
            Some(role @ Role::Named(_)) => Some(role),
            _ => None,
        };
        if let Some(role) = by {
            sql.line(format_args!("SET ROLE {role};"));
        }
        let wording = Wording {
            before: "",
            column,
            on,
            role: &self.of.role,
        };
        wording.render(old, new, sql);
        if by.is_some() {
            sql.line(format_args!("RESET ROLE;"));
        }
    }
}

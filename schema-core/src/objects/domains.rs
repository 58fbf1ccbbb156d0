//! Domains: `CREATE DOMAIN`, a type with a default and constraints of its own.
//!
//! PostgreSQL cannot change what a domain rests on, nor add a constraint to one whose values stand in
//! arrays or composite types of a table. There a new domain takes the old one's place.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{
    Altered, Between, Change, Dependency, Effects, Hazard, Object, ObjectId, collations,
    namespaces,
    tables::{BaseType, DataType, usual_name},
    types::{self, Replacement},
};
use crate::{
    check::{Catalog, Checking, Complaint},
    ident::{Name, QualifiedName},
    renaming::Renaming,
    schema::{Schema, Scope},
    sql::{Expression, Sql},
};

/// A domain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Domain {
    /// Its name.
    pub name: QualifiedName,
    /// What it rests on.
    pub data_type: DataType,
    /// `COLLATE`, where it is not that of the type.
    pub collation: Option<QualifiedName>,
    /// `DEFAULT`
    pub default: Option<Expression>,
    /// `NOT NULL`
    pub not_null: bool,
    /// The name of the constraint behind it, where a server tells, which it does from version 17 on. Where
    /// one side does not, names are not compared.
    pub not_null_name: Option<Name>,
    /// `CHECK`, by name, which is the order in which they are held.
    pub checks: BTreeMap<Name, Check>,
}

/// A constraint of a domain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// What must not be false of `VALUE`.
    pub condition: Expression,
    /// `NOT VALID`: values from before it are not checked.
    pub not_valid: bool,
}

/// One way in which a domain can be altered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alteration {
    /// `ALTER DOMAIN … RENAME TO`, `SET SCHEMA`
    Rename,
    /// `SET DEFAULT`, `DROP DEFAULT`
    SetDefault {
        /// As it is.
        old: Option<Expression>,
        /// As it becomes.
        new: Option<Expression>,
    },
    /// `SET NOT NULL`, `DROP NOT NULL`
    SetNotNull,
    /// `RENAME CONSTRAINT`, of the one behind `NOT NULL`; PostgreSQL 17 and later
    RenameNotNull,
    /// `ADD CONSTRAINT`
    AddCheck(Name, Check),
    /// `DROP CONSTRAINT`
    DropCheck(Name, Check),
    /// `RENAME CONSTRAINT`
    RenameCheck {
        /// The name it has.
        old: Name,
        /// The name it gets.
        new: Name,
    },
    /// `VALIDATE CONSTRAINT`
    ValidateCheck(Name),
    /// A new domain takes the place of the old one, and every column of it is converted.
    Replace(Replacement),
    /// The domain that was replaced goes, once nothing holds it.
    Retire,
}

impl Object for Domain {
    type Alteration = Alteration;
    type Key = QualifiedName;

    fn key(&self) -> QualifiedName {
        self.name.clone()
    }

    fn word(&self) -> Option<&Name> {
        Some(&self.name.name)
    }

    fn depends_on(&self, scope: &Scope<'_>) -> Vec<Dependency> {
        let mut out: Vec<Dependency> = namespaces::holding(&self.name.namespace)
            .into_iter()
            .chain(self.data_type.depends_on(scope))
            .chain(collations::needed(self.collation.as_ref(), scope))
            .collect();
        let conditions = self.checks.values().map(|it| &it.condition);
        for expression in self.default.iter().chain(conditions) {
            self.mentioned(expression, scope, &mut out);
        }
        out
    }

    fn brings(&self) -> Vec<Dependency> {
        self.checks.keys().map(|it| self.constraint(it)).collect()
    }

    fn can_be_restored(&self) -> bool {
        false
    }

    /// Where one side does not tell the name of its `NOT NULL`, it is not compared.
    fn align(schema: &mut Schema, base: &Schema) {
        for new in schema.domains.values_mut().filter(|it| it.not_null) {
            let old = base.domains.get(&new.name).filter(|it| it.not_null);
            if let Some(old) = old
                && (old.not_null_name.is_none() || new.not_null_name.is_none())
            {
                new.not_null_name.clone_from(&old.not_null_name);
            }
        }
    }

    fn diff(old: &Arc<Self>, new: &Arc<Self>, cx: &Between<'_>) -> Vec<Change<Self>> {
        if !old.must_be_replaced_by(new, cx) {
            let changes = old.changes_to(new, cx).into_iter();
            return changes.map(|it| Change::alter(old, new, it)).collect();
        }
        // What calls a function that is made anew goes before that, and comes with the new domain.
        let (bare, changes) = old.let_go(cx);
        let bare = Arc::new(bare);
        let changes = changes.into_iter();
        let mut changes: Vec<_> = changes.map(|it| Change::alter(old, &bare, it)).collect();
        let is_text = new.data_type.is_text();
        let has_cast =
            new.data_type.converts_from(&old.data_type) || types::has_cast(&new.data_type, cx);
        let via = match has_cast && !is_text {
            true => new.data_type.clone(),
            false => DataType::built_in("text"),
        };
        let id = ObjectId::Domain(new.name.clone());
        let mut replacement = Replacement::of(&id, &via, cx);
        let columns = replacement.columns.iter_mut();
        columns.for_each(|it| it.is_assigned = is_text);
        let retire = replacement.is_held.then_some(Alteration::Retire);
        let replaced = [Alteration::Replace(replacement)].into_iter().chain(retire);
        changes.extend(replaced.map(|it| Change::alter(&bare, new, it)));
        changes
    }

    /// A domain without what calls functions.
    fn stand_in(&self, _scope: &Scope<'_>) -> Option<Domain> {
        Some(Domain {
            default: None,
            checks: BTreeMap::new(),
            ..self.clone()
        })
    }

    fn complaints(&self, cx: &Checking<'_>) -> Vec<Complaint> {
        types::misnamed(&self.name, cx)
    }

    fn occupies(&self) -> Vec<(Catalog, QualifiedName)> {
        vec![(Catalog::Type, self.name.clone())]
    }

    fn follow(&mut self, renaming: &Renaming) {
        Domain::follow_key(&mut self.name, renaming);
        renaming.data_type(&mut self.data_type);
        renaming.collation(&mut self.collation);
        let of_type = &self.data_type.base;
        if let Renaming::Label { of, old, new } = renaming
            && *of_type == BaseType::Named(of.clone())
        {
            let conditions = self.checks.values_mut().map(|it| &mut it.condition);
            for it in self.default.iter_mut().chain(conditions) {
                *it = it.with_literal(old, new);
            }
            return;
        }
        let conditions = self.checks.values_mut().map(|it| &mut it.condition);
        for it in self.default.iter_mut().chain(conditions) {
            renaming.expression(None, it);
        }
    }

    fn as_type(name: &QualifiedName) -> Option<QualifiedName> {
        Some(name.clone())
    }

    fn follow_key(key: &mut QualifiedName, renaming: &Renaming) {
        renaming.name(key, ObjectId::Domain);
    }

    fn renaming() -> Option<Alteration> {
        Some(Alteration::Rename)
    }

    fn apply(it: &Altered<Self>, schema: &mut Schema) {
        match &it.how {
            Alteration::Rename => schema.follow(&it.renaming()),
            Alteration::Replace(replacement) => {
                schema.domains.insert(it.new.clone());
                replacement.apply(schema);
            }
            how => {
                let domain = schema.domains.get_mut(&it.new.name);
                domain
                    .into_iter()
                    .for_each(|domain| domain.apply(how, &it.new));
            }
        }
    }

    fn effects(Altered { old, new, how }: &Altered<Self>, cx: &Between<'_>) -> Effects {
        let itself = Dependency::from(ObjectId::Domain(new.name.clone()));
        let mut effects = Effects::default();
        let looks_at_values = match how {
            Alteration::SetNotNull => new.not_null,
            Alteration::AddCheck(_, check) => !check.not_valid,
            Alteration::ValidateCheck(_) => true,
            _ => false,
        };
        if looks_at_values && types::was_contained(&old.name, cx) {
            // Whatever contained them has to be gone.
            effects.alters.push(itself.clone());
        }
        // It is made, or goes, in steps.
        if !cx.old.domains.contains_key(&new.name) {
            effects.needs.push(itself.clone());
        }
        if !cx.new.domains.contains_key(&old.name) {
            effects.frees.push(itself.clone());
        }
        match how {
            Alteration::Rename | Alteration::SetNotNull | Alteration::RenameNotNull => {}
            Alteration::SetDefault {
                old: before,
                new: after,
            } => {
                let expressions = after.iter();
                expressions.for_each(|it| new.mentioned(it, cx.new, &mut effects.needs));
                let expressions = before.iter();
                expressions.for_each(|it| old.mentioned(it, cx.old, &mut effects.frees));
                // Another may take its place then.
                effects.frees.extend(after.is_none().then_some(itself));
            }
            Alteration::AddCheck(name, check) => {
                effects.makes.push(new.constraint(name));
                effects.needs.push(new.constraint(name));
                new.mentioned(&check.condition, cx.new, &mut effects.needs);
            }
            Alteration::DropCheck(name, check) => {
                effects.removes.push(new.constraint(name));
                old.mentioned(&check.condition, cx.old, &mut effects.frees);
                effects.frees.push(itself);
            }
            Alteration::RenameCheck { old, new: name } => {
                effects.alters.push(new.constraint(old));
                effects.makes.push(new.constraint(name));
            }
            Alteration::ValidateCheck(name) => effects.needs.push(new.constraint(name)),
            Alteration::Replace(it) => return old.replaced_by(new, it.effects(itself, cx), cx),
            Alteration::Retire => {
                effects = types::retirement(&itself);
                effects.frees = types::old_ones(old.depends_on(cx.old));
            }
        }
        effects
    }

    fn hazards(change: &Change<Self>) -> Vec<Hazard> {
        let Change::Alter(it) = change else {
            return Vec::new();
        };
        let Altered { old, new, how } = &**it;
        let (mut hazards, judged) = match how {
            Alteration::SetNotNull => (Vec::new(), true),
            Alteration::Replace(it) => (it.rewrites(), true),
            _ => (Vec::new(), false),
        };
        let name = &new.name;
        if judged && new.not_null && !old.not_null {
            let why = format!("rows without a value of type {name}, which becomes NOT NULL");
            hazards.push(Hazard::FailsOnRows { why });
        }
        let (is, becomes) = (&old.data_type, &new.data_type);
        if judged && is != becomes && !becomes.holds_all_of(is) {
            let why = format!("values of type {name} that are not of type {becomes}");
            hazards.push(Hazard::FailsOnRows { why });
        }
        hazards
    }

    fn render_create(&self, _inline: &[String], sql: &mut Sql) {
        let collation = self.collation.iter().map(|it| format!("COLLATE {it}"));
        let default = self.default.iter();
        let default = default.map(|it| format!("DEFAULT {}", it.after_default()));
        let name = self.unusual_not_null();
        let name: String = name
            .map(|it| format!("CONSTRAINT {it} "))
            .unwrap_or_default();
        let not_null = self.not_null.then(|| format!("{name}NOT NULL"));
        let checks = self.checks.iter().filter(|(_, it)| !it.not_valid);
        let mut clauses = vec![format!("CREATE DOMAIN {} AS {}", self.name, self.data_type)];
        clauses.extend(collation.chain(default).chain(not_null));
        let mut lines = vec![clauses.join(" ")];
        lines.extend(checks.map(|(name, it)| format!("    {}", it.clause(name))));
        sql.line(format_args!("{};", lines.join("\n")));
        for (name, it) in self.checks.iter().filter(|(_, it)| it.not_valid) {
            let clause = it.clause(name);
            sql.line(format_args!("ALTER DOMAIN {} ADD {clause};", self.name));
        }
    }

    fn render_drop(&self, sql: &mut Sql) {
        sql.line(format_args!("DROP DOMAIN {};", self.name));
    }

    fn render_alter(Altered { old, new, how }: &Altered<Self>, sql: &mut Sql) {
        let action = match how {
            Alteration::Rename => return sql.renamed("DOMAIN", &old.name, &new.name),
            Alteration::SetDefault { new: Some(it), .. } => format!("SET DEFAULT {it}"),
            Alteration::SetDefault { new: None, .. } => "DROP DEFAULT".to_owned(),
            Alteration::SetNotNull if new.not_null => match new.unusual_not_null() {
                Some(name) => format!("ADD CONSTRAINT {name} NOT NULL"),
                None => "SET NOT NULL".to_owned(),
            },
            Alteration::SetNotNull => "DROP NOT NULL".to_owned(),
            Alteration::RenameNotNull => match (&old.not_null_name, &new.not_null_name) {
                (Some(old), Some(new)) => format!("RENAME CONSTRAINT {old} TO {new}"),
                _ => return,
            },
            Alteration::AddCheck(name, check) => format!("ADD {}", check.clause(name)),
            Alteration::DropCheck(name, _) => format!("DROP CONSTRAINT {name}"),
            Alteration::RenameCheck { old, new } => format!("RENAME CONSTRAINT {old} TO {new}"),
            Alteration::ValidateCheck(name) => format!("VALIDATE CONSTRAINT {name}"),
            Alteration::Replace(it) => {
                let id = ObjectId::Domain(new.name.clone());
                return it.render(&id, |sql| new.render_create(&[], sql), sql);
            }
            Alteration::Retire => {
                return types::render_retirement(&ObjectId::Domain(old.name.clone()), false, sql);
            }
        };
        sql.line(format_args!("ALTER DOMAIN {} {action};", new.name));
    }
}

impl Check {
    fn clause(&self, name: &Name) -> String {
        let not_valid = if self.not_valid { " NOT VALID" } else { "" };
        format!("CONSTRAINT {name} CHECK ({}){not_valid}", self.condition)
    }
}

impl Domain {
    /// The name of its `NOT NULL`, where it is not the one that PostgreSQL chooses.
    fn unusual_not_null(&self) -> Option<&Name> {
        let name = self.not_null_name.as_ref();
        name.filter(|it| **it != usual_name(&self.name.name, None, "not_null"))
    }

    fn constraint(&self, name: &Name) -> Dependency {
        Dependency::DomainConstraint(self.name.clone(), name.clone())
    }

    /// What an expression of its own needs, itself left out.
    fn mentioned(&self, it: &Expression, scope: &Scope<'_>, out: &mut Vec<Dependency>) {
        let itself = Dependency::from(ObjectId::Domain(self.name.clone()));
        let mut found = Vec::new();
        scope.mentioned(it, None, &mut found);
        out.extend(found.into_iter().filter(|it| *it != itself));
    }

    /// Whether PostgreSQL has no other way to `new`.
    fn must_be_replaced_by(&self, new: &Domain, cx: &Between<'_>) -> bool {
        let base = self.data_type.depends_on(cx.old);
        let rests_on_another = self.data_type != new.data_type
            || self.collation != new.collation
            || collations::moves(self.collation.as_ref(), cx)
            || base.is_some_and(|it| cx.moving.contains(&it));
        let is_held = |(name, check): (&Name, &Check)| {
            let same = |it: &&Check| it.condition == check.condition && !it.not_valid;
            let known = self.checks.get(name).filter(same).is_some();
            check.not_valid || known || self.renamed(name, check, new).is_some()
        };
        let lets_go = self.checks.values().any(|it| it.lets_go(self, cx));
        let looks_at_values =
            lets_go || !self.not_null && new.not_null || !new.checks.iter().all(is_held);
        rests_on_another || looks_at_values && types::is_contained(&self.name, cx)
    }

    /// It without what calls something that moves, and what leads there. Types that move stay until it goes.
    fn let_go(&self, cx: &Between<'_>) -> (Domain, Vec<Alteration>) {
        let moving = cx.moving.iter().filter(|it| it.type_name().is_none());
        let moving: BTreeSet<Dependency> = moving.cloned().collect();
        let cx = &Between {
            moving: &moving,
            ..*cx
        };
        let mut bare = self.clone();
        let mut changes = Vec::new();
        if let Some(it) = bare.default.take_if(|it| self.holds_what_moves(it, cx)) {
            changes.push(Alteration::SetDefault {
                old: Some(it),
                new: None,
            });
        }
        for (name, it) in self.checks.iter().filter(|(_, it)| it.lets_go(self, cx)) {
            bare.checks.remove(name);
            changes.push(Alteration::DropCheck(name.clone(), it.clone()));
        }
        (bare, changes)
    }

    /// The name that a check of `new` has here, if it differs in nothing but the name.
    fn renamed(&self, name: &Name, check: &Check, new: &Domain) -> Option<Name> {
        let gone = |it: &(&Name, &Check)| !new.checks.contains_key(it.0) && it.1 == check;
        let is_new = !self.checks.contains_key(name);
        // Of several that are alike the first is taken, by the first.
        let alike = |it: &(&Name, &Check)| !self.checks.contains_key(it.0) && it.1 == check;
        let nth = new
            .checks
            .iter()
            .filter(alike)
            .position(|it| it.0 == name)?;
        let old = self.checks.iter().filter(gone).nth(nth)?;
        is_new.then(|| old.0.clone())
    }

    /// What leads to `new` in place.
    fn changes_to(&self, new: &Domain, cx: &Between<'_>) -> Vec<Alteration> {
        let mut changes = self.changes_of_default(new, cx);
        if self.not_null != new.not_null {
            changes.push(Alteration::SetNotNull);
        } else if self.not_null_name != new.not_null_name {
            changes.push(Alteration::RenameNotNull);
        }
        let mut kept = Vec::new();
        for (name, check) in &new.checks {
            let add = || Alteration::AddCheck(name.clone(), check.clone());
            match self.checks.get(name) {
                Some(old) if old.lets_go(self, cx) => {
                    changes.push(Alteration::DropCheck(name.clone(), old.clone()));
                    changes.push(add());
                }
                Some(old) if old == check => {}
                Some(old) if old.condition == check.condition && old.not_valid => {
                    changes.push(Alteration::ValidateCheck(name.clone()));
                }
                Some(old) => {
                    changes.push(Alteration::DropCheck(name.clone(), old.clone()));
                    changes.push(add());
                }
                None => match self.renamed(name, check, new) {
                    Some(old) if !check.lets_go(self, cx) => {
                        kept.push(old.clone());
                        let new = name.clone();
                        changes.push(Alteration::RenameCheck { old, new });
                    }
                    _ => changes.push(add()),
                },
            }
        }
        let gone = |it: &(&Name, &Check)| !new.checks.contains_key(it.0) && !kept.contains(it.0);
        let drop = |(name, it): (&Name, &Check)| Alteration::DropCheck(name.clone(), it.clone());
        changes.extend(self.checks.iter().filter(gone).map(drop));
        changes
    }

    fn changes_of_default(&self, new: &Domain, cx: &Between<'_>) -> Vec<Alteration> {
        let set = |old: &Option<Expression>, new: &Option<Expression>| Alteration::SetDefault {
            old: old.clone(),
            new: new.clone(),
        };
        let holds = |it: &Expression| self.holds_what_moves(it, cx);
        if self.default.as_ref().is_some_and(holds) {
            return match &new.default {
                Some(_) => vec![set(&self.default, &None), set(&None, &new.default)],
                None => vec![set(&self.default, &None)],
            };
        }
        if self.default == new.default {
            Vec::new()
        } else {
            vec![set(&self.default, &new.default)]
        }
    }

    fn holds_what_moves(&self, it: &Expression, cx: &Between<'_>) -> bool {
        let mut holds = Vec::new();
        self.mentioned(it, cx.old, &mut holds);
        holds.iter().any(|it| cx.moving.contains(it))
    }

    /// How it stands to other changes that `new` takes its place: its constraints are others.
    fn replaced_by(&self, new: &Domain, mut effects: Effects, cx: &Between<'_>) -> Effects {
        effects.needs.extend(new.depends_on(cx.new));
        effects.frees = self.depends_on(cx.old);
        effects
            .frees
            .extend(types::old_ones(self.depends_on(cx.old)));
        effects.makes = new.brings();
        effects.removes = self.brings();
        effects
    }

    /// Carries out an alteration that leads towards `new`.
    fn apply(&mut self, how: &Alteration, new: &Domain) {
        match how {
            Alteration::SetDefault { new, .. } => self.default.clone_from(new),
            Alteration::SetNotNull => {
                self.not_null = new.not_null;
                self.not_null_name.clone_from(&new.not_null_name);
            }
            Alteration::RenameNotNull => self.not_null_name.clone_from(&new.not_null_name),
            Alteration::AddCheck(name, check) => {
                self.checks.insert(name.clone(), check.clone());
            }
            Alteration::DropCheck(name, _) => drop(self.checks.remove(name)),
            Alteration::RenameCheck { old, new } => {
                if let Some(check) = self.checks.remove(old) {
                    self.checks.insert(new.clone(), check);
                }
            }
            Alteration::ValidateCheck(name) => {
                if let Some(check) = self.checks.get_mut(name) {
                    check.not_valid = false;
                }
            }
            Alteration::Rename | Alteration::Replace(_) | Alteration::Retire => {}
        }
    }
}

impl Check {
    /// Whether it holds what is dropped and created again, so that it has to go meanwhile.
    fn lets_go(&self, of: &Domain, cx: &Between<'_>) -> bool {
        of.holds_what_moves(&self.condition, cx)
    }
}

// Introspection.

#[cfg(feature = "introspect")]
impl crate::introspect::Catalog for Domain {
    const QUERY: &'static str = concat!(
        "SELECT json_build_object(
            'name', json_build_array(n.nspname, t.typname),
            'data_type', ",
        crate::introspect::data_type!("t.typbasetype", "t.typtypmod"),
        ",
            'collation', CASE WHEN t.typcollation <> b.typcollation THEN (
                SELECT json_build_array(cn.nspname, o.collname)
                FROM pg_collation o JOIN pg_namespace cn ON cn.oid = o.collnamespace WHERE o.oid = t.typcollation) END,
            'default', pg_get_expr(t.typdefaultbin, 0),
            'not_null', t.typnotnull,
            'not_null_name', (SELECT k.conname FROM pg_constraint k WHERE k.contypid = t.oid AND k.contype = 'n'),
            'checks', (SELECT coalesce(json_agg(json_build_array(k.conname, pg_get_expr(k.conbin, 0), NOT k.convalidated)), '[]')
                FROM pg_constraint k WHERE k.contypid = t.oid AND k.contype = 'c'))::text,
            obj_description(t.oid, 'pg_type')
         FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace JOIN pg_type b ON b.oid = t.typbasetype
         WHERE t.typtype = 'd' AND ",
        crate::introspect::not_of_system!("n"),
        " AND ",
        crate::introspect::not_of_extension!("pg_type", "t.oid")
    );

    type Row = DomainRow;

    fn read(row: DomainRow) -> Self {
        let check = |(name, condition, not_valid): (String, String, bool)| {
            let condition = crate::introspect::expression(condition);
            let check = Check {
                condition,
                not_valid,
            };
            (Name::from(name), check)
        };
        Domain {
            name: row.name,
            data_type: row.data_type,
            collation: row.collation,
            default: row.default.map(crate::introspect::expression),
            not_null: row.not_null,
            not_null_name: row.not_null_name,
            checks: row.checks.into_iter().map(check).collect(),
        }
    }
}

/// What the catalogs tell of a domain.
#[cfg(feature = "introspect")]
#[derive(serde::Deserialize)]
pub(crate) struct DomainRow {
    name: QualifiedName,
    data_type: DataType,
    collation: Option<QualifiedName>,
    default: Option<String>,
    not_null: bool,
    not_null_name: Option<Name>,
    checks: Vec<(String, String, bool)>,
}

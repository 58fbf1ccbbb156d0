//! Composite types: `CREATE TYPE … AS (…)`.
//!
//! PostgreSQL adds, drops and renames attributes whatever uses the type, new ones last. It alters the
//! type of an attribute only while no row holds such a value. Where the attributes do not admit a
//! change in place, a new type takes the old one's place and every column of it is converted: over
//! text where the attributes stand as they did, else by a cast that is there meanwhile.

use std::sync::Arc;

use super::{
    Altered, Between, Change, Dependency, Effects, Hazard, Object, ObjectId, collations,
    namespaces,
    tables::DataType,
    types::{self, Replacement},
};
use crate::{
    check::{Catalog, Checking, Complaint},
    ident::{Name, QualifiedName},
    renaming::Renaming,
    schema::{Schema, Scope},
    sql::{Sql, comma_separated},
};

/// A composite type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompositeType {
    /// Its name.
    pub name: QualifiedName,
    /// In order.
    pub attributes: Vec<Attribute>,
}

/// An attribute of a composite type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute {
    /// Its name.
    pub name: Name,
    /// Its type.
    pub data_type: DataType,
    /// `COLLATE`, where it is not that of the type.
    pub collation: Option<QualifiedName>,
}

/// One way in which a composite type can be altered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alteration {
    /// `ALTER TYPE … RENAME TO`, `SET SCHEMA`
    Rename,
    /// `RENAME ATTRIBUTE`
    RenameAttribute {
        /// The name it has.
        old: Name,
        /// The name it gets.
        new: Name,
    },
    /// `ADD ATTRIBUTE`: behind those that are there.
    AddAttribute {
        /// The new attribute.
        attribute: Attribute,
        /// The one that it follows, if that is new as well.
        after: Option<Name>,
    },
    /// `DROP ATTRIBUTE`
    DropAttribute {
        /// The attribute.
        attribute: Attribute,
        /// Whether rows hold values of it.
        has_values: bool,
    },
    /// `ALTER ATTRIBUTE … TYPE`
    AlterAttribute {
        /// As it is.
        old: Attribute,
        /// As it becomes.
        new: Attribute,
    },
    /// A new type takes the place of the old one, and every column of it is converted.
    Replace(Replacement),
    /// The type that was replaced goes, once nothing holds it, and the cast from it.
    Retire {
        /// Whether there is such a cast.
        has_cast: bool,
    },
}

impl Object for CompositeType {
    type Alteration = Alteration;
    type Key = QualifiedName;

    /// Its name is one of those that do.
    const HOLDS_ROWS: bool = true;

    fn key(&self) -> QualifiedName {
        self.name.clone()
    }

    fn word(&self) -> Option<&Name> {
        Some(&self.name.name)
    }

    fn depends_on(&self, scope: &Scope<'_>) -> Vec<Dependency> {
        let attributes = self.attributes.iter();
        namespaces::holding(&self.name.namespace)
            .into_iter()
            .chain(attributes.flat_map(|it| it.depends_on(scope)))
            .collect()
    }

    fn brings(&self) -> Vec<Dependency> {
        let attributes = self.attributes.iter();
        attributes.map(|it| self.attribute(&it.name)).collect()
    }

    fn can_be_restored(&self) -> bool {
        false
    }

    fn diff(old: &Arc<Self>, new: &Arc<Self>, cx: &Between<'_>) -> Vec<Change<Self>> {
        let how = if old.must_be_replaced_by(new, cx) {
            old.replacement(new, cx)
        } else {
            old.changes_to(new, cx)
        };
        how.into_iter()
            .map(|it| Change::alter(old, new, it))
            .collect()
    }

    fn complaints(&self, cx: &Checking<'_>) -> Vec<Complaint> {
        types::misnamed(&self.name, cx)
    }

    fn occupies(&self) -> Vec<(Catalog, QualifiedName)> {
        vec![
            (Catalog::Relation, self.name.clone()),
            (Catalog::Type, self.name.clone()),
        ]
    }

    fn follow(&mut self, renaming: &Renaming) {
        for it in &mut self.attributes {
            renaming.column(&self.name, &mut it.name);
            renaming.data_type(&mut it.data_type);
            renaming.collation(&mut it.collation);
        }
        CompositeType::follow_key(&mut self.name, renaming);
    }

    fn as_type(name: &QualifiedName) -> Option<QualifiedName> {
        Some(name.clone())
    }

    fn follow_key(key: &mut QualifiedName, renaming: &Renaming) {
        renaming.name(key, ObjectId::CompositeType);
    }

    fn renaming() -> Option<Alteration> {
        Some(Alteration::Rename)
    }

    fn apply(it: &Altered<Self>, schema: &mut Schema) {
        match &it.how {
            Alteration::Rename => schema.follow(&it.renaming()),
            Alteration::RenameAttribute { old, new } => schema.follow(&Renaming::Column {
                table: it.new.name.clone(),
                old: old.clone(),
                new: new.clone(),
            }),
            Alteration::Replace(replacement) => {
                schema.composite_types.insert(it.new.clone());
                replacement.apply(schema);
            }
            how => {
                let composite = schema.composite_types.get_mut(&it.new.name);
                composite.into_iter().for_each(|it| it.apply(how));
            }
        }
    }

    fn effects(Altered { old, new, how }: &Altered<Self>, cx: &Between<'_>) -> Effects {
        let itself = Dependency::from(ObjectId::CompositeType(new.name.clone()));
        let needs = |it: &Attribute| it.depends_on(cx.new);
        // The type of an attribute may be replaced meanwhile.
        let frees = |it: &Attribute| {
            let mut frees = it.depends_on(cx.old);
            frees.extend(types::old_ones(frees.clone()));
            frees
        };
        match how {
            Alteration::Rename | Alteration::RenameAttribute { .. } => Effects::default(),
            Alteration::AddAttribute { attribute, after } => {
                let mut needs = needs(attribute);
                needs.extend(after.iter().map(|it| new.attribute(it)));
                Effects {
                    makes: vec![new.attribute(&attribute.name)],
                    alters: vec![itself],
                    needs,
                    ..Effects::default()
                }
            }
            Alteration::DropAttribute { attribute, .. } => Effects {
                removes: vec![old.attribute(&attribute.name)],
                alters: vec![itself],
                frees: frees(attribute),
                ..Effects::default()
            },
            Alteration::AlterAttribute { old: is, new: it } => Effects {
                alters: vec![itself, new.attribute(&it.name)],
                disturbs: vec![new.attribute(&it.name)],
                needs: needs(it),
                frees: frees(is),
                ..Effects::default()
            },
            Alteration::Replace(it) => {
                let mut effects = it.effects(itself, cx);
                effects.needs.extend(new.depends_on(cx.new));
                effects.frees = old.attributes.iter().flat_map(frees).collect();
                effects.makes = new.brings();
                effects.removes = old.brings();
                effects
            }
            Alteration::Retire { .. } => Effects {
                frees: types::old_ones(old.depends_on(cx.old)),
                ..types::retirement(&itself)
            },
        }
    }

    fn hazards(change: &Change<Self>) -> Vec<Hazard> {
        let Change::Alter(it) = change else {
            return Vec::new();
        };
        let Altered { old, new, how } = &**it;
        let lost = |it: &Attribute| Hazard::DataLoss {
            what: format!("attribute {}.{}", old.name, it.name),
        };
        match how {
            Alteration::DropAttribute {
                attribute,
                has_values: true,
            } => vec![lost(attribute)],
            Alteration::Replace(replacement) => {
                let mut hazards = replacement.rewrites();
                for is in &old.attributes {
                    match new.get(&is.name) {
                        None => hazards.push(lost(is)),
                        Some(becomes) => hazards.extend(becomes.may_refuse(is, new)),
                    }
                }
                hazards
            }
            _ => Vec::new(),
        }
    }

    fn render_create(&self, _inline: &[String], sql: &mut Sql) {
        if self.attributes.is_empty() {
            return sql.line(format_args!("CREATE TYPE {} AS ();", self.name));
        }
        sql.line(format_args!("CREATE TYPE {} AS (", self.name));
        sql.indented_list(self.attributes.iter().map(Attribute::definition));
        sql.line(format_args!(");"));
    }

    fn render_drop(&self, sql: &mut Sql) {
        sql.line(format_args!("DROP TYPE {};", self.name));
    }

    fn render_alter(Altered { old, new, how }: &Altered<Self>, sql: &mut Sql) {
        let action = match how {
            Alteration::Rename => return sql.renamed("TYPE", &old.name, &new.name),
            Alteration::RenameAttribute { old, new } => format!("RENAME ATTRIBUTE {old} TO {new}"),
            Alteration::AddAttribute { attribute, .. } => {
                format!("ADD ATTRIBUTE {}", attribute.definition())
            }
            Alteration::DropAttribute { attribute, .. } => {
                format!("DROP ATTRIBUTE {}", attribute.name)
            }
            Alteration::AlterAttribute { new, .. } => {
                let collation = new.collation.iter().map(|it| format!(" COLLATE {it}"));
                let collation: String = collation.collect();
                format!(
                    "ALTER ATTRIBUTE {} TYPE {}{collation}",
                    new.name, new.data_type
                )
            }
            Alteration::Replace(it) => {
                let id = ObjectId::CompositeType(new.name.clone());
                return it.render(&id, |sql| new.render_create(&[], sql), sql);
            }
            Alteration::Retire { has_cast } => {
                let id = ObjectId::CompositeType(old.name.clone());
                return types::render_retirement(&id, *has_cast, sql);
            }
        };
        sql.line(format_args!("ALTER TYPE {} {action};", new.name));
    }
}

impl Attribute {
    fn definition(&self) -> String {
        let mut text = format!("{} {}", self.name, self.data_type);
        text.extend(self.collation.iter().map(|it| format!(" COLLATE {it}")));
        text
    }

    fn depends_on(&self, scope: &Scope<'_>) -> Vec<Dependency> {
        let data_type = self.data_type.depends_on(scope);
        let collation = collations::needed(self.collation.as_ref(), scope);
        data_type.into_iter().chain(collation).collect()
    }

    /// Whether its type or collation is dropped and created again, or another takes its place.
    fn moves(&self, cx: &Between<'_>) -> bool {
        let mut needed = self.depends_on(cx.old).into_iter();
        needed.any(|it| cx.moving.contains(&it))
    }

    /// What it becomes of the attribute `old` of `$1`.
    fn value(&self, old: &Attribute, cx: &Between<'_>) -> String {
        let (value, becomes) = (format!("($1).{}", old.name), &self.data_type);
        if *becomes == old.data_type && !old.moves(cx) {
            value
        } else if types::has_cast(becomes, cx) || becomes.converts_from(&old.data_type) {
            format!("{value}::{becomes}")
        } else {
            let via = DataType::built_in("text").within_array_of(&old.data_type);
            format!("{value}::{via}::{becomes}")
        }
    }

    /// That values of `old` may be none of this one, of the type `of`.
    fn may_refuse(&self, old: &Attribute, of: &CompositeType) -> Option<Hazard> {
        let (is, becomes) = (&old.data_type, &self.data_type);
        (is != becomes && !becomes.holds_all_of(is)).then(|| Hazard::FailsOnRows {
            why: format!(
                "values of {}.{} that are not of type {becomes}",
                of.name, self.name
            ),
        })
    }
}

impl CompositeType {
    /// The attribute of that name.
    pub fn get(&self, name: &Name) -> Option<&Attribute> {
        self.attributes.iter().find(|it| it.name == *name)
    }

    fn attribute(&self, name: &Name) -> Dependency {
        Dependency::Column(self.name.clone(), name.clone())
    }

    /// How many attributes from the first on of `new` stand here in the same order, perhaps among
    /// others: those that can stay.
    fn common(&self, new: &CompositeType) -> usize {
        let mut left = self.attributes.iter();
        let stays = |it: &&Attribute| left.any(|old| old.name == it.name);
        new.attributes.iter().take_while(stays).count()
    }

    /// Whether PostgreSQL has no other way to `new` that keeps the values in rows.
    fn must_be_replaced_by(&self, new: &CompositeType, cx: &Between<'_>) -> bool {
        let stays = |it: &&Attribute| new.get(&it.name).is_some();
        let moved = self.common(new) < self.attributes.iter().filter(stays).count();
        let converted = |it: &Attribute| {
            let another = |new: &Attribute| new != it || it.moves(cx);
            new.get(&it.name).is_some_and(another)
        };
        (moved || self.attributes.iter().any(converted)) && types::is_in_rows(&self.name, cx)
    }

    /// Whether a value of this type is written as one of `new`.
    fn reads_as(&self, new: &CompositeType, cx: &Between<'_>) -> bool {
        let mut pairs = self.attributes.iter().zip(&new.attributes);
        self.attributes.len() == new.attributes.len()
            && pairs.all(|(old, new)| old.name == new.name && !types::has_cast(&new.data_type, cx))
    }

    /// Whether a cast leads to `new`, as long as it takes the place of this one.
    pub(super) fn has_cast_to(&self, new: &CompositeType, cx: &Between<'_>) -> bool {
        self.must_be_replaced_by(new, cx) && !self.reads_as(new, cx)
    }

    fn replacement(&self, new: &CompositeType, cx: &Between<'_>) -> Vec<Alteration> {
        let id = ObjectId::CompositeType(new.name.clone());
        let has_cast = self.has_cast_to(new, cx);
        let replacement = if has_cast {
            let values = new.attributes.iter().map(|it| match self.get(&it.name) {
                Some(old) => it.value(old, cx),
                None => "NULL".to_owned(),
            });
            let cast = format!("ROW({})", comma_separated(values));
            Replacement {
                cast: Some(cast),
                ..Replacement::of(&id, &DataType::named(new.name.clone()), cx)
            }
        } else {
            Replacement::of(&id, &DataType::built_in("text"), cx)
        };
        let retire = Alteration::Retire { has_cast };
        let retire = replacement.is_held.then_some(retire);
        let mut changes = vec![Alteration::Replace(replacement)];
        changes.extend(retire);
        changes
    }

    fn changes_to(&self, new: &CompositeType, cx: &Between<'_>) -> Vec<Alteration> {
        let (kept, added) = new.attributes.split_at(self.common(new));
        let kept_as = |name: &Name| kept.iter().find(|it| it.name == *name);
        let mut changes = Vec::new();
        for old in &self.attributes {
            match kept_as(&old.name) {
                None => changes.push(Alteration::DropAttribute {
                    attribute: old.clone(),
                    has_values: types::is_in_rows(&self.name, cx),
                }),
                Some(new) if new != old || old.moves(cx) => {
                    let (old, new) = (old.clone(), new.clone());
                    changes.push(Alteration::AlterAttribute { old, new });
                }
                Some(_) => {}
            }
        }
        let mut after = None;
        for attribute in added {
            changes.push(Alteration::AddAttribute {
                attribute: attribute.clone(),
                after: after.replace(attribute.name.clone()),
            });
        }
        changes
    }

    /// Carries out an alteration.
    fn apply(&mut self, how: &Alteration) {
        match how {
            Alteration::AddAttribute { attribute, .. } => self.attributes.push(attribute.clone()),
            Alteration::DropAttribute { attribute, .. } => {
                self.attributes.retain(|it| it.name != attribute.name);
            }
            Alteration::AlterAttribute { old, new } => {
                let attributes = self.attributes.iter_mut();
                let attributes = attributes.filter(|it| it.name == old.name);
                attributes.for_each(|it| it.clone_from(new));
            }
            Alteration::Rename
            | Alteration::RenameAttribute { .. }
            | Alteration::Replace(_)
            | Alteration::Retire { .. } => {}
        }
    }
}

// Introspection.

#[cfg(feature = "introspect")]
impl crate::introspect::Catalog for CompositeType {
    const QUERY: &'static str = concat!(
        "SELECT json_build_object(
            'name', json_build_array(n.nspname, t.typname),
            'attributes', (SELECT coalesce(json_agg(json_build_object(
                'name', a.attname,
                'data_type', ",
        crate::introspect::data_type!("a.atttypid", "a.atttypmod"),
        ",
                'collation', CASE WHEN a.attcollation <> y.typcollation THEN (
                    SELECT json_build_array(cn.nspname, o.collname)
                    FROM pg_collation o JOIN pg_namespace cn ON cn.oid = o.collnamespace WHERE o.oid = a.attcollation) END)
                ORDER BY a.attnum), '[]')
              FROM pg_attribute a JOIN pg_type y ON y.oid = a.atttypid
              WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped))::text,
            obj_description(t.oid, 'pg_type')
         FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
         JOIN pg_class c ON c.oid = t.typrelid AND c.relkind = 'c'
         WHERE ",
        crate::introspect::not_of_system!("n"),
        " AND ",
        crate::introspect::not_of_extension!("pg_type", "t.oid")
    );

    type Row = CompositeRow;

    fn read(row: CompositeRow) -> Self {
        let attribute = |it: AttributeRow| Attribute {
            name: it.name.into(),
            data_type: it.data_type,
            collation: it.collation,
        };
        CompositeType {
            name: row.name,
            attributes: row.attributes.into_iter().map(attribute).collect(),
        }
    }
}

/// What the catalogs tell of a composite type.
#[cfg(feature = "introspect")]
#[derive(serde::Deserialize)]
pub(crate) struct CompositeRow {
    name: QualifiedName,
    attributes: Vec<AttributeRow>,
}

#[cfg(feature = "introspect")]
#[derive(serde::Deserialize)]
struct AttributeRow {
    name: String,
    data_type: DataType,
    collation: Option<QualifiedName>,
}

//! The kinds of objects: what the engine knows of each stands in its own file.
//!
//! The phases (`check`, `diff`, `plan`, `introspect`) are generic and never name a kind. The order
//! of the rows below means nothing; order in a migration comes from dependencies.

use std::{
    collections::{BTreeMap, BTreeSet, btree_map},
    fmt,
    ops::Index,
    sync::Arc,
};

use crate::{
    check::{Catalog, Checking, Complaint},
    ident::{FIRST, Name, OfTable, QualifiedName},
    renaming::Renaming,
    schema::{Schema, Scope},
    sql::Sql,
};

#[macro_use]
mod kinds;

pub mod access_methods;
pub mod aggregates;
pub mod base_types;
pub mod casts;
mod changes;
pub mod cloned_triggers;
pub mod collations;
pub mod comments;
pub mod composite_types;
pub mod constraints;
pub mod conversions;
pub mod default_privileges;
pub mod definitions;
mod dependency;
pub mod domains;
pub mod enums;
pub mod event_triggers;
pub mod extension_dependencies;
pub mod extensions;
pub mod foreign_data_wrappers;
pub mod foreign_options;
pub mod foreign_servers;
pub mod functions;
pub mod indexes;
pub mod languages;
pub mod materialized_views;
pub mod namespaces;
pub mod operator_classes;
pub mod operator_families;
pub mod operators;
pub mod owners;
pub mod parameters;
pub mod policies;
pub mod privileges;
pub mod publication_members;
pub mod publications;
pub mod queries;
pub mod range_types;
pub mod roles;
pub(crate) mod row_types;
pub mod rules;
pub mod security_labels;
pub mod sequences;
pub mod statistics;
pub mod subscriptions;
pub mod tables;
pub mod text_search_configurations;
pub mod text_search_dictionaries;
pub mod text_search_parsers;
pub mod text_search_templates;
pub mod transforms;
pub mod triggers;
pub mod types;
pub mod user_mappings;
pub mod views;

pub use changes::{Altered, Between, Change, Clause, Effects, Hazard, Names, Turn, Way};
pub(crate) use changes::{NOBODY, NOTHING};
pub use dependency::Dependency;

/// A key, as far as it is a name.
pub trait Named {
    /// The last part of the name; none for what is named by something else.
    fn name(&self) -> Option<&Name>;

    /// The name with the namespace that holds the object itself; none for what is within another
    /// object.
    fn qualified(&self) -> Option<&QualifiedName> {
        None
    }

    /// The same with another such name, where that is all there is to it.
    fn called(&self, _name: &QualifiedName) -> Option<Self>
    where
        Self: Sized,
    {
        None
    }
}

impl Named for Name {
    fn name(&self) -> Option<&Name> {
        Some(self)
    }
}

impl Named for QualifiedName {
    fn name(&self) -> Option<&Name> {
        Some(&self.name)
    }

    fn qualified(&self) -> Option<&QualifiedName> {
        Some(self)
    }

    fn called(&self, name: &QualifiedName) -> Option<Self> {
        Some(name.clone())
    }
}

impl<T: Named> Named for Box<T> {
    fn name(&self) -> Option<&Name> {
        T::name(self)
    }

    fn qualified(&self) -> Option<&QualifiedName> {
        T::qualified(self)
    }
}

impl Named for OfTable {
    fn name(&self) -> Option<&Name> {
        Some(&self.name)
    }
}

/// All objects of one kind, by what tells them apart. Schemas that hold the same object share it.
///
/// They are kept as objects of any kind, so that kinds whose keys are alike share the code of the map: a user's first
/// build compiles it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Objects<T: Object>(BTreeMap<T::Key, AnyObject>);

impl<T: Object> Default for Objects<T> {
    fn default() -> Self {
        Objects(BTreeMap::new())
    }
}

impl<T: Object> Index<&T::Key> for Objects<T> {
    type Output = Arc<T>;

    fn index(&self, key: &T::Key) -> &Arc<T> {
        T::among(&self.0[key])
    }
}

impl<T: Object> Objects<T> {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether there is one of that key.
    pub fn contains_key(&self, key: &T::Key) -> bool {
        self.0.contains_key(key)
    }

    /// The one of that key.
    pub fn get(&self, key: &T::Key) -> Option<&Arc<T>> {
        self.0.get(key).map(T::among)
    }

    /// Their keys, in order.
    pub fn keys(&self) -> btree_map::Keys<'_, T::Key, AnyObject> {
        self.0.keys()
    }

    /// The objects, in the order of their keys.
    pub fn values(&self) -> impl Iterator<Item = &Arc<T>> {
        self.0.values().map(T::among)
    }

    /// The objects from a key on.
    fn from<'a>(&'a self, key: &T::Key) -> impl Iterator<Item = &'a Arc<T>> + use<'a, T> {
        self.0.range(key..).map(|(_, it)| T::among(it))
    }

    /// Both.
    pub fn iter(&self) -> impl Iterator<Item = (&T::Key, &Arc<T>)> {
        self.into_iter()
    }

    /// Adds an object; gives back the one that had its name.
    pub fn insert(&mut self, object: impl Into<Arc<T>>) -> Option<AnyObject> {
        let object = object.into();
        self.0.insert(object.key(), T::any(object))
    }

    /// Takes an object away, and gives it back.
    pub fn remove(&mut self, key: &T::Key) -> Option<AnyObject> {
        self.0.remove(key)
    }

    /// An object, to be changed in all but its key.
    pub fn get_mut(&mut self, key: &T::Key) -> Option<&mut T> {
        let object = self.0.get_mut(key)?;
        Some(Arc::make_mut(T::among_mut(object)))
    }

    /// The objects, to be changed in all but their keys.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut T> {
        let objects = self.0.values_mut();
        objects.map(|it| Arc::make_mut(T::among_mut(it)))
    }

    /// Adds the objects to those of other kinds.
    fn list(&self, all: &mut Vec<AnyObject>) {
        all.extend(self.0.values().cloned());
    }

    fn follow(&mut self, renaming: &Renaming) {
        for object in std::mem::take(&mut self.0).into_values() {
            // What does not mention the name stays shared.
            let before = T::among(&object);
            let mut renamed = T::clone(before);
            renamed.follow(renaming);
            match renamed == **before {
                true => self.0.insert(renamed.key(), object),
                false => self.insert(renamed),
            };
        }
    }
}

impl<'a, T: Object> IntoIterator for &'a Objects<T> {
    type Item = (&'a T::Key, &'a Arc<T>);
    type IntoIter = std::iter::Map<
        btree_map::Iter<'a, T::Key, AnyObject>,
        fn((&'a T::Key, &'a AnyObject)) -> Self::Item,
    >;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter().map(|(key, it)| (key, T::among(it)))
    }
}

impl<T: Object<Key = OfTable>> Objects<T> {
    /// Those that belong to `table`, by name.
    pub fn of_table(&self, table: &QualifiedName) -> impl Iterator<Item = &T> {
        let first = OfTable::new(table.clone(), FIRST.clone());
        let those = self.0.range(&first..);
        those
            .take_while(move |it| it.0.table == first.table)
            .map(|(_, it)| &**T::among(it))
    }
}

/// Where the objects of one kind have their place among the others.
pub trait Kind: Sized {
    /// Names an object of this kind.
    fn id(key: <Self as Object>::Key) -> ObjectId
    where
        Self: Object;

    /// The objects of this kind.
    fn of(schema: &Schema) -> &Objects<Self>
    where
        Self: Object;

    /// The objects of this kind, to be changed.
    fn of_mut(schema: &mut Schema) -> &mut Objects<Self>
    where
        Self: Object;

    /// An object of this kind as one of any.
    fn any(object: Arc<Self>) -> AnyObject;

    /// The object of this kind that [`Objects`] keeps as one of any.
    fn among(object: &AnyObject) -> &Arc<Self>;

    /// The same, to be changed.
    fn among_mut(object: &mut AnyObject) -> &mut Arc<Self>;

    /// A change of an object of this kind as one of any.
    fn operation(change: Change<Self>) -> Operation
    where
        Self: Object;
}

/// Changes of one kind as those of any.
fn operations<T: Object>(changes: Vec<Change<T>>) -> Vec<Operation> {
    let mut operations = Vec::with_capacity(changes.len());
    for it in changes {
        operations.push(T::operation(it));
    }
    operations
}

/// What an object kind must know about itself.
pub trait Object: Kind + Clone + fmt::Debug + Eq {
    /// One way in which PostgreSQL can change such an object in place.
    type Alteration: Clone + fmt::Debug + Eq;

    /// What tells two objects of this kind apart: a qualified name, or more.
    type Key: Clone + fmt::Debug + Ord + Named;

    /// Whether it holds rows: what does shares its names with all that do.
    const HOLDS_ROWS: bool = false;

    /// What tells this object apart from the others of its kind.
    fn key(&self) -> Self::Key;

    /// What must exist before this object, as far as its definition tells; names inside
    /// expressions are looked up in `scope`, the schema that holds the object.
    fn depends_on(&self, scope: &Scope<'_>) -> Vec<Dependency>;

    /// What this object vanishes with, when it has no life of its own (PostgreSQL's automatic
    /// dependencies: an index goes with its table).
    fn part_of(&self) -> Option<Dependency> {
        None
    }

    /// What takes this object along when it goes, beside what it is part of: the index that the
    /// index of a partition is attached to.
    fn goes_with(&self) -> Vec<Dependency> {
        Vec::new()
    }

    /// Whether it changes by what happens to others, even where it is the same on both sides.
    fn is_reached(_old: &Self, _cx: &Between<'_>) -> bool {
        false
    }

    /// Whether this object must be dropped before `dependency`, on which it depends, can change
    /// its type, and created again afterwards.
    fn blocks_change_of(&self, _dependency: &Dependency, _scope: &Scope<'_>) -> bool {
        true
    }

    /// What exists once this object does, beside the object itself: the columns of a table.
    fn brings(&self) -> Vec<Dependency> {
        Vec::new()
    }

    /// The word by which an expression can name it; none for what stands in no expression.
    fn word(&self) -> Option<&Name> {
        None
    }

    /// All such words, where there are more.
    fn words(&self) -> Vec<&Name> {
        self.word().into_iter().collect()
    }

    /// The changes that make `new`; more than one where the object has to come before something
    /// that it later refers to. `scope` is the schema that holds it.
    fn create(new: &Arc<Self>, _scope: &Schema) -> Vec<Change<Self>> {
        vec![Change::Create(new.clone())]
    }

    /// Whether it can be dropped and created again without a loss, as a definition without data.
    /// What cannot is compared again, and lets go of what is [moving](Between::moving).
    fn can_be_restored(&self) -> bool {
        true
    }

    /// Compares two objects of the same key.
    fn diff(old: &Arc<Self>, new: &Arc<Self>, cx: &Between<'_>) -> Vec<Change<Self>>;

    /// The alteration that gives `old` the name of `new`, if the two differ in nothing else and
    /// PostgreSQL can rename. Only for kinds whose names mean nothing to data or to queries.
    fn rename(_old: &Self, _new: &Self) -> Option<Self::Alteration> {
        None
    }

    /// The same between two schemas, in which what the two hang together with may have got another
    /// name as well.
    fn rename_between(old: &Self, new: &Self, _cx: &Between<'_>) -> Option<Self::Alteration> {
        Self::rename(old, new)
    }

    /// The changes by which what objects of this kind bring with them gets other names; they come right
    /// after the renames that are declared.
    fn prepare(_old: &Schema, _new: &Schema) -> Vec<Change<Self>> {
        Vec::new()
    }

    /// Makes of the objects of this kind in `schema` what they will be once `base` has been migrated: in the order
    /// that PostgreSQL keeps, and without what only one of both tells.
    fn align(_schema: &mut Schema, _base: &Schema) {}

    /// The alteration by which PostgreSQL gives such an object another name or namespace, if it can.
    fn renaming() -> Option<Self::Alteration> {
        None
    }

    /// Carries an alteration out on a schema.
    fn apply(it: &Altered<Self>, schema: &mut Schema) {
        if Self::renaming().is_some_and(|how| how == it.how) {
            return schema.follow(&it.renaming());
        }
        let objects = Self::of_mut(schema);
        objects.remove(&it.old.key());
        objects.insert(it.new.clone());
    }

    /// How an alteration stands to other changes, for the order of the plan. For what is created or
    /// dropped it follows from the object.
    fn effects(it: &Altered<Self>, cx: &Between<'_>) -> Effects {
        it.effects(cx)
    }

    /// What a creation or a drop does to others, beside what follows from the object.
    fn adjust(_change: &Change<Self>, _effects: &mut Effects) {}

    /// The changes that take the place of creations where `made` comes into being, because it does not begin
    /// with nothing.
    fn given(_made: &BTreeSet<Dependency>, _cx: &Between<'_>) -> Vec<Change<Self>> {
        Vec::new()
    }

    /// What can stand in for an object that is on a circle: something of its name and form that needs less. None
    /// where nothing can.
    fn stand_in(&self, _scope: &Scope<'_>) -> Option<Self> {
        None
    }

    /// The changes that put an object into the place of what stood in for it before (`Way::Create`), or what
    /// stands in for it into its own (`Way::Drop`).
    fn untied(old: &Arc<Self>, new: &Arc<Self>, _way: Way, cx: &Between<'_>) -> Vec<Change<Self>> {
        Self::diff(old, new, cx)
    }

    /// Whether PostgreSQL looks into a text of it when it is made, and refuses it where that does not fit what is
    /// there, unless `check_function_bodies` is off.
    fn is_checked(&self) -> bool {
        false
    }

    /// Whether PostgreSQL refuses it while a column is of the type that the rows of the object have, beside what writes
    /// rows again (see [`Hazard::Rewrite`]).
    fn touches_rows(change: &Change<Self>) -> bool {
        Self::HOLDS_ROWS && matches!(change, Change::Drop(_))
    }

    /// What a reviewer has to know.
    fn hazards(_change: &Change<Self>) -> Vec<Hazard> {
        Vec::new()
    }

    /// A statement that stops everything before more than names has changed, where rows would stop it
    /// on the way.
    fn guard(_change: &Change<Self>) -> Option<String> {
        None
    }

    /// The clause by which the statement that creates the object's owner can create it as well
    /// (a constraint inside `CREATE TABLE`).
    fn inline(&self) -> Option<Clause> {
        None
    }

    /// Writes the statements that create it. `inline` holds the clauses of what it takes in.
    fn render_create(&self, inline: &[String], sql: &mut Sql);

    /// Writes the statement that drops it.
    fn render_drop(&self, sql: &mut Sql);

    /// What an alteration is called and what it does, where that can stand in one `ALTER` with others of the same
    /// object and is all that there is to say.
    fn actions(_it: &Altered<Self>) -> Option<(String, Vec<String>)> {
        None
    }

    /// Writes the statements of an alteration.
    fn render_alter(it: &Altered<Self>, sql: &mut Sql);

    /// Follows a rename, its own or of something else, as PostgreSQL does by itself.
    fn follow(&mut self, renaming: &Renaming);

    /// What is wrong with a declared object by the rules of its kind.
    fn complaints(&self, _cx: &Checking<'_>) -> Vec<Complaint> {
        Vec::new()
    }

    /// The names that no other object can have, beside the key.
    fn occupies(&self) -> Vec<(Catalog, QualifiedName)> {
        Vec::new()
    }

    /// The name that it shares with others of which the arguments of a call choose one.
    fn overloads(_key: &Self::Key) -> Option<(Catalog, QualifiedName)> {
        None
    }

    /// The object that one of this key is about: the table of a constraint.
    fn whole(_key: &Self::Key) -> Option<ObjectId> {
        None
    }

    /// The object of this kind that is the type of that name; none for kinds that are no types.
    fn as_type(_name: &QualifiedName) -> Option<Self::Key> {
        None
    }

    /// The object of this kind that makes the type of that name, if there is one.
    fn type_named(name: &QualifiedName, schema: &Schema) -> Option<Self::Key> {
        Self::as_type(name).filter(|it| Self::of(schema).contains_key(it))
    }

    /// A key follows a rename, as its object does.
    fn follow_key(_key: &mut Self::Key, _renaming: &Renaming) {}

    /// PostgreSQL's word for what the key names, where that is not the word for the kind.
    fn noun(_key: &Self::Key) -> Option<&'static str> {
        None
    }
}

/// A plan in stages: what comes before everything else, and what after.
#[derive(Default)]
pub(crate) struct Stages {
    /// What is done first, in order.
    pub first: Vec<Operation>,
    /// What is then reached, before the rest is done; none where that is the new schema.
    pub goal: Option<Schema>,
    /// What is done then, in order; the differences that it leaves are planned once more.
    pub last: Vec<Operation>,
}

impl Stages {
    /// The stages of the way from `old` to `new`: what hangs together is taken apart before all else,
    /// and put together once its parts are there.
    pub(crate) fn between(old: &Schema, new: &Schema) -> Stages {
        tables::stages(old, new)
    }
}

kinds! {
    Namespace: namespaces::Namespace, "schema";
    Extension: extensions::Extension, "extension";
    Collation: collations::Collation, "collation", skip;
    Enum: enums::Enum, "type";
    BaseType: base_types::BaseType, "type", skip;
    RangeType: range_types::RangeType, "type", skip;
    CompositeType: composite_types::CompositeType, "type", skip;
    Domain: domains::Domain, "domain", skip;
    Language: languages::Language, "language", skip;
    Function: functions::Function, "function";
    Aggregate: aggregates::Aggregate, "aggregate", skip;
    Operator: operators::Operator, "operator", skip;
    AccessMethod: access_methods::AccessMethod, "access method", skip;
    OperatorFamily: operator_families::OperatorFamily, "operator family", skip;
    OperatorClass: operator_classes::OperatorClass, "operator class", skip;
    Cast: casts::Cast, "cast", skip;
    Transform: transforms::Transform, "transform", skip;
    Conversion: conversions::Conversion, "conversion", skip;
    TextSearchParser: text_search_parsers::TextSearchParser, "text search parser", skip;
    TextSearchTemplate: text_search_templates::TextSearchTemplate, "text search template", skip;
    TextSearchDictionary: text_search_dictionaries::TextSearchDictionary, "text search dictionary", skip;
    TextSearchConfiguration: text_search_configurations::TextSearchConfiguration, "text search configuration", skip;
    Sequence: sequences::Sequence, "sequence", skip;
    Table: tables::Table, "table";
    View: views::View, "view", skip;
    MaterializedView: materialized_views::MaterializedView, "materialized view", skip;
    Constraint: constraints::Constraint, "constraint";
    Index: indexes::Index, "index";
    Statistics: statistics::Statistics, "statistics", skip;
    Trigger: triggers::Trigger, "trigger";
    ClonedTrigger: cloned_triggers::ClonedTrigger, "trigger of a partition", skip;
    Rule: rules::Rule, "rule", skip;
    Policy: policies::Policy, "policy";
    ForeignDataWrapper: foreign_data_wrappers::ForeignDataWrapper, "foreign data wrapper", skip;
    ForeignServer: foreign_servers::ForeignServer, "server", skip;
    UserMapping: user_mappings::UserMapping, "user mapping", skip;
    EventTrigger: event_triggers::EventTrigger, "event trigger", skip;
    Publication: publications::Publication, "publication", skip;
    PublicationMember: publication_members::PublicationMember, "publication member", skip;
    Subscription: subscriptions::Subscription, "subscription", skip;
    ExtensionDependency: extension_dependencies::ExtensionDependency, "dependency", skip;
    Owner: owners::Owner, "owner", skip;
    Privileges: privileges::Privileges, "privileges", skip;
    Comment: comments::Comment, "comment";
    SecurityLabel: security_labels::SecurityLabel, "security label", skip;
    DefaultPrivileges: default_privileges::DefaultPrivileges, "default privileges", skip;
}

//! The kinds of objects: what the engine knows of each stands in its own file.
//!
//! The phases (`check`, `diff`, `plan`, `introspect`) are generic and never name a kind. The order
//! of the rows below means nothing; order in a migration comes from dependencies.

use std::{
    collections::{BTreeMap, BTreeSet, btree_map},
    fmt,
    ops::Deref,
    sync::Arc,
};

use crate::{
    check::{Catalog, Checking, Complaint},
    ident::{FIRST, Name, OfTable, QualifiedName},
    renaming::Renaming,
    schema::{Schema, Scope},
    sql::Sql,
};

pub mod aggregates;
pub mod casts;
pub mod collations;
pub mod comments;
pub mod composite_types;
pub mod constraints;
pub mod default_privileges;
pub mod domains;
pub mod enums;
pub mod event_triggers;
pub mod extensions;
pub mod foreign_data_wrappers;
pub mod foreign_options;
pub mod foreign_servers;
pub mod functions;
pub mod indexes;
pub mod materialized_views;
pub mod namespaces;
pub mod operators;
pub mod owners;
pub mod policies;
pub mod privileges;
pub mod publication_members;
pub mod publications;
pub mod queries;
pub mod range_types;
pub mod roles;
pub mod rules;
pub mod sequences;
pub mod statistics;
pub mod tables;
pub mod text_search_configurations;
pub mod text_search_dictionaries;
pub mod triggers;
pub mod types;
pub mod user_mappings;
pub mod views;

/// A key, as far as it is a name.
pub trait Named {
    /// The last part of the name; none for what is named by something else.
    fn name(&self) -> Option<&Name>;

    /// The name with the namespace that holds the object itself; none for what is within another
    /// object.
    fn qualified(&self) -> Option<&QualifiedName> {
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
}

impl Named for OfTable {
    fn name(&self) -> Option<&Name> {
        Some(&self.name)
    }
}

impl Named for functions::Signature {
    fn name(&self) -> Option<&Name> {
        self.name.name()
    }

    fn qualified(&self) -> Option<&QualifiedName> {
        Some(&self.name)
    }
}

impl Named for comments::Target {
    fn name(&self) -> Option<&Name> {
        None
    }
}

impl Named for default_privileges::Future {
    fn name(&self) -> Option<&Name> {
        None
    }
}

impl Named for owners::Owned {
    fn name(&self) -> Option<&Name> {
        None
    }
}

impl Named for privileges::Holding {
    fn name(&self) -> Option<&Name> {
        None
    }
}

/// All objects of one kind, by what tells them apart. Schemas that hold the same object share it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Objects<T: Object>(BTreeMap<T::Key, Arc<T>>);

impl<T: Object> Default for Objects<T> {
    fn default() -> Self {
        Objects(BTreeMap::new())
    }
}

impl<T: Object> Deref for Objects<T> {
    type Target = BTreeMap<T::Key, Arc<T>>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl<T: Object> Objects<T> {
    /// Adds an object; gives back the one that had its name.
    pub fn insert(&mut self, object: impl Into<Arc<T>>) -> Option<Arc<T>> {
        let object = object.into();
        self.0.insert(object.key(), object)
    }

    /// Takes an object away.
    pub fn remove(&mut self, key: &T::Key) -> Option<Arc<T>> {
        self.0.remove(key)
    }

    /// An object, to be changed in all but its key.
    pub fn get_mut(&mut self, key: &T::Key) -> Option<&mut T> {
        self.0.get_mut(key).map(Arc::make_mut)
    }

    /// The objects, to be changed in all but their keys.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.0.values_mut().map(Arc::make_mut)
    }

    fn follow(&mut self, renaming: &Renaming) {
        for mut object in std::mem::take(&mut self.0).into_values() {
            // What does not mention the name stays shared.
            let mut renamed = T::clone(&object);
            renamed.follow(renaming);
            if renamed != *object {
                object = renamed.into();
            }
            self.insert(object);
        }
    }
}

impl<'a, T: Object> IntoIterator for &'a Objects<T> {
    type Item = (&'a T::Key, &'a Arc<T>);
    type IntoIter = btree_map::Iter<'a, T::Key, Arc<T>>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<T: Object<Key = OfTable>> Objects<T> {
    /// Those that belong to `table`, by name.
    pub fn of_table(&self, table: &QualifiedName) -> impl Iterator<Item = &T> {
        let first = OfTable::new(table.clone(), FIRST.clone());
        self.0
            .range(&first..)
            .take_while(move |it| it.0.table == first.table)
            .map(|(_, it)| &**it)
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

    /// The changes by which what objects of this kind bring with them gets other names; they come right
    /// after the renames that are declared.
    fn prepare(_old: &Schema, _new: &Schema) -> Vec<Change<Self>> {
        Vec::new()
    }

    /// The same between two schemas, in which what the two hang together with may have got another
    /// name as well.
    fn rename_between(old: &Self, new: &Self, _cx: &Between<'_>) -> Option<Self::Alteration> {
        Self::rename(old, new)
    }

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
        let (old, new) = (it.old.key(), it.new.key());
        // What only gets another name goes on holding what it held, whatever that is called.
        if old != new {
            return Effects {
                makes: vec![Self::id(new).into()],
                removes: vec![Self::id(old).into()],
                ..Effects::default()
            };
        }
        Effects {
            needs: it.new.depends_on(cx.new),
            frees: it.old.depends_on(cx.old),
            ..Effects::default()
        }
    }

    /// What a creation or a drop does to others, beside what follows from the object.
    fn adjust(_change: &Change<Self>, _effects: &mut Effects) {}

    /// The changes that take the place of creations where `made` comes into being, because it does not begin
    /// with nothing.
    fn given(_made: &BTreeSet<Dependency>, _cx: &Between<'_>) -> Vec<Change<Self>> {
        Vec::new()
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

/// One change of one object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change<T: Object> {
    /// It is there only afterwards.
    Create(Arc<T>),
    /// It is there only before.
    Drop(Arc<T>),
    /// It is there before and after.
    Alter(Altered<T>),
}

/// An object before and after one alteration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Altered<T: Object> {
    /// As it is.
    pub old: Arc<T>,
    /// As it becomes.
    pub new: Arc<T>,
    /// What changes.
    pub how: T::Alteration,
}

impl<T: Object> Altered<T> {
    /// That the object gets the name that it has afterwards.
    fn renaming(&self) -> Renaming {
        let [old, new] = [&self.old, &self.new].map(|it| T::id(it.key()));
        Renaming::Object { old, new }
    }
}

impl<T: Object> Change<T> {
    /// Changes it in place.
    pub fn alter(old: &Arc<T>, new: &Arc<T>, how: T::Alteration) -> Self {
        Change::Alter(Altered {
            old: old.clone(),
            new: new.clone(),
            how,
        })
    }

    /// Makes it anew.
    pub fn replace(old: &Arc<T>, new: &Arc<T>) -> Vec<Self> {
        vec![Change::Drop(old.clone()), Change::Create(new.clone())]
    }

    /// As it is afterwards, or was before if it is gone.
    fn object(&self) -> &Arc<T> {
        match self {
            Change::Create(it) | Change::Drop(it) | Change::Alter(Altered { new: it, .. }) => it,
        }
    }

    /// As it was before, or is afterwards if it is new.
    fn old_object(&self) -> &Arc<T> {
        match self {
            Change::Create(it) | Change::Drop(it) | Change::Alter(Altered { old: it, .. }) => it,
        }
    }

    fn way(&self) -> Way {
        match self {
            Change::Create(_) => Way::Create,
            Change::Drop(_) => Way::Drop,
            Change::Alter(_) => Way::Alter,
        }
    }

    fn part_of(&self) -> Option<Dependency> {
        match self {
            Change::Create(it) | Change::Drop(it) => it.part_of(),
            Change::Alter(_) => None,
        }
    }

    fn goes_with(&self) -> Vec<Dependency> {
        match self {
            Change::Drop(it) => it.goes_with(),
            Change::Create(_) | Change::Alter(_) => Vec::new(),
        }
    }

    fn apply(&self, schema: &mut Schema) {
        match self {
            Change::Create(it) => drop(T::of_mut(schema).insert(it.clone())),
            Change::Drop(it) => drop(T::of_mut(schema).remove(&it.key())),
            Change::Alter(it) => T::apply(it, schema),
        }
    }

    fn effects(&self, cx: &Between<'_>) -> Effects {
        let itself = |it: &T| {
            let mut all = it.brings();
            all.push(T::id(it.key()).into());
            all
        };
        let mut effects = match self {
            Change::Create(it) => Effects {
                makes: itself(it),
                needs: it.depends_on(cx.new),
                ..Effects::default()
            },
            Change::Drop(it) => Effects {
                removes: itself(it),
                frees: it.depends_on(cx.old),
                ..Effects::default()
            },
            Change::Alter(it) => return T::effects(it, cx),
        };
        T::adjust(self, &mut effects);
        effects
    }

    fn inline(&self) -> Option<Clause> {
        match self {
            Change::Create(it) => it.inline(),
            Change::Drop(_) | Change::Alter(_) => None,
        }
    }

    fn render(&self, inline: &[String], sql: &mut Sql) {
        match self {
            Change::Create(it) => it.render_create(inline, sql),
            Change::Drop(it) => it.render_drop(sql),
            Change::Alter(it) => T::render_alter(it, sql),
        }
    }
}

/// A clause of a statement that makes an object together with its owner. They are sorted: by
/// place, then by text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Clause {
    /// Where it stands among others: keys before checks.
    pub place: u8,
    /// The clause.
    pub sql: String,
}

/// Whether the object of a change is there before and after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// Only before.
    Drop,
    /// Before and after.
    Alter,
    /// Only afterwards.
    Create,
}

/// The two schemas between which changes are sought.
#[derive(Clone, Copy)]
pub struct Between<'a> {
    /// What is there, renames already carried out.
    pub old: &'a Scope<'a>,
    /// What is wanted.
    pub new: &'a Scope<'a>,
    /// What the declarations say about the way from the one to the other.
    pub intent: &'a crate::diff::Intent,
    /// What is dropped and created again, or converted, so that nothing may hold it meanwhile.
    pub moving: &'a BTreeSet<Dependency>,
    /// What changes in two steps, because it would wait for itself in one.
    pub stepwise: &'a BTreeSet<ObjectId>,
}

/// For [`Between::moving`], before anything is known to move.
pub(crate) const NOTHING: BTreeSet<Dependency> = BTreeSet::new();

/// For [`Between::stepwise`], before anything is known to wait for itself.
pub(crate) const NOBODY: BTreeSet<ObjectId> = BTreeSet::new();

/// How a change stands to others; see [`crate::plan`].
#[derive(Clone, Debug, Default)]
pub struct Effects {
    /// Exists only after the change.
    pub makes: Vec<Dependency>,
    /// Exists only before the change.
    pub removes: Vec<Dependency>,
    /// Exists on both sides, and is another thing afterwards.
    pub alters: Vec<Dependency>,
    /// Must be there, in its new form, before the change.
    pub needs: Vec<Dependency>,
    /// Is needed, in its old form, until the change.
    pub frees: Vec<Dependency>,
    /// Dependants of these are dropped first and created again afterwards, where they block.
    pub disturbs: Vec<Dependency>,
    /// What is part of what this change removes does not go with it, and is dropped before; what it
    /// makes, it makes without parts.
    pub without_parts: bool,
    /// Whatever needs what this change makes or alters has to wait for its commit.
    pub must_be_committed: bool,
    /// Everything else comes before it.
    pub at_the_end: bool,
}

/// Something that others can depend on: an object, or a column of a table.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Dependency {
    /// A whole object.
    Object(ObjectId),
    /// One column.
    Column(QualifiedName, Name),
    /// One constraint of a domain.
    DomainConstraint(QualifiedName, Name),
}

impl Dependency {
    /// The table `name`.
    pub fn table(name: &QualifiedName) -> Self {
        Dependency::Object(ObjectId::Table(name.clone()))
    }

    /// Follows a rename.
    pub(crate) fn follow(&mut self, renaming: &Renaming) {
        match self {
            Dependency::Object(ObjectId::Table(name)) => renaming.table(name),
            Dependency::Object(id) => id.follow(renaming),
            Dependency::Column(table, column) => renaming.column_of(table, column),
            Dependency::DomainConstraint(domain, _) => renaming.type_name(domain),
        }
    }

    /// The same for several.
    pub(crate) fn follow_all(these: &mut BTreeSet<Self>, renaming: &Renaming) {
        let followed = std::mem::take(these).into_iter().map(|mut it| {
            it.follow(renaming);
            it
        });
        *these = followed.collect();
    }

    /// The object that it is about: the table of a column.
    pub fn whole(&self) -> ObjectId {
        match self {
            Dependency::Object(id) => id.whole(),
            Dependency::Column(table, _) => ObjectId::Table(table.clone()),
            Dependency::DomainConstraint(domain, _) => ObjectId::Domain(domain.clone()),
        }
    }

    /// The name of the type that it is; none where it is no type.
    pub fn type_name(&self) -> Option<&QualifiedName> {
        match self {
            Dependency::Object(id) if id.is_type() => id.qualified(),
            _ => None,
        }
    }
}

impl From<ObjectId> for Dependency {
    fn from(id: ObjectId) -> Self {
        Dependency::Object(id)
    }
}

impl fmt::Display for Dependency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Dependency::Object(id) => id.fmt(f),
            Dependency::Column(table, column) => write!(f, "column {table}.{column}"),
            Dependency::DomainConstraint(domain, name) => {
                write!(f, "constraint {name} ON DOMAIN {domain}")
            }
        }
    }
}

/// What a statement may cost, beyond what it says.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hazard {
    /// Values or rows are lost, for good; has to be approved by name when the migration is sealed.
    DataLoss {
        /// What is lost, as the approval names it: `column public.users.nickname`.
        what: String,
    },
    /// Fails when there are rows of the kind named.
    FailsOnRows {
        /// Which rows, and what to do.
        why: String,
    },
    /// Rewrites every row of the table, which nobody can read or write meanwhile.
    Rewrite {
        /// The table.
        table: QualifiedName,
    },
}

impl fmt::Display for Hazard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Hazard::DataLoss { what } => write!(f, "loses data: {what}"),
            Hazard::FailsOnRows { why } => write!(f, "can fail: {why}"),
            Hazard::Rewrite { table } => write!(f, "rewrites every row of {table} under a lock"),
        }
    }
}

macro_rules! kinds {
    ($($kind:ident: $module:ident::$object:ident, $noun:literal;)*) => {
        /// Names one object, of any kind.
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[derive(serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum ObjectId {
            $(#[doc = concat!("Of kind ", $noun, ".")] $kind(<$module::$object as Object>::Key),)*
        }

        impl ObjectId {
            /// Follows a rename, as its object does.
            fn follow(&mut self, renaming: &Renaming) {
                match self { $(ObjectId::$kind(key) => $module::$object::follow_key(key, renaming),)* }
            }

            /// The object that it is about: the table of a constraint, else itself.
            pub fn whole(&self) -> ObjectId {
                let whole = match self { $(ObjectId::$kind(key) => $module::$object::whole(key),)* };
                whole.unwrap_or_else(|| self.clone())
            }

            /// See [`Named::name`].
            pub fn name(&self) -> Option<&Name> {
                match self { $(ObjectId::$kind(key) => Named::name(key),)* }
            }

            /// See [`Named::qualified`].
            pub fn qualified(&self) -> Option<&QualifiedName> {
                match self { $(ObjectId::$kind(key) => Named::qualified(key),)* }
            }

            /// The namespace that holds the object itself; none for what is within another object.
            pub fn namespace(&self) -> Option<&Name> {
                self.qualified().map(|it| &it.namespace)
            }

            /// The type of the same kind that has that name; none where the kind is no type.
            pub fn as_type(&self, name: &QualifiedName) -> Option<ObjectId> {
                match self {
                    $(ObjectId::$kind(_) => $module::$object::as_type(name).map(ObjectId::$kind),)*
                }
            }

            /// Whether it is a type.
            pub fn is_type(&self) -> bool {
                let itself = self.qualified().and_then(|it| self.as_type(it));
                itself.as_ref() == Some(self)
            }

            /// Whether it holds rows.
            pub fn holds_rows(&self) -> bool {
                match self { $(ObjectId::$kind(_) => $module::$object::HOLDS_ROWS,)* }
            }

            /// PostgreSQL's word for the kind, in lower case.
            pub fn noun(&self) -> &'static str {
                match self {
                    $(ObjectId::$kind(key) => <$module::$object as Object>::noun(key).unwrap_or($noun),)*
                }
            }
        }

        impl fmt::Display for ObjectId {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self { $(ObjectId::$kind(key) => write!(f, "{} {key}", self.noun()),)* }
            }
        }

        /// One object, of any kind: an entry of the snapshot.
        #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum AnyObject {
            $(#[doc = concat!("Of kind ", $noun, ".")] $kind(Arc<$module::$object>),)*
        }

        $(
            impl Kind for $module::$object {
                fn id(key: <Self as Object>::Key) -> ObjectId {
                    ObjectId::$kind(key)
                }

                fn of(schema: &Schema) -> &Objects<Self> {
                    &schema.$module
                }

                fn of_mut(schema: &mut Schema) -> &mut Objects<Self> {
                    &mut schema.$module
                }
            }

            impl From<$module::$object> for AnyObject {
                fn from(object: $module::$object) -> Self {
                    AnyObject::$kind(object.into())
                }
            }
        )*

        impl AnyObject {
            /// What names it.
            pub fn id(&self) -> ObjectId {
                match self { $(AnyObject::$kind(it) => ObjectId::$kind(it.key()),)* }
            }

            /// See [`Object::depends_on`].
            pub fn depends_on(&self, scope: &Scope<'_>) -> Vec<Dependency> {
                match self { $(AnyObject::$kind(it) => it.depends_on(scope),)* }
            }

            /// See [`Object::brings`].
            pub fn brings(&self) -> Vec<Dependency> {
                match self { $(AnyObject::$kind(it) => it.brings(),)* }
            }

            /// See [`Object::complaints`].
            pub fn complaints(&self, cx: &Checking<'_>) -> Vec<Complaint> {
                match self { $(AnyObject::$kind(it) => it.complaints(cx),)* }
            }

            /// See [`Object::occupies`].
            pub fn occupies(&self) -> Vec<(Catalog, QualifiedName)> {
                match self { $(AnyObject::$kind(it) => it.occupies(),)* }
            }

            /// See [`Object::can_be_restored`].
            pub fn can_be_restored(&self) -> bool {
                match self { $(AnyObject::$kind(it) => it.can_be_restored(),)* }
            }

            /// See [`Object::blocks_change_of`].
            pub fn blocks_change_of(&self, dependency: &Dependency, scope: &Scope<'_>) -> bool {
                match self { $(AnyObject::$kind(it) => it.blocks_change_of(dependency, scope),)* }
            }

            /// The operations that make it.
            pub fn create(&self, scope: &Schema) -> Vec<Operation> {
                match self {
                    $(AnyObject::$kind(it) => Object::create(it, scope).into_iter().map(Operation::$kind).collect(),)*
                }
            }

            /// The operation that removes it.
            pub fn drop(&self) -> Operation {
                match self { $(AnyObject::$kind(it) => Operation::$kind(Change::Drop(it.clone())),)* }
            }

            /// See [`Object::diff`]; nothing between objects of two kinds.
            pub fn diff(&self, new: &AnyObject, cx: &Between<'_>) -> Vec<Operation> {
                match (self, new) {
                    $((AnyObject::$kind(old), AnyObject::$kind(new)) => {
                        Object::diff(old, new, cx).into_iter().map(Operation::$kind).collect()
                    })*
                    _ => Vec::new(),
                }
            }

            /// The operation that gives it the name of `new`, if PostgreSQL can.
            pub fn renamed(&self, new: &AnyObject) -> Option<Operation> {
                match (self, new) {
                    $((AnyObject::$kind(old), AnyObject::$kind(new)) => {
                        let how = $module::$object::renaming()?;
                        Some(Operation::$kind(Change::alter(old, new, how)))
                    })*
                    _ => None,
                }
            }

            /// Adds it to `schema`; gives back the one that had its name.
            pub fn insert(self, schema: &mut Schema) -> Option<AnyObject> {
                match self {
                    $(AnyObject::$kind(it) => schema.$module.insert(it).map(AnyObject::$kind),)*
                }
            }
        }

        /// One change of one object, of any kind.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Operation {
            $(#[doc = concat!("To one of kind ", $noun, ".")] $kind(Change<$module::$object>),)*
        }

        impl Operation {
            /// What changes, by the name that it has afterwards.
            pub fn id(&self) -> ObjectId {
                match self { $(Operation::$kind(change) => ObjectId::$kind(change.object().key()),)* }
            }

            /// What changes, by the name that it had before.
            pub fn old_id(&self) -> ObjectId {
                match self { $(Operation::$kind(change) => ObjectId::$kind(change.old_object().key()),)* }
            }

            /// Whether it is there before and after.
            pub fn way(&self) -> Way {
                match self { $(Operation::$kind(change) => change.way(),)* }
            }

            /// See [`Object::part_of`]; nothing where the object is there before and after.
            pub fn part_of(&self) -> Option<Dependency> {
                match self { $(Operation::$kind(change) => change.part_of(),)* }
            }

            /// See [`Object::goes_with`]; nothing where the object is there afterwards.
            pub fn goes_with(&self) -> Vec<Dependency> {
                match self { $(Operation::$kind(change) => change.goes_with(),)* }
            }

            /// Carries the change out on a schema.
            pub fn apply(&self, schema: &mut Schema) {
                match self { $(Operation::$kind(change) => change.apply(schema),)* }
            }

            /// How the change stands to others, for the order of the plan.
            pub fn effects(&self, cx: &Between<'_>) -> Effects {
                match self { $(Operation::$kind(change) => change.effects(cx),)* }
            }

            /// See [`Object::inline`].
            pub fn inline(&self) -> Option<Clause> {
                match self { $(Operation::$kind(change) => change.inline(),)* }
            }

            /// See [`Object::hazards`].
            pub fn hazards(&self) -> Vec<Hazard> {
                match self { $(Operation::$kind(change) => Object::hazards(change),)* }
            }

            /// See [`Object::guard`].
            pub(crate) fn guard(&self) -> Option<String> {
                match self { $(Operation::$kind(change) => Object::guard(change),)* }
            }

            /// Writes the statements. `inline` holds the clauses of the changes that this one takes in.
            pub fn render(&self, inline: &[String], sql: &mut Sql) {
                match self { $(Operation::$kind(change) => change.render(inline, sql),)* }
            }
        }

        impl Schema {
            /// Every object, kind by kind.
            pub fn objects(&self) -> impl Iterator<Item = AnyObject> + '_ {
                std::iter::empty()
                    $(.chain(self.$module.values().cloned().map(AnyObject::$kind)))*
            }

            /// The object of that name.
            pub fn get(&self, id: &ObjectId) -> Option<AnyObject> {
                match id { $(ObjectId::$kind(key) => self.$module.get(key).cloned().map(AnyObject::$kind),)* }
            }

            /// The object that makes the type of that name, of whichever kind; types share their names.
            pub fn type_named(&self, name: &QualifiedName) -> Option<ObjectId> {
                $(if let Some(key) = $module::$object::type_named(name, self) {
                    return Some(ObjectId::$kind(key));
                })*
                None
            }

            /// See [`Object::prepare`].
            pub(crate) fn preparations(&self, new: &Schema) -> Vec<Operation> {
                let mut operations = Vec::new();
                $(
                    let changes = $module::$object::prepare(self, new);
                    operations.extend(changes.into_iter().map(Operation::$kind));
                )*
                operations
            }

            /// The words by which expressions can name an object, each with what it names.
            pub(crate) fn words(&self) -> Vec<(&str, ObjectId)> {
                let mut words = Vec::new();
                $(for (key, it) in &self.$module {
                    let named = it.words().into_iter();
                    words.extend(named.map(|it| (it.as_str(), ObjectId::$kind(key.clone()))));
                })*
                words
            }

            /// Whether there is an object of that name.
            pub fn contains(&self, id: &ObjectId) -> bool {
                match id { $(ObjectId::$kind(key) => self.$module.contains_key(key),)* }
            }

            /// Makes every object follow a rename, of one thing alone.
            pub(crate) fn follow_one(&mut self, renaming: &Renaming) {
                $(self.$module.follow(renaming);)*
            }
        }

        /// Compares two schemas kind by kind; no order yet.
        pub(crate) fn diff_all(cx: &Between<'_>) -> Vec<Operation> {
            let mut operations = Vec::new();
            $(
                let changes = crate::diff::objects::<$module::$object>(cx);
                operations.extend(changes.into_iter().map(Operation::$kind));
            )*
            operations
        }

        /// See [`Object::given`].
        pub(crate) fn given_all(made: &BTreeSet<Dependency>, cx: &Between<'_>) -> Vec<Operation> {
            let mut operations = Vec::new();
            $(
                let changes = $module::$object::given(made, cx);
                operations.extend(changes.into_iter().map(Operation::$kind));
            )*
            operations
        }

        /// Reads every kind from the catalogs.
        #[cfg(feature = "introspect")]
        pub(crate) async fn read_all(
            client: &tokio_postgres::Client,
            schema: &mut Schema,
        ) -> Result<(), crate::introspect::Error> {
            $(crate::introspect::objects::<$module::$object>(
                client, stringify!($module), schema,
            ).await?;)*
            Ok(())
        }

        /// See [`crate::schema::Schema`].
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub struct SchemaObjects {
            $(#[doc = concat!("Those of kind ", $noun, ".")] pub $module: Objects<$module::$object>,)*
        }
    };
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
    Collation: collations::Collation, "collation";
    Enum: enums::Enum, "type";
    RangeType: range_types::RangeType, "type";
    CompositeType: composite_types::CompositeType, "type";
    Domain: domains::Domain, "domain";
    Function: functions::Function, "function";
    Aggregate: aggregates::Aggregate, "aggregate";
    Operator: operators::Operator, "operator";
    Cast: casts::Cast, "cast";
    TextSearchDictionary: text_search_dictionaries::TextSearchDictionary, "text search dictionary";
    TextSearchConfiguration: text_search_configurations::TextSearchConfiguration, "text search configuration";
    Sequence: sequences::Sequence, "sequence";
    Table: tables::Table, "table";
    View: views::View, "view";
    MaterializedView: materialized_views::MaterializedView, "materialized view";
    Constraint: constraints::Constraint, "constraint";
    Index: indexes::Index, "index";
    Statistics: statistics::Statistics, "statistics";
    Trigger: triggers::Trigger, "trigger";
    Rule: rules::Rule, "rule";
    Policy: policies::Policy, "policy";
    ForeignDataWrapper: foreign_data_wrappers::ForeignDataWrapper, "foreign data wrapper";
    ForeignServer: foreign_servers::ForeignServer, "server";
    UserMapping: user_mappings::UserMapping, "user mapping";
    EventTrigger: event_triggers::EventTrigger, "event trigger";
    Publication: publications::Publication, "publication";
    PublicationMember: publication_members::PublicationMember, "publication member";
    Owner: owners::Owner, "owner";
    Privileges: privileges::Privileges, "privileges";
    Comment: comments::Comment, "comment";
    DefaultPrivileges: default_privileges::DefaultPrivileges, "default privileges";
}

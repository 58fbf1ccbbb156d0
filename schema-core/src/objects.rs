//! The kinds of objects: what the engine knows of each stands in its own file.
//!
//! The phases (`check`, `diff`, `plan`, `introspect`) are generic and never name a kind. The order
//! of the rows below means nothing; order in a migration comes from dependencies.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use crate::{
    check::{Catalog, Checking, Complaint},
    ident::{Name, OfTable, QualifiedName},
    schema::{Schema, Scope},
    sql::{Expression, Sql},
};

pub mod comments;
pub mod constraints;
pub mod enums;
pub mod extensions;
pub mod functions;
pub mod indexes;
pub mod namespaces;
pub mod policies;
pub mod sequences;
pub mod tables;
pub mod triggers;

/// A key, as far as it is a name.
pub trait Named {
    /// The last part of the name; none for what is named by something else.
    fn name(&self) -> Option<&Name>;

    /// The namespace that holds the object itself; none for what is within another object.
    fn namespace(&self) -> Option<&Name> {
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

    fn namespace(&self) -> Option<&Name> {
        Some(&self.namespace)
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

    fn namespace(&self) -> Option<&Name> {
        self.name.namespace()
    }
}

impl Named for comments::Target {
    fn name(&self) -> Option<&Name> {
        None
    }
}

/// All objects of one kind, by what tells them apart.
pub type Objects<T> = BTreeMap<<T as Object>::Key, T>;

/// Those that belong to `table`, by name.
pub fn of_table<'a, T>(
    objects: &'a BTreeMap<OfTable, T>,
    table: &QualifiedName,
) -> impl Iterator<Item = &'a T> + use<'a, T> {
    let first = OfTable::new(table.clone(), "");
    let table = table.clone();
    objects
        .range(first..)
        .take_while(move |(key, _)| key.table == table)
        .map(|(_, it)| it)
}

/// What an object kind must know about itself.
pub trait Object: Clone + Eq {
    /// One way in which an object of this kind can differ from another.
    type Change: Change<Object = Self>;

    /// What tells two objects of this kind apart: a qualified name, or more.
    type Key: Clone + Ord + Named;

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

    /// Whether this object must be dropped before `dependency`, on which it depends, can change
    /// its type, and created again afterwards.
    fn blocks_change_of(&self, _dependency: &Dependency) -> bool {
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

    /// The changes that make `new`; more than one where the object has to come before something
    /// that it later refers to.
    fn create(new: &Self) -> Vec<Self::Change> {
        vec![Self::Change::create(new.clone())]
    }

    /// Whether it can be dropped and created again without a loss, as a definition without data.
    /// What cannot is compared again, and lets go of what is [moving](Between::moving).
    fn can_be_restored(&self) -> bool {
        true
    }

    /// Compares two objects of the same key.
    fn diff(old: &Self, new: &Self, cx: &Between<'_>) -> Vec<Self::Change>;

    /// The change that gives `old` the name of `new`, if the two differ in nothing else and
    /// PostgreSQL can rename. Only for kinds whose names mean nothing to data or to queries.
    fn rename(_old: &Self, _new: &Self) -> Option<Self::Change> {
        None
    }

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

    /// A key follows a rename, as its object does.
    fn follow_key(_key: &mut Self::Key, _renaming: &Renaming) {}
}

/// Looks at objects of every kind.
pub(crate) trait Visitor {
    /// Looks at one.
    fn visit<T: Object>(&mut self, id: &ObjectId, object: &T);
}

/// One change of one object.
pub trait Change: Clone + Sized {
    /// The kind of object that changes.
    type Object: Object<Change = Self>;

    /// The change that makes `object`.
    fn create(object: Self::Object) -> Self;

    /// The change that removes `object`.
    fn drop(object: Self::Object) -> Self;

    /// Which object changes, and whether it is there before and after.
    fn step(&self) -> Step<'_, Self::Object>;

    /// Carries the change out on a schema.
    fn apply(&self, schema: &mut Schema);

    /// How the change stands to the rest, for the order of the plan. Only for changes of an object
    /// that is there before and after; creating and dropping follow from the object.
    fn effects(&self, cx: &Between<'_>) -> Effects;

    /// The clause by which the statement that creates the object's owner can create it as well
    /// (a constraint inside `CREATE TABLE`).
    fn inline(&self) -> Option<Clause> {
        None
    }

    /// What a reviewer has to know.
    fn hazards(&self) -> Vec<Hazard> {
        Vec::new()
    }

    /// Writes the statements. `inline` holds the clauses of the changes that this one takes in.
    fn render(&self, inline: &[String], sql: &mut Sql);
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

/// Which object a change is about, and whether it is there before and after.
#[derive(Clone, Debug)]
pub enum Step<'a, T: Object> {
    /// Only afterwards.
    Create(&'a T),
    /// Only before.
    Drop(&'a T),
    /// Before and after.
    Alter(T::Key),
}

/// See [`Step`], without the object.
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
}

/// For [`Between::moving`], before anything is known to move.
pub(crate) const NOTHING: BTreeSet<Dependency> = BTreeSet::new();

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
    /// Whatever needs what this change makes or alters has to wait for its commit.
    pub must_be_committed: bool,
}

/// Something that others can depend on: an object, or a column of a table.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dependency {
    /// A whole object.
    Object(ObjectId),
    /// One column.
    Column(QualifiedName, Name),
}

impl Dependency {
    /// The table `name`.
    pub fn table(name: &QualifiedName) -> Self {
        Dependency::Object(ObjectId::Table(name.clone()))
    }
}

impl Renaming {
    /// The name of a table follows.
    fn table(&self, name: &mut QualifiedName) {
        if let Renaming::Table { old, new } = self
            && name == old
        {
            *name = new.clone();
        }
    }

    /// The name of a column of `table` follows.
    fn column(&self, of: &QualifiedName, name: &mut Name) {
        if let Renaming::Column { table, old, new } = self
            && table == of
            && name == old
        {
            *name = new.clone();
        }
    }

    /// The name of a type follows.
    fn data_type(&self, data_type: &mut tables::DataType) {
        if let (Renaming::Enum { old, new }, tables::BaseType::Named(name)) =
            (self, &mut data_type.base)
            && name == old
        {
            *name = new.clone();
        }
    }

    /// The names inside an expression over `table` follow. Text tells no more than which words
    /// stand in it, so a word that means something else may follow as well; the difference that
    /// this leaves is then found and mended by the diff.
    fn expression(&self, of: Option<&QualifiedName>, expression: &mut Expression) {
        let (old, new) = match self {
            Renaming::Table { old, new } => (old.name.as_str(), new.name.as_str()),
            Renaming::Enum { old, new } => (old.name.as_str(), new.name.as_str()),
            Renaming::Column { table, old, new }
                if of == Some(table) || expression.mentions(table.name.as_str()) =>
            {
                (old.as_str(), new.as_str())
            }
            Renaming::Label { of, old, new } if expression.mentions(of.name.as_str()) => {
                *expression = expression.with_literal(old, new);
                return;
            }
            Renaming::Column { .. } | Renaming::Label { .. } => return,
        };
        if expression.mentions(old) {
            *expression = expression.with_renamed(old, new);
        }
    }

    /// The operation that carries it out.
    pub fn operation(&self) -> Operation {
        match self.clone() {
            Renaming::Table { old, new } => Operation::Table(tables::Change::Rename { old, new }),
            Renaming::Column { table, old, new } => {
                Operation::Table(tables::Change::RenameColumn { table, old, new })
            }
            Renaming::Enum { old, new } => Operation::Enum(enums::Change::Rename { old, new }),
            Renaming::Label { of, old, new } => {
                Operation::Enum(enums::Change::RenameLabel { of, old, new })
            }
        }
    }

    /// The way back.
    pub fn reversed(&self) -> Renaming {
        match self.clone() {
            Renaming::Table { old, new } => Renaming::Table { old: new, new: old },
            // A column goes back while its table has the name that it has on the new side.
            Renaming::Column { table, old, new } => Renaming::Column {
                table,
                old: new,
                new: old,
            },
            Renaming::Enum { old, new } => Renaming::Enum { old: new, new: old },
            Renaming::Label { of, old, new } => Renaming::Label {
                of,
                old: new,
                new: old,
            },
        }
    }

    /// Whether it is still to be done: the old name is there and the new one is free.
    pub fn applies_to(&self, schema: &Schema) -> bool {
        match self {
            Renaming::Table { old, new } => {
                schema.tables.contains_key(old) && !schema.tables.contains_key(new)
            }
            Renaming::Column { table, old, new } => schema
                .tables
                .get(table)
                .is_some_and(|it| it.column(old).is_some() && it.column(new).is_none()),
            Renaming::Enum { old, new } => {
                schema.enums.contains_key(old) && !schema.enums.contains_key(new)
            }
            Renaming::Label { of, old, new } => schema
                .enums
                .get(of)
                .is_some_and(|it| it.labels.contains(old) && !it.labels.contains(new)),
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
        }
    }
}

/// Something gets another name, and every mention of it follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Renaming {
    /// A table.
    Table {
        /// The name it has.
        old: QualifiedName,
        /// The name it gets.
        new: QualifiedName,
    },
    /// A column.
    Column {
        /// Its table.
        table: QualifiedName,
        /// The name it has.
        old: Name,
        /// The name it gets.
        new: Name,
    },
    /// An enumerated type.
    Enum {
        /// The name it has.
        old: QualifiedName,
        /// The name it gets.
        new: QualifiedName,
    },
    /// A label of an enumerated type.
    Label {
        /// The type.
        of: QualifiedName,
        /// The label it is.
        old: String,
        /// The label it becomes.
        new: String,
    },
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

            /// See [`Named::namespace`].
            pub fn namespace(&self) -> Option<&Name> {
                match self { $(ObjectId::$kind(key) => Named::namespace(key),)* }
            }

            /// PostgreSQL's word for the kind, in lower case.
            pub fn noun(&self) -> &'static str {
                match self { $(ObjectId::$kind(_) => $noun,)* }
            }
        }

        impl fmt::Display for ObjectId {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self { $(ObjectId::$kind(key) => write!(f, "{} {key}", $noun),)* }
            }
        }

        /// One object, of any kind: an entry of the snapshot.
        #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum AnyObject {
            $(#[doc = concat!("Of kind ", $noun, ".")] $kind($module::$object),)*
        }

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

            /// See [`Object::part_of`].
            pub fn part_of(&self) -> Option<Dependency> {
                match self { $(AnyObject::$kind(it) => it.part_of(),)* }
            }

            /// See [`Object::can_be_restored`].
            pub fn can_be_restored(&self) -> bool {
                match self { $(AnyObject::$kind(it) => it.can_be_restored(),)* }
            }

            /// See [`Object::blocks_change_of`].
            pub fn blocks_change_of(&self, dependency: &Dependency) -> bool {
                match self { $(AnyObject::$kind(it) => it.blocks_change_of(dependency),)* }
            }

            /// The operations that make it.
            pub fn create(&self) -> Vec<Operation> {
                match self {
                    $(AnyObject::$kind(it) => Object::create(it).into_iter().map(Operation::$kind).collect(),)*
                }
            }

            /// The operation that removes it.
            pub fn drop(&self) -> Operation {
                match self { $(AnyObject::$kind(it) => Operation::$kind(Change::drop(it.clone())),)* }
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

            /// Adds it to `schema`; gives back the one that had its name.
            pub fn insert(self, schema: &mut Schema) -> Option<AnyObject> {
                match self {
                    $(AnyObject::$kind(it) => schema.$module.insert(it.key(), it).map(AnyObject::$kind),)*
                }
            }
        }

        /// One change of one object, of any kind.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Operation {
            $(#[doc = concat!("To one of kind ", $noun, ".")] $kind($module::Change),)*
        }

        impl Operation {
            /// What changes.
            pub fn id(&self) -> ObjectId {
                match self {
                    $(Operation::$kind(change) => ObjectId::$kind(match change.step() {
                        Step::Create(it) | Step::Drop(it) => it.key(),
                        Step::Alter(key) => key,
                    }),)*
                }
            }

            /// Whether it is there before and after.
            pub fn way(&self) -> Way {
                match self {
                    $(Operation::$kind(change) => match change.step() {
                        Step::Create(_) => Way::Create,
                        Step::Drop(_) => Way::Drop,
                        Step::Alter(_) => Way::Alter,
                    },)*
                }
            }

            /// See [`Object::part_of`]; nothing where the object is there before and after.
            pub fn part_of(&self) -> Option<Dependency> {
                match self {
                    $(Operation::$kind(change) => match change.step() {
                        Step::Create(it) | Step::Drop(it) => it.part_of(),
                        Step::Alter(_) => None,
                    },)*
                }
            }

            /// See [`Change::apply`].
            pub fn apply(&self, schema: &mut Schema) {
                match self { $(Operation::$kind(change) => change.apply(schema),)* }
            }

            /// See [`Change::effects`].
            pub fn effects(&self, cx: &Between<'_>) -> Effects {
                match self { $(Operation::$kind(change) => effects(change, cx, ObjectId::$kind),)* }
            }

            /// See [`Change::inline`].
            pub fn inline(&self) -> Option<Clause> {
                match self { $(Operation::$kind(change) => change.inline(),)* }
            }

            /// See [`Change::hazards`].
            pub fn hazards(&self) -> Vec<Hazard> {
                match self { $(Operation::$kind(change) => change.hazards(),)* }
            }

            /// See [`Change::render`].
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

            /// Shows every object to `visitor`, kind by kind, without a copy.
            pub(crate) fn visit(&self, visitor: &mut impl Visitor) {
                $(for (key, it) in &self.$module {
                    visitor.visit(&ObjectId::$kind(key.clone()), it);
                })*
            }

            /// The object of that name.
            pub fn get(&self, id: &ObjectId) -> Option<AnyObject> {
                match id { $(ObjectId::$kind(key) => self.$module.get(key).cloned().map(AnyObject::$kind),)* }
            }

            /// The words by which expressions can name an object, each with what it names.
            pub(crate) fn words(&self) -> Vec<(&str, ObjectId)> {
                let mut words = Vec::new();
                $(for (key, it) in &self.$module {
                    words.extend(it.word().map(|it| (it.as_str(), ObjectId::$kind(key.clone()))));
                })*
                words
            }

            /// See [`Object::brings`]; nothing where there is no such object.
            pub(crate) fn brought_by(&self, id: &ObjectId) -> Vec<Dependency> {
                match id {
                    $(ObjectId::$kind(key) => self.$module.get(key).map(Object::brings),)*
                }
                .unwrap_or_default()
            }

            /// Whether there is an object of that name.
            pub fn contains(&self, id: &ObjectId) -> bool {
                match id { $(ObjectId::$kind(key) => self.$module.contains_key(key),)* }
            }

            /// Makes every object follow a rename.
            pub fn follow(&mut self, renaming: &Renaming) {
                $(
                    self.$module = std::mem::take(&mut self.$module)
                        .into_values()
                        .map(|mut it| {
                            it.follow(renaming);
                            (it.key(), it)
                        })
                        .collect();
                )*
            }
        }

        /// Compares two schemas kind by kind; no order yet.
        pub(crate) fn diff_all(cx: &Between<'_>) -> Vec<Operation> {
            let mut operations = Vec::new();
            $(operations.extend(
                crate::diff::objects::<$module::$object>(&cx.old.$module, &cx.new.$module, cx)
                    .into_iter()
                    .map(Operation::$kind),
            );)*
            operations
        }

        /// Reads every kind from the catalogs.
        #[cfg(feature = "introspect")]
        pub(crate) async fn read_all(
            client: &tokio_postgres::Client,
            schema: &mut Schema,
        ) -> Result<(), crate::introspect::Error> {
            $(crate::introspect::objects::<$module::$object>(
                client, stringify!($module), AnyObject::$kind, schema,
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

/// What a change makes and removes, needs and frees, for the order of the plan.
fn effects<C: Change>(
    change: &C,
    cx: &Between<'_>,
    id: impl Fn(<C::Object as Object>::Key) -> ObjectId,
) -> Effects {
    let itself = |it: &C::Object| {
        let mut all = it.brings();
        all.push(id(it.key()).into());
        all
    };
    match change.step() {
        Step::Create(it) => Effects {
            makes: itself(it),
            needs: it.depends_on(cx.new),
            ..Effects::default()
        },
        Step::Drop(it) => Effects {
            removes: itself(it),
            frees: it.depends_on(cx.old),
            ..Effects::default()
        },
        Step::Alter(_) => change.effects(cx),
    }
}

kinds! {
    Namespace: namespaces::Namespace, "schema";
    Extension: extensions::Extension, "extension";
    Enum: enums::Enum, "type";
    Function: functions::Function, "function";
    Sequence: sequences::Sequence, "sequence";
    Table: tables::Table, "table";
    Constraint: constraints::Constraint, "constraint";
    Index: indexes::Index, "index";
    Trigger: triggers::Trigger, "trigger";
    Policy: policies::Policy, "policy";
    Comment: comments::Comment, "comment";
}

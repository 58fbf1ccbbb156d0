//! The kinds of objects: what the engine knows of each stands in its own file.
//!
//! The phases (`check`, `diff`, `plan`, `introspect`) are generic and never name a kind. The order
//! of the rows below means nothing; order in a migration comes from dependencies.

use std::{collections::BTreeMap, fmt};

use crate::{ident::{Name, QualifiedName}, schema::Schema, sql::Sql};

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

/// All objects of one kind, by what tells them apart.
pub type Objects<T> = BTreeMap<<T as Object>::Key, T>;

/// What an object kind must know about itself.
pub trait Object: Clone + Eq {
    /// One way in which an object of this kind can differ from another.
    type Change: Change<Object = Self>;

    /// What tells two objects of this kind apart: a qualified name, or more.
    type Key: Clone + Ord;

    /// What tells this object apart from the others of its kind.
    fn key(&self) -> Self::Key;

    /// What must exist before this object, as far as its definition tells; `schema` is the schema
    /// that holds it, in which the names inside expressions are looked up.
    fn depends_on(&self, schema: &Schema) -> Vec<Dependency>;

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

    /// Compares two objects of the same key.
    fn diff(old: &Self, new: &Self, cx: &Between<'_>) -> Vec<Self::Change>;

    /// The change that gives `old` the name of `new`, if the two differ in nothing else and
    /// PostgreSQL can rename. Only for kinds whose names mean nothing to data or to queries.
    fn rename(_old: &Self, _new: &Self) -> Option<Self::Change> {
        None
    }

    /// Follows a rename of something else, as PostgreSQL does by itself.
    fn follow(&mut self, renaming: &Renaming);
}

/// One change of one object.
pub trait Change: Clone + Sized {
    /// The kind of object that changes.
    type Object: Object<Change = Self>;

    /// The change that makes `object`.
    fn create(object: Self::Object) -> Self;

    /// The change that removes `object`.
    fn drop(object: Self::Object) -> Self;

    /// The object before and after; `None` where it is not there.
    fn sides(&self) -> (Option<&Self::Object>, Option<&Self::Object>);

    /// Carries the change out on a schema.
    fn apply(&self, schema: &mut Schema);

    /// The change that undoes this one.
    fn reverse(&self) -> Self;

    /// How the change stands to the rest, for the order of the plan.
    fn effects(&self, cx: &Between<'_>) -> Effects;

    /// The clause by which the statement that creates the object's owner can create it as well
    /// (a constraint inside `CREATE TABLE`).
    fn inline(&self) -> Option<String> {
        None
    }

    /// What a reviewer has to know.
    fn hazards(&self) -> Vec<Hazard> {
        Vec::new()
    }

    /// Writes the statements. `inline` holds the clauses of the changes that this one takes in.
    fn render(&self, inline: &[String], sql: &mut Sql);
}

/// The two schemas between which changes are sought.
#[derive(Clone, Copy)]
pub struct Between<'a> {
    /// What is there, renames already carried out.
    pub old: &'a Schema,
    /// What is wanted.
    pub new: &'a Schema,
    /// What the declarations say about the way from the one to the other.
    pub intent: &'a crate::diff::Intent,
}

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
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[derive(serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum ObjectId {
            $(#[doc = concat!("Of kind ", $noun, ".")] $kind(<$module::$object as Object>::Key),)*
        }

        impl ObjectId {
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
            pub fn depends_on(&self, schema: &Schema) -> Vec<Dependency> {
                match self { $(AnyObject::$kind(it) => it.depends_on(schema),)* }
            }

            /// See [`Object::part_of`].
            pub fn part_of(&self) -> Option<Dependency> {
                match self { $(AnyObject::$kind(it) => it.part_of(),)* }
            }

            /// See [`Object::blocks_change_of`].
            pub fn blocks_change_of(&self, dependency: &Dependency) -> bool {
                match self { $(AnyObject::$kind(it) => it.blocks_change_of(dependency),)* }
            }

            /// The operation that makes it.
            pub fn create(self) -> Operation {
                match self { $(AnyObject::$kind(it) => Operation::$kind(Change::create(it)),)* }
            }

            /// The operation that removes it.
            pub fn drop(self) -> Operation {
                match self { $(AnyObject::$kind(it) => Operation::$kind(Change::drop(it)),)* }
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
            /// The object before and after; `None` where it is not there.
            pub fn sides(&self) -> (Option<AnyObject>, Option<AnyObject>) {
                match self {
                    $(Operation::$kind(change) => {
                        let (old, new) = change.sides();
                        (old.cloned().map(AnyObject::$kind), new.cloned().map(AnyObject::$kind))
                    })*
                }
            }

            /// See [`Change::apply`].
            pub fn apply(&self, schema: &mut Schema) {
                match self { $(Operation::$kind(change) => change.apply(schema),)* }
            }

            /// See [`Change::reverse`].
            pub fn reverse(&self) -> Operation {
                match self { $(Operation::$kind(change) => Operation::$kind(change.reverse()),)* }
            }

            /// See [`Change::effects`].
            pub fn effects(&self, cx: &Between<'_>) -> Effects {
                match self { $(Operation::$kind(change) => change.effects(cx),)* }
            }

            /// See [`Change::inline`].
            pub fn inline(&self) -> Option<String> {
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

            /// The object of that name.
            pub fn get(&self, id: &ObjectId) -> Option<AnyObject> {
                match id { $(ObjectId::$kind(key) => self.$module.get(key).cloned().map(AnyObject::$kind),)* }
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

        /// See [`crate::schema::Schema`].
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub struct SchemaObjects {
            $(#[doc = concat!("Those of kind ", $noun, ".")] pub $module: Objects<$module::$object>,)*
        }
    };
}

kinds! {
    Namespace: namespaces::Namespace, "schema";
    Extension: extensions::Extension, "extension";
    Enum: enums::Enum, "type";
    Sequence: sequences::Sequence, "sequence";
    Table: tables::Table, "table";
    Constraint: constraints::Constraint, "constraint";
    Index: indexes::Index, "index";
    Function: functions::Function, "function";
    Trigger: triggers::Trigger, "trigger";
    Policy: policies::Policy, "policy";
    Comment: comments::Comment, "comment";
}

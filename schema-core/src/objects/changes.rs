//! Changes of objects, what they cost, and how they stand to each other.

use std::{collections::BTreeSet, fmt, sync::Arc};

use super::{Dependency, Object, ObjectId};
use crate::{
    check::Catalog,
    ident::QualifiedName,
    renaming::Renaming,
    schema::{Schema, Scope},
    sql::Sql,
};

/// One change of one object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change<T: Object> {
    /// It is there only afterwards.
    Create(Arc<T>),
    /// It is there only before.
    Drop(Arc<T>),
    /// It is there before and after. There are few such among many, which stay small.
    Alter(Box<Altered<T>>),
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
    pub(super) fn renaming(&self) -> Renaming {
        let [old, new] = [&self.old, &self.new].map(|it| T::id(it.key()));
        Renaming::Object { old, new }
    }

    /// How it stands to other changes that an object takes the place of what stood in for it: nobody waits.
    pub(super) fn completes(&self, cx: &Between<'_>) -> Effects {
        let mut needs = self.new.depends_on(cx.new);
        needs.push(T::id(self.new.key()).into());
        Effects {
            needs,
            ..Effects::default()
        }
    }

    /// How it stands to other changes that something takes the place of an object that is to go.
    pub(super) fn empties(&self, cx: &Between<'_>) -> Effects {
        let mut frees = self.old.depends_on(cx.old);
        frees.push(T::id(self.old.key()).into());
        Effects {
            frees,
            ..Effects::default()
        }
    }

    /// How an alteration stands to other changes where nothing else is known of it.
    pub(super) fn effects(&self, cx: &Between<'_>) -> Effects {
        let (old, new) = (self.old.key(), self.new.key());
        // What only gets another name goes on holding what it held, whatever that is called.
        if old != new {
            return Effects {
                makes: vec![T::id(new).into()],
                removes: vec![T::id(old).into()],
                ..Effects::default()
            };
        }
        Effects {
            alters: vec![T::id(new).into()],
            needs: self.new.depends_on(cx.new),
            frees: self.old.depends_on(cx.old),
            ..Effects::default()
        }
    }
}

impl<T: Object> Change<T> {
    /// Changes it in place.
    pub fn alter(old: &Arc<T>, new: &Arc<T>, how: T::Alteration) -> Self {
        let (old, new) = (old.clone(), new.clone());
        Change::Alter(Box::new(Altered { old, new, how }))
    }

    /// Makes it anew.
    pub fn replace(old: &Arc<T>, new: &Arc<T>) -> Vec<Self> {
        vec![Change::Drop(old.clone()), Change::Create(new.clone())]
    }

    /// Makes or drops an object in steps: what [stands in](Object::stand_in) for it comes first, and goes last.
    pub(super) fn untied(&self, cx: &Between<'_>) -> Option<Vec<Self>> {
        let stand_in = |it: &T, scope| {
            let bare = it.stand_in(scope).filter(|bare| bare != it)?;
            Some(Arc::new(bare))
        };
        match self {
            Change::Create(new) => {
                let bare = stand_in(new, cx.new)?;
                let mut changes = T::untied(&bare, new, Way::Create, cx);
                changes.insert(0, Change::Create(bare));
                Some(changes)
            }
            Change::Drop(old) => {
                let bare = stand_in(old, cx.old)?;
                let mut changes = T::untied(old, &bare, Way::Drop, cx);
                changes.push(Change::Drop(bare));
                Some(changes)
            }
            Change::Alter(_) => None,
        }
    }

    /// As it is afterwards, or was before if it is gone.
    pub(super) fn object(&self) -> &Arc<T> {
        match self {
            Change::Create(it) | Change::Drop(it) => it,
            Change::Alter(it) => &it.new,
        }
    }

    /// As it was before, or is afterwards if it is new.
    pub(super) fn old_object(&self) -> &Arc<T> {
        match self {
            Change::Create(it) | Change::Drop(it) => it,
            Change::Alter(it) => &it.old,
        }
    }

    pub(super) fn way(&self) -> Way {
        match self {
            Change::Create(_) => Way::Create,
            Change::Drop(_) => Way::Drop,
            Change::Alter(_) => Way::Alter,
        }
    }

    pub(super) fn part_of(&self) -> Option<Dependency> {
        match self {
            Change::Create(it) | Change::Drop(it) => it.part_of(),
            Change::Alter(_) => None,
        }
    }

    pub(super) fn goes_with(&self) -> Vec<Dependency> {
        match self {
            Change::Drop(it) => it.goes_with(),
            Change::Create(_) | Change::Alter(_) => Vec::new(),
        }
    }

    /// The names that it frees for others, and those that have to be free before it.
    pub(super) fn names(&self) -> Names {
        let of = |it: &T| {
            let mut names = it.occupies();
            names.extend(T::overloads(&it.key()));
            names
        };
        match self {
            Change::Create(new) => Names {
                taken: of(new),
                ..Names::default()
            },
            Change::Drop(old) => Names {
                freed: of(old),
                ..Names::default()
            },
            Change::Alter(it) if it.old.key() != it.new.key() => {
                let (mut freed, mut taken) = (of(&it.old), of(&it.new));
                let kept = taken.clone();
                taken.retain(|it| !freed.contains(it));
                freed.retain(|it| !kept.contains(it));
                Names { freed, taken }
            }
            Change::Alter(_) => Names::default(),
        }
    }

    pub(super) fn apply(&self, schema: &mut Schema) {
        match self {
            Change::Create(it) => drop(T::of_mut(schema).insert(it.clone())),
            Change::Drop(it) => drop(T::of_mut(schema).remove(&it.key())),
            Change::Alter(it) => T::apply(it, schema),
        }
    }

    pub(super) fn effects(&self, cx: &Between<'_>) -> Effects {
        let itself = |it: &T| {
            let mut all = it.brings();
            all.push(T::id(it.key()).into());
            all
        };
        // What it brings itself, as the columns that others of the table are generated from, is no matter of others.
        let others = |its: &[Dependency], mut all: Vec<Dependency>| {
            all.retain(|it| !its.contains(it));
            all
        };
        let mut effects = match self {
            Change::Create(it) => {
                let makes = itself(it);
                Effects {
                    needs: others(&makes, it.depends_on(cx.new)),
                    makes,
                    ..Effects::default()
                }
            }
            Change::Drop(it) => {
                let removes = itself(it);
                Effects {
                    frees: others(&removes, it.depends_on(cx.old)),
                    removes,
                    ..Effects::default()
                }
            }
            Change::Alter(it) => return T::effects(it, cx),
        };
        T::adjust(self, &mut effects);
        effects
    }

    pub(super) fn inline(&self) -> Option<Clause> {
        match self {
            Change::Create(it) => it.inline(),
            Change::Drop(_) | Change::Alter(_) => None,
        }
    }

    pub(super) fn actions(&self) -> Option<(String, Vec<String>)> {
        match self {
            Change::Alter(it) => T::actions(it),
            Change::Create(_) | Change::Drop(_) => None,
        }
    }

    pub(super) fn is_checked(&self) -> bool {
        match self {
            Change::Create(_) | Change::Alter(_) => self.object().is_checked(),
            Change::Drop(_) => false,
        }
    }

    pub(super) fn render(&self, inline: &[String], sql: &mut Sql) {
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
    /// What it says but for its name, where PostgreSQL makes one of all in a statement that say the same.
    pub merged: Option<String>,
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

impl Between<'_> {
    /// The row of a table or view, if functions give such rows: a body in standard SQL has to give the columns that
    /// there are, and whoever calls one tells the columns by their places.
    pub(super) fn given_row(&self, of: &QualifiedName) -> Vec<Dependency> {
        let functions = [self.old, self.new].map(|it| it.functions.values());
        let mut functions = functions.into_iter().flatten();
        let is_given = functions.any(|it| it.given_row() == Some(of));
        is_given
            .then(|| Dependency::Row(of.clone()))
            .into_iter()
            .collect()
    }
}

/// For [`Between::moving`], before anything is known to move.
pub(crate) const NOTHING: BTreeSet<Dependency> = BTreeSet::new();

/// For [`Between::stepwise`], before anything is known to wait for itself.
pub(crate) const NOBODY: BTreeSet<ObjectId> = BTreeSet::new();

/// The names that a change makes free, and those that it takes; an object of another kind, or of another table,
/// may have had them.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Nobody has them afterwards.
    pub freed: Vec<(Catalog, QualifiedName)>,
    /// Nobody may have them before.
    pub taken: Vec<(Catalog, QualifiedName)>,
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
    /// What is part of what this change removes does not go with it, and is dropped before; what it
    /// makes, it makes without parts.
    pub without_parts: bool,
    /// There is more of it afterwards: whatever needs it waits until that is committed, and what lets go of it need
    /// not go before.
    pub extends: Vec<Dependency>,
    /// When it is done, beyond what it needs and frees.
    pub turn: Turn,
}

/// When a change is done, where that does not follow from what is known of others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Turn {
    /// Before everything else.
    AtTheStart,
    /// Before anything is changed or made, but for what it needs itself.
    BeforeUse,
    /// When it can be.
    #[default]
    Any,
    /// After anything is dropped or changed, but for what waits for it.
    AfterUse,
    /// After everything else.
    AtTheEnd,
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

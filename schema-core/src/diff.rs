//! The difference of two schemas, as operations without an order. The order is the plan's.

use std::{
    collections::{BTreeMap, BTreeSet},
    str::FromStr,
};

use crate::{
    ident::{self, Name, QualifiedName},
    objects::{
        AnyObject, Between, Change, NOBODY, NOTHING, Object, ObjectId, Operation, diff_all, types,
    },
    renaming::Renaming,
    schema::{Schema, Scope},
    sql::Expression,
};

/// What the declarations say about the way from the old schema to the new one, beyond both.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Intent {
    /// Renames, declared and never guessed. One whose old name is gone, or whose new name is
    /// there, has been carried out and is passed over.
    pub renames: Vec<Renaming>,
    /// What the rows that are there get in a new or newly required column.
    pub backfills: BTreeMap<(QualifiedName, Name), Expression>,
    /// What becomes of values whose labels are removed. Rows that hold another such value stop the
    /// migration before it changes anything but the names that are declared to change.
    pub values: Vec<MappedValue>,
}

impl Intent {
    /// What becomes of the value `label`, which is removed, of the type that is called `of` after all
    /// renames; none where nothing is said.
    pub(crate) fn value(&self, of: &QualifiedName, label: &str) -> Option<&MappedValue> {
        self.values_of(of).find(|it| it.old == label)
    }

    /// Whether something is said of values of the type that is called `of` after all renames.
    pub(crate) fn maps_values_of(&self, of: &QualifiedName) -> bool {
        self.values_of(of).next().is_some()
    }

    fn values_of(&self, of: &QualifiedName) -> impl Iterator<Item = &MappedValue> {
        let values = self.values.iter();
        values.filter(move |it| self.renamed(&it.of) == *of)
    }

    /// What the type `name` is called after all renames.
    fn renamed(&self, name: &QualifiedName) -> QualifiedName {
        let mut name = name.clone();
        for renaming in &self.renames {
            match renaming {
                Renaming::Type { old, new } if *old == name => name = new.clone(),
                renaming => renaming.type_name(&mut name),
            }
        }
        name
    }

    /// What it says about the way back. Backfills, and values for those that are removed, are for the
    /// way up only: going down, a column gets the values that it had, or none.
    pub fn reversed(&self) -> Intent {
        Intent {
            renames: self.renames.iter().rev().map(Renaming::reversed).collect(),
            ..Intent::default()
        }
    }
}

/// What becomes of a value whose label is removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MappedValue {
    /// The type, as it is called before all renames.
    pub of: QualifiedName,
    /// The label that goes.
    pub old: String,
    /// The label that takes its place; NULL does for none.
    pub new: Option<String>,
}

impl MappedValue {
    /// Whether the label goes, and what takes its place is there.
    pub fn applies_to(&self, old: &Schema, new: &Schema, intent: &Intent) -> bool {
        let has = |schema: &Schema, of: &QualifiedName, label: &String| {
            let of = schema.enums.get(of);
            of.is_some_and(|it| it.labels.contains(label))
        };
        let called = intent.renamed(&self.of);
        has(old, &self.of, &self.old)
            && new.enums.contains_key(&called)
            && !has(new, &called, &self.old)
            && self.new.as_ref().is_none_or(|it| has(new, &called, it))
    }
}

impl FromStr for MappedValue {
    type Err = String;

    /// `type.old=new`, or `type.old=` for NULL. A type without a namespace is in `public`.
    fn from_str(text: &str) -> Result<Self, String> {
        const FORM: &str = "write it as `public.type.old=new`, or as `public.type.old=` for NULL";
        let parsed = || {
            let (old, new) = text.split_once('=')?;
            let mut of = ident::parts(old)?;
            let old = of.pop()?;
            let of = ident::qualified(&of, &Name::from("public"))?;
            let new = match new {
                "" => None,
                new => match ident::parts(new)?.as_slice() {
                    [label] => Some(label.as_str().to_owned()),
                    _ => return None,
                },
            };
            Some(MappedValue {
                of,
                old: old.as_str().to_owned(),
                new,
            })
        };
        parsed().ok_or_else(|| FORM.to_owned())
    }
}

/// The renames that lead from `old` towards `new`, in an order in which each finds its new name
/// free, and the schema that they lead to.
pub(crate) fn renames(old: &Schema, new: &Schema, intent: &Intent) -> (Vec<Operation>, Schema) {
    let mut reached = old.clone();
    let mut operations = Vec::new();
    let mut pending: Vec<&Renaming> = intent
        .renames
        .iter()
        .filter(|it| !it.applies_to(new))
        .collect();
    // What is part of another object is named by what that is called before.
    pending.sort_by_key(|it| !it.is_of_part());
    // Each pass frees names for the next: `b` to `c` before `a` to `b`.
    while let Some(at) = pending.iter().position(|it| it.applies_to(&reached)) {
        let renaming = &pending.remove(at).resolved(&reached);
        let namespace = renaming.new_namespace();
        operations.extend(
            namespace
                .map(|it| make(&it, &mut reached, new))
                .into_iter()
                .flatten(),
        );
        operations.extend(make_room(renaming, &mut reached, new));
        let before = reached.clone();
        reached.follow(renaming);
        operations.extend(renaming.operation(&before, &reached));
    }
    for renaming in types::displaced(&reached, new, intent) {
        let before = reached.clone();
        reached.follow(&renaming);
        operations.extend(renaming.operation(&before, &reached));
    }
    let preparations = reached.preparations(new);
    if preparations.is_empty() {
        return (operations, reached);
    }
    let scope = Scope::new(new);
    for operation in preparations {
        let object = new.get(&operation.id());
        let needs = object.into_iter().flat_map(|it| it.depends_on(&scope));
        for namespace in needs.filter_map(|it| it.as_namespace()) {
            operations.extend(make(&namespace, &mut reached, new));
        }
        operation.apply(&mut reached);
        operations.push(operation);
    }
    (operations, reached)
}

/// Gives other names to objects of other kinds that have the name which a rename leads to, and go: the view that
/// stood in for a renamed table.
fn make_room(renaming: &Renaming, reached: &mut Schema, new: &Schema) -> Vec<Operation> {
    let mut followed = reached.clone();
    followed.follow(renaming);
    let fresh = followed.objects().filter(|it| !reached.contains(&it.id()));
    let taken: BTreeSet<_> = fresh.flat_map(|it| it.occupies()).collect();
    let goes = |it: &AnyObject| !new.contains(&it.id()) && followed.contains(&it.id());
    let in_the_way: Vec<ObjectId> = reached
        .objects()
        .filter(|it| goes(it) && it.occupies().iter().any(|name| taken.contains(name)))
        .map(|it| it.id())
        .collect();
    let mut operations = Vec::new();
    for old in in_the_way {
        let name = old.qualified().map(types::retired);
        let Some(new) = name.and_then(|it| old.called(&it)) else {
            continue;
        };
        let aside = Renaming::Object { old, new };
        let mut moved = reached.clone();
        moved.follow(&aside);
        if let Some(operation) = aside.operation(reached, &moved) {
            *reached = moved;
            operations.push(operation);
        }
    }
    operations
}

/// Makes a namespace, where it is still to come.
fn make(namespace: &ObjectId, reached: &mut Schema, new: &Schema) -> Vec<Operation> {
    let missing = new.get(namespace).filter(|_| !reached.contains(namespace));
    let operations = missing.map(|it| it.create(new)).unwrap_or_default();
    operations.iter().for_each(|it| it.apply(reached));
    operations
}

/// `new`, with the columns of each table in the order in which PostgreSQL will hold them once `old`
/// has been migrated: those that are there keep their places, under whatever name, new ones follow.
pub fn aligned(old: &Schema, new: &Schema, intent: &Intent) -> Schema {
    let (_, renamed) = renames(old, new, intent);
    let mut aligned = new.clone();
    aligned.align_to(&renamed);
    aligned
}

/// Every change that leads from `old` to `new`, renames first and in order, the rest in none.
pub fn diff(old: &Schema, new: &Schema, intent: &Intent) -> Vec<Operation> {
    let (mut operations, reached) = renames(old, new, intent);
    let (old, new) = (Scope::new(&reached), Scope::new(new));
    operations.extend(diff_all(&Between {
        old: &old,
        new: &new,
        intent,
        moving: &NOTHING,
        stepwise: &NOBODY,
    }));
    operations
}

/// Compares the objects of one kind, by key. What is gone and what is new are paired where they
/// differ in nothing but the name.
pub(crate) fn objects<T: Object>(cx: &Between<'_>) -> Vec<Change<T>> {
    let (old, new) = (T::of(cx.old), T::of(cx.new));
    let mut changes = Vec::new();
    let mut fresh = Vec::new();
    for (key, new) in new {
        match old.get(key) {
            Some(old) if old == new && !T::is_reached(old, cx) => {}
            Some(old) => changes.extend(T::diff(old, new, cx)),
            None => fresh.push(new),
        }
    }
    for (key, old) in old {
        if new.contains_key(key) {
            continue;
        }
        let renamed = fresh
            .iter()
            .enumerate()
            .find_map(|(at, new)| Some((at, T::rename_between(old, new, cx)?)));
        match renamed {
            Some((at, how)) => changes.push(Change::alter(old, fresh.remove(at), how)),
            None => changes.push(Change::Drop(old.clone())),
        }
    }
    changes.extend(fresh.into_iter().flat_map(|it| T::create(it, cx.new)));
    changes
}

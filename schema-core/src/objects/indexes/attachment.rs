//! Indexes of partitioned tables, and those of partitions that are attached to them.

use serde::{Deserialize, Serialize};

use super::{
    super::{Altered, Between, Dependency, Effects, Object, ObjectId, constraints::Constraint},
    Index,
};
use crate::{
    ident::{OfTable, QualifiedName},
    renaming::Renaming,
    schema::Schema,
    sql::Sql,
};

/// How an index, or a constraint with one, hangs together with those of other tables.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// Whether its table is partitioned. Those of the partitions are objects of their own, so it is
    /// made `ONLY` here.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub partitioned: bool,
    /// `ATTACH PARTITION`: the table of which its own is a partition, and the index there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<OfTable>,
}

impl Attachment {
    /// Whether there is nothing to say.
    pub fn is_none(&self) -> bool {
        *self == Attachment::default()
    }

    /// `ONLY `, where that is to be said.
    pub(in crate::objects) fn only(&self) -> &'static str {
        if self.partitioned { "ONLY " } else { "" }
    }

    /// The index that it is attached to, see [`either`].
    pub(in crate::objects) fn either(&self) -> Vec<Dependency> {
        self.to.iter().flat_map(either).collect()
    }

    /// The same, as far as it is there.
    pub(in crate::objects) fn target(&self, schema: &Schema) -> Option<Dependency> {
        target(self.to.as_ref()?, schema)
    }

    /// What is dropped goes with that, whichever comes first.
    pub(in crate::objects) fn goes_along(&self, effects: &mut Effects) {
        effects.frees.retain(|it| !self.either().contains(it));
    }

    pub(in crate::objects) fn follow(&mut self, renaming: &Renaming) {
        if let Some(to) = &mut self.to {
            renaming.table(&mut to.table);
        }
    }

    /// The same, where the index that it is attached to gets another name.
    pub(in crate::objects) fn follow_index(&mut self, old: &OfTable, new: &OfTable) {
        if self.to.as_ref() == Some(old) {
            self.to = Some(new.clone());
        }
    }

    /// Writes the statement that attaches `index`.
    pub(in crate::objects) fn render(&self, index: &OfTable, sql: &mut Sql) {
        if let Some(to) = &self.to {
            let [to, index] = [to, index].map(|it| it.table.sibling(it.name.clone()));
            sql.line(format_args!("ALTER INDEX {to} ATTACH PARTITION {index};"));
        }
    }
}

/// An index is itself, or the constraint that has it.
pub(in crate::objects) fn either(index: &OfTable) -> [Dependency; 2] {
    let itself = index.table.sibling(index.name.clone());
    [
        ObjectId::Constraint(index.clone()).into(),
        ObjectId::Index(itself).into(),
    ]
}

/// The one of them that is there.
pub(in crate::objects) fn target(index: &OfTable, schema: &Schema) -> Option<Dependency> {
    let there = |it: &Dependency| matches!(it, Dependency::Object(id) if schema.contains(id));
    either(index).into_iter().find(there)
}

/// Whether something is attached to an index, `old` or as it becomes `new`, no longer, though its table stays a
/// partition. PostgreSQL does not detach indexes: both have to go, and what these are attached to as well.
pub(in crate::objects) fn lets_go(old: &OfTable, new: &OfTable, cx: &Between<'_>) -> bool {
    let is_partition = |it: &QualifiedName| {
        let table = cx.new.tables.get(it);
        let partition = table.and_then(|it| it.partition_of.as_ref());
        partition.is_some_and(|it| it.of == new.table)
    };
    let mut attached = cx.old.attached(old);
    attached.any(|it| {
        let mut after = cx.new.attached(new);
        // It, or what it is called then.
        let is_renamed = |new| target(it, cx.new).is_none() && target(new, cx.old).is_none();
        let own = after.find(|new| new.table == it.table && (*new == it || is_renamed(new)));
        match own {
            Some(own) => lets_go(it, own, cx),
            None => is_partition(&it.table) || lets_go(it, it, cx),
        }
    })
}

/// What is attached has to be there, and what it is attached to.
pub(in crate::objects) fn effects<T: Object>(
    it: &Altered<T>,
    attaches: bool,
    cx: &Between<'_>,
) -> Effects {
    let (old, new) = (it.old.key(), it.new.key());
    if old != new {
        return Effects {
            makes: vec![T::id(new).into()],
            removes: vec![T::id(old).into()],
            ..Effects::default()
        };
    }
    let mut needs = it.new.depends_on(cx.new);
    if attaches {
        needs.push(T::id(new).into());
    }
    Effects {
        needs,
        // Who rests on the one above waits for it.
        alters: Vec::from_iter(attaches.then(|| T::id(it.new.key()).into())),
        // What is attached lets nothing go; it may be new itself.
        frees: match attaches {
            true => Vec::new(),
            false => it.old.depends_on(cx.old),
        },
        ..Effects::default()
    }
}

/// What is attached to an index follows when that gets another name.
pub(in crate::objects) fn rename(schema: &mut Schema, old: &OfTable, new: &OfTable) {
    let attached = |it: &Attachment| it.to.as_ref() == Some(old);
    if schema.indexes.values().any(|it| attached(&it.attachment)) {
        let indexes = schema.indexes.values_mut();
        indexes.for_each(|it| it.attachment.follow_index(old, new));
    }
    if schema
        .constraints
        .values()
        .any(|it| attached(&it.attachment))
    {
        let constraints = schema.constraints.values_mut();
        constraints.for_each(|it| it.attachment.follow_index(old, new));
    }
}

/// `old`, as it is once the index that it is attached to has the name that `new` tells; `old` itself
/// where that is another index.
pub(in crate::objects) fn following(
    old: &Attachment,
    new: &Attachment,
    cx: &Between<'_>,
) -> Attachment {
    let mut followed = old.clone();
    if let (Some(before), Some(after)) = (&old.to, &new.to)
        && before != after
        && is_renamed(before, after, cx)
    {
        followed.to = Some(after.clone());
    }
    followed
}

fn is_renamed(old: &OfTable, new: &OfTable, cx: &Between<'_>) -> bool {
    let index = |it: &OfTable| it.table.sibling(it.name.clone());
    let constraints = (cx.old.constraints.get(old), cx.new.constraints.get(new));
    let indexes = (
        cx.old.indexes.get(&index(old)),
        cx.new.indexes.get(&index(new)),
    );
    let is_free = target(old, cx.new).is_none() && target(new, cx.old).is_none();
    is_free
        && match (constraints, indexes) {
            ((Some(old), Some(new)), _) => Constraint::rename_between(old, new, cx).is_some(),
            (_, (Some(old), Some(new))) => Index::rename_between(old, new, cx).is_some(),
            _ => false,
        }
}

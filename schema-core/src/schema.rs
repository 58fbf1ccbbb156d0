//! A schema: every object that the engine knows of, declared or found.

use std::{collections::BTreeSet, ops::Deref, sync::Arc};

use rustc_hash::FxHashMap;

use crate::{
    ident::{Name, OfTable, QualifiedName},
    objects::{
        AnyObject, Dependency, Object, ObjectId, Objects,
        casts::{Cast, Method},
        functions::Function,
        operators::Operator,
        queries::Query,
        tables::{BaseType, Column, DataType, Table},
        types,
    },
    renaming::Renaming,
    sql::{Expression, Mention},
};

/// All objects of a database, by kind and key. Declared and found schemas have the same form, but
/// are never compared with each other: PostgreSQL rewrites expressions.
pub type Schema = crate::objects::SchemaObjects;

impl Schema {
    /// Makes every object follow a rename. A column gets its new name in partitions and children as well, and a
    /// table that moves takes the sequences along that its columns own.
    pub fn follow(&mut self, renaming: &Renaming) {
        self.follow_one(renaming);
        if let Renaming::Object { old, new } = renaming
            && let (ObjectId::Table(old), ObjectId::Table(new)) = (old, new)
        {
            let goes_along = |it: &&QualifiedName| it.namespace == old.namespace;
            let owned: Vec<_> = self
                .owned_sequences(new)
                .filter(goes_along)
                .cloned()
                .collect();
            for sequence in owned.into_iter().filter(|_| old.namespace != new.namespace) {
                self.follow(&Renaming::Object {
                    new: ObjectId::Sequence(new.sibling(sequence.name.clone())),
                    old: ObjectId::Sequence(sequence),
                });
            }
        }
        let Renaming::Column { table, old, new } = renaming else {
            return;
        };
        let has = |it: &Table| it.parents().any(|it| it == table) && it.column(old).is_some();
        let children: Vec<QualifiedName> = self
            .tables
            .values()
            .filter(|it| has(it))
            .map(|it| it.name.clone())
            .collect();
        for table in children {
            self.follow(&Renaming::Column {
                table,
                old: old.clone(),
                new: new.clone(),
            });
        }
    }

    /// Where queries tell the columns of a table by their places, which they had in `before`, they tell them by
    /// those that they have now.
    pub(crate) fn follow_places(&mut self, before: &Objects<Table>) {
        for (table, before) in before {
            let Some(now) = self.tables.get(table).filter(|now| *now != before) else {
                continue;
            };
            let place = |it: &Column| before.columns.iter().position(|old| old.name == it.name);
            let places: Vec<usize> = now.columns.iter().filter_map(place).collect();
            if places.is_sorted() {
                continue;
            }
            let functions = self.functions.values();
            let gives_them = functions.filter(|it| it.given_row() == Some(table));
            let mut those: BTreeSet<QualifiedName> = gives_them.map(|it| it.name.clone()).collect();
            those.insert(table.clone());
            let views = self.views.values_mut().map(|it| &mut it.query.text);
            let materialized = self.materialized_views.values_mut();
            let materialized = materialized.map(|it| &mut it.query.text);
            let functions = self.functions.values_mut();
            let bodies = functions.filter_map(Function::standard_body);
            let rules = self.rules.values_mut().map(|it| &mut it.body);
            let policies = self.policies.values_mut();
            let policies = policies.flat_map(|it| it.using.iter_mut().chain(&mut it.with_check));
            let texts = views.chain(materialized).chain(bodies).chain(rules);
            for text in texts.chain(policies) {
                for of in &those {
                    if text.mentions(of.name.as_str()) {
                        *text = text.with_places(of, &places);
                    }
                }
            }
        }
    }

    /// Queries whose groups a key makes follow when it gets another name, which they do not tell.
    pub(crate) fn follow_renamed_key(&mut self, old: &OfTable, new: &OfTable) {
        let [old, new] = [old, new].map(|it| Dependency::from(ObjectId::Constraint(it.clone())));
        let queries = |it: &Query| it.uses.contains(&old);
        let views = self.views.values().filter(|it| queries(&it.query));
        let views: Vec<QualifiedName> = views.map(|it| it.name.clone()).collect();
        let materialized = self.materialized_views.values();
        let materialized = materialized.filter(|it| queries(&it.query));
        let materialized: Vec<QualifiedName> = materialized.map(|it| it.name.clone()).collect();
        let follow = |it: &mut Query| {
            it.uses.remove(&old);
            it.uses.insert(new.clone());
        };
        for it in views {
            if let Some(it) = self.views.get_mut(&it) {
                follow(&mut it.query);
            }
        }
        for it in materialized {
            if let Some(it) = self.materialized_views.get_mut(&it) {
                follow(&mut it.query);
            }
        }
    }

    /// The identity column whose sequence has that name.
    pub(crate) fn identity_column(
        &self,
        sequence: &QualifiedName,
    ) -> Option<(&QualifiedName, &Name)> {
        let tables = self.tables.values();
        let in_namespace = tables.filter(|it| it.name.namespace == sequence.namespace);
        in_namespace
            .flat_map(|table| table.columns.iter().map(move |it| (&table.name, it)))
            .find(|(table, it)| it.identity_sequence(table).as_ref() == Some(sequence))
            .map(|(table, it)| (table, &it.name))
    }

    /// Takes away what has to be dropped where columns are `converted` and objects have `gone`, and these with all that
    /// is part of them. What cannot be made again stays.
    pub(crate) fn take_away(
        &mut self,
        converted: &BTreeSet<Dependency>,
        mut gone: BTreeSet<Dependency>,
    ) {
        loop {
            let scope = Scope::new(self);
            let needs_them = |it: &AnyObject| {
                let mut needs = it.depends_on(&scope).into_iter();
                needs.any(|on| {
                    let is_converted = converted.contains(&on) && it.blocks_change_of(&on, &scope);
                    is_converted || gone.contains(&on)
                })
            };
            let goes = |it: &AnyObject| {
                gone.contains(&it.id().into())
                    || it.part_of().is_some_and(|it| gone.contains(&it))
                    || it.can_be_restored() && needs_them(it)
            };
            let going: Vec<AnyObject> = self.objects().filter(goes).collect();
            if going.is_empty() {
                return;
            }
            for it in going {
                gone.extend(it.brings());
                gone.insert(it.id().into());
                it.drop().apply(self);
            }
        }
    }

    /// The sequences that the columns of a table own.
    pub(crate) fn owned_sequences(
        &self,
        table: &QualifiedName,
    ) -> impl Iterator<Item = &QualifiedName> {
        let owned = self.sequences.values().filter(move |it| {
            let owner = it.owned_by.as_ref();
            owner.is_some_and(|(it, _)| it == table)
        });
        owned.map(|it| &it.name)
    }

    /// The tables that a table has columns from, and those that these have them from.
    pub(crate) fn ancestors(&self, table: &QualifiedName) -> BTreeSet<QualifiedName> {
        let mut found = BTreeSet::new();
        let mut pending = vec![table.clone()];
        while let Some(table) = pending.pop() {
            for parent in self
                .tables
                .get(&table)
                .into_iter()
                .flat_map(|it| it.parents())
            {
                if found.insert(parent.clone()) {
                    pending.push(parent.clone());
                }
            }
        }
        found
    }

    /// Whether there is such an object or column.
    pub(crate) fn has(&self, dependency: &Dependency) -> bool {
        match dependency {
            Dependency::Object(id) => self.contains(id),
            Dependency::Column(table, column) => {
                let table = self.tables.get(table);
                table.is_some_and(|it| it.column(column).is_some())
            }
            Dependency::DomainConstraint(..) | Dependency::Shell(_) | Dependency::Row(_) => false,
        }
    }

    /// The indexes, and constraints with one, that are attached to each of a partitioned table.
    pub(crate) fn attached(&self) -> FxHashMap<&OfTable, Vec<OfTable>> {
        let mut attached: FxHashMap<_, Vec<_>> = FxHashMap::default();
        for it in self.indexes.values() {
            if let Some(to) = &it.attachment.to {
                attached.entry(to).or_default().push(it.of_table());
            }
        }
        for (name, it) in &self.constraints {
            if let Some(to) = &it.attachment.to {
                attached.entry(to).or_default().push(name.clone());
            }
        }
        attached
    }

    /// Leaves out the names of the constraints behind `NOT NULL`, which newer servers tell and nobody
    /// declares.
    pub fn forget_not_null_names(&mut self) {
        self.domains
            .values_mut()
            .for_each(|it| it.not_null_name = None);
        for table in self.tables.values_mut() {
            let columns = table.columns.iter_mut();
            columns.for_each(|it| it.not_null_constraint = None);
        }
    }
}

/// A schema in which names can be looked up: what the words of an expression may mean.
pub struct Scope<'a> {
    schema: &'a Schema,
    by_name: FxHashMap<&'a str, Vec<ObjectId>>,
    by_signs: FxHashMap<&'a str, Vec<&'a <Operator as Object>::Key>>,
    children: FxHashMap<&'a QualifiedName, Vec<&'a QualifiedName>>,
    attached: FxHashMap<&'a OfTable, Vec<OfTable>>,
}

impl Deref for Scope<'_> {
    type Target = Schema;

    fn deref(&self) -> &Schema {
        self.schema
    }
}

impl<'a> Scope<'a> {
    /// Those of the parts of values of `data_type` that `words` name.
    fn attributes(&self, data_type: &DataType, words: &[Mention<'_>], out: &mut Vec<Dependency>) {
        if !matches!(data_type.base, BaseType::Named(_)) {
            return;
        }
        for it in types::within(data_type, self) {
            let brought = self.get(&it.whole()).map(|it| it.brings());
            let named = brought.into_iter().flatten().filter(|it| match it {
                Dependency::Column(_, name) => words.iter().any(|it| it.word == name.as_str()),
                Dependency::Object(_)
                | Dependency::DomainConstraint(..)
                | Dependency::Shell(_)
                | Dependency::Row(_) => false,
            });
            out.extend(named);
        }
    }

    /// Indexes the names of `schema` that can stand in an expression.
    pub fn new(schema: &'a Schema) -> Self {
        let mut by_name: FxHashMap<&str, Vec<ObjectId>> = FxHashMap::default();
        for (word, id) in schema.words() {
            by_name.entry(word).or_default().push(id);
        }
        let mut children: FxHashMap<_, Vec<_>> = FxHashMap::default();
        for (name, table) in &schema.tables {
            for parent in table.parents() {
                children.entry(parent).or_default().push(name);
            }
        }
        let mut by_signs: FxHashMap<_, Vec<_>> = FxHashMap::default();
        for operation in schema.operators.keys() {
            let signs = operation.name.signs.as_str();
            by_signs.entry(signs).or_default().push(operation);
        }
        Scope {
            schema,
            by_name,
            by_signs,
            children,
            attached: schema.attached(),
        }
    }

    /// What a query uses, with the rows that it gets from functions.
    pub(crate) fn used(&self, uses: &BTreeSet<Dependency>) -> Vec<Dependency> {
        let mut used: Vec<Dependency> = uses.iter().cloned().collect();
        for it in uses {
            let Dependency::Object(id @ ObjectId::Function(function)) = it else {
                continue;
            };
            used.extend(self.given_row(id));
            // A cast is told by its function.
            let casts = self.casts.values();
            let casts = casts.filter(|it| it.method == Method::Function(function.clone()));
            used.extend(casts.map(|it| ObjectId::Cast(it.of.clone()).into()));
        }
        used
    }

    /// The casts from and to the types that are named, or that named columns are of: nothing else tells of them.
    pub(crate) fn casts(&self, named: &mut Vec<Dependency>) {
        if self.casts.is_empty() {
            return;
        }
        let types = named.iter().filter_map(|it| match it {
            Dependency::Column(table, column) => {
                let column = self.tables.get(table)?.column(column)?;
                Some(column.data_type.base.clone())
            }
            it => Some(BaseType::Named(it.type_name()?.clone())),
        });
        let types: BTreeSet<BaseType> = types.collect();
        let is_meant = |it: &&Arc<Cast>| {
            let ends = [&it.of.source.base, &it.of.target.base];
            let own = |it: &&BaseType| matches!(it, BaseType::Named(_)) && types.contains(*it);
            ends.iter().any(own)
        };
        let casts = self.casts.values().filter(is_meant);
        named.extend(casts.map(|it| Dependency::from(ObjectId::Cast(it.of.clone()))));
    }

    /// The row that a function gives, where that is one of a table or of a view.
    fn given_row(&self, id: &ObjectId) -> Option<Dependency> {
        let ObjectId::Function(it) = id else {
            return None;
        };
        let of = self.functions.get(it)?.given_row()?;
        let is_there = self.tables.contains_key(of) || self.views.contains_key(of);
        is_there.then(|| Dependency::Row(of.clone()))
    }

    /// What is attached to an index of a partitioned table.
    pub(crate) fn attached(&self, to: &OfTable) -> impl Iterator<Item = &OfTable> {
        self.attached.get(to).into_iter().flatten()
    }

    /// The partitions of a table, and those that inherit from it.
    pub(crate) fn children(
        &self,
        table: &QualifiedName,
    ) -> impl Iterator<Item = &'a QualifiedName> {
        self.children.get(table).into_iter().flatten().copied()
    }

    /// All that have columns from a table.
    pub(crate) fn descendants(&self, table: &QualifiedName) -> BTreeSet<QualifiedName> {
        let mut found = BTreeSet::new();
        let mut pending: Vec<&QualifiedName> = self.children(table).collect();
        while let Some(child) = pending.pop() {
            if found.insert(child.clone()) {
                pending.extend(self.children(child));
            }
        }
        found
    }

    /// The operators that `text` may name, other than PostgreSQL's own: `OPERATOR(app.<+>)`. Their sides
    /// would tell which of several it is.
    pub(crate) fn operators(&self, text: &str, out: &mut Vec<Dependency>) {
        if self.by_signs.is_empty() {
            return;
        }
        for after in text.split("OPERATOR(").skip(1) {
            let named = after.split_once(')').and_then(|it| it.0.rsplit_once('.'));
            let Some((namespace, signs)) = named else {
                continue;
            };
            let all = self.by_signs.get(signs).into_iter().flatten();
            let named = all.filter(|it| it.name.namespace.to_string() == namespace);
            out.extend(named.map(|it| ObjectId::Operator((*it).clone()).into()));
        }
    }

    /// What `expression` may depend on, judged by the words in it. `table` is the table whose
    /// columns it names without qualification. Text tells no more, so this errs on the side of
    /// too much.
    pub fn mentioned(
        &self,
        expression: &Expression,
        table: Option<&QualifiedName>,
        out: &mut Vec<Dependency>,
    ) {
        self.operators(expression.as_str(), out);
        let own = table.and_then(|it| self.tables.get(it));
        let words: Vec<Mention<'_>> = expression.qualified_words().collect();
        // A query inside may name other tables, and then their columns.
        let is_query = words.iter().any(|it| it.word == "select");
        for Mention { qualifier, word } in &words {
            let named = self.by_name.get(&**word).map_or(&[][..], Vec::as_slice);
            // What qualifies a name may be an alias as well as a namespace.
            let is_within =
                |it: &&ObjectId| it.namespace().map(Name::as_str) == qualifier.as_deref();
            let knows_namespace = qualifier.is_some() && named.iter().any(|it| is_within(&it));
            let column = own.filter(|it| {
                !knows_namespace || qualifier.as_deref() == Some(it.name.name.as_str())
            });
            let column =
                column.and_then(|it| it.columns.iter().find(|it| it.name.as_str() == *word));
            if let (Some(own), Some(column)) = (own, column) {
                out.push(Dependency::Column(own.name.clone(), column.name.clone()));
                self.attributes(&column.data_type, &words, out);
                if !is_query {
                    continue;
                }
            }
            let named = named.iter().filter(|it| !knows_namespace || is_within(it));
            for id in named {
                out.push(id.clone().into());
                out.extend(self.given_row(id));
                // A query names the columns of other tables as well.
                let brought = self.get(id).map(|it| it.brings()).unwrap_or_default();
                out.extend(brought.into_iter().filter(|it| match it {
                    Dependency::Column(_, name) => words.iter().any(|it| it.word == name.as_str()),
                    Dependency::Object(_) | Dependency::DomainConstraint(..) => true,
                    Dependency::Shell(_) | Dependency::Row(_) => false,
                }));
            }
        }
    }
}

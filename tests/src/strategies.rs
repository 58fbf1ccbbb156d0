//! Random schemas for the laws: small, valid, and close to each other, so that two of them differ
//! in a few things of every kind.

use std::collections::{BTreeMap, BTreeSet};

use proptest::{collection::vec, option, prelude::*};

use schema_core::{
    ident::QualifiedName,
    objects::{
        constraints::Rule,
        default_privileges::{DefaultPrivileges, Future, Sort},
        enums::Enum,
        namespaces::Namespace,
        privileges::{Right, Rights},
        roles::Role,
        tables::DataType,
    },
    schema::Schema,
};

use self::{
    functions::{function, touch},
    tables::{TableSpec, add_foreign_key, add_table, tables},
    values::{domain, labels, pair, plain, sequence, span},
};

mod beside;
mod functions;
mod tables;
mod values;

/// A schema as a server of a version can hold it.
pub fn schema_on(major: u32) -> impl Strategy<Value = Schema> {
    schema().prop_map(move |mut schema| {
        if major < 15 {
            for it in schema.constraints.values_mut() {
                if let Rule::Unique {
                    nulls_not_distinct, ..
                } = &mut it.rule
                {
                    *nulls_not_distinct = false;
                }
            }
            for it in schema.publication_members.values_mut() {
                (it.columns, it.filter) = Default::default();
            }
            for it in schema.sequences.values_mut() {
                it.unlogged = false;
            }
        }
        if major < 14 {
            let mut gone = Vec::new();
            for it in schema.range_types.values_mut() {
                gone.extend(it.multirange.take().map(|gone| (gone, it.name.clone())));
            }
            let columns = schema.tables.values_mut().flat_map(|it| &mut it.columns);
            for it in columns {
                let instead = gone
                    .iter()
                    .find(|(gone, _)| it.data_type == DataType::named(gone.clone()));
                if let Some((_, range)) = instead {
                    it.data_type = DataType::named(range.clone());
                }
            }
            for it in schema.subscriptions.values_mut() {
                it.with.remove("streaming");
            }
        }
        schema
    })
}

/// A schema with objects of every kind that needs no extension.
pub fn schema() -> impl Strategy<Value = Schema> {
    let enums = vec(labels(), 0..3);
    let sequences = vec(sequence(), 0..2);
    (
        any::<bool>(),
        enums,
        sequences,
        option::of(function()),
        option::of(domain()),
        (option::of(pair()), option::of(span()), option::of(plain())),
        tables(),
    )
        .prop_map(
            |(namespace, enums, sequences, function, domain, types, tables)| {
                let mut schema = Schema::default();
                let app = if namespace { "App" } else { "public" };
                if namespace {
                    schema.namespaces.insert(Namespace { name: app.into() });
                }
                for (labels, name) in enums.into_iter().zip(["mood", "Color"]) {
                    let name = QualifiedName::new(app, name);
                    schema.enums.insert(Enum { name, labels });
                }
                for (mut sequence, name) in sequences.into_iter().zip(["numbers", "order"]) {
                    sequence.name = QualifiedName::new("public", name);
                    schema.sequences.insert(sequence);
                }
                if let Some(it) = function {
                    schema.functions.insert(it);
                }
                schema.functions.insert(touch());
                let domain_is_there = domain.is_some();
                if let Some(it) = domain {
                    schema.domains.insert(it);
                }
                if domain_is_there {
                    schema.default_privileges.insert(DefaultPrivileges {
                        of: Box::new(Future {
                            maker: Role::Current,
                            namespace: Some(app.into()),
                            sort: Sort::Tables,
                            role: Role::Public,
                        }),
                        rights: Rights {
                            granted: [Right::Select, Right::Update].into(),
                            grantable: BTreeSet::new(),
                        },
                        usual: Rights::default(),
                    });
                }
                let (pair, span, plain) = types;
                if let Some(it) = span {
                    schema.range_types.insert(it);
                }
                if let Some(it) = plain {
                    schema.collations.insert(it);
                }
                if let Some(it) = pair {
                    schema.composite_types.insert(it);
                }
                // In two passes: a foreign key may point to a table that comes later.
                let names: Vec<QualifiedName> = ["users", "Jobs", "order", "tags"]
                    .into_iter()
                    .zip(["public", app, "public", app])
                    .map(|(name, namespace)| QualifiedName::new(namespace, name))
                    .collect();
                let present: BTreeMap<usize, TableSpec> = tables
                    .into_iter()
                    .enumerate()
                    .filter_map(|(at, it)| Some((at, it?)))
                    .collect();
                for (at, spec) in &present {
                    add_table(&mut schema, &names[*at], spec);
                }
                for (at, spec) in &present {
                    for (nth, key) in spec.foreign_keys.iter().enumerate() {
                        if let Some(target) = present.get(&key.target) {
                            let nth = format!("ref_{nth}");
                            add_foreign_key(
                                &mut schema,
                                &names[*at],
                                &nth,
                                key,
                                &names[key.target],
                                target,
                            );
                        }
                    }
                }
                beside::add(&mut schema, &names, &present);
                schema
            },
        )
}

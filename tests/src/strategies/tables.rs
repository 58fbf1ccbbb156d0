//! Tables, with what is part of them.

use std::collections::BTreeSet;

use proptest::{collection::vec, option, prelude::*, sample::subsequence};

use schema_core::{
    ident::{Name, OfTable, QualifiedName},
    objects::{
        ObjectId,
        comments::{Comment, Target},
        constraints::{Action, Constraint, ForeignKey, Key, Rule, Timing},
        indexes::{Index, Indexed, Part},
        policies::{Command, Policy},
        privileges::{Holding, On, Privileges, Right, Rights},
        roles::Role,
        sequences::{SequenceOptions, SequenceType},
        statistics::Statistics,
        tables::{BaseType, Column, ColumnValue, DataType, Identity, Table},
        triggers::{Enabled, Event, Moment, Trigger},
    },
    schema::Schema,
    sql::{Expression, literal},
};

#[derive(Clone, Debug)]
pub(super) struct TableSpec {
    key_type: &'static str,
    pub(super) deferred: bool,
    columns: Vec<(usize, ColumnSpec)>,
    flags: [bool; 4],
    pub(super) unique: Option<bool>,
    pub(super) check: Option<bool>,
    index: Option<IndexSpec>,
    trigger: Option<(bool, bool)>,
    policy: Option<(Command, bool)>,
    pub(super) foreign_keys: Vec<KeySpec>,
}

#[derive(Clone, Debug)]
struct ColumnSpec {
    data_type: usize,
    not_null: bool,
    value: bool,
    comment: Option<&'static str>,
}

#[derive(Clone, Debug)]
struct IndexSpec {
    pub(super) unique: bool,
    descending: bool,
    nulls_first: bool,
    filter: bool,
    expression: bool,
    fillfactor: Option<u8>,
    name: &'static str,
}

#[derive(Clone, Debug)]
pub(super) struct KeySpec {
    pub(super) target: usize,
    on_delete: Action,
    timing: Timing,
    not_valid: bool,
}

pub(super) fn tables() -> impl Strategy<Value = Vec<Option<TableSpec>>> {
    vec(option::weighted(0.8, table()), 4)
}

fn table() -> impl Strategy<Value = TableSpec> {
    let key_type = prop_oneof![4 => Just("uuid"), 1 => Just("bigint")];
    let columns = subsequence(vec![0, 1, 2, 3], 1..4).prop_flat_map(|places| {
        let count = places.len();
        vec(column(), count).prop_map(move |specs| places.clone().into_iter().zip(specs).collect())
    });
    let command = prop_oneof![
        Just(Command::All),
        Just(Command::Select),
        Just(Command::Update)
    ];
    (
        key_type,
        prop::bool::weighted(0.2),
        columns,
        any::<[bool; 4]>(),
        option::of(any::<bool>()),
        option::of(any::<bool>()),
        option::of(index()),
        option::of((any::<bool>(), any::<bool>())),
        option::of((command, any::<bool>())),
        vec(foreign_key(), 0..3),
    )
        .prop_map(
            |(
                key_type,
                deferred,
                columns,
                flags,
                unique,
                check,
                index,
                trigger,
                policy,
                foreign_keys,
            )| {
                TableSpec {
                    key_type,
                    deferred,
                    columns,
                    flags,
                    unique,
                    check,
                    index,
                    trigger,
                    policy,
                    foreign_keys,
                }
            },
        )
}

fn column() -> impl Strategy<Value = ColumnSpec> {
    let comment = option::weighted(0.3, prop_oneof![Just("Its name."), Just("It's a \\ name.")]);
    (0..TYPES, any::<bool>(), any::<bool>(), comment).prop_map(
        |(data_type, not_null, value, comment)| ColumnSpec {
            data_type,
            not_null,
            value,
            comment,
        },
    )
}

fn index() -> impl Strategy<Value = IndexSpec> {
    let name = prop_oneof![Just("idx"), Just("Index")];
    (any::<[bool; 5]>(), option::of(50..90_u8), name).prop_map(|(flags, fillfactor, name)| {
        let [unique, descending, nulls_first, filter, expression] = flags;
        IndexSpec {
            unique,
            descending,
            nulls_first,
            filter,
            expression,
            fillfactor,
            name,
        }
    })
}

fn foreign_key() -> impl Strategy<Value = KeySpec> {
    let on_delete = prop_oneof![
        Just(Action::NoAction),
        Just(Action::Cascade),
        Just(Action::SetNull(Vec::new())),
    ];
    let timing = prop_oneof![
        Just(Timing::Immediate),
        Just(Timing::Deferrable),
        Just(Timing::Deferred)
    ];
    (0..4_usize, on_delete, timing, prop::bool::weighted(0.2)).prop_map(
        |(target, on_delete, timing, not_valid)| KeySpec {
            target,
            on_delete,
            timing,
            not_valid,
        },
    )
}

const TYPES: usize = 16;

/// The nth type, with a value of its column where it has one.
fn typed(nth: usize, schema: &Schema) -> (DataType, Option<ColumnValue>) {
    let default = |sql: &str| Some(ColumnValue::Default(sql.into()));
    let enumerated = schema.enums.values().next();
    let answer = schema
        .functions
        .keys()
        .find(|it| it.name.name.as_str() == "answer");
    let sequence = schema.sequences.keys().next();
    let price = QualifiedName::new("public", "price");
    let pair = schema.composite_types.keys().next();
    match (nth, enumerated) {
        (0, _) => (DataType::built_in("integer"), default("1 + 1")),
        (1, _) => (DataType::built_in("text"), default("'it''s'")),
        (2, _) => (
            DataType::built_in("timestamp with time zone"),
            default("now()"),
        ),
        (3, _) => (DataType::built_in("numeric(10,2)"), default("0")),
        (4, Some(it)) => {
            let value = format!("{}::{}", literal(&it.labels[0]), it.name);
            (DataType::named(it.name.clone()), default(&value))
        }
        (5, Some(it)) => {
            let data_type = DataType {
                base: BaseType::Named(it.name.clone()),
                array: true,
            };
            let value = format!("ARRAY[{}]::{data_type}", literal(&it.labels[0]));
            (data_type, default(&value))
        }
        (6, _) => {
            let options = SequenceOptions {
                start: 7,
                ..SequenceOptions::of(SequenceType::Integer)
            };
            let identity = Identity {
                always: nth.is_multiple_of(2),
                options,
                sequence: None,
            };
            (
                DataType::built_in("integer"),
                Some(ColumnValue::Identity(identity)),
            )
        }
        (10 | 11, _) if schema.domains.contains_key(&price) => {
            let array = nth == 11;
            (
                DataType {
                    array,
                    ..DataType::named(price)
                },
                default(if array { "'{}'" } else { "8" }),
            )
        }
        (12 | 13, _) if pair.is_some() => {
            let pair = pair.map(|it| DataType::named(it.clone()));
            let data_type = DataType {
                array: nth == 13,
                ..pair.expect("it is there")
            };
            (data_type, None)
        }
        (14 | 15, _) if schema.range_types.len() == 1 => {
            let span = schema.range_types.values().next();
            let span = span.expect("it is there");
            let name = match &span.multirange {
                Some(it) if nth == 15 => it,
                _ => &span.name,
            };
            (
                DataType::named(name.clone()),
                default("'empty'").filter(|_| nth == 14),
            )
        }
        (7, _) if answer.is_some() => (DataType::built_in("bigint"), default("public.answer(41)")),
        (8, _) => {
            let value = sequence.map(|it| {
                ColumnValue::Default(format!("nextval({})", literal(&it.to_string())).into())
            });
            (DataType::built_in("bigint"), value)
        }
        _ => (
            DataType {
                base: BaseType::BuiltIn("text".into()),
                array: true,
            },
            default("'{}'"),
        ),
    }
}

pub(super) fn add_table(schema: &mut Schema, name: &QualifiedName, spec: &TableSpec) {
    let [unlogged, row_security, force_row_security, comment] = spec.flags;
    let bare = |name: &str, data_type| Column::new(name.into(), data_type);
    let mut columns = vec![Column {
        not_null: true,
        ..bare("id", DataType::built_in(spec.key_type))
    }];
    for (place, it) in &spec.columns {
        let (data_type, value) = typed(it.data_type, schema);
        let identity = matches!(value, Some(ColumnValue::Identity(_)));
        let collation = schema.collations.keys().next().cloned();
        let column = Column {
            collation: collation.filter(|_| data_type.base.is("text") && !data_type.array),
            ..bare(["name", "Kind", "order", "total"][*place], data_type)
        };
        columns.push(Column {
            not_null: it.not_null || (it.value && identity),
            value: value.filter(|_| it.value),
            ..column
        });
    }
    for (column, (_, it)) in columns.iter().skip(1).zip(&spec.columns) {
        if let Some(text) = it.comment {
            let on = Target::Column(name.clone(), column.name.clone());
            schema.comments.insert(Comment {
                on,
                text: text.to_owned(),
            });
        }
    }
    add_constraints(schema, name, spec, &columns[1]);
    if let Some(it) = &spec.index {
        schema.indexes.insert(indexed(name, it, &columns));
    }
    add_programs(schema, name, spec, &columns[1]);
    if comment {
        let on = Target::Object(Box::new(ObjectId::Table(name.clone())));
        schema.comments.insert(Comment {
            on,
            text: format!("The table {name}."),
        });
    }
    let unlogged = unlogged && spec.foreign_keys.is_empty();
    let table = Table {
        unlogged,
        row_security,
        force_row_security,
        ..Table::new(name.clone(), columns)
    };
    schema.tables.insert(table);
}

fn add_constraints(schema: &mut Schema, name: &QualifiedName, spec: &TableSpec, first: &Column) {
    let key = |column: &str, timing| Key {
        columns: vec![column.into()],
        without_overlaps: false,
        include: Vec::new(),
        with: Default::default(),
        timing,
    };
    let of_table = |it: &str| OfTable::new(name.clone(), format!("{}_{it}", name.name.as_str()));
    let rule = Rule::PrimaryKey(key("id", Timing::Immediate));
    schema.constraints.insert(Constraint {
        name: of_table("pk_id"),
        rule,
        attachment: Default::default(),
    });
    if let Some(nulls_not_distinct) = spec.unique {
        let timing = if spec.deferred {
            Timing::Deferred
        } else {
            Timing::Immediate
        };
        let key = key(first.name.as_str(), timing);
        let rule = Rule::Unique {
            key,
            nulls_not_distinct,
        };
        schema.constraints.insert(Constraint {
            name: of_table("uq"),
            rule,
            attachment: Default::default(),
        });
    }
    if spec.unique.is_some() {
        schema.statistics.insert(Statistics {
            name: name.sibling(format!("{}_statistics", name.name.as_str())),
            table: name.clone(),
            sorts: Default::default(),
            of: vec![
                Indexed::Column("id".into()),
                Indexed::Column(first.name.clone()),
            ],
            target: spec.deferred.then_some(50),
        });
        let mut granted = BTreeSet::from([Right::Select]);
        granted.extend(spec.deferred.then_some(Right::Insert));
        schema.privileges.insert(Privileges {
            of: Box::new(Holding {
                on: On::Relation(name.clone()),
                role: Role::Public,
                by: None,
            }),
            rights: Rights {
                granted,
                grantable: BTreeSet::new(),
            },
            usual: Rights::default(),
            sequence: None,
            extension: None,
        });
    }
    if let Some(not_valid) = spec.check {
        let condition = Expression::from(format!("{} IS NOT NULL OR id IS NOT NULL", first.name));
        let rule = Rule::Check {
            condition,
            no_inherit: spec.deferred,
            not_valid,
            not_enforced: false,
        };
        schema.constraints.insert(Constraint {
            name: of_table("Check"),
            rule,
            attachment: Default::default(),
        });
    }
}

fn indexed(name: &QualifiedName, it: &IndexSpec, columns: &[Column]) -> Index {
    let of = match it.expression {
        true => Indexed::Expression(format!("coalesce({0}, {0})", columns[1].name).into()),
        false => Indexed::Column(columns[1].name.clone()),
    };
    let part = Part {
        of,
        collation: None,
        operator_class: None,
        descending: it.descending,
        nulls_first: it.nulls_first,
        statistics: None,
    };
    Index {
        name: name.sibling(format!("{}_{}", it.name, name.name.as_str())),
        table: name.clone(),
        unique: it.unique,
        method: "btree".into(),
        parts: vec![part],
        include: Vec::new(),
        nulls_not_distinct: false,
        with: it
            .fillfactor
            .map(|it| ("fillfactor".to_owned(), it.to_string()))
            .into_iter()
            .collect(),
        filter: it.filter.then(|| Expression::from("id IS NOT NULL")),
        attachment: Default::default(),
    }
}

fn add_programs(schema: &mut Schema, name: &QualifiedName, spec: &TableSpec, first: &Column) {
    if let Some((of_column, enabled)) = spec.trigger {
        let trigger = Trigger {
            name: OfTable::new(name.clone(), "touch"),
            moment: Moment::Before,
            events: [Event::Update].into(),
            of_columns: of_column.then(|| first.name.clone()).into_iter().collect(),
            for_each_row: true,
            condition: of_column.then(|| format!("NEW.{} IS NOT NULL", first.name).into()),
            old_table: None,
            new_table: None,
            function: QualifiedName::new("public", "touch"),
            constraint: None,
            arguments: Vec::new(),
            enabled: if enabled {
                Enabled::Origin
            } else {
                Enabled::Always
            },
        };
        schema.triggers.insert(trigger);
    }
    if let Some((command, permissive)) = spec.policy {
        let using = Expression::from(format!("{} IS NOT NULL", first.name));
        let policy = Policy {
            name: OfTable::new(name.clone(), "Owner"),
            permissive,
            command,
            roles: Vec::new(),
            with_check: (command == Command::Update).then(|| using.clone()),
            using: Some(using),
        };
        schema.policies.insert(policy);
    }
}

pub(super) fn add_foreign_key(
    schema: &mut Schema,
    name: &QualifiedName,
    column: &str,
    spec: &KeySpec,
    target: &QualifiedName,
    target_spec: &TableSpec,
) {
    let column = Name::from(column);
    let Some(table) = schema.tables.get_mut(name) else {
        return;
    };
    table.columns.push(Column::new(
        column.clone(),
        DataType::built_in(target_spec.key_type),
    ));
    // A permanent table cannot point to an unlogged one.
    if let Some(target) = schema.tables.get_mut(target) {
        target.unlogged = false;
    }
    let rule = Rule::ForeignKey(ForeignKey {
        columns: vec![column.clone()],
        references: target.clone(),
        referenced: vec!["id".into()],
        period: false,
        match_full: false,
        on_update: Action::NoAction,
        on_delete: spec.on_delete.clone(),
        timing: spec.timing,
        not_valid: spec.not_valid,
        not_enforced: false,
    });
    let name = OfTable::new(
        name.clone(),
        format!("{}_fk_{}", name.name.as_str(), column.as_str()),
    );
    schema.constraints.insert(Constraint {
        name,
        rule,
        attachment: Default::default(),
    });
}

//! Random schemas for the laws: small, valid, and close to each other, so that two of them differ
//! in a few things of every kind.

use std::collections::{BTreeMap, BTreeSet};

use proptest::{collection::vec, option, prelude::*, sample::subsequence};
use schema_core::{
    ident::{Name, OfTable, QualifiedName},
    objects::{
        Object, ObjectId,
        access_methods::{AccessMethod, Kept},
        aggregates::{Aggregate, Value},
        base_types,
        casts::{Cast, Context, Conversion, Method},
        collations::{Collation, Locale, Provider},
        comments::{Comment, Target},
        composite_types::{Attribute, CompositeType},
        constraints::{Action, Constraint, ForeignKey, Key, Rule, Timing},
        conversions,
        default_privileges::{DefaultPrivileges, Future, Sort},
        domains::{Check, Domain},
        enums::Enum,
        event_triggers::EventTrigger,
        foreign_data_wrappers::ForeignDataWrapper,
        foreign_options::ForeignOptions,
        foreign_servers::ForeignServer,
        functions::{Argument, Form, Function, Mode, Parallel, Returns, Signature, Volatility},
        indexes::{Index, Indexed, Part},
        languages::Language,
        namespaces::Namespace,
        operator_classes::OperatorClass,
        operator_families::{self, ForMethod, OperatorFamily},
        operators::{Operation, Operator, Symbol},
        policies::{Command, Policy},
        privileges::{Holding, On, Privileges, Right, Rights},
        publication_members::{Member, PublicationMember, What},
        publications::{self, Publication},
        range_types::RangeType,
        roles::Role,
        sequences::{Sequence, SequenceOptions, SequenceType},
        statistics::Statistics,
        subscriptions::Subscription,
        tables::{BaseType, Column, ColumnValue, DataType, Foreign, Identity, Table},
        text_search_configurations::TextSearchConfiguration,
        text_search_dictionaries::TextSearchDictionary,
        text_search_parsers::TextSearchParser,
        text_search_templates::TextSearchTemplate,
        transforms::{Transform, Transformed},
        triggers::{Enabled, Event, Moment, Trigger},
        user_mappings::{Mapping, UserMapping},
    },
    schema::Schema,
    sql::{Expression, literal},
};

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
                        of: Future {
                            maker: Role::Current,
                            namespace: Some(app.into()),
                            sort: Sort::Tables,
                            role: Role::Public,
                        },
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
                add_watch(&mut schema, &names, &present);
                schema
            },
        )
}

/// What stands in no namespace: a publication of the tables that have a unique key, and a trigger of
/// commands.
fn add_watch(schema: &mut Schema, names: &[QualifiedName], present: &BTreeMap<usize, TableSpec>) {
    let unlogged = |at: &usize| schema.tables[&names[*at]].unlogged;
    let unique = present
        .iter()
        .filter(|(at, it)| it.unique.is_some() && !unlogged(at));
    for (at, spec) in unique.collect::<Vec<_>>() {
        schema.publications.insert(Publication {
            name: "news".into(),
            all_tables: false,
            options: publications::Options {
                via_root: spec.deferred,
                ..Default::default()
            },
        });
        schema.publication_members.insert(PublicationMember {
            of: Member {
                publication: "news".into(),
                what: What::Table(names[*at].clone()),
            },
            columns: spec.deferred.then(|| "id".into()).into_iter().collect(),
            filter: spec.check.map(|_| "id IS NOT NULL".into()),
        });
    }
    let Some(first) = present.values().next() else {
        return;
    };
    let option = |value: &str| ForeignOptions([("debug".into(), value.to_owned())].into());
    let value = if first.deferred { "true" } else { "false" };
    schema.foreign_data_wrappers.insert(ForeignDataWrapper {
        name: "wrap".into(),
        handler: None,
        validator: None,
        options: first.check.map(|_| option(value)).unwrap_or_default(),
        uses: BTreeSet::new(),
    });
    if first.unique.is_some() {
        schema.foreign_servers.insert(ForeignServer {
            name: "far".into(),
            wrapper: "wrap".into(),
            server_type: None,
            version: first.deferred.then(|| "2".to_owned()),
            options: option(value),
        });
        schema.user_mappings.insert(UserMapping {
            of: Mapping {
                server: "far".into(),
                role: Role::Public,
            },
            options: first.check.map(|_| option(value)).unwrap_or_default(),
        });
        let base = if first.deferred { "bigint" } else { "integer" };
        schema.tables.insert(Table {
            foreign: Some(Foreign {
                server: "far".into(),
                options: first.check.map(|_| option(value)).unwrap_or_default(),
            }),
            ..Table::new(
                QualifiedName::new("public", "abroad"),
                vec![Column {
                    foreign_options: option(value),
                    ..Column::new("id".into(), DataType::built_in(base))
                }],
            )
        });
    }
    let publications = ["news", "sales"];
    schema.subscriptions.insert(Subscription {
        name: "orders".into(),
        connection: format!("host={value}.example"),
        publications: publications[usize::from(first.deferred)..]
            .iter()
            .map(|it| (*it).into())
            .collect(),
        slot: first.check.map(|it| format!("slot_{it}")),
        with: [("streaming".to_owned(), "off".to_owned())].into(),
    });
    let function = QualifiedName::new("public", "watch");
    let built_in = |name: &str| QualifiedName::new("pg_catalog", name);
    let plus = built_in("int4pl");
    schema.operators.insert(Operator {
        of: Operation {
            name: Symbol {
                namespace: "public".into(),
                signs: "<+>".to_owned(),
            },
            left: Some(DataType::built_in("integer")),
            right: Some(DataType::built_in("integer")),
        },
        function: if first.unique.is_some() {
            built_in("int4ne")
        } else {
            built_in("int4eq")
        },
        commutator: None,
        negator: None,
        restrict: first.deferred.then(|| built_in("eqsel")),
        join: None,
        hashes: false,
        merges: false,
        uses: BTreeSet::new(),
    });
    if let Some(mood) = schema
        .enums
        .keys()
        .next()
        .filter(|_| first.unique.is_some())
    {
        schema.casts.insert(Cast {
            of: Conversion {
                source: DataType {
                    base: BaseType::Named(mood.clone()),
                    array: false,
                },
                target: DataType::built_in("integer"),
            },
            method: Method::Text,
            context: if first.deferred {
                Context::Assignment
            } else {
                Context::Explicit
            },
            uses: [ObjectId::Enum(mood.clone()).into()].into(),
        });
    }
    add_operator_classes(schema, first);
    add_language(schema, first);
    add_base_type(schema, first);
    add_conversion(schema, first);
    let words = QualifiedName::new("public", "words");
    let all = &mut schema.text_search_dictionaries;
    all.insert(TextSearchDictionary {
        name: words.clone(),
        template: built_in("simple"),
        options: first
            .check
            .map(|it| ("accept".into(), format!("'{it}'")))
            .into_iter()
            .collect(),
    });
    let token = if first.unique.is_some() {
        "word"
    } else {
        "email"
    };
    let all = &mut schema.text_search_configurations;
    all.insert(TextSearchConfiguration {
        name: QualifiedName::new("public", "search"),
        parser: built_in("default"),
        mappings: [
            (token.into(), vec![words.clone()]),
            (
                "asciiword".into(),
                if first.deferred {
                    vec![words]
                } else {
                    vec![built_in("simple")]
                },
            ),
        ]
        .into(),
    });
    let mut options = vec![
        ("SFUNC".to_owned(), Value::Function(plus)),
        (
            "STYPE".to_owned(),
            Value::Type(DataType::built_in("integer")),
        ),
    ];
    if first.deferred {
        options.push(("INITCOND".to_owned(), Value::Sql("'7'".to_owned())));
    }
    schema.aggregates.insert(Aggregate {
        name: QualifiedName::new(
            "public",
            if first.unique.is_some() {
                "Sum"
            } else {
                "total"
            },
        ),
        arguments: vec![Argument {
            name: None,
            mode: Mode::In,
            data_type: DataType::built_in("integer"),
            default: None,
        }],
        direct: None,
        returns: DataType::built_in("integer"),
        options,
        uses: BTreeSet::new(),
    });
    schema.functions.insert(Function {
        name: function.clone(),
        returns: Returns::One(DataType::built_in("event_trigger")),
        body: "BEGIN\nEND".into(),
        ..touch()
    });
    schema.event_triggers.insert(EventTrigger {
        name: if first.unique.is_some() {
            "watch".into()
        } else {
            "Look".into()
        },
        event: "ddl_command_end".into(),
        tags: first
            .check
            .map(|_| "DROP VIEW".to_owned())
            .into_iter()
            .collect(),
        function,
        enabled: if first.deferred {
            Enabled::Disabled
        } else {
            Enabled::Origin
        },
    });
}

/// A base type, which is kept like an integer, with its functions.
fn add_base_type(schema: &mut Schema, first: &TableSpec) {
    let name = QualifiedName::new("public", "amount");
    let itself = || DataType::named(name.clone());
    let mut options = Vec::new();
    let mut uses = BTreeSet::new();
    for (option, symbol, takes, gives) in [
        ("INPUT", "int4in", DataType::built_in("cstring"), itself()),
        ("OUTPUT", "int4out", itself(), DataType::built_in("cstring")),
        ("SEND", "int4send", itself(), DataType::built_in("bytea")),
    ] {
        if option == "SEND" && first.deferred {
            continue;
        }
        let function = Function {
            name: QualifiedName::new("public", format!("amount_{}", option.to_lowercase())),
            arguments: vec![Argument {
                name: None,
                mode: Mode::In,
                data_type: takes,
                default: None,
            }],
            returns: Returns::One(gives),
            language: "internal".into(),
            volatility: Volatility::Immutable,
            strict: true,
            settings: Vec::new(),
            body: symbol.into(),
            serves: Some(name.clone()),
            ..touch()
        };
        options.push((option.to_owned(), Value::Function(function.name.clone())));
        uses.insert(ObjectId::Function(function.key()).into());
        schema.functions.insert(function);
    }
    let mut sql = |option: &str, value: &str| {
        options.push((option.to_owned(), Value::Sql(value.to_owned())));
    };
    sql("INTERNALLENGTH", "4");
    sql("ALIGNMENT", "int4");
    if first.unique.is_some() {
        sql("DEFAULT", "'7'");
    }
    options.insert(
        options.len() - 1 - usize::from(first.unique.is_some()),
        ("PASSEDBYVALUE".to_owned(), Value::Given),
    );
    schema.base_types.insert(base_types::BaseType {
        name,
        options,
        uses,
    });
}

/// A language, with a transform for it.
fn add_language(schema: &mut Schema, first: &TableSpec) {
    let handler = Function {
        name: QualifiedName::new("public", "handle"),
        returns: Returns::One(DataType::built_in("language_handler")),
        language: "c".into(),
        settings: Vec::new(),
        form: Form::Symbol {
            library: "$libdir/plpgsql".to_owned(),
        },
        body: "plpgsql_call_handler".into(),
        ..touch()
    };
    let name = Name::from(if first.unique.is_some() { "own" } else { "Own" });
    schema.languages.insert(Language {
        name: name.clone(),
        trusted: first.deferred,
        handler: handler.name.clone(),
        inline: None,
        validator: None,
    });
    schema.functions.insert(handler);
    let function = |name: &str| QualifiedName::new("pg_catalog", name);
    schema.transforms.insert(Transform {
        of: Transformed {
            data_type: DataType::built_in("integer"),
            language: name,
        },
        from_sql: first.check.map(|_| function("prsd_lextype")),
        to_sql: Some(function("hashvarlena")),
    });
}

/// A conversion, and what a search of texts is made of.
fn add_conversion(schema: &mut Schema, first: &TableSpec) {
    let built_in = |name: &str| QualifiedName::new("pg_catalog", name);
    let name = QualifiedName::new("public", if first.deferred { "Own" } else { "own" });
    schema.conversions.insert(conversions::Conversion {
        name: name.clone(),
        default: first.check.is_some(),
        source: "UTF8".to_owned(),
        target: "LATIN1".to_owned(),
        function: built_in("utf8_to_iso8859_1"),
    });
    schema.text_search_parsers.insert(TextSearchParser {
        name: name.clone(),
        start: built_in("prsd_start"),
        token: built_in("prsd_nexttoken"),
        end: built_in("prsd_end"),
        headline: first.unique.map(|_| built_in("prsd_headline")),
        token_types: built_in("prsd_lextype"),
    });
    schema.text_search_templates.insert(TextSearchTemplate {
        name,
        init: first.unique.map(|_| built_in("dsimple_init")),
        lexize: built_in("dsimple_lexize"),
    });
}

/// An operator class with its family, and the access method of either.
fn add_operator_classes(schema: &mut Schema, first: &TableSpec) {
    schema.access_methods.insert(AccessMethod {
        name: "Kept".into(),
        of: Kept::Index,
        handler: QualifiedName::new("pg_catalog", "bthandler"),
    });
    let integer = || DataType::built_in("integer");
    let of = |name: &str| ForMethod {
        name: QualifiedName::new("public", name),
        method: if first.check.is_some() {
            "btree".into()
        } else {
            "Kept".into()
        },
    };
    let operator = |number: i16, signs: &str, types: [&str; 2]| {
        let [left, right] = types.map(|it| Some(DataType::built_in(it)));
        operator_families::Member::Operator {
            number,
            of: Operation {
                name: Symbol {
                    namespace: "pg_catalog".into(),
                    signs: signs.to_owned(),
                },
                left,
                right,
            },
            sort_by: None,
        }
    };
    let compare = operator_families::Member::Function {
        number: 1,
        of: (integer(), integer()),
        function: Signature::of_function(
            QualifiedName::new("pg_catalog", "btint4cmp"),
            vec![integer(), integer()],
        ),
    };
    let family = if first.unique.is_some() {
        "sorted"
    } else {
        "Sorted"
    };
    let loose = operator(1, "<", ["integer", "bigint"]);
    schema.operator_families.insert(OperatorFamily {
        of: of(family),
        members: first.deferred.then_some(loose).into_iter().collect(),
    });
    schema.operator_classes.insert(OperatorClass {
        of: of("sorted"),
        default: false,
        data_type: integer(),
        family: QualifiedName::new("public", family),
        storage: None,
        members: [operator(1, "<", ["integer"; 2]), compare].into(),
    });
}

fn labels() -> impl Strategy<Value = Vec<String>> {
    // Reordered now and then, which no server can do in place.
    subsequence(vec!["sad", "ok", "it's", "HAPPY", "so so"], 1..5)
        .prop_flat_map(|it| prop_oneof![4 => Just(it.clone()), 1 => Just(it).prop_shuffle()])
        .prop_map(|it| it.into_iter().map(str::to_owned).collect())
}

fn options(data_type: SequenceType) -> impl Strategy<Value = SequenceOptions> {
    (
        prop_oneof![Just(1), Just(5), Just(-2)],
        1..4_i64,
        any::<bool>(),
    )
        .prop_map(move |(increment, cache, cycle)| SequenceOptions {
            cache,
            cycle,
            ..SequenceOptions::stepping(data_type, increment)
        })
}

fn sequence() -> impl Strategy<Value = Sequence> {
    let data_type = prop_oneof![Just(SequenceType::Integer), Just(SequenceType::BigInt)];
    data_type.prop_flat_map(|data_type| {
        let unlogged = any::<bool>();
        (options(data_type), unlogged).prop_map(move |(options, unlogged)| Sequence {
            unlogged,
            name: QualifiedName::new("public", "numbers"),
            data_type,
            options,
            owned_by: None,
        })
    })
}

fn domain() -> impl Strategy<Value = Domain> {
    let condition = prop_oneof![Just("VALUE > 0"), Just("VALUE > 1")];
    let name = prop_oneof![Just("price_check"), Just("Check")];
    let check = (name, condition, any::<bool>()).prop_map(|(name, condition, not_valid)| {
        let condition = condition.into();
        let check = Check {
            condition,
            not_valid,
        };
        (Name::from(name), check)
    });
    (
        prop_oneof![Just("integer"), Just("bigint")],
        any::<[bool; 2]>(),
        option::of(check),
    )
        .prop_map(|(base, [default, not_null], check)| Domain {
            name: QualifiedName::new("public", "price"),
            data_type: DataType::built_in(base),
            collation: None,
            default: default.then(|| "7".into()),
            not_null,
            checks: check.into_iter().collect(),
        })
}

/// Its attributes come and go, change their types and, now and then, their places.
fn pair() -> impl Strategy<Value = CompositeType> {
    let data_type = || prop_oneof![2 => Just("integer"), 1 => Just("bigint")];
    let names = subsequence(vec!["a", "B", "order"], 1..=3)
        .prop_flat_map(|it| prop_oneof![4 => Just(it.clone()), 1 => Just(it).prop_shuffle()]);
    (names, [data_type(), data_type(), data_type()]).prop_map(|(names, types)| CompositeType {
        name: QualifiedName::new("public", "pair"),
        attributes: names
            .into_iter()
            .zip(types)
            .map(|(name, data_type)| Attribute {
                name: name.into(),
                data_type: DataType::built_in(data_type),
                collation: None,
            })
            .collect(),
    })
}

fn span() -> impl Strategy<Value = RangeType> {
    let multirange = prop_oneof![2 => Just("span_multirange"), 1 => Just("Spans")];
    let subtype = prop_oneof![Just("integer"), Just("bigint")];
    (multirange, subtype).prop_map(|(multirange, subtype)| RangeType {
        name: QualifiedName::new("public", "span"),
        multirange: Some(QualifiedName::new("public", multirange)),
        subtype: DataType::built_in(subtype),
        operator_class: None,
        collation: None,
        difference: None,
        canonical: None,
    })
}

fn plain() -> impl Strategy<Value = Collation> {
    prop_oneof![Just("C"), Just("POSIX")].prop_map(|locale| Collation {
        name: QualifiedName::new("public", "Plain"),
        provider: Provider::Libc,
        locale: Locale::One(locale.to_owned()),
        rules: None,
        nondeterministic: false,
    })
}

/// One that defaults and generated columns can use.
fn function() -> impl Strategy<Value = Function> {
    (
        prop_oneof![Just("integer"), Just("bigint")],
        0..3_i32,
        any::<bool>(),
    )
        .prop_map(|(returns, plus, strict)| Function {
            name: QualifiedName::new("public", "answer"),
            arguments: vec![Argument {
                name: Some("question".into()),
                mode: Mode::In,
                data_type: DataType::built_in("integer"),
                default: Some(Expression::from("0")),
            }],
            returns: Returns::One(DataType::built_in(returns)),
            language: "sql".into(),
            volatility: Volatility::Immutable,
            strict,
            security_definer: false,
            leakproof: false,
            parallel: Parallel::Safe,
            cost: None,
            rows: None,
            settings: Vec::new(),
            kind: Default::default(),
            support: None,
            serves: None,
            transforms: Vec::new(),
            form: Default::default(),
            body: format!("SELECT (question + {plus})::{returns}").into(),
        })
}

fn touch() -> Function {
    Function {
        name: QualifiedName::new("public", "touch"),
        arguments: Vec::new(),
        returns: Returns::One(DataType::built_in("trigger")),
        language: "plpgsql".into(),
        volatility: Volatility::Volatile,
        strict: false,
        security_definer: false,
        leakproof: false,
        parallel: Parallel::Unsafe,
        cost: None,
        rows: None,
        settings: vec![("search_path".to_owned(), "''".to_owned())],
        kind: Default::default(),
        support: None,
        serves: None,
        transforms: Vec::new(),
        form: Default::default(),
        body: "BEGIN\n  RETURN NEW;\nEND".into(),
    }
}

#[derive(Clone, Debug)]
struct TableSpec {
    key_type: &'static str,
    deferred: bool,
    columns: Vec<(usize, ColumnSpec)>,
    flags: [bool; 4],
    unique: Option<bool>,
    check: Option<bool>,
    index: Option<IndexSpec>,
    trigger: Option<(bool, bool)>,
    policy: Option<(Command, bool)>,
    foreign_keys: Vec<KeySpec>,
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
    unique: bool,
    descending: bool,
    nulls_first: bool,
    filter: bool,
    expression: bool,
    fillfactor: Option<u8>,
    name: &'static str,
}

#[derive(Clone, Debug)]
struct KeySpec {
    target: usize,
    on_delete: Action,
    timing: Timing,
    not_valid: bool,
}

fn tables() -> impl Strategy<Value = Vec<Option<TableSpec>>> {
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

fn add_table(schema: &mut Schema, name: &QualifiedName, spec: &TableSpec) {
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
            of: Holding {
                on: On::Relation(name.clone()),
                role: Role::Public,
                by: None,
            },
            rights: Rights {
                granted,
                grantable: BTreeSet::new(),
            },
            usual: Rights::default(),
            sequence: None,
        });
    }
    if let Some(not_valid) = spec.check {
        let condition = Expression::from(format!("{} IS NOT NULL OR id IS NOT NULL", first.name));
        let rule = Rule::Check {
            condition,
            no_inherit: spec.deferred,
            not_valid,
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

fn add_foreign_key(
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
        match_full: false,
        on_update: Action::NoAction,
        on_delete: spec.on_delete.clone(),
        timing: spec.timing,
        not_valid: spec.not_valid,
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

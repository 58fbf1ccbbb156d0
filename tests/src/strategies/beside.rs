//! What stands beside the tables: operators and what is made of them, text search, languages, what is
//! replicated and what is foreign.

use std::collections::{BTreeMap, BTreeSet};

use schema_core::{
    ident::{Name, QualifiedName},
    objects::{
        Object, ObjectId,
        access_methods::{AccessMethod, Kept},
        aggregates::Aggregate,
        base_types,
        casts::{Cast, Context, Conversion, Method},
        conversions,
        definitions::Value,
        event_triggers::EventTrigger,
        foreign_data_wrappers::ForeignDataWrapper,
        foreign_options::ForeignOptions,
        foreign_servers::ForeignServer,
        functions::{Argument, Form, Function, Mode, Returns, Signature, Volatility},
        languages::Language,
        operator_classes::OperatorClass,
        operator_families::{self, ForMethod, OperatorFamily},
        operators::{Operation, Operator, Symbol},
        publication_members::{Member, PublicationMember, What},
        publications::{self, Publication},
        roles::Role,
        subscriptions::Subscription,
        tables::{BaseType, Column, DataType, Foreign, Table},
        text_search_configurations::TextSearchConfiguration,
        text_search_dictionaries::TextSearchDictionary,
        text_search_parsers::TextSearchParser,
        text_search_templates::TextSearchTemplate,
        transforms::{Transform, Transformed},
        triggers::Enabled,
        user_mappings::{Mapping, UserMapping},
    },
    schema::Schema,
};

use super::{functions::touch, tables::TableSpec};

/// What stands beside the tables, as the first of them says.
pub(super) fn add(
    schema: &mut Schema,
    names: &[QualifiedName],
    present: &BTreeMap<usize, TableSpec>,
) {
    add_publication(schema, names, present);
    if let Some(first) = present.values().next() {
        add_foreign(schema, first);
        add_subscription(schema, first);
        add_operator(schema, first);
        add_operator_classes(schema, first);
        add_language(schema, first);
        add_base_type(schema, first);
        add_conversion(schema, first);
        add_text_search(schema, first);
        add_aggregate(schema, first);
        add_event_trigger(schema, first);
    }
}

fn built_in(name: &str) -> QualifiedName {
    QualifiedName::new("pg_catalog", name)
}

/// A publication of the tables that have a unique key.
fn add_publication(
    schema: &mut Schema,
    names: &[QualifiedName],
    present: &BTreeMap<usize, TableSpec>,
) {
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
}

/// A wrapper of foreign data, with a server, a user mapping and a table.
fn add_foreign(schema: &mut Schema, first: &TableSpec) {
    let option = |value: &str| ForeignOptions([("debug".into(), value.to_owned())].into());
    let value = &first.deferred.to_string();
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
}

fn add_subscription(schema: &mut Schema, first: &TableSpec) {
    let publications = ["news", "sales"];
    schema.subscriptions.insert(Subscription {
        name: "orders".into(),
        connection: format!("host={}.example", first.deferred),
        publications: publications[usize::from(first.deferred)..]
            .iter()
            .map(|it| (*it).into())
            .collect(),
        slot: first.check.map(|it| format!("slot_{it}")),
        with: [("streaming".to_owned(), "off".to_owned())].into(),
    });
}

/// An operator, and a cast.
fn add_operator(schema: &mut Schema, first: &TableSpec) {
    schema.operators.insert(Operator {
        of: Box::new(Operation {
            name: Symbol {
                namespace: "public".into(),
                signs: "<+>".to_owned(),
            },
            left: Some(DataType::built_in("integer")),
            right: Some(DataType::built_in("integer")),
        }),
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
            of: Box::new(Conversion {
                source: DataType {
                    base: BaseType::Named(mood.clone()),
                    array: false,
                },
                target: DataType::built_in("integer"),
            }),
            method: Method::Text,
            context: if first.deferred {
                Context::Assignment
            } else {
                Context::Explicit
            },
            uses: [ObjectId::Enum(mood.clone()).into()].into(),
        });
    }
}

fn add_text_search(schema: &mut Schema, first: &TableSpec) {
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
}

fn add_aggregate(schema: &mut Schema, first: &TableSpec) {
    let mut options = vec![
        ("SFUNC".to_owned(), Value::Function(built_in("int4pl"))),
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
}

/// A trigger of commands.
fn add_event_trigger(schema: &mut Schema, first: &TableSpec) {
    let function = QualifiedName::new("public", "watch");
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
    schema.transforms.insert(Transform {
        of: Transformed {
            data_type: DataType::built_in("integer"),
            language: name,
        },
        from_sql: first.check.map(|_| built_in("prsd_lextype")),
        to_sql: Some(built_in("hashvarlena")),
    });
}

/// A conversion, and what a search of texts is made of.
fn add_conversion(schema: &mut Schema, first: &TableSpec) {
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
            of: Box::new(Operation {
                name: Symbol {
                    namespace: "pg_catalog".into(),
                    signs: signs.to_owned(),
                },
                left,
                right,
            }),
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

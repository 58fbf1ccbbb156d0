//! What columns are made of: types, sequences and collations.

use proptest::{option, prelude::*, sample::subsequence};

use schema_core::{
    ident::{Name, QualifiedName},
    objects::{
        collations::{Collation, Locale, Provider},
        composite_types::{Attribute, CompositeType},
        domains::{Check, Domain},
        range_types::RangeType,
        sequences::{Sequence, SequenceOptions, SequenceType},
        tables::DataType,
    },
};

pub(super) fn labels() -> impl Strategy<Value = Vec<String>> {
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

pub(super) fn sequence() -> impl Strategy<Value = Sequence> {
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

pub(super) fn domain() -> impl Strategy<Value = Domain> {
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
            not_null_name: None,
            checks: check.into_iter().collect(),
        })
}

/// Its attributes come and go, change their types and, now and then, their places.
pub(super) fn pair() -> impl Strategy<Value = CompositeType> {
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

pub(super) fn span() -> impl Strategy<Value = RangeType> {
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

pub(super) fn plain() -> impl Strategy<Value = Collation> {
    prop_oneof![Just("C"), Just("POSIX")].prop_map(|locale| Collation {
        name: QualifiedName::new("public", "Plain"),
        provider: Provider::Libc,
        locale: Locale::One(locale.to_owned()),
        rules: None,
        nondeterministic: false,
    })
}

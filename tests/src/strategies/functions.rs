//! Functions.

use proptest::prelude::*;

use schema_core::{
    ident::QualifiedName,
    objects::{
        functions::{Argument, Function, Mode, Parallel, Returns, Volatility},
        tables::DataType,
    },
    sql::Expression,
};

/// One that defaults and generated columns can use.
pub(super) fn function() -> impl Strategy<Value = Function> {
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

pub(super) fn touch() -> Function {
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

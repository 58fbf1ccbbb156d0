//! Functions.

use super::{Lowering, qualified};
use crate::{
    ident::{Name, QualifiedName},
    objects::{
        Object as _, ObjectId,
        comments::Target,
        functions::{Argument, Body, Function, Mode, Parallel, Returns, Signature, Volatility},
        tables::DataType,
    },
    places::{Form, Origin},
    syntax::{functions, reader::Declaration},
};

impl<'a> Lowering<'a> {
    pub(super) fn function(&mut self, declaration: &Declaration, it: &functions::Function) {
        let place = declaration.place.at(it.ident.span());
        let arguments = it.arguments.iter().map(|it| self.argument(declaration, it));
        let Some(arguments) = arguments.collect::<Option<Vec<Argument>>>() else {
            return;
        };
        let returns = match &it.returns {
            functions::Returns::Void => Some(Returns::One(DataType::built_in("void"))),
            functions::Returns::Trigger => Some(Returns::One(DataType::built_in("trigger"))),
            functions::Returns::One(it) => self.data_type(it, declaration).map(Returns::One),
            functions::Returns::SetOf(it) => self.data_type(it, declaration).map(Returns::SetOf),
        };
        let Some(returns) = returns else { return };
        let language: Name = it.language.value.as_str().into();
        let function = Function {
            name: QualifiedName::new(it.namespace.value.as_str(), it.name.value.as_str()),
            arguments,
            returns,
            volatility: match it.volatility {
                functions::Volatility::Volatile => Volatility::Volatile,
                functions::Volatility::Stable => Volatility::Stable,
                functions::Volatility::Immutable => Volatility::Immutable,
            },
            strict: it.strict,
            security_definer: it.security_definer,
            leakproof: it.leakproof,
            parallel: match it.parallel {
                functions::Parallel::Unsafe => Parallel::Unsafe,
                functions::Parallel::Restricted => Parallel::Restricted,
                functions::Parallel::Safe => Parallel::Safe,
            },
            cost: it.cost.clone(),
            rows: it.rows.clone(),
            settings: it.settings.clone(),
            kind: Default::default(),
            support: None,
            serves: None,
            transforms: Vec::new(),
            form: Default::default(),
            body: self.body(&it.body, &language, declaration),
            language,
        };
        if let Some(old) = &it.renamed_from {
            let new = function.key();
            let old = Signature {
                name: qualified(&old.value, &new.name.namespace),
                arguments: new.arguments.clone(),
                procedure: false,
            };
            self.renamed(ObjectId::Function(old), ObjectId::Function(new));
        }
        let derived = it.ident == it.name.value;
        let name = (!derived).then(|| place.at(it.name.span));
        let target = Target::Object(Box::new(ObjectId::Function(function.key())));
        if self.add(
            function.into(),
            Origin {
                place: place.clone(),
                name,
            },
        ) {
            self.comment(target, it.docs.as_ref(), &place);
        }
    }

    fn argument(&mut self, from: &Declaration, it: &functions::Argument) -> Option<Argument> {
        let data_type = self.data_type(&it.data_type, from)?;
        let default = it.default.as_ref();
        let default =
            default.and_then(|given| self.default(given, Some((&it.data_type, &data_type)), from));
        Some(Argument {
            name: Some(it.name.value.as_str().into()),
            mode: if it.variadic {
                Mode::Variadic
            } else {
                Mode::In
            },
            data_type,
            default,
        })
    }

    /// The text of a body. A file that is not there was reported when it was to be read.
    fn body(&mut self, body: &functions::Body, language: &Name, from: &Declaration) -> Body {
        let text = match body {
            functions::Body::Text(text) => text.clone(),
            functions::Body::File(file) => {
                let text = self
                    .declarations
                    .bodies
                    .get(&file.value)
                    .cloned()
                    .unwrap_or_default();
                super::Spanned::new(text, file.span)
            }
        };
        if language.as_str() == "sql" {
            self.text(&text, Form::Statements, None, &from.place);
        }
        text.value.into()
    }
}

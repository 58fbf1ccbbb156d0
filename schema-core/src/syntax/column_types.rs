//! The type of a field or argument, as far as SQL cares.

use quote::ToTokens;
use syn::{GenericArgument, PathArguments, Type, TypePath, ext::IdentExt};

use super::columns::{Base, ColumnType, Elements};
use crate::{
    diagnostics::Diagnostics,
    rust::types::{self, Known},
};

impl ColumnType {
    /// Reads a type. What cannot be one is reported, and taken for a text, so that the rest of the
    /// declaration can be looked at.
    pub(super) fn parse(rust: &Type, diagnostics: &mut Diagnostics) -> Self {
        let (nullable, inner) = match argument_of(rust, "Option") {
            Some(inner) => (true, inner),
            None => (false, rust),
        };
        let (array, inner) = match argument_of(inner, "Vec") {
            Some(element) if spelled(element) != "u8" => match argument_of(element, "Option") {
                Some(element) => (Some(Elements::Nullable), element),
                None => (Some(Elements::NotNull), element),
            },
            _ => (None, inner),
        };
        let base = Base::parse(inner, diagnostics);
        ColumnType {
            rust: rust.clone(),
            nullable,
            array,
            base,
        }
    }

    /// The known type that it is, unless it is an array.
    pub(super) fn single(&self) -> Option<&'static Known> {
        match (&self.base, self.array) {
            (Base::Known(known), None) => Some(known),
            _ => None,
        }
    }
}

impl Base {
    fn parse(rust: &Type, diagnostics: &mut Diagnostics) -> Self {
        let spelled = spelled(rust);
        if let Some(known) = types::known(&spelled) {
            return Base::Known(known);
        }
        let message = match (types::instead_of(&spelled), ungrouped(rust)) {
            (Some(other), _) => format!("PostgreSQL has no type for `{spelled}`; write `{other}`"),
            (_, Type::Path(TypePath { qself: None, path })) => {
                let last = path.segments.last();
                match last.map(|it| (it.ident.to_string(), &it.arguments)) {
                    Some((outer, arguments)) if wraps(&outer) && !holds_one(arguments) => {
                        format!("`{outer}` holds one type: write `{outer}<…>`")
                    }
                    Some((_, PathArguments::None)) => return Base::User(path.clone()),
                    Some((outer, _)) if outer == "Option" => {
                        "an `Option` inside an `Option` is no type of PostgreSQL's; write one `Option`".to_owned()
                    }
                    Some((outer, _)) if outer == "Vec" => {
                        "PostgreSQL does not tell arrays by their dimensions; write one `Vec`, or a \
                         `#[jsonb]` type that holds them"
                            .to_owned()
                    }
                    _ => no_column(&spelled),
                }
            }
            (_, Type::Reference(_)) => {
                format!(
                    "a column owns its value: `{spelled}` cannot borrow; write `String` or another owned type"
                )
            }
            _ => no_column(&spelled),
        };
        diagnostics.error(rust, message);
        Base::Known(types::text())
    }
}

/// Whether a type of that name is one around another.
fn wraps(name: &str) -> bool {
    ["Option", "Vec"].contains(&name)
}

fn holds_one(arguments: &PathArguments) -> bool {
    matches!(arguments, PathArguments::AngleBracketed(it) if it.args.len() == 1)
}

fn no_column(spelled: &str) -> String {
    format!(
        "`{spelled}` is no type of PostgreSQL's; hold it in a `#[jsonb]` type, or in `serde_json::Value`"
    )
}

/// `T` of `outer<T>`.
fn argument_of<'a>(rust: &'a Type, outer: &str) -> Option<&'a Type> {
    let Type::Path(path) = ungrouped(rust) else {
        return None;
    };
    let last = path.path.segments.last()?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else {
        return None;
    };
    match arguments.args.first()? {
        GenericArgument::Type(inner) if last.ident == outer && arguments.args.len() == 1 => {
            Some(inner)
        }
        _ => None,
    }
}

/// The type without the parentheses and invisible groups around it.
fn ungrouped(rust: &Type) -> &Type {
    match rust {
        Type::Group(group) => ungrouped(&group.elem),
        Type::Paren(paren) => ungrouped(&paren.elem),
        other => other,
    }
}

/// The type with the last segment of each path, as the table of known types spells it.
pub(crate) fn spelled(rust: &Type) -> String {
    let all =
        |types: &mut dyn Iterator<Item = &Type>| types.map(spelled).collect::<Vec<_>>().join(", ");
    match ungrouped(rust) {
        Type::Path(TypePath { qself: None, path }) => {
            let Some(last) = path.segments.last() else {
                return String::new();
            };
            let name = last.ident.unraw().to_string();
            let PathArguments::AngleBracketed(arguments) = &last.arguments else {
                return name;
            };
            let mut types = arguments.args.iter().filter_map(|it| match it {
                GenericArgument::Type(it) => Some(it),
                _ => None,
            });
            format!("{name}<{}>", all(&mut types))
        }
        Type::Tuple(tuple) => format!("({})", all(&mut tuple.elems.iter())),
        Type::Array(array) => format!(
            "[{}; {}]",
            spelled(&array.elem),
            array.len.to_token_stream()
        ),
        Type::Reference(reference) => format!("&{}", spelled(&reference.elem)),
        other => other.to_token_stream().to_string(),
    }
}

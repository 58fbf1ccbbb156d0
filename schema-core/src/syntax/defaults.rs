//! `#[default(…)]` of a column or argument.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{
    Attribute, Expr, ExprLit, ExprUnary, Lit, Path, UnOp, ext::IdentExt, spanned::Spanned as _,
};

use super::{
    Spanned,
    columns::{Base, ColumnType, Default},
    options,
};
use crate::diagnostics::Diagnostics;

/// `#[default(…)]`
pub(super) fn default(
    attribute: &Attribute,
    diagnostics: &mut Diagnostics,
) -> Option<Spanned<Default>> {
    const FORMS: &str =
        "write a literal, a variant like `Status::New`, a call like `now()`, `[]` or `sql(\"…\")`";
    let tokens = match attribute.meta.require_list() {
        Ok(list) if !list.tokens.is_empty() => list.tokens.clone(),
        _ => {
            diagnostics.error(
                attribute.path(),
                format_args!("`#[default]` lacks the value; {FORMS}"),
            );
            return None;
        }
    };
    let Ok(expression) = syn::parse2::<Expr>(tokens.clone()) else {
        diagnostics.error(tokens, format_args!("this is no default; {FORMS}"));
        return None;
    };
    match Default::parse(&expression, diagnostics) {
        Ok(default) => default.map(|it| Spanned::new(it, expression.span())),
        Err(()) => {
            diagnostics.error(expression, format_args!("this is no default; {FORMS}"));
            None
        }
    }
}

impl Default {
    fn parse(expression: &Expr, diagnostics: &mut Diagnostics) -> Result<Option<Self>, ()> {
        match expression {
            Expr::Group(group) => Default::parse(&group.expr, diagnostics),
            Expr::Lit(ExprLit {
                lit: Lit::Str(text),
                ..
            }) if options::deny_nul(text, diagnostics) => Ok(None),
            Expr::Lit(ExprLit {
                lit: Lit::Str(_) | Lit::Int(_) | Lit::Float(_) | Lit::Bool(_),
                ..
            }) => Ok(Some(Default::Literal(expression.clone().into()))),
            Expr::Unary(ExprUnary {
                op: UnOp::Neg(_),
                expr,
                ..
            }) => match &**expr {
                Expr::Lit(ExprLit {
                    lit: Lit::Int(_) | Lit::Float(_),
                    ..
                }) => Ok(Some(Default::Literal(expression.clone().into()))),
                _ => Err(()),
            },
            Expr::Array(array) if array.elems.is_empty() => Ok(Some(Default::EmptyArray)),
            Expr::Path(path) if path.qself.is_none() => Default::variant(&path.path).map(Some),
            Expr::Call(call) => {
                let Expr::Path(path) = &*call.func else {
                    return Err(());
                };
                let function = path.path.require_ident().map_err(|_| ())?;
                if function == "sql" {
                    let arguments: TokenStream = call.args.to_token_stream();
                    let text = options::text(arguments, "`sql(\"…\")`", diagnostics);
                    Ok(text.map(|it| Default::Sql(it.value)))
                } else if call.args.is_empty() {
                    Ok(Some(Default::Function(function.unraw().to_string())))
                } else {
                    let sql = "a call with arguments is written as SQL: `sql(\"…\")`";
                    diagnostics.error(&call.args, sql);
                    Ok(None)
                }
            }
            _ => Err(()),
        }
    }

    /// `Type::Variant`
    fn variant(path: &Path) -> Result<Self, ()> {
        let mut enumeration = path.clone();
        let variant = enumeration.segments.pop().ok_or(())?.into_value();
        // The path still ends with `::`.
        enumeration.segments.pop_punct();
        if enumeration.segments.is_empty() || !variant.arguments.is_none() {
            return Err(());
        }
        Ok(Default::Variant(enumeration, variant.ident))
    }
}

/// Reports a default that cannot be a value of the type.
pub(super) fn check_default(
    default: &Spanned<Default>,
    data_type: &ColumnType,
    other_sql_type: bool,
    diagnostics: &mut Diagnostics,
) {
    let array = data_type.array.is_some();
    let fits = match (&default.value, &data_type.base) {
        (Default::EmptyArray, _) => array,
        (Default::Variant(..), Base::Known(_)) => false,
        (Default::Variant(..), Base::User(_)) => !array,
        (Default::Literal(literal), base) => {
            array && is_text(literal) || !array && (other_sql_type || literal_fits(literal, base))
        }
        (Default::Function(_) | Default::Sql(_), _) => true,
    };
    if !fits {
        let rust = data_type
            .rust
            .to_token_stream()
            .to_string()
            .replace(' ', "");
        diagnostics.error_at(
            default.span,
            format_args!("the default is no value of `{rust}`"),
        );
    }
}

fn is_text(literal: &Expr) -> bool {
    matches!(
        literal,
        Expr::Lit(ExprLit {
            lit: Lit::Str(_),
            ..
        })
    )
}

fn literal_fits(literal: &Expr, base: &Base) -> bool {
    let (literal, negative) = match literal {
        Expr::Unary(ExprUnary { expr, .. }) => (&**expr, true),
        other => (other, false),
    };
    let Expr::Lit(ExprLit { lit, .. }) = literal else {
        return false;
    };
    // Of a declared type only texts are literals, and only of those kept as jsonb.
    let Base::Known(known) = base else {
        return matches!(lit, Lit::Str(_));
    };
    let largest = match known.sql {
        "smallint" => i128::from(i16::MAX),
        "integer" => i128::from(i32::MAX),
        "bigint" => i128::from(i64::MAX),
        "oid" => i128::from(u32::MAX),
        "real" | "double precision" | "numeric" | "money" => i128::MAX,
        "boolean" => return matches!(lit, Lit::Bool(_)),
        _ => return matches!(lit, Lit::Str(_)),
    };
    match lit {
        Lit::Int(it) => it
            .base10_parse::<i128>()
            .is_ok_and(|it| it <= largest + i128::from(negative && largest != i128::MAX)),
        Lit::Float(_) => largest == i128::MAX,
        _ => false,
    }
}

//! Keys, checks and foreign keys, on the struct and on fields.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::{Attribute, Ident};

use super::{Action, Check, Fields, ForeignKey, PrimaryKey, Spanned, Timing, Unique};
use crate::{
    diagnostics::Diagnostics,
    rust::names,
    syntax::options::{self, Options, did_you_mean, listed},
};

/// `#[primary_key(…)]`, on the field `on` or on the struct.
pub(super) fn primary_key(
    attribute: &Attribute,
    on: Option<&Ident>,
    fields: &Fields,
    diagnostics: &mut Diagnostics,
) -> PrimaryKey {
    let mut options = fields.options(attribute, on, diagnostics);
    let key = PrimaryKey {
        span: options.span,
        name: options.text("name"),
        include: fields.named("include", &mut options),
        timing: timing(&mut options),
        columns: columns(on, fields, &mut options),
    };
    options.finish();
    key
}

/// `#[unique(…)]`, on the field `on` or on the struct.
pub(super) fn unique(
    attribute: &Attribute,
    on: Option<&Ident>,
    fields: &Fields,
    diagnostics: &mut Diagnostics,
) -> Unique {
    let mut options = fields.options(attribute, on, diagnostics);
    let unique = Unique {
        span: options.span,
        name: options.text("name"),
        include: fields.named("include", &mut options),
        nulls_not_distinct: options.flag("nulls_not_distinct"),
        timing: timing(&mut options),
        columns: columns(on, fields, &mut options),
    };
    options.finish();
    unique
}

/// `#[check("…")]`, on the field `on` or on the struct.
pub(super) fn check(
    attribute: &Attribute,
    on: Option<&Ident>,
    fields: &Fields,
    diagnostics: &mut Diagnostics,
) -> Option<Check> {
    let mut options = fields.options(attribute, on, diagnostics);
    let condition = options.leading_text("the condition");
    let name = options.text("name");
    let unnamed = name.is_none() && on.is_none() && !options.has("column");
    let column = match on {
        Some(field) => Some(field.clone()),
        None => fields.one("column", &mut options),
    };
    let span = options.span;
    let (no_inherit, not_valid) = (options.flag("no_inherit"), options.flag("not_valid"));
    if unnamed {
        options.lacks(&["name"], 
            "a check on the struct needs a name: `name = \"…\"`, or `column = field` to be named by it",
        );
    }
    options.finish();
    Some(Check {
        span,
        no_inherit,
        not_valid,
        condition: condition?,
        name,
        column,
    })
}

/// `#[references(User, …)]` on the field `on`.
pub(super) fn references(
    attribute: &Attribute,
    on: &Ident,
    fields: &Fields,
    diagnostics: &mut Diagnostics,
) -> Option<ForeignKey> {
    let mut options = Options::of(attribute, diagnostics);
    let column = options.assigned("column", "field");
    let role = options.text("role");
    let mut key = foreign_key_options(vec![on.clone()], fields, &mut options);
    check_children(&mut key, options.diagnostics);
    if let Some((_, column)) = column {
        key.referenced = options::idents(column, options.diagnostics);
    }
    key.role = role;
    options.takes_wordless("the struct of a table");
    let mut targets = options.positional(&[]).into_iter();
    let target = targets.next();
    for more in targets {
        options.reject(more);
    }
    let path = match target {
        Some(entry) => options::path(entry.tokens, options.diagnostics),
        None => {
            options.lacks(&[], "which table? write its struct: `#[references(User)]`");
            None
        }
    };
    options.finish();
    key.references = path?;
    Some(key)
}

/// `#[foreign_key(a, b, references = User, columns(x, y), …)]` on the struct.
pub(super) fn foreign_key(
    attribute: &Attribute,
    fields: &Fields,
    diagnostics: &mut Diagnostics,
) -> Option<ForeignKey> {
    let mut options = fields.options(attribute, None, diagnostics);
    let references = options.path("references");
    let mut key = foreign_key_options(Vec::new(), fields, &mut options);
    check_children(&mut key, options.diagnostics);
    key.referenced = options.idents("columns");
    key.columns = columns(None, fields, &mut options);
    let (ours, theirs) = (key.columns.len(), key.referenced.len());
    if theirs != 0 && ours != theirs {
        let message = format_args!("{ours} columns cannot point to {theirs}");
        options.diagnostics.error_at(options.span, message);
    }
    if references.is_none() {
        options.lacks(
            &["references"],
            "which table? write its struct: `references = User`",
        );
    }
    options.finish();
    key.references = references?;
    Some(key)
}

/// `children = "…"` names a function.
fn check_children(key: &mut ForeignKey, diagnostics: &mut Diagnostics) {
    if let Some(name) = key.children.take_if(|it| !names::is_ident(&it.value)) {
        let message = format_args!("`{}` cannot be the name of a function", name.value);
        diagnostics.error_at(name.span, message);
    }
}

fn foreign_key_options(
    columns: Vec<Ident>,
    fields: &Fields,
    options: &mut Options<'_>,
) -> ForeignKey {
    ForeignKey {
        span: options.span,
        name: options.text("name"),
        columns,
        // Every caller sets it.
        references: fields.table.clone().into(),
        referenced: Vec::new(),
        role: None,
        children: options.text("children"),
        match_full: options.flag("match_full"),
        on_update: action("on_update", fields, options),
        on_delete: action("on_delete", fields, options),
        timing: timing(options),
        not_valid: options.flag("not_valid"),
        join: options.flag("join"),
    }
}

/// `deferrable`, `deferred`
fn timing(options: &mut Options<'_>) -> Timing {
    match (options.flag("deferrable"), options.flag("deferred")) {
        (None, None) => Timing::Immediate,
        (Some(_), None) => Timing::Deferrable,
        (None, Some(_)) => Timing::Deferred,
        (Some(_), Some(span)) => {
            let message = "`deferred` says `deferrable` as well; write one of them";
            options.diagnostics.error_at(span, message);
            Timing::Deferred
        }
    }
}

/// The columns of a key: the field it stands on, or those that it names.
fn columns(on: Option<&Ident>, fields: &Fields, options: &mut Options<'_>) -> Vec<Ident> {
    let written = options.positional(&[]);
    let Some(field) = on else {
        if written.is_empty() {
            options.lacks(&[], "on the struct it names its columns: `(a, b)`");
        }
        let columns: Vec<Ident> = written
            .into_iter()
            .filter_map(|it| fields.column(it, options))
            .collect();
        fields.check_distinct(&columns, options.diagnostics);
        return columns;
    };
    for entry in written {
        match &entry.key {
            Some(word) if !fields.has(word) => options.reject(entry),
            _ => {
                let message =
                    "on a field it names no columns; stand it on the struct to name several";
                options.diagnostics.error(entry.tokens, message);
            }
        }
    }
    vec![field.clone()]
}

const ACTIONS: &[&str] = &["NoAction", "Restrict", "Cascade", "SetNull", "SetDefault"];

/// `on_delete = Cascade`, `on_delete = SetNull(a, b)`
fn action(
    key: &'static str,
    fields: &Fields,
    options: &mut Options<'_>,
) -> Option<Spanned<Action>> {
    let (_, value) = options.assigned(key, "Cascade")?;
    let tokens: Vec<TokenTree> = value.clone().into_iter().collect();
    let (word, of) = match tokens.as_slice() {
        [TokenTree::Ident(word)] => (word, None),
        [TokenTree::Ident(word), TokenTree::Group(group)]
            if group.delimiter() == Delimiter::Parenthesis =>
        {
            (word, Some(group.stream()))
        }
        _ => {
            let message = format_args!("`{key}` is {}", listed(ACTIONS.iter().copied()));
            options.diagnostics.error(value, message);
            return None;
        }
    };
    let plain_list = of.clone();
    let action = match word.to_string().as_str() {
        "NoAction" => Action::NoAction,
        "Restrict" => Action::Restrict,
        "Cascade" => Action::Cascade,
        "SetNull" => Action::SetNull(fields.of_action(key, of, options.diagnostics)),
        "SetDefault" => Action::SetDefault(fields.of_action(key, of, options.diagnostics)),
        other => {
            let hint = did_you_mean(other, ACTIONS.iter().copied())
                .unwrap_or_else(|| format!("possible are {}", listed(ACTIONS.iter().copied())));
            let message = format_args!("`{key}` cannot be `{other}`; {hint}");
            options.diagnostics.error(word, message);
            return None;
        }
    };
    if let (Action::NoAction | Action::Restrict | Action::Cascade, Some(list)) =
        (&action, plain_list)
    {
        options
            .diagnostics
            .error(list, format_args!("`{word}` takes no columns"));
    }
    Some(Spanned::new(action, word.span()))
}

impl Fields {
    /// The columns that `SetNull(a, b)` names.
    fn of_action(
        &self,
        key: &str,
        list: Option<TokenStream>,
        diagnostics: &mut Diagnostics,
    ) -> Vec<Ident> {
        let Some(list) = list else { return Vec::new() };
        if key != "on_delete" {
            diagnostics.error(list, "only `on_delete` can name columns");
            return Vec::new();
        }
        let named = options::idents(list, diagnostics);
        for column in &named {
            self.check(column, diagnostics);
        }
        named
    }
}

//! Parameters in parentheses, of relations and of columns: `WITH (fillfactor = 70)`.

use crate::sql::{Sql, literal};

/// Names and values, in the order in which PostgreSQL holds them; those of a TOAST table are called
/// `toast.name`.
pub type Parameters = Vec<(String, String)>;

/// ` WITH (a = 1)`, or nothing.
pub(super) fn with(parameters: &Parameters) -> String {
    match parameters.is_empty() {
        true => String::new(),
        false => format!(" WITH ({})", list(parameters)),
    }
}

/// `a = 1, b = 'x y'`
pub(super) fn list(parameters: &Parameters) -> String {
    let written = parameters.iter().map(|(key, value)| {
        let is_plain = |it: char| it.is_ascii_alphanumeric() || "._-".contains(it);
        match !value.is_empty() && value.chars().all(is_plain) {
            true => format!("{key} = {value}"),
            false => format!("{key} = {}", literal(value)),
        }
    });
    written.collect::<Vec<String>>().join(", ")
}

/// What leads from one set of parameters to another: `RESET (…)`, `SET (…)`.
pub(super) fn parameter_actions(old: &Parameters, new: &Parameters) -> Vec<String> {
    let names =
        |these: &Parameters, it: &(String, String)| these.iter().any(|(key, _)| *key == it.0);
    let reset = old.iter().filter(|it| !names(new, it));
    let reset: Vec<&str> = reset.map(|(key, _)| key.as_str()).collect();
    let mut set: Parameters = new.iter().filter(|it| !old.contains(it)).cloned().collect();
    // What is set comes last, also what was there before; a TOAST table holds its own.
    let kept = old.iter().filter(|it| new.contains(it));
    let mut reached: Vec<&(String, String)> = kept.chain(&set).collect();
    reached.sort_by_key(|(key, _)| key.starts_with("toast."));
    if !reached.into_iter().eq(new) {
        set.clone_from(new);
    }
    let reset = (!reset.is_empty()).then(|| format!("RESET ({})", reset.join(", ")));
    let set = (!set.is_empty()).then(|| format!("SET ({})", list(&set)));
    reset.into_iter().chain(set).collect()
}

/// Writes the statements that lead from one set of parameters to another; `called` names the relation by its
/// kind and name.
pub(super) fn render_parameters(called: &str, old: &Parameters, new: &Parameters, sql: &mut Sql) {
    for action in parameter_actions(old, new) {
        sql.line(format_args!("ALTER {called} {action};"));
    }
}

// Introspection.

/// As the catalogs hold them: `["fillfactor=70"]`.
#[cfg(feature = "introspect")]
pub(super) fn parameters(stored: Option<Vec<String>>) -> Parameters {
    let split = |it: String| {
        let (key, value) = it.split_once('=').unwrap_or((&it, ""));
        (key.to_owned(), value.to_owned())
    };
    stored.into_iter().flatten().map(split).collect()
}

//! Names that are derived, not written: one set of functions for the macros and for the reader.
//!
//! The rules are those of the platform's schema: tables are plural, `idx_{table}_{columns}`,
//! `{table}_{pk|fk|uq|ck|ex}_{columns}`, and a foreign key's column without its `_id`.

/// `AgentAction` → `agent_action`, `H1bPro` → `h1b_pro`, `HTTPServer` → `http_server`.
pub fn snake_case(name: &str) -> String {
    let chars: Vec<char> = name.chars().collect();
    let mut out = String::with_capacity(name.len() + 4);
    for (at, &c) in chars.iter().enumerate() {
        let starts_word = c.is_uppercase()
            && at > 0
            && chars[at - 1] != '_'
            && (!chars[at - 1].is_uppercase()
                || chars.get(at + 1).is_some_and(|next| next.is_lowercase()));
        if starts_word {
            out.push('_');
        }
        out.extend(c.to_lowercase());
    }
    out
}

/// The plural of a name in snake case: of its last word, by the rules of English spelling and a
/// list of exceptions. What comes out wrong is corrected with `#[table(name = "…")]`.
pub fn plural(name: &str) -> String {
    let (head, last) = name
        .rfind('_')
        .map_or(("", name), |at| name.split_at(at + 1));
    let irregular = match last {
        "person" => "people",
        "child" => "children",
        "man" => "men",
        "woman" => "women",
        "datum" => "data",
        "medium" => "media",
        "criterion" => "criteria",
        "analysis" => "analyses",
        "basis" => "bases",
        "index" => "indices",
        "matrix" => "matrices",
        "data" | "media" | "series" | "news" | "metadata" | "equipment" | "information" => last,
        _ => "",
    };
    if !irregular.is_empty() {
        return format!("{head}{irregular}");
    }
    let ends = |suffixes: &[&str]| suffixes.iter().any(|it| last.ends_with(it));
    let vowel_before_y = ends(&["ay", "ey", "iy", "oy", "uy"]);
    if ends(&["s", "x", "z", "ch", "sh"]) {
        format!("{name}es")
    } else if last.ends_with('y') && !vowel_before_y {
        format!("{}ies", &name[..name.len() - 1])
    } else {
        format!("{name}s")
    }
}

/// Words that are one and many.
const UNCOUNTED: &[&str] = &[
    "data",
    "media",
    "series",
    "news",
    "metadata",
    "equipment",
    "information",
    "feedback",
    "staff",
];
const IRREGULAR_PLURALS: &[&str] = &["people", "children", "men", "women", "criteria"];

/// Whether the last word of a name in snake case can be a plural.
pub fn may_be_plural(name: &str) -> bool {
    let last = name.rsplit('_').next().unwrap_or(name);
    last.ends_with('s') || UNCOUNTED.contains(&last) || IRREGULAR_PLURALS.contains(&last)
}

/// Whether the last word of a name in snake case can be a singular.
pub fn may_be_singular(name: &str) -> bool {
    let last = name.rsplit('_').next().unwrap_or(name);
    let ends = |suffixes: &[&str]| suffixes.iter().any(|it| last.ends_with(it));
    let plural = last.ends_with('s') && !ends(&["ss", "us", "is", "as", "os"])
        || IRREGULAR_PLURALS.contains(&last);
    !plural || UNCOUNTED.contains(&last)
}

/// The table of a struct.
pub fn table(struct_name: &str) -> String {
    plural(&snake_case(struct_name))
}

/// `idx_{table}_{columns}`
pub fn index(table: &str, columns: &[&str]) -> String {
    format!("idx_{table}_{}", columns.join("_"))
}

/// `{table}_{kind}_{columns}`, where the columns of a foreign key lose their `_id`.
pub fn constraint(table: &str, kind: ConstraintWord, columns: &[&str]) -> String {
    format!(
        "{table}_{}_{}",
        kind.as_str(),
        constraint_columns(kind, columns)
    )
}

/// The columns in the name of a constraint: those of a foreign key lose their `_id`.
pub fn constraint_columns(kind: ConstraintWord, columns: &[&str]) -> String {
    let columns: Vec<&str> = columns
        .iter()
        .map(|it| match kind {
            ConstraintWord::Fk => it.strip_suffix("_id").unwrap_or(it),
            _ => it,
        })
        .collect();
    columns.join("_")
}

/// The word for a kind of constraint in its derived name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConstraintWord {
    /// Primary key.
    Pk,
    /// Foreign key.
    Fk,
    /// Unique.
    Uq,
    /// Check.
    Ck,
    /// Exclusion.
    Ex,
}

impl ConstraintWord {
    /// The word.
    pub fn as_str(self) -> &'static str {
        match self {
            ConstraintWord::Pk => "pk",
            ConstraintWord::Fk => "fk",
            ConstraintWord::Uq => "uq",
            ConstraintWord::Ck => "ck",
            ConstraintWord::Ex => "ex",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn structs_name_their_tables() {
        for (name, expected) in [
            ("User", "users"),
            ("Person", "people"),
            ("Status", "statuses"),
            ("AgentAction", "agent_actions"),
            ("H1bPro", "h1b_pros"),
            ("Match", "matches"),
            ("Category", "categories"),
            ("Key", "keys"),
            ("HTTPServer", "http_servers"),
            ("UserData", "user_data"),
            ("Box", "boxes"),
            ("OAuth2Token", "o_auth2_tokens"),
        ] {
            assert_eq!(table(name), expected);
        }
    }

    #[test]
    fn plurals_are_told_from_singulars() {
        for (name, plural, singular) in [
            ("agent_outputs", true, false),
            ("agent_output", false, true),
            ("order_status", true, true),
            ("people", true, false),
            ("user_data", true, true),
            ("address", true, true),
        ] {
            assert_eq!(
                (may_be_plural(name), may_be_singular(name)),
                (plural, singular),
                "{name}"
            );
        }
    }

    #[test]
    fn constraints_name_their_columns() {
        assert_eq!(
            constraint("applications", ConstraintWord::Fk, &["user_id"]),
            "applications_fk_user"
        );
        assert_eq!(
            constraint("users", ConstraintWord::Uq, &["clerk_id"]),
            "users_uq_clerk_id"
        );
        assert_eq!(
            index("applications", &["user_id", "status"]),
            "idx_applications_user_id_status"
        );
    }
}

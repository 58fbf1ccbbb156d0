//! Policies and triggers.

use proc_macro2::Span;
use syn::{Attribute, Ident};

use super::{Event, Fields, Moment, Policy, PolicyCommand, Spanned, Trigger};
use crate::{
    diagnostics::Diagnostics,
    syntax::options::{self, Options},
};

const COMMANDS: &[(&str, PolicyCommand)] = &[
    ("All", PolicyCommand::All),
    ("Select", PolicyCommand::Select),
    ("Insert", PolicyCommand::Insert),
    ("Update", PolicyCommand::Update),
    ("Delete", PolicyCommand::Delete),
];

/// `#[policy("name", …)]`
pub(super) fn policy(attribute: &Attribute, diagnostics: &mut Diagnostics) -> Option<Policy> {
    let mut options = Options::of(attribute, diagnostics);
    let name = options.leading_text("the name of the policy");
    let span = options.span;
    let policy = Policy {
        span,
        restrictive: options.flag("restrictive"),
        command: options
            .choice("for", COMMANDS)
            .unwrap_or_else(|| Spanned::new(PolicyCommand::All, span)),
        roles: options.texts("to"),
        using: options.text("using"),
        with_check: options.text("with_check"),
        name: name
            .clone()
            .unwrap_or_else(|| Spanned::new(String::new(), span)),
    };
    policy.check(&mut options);
    options.finish();
    name.map(|_| policy)
}

impl Policy {
    fn check(&self, options: &mut Options<'_>) {
        use PolicyCommand::{Delete, Insert, Select};
        match (self.command.value, &self.using, &self.with_check) {
            (Insert, Some(using), _) => {
                options.diagnostics.error_at(
                    using.span,
                    "a policy for `Insert` sees no rows; write `with_check`",
                );
            }
            (Select | Delete, _, Some(check)) => {
                options.diagnostics.error_at(
                    check.span,
                    "a policy for `Select` or `Delete` writes no rows; write `using`",
                );
            }
            (_, None, None) => {
                options.lacks(
                    &["using", "with_check"],
                    "a policy needs a condition: `using` or `with_check`",
                );
            }
            _ => {}
        }
    }
}

/// `#[trigger("name", …)]`
pub(super) fn trigger(
    attribute: &Attribute,
    fields: &Fields,
    diagnostics: &mut Diagnostics,
) -> Option<Trigger> {
    let mut options = Options::of(attribute, diagnostics);
    let span = options.span;
    let name = options.leading_text("the name of the trigger");
    let moments = moments(fields, &mut options);
    let for_each = options.choice("for_each", &[("Row", true), ("Statement", false)]);
    let function = options.text("execute");
    if function.is_none() {
        options.lacks(
            &["execute"],
            "a trigger lacks its function: `execute = \"…\"`",
        );
    }
    let condition = options.text("when");
    let (old_table, new_table) = (options.text("old_table"), options.text("new_table"));
    let arguments = options
        .texts("args")
        .into_iter()
        .map(|it| it.value)
        .collect();
    if moments.is_empty() {
        options.lacks(
            &["before", "after", "instead_of"],
            "when does the trigger run? write `before(update)`, `after(…)` or `instead_of(…)`",
        );
    }
    for more in moments.iter().skip(1) {
        let message = "a trigger runs `before`, `after` or `instead_of`";
        options.diagnostics.error_at(more.span, message);
    }
    options.finish();
    let When {
        moment,
        events,
        of_columns,
        ..
    } = moments.into_iter().next()?;
    let trigger = Trigger {
        span,
        name: name?,
        moment,
        events,
        of_columns,
        for_each_row: for_each.is_none_or(|it| it.value),
        condition,
        old_table,
        new_table,
        function: function?,
        arguments,
    };
    trigger.check(diagnostics);
    Some(trigger)
}

/// `before(insert, update(a, b))`
struct When {
    span: Span,
    moment: Moment,
    events: Vec<Spanned<Event>>,
    of_columns: Vec<Ident>,
}

fn moments(fields: &Fields, options: &mut Options<'_>) -> Vec<When> {
    let mut found = Vec::new();
    for (word, moment) in [
        ("before", Moment::Before),
        ("after", Moment::After),
        ("instead_of", Moment::InsteadOf),
    ] {
        let Some((ident, list)) = options.list(word, "insert, update") else {
            continue;
        };
        let span = ident.span();
        let mut list = Options::new(word.to_owned(), span, list, options.diagnostics);
        let mut when = When {
            span,
            moment,
            events: Vec::new(),
            of_columns: Vec::new(),
        };
        if let Some((update, columns)) = list.flag_or_list("update", "a, b") {
            when.events.push(Spanned::new(Event::Update, update.span()));
            when.of_columns = options::idents(columns, list.diagnostics);
            for column in &when.of_columns {
                fields.check(column, list.diagnostics);
            }
        }
        for (event, kind) in [
            ("insert", Event::Insert),
            ("delete", Event::Delete),
            ("truncate", Event::Truncate),
        ] {
            when.events
                .extend(list.flag(event).map(|span| Spanned::new(kind, span)));
        }
        if when.events.is_empty() {
            list.lacks(
                &["insert", "update", "delete", "truncate"],
                "on what does the trigger run? write `insert`, `update`, `delete` or `truncate`",
            );
        }
        list.finish();
        found.push(when);
    }
    found
}

impl Trigger {
    fn check(&self, diagnostics: &mut Diagnostics) {
        if let Some(truncate) = self.events.iter().find(|it| it.value == Event::Truncate)
            && self.for_each_row
        {
            let message = "`truncate` has no rows to run for; write `for_each = Statement`";
            diagnostics.error_at(truncate.span, message);
        }
        if self.moment == Moment::InsteadOf {
            let message = "`instead_of` is for views; a table has `before` and `after`";
            diagnostics.error_at(self.span, message);
        }
        for table in [&self.old_table, &self.new_table].into_iter().flatten() {
            if self.moment != Moment::After {
                let message = "only a trigger that runs `after` sees the rows as a table";
                diagnostics.error_at(table.span, message);
            } else if self.events.len() != 1 || !self.of_columns.is_empty() {
                let message = "rows are seen as a table by a trigger of one event, without columns";
                diagnostics.error_at(table.span, message);
            }
        }
    }
}

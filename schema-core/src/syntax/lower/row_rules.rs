//! Policies and triggers.

use super::{Lowering, qualified, tables::Of};
use crate::{
    ident::{Name, OfTable, QualifiedName},
    objects::{
        policies::{Command, Policy},
        triggers::{Enabled, Event, Moment, Trigger},
    },
    places::{Form, Origin},
    syntax::tables,
};

/// Trigger functions that every PostgreSQL has.
const BUILT_IN: &[&str] = &[
    "suppress_redundant_updates_trigger",
    "tsvector_update_trigger",
    "tsvector_update_trigger_column",
];

impl<'a> Lowering<'a> {
    pub(super) fn policies(&mut self, of: &Of<'a>) {
        for it in &of.item.policies {
            let name = OfTable::new(of.name.clone(), it.name.value.as_str());
            // Two of one name were reported when the struct was parsed.
            if self.lowered.schema.policies.contains_key(&name) {
                continue;
            }
            let place = of.at(it.span);
            let (using, with_check) = (it.using.as_ref(), it.with_check.as_ref());
            let policy = Policy {
                name,
                permissive: it.restrictive.is_none(),
                command: match it.command.value {
                    tables::PolicyCommand::All => Command::All,
                    tables::PolicyCommand::Select => Command::Select,
                    tables::PolicyCommand::Insert => Command::Insert,
                    tables::PolicyCommand::Update => Command::Update,
                    tables::PolicyCommand::Delete => Command::Delete,
                },
                roles: it
                    .roles
                    .iter()
                    .map(|it| Name::from(it.value.as_str()))
                    .collect(),
                using: using.map(|it| self.text(it, Form::Row, Some(&of.name), &place)),
                with_check: with_check.map(|it| self.text(it, Form::Row, Some(&of.name), &place)),
            };
            let name = Some(of.at(it.name.span));
            self.add(policy.into(), Origin { place, name });
        }
    }

    pub(super) fn triggers(&mut self, of: &Of<'a>) {
        for it in &of.item.triggers {
            let name = OfTable::new(of.name.clone(), it.name.value.as_str());
            // Two of one name were reported when the struct was parsed.
            if self.lowered.schema.triggers.contains_key(&name) {
                continue;
            }
            let place = of.at(it.span);
            let condition = it.condition.as_ref();
            let trigger = Trigger {
                name,
                moment: match it.moment {
                    tables::Moment::Before => Moment::Before,
                    tables::Moment::After => Moment::After,
                    tables::Moment::InsteadOf => Moment::InsteadOf,
                },
                events: it.events.iter().map(|it| event(it.value)).collect(),
                of_columns: of.columns(&it.of_columns),
                for_each_row: it.for_each_row,
                condition: condition.map(|it| self.text(it, Form::Trigger, Some(&of.name), &place)),
                old_table: it.old_table.as_ref().map(|it| it.value.as_str().into()),
                new_table: it.new_table.as_ref().map(|it| it.value.as_str().into()),
                function: self.trigger_function(&it.function.value),
                constraint: None,
                arguments: it.arguments.clone(),
                enabled: Enabled::Origin,
            };
            let name = Some(of.at(it.name.span));
            self.add(trigger.into(), Origin { place, name });
        }
        if let Some(span) = of.item.timestamps {
            let place = of.at(span);
            let trigger = Trigger {
                name: OfTable::new(of.name.clone(), "set_updated_at"),
                moment: Moment::Before,
                events: [Event::Update].into(),
                of_columns: Vec::new(),
                for_each_row: true,
                condition: None,
                old_table: None,
                new_table: None,
                function: self.set_updated_at(&place),
                constraint: None,
                arguments: Vec::new(),
                enabled: Enabled::Origin,
            };
            self.add(trigger.into(), Origin { place, name: None });
        }
    }

    /// The function that a trigger runs. One that is nowhere is found missing by `check`.
    fn trigger_function(&self, written: &str) -> QualifiedName {
        self.function_name(written).unwrap_or_else(|| {
            let namespace = match BUILT_IN.contains(&written) {
                true => "pg_catalog".into(),
                false => self
                    .namespace_of_extensions()
                    .unwrap_or_else(|| "public".into()),
            };
            qualified(written, &namespace)
        })
    }
}

fn event(written: tables::Event) -> Event {
    match written {
        tables::Event::Insert => Event::Insert,
        tables::Event::Update => Event::Update,
        tables::Event::Delete => Event::Delete,
        tables::Event::Truncate => Event::Truncate,
    }
}

//! Constraints and indexes.

use proc_macro2::Span;
use quote::ToTokens;
use syn::ext::IdentExt;

use super::{
    Lowering, qualified,
    resolve::nearest,
    tables::{Of, table_name},
};
use crate::{
    ident::{Name, OfTable, QualifiedName},
    naming::ConstraintWord,
    objects::{
        constraints::{Action, Constraint, ForeignKey, Key, Rule, Timing},
        indexes::{Attachment, Index, Indexed, Part},
        parameters::Parameters,
    },
    places::{Form, Origin},
    problems::Instead,
    syntax::{Spanned, columns, tables},
};

impl<'a> Lowering<'a> {
    pub(super) fn constraints(&mut self, of: &Of<'a>) {
        if let Some(key) = &of.item.primary_key {
            let rule = Rule::PrimaryKey(Key {
                columns: of.columns(&key.columns),
                without_overlaps: false,
                include: of.columns(&key.include),
                with: Default::default(),
                timing: timing(key.timing),
            });
            self.constraint(of, rule, ConstraintWord::Pk, key.name.as_ref(), key.span);
        }
        for unique in &of.item.uniques {
            let key = Key {
                columns: of.columns(&unique.columns),
                without_overlaps: false,
                include: of.columns(&unique.include),
                with: Default::default(),
                timing: timing(unique.timing),
            };
            let rule = Rule::Unique {
                key,
                nulls_not_distinct: unique.nulls_not_distinct.is_some(),
            };
            self.constraint(
                of,
                rule,
                ConstraintWord::Uq,
                unique.name.as_ref(),
                unique.span,
            );
        }
        for check in &of.item.checks {
            self.check(of, check);
        }
        for key in &of.item.foreign_keys {
            self.foreign_key(of, key);
        }
        self.spelled_alike(of);
    }

    /// Adds a constraint of the columns that its rule names. One without columns was reported when
    /// the struct was parsed.
    fn constraint(
        &mut self,
        of: &Of<'a>,
        rule: Rule,
        word: ConstraintWord,
        given: Option<&Spanned<String>>,
        span: Span,
    ) -> Option<OfTable> {
        let columns: &[Name] = match &rule {
            Rule::PrimaryKey(key) | Rule::Unique { key, .. } => &key.columns,
            Rule::ForeignKey(key) => &key.columns,
            Rule::Check { .. } | Rule::Exclusion(_) => &[],
        };
        if columns.is_empty() {
            return None;
        }
        let (name, written) = self.constraint_name(given, &of.name, word, columns);
        self.named_constraint(of, rule, name, written, span)
    }

    fn named_constraint(
        &mut self,
        of: &Of<'a>,
        rule: Rule,
        name: Name,
        written: Option<Span>,
        span: Span,
    ) -> Option<OfTable> {
        let name = OfTable::new(of.name.clone(), name);
        let origin = Origin {
            place: of.at(span),
            name: written.map(|it| of.at(it)),
        };
        let constraint = Constraint {
            name: name.clone(),
            rule,
            attachment: Attachment::default(),
        };
        self.add(constraint.into(), origin).then_some(name)
    }

    fn check(&mut self, of: &Of<'a>, check: &tables::Check) {
        let columns: Vec<Name> = check.column.iter().filter_map(|it| of.column(it)).collect();
        // One without a name was reported when the struct was parsed.
        if check.name.is_none() && columns.is_empty() {
            return;
        }
        let (name, written) =
            self.constraint_name(check.name.as_ref(), &of.name, ConstraintWord::Ck, &columns);
        let place = of.at(check.span);
        let condition = self.text(&check.condition, Form::Row, Some(&of.name), &place);
        let rule = Rule::Check {
            condition,
            no_inherit: check.no_inherit.is_some(),
            not_valid: check.not_valid.is_some(),
            not_enforced: false,
        };
        // Two checks that are named by one column were reported as well.
        let key = OfTable::new(of.name.clone(), name.clone());
        if written.is_some() || !self.lowered.schema.constraints.contains_key(&key) {
            self.named_constraint(of, rule, name, written, check.span);
        }
    }

    fn foreign_key(&mut self, of: &Of<'a>, key: &tables::ForeignKey) {
        let Some((_, target)) = self.table_of(&key.references, of.declaration) else {
            return;
        };
        let columns = of.columns(&key.columns);
        let Some(referenced) = self.referenced(of, key, target) else {
            return;
        };
        if columns.len() != referenced.len() {
            let message = format!(
                "{} here, but {} in `{}`: a foreign key pairs them one by one",
                counted(columns.len()),
                counted(referenced.len()),
                target.ident
            );
            let problem = of.at(key.span).problem(message);
            return self.problems.push(problem.instead(Instead::Nothing));
        }
        let rule = Rule::ForeignKey(ForeignKey {
            columns,
            references: table_name(target),
            referenced,
            period: false,
            match_full: key.match_full.is_some(),
            on_update: action(of, key.on_update.as_ref()),
            on_delete: action(of, key.on_delete.as_ref()),
            timing: timing(key.timing),
            not_valid: key.not_valid.is_some(),
            not_enforced: false,
        });
        let name = self.constraint(of, rule, ConstraintWord::Fk, key.name.as_ref(), key.span);
        if let (Some(name), Some(role)) = (name, &key.role) {
            self.lowered.places.roles.insert(name, role.value.clone());
        }
    }

    /// The columns that a foreign key points to: those of the primary key, unless it names others.
    fn referenced(
        &mut self,
        of: &Of<'a>,
        key: &tables::ForeignKey,
        target: &tables::Table,
    ) -> Option<Vec<Name>> {
        let column = |field: &proc_macro2::Ident| {
            let found = target.columns.iter().find(|it| it.ident == field.unraw());
            found.map(|it| Name::from(it.name.value.as_str()))
        };
        if key.referenced.is_empty() {
            // A table without a primary key is reported where it stands.
            let primary = target.primary_key.as_ref()?;
            return Some(primary.columns.iter().filter_map(column).collect());
        }
        let mut names = Vec::new();
        for field in &key.referenced {
            match column(field) {
                Some(name) => names.push(name),
                None => {
                    let fields: Vec<String> = fields(target).collect();
                    let near = nearest(&field.to_string(), &fields);
                    let message = format!("no field `{field}` in `{}`{near}", target.ident);
                    self.error(&of.at(field.span()), message);
                }
            }
        }
        (names.len() == key.referenced.len()).then_some(names)
    }

    /// The macro tells parents by their paths: two spellings of one would give two associations.
    fn spelled_alike(&mut self, of: &Of<'a>) {
        let spelled = |it: &tables::ForeignKey| it.references.to_token_stream().to_string();
        for (at, key) in of.item.foreign_keys.iter().enumerate() {
            let name = |it: &tables::ForeignKey| {
                it.references.segments.last().map(|it| it.ident.to_string())
            };
            let other = of.item.foreign_keys[..at]
                .iter()
                .find(|it| name(it) == name(key) && spelled(it) != spelled(key));
            let Some(other) = other else { continue };
            let this = self.table_of(&key.references, of.declaration);
            let that = self.table_of(&other.references, of.declaration);
            if let (Some(this), Some(that)) = (this, that)
                && table_name(this.1) == table_name(that.1)
            {
                let message = format!(
                    "`{}` is spelled `{}` above: spell both alike, so that the two keys are \
                     seen to lead to one table",
                    spelled(key).replace(' ', ""),
                    spelled(other).replace(' ', "")
                );
                let place = of.at(syn::spanned::Spanned::span(&key.references));
                self.problems
                    .push(place.problem(message).instead(Instead::Nothing));
            }
        }
    }

    pub(super) fn indexes(&mut self, of: &Of<'a>) {
        for index in &of.item.indexes {
            self.index(of, index);
        }
    }

    fn index(&mut self, of: &Of<'a>, index: &tables::Index) {
        let place = of.at(index.span);
        let mut columns = Vec::new();
        let mut parts = Vec::new();
        for part in &index.parts {
            let of_part = match &part.of {
                tables::Indexed::Column(field) => {
                    let Some(column) = of.column(field) else {
                        continue;
                    };
                    columns.push(column.clone());
                    Indexed::Column(column)
                }
                tables::Indexed::Expression(text) => {
                    Indexed::Expression(self.text(text, Form::Row, Some(&of.name), &place))
                }
            };
            let collation = part.collation.as_ref();
            parts.push(Part {
                of: of_part,
                collation: collation.map(|it| qualified(&it.value, &"pg_catalog".into())),
                operator_class: part.operator_class.as_ref().map(|it| it.value.clone()),
                descending: part.descending,
                nulls_first: part.nulls_first.unwrap_or(part.descending),
                statistics: None,
            });
        }
        let name = match &index.name {
            Some(name) => name.value.clone(),
            // One without a name over an expression was reported when the struct was parsed.
            None if columns.is_empty() => return,
            None => {
                let columns: Vec<&str> = columns.iter().map(Name::as_str).collect();
                self.settings.naming.index(of.name.name.as_str(), &columns)
            }
        };
        if parts.is_empty() {
            return;
        }
        let filter = index.filter.as_ref();
        let filter = filter.map(|it| self.text(it, Form::Row, Some(&of.name), &place));
        let written = index.name.as_ref().map(|it| of.at(it.span));
        let with = index.with.iter();
        let with = with.map(|(key, value)| (key.value.clone(), value.clone()));
        let mut with: Parameters = with.collect();
        // The order in which they are written is no difference.
        with.sort();
        let index = Index {
            name: QualifiedName::new(of.name.namespace.clone(), name),
            table: of.name.clone(),
            unique: index.unique.is_some(),
            method: index.method.value.as_str().into(),
            parts,
            include: of.columns(&index.include),
            nulls_not_distinct: index.nulls_not_distinct.is_some(),
            with,
            filter,
            attachment: Attachment::default(),
        };
        self.add(
            index.into(),
            Origin {
                place,
                name: written,
            },
        );
    }
}

fn fields(table: &tables::Table) -> impl Iterator<Item = String> + '_ {
    table
        .columns
        .iter()
        .map(|it: &columns::Column| it.ident.to_string())
}

fn counted(columns: usize) -> String {
    match columns {
        1 => "one column".to_owned(),
        many => format!("{many} columns"),
    }
}

fn timing(written: tables::Timing) -> Timing {
    match written {
        tables::Timing::Immediate => Timing::Immediate,
        tables::Timing::Deferrable => Timing::Deferrable,
        tables::Timing::Deferred => Timing::Deferred,
    }
}

fn action(of: &Of<'_>, written: Option<&Spanned<tables::Action>>) -> Action {
    match written.map(|it| &it.value) {
        None | Some(tables::Action::NoAction) => Action::NoAction,
        Some(tables::Action::Restrict) => Action::Restrict,
        Some(tables::Action::Cascade) => Action::Cascade,
        Some(tables::Action::SetNull(fields)) => Action::SetNull(of.columns(fields)),
        Some(tables::Action::SetDefault(fields)) => Action::SetDefault(of.columns(fields)),
    }
}

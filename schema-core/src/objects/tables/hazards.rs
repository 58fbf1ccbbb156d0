//! What a reviewer has to know of an alteration of a table.

use super::{super::Hazard, Alteration, Table, remaking};

impl Table {
    /// What is lost with it.
    pub(super) fn loss(&self) -> Vec<Hazard> {
        let what = format!("table {}", self.name);
        match self.foreign {
            Some(_) => Vec::new(),
            None => vec![Hazard::DataLoss { what }],
        }
    }
}

impl Alteration {
    pub(super) fn hazards(&self, whole: &Table) -> Vec<Hazard> {
        let table = &whole.name;
        let rewrite = || Hazard::Rewrite {
            table: table.clone(),
        };
        match self {
            Alteration::MoveRows { from, .. } if whole.foreign.is_some() => from.loss(),
            // What is on another server stays there, as it is.
            Alteration::MoveRows { from, .. } if from.foreign.is_some() => Vec::new(),
            _ if whole.foreign.is_some() => Vec::new(),
            Alteration::DropColumn { column, .. } if column.generated().is_none() => {
                let what = format!("column {table}.{}", column.name);
                vec![Hazard::DataLoss { what }]
            }
            Alteration::AddColumn {
                column,
                backfill: None,
            } if !column.can_fill_rows() => {
                let why = format!(
                    "rows of {table} have no value for {}, which is NOT NULL: give it a default or a backfill",
                    column.name,
                );
                vec![Hazard::FailsOnRows { why }]
            }
            Alteration::AddColumn { column, .. }
                if column.generated().is_some() && !column.is_virtual() =>
            {
                vec![rewrite()]
            }
            Alteration::AlterColumn {
                old, new, backfill, ..
            } => {
                let mut hazards = Vec::new();
                let converts = old.data_type != new.data_type;
                if converts && !new.data_type.stores_like(&old.data_type) {
                    hazards.push(rewrite());
                }
                if converts && !new.data_type.holds_all_of(&old.data_type) {
                    let why = format!(
                        "values of {table}.{} that are not of type {}",
                        new.name, new.data_type,
                    );
                    hazards.push(Hazard::FailsOnRows { why });
                }
                if new.data_type.rounds(&old.data_type) {
                    let what = format!("precision of column {table}.{}", new.name);
                    hazards.push(Hazard::DataLoss { what });
                }
                if new.is_checked_not_null() && !old.is_checked_not_null() && backfill.is_none() {
                    let why = format!(
                        "rows of {table} without a value for {}, which becomes NOT NULL: give it a backfill",
                        new.name,
                    );
                    hazards.push(Hazard::FailsOnRows { why });
                }
                hazards
            }
            Alteration::Attach { refused_by, .. } => {
                let refused = refused_by.iter().cloned();
                refused.map(|why| Hazard::FailsOnRows { why }).collect()
            }
            Alteration::SetUnlogged | Alteration::SetAccessMethod(..) => vec![rewrite()],
            Alteration::MoveRows { from, .. } => {
                let mut hazards = vec![rewrite()];
                let columns = remaking::columns(from, whole);
                hazards.extend(columns.iter().flat_map(|it| it.hazards(whole)));
                hazards
            }
            _ => Vec::new(),
        }
    }
}

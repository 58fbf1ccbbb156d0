//! The laws of the engine, over random schemas.

use proptest::prelude::*;
use schema_core::{
    diff::{Intent, diff},
    plan::{Plan, plan},
    schema::Schema,
};
use tests::strategies::schema;

fn planned(old: &Schema, new: &Schema) -> Plan {
    let plan = plan(old, new, &Intent::default());
    plan.unwrap_or_else(|error| panic!("{error}\nold: {old:#?}\nnew: {new:#?}"))
}

fn script(plan: &Plan) -> String {
    plan.steps.iter().map(|it| it.render()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Nothing differs from itself.
    #[test]
    fn equal_schemas_need_no_plan(it in schema()) {
        prop_assert!(planned(&it, &it).is_empty());
    }

    /// Carrying the plan out on the old schema gives the new one, up and down.
    #[test]
    fn a_plan_leads_from_old_to_new_and_back(old in schema(), new in schema()) {
        for (old, new) in [(&old, &new), (&new, &old)] {
            let mut reached = old.clone();
            for statement in planned(old, new).statements() {
                statement.operations.iter().for_each(|it| it.apply(&mut reached));
            }
            let left = diff(&reached, new, &Intent::default());
            prop_assert!(left.is_empty(), "{left:?}");
        }
    }

    /// The same input gives the same bytes.
    #[test]
    fn a_plan_is_the_same_every_time(old in schema(), new in schema()) {
        prop_assert_eq!(script(&planned(&old, &new)), script(&planned(&old, &new)));
    }

    /// A table that is there before and after is never dropped, nor any of its columns that is.
    #[test]
    fn nothing_that_stays_is_dropped(old in schema(), new in schema()) {
        let script = script(&planned(&old, &new));
        for (name, table) in &old.tables {
            let Some(kept) = new.tables.get(name) else { continue };
            let drop = format!("DROP TABLE {name};");
            prop_assert!(!script.contains(&drop));
            for column in table.columns.iter().filter(|it| kept.column(&it.name).is_some()) {
                let drop = format!("ALTER TABLE {name} DROP COLUMN {};", column.name);
                prop_assert!(!script.contains(&drop));
            }
        }
    }
}

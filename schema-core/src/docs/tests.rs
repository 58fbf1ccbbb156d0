use std::collections::BTreeSet;

use expect_test::{Expect, expect};

use super::markdown;
use crate::{
    ident::{Name, OfTable, QualifiedName},
    objects::{
        comments::{Comment, Target},
        constraints::{Action, Constraint, ForeignKey, Key, Rule, Timing},
        enums::Enum,
        functions::{Function, Parallel, Returns, Volatility},
        indexes::{Index, Indexed, Part},
        policies::{Command, Policy},
        tables::{BaseType, Column, ColumnValue, DataType, Table},
        triggers::{Enabled, Event, Moment, Trigger},
    },
    schema::Schema,
};

fn check(schema: &Schema, expect: Expect) {
    expect.assert_eq(&markdown(schema));
}

fn public(name: &str) -> QualifiedName {
    QualifiedName::new("public", name)
}

fn names(names: &[&str]) -> Vec<Name> {
    names.iter().map(|it| Name::from(*it)).collect()
}

fn column(name: &str, data_type: DataType, default: Option<&str>) -> Column {
    Column {
        not_null: true,
        value: default.map(|it| ColumnValue::Default(it.into())),
        ..Column::new(name.into(), data_type)
    }
}

fn table(name: &str, columns: Vec<Column>) -> Table {
    Table {
        row_security: true,
        ..Table::new(public(name), columns)
    }
}

fn constraint(schema: &mut Schema, table: &str, name: &str, rule: Rule) {
    let name = OfTable::new(public(table), name);
    schema.constraints.insert(Constraint {
        name,
        rule,
        attachment: Default::default(),
    });
}

fn key(columns: &[&str]) -> Key {
    Key {
        columns: names(columns),
        without_overlaps: false,
        include: Vec::new(),
        with: Default::default(),
        timing: Timing::Immediate,
    }
}

fn comment(schema: &mut Schema, on: Target, text: &str) {
    let text = text.to_owned();
    schema.comments.insert(Comment { on, text });
}

/// Users and their documents, with one object of each kind that the page shows.
fn library() -> Schema {
    let mut schema = Schema::default();
    let uuid = || DataType::built_in("uuid");
    let kind = DataType {
        base: BaseType::Named(public("document_type")),
        array: false,
    };
    let nullable = |column: Column| Column {
        not_null: false,
        ..column
    };
    for it in [
        table(
            "users",
            vec![
                column("id", uuid(), Some("gen_random_uuid()")),
                column("email", DataType::built_in("character varying(80)"), None),
            ],
        ),
        table(
            "documents",
            vec![
                column("id", uuid(), Some("gen_random_uuid()")),
                column("user_id", uuid(), None),
                nullable(column("editor_id", uuid(), None)),
                column("type", kind, Some("'resume'")),
                column(
                    "updated_at",
                    DataType::built_in("timestamp with time zone"),
                    Some("now()"),
                ),
            ],
        ),
    ] {
        schema.tables.insert(it);
    }
    rules(&mut schema);
    others(&mut schema);
    schema
}

fn rules(schema: &mut Schema) {
    constraint(
        schema,
        "users",
        "users_pk_id",
        Rule::PrimaryKey(key(&["id"])),
    );
    let nulls_not_distinct = false;
    let unique = Rule::Unique {
        key: key(&["email"]),
        nulls_not_distinct,
    };
    constraint(schema, "users", "users_uq_email", unique);
    constraint(
        schema,
        "documents",
        "documents_pk_id",
        Rule::PrimaryKey(key(&["id"])),
    );
    for (name, column, on_delete) in [
        ("documents_fk_user", "user_id", Action::Cascade),
        (
            "documents_fk_editor",
            "editor_id",
            Action::SetNull(Vec::new()),
        ),
    ] {
        let rule = Rule::ForeignKey(ForeignKey {
            columns: names(&[column]),
            references: public("users"),
            referenced: names(&["id"]),
            period: false,
            match_full: false,
            on_update: Action::NoAction,
            on_delete,
            timing: Timing::Immediate,
            not_valid: false,
            not_enforced: false,
        });
        constraint(schema, "documents", name, rule);
    }
    let rule = Rule::Check {
        condition: "type <> 'a' || 'b'".into(),
        no_inherit: false,
        not_valid: false,
        not_enforced: false,
    };
    constraint(schema, "documents", "documents_ck_type", rule);
}

fn others(schema: &mut Schema) {
    let labels = vec!["resume".to_owned(), "cover_letter".to_owned()];
    let name = public("document_type");
    schema.enums.insert(Enum {
        name: name.clone(),
        labels,
    });
    comment(
        schema,
        Target::Column(public("users"), "email".into()),
        "Where mail goes |\nnot unique",
    );
    let id = crate::objects::ObjectId::Table(public("users"));
    comment(
        schema,
        Target::Object(Box::new(id)),
        "Who signs in.\n\n```\nleft open",
    );

    let index = Index {
        name: public("idx_documents_user_id"),
        table: public("documents"),
        unique: false,
        method: "btree".into(),
        parts: vec![Part {
            of: Indexed::Column("user_id".into()),
            collation: None,
            operator_class: None,
            descending: true,
            nulls_first: true,
            statistics: None,
        }],
        include: names(&["type"]),
        nulls_not_distinct: false,
        with: Default::default(),
        filter: Some("editor_id IS NULL".into()),
        attachment: Default::default(),
    };
    schema.indexes.insert(index);
    let function = Function {
        name: public("set_updated_at"),
        arguments: Vec::new(),
        returns: Returns::One(DataType::built_in("trigger")),
        language: "plpgsql".into(),
        volatility: Volatility::Volatile,
        strict: false,
        security_definer: false,
        leakproof: false,
        parallel: Parallel::Unsafe,
        cost: None,
        rows: None,
        settings: Vec::new(),
        kind: Default::default(),
        support: None,
        serves: None,
        transforms: Vec::new(),
        form: Default::default(),
        body: "BEGIN NEW.updated_at = now(); RETURN NEW; END".into(),
    };
    schema.functions.insert(function);
    let trigger = Trigger {
        name: OfTable::new(public("documents"), "set_updated_at"),
        moment: Moment::Before,
        events: BTreeSet::from([Event::Update]),
        of_columns: Vec::new(),
        for_each_row: true,
        condition: None,
        old_table: None,
        new_table: None,
        function: public("set_updated_at"),
        constraint: None,
        arguments: Vec::new(),
        enabled: Enabled::Origin,
    };
    schema.triggers.insert(trigger);
    let policy = Policy {
        name: OfTable::new(public("documents"), "own"),
        permissive: true,
        command: Command::All,
        roles: Vec::new(),
        using: Some("user_id = auth.uid()".into()),
        with_check: None,
    };
    schema.policies.insert(policy);
}

#[test]
fn a_schema_is_a_page() {
    check(
        &library(),
        expect![[r#"
        <!-- Written by the build from the declarations. -->

        # Schema

        - [Picture](#picture)
        - [Tables](#tables): [`documents`](#documents) · [`users`](#users)
        - [Enums](#enums): [`document_type`](#document_type)
        - [Functions](#functions)

        ## Picture

        ```mermaid
        erDiagram
            "documents" {
                uuid id PK
                uuid user_id FK
                uuid editor_id FK
                document_type type
                timestamptz updated_at
            }
            "users" {
                uuid id PK
                varchar email UK
            }
            "users" |o--o{ "documents" : "editor_id"
            "users" ||--o{ "documents" : "user_id"
        ```

        ## Tables

        ### `documents`

        | column | type | null | default | meaning |
        | --- | --- | --- | --- | --- |
        | `id` | `uuid` |  | `gen_random_uuid()` |  |
        | `user_id` | `uuid` → [`users`](#users) |  |  |  |
        | `editor_id` | `uuid` → [`users`](#users) | yes |  |  |
        | `type` | [`document_type`](#document_type) |  | `'resume'` |  |
        | `updated_at` | `timestamp with time zone` |  | `now()` |  |

        Keys:

        - primary key `documents_pk_id`: `id`
        - foreign key `documents_fk_editor`: `editor_id` → [`users`](#users) `id`, on delete set null
        - foreign key `documents_fk_user`: `user_id` → [`users`](#users) `id`, on delete cascade

        Checks:

        - `documents_ck_type`: `type <> 'a' || 'b'`

        Indexes:

        - `idx_documents_user_id`: `user_id` descending including `type` where `editor_id IS NULL`

        Triggers:

        - `set_updated_at`: before update, each row, runs `set_updated_at`

        Row security:

        - on
        - `own`: all commands by everyone, rows where `user_id = auth.uid()`

        ### `users`

        > Who signs in.
        >
        > ```
        > left open

        | column | type | null | default | meaning |
        | --- | --- | --- | --- | --- |
        | `id` | `uuid` |  | `gen_random_uuid()` |  |
        | `email` | `character varying(80)` |  |  | Where mail goes \| not unique |

        Keys:

        - primary key `users_pk_id`: `id`
        - unique `users_uq_email`: `email`

        Referenced by:

        - [`documents`](#documents) `editor_id`
        - [`documents`](#documents) `user_id`

        Row security:

        - on

        ## Enums

        ### `document_type`

        `resume` · `cover_letter`

        Used by [`documents`](#documents) `type`.

        ## Functions

        - `set_updated_at()` → `trigger`, in `plpgsql`
    "#]],
    );
}

#[test]
fn no_schema_is_a_short_page() {
    check(
        &Schema::default(),
        expect![[r#"
        <!-- Written by the build from the declarations. -->

        # Schema

        Nothing is declared.
    "#]],
    );
}

/// Mermaid draws at most 50,000 characters.
#[test]
fn a_picture_is_never_too_large_to_be_drawn() {
    let columns = |count: usize| {
        let columns = (0..count).map(|it| format!("column_{it}"));
        columns
            .map(|it| column(&it, DataType::built_in("text"), None))
            .collect::<Vec<_>>()
    };
    let mut schema = Schema::default();
    for at in 0..150 {
        let name = format!("table_{at}");
        constraint(
            &mut schema,
            &name,
            &format!("{name}_pk"),
            Rule::PrimaryKey(key(&["column_0"])),
        );
        schema.tables.insert(table(&name, columns(20)));
    }
    let picture = super::picture::mermaid(&schema);
    assert!(
        picture.len() < 50_000 && picture.contains("text column_0 PK"),
        "{picture}"
    );
    assert!(!picture.contains("column_1"), "{picture}");
}

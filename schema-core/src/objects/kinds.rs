//! What follows from the list of all kinds: names, objects and operations of any kind, and what is done with
//! each kind in turn.

/// Takes a row a kind: `Variant: module::Object, "noun";`. What nobody can declare is in no snapshot, which
/// `skip` says.
macro_rules! kinds {
    ($($kind:ident: $module:ident::$object:ident, $noun:literal $(, $serde:ident)?;)*) => {
        /// Names one object, of any kind.
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[derive(serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum ObjectId {
            $(#[doc = concat!("Of kind ", $noun, ".")] $kind(<$module::$object as Object>::Key),)*
        }

        impl ObjectId {
            /// Follows a rename, as its object does.
            fn follow(&mut self, renaming: &Renaming) {
                match self { $(ObjectId::$kind(key) => $module::$object::follow_key(key, renaming),)* }
            }

            /// The object that it is about: the table of a constraint, else itself.
            pub fn whole(&self) -> ObjectId {
                let whole = match self { $(ObjectId::$kind(key) => $module::$object::whole(key),)* };
                whole.unwrap_or_else(|| self.clone())
            }

            /// See [`Named::name`].
            pub fn name(&self) -> Option<&Name> {
                match self { $(ObjectId::$kind(key) => Named::name(key),)* }
            }

            /// See [`Named::qualified`].
            pub fn qualified(&self) -> Option<&QualifiedName> {
                match self { $(ObjectId::$kind(key) => Named::qualified(key),)* }
            }

            /// See [`Named::called`].
            pub fn called(&self, name: &QualifiedName) -> Option<ObjectId> {
                match self { $(ObjectId::$kind(key) => Named::called(key, name).map(ObjectId::$kind),)* }
            }

            /// The namespace that holds the object itself; none for what is within another object.
            pub fn namespace(&self) -> Option<&Name> {
                self.qualified().map(|it| &it.namespace)
            }

            /// The type of the same kind that has that name; none where the kind is no type.
            pub fn as_type(&self, name: &QualifiedName) -> Option<ObjectId> {
                match self {
                    $(ObjectId::$kind(_) => $module::$object::as_type(name).map(ObjectId::$kind),)*
                }
            }

            /// Whether it is a type.
            pub fn is_type(&self) -> bool {
                let itself = self.qualified().and_then(|it| self.as_type(it));
                itself.as_ref() == Some(self)
            }

            /// See [`Object::overloads`].
            pub fn overloads(&self) -> Option<(Catalog, QualifiedName)> {
                match self { $(ObjectId::$kind(key) => $module::$object::overloads(key),)* }
            }

            /// Whether it holds rows.
            pub fn holds_rows(&self) -> bool {
                match self { $(ObjectId::$kind(_) => $module::$object::HOLDS_ROWS,)* }
            }

            /// PostgreSQL's word for the kind, in lower case.
            pub fn noun(&self) -> &'static str {
                match self {
                    $(ObjectId::$kind(key) => <$module::$object as Object>::noun(key).unwrap_or($noun),)*
                }
            }
        }

        impl ObjectId {
            /// Its kind and name, as statements name it: `FUNCTION app.greeting(text)`.
            pub(super) fn in_sql(&self) -> String {
                let named = self.to_string();
                let name = named.strip_prefix(self.noun()).unwrap_or(&named);
                format!("{}{name}", self.noun().to_uppercase())
            }
        }

        impl fmt::Display for ObjectId {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self { $(ObjectId::$kind(key) => write!(f, "{} {key}", self.noun()),)* }
            }
        }

        /// One object, of any kind: an entry of the snapshot.
        #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum AnyObject {
            $(
                #[doc = concat!("Of kind ", $noun, ".")]
                $(#[serde($serde)])?
                $kind(Arc<$module::$object>),
            )*
        }

        $(
            impl Kind for $module::$object {
                fn id(key: <Self as Object>::Key) -> ObjectId {
                    ObjectId::$kind(key)
                }

                fn of(schema: &Schema) -> &Objects<Self> {
                    &schema.$module
                }

                fn of_mut(schema: &mut Schema) -> &mut Objects<Self> {
                    &mut schema.$module
                }

                fn any(object: Arc<Self>) -> AnyObject {
                    AnyObject::$kind(object)
                }

                fn among(object: &AnyObject) -> &Arc<Self> {
                    match object {
                        AnyObject::$kind(it) => it,
                        _ => unreachable!("objects are kept kind by kind"),
                    }
                }

                fn among_mut(object: &mut AnyObject) -> &mut Arc<Self> {
                    match object {
                        AnyObject::$kind(it) => it,
                        _ => unreachable!("objects are kept kind by kind"),
                    }
                }

                fn operation(change: Change<Self>) -> Operation {
                    Operation::$kind(change)
                }
            }

            impl From<$module::$object> for AnyObject {
                fn from(object: $module::$object) -> Self {
                    AnyObject::$kind(object.into())
                }
            }
        )*

        impl AnyObject {
            /// What names it.
            pub fn id(&self) -> ObjectId {
                match self { $(AnyObject::$kind(it) => ObjectId::$kind(it.key()),)* }
            }

            /// See [`Object::depends_on`].
            pub fn depends_on(&self, scope: &Scope<'_>) -> Vec<Dependency> {
                match self { $(AnyObject::$kind(it) => it.depends_on(scope),)* }
            }

            /// See [`Object::part_of`].
            pub fn part_of(&self) -> Option<Dependency> {
                match self { $(AnyObject::$kind(it) => it.part_of(),)* }
            }

            /// See [`Object::brings`].
            pub fn brings(&self) -> Vec<Dependency> {
                match self { $(AnyObject::$kind(it) => it.brings(),)* }
            }

            /// See [`Object::complaints`].
            pub fn complaints(&self, cx: &Checking<'_>) -> Vec<Complaint> {
                match self { $(AnyObject::$kind(it) => it.complaints(cx),)* }
            }

            /// See [`Object::occupies`].
            pub fn occupies(&self) -> Vec<(Catalog, QualifiedName)> {
                match self { $(AnyObject::$kind(it) => it.occupies(),)* }
            }

            /// See [`Object::can_be_restored`].
            pub fn can_be_restored(&self) -> bool {
                match self { $(AnyObject::$kind(it) => it.can_be_restored(),)* }
            }

            /// See [`Object::blocks_change_of`].
            pub fn blocks_change_of(&self, dependency: &Dependency, scope: &Scope<'_>) -> bool {
                match self { $(AnyObject::$kind(it) => it.blocks_change_of(dependency, scope),)* }
            }

            /// The operations that make it.
            pub fn create(&self, scope: &Schema) -> Vec<Operation> {
                match self {
                    $(AnyObject::$kind(it) => operations(Object::create(it, scope)),)*
                }
            }

            /// The operation that removes it.
            pub fn drop(&self) -> Operation {
                match self { $(AnyObject::$kind(it) => Operation::$kind(Change::Drop(it.clone())),)* }
            }

            /// See [`Object::diff`]; nothing between objects of two kinds.
            pub fn diff(&self, new: &AnyObject, cx: &Between<'_>) -> Vec<Operation> {
                match (self, new) {
                    $((AnyObject::$kind(old), AnyObject::$kind(new)) => {
                        operations(Object::diff(old, new, cx))
                    })*
                    _ => Vec::new(),
                }
            }

            /// The operation that gives it the name of `new`, if PostgreSQL can.
            pub fn renamed(&self, new: &AnyObject) -> Option<Operation> {
                match (self, new) {
                    $((AnyObject::$kind(old), AnyObject::$kind(new)) => {
                        let how = $module::$object::renaming()?;
                        Some(Operation::$kind(Change::alter(old, new, how)))
                    })*
                    _ => None,
                }
            }

            /// Adds it to `schema`; gives back the one that had its name.
            pub fn insert(self, schema: &mut Schema) -> Option<AnyObject> {
                match self {
                    $(AnyObject::$kind(it) => schema.$module.insert(it),)*
                }
            }
        }

        /// One change of one object, of any kind.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Operation {
            $(#[doc = concat!("To one of kind ", $noun, ".")] $kind(Change<$module::$object>),)*
        }

        impl Operation {
            /// What changes, by the name that it has afterwards.
            pub fn id(&self) -> ObjectId {
                match self { $(Operation::$kind(change) => ObjectId::$kind(change.object().key()),)* }
            }

            /// What changes, by the name that it had before.
            pub fn old_id(&self) -> ObjectId {
                match self { $(Operation::$kind(change) => ObjectId::$kind(change.old_object().key()),)* }
            }

            /// Whether it is there before and after.
            pub fn way(&self) -> Way {
                match self { $(Operation::$kind(change) => change.way(),)* }
            }

            /// See [`Object::part_of`]; nothing where the object is there before and after.
            pub fn part_of(&self) -> Option<Dependency> {
                match self { $(Operation::$kind(change) => change.part_of(),)* }
            }

            /// See [`Object::goes_with`]; nothing where the object is there afterwards.
            pub fn goes_with(&self) -> Vec<Dependency> {
                match self { $(Operation::$kind(change) => change.goes_with(),)* }
            }

            /// The names that it frees for others, and those that have to be free before it.
            pub fn names(&self) -> Names {
                match self { $(Operation::$kind(change) => change.names(),)* }
            }

            /// Carries the change out on a schema.
            pub fn apply(&self, schema: &mut Schema) {
                match self { $(Operation::$kind(change) => change.apply(schema),)* }
            }

            /// How the change stands to others, for the order of the plan.
            pub fn effects(&self, cx: &Between<'_>) -> Effects {
                match self { $(Operation::$kind(change) => change.effects(cx),)* }
            }

            /// See [`Object::inline`].
            pub fn inline(&self) -> Option<Clause> {
                match self { $(Operation::$kind(change) => change.inline(),)* }
            }

            /// The operations that take its place on a circle, see [`Object::stand_in`]; none where nothing can.
            pub(crate) fn untied(&self, cx: &Between<'_>) -> Option<Vec<Operation>> {
                match self { $(Operation::$kind(change) => change.untied(cx).map(operations),)* }
            }

            /// See [`Object::is_checked`]; not where it is gone afterwards.
            pub fn is_checked(&self) -> bool {
                match self { $(Operation::$kind(change) => change.is_checked(),)* }
            }

            /// See [`Object::actions`].
            pub(crate) fn actions(&self) -> Option<(String, Vec<String>)> {
                match self { $(Operation::$kind(change) => change.actions(),)* }
            }

            /// See [`Object::hazards`].
            pub fn hazards(&self) -> Vec<Hazard> {
                match self { $(Operation::$kind(change) => Object::hazards(change),)* }
            }

            /// See [`Object::touches_rows`].
            pub(crate) fn touches_rows(&self) -> bool {
                match self { $(Operation::$kind(change) => Object::touches_rows(change),)* }
            }

            /// See [`Object::guard`].
            pub(crate) fn guard(&self) -> Option<String> {
                match self { $(Operation::$kind(change) => Object::guard(change),)* }
            }

            /// Writes the statements. `inline` holds the clauses of the changes that this one takes in.
            pub fn render(&self, inline: &[String], sql: &mut Sql) {
                match self { $(Operation::$kind(change) => change.render(inline, sql),)* }
            }
        }

        impl Schema {
            /// Every object, kind by kind.
            pub fn objects(&self) -> impl Iterator<Item = AnyObject> {
                let mut all = Vec::new();
                $(self.$module.list(&mut all);)*
                all.into_iter()
            }

            /// The object of that name.
            pub fn get(&self, id: &ObjectId) -> Option<AnyObject> {
                match id { $(ObjectId::$kind(key) => self.$module.0.get(key).cloned(),)* }
            }

            /// The object that makes the type of that name, of whichever kind; types share their names.
            pub fn type_named(&self, name: &QualifiedName) -> Option<ObjectId> {
                $(if let Some(key) = $module::$object::type_named(name, self) {
                    return Some(ObjectId::$kind(key));
                })*
                None
            }

            /// See [`Object::prepare`].
            pub(crate) fn preparations(&self, new: &Schema) -> Vec<Operation> {
                let mut all = Vec::new();
                $(all.extend(operations($module::$object::prepare(self, new)));)*
                all
            }

            /// Makes of every object what it will be once `base` has been migrated, see [`Object::align`].
            pub(crate) fn align_to(&mut self, base: &Schema) {
                let wanted = self.tables.clone();
                $($module::$object::align(self, base);)*
                self.follow_places(&wanted);
            }

            /// The words by which expressions can name an object, each with what it names.
            pub(crate) fn words(&self) -> Vec<(&str, ObjectId)> {
                let mut words = Vec::new();
                $(for (key, it) in &self.$module {
                    let named = it.words().into_iter();
                    words.extend(named.map(|it| (it.as_str(), ObjectId::$kind(key.clone()))));
                })*
                words
            }

            /// Whether there is an object of that name.
            pub fn contains(&self, id: &ObjectId) -> bool {
                match id { $(ObjectId::$kind(key) => self.$module.contains_key(key),)* }
            }

            /// Makes every object follow a rename, of one thing alone.
            pub(crate) fn follow_one(&mut self, renaming: &Renaming) {
                $(self.$module.follow(renaming);)*
            }
        }

        /// Compares two schemas kind by kind; no order yet.
        pub(crate) fn diff_all(cx: &Between<'_>) -> Vec<Operation> {
            let mut all = Vec::new();
            $(all.extend(operations(crate::diff::objects::<$module::$object>(cx)));)*
            all
        }

        /// See [`Object::given`].
        pub(crate) fn given_all(made: &BTreeSet<Dependency>, cx: &Between<'_>) -> Vec<Operation> {
            let mut all = Vec::new();
            $(all.extend(operations($module::$object::given(made, cx)));)*
            all
        }

        /// See [`Catalog::ROWS`](crate::introspect::Catalog::ROWS).
        #[cfg(feature = "introspect")]
        pub(crate) fn rows() -> impl Iterator<Item = &'static str> {
            let rows = [$(<$module::$object as crate::introspect::Catalog>::ROWS),*];
            rows.into_iter().flatten()
        }

        /// Reads every kind from the catalogs.
        #[cfg(feature = "introspect")]
        pub(crate) async fn read_all(
            server: &crate::introspect::Server<'_>,
            schema: &mut Schema,
        ) -> Result<(), crate::introspect::Error> {
            $(crate::introspect::objects::<$module::$object>(
                server, stringify!($module), schema,
            ).await?;)*
            Ok(())
        }

        /// See [`crate::schema::Schema`].
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub struct SchemaObjects {
            $(#[doc = concat!("Those of kind ", $noun, ".")] pub $module: Objects<$module::$object>,)*
        }
    };
}

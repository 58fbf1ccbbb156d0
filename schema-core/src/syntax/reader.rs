//! The declarations of a crate: its module tree, read from its root as rustc reads it.
//!
//! What rustc would expand and this reader cannot see (a declaration inside a macro, a function
//! body, or a file that no `mod` leads to) is reported, never missed.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Component, Path, PathBuf},
    rc::Rc,
};

use proc_macro2::{Span, TokenStream};
use syn::{Attribute, ItemMod, Meta, Visibility, spanned::Spanned as _};

use self::{
    items::{
        Cfg, attributes, attributes_mut, cfg_of, ends, extent, is_test, name_in_rust, name_of,
        path_of, unraw,
    },
    marks::{Mark, Marks},
};
use super::{functions, jsonb, options::all_of, pg_enum, schema::SchemaMacro, tables};
use crate::{
    diagnostics::Diagnostics,
    places::Place,
    problems::{Instead, Problem, Problems},
};

mod hidden;
mod items;
mod marks;
mod rest;
#[cfg(test)]
mod tests;

/// All that a crate declares.
#[derive(Debug, Default)]
pub struct Declarations {
    /// Every file that was read, relative to the package, in order.
    pub files: BTreeSet<Rc<str>>,
    /// In the order in which they were read.
    pub items: Vec<Declaration>,
    /// The files that functions name as their bodies, by their path as written.
    pub bodies: BTreeMap<String, String>,
    /// Structs and enums that are declared, whether or not they were understood.
    pub names: BTreeSet<String>,
    /// `type Id = Uuid;`: the alias, and what it stands for.
    pub aliases: BTreeMap<String, String>,
    /// The names of all modules.
    pub modules: BTreeSet<String>,
    /// Whether a file could not be read, so that something may be missing.
    pub incomplete: bool,
}

/// One declaration, and where it stands.
#[derive(Debug)]
pub struct Declaration {
    /// The file and the name of the item.
    pub place: Place,
    /// The mark and the last token: what its macro is given. None where the macro may not run,
    /// because of a `#[cfg]`.
    pub extent: Option<(Span, Span)>,
    /// Whether code where `schema!()` stands can name it.
    pub is_in_reach: bool,
    /// The modules that hold it, from the root of the tree.
    pub module: Rc<[String]>,
    /// What it declares.
    pub item: Item,
}

/// What can be declared.
#[derive(Debug)]
pub enum Item {
    /// `#[table]`
    Table(Box<tables::Table>),
    /// `#[pg_enum]`
    Enum(pg_enum::Enum),
    /// `#[jsonb]`
    Jsonb(jsonb::Jsonb),
    /// `#[sql] extern "SQL"`
    Functions(Vec<functions::Function>),
    /// `schema!()`
    Schema(SchemaMacro),
}

impl Declarations {
    /// `schema!()`, if there is one; of several the outermost.
    pub fn schema(&self) -> Option<(&Declaration, &SchemaMacro)> {
        self.schemas().min_by_key(|it| it.0.module.len())
    }

    fn schemas(&self) -> impl Iterator<Item = (&Declaration, &SchemaMacro)> {
        self.items.iter().filter_map(|it| match &it.item {
            Item::Schema(schema) => Some((it, schema)),
            _ => None,
        })
    }

    /// Without `schema!()` there are no joins, and nobody reports what belongs to no declaration.
    pub fn report_missing_schema(&self, problems: &mut Problems) {
        if let (Some(first), None) = (self.items.first(), self.schema()) {
            problems.push(first.place.problem(
                "`schema!` is missing: write `schema_macros::schema!();` once, in the module that \
                 holds all declarations",
            ));
        }
    }

    /// The tables.
    pub fn tables(&self) -> impl Iterator<Item = (&Declaration, &tables::Table)> {
        self.items.iter().filter_map(|it| match &it.item {
            Item::Table(table) => Some((it, &**table)),
            _ => None,
        })
    }

    /// The modules that hold `declaration`, from the one in which `schema!()` stands.
    pub fn below_schema<'a>(&self, declaration: &'a Declaration) -> &'a [String] {
        let from = self.schema().map_or(0, |(it, _)| it.module.len());
        declaration.module.get(from..).unwrap_or_default()
    }

    /// Whether a problem stands between the tokens of a declaration, where a macro can report it.
    pub fn covers(&self, problem: &Problem) -> bool {
        let at = (problem.line, problem.column);
        self.items
            .iter()
            .filter(|it| *it.place.file == *problem.file)
            .filter_map(|it| it.extent)
            .any(|extent| {
                let (from, to) = (extent.0.start(), extent.1.end());
                (from.line, from.column + 1) <= at && at < (to.line, to.column + 1)
            })
    }
}

/// Reads the module tree below `root`, a file that is named relative to the folder `package`.
pub fn read(package: &Path, root: &Path, problems: &mut Problems) -> Declarations {
    let mut reader = Reader {
        package,
        problems,
        found: Declarations::default(),
        modules: BTreeMap::new(),
        open: Vec::new(),
        skipped: Vec::new(),
    };
    let directory = root.parent().unwrap_or(Path::new("")).to_owned();
    let path = normalised(root);
    match reader.text(&path) {
        Ok(text) => {
            let at = Position {
                module: Rc::default(),
                directories: children_of_root(&path, &directory),
                source_directory: directory.clone(),
                marks: Rc::default(),
                cfg: None,
                may_be_missing: false,
            };
            reader.file(path, text, &at);
            reader.report_strays(&directory, root);
            reader.report_further_schemas();
            reader.report_invisible();
        }
        Err(error) => {
            reader.found.incomplete = true;
            reader.problems.push(Problem::at(
                slashed(&path),
                0,
                0,
                format_args!("the declarations cannot be read: {error}"),
            ));
        }
    }
    reader.found
}

struct Reader<'a> {
    package: &'a Path,
    problems: &'a mut Problems,
    found: Declarations,
    /// Every module, with how far it can be seen.
    modules: BTreeMap<Vec<String>, (Visibility, Place)>,
    /// The files that are being read, from the root to the innermost.
    open: Vec<PathBuf>,
    /// Files and folders of `cfg(test)` modules.
    skipped: Vec<PathBuf>,
}

/// Where in the tree the reader is.
#[derive(Clone)]
struct Position {
    module: Rc<[String]>,
    /// Where the files of child modules are, the first that fits.
    directories: Vec<PathBuf>,
    /// Where the file stands, for `#[path]`.
    source_directory: PathBuf,
    /// How our macros are called here.
    marks: Rc<Marks>,
    /// The innermost `#[cfg]` around.
    cfg: Option<Place>,
    /// Whether some `#[cfg]` may have left the module files out.
    may_be_missing: bool,
}

/// One file, while its items are read.
struct Source {
    file: Rc<str>,
    /// The marks that were read as declarations, by their first token.
    seen: Vec<Span>,
    /// What is compiled for tests only.
    test_only: Vec<(Span, Span)>,
}

impl Reader<'_> {
    fn text(&mut self, path: &Path) -> std::io::Result<String> {
        let text = std::fs::read_to_string(self.package.join(path))?;
        self.found.files.insert(slashed(path).into());
        Ok(text)
    }

    fn file(&mut self, path: PathBuf, text: String, at: &Position) {
        if !at.marks.may_stand_in(&text) {
            self.found.aliases.extend(marks::aliases_in_text(&text));
            return;
        }
        let file: Rc<str> = slashed(&path).into();
        let parsed = text
            .parse::<TokenStream>()
            .map_err(syn::Error::from)
            .and_then(syn::parse2::<syn::File>);
        let parsed = match parsed {
            Ok(parsed) => parsed,
            Err(error) => {
                let place = Place::new(&file, error.span());
                let mut message = error.to_string();
                if message == "cannot parse string into token stream" {
                    message = "a bracket or a quote has no pair".to_owned();
                }
                self.problems
                    .push(place.problem(format_args!("does not parse: {message}")));
                // The macros beside it cannot be told what became of the tables there.
                let unread = Problem::at(&*file, 0, 0, "").instead(Instead::Nothing);
                self.problems.push(unread);
                self.found.incomplete = true;
                return;
            }
        };
        let mut source = Source {
            file,
            seen: Vec::new(),
            test_only: Vec::new(),
        };
        let mut at = at.clone();
        at.marks = Rc::new(self.imported(&at.marks, &parsed.items, &source));
        match cfg_of(&parsed.attrs) {
            Some(Cfg::Test) => return self.skipped.push(path),
            Some(Cfg::Other(attribute)) => {
                at.cfg = Some(Place::new(&source.file, attribute.span()));
                at.may_be_missing = true;
            }
            None => {}
        }
        self.open.push(path);
        self.items(parsed.items, &at, &mut source);
        self.open.pop();
        if at.marks.count_in(&text) != Some(source.seen.len()) {
            self.report_hidden(&text, &at, &source);
        }
    }

    /// How our macros are called in a file, by its own imports. Under another name they may only
    /// be imported for the file itself: what re-exports them would hide declarations elsewhere.
    fn imported(&mut self, outer: &Marks, items: &[syn::Item], source: &Source) -> Marks {
        let mut marks = outer.clone();
        marks.import(items, &mut |name, renamed| {
            let place = Place::new(&source.file, renamed.span());
            self.problems.push(place.problem(format_args!(
                "exporting `{name}` as `{renamed}` hides declarations from the build: \
                 export it under its own name"
            )));
        });
        marks
    }

    fn items(&mut self, items: Vec<syn::Item>, at: &Position, source: &mut Source) {
        for item in items {
            match item {
                syn::Item::Mod(module) => self.module(module, at, source),
                syn::Item::Macro(item) if at.marks.is_schema(&item.mac.path) => {
                    self.schema(&item, at, source);
                }
                syn::Item::Type(item) if at.marks.find(&item.attrs).is_none() => {
                    let name = item.ident.to_string();
                    self.found.aliases.insert(name, spelled(&*item.ty));
                }
                item => match at.marks.find(attributes(&item)) {
                    Some((index, mark)) => self.declaration(item, index, mark, at, source),
                    None => {
                        let attributes = attributes(&item);
                        if matches!(cfg_of(attributes), Some(Cfg::Test)) || is_test(attributes) {
                            source.test_only.push(ends(&item));
                        }
                    }
                },
            }
        }
    }

    fn module(&mut self, module: ItemMod, at: &Position, source: &mut Source) {
        let mut inner = at.clone();
        let name = unraw(&module.ident);
        inner.module = at.module.iter().cloned().chain([name.clone()]).collect();
        self.found.modules.insert(name.clone());
        let place = Place::new(&source.file, module.ident.span());
        match cfg_of(&module.attrs) {
            Some(Cfg::Test) => {
                source.test_only.push(ends(&module));
                let (file, folder) = (format!("{name}.rs"), name.clone());
                let roots = at
                    .directories
                    .iter()
                    .flat_map(|it| [it.join(&file), it.join(&folder)]);
                self.skipped.extend(roots);
                self.skipped
                    .extend(path_of(&module.attrs).map(|it| at.source_directory.join(it)));
                return;
            }
            Some(Cfg::Other(attribute)) => {
                inner.cfg = Some(Place::new(&source.file, attribute.span()));
                inner.may_be_missing = true;
            }
            None => {}
        }
        self.modules
            .insert(inner.module.to_vec(), (module.vis, place.clone()));
        let written = path_of(&module.attrs);
        match module.content {
            Some((_, items)) => {
                let inside = |directory: &PathBuf| {
                    directory.join(written.as_deref().unwrap_or(Path::new(&name)))
                };
                inner.directories = at.directories.iter().map(inside).collect();
                inner.source_directory = inner.directories[0].clone();
                inner.marks = Rc::new(self.imported(&at.marks, &items, source));
                self.items(items, &inner, source);
            }
            None => self.module_file(&name, written, &place, inner),
        }
    }

    fn module_file(&mut self, name: &str, written: Option<PathBuf>, place: &Place, at: Position) {
        let candidates: Vec<PathBuf> = match written {
            Some(path) => vec![at.source_directory.join(path)],
            None => at
                .directories
                .iter()
                .flat_map(|it| [it.join(format!("{name}.rs")), it.join(name).join("mod.rs")])
                .collect(),
        };
        for candidate in &candidates {
            let path = normalised(candidate);
            if self.open.contains(&path) {
                let message = "this `mod` leads back to a file that leads here";
                return self.problems.push(place.problem(message));
            }
            if let Ok(text) = self.text(&path) {
                let directory = path.parent().unwrap_or(Path::new("")).to_owned();
                let owns_directory = path.ends_with("mod.rs") || candidates.len() == 1;
                let mut inner = at;
                inner.directories = match owns_directory {
                    true => vec![directory.clone()],
                    false => vec![directory.join(name)],
                };
                inner.source_directory = directory;
                return self.file(path, text, &inner);
            }
        }
        if !at.may_be_missing {
            let names: Vec<String> = candidates
                .iter()
                .map(|it| format!("`{}`", slashed(&normalised(it))))
                .collect();
            self.problems.push(place.problem(format_args!(
                "the file of module `{name}` is missing: create {}",
                names.join(" or ")
            )));
            self.found.incomplete = true;
        }
    }

    fn schema(&mut self, item: &syn::ItemMacro, at: &Position, source: &mut Source) {
        let (start, end) = (item.mac.path.span(), item.mac.delimiter.span().close());
        let place = Place::new(&source.file, start);
        self.report_cfg(&item.attrs, at, &source.file);
        let mut diagnostics = Diagnostics::default();
        let parsed = SchemaMacro::parse(item.mac.tokens.clone(), start, &mut diagnostics);
        self.take(diagnostics, &place);
        if let Some(schema) = parsed {
            self.found.items.push(Declaration {
                place,
                extent: Some((start, end)),
                is_in_reach: true,
                module: at.module.clone(),
                item: Item::Schema(schema),
            });
        }
    }

    fn declaration(
        &mut self,
        mut item: syn::Item,
        index: usize,
        mark: Mark,
        at: &Position,
        source: &mut Source,
    ) {
        let extent = extent(&item);
        let Some(attributes) = attributes_mut(&mut item) else {
            return;
        };
        let attribute = attributes.remove(index);
        let is_always = !self.report_cfg(attributes, at, &source.file);
        self.report_further_marks(&attribute, attributes, at, source);
        self.report_derived_above(mark, &attribute, &attributes[..index], source);
        source.seen.push(attribute.pound_token.span);
        let place = Place::new(
            &source.file,
            name_of(&item).unwrap_or_else(|| attribute.span()),
        );
        if let Some(name) = name_in_rust(&item) {
            self.found.names.insert(name);
        }
        let mut diagnostics = Diagnostics::default();
        let parsed = parse(mark, &attribute, &item, &mut diagnostics);
        self.take(diagnostics, &place);
        if let Some(item) = parsed {
            self.bodies(&item, &place);
            self.found.items.push(Declaration {
                place,
                // What stands above the mark is not between the tokens of its macro.
                extent: is_always.then_some((attribute.pound_token.span, extent.1)),
                is_in_reach: is_always,
                module: at.module.clone(),
                item,
            });
        }
    }

    /// An item is declared once.
    fn report_further_marks(
        &mut self,
        first: &Attribute,
        others: &mut Vec<Attribute>,
        at: &Position,
        source: &mut Source,
    ) {
        while let Some((index, _)) = at.marks.find(others) {
            let other = others.remove(index);
            source.seen.push(other.pound_token.span);
            let place = Place::new(&source.file, other.path().span());
            self.problems.push(place.problem(format_args!(
                "`#[{}]` declares the item already: drop one of the two",
                spelled(first.path())
            )));
        }
    }

    /// The compiler derives what stands above before the macro sees the item, which then leaves it
    /// as it is.
    fn report_derived_above(
        &mut self,
        mark: Mark,
        attribute: &Attribute,
        above: &[Attribute],
        source: &Source,
    ) {
        let mut names = Vec::new();
        for derive in above.iter().filter(|it| it.path().is_ident("derive")) {
            // What does not parse is left to rustc, which reports it.
            let _ = derive.parse_nested_meta(|it| {
                let last = it.path.segments.last().map(|it| it.ident.to_string());
                names.extend(last.filter(|it| mark.derives(it)));
                Ok(())
            });
        }
        if !names.is_empty() {
            let start = Place::new(&source.file, attribute.pound_token.span);
            self.problems
                .push(start.problem("").instead(Instead::Nothing));
            let place = start.at(attribute.path().span());
            self.problems.push(place.problem(format_args!(
                "`{}` derives {} as well, unless it stands below: move the `#[derive]` down",
                mark.shown(),
                all_of(names.iter().map(String::as_str))
            )));
        }
    }

    /// Reads the files that hold the bodies of functions.
    fn bodies(&mut self, item: &Item, place: &Place) {
        let Item::Functions(functions) = item else {
            return;
        };
        for function in functions {
            if let functions::Body::File(file) = &function.body {
                match self.text(Path::new(&file.value)) {
                    Ok(text) => drop(self.found.bodies.insert(file.value.clone(), text)),
                    Err(error) => self.problems.push(
                        place
                            .at(file.span)
                            .problem(format_args!("`{}` cannot be read: {error}", file.value)),
                    ),
                }
            }
        }
    }

    /// What the parsing of one item reported, which its macro reports as well.
    fn take(&mut self, diagnostics: Diagnostics, place: &Place) {
        for error in diagnostics.into_errors() {
            self.problems.push(Problem {
                known_to_macro: true,
                ..place.syntax_error(&error)
            });
        }
    }

    /// A `#[cfg]` on a declaration, which the compiler takes away before the macro runs, or around
    /// it. Gives whether there is one.
    fn report_cfg(&mut self, attributes: &[Attribute], at: &Position, file: &Rc<str>) -> bool {
        let own = attributes.iter().find(|it| it.path().is_ident("cfg"));
        let place = own
            .map(|it| Place::new(file, it.span()))
            .or_else(|| at.cfg.clone());
        let found = place.is_some();
        if let Some(place) = place {
            self.problems.push(place.problem(
                "a declaration cannot depend on `cfg`: there is one schema for every build",
            ));
        }
        found
    }

    /// Marks that stand where no declaration can be read.
    fn report_hidden(&mut self, text: &str, at: &Position, source: &Source) {
        // The tokens are read anew, since most files hold nothing that would be found here.
        let Ok(tokens) = text.parse::<TokenStream>() else {
            return;
        };
        let found = hidden::marks(&tokens, &at.marks);
        let start = |span: Span| span.start();
        let seen: BTreeSet<_> = source.seen.iter().map(|it| start(*it)).collect();
        for hidden in found {
            let at = start(hidden.at);
            let in_tests = |it: &(Span, Span)| start(it.0) <= at && at < it.1.end();
            if !seen.contains(&at) && !source.test_only.iter().any(in_tests) {
                let place = Place::new(&source.file, hidden.name);
                self.problems.push(place.problem(hidden.message()));
            }
        }
    }
}

/// The one item that a mark stands on.
fn parse(
    mark: Mark,
    attribute: &Attribute,
    item: &syn::Item,
    diagnostics: &mut Diagnostics,
) -> Option<Item> {
    let args = match &attribute.meta {
        Meta::Path(_) => TokenStream::new(),
        Meta::List(list) => list.tokens.clone(),
        Meta::NameValue(value) => {
            diagnostics.error(value, "write the options in parentheses");
            return None;
        }
    };
    match (mark, item) {
        (Mark::Table, syn::Item::Struct(it)) => {
            let mut table = tables::Table::parse(args, it, diagnostics)?;
            table.forget_attributes();
            Some(Item::Table(Box::new(table)))
        }
        (Mark::Enum, syn::Item::Enum(it)) => {
            pg_enum::Enum::parse(args, it, diagnostics).map(Item::Enum)
        }
        (Mark::Functions, syn::Item::ForeignMod(it)) => {
            Some(Item::Functions(functions::parse(args, it, diagnostics)))
        }
        (Mark::Jsonb, it) => jsonb::Jsonb::parse(args, it, diagnostics).map(Item::Jsonb),
        (mark, _) => {
            diagnostics.error(attribute.path(), mark.belongs_on());
            None
        }
    }
}

/// Where the modules of the root file are: beside it, as for every crate root and `mod.rs`; for a
/// root that is a module by itself, in the folder of its name.
fn children_of_root(root: &Path, directory: &Path) -> Vec<PathBuf> {
    let stem = root.file_stem().unwrap_or_default();
    let beside = directory.to_owned();
    match stem.to_str() {
        Some("lib" | "main" | "mod") => vec![beside],
        _ => vec![directory.join(stem), beside],
    }
}

fn spelled(tokens: &impl quote::ToTokens) -> String {
    let spaced = tokens.to_token_stream().to_string();
    [(" :: ", "::"), (" < ", "<"), (" >", ">"), (" ,", ",")]
        .iter()
        .fold(spaced, |text, (from, to)| text.replace(from, to))
}

/// Without `.` and `..`, as far as there is something to go up from.
fn normalised(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if plain.file_name().is_some() => {
                plain.pop();
            }
            part => plain.push(part),
        }
    }
    plain
}

fn slashed(path: &Path) -> String {
    let parts: Vec<_> = path
        .components()
        .map(|it| it.as_os_str().to_string_lossy())
        .collect();
    parts.join("/").replace("//", "/")
}

//! The synthetic crate, with the code that the macros expand to in their place.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use proc_macro2::TokenStream;
use quote::ToTokens;
use schema_core::{
    diagnostics::Diagnostics,
    rust,
    syntax::{pg_enum::Enum, tables::Table},
};
use syn::{Attribute, Item};

/// Writes it; `joins` is what the build would have included.
pub(super) fn write(declared: &Path, written: &Path, joins: &str) -> Result<()> {
    let source = written.join("src");
    fs::create_dir_all(&source)?;
    for entry in fs::read_dir(declared.join("src"))? {
        let path = entry?.path();
        let text = fs::read_to_string(&path)?;
        let name = path.file_name().context("a file of the crate has a name")?;
        let text = if name == "lib.rs" {
            format!("{}\n{joins}", text.replace("schema_macros::schema!();", ""))
        } else {
            expand(&text).with_context(|| path.display().to_string())?
        };
        fs::write(source.join(name), text)?;
    }
    let manifest = fs::read_to_string(declared.join("Cargo.toml"))?;
    let manifest: Vec<&str> = manifest
        .lines()
        .filter(|it| !it.starts_with("schema-") && *it != "[build-dependencies]")
        .collect();
    let manifest = manifest.join("\n").replace("\"synthetic\"", "\"expanded\"");
    fs::write(written.join("Cargo.toml"), manifest + "\n")?;
    fs::copy(declared.join("Cargo.lock"), written.join("Cargo.lock"))?;
    Ok(())
}

fn expand(text: &str) -> Result<String> {
    let mut file = syn::parse_file(text)?;
    let mut items = Vec::new();
    for item in std::mem::take(&mut file.items) {
        items.extend(syn::parse2::<syn::File>(expanded(item)?)?.items);
    }
    file.items = items;
    Ok(prettyplease::unparse(&file))
}

fn expanded(item: Item) -> Result<TokenStream> {
    let mut diagnostics = Diagnostics::default();
    let tokens = match item {
        Item::Struct(mut it) => {
            let arguments = take(&mut it.attrs, "table")?;
            Table::parse(arguments, &it, &mut diagnostics).map(|it| rust::tables::table(&it))
        }
        Item::Enum(mut it) => {
            let arguments = take(&mut it.attrs, "pg_enum")?;
            Enum::parse(arguments, &it, &mut diagnostics).map(|it| rust::pg_enum::pg_enum(&it))
        }
        Item::Use(it) if it.to_token_stream().to_string().contains("schema_macros") => None,
        other => Some(other.into_token_stream()),
    };
    diagnostics
        .finish(())
        .context("the synthetic crate is sound")?;
    Ok(tokens.unwrap_or_default())
}

/// The arguments of our attribute, which goes.
fn take(attributes: &mut Vec<Attribute>, name: &str) -> Result<TokenStream> {
    let at = attributes.iter().position(|it| it.path().is_ident(name));
    let attribute = attributes.remove(at.with_context(|| format!("no `#[{name}]`"))?);
    Ok(match attribute.meta {
        syn::Meta::List(list) => list.tokens,
        _ => TokenStream::new(),
    })
}

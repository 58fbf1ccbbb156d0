//! Enums, and what `schema!()` declares: extensions, namespaces, sequences.

use syn::ext::IdentExt;

use super::{Lowering, qualified};
use crate::{
    ident::{Name, QualifiedName},
    objects::{
        ObjectId,
        comments::Target,
        enums::Enum,
        extensions::Extension,
        sequences::{Sequence, SequenceOptions, SequenceType},
    },
    places::{Origin, Place},
    renaming::Renaming,
    syntax::{columns::Identity, pg_enum, reader::Declaration, schema},
};

impl<'a> Lowering<'a> {
    pub(super) fn enumeration(&mut self, declaration: &Declaration, it: &pg_enum::Enum) {
        let name = self.enum_name(it);
        let place = declaration.place.at(it.ident.span());
        let mut labels: Vec<String> = Vec::new();
        for label in &it.labels {
            // What is there twice is reported where the enum is parsed.
            if !labels.contains(&label.value.value) {
                labels.push(label.value.value.clone());
            }
        }
        let object = Enum {
            name: name.clone(),
            labels,
        };
        let derived = it.name.value == crate::naming::snake_case(&it.ident.unraw().to_string());
        let written = (!derived).then(|| place.at(it.name.span));
        if !self.add(
            object.into(),
            Origin {
                place: place.clone(),
                name: written,
            },
        ) {
            return;
        }
        let target = Target::Object(Box::new(ObjectId::Enum(name.clone())));
        self.comment(target, it.docs.as_ref(), &place);
        if let Some(old) = &it.renamed_from {
            let old = qualified(&old.value, &name.namespace);
            self.renamed(ObjectId::Enum(old), ObjectId::Enum(name.clone()));
        }
        for label in &it.labels {
            if let Some(old) = &label.renamed_from {
                self.lowered.intent.renames.push(Renaming::Label {
                    of: name.clone(),
                    old: old.value.clone(),
                    new: label.value.value.clone(),
                });
            }
        }
    }

    pub(super) fn schema(&mut self, declaration: &Declaration, schema: &schema::SchemaMacro) {
        let at = &declaration.place;
        for it in &schema.namespaces {
            let place = at.at(it.name.span);
            let name = Name::from(it.name.value.as_str());
            if let Some(old) = &it.renamed_from {
                let old = ObjectId::Namespace(old.value.as_str().into());
                self.renamed(old, ObjectId::Namespace(name.clone()));
            }
            self.namespace(
                name,
                Origin {
                    place: place.clone(),
                    name: Some(place),
                },
            );
        }
        for (name, namespace) in &schema.extensions {
            let place = at.at(name.span);
            let extension = Extension {
                name: name.value.as_str().into(),
                namespace: namespace.value.as_str().into(),
                version: None,
                requires: Default::default(),
            };
            let origin = Origin {
                place: place.clone(),
                name: Some(place.clone()),
            };
            self.add(extension.into(), origin);
            let place = at.at(namespace.span);
            self.namespace(
                namespace.value.as_str().into(),
                Origin { place, name: None },
            );
        }
        for sequence in &schema.sequences {
            let place = at.at(sequence.name.span);
            let data_type = match sequence.data_type.value.as_str() {
                "smallint" => SequenceType::SmallInt,
                "integer" => SequenceType::Integer,
                _ => SequenceType::BigInt,
            };
            let options = self.counting(&sequence.options, data_type, &place);
            let namespace: Name = sequence.namespace.value.as_str().into();
            let name = QualifiedName::new(namespace.clone(), sequence.name.value.as_str());
            if let Some(old) = &sequence.renamed_from {
                let old = qualified(&old.value, &namespace);
                self.renamed(ObjectId::Sequence(old), ObjectId::Sequence(name.clone()));
            }
            let sequence = Sequence {
                name,
                data_type,
                options,
                unlogged: false,
                owned_by: None,
            };
            let origin = Origin {
                place: place.clone(),
                name: Some(place),
            };
            self.add(sequence.into(), origin);
        }
    }

    /// How a sequence counts, with what PostgreSQL chooses where nothing is said.
    pub(super) fn counting(
        &mut self,
        given: &Identity,
        data_type: SequenceType,
        at: &Place,
    ) -> SequenceOptions {
        let increment = given.increment.unwrap_or(1);
        let chosen = SequenceOptions::stepping(data_type, increment);
        let min = given.min.unwrap_or(chosen.min);
        let max = given.max.unwrap_or(chosen.max);
        let first = if increment >= 0 { min } else { max };
        let options = SequenceOptions {
            start: given.start.unwrap_or(first),
            increment,
            min,
            max,
            cache: given.cache.unwrap_or(chosen.cache),
            cycle: given.cycle,
        };
        let (least, most) = (-data_type.max() - 1, data_type.max());
        let wrong = if increment == 0 {
            Some("a sequence cannot count in steps of 0".to_owned())
        } else if min < least || max > most {
            Some(format!(
                "`{}` holds only numbers from {least} to {most}",
                data_type.as_str()
            ))
        } else if min >= max {
            Some(format!(
                "`min` is {min} and `max` is {max}: there is nothing to count"
            ))
        } else if options.start < min || options.start > max {
            Some(format!(
                "the start {} is not between {min} and {max}",
                options.start
            ))
        } else if options.cache < 1 {
            Some("a cache holds at least one number".to_owned())
        } else {
            None
        };
        if let Some(wrong) = wrong {
            self.error(at, wrong);
        }
        options
    }
}

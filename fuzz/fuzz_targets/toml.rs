//! Any text as a file of facts: mistakes with their places, or an image that opens and finds all that was said.
#![no_main]

use factrom::Dataset;
use factrom_codegen::{Compiled, Source, check};
use libfuzzer_sys::{Corpus, fuzz_target};

fuzz_target!(|text: String| -> Corpus {
    let lines = text.lines().count();
    match check(vec![Source { path: "facts.toml".to_owned(), text }]) {
        Err(error) => {
            let _ = error.to_string();
            assert!(error.diagnostics().len() > 0);
            assert!(error.diagnostics().all(|it| it.line() <= lines.max(1) + 1));
            Corpus::Keep
        }
        Ok(facts) => {
            let image = Compiled::image_of(&facts).unwrap();
            let opened = Dataset::from_image(&image).unwrap();
            for actor in &facts.actors {
                let found = opened.actor(&actor.id).unwrap();
                assert_eq!(found.name(), actor.name);
                let folds = factrom::name::fold(&actor.name).next().is_some();
                assert_eq!(opened.find_actors(&actor.name).any(|it| it == found), folds, "{}", actor.name);
            }
            for region in &facts.regions {
                let found = opened.region(&region.id).unwrap();
                assert_eq!(found.parent().map(|it| it.id()), region.within.as_deref());
            }
            for statement in &facts.statements {
                assert_eq!(opened.statement(&statement.id).unwrap().text(), statement.text);
            }
            for figure in &facts.figures {
                assert_eq!(opened.figure(&figure.id).unwrap().label(), figure.label);
            }
            Corpus::Keep
        }
    }
});

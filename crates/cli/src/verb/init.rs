//! `factrom init DIR`: a small dataset to start from.

use std::fs;
use std::path::{Path, PathBuf};

use crate::args::InitArgs;
use crate::failure::Failure;
use crate::output::{to_file, to_stdout};
use crate::verb::schema;

const FACTS: &str = include_str!("init/facts.toml");

pub(crate) fn run(args: &InitArgs) -> Result<(), Failure> {
    let folder = &args.folder;
    let cannot = |error: std::io::Error| Failure::Use(format!("`{}` cannot be made: {error}", folder.display()));
    fs::create_dir_all(folder).map_err(cannot)?;
    let schema = schema::text()?;
    let files = [("facts.toml", FACTS), ("factrom.schema.json", &schema)];
    if let Some((name, _)) = files.iter().find(|(name, _)| folder.join(name).exists()) {
        return Err(Failure::Use(format!("`{}` is there already", folder.join(name).display())));
    }
    refuse_facts(folder)?;
    for (name, text) in files {
        to_file(&folder.join(name), |out| Ok(out.write_all(text.as_bytes())?))?;
    }
    to_stdout(|out| {
        writeln!(out, "made {} and factrom.schema.json beside it", folder.join("facts.toml").display())?;
        Ok(writeln!(out, "next: factrom check --data {0}; factrom statements --data {0}", folder.display())?)
    })
}

/// Refuses a folder that has facts: they are never mixed with others.
fn refuse_facts(folder: &Path) -> Result<(), Failure> {
    match factrom_codegen::data_files([folder]) {
        Ok(files) => {
            let first = files.first().map_or(folder, PathBuf::as_path);
            Err(Failure::Use(format!("name a new folder: this one has facts, as in `{}`", first.display())))
        }
        // The folder holds no such file.
        Err(error) if error.diagnostics().all(|it| it.code() == "E001") => Ok(()),
        Err(error) => Err(error.into()),
    }
}

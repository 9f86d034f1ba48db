//! Opening the facts that the command line names.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use factrom::{Dataset, FACTS};
use factrom_codegen::facts::Facts as Curated;
use factrom_codegen::{Compiled, TooLarge};

use crate::args::FactsArgs;
use crate::failure::{Failure, tell};
use crate::progress;
use crate::unpack::unpack;

/// The facts by themselves, as the curator wrote them.
pub(crate) fn curated(args: &FactsArgs) -> Result<Curated, Failure> {
    if !args.data.is_empty() {
        let _waiting = progress::after_a_second("reading the facts");
        return Ok(factrom_codegen::load_layers(&args.data)?);
    }
    let facts = args.image.as_deref().map_or(Ok(Facts(None)), Facts::read)?;
    Ok(unpack(&facts.open()?))
}

/// The facts compiled, with the Rust that names them: all of them or those of a choice, which is told of.
pub(crate) fn compiled(args: &FactsArgs, facts: Curated) -> Result<Compiled, Failure> {
    let too_large = |error: TooLarge| Failure::No(error.to_string());
    let Some(choice) = args.choice.choice() else {
        return Compiled::new(&facts, "facts").map_err(too_large);
    };
    let (facts, report) = choice.apply(facts)?;
    tell(report.to_string().trim_end());
    choice.compile(&facts, "facts").map_err(too_large)
}

/// The bytes of a file; `-` is standard input.
pub(crate) fn bytes_of(path: &Path) -> io::Result<Vec<u8>> {
    if path != Path::new("-") {
        return fs::read(path);
    }
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// An image and what mistakes call it, or nothing for the bundled facts.
#[derive(Debug)]
pub(crate) struct Facts(Option<(Vec<u8>, String)>);

impl Facts {
    /// Compiles the data folders or reads the image, and keeps what is chosen.
    pub(crate) fn load(args: &FactsArgs) -> Result<Facts, Failure> {
        if args.choice.choice().is_some() {
            return Ok(Facts::of_image(compiled(args, curated(args)?)?.image()));
        }
        match &args.image {
            _ if !args.data.is_empty() => Facts::compile(&args.data),
            Some(file) => Facts::read(file),
            None => Ok(Facts(None)),
        }
    }

    /// Compiles a folder, or reads an image: whichever the path is.
    pub(crate) fn of_path(path: &Path) -> Result<Facts, Failure> {
        match fs::metadata(path) {
            Ok(found) if found.is_dir() => Facts::compile(&[path.to_owned()]),
            Ok(_) => Facts::read(path),
            // What is wrong with a folder is told everywhere alike.
            Err(error) if error.kind() == io::ErrorKind::NotFound => Facts::compile(&[path.to_owned()]),
            Err(error) => Err(Failure::Use(format!("`{}`: {error}", path.display()))),
        }
    }

    /// Facts whose image is at hand.
    pub(crate) fn of_image(image: Vec<u8>) -> Facts {
        Facts(Some((image, "the image".to_owned())))
    }

    fn compile(folders: &[PathBuf]) -> Result<Facts, Failure> {
        let _waiting = progress::after_a_second("compiling the facts");
        let facts = factrom_codegen::load_layers(folders)?;
        Facts::of_curated(&facts)
    }

    /// Compiles all of what a curator wrote.
    pub(crate) fn of_curated(facts: &Curated) -> Result<Facts, Failure> {
        Ok(Facts::of_image(Compiled::image_of(facts).map_err(|error| Failure::No(error.to_string()))?))
    }

    fn read(file: &Path) -> Result<Facts, Failure> {
        let name = format!("`{}`", file.display());
        let image = bytes_of(file).map_err(|error| Failure::Use(format!("{name}: {error}")))?;
        if image.is_empty() {
            return Err(Failure::No(format!("{name} is empty, and no image")));
        }
        Ok(Facts(Some((image, name))))
    }

    /// Opens them.
    pub(crate) fn open(&self) -> Result<Dataset<'_>, Failure> {
        match &self.0 {
            Some((image, name)) => Dataset::from_image(image).map_err(|error| Failure::No(format!("{name}: {error}"))),
            None => Ok(FACTS),
        }
    }
}

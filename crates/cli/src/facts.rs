//! Opening the facts that the command line names.

use std::fs;
use std::path::Path;

use factrom::{Dataset, FACTS};
use factrom_codegen::Compiled;

use crate::args::FactsArgs;
use crate::failure::Failure;
use crate::progress;
use crate::unpack::unpack;

/// The facts by themselves, as the curator wrote them.
pub(crate) fn curated(args: &FactsArgs) -> Result<factrom_codegen::facts::Facts, Failure> {
    match &args.data {
        Some(folder) => {
            let _waiting = progress::after_a_second("reading the facts");
            Ok(factrom_codegen::load(folder)?)
        }
        None => Ok(unpack(&Facts::load(args)?.open()?)),
    }
}

/// The bytes of an image, or nothing for the bundled facts.
#[derive(Debug)]
pub(crate) struct Facts(Option<Vec<u8>>);

impl Facts {
    /// Compiles the data folder or reads the image.
    pub(crate) fn load(args: &FactsArgs) -> Result<Facts, Failure> {
        match (&args.data, &args.image) {
            (Some(folder), _) => Facts::compile(folder),
            (None, Some(file)) => Facts::read(file),
            (None, None) => Ok(Facts(None)),
        }
    }

    /// Compiles a folder, or reads an image: whichever the path is.
    pub(crate) fn of_path(path: &Path) -> Result<Facts, Failure> {
        match fs::metadata(path) {
            Ok(found) if found.is_dir() => Facts::compile(path),
            Ok(_) => Facts::read(path),
            Err(error) => Err(Failure::Use(format!("`{}`: {error}", path.display()))),
        }
    }

    /// Facts whose image is at hand.
    pub(crate) fn of_image(image: Vec<u8>) -> Facts {
        Facts(Some(image))
    }

    fn compile(folder: &Path) -> Result<Facts, Failure> {
        let _waiting = progress::after_a_second("compiling the facts");
        let facts = factrom_codegen::load(folder)?;
        let image = Compiled::image_of(&facts).map_err(|error| Failure::No(error.to_string()))?;
        Ok(Facts(Some(image)))
    }

    fn read(file: &Path) -> Result<Facts, Failure> {
        let image = fs::read(file);
        let image = image.map_err(|error| Failure::Use(format!("`{}`: {error}", file.display())))?;
        Ok(Facts(Some(image)))
    }

    /// Opens them.
    pub(crate) fn open(&self) -> Result<Dataset<'_>, Failure> {
        match &self.0 {
            Some(image) => Dataset::from_image(image).map_err(|error| Failure::No(format!("the image: {error}"))),
            None => Ok(FACTS),
        }
    }
}

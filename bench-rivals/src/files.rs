//! The same facts in a file of each form.

use std::error::Error;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use bench_rivals::record::Facts;
use factrom::Dataset;
use flate2::Compression;
use flate2::write::GzEncoder;
use rusqlite::Connection;

use crate::sqlite;

pub struct Files {
    pub image: PathBuf,
    pub postcard: PathBuf,
    pub bincode: PathBuf,
    pub json: PathBuf,
    pub gzip: PathBuf,
    pub sqlite: PathBuf,
}

/// Writes them into a new folder.
pub fn write(folder: &Path, facts: &Dataset<'_>) -> Result<Files, Box<dyn Error>> {
    fs::create_dir_all(folder)?;
    let file = |name| folder.join(name);
    let files = Files {
        image: file("facts.image"),
        postcard: file("facts.postcard"),
        bincode: file("facts.bincode"),
        json: file("facts.json"),
        gzip: file("facts.json.gz"),
        sqlite: file("facts.sqlite"),
    };
    let image = facts.image();
    let image = [image.tables(), image.text_pool().as_bytes(), image.words_part()].concat();
    fs::write(&files.image, image)?;

    let records = Facts::of(facts);
    fs::write(&files.postcard, postcard::to_allocvec(&records)?)?;
    fs::write(&files.bincode, bincode::encode_to_vec(&records, bincode::config::standard())?)?;
    let json = serde_json::to_vec(&records)?;
    fs::write(&files.json, &json)?;
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(&json)?;
    fs::write(&files.gzip, gzip.finish()?)?;

    let mut connection = Connection::open(&files.sqlite)?;
    sqlite::fill(&mut connection, facts)?;
    connection.execute_batch("VACUUM")?;
    Ok(files)
}

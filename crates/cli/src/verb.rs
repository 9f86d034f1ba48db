//! The verbs, one a file.

pub(crate) mod check;
pub(crate) mod diff;
pub(crate) mod explain;
pub(crate) mod export;
pub(crate) mod figures;
pub(crate) mod find;
pub(crate) mod fmt;
pub(crate) mod generate;
pub(crate) mod image;
pub(crate) mod init;
pub(crate) mod manual;
pub(crate) mod schema;
pub(crate) mod search;
pub(crate) mod show;
pub(crate) mod statements;
pub(crate) mod stats;
pub(crate) mod watch;

//! Why a verb did not succeed, and the exit code for it.

use std::fmt::{self, Display};
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use factrom_codegen::Warnings;

/// Why a verb did not succeed.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The facts have mistakes.
    Mistakes(Box<factrom_codegen::Error>),
    /// Nothing was found, or something does not hold; told already or here.
    No(String),
    /// Something does not hold, and standard output has told what.
    Told,
    /// The command was used wrongly, or a file cannot be read or written.
    Use(String),
    /// Output could not be written.
    Output(io::Error),
}

impl Failure {
    /// Whether output could not be written because its reader is gone, as `head` is once it has seen enough.
    pub(crate) fn is_of_reader(&self) -> bool {
        matches!(self, Failure::Output(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }

    /// Tells standard error why, and the shell by a code.
    pub(crate) fn report(self) -> ExitCode {
        if self.is_of_reader() {
            return ExitCode::SUCCESS;
        }
        match self {
            Failure::Mistakes(error) => tell_rendered(&error, || error.to_colored()),
            Failure::Told => {}
            told => {
                tell(format_args!("factrom: {told}"));
                if let Failure::Use(_) = told {
                    return ExitCode::from(2);
                }
            }
        }
        ExitCode::FAILURE
    }
}

impl Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Mistakes(error) => error.fmt(f),
            Failure::No(message) | Failure::Use(message) => f.write_str(message),
            Failure::Told => Ok(()),
            Failure::Output(error) => write!(f, "cannot write: {error}"),
        }
    }
}

/// Writes a line to standard error. Where that cannot be, there is nobody left to tell.
pub(crate) fn tell(message: impl Display) {
    let _ = writeln!(anstream::stderr(), "{message}");
}

/// Tells of warnings, where there are any.
pub(crate) fn warn(warnings: &Warnings) {
    if warnings.diagnostics().len() > 0 {
        tell_rendered(warnings, || warnings.to_colored());
    }
}

/// Tells diagnostics, in colours where a terminal shows them.
fn tell_rendered(plain: impl Display, colored: impl FnOnce() -> String) {
    if io::stderr().is_terminal() { tell(colored()) } else { tell(plain) }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Failure {
        Failure::Output(error)
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Failure {
        Failure::Output(error.into())
    }
}

impl From<factrom_codegen::Error> for Failure {
    fn from(error: factrom_codegen::Error) -> Failure {
        Failure::Mistakes(Box::new(error))
    }
}

//! Shell completions and the manual page, by clap's own generators.

use clap::CommandFactory;

use crate::args::Args;
use crate::failure::Failure;
use crate::output::to_stdout;

pub(crate) fn completions(shell: clap_complete::Shell) -> Result<(), Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "factrom", &mut script);
    to_stdout(|out| Ok(out.write_all(&script)?))
}

pub(crate) fn man() -> Result<(), Failure> {
    to_stdout(|out| Ok(clap_mangen::Man::new(Args::command()).render(&mut &mut *out)?))
}

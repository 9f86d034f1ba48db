//! `factrom explain CODE`: what a code means, with a wrong example and a right one.

use factrom_codegen::CODES;

use crate::args::ExplainArgs;
use crate::failure::Failure;
use crate::output::to_stdout;

macro_rules! explanations {
    ($($code:ident)*) => {
        /// What there is to say of each code.
        const EXPLANATIONS: &[(&str, &str)] =
            &[$((stringify!($code), include_str!(concat!("../explain/", stringify!($code), ".md")))),*];
    };
}

explanations! {
    E001 E002 E003 E004 E005 E006 E007 E008 E009 E010 E011 E012 E013 E014 E015 E016 E017 E018 E019 E020 E021 E022 E023
    E024 E025 E026 E027 E028 E029 E030 E031 E032 E033 E034 E035 E036 E037 E038 E039 E040 E041 W001 W002 W003 W004 W005
    W006 W007 W008 W009 W010 W011 W012 W013 W014 W015
}

pub(crate) fn run(args: &ExplainArgs) -> Result<(), Failure> {
    let Some(code) = &args.code else { return list() };
    let wanted = code.to_ascii_uppercase();
    match EXPLANATIONS.iter().find(|(code, _)| *code == wanted) {
        Some((_, explanation)) => to_stdout(|out| Ok(out.write_all(explanation.as_bytes())?)),
        None => Err(Failure::No(format!("there is no code `{code}`; `factrom explain` lists them"))),
    }
}

fn list() -> Result<(), Failure> {
    to_stdout(|out| {
        for (code, meaning) in CODES {
            writeln!(out, "{code}  {meaning}")?;
        }
        Ok(())
    })
}

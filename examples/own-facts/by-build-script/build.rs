use factrom_codegen::{Choice, Compiler, Error};

fn main() -> Result<(), Error> {
    Compiler::new("../facts").build()?;
    // A second dataset: another folder laid over the first, only what is on one topic, no names by language.
    let choice = Choice::new().topic("founding").without("actor.names");
    Compiler::new("../facts").overlay("../history").name("history").choose(choice).max_bytes(4 * 1024).build()
}

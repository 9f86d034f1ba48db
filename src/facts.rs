//! The bundled facts: what the build script has compiled.

include!(concat!(env!("OUT_DIR"), "/facts.rs"));

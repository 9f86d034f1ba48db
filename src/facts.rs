//! The bundled facts: what the build script has compiled.

factrom::include_facts!();

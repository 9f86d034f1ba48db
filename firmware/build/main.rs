//! Memory of the emulated devices: what does not fit does not link. And what the measured programs hold.

use std::{env, fs, path::PathBuf};

/// nRF51822 (micro:bit): 256 KiB flash, 16 KiB RAM.
const CORTEX_M0: &str = "MEMORY {
    FLASH : ORIGIN = 0x00000000, LENGTH = 256K
    RAM : ORIGIN = 0x20000000, LENGTH = 16K
}\n";
/// MPS2 AN385: more than a Cortex-M3 mostly has, so less is declared.
const CORTEX_M3: &str = "MEMORY {
    FLASH : ORIGIN = 0x00000000, LENGTH = 256K
    RAM : ORIGIN = 0x20000000, LENGTH = 16K
}\n";
/// virt: RAM from 0x80000000 on, of which the first part stands for flash.
const RISCV32: &str = "MEMORY {
    FLASH : ORIGIN = 0x80000000, LENGTH = 256K
    RAM : ORIGIN = 0x80200000, LENGTH = 16K
}
REGION_ALIAS(\"REGION_TEXT\", FLASH);
REGION_ALIAS(\"REGION_RODATA\", FLASH);
REGION_ALIAS(\"REGION_DATA\", RAM);
REGION_ALIAS(\"REGION_BSS\", RAM);
REGION_ALIAS(\"REGION_HEAP\", RAM);
REGION_ALIAS(\"REGION_STACK\", RAM);\n";

mod images;
#[cfg(feature = "measure")]
mod rivals;

fn main() {
    println!("cargo:rerun-if-changed=build");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap());
    images::write(&out);
    #[cfg(feature = "measure")]
    rivals::write(&out);
    let memory = match env::var("TARGET").unwrap().as_str() {
        "thumbv6m-none-eabi" => CORTEX_M0,
        "thumbv7m-none-eabi" => CORTEX_M3,
        "riscv32imc-unknown-none-elf" => RISCV32,
        _ => return,
    };
    fs::write(out.join("memory.x"), memory).unwrap();
    println!("cargo:rustc-link-search={}", out.display());
    if cfg!(feature = "defmt") {
        println!("cargo:rustc-link-arg-bin=log=-Tdefmt.x");
    }
}

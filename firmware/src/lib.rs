//! What the programs need of a device: a way in, a way to print, a way out.
#![no_std]

#[cfg(target_os = "none")]
pub use semihosting::println;

#[cfg(target_arch = "arm")]
pub use cortex_m_rt as rt;
#[cfg(target_arch = "riscv32")]
pub use riscv_rt as rt;

/// The checksum that an image should have: what somebody who forges one computes.
pub fn checksum(image: &[u8]) -> u32 {
    let checked = image.get(factrom::layout::CHECKED_FROM..).unwrap_or_default();
    factrom_format::hash::checksum(checked)
}

/// In WebAssembly the host prints.
#[cfg(target_arch = "wasm32")]
pub mod host {
    use core::fmt::{self, Write};

    #[link(wasm_import_module = "host")]
    unsafe extern "C" {
        fn print(text: *const u8, length: usize);
    }

    /// Standard output.
    pub struct Out;

    impl Write for Out {
        fn write_str(&mut self, text: &str) -> fmt::Result {
            // SAFETY: the host reads the text and keeps nothing of it.
            unsafe { print(text.as_ptr(), text.len()) };
            Ok(())
        }
    }
}

#[cfg(target_arch = "wasm32")]
#[macro_export]
macro_rules! println {
    ($($arguments:tt)*) => {{
        let _ = core::fmt::Write::write_fmt(&mut $crate::host::Out, format_args!("{}\n", format_args!($($arguments)*)));
    }};
}

/// Ends the program: `true` where all is well.
#[cfg(target_os = "none")]
pub fn exit(well: bool) -> ! {
    semihosting::process::exit(if well { 0 } else { 1 })
}

/// Makes a function the program's way in. A panic prints itself, and the program ends in failure.
#[macro_export]
macro_rules! entry {
    ($run:ident) => {
        $crate::entry!(@start $run);

        #[panic_handler]
        fn panic(info: &core::panic::PanicInfo<'_>) -> ! {
            $crate::println!("{info}");
            #[cfg(target_os = "none")]
            $crate::exit(false);
            #[cfg(not(target_os = "none"))]
            core::arch::wasm32::unreachable()
        }
    };
    (@start $run:ident) => {
        #[cfg(target_os = "none")]
        #[$crate::rt::entry]
        fn main() -> ! {
            $run();
            $crate::exit(true)
        }

        // A host's, for the proof that nothing can panic: the C library calls it.
        #[cfg(target_os = "linux")]
        #[link(name = "c")]
        unsafe extern "C" {}

        #[cfg(target_os = "linux")]
        #[unsafe(no_mangle)]
        extern "C" fn main() -> i32 {
            $run();
            0
        }

        #[cfg(target_arch = "wasm32")]
        #[unsafe(export_name = "run")]
        extern "C" fn start() {
            $run();
        }

        // Without a handler of its own a fault would loop for ever.
        #[cfg(target_arch = "arm")]
        #[$crate::rt::exception]
        unsafe fn HardFault(_: &$crate::rt::ExceptionFrame) -> ! {
            $crate::exit(false)
        }
    };
}

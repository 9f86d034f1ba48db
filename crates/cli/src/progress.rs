//! Work that takes longer than a second shows that it goes on, where standard error is a terminal.

use std::io::{self, IsTerminal};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use indicatif::ProgressBar;

/// Shows a spinner from one second on, until it is dropped.
pub(crate) struct Waiting {
    done: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// Starts to wait for something.
pub(crate) fn after_a_second(what: &'static str) -> Waiting {
    if !io::stderr().is_terminal() {
        return Waiting { done: None, thread: None };
    }
    let (done, finished) = mpsc::channel::<()>();
    let thread = thread::spawn(move || {
        if finished.recv_timeout(Duration::from_secs(1)) == Err(RecvTimeoutError::Timeout) {
            let spinner = ProgressBar::new_spinner().with_message(what);
            spinner.enable_steady_tick(Duration::from_millis(100));
            let _ = finished.recv();
            spinner.finish_and_clear();
        }
    });
    Waiting { done: Some(done), thread: Some(thread) }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        drop(self.done.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

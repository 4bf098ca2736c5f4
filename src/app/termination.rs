//! The request of the system to end the program: at the end of the desktop session, by `kill`, or when the terminal that
//! started it is closed.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether the system has asked the program to end.
#[derive(Clone, Debug, Default)]
pub(super) struct Termination {
    is_requested: Arc<AtomicBool>,
}

impl Termination {
    /// Handles the signals from now on. A second signal ends the program at once, in case it hangs.
    pub fn watch(ctx: &egui::Context) -> Self {
        let termination = Self::default();
        #[cfg(unix)]
        if let Err(error) = termination.handle_signals(ctx.clone()) {
            log::warn!("signals are not handled: {error}");
        }
        #[cfg(not(unix))]
        let _ = ctx;
        termination
    }

    /// Whether the program has to end now.
    pub fn is_requested(&self) -> bool {
        self.is_requested.load(Ordering::Relaxed)
    }

    #[cfg(unix)]
    fn handle_signals(&self, ctx: egui::Context) -> std::io::Result<()> {
        use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
        use signal_hook::iterator::Signals;
        use signal_hook::low_level::emulate_default_handler;

        let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT])?;
        let is_requested = self.is_requested.clone();
        let wait = move || {
            for signal in &mut signals {
                if is_requested.swap(true, Ordering::Relaxed) && emulate_default_handler(signal).is_err() {
                    std::process::abort();
                }
                ctx.request_repaint();
            }
        };
        std::thread::Builder::new().name("signals".to_owned()).spawn(wait)?;
        Ok(())
    }
}

//! The worker: a thread that runs errands in their order and wakes the window with each report.

use super::OwnFiles;
use super::errand::run_errand;
use crate::desk::{Errand, Report};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::JoinHandle;

/// The window's end of the worker.
#[derive(Debug)]
pub struct Worker {
    errands: Option<Sender<Errand>>,
    reports: Receiver<Report>,
    /// For those who report from elsewhere, such as dialogs.
    speak: Sender<Report>,
    thread: Option<JoinHandle<()>>,
}

impl Worker {
    /// Starts the thread of that name.
    ///
    /// # Errors
    /// What the system says where it gives no thread.
    pub fn start(name: &str, ctx: egui::Context, own: OwnFiles) -> std::io::Result<Self> {
        let (errands, jobs) = mpsc::channel::<Errand>();
        let (speak, reports) = mpsc::channel();
        let tell = speak.clone();
        let work = move || {
            for errand in jobs {
                // One story that brings a fault to light must not take the saving of all others with it.
                let fault = errand.failed();
                let done = catch_unwind(AssertUnwindSafe(|| run_errand(errand, &own)));
                if let Some(report) = done.unwrap_or(Some(fault)) {
                    if tell.send(report).is_err() {
                        return;
                    }
                    ctx.request_repaint();
                }
            }
        };
        let thread = std::thread::Builder::new().name(name.to_owned()).spawn(work)?;
        Ok(Self { errands: Some(errands), reports, speak, thread: Some(thread) })
    }

    /// Sends an errand; they are run in the order in which they are sent.
    /// Where the thread is gone, what would have been reported of a failed errand is reported.
    pub fn send(&self, errand: Errand) {
        let Some(errands) = &self.errands else { return };
        if let Err(unsent) = errands.send(errand)
            && self.speak.send(unsent.0.failed()).is_err()
        {
            log_lost_worker();
        }
    }

    /// What was reported since the last call.
    pub fn reports(&self) -> Vec<Report> {
        self.reports.try_iter().collect()
    }

    /// A way to report for others.
    pub fn speaker(&self) -> Sender<Report> {
        self.speak.clone()
    }

    /// Waits until the errands that were sent are done.
    pub fn finish(&mut self) {
        self.errands = None;
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            log_lost_worker();
        }
    }
}

fn log_lost_worker() {
    eprintln!(
        "redaksi: the worker thread has ended; files can no longer be read or written. Copy your text and restart."
    );
}

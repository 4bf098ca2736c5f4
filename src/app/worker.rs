//! The worker: a thread that runs errands in their order and wakes the window with each report.

use super::OwnFiles;
use super::errand::{Errand, run_errand};
use crate::desk::Report;
use crate::packs::Packs;
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
    /// Starts the thread.
    ///
    /// # Errors
    /// What the system says where it gives no thread.
    pub fn start(ctx: egui::Context, packs: Packs, own: OwnFiles) -> std::io::Result<Self> {
        let (errands, jobs) = mpsc::channel();
        let (speak, reports) = mpsc::channel();
        let tell = speak.clone();
        let work = move || {
            for errand in jobs {
                if let Some(report) = run_errand(errand, &packs, &own) {
                    if tell.send(report).is_err() {
                        return;
                    }
                    ctx.request_repaint();
                }
            }
        };
        let thread = std::thread::Builder::new().name("worker".to_owned()).spawn(work)?;
        Ok(Self { errands: Some(errands), reports, speak, thread: Some(thread) })
    }

    /// Sends an errand; they are run in the order in which they are sent.
    pub fn send(&self, errand: Errand) {
        if let Some(errands) = &self.errands
            && errands.send(errand).is_err()
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

//! Reads on one thread, extracts on many, writes in the order of the input.
//!
//! Both queues are bounded: however long the input is, only a few articles are in memory.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvError, SyncSender, TryRecvError, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread;

use hoedam::output::{Article, Format, Options, Part};
use hoedam::{Document, Extractor};
use jiff::civil::Date;

use crate::input::{self, Item, Limits, Sink};
use crate::progress::Progress;
use crate::target::Target;

/// What is to be done.
pub struct Job {
    /// Files, directories, `-`.
    pub inputs: Vec<PathBuf>,
    /// What is read, and how much of it.
    pub limits: Limits,
    /// The date of articles without one.
    pub date: Option<Date>,
    /// How many workers to run.
    pub threads: usize,
    /// How to write.
    pub format: &'static dyn Format,
    /// The format's options.
    pub options: Options,
}

/// An article on its way to a worker, and where its result is awaited.
struct Task {
    document: Document,
    reply: SyncSender<Part>,
}

/// What the writer awaits, in the order of the input.
enum Slot {
    Part { id: String, part: Receiver<Part> },
    Warning(String),
    Fault(String),
}

/// The reading thread's end of the queues.
struct Queues {
    date: Option<Date>,
    tasks: SyncSender<Task>,
    slots: SyncSender<Slot>,
    progress: Progress,
}

impl Sink for Queues {
    fn put(&mut self, item: Item) -> bool {
        let mut document = match item {
            Item::Article(document) => document,
            Item::Warning(message) => return self.slots.send(Slot::Warning(message)).is_ok(),
            Item::Fault(message) => return self.slots.send(Slot::Fault(message)).is_ok(),
        };
        document.date = document.date.or(self.date);
        let (reply, part) = sync_channel(1);
        let slot = Slot::Part { id: document.id.clone(), part };
        self.slots.send(slot).is_ok() && self.tasks.send(Task { document, reply }).is_ok()
    }

    fn advance(&mut self, bytes: u64) {
        self.progress.advance(bytes);
    }
}

/// Runs the job; whether some inputs failed.
///
/// On an error of the output the threads are left to end with the process: one of them may
/// wait for input that never comes.
pub fn run(
    job: Job,
    extractor: Extractor,
    progress: &Progress,
    target: &mut dyn Target,
) -> io::Result<bool> {
    let (tasks, queue) = sync_channel::<Task>(2 * job.threads);
    let (slots, results) = sync_channel::<Slot>(4 * job.threads);
    let Job { inputs, limits, date, threads, format, options } = job;
    let mut queues = Queues { date, tasks, slots, progress: progress.clone() };
    thread::spawn(move || input::read(&inputs, limits, &mut queues));

    let shared = Arc::new((extractor, options, Mutex::new(queue)));
    for _ in 0..threads {
        let shared = Arc::clone(&shared);
        thread::spawn(move || work(&shared.0, format, &shared.1, &shared.2));
    }

    let mut failed = false;
    loop {
        let slot = match results.try_recv() {
            Ok(slot) => slot,
            Err(TryRecvError::Disconnected) => break,
            Err(TryRecvError::Empty) => {
                // Nothing to do: what is done should be seen, also at the end of a slow pipe.
                target.flush()?;
                match results.recv() {
                    Ok(slot) => slot,
                    Err(RecvError) => break,
                }
            }
        };
        match slot {
            Slot::Part { id, part } => match part.recv() {
                Ok(part) => target.add(&id, part)?,
                Err(RecvError) => {
                    failed = true;
                    progress
                        .say(&format!("{id}: the extractor failed; please report this article"));
                }
            },
            Slot::Warning(message) => progress.say(&message),
            Slot::Fault(message) => {
                failed = true;
                progress.say(&message);
            }
        }
    }
    target.finish()?;
    Ok(failed)
}

/// A worker: takes articles until there are no more.
fn work(
    extractor: &Extractor,
    format: &dyn Format,
    options: &Options,
    queue: &Mutex<Receiver<Task>>,
) {
    let mut worker = extractor.worker();
    loop {
        // A panic while waiting is impossible, so the lock cannot be poisoned.
        let Ok(Ok(task)) = queue.lock().map(|queue| queue.recv()) else { return };
        let part = catch_unwind(AssertUnwindSafe(|| {
            let extraction = worker.extract(&task.document);
            format.article(&Article { document: &task.document, extraction: &extraction }, options)
        }));
        match part {
            // The writer may be gone already; then nobody waits for the part.
            Ok(part) => drop(task.reply.send(part)),
            // The writer sees that no reply comes. The buffers may be in any state.
            Err(_) => worker = extractor.worker(),
        }
    }
}

//! Reads on one thread, extracts on many, writes in the order of the input.
//!
//! Both queues are bounded: however long the input is, only a few articles are in memory.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvError, SyncSender, TryRecvError, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread;

use hoedam::corpus::Telling;
use hoedam::output::{Article, Format, Options, Part};
use hoedam::{Document, Extraction, Extractor, Limit, Reached, Worker};
use jiff::civil::Date;

use crate::input::{self, Item, Manner, Sink, Source};
use crate::progress::Progress;
use crate::target::Target;
use crate::timings::Timings;
use crate::why::Why;

/// What is to be done.
pub struct Job {
    /// Files, directories, `-`.
    pub inputs: Vec<PathBuf>,
    /// How they are read.
    pub manner: Manner,
    /// The date of articles without one.
    pub date: Option<Date>,
    /// How many workers to run.
    pub threads: usize,
    /// How to write; `None` where only the encounters count.
    pub format: Option<&'static dyn Format>,
    /// The format's options.
    pub options: Options,
    /// What is to be explained in place of results.
    pub why: Option<Why>,
    /// Where times are added up.
    pub timings: Option<Arc<Mutex<Timings>>>,
}

/// What all workers share.
struct Shared {
    extractor: Extractor,
    format: Option<&'static dyn Format>,
    options: Options,
    why: Option<Why>,
    timings: Option<Arc<Mutex<Timings>>>,
    queue: Mutex<Receiver<Task>>,
}

/// An article on its way to a worker, and where its result is awaited.
struct Task {
    article: Source,
    date: Option<Date>,
    reply: SyncSender<Reply>,
}

/// What becomes of an article, and what is to be said of it.
type Reply = (Part, Vec<String>);

/// What the writer awaits, in the order of the input.
enum Slot {
    Part { id: String, part: Receiver<Reply> },
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
        let article = match item {
            Item::Article(article) => article,
            Item::Warning(message) => return self.slots.send(Slot::Warning(message)).is_ok(),
            Item::Fault(message) => return self.slots.send(Slot::Fault(message)).is_ok(),
        };
        let (reply, part) = sync_channel(1);
        let slot = Slot::Part { id: article.id().to_owned(), part };
        let task = Task { article, date: self.date, reply };
        self.slots.send(slot).is_ok() && self.tasks.send(task).is_ok()
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
    let Job { inputs, manner, date, threads, format, options, why, timings } = job;
    let mut queues = Queues { date, tasks, slots, progress: progress.clone() };
    let reader = thread::spawn(move || input::read(&inputs, manner, &mut queues));

    let queue = Mutex::new(queue);
    let shared = Shared { extractor, format, options, why, timings: timings.clone(), queue };
    let shared = Arc::new(shared);
    for _ in 0..threads {
        let shared = Arc::clone(&shared);
        thread::spawn(move || work(&shared));
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
                Ok((part, warnings)) => {
                    warnings.iter().for_each(|message| progress.say(message));
                    timed(timings.as_deref(), || target.add(&id, part))?;
                }
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
    if reader.join().is_err() {
        failed = true;
        progress.say("meetings: reading the input failed; what was read until then is written");
    }
    target.finish()?;
    Ok(failed)
}

/// The option that moves a limit.
fn hint(reached: &Reached) -> &'static str {
    match reached.limit {
        Limit::Text => "; see --max-text",
        Limit::Sentence => "; see --max-sentence",
        Limit::Events => "; see --max-events",
        _ => "",
    }
}

/// Writes, and adds the time that it took where times are measured.
fn timed<T>(timings: Option<&Mutex<Timings>>, write: impl FnOnce() -> T) -> T {
    let Some(timings) = timings else { return write() };
    let mut own = Timings::default();
    let result = own.output(write);
    timings.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).merge(&own);
    result
}

/// Reads an article, and adds the time that every stage took where times are measured.
fn extract(
    worker: &mut Worker<'_>,
    timings: Option<&Mutex<Timings>>,
    document: &Document,
) -> Extraction {
    let Some(timings) = timings else { return worker.extract(document) };
    let mut own = Timings::default();
    let extraction = own.extract(worker, document);
    timings.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).merge(&own);
    extraction
}

/// A worker: takes articles until there are no more.
fn work(shared: &Shared) {
    let Shared { extractor, format, options, why, timings, queue } = shared;
    let timings = timings.as_deref();
    let mut worker = extractor.worker();
    loop {
        // A panic while waiting is impossible, so the lock cannot be poisoned.
        let Ok(Ok(task)) = queue.lock().map(|queue| queue.recv()) else { return };
        let part = catch_unwind(AssertUnwindSafe(|| {
            let mut warnings: Vec<String> = task.article.warning().into_iter().collect();
            let mut document = task.article.document();
            document.date = document.date.or(task.date);
            if let (Some(why), Some(format)) = (why, format) {
                return (why.part(&mut worker, &document, *format, options), warnings);
            }
            let extraction = extract(&mut worker, timings, &document);
            let beyond = |limit: &Reached| format!("{}: {limit}{}", document.id, hint(limit));
            warnings.extend(extraction.limits.iter().map(beyond));
            let Some(format) = format else {
                let mut part = Part::default();
                part.tellings = timed(timings, || Telling::all(&document, &extraction));
                return (part, warnings);
            };
            let article = Article { document: &document, extraction: &extraction };
            (timed(timings, || format.article(&article, options)), warnings)
        }));
        match part {
            // The writer may be gone already; then nobody waits for the part.
            Ok(reply) => drop(task.reply.send(reply)),
            // The writer sees that no reply comes. The buffers may be in any state.
            Err(_) => worker = extractor.worker(),
        }
    }
}

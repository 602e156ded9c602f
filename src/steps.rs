//! Counts work, so that tests can tell whether it grows as the text does: seconds differ from
//! run to run, steps do not. In builds without debug assertions nothing is counted.

#[cfg(debug_assertions)]
use std::cell::Cell;

#[cfg(debug_assertions)]
thread_local! {
    static STEPS: Cell<u64> = const { Cell::new(0) };
}

/// One step of work: something looked up, compared or cut out.
#[inline(always)]
pub(crate) fn step() {
    steps(1);
}

/// Several steps of work.
#[inline(always)]
pub(crate) fn steps(number: usize) {
    #[cfg(debug_assertions)]
    STEPS.with(|steps| steps.set(steps.get() + number as u64));
    #[cfg(not(debug_assertions))]
    let _ = number;
}

/// The steps that this thread has taken since it was asked last; `None` where none are
/// counted.
pub fn taken() -> Option<u64> {
    #[cfg(debug_assertions)]
    return Some(STEPS.with(|steps| steps.replace(0)));
    #[cfg(not(debug_assertions))]
    None
}

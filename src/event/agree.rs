//! Whether two tellings can be of one encounter: kind, day and status.

use crate::event::Kind;
use crate::event::status::Assertion;
use crate::event::story::Story;
use crate::event::telling::Telling;

/// Whether two tellings can be of one kind: a video call is also a meeting.
pub fn kinds_agree(a: Option<Kind>, b: Option<Kind>) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return true };
    a == b || a == Kind::Meeting && b == Kind::Video || a == Kind::Video && b == Kind::Meeting
}

/// Whether two tellings can be of one day.
pub fn dates_agree(story: &Story<'_>, a: &Telling, b: &Telling) -> bool {
    same_day(a.date(story).as_deref(), b.date(story).as_deref())
}

/// Whether two dates can be of one day: one may be that of a month or a year alone.
pub(crate) fn same_day(a: Option<&str>, b: Option<&str>) -> bool {
    match (a, b) {
        (Some(x), Some(y)) => {
            let length = x.len().min(y.len());
            x[..length] == y[..length]
        }
        _ => true,
    }
}

/// A planned meeting and one already held are two, unless one of them has no status of its own.
pub fn statuses_agree(a: Assertion, b: Assertion) -> bool {
    use Assertion::{
        Held, Hypothetical, NotHeld, Planned, Possible, Postponed, Present, Proposed, Unstated,
    };
    let class = |assertion: Assertion| match assertion {
        Held => 1,
        Planned | Present | Postponed => 2,
        Proposed | Possible => 3,
        NotHeld => 4,
        Unstated | Hypothetical => 0,
    };
    let (x, y) = (class(a), class(b));
    // What was planned or proposed may have fallen through; what was held has not.
    let open = |class: i32| class == 2 || class == 3;
    x == y || x == 0 || y == 0 || x == 4 && open(y) || y == 4 && open(x)
}

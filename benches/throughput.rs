//! How fast the parts of the pipeline are, each beside what else could be done with the
//! same text. `cargo bench --bench throughput -- scan/` runs one group; benches/README.md
//! tells what each group measures.

use std::time::Duration;

use criterion::Criterion;

mod corpus;
mod groups;

fn main() {
    let mut criterion = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(200))
        .measurement_time(Duration::from_millis(1000))
        .without_plots()
        .configure_from_args();
    // Criterion leaves out what the filter does not name; the texts need not be made either.
    let filter = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    let named = |name: &str| filter.as_ref().is_none_or(|f| f.split('/').next() == Some(name));
    let any = groups::ALL.iter().any(|(name, _)| named(name));
    for (_, group) in groups::ALL.iter().filter(|(name, _)| !any || named(name)) {
        group(&mut criterion);
    }
    criterion.final_summary();
}

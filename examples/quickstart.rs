//! The library in a few lines: one article in, its encounters out.

use hoedam::{Document, Extractor};

fn main() {
    let extractor = Extractor::default();
    let document = Document::new(
        "example",
        "강경화 외교부 장관은 29일 마이크 폼페이오 미국 국무장관과 통화하고 비핵화 방안을 논의했다.",
    )
    .with_date(jiff::civil::date(2018, 6, 29));

    for event in extractor.extract(&document).events {
        let names = event.who.iter().chain(&event.whom).map(|participant| {
            let parts = [&participant.name, &participant.title, &participant.country];
            parts.into_iter().flatten().cloned().collect::<Vec<_>>().join(", ")
        });
        println!("{:?} ({:?})", event.kind, event.status);
        println!("  who    {}", names.collect::<Vec<_>>().join(" × "));
        println!("  when   {}", event.when.map_or("-".into(), |when| when.date));
        println!("  where  {}", event.place.map_or("-".into(), |place| place.text));
        for topic in event.about {
            println!("  about  {}", topic.text);
        }
    }
}

//! Speed of reading a typed reply: at most 5 ms each.

use criterion::{Criterion, criterion_group, criterion_main};
use moodfirst_core::reading::Reader;
use moodfirst_core::text::Lang;
use std::hint::black_box;

fn reading(c: &mut Criterion) {
    let reader = match Reader::embedded() {
        Ok(reader) => reader,
        Err(why) => {
            eprintln!("{why}");
            return;
        }
    };
    let zh = "对不起，让您等了一个多小时，搁谁都受不了。您先坐，我给您倒杯水，您慢慢说，我听着。明天下午两点我给您打电话。";
    let en = "I'm so sorry you waited an hour, nobody'd put up with that. Have a seat, tell me what happened, and I'll ring you by two tomorrow.";
    for (lang, text) in [(Lang::Zh, zh), (Lang::En, en)] {
        let name = format!("a reply ({})", lang.code());
        c.bench_function(&name, |b| b.iter(|| reader.read(black_box(text), lang)));
    }
}

criterion_group!(benches, reading);
criterion_main!(benches);

//! The throughput of extraction, from bytes to an article, for short stories and for large files. The time must be
//! linear in the size.
//!
//! `cargo bench --bench reading`.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use redaksi::article::Received;
use redaksi::packs::Packs;
use redaksi::extract;
use std::hint::black_box;

const STORIES: [&str; 3] = [
    include_str!("../samples/jembatan-gantung.txt"),
    include_str!("../samples/pasar-terapung.txt"),
    include_str!("../samples/kopi-lereng.txt"),
];

fn stories(c: &mut Criterion) {
    let packs = Packs::built_in();
    let mut group = c.benchmark_group("reading");
    group.throughput(Throughput::Bytes(STORIES.iter().map(|story| story.len() as u64).sum()));
    group.bench_function("three stories", |b| {
        b.iter(|| {
            for story in STORIES {
                black_box(extract::read(Received::new("", story.as_bytes()), &packs));
            }
        });
    });
    group.sample_size(10);
    for megabytes in [1, 2, 4] {
        let text =
            STORIES.join("\n").repeat(megabytes * 1_000_000 / STORIES.iter().map(|story| story.len()).sum::<usize>());
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(format!("one file of {megabytes} MB"), |b| {
            b.iter(|| black_box(extract::read(Received::new("", text.as_bytes()), &packs)));
        });
        let line = text.replace('\n', " ");
        group.throughput(Throughput::Bytes(line.len() as u64));
        group.bench_function(format!("one line of {megabytes} MB"), |b| {
            b.iter(|| black_box(extract::read(Received::new("", line.as_bytes()), &packs)));
        });
    }
    group.finish();
}

criterion_group!(benches, stories);
criterion_main!(benches);

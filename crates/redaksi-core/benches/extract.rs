//! The throughput of extraction, from bytes to an article, for short stories and for large files. The time must be
//! linear in the size.
//!
//! `cargo bench --bench reading`.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use redaksi_core::article::SourceText;
use redaksi_core::extract;
use redaksi_core::packs::Packs;
use std::hint::black_box;

const STORIES: [&str; 3] = [
    include_str!("../../../samples/jembatan-gantung.txt"),
    include_str!("../../../samples/pasar-terapung.txt"),
    include_str!("../../../samples/kopi-lereng.txt"),
];

fn bench_extract(c: &mut Criterion) {
    let packs = Packs::built_in();
    let mut group = c.benchmark_group("reading");
    group.throughput(Throughput::Bytes(STORIES.iter().map(|document| document.len() as u64).sum()));
    group.bench_function("three stories", |b| {
        b.iter(|| {
            for document in STORIES {
                black_box(extract::extract(SourceText::new("", document.as_bytes()), &packs));
            }
        });
    });
    group.sample_size(10);
    for megabytes in [1, 2, 4] {
        let text = STORIES
            .join("\n")
            .repeat(megabytes * 1_000_000 / STORIES.iter().map(|document| document.len()).sum::<usize>());
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(format!("one file of {megabytes} MB"), |b| {
            b.iter(|| black_box(extract::extract(SourceText::new("", text.as_bytes()), &packs)));
        });
        let line = text.replace('\n', " ");
        group.throughput(Throughput::Bytes(line.len() as u64));
        group.bench_function(format!("one line of {megabytes} MB"), |b| {
            b.iter(|| black_box(extract::extract(SourceText::new("", line.as_bytes()), &packs)));
        });
    }
    group.finish();
}

criterion_group!(benches, bench_extract);
criterion_main!(benches);

#!/bin/sh
# Cleans an archive with one process, with GNU parallel, and with Apache Spark on a local cluster, and compares the results.
#
#   tests/consumers/spark.sh [PROGRAM [ARCHIVE]]
#
# PROGRAM is a command that reads lines of JSON and writes lines of JSON; by default `target/release/redaksi clean --jsonl`.
# ARCHIVE is a file with one story in each line; by default one is made of the samples. Needs Java, Python and the network
# for pip; pyspark is installed into $TMPDIR/redaksi-spark.
set -eu

root=$(cd "$(dirname "$0")/../.." && pwd)
program=${1:-"$root/target/release/redaksi clean --jsonl"}
work=${TMPDIR:-/tmp}/redaksi-spark
mkdir -p "$work"

if [ ! -x "$work/venv/bin/python" ]; then
    python3 -m venv "$work/venv"
    "$work/venv/bin/pip" install --quiet pyspark pandas pyarrow
fi

archive=${2:-"$work/stories.jsonl"}
if [ $# -lt 2 ]; then
    "$work/venv/bin/python" "$root/tests/consumers/spark.py" make "$root/samples" "$archive"
fi

$program < "$archive" > "$work/one.jsonl"
if command -v parallel > /dev/null; then
    parallel --keep-order --pipe --block 200k --jobs 2 "$program" < "$archive" > "$work/parallel.jsonl"
    cmp "$work/one.jsonl" "$work/parallel.jsonl"
    echo "GNU parallel: equal"
fi
"$work/venv/bin/python" "$root/tests/consumers/spark.py" compare "$program" "$archive" "$work/one.jsonl"

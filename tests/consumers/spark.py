"""Runs a program over an archive with Apache Spark on a local cluster and compares its results with those of one process.

spark.py make SAMPLES ARCHIVE           writes an archive of the samples, with errors among them
spark.py compare PROGRAM ARCHIVE ONE    compares Spark's results with ONE, the output of one process
"""

import json
import os
import pathlib
import shlex
import subprocess
import sys
import time

COPIES = 20


def make(samples, archive):
    files = sorted(path for path in pathlib.Path(samples).iterdir() if path.suffix in (".txt", ".html"))
    with open(archive, "w", encoding="utf-8") as out:
        for copy in range(COPIES):
            for path in files:
                key = "html" if path.suffix == ".html" else "text"
                text = path.read_bytes().decode("utf-8", "replace")
                out.write(json.dumps({"id": f"{path.name}#{copy}", key: text}) + "\n")
            out.write(json.dumps({"id": f"empty#{copy}", "text": " "}) + "\n")
            out.write(f"no JSON {copy}\n")


def compare(program, archive, one):
    from pyspark.sql import SparkSession

    # The workers need the same packages.
    os.environ["PYSPARK_PYTHON"] = sys.executable
    spark = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    expected = pathlib.Path(one).read_text(encoding="utf-8").split("\n")[:-1]
    command = shlex.split(program)

    start = time.monotonic()
    piped = spark.sparkContext.textFile(archive, minPartitions=8).pipe(program).collect()
    report("RDD.pipe", piped, expected, start)

    def clean(batches):
        for batch in batches:
            lines = "".join(line + "\n" for line in batch["value"])
            done = subprocess.run(command, input=lines.encode(), capture_output=True, check=True)
            import pandas as pd

            yield pd.DataFrame({"value": done.stdout.decode("utf-8").split("\n")[:-1]})

    start = time.monotonic()
    table = spark.read.text(archive).repartition(8).mapInPandas(clean, "value string")
    # A table has no order.
    report("mapInPandas", sorted(row.value for row in table.collect()), sorted(expected), start)
    spark.stop()


def report(name, found, expected, start):
    if found != expected:
        differing = next((pair for pair in zip(found, expected) if pair[0] != pair[1]), None)
        sys.exit(f"{name}: {len(found)} lines instead of {len(expected)}; first difference: {differing}")
    print(f"{name}: equal, {len(found)} lines in {time.monotonic() - start:.1f} s")


if __name__ == "__main__":
    {"make": make, "compare": compare}[sys.argv[1]](*sys.argv[2:])

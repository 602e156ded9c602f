#!/usr/bin/env python3
"""Turns the last `cargo bench` into the tables of benches/README.md.

Reads target/criterion (or the directory given) and rewrites what stands between the two
marks of the README. Needs nothing but Python.
"""

import datetime
import json
import pathlib
import platform
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
GROUPS = ["scan", "mentions", "dates", "events", "end_to_end", "output", "startup", "adversarial", "threads"]
# Groups whose cases are measured on texts of several kinds.
KINDS = ["dates", "end_to_end", "output"]
BEGIN, END = "<!-- begin of the last run -->", "<!-- end of the last run -->"


def cases(criterion):
    """Group -> case -> (nanoseconds, bytes)."""
    found = {}
    for path in sorted(criterion.glob("*/**/new/estimates.json")):
        about = json.loads((path.parent / "benchmark.json").read_text())
        nanoseconds = json.loads(path.read_text())["median"]["point_estimate"]
        case = "/".join(part for part in (about["function_id"], about["value_str"]) if part)
        size = (about["throughput"] or {}).get("Bytes")
        found.setdefault(about["group_id"], {})[case] = (nanoseconds, size)
    return found


def baseline(group, case, all_cases):
    """The case that another one of its group is compared with."""
    kind = case.split(",")[0]
    candidates = {
        "scan": "triggers, by line, aho-corasick" if case.startswith("triggers") else "plain aho-corasick",
        "startup": "plain aho-corasick",
        "dates": f"{kind}, regex",
        "end_to_end": f"{kind}, plain aho-corasick",
        "output": f"{kind}, extract",
        "adversarial": "ordinary news",
        "threads": "1",
        "events": "dense",
        "mentions": "people",
    }
    name = candidates.get(group)
    return name if name in all_cases else None


def per_byte(case):
    nanoseconds, size = case
    return nanoseconds / size if size else nanoseconds


def order(group, name, case):
    """By kind of text, then the fastest first."""
    return (name.split(",")[0] if group in KINDS else "", per_byte(case))


def table(group, all_cases):
    lines = ["| case | ms | MB/s | ns/byte | times as fast as |", "|---|---:|---:|---:|---|"]
    for name, case in sorted(all_cases.items(), key=lambda item: order(group, *item)):
        nanoseconds, size = case
        rate = f"{size / nanoseconds * 1e3:.0f}" if size else ""
        cost = f"{per_byte(case):.2f}" if size else ""
        base = baseline(group, name, all_cases)
        # Building an automaton takes its time whatever the bytes; compare the times.
        measure = (lambda c: c[0]) if group == "startup" else per_byte
        ratio = f"{measure(all_cases[base]) / measure(case):.2f} {base}" if base and base != name else ""
        lines.append(f"| {name} | {nanoseconds / 1e6:,.2f} | {rate} | {cost} | {ratio} |")
    return lines


def goals(found, memory):
    """The goals of the project and how far the run meets them."""

    def ratio(group, fast, slow):
        known = found.get(group, {})
        if fast not in known or slow not in known:
            return None
        return per_byte(known[slow]) / per_byte(known[fast])

    def worst():
        known = found.get("adversarial", {})
        news = known.get("ordinary news")
        costs = [per_byte(case) for name, case in known.items() if name.split("/")[-1] != "1000"]
        return max(costs) / per_byte(news) if news and len(costs) > 1 else None

    def overhead():
        slower = ratio("output", "ordinary, extract and jsonl", "ordinary, extract")
        return None if slower is None else (1 / slower - 1) * 100

    rows = [
        ("pipeline / plain scan, ordinary news", "≥ 1.0", ratio("end_to_end", "ordinary", "ordinary, plain aho-corasick")),
        ("encounters alone / plain scan, ordinary news", "≥ 1.0", ratio("end_to_end", "ordinary, encounters alone", "ordinary, plain aho-corasick")),
        ("pipeline / plain scan, trigger in every sentence", "≥ 0.5", ratio("end_to_end", "dense", "dense, plain aho-corasick")),
        ("encounters alone / plain scan, trigger in every sentence", "≥ 0.5", ratio("end_to_end", "dense, encounters alone", "dense, plain aho-corasick")),
        ("gazetteer scan / plain scan", "≥ 3.0", ratio("scan", "hoedam", "plain aho-corasick")),
        ("JSON Lines, % more than extraction", "≤ 20", overhead()),
        ("two threads / one", "≥ 1.9", ratio("threads", "2", "1")),
        ("dearest adversarial text / ordinary news, a byte", "≤ 2.0", worst()),
        ("start-up, ms", "≤ 60", memory.get("startup_ms")),
        ("resident memory after start-up, MB", "≤ 80", memory.get("startup_rss_mb")),
    ]
    late, early = memory.get("rss_late_mb"), memory.get("rss_early_mb")
    if late is not None and early is not None:
        rows.append((f"memory gained while {memory['stream_mb']:.0f} MB stream through, MB", "≈ 0", late - early))
    lines = ["| goal | wanted | measured |", "|---|---:|---:|"]
    for name, wanted, measured in rows:
        lines.append(f"| {name} | {wanted} | {'not run' if measured is None else f'{measured:.2f}'} |")
    return lines


def machine():
    model = platform.processor() or platform.machine()
    cpuinfo = pathlib.Path("/proc/cpuinfo")
    cores = 0
    if cpuinfo.exists():
        for line in cpuinfo.read_text().splitlines():
            if line.startswith("model name"):
                model = line.split(":", 1)[1].strip()
                cores += 1
    rustc = subprocess.run(["rustc", "--version"], capture_output=True, text=True, check=False).stdout.strip()
    commit = subprocess.run(
        ["git", "-C", str(HERE), "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False
    ).stdout.strip()
    threads = f", {cores} threads" if cores else ""
    return f"{datetime.date.today()}, {model}{threads}, {rustc}, commit {commit}."


def main():
    criterion = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parent / "target" / "criterion"
    found = cases(criterion)
    if not found:
        sys.exit(f"{criterion}: no results; run `cargo bench` first")
    memory_file = criterion / "memory.json"
    memory = json.loads(memory_file.read_text()) if memory_file.exists() else {}
    lines = [machine(), "", *goals(found, memory)]
    for group in GROUPS:
        if group in found:
            lines += ["", f"### {group}", "", *table(group, found[group])]
    readme = HERE / "README.md"
    text = readme.read_text()
    before, rest = text.split(BEGIN, 1)
    after = rest.split(END, 1)[1]
    readme.write_text(before + BEGIN + "\n\n" + "\n".join(lines) + "\n\n" + END + after)
    print("\n".join(lines))


if __name__ == "__main__":
    main()

#!/usr/bin/env bash
# The agreement's arithmetic alone (JMH): a year's report from incidents, and from the facts that tell of them.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

if [ $# -gt 0 ]; then
    note "engine.sh takes nothing, not '$1'"
    exit 2
fi

# JMH forks a JVM for each size; they inherit nothing but the class path.
"$java" -cp "$here/engine/target/classes:$here/engine/target/lib/*" org.openjdk.jmh.Main \
    -rf csv -rff "$scratch/engine.csv" >"$scratch/engine.log" 2>&1 || {
    tail -n 20 "$scratch/engine.log" >&2
    exit 1
}

printf '### A year of figures, the arithmetic alone\n\n%s. JMH, one thread, mean of 5 s after 3 s of warm-up.\n\n' "$(machine)"
printf '| Report on a year from n | ms | ± (99.9 %%) | µs for each | ns / log₂ n for each |\n|---|---|---|---|---|\n'
# Columns: benchmark, mode, threads, samples, score, error, unit, and the two sizes, one of them empty.
tail -n +2 "$scratch/engine.csv" | tr -d '"' | awk -F, '
    {
        n = $8 == "" ? $9 : $8
        incidents = $1 ~ /ofIncidents$/
        log2 = log(n) / log(2)
        printf "%d %d| %d %s | %.1f | %.1f | %.2f | %.0f |\n", incidents ? 0 : 1, n, n, \
            incidents ? "incidents, all corrected" : "facts", $5, $6, 1000 * $5 / n, 1000000 * $5 / n / log2
    }' | sort -n -k1,1 -k2,2 | sed -E 's/^[0-9]+ [0-9]+//'

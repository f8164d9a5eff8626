#!/usr/bin/env bash
# A cold GET /sla/uptime?year=2025&asOf=… over HTTP with imported incidents, and a report on them. --incidents N (10000) --runs N (5)
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

incidents=10000
runs=5
while [ $# -gt 0 ]; do
    case $1 in
        --incidents) incidents=$2 ;;
        --runs) runs=$2 ;;
        *)
            note "figures.sh takes --incidents N and --runs N"
            exit 2
            ;;
    esac
    shift 2
done

figures() { "$java" -XX:+UseSerialGC -Xmx256m "$here/Figures.java" "$(current_first_run "$scratch/data")" "$@"; }

start_node "$scratch/data"
note "importing $incidents incidents"
position=$(figures import "$incidents")
stop_node "$node"

first=()
again=()
other=()
for run in $(seq "$runs"); do
    # A node that has just started has neither read the facts nor compiled what adds them up.
    start_node "$scratch/data"
    first+=("$(figures ask "/api/v1/sla/uptime?year=2025&asOf=$position")")
    other+=("$(figures ask "/api/v1/sla/uptime?year=2025&asOf=$((position - 1000 * run))")")
    for _ in 1 2 3; do
        figures ask "/api/v1/sla/uptime?year=2025&asOf=$((position - 10 * run))" >/dev/null
    done
    again+=("$(figures ask "/api/v1/sla/uptime?year=2025&asOf=$((position - 100 * run))")")
    if [ "$run" = "$runs" ]; then
        report=$(figures report)
    fi
    stop_node "$node"
done

printf '### A year of figures, as of a position\n\n%s. %s incidents of the year, a fifth of them stated twice; client on the same machine, medians of %s starts.\n\n' \
    "$(machine)" "$incidents" "$runs"
printf '| GET /sla/uptime?year=2025&asOf=… | ms, median | all |\n|---|---|---|\n'
row() {
    local name=$1
    shift
    printf '| %s | %s | %s |\n' "$name" "$(median "$@")" "$(printf '%s ' "$@" | sed 's/ $//; s/ /, /g')"
}
row "the first request of a node that has just started" "${first[@]}"
row "the next, as of another position" "${other[@]}"
row "the sixth, as of yet another" "${again[@]}"

printf '\n### A report on such a year\n\nThe same incidents, on a node that has answered six questions. Megabytes as sent.\n\n'
printf '| | ms | MB |\n|---|---|---|\n%s\n' "$report"

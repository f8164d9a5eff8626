#!/usr/bin/env bash
# Time from the command to readiness, cold, warm and with links, and the memory then. --links N (10000) --runs N (3)
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

links=10000
runs=3
while [ $# -gt 0 ]; do
    case $1 in
        --links) links=$2 ;;
        --runs) runs=$2 ;;
        *)
            note "start.sh takes --links N and --runs N"
            exit 2
            ;;
    esac
    shift 2
done

# Resident memory of a process, in MiB; of PostgreSQL's processes the private part, since they share their buffers.
resident() { awk '/^VmRSS/ { printf "%d", $2 / 1024 }' "/proc/$1/status"; }

# The descendants of a process, PostgreSQL's, which may have become children of init: found by the data directory.
postgres_private() {
    local pid total=0 postmaster
    postmaster=$(find "$1" -name postmaster.pid -exec head -n 1 {} \; -quit)
    [ -n "$postmaster" ] || { printf 0; return; }
    for pid in "$postmaster" $(pgrep -P "$postmaster" || true); do
        total=$((total + $(awk '/^Pss:/ { printf "%d", $2 }' "/proc/$pid/smaps_rollup" 2>/dev/null || echo 0)))
    done
    printf '%d' $((total / 1024))
}

# Starts on directory $1 and prints a row named $2.
measure() {
    local times=() run
    for run in $(seq "$runs"); do
        if [ "$3" = cold ]; then
            rm -rf "$1"
        fi
        start_node "$1"
        times+=("$ready_ms")
        sleep 2
        if [ "$run" = "$runs" ]; then
            printf '| %s | %s | %s | %s |\n' "$2" "$(median "${times[@]}")" "$(resident "$node")" "$(postgres_private "$1")"
        fi
        stop_node "$node"
    done
}

printf '### Start and memory\n\n%s. Median of %s starts, from the command to readiness 200; memory 2 s later.\n\n' \
    "$(machine)" "$runs"
printf '| Start | ready after ms | Java RSS MiB | PostgreSQL PSS MiB |\n|---|---|---|---|\n'
measure "$scratch/data" "cold: empty directory" cold
measure "$scratch/data" "warm: the same again" warm
start_node "$scratch/data"
post_links "$(current_first_run "$scratch/data")" 16 "$links" >/dev/null
stop_node "$node"
measure "$scratch/data" "warm, $links links" warm

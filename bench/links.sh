#!/usr/bin/env bash
# POST /links per second from 16 keep-alive clients, durable and in strict order. --seconds N (20) --runs N (3)
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

seconds=20
runs=3
while [ $# -gt 0 ]; do
    case $1 in
        --seconds) seconds=$2 ;;
        --runs) runs=$2 ;;
        *)
            note "links.sh takes --seconds N and --runs N"
            exit 2
            ;;
    esac
    shift 2
done

start_node "$scratch/data"
first_run=$(current_first_run "$scratch/data")
note "warming up"
post_links "$first_run" 16 "${seconds}s" >/dev/null

printf '### POST /links, 16 keep-alive clients\n\n%s. Client on the same machine; %s s a run after %s s of warm-up.\n\n' \
    "$(machine)" "$seconds" "$seconds"
printf '| Run | Links/s | p50 ms | p95 ms | p99 ms | Failed |\n|---|---|---|---|---|---|\n'
rates=()
for run in $(seq "$runs"); do
    read -r rate p50 p95 p99 _ failed < <(post_links "$first_run" 16 "${seconds}s")
    rates+=("$rate")
    printf '| %s | %s | %s | %s | %s | %s |\n' "$run" "$rate" "$p50" "$p95" "$p99" "$failed"
done
printf '\nMedian: **%s links/s**.\n' "$(median "${rates[@]}")"

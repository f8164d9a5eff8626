#!/usr/bin/env bash
# Replaying clicks into a node's analytics, and questions about them. --clicks N (1000000) --links N (10000)
# shellcheck disable=SC2154 # lib.sh sets them
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

clicks=1000000
links=10000
while [ $# -gt 0 ]; do
    case $1 in
        --clicks) clicks=$2 ;;
        --links) links=$2 ;;
        *)
            note "analytics.sh takes --clicks N and --links N"
            exit 2
            ;;
    esac
    shift 2
done

analytics() { "$java" -XX:+UseSerialGC -Xmx512m "$here/Analytics.java" "$(current_first_run "$scratch/data")" "$@"; }

start_node "$scratch/data"
note "making $links links"
post_links "$(current_first_run "$scratch/data")" 16 "$links" >/dev/null
note "recording $clicks clicks"
recorded=$(analytics record "$clicks")
stop_node "$node"
rm -rf "$scratch/data/analytics"

start_node "$scratch/data"
note "replaying them"
replayed=$(analytics replay)
size=$(du -sk "$scratch/data/analytics" | cut -f 1)
printf '### Analytics\n\n%s. %s clicks of %s links in 90 days, by Zipf; client on the same machine, PostgreSQL beside it.\n\n' \
    "$(machine)" "$clicks" "$links"
printf '| What | Figure |\n|---|---|\n'
printf '| recorded by POST /clicks, 1,000 at a time | %s clicks/s |\n' "$recorded"
printf '| replayed into an empty file | %s s, %s clicks/s |\n' "$replayed" "$(awk "BEGIN { printf \"%d\", $clicks / $replayed }")"
printf '| the file | %s bytes a click |\n' "$((size * 1024 / clicks))"
analytics ask

#!/usr/bin/env bash
# A table of many links: as bytes on the heap, as plain objects, in LMDB; and a node that starts with them and without a
# database. --links N (10000000) --runs N (3)
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

links=10000000
runs=3
while [ $# -gt 0 ]; do
    case $1 in
        --links) links=$2 ;;
        --runs) runs=$2 ;;
        *)
            note "table.sh takes --links N and --runs N"
            exit 2
            ;;
    esac
    shift 2
done

# LMDB's binding reaches into the buffers of the JDK, for which two packages are opened to it.
measure() {
    "$java" -Xmx"$1" -XX:+UseCompactObjectHeaders --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
        --add-opens java.base/java.nio=ALL-UNNAMED --add-opens java.base/sun.nio.ch=ALL-UNNAMED \
        -cp "$here/table/target/classes:$here/table/target/lib/*" com.occuz.bench.table.TableBench "$2" "$scratch/data" "$links" 2>/dev/null
}

mib() { awk -v bytes="$1" 'BEGIN { printf "%.0f", bytes / 1048576 }'; }

read -r written bytes <<<"$(measure 4g write)"
lmdb_made=$(measure 4g lmdb)
printf '### A table of %s links\n\n%s. Slugs of 7 to 9 letters, destinations of 60 to 120. Medians of %s alternating runs, each in a process of its own.\n\n' \
    "$links" "$(machine)" "$runs"
printf 'The snapshot is written in %s ms and has %s MiB. LMDB is filled once, in %s ms.\n\n' "$written" "$(mib "$bytes")" "$lmdb_made"
declare -A rows
for _ in $(seq "$runs"); do
    for kind in compact objects lmdb; do
        rows[$kind]+="$(measure 6g "$kind")"$'\n'
    done
done

# The median of column $2 of what $1 gave.
column() {
    local figures
    mapfile -t figures < <(printf '%s' "${rows[$1]}" | awk -v n="$2" '{ print $n }')
    median "${figures[@]}"
}

printf '| Table | answers after ms | heap MiB | RSS MiB | a link there ns | one that is not ns | own file MiB |\n|---|---|---|---|---|---|---|\n'
for kind in compact objects lmdb; do
    printf '| %s | %s | %s | %s | %s | %s | %s |\n' "$kind" "$(column "$kind" 1)" "$(mib "$(column "$kind" 2)")" \
        "$(mib "$(column "$kind" 3)")" "$(column "$kind" 4)" "$(column "$kind" 5)" "$(mib "$(column "$kind" 6)")"
done

# A node on that snapshot, whose database is nowhere.
slug=$(measure 1g slug)
times=()
resident=()
for _ in $(seq "$runs"); do
    port=$(free_port)
    edge_port=$(free_port)
    begun=$(milliseconds)
    OCCUZ_DATABASE_URL=postgresql://nobody:nothing@127.0.0.1:1/occuz OCCUZ_JAVA_OPTS=-Xmx2g "$here/../occuz" run \
        --data "$scratch/data" --port "$port" --edge-port "$edge_port" >"$scratch/node.log" 2>&1 &
    node=$!
    started+=("$node")
    until [ "$(status_of "$edge_port" "/$slug")" = 302 ]; do
        if ! kill -0 "$node" 2>/dev/null || [ $(($(milliseconds) - begun)) -gt 120000 ]; then
            note "the node did not redirect:"
            tail -n 20 "$scratch/node.log" >&2
            exit 1
        fi
        sleep 0.02
    done
    times+=($(($(milliseconds) - begun)))
    resident+=("$(awk '/^VmRSS/ { printf "%d", $2 / 1024 }' "/proc/$node/status")")
    stop_node "$node"
done
# shellcheck disable=SC2016 # the backquotes are Markdown's
printf '\nA node with `-Xmx2g` and without its database redirects %s ms after the command (%s), with %s MiB resident.\n\n' \
    "$(median "${times[@]}")" "$(printf '%s ' "${times[@]}" | sed 's/ $//; s/ /, /g')" "$(median "${resident[@]}")"

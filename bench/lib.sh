# shellcheck shell=bash disable=SC2034 # what is set here is read by the scripts that source it
# What the measurements share: a scratch directory, nodes on free ports, and an end for everything that was started.

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
java=${OCCUZ_JAVA_HOME:?start it through ./occuz bench}/bin/java
scratch=$(mktemp -d)
started=()

note() { printf '%s\n' "$*" >&2; }

finish() {
    local pid
    for pid in ${started[@]+"${started[@]}"}; do
        kill -TERM "$pid" 2>/dev/null || true
    done
    for pid in ${started[@]+"${started[@]}"}; do
        wait "$pid" 2>/dev/null || true
    done
    rm -rf "$scratch"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# Installs what a measurement compares with, where that is allowed.
need() {
    local program=$1 package=$2
    command -v "$program" >/dev/null 2>&1 && return
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        note "installing $package"
        apt-get update -qq >/dev/null 2>&1 || true
        # The package's own service would take a port and some of the machine.
        DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get install -y -qq --no-install-recommends "$package" >/dev/null
        return
    fi
    note "this measurement needs $program: install the package $package"
    exit 2
}

answers() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

free_port() {
    local port
    while :; do
        port=$((20000 + RANDOM % 20000))
        if ! answers "$port"; then
            printf '%s' "$port"
            return
        fi
    done
}

# The status of GET $2 at port $1, or nothing.
status_of() {
    (
        exec 3<>"/dev/tcp/127.0.0.1/$1"
        printf 'GET %s HTTP/1.0\r\nHost: 127.0.0.1:%s\r\n\r\n' "$2" "$1" >&3
        read -r _ status _ <&3
        printf '%s' "$status"
    ) 2>/dev/null
}

milliseconds() { printf '%s' "$(($(date +%s%N) / 1000000))"; }

# Starts a node on the data directory $1 with further flags; sets node, api_port, edge_port and ready_ms.
start_node() {
    local data=$1 begun
    shift
    api_port=$(free_port)
    edge_port=$(free_port)
    begun=$(milliseconds)
    "$here/../occuz" run --data "$data" --port "$api_port" --edge-port "$edge_port" "$@" >"$scratch/node.log" 2>&1 &
    node=$!
    started+=("$node")
    until [ "$(status_of "$api_port" /actuator/health/readiness)" = 200 ]; do
        if ! kill -0 "$node" 2>/dev/null || [ $(($(milliseconds) - begun)) -gt 120000 ]; then
            note "the node did not get ready:"
            tail -n 20 "$scratch/node.log" >&2
            exit 1
        fi
        sleep 0.02
    done
    ready_ms=$(($(milliseconds) - begun))
}

stop_node() {
    kill -TERM "$1"
    wait "$1" || note "node $1 ended with exit code $?"
}

# POST /links: the first-run file, clients, an amount (1000, or 10s) and perhaps a file for the slugs.
post_links() { "$java" -XX:+UseSerialGC -Xmx256m "$here/PostLinks.java" "$@"; }

# A first-run file of $1 with the addresses that the node has now.
current_first_run() {
    sed -E "s#(\"console\" *: *\"http://[^:\"]+:)[0-9]+#\\1$api_port#; s#(\"edge\" *: *\"http://[^:\"]+:)[0-9]+#\\1$edge_port#" \
        "$1/first-run.json" >"$scratch/first-run.json"
    printf '%s' "$scratch/first-run.json"
}

median() { printf '%s\n' "$@" | sort -n | awk '{ a[NR] = $1 } END { print a[int((NR + 1) / 2)] }'; }

# One line about where the figures come from.
machine() {
    local model memory
    model=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)
    memory=$(awk '/^MemTotal/ { printf "%.0f GiB", $2 / 1048576 }' /proc/meminfo)
    printf '%s cores (%s), %s, Linux %s, %s' "$(nproc)" "${model:-unknown}" "$memory" "$(uname -r)" \
        "$("$java" -version 2>&1 | sed -n 's/^OpenJDK Runtime Environment //p')"
}

#!/usr/bin/env bash
# Redirects per second beside nginx `return 302` with 2 workers, in alternating runs.
# --links N (10000) --connections N (64) --seconds N (10) --rounds N (5)
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

links=10000
connections=64
seconds=10
rounds=5
while [ $# -gt 0 ]; do
    case $1 in
        --links) links=$2 ;;
        --connections) connections=$2 ;;
        --seconds) seconds=$2 ;;
        --rounds) rounds=$2 ;;
        *)
            note "redirects.sh takes --links N, --connections N, --seconds N and --rounds N"
            exit 2
            ;;
    esac
    shift 2
done
need wrk wrk
need nginx nginx-light

start_nginx() {
    nginx_port=$(free_port)
    mkdir -p "$scratch/nginx"
    cat >"$scratch/nginx/nginx.conf" <<CONF
daemon off;
worker_processes 2;
pid $scratch/nginx/nginx.pid;
error_log $scratch/nginx/error.log;
events { worker_connections 4096; }
http {
    access_log off;
    keepalive_requests 1000000000;
    client_body_temp_path $scratch/nginx/body;
    proxy_temp_path $scratch/nginx/proxy;
    fastcgi_temp_path $scratch/nginx/fastcgi;
    uwsgi_temp_path $scratch/nginx/uwsgi;
    scgi_temp_path $scratch/nginx/scgi;
    server {
        listen 127.0.0.1:$nginx_port;
        location / { return 302 https://www.example.org/articles/1; }
    }
}
CONF
    nginx -c "$scratch/nginx/nginx.conf" -p "$scratch/nginx" 2>/dev/null &
    started+=("$!")
    until answers "$nginx_port"; do sleep 0.05; done
}

# Every request asks for another of the links, in an order made up beforehand.
cat >"$scratch/links.lua" <<'LUA'
local requests = {}
local i = 0
function init(args)
    for slug in io.lines(args[1]) do requests[#requests + 1] = wrk.format("GET", "/" .. slug) end
    i = math.random(#requests)
end
function request()
    i = i % #requests + 1
    return requests[i]
end
LUA

# Prints "requests-per-second p50 p99 errors", times in ms, of a run against port $1.
load() {
    wrk --threads 1 --connections "$connections" --duration "${seconds}s" --latency --script "$scratch/links.lua" \
        "http://127.0.0.1:$1" -- "$scratch/slugs" | awk '
        function ms(text) {
            return text ~ /us$/ ? text / 1000 : text ~ /ms$/ ? text + 0 : text * 1000
        }
        $1 == "50%" { p50 = ms($2) }
        $1 == "99%" { p99 = ms($2) }
        /Requests\/sec/ { rate = $2 }
        /Socket errors|Non-2xx or 3xx/ { errors = 1 }
        END { printf "%.0f %.2f %.2f %s\n", rate, p50, p99, errors ? "errors" : "none" }'
}

# Clicks of the run before would share the machine with the next one: wait until all are in PostgreSQL.
await_drained() {
    local before now
    before=$(stat_of_process "$1")
    while :; do
        sleep 1
        now=$(stat_of_process "$1")
        [ $((now - before)) -gt 20 ] || return 0
        before=$now
    done
}

# Processor time of a process, in hundredths of a second.
stat_of_process() { awk '{ print $14 + $15 }' "/proc/$1/stat"; }

start_nginx
note "making $links links"
start_node "$scratch/data-fsync" --click-durability fsync
fsync_node=$node
fsync_port=$edge_port
post_links "$(current_first_run "$scratch/data-fsync")" 16 "$links" "$scratch/slugs-fsync" >/dev/null
start_node "$scratch/data-os" --click-durability os
os_node=$node
os_port=$edge_port
post_links "$(current_first_run "$scratch/data-os")" 16 "$links" "$scratch/slugs-os" >/dev/null

declare -A rates p50s p99s faults
measure() {
    local name=$1 port=$2 rate p50 p99 fault
    cp "$scratch/slugs-${3}" "$scratch/slugs"
    read -r rate p50 p99 fault < <(load "$port")
    note "$name: $rate/s, p50 $p50 ms, p99 $p99 ms, errors: $fault"
    rates[$name]="${rates[$name]-} $rate"
    p50s[$name]="${p50s[$name]-} $p50"
    p99s[$name]="${p99s[$name]-} $p99"
    [ "$fault" = none ] || faults[$name]=yes
}

note "warming up"
for port in "$fsync_port:fsync" "$os_port:os" "$nginx_port:os"; do
    cp "$scratch/slugs-${port#*:}" "$scratch/slugs"
    load "${port%:*}" >/dev/null
done
await_drained "$fsync_node"
await_drained "$os_node"
for _ in $(seq "$rounds"); do
    measure nginx "$nginx_port" os
    measure fsync "$fsync_port" fsync
    await_drained "$fsync_node"
    measure os "$os_port" os
    await_drained "$os_node"
done

printf '### Redirects beside nginx\n\n%s. wrk with 1 thread on the same machine, %s connections, %s links asked for in turn, ' \
    "$(machine)" "$connections" "$links"
printf '%s alternating runs of %s s, medians. Clicks are drained to PostgreSQL during the runs.\n\n' "$rounds" "$seconds"
printf '| Server | Redirects/s | of nginx | p50 ms | p99 ms | Errors |\n|---|---|---|---|---|---|\n'
# shellcheck disable=SC2086 # lists of figures
row() {
    printf '| %s | %s | %s | %s | %s | %s |\n' "$2" "$(median ${rates[$1]})" \
        "$(awk -v a="$(median ${rates[$1]})" -v b="$(median ${rates[nginx]})" 'BEGIN { printf "%.2f", a / b }')" \
        "$(median ${p50s[$1]})" "$(median ${p99s[$1]})" "${faults[$1]:-none}"
}
row nginx "nginx \`return 302\`, 2 workers, log off"
row os "Occuz, \`--click-durability os\`"
row fsync "Occuz, \`--click-durability fsync\`"

#!/usr/bin/env bash
# Everything that must hold: format, lint, types, layers, tests. Extra arguments go to pytest.
set -uo pipefail
cd "$(dirname "$0")/.."
export PATH="$PWD/.venv/bin:$PATH"
failed=0

step() {
    local title="$1" log
    shift
    log="$(mktemp)"
    if "$@" >"$log" 2>&1; then
        echo "ok      $title"
    else
        echo "FAILED  $title"
        cat "$log"
        failed=1
    fi
    rm -f "$log"
}

# The report is opened in Chromium; it is installed where that takes no password.
if ! command -v chromium >/dev/null && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    step "chromium installed" bash -c 'apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium'
fi

step "format" ruff format --check .
step "lint" ruff check .
step "types" mypy
step "layers" lint-imports --no-cache
pytest -n 2 --dist worksteal "$@" || failed=1

# The same pages, rules, journeys and faults on PostgreSQL, where a server of this machine lets us in.
web_tests="tests/web tests/frame tests/people tests/intake tests/planning tests/arenas tests/live"
web_tests="$web_tests tests/information tests/questions tests/truths tests/voice tests/forums tests/journeys tests/cli/test_killed_worker.py tests/cli/test_backup.py"
on_postgres="postgresql://%2Fvar%2Frun%2Fpostgresql/postgres"
if python -c "import psycopg; psycopg.connect(host='/var/run/postgresql', dbname='postgres').close()" 2>/dev/null; then
    echo "PostgreSQL:"
    # shellcheck disable=SC2086
    DATABASE_URL="$on_postgres" pytest -n 2 --dist worksteal $web_tests "$@" || failed=1
else
    echo "not run: the web tests on PostgreSQL: no server lets this user in over its local socket"
    if [ "${CI:-}" = true ] && command -v pg_lsclusters >/dev/null && pg_lsclusters --no-header | grep -q online; then
        failed=1
    fi
fi
exit "$failed"

#!/usr/bin/env bash
# Makes .venv and installs the locked requirements into it: tools/setup.sh requirements/dev.txt
set -euo pipefail
export PIP_DISABLE_PIP_VERSION_CHECK=1
cd "$(dirname "$0")/.."

find_python() {
    local candidate
    for candidate in "${PYTHON:-python3}" python3.13 python3.12 python3.11; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$candidate"
            return
        fi
    done
    echo "Fagtid needs Python 3.11 or newer; none was found. Install it, or name it: PYTHON=/path/to/python3 make setup" >&2
    exit 1
}

# Debian and Ubuntu ship Python without the part that puts pip into a virtual environment.
install_venv_support() {
    local package sudo=""
    package="$("$1" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
    [ "$(id -u)" = 0 ] || sudo="sudo"
    echo "Installing $package, which this Python needs to make a virtual environment ..." >&2
    if ! { $sudo apt-get update -qq && $sudo apt-get install -y -qq "$package"; } >/dev/null; then
        echo "Could not install $package. Run: sudo apt-get install $package" >&2
        exit 1
    fi
}

if [ ! -x .venv/bin/python ] || ! .venv/bin/python -c 'import pip' 2>/dev/null; then
    python="$(find_python)"
    "$python" -c 'import ensurepip' 2>/dev/null || install_venv_support "$python"
    rm -rf .venv
    "$python" -m venv .venv
fi
echo "Installing the requirements in $1 ..." >&2
.venv/bin/pip install --quiet --require-hashes -r "$1"
.venv/bin/pip install --quiet --no-deps --editable .

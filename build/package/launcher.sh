#!/bin/sh
# Starts Tokendesk on Linux. Where Chromium can build no sandbox, as root or without user namespaces, it ends before any
# code of the app runs. Only there the program gets --no-sandbox: it then answers --help, --version and --diagnose, explains
# a switch that it does not have, and otherwise says why it cannot start. It never opens a window without the sandbox.
folder=$(dirname -- "$(readlink -f -- "$0")")
program=$folder/tokendesk-bin

can_sandbox() {
  [ "$(id -u)" -ne 0 ] || return 1
  unshare --user --map-root-user true 2>/dev/null && return
  # chrome-sandbox may take the place of user namespaces: Chromium itself decides
  (ulimit -c 0 && "$program" --version || exit 1) >/dev/null 2>&1
}

if [ ! -x "$program" ]; then
  echo 'Files of Tokendesk are missing, so it cannot start.' >&2
  printf 'Install Tokendesk again. Your settings and what waits to be sent are kept.\nMissing: %s\n' "$program" >&2
  exit 7
fi
can_sandbox || set -- --no-sandbox "$@"
exec "$program" "$@"

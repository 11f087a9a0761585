#!/bin/sh
# ~kiosk/.local/bin/gnome-kiosk-script: what the session "Kiosk Script Session" of gnome-kiosk runs.

# a keychain of its own, so that the desk can keep work for the time without a network; without its secret the system would
# ask whoever stands there to choose one
secret="${TOKENDESK_KEYRING:-/run/tokendesk/keyring}"
if [ -r "$secret" ]; then gnome-keyring-daemon --replace --unlock --components=secrets < "$secret" > /dev/null; fi

tokendesk
sleep 1
exec "$0" "$@"

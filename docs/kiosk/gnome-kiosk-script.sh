#!/bin/sh
# ~kiosk/.local/bin/gnome-kiosk-script: what the session "Kiosk Script Session" of gnome-kiosk runs.
tokendesk
sleep 1
exec "$0" "$@"

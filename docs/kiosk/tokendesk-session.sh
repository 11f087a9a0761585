#!/bin/sh
# /usr/local/bin/tokendesk-session: what the X server runs. When Tokendesk ends it is started again.
set -eu

# no switching to a console, no ending of the X server by keys
setxkbmap -option '' -option srvrkeys:none
# the screen neither blanks nor sleeps: the desk locks itself
xset s off -dpms

# a window manager without menus, keys or decorations gives the window its place
matchbox-window-manager -use_titlebar no -use_cursor yes &

# a keychain of its own, so that the desk can keep work for the time without a network; without its secret the system would
# ask whoever stands there to choose one
secret="${TOKENDESK_KEYRING:-/run/tokendesk/keyring}"
if [ -r "$secret" ]; then gnome-keyring-daemon --replace --unlock --components=secrets < "$secret" > /dev/null; fi

while true; do
  tokendesk || true
  sleep 1
done

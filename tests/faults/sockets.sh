#!/usr/bin/env bash
# Checks with strace that the program opens no socket but those of the display and of the desktop, and that the command
# line opens none at all.
#
#   tests/faults/sockets.sh PROGRAM
#
# PROGRAM is the built program. Needs strace and Xvfb; DISPLAY_NUMBER chooses a free display (default: 97).
set -euo pipefail

program=$(realpath "$1")
number=${DISPLAY_NUMBER:-97}
work=$(mktemp -d)
started=()
trap 'for id in "${started[@]}"; do kill "$id" 2>/dev/null || true; done; rm -rf "$work"' EXIT

cat > "$work/story.txt" <<'STORY'
Warga Menanam Bakau

Warga desa menanam bakau di tepi pantai sejak pagi. Kabar lengkap ada di https://tide.example/bakau.

Baca Juga: https://tide.example/panen Panen Raya Tiba
STORY

# The command line: no socket.
strace --follow-forks --trace=%net --output="$work/cli.log" "$program" clean "$work/story.txt" > /dev/null 2>&1
strace --follow-forks --trace=%net --output="$work/explain.log" "$program" explain "$work/story.txt" > /dev/null 2>&1
if grep -hE '(socket|connect|bind|send[a-z]*)\(' "$work/cli.log" "$work/explain.log"; then
    echo "the command line uses the network" >&2
    exit 1
fi

# The window: only sockets between programs of this machine, to the display and to the buses of the desktop.
Xvfb ":$number" -screen 0 1400x900x24 > /dev/null 2>&1 &
started+=($!)
for _ in $(seq 50); do [ -e "/tmp/.X11-unix/X$number" ] && break; sleep 0.1; done
log="$work/window.log"
DISPLAY=":$number" WAYLAND_DISPLAY='' REDAKSI_HOME="$work/home" LIBGL_ALWAYS_SOFTWARE=1 \
    timeout --signal=TERM "${SECONDS_OPEN:-20}" strace --follow-forks --trace=%net --output="$log" \
    "$program" "$work/story.txt" > /dev/null 2>&1 || true
families=$(grep -oE '(socket|socketpair)\([A-Z_0-9]+' "$log" | sort | uniq -c)
echo "$families"
grep -qE 'socket\(AF_UNIX' "$log" || { echo "the window did not open" >&2; exit 1; }
if grep -E '(socket|socketpair)\(' "$log" | grep -vE '\((AF_UNIX|AF_LOCAL),'; then
    echo "the window opens a socket of another family" >&2
    exit 1
fi
addresses=$(grep -E 'connect\(' "$log" | grep -oE 'sun_path=@?"[^"]*"' | sort | uniq -c)
echo "$addresses"
# A display, the buses, the sound server that a portal may offer: nothing else is known.
known='sun_path=@?"(/tmp/\.X11-unix/|/run/user/[0-9]+/(bus|wayland-|at-spi)|/var/run/dbus/|/run/dbus/|/tmp/dbus-|/root/\.cache/at-spi|/home/[^/]+/\.cache/at-spi|/var/run/nscd/|/run/nscd/|/run/systemd/userdb/)'
if grep -vE "$known" <<< "$addresses" | grep .; then
    echo "the window connects to something else" >&2
    exit 1
fi
echo "no socket but those of the display and of the desktop"

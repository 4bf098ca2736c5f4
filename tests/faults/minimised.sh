#!/usr/bin/env bash
# Types a word, minimises the window at once, kills the program two seconds later, and looks for the word in the journal.
#
#   tests/faults/minimised.sh PROGRAM [ROUNDS]
#
# Needs Xvfb, xdotool and a window manager (openbox); DISPLAY_NUMBER chooses a free display (default: 97).
set -euo pipefail

program=$(realpath "$1")
rounds=${2:-10}
number=${DISPLAY_NUMBER:-97}
work=$(mktemp -d)
started=()
trap 'for id in "${started[@]}"; do kill "$id" 2>/dev/null || true; done; rm -rf "$work"' EXIT

Xvfb ":$number" -screen 0 1400x900x24 > /dev/null 2>&1 &
started+=($!)
for _ in $(seq 50); do [ -e "/tmp/.X11-unix/X$number" ] && break; sleep 0.1; done
export DISPLAY=":$number" WAYLAND_DISPLAY='' LIBGL_ALWAYS_SOFTWARE=1
openbox > /dev/null 2>&1 &
started+=($!)
sleep 1

lost=0
for round in $(seq "$rounds"); do
    export REDAKSI_HOME="$work/home-$round"
    story="$work/story-$round.txt"
    printf 'Warga Menanam Bakau\n\nWarga desa menanam bakau di tepi pantai sejak pagi.\n' > "$story"
    "$program" "$story" > /dev/null 2>&1 &
    id=$!
    window=$(timeout 120 xdotool search --sync --onlyvisible --pid "$id" | head -n 1)
    xdotool windowfocus --sync "$window"
    # The story is open and its text has the focus.
    sleep "${SECONDS_TO_START:-5}"
    xdotool key --window "$window" ctrl+End
    sleep 0.5
    # The last letters are on their way while the window is minimised.
    xdotool type --window "$window" --delay 15 " awal"
    sleep 0.3
    xdotool type --window "$window" --delay 5 " kata$round" windowminimize "$window"
    sleep 2
    kill -9 "$id"
    wait "$id" 2>/dev/null || true
    if grep -rqs "awal kata$round" "$REDAKSI_HOME/data/journal"; then
        echo "round $round: kept"
    else
        echo "round $round: lost"
        lost=$((lost + 1))
    fi
done
echo "$rounds rounds, $lost lost"
[ "$lost" = 0 ]

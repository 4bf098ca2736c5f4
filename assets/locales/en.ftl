## The messages of the window in English. The path of a file is appended to a message about it, so such a message ends
## where the path follows.

app-name = Redaksi

## Menus
menu-file = File
menu-edit = Edit
menu-story = Story
menu-theme = Theme
menu-language = Language
menu-view = View
menu-recent = Open recent
recent-none = Nothing opened yet
undo-named = Undo: { $change }
redo-named = Redo: { $change }
language-en = English
language-id = Bahasa Indonesia

## Commands
command-open = Open…
command-open-path = Open by path…
command-paste = Paste as new story
command-save = Save
command-save-as = Save as…
command-save-path = Save by path…
command-close = Close story
command-quit = Quit
command-forget-recent = Clear the list of recent files
command-undo = Undo
command-redo = Redo
command-cut = Cut
command-copy = Copy
command-paste-text = Paste
command-select-all = Select all
command-clean = Clean certain promos
command-clean-count = { $count ->
    [one] Clean 1 promo
   *[other] Clean { $count } promos
}
command-decide-count = { $count ->
    [one] Decide 1 promo
   *[other] Decide { $count } promos
}
command-restore-all = Restore all promos
command-toggle-passage = Take out or put back at caret
command-toggle-subhead = Subhead or paragraph
command-teach-take-out = Always take out lines like this…
command-teach-keep = Always keep lines like this…
command-next-story = Next story
command-previous-story = Previous story
button-save = Save

## Changes, as the undo menu names them
change-typing = typing
change-field = change { $field }
change-clean = { $count ->
    [one] clean 1 promo
   *[other] clean { $count } promos
}
change-restore = { $count ->
    [one] restore 1 promo
   *[other] restore { $count } promos
}
change-decide-open = put back
change-decide-out = take out
change-decide-related = keep as related link
change-decide-keep = keep as text
change-put-back = put line back
change-add-tags = { $count ->
    [one] add 1 tag
   *[other] add { $count } tags
}
change-remove-tag = remove tag
change-move-tag = move tag
change-block-kind = subhead or paragraph
change-own-rule = { $count ->
    [one] your rule on 1 line
   *[other] your rule on { $count } lines
}

## The document view
view-story-back = ← To the story
view-story = Working copy
view-received = Original
headline-name = Headline
headline-hint = Headline
body-name = Body of the story
body-hint = Write or paste the story here
by-byline = By { $name }
by-editor = Editor { $name }
by-source = Source { $name }
long-story = This story is { $count } MB long. It can be read, cleaned and saved here, but not typed in.
switch-take-out = Take out
switch-put-back = Put back
switch-decide = Decide

## The source view
place-body = in the body
place-promo-in = promo, in the text
place-promo-out = promo, taken out
place-end-mark = end mark
place-tag = tag
place-aside = set aside
place-deleted = deleted by hand

## Related links
links-title = Promos and links
links-out = Taken out: { $count }
links-none = No promo found in this story.
tab-links = { $count ->
    [0] Promos
   *[other] Promos { $count }
}
tab-rules = { $count ->
    [0] Rules
   *[other] Rules { $count }
}
tab-metadata = Metadata
button-restore-all = Restore all
decision-out = Taken out
decision-related = Related link
decision-keep = Kept as text
confidence-certain = certain
confidence-unsure = unsure
confidence-percent = { $count } of 100
decide-out = Take out
decide-back = Put back
decide-related = Keep as related
decide-not-related = Not related
decide-keep = Keep as text
decide-not-keep = Undo keep
go-to-place = Go to its place in the story
neighbour-above = after: { $text }
neighbour-below = before: { $text }
end-mark = End mark { $mark }

## Excluded lines
aside-title = { $count ->
    [one] Set aside: 1 line
   *[other] Set aside: { $count } lines
}
aside-show = Show
aside-hide = Hide
aside-put-back = Put back

## User rules
lines-like-this = Lines like this
rules-title = Your rules
rules-none = You have no rules yet. A rule takes out, or keeps, every line that looks alike, in all open stories and in each one that you open later.
rules-how = To teach one, put the caret on a line and press Ctrl+T to always take such lines out, or Ctrl+Shift+T to always keep them. A right click on a line, and the three dots beside it, do the same. You see every line that it fits before you save it.
rules-hint = Rules decide when a story is opened or a rule is saved. They are kept on this computer.
rules-of-packs = { $count ->
    [one] 1 further rule comes from your other packs.
   *[other] { $count } further rules come from your other packs.
}
rule-takes-out = Takes out
rule-keeps = Keeps
rule-in-force = In force
rule-counts = right { $right } · undone { $undone }
rule-counts-hint = Right: lines that it decided and that were saved so. Undone: lines that you then decided otherwise.
rule-edit = Edit…
rule-delete = Delete
rule-put-back = Put the rule back
rule-gone = Deleted: { $pattern }
teach-title = A rule for lines like this
teach-edit-title = Change the rule
teach-from = From: { $line }
teach-pattern = Pattern
teach-pattern-number = Pattern { $count }
teach-hint = * stands for anything, # for a number. Capitals, spaces and the shape of quotes and dashes do not matter.
teach-take-out = Always take such lines out
teach-keep = Always keep such lines in the text
teach-found = { $lines ->
    [0] It fits no line of the open stories.
    [one] It fits 1 line of the open stories; { $changing ->
        [0] it stays as it is.
        [one] it changes when you save.
       *[other] { $changing } lines of its promo change when you save.
    }
   *[other] It fits { $lines } lines in { $stories ->
        [one] 1 open story
       *[other] { $stories } open stories
    }; { $changing ->
        [0] all stay as they are.
        [one] 1 changes when you save.
       *[other] { $changing } change when you save.
    }
}
teach-found-later = The lines that it fits will be listed here.
teach-more = and { $count } more
teach-save = Save the rule
touch-takes-out = will be taken out
touch-keeps = will be text
touch-puts-back = will be put back
touch-is-out = is out already
touch-is-aside = set aside already
touch-is-text = is text already
touch-when-read = when opened again
touch-along = goes with it
touch-is-related = stays a related link
pattern-empty = Write the words that such lines have in common.
pattern-fits-all = This would fit nearly every line. Add words that only such lines have.
pattern-too-long = This is too long. Keep the words at the beginning and end with *.

## Metadata
metadata-title = Metadata
field-headline = Headline
field-abstract = Abstract
field-slug = Slug
field-byline = Byline
field-editor = Editor
field-place = Dateline place
field-agency = Agency code
field-published = Published
field-updated = Updated
field-embargo = Embargo
field-source = Source
field-source-title = Title at the source
field-source-url = Source address
field-language = Language
field-caption = Caption
field-credit = Picture credit
field-category = Category
field-note = Note to the editor
# The name of a story's language, shown beside its BCP 47 tag.
language-of = { $tag ->
    [ar] Arabic
    [cs] Czech
    [de] German
    [en] English
    [es] Spanish
    [fr] French
    [hi] Hindi
    [id] Indonesian
    [it] Italian
    [ja] Japanese
    [jv] Javanese
    [ko] Korean
    [ms] Malay
    [nl] Dutch
    [pl] Polish
    [pt] Portuguese
    [ru] Russian
    [su] Sundanese
    [sv] Swedish
    [sw] Swahili
    [tr] Turkish
    [uk] Ukrainian
    [vi] Vietnamese
    [zh] Chinese
   *[other] {""}
}
from-line = line { $count }
from-line-hint = Show this line of the original
length-good = Shown whole everywhere up to { $good } characters
length-long = Longer than { $good } characters: cut off in some places. Up to { $most } are accepted.
length-too-long = Longer than { $most } characters: cut off or refused by most systems
date-hint = e.g. 8 January 2023, 19:15 WIB
date-as-before = As it was before
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

## Tags
tags-title = Tags
tags-name = Add tags
tags-hint = Type a tag, or paste a list
tag-chip = Remove tag { $tag }
tag-chip-hint = The cross removes it, dragging moves it. With the keyboard: Delete, Ctrl+Left, Ctrl+Right.

## Open stories
stories-open = { $count } stories open
story-untitled = Untitled story
story-unsaved = not saved
story-links = { $count ->
    [one] 1 promo
   *[other] { $count } promos
}

## The status line
status-saved = Saved
status-unsaved = Not saved
status-saving = Saving…
status-as-received = As received
status-opening = Opening…
status-words = { $count ->
    [one] 1 word
   *[other] { $count } words
}
status-reading-time = { $count } min
status-links-in = { $count ->
    [one] 1 promo in
   *[other] { $count } promos in
}
status-links-out = { $count } out

## Notices
notice-opened = Opened: { $promos ->
    [0] no promos
    [one] 1 promo
   *[other] { $promos } promos
} found, { $aside ->
    [0] nothing set aside
    [one] 1 line set aside
   *[other] { $aside } lines set aside
}.
notice-opened-encoding = Opened as { $encoding }: { $promos ->
    [0] no promos
    [one] 1 promo
   *[other] { $promos } promos
} found, { $aside ->
    [0] nothing set aside
    [one] 1 line set aside
   *[other] { $aside } lines set aside
}. If letters look wrong, the file was written in another encoding.
notice-opened-stored = Opened: { $in ->
    [0] no promo in the text
    [one] 1 promo in the text
   *[other] { $in } promos in the text
}, { $out } taken out.
notice-opened-damaged = Opened as { $encoding }, but some bytes are no letters in it; they show as �. The bytes as received are kept.
notice-dismiss = Dismiss
notice-already-open = This story is open already:
notice-clipboard-empty = The clipboard holds no text.
notice-saved = Saved:
notice-exported = Written as text. The story itself is not saved yet: only RON keeps everything:
notice-exported-beside = Written as text, beside the saved story:
notice-exported-with-promos = { $count ->
    [one] Written as text with 1 promo still in it, beside the saved story:
   *[other] Written as text with { $count } promos still in it, beside the saved story:
}
notice-open-elsewhere = Not saved: “{ $name }” is open from this file. Close it or choose another name:
notice-saved-with-promos = { $count ->
    [one] Saved with 1 promo still in the text:
   *[other] Saved with { $count } promos still in the text:
}
notice-cleaned = { $count ->
    [one] 1 promo taken out.
   *[other] { $count } promos taken out.
}
notice-cleaned-some = { $count ->
    [one] 1 certain promo taken out;
   *[other] { $count } certain promos taken out;
} { $left ->
    [one] 1 unsure one waits
   *[other] { $left } unsure ones wait
} for your decision.
notice-restored = { $count ->
    [one] 1 promo put back.
   *[other] { $count } promos put back.
}
notice-nothing-to-clean = No promo is left in the text.
notice-only-uncertain = { $count ->
    [one] 1 unsure promo waits for your decision; none is certain.
   *[other] { $count } unsure promos wait for your decision; none is certain.
}
notice-no-passage-here = There is no promo at the caret.
notice-inside-passage = This part is marked as a promo or an end mark. Choose “Keep as text” to edit it, or take it out.
notice-inside-passage-out = This part is taken out of the story. Put it back first (Ctrl+Enter); then “Keep as text” lets you edit it.
notice-nothing-to-join = There is no paragraph to join with.
notice-edit-refused = This could not be done; the story is as it was. { $detail }
notice-date-refused = This date cannot be taken: { $reason }
notice-tag-present = The story has this tag already.
notice-no-line-here = There is no line at the caret to learn from.
notice-rule-stays = Taken back in this story. The rule itself stays in force; Undo takes it back, too.
notice-rule-undone = { $count ->
    [0] The rule is gone again; no story had changed.
    [one] The rule is gone again, and what it did in 1 story is taken back.
   *[other] The rule is gone again, and what it did in { $count } stories is taken back.
}
notice-rule-deleted = Rule deleted: { $pattern }
notice-rule-saved = { $count ->
    [one] Rule saved;
   *[other] { $count } rules saved;
} { $lines ->
    [0] no line of the open stories changes.
    [one] 1 line changed.
   *[other] { $lines } lines changed in { $stories ->
        [one] 1 story.
       *[other] { $stories } stories.
    }
}

## Errors
problem-disk-missing = There is no such file:
problem-disk-missing-folder = The folder does not exist; choose another one. Not saved:
problem-disk-folder = This is a folder; choose a file in it:
problem-disk-no-file = This is a device, not a file:
problem-disk-no-permission = You may not read this file; ask its owner:
problem-disk-read-only = This file is read-only. Save under another name. Not saved:
problem-disk-read-only-folder = Nothing may be saved in this folder. Choose another one. Not saved:
problem-disk-too-large = This file is larger than 512 MB:
problem-disk-full = The disk is full. Make room or save elsewhere; the story stays open. Not saved:
problem-disk-link-loop = This link leads nowhere:
problem-disk-name = This name cannot be used for a file:
problem-disk-other = The system says “{ $detail }”:
problem-open-empty = There is nothing to read in this file:
problem-open-binary = This is not text but a program, a picture or an archive:
problem-open-ron = This story file has a mistake in line { $line }, column { $column }: { ron-error }. Mend it in a text editor:
problem-open-newer-version = A newer Redaksi wrote this story (version { $version }). Update to open it:
problem-open-too-deep = This file has brackets nested too deep, at line { $line }; it is no story:
problem-open-broken = This story file contradicts itself ({ story-error }):
problem-pack = A pack of yours is not used ({ pack-error }):
problem-settings-broken = Your settings could not be read (line { $line }, column { $column }: { ron-error }); the old file is kept as
problem-state-too-large = This file of the program is too large and was not read; it is kept as
problem-vocabulary-broken = Your tag list could not be read (line { $line }, column { $column }: { ron-error }); the old file is kept as
problem-rules-broken = Your rules could not be read ({ pack-error }); the old file is kept as
problem-rules-changed = Your rules were changed outside of this window meanwhile; that version is kept as
problem-fault = A fault in the program kept this from being done. The story is still open; save it under another name and report this:
problem-unwritable = This story could not be put into the file; the file is as it was. Not saved:
problem-no-worker = Files can be neither read nor written; restart the program. ({ $detail })

## Parts of errors
ron-error = { $reason ->
    [unexpected-end] a bracket or a quote is not closed
    [missing-comma] a comma is missing
    [missing-colon] a colon is missing
    [missing-bracket] a bracket is missing
    [wrong-type] this value does not fit its entry
    [number-out-of-range] this number is too large or too small
    [unknown-name] there is no entry “{ $name }”
    [missing-entry] the entry “{ $name }” is missing
    [duplicate-entry] the entry “{ $name }” is there twice
    [unexpected-char] “{ $name }” cannot be here
    [invalid-escape] this backslash cannot be here
    [trailing-text] something follows the end
    [too-deep] brackets are nested too deep
   *[other] this is not in the form that was expected
}
story-error = { $reason ->
    [invalid-block] paragraph { $number } is damaged
    [invalid-date] a date is invalid
   *[other] its parts do not fit together
}
pack-error = { $fault ->
    [unreadable] the file cannot be read
    [encoding] the file is not in UTF-8
    [ron] line { $line }, column { $column }: { ron-error }
    [count] line { $line }: `{ $entry }` needs { $needed } lists and has { $found }
    [no-word] line { $line }, column { $column }: “{ $text }” in `{ $entry }` holds no word
    [pattern] line { $line }, column { $column }: the pattern “{ $text }” { $reason ->
        [empty] is empty
        [fits-all] would fit nearly every line
       *[too-long] is too long
    }
    [offset] line { $line }, column { $column }: “{ $text }” in `{ $entry }` has an offset from UTC that does not exist
   *[twice] line { $line }, column { $column }: “{ $text }” is in `{ $entry }` and in `{ $other }`
}
keys-error = { $fault ->
    [syntax] line { $line }, column { $column }: { ron-error }
    [unknown-command] there is no command “{ $command }”
    [unknown-key] { $command }: there is no key “{ $keys }”
    [types-text] { $command }: “{ $keys }” types text
   *[conflict] “{ $keys }” is given to { $command } and to { $other }
}

## Dialogs
dialog-cancel = Cancel
dialog-browse = Browse…
beside-raw = -clean
dialog-path = File
dialog-open-title = Open a story
dialog-open-hint = The path of a text, page or RON file, or of a folder with such files.
dialog-open-button = Open
dialog-save-title = Save the story
dialog-save-button = Save
dialog-replace-title = Replace this file?
dialog-replace-hint = Its present content will be lost.
dialog-replace-button = Replace
dialog-unsaved-title = Save before closing?
dialog-unsaved = “{ $name }” has changes that are not saved.
dialog-unsaved-many = { $count } stories have changes that are not saved:
dialog-unsaved-save = Save
dialog-unsaved-discard = Do not save
format-ron = Working file (.ron): keeps everything, to go on working
format-txt = Published text (.txt): the story as its readers get it
filter-stories = Stories
filter-all = All files

## The empty workspace
welcome-line = Raw stories in, clean stories out, nothing lost on the way.
welcome-open = Open a story…
welcome-paste = Paste a story
welcome-drop = Or drop a file on this window. Ctrl+O opens, Ctrl+V pastes.
welcome-recent = Worked on before
drop-here = { $count ->
    [one] Drop to open the story
   *[other] Drop to open { $count } stories
}

## Crash recovery
recovery-title = { $count ->
    [one] 1 story was not closed the last time
   *[other] { $count } stories were not closed the last time
}
recovery-hint = The program or the computer stopped. Here is what you had typed. Nothing was written into your files.
recovery-kept-at = { $at } · { $file }
recovery-no-file = not saved yet
recovery-not-entered = Typed and not entered: { $typed }
recovery-bring-back = Bring back
recovery-later = Decide later
recovery-throw-away = Throw away for good
recovery-finish = Go on
recovery-compare = Compare
recovery-compared-below = compared below
recovery-against-file = What comes back, beside the file as it is now
recovery-no-file-now = What comes back; there is no file to compare it with
compared-same-all = Nothing differs between the two.
compared-same-text = The text is the same; what differs are decisions and fields that the text does not show.
compared-same = { $count ->
    [one] 1 line the same
   *[other] { $count } lines the same
}
compared-new = New
compared-gone = Gone
notice-brought-back = { $count ->
    [one] 1 story is back. It is not saved yet.
   *[other] { $count } stories are back. They are not saved yet.
}
notice-journal-again = What you type is kept for a crash again.
status-unkept = Not kept for a crash
status-unkept-hint = A crash now would lose what is not saved. Save, and make room on the disk.
problem-journal = What you type is not kept for a crash, because { $why ->
    [disk-full] the disk is full
    [disk-read-only-folder] nothing may be written there
   *[other] the system says “{ $detail }”
}. Save often; it is tried again each second. The place is
problem-left-unreadable = A story was left when the program stopped, and its file is damaged. It stays here:
problem-left-newer = A newer Redaksi left a story when it stopped; update to bring it back. It stays here:
problem-left-not-now = A story was left when the program stopped, and cannot be read just now; the next start tries again. It stays here:

## Conflicts: files changed by another program
disputed-title = Another program changed this file
disputed-hint = You have changes that are not saved, and the file has others. Nothing was written over yet.
disputed-hint-saved = You have changed nothing since you saved; the file has something newer.
disputed-compared = What you have here, beside what the file has now
disputed-in-file = File
disputed-here = Here
disputed-mine = Save mine
disputed-mine-hint = Yours is saved over the other; what the file has now is kept as an older version.
disputed-theirs = Take theirs
disputed-theirs-hint = The story becomes what the file has. Undo brings yours back.
disputed-both = Keep both
disputed-both-hint = The file is opened beside; yours stays open, and is saved under another name.
notice-waits-for-answer = Not saved yet; answer the question that is open, then save this once more:
notice-file-changed = Another program changed this file:
notice-file-gone = This file was moved or deleted; the story stays open, and saving asks where to:
notice-took-theirs = The story is what the file has now; undo brings yours back:
notice-both-open = Both are open; yours has no file now, this one belongs to the other:
status-file-changed = Changed by another program
status-file-gone = File is gone
status-file-compare = Compare
change-version = another version
problem-unversioned = Saved, but the version before could not be kept, for nothing more can be written here:

## Versions of a story
command-versions = Versions and changes…
versions-title = Versions and changes
versions-hint = Each save keeps the version before. Choose any two to see what was changed from one to the other.
versions-none = No older version is kept yet: each save from the second on keeps the one before it. Here is what was changed since the story came.
versions-from = Older
versions-to = Newer
versions-from-this = Older: { $version }
versions-to-this = Newer: { $version }
versions-now = As it is now
versions-received = As it came
versions-until = Saved { $at }
versions-bring-back = Bring the older one back
versions-bring-back-hint = The story becomes the older version, as one step that undo takes back.
versions-close = Close
notice-version-back = The story is the older version again; undo takes that back.

## The report of changes
report-title = Changes: { $headline }
report-nothing = Nothing was changed.
report-text = Text
report-old = Was
report-new = Is
report-out = { $count ->
    [one] 1 promo taken out
   *[other] { $count } promos taken out
}
report-back = { $count ->
    [one] 1 promo put back
   *[other] { $count } promos put back
}
report-fields = Fields and tags
report-empty = nothing
report-tags-new = New tags
report-tags-gone = Tags removed
versions-report = Copy as report
versions-report-hint = What was changed and what was taken out, with the reasons, as text for an e-mail.
versions-report-copied = Copied.
compared-tag-new = New tag
compared-tag-gone = Tag removed
compared-out = Taken out
compared-back = Put back

## Commands for all open stories
command-save-every = Save all
command-clean-every = Clean all stories
command-next-unfinished = Next story to decide
notice-cleaned-every = { $count ->
    [one] 1 certain promo
   *[other] { $count } certain promos
} taken out of { $stories ->
    [one] 1 story.
   *[other] { $stories } stories.
} { $left ->
    [0] {""}
    [one] 1 unsure one waits for your decision.
   *[other] { $left } unsure ones wait for your decision.
}
notice-undone-here = { $count ->
    [one] Taken back in this story; in 1 other it stands.
   *[other] Taken back in this story; in { $count } others it stands.
}
notice-undone-every = { $count ->
    [one] Taken back in 1 story.
   *[other] Taken back in { $count } stories.
}
notice-no-file-yet = { $count ->
    [one] 1 story is in no file yet; save it under a name. The others are saved.
   *[other] { $count } stories are in no file yet; save each under a name. The others are saved.
}
notice-all-saved = All stories are saved.
notice-all-decided = Nothing is left to decide in any story.
notice-only-here-undecided = Only this story has something left to decide.
command-undo-every = Undo in all stories
undo-every-count = { $count ->
    [one] Undo in 1 story
   *[other] Undo in all { $count } stories
}
undo-rule-count = { $count ->
    [0] Undo the rule
    [one] Undo the rule in 1 story
   *[other] Undo the rule in all { $count } stories
}
notice-session-gone = { $count ->
    [one] 1 file of the last session is not there any more.
   *[other] { $count } files of the last session are not there any more.
}

## Find and replace
command-find = Find…
command-replace = Replace…
find-replace-all-hint = Replaces all that are ticked. In the field: Alt+Enter
find-name = Find
find-with-name = Replace with
find-case = Match case
find-case-hint = Off: “Mayor” and “mayor” are the same, and what comes in their place is written as large or small.
find-accents = Match accents
find-accents-hint = Off: “café” is found by “cafe”, too.
find-whole = Whole words
find-whole-hint = “art” is not found in “party”.
find-pattern = Pattern
find-pattern-hint = A regular expression: “.” is any sign, “\d” a digit, “$1” in the replacement what the first brackets found.
find-previous = Previous
find-next = Next
find-in-story = this story
find-in-body = its text
find-in-every = all stories
find-in-text = Text
find-in-promo = Promo, stays
find-at = { $at } of { $count }
find-replace = Replace
find-replace-all = { $count ->
    [0] Replace all
   *[other] Replace all { $count }
}
find-found = { $count ->
    [0] Nothing found
    [one] 1 found
   *[other] { $count } found
}
find-fault = This is no pattern: { $fault }
find-tick = Replace number { $count }
find-close = Close
change-replace = replacing
notice-replaced = { $count ->
    [one] 1 place replaced
   *[other] { $count } places replaced
} in { $stories ->
    [one] 1 story.
   *[other] { $stories } stories.
} { $left ->
    [0] {""}
    [one] 1 inside of a promo was left as it is.
   *[other] { $left } inside of promos were left as they are.
}

## Paragraphs, letters and the page
command-move-up = Move paragraph up
command-move-down = Move paragraph down
command-duplicate = Duplicate paragraph
command-join = Join with next paragraph
command-upper-case = CAPITALS
command-sentence-case = As a sentence
command-title-case = As a Title
command-cycle-case = Change capitals
command-paragraph-up = Previous paragraph
command-paragraph-down = Next paragraph
command-go-to = Go to paragraph…
command-alone = Text alone
alone-end = Show the tools
change-move-paragraph = move paragraph
change-duplicate = duplicate paragraph
change-case = capitals and small letters
change-printed-sign = printed quote or dash
change-clean-paste = clean paste
notice-pasted-clean = Pasted without the spaces, empty lines and hidden signs of where it came from. Undo once to have it as it came.
printed-signs = Printed quotes and dashes while typing
printed-signs-hint = "…" becomes “…”, two hyphens become a dash. Undo once to have what you typed.
invisibles = Show invisible signs
invisibles-hint = Spaces that do not break, tabs, and signs without a shape are marked in the text.
page-size = Type size
page-measure = Characters in a line
page-spacing = Line spacing
target = Words to aim for
target-none = none
go-to-title = Go to paragraph number
go-to-button = Go
go-to-paragraphs = { $count ->
    [one] The story has 1 paragraph.
   *[other] The story has { $count } paragraphs.
}
status-words-selected = { $count ->
    [one] 1 word selected
   *[other] { $count } words selected
}
status-words-target = { $count } of { $target } words
length-story = Story
length-selected = Selected
length-words = Words
length-characters = Characters
length-sentences = Sentences
length-paragraphs = Paragraphs
find-where = Where to look
find-only-lines = Only the { $count } selected lines are searched.
find-whole-story = Search the whole story
find-in-selection = what is selected
find-in-headline = its headline
find-in-fields = its fields

## The story list and bulk operations
command-open-folder = Open folder…
dialog-folder-title = Open the stories of a folder
status-opening-many = Opening { $done } of { $count }…
toast-warning = Take note
toast-error = Something went wrong
status-saving-many = Saving { $done } of { $count }…
status-stop = Stop
notice-saved-every = { $count ->
    [one] 1 story saved.
   *[other] { $count } stories saved.
}
notice-saved-stopped = { $count } saved, { $left } not saved, as you wished.
notice-opened-many = { $count ->
    [one] 1 story opened.
   *[other] { $count } stories opened.
}
notice-opened-stopped = { $count } opened, { $left } not opened, as you wished.
notice-opened-some = { $count } opened, { $failed } could not be opened: { $names }. Open one alone to read why.
notice-folder-empty = There is no text, page or story in this folder:
stories-listed = { $listed } of { $count } stories
stories-filter = Filter by headline
stories-stage = Stage of the work
stories-order = Order of the list
stage-any = all stages
stage-received = received
stage-in-progress = in progress
stage-ready = ready
stage-published = published
stage-on-hold = on hold
stage-spiked = spiked
order-opened = opened
order-headline = headline
order-stage = stage
order-deadline = deadline
order-links = promos

## Moving between changes
change-take-back = take one change back
compared-changes = { $count ->
    [one] 1 change
   *[other] { $count } changes
}
compared-at = Change { $at } of { $count }
compared-next = Next change
compared-previous = Change before
compared-take-back = Take back
compared-moved-away = Moved from here
compared-moved-here = Moved to here
versions-saved = As it is in its file
notice-not-taken-back = This change cannot be taken back alone: something else stands in its place now.

## The window: panels, palette, tour, checks
command-received = Show the original
command-panel-stories = List of stories
command-panel-links = Promos
command-panel-metadata = Metadata and tags
command-panel-checks = Checks
command-panel-rules = My rules
command-panels = Hide or show the panels
command-to-text = Back to the text
command-next-finding = Next finding
command-previous-finding = Previous finding
command-larger = Larger
command-smaller = Smaller
command-usual-size = Usual size
command-theme-system = Colours as the system
command-theme-light = Light colours
command-theme-dark = Dark colours
command-language-system = Language of the system
command-language-en = English
command-language-id = Bahasa Indonesia
command-printed-signs = Printed quotes and dashes as I type
command-invisibles = Mark letters without a shape
command-still-motion = Reduce motion
command-palette = All commands…
command-key-help = All keys
command-tour = Show me around
command-open-sample = Open a story to try
menu-help = Help
still-motion = Reduce motion
still-motion-hint = No fading, no scrolling on its own, no blinking caret.
palette-hint = What do you want to do?
palette-name = Command
palette-none = No command has these letters.
key-help-title = Keys
key-help-hint = Any of them can be changed in keys.ron; the README says how.
key-space = Space
key-or = or
dialog-close = Close
tab-checks = { $count ->
    [0] Checks
   *[other] Checks { $count }
}
checks-title = To check
checks-count = { $count ->
    [one] 1 finding
   *[other] { $count } findings
}
checks-none = Nothing looks wrong. What is too long, missing, undecided or badly spaced would stand here.
check-grave = Must be mended
check-look = Take a look
check-headline-missing = The story has no headline.
check-text-missing = The story has no text.
check-field-long = { $field }: { $length } characters; some pages show only { $good }.
check-field-too-long = { $field }: { $length } characters; only { $most } are accepted.
check-links-wait = { $count ->
    [one] 1 promo waits for your decision.
   *[other] { $count } promos wait for your decision.
}
check-embargo = The story is under embargo. Do not publish it before the time in “Embargo”.
check-letters-repaired = Letters that were spoiled on the way were repaired here. The received text keeps them as they came.
check-space-doubled = More than one space.
check-space-before-sign = A space before the sign.
check-fix = Mend
check-go = Show
tour-step = { $step } of { $count }
tour-1 = This is your story as a page. Nothing that came is ever lost: what is taken out keeps its place and comes back with one key.
tour-2 = Promos for other stories are shaded. Ctrl+K takes out those that are certain; the others wait for your decision.
tour-3 = At the right: promos with their reasons, fields and tags, and checks. Alt+2 to Alt+5 go there, Alt+0 comes back to the text.
tour-4 = F8 goes to the next thing that wants a look. F9 shows the original, as it was received.
tour-5 = Ctrl+S saves, Ctrl+J goes to the next story. Ctrl+Shift+P finds every command by its name.
tour-next = Next
tour-end = To work
tour-leave = Leave
notice-no-findings = Nothing in the text wants a look.
problem-keys = A key in your file of keys counts for nothing: { keys-error }. Mend it there:

## Copying for publication
command-copy-story = Copy story
command-copy-body = Copy body
command-copy-for-cms = Copy for CMS
command-copy-parts = Parts of “Copy for CMS”…
button-copy = Copy story
notice-copied = { $count ->
    [one] Copied: 1 word, as it will be published.
   *[other] Copied: { $count } words, as they will be published.
}
notice-copied-with-promos = Copied. { $promos ->
    [0] { "" }
    [one] 1 promo is still in the text.
   *[other] { $promos } promos are still in the text.
}{ $doubtful ->
    [0] { "" }
    [one] { " " }1 line in doubt is not in it.
   *[other] { " " }{ $doubtful } lines in doubt are not in it.
}
notice-nothing-to-copy = There is nothing to copy: nothing of this will be published.
copy-parts-title = Parts of “Copy for CMS”
copy-parts-hint = The ticked parts are copied from top to bottom. Parts that a story does not have are left out.
copy-parts-up = Move “{ $part }” up
copy-parts-down = Move “{ $part }” down
move-up-short = Up
move-down-short = Down
dialog-done = Done
part-headline = Headline
part-abstract = Abstract
part-byline = Byline
part-body = Body
part-picture = Caption and credit
part-related-links = Related links
part-source = Source
part-tags = Tags

## The stage of a story
command-stage-received = Mark as received
command-stage-in-progress = Mark as in progress
command-stage-ready = Mark as ready
command-stage-published = Mark as published
command-stage-on-hold = Put on hold
command-stage-spiked = Spike
change-stage = change stage
change-confirm-line = set line aside
notice-stage-set = The story is now: { $stage }
notice-marked-ready = { $count ->
    [0] Ready. Nothing was open.
    [one] Ready. 1 open point was overridden, and that is recorded.
   *[other] Ready. { $count } open points were overridden, and that is recorded.
}
ready-title = Not everything is done
ready-open = { $count ->
    [one] 1 point is open in this story:
   *[other] { $count } points are open in this story:
}
ready-promos = { $count ->
    [one] 1 certain promo is still in the text.
   *[other] { $count } certain promos are still in the text.
}
ready-doubtful = { $count ->
    [one] 1 line is set aside, but it may belong to the story.
   *[other] { $count } lines are set aside, but they may belong to the story.
}
ready-hint = If you mark the story as ready anyway, the open points are stored with it, with your name.
ready-name = Your name
ready-review = Show the first
ready-anyway = Mark as ready anyway
field-assignee = Assigned to
field-deadline = Deadline

## The reading view
command-reading-view = Reading view
reading-view-label = As published
reading-view-end = Back to editing
reading-view-story = Story
reading-view-text = Text file
command-show-excluded = Show the lines set aside

## Lines set aside, where they stood in the story
left-out-lines = { $count ->
    [one] 1 line set aside: { $text }
   *[other] { $count } lines set aside: { $text }
}
left-out-doubtful = In doubt
left-out-unfold = Unfold
left-out-fold = Fold
left-out-put-back = Put back
left-out-confirm = Set aside
status-left-out = { $count ->
    [one] 1 line set aside
   *[other] { $count } lines set aside
}
status-left-out-doubtful = { $count ->
    [one] 1 line set aside, { $doubtful } in doubt
   *[other] { $count } lines set aside, { $doubtful } in doubt
}
place-edited = edited
place-moved = moved

## Filling in fields
command-fill-fields = Fill in empty fields
change-fill-fields = fill in fields
notice-fields-filled = { $count ->
    [0] There is no empty field that the story fills.
    [one] 1 field filled in from the story. Please read it.
   *[other] { $count } fields filled in from the story. Please read them.
}
button-ready = Mark as ready

## Several stories
command-save-every-as = Save all as…
stories-selected = { $listed } of { $count } stories selected
order-received = received
list-add-tags = { $count ->
    [one] Add tags…
   *[other] Add tags to { $count } stories…
}
list-set-field = { $count ->
    [one] Set field…
   *[other] Set field in { $count } stories…
}
list-save = { $count ->
    [one] Save
   *[other] Save { $count } stories
}
list-save-into = { $count ->
    [one] Save as text or working file…
   *[other] Save { $count } stories as text or working files…
}
list-close = { $count ->
    [one] Close
   *[other] Close { $count } stories
}
bulk-tags-title = { $count ->
    [one] Add tags
   *[other] Add tags to { $count } stories
}
bulk-tags = Tags, separated by commas
bulk-tags-button = Add
bulk-field-title = { $count ->
    [one] Set a field
   *[other] Set a field in { $count } stories
}
bulk-field = Field
bulk-field-value = Value; empty to clear the field
bulk-field-button = Set
bulk-edit-hint = One undo step in each story. “Undo in all stories” in the Edit menu reverts all of them.
dialog-folder = Folder
dialog-folder-hint = All stories in this folder are opened; its subfolders are not. Tab completes names.
dialog-save-into-title = Folder for the stories
dialog-save-into-count = { $count ->
    [one] Save 1 story as…
   *[other] Save { $count } stories as…
}
dialog-save-into-hint = No existing file is overwritten: where a name is taken, the new file gets a number. Tab completes names.
notice-tagged-every = { $count ->
    [one] Tags added to 1 story.
   *[other] Tags added to { $count } stories.
}
notice-tags-present-everywhere = All of these stories have these tags already.
notice-field-set-every = { $count ->
    [0] { $field }: no story changed.
    [one] { $field } set in 1 story.
   *[other] { $field } set in { $count } stories.
}
notice-written-into = { $count ->
    [one] 1 story saved in the folder
   *[other] { $count } stories saved in the folder
}{ $numbered ->
    [0] :
    [one] ; 1 of them with a number, because its name was taken:
   *[other] ; { $numbered } of them with a number, because their names were taken:
}
notice-written-some = { $count } saved, { $failed } not saved: { $names }.
problem-no-folder = There is no such folder:
problem-not-a-folder = This is a file; a folder is needed:

## Go to anything
command-go-anywhere = Go to anything…
go-anywhere-name = Go to
go-anywhere-hint = Story, file, field, paragraph, promo or finding
go-anywhere-none = Nothing matches
place-story = story
place-field = field
place-promo = promo to decide
place-finding = finding
place-paragraph = paragraph

## Ended by the system
notice-reopened = { $count ->
    [one] 1 story is open with its unsaved changes from last time.
   *[other] { $count } stories are open with their unsaved changes from last time.
}

## The watched folder
command-watch-folder = Watch folder…
command-stop-watching = Stop watching the folder
dialog-watch-title = Watch a folder
dialog-watch-hint = New stories in this folder open in the list as soon as they are complete. Those that are in it now do not. Nothing is written there.
dialog-watch-button = Watch
notice-watching = New stories open as they arrive in the folder
notice-not-watching = This folder is not watched any more:
notice-arrived = { $count ->
    [one] New: { $name }
   *[other] { $count } new stories in the watched folder.
}

## The stage of several stories
list-set-stage = { $count ->
    [one] Stage
   *[other] Stage of { $count } stories
}
notice-stage-set-every = { $count ->
    [0] Every story is { $stage } already.
    [one] 1 story is now { $stage }.
   *[other] { $count } stories are now { $stage }.
}{ $open ->
    [0] { "" }
    [one] { " " }In 1 of them something was open; that is recorded.
   *[other] { " " }In { $open } of them something was open; that is recorded.
}

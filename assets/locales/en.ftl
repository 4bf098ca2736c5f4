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
menu-copy = Copy as
menu-format = Format
menu-paragraph = Paragraph
menu-case = Case
menu-reading-style = Reading style
menu-recent = Open recent
recent-none = No recent files
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
command-save-path = Save to path…
command-close = Close story
command-quit = Quit
command-forget-recent = Clear recent files
command-undo = Undo
command-redo = Redo
command-cut = Cut
command-copy = Copy
command-paste-text = Paste
command-select-all = Select all
command-clean = Remove certain promos
command-clean-count = { $count ->
    [one] Remove 1 promo
   *[other] Remove { $count } promos
}
command-decide-count = { $count ->
    [one] Decide 1 promo
   *[other] Decide { $count } promos
}
decide-lines-count = { $count ->
    [one] Decide 1 line
   *[other] Decide { $count } lines
}
command-restore-all = Restore all promos
command-toggle-passage = Remove or restore promo
command-keep-at-caret = Keep promo as text
command-other-promo-end = Change where promo ends
command-go-on-after-decision = Go to next after a decision
command-toggle-subhead = Toggle subhead
command-bold = Bold
command-italic = Italic
command-link = Link…
command-remove-links = Remove links
command-bullet-list = Bulleted list
command-numbered-list = Numbered list
command-block-quote = Block quote
command-teach-take-out = Always remove lines like this…
command-teach-keep = Always keep lines like this…
command-next-story = Next story
command-previous-story = Previous story
button-save = Save

## Changes, as the undo menu names them
change-typing = typing
change-field = change { $field }
change-clean = { $count ->
    [one] remove 1 promo
   *[other] remove { $count } promos
}
change-restore = { $count ->
    [one] restore 1 promo
   *[other] restore { $count } promos
}
change-decide-open = restore promo
change-decide-out = remove promo
change-decide-related = keep as related link
change-decide-keep = keep as text
change-put-back = restore line
change-add-tags = { $count ->
    [one] add 1 tag
   *[other] add { $count } tags
}
change-remove-tag = remove tag
change-move-tag = move tag
change-rename-tag = rename tag
change-block-kind = paragraph style
change-inline-style = formatting
change-own-rule = { $count ->
    [one] apply rule to 1 line
   *[other] apply rule to { $count } lines
}

## The document view
view-story-back = ← Back to story
view-story = Working copy
view-received = As received
headline-name = Headline
headline-hint = Headline
body-name = Body of the story
body-hint = Write or paste the story here
by-byline = By { $name }
by-editor = Editor: { $name }
by-source = Source: { $name }
long-story = This story has { $count } MB. You can read, clean and save it here, but not edit its text.
switch-take-out = Remove
switch-put-back = Restore
switch-decide = Decide

## The source view
place-body = in the body
place-promo-in = promo, in text
place-promo-out = promo, removed
place-end-mark = end mark
place-tag = tag
place-aside = set aside
place-deleted = deleted

## Related links
links-title = Promos and links
links-out = Removed: { $count }
links-none = No promos in this story.
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
decision-out = Removed
decision-related = Related link
decision-keep = Kept as text
confidence-certain = certain
confidence-unsure = uncertain
confidence-percent = { $count } %
decide-out = Remove
decide-back = Restore
decide-related = Keep as related link
decide-not-related = Not a related link
decide-keep = Keep as text
promo-other-end = It may end here instead: {$text}
promo-use-other-end = Use this end
decide-not-keep = Treat as promo
go-to-place = Show in story
neighbour-above = after: { $text }
neighbour-below = before: { $text }
end-mark = End mark { $mark }

## Excluded lines
aside-title = { $count ->
    [one] 1 line set aside
   *[other] { $count } lines set aside
}
aside-show = Show
aside-hide = Hide
aside-put-back = Restore

## User rules
lines-like-this = Lines like this
rules-title = My rules
rules-none = No rules yet. A rule removes or keeps every line like the one it was made from, in all open stories and in those you open later.
rules-how = To make one, put the caret on a line and press Ctrl+T to always remove such lines, or Ctrl+Shift+T to always keep them. You can also right-click a line, or use the three dots beside it. You see every matching line before you save.
rules-hint = Rules apply when you open a story or save a rule. They are stored on this computer.
rules-of-packs = { $count ->
    [one] 1 more rule comes from your other packs.
   *[other] { $count } more rules come from your other packs.
}
rule-takes-out = Removes
rule-keeps = Keeps
rule-in-force = Enabled
rule-counts = applied { $right } · undone { $undone }
rule-counts-hint = Applied: lines that the rule decided and that you saved that way. Undone: lines that you then decided differently.
rule-edit = Edit…
rule-delete = Delete
rule-put-back = Restore rule
rule-gone = Deleted: { $pattern }
teach-title = Rule for lines like this
teach-edit-title = Edit rule
teach-from = From: { $line }
teach-pattern = Pattern
teach-pattern-number = Pattern { $count }
teach-hint = * matches anything, # matches a number. Case, spaces and the style of quotes and dashes are ignored.
teach-take-out = Always remove such lines
teach-keep = Always keep such lines
teach-found = { $lines ->
    [0] No matching lines in the open stories.
    [one] 1 matching line in the open stories; { $changing ->
        [0] it will not change.
        [one] it will change.
       *[other] { $changing } lines of its promo will change.
    }
   *[other] { $lines } matching lines in { $stories ->
        [one] 1 open story
       *[other] { $stories } open stories
    }; { $changing ->
        [0] none will change.
        [one] 1 line will change.
       *[other] { $changing } lines will change.
    }
}
teach-found-later = Matching lines are listed here.
teach-more = and { $count } more
teach-save = Save rule
touch-takes-out = will be removed
touch-keeps = will be kept
touch-puts-back = will be restored
touch-is-out = already removed
touch-is-aside = already set aside
touch-is-text = already text
touch-when-read = when opened again
touch-along = same promo
touch-is-related = stays a related link
pattern-empty = Enter the words that such lines have in common.
pattern-fits-all = This matches nearly every line. Add words that only such lines have.
pattern-too-long = This is too long. Keep the first words and end with *.

## Metadata
metadata-title = Metadata
field-headline = Headline
field-abstract = Abstract
field-slug = Slug
field-byline = Byline
field-editor = Editor
field-place = Dateline place
field-agency = Agency
field-published = Published
field-updated = Updated
field-embargo = Embargo
field-source = Source
field-source-title = Original title
field-source-url = Source URL
field-language = Language
field-picture = Lead picture
field-caption = Caption
field-credit = Picture credit
field-category = Section
field-note = Internal note
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
from-line-hint = Show this line in the original
field-doubtful = uncertain
field-doubtful-hint = Click to confirm. Editing the field also removes this mark.
length-good = Shown in full everywhere: up to { $good } characters
length-long = Over { $good } characters: some pages cut it off. Limit: { $most }.
length-too-long = Over { $most } characters: most systems cut it off or reject it
date-hint = 8 Jan 2023, 19:15 WIB
date-as-before = Revert
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
tags-hint = Type a tag or paste a list
tag-chip = Remove tag { $tag }
tag-chip-hint = Click × to remove it, drag to move it. Keys: Delete, Ctrl+Left, Ctrl+Right.

## Open stories
stories-open = { $count ->
    [one] 1 open story
   *[other] { $count } open stories
}
story-untitled = Untitled story
story-unsaved = unsaved
story-links = { $count ->
    [one] 1 promo
   *[other] { $count } promos
}

## The status line
status-saved = Saved
status-unsaved = Unsaved changes
status-saving = Saving…
status-as-received = Unchanged
status-opening = Opening…
status-words = { $count ->
    [one] 1 word
   *[other] { $count } words
}
status-reading-time = { $count } min
status-links-in = { $count ->
    [one] 1 promo in text
   *[other] { $count } promos in text
}
status-links-out = { $count } removed

## Notices
notice-opened = Opened. { $promos ->
    [0] No promos found
    [one] 1 promo found
   *[other] { $promos } promos found
}{ $aside ->
    [0] .
    [one] , 1 line set aside.
   *[other] , { $aside } lines set aside.
}{ $attachments ->
    [0] { "" }
    [one] { " " }The mail has 1 attachment.
   *[other] { " " }The mail has { $attachments } attachments.
}{ $pictures ->
    [0] { "" }
    [one] { " " }1 picture stays in its file.
   *[other] { " " }{ $pictures } pictures stay in their file.
}
notice-opened-encoding = Opened as { $encoding }. { $promos ->
    [0] No promos found
    [one] 1 promo found
   *[other] { $promos } promos found
}{ $aside ->
    [0] .
    [one] , 1 line set aside.
   *[other] , { $aside } lines set aside.
} If letters look wrong, the file has another encoding.
notice-opened-stored = Opened. { $in ->
    [0] No promos in the text
    [one] 1 promo in the text
   *[other] { $in } promos in the text
}, { $out } removed.
notice-opened-damaged = Opened as { $encoding }, but some bytes are not valid in it and show as �. The original file is unchanged.
notice-dismiss = Dismiss
notice-already-open = Already open:
notice-clipboard-empty = There is no text on the clipboard.
notice-saved = Saved:
notice-exported = Text saved. The story itself is not saved yet; only a RON file keeps everything:
notice-text-holds-less = A text file cannot hold all of this story. Save it as a working file (.ron); the text stays as it is:
notice-exported-beside = Text saved, in addition to the story file:
notice-exported-with-promos = { $count ->
    [one] Text saved with 1 promo still in it, in addition to the story file:
   *[other] Text saved with { $count } promos still in it, in addition to the story file:
}
notice-open-elsewhere = Not saved: “{ $name }” is open from this file. Close it or choose another name:
notice-saved-with-promos = { $count ->
    [one] Saved, with 1 promo still in the text:
   *[other] Saved, with { $count } promos still in the text:
}
notice-cleaned = { $count ->
    [one] 1 promo removed.
   *[other] { $count } promos removed.
}
notice-cleaned-some = { $count ->
    [one] 1 certain promo removed,
   *[other] { $count } certain promos removed,
} { $left ->
    [one] 1 uncertain promo left to decide.
   *[other] { $left } uncertain promos left to decide.
}
notice-restored = { $count ->
    [one] 1 promo restored.
   *[other] { $count } promos restored.
}
notice-nothing-to-undo = Nothing to undo.
notice-nothing-to-redo = Nothing to redo.
notice-nothing-to-clean = There are no promos left in the text.
notice-only-uncertain = { $count ->
    [one] 1 uncertain promo to decide, no certain ones.
   *[other] { $count } uncertain promos to decide, no certain ones.
}
notice-nothing-to-decide-here = There is no promo and no line that was set aside at the caret.
notice-line-left-out = { $count ->
    [0] Line left out. No other line is in doubt.
    [one] Line left out. 1 line is still in doubt.
   *[other] Line left out. { $count } lines are still in doubt.
}
notice-lines-folded-here = Lines set aside here are folded. Show them first (“Show lines set aside”), then restore them.
notice-decided-here = { $count ->
    [0] Nothing is left to decide in any story.
    [one] Nothing is left to decide in this story. “Next to decide” goes to 1 other story.
   *[other] Nothing is left to decide in this story. “Next to decide” goes to { $count } other stories.
}
notice-inside-passage = This is marked as a promo or an end mark. Choose “Keep as text” to edit it, or remove it.
notice-inside-passage-out = This is removed from the story. Restore it (Ctrl+Enter), then choose “Keep as text” to edit it.
notice-nothing-to-join = There is no paragraph to join with.
notice-edit-refused = This was not possible; the story is unchanged. { $detail }
notice-date-refused = Date not accepted: { $reason }
notice-tag-present = The story already has this tag.
notice-no-line-here = There is no line at the caret to make a rule from.
notice-rule-stays = Undone in this story. The rule itself stays in force; Undo reverts it too.
notice-rule-undone = { $count ->
    [0] Rule removed; no story had changed.
    [one] Rule removed, and its changes in 1 story undone.
   *[other] Rule removed, and its changes in { $count } stories undone.
}
notice-rule-deleted = Rule deleted: { $pattern }
notice-rule-saved = { $count ->
    [one] Rule saved.
   *[other] { $count } rules saved.
} { $lines ->
    [0] No line in the open stories changed.
    [one] 1 line changed.
   *[other] { $lines } lines changed in { $stories ->
        [one] 1 story.
       *[other] { $stories } stories.
    }
}

## Errors
problem-disk-missing = File not found:
problem-disk-missing-folder = Not saved: the folder does not exist. Choose another one:
problem-disk-folder = This is a folder, not a file:
problem-disk-no-file = This is a device, not a file:
problem-disk-no-permission = You have no permission to read this file:
problem-disk-read-only = Not saved: this file is read-only. Save under another name:
problem-disk-read-only-folder = Not saved: you have no permission to write in this folder. Choose another one:
problem-disk-too-large = This file is larger than 512 MB:
problem-disk-full = Not saved: the disk is full. Free up space or save elsewhere; the story stays open:
problem-disk-link-loop = This link points back to itself:
problem-disk-name = This is not a valid file name:
problem-disk-other = The system reports “{ $detail }”:
problem-open-empty = This file is empty:
problem-open-binary = This is not text but a program, an image or an archive:
problem-open-ron = This story file has an error in line { $line }, column { $column }: { ron-error }. Fix it in a text editor:
problem-open-newer-version = This story was saved by a newer version of Redaksi ({ $version }). Update to open it:
problem-open-too-deep = Line { $line } of this file has too many nested brackets; it is not a story:
problem-open-broken = This story file is damaged ({ story-error }):
problem-read-unknown-kind = Redaksi does not know this kind of file. Save it as Word (.docx), OpenDocument (.odt), PDF or plain text:
problem-read-old-word = This file is in the old Word format (.doc), which Redaksi does not read. Open it in Word or LibreOffice and save it as .docx:
problem-read-other-package = This is a spreadsheet, a presentation or an archive, not a text document. Copy its text, or save it as .docx:
problem-read-encrypted = This document is protected with a password. Open it in the program that wrote it and save it without the password:
problem-read-too-large = This document is too large when it is unpacked. Copy the text that you need into a new document:
problem-read-zip-bomb = A part of this document grows suspiciously when it is unpacked, as in an attack. Ask the sender for it in another form:
problem-read-too-many-parts = This document has too many parts. Copy the text that you need into a new document:
problem-read-too-deep = The parts of this document are nested too deep. Open it in the program that wrote it and save it again:
problem-read-entity-declared = This document declares entities, which are used in attacks. Open it in the program that wrote it and save it again:
problem-read-damaged = This document is damaged ({ $detail }). Open it in the program that wrote it and save it again:
problem-read-no-text = This document has no text. If it is a scan, recognise its text with another program first:
problem-export-holds-one = Not exported: this format holds one story in a file.
problem-export-no-template = Choose a template first.
problem-export-too-large = Not exported: the document is too large.
problem-export-template = The template has an error in line { $line }, column { $column }: { $what }{ $parts ->
    [0] { "" }
   *[other] { " " }(“{ $part }”)
}. Fix it in
problem-pack = A pack was not loaded ({ pack-error }):
problem-settings-broken = Your settings could not be read (line { $line }, column { $column }: { ron-error }). The old file is kept as
problem-state-too-large = This file of the program is too large and was not read; it is kept as
problem-vocabulary-broken = Your tag list could not be read (line { $line }, column { $column }: { ron-error }). The old file is kept as
problem-tags-broken = The tags could not be read (line { $line }, column { $column }: { ron-error }). Nothing was changed. Fix the file in a text editor:
problem-tags-changed = Not saved: another program changed the tag vocabulary. Load the file again; “Undo” then restores your version. The file:
problem-glossary-broken = The glossary could not be read, so nothing was added. Fix it in a text editor:
problem-glossary-changed = Not added: another program changed the glossary just now. Try again:
problem-rules-broken = Your rules could not be read ({ pack-error }). The old file is kept as
problem-rules-changed = Your rules were changed outside Redaksi. That version is kept as
problem-fault = An internal error prevented this. The story is still open; save it under another name and report this:
problem-unwritable = Not saved: the story could not be written. The file is unchanged:
problem-no-worker = Files cannot be read or written. Restart Redaksi. ({ $detail })

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
dialog-open-title = Open story
dialog-open-hint = Path of a text, web page, mail, Word or other document, PDF or RON file, or of a folder with such files. Tab completes names.
dialog-open-button = Open
dialog-save-title = Save story
dialog-save-button = Save
dialog-create-folder-button = Create folder and save
dialog-replace-title = Replace file?
dialog-replace-hint = Its current content is kept as an older version.
dialog-replace-button = Replace
dialog-replace-count = { $count ->
    [one] Replace 1 file?
   *[other] Replace { $count } files?
}
dialog-confirm-saves-count = { $count ->
    [one] Save 1 story in this file?
   *[other] Save { $count } stories in these files?
}
dialog-confirm-saves-hint = { $count ->
    [0] New files; none is replaced.
    [one] 1 file is replaced; its current content is kept as an older version.
   *[other] { $count } files are replaced; their current content is kept as older versions.
}
dialog-confirm-saves-folder = Save in another folder…
dialog-unsaved-title = Save before closing?
dialog-unsaved = “{ $name }” has unsaved changes.
dialog-unsaved-many = { $count } stories have unsaved changes:
dialog-unsaved-save = Save
dialog-unsaved-discard = Don’t save
format-ron = Working file (.ron): keeps everything
format-txt = Published text (.txt): the story as readers see it
filter-stories = Stories
filter-all = All files

## The empty workspace
welcome-line = Raw copy in, clean copy out, nothing lost on the way.
welcome-open = Open story…
welcome-paste = Paste story
welcome-drop = Or drop files here. Ctrl+O opens, Ctrl+V pastes.
welcome-recent = Recent
drop-here = { $count ->
    [one] Drop to open the story
   *[other] Drop to open { $count } stories
}

## Crash recovery
recovery-title = { $count ->
    [one] 1 story has unsaved changes from last time
   *[other] { $count } stories have unsaved changes from last time
}
recovery-hint = Redaksi or the computer stopped unexpectedly. This is what you had typed; your files were not changed.
recovery-kept-at = { $at } · { $file }
recovery-no-file = not saved yet
recovery-not-entered = Typed and not entered: { $typed }
recovery-bring-back = Restore
recovery-later = Decide later
recovery-throw-away = Discard
recovery-finish = Continue
recovery-compare = Compare
recovery-compared-below = compared below
recovery-against-file = Unsaved changes, compared with the file now
recovery-no-file-now = Unsaved changes; there is no file to compare with
compared-same-all = No differences.
compared-same-text = The text is the same. Different: { $parts }.
compared-part-decisions = decisions on promos and lines
compared-part-tags = tags
compared-part-comments = comments
compared-part-other = other data
compared-same = { $count ->
    [one] 1 unchanged line
   *[other] { $count } unchanged lines
}
compared-new = Added
compared-gone = Removed
notice-brought-back = { $count ->
    [one] 1 story restored. It is not saved yet.
   *[other] { $count } stories restored. They are not saved yet.
}
notice-journal-again = Unsaved changes are backed up again.
status-unkept = Changes not backed up
status-unkept-hint = If Redaksi stops now, unsaved changes are lost. Save, and free up disk space.
problem-journal = Unsaved changes are not backed up: { $why ->
    [disk-full] the disk is full
    [disk-read-only-folder] no permission to write
   *[other] the system reports “{ $detail }”
}. Save often; Redaksi tries again every second. Folder:
problem-left-unreadable = A story was left when the program stopped, and its file is damaged. It stays here:
problem-left-newer = A newer Redaksi left a story when it stopped; update to bring it back. It stays here:
problem-left-not-now = A story was left when the program stopped, and cannot be read just now; the next start tries again. It stays here:

## Conflicts: files changed by another program
disputed-title = File changed by another program
disputed-hint = You have unsaved changes, and the file has others. Nothing has been overwritten.
disputed-hint-saved = You have no unsaved changes; the file is newer.
disputed-compared = Your version, compared with the file
disputed-in-file = File
disputed-here = Yours
disputed-mine = Keep mine
disputed-mine-hint = Your version overwrites the file; what the file has now is kept as an older version.
disputed-theirs = Use the file
disputed-theirs-hint = The story becomes what the file has. Undo restores your version.
disputed-both = Keep both
disputed-both-hint = The file opens as a second story; yours stays open and is saved under another name.
notice-waits-for-answer = Not saved yet. Answer the open question, then save again:
notice-file-changed = Changed by another program:
notice-file-gone = This file was moved or deleted. The story stays open; saving asks for a location:
notice-took-theirs = The story now has the content of the file. Undo restores your version:
notice-both-open = Both are open. Your story no longer has a file; this one belongs to the other:
status-file-changed = Changed by another program
status-file-gone = File not found
status-file-compare = Compare
change-version = restore version
problem-unversioned = Saved, but the previous version could not be kept because the folder cannot be written:

## Versions of a story
command-versions = Versions and changes…
versions-title = Versions and changes
versions-hint = Every save keeps the version before it. Choose two versions to compare.
versions-none = No older versions yet; each save from the second on keeps one. These are the changes since the story was received.
versions-from = Older
versions-to = Newer
versions-from-this = Older: { $version }
versions-to-this = Newer: { $version }
versions-now = Current
versions-received = As received
versions-until = Before the save of { $at }
versions-bring-back = Restore this version
versions-bring-back-hint = The story becomes the older version. You can undo this.
versions-mark = Show in text
versions-mark-hint = Marks the changes since the older version in the story, where you can accept or revert each
versions-close = Close
notice-version-back = Older version restored. You can undo this.

## The report of changes
report-title = Changes: { $headline }
report-nothing = No changes.
report-text = Text
report-old = Before
report-new = After
report-out = { $count ->
    [one] 1 promo removed
   *[other] { $count } promos removed
}
report-back = { $count ->
    [one] 1 promo restored
   *[other] { $count } promos restored
}
report-fields = Fields and tags
report-empty = empty
report-tags-new = Tags added
report-tags-gone = Tags removed
versions-report = Copy report
versions-report-hint = Copies the changes and removals with their reasons, as text for an e-mail
versions-report-copied = Copied.
compared-tag-new = Tag added
compared-tag-gone = Tag removed
compared-out = Removed
compared-back = Restored

## Commands for all open stories
command-save-every = Save all
command-clean-every = Remove certain promos in all stories
command-next-unfinished = Next to decide
notice-cleaned-every = { $count ->
    [one] 1 certain promo
   *[other] { $count } certain promos
} removed from { $stories ->
    [one] 1 story.
   *[other] { $stories } stories.
} { $left ->
    [0] {""}
    [one] 1 uncertain promo left to decide.
   *[other] { $left } uncertain promos left to decide.
}
notice-undone-original = The original was detached. Redo attaches it again.
notice-redone-original = The original is attached again.
notice-undone-here = { $count ->
    [one] Undone in this story, but not in 1 other.
   *[other] Undone in this story, but not in { $count } others.
}
notice-undone-every = { $count ->
    [one] Undone in 1 story.
   *[other] Undone in { $count } stories.
}
notice-no-file-yet = { $count ->
    [one] 1 story has no file yet; save it under a name. The others are saved.
   *[other] { $count } stories have no file yet; save each under a name. The others are saved.
}
notice-all-saved = { $untouched ->
    [0] All stories are saved.
    [one] Nothing to save. 1 story is as it was received; “Save all as…” writes it too.
   *[other] Nothing to save. { $untouched } stories are as they were received; “Save all as…” writes them too.
}
notice-all-decided = There is nothing left to decide in any story.
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
    [one] 1 file from last time no longer exists.
   *[other] { $count } files from last time no longer exist.
}

## Find and replace
command-find = Find…
command-replace = Replace…
find-replace-all-hint = Replaces all selected results (Alt+Enter in the field)
find-name = Find
find-with-name = Replace with
find-case = Match case
find-case-hint = Off: “Mayor” also finds “mayor”, and the replacement follows the case found.
find-accents = Match accents
find-accents-hint = Off: “cafe” also finds “café”.
find-whole = Whole words
find-whole-hint = On: “art” does not find “party”.
find-pattern = Regular expression
find-pattern-hint = “.” is any character, “\d” a digit; “$1” in the replacement is what the first brackets found.
find-previous = Previous
find-next = Next
find-in-story = This story
find-in-body = Story text
find-in-every = All stories
find-in-text = Text
find-in-promo = Promo, not replaced
find-at = { $at } of { $count }
find-replace = Replace
find-replace-all = { $count ->
    [0] Replace all
   *[other] Replace all { $count }
}
find-found = { $count ->
    [0] No results
    [one] 1 result
   *[other] { $count } results
}
find-fault = Not a valid regular expression: { $fault }
find-tick = Replace result { $count }
find-close = Close
change-replace = replace
notice-replaced = { $count ->
    [one] 1 occurrence replaced
   *[other] { $count } occurrences replaced
} in { $stories ->
    [one] 1 story.
   *[other] { $stories } stories.
} { $left ->
    [0] {""}
    [one] 1 in a promo was not replaced.
   *[other] { $left } in promos were not replaced.
}

## Paragraphs, letters and the page
command-indent-item = Indent list item
command-outdent-item = Outdent list item
command-move-up = Move paragraph up
command-move-down = Move paragraph down
command-duplicate = Duplicate paragraph
command-join = Join with next paragraph
command-upper-case = UPPER CASE
command-sentence-case = Sentence case
command-title-case = Title Case
command-cycle-case = Change case
command-paragraph-up = Previous paragraph
command-paragraph-down = Next paragraph
command-go-to = Go to paragraph…
command-alone = Focus mode
alone-end = Leave focus mode
change-move-paragraph = move paragraph
change-duplicate = duplicate paragraph
change-case = change case
change-printed-sign = smart quote or dash
change-clean-paste = clean up paste
notice-pasted-clean = Pasted without extra spaces, blank lines and hidden characters. Undo once to get the original.
printed-signs-hint = While you type, straight quotes become curly, and two hyphens become a dash. Undo once to get what you typed.
invisibles-hint = Marks no-break spaces, tabs and characters without a shape
page-size = Font size
page-measure = Characters per line
page-spacing = Line spacing
target = Word target
target-none = None
go-to-title = Go to paragraph
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
length-selected = Selection
length-words = Words
length-characters = Characters
length-sentences = Sentences
length-paragraphs = Paragraphs
find-where = Search in
find-only-lines = Searching only the { $count } selected lines.
find-whole-story = Search whole story
find-in-selection = Selection
find-in-headline = Headline
find-in-fields = Fields

## The story list and bulk operations
command-open-folder = Open folder…
dialog-folder-title = Open folder
status-opening-many = Opening { $done } of { $count }…
toast-warning = Note
toast-error = Error
status-saving-many = Saving { $done } of { $count }…
status-stop = Stop
notice-saved-every = { $count ->
    [one] 1 story saved.
   *[other] { $count } stories saved.
}{ $promos ->
    [0] { "" }
    [one] { " " }1 promo is still undecided.
   *[other] { " " }{ $promos } promos are still undecided.
}{ $untouched ->
    [0] { "" }
    [one] { " " }1 unchanged story was not written.
   *[other] { " " }{ $untouched } unchanged stories were not written.
}
notice-not-saved-draft = { $saved ->
    [0] { "" }
    [one] 1 story saved.{ " " }
   *[other] { $saved } stories saved.{ " " }
}{ $count ->
    [one] Not saved: { $names }. { $field }: { $reason }
   *[other] Not saved, because a date is half typed: { $names }
}
notice-saved-stopped = Stopped: { $count } saved, { $left } not saved.
notice-attachments-opened = { $count ->
    [0] No attachment holds text
    [one] 1 attachment opened
   *[other] { $count } attachments opened
}{ $others ->
    [0] .
   *[other] . Not stories: { $names }
}
notice-opened-many = { $count ->
    [one] 1 story opened.
   *[other] { $count } stories opened.
}{ $attachments ->
    [0] { "" }
    [one] { " " }1 attachment of a mail is not opened.
   *[other] { " " }{ $attachments } attachments of mails are not opened.
}{ $pictures ->
    [0] { "" }
    [one] { " " }1 picture stays in its file.
   *[other] { " " }{ $pictures } pictures stay in their file.
}
notice-opened-stopped = Stopped: { $count } opened, { $left } not opened.
notice-opened-some = { $count } opened, { $failed } could not be opened: { $names }. Open one alone to see why.
notice-folder-empty = No stories, texts, web pages, mails or documents in this folder:
stories-listed = { $listed } of { $count } stories
stories-filter = Filter by headline
stories-filter-hint = Headline or #tag
stories-stage = Filter by stage
stories-order = Sort by
stage-any = All
stage-received = Received
stage-in-progress = In progress
stage-ready = Ready
stage-published = Published
stage-on-hold = On hold
stage-spiked = Spiked
order-opened = Opened
order-headline = Headline
order-stage = Stage
order-deadline = Deadline
order-links = Promos

## Moving between changes
change-take-back = revert change
compared-changes = { $count ->
    [one] 1 change
   *[other] { $count } changes
}
compared-at = Change { $at } of { $count }
compared-next = Next change
compared-previous = Previous change
compared-take-back = Revert
compared-whole = Show whole paragraph
compared-part = Show only the change
compared-moved-away = Moved from here
compared-moved-here = Moved to here
versions-saved = Saved file
notice-not-taken-back = This change cannot be reverted on its own: the text has changed since.

## The window: panels, palette, tour, checks
command-received = Show text as received
command-panel-stories = Stories
command-panel-links = Promos
command-panel-metadata = Metadata and tags
command-panel-checks = Checks
command-panel-rules = My rules
command-panels = Show or hide panels
command-to-text = Back to text
command-next-finding = Next finding
command-previous-finding = Previous finding
command-larger = Zoom in
command-smaller = Zoom out
command-usual-size = Actual size
command-theme-system = Theme: system
command-theme-light = Theme: light
command-theme-dark = Theme: dark
command-language-system = Language: system
command-language-en = English
command-language-id = Bahasa Indonesia
command-printed-signs = Smart quotes and dashes
command-invisibles = Show invisibles
command-still-motion = Reduce motion
command-palette = Command palette…
command-key-help = Keyboard shortcuts
command-tour = Quick tour
command-open-sample = Open sample story
menu-help = Help
still-motion-hint = No fading, no automatic scrolling, no blinking caret
palette-hint = Command, story or field
palette-name = Command palette
palette-none = Nothing matches
disabled-attachments = no mail with attachments
disabled-recent-files = no recent files
disabled-watched-folder = no folder is watched
disabled-story = no story is open
disabled-several-stories = needs several stories
disabled-unsaved-story = nothing to save
disabled-selection = nothing is selected
disabled-undo = nothing to undo
disabled-redo = nothing to redo
disabled-bulk-undo = nothing to undo in all stories
disabled-certain-promo = no certain promo left
disabled-certain-promo-anywhere = no certain promo left
disabled-removed-promo = no promo is removed
disabled-original = no original is attached
disabled-finding = no finding at the caret
disabled-fix = no fix for a finding at the caret
disabled-comments = no comments
disabled-tracked-changes = changes are not shown
key-help-title = Keyboard shortcuts
key-help-hint = The keys of a command are changed in the file { $file }, in a line such as "clean": ["Ctrl+B"] between braces. Point at a command to see its name there.
key-help-name = Name in keys.ron: { $name }
key-space = Space
key-or = or
dialog-close = Close
tab-checks = { $count ->
    [0] Checks
   *[other] Checks { $count }
}
checks-title = Checks
checks-count = { $count ->
    [one] 1 finding
   *[other] { $count } findings
}
checks-none = Nothing to review.
check-grave = Must fix
check-look = Warning
check-headline-missing = The story has no headline.
check-text-missing = The story has no text.
check-field-long = { $field }: { $length } characters; some pages show only { $good }.
check-field-too-long = { $field }: { $length } characters; the limit is { $most }.
check-links-wait = { $count ->
    [one] 1 promo to decide.
   *[other] { $count } promos to decide.
}
check-embargo = The story is under embargo. Do not publish it before the time in “Embargo”.
check-letters-repaired = Letters that were spoiled on the way were repaired here. The received text keeps them as they came.
check-space-doubled = More than one space.
check-space-before-sign = Space before punctuation.
check-whole = Show all of it
check-less = Show less
check-fix-delete = Delete “{ $text }”
check-fix-no-space = Delete the space
check-fix-one-space = Change to one space
check-fix-choice = Choose: { $fixes }
check-go = Show
tour-step = { $step } of { $count }
tour-1 = This is your story. Nothing you receive is lost: removed text keeps its place and can be restored with one key.
tour-2 = Promos for other stories are shaded. Ctrl+K removes the certain ones; you decide the others.
tour-3 = On the right: promos with their reasons, fields and tags, and checks. Alt+2 to Alt+5 take you there, Alt+0 back to the text.
tour-4 = F8 goes to the next finding. F9 shows the original as received.
tour-5 = Ctrl+S saves, Ctrl+J goes to what is to be decided next, also in the next story. Ctrl+Shift+P finds any command.
tour-next = Next
tour-end = Start
tour-leave = Skip
notice-no-findings = Nothing to review.
notice-only-certain-promos = { $count ->
    [one] Nothing else to review, but 1 certain promo is undecided and still in the text.
   *[other] Nothing else to review, but { $count } certain promos are undecided and still in the text.
}
notice-findings-from-start = That was the last finding. Back at the first one.
notice-findings-from-end = That was the first finding. Now at the last one.
notice-no-other-finding = This is the only finding.
finding-position = Finding { $number } of { $count }
problem-keys = An entry in your key file is ignored ({ keys-error }). Fix it in

## Copying for publication
command-copy-story = Copy story
command-copy-body = Copy body
command-copy-for-cms = Copy for CMS
command-copy-by-template = Copy by template
command-copy-parts = Choose parts for CMS…
button-copy = Copy story
notice-copied = { $count ->
    [one] Copied as published: 1 word.
   *[other] Copied as published: { $count } words.
}
notice-copied-with-promos = Copied. { $promos ->
    [0] { "" }
    [one] 1 promo is still in the text.
   *[other] { $promos } promos are still in the text.
}{ $doubtful ->
    [0] { "" }
    [one] { " " }1 line in doubt was not copied.
   *[other] { " " }{ $doubtful } lines in doubt were not copied.
}
notice-nothing-to-copy = Nothing to copy: the selection is not published.
picture-label = Picture: { $name }
copy-parts-title = Parts for CMS
copy-parts-hint = “Copy for CMS” copies the selected parts in this order. Parts that a story does not have are left out.
copy-by-template = Use the template instead of the parts
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
command-stage-spiked = Spike story
change-stage = change stage
change-confirm-line = leave line out
change-promo-end = move end of promo
change-confirm-field = confirm { $field }
notice-stage-set = Stage: { $stage }
notice-marked-ready = { $count ->
    [0] Marked as ready.
    [one] Marked as ready. 1 open issue was recorded.
   *[other] Marked as ready. { $count } open issues were recorded.
}{ $recommended ->
    [0] { "" }
    [one] { " " }1 recommended item is missing.
   *[other] { " " }{ $recommended } recommended items are missing.
}
ready-title = Mark as ready?
ready-several-title = { $count ->
    [one] Mark 1 story as ready?
   *[other] Mark { $count } stories as ready?
}
ready-several-open = { $count ->
    [one] 1 of them has open issues:
   *[other] { $count } of them have open issues:
}
ready-open = { $count ->
    [one] 1 open issue in this story:
   *[other] { $count } open issues in this story:
}
ready-promos = { $count ->
    [one] 1 certain promo is still in the text.
   *[other] { $count } certain promos are still in the text.
}
ready-doubtful = { $count ->
    [one] 1 line is set aside but may belong to the story.
   *[other] { $count } lines are set aside but may belong to the story.
}
ready-hint = If you mark the story as ready anyway, the open issues are saved with it under this name.
ready-fix = { $count ->
    [one] Fix it and mark as ready
   *[other] Fix all { $count } and mark as ready
}
ready-name = Your name
ready-review = Review
ready-anyway = Mark as ready anyway
ready-anyway-key = Ctrl+Enter
field-assignee = Assigned to
field-deadline = Deadline

## The reading view
command-reading-view = Reading view
reading-view-label = As published
reading-view-end = Back to editing
reading-view-story = Story
reading-view-text = Text file
command-show-excluded = Show lines set aside

## Lines set aside, where they stood in the story
left-out-lines = { $count ->
    [one] 1 line set aside: { $text }
   *[other] { $count } lines set aside: { $text }
}
left-out-doubtful = In doubt
left-out-unfold = Show
left-out-fold = Hide
left-out-put-back = Restore
left-out-confirm = Leave out
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
    [0] No empty field could be filled in.
    [one] 1 field filled in from the story. Please check it.
   *[other] { $count } fields filled in from the story. Please check them.
}
button-ready = Mark as ready

## Several stories
command-save-every-as = Save all as…
stories-selected = { $listed } of { $count } stories selected
order-received = Received
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
    [one] Save as…
   *[other] Save { $count } stories as…
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
    [one] Set field
   *[other] Set field in { $count } stories
}
bulk-field = Field
bulk-field-value = Value (empty clears the field)
bulk-field-button = Set
bulk-field-clear-button = Clear field
bulk-field-asks-to-clear = { $count ->
    [one] No value: press Enter again to clear “{ $field }”.
   *[other] No value: press Enter again to clear “{ $field }” in { $count } stories.
}
bulk-edit-hint = “Undo in all stories” in the Edit menu reverts this everywhere.
dialog-folder = Folder
dialog-folder-hint = Opens all stories in this folder, without subfolders. Tab completes names.
dialog-save-into-title = Save stories as
dialog-save-into-count = { $count ->
    [one] Save 1 story as…
   *[other] Save { $count } stories as…
}
dialog-save-into-text-hint = The texts are copies: each story keeps its own file, and unsaved changes stay unsaved.
dialog-save-into-hint = Existing files are not overwritten: if a name is taken, the new file gets a number. Tab completes names.
notice-tagged-every = { $count ->
    [one] Tags added to 1 story.
   *[other] Tags added to { $count } stories.
}
notice-tags-present-everywhere = All these stories already have these tags.
notice-field-set-every = { $count ->
    [0] { $field }: no story changed.
    [one] { $field } set in 1 story.
   *[other] { $field } set in { $count } stories.
}
notice-written-into = { $count ->
    [one] 1 story saved in the folder
   *[other] { $count } stories saved in the folder
}{ $numbered ->
    [0] { "" }
    [one] ; 1 of them with a number, because its name was taken
   *[other] ; { $numbered } of them with a number, because their names were taken
}{ $unsaved ->
    [0] :
    [one] . The text is a copy: 1 story still has unsaved changes:
   *[other] . The texts are copies: { $unsaved } stories still have unsaved changes:
}
notice-written-some = { $count } saved, { $failed } not saved: { $names }.
problem-no-folder = This folder does not exist:
problem-not-a-folder = This is a file, not a folder:

## Exporting
command-open-attachments = Open attachments
command-export = Export…
command-export-every = Export all…
list-export = { $count ->
    [one] Export…
   *[other] Export { $count } stories…
}
export-title = { $count ->
    [one] Export story
   *[other] Export { $count } stories
}
export-format = Format
export-md = Markdown for site generators such as Hugo (.md)
export-html = Web page with search-engine data (.html)
export-html-fragment = HTML of the text only (.html)
export-ninjs = IPTC ninjs for news systems (.json)
export-ninjs-lines = IPTC ninjs, one story a line (.ndjson)
export-newsml = NewsML-G2 for news agencies (.xml)
export-wxr = WordPress import file (.xml)
export-ghost = Ghost import file (.json)
export-docx = Word document (.docx)
export-csv = Table for a spreadsheet (.csv)
export-template = Your own template
export-choose-template = Choose template…
export-outlet = Name of your outlet
export-site = Address of its site
export-no-outlet = Without both, the file has an empty title or link.
export-as-draft = Draft, to be published there later
export-as-published = Published, or at the end of the embargo
export-notes = Before you export:
export-complete = This format holds everything that is published.
export-undecided = { $count ->
    [one] 1 promo is undecided and stays in the text.
   *[other] { $count } promos are undecided and stay in the text.
}
export-button = Choose where…
dialog-export-title = Export
dialog-export-button = Export
dialog-export-create-button = Create folder and export
dialog-template-title = Choose template
dialog-template-hint = Path of a template: a text file with your own layout. Tab completes names.
dialog-template-button = Choose
notice-exported-file = { $count ->
    [one] Story exported:
   *[other] { $count } stories exported:
}
notice-exported-into = { $count ->
    [one] 1 story exported to the folder
   *[other] { $count } stories exported to the folder
}{ $numbered ->
    [0] :
    [one] ; 1 of them with a number, because its name was taken:
   *[other] ; { $numbered } of them with a number, because their names were taken:
}
notice-exported-some = { $count } exported, { $failed } not exported: { $names }.
template-syntax = it is not well-formed
template-unknown-variable = it uses a variable that does not exist
template-unknown-filter = it uses a filter, a test or a function that does not exist
template-too-long = it takes too many steps or does not end
template-other = a value does not fit here

## What a format does not hold of a story
loss-field = This format has no place for { $fields }.
loss-too-long = “{ $field }” is longer than the { $limit } characters that the system accepts.
loss-in-stories = { $sentence } ({ $stories })
loss-more-stories = { $stories } and { $more } more
loss-assumed-time = “{ $field }” has no time; 00:00 is written.
loss-assumed-zone = “{ $field }” has no time zone; that of this computer is written.
loss-tags = The tags are left out.
loss-related-links = The related links are left out.
loss-related-links-without-url = Related links without a web address are left out.
loss-emphasis = Bold and italics become plain text.
loss-links = Links become plain text.
loss-unsafe-links = Links that are not web or mail addresses become plain text.
loss-structure = Sub-headings, captions, lists, quotes and tables become plain paragraphs.
loss-item-paragraphs = Further paragraphs of list items become lines of the items.
loss-pictures = Pictures between the paragraphs are left out.
loss-local-pictures = Pictures that are files, not web addresses, are left out; their captions stay.
loss-picture-placeholders = Pictures become placeholders with their names.
loss-unsafe-pictures = Pictures that are neither files nor web addresses are left out.
loss-control-characters = Control characters are replaced by �.
loss-formula-guard = A text that begins like a formula gets an apostrophe in front.

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
    [one] 1 story reopened with unsaved changes from last time.
   *[other] { $count } stories reopened with unsaved changes from last time.
}

## The watched folder
command-watch-folder = Watch folder…
command-stop-watching = Stop watching folder
dialog-watch-title = Watch folder
dialog-watch-hint = New stories in this folder open as soon as their files are complete. Files already there are not opened. Nothing is written to the folder.
dialog-watch-button = Watch
notice-watching = New stories open as they arrive in
notice-not-watching = No longer watching
notice-arrived = { $count ->
    [one] New story: { $name }
   *[other] { $count } new stories in the watched folder.
}{ $attachments ->
    [0] { "" }
    [one] { " " }(1 attachment of a mail is not opened.)
   *[other] { " " }({ $attachments } attachments of mails are not opened.)
}{ $pictures ->
    [0] { "" }
    [one] { " " }(1 picture stays in its file.)
   *[other] { " " }({ $pictures } pictures stay in their file.)
}

## The stage of several stories
list-set-stage = { $count ->
    [one] Stage
   *[other] Stage of { $count } stories
}
notice-stage-set-every = { $count ->
    [0] No story changed; all have the stage “{ $stage }”.
    [one] 1 story set to “{ $stage }”.
   *[other] { $count } stories set to “{ $stage }”.
}{ $open ->
    [0] { "" }
    [one] { " " }The open issues of 1 of them were recorded.
   *[other] { " " }The open issues of { $open } of them were recorded.
}

## Revising
menu-review = Review
command-attach-original = Attach original…
command-detach-original = Detach original
command-show-original = Show original
command-pair-paragraphs = Pair paragraphs…
command-unpair-paragraph = Unpair paragraph
command-apply-fix = Apply fix
command-fix-all = Fix all of this kind…
command-dismiss-finding = Dismiss finding
command-dismiss-with-reason = Dismiss with reason…
command-mute-rule = Mute rule for the desk
command-add-to-glossary = Add to glossary…
command-add-comment = Add comment…
command-resolve-comment = Mark comment as done
command-next-comment = Next comment
command-show-changes = Show changes in text
command-next-change = Next change
command-previous-change = Previous change
command-accept-change = Accept change
command-take-back-change = Revert change
command-accept-every-change = Accept all changes
command-take-back-every-change = Revert all changes

## The original beside the translation
view-original = Original
original-unpaired = Left out: { $left } · Added: { $added }{ $doubtful ->
    [0] { "" }
   *[other] { " " }· Uncertain pairs: { $doubtful }
}
original-doubtful = Perhaps left out: check the pair
original-left-out = Left out of the translation
original-added = Not in the original
original-changed = The original has changed here
original-pair-here = Pair with the paragraph at the caret
original-go = Go to its translation
dialog-original-title = Attach original
attach-original-title = Attach original
attach-original-button = Attach
attach-original-hint = The original is shown beside the story and saved with it. It is never published.
attach-original-update-hint = The new version takes the place of the attached original. What changed in it is marked, and the checks list the paragraphs concerned.
attach-original-open = Open stories
attach-original-file = Choose file…
attach-original-paste = Paste
pair-title = Pair with paragraphs of the original
pair-hint = Choose the paragraphs that these words translate.
pair-button = Pair
pair-nothing = Choose a paragraph that has text.
notice-original-attached = { $count ->
    [one] Original attached: “{ $name }”, 1 paragraph.
   *[other] Original attached: “{ $name }”, { $count } paragraphs.
}
notice-original-updated = { $count ->
    [one] Newer original attached: “{ $name }”, 1 paragraph. The checks list what has changed.
   *[other] Newer original attached: “{ $name }”, { $count } paragraphs. The checks list what has changed.
}
notice-original-detached = Original detached.
notice-no-original = No original is attached.
notice-paired = Paragraphs paired.

## Findings
checks-filtered = No finding matches the filter.
checks-running = Checking…
checks-dismissed = { $count ->
    [one] 1 dismissed
   *[other] { $count } dismissed
}
checks-muted = { $count ->
    [one] Muted rules: 1 finding hidden
   *[other] Muted rules: { $count } findings hidden
}
check-unmute = Unmute: { $rule }
checks-scope = Checked: { $checked }.
checks-scope-off = Not checked: { $off }.
checks-part-completeness = missing parts, lengths, undecided promos, spacing
checks-part-original = comparison with the original
checks-part-spelling = spelling
checks-part-glossary = glossary
checks-off-original = comparison with the original (none attached)
checks-off-spelling = spelling (no dictionary found)
checks-off-glossary = glossary (none yet; “Add to glossary…” in the menu “Review” starts one)
check-hint = Hint
check-original-words = Original: “{ $text }”
check-fix-to = Change to “{ $fix }”
check-fix-all = Fix all ({ $count })…
check-dismiss = Dismiss
check-undismiss = Show again
check-mute = Mute rule
check-name-headline-missing = Headline missing
check-name-text-missing = Text missing
check-name-embargo = Embargo
check-name-field-long = Field long
check-name-field-too-long = Field too long
check-name-link-undecided = Promo undecided
check-name-letters-repaired = Letters repaired
check-name-space-doubled = Double space
check-name-space-before-sign = Space before punctuation
finding-severity-error = Must fix { $count }
finding-severity-warning = Warnings { $count }
finding-severity-hint = Hints { $count }
finding-kind-completeness = Completeness { $count }
finding-kind-translation = Translation { $count }
finding-kind-consistency = Consistency { $count }
finding-kind-spelling = Spelling { $count }
finding-kind-language = Language { $count }
finding-kind-glossary = Glossary { $count }
finding-kind-typography = Typography { $count }
dismiss-title = Dismiss finding
dismiss-reason = Reason (optional)
dismiss-hint = It stays dismissed until these words change.
fixes-title = Fix all of this kind
fixes-guesses = Fixes that are a guess are not ticked.
fixes-button = { $count ->
    [one] Apply 1 fix
   *[other] Apply { $count } fixes
}
notice-no-finding-here = No finding at the caret.
notice-no-fix-here = No fix is known for this finding.
notice-fix-choice = Which word is meant? { $fixes }
notice-fix-replaced = Changed “{ $text }” to “{ $fix }”.
notice-fix-deleted = Deleted “{ $text }”.
notice-fix-spaced = Space corrected.
notice-fixed = { $count ->
    [one] Applied 1 fix.
   *[other] Applied { $count } fixes.
}
notice-dismissed = Finding dismissed until its words change.
notice-rule-muted = Rule muted for the desk: { $rule }. Unmute it in the checks panel.

## Comments
comments-title = Comments
comments-add = Add
comments-none = No open comments.
comments-done = { $count ->
    [one] 1 done
   *[other] { $count } done
}
comments-lost = the words are gone
comments-resolve = Done
comments-reopen = Reopen
comments-edit = Edit
comments-remove = Delete
comments-save = Save comment
comment-title = Add comment
comment-text = Comment
comment-button = Add comment
comment-confirm-key = Ctrl+Enter adds the comment
notice-glossary-added = “{ $term }” is in the glossary of the desk:
glossary-title = Add to glossary
glossary-term = Term in the language of originals
glossary-translation = Approved translation
glossary-hint = The checks then point out translations that differ. A known term gets the new translation.
glossary-button = Add to glossary
notice-nothing-to-comment = There is no text at the caret.
notice-nothing-to-format = Select the text to format first.
notice-links-removed = { $count ->
    [one] One link removed. Its text stays.
   *[other] { $count } links removed. Their text stays.
}
notice-link-refused = A link must be a web address or a mail address.
notice-no-links = There are no links to remove.
link-title = Add link
link-edit-title = Edit link
link-url = URL
link-hint = https://
link-set = Set link
link-remove = Remove link
notice-no-comment-here = No comment at the caret.
notice-no-comments = No open comments.
notice-comments-from-start = That was the last comment. Back at the first one.
notice-no-other-comment = This is the only open comment.
comment-position = Comment { $number } of { $count }

## Tracked changes
tracked-since-received = { $count ->
    [0] No changes left to review since the text was received
    [one] 1 change since the text was received
   *[other] { $count } changes since the text was received
}
tracked-since-version = { $count ->
    [0] No changes left to review since the older version
    [one] 1 change since the older version
   *[other] { $count } changes since the older version
}
tracked-previous = Previous
tracked-next = Next
tracked-accept = Accept
tracked-revert = Revert
tracked-accept-all = Accept all
tracked-revert-all = Revert all
tracked-hide = Hide changes
tracked-deleted = Deleted
notice-changes-not-shown = Changes are not shown. Turn on “Show changes in text”.
notice-no-changes = No changes left to review.
notice-no-change-here = No change at the caret.
notice-changes-from-start = That was the last change. Back at the first one.
notice-changes-from-end = That was the first change. Now at the last one.
notice-no-other-change = This is the only change.
notice-changes-accepted = { $count ->
    [one] 1 change accepted.
   *[other] { $count } changes accepted.
}
notice-changes-taken-back = { $count ->
    [one] 1 change reverted.
   *[other] { $count } changes reverted.
}
notice-changes-taken-back-some = { $count ->
    [one] 1 change reverted.
   *[other] { $count } changes reverted.
} Not reverted, because a promo would change: { $left }.
tracked-position = Change { $number } of { $count }

## Changes, as the undo menu names them
change-add-comment = add comment
change-edit-comment = edit comment
change-resolve-comment = mark comment as done
change-reopen-comment = reopen comment
change-remove-comment = delete comment
change-dismiss = dismiss finding
change-undismiss = show finding again
change-apply-fixes = { $count ->
    [one] apply fix
   *[other] apply { $count } fixes
}
change-accept-change = { $count ->
    [one] accept change
   *[other] accept { $count } changes
}
change-take-back-change = { $count ->
    [one] revert change
   *[other] revert { $count } changes
}
change-attach-original = attach original
change-detach-original = detach original
change-pair-paragraphs = pair paragraphs
change-unpair-paragraphs = unpair paragraph

## The ready list
ready-recommended = Recommended, not required:
ready-item-errors = The checks find something that must be fixed.
ready-item-warnings = The checks find something to review.
ready-item-promos = Promos are undecided.
ready-item-doubtful-lines = Lines that were set aside are in doubt.
ready-item-headline-length = The headline is longer than recommended.
ready-item-abstract = The story has no abstract.
ready-item-byline = The story has no byline.
ready-item-dateline = The dateline names no place.
ready-item-source = The source is not named.
ready-item-caption = The photo has no caption.
ready-item-credit = The photo has no credit.
ready-item-slug = The story has no slug.
ready-item-category = The category is not set.
ready-item-tags = { $count ->
    [one] The story has no tag.
   *[other] The story has fewer than { $count } tags.
}
ready-item-original = No original is attached.
ready-item-left-out = Paragraphs of the original are left out.
ready-item-doubtful-fields = Fields are uncertain. Confirm or change them.
ready-item-comments = Comments are open.
problem-ready-list = An entry in your ready list is ignored ({ $detail }). Fix it in

## Suggested tags

tags-suggested = Suggested tags
tags-accept = Add the best five
tag-accept = Add tag
tag-reject = Do not suggest for this story
bulk-tags-accept = Add to each story its own best five
bulk-tags-suggested-hint = A chosen tag is added only to the stories for which it is suggested.
notice-no-tag-suggested = No tag is suggested for this story.
change-reject-tag = reject suggested tag
command-accept-tags = Add suggested tags
tag-reason-vocabulary = In the tag vocabulary, and in the story { $count ->
    [one] once
   *[other] { $count } times
  }.
tag-reason-alias = The story has “{ $text }”, which the tag vocabulary maps to this tag.
tag-reason-name = A name that the story mentions { $count ->
    [one] once
   *[other] { $count } times
  }.
tag-reason-abbreviation = Abbreviation of “{ $text }” in the story.
tag-reason-key-phrase = A phrase that stands out in the story.
tag-reason-implied = Implied by the tag “{ $text }”.
tag-reason-came-with-story = Came with the story as “{ $text }”.
tag-reason-learned = Accepted { $accepted }, rejected { $rejected } times before.

## The tag vocabulary

command-tag-vocabulary = Tag vocabulary…
command-forget-tag-decisions = Forget tag decisions
command-copy-hashtags = Copy tags as hashtags
command-copy-tag-list = Copy tags with commas
notice-tag-decisions-forgotten = { $count ->
    [0] There were no decisions on suggested tags.
    [one] The decisions on 1 suggested tag are forgotten.
   *[other] The decisions on { $count } suggested tags are forgotten.
}
notice-tags-copied = Copied: { $text }
notice-no-tags-to-copy = The story has no tag to copy.
notice-tag-mapped = “{ $typed }” is “{ $tag }” in the tag vocabulary.
notice-tag-retired = The tag vocabulary says that “{ $tag }” is no longer used.
notice-tag-renamed-every = { $count ->
    [one] The tag is “{ $tag }” in 1 open story now.
   *[other] The tag is “{ $tag }” in { $count } open stories now.
}
notice-tags-imported = { $count ->
    [one] 1 tag added
   *[other] { $count } tags added
}, { $known } known already.
notice-tags-imported-in-part = { $count ->
    [one] 1 tag added
   *[other] { $count } tags added
}, { $known } known already. { $unread ->
    [one] 1 story of the folder could not be read.
   *[other] { $unread } stories of the folder could not be read.
}
notice-no-tags-to-import = There are no tags to add.
notice-vocabulary-moved = The vocabulary is saved in a new file. “{ $name }” beside it is unchanged and no longer read:
notice-vocabulary-taken = “{ $form }” already belongs to the tag “{ $tag }”.
notice-vocabulary-no-name = A tag needs a name.
notice-vocabulary-unknown = The tag “{ $tag }” is no longer in the vocabulary.
filter-tags = Tags
vocabulary-title = Tag vocabulary
vocabulary-empty = Your desk has no tag vocabulary yet. Add a tag, import a file, or take the tags of open or earlier stories.
vocabulary-count = { $count ->
    [one] 1 tag. Changes are saved at once.
   *[other] { $count } tags. Changes are saved at once.
}
vocabulary-other-file = { $count ->
    [one] 1 tag
   *[other] { $count } tags
} from “{ $name }”. That file stays as it is: changes are saved in tags.ron beside it, which is read from then on.
vocabulary-reload = Load the file again
vocabulary-store = Save again
vocabulary-search = Search tags
vocabulary-none = No matching tag
vocabulary-name = Tag
vocabulary-kind = Kind
vocabulary-aliases = Other names, separated by commas
vocabulary-earlier-forms = Earlier forms, which are replaced by this tag
vocabulary-broader = Broader tag
vocabulary-note = Note
vocabulary-retired = No longer used
vocabulary-edited = Save or discard what you typed to go on.
vocabulary-rename-hint = { $count ->
    [0] The old name stays as an earlier form.
    [one] The old name stays as an earlier form. The tag is renamed in 1 open story, too.
   *[other] The old name stays as an earlier form. The tag is renamed in { $count } open stories, too.
}
vocabulary-add = Add tag
vocabulary-save = Save tag
vocabulary-discard = Discard
vocabulary-new = New tag
vocabulary-merge = Merge into…
vocabulary-merge-hint = Choose in the list the tag that “{ $tag }” is merged into. Its names become names of that tag.
vocabulary-remove = Remove
vocabulary-stories = { $count ->
    [one] In 1 open story
   *[other] In { $count } open stories
}
vocabulary-undo = Undo
vocabulary-import = Import…
vocabulary-import-title = Import tags
vocabulary-import-hint = A list with one tag on each line, a table (CSV), a thesaurus (Turtle, JSON-LD), or another tags.ron.
vocabulary-import-button = Import
vocabulary-import-folder = Add from a folder of stories…
vocabulary-import-folder-title = Add the tags of earlier stories
vocabulary-import-folder-hint = The tags of all stories in the folder are added; the stories are not changed.
vocabulary-from-stories = Add from open stories
vocabulary-near-duplicates = Near-duplicates
vocabulary-all-tags = All tags
vocabulary-searching = Searching…
vocabulary-pairs = { $count ->
    [0] No tags look the same.
    [one] 1 pair of tags that may be the same
   *[other] { $count } pairs of tags that may be the same
}
vocabulary-keep = Keep “{ $tag }”
vocabulary-differ-spelling = differ in spelling
vocabulary-differ-affixes = differ in affixes
vocabulary-differ-order = differ in word order
vocabulary-differ-letter = differ in one letter
vocabulary-close = Close
vocabulary-close-unsaved = Close without saving
tag-kind-person = Person
tag-kind-organisation = Organisation
tag-kind-place = Place
tag-kind-event = Event
tag-kind-topic = Topic

## Findings of a story, of a translation, of spelling and glossary

check-space-inside-signs = Space inside brackets or quotation marks.
check-name-space-inside-signs = Space inside signs
check-space-missing = A space is missing at “{ $text }”.
check-name-space-missing = Space missing
check-doubled-word = “{ $text }”: a word stands twice.
check-name-doubled-word = Doubled word
check-punctuation-repeated = “{ $text }”: punctuation repeated.
check-name-punctuation-repeated = Repeated punctuation
check-ellipsis-form = Use one form of ellipsis in a story.
check-name-ellipsis-form = Ellipsis
check-dash-form = “{ $text }”: a hyphen where a dash belongs, or spaces on one side only.
check-name-dash-form = Dash
check-bracket-unbalanced = “{ $text }” has no partner.
check-name-bracket-unbalanced = Bracket without partner
check-invisible-character = Invisible character ({ $code }).
check-name-invisible-character = Invisible character
check-lookalike-letter = “{ $text }” has letters of another alphabet.
check-name-lookalike-letter = Look-alike letter
check-mojibake-left = “{ $text }”: letters that were spoiled on the way.
check-name-mojibake-left = Spoiled letters
check-all-caps = A sentence in capitals.
check-name-all-caps = All capitals
check-end-mark-missing = The paragraph ends without a full stop.
check-name-end-mark-missing = End mark missing
check-headline-cut = The headline looks cut off.
check-name-headline-cut = Headline cut off
check-quote-unopened = This quotation mark closes a quotation that was not opened.
check-name-quote-unopened = Quotation not opened
check-quote-unclosed = The quotation that begins here is not closed.
check-name-quote-unclosed = Quotation not closed
check-quote-mixed = Straight and curly quotation marks in one story.
check-name-quote-mixed = Mixed quotation marks
check-quote-direction = The quotation mark is turned the wrong way.
check-name-quote-direction = Quotation mark reversed
check-quote-nested = A quotation inside a quotation needs other marks.
check-name-quote-nested = Nested quotation
check-quote-comma = The comma belongs before the closing quotation mark.
check-name-quote-comma = Comma at quotation
check-quantity-conflict = “{ $text }” here, but “{ $others }” elsewhere. Which is right?
check-name-quantity-conflict = Quantities differ
check-name-variant = “{ $text }” or “{ $other }”?
check-name-name-variant = Name in two spellings
check-name-short-first = Give the full name first: { $other }.
check-name-name-short-first = Full name comes later
check-title-conflict = “{ $text }” here, “{ $other }” before.
check-name-title-conflict = Titles differ
check-age-conflict = Age { $text } here, { $other } before.
check-name-age-conflict = Ages differ
check-place-conflict = The dateline does not name { $place }, the place in the field.
check-name-place-conflict = Places differ
check-weekday-wrong = { $date } is a { $fix }, not a { $text }.
check-name-weekday-wrong = Weekday wrong
check-date-impossible = There is no such date: { $text }.
check-name-date-impossible = Impossible date
check-nonstandard-spelling = “{ $text }” is not the standard spelling.
check-name-nonstandard-spelling = Non-standard spelling
check-preposition-joined = The preposition in “{ $text }” is written separately.
check-name-preposition-joined = Preposition joined
check-prefix-split = The prefix in “{ $text }” is written together.
check-name-prefix-split = Prefix separated
check-particle-form = “{ $text }”: the particle “pun” in the wrong form.
check-name-particle-form = Particle “pun”
check-suffix-hyphen = “{ $text }”: a hyphen before a suffix, or none where it is needed.
check-name-suffix-hyphen = Hyphen before suffix
check-ordinal-form = “{ $text }”: the ordinal in the wrong form.
check-name-ordinal-form = Form of ordinal
check-title-case = Small words take no capital in a headline: “{ $text }”.
check-name-title-case = Capitals of headline
check-currency-form = “{ $text }”: the amount of money in the wrong form.
check-name-currency-form = Form of amount
check-number-form = “{ $text }”: the number in the form of another language.
check-name-number-form = Form of number
check-calque = Translated word by word: “{ $text }”.
check-name-calque = Word-by-word translation
check-press-style = “{ $text }”: not newsroom style.
check-name-press-style = Press style
check-source-unnamed = The text does not name its source, { $source }.
check-name-source-unnamed = Source not named
check-source-differs = The text cites “{ $text }”; the field says { $source }.
check-name-source-differs = Source differs
check-outlet-in-text = Another outlet’s name: “{ $text }”.
check-name-outlet-in-text = Previous outlet in text
check-promo-left = Promo words left: “{ $text }”.
check-name-promo-left = Words of a promo
check-url-left = “{ $text }”: a web address in the text.
check-name-url-left = Web address
check-email-left = “{ $text }”: an e-mail address in the text.
check-name-email-left = E-mail address
check-number-differs = “{ $text }”: a number differs from the original.
check-name-number-differs = Number differs
check-date-differs = “{ $text }”: a date, weekday or time differs from the original.
check-name-date-differs = Date or time differs
check-unit-differs = “{ $text }”: a currency, percentage or unit differs from the original.
check-name-unit-differs = Unit differs
check-name-differs = “{ $text }”: a name differs from the original.
check-name-name-differs = Name differs
check-quote-differs = A quotation of the original is missing, or one of its marks: “{ $text }”.
check-name-quote-differs = Quotation differs
check-negation-lost = The original denies something (“{ $text }”), the translation does not.
check-name-negation-lost = Negation lost
check-meaning-reversed = “{ $text }” says the opposite of the original.
check-name-meaning-reversed = Opposite of the original
check-untranslated = Not translated: “{ $text }”.
check-name-untranslated = Not translated
check-left-out = Missing in the translation: “{ $text }”.
check-name-left-out = Left out
check-added = Not in the original: “{ $text }”.
check-name-added = Added
check-original-changed = { $kind ->
    [removed] The original no longer says this: “{ $old }”.
   *[changed] The original has changed here: “{ $old }” is now “{ $text }”.
}
check-name-original-changed = Original changed
check-spelling = “{ $text }” is in no dictionary.
check-name-spelling = Spelling
check-glossary-banned = The glossary does not want “{ $text }” for “{ $term }”; it has “{ $translation }”.
check-name-glossary-banned = Term of the glossary
check-glossary-differs = The original has “{ $term }”; the glossary’s “{ $translation }” is missing here.
check-name-glossary-differs = Term missing

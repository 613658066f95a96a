# What the editor of the desk says, in English.
# The page hands these words to the editor as JSON; the keys are the list in ui/src/desk/editor/words.ts.

## The surface and its tools
editor-surface = Text of the story
editor-toolbar = Formatting
editor-heading-2 = Heading
editor-heading-3 = Small heading
editor-bold = Bold
editor-bold-letter = B
editor-italic = Italic
editor-italic-letter = I
editor-link = Link
editor-quotation = Quotation
editor-claim = Claim with its source
editor-bullets = Bulleted list
editor-numbers = Numbered list
editor-undo = Undo
editor-redo = Redo
editor-insert = Insert
editor-note = Note to colleagues

## Blocks
editor-picture = Picture
editor-gallery = Gallery
editor-film = Film
editor-embed = Piece of another service
editor-pull-quote = Pull quote
editor-fact-box = Fact box
editor-table = Table
editor-chart = Chart
editor-related = Related stories
editor-divider = Divider

## Panels
editor-edit = Edit
editor-done = Done
editor-cancel = Cancel
editor-remove = Remove
editor-move-up = Move up
editor-move-down = Move down
editor-add = Add
editor-field-missing = This must not be empty.
editor-optional = optional
editor-nothing-found = Nothing found.
editor-search-failed = The desk did not answer. Try again.
editor-nothing-chosen = Nothing chosen yet.

## Attribution
editor-speaker = Who said it
editor-speaker-hint = A person, a document or a body of data.
editor-role = In what role
editor-role-hint = Office, work or place. Empty when there is none to give.
editor-through = Through whom
editor-through-hint = An outlet, a briefing, a post. Empty when said to us.
editor-standing = How firmly it stands
editor-standing-on-record = On the record
editor-standing-document = Document
editor-standing-data = Data
editor-standing-unnamed = Unnamed
editor-said = When
editor-said-hint = Empty when it is the day of the story.
editor-who-said-it = Who said it?

## Links and searches
editor-link-address = Address
editor-link-address-hint = A web address, a mail address, or a path of this site.
editor-link-wrong = This is no address that a link may have.
editor-own-story = Or a story of ours
editor-search-stories = Search stories
editor-search-pictures = Search pictures
editor-search-films = Search films

## Pictures and films
editor-choose-picture = Choose a picture
editor-choose-film = Choose a film
editor-alt = Description
editor-alt-hint = What the picture shows, for someone who cannot see it.
editor-alt-missing = The description is missing.
editor-caption = Caption
editor-credit = Credit
editor-missing-asset = This picture is not in the library.

## Embeds
editor-embed-address = Address
editor-embed-hint = Nothing is loaded before the reader agrees. Services:
editor-embed-wrong = This address belongs to none of these services.
editor-embed-title = What it is
editor-embed-later = Shown when the reader agrees.

## Boxes, tables, charts
editor-title = Title
editor-lines = Lines
editor-headings = Headings
editor-rows = Row
editor-columns = Column
editor-add-row = Add a row
editor-add-column = Add a column
editor-remove-row = Remove the last row
editor-remove-column = Remove the last column
editor-with-headings = With headings
editor-label = Label
editor-value = Value
editor-value-wrong = This is no number.
editor-unit = Unit
editor-figures-from = Source of the figures
editor-stories = Stories

## Paste
editor-paste-dropped-pictures = Pictures from elsewhere were left out. Insert them from the library.
editor-paste-dropped-frames = Films and frames from elsewhere were left out. Insert them as a piece of another service.

## Counters and connection
editor-words = Words
editor-characters = Characters
editor-reading-time = Reading time
editor-minutes = min
editor-saved = Saved
editor-saving = Saving…
editor-connecting = Connecting…
editor-offline = No connection.
editor-kept-here = Changes kept on this device:
editor-refused = You can no longer write here.
editor-people-here = Who is here

## Notes
editor-note-text = Note
editor-note-mention = Mention a colleague
editor-note-not-kept = The note could not be kept. Try again; what you wrote is still here.
editor-rights-over = Rights are over

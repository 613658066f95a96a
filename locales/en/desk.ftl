# Every word that the desk says to its members, in English.
# Keys are the same in all languages; a test compares them. Words that readers see too stand in site.ftl and are shared:
# forms, sources, kinds of corrections. Tone: plain, sentence case, no exclamation marks; a refusal says what to do.

## Ways through the desk
desk-navigation = The desk
desk-search = Search stories
desk-search-placeholder = Headline, slug or name
desk-edition = Edition shown
desk-all-editions = All editions
desk-language = Language of the desk
desk-to-paper = Open the site
way-stories = Stories
way-scheduled = Scheduled
way-corrections = Corrections
way-readers = Readers
way-audit = Audit
way-members = Members
way-hooks = Webhooks
way-account = Account
member-menu = { $name }: account and signing out
here-count = { $count ->
    [0] Nobody else is at the desk
    [one] { $count } colleague is at the desk
   *[other] { $count } colleagues are at the desk
}
here-title = At the desk now
here-nobody = Nobody else is here. Colleagues appear as soon as they open a story.
pager = More of this list
cancel = Cancel
save = Save
copy = Copy
copied = Copied
unsaved = Not saved yet

## Keys
keys-title = Keyboard shortcuts
keys-search = Search
keys-next = Next in the list
keys-previous = Previous in the list
keys-open = Open
keys-new = New story
keys-this = This list
keys-save = Save the story
keys-off-hint = Single keys can be switched off in your account.
keyboard-title = Keyboard
keyboard-on = Single keys are shortcuts
keyboard-hint = They never act while you type in a field. Switch them off if you speak to your computer or press keys by accident.

## Signing in
sign-in-title = Sign in
sign-in-continue = Continue
sign-in-forgotten = Forgotten your password?
sign-in-or = or
sign-in-with = Sign in with { $name }
sign-out = Sign out
code-title = Second factor
code-hello = Welcome back, { $name }. Your password was right; one more step.
code-hint = Six figures from your authenticator app. They change every half minute.
code-recovery-hint = { $count ->
    [0] You have no recovery codes left. Ask an administrator.
    [one] You have { $count } recovery code left. It works once.
   *[other] You have { $count } recovery codes left. Each works once.
}
code-use-recovery = Use a recovery code
code-use-app = Use the app
code-again = Begin again
forgotten-title = Forgotten password
forgotten-text = Give the address you were invited with. You receive a link by which you choose a new password.
forgotten-send = Send me a link
forgotten-asked = If { $email } belongs to a member here, a message is on its way.
forgotten-holds = { $count ->
    [one] The link works for { $count } minute.
   *[other] The link works for { $count } minutes.
}
forgotten-no-mail = Nothing arrived? Look among the unwanted mail, or ask an administrator for a link.
forgotten-ask = Ask a colleague who manages members for a link. With it you choose a new password; nobody else learns it.
forgotten-back = Back to sign-in
new-password-title = New password
new-password-for = For the account of { $name }.
new-password-save = Save the new password
new-password-used = This link was used already. Ask for a new one.
new-password-expired = The time of this link is over. Ask for a new one.
password-hint = { $count ->
    [one] At least { $count } character. A few unrelated words are easier to remember than signs.
   *[other] At least { $count } characters. A few unrelated words are easier to remember than signs.
}
password-signs-out = All other sessions are signed out.
password-differs = The two passwords are not the same. Type the new one twice.
invitation-title = Join { $name }
invitation-by = { $name } invites you to the desk. Your role: { $role }.
invitation-until = Valid until
invitation-accept = Join the desk
invitation-used = This invitation was accepted already. Sign in with the address it was sent to.
invitation-expired = The time of this invitation is over. Ask whoever invited you to send it again.
invitation-over = This link was used already, its time is over, or a newer one took its place. Sign in, or ask whoever sent it for another.
invitation-role = You are invited to the desk. Your role: { $role }.
invitation-withdrawn = This invitation was withdrawn. Ask your newsroom if that was a mistake.

## Names of fields
field-optional = optional
field-most = { $count ->
    [one] Best within { $count } character
   *[other] Best within { $count } characters
}
field-email = Email
field-password = Password
field-current-password = Current password
field-new-password = New password
field-password-again = The same again
field-code = Code
field-recovery-code = Recovery code
field-name = Name
field-your-name = Your name
field-your-name-hint = As colleagues know you. Your byline is set apart from it.
field-role = Role
field-role-hint = It decides what they may do, and can be changed at any time.
field-headline = Headline
field-headline-new-hint = A working headline will do. You can leave it empty.
field-standfirst = Standfirst
field-body = Text
field-list-headline = Headline in lists
field-list-headline-hint = Shorter, for fronts and lists. Empty: the headline itself.
field-social-headline = Headline for search and sharing
field-social-headline-hint = With the names that people search for. Empty: the headline itself.
field-edition = Edition
field-form = Form
field-section = Section
field-section-later = Not decided yet
field-slug = Slug
field-slug-hint = The last part of the address. Once live, an old address goes on leading here.
field-coverage = Coverage
field-none = None
field-regions = Regions
field-regions-none = No regions have been set up.
field-topics = Topics
field-topics-none = No topics yet.
field-author-n = Byline { $n }
field-author-role = Work
field-nobody = Nobody
field-source = Source
field-source-name = Which agencies
field-source-name-hint = As readers should see them, for example two names with a comma.
field-assignee = Assigned to
field-assignee-hint = They find the story under “Assigned to me”.
field-token-name = Name of the token
field-token-name-hint = What will use it, so that you know which one to take back.

## Roles and what they may do
role-reporter = Reporter
role-translator = Translator
role-picture-editor = Picture editor
role-editor = Editor
role-chief = Editor-in-chief
role-administrator = Administrator
permission-read = Read
permission-see-drafts = See drafts of others
permission-edit-others = Change what others write
permission-submit = Hand stories in
permission-schedule = Schedule stories
permission-own-tokens = Make tokens
permission-manage-tokens = Manage the tokens of others
permission-see-audit = See the audit
permission-write = Write stories
permission-approve = Approve stories
permission-publish = Publish
permission-correct = Publish corrections
permission-withdraw = Withdraw stories
permission-kill = Kill stories
permission-send-flash = Send flashes
permission-curate-front = Arrange fronts
permission-upload = Upload pictures
permission-import = Import files
permission-change-settings = Change settings
permission-manage-members = Manage members
permission-read-audit = Read the audit
scope-read = Read drafts and the audit
scope-write = Write stories, upload pictures
scope-publish = Publish, correct, take back
scope-flash = Send flashes
scope-front = Arrange fronts
scope-import = Import files
scope-settings = Change the publication
scope-members = Manage members and tokens
byline-role-reporter = Reporting
byline-role-editor = Editing
byline-role-translator = Translation
byline-role-photographer = Photographs

## Stages and moments
stage-draft = Draft
stage-in-review = In review
stage-scheduled = Scheduled
stage-live = Live
stage-withdrawn = Withdrawn
moment-changed = Changed
moment-goes-live = Goes live
moment-published = Published
moment-withdrawn = Withdrawn

## The list of stories
views-title = Views
view-all = All stories
view-mine = By me
view-assigned = Assigned to me
view-review = Waiting for review
view-scheduled = Scheduled
view-live = Live
view-withdrawn = Withdrawn
view-save = Keep this view
view-save-go = Keep
view-name = Name of the view
view-forget = Forget the view { $name }
filters-title = Filters
filters-apply = Apply
filters-clear = Clear all filters
filters-set = Filters that are set
filter-any = Any
filter-remove = Remove this filter
filter-text = Words
filter-section = Section
filter-stage = Stage
filter-author = Author
filter-assignee = Assigned to
filter-form = Form
filter-edition = Edition
row-untitled = No headline yet
row-no-section = No section
row-embargo = Embargo until
row-unpublished = Changes not published
row-here = Open now at:
row-assignee = Assigned to
notes-open = { $count ->
    [one] { $count } note
   *[other] { $count } notes
}
list-fresh = The list is up to date again.
empty-newsroom-title = No stories yet
empty-newsroom-text = Write the first one. It stays a draft that only the newsroom sees until somebody publishes it.
empty-filtered-title = Nothing matches
empty-filtered-text = Use fewer words, or take a filter away. The text looks in headlines, slugs and bylines.
empty-mine-title = Nothing here for you
empty-mine-text = Stories that you write or that are assigned to you stand here. An editor can assign one from its side panel.
empty-review-title = Nothing waits for review
empty-review-text = When somebody hands a draft in, it appears here by itself, without reloading the page.

## One story
story-new = New story
story-new-text = Three decisions to begin with; all of them can be changed later.
story-new-translates = A translation of:
story-new-go = Begin writing
editor-no-script = Writing the text needs JavaScript. Headline, standfirst and everything beside them can be saved without it.
words-count = { $count ->
    [0] No words yet
    [one] { $count } word
   *[other] { $count } words
}
panel-title = About this story
panel-place = Where it stands
panel-byline = Byline and source
panel-picture = Lead picture
panel-headlines = Other headlines
panel-embargo = Embargo and expiry
panel-translations = Other editions
panel-notes = Notes
picture-none = No picture yet. A story without one is shown with words alone.
picture-choose = Choose a picture
picture-change = Choose another
picture-no-alt = The picture has no alternative text. Say what it shows for those who cannot see it.
slug-former = { $count ->
    [one] { $count } earlier address leads here
   *[other] { $count } earlier addresses lead here
}
translations-none = This story stands in one edition only.
notes-none = No notes. They are for colleagues; readers never see them.
note-new = Note to colleagues
note-new-hint = Write @ and a name to call somebody. To speak of one passage, select it in the text.
note-add = Add the note
note-settle = Settled
strip-title = Stage
strip-more = More
strip-barred = Not possible now
strip-see = See it on the site
strip-reason = Readers are told:

## Acts
act-submit = Submit for review
act-send-back = Send back to the author
act-approve = Approve and publish
act-publish = Publish now
act-publish-changes = Publish the changes
act-schedule = Publish at a time
act-unschedule = Take off the schedule
act-correct = Publish a correction
act-withdraw = Withdraw
act-kill = Kill
act-translate = Translate
act-translate-into = Into { $language }
act-copy = Copy as a new draft
act-assign-me = Assign to me
act-schedule-go = Schedule
act-correct-go = Publish the correction
act-withdraw-go = Withdraw the story
act-kill-go = Kill the story
schedule-at = Goes live
schedule-embargo = Embargo until
schedule-embargo-hint = Nobody outside may see it before, whatever else is decided.
schedule-until = Withdraw at
schedule-until-hint = It leaves the site at this time by itself. Empty: it stays.
schedule-zone = Times are those of { $zone }.
schedule-now = It is now
correct-text = Mend the text first, then say here what was wrong. Readers see this note under the story, on the page of corrections and in feeds.
correct-kind = Kind
correct-words = What was wrong, and what is right
correct-words-hint = One or two sentences, for example: An earlier version gave the wrong year; it is 2019.
correction-kind-correction = Correction
correction-kind-clarification = Clarification
correction-kind-update = Update
correction-kind-retraction = Retraction
withdraw-text = The story leaves every list, feed and sitemap. Its address goes on answering, and says why it is gone.
withdraw-reason = Reason, as readers will see it
withdraw-reason-hint = One sentence. It stands where the story stood.
kill-text = A kill takes the story back everywhere at once, for legal reasons or danger to people. It is taken from:
kill-reach-page = its own address, which answers “gone” with your reason
kill-reach-fronts = { $count ->
    [0] no front or list
    [one] { $count } front or list
   *[other] { $count } fronts and lists
}
kill-reach-feeds = { $count ->
    [0] no feed
    [one] { $count } feed
   *[other] { $count } feeds
}
kill-reach-sitemaps = the sitemaps and the news sitemap
kill-reach-search = the search, here and by notice to search engines
kill-reach-kept = every pressed page on every server
kill-reach-mirrors = { $count ->
    [0] no mirror: none is set up
    [one] { $count } mirror
   *[other] { $count } mirrors
}
kill-final = It cannot be brought back. You are told when each of these is done.
kill-typed = To be sure, type the slug: { $slug }

## History and comparison
history = History
history-all = All wordings
history-none = Nothing saved yet
history-none-text = Every saved wording is kept here and can be compared and restored. The first appears when the story is saved.
history-first = This is the only wording so far. With the next one you can compare.
history-text = Every saved wording is kept and never changed. Restoring one makes a new wording of it; nothing is lost.
history-from = From
history-to = To
history-from-n = Compare from wording { $n }
history-to-n = Compare to wording { $n }
history-older = Older wordings
revision-n = Wording { $n }
revision-live = Readers see this
restore = Restore
compare-go = Compare
compare-title = Two wordings
compare-manner = How to show them
compare-side = Side by side
compare-inline = In one text
compare-swap = The other way round
compare-restore = Restore wording { $n }
compare-same = These two wordings are the same
compare-same-text = They differ only in when they were saved.
compare-added = { $count ->
    [one] { $count } word added
   *[other] { $count } words added
}
compare-removed = { $count ->
    [one] { $count } word removed
   *[other] { $count } words removed
}
compare-added-begins = Added:
compare-added-ends = End of what was added.
compare-removed-begins = Removed:
compare-removed-ends = End of what was removed.
part-headline = Headline
part-standfirst = Standfirst
part-list-headline = Headline in lists
part-social-headline = Headline for search and sharing
part-slug = Slug
part-section = Section
part-form = Form
part-byline = Byline
part-source = Source
part-topics = Topics
part-regions = Regions
part-coverage = Coverage
part-picture = Lead picture
part-body = Text
preview = Preview
preview-manner = Width of the preview
preview-phone = Phone
preview-desktop = Desktop
preview-both = Side by side
preview-lists = In lists and search
preview-only = Only members can open this.
preview-saved = Wording saved
preview-typed-now = As it is typed now; not all of it is saved as a wording yet.
preview-lacks = Shown as far as it goes. Readers cannot be given this yet:
preview-wording = Which wording
preview-wording-typed = Written now
preview-wording-scheduled = Scheduled
preview-wording-live = Readers see now
preview-frame-phone = The page on a phone: { $headline }
preview-frame-desktop = The page on a desktop: { $headline }
preview-frame-section = The front of its section with { $headline } on top
preview-search = In search results
preview-shared = When it is shared
preview-shared-none = Without a lead picture it is shared without one.

## Schedule, corrections, audit
scheduled-title = Going out by itself
scheduled-tonight = Tonight
scheduled-none = Nothing is scheduled
scheduled-none-text = Open a story and choose “Publish at a time”. It goes out to the second, also while nobody is at the desk.
agenda-publish = goes live
agenda-publish-changes = changes go live
agenda-withdraw = leaves the site
agenda-embargo = embargo ends
agenda-by = by { $name }
corrections-none = No corrections
corrections-none-text = When a live story was wrong, open it and choose “Publish a correction”. Readers find the note under the story and on a page of its own.
corrections-public = As readers see it
corrections-older = Older corrections
audit-text = Everything that was done, by whom and when. Nothing here can be changed.
audit-of = Only what happened to this story:
audit-everything = show everything
audit-operator = Command line
audit-csv = Save as CSV
audit-json = Save as JSON
audit-none = Nothing happened that matches
audit-none-text = Widen the days or take a filter away.
audit-older = Earlier entries
column-when = When
column-by = Who
column-event = What
column-about = About
column-number = Number
column-saved = Saved
column-words = Words
column-stage = Stage
column-seen = Last here
column-second-factor = Second factor
column-acts = What can be done
event-publication-changed = changed the publication
event-edition-changed = changed an edition
event-section-changed = changed a section
event-region-changed = changed a region
event-topic-changed = changed a topic
event-coverage-changed = changed a coverage
event-author-changed = changed an author
event-footer-page-changed = wrote a footer page
event-asset-uploaded = uploaded a file
event-asset-developed = made the files of a picture
event-asset-spoilt = could make nothing of a picture
event-captions-set = set captions
event-story-saved = saved a draft
event-story-submitted = submitted for review
event-story-sent-back = sent back
event-story-scheduled = scheduled
event-story-unscheduled = took off the schedule
event-story-published = published
event-story-updated = published changes
event-story-corrected = published a correction
event-story-withdrawn = withdrew
event-story-killed = killed
event-story-restored = restored a wording
event-story-assigned = assigned
event-embargo-set = changed the embargo
event-expiry-set = said when it ends
event-story-translated = began a translation
event-story-expired = left its readers at its time
event-address-changed = changed the address
event-unknown = did something that a newer program knows
event-note-written = wrote a note
event-note-settled = settled a note
event-flash-sent = sent a flash
event-flash-corrected = corrected a flash
event-flash-recalled = recalled a flash
event-flash-promoted = made a flash into a story
event-front-curated = arranged a front
event-front-draft-saved = saved the draft of a front
event-front-draft-discarded = threw the draft of a front away
event-front-scheduled = scheduled a front
event-front-unscheduled = took a scheduled front back
event-member-invited = invited a member
event-member-joined = joined
event-member-changed = changed a member
event-member-disabled = closed an account
event-member-enabled = opened an account again
event-signed-in = signed in
event-signed-out = signed out
event-sign-in-refused = was refused at sign-in
event-session-revoked = ended a session
event-password-changed = changed the password
event-second-factor-changed = changed the second factor
event-sign-in-failed = failed to sign in
event-sessions-revoked = ended all sessions
event-second-factor-set = set up a second factor
event-second-factor-removed = removed a second factor
event-recovery-codes-made = made new recovery codes
event-recovery-code-used = used a recovery code
event-token-made = made a token
event-token-revoked = took a token back
event-hook-set = made or changed a webhook
event-hook-removed = removed a webhook
event-hook-paused = paused a webhook
event-hook-resumed = resumed a webhook
event-hook-closed = shut a webhook whose receiver takes nothing
event-hook-secret-made = made a new secret for a webhook
event-hook-tried = tried a webhook
event-hook-told-again = had a webhook told again

## Members and account
member-you = you
member-disabled = Closed
member-never-seen = Never yet
member-since = Member since
member-stories = Their stories
member-audit = What they did
member-may = This role may:
member-reset = Take the second factor away
member-reset-text = For a lost phone. They sign in with the password alone and are asked to set up a new one. Make sure that it is really they who ask.
member-leaving = Leaving the newsroom
member-disable = Close the account
member-disable-text = They are signed out everywhere within seconds and cannot sign in. What they wrote stays, under their name.
member-enable = Open the account again
member-enable-text = They can sign in again with their old password and role.
members-alone = You are alone here
members-alone-text = Invite a colleague: whoever writes a story should not be the one who approves it.
invite-title = Invite a colleague
invite-go = Send the invitation
invite-link = This link is shown once. If no email leaves this server, send it yourself.
invitations-title = Invited, not here yet
invitations-by = Invited by { $name }
invitations-expired = Expired
invitations-again = Send again
invitations-withdraw = Withdraw
account-self = You
scheme-title = Appearance
scheme-auto = As the device
scheme-light = Light
scheme-dark = Dark
sessions-title = Signed in at
sessions-none = Nowhere at the moment.
sessions-revoke-all = Sign out everywhere
sessions-revoke-others = Sign out everywhere else
session-this = this one
session-since = since
session-seen = last here
session-revoke = Sign out
second-factor = Second factor
second-factor-on = On
second-factor-off = Off
second-factor-text = With it a stolen password is not enough. You need an authenticator app on your phone, and two minutes.
second-factor-set-up = Set up the second factor
second-factor-scan = Scan this with your app
second-factor-scan-text = Any authenticator app will do.
second-factor-qr = QR code with the key of your second factor. The same key stands below in letters.
second-factor-secret = Or type this key into the app:
second-factor-prove = Type the code it shows
second-factor-turn-on = Turn it on
second-factor-turn-off = Turn it off
recovery-title = Your recovery codes
recovery-text = Each of these lets you in once if you lose your phone. Print them or keep them in a password manager, not on the phone itself.
recovery-once = They are shown this one time. You can make new ones in your account; the old ones then no longer work.
recovery-kept = I have kept them
recovery-left = { $count ->
    [0] No recovery codes left. Make new ones now.
    [one] { $count } recovery code left.
   *[other] { $count } recovery codes left.
}
recovery-new = Make new recovery codes
tokens-title = API tokens
tokens-text = A token lets a program act for you, within what you allow it and your role may do.
tokens-documents = Description of the API
tokens-manage = See and make tokens
tokens-count = { $count ->
    [0] No tokens.
    [one] { $count } token.
   *[other] { $count } tokens.
}
tokens-none = No tokens yet
tokens-none-text = Make one for each program, so that you can take back one without stopping the others.
token-new = New token
token-make = Make the token
token-made = The token “{ $name }” is shown this one time. Copy it now; here it is kept only as a fingerprint.
token-may = May
token-used = Last used
token-never-used = Never yet
day-unreadable = This is no day. Write it as year, month and day.
token-until = Works until
token-for-good = No end
token-revoke = Take back

## The first run
welcome-here = Welcome
welcome-title = Welcome to the desk of { $name }
welcome-text = From here to a paper that readers can open takes a few minutes. You can leave at any step and go on later.
welcome-progress = { $done } of { $of } steps done
welcome-open = The paper is open, and its first story is out.
welcome-front = See the front
welcome-done = Done
welcome-keep = Save and go on
welcome-change = Change
welcome-paper = Name the paper
welcome-paper-text = What it is called, in which languages it appears, and where its readers live. All of it can be changed later.
welcome-paper-go = Name it
welcome-look = Give it a look
welcome-look-text = Two colours and a mark. Without them the paper wears the usual ones.
welcome-look-go = Choose
welcome-sections = Choose the sections
welcome-sections-text = They are the navigation of the paper. Each story stands in one.
welcome-sections-go = Choose
welcome-logo-there = The paper has a mark; another file takes its place.
welcome-logo-unusable = This file cannot stand in a page: { $reason }. Save it as plain SVG, without scripts and styles.
field-paper-name = Name of the paper
field-paper-languages = Languages
field-paper-languages-hint = Each is an edition of its own, with its own front and navigation.
field-paper-zone = Time zone of the readers
field-paper-zone-hint = A city on their clock, for example Europe/Madrid or Africa/Cairo.
field-paper-brand = Colour of the paper
field-paper-alert = Colour of breaking news
field-paper-logo = Mark
field-paper-logo-hint = An SVG file. It stands beside the name on every page.
field-paper-sections = Sections in the navigation
field-paper-sections-hint = Each gets its name in every language. Those that you leave out can come later.
field-your-email-hint = With it you sign in from now on.
welcome-protect = Protect your account
welcome-protect-text = You hold every key of this newsroom. Add a second factor, so that your password alone is not enough.
welcome-protect-go = Set up the second factor
welcome-invite = Invite a colleague
welcome-invite-text = Alone you may write and publish everything. With a colleague, one writes and another looks at it.
welcome-invite-go = Invite somebody
welcome-write = Write the first story
welcome-write-text = It stays a draft until you publish it. You see beforehand exactly what readers will see.
welcome-write-go = Begin writing
welcome-editions = The editions
welcome-editions-text = So they look to readers now.
welcome-close = Close this guide

## When a screen cannot be shown
problem-forbidden = Not for your role
problem-forbidden-text = You are signed in, but this screen or act belongs to another role.
problem-not-found = There is nothing here
problem-not-found-text = The address may be mistyped, or what stood here was taken away. Search finds stories by headline and slug.
problem-session-ended = Your session has ended
problem-session-ended-text = It was signed out here or elsewhere, or was unused for long. What you were sending is not lost: sign in and send it again.
problem-too-many = Too many requests
problem-too-many-text = This device asked too often in a short time. Wait a little, then try again.
problem-failed = Something went wrong
problem-failed-text = The fault is ours and has been recorded. What was saved is safe. Try again in a moment.
problem-database = The database does not answer
problem-database-text = Nothing can be saved at the moment. The public site goes on showing what was published. This screen works again as soon as the database does.
problem-refused = This cannot be done
problem-refused-text = The newsroom says no. Why stands below.
problem-unfit = The draft holds what no story can have
problem-unfit-text = Something was put into it that the desk does not know, perhaps by a program. Nothing was lost, and nothing was done. Open the story: the editor takes it out. It stands here:
problem-from-elsewhere = This came from another site
problem-from-elsewhere-text = What changes something must be sent from the desk itself. Nothing was done.
problem-unsigned = This form is no longer good
problem-unsigned-text = It was opened before you signed in or out, or in another browser. Nothing was done. Look at what you were sending, and send it again from here.
problem-too-large = This is too much at once
problem-too-large-text = What you sent is longer than the desk takes. Nothing was saved. Shorten it, or send it in parts.
problem-unreadable = This request cannot be understood
problem-unreadable-text = Something in it is missing, or is not as the forms of the desk send it. Nothing was done.
problem-send-again = Send it again
problem-number = Number in the log:
problem-kept = What you were sending
way-out-home = To the stories
way-out-sign-in = Sign in
way-out-again = Try again
conflict-title = Somebody changed the same
conflict-text = { $name } changed this story after you had opened it.
conflict-kept = Nothing is lost: both texts stand below. Choose one in each field, then save.
conflict-theirs = As it stands now
conflict-yours = As you wrote it
conflict-save = Save what I chose
conflict-keep = Leave all as it stands

## What was done
notice-saved = Saved.
notice-submitted = Submitted for review.
notice-sent-back = Sent back to the author.
notice-published = Published. Readers see it.
notice-scheduled = Scheduled. It goes before readers by itself.
notice-unscheduled = Taken off the schedule. It is a draft again.
notice-corrected = The correction is published.
notice-withdrawn = Withdrawn. The address says why.
notice-killing = The kill is under way. This page says when each place is done.
notice-killed = Killed. It is taken from everywhere.
notice-restored = The old wording was restored as a new one.
notice-assigned = Assigned to { $name }.
notice-note-added = The note was added.
notice-note-settled = The note is settled.
notice-view-kept = The view was kept.
notice-view-forgotten = The view was forgotten.
notice-invited = An invitation is on its way to { $email }.
notice-invitation-withdrawn = The invitation was withdrawn.
notice-role-changed = { $name } now has another role.
notice-session-ended = The session was ended.
notice-sessions-ended = { $count ->
    [one] { $count } session was ended.
   *[other] { $count } sessions were ended.
}
notice-account-closed = The account was closed.
notice-account-opened = The account is open again.
notice-password-changed = The password was changed.
notice-second-factor-on = The second factor is on.
notice-second-factor-off = The second factor is off.
notice-token-revoked = The token no longer works.
notice-hook-paused = The webhook is paused.
notice-hook-resumed = The webhook goes on.
notice-hook-removed = The webhook is removed.
notice-hook-told-again = It is sent again in a moment.

## Why the newsroom says no

## Why a window of the editor is sent away; at most 123 bytes each

room-garbage = The editor sent something unreadable. Reload the page.
room-too-large = That was too much at once. Paste it in parts.
room-full = The draft is full. Take something out of it.
room-revoked = You may not write this story any more.
room-again = Come back in a moment.

## Breaking news
way-flashes = Breaking
keys-flash = Send a flash
keys-flash-anywhere = Send a flash, also while writing
flashes-title = Breaking news
flashes-sent = Sent
flashes-fresh = The list of flashes is up to date again.
flashes-none = Nothing has been sent yet
flashes-none-text = Press { $open } on any screen, write one sentence, press { $send }. Every open page shows it at once.
flash-one = Flash
flash-window = Send a flash
flash-text = One sentence
flash-most = At most { $count } characters
flash-thread = Thread
flash-priority = Priority
flash-priority-urgent = Urgent
flash-priority-routine = Routine
flash-stays = On the ticker for
flash-leads-to = Story that tells more
flash-story-hint = Search by its headline, or paste its address on the site.
flash-send = Send
flash-send-hint = An edition that is left empty is told nothing; its wording may follow.
flash-not-sent = Not sent: the desk does not answer. What you wrote is still here; try again.
flash-add = Add a wording
flash-add-text = What you send here stands beside what other editions were told.
flash-state-running = Running
flash-state-ended = Ended
flash-state-recalled = Recalled
flash-correct = Correct
flash-correct-hint = Open pages change at once. The archive says that it was corrected.
flash-correct-go = Correct on every page
flash-recall = Recall
flash-recall-one = Recall in this edition only
flash-recall-text = It leaves every open page of every edition at once. The archive says that a flash was recalled, not what it said.
flash-promote = Make a story
flash-its-story = Its story
flash-corrected-at = Corrected
flash-recalled-at = Recalled
flash-before = What it said before
flash-until = until
flash-way = Its way to the readers
flash-step-committed = kept
flash-step-framed = framed
flash-step-written-half = sent to half
flash-step-written-most = sent to 95 of 100
flash-step-seen-half = shown, half of the sample
flash-step-seen-most = shown, 95 of 100
flash-millis = { $count } ms
flash-no-readers = Nobody was listening.
notice-flash-sent = Sent. Open pages show it.
notice-flash-corrected = Corrected. Open pages show the new sentence.
notice-flash-recalled = Recalled. It is gone from every page.
flash-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
flash-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
flash-readers = { $count ->
    [one] { $count } reader
   *[other] { $count } readers
}
flash-listening = { $count ->
    [one] { $count } reader is listening now
   *[other] { $count } readers are listening now
}
flash-seen-by = { $count ->
    [one] { $count } page answered
   *[other] { $count } pages answered
}
flash-nodes = { $count ->
    [one] { $count } node
   *[other] { $count } nodes
}
part-embargo = Embargo
part-until = Leaves the site
part-assignee = Assigned to
conflict-empty = empty
conflict-clear = Kept from both without a question
conflict-of-yours = yours
conflict-of-theirs = theirs
notice-saved-together = Saved. What others changed meanwhile is kept as well.
saving-form = Saving…
saved-form = Saved
unsaved-offline = Not saved: the newsroom cannot be reached. What you typed is still here; press Save again when the connection is back.
unsaved-failed = Not saved: the newsroom could not keep it, perhaps because its disk is full. What you typed is still here; tell whoever runs the server, then press Save again.
picture-remove = Take the picture away
picture-alt = Alternative text
picture-alt-hint = What it shows, for someone who cannot see it.
picture-caption = Caption
picture-credit = Credit
picture-credit-hint = Empty: what the file itself says.
picture-search = Look in the library
picture-search-go = Search
picture-take = Take this picture
picture-found-none = No picture in the library fits. Try other words, or send one.
picture-found-failed = The library cannot be reached now. Try again.
picture-send = Send a picture
picture-send-go = Send it
picture-file = File
picture-file-hint = JPEG, PNG, WebP, GIF or SVG, up to 100 MB. Where it was taken is removed before readers see it.
picture-progress = Sent:
picture-making = Arrived; its sizes are being made…
picture-too-large = The file is larger than 100 MB. Export it smaller.
picture-not-sent = The picture did not arrive. The connection may have been cut; send it again.
picture-refused-empty = There is no file, or it is empty. Choose one and send it again.
picture-refused-not-a-picture = This file is no picture that readers can be shown. Send a JPEG, PNG, WebP or SVG.
picture-refused-seems-heif = This is a photo as phones keep them (HEIF). Export it as JPEG and send that.
picture-refused-seems-layers = This is a file for picture programs (TIFF, Photoshop). Export it as JPEG or PNG and send that.
picture-refused-seems-film = This is a film that browsers do not play. Export it as MP4 or WebM and send that.
picture-refused-seems-pdf = This is a PDF document. Send its pictures one by one as JPEG or PNG.
picture-refused-seems-web-page = This is a web page. Open the picture itself, save it, and send that.
picture-refused-seems-packed = This is a compressed archive. Unpack it and send what is inside.
picture-refused-film = This is a film. Choose a still picture for this place.
picture-refused-sound = This is a sound recording. Choose a still picture for this place.
picture-refused-not-a-film = This is no film. Send an MP4 or WebM file.
picture-refused-not-a-sound = This is no sound recording. Send an MP3, M4A, Ogg or WAVE file.
picture-refused-tells-too-much = The file carries a track of data beside picture and sound; cameras write positions into such tracks. Export it again with picture and sound alone.
picture-refused-captions = These are no WebVTT captions. Export them as WebVTT.
picture-refused-no-cues = There is no caption in this file. See whether it was exported whole.
picture-refused-too-slow = It took too long to make the files of this picture. Send it again when the server has less to do, or export it smaller.
picture-refused-damaged = The picture is damaged or cut off. Export it again from the original.
picture-refused-too-many-bytes = The file has { $size } MB, more than { $most } MB. Export it smaller.
picture-refused-too-many-pixels = The picture is { $width } × { $height } pixels, more than { $most } megapixels. Export it smaller.
picture-refused-too-long = The picture is { $width } × { $height } pixels; no side may be longer than { $most }. Export it smaller.
picture-refused-strip = The picture is a strip of { $width } × { $height } pixels. Crop it.
picture-refused-drawing-script = The drawing contains a script. Take it out: readers get pictures, never programs.
picture-refused-drawing-web-page = The drawing contains a piece of a web page. Export it as plain SVG, or as PNG.
picture-refused-drawing-text = The drawing contains live text, which would be lost. Convert its text to outlines, or export it as PNG.
picture-refused-drawing-photo = The drawing contains an embedded photo. Export it as PNG or JPEG.
picture-refused-drawing-elsewhere = The drawing refers to another file. Embed what it needs, or export it as PNG.
picture-refused-drawing-entities = The drawing defines entities. Save it as plain SVG.
picture-refused-drawing-itself = The drawing has a shape that contains itself. Take it out, or export the drawing as PNG.
picture-refused-drawing-styled-shapes = The drawing has a style sheet that applies patterns, masks, clips or filters. Export it with presentation attributes instead, or as PNG.
picture-refused-drawing-raw-text = The drawing contains a declaration, a comment or raw text. Leave only what stands from <svg to </svg>.
picture-refused-drawing-link = The drawing contains a link. Take it out: the page links the mark itself.
picture-refused-drawing-style-sheet = The drawing contains a style sheet. Write its colours as attributes, for example fill.
picture-refused-drawing-more = The drawing contains more than shapes. Leave only shapes, groups and gradients.
picture-refused-too-elaborate = The drawing is too elaborate to be drawn here. Simplify it, or export it as PNG.
picture-refused-not-made = The sizes of the picture could not be made. Export it as JPEG and send it again.
choose-none = Nothing found. Try another beginning of the name.
choose-remove = Take away
choose-make = New topic:
field-topics-add = Add topics
field-topics-add-hint = Their names, with commas between them.
field-topics-add-hint-make = Their names, with commas between them. One that nobody has used yet is made.
field-regions-add = Add regions
calls-title = Notes for you
calls-none = Nobody has called you in a note.
note-calls-you = For you
note-settled-by = Settled by { $name }
note-show = Show in the text
note-lost = The passage is no longer in the text.
note-failed = The note could not be kept. What you wrote is still here; try again.
calls-count = { $count ->
    [0] No notes for you
    [one] { $count } note for you
   *[other] { $count } notes for you
}
leaving-title = A killed story leaves
leaving-killed = Killed
leaving-see = See what has let go of it
leaving-again = Look again
leaving-all-done = All done: nothing that this newsroom serves names it any more.
leaving-not-done = Not everything has let go of it yet. This page says so as soon as it has.
leaving-paper = The paper, asked as a reader asks
leaving-nodes = Servers and mirrors
leaving-node-server = Server
leaving-node-mirror = Mirror
leaving-here = this one
leaving-done = done
leaving-waiting = waiting
leaving-silent = not heard of
leaving-seen = Last heard of
leaving-silent-text = Nobody knows what it shows; start it, or take it off the network.
leaving-no-nodes = No program has said yet that it is there.
leaving-beyond = Shared caches that were named at the start are told with each page. What others have copied is out of reach.
leaving-part-page = { $count ->
    [one] Its address ({ $count })
   *[other] Its addresses ({ $count })
}
leaving-part-fronts = { $count ->
    [one] Front or list ({ $count })
   *[other] Fronts and lists ({ $count })
}
leaving-part-feeds = { $count ->
    [one] Feed ({ $count })
   *[other] Feeds ({ $count })
}
leaving-part-sitemaps = { $count ->
    [one] Sitemap ({ $count })
   *[other] Sitemaps ({ $count })
}
leaving-left = { $count ->
    [one] { $count } place still names it
   *[other] { $count } places still name it
}
## Passkeys, and the house's identity provider
sign-in-passkey = Sign in with a passkey
code-use-passkey = Use a passkey
device-cancelled = Nothing was chosen, or the time was over. Try again.
device-there = This device has a passkey for the desk already. Use that one.
device-failed = Your browser could not ask the device. Try another browser, or sign in with your password.
passkeys-title = Passkeys
passkeys-text = A passkey is kept by your phone, your computer or a security key, and opens the desk with your finger, your face or a PIN. It cannot be guessed, and no false page can ask for it.
passkeys-no-device = This browser cannot use passkeys, or its scripts are off.
passkeys-no-address = Passkeys need the paper’s own address. Whoever runs the desk sets base_address in the publication’s file. To try them on this machine, open the desk at localhost.
passkeys-plain-http = Passkeys need https, and the paper’s address { $address } is plain http. Whoever runs the desk can change that.
passkeys-number = Passkeys need an address with a name, and the paper’s is { $address }. Whoever runs the desk can change that.
passkeys-unreadable = Passkeys need the paper’s own address, and { $address } is none. Whoever runs the desk can change that.
passkeys-elsewhere = Passkeys are used at { $address }. Open the desk there.
passkeys-not-built = This program was built without passkeys.
passkey-name = Name of the passkey
passkey-name-hint = For example the device on which it is kept.
passkey-make = Make a passkey
passkey-remove = Remove
passkey-remove-text = It no longer opens the desk. The device may still show it; delete it there too.
passkey-remove-by-other = Prove it with another passkey
member-provider = Identity provider
member-tied = Tied to an account there
member-untie = Untie
member-untie-text = When their address was given to a new account there. The next sign-in by that address ties them anew. Make sure that it is really they.
event-passkey-made = made a passkey
event-passkey-removed = removed a passkey
event-provider-linked = was tied to an account at the identity provider
event-provider-unlinked = untied a member from the identity provider
notice-passkey-made = The passkey is ready. It opens the desk from now on.
notice-passkey-removed = The passkey was removed.
notice-provider-untied = The member is untied from the identity provider.
second-factor-by-passkey = On: your passkey
## Webhooks
hooks-text = Programs elsewhere are told what happens here within a moment, signed, again and again until they have it.
hooks-none = No webhooks yet
hooks-none-text = A newsletter, a chat or the archive of another house can act as soon as a story goes live. Give its address and choose what it is told.
hook-new = New webhook
hook-edit = Change the webhook
hook-make = Make the webhook
field-hook-name = What listens there
field-hook-name-hint = So that colleagues know whom they stop when they stop it.
field-hook-address = Address
field-hook-address-hint = It begins with https. Hosts of your own network must first be allowed by whoever runs the server.
hook-public = Told of what readers see
hook-inside = Told of what only the desk knows
hook-inside-text = With the headline of the draft, unless an embargo runs. Choose these only for programs of your own house.
hook-is-told = Is told
hook-of-editions = Of the editions
hook-of-editions-hint = Of all when none is chosen.
hook-of-all-editions = Of all editions
hook-made = Made
hook-health = How it does
hook-last = Last told
hook-waiting = Waiting
hook-nothing-yet = Nothing yet
hook-bars = Arrived: { $arrived } of the last { $settled }. The higher a bar, the longer the answer took.
hook-health-well = Well
hook-health-stumbling = Stumbling
hook-health-failing = Failing
hook-health-paused = Paused
hook-health-gone = Gone
hook-health-given-up = Given up
hook-health-well-text = Nothing stands in its way.
hook-health-stumbling-text = The last tries did not arrive. They are repeated, ever more seldom, for about three days.
hook-health-failing-text = Nothing has arrived for three days. After a week nothing more is sent. Look at the answers below and tell whoever runs the other side.
hook-health-paused-text = Nothing is sent. What happens is kept for four days and sent when you resume.
hook-health-gone-text = The other side answered that it is gone for good. Nothing more is sent. If that was a mistake, send a test, then resume: it is told of what happens from then on.
hook-health-given-up-text = Nothing arrived for a week, so nothing more is sent. When the other side is mended, send a test, then resume: it is told of what happens from then on.
hook-failing-since = Nothing arrived since
hook-pause = Pause
hook-resume = Resume
hook-test = Send a test
hook-tested = The test was answered:
hook-told = What it was told
hook-told-none = Nothing was told yet
hook-told-none-text = Send a test to see whether the other side answers. What happens from now on stands here.
hook-state = State
hook-answer = Answer
hook-tries = Tries
hook-next-try = Next try
hook-not-tried = Not tried yet.
hook-state-waiting = Waiting
hook-state-delivered = Arrived
hook-state-given-up = Given up
hook-state-dropped = Not sent
hook-answer-status = Answer { $status }
hook-answer-unreachable = Nobody there
hook-answer-too-slow = Too slow
hook-answer-not-allowed = Nothing is sent there
hook-millis = { $millis } ms
hook-secret = Secret
hook-secret-once = The secret is shown this one time. Give it to whoever runs the other side, by a safe way.
hook-secret-text = With it the other side knows that a message is ours. A new one does not end the old one at once: for a day each message is signed with both.
hook-former-until = The former secret is still good until
hook-rotate = Make a new secret
hook-remove-title = Removing it
hook-remove-text = Its secrets and all that was told to it go too. That cannot be taken back.
hook-remove = Remove the webhook
hook-entry = Entry of the log
hook-to-story = To the story
hook-again = Send again
hook-again-text = Under the same id, so that whoever has it already does nothing twice.
hook-message = Message
hook-message-text = As it would be sent now. Nothing of a story is kept with a message; it is made anew at each try.
hook-recipe-title = How the other side checks what it gets
hook-recipe-sign = Join the id, the time and the body, exactly as they came, with dots. Make the { $mac } of it with what follows { $mark } in the secret, and compare it with each signature. Libraries for { $scheme } do that.
hook-recipe-time = Refuse what is more than five minutes old: somebody may be sending it a second time.
hook-recipe-once = Remember the { $id }: the same id is the same message, and is done once.
hook-recipe-answer = Answer within ten seconds with a status from { $least } to { $most }, and work afterwards.
hook-recipe-example = Example of a program that checks
hook-kind-story-published = Story published
hook-kind-story-updated = Story updated
hook-kind-story-corrected = Correction published
hook-kind-story-withdrawn = Story withdrawn
hook-kind-story-expired = Story expired
hook-kind-story-killed = Story killed
hook-kind-flash-sent = Flash sent
hook-kind-flash-corrected = Flash corrected
hook-kind-flash-recalled = Flash recalled
hook-kind-story-submitted = Story handed in
hook-kind-story-sent-back = Story sent back
hook-kind-story-scheduled = Story scheduled
hook-kind-story-unscheduled = Story no longer scheduled
hook-kind-story-assigned = Story assigned
hook-kind-hook-test = Test

## The readers
readers-how = Counted by the paper itself, without cookies and without knowing who reads. Robots are left out, and so is whoever opens the same story again within half an hour.
readers-invented = These are demo readers, invented together with the demo’s stories, until
readers-curve = Reads over time
readers-edition = Edition
readers-section = Section
readers-sections-all = All sections
readers-window = Time
readers-window-hour = Last hour
readers-window-day = Last day
readers-window-week = Last week
readers-window-always = Since the beginning
readers-most-hour = Most read in the last hour
readers-most-day = Most read in the last day
readers-most-week = Most read in the last week
readers-none = Nobody was counted here
readers-none-text = As soon as readers stay with a story for a few seconds it stands in this list.
readers-count = { $count ->
    [one] { $count } read
   *[other] { $count } reads
}
readers-table = The figures as a table
readers-from = From
readers-reads = Reads
readers-running = so far
readers-of-story = Readers of this story
readers-to-story = To the story

## The live channel
way-channel = Live channel
permission-broadcast = Run the live channel
scope-stream = Send the live stream, keep its schedule
event-channel-changed = changed the live channel
event-schedule-changed = changed the schedule
notice-programme-removed = The programme is out of the schedule.
notice-week-copied = The week is copied.
channels-text = What each edition sends live, and what it shows when. Readers find it under “Live”.
channel-state = State
channel-state-none = Not set up
channel-state-no-stream = Schedule only
channel-state-elsewhere = Stream elsewhere
channel-state-on-air = On air
channel-state-off-air = Off air
channel-schedule-until = Programmes until
channel-no-schedule = No programmes ahead
channel-open-schedule = Schedule
channel-page = Readers’ page
channel-last = Last segment
channel-ago = { $seconds } s ago
channel-pace = A segment every
channel-seconds = { $seconds } s
channel-held = Held in memory
channel-held-count = Pieces: { $pieces }, kilobytes: { $kilobytes }
channel-settings = Settings
field-channel-title = Name of the channel
field-channel-source = Stream
field-channel-source-hint = Where the picture and sound come from.
channel-source-nothing = None: the page shows the schedule
channel-source-here = An encoder sends it here
channel-source-elsewhere = Another house serves it
field-channel-address = Address of the stream elsewhere
field-channel-address-hint = The playlist, an address that begins with https. Readers’ browsers may then fetch from that host, and from no other.
field-channel-note = While nothing is on air
field-channel-note-hint = One or two sentences for readers; a usual one when you leave it empty.
field-channel-poster = Picture before the stream
channel-no-poster = Take the picture away
channel-poster-file = Another picture
channel-poster-alt = What it shows
channel-encoder = For the encoder
channel-encoder-text = Make a token with the scope “{ $scope }”, and let the encoder send its playlist and segments by PUT to this address:
channel-encoder-address = Address for the encoder
programmes-title = Schedule
programmes-day = Day
programmes-go = Show
programmes-days = Other days
programmes-before = The day before
programmes-today = Today
programmes-after = The day after
programmes-zone = Times are in
programmes-when = When
programmes-on = On now
programmes-gap = { $minutes ->
    [one] Nothing is on for { $minutes } minute.
   *[other] Nothing is on for { $minutes } minutes.
}
programmes-overlap = { $minutes ->
    [one] Two programmes are on at once for { $minutes } minute.
   *[other] Two programmes are on at once for { $minutes } minutes.
}
programmes-none = Nothing on this day
programmes-none-text = Add a programme, copy a week, or bring in a file.
programmes-add = Add a programme
programmes-add-go = Add it
programmes-copy = Copy this week
programmes-copy-from = The week that begins on
programmes-copy-to = To the week of
programmes-copy-hint = Every programme goes to the same weekday and time. What was copied there before is not there twice.
programmes-copy-go = Copy the week
programmes-import = Bring in a file
programmes-file = File
programmes-file-hint = { $calendar } or { $guide }, up to five megabytes. The same file again changes only what differs.
programmes-channel = Channel in the file
programmes-channel-hint = Only when the file has several.
programmes-replace = Take out what the file does not have, in the time that it spans
programmes-try = Try only, keep nothing
programmes-import-go = Bring it in
programmes-taken = The file was brought in
programmes-tried = The file was tried, nothing was kept
programmes-counts = New: { $created }, changed: { $updated }, unchanged: { $unchanged }, taken out: { $removed }, refused: { $failed }
programmes-refused = What could not go in
programmes-seams = Where it does not fit together
programmes-why-no-uid = It has no identifier by which it could be known again.
programmes-why-no-start = It says no beginning that can be read.
programmes-why-no-end = It says no end that can be read, and nothing follows it.
programmes-why-all-day = It has a day and no time of day.
programmes-why-zone = Its time zone is not known.
programmes-why-rule = Its rule of repetition cannot be read.
programmes-why-twice = The same identifier stands in the file before.
programmes-why-too-many = The file holds more than ten thousand programmes. Cut it in pieces.
programmes-why-broken = It does not end where it should.
programme-title = Programme
programme-remove = Take it out of the schedule
field-programme-title = Title
field-programme-starts = Begins
field-programme-ends = Ends
field-programme-summary = What it is about
field-programme-link = Link
field-programme-link-hint = A path of this site, or an address that begins with https.

## Live blogs
event-entry-added = wrote an entry
event-entry-edited = changed an entry
event-entry-deleted = deleted an entry
event-entry-marked = changed the key events
event-entry-pinned = pinned an entry
event-entry-unpinned = unpinned an entry
event-live-blog-closed = ended the live blog
event-live-blog-reopened = reopened the live blog
notice-entry-added = Sent. Open pages show it.
notice-entry-edited = Changed. Open pages show it as it is now.
notice-entry-deleted = Deleted. It is gone from every page.
notice-blog-closed = The live blog has ended. Its page says so.
notice-blog-reopened = The live blog is running again.
notice-flash-entered = The flash is an entry now, and the ticker leads to it.
blog-title = Live blog
blog-ended-at = Ended
blog-not-live = Readers do not see it yet: the story is not live.
blog-is-ended = This live blog has ended. Entries can still be corrected or deleted, not added.
blog-close = End the live blog
blog-close-hint = Nothing is added any more; the page says when it ended.
blog-reopen = Reopen the live blog
entries-all = All entries
entries-fresh = The list of entries is up to date again.
entries-none = Nothing has been written yet
entries-none-text = What you send from the form above stands on the page of every reader at once.
entries-older = Older entries
entries-count = { $count ->
    [0] No entries
    [one] { $count } entry
   *[other] { $count } entries
}
entry-headline = Headline of the entry
entry-text = Text of the entry
entry-text-hint = A blank line begins a new paragraph.
entry-is-key = Key event
entry-authors = Signed by
entry-no-authors = The house has no authors yet.
entry-send = Send
entry-save = Save the entry
entry-not-sent = Not sent: the desk does not answer. What you wrote is still here; try again.
entry-pinned = Pinned
entry-key = Key event
entry-of-flash = From a flash
entry-pictures = { $count ->
    [one] { $count } picture
   *[other] { $count } pictures
}
entry-by = by
entry-edited-at = Changed
entry-deleted-at = Deleted
entry-see = See it
entry-edit = Edit
entry-pin = Pin
entry-unpin = Unpin
entry-mark = Make a key event
entry-unmark = No key event
entry-delete = Delete
entry-edit-title = Edit the entry
entry-edit-hint = Open pages change at once; the page says that the entry was updated.
entry-theirs = A colleague has saved this in between
entry-theirs-hint = Your text stands below. Saving it now replaces theirs, which is kept among the earlier ones.
entry-before = What it said before
flash-enter = Into a live blog
flash-enter-blog = Live blog
flash-enter-go = Make an entry

# The media library.
way-pictures = Pictures
pictures-upload = Upload
pictures-upload-here = Upload here
pictures-ending = { $count ->
    [one] Readers see { $count } picture whose rights end within a week or are over.
   *[other] Readers see { $count } pictures whose rights end within a week or are over.
}
pictures-view-all = All
pictures-view-mine = Mine
pictures-view-unused = Not used
pictures-view-rights = Rights that end
pictures-kind = Kind
pictures-without-alt = Without alternative text in
pictures-count = { $count ->
    [0] Nothing found
    [one] { $count } file
   *[other] { $count } files
}
pictures-count-most = More than { $count } files
pictures-empty-library = The library is empty. Upload the first pictures.
pictures-empty-filtered = Nothing in the library matches. Try other words, or leave a filter out.
pictures-newer = Back to the newest
pictures-older = Older
asset-kind-picture = Picture
asset-kind-film = Film
asset-kind-sound = Recording
asset-making = Being made…
asset-making-text = The sizes that readers get are being made. Reload in a moment.
asset-making-part = Being made: { $made } of { $planned } sizes
asset-spoilt = Cannot be shown
asset-spoilt-damaged = Nothing can be made of this file: the picture in it is damaged or cut off. Export it again from the original and send that in its place.
asset-spoilt-gave-up = Nothing can be made of this file: reading it ended the program twice. Export it again, as JPEG or PNG, and send that in its place.
asset-spoilt-too-slow = Nothing can be made of this file: it takes longer than a picture may. Export it smaller and send that in its place.
asset-spoilt-lost = Nothing can be made of this file: it no longer lies where it was kept. Send it again in its place.
asset-nameless = Without a name
asset-no-alt = No alternative text:
asset-file = File
asset-file-name = Name
asset-size = Size
asset-came = Came in
asset-original = Download the original
asset-renditions = { $count ->
    [one] { $count } file made of it
   *[other] { $count } files made of it
}
asset-uses = Where it is used
asset-uses-none = Nowhere yet.
asset-uses-most = There are more places than these.
asset-place-live = Live
asset-place-ahead = Waits for its time
asset-place-draft = Draft
asset-place-entry = Live blog
asset-place-author = Portrait
asset-place-channel = Poster of the channel
asset-place-logo = Logo
asset-place-poster = Poster of a film
asset-replace = Replace everywhere
asset-replace-text = Another file takes its place wherever it is used. Words, credit and focal point stay; the old file is kept.
asset-replace-go = Replace
asset-versions = Files of before
asset-version-until = Until
asset-restore = Go back to this one
asset-remove = Remove
asset-remove-text = It is used nowhere. Its files are deleted and cannot be brought back.
asset-remove-go = Remove from the library
asset-rights = Rights
asset-rights-hint = Who holds them, for example © 2026 Example Agency.
asset-terms = Terms of use
asset-until = May be shown until
asset-until-hint = The last day. A week before, the desk is warned; from the day after, no story is published with it.
asset-keywords = Keywords
asset-keywords-hint = Parted by commas; the picture is found by them.
asset-poster = Poster
asset-poster-none = No poster
asset-poster-search = Search a poster
asset-tracks = Captions
asset-tracks-none = No captions yet.
asset-track-language = Language of the captions
asset-track-file = Captions (WebVTT)
asset-track-hint = A .vtt file in UTF-8. One that is there in this language is replaced.
asset-track-go = Add captions
asset-track-remove = Remove
rights-over = Rights are over
rights-over-text = The rights to this are over. Readers still see it where it stands; no story is published with it. The last day was
rights-end-days = { $days ->
    [one] Rights end within { $days } day
   *[other] Rights end within { $days } days
}
focus-title = Focal point
focus-label = Focal point: %1 from the left, %2 from the top. Arrow keys move it.
focus-hint = Click what every crop must show, or move the point by arrow keys; with Shift in larger steps.
focus-x = From the left, %
focus-y = From the top, %
crop-card = Shared, 16:9
crop-list = In lists, 4:3
crop-face = Face, 1:1
crop-phone = Phone, 4:5
upload-files = Files
upload-files-hint = Pictures (JPEG, PNG, WebP, GIF, SVG, up to 100 MB), films (MP4, WebM) and sound (MP3, M4A, Ogg, WAVE), up to 300 MB; several at once. The place where a picture was taken is never shown to readers.
upload-drop-hint = Or drop files anywhere on this screen, or paste a picture.
upload-language = Language of captions inside the files
upload-language-hint = What photographers wrote into the files becomes caption and alternative text in this language.
upload-go = Upload
uploaded-title = What came in
upload-waiting = Waits its turn
upload-sending = Being sent
upload-paused = Paused
upload-making = Has come; its sizes are being made…
upload-done = In the library
upload-failed = Not sent. What has come is kept; go on later.
upload-offline = No connection. It goes on by itself.
upload-too-large = This file is too large. Export it smaller.
upload-ended = You are signed out. Sign in, then choose the file again; it goes on where it was.
upload-pause = Pause
upload-resume = Go on
upload-remove = Remove
upload-describe = Describe
upload-again = Try again
upload-pasted = Pasted picture
size-megabytes = { $size } MB
size-kilobytes = { $size } kB
picture-over = Rights are over
event-asset-described = described a picture
event-asset-replaced = replaced a picture
event-asset-removed = removed a picture
notice-asset-replaced = Replaced, wherever it is used.
notice-asset-removed = Removed from the library.
# The settings.
way-settings = Settings
settings-way-publication = Publication
settings-way-look = Look
settings-way-editions = Editions
settings-way-sections = Navigation
settings-way-regions = Regions
settings-way-topics = Topics
settings-way-coverages = Coverages
settings-way-authors = Authors
settings-way-pages = Footer
settings-way-redirects = Redirects
settings-way-audit = Audit
settings-way-members = Members
settings-way-hooks = Webhooks
settings-editions = Editions
settings-sections = Navigation
settings-regions = Regions
settings-topics = Topics
settings-coverages = Coverages
settings-authors = Authors
settings-pages = Pages of the footer
settings-redirects = Redirects
settings-text-editions = One language each, complete in itself. Their order is that of the edition switch.
settings-text-sections = The sections of this edition as readers find them. What stands further in stands under the section above it.
settings-text-regions = Where stories take place. The order is that of the navigation.
settings-text-topics = People, places, organisations and events that stories are about. Each has a page in every edition.
settings-text-coverages = Running events with a front of their own. The order is that of the navigation.
settings-text-authors = Everybody whose name stands over stories: people, desks, agencies.
settings-text-pages = About, privacy, contact: what readers find below every page.
settings-text-redirects = Addresses at which nothing stands any more, and where readers go instead. A page that is there is never hidden.
settings-new-editions = New edition
settings-new-sections = New section
settings-new-regions = New region
settings-new-topics = New topic
settings-new-coverages = New coverage
settings-new-authors = New author
settings-new-pages = New page
settings-new-redirects = New redirect
settings-form-publication = Publication
settings-form-look = Look
settings-form-edition = New edition
settings-form-section = New section
settings-form-region = New region
settings-form-topic = New topic
settings-form-coverage = New coverage
settings-form-author = New author
settings-form-page = New page of the footer
settings-form-redirect = New redirect
settings-back-edition = Editions
settings-back-section = Navigation
settings-back-region = Regions
settings-back-topic = Topics
settings-back-coverage = Coverages
settings-back-author = Authors
settings-back-page = Pages of the footer
settings-back-redirect = Redirects
settings-search-topics = A name, or how it begins
settings-search-authors = A name, or how it begins
settings-search-redirects = How the old path begins
settings-further = Further
settings-none = Nothing here yet.
settings-order-hint = Drag a row to its place, or move it with Alt and the arrow keys.
settings-up = Move { $name } up
settings-down = Move { $name } down
settings-in = Put { $name } under the section above
settings-out = Take { $name } out to the level above
settings-outside = On the site
settings-front = Its front
settings-front-text = Each edition has its own. Until one is arranged, the page lists the newest stories.
settings-front-arrange = Arrange
settings-front-begin = Begin its front
settings-hidden = not in the navigation
settings-pinned = in the navigation
settings-closed = closed
settings-at-the-top = At the top
settings-move-text = Stories stand in { $path }. They can move along: each gets a new address, and its old one leads there for ever.
settings-move-with-stories = Move the stories along
settings-move-go = Move with its stories
settings-remove = Remove
settings-remove-text = This is refused while live stories stand there.
settings-remove-section = Remove this section
settings-remove-region = Remove this region
settings-remove-topic = Remove this topic
settings-remove-coverage = Remove this coverage
settings-remove-author = Remove this author
settings-remove-page = Take this page out of the footer
settings-remove-redirect = Remove this redirect
settings-edition-end = When an edition ends
settings-edition-end-text = An edition is not removed: its stories keep their addresses for readers and for those who link to them. Take its sections out of the navigation, move it to the end of the list, and say on its front that it has ended. It must not be the first edition of the publication.
settings-kept = What you had typed was kept and stands here again. It is not saved yet.
settings-not-saved = Not saved. What you typed stays here: try again in a moment. If you were signed out, sign in in another window and load this page again.
settings-preview = How it reads
settings-preview-go = Preview
settings-contrast = Contrast with the page: { $day } : 1 by day; { $night } : 1 by night, when the theme lightens it.
settings-contrast-good = It can be seen.
settings-contrast-bad = It is too light to be seen.
settings-eyes-two = Whoever may approve may approve their own
settings-eyes-four = Somebody else approves each story
settings-archive-members = Members, at the desk
settings-archive-open = Readers too
settings-typeface-usual = As the theme has it
settings-typeface-serif = With serifs
settings-typeface-sans = Without serifs
settings-density-usual = Roomy
settings-density-close = Close
settings-direction-ltr = Left to right
settings-direction-rtl = Right to left
settings-calendar-gregorian = Gregorian
settings-calendar-islamic-umm-al-qura = Islamic, Umm al-Qura
settings-calendar-islamic-civil = Islamic, tabular
settings-calendar-persian = Persian
settings-digits-latin = 0123456789
settings-digits-arabic = ٠١٢٣٤٥٦٧٨٩
settings-topic-subject = subject
settings-topic-place = place
settings-topic-person = person
settings-topic-organisation = organisation
settings-topic-event = event
settings-author-person = person
settings-author-desk = desk
settings-author-organisation = the publication
settings-author-agency = agency
settings-author-nobody = Nobody of the newsroom
settings-redirect-for-ever = for ever (301)
settings-redirect-for-now = for now (302)
settings-redirect-gone = gone (410)
settings-field-name = Name
settings-field-names = Name
settings-field-slug = Slug
settings-field-base-address = Address of the site
settings-field-first-edition = First edition
settings-field-founded = Founded in the year
settings-field-email = Mail address of the newsroom
settings-field-security-contact = Contact for security
settings-field-eyes = Before readers see a story
settings-field-credit = Every picture names whose it is
settings-field-archive = Who may see the paper as it stood
settings-field-rights = Line on rights
settings-field-social = Social accounts
settings-field-logo = Logo as a file
settings-field-logo-svg = Logo as SVG
settings-field-brand = Colour of the house
settings-field-alert = Colour of breaking news
settings-field-typeface = Headlines
settings-field-density = Spacing
settings-field-tag = Tag
settings-field-language = Language
settings-field-language-name = Name of the language
settings-field-slogan = Slogan
settings-field-about = About the publication
settings-field-locale = Locale
settings-field-direction = Direction of the text
settings-field-zone = Time zone
settings-field-calendar = Calendar
settings-field-digits = Digits
settings-field-title = Title
settings-field-parent = Under
settings-field-description = What stands here, in a line
settings-field-form = Form of its stories
settings-field-in-navigation = In the navigation
settings-field-standfirsts = What it is about
settings-field-pinned = In the navigation
settings-field-closed = The event is over
settings-field-kind = Kind
settings-field-notes = A few words about it
settings-field-titles = What they do here
settings-field-portrait = Portrait
settings-field-member = Member of the newsroom
settings-field-picture-file = A file with the picture
settings-field-text = Text
settings-field-from = Old path
settings-field-to = Leads to
settings-field-note = Note
settings-hint-slug = The end of the address. Left empty, it is made of the name.
settings-hint-slug-there = The end of the address. When it changes, the old address leads to the new one for ever, and files that name the old one still mean this.
settings-hint-slug-of-page = It stays: the same page has it in every edition. For another address, write a new page, take this one out, and set a redirect.
settings-hint-base-address = Without a path or a slash at the end, such as https://courier.example.
settings-hint-first-edition = For readers whose language is none of yours.
settings-hint-security-contact = It begins with mailto:, https: or tel:.
settings-hint-credit = Without a credit on each of its pictures no story goes before readers. Alternative text is always asked.
settings-hint-archive = Any minute that is over, with the words and the front that readers saw then. What was killed is not shown.
settings-hint-rights = Left empty, it is the year and the name of the edition.
settings-hint-social = One account a line: the service, then the address. Their order is that of the page.
settings-hint-logo = An SVG drawing stands in the masthead. Another picture is told to search engines.
settings-hint-logo-svg = Shapes, groups and gradients only.
settings-hint-brand = It must have a contrast of 3 : 1 with white paper.
settings-hint-alert = It must have a contrast of 3 : 1 with white paper.
settings-hint-typeface = A choice among the faces that the theme carries, for each script.
settings-hint-tag = It opens every address of the edition, such as en. Later it stays.
settings-hint-tag-there = It opens every address of the edition, so it stays.
settings-hint-language-name = As its own readers write it, for the edition switch.
settings-hint-locale = It decides dates and numbers, such as en-GB, es-419 or ar-EG.
settings-hint-zone = Where its readers live, such as Europe/Madrid.
settings-hint-form = It decides the template of a story when nothing else is said.
settings-hint-closed = It leaves the navigation; its pages stay.
settings-hint-titles = Such as economy correspondent.
settings-hint-member = Stories that this member begins carry this name by themselves. A member is one author at most.
settings-hint-portrait = A picture of the library, or one that you send. It stands on their page, above their opinions and at the foot of their stories.
settings-hint-text = HTML with headings, paragraphs, lists, tables and links, as imports take it.
settings-hint-from = The path that readers ask for, such as /en/old-page.
settings-hint-to = A path of this site, or an address on the web. Nothing for what is gone.
settings-hint-note = For colleagues; of what is gone, readers are told it as the reason.
redirects-file = By file
redirects-file-text = A CSV file with two columns: the old path and where it leads. A third may hold a note.
redirects-choose = CSV file
redirects-import = Bring in
redirects-export = Save all as a file
redirects-report = Set: { $set }. Unchanged: { $unchanged }. Refused: { $failed }.
redirects-line = Line { $line }:
topic-former = Addresses that lead here
topic-former-text = Slugs that this topic had, and topics that became one with it. Splitting stories off under the slug of such a topic gives it back.
topic-merge = Make it one with another topic
topic-merge-text = Its live stories: { $count }. All of them become stories of the other topic, and this address leads there.
topic-into = The topic that stays
topic-into-hint = Its slug, or its whole name.
topic-take-names = It takes the names and notes that it lacks
topic-merge-go = Make them one
topic-merging = Becomes one with another topic
topic-merging-text = Its stories become stories of “{ $into }”. You may leave this page: it goes on by itself.
topic-merging-moved = { $moved } of { $of } stories
topic-merging-look = Look again
topic-split = Give stories to another topic
topic-split-text = Choose among its newest live stories; at most { $most } are shown.
topic-split-search = Words of the headline
topic-other = The other topic
topic-other-new = It is new; this is its name or slug
topic-split-go = Give them to it
notice-removed = It is removed.
notice-topics-merged = The two topics are one.
notice-topic-split = The stories have the other topic.
event-section-removed = removed a section
event-region-removed = removed a region
event-coverage-removed = removed a coverage
event-author-removed = removed an author
event-topic-removed = removed a topic
event-footer-page-removed = took a page out of the footer
event-topic-merged = made a topic one with another (splitting stories off under its old slug undoes it)
event-topic-split = gave stories of a topic to another
event-story-refiled = gave a story another topic
event-redirect-set = set a redirect
event-redirect-removed = removed a redirect
permission-keep-registers = Keep topics, coverages, authors and redirects
# Fronts
way-fronts = Fronts
front-of-edition = Front page of the edition
front-column-front = Front
front-column-stands = Stands
front-column-by = By
front-column-draft = Draft
front-column-next = Next swap
front-column-version = Version
front-column-since = Since
front-column-bands = Bands / slots
front-version = Version { $n }
front-usual = not arranged
front-usual-text = Nobody has arranged this front. Readers see the usual one.
front-by-house = the house
front-others = { $count ->
    [one] { $count } front that nobody arranged
   *[other] { $count } fronts that nobody arranged
}
front-arrange = Arrange
front-as-it-stood = As it stood
front-public = Readers’ page
front-stands = Readers see version { $n }, since
front-draft = Draft, saved
front-no-draft-text = No draft. The first change begins one; readers see nothing of it.
front-moved-text = The front itself changed since this draft was begun: another arrangement stands now. Publishing the draft replaces it.
front-news-draft = The draft is another now, saved
front-news-ended = There is no draft any more, since
front-news-stands = Readers see version { $n } now, since
front-news-take = Show it as it is now
front-news-kept = What you are typing in a form stays.
front-aside = Somebody changed the draft at the same time. This other draft is kept:
front-take = Make this the draft
front-gone = The story pinned in band { $band }, slot { $slot } is not before readers. The rule fills the slot.
front-publish = Publish now
front-undo = Undo
front-discard = Discard draft
front-schedule = Schedule
front-schedule-at = Takes over at
front-schedule-zone = On the clock of the edition: { $zone }
front-schedule-go = Schedule the draft
front-swaps = Waiting for their second
front-unschedule = Take back
front-band-up = Band up
front-band-down = Band down
front-band-remove = Remove band
front-band-change = Change band
front-band-add = Add a band
front-rule-is = filled by: { $rule }
front-title = Title
front-style = Style
front-rule = Filled by
front-slots = Slots
front-style-lead = Lead
front-style-row = Row
front-style-list = List
front-style-voices = Voices
front-style-screen = Screen
rule-latest = The newest of the edition
rule-group-all = Everything
rule-group-sections = Sections
rule-group-regions = Regions
rule-group-coverages = Coverages
rule-group-topics = Topics
rule-group-forms = Forms
front-why-hand = pinned
front-why-rule = by rule
front-why-another = by another rule
front-why-empty = empty: there are no stories left
front-place = Band { $band }, { $name }, slot { $slot }
front-place-short = band { $band }, slot { $slot }
front-band-n = band { $n }
front-said = “{ $headline }” stands in: { $place }
front-not-moved = That could not be done. Look at the front as it is now.
front-grip = Move
front-grip-hint = Drag a story into a slot. Or press Tab to the handle of a card and move it with the arrow keys.
front-up = One slot up
front-down = One slot down
front-keep = Pin
front-unpin = Unpin
front-pin-here = Pin another
front-pin = Pin
front-beside = Stories to pin
front-beside-place = The button pins into band { $band }, slot { $slot }.
front-beside-none = No live story has these words.
front-search = Find live stories
front-search-go = Find
front-newest = Newest
front-older-versions = Older versions
front-older = Older
front-preview-draft = This is the draft.
front-preview-editions = Edition
front-preview-phone = Phone
front-preview-tablet = Tablet
front-preview-desktop = Desktop
front-repeats = repeats version { $n }
front-came = really since { $time }
front-from-n = Compare from version { $n }
front-to-n = Compare to version { $n }
front-history-none = No version yet
front-compare = What changed
front-compare-text = Bands, and stories that were pinned. What rules filled is not compared.
front-same = Nothing differs.
front-differing-bands = Bands
front-differing-stories = Stories
front-came-in = came
front-left = left
front-moved-to = moved
front-unnamed = a story that is not before readers
front-at-when = Day and time
front-at-show = Show
front-at-shown = The front as it stood at
front-at-open = Open this page alone
front-at-nothing = The paper had nothing to show at that minute.
front-at-since = Since then
notice-front-published = The front is published.
notice-front-scheduled = The front waits for its second.
notice-front-unscheduled = The front waits no more; it is the draft again.
notice-front-restored = The old arrangement stands again.
notice-front-undone = The last change is taken back.
notice-front-discarded = The draft is thrown away.
notice-front-kept-aside = Somebody changed the draft in between. Theirs stands; yours is kept beside it.

# What the newsroom says when it refuses, in English. The desk speaks these; the command line has words of its own.
# One sentence for each variant of `Refusal`, then the things that the sentences name. Tests compare the languages, and
# the places with those in editorial/src/refusal/spoken.rs.

refusal-not-permitted = The role “{ $role }” does not carry the permission to { $permission }. Ask someone whose role does.
refusal-own-story = Authors cannot approve their own story. Ask a colleague to review it.
refusal-not-a-draft = Only a draft can be submitted; this story is further on.
refusal-not-in-review = The story is not in review. Submit it first.
refusal-not-live = The story is neither live nor scheduled, so there is nothing to withdraw.
refusal-withdrawn = The story was withdrawn. Write a new one instead of bringing it back silently.
refusal-reason-missing = Give the reason in one sentence: readers who follow an old link will see it.
refusal-empty = { $field }: this is empty. { $hint }
refusal-too-long = { $field }: this is longer than { $most ->
    [one] { $most } character
   *[other] { $most } characters
}. Shorten it.
refusal-too-many-blocks = The text has { $parts ->
    [one] { $parts } block
   *[other] { $parts } blocks
}; at most { $most ->
    [one] { $most } is
   *[other] { $most } are
} shown. Make several stories of it.
refusal-unusable = { $field }: “{ $given }” cannot be used. { $hint }
refusal-stale = Somebody saved this before you: you saw version { $seen }, it is now version { $current }. Both texts are kept.
refusal-address-taken = The address { $address } is taken by another story or section. Choose another slug.
refusal-alt-missing = The picture “{ $picture }” has no alternative text. Say what it shows for someone who cannot see it.
refusal-front-empty = The front has no container, so readers would see an empty page. Add one.
refusal-front-slots = Container { $container } has { $slots ->
    [one] { $slots } slot
   *[other] { $slots } slots
}. Give it from 1 to { $most }.
refusal-front-pins = Container { $container } pins more stories than it has slots. Unpin some, or add slots.
refusal-front-pin-twice = Band { $container }, slot { $slot } pins what band { $first }, slot { $first-slot } pins already. Take one of them out.
refusal-front-too-long = The front has { $slots } slots. It may have { $most }.
refusal-front-place = This band or slot is not there any more. Look at the front as it is now.
refusal-front-no-draft = Nothing of this front waits as a draft.
refusal-front-moved = The front itself changed meanwhile: version { $stands } stands now. Look at it, then publish again.
refusal-front-second-taken = At that second another arrangement of this front takes over. Choose another second, or take that one back.
refusal-front-swaps-full = { $most } arrangements of this front wait for their time already. Take one back first.
refusal-correction-empty = A correction says what was wrong and what is right. Write the text.
refusal-out-of-scope = This token may not { $permission }: it lacks the scope “{ $scope }”. Make one that has it.
refusal-no-scope = The token has no scope, so it could do nothing. Give it one.
refusal-more-than-own = A token may not do more than its maker. With the role “{ $role }”, choose a lesser role or fewer scopes.
refusal-only-people = A token cannot make tokens. Sign in, or use the command line.
refusal-time-gone-by = { $field }: this lies in the past. Choose a time to come.
refusal-email-taken = { $email } belongs to another account. Change that one, or give another address.
refusal-own-account = You cannot do this to your own account. Ask a colleague who manages members.
refusal-password-too-short = The password is too short. Take at least { $least ->
    [one] { $least } character
   *[other] { $least } characters
}, for example four words.
refusal-password-too-long = The password is longer than { $most ->
    [one] { $most } byte
   *[other] { $most } bytes
}. Shorten it.
refusal-password-common = This password is among the first that are guessed. Take four words that do not belong together.
refusal-password-is-you = The password is your own name or address. Take four words that do not belong together.
refusal-password-wrong = This is not your present password. Write the one with which you signed in.
refusal-sign-in-wrong = Address or password is wrong. Look at both, or ask an administrator for a new link.
refusal-code-needed = Write the six digits that your app shows, or one of your recovery codes.
refusal-code-wrong = This code is not good, or was used already. Wait for the next, or take a recovery code.
refusal-try-again-later = There were too many failures from here. Try again in { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}.
refusal-link-not-good = This link was used, has ended, or a newer one took its place. Ask an administrator for another.
refusal-no-second-factor = No app is set up for this account. Begin with setting one up.
refusal-second-factor-there = An app is set up already. Remove it first, then set up the new one.
refusal-account-disabled = This account is disabled. Enable it first.
refusal-hook-host-private = { $host } is on a private network, to which nothing is sent. Whoever runs the server may allow it with the option hook-host.
refusal-hook-open = The address begins with http, so everybody on the way could read and change what is sent. Use https.
refusal-hook-not-active = This webhook is told nothing at present. Resume it first.
refusal-hooks-too-many = There are { $most } webhooks already. Remove one that nobody needs.

## Roles
role-reporter = reporter
role-translator = translator
role-picture-editor = picture editor
role-editor = editor
role-chief = chief
role-administrator = administrator

## Permissions, as they follow “may not”
permission-see-drafts = see drafts of others
permission-write = write stories
permission-edit-others = change what others write
permission-submit = hand stories in
permission-approve = approve stories
permission-publish = publish
permission-schedule = schedule stories
permission-correct = publish corrections
permission-withdraw = withdraw stories
permission-kill = kill stories
permission-send-flash = send flashes
permission-curate-front = arrange fronts
permission-upload = upload pictures
permission-import = import files
permission-change-settings = change settings
permission-manage-members = manage members
permission-own-tokens = make tokens
permission-manage-tokens = manage the tokens of others
permission-see-audit = see the audit

## Scopes of tokens
scope-read = read
scope-write = write
scope-publish = publish
scope-flash = flashes
scope-front = fronts
scope-import = import
scope-settings = settings
scope-members = members

## Fields
field-name = Name
field-title = Title
field-text = Text
field-headline = Headline
field-headline-for-lists = Headline for lists
field-headline-for-sharing = Headline for sharing
field-standfirst = Standfirst
field-standfirst-and-body = Standfirst and body
field-flash = Flash
field-time-on-the-ticker = Time on the ticker
field-thread = Thread
field-correction = Correction
field-tag = Tag of the edition
field-name-of-the-edition = Name of the edition
field-name-of-the-section = Name of the section
field-name-of-the-region = Name of the region
field-name-of-the-topic = Name of the topic
field-name-of-the-coverage = Name of the coverage
field-name-of-the-author = Name of the author
field-name-of-the-token = Name of the token
field-name-of-the-hook = Name of the webhook
field-what-the-hook-is-told = What the webhook is told
field-address-of-the-hook = Address of the webhook
field-end-of-the-token = End of the token
field-base-address = Address of the site
field-founded = Year of foundation
field-security-contact = Contact for security
field-email = Mail address
field-social-service = Service of the account
field-social-address = Address of the account
field-address = Address
field-edition = Edition
field-embargo = Embargo
field-end = End
field-line = Line
field-link = Link
field-mentions = Mentions
field-name-of-the-view = Name of the view
field-note = Note
field-passage = Passage
field-section = Section
field-slug = Slug
field-story = Story
field-time = Time
field-tags = Tags
field-authors = Authors
field-regions = Regions
field-coverage = Coverage

## What to write there
hint-name = Write the name that people know.
hint-title = Write what the footer says.
hint-text = Write what the page says.
hint-headline = Write what happened in one line.
hint-standfirst-and-body = Write at least one paragraph.
hint-flash = Write one sentence.
hint-story = Copy its address from the site, or search for it by its headline.
hint-time-on-the-ticker = Choose a time to come.
hint-tag = Use lowercase letters, digits and hyphens, as in en; some words belong to the house.
hint-tags = Name a topic that is there. Who may change settings makes new ones by naming them.
hint-authors = Name an author who is there. Who may change settings makes new ones by naming them.
hint-regions = Name a region that is there. Who may change settings makes new ones by naming them.
hint-coverage = Name a coverage that is there. Who may change settings makes new ones by naming them.
hint-name-of-the-edition = Write the publication’s name in this language.
hint-name-of-the-token = Write what the token is for.
hint-name-of-the-hook = Write what will listen there.
hint-what-the-hook-is-told = Choose at least one thing.
hint-address-of-the-hook = Write an address that begins with https, without user name and password, at a usual port.
hint-base-address = Write where the site stands, without a path or a slash at the end.
hint-founded = Write a year from 1 to 9999.
hint-security-contact = Write one address that begins with mailto:, https: or tel:.
hint-email = Write one mail address.
hint-link = Use an address that begins with https:, http: or mailto:, or a path of this site.
hint-social-service = Write the service’s name as readers know it.
hint-social-address = Write the account’s address on the web.
refusal-not-scheduled = Nothing of this story waits for its time. Look at its stage.
refusal-nothing-new = Readers see the newest wording already. Change something first.
refusal-live-already = Readers see the story already, so an embargo keeps nothing back. Withdraw it instead.
refusal-killed = The story was killed. Nothing of it is shown, changed or brought back.
refusal-translation-there = This edition has a story of the dossier already. Change that one.
refusal-note-settled = This note is settled already.
refusal-flash-recalled = The flash was recalled. Send a new one.
refusal-flash-told = A story tells more of this flash already. Go on writing that one.
refusal-flash-there = This edition has its wording of the flash already. Correct that one.
refusal-passkey-wrong = This passkey does not open the desk. Take another, or sign in with your password.
refusal-begin-again = That took too long, or was used already. Begin again.
refusal-passkey-there = This device has a passkey for the desk already. Use that one.
refusal-passkeys-full = You have { $most ->
    [one] { $most } passkey
   *[other] { $most } passkeys
}. Remove one that you do not use first.
refusal-come-in-again = Sign out and in again, so that we know that it is you. Then do this within ten minutes.
refusal-provider-unverified = Your provider has not verified your mail address. Do that there, then sign in again.
refusal-provider-elsewhere = Addresses at { $domain } do not open this desk. Sign in at your provider with that of the house.
refusal-provider-unknown = Nobody here has the address { $email }. Ask who manages members to invite you.
refusal-provider-other = { $email } was tied to another account at your provider. Ask who manages members to untie it.
refusal-provider-failed = Your provider could not be asked. Try again, and tell who runs the desk if it stays so.
refusal-provider-declined = Your provider did not let you in. Look at what it told you, then try again.
refusal-provider-only = Sign in with your provider. For your account the desk takes nothing else.
field-name-of-the-passkey = Name of the passkey
hint-name-of-the-passkey = Write on which device it is kept.
refusal-account-closed = Your account here is closed. Ask who manages members.
field-topics = Topics
field-picture = Picture
hint-topics = Choose a topic that is there, or ask somebody who may change settings to make it.

## The live channel
permission-broadcast = run the live channel
scope-stream = live stream
refusal-channel-elsewhere = The channel of this edition takes no stream here. Choose so in its settings first.
refusal-schedule-unknown = This file is neither an iCalendar file nor an XMLTV file in UTF-8.
refusal-schedule-broken = The file is broken at byte { $at } ({ $reason }). Have it made again.
refusal-schedule-channels = The file has several channels. Name one of these: { $channels }.
refusal-schedule-large = The file holds more than { $most } megabytes. Cut it in pieces.
field-title-of-the-channel = Name of the channel
field-title-of-the-band = Title of the band
field-off-air-note = Sentence while nothing is on air
field-address-of-the-stream = Address of the stream
field-title-of-the-programme = Title of the programme
field-summary-of-the-programme = What the programme is about
field-link-of-the-programme = Link of the programme
field-start-of-the-programme = Beginning of the programme
field-end-of-the-programme = End of the programme
field-uid-of-the-programme = Identifier of the programme
field-week = Week
hint-title-of-the-channel = Write what the channel is called.
hint-address-of-the-stream = Write the address of the playlist, which begins with https and names no user.
hint-title-of-the-programme = Write what the programme is called.
hint-link-of-the-programme = Write a path of this site, such as /en/news/, or an address that begins with https.
hint-start-of-the-programme = Say when, on the clock of the edition.
hint-end-of-the-programme = A programme ends after it begins, and within two days. After midnight it ends on the next day.
hint-uid-of-the-programme = It is empty or too long to be kept.
hint-week = Choose a day of another week.

refusal-no-live-blog = This story is no live blog, so it has no entries. Choose that form before it goes live.
refusal-blog-ended = The live blog has ended. Reopen it first, or write a new story.
refusal-blog-runs = The live blog is running; there is nothing to reopen.
refusal-entry-deleted = The entry was deleted. Write a new one.
field-entry = Entry
field-block = Block
field-film = Film
field-live-blog = Live blog
hint-entry = Write a headline or a text.
hint-block = Put a link into the text; Related News stands in the story itself.
hint-picture = Choose one of the library.
hint-film = Choose one of the library.
hint-live-blog = Choose one of the flash’s own edition.

refusal-credit-missing = The picture “{ $picture }” has no credit. Say whose it is.
refusal-rights-over = The rights to “{ $picture }” are over at that time. Choose another picture, or write down how long they hold now.
refusal-asset-used = { $places ->
    [one] This is used in { $places } place. Take it out there first.
   *[other] This is used in { $places } places. Take it out there first.
}
refusal-asset-there = This file is in the library already as another picture. Use that one.
field-credit = Credit
field-rights = Rights
field-terms = Terms of use
field-keywords = Keywords
field-end-of-the-rights = May be shown until
field-focal-point = Focal point
field-captions = Captions
field-language = Language
hint-keywords = Keep the fifty by which somebody would look for it.
hint-end-of-the-rights = Write the last day like 2026-03-31.
hint-focal-point = Write two numbers from 0 to 100.
hint-captions = Send a WebVTT file in UTF-8; it begins with the word WEBVTT.
hint-language = Choose the language of the captions.
## The first run
field-languages = Languages
field-zone = Time zone
field-brand-colour = Colour of the paper
field-alert-colour = Colour of breaking news
field-sections = Sections
field-logo = Mark
hint-languages = Choose at least one.
hint-zone = Write it like Europe/Madrid or Africa/Cairo.
hint-brand-colour = Write it as # and six digits, for example #004060.
hint-alert-colour = Write it as # and six digits, for example #902020.
hint-sections = Choose at least one.
hint-logo = Choose an SVG file.
permission-keep-registers = keep topics, coverages, authors and redirects
refusal-still-in-use = Live stories stand there: { $stories }. Give them another place first.
refusal-section-not-empty = Sections or stories still hang on this section. Move them first, or take it out of the navigation.
refusal-too-much-to-move = Addresses that would change: { $addresses }. At most { $most } do at once; move the sections under it first.
refusal-same-topic = These are one and the same topic. Choose two.
refusal-topic-merged = This topic became one with “{ $into }”. Change that one, or split stories off under another slug.
refusal-redirect-loop = A redirect from { $from } would lead back to itself. Choose another target.
refusal-redirect-idle = Readers find a page at { $from }, so a redirect there would never be followed. Take that page away first.
refusal-colour-faint = { $field } { $given } has a contrast of { $ratio } : 1 with white paper, and { $least } : 1 are needed. Take a darker one.
field-colour-of-the-house = Colour of the house
field-colour-of-breaking-news = Colour of breaking news
field-path-of-the-redirect = Path of the redirect
field-target-of-the-redirect = Target of the redirect
field-logo-svg = Logo
field-stories = Stories
hint-colour-of-the-house = Choose a colour.
hint-colour-of-breaking-news = Choose a colour.
hint-path-of-the-redirect = Write the path that readers ask for, beginning with a slash, such as /en/old-page.
hint-target-of-the-redirect = Write a path of this site, such as /en/news/, or an address that begins with https.
hint-logo-svg = Draw it with shapes, groups and gradients only.
hint-stories = Choose at least one story.
hint-slug = Use lowercase letters, digits and single hyphens.
hint-edition = Write a time zone such as Europe/Madrid and a locale such as es-419.
hint-name-of-the-region = Write its name in one language at least.
hint-name-of-the-topic = Write its name in one language at least.
hint-name-of-the-coverage = Write its name in one language at least.
hint-name-of-the-author = Write the name in one language at least.

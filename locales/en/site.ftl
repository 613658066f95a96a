# Every word that the public site says by itself, in English.
# Keys are the same in all languages; a test compares them. Tone: plain, sentence case, no exclamation marks.

## Finding one's way
skip-to-content = Skip to the content
menu = Menu
close = Close
navigation = Main navigation
breadcrumbs = You are here
edition-switch = Editions
choose-edition = Choose an edition
front-page = Front page
back-to-front = Back to the front page
sections = Sections
regions = Regions
region = Region
coverages = Coverage
topics = Topics
footer-nav = More from this site
previous = Previous
next = Next
older-stories = Older stories
newer-stories = Newer stories
page-of = Page { $n } of { $total }
page-number = Page { $n }
see-all = See all: { $name }
more-on = More on { $name }
top = Top stories
external-link = Opens another site

## Live and breaking
live = Live
live-now = On air now
live-next = Up next
live-schedule = Schedule
live-off-air = Nothing is on air at the moment.
live-about = The live channel and its schedule.
live-watch = Watch live
live-open = Open the stream in another player
live-playing = The live stream is playing.
live-lost = The live stream has stopped. It goes on here as soon as it is back.
live-nothing = Nothing is scheduled now.
live-nothing-next = Nothing more is scheduled.
live-no-schedule = There is no schedule yet.
live-until = until
live-zone = Times are in { $zone }.
live-zone-own = Times are in your own zone: { $zone }.
live-calendar = The schedule as a calendar file
live-updates = Live updates
live-updates-new = { $count ->
    [one] { $count } new update
   *[other] { $count } new updates
}
live-key-points = Key points
live-ended = This live report ended on { $date }.
breaking = Breaking
breaking-pause = Pause the ticker
breaking-resume = Resume the ticker
flashes = Breaking news
flashes-empty = No breaking news at the moment.
flash-archive = All breaking news
flash-story = Full story
flash-recalled = A flash of this time was recalled.
flash-corrected = Corrected at
page-changed = This page has been updated.
page-changed-load = Show the new version
page-withdrawn = This story has been withdrawn.
page-withdrawn-load = Show why

## Lists
latest = Latest
latest-in = Latest in { $section }
most-read = Most read
most-read-in = Most read in { $section }
most-read-everywhere = All sections
most-read-hour = In the last hour
most-read-day = In the last day
most-read-week = In the last week
most-read-how = Counted by ourselves, without cookies and without knowing who reads.
most-read-nothing = Nothing has been counted here yet.
read-next = Read next
related = Related news
stories-count = { $count ->
    [0] No stories
    [one] { $count } story
   *[other] { $count } stories
}
empty-section = Nothing has been published here yet.
empty-coverage = Nothing has been published in this coverage yet.
coverage = Coverage
coverage-all = All coverage
closed-coverage = This coverage was closed on { $date }. Its pages remain.
topic-kind-subject = Subject
topic-kind-place = Place
topic-kind-person = Person
topic-kind-organisation = Organisation
topic-kind-event = Event

## The head of a story
by = By { $names }
by-organisation = { $name }
byline-editor = Edited by { $names }
byline-translator = Translated by { $names }
byline-photographer = Photographs by { $names }
source = Source
source-own = Own reporting
source-agency = Agency
source-agencies = Agencies
published = Published
published-on = Published { $time }
updated = Updated { $time }
reading-time = { $minutes ->
    [one] { $minutes } minute read
   *[other] { $minutes } minute read
}
minutes-short = { $minutes } min
listen = Listen
listen-pause = Pause
listen-title = Listen to this story
share = Share
share-copy = Copy the link
share-copied = Link copied
share-mail = Send by email
share-on = Share on { $service }
print = Print
opinion-disclaimer = The views expressed here are the author’s own and do not necessarily reflect the position of this publication.
in-this-story = In this story

## Forms
form-news = News
form-opinion = Opinion
form-analysis = Analysis
form-blog = Blog
form-feature = Feature
form-live-blog = Live
form-video = Video
form-gallery = In pictures
form-infographic = Infographic
form-explainer = Explainer

## Pictures, films, figures
photo-credit = Photo: { $credit }
film-credit = Video: { $credit }
picture-enlarge = Enlarge the picture
gallery = Gallery
gallery-position = Picture { $n } of { $total }
gallery-previous = Previous picture
gallery-next = Next picture
video = Video
play = Play
captions = Captions
table = Table
chart-source = Source: { $source }
chart-as-table = Show the figures as a table
fact-box = At a glance
embed-consent = This content is hosted by { $service }. If you load it, { $service } may set cookies and will learn your address.
embed-load = Load the content
embed-open = Open at { $service }

## Who said it
attribution-title = Who said it, and how firmly
attribution-note = We record who stands behind each quotation and claim in this story, and how it reached us.
standing-on-record = On the record
standing-document = Document
standing-data = Data
standing-unnamed = Unnamed source
through = via { $channel }
said-on = said on { $date }

## Corrections
corrections = Corrections
corrections-intro = When we get something wrong we say so, here and under the story. The newest notes come first.
correction = Correction
clarification = Clarification
update = Update
retraction = Retraction
no-corrections = No corrections have been published.
correction-see = Read the note
retracted = This story has been retracted.

## Authors
authors = Authors
author-stories = Stories by { $name }
author-kind-person = Journalist
author-kind-desk = Desk
author-kind-organisation = Organisation
author-kind-agency = News agency

## Languages
in-other-languages = In other languages
translation-missing = This page is not available in { $language }. The link leads to the front page of that edition.
translated-from = Translated from { $language }

## Search
search = Search
search-placeholder = Search the archive
search-prompt = Type a word, a name or a place.
search-results = Results for “{ $query }”
search-count = { $count ->
    [0] No results
    [one] { $count } result
   *[other] { $count } results
}
search-none = Nothing was found for “{ $query }”.
search-hint = Check the spelling, use fewer words or remove a filter.
search-filters = Filters
search-any = Any
search-section = Section
search-region = Region
search-topic = Topic
search-author = Author
search-from = From
search-until = To
search-apply = Apply
search-clear = Clear the filters
search-by-date = Newest first
search-by-relevance = Most relevant first

## When a page cannot be shown
not-found-title = Page not found
not-found-text = There is nothing at this address. It may have been mistyped, or the link that brought you here may be wrong.
not-found-search = Search the archive instead
gone-title = This story is no longer available
gone-text = It was withdrawn on { $date }.
gone-expired = It was here for a limited time, which ended on { $date }.
gone-reason = Reason: { $reason }
error-title = Something went wrong
error-text = The page could not be made. The fault is ours and has been recorded. Please try again in a moment.
offline = You are offline
offline-text = Pages you have already opened can still be read. This one will appear when the connection returns.
no-script = This page can be read in full without JavaScript.

## Footer
about = About us
privacy = Privacy policy
contact = Contact us
follow-us = Follow us
follow-on = { $name } on { $service }
rss = RSS
feed-of = RSS feed: { $name }
newsletter = Newsletter
rights = © { $year } { $name }. All rights reserved.
founded = Founded in { NUMBER($year, useGrouping: "false") }
dark-mode = Dark mode
light-mode = Light mode

## Live blogs
blog-running = This live report is being updated
blog-ended = This live report ended on { $time }
blog-pinned = Pinned
blog-key-event = Key event
blog-key-events = Key events
blog-entries = Updates
blog-older-entries = Older updates
blog-entry-link = (link to this update)
blog-new = New updates:
blog-new-one = New update:
blog-home = To the newest updates
blog-empty = There is no update yet.
blog-sheets = More updates
blog-newer = Newer updates
blog-older = Older updates

# The paper as it stood
stood = The paper as it stood
stood-text = The paper as it stood on { $time }.
stood-front = The front page of that minute
stood-now = As it is now
archive-title = The paper as it stood
archive-about = Choose a day and a minute to see the front page and the stories with the words they had then.
archive-when = Day and time
archive-zone = On this clock: { $zone }
archive-show = Show the paper

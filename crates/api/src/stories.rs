//! Stories by programs: begun, changed, moved through their stages, read back.
//!
//! Everything that one request asks is one unit of work ([`Caller::change`]): acts, what of them comes into a draft that
//! others have open, and the answer. Reading a text and fetching its pictures happens before, outside of it.

mod begin;
mod change;
mod entries;
mod list;
mod lives;
mod notes;
mod read;
mod settled;

pub use begin::begun;
pub use settled::moment;

use crate::{
    Caller, Route, Sends, Who,
    routes::{Parameter, Says, shape},
    shapes::{
        Assigned, AtTime, Corrected, DraftShape, Embargoed, EntryList, EntryShape, Kept, NewEntry, NewStory,
        NoteList, NoteSent, Reasoned, Restored, RevisionList, RevisionText, Scheduled, SentBack, StoryList,
        StoryPatch, StoryShape, Translated, Until,
    },
};
use editorial::{Permission, form::Form, stage::StageKind};

const STAGES: [&str; 5] = {
    let [a, b, c, d, e] = StageKind::ALL;
    [a.word(), b.word(), c.word(), d.word(), e.word()]
};

const FORMS: [&str; 10] = {
    let [a, b, c, d, e, f, g, h, i, j] = Form::ALL;
    [a.word(), b.word(), c.word(), d.word(), e.word(), f.word(), g.word(), h.word(), i.word(), j.word()]
};

const fn any(name: &'static str, means: &'static str) -> Parameter {
    Parameter { name, means, words: &[] }
}

/// Where a list goes on.
pub const CURSOR: Parameter = any("cursor", "Where the list goes on: the `next` of the page before.");

const FILTERS: &[Parameter] = &[
    any("edition", "Of this edition, by its tag."),
    any("section", "In this section or any under it, by slug or path; wants the edition as well."),
    Parameter { name: "stage", means: "In this stage.", words: &STAGES },
    any("author", "With this author in the newest byline, by slug."),
    any("assignee", "Given to this member, by id."),
    any("began_by", "Begun by this member or token, by id."),
    Parameter { name: "form", means: "Of this form.", words: &FORMS },
    any("q", "With all these words in headline, standfirst or byline."),
    any("limit", "So many on a page: 1 to 100; 50 when nothing is said."),
    CURSOR,
];

/// What the document says of an address here.
const fn says(id: &'static str, title: &'static str, text: &'static str) -> Says {
    Says { id, heading: "Stories", title, text }
}

/// An act on one story: `POST /api/v1/stories/{story}/…`, which answers with the story.
fn act<H, F>(path: &'static str, permission: Permission, says: Says, handler: H) -> Route
where
    H: Fn(Caller) -> F + Clone + Send + Sync + 'static,
    F: Future<Output = Result<crate::Answer, crate::Problem>> + Send + 'static,
{
    let route = Route::post(path, Who::May(permission), says, handler);
    route.answering(200, shape::<StoryShape>).conditional()
}

/// What the document says of an address of live blogs.
const fn entries_say(id: &'static str, title: &'static str, text: &'static str) -> Says {
    Says { id, heading: "Live blogs", title, text }
}

/// An act on one entry of a live blog, which answers with the entry.
fn entry_act<H, F>(path: &'static str, says: Says, handler: H) -> Route
where
    H: Fn(Caller) -> F + Clone + Send + Sync + 'static,
    F: Future<Output = Result<crate::Answer, crate::Problem>> + Send + 'static,
{
    Route::post(path, Who::May(Permission::Write), says, handler).answering(200, shape::<EntryShape>)
}

#[allow(clippy::too_many_lines, reason = "a table: one entry an address")]
pub fn routes() -> Vec<Route> {
    use Permission as P;
    let (write, reader) = (Who::May(P::Write), Who::Reader);
    vec![
        Route::get(
            "/api/v1/stories",
            reader,
            says(
                "listStories",
                "The stories of the desk, newest change first",
                "Who may not see drafts finds their own stories and what readers see.",
            ),
            shape::<StoryList>,
            list::list,
        )
        .with(FILTERS),
        Route::post(
            "/api/v1/stories",
            write,
            says(
                "beginStory",
                "Begins a story",
                "The fields are those of our JSON lines. It is a draft until it is published. Topics, authors, regions, \
                 coverages and sections that are not there are made by who may change settings, and refused by name for \
                 everybody else.",
            ),
            begin::begin,
        )
        .taking(Sends::Json(shape::<NewStory>))
        .answering(201, shape::<StoryShape>),
        Route::get(
            "/api/v1/stories/{story}",
            reader,
            says(
                "readStory",
                "A story with its newest saved wording",
                "What somebody is typing at this moment is another thing: see its draft. The `ETag` is the version.",
            ),
            shape::<StoryShape>,
            read::story,
        ),
        Route::patch(
            "/api/v1/stories/{story}",
            write,
            says(
                "changeStory",
                "Changes a story by merge patch (RFC 7396)",
                "Wants `If-Match` with the version that was seen, or `*`. A change of the text is a new wording, which readers \
                 of a live story see when it is published. Whoever has the story open at the desk sees the change come in \
                 and loses nothing of what they typed. A stale change answers 412 with both texts.",
            ),
            change::change,
        )
        .taking(Sends::Patch(shape::<StoryPatch>))
        .answering(200, shape::<StoryShape>)
        .conditional(),
        Route::get(
            "/api/v1/stories/{story}/draft",
            reader,
            says("readDraft", "What is being written of a story at this moment", ""),
            shape::<DraftShape>,
            read::draft,
        ),
        act(
            "/api/v1/stories/{story}/save",
            P::Write,
            says("saveDraft", "Makes a saved wording of what is typed at the desk", "Changes nothing when nothing is typed."),
            change::save,
        ),
        Route::get(
            "/api/v1/stories/{story}/revisions",
            reader,
            says("listRevisions", "The saved wordings of a story, newest first", ""),
            shape::<RevisionList>,
            read::revisions,
        )
        .with(&[CURSOR]),
        Route::get(
            "/api/v1/stories/{story}/revisions/{revision}",
            reader,
            says("readRevision", "One saved wording", ""),
            shape::<RevisionText>,
            read::revision,
        ),
        act(
            "/api/v1/stories/{story}/restore",
            P::Write,
            says("restoreRevision", "Makes an old wording the newest again", "Nothing is lost: what was newest stays."),
            change::restore,
        )
        .taking(Sends::Json(shape::<Restored>)),
        act(
            "/api/v1/stories/{story}/submit",
            P::Submit,
            says("submitStory", "Hands a draft in, for another pair of eyes", ""),
            lives::submit,
        ),
        act(
            "/api/v1/stories/{story}/send-back",
            P::Approve,
            says("sendStoryBack", "Sends what was handed in back to who wrote it", ""),
            lives::send_back,
        )
        .taking(Sends::Json(shape::<SentBack>)),
        act(
            "/api/v1/stories/{story}/approve",
            P::Approve,
            says("approveStory", "Approves a story in review: it goes before readers, now or at a time", ""),
            lives::approve,
        )
        .taking(Sends::Json(shape::<AtTime>)),
        act(
            "/api/v1/stories/{story}/publish",
            P::Publish,
            says(
                "publishStory",
                "Puts the newest wording before readers, now or at a time",
                "A draft goes live, a live story gets its changes.",
            ),
            lives::publish,
        )
        .taking(Sends::Json(shape::<AtTime>)),
        act(
            "/api/v1/stories/{story}/publish-changes",
            P::Publish,
            says("publishChanges", "Puts the newest wording of a live story before its readers", ""),
            lives::publish_changes,
        )
        .taking(Sends::Json(shape::<AtTime>)),
        act(
            "/api/v1/stories/{story}/schedule",
            P::Schedule,
            says("scheduleStory", "Lets the newest wording wait for its time", "Never before the embargo."),
            lives::schedule,
        )
        .taking(Sends::Json(shape::<Scheduled>)),
        act(
            "/api/v1/stories/{story}/unschedule",
            P::Schedule,
            says("unscheduleStory", "Takes a story, or the changes of a live one, off the schedule", ""),
            lives::unschedule,
        ),
        act(
            "/api/v1/stories/{story}/embargo",
            P::Schedule,
            says("setEmbargo", "Sets or lifts an embargo", ""),
            lives::embargo,
        )
        .taking(Sends::Json(shape::<Embargoed>)),
        act(
            "/api/v1/stories/{story}/expiry",
            P::Schedule,
            says("setExpiry", "Says when a story leaves its readers by itself", ""),
            lives::expiry,
        )
        .taking(Sends::Json(shape::<Until>)),
        act(
            "/api/v1/stories/{story}/correct",
            P::Correct,
            says("correctStory", "Tells readers what was wrong and what is right", "It stands under the story, in feeds and among the corrections."),
            lives::correct,
        )
        .taking(Sends::Json(shape::<Corrected>)),
        act(
            "/api/v1/stories/{story}/withdraw",
            P::Withdraw,
            says("withdrawStory", "Takes a story back", "Its address tells readers the reason."),
            lives::withdraw,
        )
        .taking(Sends::Json(shape::<Reasoned>)),
        act(
            "/api/v1/stories/{story}/kill",
            P::Kill,
            says("killStory", "Takes a story from everything that is ours, at once", "Its wordings are shown to nobody but who may kill."),
            lives::kill,
        )
        .taking(Sends::Json(shape::<Reasoned>)),
        act(
            "/api/v1/stories/{story}/translate",
            P::Write,
            says("translateStory", "Begins the story's translation in another edition", "Answers with the new story."),
            begin::translate,
        )
        .taking(Sends::Json(shape::<Translated>))
        .answering(201, shape::<StoryShape>),
        act(
            "/api/v1/stories/{story}/assign",
            P::Write,
            says("assignStory", "Gives a story to a member to work on, or to nobody", ""),
            lives::assign,
        )
        .taking(Sends::Json(shape::<Assigned>)),
        Route::get(
            "/api/v1/stories/{story}/notes",
            reader,
            says("listNotes", "The notes of colleagues on a story, oldest first", ""),
            shape::<NoteList>,
            notes::list,
        ),
        Route::post(
            "/api/v1/stories/{story}/notes",
            write,
            says("writeNote", "Writes a note to colleagues", "Readers never see one."),
            notes::write,
        )
        .taking(Sends::Json(shape::<NoteSent>))
        .answering(201, shape::<Kept>),
        Route::get(
            "/api/v1/stories/{story}/entries",
            reader,
            entries_say("listEntries", "The entries of a live blog, newest first", "Deleted ones are among them."),
            shape::<EntryList>,
            entries::list,
        )
        .with(&[CURSOR]),
        Route::post(
            "/api/v1/stories/{story}/entries",
            write,
            entries_say(
                "addEntry",
                "Adds an entry to a live blog",
                "Readers of a live story see it at once. Refused once the live blog has ended.",
            ),
            entries::add,
        )
        .taking(Sends::Json(shape::<NewEntry>))
        .answering(201, shape::<EntryShape>),
        Route::get(
            "/api/v1/stories/{story}/entries/{entry}",
            reader,
            entries_say("readEntry", "One entry of a live blog", "The `ETag` is its version."),
            shape::<EntryShape>,
            entries::read,
        ),
        Route::patch(
            "/api/v1/stories/{story}/entries/{entry}",
            write,
            entries_say(
                "changeEntry",
                "Changes an entry by merge patch (RFC 7396)",
                "Wants `If-Match` with the version that was seen, or `*`. A stale change answers 412 with both texts.",
            ),
            entries::change,
        )
        .taking(Sends::Patch(shape::<NewEntry>))
        .answering(200, shape::<EntryShape>)
        .conditional(),
        entry_act(
            "/api/v1/stories/{story}/entries/{entry}/delete",
            entries_say("deleteEntry", "Deletes an entry", "Its number is not given again."),
            entries::delete,
        )
        .conditional(),
        entry_act(
            "/api/v1/stories/{story}/entries/{entry}/pin",
            entries_say("pinEntry", "Puts an entry above all others", "It takes the place of one that was pinned before."),
            entries::pin,
        ),
        entry_act(
            "/api/v1/stories/{story}/entries/{entry}/unpin",
            entries_say("unpinEntry", "Pins an entry no more", ""),
            entries::unpin,
        ),
        Route::post(
            "/api/v1/stories/{story}/close",
            write,
            entries_say("closeLiveBlog", "Ends a live blog", "Nothing is added any more; its page says when it ended."),
            entries::close,
        ),
        Route::post(
            "/api/v1/stories/{story}/reopen",
            write,
            entries_say("reopenLiveBlog", "Lets a live blog that ended run again", ""),
            entries::reopen,
        ),
        Route::post(
            "/api/v1/notes/{note}/settle",
            write,
            says("settleNote", "Settles a note", ""),
            notes::settle,
        ),
    ]
}

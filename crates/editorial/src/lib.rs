//! The rules of the newsroom, and nothing else.
//!
//! What a story is, in which stages it lives, what a body may hold, who may do what, what an edition is, what a
//! correction says. Everything here is a value or a pure function of values: no input or output, no clock, no
//! async, no HTTP, no SQL. Time and chance arrive as arguments ([`Moment`], random bytes), so every rule can be
//! driven by a property test.
//!
//! Other rooms turn these words into rows (`store`), acts (`newsroom`) and pages (`site`).

pub mod account;
pub mod address;
pub mod asset;
pub mod attempts;
pub mod attribution;
pub mod author;
pub mod beginning;
pub mod body;
pub mod byline;
pub mod ceremony;
pub mod channel;
pub mod colour;
pub mod compare;
pub mod correction;
pub mod coverage;
pub mod desk_list;
pub mod development;
pub mod edition;
pub mod email;
pub mod event;
pub mod flash;
pub mod fold;
pub mod footer_page;
pub mod form;
pub mod front;
pub mod hook;
pub mod ids;
pub mod invitation;
pub mod library;
pub mod live_blog;
pub mod member;
pub mod merging;
pub mod moment;
pub mod names;
pub mod node;
pub mod note;
pub mod password;
pub mod permission;
pub mod programme;
pub mod provider;
pub mod publication;
pub mod read_next;
pub mod reading_time;
pub mod reads;
pub mod redirect;
pub mod refusal;
pub mod region;
pub mod scope;
pub mod second_factor;
pub mod secret;
pub mod section;
pub mod session;
pub mod shelf;
pub mod slug;
pub mod source;
pub mod stage;
pub mod story;
pub mod token;
pub mod topic;
pub mod words;

pub use account::Account;
pub use edition::Edition;
pub use email::Email;
pub use ids::*;
pub use member::Member;
pub use moment::Moment;
pub use names::Names;
pub use permission::Permission;
pub use refusal::Refusal;
pub use slug::Slug;
pub use stage::Stage;

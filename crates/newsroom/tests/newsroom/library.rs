//! The media library: what is said of a picture, where it stands, another file in its place, rights that end.

use editorial::{
    AssetId, Moment, Names, Refusal, StoryId,
    asset::{FocalPoint, Lead},
    body::{AssetRef, Picture},
    event::Event,
    library::{PicturePolicy, Place, Wanted},
    story::{Headlines, Wording},
};
use newsroom::{
    Failure,
    acts::{
        DescribeAsset, Publish, Receive, ReplaceAsset, RestoreAsset, SaveDraft, SetTrack, Upload, UploadFilm,
    },
};
use store::sql::{self, library::TOP};
use testkit::{NOON, TestNewsroom, editor, member};

const A_DAY: i64 = 24 * 60 * 60 * 1_000_000;

/// A photo of a few pixels.
const PHOTO: &[u8] = include_bytes!("../../../../fixtures/media/small.jpg");

fn drawing(colour: &str) -> Vec<u8> {
    format!(r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><rect width="4" height="3" fill="{colour}"/></svg>"#)
        .into_bytes()
}

async fn picture(room: &TestNewsroom, colour: &str) -> AssetId {
    let plan =
        media::Plan { page_widths: vec![8], share_widths: vec![8], card: None, ..media::Plan::default() };
    room.newsroom().upload_by_plan(&editor(), Upload::of(drawing(colour)), plan).await.unwrap()
}

/// What stands in the form of a picture, as it is kept.
async fn form(room: &TestNewsroom, asset: AssetId) -> DescribeAsset {
    let known = room.newsroom().picture(&editor(), asset).await.unwrap();
    let (asset, docket) = (known.filed.asset, known.filed.docket);
    DescribeAsset {
        asset: asset.id,
        seen: docket.version,
        alts: asset.alts,
        captions: asset.captions,
        credit: asset.credit,
        rights: docket.rights.line,
        terms: docket.rights.terms,
        until: docket.rights.until,
        keywords: docket.keywords.join(", "),
        focus: asset.focus,
        poster: docket.poster,
    }
}

fn showing(asset: AssetId, alt: &str) -> Wording {
    let picture = Picture {
        asset: AssetRef::Kept(asset),
        alt: alt.to_owned(),
        caption: String::new(),
        credit: String::new(),
    };
    Wording {
        headlines: Headlines { page: "Dam holds".to_owned(), ..Headlines::default() },
        standfirst: "It held.".to_owned(),
        lead: Some(Lead::Picture(picture)),
        ..Wording::default()
    }
}

async fn asked(room: &TestNewsroom, slug: &str, wording: Wording) -> Publish {
    let edition = room.edition("en").await.id;
    let tree = room.read(move |tx| sql::sections::of_edition(tx, edition)).await;
    let section = tree.iter().find(|section| section.slug.as_str() == "politics").unwrap().id;
    let form = editorial::form::Form::News;
    Publish {
        edition,
        section,
        slug: slug.parse().unwrap(),
        form,
        dossier: None,
        wording,
        when: None,
        embargo: None,
    }
}

async fn places(room: &TestNewsroom, asset: AssetId) -> Vec<(Place, StoryId)> {
    let mut places: Vec<_> = room
        .newsroom()
        .picture(&editor(), asset)
        .await
        .unwrap()
        .uses
        .iter()
        .map(|one| (one.place, one.of))
        .collect();
    places.sort();
    places
}

async fn found(room: &TestNewsroom, wanted: Wanted) -> Vec<AssetId> {
    let found = room.newsroom().pictures(&editor(), wanted.clone(), TOP, 50).await.unwrap();
    let count = room.newsroom().pictures_found(&editor(), wanted, TOP, 50).await.unwrap();
    assert_eq!(i64::try_from(found.len()).unwrap(), count);
    found.into_iter().map(|filed| filed.asset.id).collect()
}

testkit::both! {
    async fn a_picture_is_described_and_found_by_every_word_in_every_script(room: TestNewsroom) {
        let asset = picture(&room, "#07c").await;
        let mut said = form(&room, asset).await;
        said.alts.set("en", "A dam in the rain");
        said.captions.set("ar", "سدّ أورسل يوم الجمعة");
        said.credit = "Ada Byrne".into();
        said.rights = "© 2026 Example Agency".into();
        said.keywords = "flood, Orsel".into();
        said.focus = FocalPoint { x: 200, y: 750 };
        let version = room.newsroom().describe_asset(&editor(), said.clone()).await.unwrap();
        assert_eq!(version, 2);
        for text in ["dam", "rain dam", "سد", "جمعه", "BYRNE", "agency", "flo", "orsel ada"] {
            let wanted = Wanted { text: text.into(), ..Wanted::default() };
            assert_eq!(found(&room, wanted).await, [asset], "{text}");
        }
        assert_eq!(found(&room, Wanted { text: "snow".into(), ..Wanted::default() }).await, []);
        let without = |language: &str| Wanted { without_alt: Some(language.into()), ..Wanted::default() };
        assert_eq!(found(&room, without("en")).await, []);
        assert_eq!(found(&room, without("ar")).await, [asset]);
        assert_eq!(found(&room, Wanted { unused: true, ..Wanted::default() }).await, [asset]);
        assert!(room.log().await.iter().any(|entry| entry.event == Event::AssetDescribed { asset }));

        // The same once more is no news; somebody who saw an older one is told so.
        let again = DescribeAsset { seen: 2, ..said.clone() };
        assert_eq!(room.newsroom().describe_asset(&editor(), again).await.unwrap(), 2);
        let refused = room.newsroom().describe_asset(&editor(), said).await.unwrap_err();
        assert!(matches!(refused, Failure::Refused(Refusal::Stale { seen: 1, current: 2 })), "{refused}");
    }

    async fn the_library_knows_where_a_picture_stands_from_draft_to_withdrawal(room: TestNewsroom) {
        let (asset, other) = (picture(&room, "#07c").await, picture(&room, "#c70").await);
        let new = asked(&room, "dam", showing(asset, "A dam")).await;
        let draft = SaveDraft::New {
            edition: new.edition, section: new.section, slug: new.slug.clone(), form: new.form, dossier: None,
            wording: new.wording.clone(),
        };
        let (story, version, revision) = room.newsroom().save_draft(&editor(), draft).await.unwrap();
        assert_eq!(places(&room, asset).await, [(Place::Draft, story)]);
        let publish = newsroom::acts::PublishDraft { story, seen: version, revision, when: None };
        room.newsroom().publish_draft(&editor(), publish).await.unwrap();
        assert_eq!(places(&room, asset).await, [(Place::Draft, story), (Place::Live, story)]);
        assert_eq!(found(&room, Wanted { unused: true, ..Wanted::default() }).await, [other]);

        // Another picture in a draft of the live story: readers still see the first.
        let seen = room.newsroom().story(&editor(), story).await.unwrap().version;
        let changed = SaveDraft::Again { story, seen, wording: showing(other, "A bridge") };
        room.newsroom().save_draft(&editor(), changed).await.unwrap();
        assert_eq!(places(&room, asset).await, [(Place::Live, story)]);
        assert_eq!(places(&room, other).await, [(Place::Draft, story)]);
        for used in [asset, other] {
            let refused = room.newsroom().remove_asset(&editor(), used).await.unwrap_err();
            assert!(matches!(refused, Failure::Refused(Refusal::AssetUsed { places: 1 })), "{refused}");
        }

        // At a time to come it waits; called off, it waits no more.
        let seen = room.newsroom().story(&editor(), story).await.unwrap().version;
        let when = Moment::from_micros(NOON.micros() + A_DAY);
        let later = newsroom::acts::PublishChanges { story, seen, when: Some(when) };
        room.newsroom().publish_changes(&editor(), later).await.unwrap();
        assert_eq!(places(&room, other).await, [(Place::Draft, story), (Place::Ahead, story)]);
        let seen = room.newsroom().story(&editor(), story).await.unwrap().version;
        room.newsroom().unschedule(&editor(), newsroom::acts::Unschedule { story, seen }).await.unwrap();
        assert_eq!(places(&room, other).await, [(Place::Draft, story)]);

        let reason = "It was not so.".to_owned();
        room.newsroom().withdraw(&editor(), newsroom::acts::Withdraw { story, reason }).await.unwrap();
        for asset in [asset, other] {
            assert_eq!(places(&room, asset).await, []);
            room.newsroom().remove_asset(&editor(), asset).await.unwrap();
        }
        assert_eq!(found(&room, Wanted::default()).await, []);
    }

    async fn no_alternative_text_no_publishing(room: TestNewsroom) {
        let asset = picture(&room, "#07c").await;
        let refused = room.newsroom().publish(&editor(), asked(&room, "dam", showing(asset, " ")).await).await;
        assert!(matches!(refused, Err(Failure::Refused(Refusal::AltMissing(_)))), "{refused:?}");
        // What the library says in the edition's language is enough; in another it is not.
        let mut said = form(&room, asset).await;
        said.alts = Names::in_language("ar", "سد");
        room.newsroom().describe_asset(&editor(), said).await.unwrap();
        let refused = room.newsroom().publish(&editor(), asked(&room, "dam", showing(asset, "")).await).await;
        assert!(matches!(refused, Err(Failure::Refused(Refusal::AltMissing(_)))), "{refused:?}");
        let mut said = form(&room, asset).await;
        said.alts.set("en", "A dam");
        room.newsroom().describe_asset(&editor(), said).await.unwrap();
        room.newsroom().publish(&editor(), asked(&room, "dam", showing(asset, "")).await).await.unwrap();

        // A house that wants credits asks for them too.
        let house = room.read(sql::publication::find).await.unwrap();
        let strict = editorial::publication::Publication { picture_policy: PicturePolicy { credit: true }, ..house };
        room.newsroom().change_publication(&member(editorial::permission::Role::Chief), strict).await.unwrap();
        let refused = room.newsroom().publish(&editor(), asked(&room, "bridge", showing(asset, "")).await).await;
        assert!(matches!(refused, Err(Failure::Refused(Refusal::CreditMissing(_)))), "{refused:?}");
    }

    async fn rights_that_end_warn_before_and_stop_what_is_published_after(room: TestNewsroom) {
        let asset = picture(&room, "#07c").await;
        let mut said = form(&room, asset).await;
        said.until = Some(Moment::from_micros(NOON.micros() + 10 * A_DAY));
        room.newsroom().describe_asset(&editor(), said).await.unwrap();
        room.newsroom().publish(&editor(), asked(&room, "dam", showing(asset, "A dam")).await).await.unwrap();
        assert_eq!(room.newsroom().rights_that_end().await.unwrap(), 0);
        // A story that would go live after their end is refused today.
        let after = Moment::from_micros(NOON.micros() + 11 * A_DAY);
        let late = Publish { when: Some(after), ..asked(&room, "later", showing(asset, "A dam")).await };
        let refused = room.newsroom().publish(&editor(), late).await;
        assert!(matches!(refused, Err(Failure::Refused(Refusal::RightsOver(_)))), "{refused:?}");

        room.clock().set(Moment::from_micros(NOON.micros() + 4 * A_DAY));
        assert_eq!(room.newsroom().rights_that_end().await.unwrap(), 1);
        room.clock().set(after);
        assert_eq!(room.newsroom().rights_that_end().await.unwrap(), 1);
        let before = Some(editorial::library::warned_until(after));
        assert_eq!(found(&room, Wanted { rights_before: before, ..Wanted::default() }).await, [asset]);
        let refused = room.newsroom().publish(&editor(), asked(&room, "bridge", showing(asset, "A dam")).await).await;
        assert!(matches!(refused, Err(Failure::Refused(Refusal::RightsOver(_)))), "{refused:?}");
        // What readers see already stays until the desk decides.
        assert!(room.at("/en/news/politics/dam").await.is_some());
    }

    async fn another_file_takes_a_pictures_place_everywhere_and_one_can_go_back(room: TestNewsroom) {
        let desk = room.newsroom();
        let name = |name: &str| Receive { bytes: drawing("#07c"), name: name.into(), language: "en".into() };
        let asset = desk.receive(&editor(), name("../harbour\u{202e}.svg")).await.unwrap();
        let first = desk.picture(&editor(), asset).await.unwrap().filed;
        assert_eq!(first.docket.name, "harbour.svg");
        assert_eq!(desk.receive(&editor(), name("again.svg")).await.unwrap(), asset, "the same file is kept once");
        let other = ReplaceAsset { asset, seen: first.docket.version, bytes: PHOTO.to_vec(), name: "dam.jpg".into() };
        let version = desk.replace_asset(&editor(), other.clone()).await.unwrap();
        let known = desk.picture(&editor(), asset).await.unwrap();
        assert_eq!((known.filed.docket.name.as_str(), known.versions.len()), ("dam.jpg", 1));
        assert_ne!(known.filed.asset.renditions, first.asset.renditions);
        let stale = desk.replace_asset(&editor(), other).await.unwrap_err();
        assert!(matches!(stale, Failure::Refused(Refusal::Stale { .. })), "{stale}");
        // A file that is another picture already stays that one.
        let third = picture(&room, "#c70").await;
        let taken = ReplaceAsset { asset, seen: version, bytes: drawing("#c70"), name: String::new() };
        let refused = desk.replace_asset(&editor(), taken).await.unwrap_err();
        assert!(matches!(refused, Failure::Refused(Refusal::AssetThere)), "{refused}");

        let back = RestoreAsset { asset, seen: version, number: known.versions[0].number };
        desk.restore_asset(&editor(), back).await.unwrap();
        let known = desk.picture(&editor(), asset).await.unwrap().filed;
        assert_eq!((known.original, known.asset.renditions), (first.original.clone(), first.asset.renditions));

        desk.remove_asset(&editor(), asset).await.unwrap();
        assert!(!desk.blobs.path(&first.original).unwrap().exists(), "its files are gone");
        let kept = desk.picture(&editor(), third).await.unwrap().filed;
        assert!(desk.blobs.path(&kept.original).unwrap().exists());
    }

    async fn a_film_gets_its_poster_and_its_captions(room: TestNewsroom) {
        let desk = room.newsroom();
        let poster = picture(&room, "#07c").await;
        let bytes = b"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00isomiso2avc1mp41".to_vec();
        let film = desk.receive(&editor(), Receive { bytes: bytes.clone(), name: "dam.mp4".into(), language: "en".into() }).await.unwrap();
        let again = UploadFilm { bytes, poster, captions: Names::default(), credit: String::new() };
        assert_eq!(desk.upload_film(&editor(), again).await.unwrap(), film);
        let said = DescribeAsset { poster: Some(poster), ..form(&room, film).await };
        desk.describe_asset(&editor(), said).await.unwrap();
        assert_eq!(places(&room, poster).await.len(), 1);
        let refused = desk.remove_asset(&editor(), poster).await.unwrap_err();
        assert!(matches!(refused, Failure::Refused(Refusal::AssetUsed { .. })), "{refused}");
        let track = |text: Option<&str>| SetTrack { asset: film, language: "ar".into(), text: text.map(str::to_owned) };
        let refused = desk.set_track(&editor(), track(Some("1\n00:01 --> 00:02\nسد"))).await.unwrap_err();
        assert!(matches!(refused, Failure::Refused(Refusal::Unusable { field: "captions", .. })), "{refused}");
        desk.set_track(&editor(), track(Some("WEBVTT\n\n00:01.000 --> 00:02.000\nسد\n"))).await.unwrap();
        let known = desk.picture(&editor(), film).await.unwrap().filed;
        let blob = known.asset.tracks.exactly("ar").unwrap().to_owned();
        assert!(desk.blobs.path(&blob).unwrap().exists());
        desk.set_track(&editor(), track(None)).await.unwrap();
        assert_eq!(desk.picture(&editor(), film).await.unwrap().filed.asset.tracks.exactly("ar"), None);
        // The poster is free again once the film is gone.
        desk.remove_asset(&editor(), film).await.unwrap();
        desk.remove_asset(&editor(), poster).await.unwrap();
    }
}

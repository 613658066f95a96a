//! A paper begins: the first member comes without an address, the paper gets a name, a look, sections.

use editorial::{Email, Member, Refusal, beginning::UNNAMED, permission::Role};
use newsroom::{
    Failure,
    acts::{AcceptInvitation, ChooseSections, InviteMember, NamePaper, SetLook},
};
use store::sql;
use testkit::{TestNewsroom, member};

const GUESSED: &str = r#"
    [publication]
    name = "A new paper"
    first_edition = "en"
    [[editions]]
    tag = "en"
    language = "en"
    locale = "en-GB"
    direction = "ltr"
    zone = "UTC"
    name = "A new paper"
"#;

fn named(name: &str, languages: &[&str], zone: &str) -> NamePaper {
    NamePaper {
        name: name.to_owned(),
        languages: languages.iter().map(|tag| (*tag).to_owned()).collect(),
        zone: zone.to_owned(),
    }
}

async fn editions(room: &TestNewsroom) -> Vec<editorial::Edition> {
    room.read(sql::editions::all).await
}

async fn sections(room: &TestNewsroom) -> Vec<Vec<String>> {
    let ids: Vec<_> = editions(room).await.into_iter().map(|edition| edition.id).collect();
    let read = move |tx: &mut dyn store::Tx| {
        ids.iter()
            .map(|id| {
                let tree = sql::sections::of_edition(tx, *id)?;
                Ok(tree.tops().filter(|top| top.in_navigation).map(|top| top.name.clone()).collect())
            })
            .collect::<Result<Vec<Vec<String>>, store::StoreError>>()
    };
    room.read(read).await
}

#[track_caller]
fn field<T: std::fmt::Debug>(done: Result<T, Failure>) -> &'static str {
    match done {
        Err(Failure::Refused(
            Refusal::Empty { field, .. } | Refusal::Unusable { field, .. } | Refusal::TooLong { field, .. },
        )) => field,
        other => panic!("{other:?}"),
    }
}

/// The newsroom as `nightdesk init` leaves it when nothing was said.
async fn guess(room: &TestNewsroom) {
    room.script(
        "delete from footer_page; delete from section; delete from edition; delete from publication;",
    );
    room.newsroom().apply_publication(&Member::operator(), GUESSED).await.unwrap();
}

testkit::both! {
    async fn a_paper_of_which_nothing_was_known_gets_its_name_and_languages(room: TestNewsroom) {
        let desk = room.newsroom();
        let chief = member(Role::Chief);
        guess(&room).await;
        assert_eq!(field(desk.name_paper(&chief, named("  ", &["ar"], "UTC")).await), "name");
        assert_eq!(field(desk.name_paper(&chief, named("النهر", &[], "UTC")).await), "languages");
        assert_eq!(field(desk.name_paper(&chief, named("النهر", &["tlh"], "UTC")).await), "languages");
        assert_eq!(field(desk.name_paper(&chief, named("النهر", &["ar"], "Mars/Base")).await), "zone");
        assert_eq!(editions(&room).await[0].name, UNNAMED, "what was refused has changed nothing");

        desk.name_paper(&chief, named("النهر", &["ar", "es"], "Africa/Cairo")).await.unwrap();
        let there: Vec<_> = editions(&room).await;
        let told: Vec<_> = there.iter().map(|e| (e.tag.as_str(), e.name.as_str(), e.zone.as_str())).collect();
        assert_eq!(told, [("ar", "النهر", "Africa/Cairo"), ("es", "النهر", "Africa/Cairo")]);
        let house = room.read(sql::publication::find).await.unwrap();
        assert_eq!((house.name.as_str(), house.first_edition.as_str()), ("النهر", "ar"));

        // Another name, and no language given up.
        desk.name_paper(&chief, named("El Río", &["en"], "Africa/Cairo")).await.unwrap();
        let tags: Vec<_> = editions(&room).await.into_iter().map(|e| (e.tag, e.name)).collect();
        assert_eq!(tags.len(), 3);
        assert!(tags.iter().all(|(_, name)| name == "El Río"), "{tags:?}");
        let denied = desk.name_paper(&member(Role::Editor), named("Mine", &[], "UTC")).await;
        assert!(matches!(denied, Err(Failure::Refused(Refusal::NotPermitted { .. }))), "{denied:?}");
    }

    async fn sections_stand_in_every_edition_with_their_usual_names(room: TestNewsroom) {
        let desk = room.newsroom();
        let chief = member(Role::Chief);
        guess(&room).await;
        desk.name_paper(&chief, named("The River", &["en", "ar"], "UTC")).await.unwrap();
        let choose = |slugs: &[&str]| ChooseSections { slugs: slugs.iter().map(|slug| (*slug).to_owned()).collect() };
        assert_eq!(field(desk.choose_sections(&chief, choose(&[])).await), "sections");
        assert_eq!(field(desk.choose_sections(&chief, choose(&["nowhere"])).await), "sections");
        desk.choose_sections(&chief, choose(&["sport", "politics"])).await.unwrap();
        assert_eq!(sections(&room).await, [vec!["Politics", "Sport"], vec!["سياسة", "رياضة"]]);
        // One more, one less; what leaves the navigation is still there.
        desk.choose_sections(&chief, choose(&["politics", "culture"])).await.unwrap();
        assert_eq!(sections(&room).await[0], ["Politics", "Culture"]);
        desk.choose_sections(&chief, choose(&["politics", "culture", "sport"])).await.unwrap();
        assert_eq!(sections(&room).await[0], ["Politics", "Sport", "Culture"]);
    }

    async fn a_look_is_two_colours_and_a_mark_that_may_stand_in_a_page(room: TestNewsroom) {
        let desk = room.newsroom();
        let chief = member(Role::Chief);
        guess(&room).await;
        let look = |brand: &str, logo: Option<&str>| SetLook {
            brand: brand.to_owned(),
            alert: "#b3242b".to_owned(),
            logo: logo.map(str::to_owned),
        };
        assert_eq!(field(desk.set_look(&chief, look("navy", None)).await), "brand colour");
        let script = desk.set_look(&chief, look("#0b3c49", Some("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"))).await;
        assert!(matches!(script, Err(Failure::Unreadable { .. })), "{script:?}");
        let mark = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\"><circle cx=\"4\" cy=\"4\" r=\"3\"/></svg>";
        desk.set_look(&chief, look("#0B3C49", Some(mark))).await.unwrap();
        desk.set_look(&chief, look("#0b3c4a", None)).await.unwrap();
        let house = room.read(sql::publication::find).await.unwrap();
        assert_eq!((house.colours.brand.as_str(), house.logo_svg.as_str()), ("#0b3c4a", mark));
    }

    async fn the_first_member_says_their_address_and_nobody_else_may(room: TestNewsroom) {
        let desk = room.newsroom();
        let operator = Member::operator();
        let invite = |email: Email| {
            let asked = InviteMember { name: None, email, role: Role::Chief, language: editorial::account::DeskLanguage::En };
            desk.invite_member(&operator, asked)
        };
        let (_, other) = invite("omar@river.example".parse().unwrap()).await.unwrap();
        let (first, link) = invite(Email::of_nobody()).await.unwrap();
        let accept = |link: &newsroom::Secret, email: Option<&str>| {
            desk.accept_invitation(AcceptInvitation {
                link: link.shown().to_owned(),
                name: Some("Lena Marsh".to_owned()),
                email: email.map(str::to_owned),
                password: "four words by chance".to_owned(),
            })
        };
        assert_eq!(field(accept(&link, None).await), "email");
        assert_eq!(field(accept(&link, Some("no address")).await), "email");
        let taken = accept(&link, Some("OMAR@river.example")).await;
        assert!(matches!(taken, Err(Failure::Refused(Refusal::EmailTaken(_)))), "{taken:?}");
        let joined = accept(&link, Some("lena@river.example")).await.unwrap();
        assert_eq!((joined.id, joined.email.as_str()), (first, "lena@river.example"));
        // A link for an address gives nobody another one.
        assert_eq!(accept(&other, Some("mallory@river.example")).await.unwrap().email.as_str(), "omar@river.example");
    }
}

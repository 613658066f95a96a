//! Tokens of programs: never more than their role, their scopes and their maker.

use editorial::{
    Account, Member, Moment, Permission, Refusal,
    account::DeskLanguage,
    permission::Role,
    scope::{Scope, Scopes},
};
use newsroom::{
    Failure,
    acts::{ChangeMember, InviteMember, MakeToken},
};
use testkit::{NOON, TestNewsroom, member};

async fn somebody(room: &TestNewsroom, email: &str, role: Role) -> Account {
    let asked = InviteMember {
        name: Some("Lena Marsh".into()),
        email: email.parse().unwrap(),
        role,
        language: DeskLanguage::En,
    };
    room.newsroom().add_member(&Member::operator(), asked, "four words by chance".into()).await.unwrap();
    room.newsroom().member_by_email(&Member::operator(), email).await.unwrap()
}

fn wire(role: Role, scopes: &[Scope]) -> MakeToken {
    MakeToken { name: "wire".into(), role, scopes: scopes.iter().copied().collect(), expires: None }
}

fn refusal<T: std::fmt::Debug>(done: Result<T, Failure>) -> Refusal {
    match done.unwrap_err() {
        Failure::Refused(refusal) => refusal,
        other => panic!("{other}"),
    }
}

testkit::both! {
    async fn a_token_does_what_role_and_scopes_allow_under_its_own_name(room: TestNewsroom) {
        let desk = room.newsroom();
        let (token, secret) =
            desk.make_token(&Member::operator(), wire(Role::Chief, &[Scope::Publish])).await.unwrap();
        assert!(secret.shown().starts_with("nd_") && secret.shown().len() == 67);
        let bearer = desk.bearer(secret.shown()).await.unwrap().unwrap();
        let story = desk.publish(&bearer, room.story("en", "Dam holds").asked().await).await.unwrap();
        let log = room.log().await;
        assert_eq!(log.last().unwrap().member.as_bytes(), token.id.as_bytes());
        let flash = newsroom::acts::SendFlash {
            edition: room.edition("en").await.id,
            text: "Dam holds".into(),
            thread: String::new(),
            story: Some(story),
            expires: None,
        };
        let refused = refusal(desk.send_flash(&bearer, flash).await);
        assert_eq!(refused, Refusal::OutOfScope { permission: Permission::SendFlash, scope: Scope::Flash });
        assert_eq!(desk.bearer("nd_0").await.unwrap(), None);
    }

    async fn a_token_falls_with_its_maker(room: TestNewsroom) {
        let desk = room.newsroom();
        let lena = somebody(&room, "lena@courier.example", Role::Editor).await;
        let (_, secret) = desk.make_token(&lena.member(), wire(Role::Editor, &[Scope::Publish])).await.unwrap();
        let good = async || desk.bearer(secret.shown()).await.unwrap().is_some();
        assert!(good().await);
        let mut change = ChangeMember {
            id: lena.id,
            name: lena.name.clone(),
            email: lena.email.clone(),
            role: Role::Reporter,
            language: lena.language,
        };
        desk.change_member(&member(Role::Chief), change.clone()).await.unwrap();
        assert!(!good().await, "a reporter's token publishes nothing");
        change.role = Role::Editor;
        desk.change_member(&member(Role::Chief), change).await.unwrap();
        assert!(good().await);
        desk.disable_member(&member(Role::Chief), lena.id).await.unwrap();
        assert!(!good().await);
    }

    async fn a_token_ends_at_its_time_and_when_it_is_revoked(room: TestNewsroom) {
        let desk = room.newsroom();
        let lena = somebody(&room, "lena@courier.example", Role::Editor).await.member();
        let until = Moment::from_micros(NOON.micros() + 60_000_000);
        let asked = MakeToken { expires: Some(until), ..wire(Role::Reporter, &[Scope::Write]) };
        let (_, short) = desk.make_token(&lena, asked.clone()).await.unwrap();
        let (token, long) = desk.make_token(&lena, wire(Role::Reporter, &[Scope::Write])).await.unwrap();
        room.clock().advance(60);
        assert_eq!(desk.bearer(short.shown()).await.unwrap(), None);
        assert!(desk.bearer(long.shown()).await.unwrap().is_some());
        let listed = desk.tokens(&lena).await.unwrap();
        assert_eq!(listed.iter().find(|kept| kept.id == token.id).unwrap().used, Some(until));
        let refused = refusal(desk.revoke_token(&member(Role::Editor), token.id).await);
        assert!(matches!(refused, Refusal::NotPermitted { permission: Permission::ManageTokens, .. }));
        desk.revoke_token(&lena, token.id).await.unwrap();
        assert_eq!(desk.bearer(long.shown()).await.unwrap(), None);
        let late = refusal(desk.make_token(&lena, asked).await);
        assert_eq!(late, Refusal::TimeGoneBy { field: "end of the token" });
    }

    async fn everybody_sees_their_own_tokens_and_who_manages_them_all(room: TestNewsroom) {
        let desk = room.newsroom();
        let lena = somebody(&room, "lena@courier.example", Role::Editor).await.member();
        let omar = somebody(&room, "omar@courier.example", Role::Reporter).await.member();
        desk.make_token(&lena, wire(Role::Editor, &[Scope::Read])).await.unwrap();
        desk.make_token(&omar, wire(Role::Reporter, &[Scope::Write])).await.unwrap();
        assert_eq!(desk.tokens(&omar).await.unwrap().len(), 1);
        assert_eq!(desk.tokens(&member(Role::Administrator)).await.unwrap().len(), 2);
    }

    async fn nobody_hands_on_more_than_they_have(room: TestNewsroom) {
        let desk = room.newsroom();
        let omar = somebody(&room, "omar@courier.example", Role::Reporter).await.member();
        let more = refusal(desk.make_token(&omar, wire(Role::Editor, &[Scope::Write])).await);
        assert_eq!(more, Refusal::MoreThanOwn { role: Role::Reporter });
        let all = MakeToken { scopes: Scopes::ALL, ..wire(Role::Chief, &[]) };
        let (_, secret) = desk.make_token(&Member::operator(), all).await.unwrap();
        let bearer = desk.bearer(secret.shown()).await.unwrap().unwrap();
        assert_eq!(refusal(desk.make_token(&bearer, wire(Role::Chief, &[Scope::Read])).await), Refusal::OnlyPeople);
    }
}

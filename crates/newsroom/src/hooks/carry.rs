//! Carrying: taking what is due for one hook by lease, sending it, keeping the answers.

use super::{
    message::{self, House},
    post::PATIENCE,
    signing,
};
use crate::{Failure, Newsroom, Occasion};
use courier::{Letter, Refused};
use editorial::{
    DeliveryId, HookId, Member, Moment,
    event::Event,
    hook::{
        Delivery, DeliveryState, Hook, HookKind, HookStanding,
        tries::{self, Answer, Next, Tried},
    },
    words,
};
use std::time::Instant;
use store::{
    StoreError, Tx,
    sql::{events, hook_deliveries, hooks},
};
use tokio::task::JoinSet;

/// So many things are carried to one hook at once by one node; to one that fails, one.
const AT_ONCE: i64 = 4;

/// So much of an answer is kept, in characters.
const SAID: usize = 300;

/// What has been taken, ready to be sent.
pub struct Letters(Vec<(Delivery, Letter)>);

/// How one of them went.
pub struct Went {
    id: DeliveryId,
    kind: HookKind,
    tried: Tried,
    /// For how many seconds the receiver asked to be left alone.
    asked: Option<i64>,
}

/// How long a lease lasts: longer than a try can take.
pub fn lease(now: Moment) -> Moment {
    let lasts = i64::try_from(2 * PATIENCE.as_micros()).unwrap_or(i64::MAX);
    Moment::from_micros(now.micros().saturating_add(lasts))
}

/// Carries what is due for a hook until nothing is; says how many things were carried.
pub async fn carry(room: &Newsroom, hook: HookId) -> Result<usize, Failure> {
    let mut count = 0;
    loop {
        let taken = room.act(move |tx, on| take(tx, hook, on)).await?;
        if taken.0.is_empty() {
            return Ok(count);
        }
        let went = carried(room, taken).await;
        count += went.len();
        room.act(move |tx, on| settle(tx, hook, &went, on)).await?;
    }
}

fn take(tx: &mut dyn Tx, id: HookId, on: &Occasion) -> Result<Letters, Failure> {
    let hook = match hooks::hold(tx, id) {
        Ok(hook) if hook.standing == HookStanding::Active => hook,
        Ok(_) | Err(StoreError::Missing { .. }) => return Ok(Letters(Vec::new())),
        Err(error) => return Err(error.into()),
    };
    let most = if hook.failing.is_some() { 1 } else { AT_ONCE };
    let taken = hook_deliveries::take(tx, id, on.now, lease(on.now), most)?;
    letters(tx, &hook, taken, on)
}

/// What is sent for these deliveries at this moment, signed.
pub fn letters(
    tx: &mut dyn Tx,
    hook: &Hook,
    taken: Vec<Delivery>,
    on: &Occasion,
) -> Result<Letters, Failure> {
    if taken.is_empty() {
        return Ok(Letters(Vec::new()));
    }
    let house = House::read(tx)?;
    let secrets = hooks::secrets(tx, hook.id, on.now)?;
    let mut letters = Vec::with_capacity(taken.len());
    for delivery in taken {
        // An entry that is told of is never taken out of the log.
        let Some(message) = message::of(tx, &house, &delivery, on.now)? else { continue };
        let body = message.body()?;
        let headers = signing::headers(delivery.id, on.now, &body, &secrets)?;
        letters.push((delivery, Letter { address: hook.address.clone(), headers, body }));
    }
    Ok(Letters(letters))
}

/// Sends each of them, side by side.
pub async fn carried(room: &Newsroom, letters: Letters) -> Vec<Went> {
    let mut sending = JoinSet::new();
    for (delivery, letter) in letters.0 {
        let room = room.clone();
        sending.spawn(async move {
            let began = Instant::now();
            let answered = room.post.send(letter).await;
            let millis = i64::try_from(began.elapsed().as_millis()).unwrap_or(i64::MAX);
            let (answer, asked, said) = match answered {
                Ok(reply) => {
                    let said = String::from_utf8_lossy(&reply.beginning).into_owned();
                    (Answer::Status(reply.status), reply.retry_after, said)
                }
                Err(refused) => (why(&refused), None, refused.to_string()),
            };
            let said = words::plain(said.trim(), SAID);
            let tried = Tried { number: delivery.tries + 1, at: room.clock.now(), millis, answer, said };
            (delivery.entry, Went { id: delivery.id, kind: delivery.kind, tried, asked })
        });
    }
    // One that panicked is carried again when its lease ends.
    let mut went = Vec::new();
    while let Some(done) = sending.join_next().await {
        went.extend(done);
    }
    went.sort_by_key(|(entry, _)| *entry);
    went.into_iter().map(|(_, went)| went).collect()
}

fn why(refused: &Refused) -> Answer {
    match refused {
        Refused::TooSlow(_) => Answer::TooSlow,
        Refused::Unreachable { .. } | Refused::Status(_) | Refused::TooLarge { .. } => Answer::Unreachable,
        Refused::NotAnAddress(_)
        | Refused::Scheme(_)
        | Refused::Credentials
        | Refused::NotPublic { .. }
        | Refused::PrivateName(_)
        | Refused::NotEncrypted
        | Refused::NotAHost(_)
        | Refused::Port(_)
        | Refused::TooManyRedirects(_)
        | Refused::Downgrade
        | Refused::MediaType { .. } => Answer::NotAllowed,
    }
}

/// Keeps how they went, and what the hook is after it. A hook that was removed meanwhile is nobody's trouble.
pub fn settle(tx: &mut dyn Tx, id: HookId, went: &[Went], on: &Occasion) -> Result<(), Failure> {
    let mut hook = match hooks::hold(tx, id) {
        Ok(hook) => hook,
        Err(StoreError::Missing { .. }) => return Ok(()),
        Err(error) => return Err(error.into()),
    };
    let before = (hook.standing, hook.failing);
    for Went { id, kind, tried, asked } in went {
        let next = match (kind, tried.answer.arrived()) {
            (_, true) => Next::Delivered,
            // Whoever tries a hook sees the answer; nobody waits for another.
            (HookKind::Test, false) => Next::GivenUp,
            (_, false) => tries::next(tried.answer, tried.number, *asked, on.chance.draw()[0], on.now),
        };
        let (state, due) = match next {
            Next::Delivered => (DeliveryState::Delivered, None),
            Next::Again(at) => (DeliveryState::Waiting, Some(at)),
            Next::GivenUp => (DeliveryState::GivenUp, None),
        };
        hook_deliveries::settle(tx, *id, tried, state, due)?;
        if *kind != HookKind::Test || tried.answer.arrived() {
            (hook.failing, hook.standing) = tries::after(&hook, tried.answer, on.now);
        }
    }
    if before != (hook.standing, hook.failing) {
        hooks::stand(tx, hook.id, hook.standing, hook.failing)?;
    }
    if before.0.collects() && !hook.standing.collects() {
        hook_deliveries::drop_of_hook(tx, hook.id)?;
        // Nobody did this; the log names the house.
        let news = events::News { edition: None, event: Event::HookClosed { hook: hook.id } };
        events::record(tx, Member::operator().id, on.now, &[news])?;
        tracing::warn!(hook = %hook.id, why = hook.standing.word(), "a hook is told nothing more");
    }
    Ok(())
}

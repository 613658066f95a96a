//! One order: asked for, answered for, fetched (RFC 8555 §7.4).

use super::challenges::Challenges;
use anyhow::{Context, Result, bail};
use instant_acme::{
    Account, AuthorizationStatus, ChallengeType, Identifier, NewOrder, Order, OrderStatus, RetryPolicy,
};
use std::time::Duration;

/// How often the authority is asked whether it is done: ever more seldom, for three minutes.
const ASKING: RetryPolicy =
    RetryPolicy::new().initial_delay(Duration::from_millis(500)).backoff(1.5).timeout(Duration::from_mins(3));

/// A new certificate for these domains: a fresh key and the chain, in PEM.
///
/// # Errors
/// In the authority's own words where it has any.
pub async fn certificate(account: &Account, names: &[String], challenges: &Challenges) -> Result<String> {
    let identifiers: Vec<Identifier> = names.iter().cloned().map(Identifier::Dns).collect();
    let mut order = account
        .new_order(&NewOrder::new(&identifiers))
        .await
        .context("the authority does not take the order")?;
    // Tokens are answered until the end of the order, however it ends.
    let mut answered = Vec::new();
    let mut authorizations = order.authorizations();
    while let Some(authorization) = authorizations.next().await {
        let mut authorization = authorization.context("the authority does not say what it wants to see")?;
        let name = authorization.identifier().to_string();
        match authorization.status {
            AuthorizationStatus::Pending => {}
            // It has seen this domain lately, and takes its own word for it.
            AuthorizationStatus::Valid => continue,
            AuthorizationStatus::Invalid
            | AuthorizationStatus::Revoked
            | AuthorizationStatus::Expired
            | AuthorizationStatus::Deactivated => {
                bail!("the authority's permission for {name} is {:?}", authorization.status)
            }
        }
        let mut challenge = authorization
            .challenge(ChallengeType::Http01)
            .with_context(|| format!("the authority does not want to see {name} by http-01"))?;
        answered.push(challenges.answer(&challenge.token, challenge.key_authorization().as_str()));
        challenge.set_ready().await.with_context(|| format!("the authority does not come to see {name}"))?;
    }
    match order.poll_ready(&ASKING).await {
        Ok(OrderStatus::Ready) => {}
        Ok(status) => bail!("the order is {status:?}: {}", seen(&mut order).await),
        Err(error) => {
            let seen = seen(&mut order).await;
            return Err(error)
                .context(format!("the authority could not see that the domains are ours: {seen}"));
        }
    }
    let key = order.finalize().await.context("the authority does not sign")?;
    let chain = order.poll_certificate(&ASKING).await.context("the certificate does not come")?;
    Ok(format!("{}\n{chain}", key.trim_end()))
}

/// What the authority saw at each domain that it complains of.
async fn seen(order: &mut Order) -> String {
    let mut complaints = Vec::new();
    let mut authorizations = order.authorizations();
    while let Some(Ok(mut authorization)) = authorizations.next().await {
        let name = authorization.identifier().to_string();
        if let Err(error) = authorization.refresh().await {
            complaints.push(format!("{name}: {error}"));
            continue;
        }
        let problems = authorization.challenges.iter().filter_map(|challenge| challenge.error.as_ref());
        complaints.extend(problems.map(|problem| format!("{name}: {problem}")));
    }
    if complaints.is_empty() {
        return "it does not say why".to_owned();
    }
    complaints.join("; ")
}

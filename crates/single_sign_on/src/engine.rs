//! The room with its engine, `openidconnect`.

use crate::{Begun, Failed, Settings, Told, Unusable, http_client, is_guarded};
use chrono::DateTime;
use editorial::Moment;
use openidconnect::{
    AccessToken, AdditionalClaims, AuthorizationCode, Client, ClientId, ClientSecret, CsrfToken,
    EmptyExtraTokenFields, EndpointMaybeSet, EndpointNotSet, EndpointSet, IdTokenClaims, IdTokenFields,
    IssuerUrl, Nonce, OAuth2TokenResponse, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl,
    RequestTokenError, Scope, StandardErrorResponse, StandardTokenResponse, SubjectIdentifier, TokenResponse,
    UserInfoClaims,
    core::{
        CoreAuthDisplay, CoreAuthPrompt, CoreAuthenticationFlow, CoreErrorResponseType, CoreGenderClaim,
        CoreJsonWebKey, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm, CoreProviderMetadata,
        CoreRevocableToken, CoreRevocationErrorResponse, CoreTokenIntrospectionResponse, CoreTokenType,
    },
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::{fmt::Display, sync::Arc};
use tokio::sync::Mutex;

/// What the provider publishes is asked for anew after this long, in seconds.
const KEPT: i64 = 60 * 60;

/// It is not asked for again sooner than this, whatever keys are named, in seconds.
const AT_MOST_EVERY: i64 = 60;

/// Claims beside those of the standard.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Others {
    #[serde(flatten)]
    named: Map<String, Value>,
}

impl AdditionalClaims for Others {}

type Fields = IdTokenFields<
    Others,
    EmptyExtraTokenFields,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJwsSigningAlgorithm,
>;
type Tokens = StandardTokenResponse<Fields, CoreTokenType>;
type Claims = IdTokenClaims<Others, CoreGenderClaim>;
type Conversation = Client<
    Others,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    Tokens,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// What stays here until the browser comes back.
#[derive(Serialize, Deserialize)]
struct Held {
    nonce: String,
    verifier: String,
}

/// What the provider publishes, and when it was asked.
struct Published {
    at: Moment,
    metadata: CoreProviderMetadata,
}

/// The house's provider. Cheap to clone.
#[derive(Clone)]
pub struct Provider {
    settings: Arc<Settings>,
    client: reqwest::Client,
    published: Arc<Mutex<Option<Published>>>,
}

impl Provider {
    /// The provider of these settings; it is not asked yet.
    ///
    /// # Errors
    /// [`Unusable`].
    pub fn new(settings: Settings) -> Result<Self, Unusable> {
        if !is_guarded(&settings.issuer) {
            return Err(Unusable::InTheOpen(settings.issuer));
        }
        Ok(Self { settings: Arc::new(settings), client: http_client::client()?, published: Arc::default() })
    }

    /// Asks the provider what it is, so that an operator learns early what is wrong.
    ///
    /// # Errors
    /// [`Failed::NotAsked`].
    pub async fn look(&self, now: Moment) -> Result<(), Failed> {
        self.metadata(now, KEPT).await.map(drop)
    }

    /// Where to send a browser that is to come back to `back` with this ticket.
    ///
    /// # Errors
    /// [`Failed::NotAsked`].
    pub async fn begin(&self, ticket: &str, back: &str, now: Moment) -> Result<Begun, Failed> {
        let talk = self.conversation(self.metadata(now, KEPT).await?, back)?;
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let (state, nonce) = (CsrfToken::new(ticket.to_owned()), Nonce::new_random());
        let held = Held { nonce: nonce.secret().clone(), verifier: verifier.into_secret() };
        let (address, _, _) = talk
            .authorize_url(CoreAuthenticationFlow::AuthorizationCode, move || state, move || nonce)
            .add_scopes(["email", "profile"].map(|scope| Scope::new(scope.to_owned())))
            .set_pkce_challenge(challenge)
            .url();
        if !is_guarded(&address) {
            return Err(not_asked(format_args!("its sign-in {address} is not https")));
        }
        let state = serde_json::to_string(&held).map_err(not_asked)?;
        Ok(Begun { address: address.to_string(), state })
    }

    /// What the provider says of whoever came back with this code.
    ///
    /// # Errors
    /// [`Failed`].
    pub async fn finish(&self, state: &str, code: &str, back: &str, now: Moment) -> Result<Told, Failed> {
        let held: Held = serde_json::from_str(state).map_err(not_taken)?;
        let talk = self.conversation(self.metadata(now, KEPT).await?, back)?;
        let http = |request| http_client::send(self.client.clone(), request);
        let asked = talk.exchange_code(AuthorizationCode::new(code.to_owned())).map_err(not_asked)?;
        let asked = asked.set_pkce_verifier(PkceCodeVerifier::new(held.verifier));
        let tokens = asked.request_async(&http).await.map_err(|error| match error {
            RequestTokenError::ServerResponse(said) => Failed::Refused(said.to_string()),
            RequestTokenError::Request(error) => not_asked(error),
            RequestTokenError::Parse(error, _) => not_asked(error),
            RequestTokenError::Other(error) => not_asked(error),
        })?;
        let nonce = Nonce::new(held.nonce);
        let claims = match Self::claims(&talk, &tokens, &nonce, now) {
            // Perhaps it signs with a key that is newer than what we know of it.
            Err(Failed::NotTaken(_)) if self.is_older(now, AT_MOST_EVERY).await => {
                let talk = self.conversation(self.metadata(now, AT_MOST_EVERY).await?, back)?;
                Self::claims(&talk, &tokens, &nonce, now)?
            }
            other => other?,
        };
        let told = self.told(&claims);
        if told.email.is_empty() && talk.user_info_url().is_some() {
            return self.with_user_info(told, &talk, tokens.access_token().clone()).await;
        }
        Ok(told)
    }

    fn claims(talk: &Conversation, tokens: &Tokens, nonce: &Nonce, now: Moment) -> Result<Claims, Failed> {
        let now = DateTime::from_timestamp_micros(now.micros()).ok_or_else(|| not_taken("no such time"))?;
        let verifier = talk
            .id_token_verifier()
            // Signatures by a key that the provider publishes; never by a secret that others share, never none.
            .set_allowed_algs([
                CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
                CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
                CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
                CoreJwsSigningAlgorithm::RsaSsaPssSha256,
                CoreJwsSigningAlgorithm::EcdsaP256Sha256,
                CoreJwsSigningAlgorithm::EcdsaP384Sha384,
                CoreJwsSigningAlgorithm::EdDsa,
            ])
            .set_time_fn(move || now);
        let token = tokens.id_token().ok_or_else(|| not_taken("it sent no ID token"))?;
        token.claims(&verifier, nonce).cloned().map_err(|error| match std::error::Error::source(&error) {
            Some(cause) => not_taken(format_args!("{error}: {cause}")),
            None => not_taken(error),
        })
    }

    fn told(&self, claims: &Claims) -> Told {
        let groups = claims.additional_claims().named.get(&self.settings.groups);
        Told {
            issuer: claims.issuer().to_string(),
            subject: claims.subject().to_string(),
            email: claims.email().map(|email| email.to_string()).unwrap_or_default(),
            verified: claims.email_verified().unwrap_or(false),
            name: claims
                .name()
                .and_then(|name| name.get(None))
                .map(|name| name.to_string())
                .unwrap_or_default(),
            groups: words(groups),
        }
    }

    /// What the token leaves out, some providers say when they are asked with it.
    async fn with_user_info(
        &self,
        told: Told,
        talk: &Conversation,
        access: AccessToken,
    ) -> Result<Told, Failed> {
        let subject = SubjectIdentifier::new(told.subject.clone());
        let http = |request| http_client::send(self.client.clone(), request);
        let asked = talk.user_info(access, Some(subject)).map_err(not_asked)?;
        let said: UserInfoClaims<Others, CoreGenderClaim> =
            asked.request_async(&http).await.map_err(not_asked)?;
        let groups = words(said.additional_claims().named.get(&self.settings.groups));
        Ok(Told {
            email: said.email().map(|email| email.to_string()).unwrap_or_default(),
            verified: said.email_verified().unwrap_or(false),
            name: said.name().and_then(|name| name.get(None)).map_or(told.name, |name| name.to_string()),
            groups: if groups.is_empty() { told.groups } else { groups },
            ..told
        })
    }

    fn conversation(&self, metadata: CoreProviderMetadata, back: &str) -> Result<Conversation, Failed> {
        let back = RedirectUrl::new(back.to_owned()).map_err(not_asked)?;
        let client = ClientId::new(self.settings.client_id.clone());
        let secret = self.settings.client_secret.clone().map(ClientSecret::new);
        Ok(Conversation::from_provider_metadata(metadata, client, secret).set_redirect_uri(back))
    }

    /// What the provider publishes, no older than so many seconds where it can be asked. One asks at a time.
    async fn metadata(&self, now: Moment, oldest: i64) -> Result<CoreProviderMetadata, Failed> {
        let mut published = self.published.lock().await;
        if let Some(kept) = published.as_ref().filter(|kept| !older(kept, now, oldest)) {
            return Ok(kept.metadata.clone());
        }
        let http = |request| http_client::send(self.client.clone(), request);
        // As the operator wrote it: the provider must call itself just so, and an address without a path has no slash.
        let issuer = self.settings.issuer.as_str();
        let issuer = if self.settings.issuer.path() == "/" { issuer.trim_end_matches('/') } else { issuer };
        let issuer = IssuerUrl::new(issuer.to_owned()).map_err(not_asked)?;
        match (CoreProviderMetadata::discover_async(issuer, &http).await, published.as_ref()) {
            (Ok(metadata), _) => {
                *published = Some(Published { at: now, metadata: metadata.clone() });
                Ok(metadata)
            }
            // What it said an hour ago is most likely still so.
            (Err(error), Some(kept)) => {
                tracing::warn!(
                    error = said(&error),
                    "the provider could not be asked what it is; its last word counts"
                );
                Ok(kept.metadata.clone())
            }
            (Err(error), None) => Err(Failed::NotAsked(said(&error))),
        }
    }

    async fn is_older(&self, now: Moment, oldest: i64) -> bool {
        self.published.lock().await.as_ref().is_none_or(|kept| older(kept, now, oldest))
    }
}

fn older(kept: &Published, now: Moment, oldest: i64) -> bool {
    now.micros() - kept.at.micros() >= oldest * 1_000_000
}

/// The words of a claim: a list of them, or one.
fn words(claim: Option<&Value>) -> Vec<String> {
    match claim {
        Some(Value::Array(words)) => words.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        Some(Value::String(word)) => vec![word.clone()],
        Some(Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_)) | None => Vec::new(),
    }
}

/// An error with its causes.
fn said(error: &dyn std::error::Error) -> String {
    let mut said = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        said = format!("{said}: {inner}");
        cause = inner.source();
    }
    said
}

fn not_asked(error: impl Display) -> Failed {
    Failed::NotAsked(error.to_string())
}

fn not_taken(error: impl Display) -> Failed {
    Failed::NotTaken(error.to_string())
}

//! Why something was not fetched, in words for the editor who named the address.

use std::net::IpAddr;

/// Why something was not fetched.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Not an address at all.
    #[error("“{0}” is not a web address; it begins with https:// and names a host")]
    NotAnAddress(String),
    /// Another way of talking than the web's.
    #[error("only http and https addresses are fetched, not {0}:")]
    Scheme(String),
    /// A name and password in the address.
    #[error("the address carries a user name or password; use one that everybody may open")]
    Credentials,
    /// A host that is not on the public internet.
    #[error("{host} is not on the public internet ({address}); upload the file instead")]
    NotPublic {
        /// The host that was named.
        host: String,
        /// The address that it has.
        address: IpAddr,
    },
    /// A name that by definition is not on the public internet.
    #[error("{0} names this machine or a private network; upload the file instead")]
    PrivateName(String),
    /// Something to be sent where everybody on the way could read and change it.
    #[error("the address begins with http://, so everybody on the way could read what is sent; use https://")]
    NotEncrypted,
    /// Not the name of a host.
    #[error("“{0}” is not a host; write a name or an address, perhaps with a port, as in cms.internal:8443")]
    NotAHost(String),
    /// A port that belongs to another service.
    #[error("port {0} is not one where web servers listen")]
    Port(u16),
    /// No such host, or nobody answers.
    #[error("{host} cannot be reached: {reason}")]
    Unreachable {
        /// The host that was named.
        host: String,
        /// Why.
        reason: String,
    },
    /// One redirect after another.
    #[error("the address leads from one to the next more than {0} times")]
    TooManyRedirects(usize),
    /// From an encrypted address to an open one.
    #[error("the address leads from https to http, where anybody could change what is sent")]
    Downgrade,
    /// Not there, or not for us.
    #[error("the other server answers {0}")]
    Status(u16),
    /// Not what was wanted.
    #[error("the address gives {found}, not {wanted}")]
    MediaType {
        /// What came.
        found: String,
        /// What was wanted.
        wanted: &'static str,
    },
    /// More than fits.
    #[error("it is larger than {most} bytes")]
    TooLarge {
        /// How much fits.
        most: u64,
    },
    /// It took too long.
    #[error("it took longer than {0} seconds")]
    TooSlow(u64),
}

//! Reading updates from outside. yrs follows nested values as deep as they go, and a message of a few hundred kilobytes
//! can go deeper than any stack; this reads them as yrs does, down to a depth that no draft needs.

use std::sync::Arc;
use yrs::{
    Any, ClientID, ID, Update,
    encoding::read::{Cursor, Error, Read},
    updates::decoder::{Decode, Decoder},
};

/// How deep values may be nested.
const DEEPEST: usize = 32;

/// Identifiers of Yjs clients fit into a JavaScript number.
const CLIENTS: u64 = 1 << 53;

/// Reads an update in Yjs's first encoding.
///
/// # Errors
/// When it is no update, or nested too deep.
pub fn update(bytes: &[u8]) -> Result<Update, Error> {
    Update::decode(&mut Wary(Cursor::new(bytes)))
}

struct Wary<'a>(Cursor<'a>);

impl Wary<'_> {
    fn client(&mut self) -> Result<ClientID, Error> {
        let client: u64 = self.read_var()?;
        if client < CLIENTS { Ok(ClientID::new(client)) } else { Err(Error::UnexpectedValue) }
    }

    fn id(&mut self) -> Result<ID, Error> {
        let client = self.client()?;
        Ok(ID::new(client, self.read_var()?))
    }

    /// How many values follow: each takes a byte at least, so no more than there are bytes.
    fn count(&mut self) -> Result<usize, Error> {
        let count: usize = self.read_var()?;
        if count > self.0.buf.len() - self.0.next { Err(Error::EndOfBuffer(count)) } else { Ok(count) }
    }

    fn any(&mut self, deeper: usize) -> Result<Any, Error> {
        const MAP: u8 = 118;
        const ARRAY: u8 = 117;
        let kind = self.0.buf.get(self.0.next).copied();
        if !matches!(kind, Some(MAP | ARRAY)) {
            return Any::decode(&mut self.0);
        }
        if deeper == 0 {
            return Err(Error::Custom(format!("values are nested more than {DEEPEST} deep")));
        }
        self.0.next += 1;
        let count = self.count()?;
        Ok(if kind == Some(MAP) {
            let mut entries = std::collections::HashMap::new();
            for _ in 0..count {
                let key = self.read_string()?.to_owned();
                entries.insert(key, self.any(deeper - 1)?);
            }
            Any::Map(Arc::new(entries))
        } else {
            Any::Array((0..count).map(|_| self.any(deeper - 1)).collect::<Result<_, _>>()?)
        })
    }
}

impl Read for Wary<'_> {
    fn read_exact(&mut self, len: usize) -> Result<&[u8], Error> {
        self.0.read_exact(len)
    }

    fn read_u8(&mut self) -> Result<u8, Error> {
        self.0.read_u8()
    }
}

impl Decoder for Wary<'_> {
    fn reset_ds_cur_val(&mut self) {}

    fn read_ds_clock(&mut self) -> Result<u32, Error> {
        self.read_var()
    }

    fn read_ds_len(&mut self) -> Result<u32, Error> {
        self.read_var()
    }

    fn read_left_id(&mut self) -> Result<ID, Error> {
        self.id()
    }

    fn read_right_id(&mut self) -> Result<ID, Error> {
        self.id()
    }

    fn read_client(&mut self) -> Result<ClientID, Error> {
        self.client()
    }

    fn read_info(&mut self) -> Result<u8, Error> {
        self.read_u8()
    }

    fn read_parent_info(&mut self) -> Result<bool, Error> {
        Ok(self.read_var::<u32>()? == 1)
    }

    fn read_type_ref(&mut self) -> Result<u8, Error> {
        self.read_u8()
    }

    fn read_len(&mut self) -> Result<u32, Error> {
        self.read_var()
    }

    fn read_any(&mut self) -> Result<Any, Error> {
        self.any(DEEPEST)
    }

    fn read_json(&mut self) -> Result<Any, Error> {
        // serde_json has a depth of its own.
        Any::from_json(self.read_string()?)
    }

    fn read_key(&mut self) -> Result<Arc<str>, Error> {
        Ok(self.read_string()?.into())
    }

    fn read_to_end(&mut self) -> Result<&[u8], Error> {
        Ok(self.0.buf.get(self.0.next..).unwrap_or_default())
    }
}

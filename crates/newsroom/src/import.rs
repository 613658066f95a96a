//! Files of stories come in here.

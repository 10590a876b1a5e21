//! Why a verb was not done: a refusal (cannot be granted now) or a fault (something broke).

use words::{Lang, Message, say, say_or_code};

/// Which kind of failure it is; shells choose exit codes and tone by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FailureKind {
    /// The request itself is malformed.
    WrongUse,
    /// It cannot be granted now.
    Refusal,
    /// Something broke.
    Fault,
}

/// A failure with its message. The sentence is said in the reader's language at the very end.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{}", .message.code)]
pub struct Failure {
    /// Which kind.
    pub kind: FailureKind,
    /// What happened, and what to do.
    pub message: Message,
}

impl Failure {
    /// A refusal.
    pub fn refusal(message: Message) -> Self {
        Self { kind: FailureKind::Refusal, message }
    }

    /// A fault.
    pub fn fault(message: Message) -> Self {
        Self { kind: FailureKind::Fault, message }
    }

    /// A malformed request.
    pub fn wrong_use(message: Message) -> Self {
        Self { kind: FailureKind::WrongUse, message }
    }

    /// The sentence in a language.
    pub fn said(&self, lang: Lang) -> String {
        say_or_code(lang, &self.message)
    }

    /// The next step in a language, where the catalogue has one under `<code>-hint`.
    pub fn hint(&self, lang: Lang) -> Option<String> {
        let hint = Message { code: format!("{}-hint", self.message.code), args: self.message.args.clone() };
        say(lang, &hint)
    }
}

macro_rules! refusals {
    ($($kind:ty),* $(,)?) => {$(
        impl From<$kind> for Failure {
            fn from(error: $kind) -> Self {
                Self::refusal(error.message())
            }
        }
    )*};
}

impl From<store::Fault> for Failure {
    /// What a person can mend at once is a refusal: another program, another folder.
    fn from(fault: store::Fault) -> Self {
        match fault {
            store::Fault::InUse | store::Fault::Exists | store::Fault::Absent | store::Fault::Named(_) => {
                Self::refusal(fault.message())
            }
            other => Self::fault(other.message()),
        }
    }
}

refusals!(records::Refusal, sealed::HeaderError, sealed::RecoveryKeyError);

impl From<store::AskError> for Failure {
    fn from(error: store::AskError) -> Self {
        match error {
            store::AskError::Refused(refusal) => refusal.into(),
            store::AskError::Broke(fault) => fault.into(),
        }
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        store::Fault::from(error).into()
    }
}

//! Lists and selections of the contract, as the store asks for them.

use std::collections::BTreeSet;

use records::{EntityId, Kind};
use store::{ChosenBase, RegisterAsk, RegisterOrder};
use words::{Lang, Message};

use super::shaped::id_of;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::view::bulk::{RecordSelection, SelectionBase};
use crate::view::files::{RecordScope, RecordSort, ScopeKind};

/// A list of records, in its order.
pub(super) fn asked(scope: &RecordScope, sort: RecordSort, lang: Lang) -> Result<RegisterAsk, Failure> {
    let needed = || Failure::wrong_use(Message::new("registry-scope-needs-node"));
    let node = || scope.id.as_deref().map(id_of).transpose()?.ok_or_else(needed);
    let within = match scope.kind {
        ScopeKind::All => None,
        ScopeKind::Class => Some((Kind::Class, node()?)),
        ScopeKind::Folder => Some((Kind::Folder, node()?)),
        ScopeKind::Part => Some((Kind::Part, node()?)),
    };
    let (order, backwards) = match sort {
        RecordSort::Number => (RegisterOrder::Number, false),
        RecordSort::NumberDesc => (RegisterOrder::Number, true),
        RecordSort::Dated => (RegisterOrder::Dated, false),
        RecordSort::DatedDesc => (RegisterOrder::Dated, true),
        RecordSort::Title => (RegisterOrder::Title(lang), false),
        RecordSort::TitleDesc => (RegisterOrder::Title(lang), true),
        RecordSort::Due => (RegisterOrder::Due, false),
        RecordSort::DueDesc => (RegisterOrder::Due, true),
    };
    Ok(RegisterAsk { within, order, backwards })
}

/// The chosen records, in the order of their list.
pub(super) fn chosen(desk: &Desk, selection: &RecordSelection, lang: Lang) -> Result<Vec<EntityId>, Failure> {
    let ask = asked(&selection.scope, selection.sort, lang)?;
    let base = match &selection.base {
        SelectionBase::None => ChosenBase::None,
        SelectionBase::All => ChosenBase::All,
        SelectionBase::Range { first, last } => ChosenBase::Between(id_of(first)?, id_of(last)?),
    };
    let toggled = selection.toggled.iter().map(|id| id_of(id)).collect::<Result<BTreeSet<_>, _>>()?;
    Ok(desk.store().register_chosen(&ask, base, &toggled)?)
}

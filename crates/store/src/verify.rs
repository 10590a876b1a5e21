//! Checking the journal: every link, every signature, and that the tables are what the
//! chains say. It names what it found; what lies after the newest head that the authority
//! signed is reported as unanchored, not as proven.

use std::collections::{BTreeMap, BTreeSet};

use records::journal::START;
use records::{Entity, EntityId, Event, ScopeId, apply};

use crate::anchors::Held;
use crate::entries::{Body, EVENTS, Row};
use crate::fault::Fault;
use crate::findings::LogReport;
use crate::measure::parse_id;
use crate::store::Store;

/// What the chains say, folded.
#[derive(Default)]
pub(crate) struct Folded {
    /// Entities in their last accepted state.
    pub(crate) entities: BTreeMap<EntityId, Entity>,
    /// Entities of which an event was erased: what they were can no longer be told.
    pub(crate) erased: BTreeSet<EntityId>,
}

impl Store {
    /// Pages of the database that do not open with its key, one line each; none when it is whole.
    ///
    /// # Errors
    /// A fault when the check itself cannot run.
    pub fn damaged_pages(&self) -> Result<Vec<String>, Fault> {
        let mut statement = self.db().prepare("PRAGMA cipher_integrity_check")?;
        let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
        rows.map(|row| row.map_err(Fault::from)).collect()
    }

    /// Checks all chains and compares the tables with them.
    ///
    /// # Errors
    /// Only when the database cannot be read; damage is a finding.
    pub fn verify_log(&self) -> Result<LogReport, Fault> {
        let mut report = LogReport::default();
        let mut folded = Folded::default();
        for scope in ScopeId::all() {
            self.verify_scope(&scope, &mut folded, &mut report)?;
        }
        self.verify_no_other_scope(&mut report)?;
        self.verify_device_chain(&mut report)?;
        self.verify_operations(&mut report)?;
        self.verify_tables(&folded, &mut report)?;
        report.whole = report.findings.is_empty();
        Ok(report)
    }

    fn verify_scope(&self, scope: &ScopeId, folded: &mut Folded, report: &mut LogReport) -> Result<(), Fault> {
        let (head, head_link) = crate::append::head(self.db(), scope)?;
        let name = scope.to_string();
        let mut chain = START;
        let mut last = 0;
        for row in self.entries(EVENTS, &name)? {
            report.entries += 1;
            if row.seq != last + 1 {
                report.find("store-log-gap", &name, row.seq);
            }
            last = row.seq;
            self.verify_event(scope, &row, folded, report);
            chain = row.next_link(&chain);
            if chain.as_slice() != row.link {
                report.find("store-log-link", &name, row.seq);
                chain = row.link.try_into().unwrap_or(chain);
            }
        }
        match last.cmp(&head) {
            std::cmp::Ordering::Less => report.find("store-log-cut", &name, last),
            std::cmp::Ordering::Greater => report.find("store-log-extra", &name, head + 1),
            std::cmp::Ordering::Equal if head > 0 && chain != head_link => {
                report.find("store-log-head", &name, head);
            }
            std::cmp::Ordering::Equal => {}
        }
        report.checkpoint.insert(name, hex::encode(chain));
        self.verify_anchor(scope, head, report)
    }

    fn verify_event(&self, scope: &ScopeId, row: &Row, folded: &mut Folded, report: &mut LogReport) {
        let name = scope.to_string();
        match self.body_of::<Event>(row, &format!("event {scope} {}", row.seq)) {
            Body::Whole(event) if event.seq == row.seq && event.scope == *scope => {
                if folded.take(&event).is_none() {
                    report.find("store-log-misfit", &name, row.seq);
                }
            }
            Body::Whole(_) => report.find("store-log-place", &name, row.seq),
            Body::Erased => {
                report.erased += 1;
                folded.erase(row.about.as_deref());
            }
            Body::Wrong(code) => report.find(code, &name, row.seq),
        }
    }

    fn verify_anchor(&self, scope: &ScopeId, head: u64, report: &mut LogReport) -> Result<(), Fault> {
        match self.held_head(scope)? {
            Held::Nothing => report.unanchored += head,
            Held::Genuine(anchor) => {
                report.unanchored += head.saturating_sub(anchor.seq);
                report.anchored_to.insert(scope.to_string(), anchor.seq);
            }
            Held::Foreign => {
                report.find("store-log-anchor", &scope.to_string(), head);
                report.unanchored += head;
            }
        }
        Ok(())
    }

    /// No chain but those of the department: nobody would check another one.
    fn verify_no_other_scope(&self, report: &mut LogReport) -> Result<(), Fault> {
        let known = ScopeId::all().map(|scope| scope.to_string());
        let mut statement = self.db().prepare("SELECT DISTINCT scope FROM event ORDER BY scope")?;
        for scope in statement.query_map([], |row| row.get::<_, String>(0))? {
            let scope = scope?;
            if !known.contains(&scope) {
                report.find("store-log-scope", &scope, 0);
            }
        }
        Ok(())
    }
}

impl Folded {
    /// Folds an event; `None` when it does not fit.
    fn take(&mut self, event: &Event) -> Option<()> {
        if self.erased.contains(&event.entity) {
            return Some(());
        }
        let before = self.entities.remove(&event.entity);
        let entity = apply(before, event.entity, &event.scope, &event.change).ok()?;
        let fits = entity.rev == event.rev;
        self.entities.insert(event.entity, entity);
        fits.then_some(())
    }

    fn erase(&mut self, entity: Option<&str>) {
        if let Some(id) = entity.and_then(|id| parse_id(id).ok()) {
            self.entities.remove(&id);
            self.erased.insert(id);
        }
    }
}

-- Tables of a vault. One shape for a desk, a desk that stands alone, and a server.
-- Times are RFC 3339 text, identifiers are UUID text, digests are 32-byte blobs.

CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;

-- Random keys, one for each owner (a record, a draft, a scope), wrapped under the
-- vault's component key. Destroying a row makes what it sealed unreadable for good.
CREATE TABLE owner_key (owner TEXT PRIMARY KEY, wrapped BLOB NOT NULL) WITHOUT ROWID;

-- What an authority accepted: a gap-free chain for each scope.
CREATE TABLE scope (
    id TEXT PRIMARY KEY,
    head INTEGER NOT NULL DEFAULT 0,
    link BLOB NOT NULL,
    note TEXT
) WITHOUT ROWID;
CREATE TABLE event (
    n INTEGER PRIMARY KEY AUTOINCREMENT,
    scope TEXT NOT NULL,
    seq INTEGER NOT NULL,
    op_id TEXT NOT NULL,
    entity TEXT NOT NULL,
    change TEXT NOT NULL,
    owner TEXT NOT NULL,
    sealed BLOB,
    "commit" BLOB NOT NULL,
    link BLOB NOT NULL,
    UNIQUE (scope, seq)
);
CREATE INDEX event_of_entity ON event (entity, n);
CREATE INDEX event_of_op ON event (op_id);

-- What was asked on this device: operations, refusals, log-ins, exports.
CREATE TABLE device_log (
    seq INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    op_id TEXT,
    owner TEXT NOT NULL,
    sealed BLOB,
    "commit" BLOB NOT NULL,
    link BLOB NOT NULL,
    signature BLOB NOT NULL
);
CREATE INDEX device_log_of_op ON device_log (op_id);

-- Derived: what is shown. Rebuilt from the chains.
CREATE TABLE entity (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    scope TEXT NOT NULL,
    rev INTEGER NOT NULL,
    parent TEXT,
    sort TEXT NOT NULL,
    state TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX entity_of_kind ON entity (kind, sort, id);
CREATE INDEX entity_of_parent ON entity (parent, kind, sort, id);
-- A number for each record that never changes: the search index knows it by this.
CREATE TABLE record_row (row INTEGER PRIMARY KEY AUTOINCREMENT, record TEXT NOT NULL UNIQUE);
CREATE TABLE entity_key (
    kind TEXT NOT NULL, key TEXT NOT NULL, entity TEXT NOT NULL,
    PRIMARY KEY (kind, key, entity)
) WITHOUT ROWID;
CREATE INDEX key_of_entity ON entity_key (entity);

-- The accepted state of entities that unacknowledged operations have changed.
CREATE TABLE base (id TEXT PRIMARY KEY, entity TEXT) WITHOUT ROWID;
CREATE TABLE outbox (
    seq INTEGER PRIMARY KEY,
    op_id TEXT NOT NULL UNIQUE,
    entity TEXT NOT NULL,
    scope TEXT NOT NULL,
    state TEXT NOT NULL,
    answer TEXT,
    at TEXT NOT NULL
);

CREATE TABLE component (
    owner TEXT NOT NULL,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size_bytes INTEGER NOT NULL,
    received INTEGER NOT NULL,
    complete INTEGER NOT NULL,
    PRIMARY KEY (owner, name)
) WITHOUT ROWID;

CREATE TABLE draft (
    id TEXT PRIMARY KEY,
    form TEXT NOT NULL,
    instance TEXT NOT NULL,
    stage TEXT NOT NULL,
    answers TEXT NOT NULL,
    files TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    discarded_at TEXT
) WITHOUT ROWID;

CREATE TABLE index_queue (n INTEGER PRIMARY KEY AUTOINCREMENT, record TEXT NOT NULL);
CREATE TABLE record_text (owner TEXT PRIMARY KEY, sealed BLOB NOT NULL) WITHOUT ROWID;

-- The authority's side: who may sync, and pieces of files on their way in.
CREATE TABLE device (
    id TEXT PRIMARY KEY,
    agent TEXT NOT NULL,
    key BLOB NOT NULL,
    mark TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    state TEXT NOT NULL,
    registered_at TEXT NOT NULL
) WITHOUT ROWID;
-- Which operation took which place in a device's series: another one there is a fork.
CREATE TABLE device_op (device TEXT NOT NULL, seq INTEGER NOT NULL, op_id TEXT NOT NULL, PRIMARY KEY (device, seq)) WITHOUT ROWID;
CREATE TABLE piece (
    owner TEXT NOT NULL, name TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (owner, name, at)
) WITHOUT ROWID;
CREATE TABLE code (hash BLOB PRIMARY KEY, agent TEXT NOT NULL, expires TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE control (
    device TEXT NOT NULL, n INTEGER NOT NULL, kind TEXT NOT NULL, payload TEXT NOT NULL, acked INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (device, n)
) WITHOUT ROWID;

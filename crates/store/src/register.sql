-- Derived: one narrow row for each record, with what lists are sorted by (register.rs).
CREATE TABLE register (
    record TEXT PRIMARY KEY,
    part TEXT NOT NULL,
    folder TEXT NOT NULL,
    number TEXT NOT NULL,
    dated TEXT NOT NULL,
    title_en BLOB NOT NULL,
    title_zh BLOB NOT NULL,
    due TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX register_number ON register (number, record);
CREATE INDEX register_dated ON register (dated, record);
CREATE INDEX register_title_en ON register (title_en, record);
CREATE INDEX register_title_zh ON register (title_zh, record);
CREATE INDEX register_due ON register (due, record);
CREATE INDEX register_folder ON register (folder, part);
CREATE INDEX register_part ON register (part, number);

-- Derived: folders as type-ahead finds them.
CREATE TABLE folder_row (
    folder TEXT PRIMARY KEY,
    class TEXT NOT NULL,
    sort TEXT NOT NULL,
    hay TEXT NOT NULL,
    open_part TEXT,
    last_row INTEGER
) WITHOUT ROWID;
CREATE INDEX folder_row_class ON folder_row (class, sort);

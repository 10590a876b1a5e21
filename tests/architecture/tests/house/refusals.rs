//! Every rule, over small bad examples that it must refuse and good ones that it must let pass.

use std::collections::BTreeSet;

use architecture::manifest::{self, Room};
use architecture::modules::Crate;
use architecture::tree::Files;
use architecture::{circles, coverage, floors, headers, layers, libraries, messages, pure, sizes, traces};

fn room(name: &str, needs: &[&str]) -> Room {
    Room {
        name: name.to_owned(),
        folder: format!("crates/{name}"),
        needs: needs.iter().map(|need| (*need).to_owned()).collect(),
    }
}

fn files(list: &[(&str, &str)]) -> Files {
    list.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

fn crate_of(list: &[(&str, &str)]) -> Crate {
    Crate::read("crates/x", &files(list)).unwrap_or_else(|fault| panic!("{fault}"))
}

fn finds(findings: &[String], words: &[&str]) {
    assert_eq!(findings.len(), words.len(), "{findings:#?}");
    for (finding, word) in findings.iter().zip(words) {
        assert!(finding.contains(word), "{finding:?} does not speak of {word:?}");
    }
}

#[test]
fn a_manifest_is_read_with_build_and_platform_needs_and_without_test_needs() {
    let text = "[package]\nname = 'forms'\n[dependencies]\nrecords = { path = '../records' }\nother = { package = 'real', version = '1' }\n\
                [build-dependencies]\nb = '1'\n[target.'cfg(unix)'.dependencies]\nu = '1'\n[dev-dependencies]\nregistry = '1'\n";
    let read = manifest::read("crates/forms/Cargo.toml", text).unwrap().unwrap();
    assert_eq!(read.folder, "crates/forms");
    assert_eq!(read.needs.into_iter().collect::<Vec<_>>(), ["b", "real", "records", "u"]);
    assert_eq!(manifest::read("Cargo.toml", "[workspace]").unwrap(), None);
    assert!(manifest::read("x/Cargo.toml", "[package").is_err());
}

#[test]
fn floors_refuse_sideways_upwards_strangers_and_the_unplaced() {
    finds(&floors::check(&[room("forms", &["disposal"])]), &["forms (floor 2) knows disposal (floor 2)"]);
    finds(&floors::check(&[room("records", &["store"])]), &["records (floor 1) knows store (floor 3)"]);
    finds(&floors::check(&[room("store", &["search"])]), &["the index queue"]);
    finds(&floors::check(&[room("cli", &["sealed"])]), &["a shell asks registry"]);
    finds(&floors::check(&[room("attic", &[])]), &["stands on no floor"]);
    finds(&floors::check(&[room("forms", &["records", "words", "serde"])]), &[]);
}

#[test]
fn libraries_refuse_a_guest_and_the_unplaced() {
    finds(&libraries::check(&[room("forms", &["tantivy"])]), &["which lives in search"]);
    finds(&libraries::check(&[room("forms", &["leftpad"])]), &["which has no room yet"]);
    finds(&libraries::check(&[room("search", &["tantivy", "serde", "sealed"])]), &[]);
}

#[test]
fn circles_are_found_between_rooms_and_shown_once() {
    let graph = floors::graph(&[room("a", &["b"]), room("b", &["c", "serde"]), room("c", &["a"]), room("d", &["a"])]);
    finds(&circles::find(&graph), &["a → b → c → a"]);
    let graph = floors::graph(&[room("a", &["b", "c"]), room("b", &["c"]), room("c", &[])]);
    finds(&circles::find(&graph), &[]);
}

#[test]
fn circles_are_found_between_files() {
    let plain = crate_of(&[
        ("crates/x/src/lib.rs", "mod a; mod b;"),
        ("crates/x/src/a.rs", "use crate::b::B; pub struct A;"),
        ("crates/x/src/b.rs", "pub struct B; fn f() -> crate::a::A { crate::a::A }"),
    ]);
    finds(&circles::find(&plain.graph()), &["crates/x/src/a.rs → crates/x/src/b.rs → crates/x/src/a.rs"]);
    let parent = crate_of(&[
        ("crates/x/src/lib.rs", "mod a;"),
        ("crates/x/src/a.rs", "mod b; pub struct A; fn f() { b::g(vec![]) }"),
        ("crates/x/src/a/b.rs", "use super::A; pub fn g(_: Vec<A>) {}"),
    ]);
    finds(&circles::find(&parent.graph()), &["crates/x/src/a.rs → crates/x/src/a/b.rs"]);
    let in_a_macro = crate_of(&[
        ("crates/x/src/lib.rs", "mod a; mod b;"),
        ("crates/x/src/a.rs", "use crate::b::{self as other, B as C}; pub struct A;"),
        ("crates/x/src/b.rs", "pub struct B; fn f() { assert!(matches!(x, crate::a::A)) }"),
    ]);
    finds(&circles::find(&in_a_macro.graph()), &["a circle"]);
}

#[test]
fn circles_are_found_through_what_the_root_shows() {
    for shown in ["pub use a::A; pub use b::B;", "pub use a::*; pub use b::*;", "pub(crate) use {a::A, b::B};"] {
        let room = crate_of(&[
            ("crates/x/src/lib.rs", &format!("mod a; mod b; {shown}")),
            ("crates/x/src/a.rs", "use crate::B; pub struct A(B);"),
            ("crates/x/src/b.rs", "use super::A; pub struct B(A);"),
        ]);
        finds(&circles::find(&room.graph()), &["crates/x/src/a.rs → crates/x/src/b.rs"]);
    }
}

#[test]
fn listing_showing_and_testing_make_no_circle() {
    let room = crate_of(&[
        ("crates/x/src/lib.rs", "//! Doc with crate::a.\nmod a; mod b; pub use a::A; pub use b::{B, C as D};"),
        ("crates/x/src/a.rs", "pub struct A; #[cfg(test)] mod tests;"),
        ("crates/x/src/a/tests.rs", "use super::*; use crate::B;"),
        (
            "crates/x/src/b.rs",
            "use crate::A; pub struct B(A); pub struct C; #[cfg(test)] mod tests { use crate::D; use super::*; }",
        ),
    ]);
    finds(&circles::find(&room.graph()), &[]);
    assert_eq!(room.sources().count(), 3, "test files are left out");
}

#[test]
fn pure_rooms_refuse_what_reaches_outside() {
    finds(&pure::check_needs(&room("forms", &["rusqlite", "serde", "records"])), &["takes rusqlite"]);
    finds(&pure::check_clippy("forms", None), &["has no clippy.toml"]);
    finds(&pure::check_clippy("forms", Some("disallowed-methods = [")), &["forms/clippy.toml"]);
    assert_eq!(pure::check_clippy("forms", Some("")).len(), 8, "five calls and three settings");
    let text = "allow-unwrap-in-tests = true\nallow-expect-in-tests = true\ntoo-many-lines-threshold = 70\n\
                disallowed-methods = ['std::time::SystemTime::now', { path = 'std::time::Instant::now' }, 'jiff::Zoned::now',\
                'std::env::var']";
    finds(&pure::check_clippy("forms", Some(text)), &["jiff::Timestamp::now"]);
    let bad = [
        ("std::fs::read(path)", "std::fs"),
        ("jiff::Timestamp::now()", "now"),
        ("uuid::Uuid::new_v4()", "new_v4"),
        ("HashMap::new()", "HashMap"),
    ];
    for (code, word) in bad {
        let source = crate_of(&[("crates/x/src/lib.rs", &format!("fn f() {{ {code} }}"))]);
        finds(&pure::check_source(&source), &[word]);
    }
    let good = crate_of(&[(
        "crates/x/src/lib.rs",
        "fn f(now: Timestamp) { g(now) } #[cfg(test)] mod t { fn f() { std::fs::read(p) } }",
    )]);
    finds(&pure::check_source(&good), &[]);
}

#[test]
fn headers_refuse_a_file_that_says_nothing() {
    let bad = files(&[
        ("a.rs", "use std::fs;"),
        ("b.tsx", "// A comment.\n"),
        ("c.css", ".x {}"),
        ("ui/src/generated/d.ts", "export {}"),
        ("e.rs", "//! Says it."),
        ("f.ts", "/**\n * Says it. */"),
    ]);
    finds(&headers::check(&bad), &["a.rs", "b.tsx", "c.css"]);
}

#[test]
fn coverage_refuses_a_test_that_is_not_there() {
    let table = "| `forms a::there` | `forms a::gone` | `forms b::there` | `nowhere a::there` | `./dev test` |";
    let both = files(&[("docs/coverage/x.md", table), ("crates/forms/tests/main/a.rs", "#[test]\nfn there() {}")]);
    finds(&coverage::check(&both), &["forms a::gone", "forms b::there", "nowhere a::there"]);
}

#[test]
fn sizes_refuse_long_files_and_too_many_of_them() {
    let long = |lines: usize| "x\n".repeat(lines);
    let mut many: Files = (0..20).map(|number| (format!("{number}.rs"), long(10))).collect();
    many.insert("long.rs".to_owned(), long(501));
    many.insert("long.ts".to_owned(), long(401));
    finds(&sizes::check(&many), &["long.rs has 501", "long.ts has 401"]);
    many.insert("two.rs".to_owned(), long(301));
    many.insert("three.rs".to_owned(), long(301));
    many.remove("long.rs");
    many.remove("long.ts");
    finds(&sizes::check(&many), &[]);
    many.insert("four.rs".to_owned(), long(301));
    finds(&sizes::check(&many), &["more than one in ten"]);
    assert!(sizes::report(&many).contains("23 files"));
}

#[test]
fn messages_refuse_what_is_missing_or_misplaced() {
    let catalogues = files(&[
        ("locales/en/forms.ftl", "### forms\nforms-a = A { $x }\n    .b = c\nother-b = B\n"),
        ("locales/zh-Hant-HK/forms.ftl", "forms-a = 甲\nforms-c = 丙\n"),
    ]);
    let findings = messages::check_catalogues(&catalogues);
    finds(&findings, &["other-b stands in locales/en/ only", "forms-c stands in", "does not begin with forms-"]);
    let known = BTreeSet::from(["forms-a".to_owned()]);
    let code = "fn f() { g(\"forms-a\"); vec![\"forms-lost\"]; Message::new(\"odd\"); h(\"forms\", \"forms-\"); }\n\
                #[cfg(test)] mod tests { const X: &str = \"forms-test\"; }";
    let source = crate_of(&[("crates/x/src/lib.rs", code)]);
    finds(&messages::check_source("forms", &source, &known), &["forms-lost", "odd"]);
    let window = files(&[
        (
            "ui/src/app/a.tsx",
            "const a = say(\"forms-a\") + say('forms-lost') + essay('x');\nconst b = \"ui-lost\"; css(\"list\");",
        ),
        (
            "ui/src/app/b.tsx",
            "say(`ui-seal-${state}`) + say(`ui-none-${state}`) + say(`forms-${state}`) + say(`odd-${state}`);",
        ),
        ("ui/src/generated/c.ts", "\"ui-generated\""),
    ]);
    let known = BTreeSet::from(["forms-a".to_owned(), "ui-seal-whole".to_owned()]);
    let findings = messages::check_window(&window, "say", &known);
    finds(&findings, &["a.tsx:1 uses the message forms-lost", "a.tsx:2", "ui-none-$", "odd-$"]);
}

#[test]
fn layers_refuse_climbing_crossing_and_reaching_past_host() {
    let bad = files(&[
        ("ui/src/components/a.tsx", "import { x } from \"../features/search/x\";"),
        ("ui/src/features/search/b.tsx", "import { y } from '../forms/y';"),
        ("ui/src/features/search/c.tsx", "const i = await import(\"@tauri-apps/api/core\");"),
        ("ui/src/host/d.ts", "import \"../app/main\";"),
        ("ui/src/odd/e.ts", ""),
    ]);
    finds(
        &layers::check(&bad),
        &[
            "components does not know features",
            "a feature never",
            "only host speaks",
            "host does not know app",
            "no layer",
        ],
    );
    let good = files(&[
        ("ui/src/host/a.ts", "import { invoke } from \"@tauri-apps/api/core\";"),
        ("ui/src/features/search/b.tsx", "import c from './c';\nimport { h } from \"../../host/a\";\nimport 'react';"),
        ("ui/src/main.tsx", "import \"./app/app\";"),
    ]);
    finds(&layers::check(&good), &[]);
}

#[test]
fn traces_refuse_machine_folders_and_addresses() {
    let folder = ["see /wo", "rk/main/x"].concat();
    let plan = ["in .", "./shared/plan.md"].concat();
    let host = ["https://registry.", "npmjs.org/x"].concat();
    let bad = files(&[
        ("a.md", &folder),
        ("b.md", &plan),
        ("c.md", &host),
        ("Cargo.lock", "source = \"git+https://example.org/x\""),
        ("ui/package-lock.json", "      \"resolved\": \"https://example.org/x.tgz\","),
        ("ui/.npmrc", "registry=https://example.org/"),
        (".cargo/config.toml", "[source.mirror]"),
    ]);
    assert_eq!(traces::check(&bad).len(), 7);
    let good = files(&[
        ("Cargo.lock", "source = \"registry+https://github.com/rust-lang/crates.io-index\""),
        ("ui/.npmrc", "omit-lockfile-registry-resolved=true"),
        ("x.rs", "let path = \"{root}/home/x\";"),
    ]);
    finds(&traces::check(&good), &[]);
}

//! `form prefilled`: drafts whose profile says something else by now. What a changed profile brings is shown in the registry.

use serde_json::Value;

use crate::desk::Desk;
use crate::disk::repository;

#[test]
fn a_draft_whose_profile_stands_has_nothing_to_decide() {
    let desk = Desk::sample();
    let page = desk.path("page.pdf");
    let answers = repository("schemas/forms/GEN-LV-1/11-2026/answers-apply.json");
    let print = ["form", "print", "GEN-LV-1", "--answers", &answers, "--out", page.to_str().unwrap()];
    let printed = desk.answer("printed", 0, &print);
    let draft = printed["draft"].as_str().unwrap();
    for args in [vec!["form", "prefilled"], vec!["form", "prefilled", draft]] {
        assert_eq!(desk.answers("prefilled", &args), [Value::Null; 0]);
    }
    desk.fails(1, "registry-prefill-same", &["form", "prefilled", draft, "--use", "/phone"]);
    desk.fails(1, "registry-prefill-same", &["form", "prefilled", draft, "--keep", "/phone"]);
    desk.fails(1, "registry-no-such-draft", &["form", "prefilled", "019edb8f-3c5e-7c3e-9f0a-2f4a6d1f9e11"]);
    desk.fails(2, "cli-usage", &["form", "prefilled", "--use", "/phone"]);
    desk.fails(2, "cli-usage", &["form", "prefilled", draft, "--use", "/phone", "--keep", "/phone"]);
}

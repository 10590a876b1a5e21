//! The types that cross to the window, as TypeScript.

use forms::{Edit, Evaluation, FormView, Problem};
use ts_rs::{Config, TS};

#[test]
fn the_shapes_of_the_window_are_those_of_the_wire() {
    let config = Config::default();
    let evaluation = Evaluation::decl(&config);
    for part in
        ["visible: Array<string>", "next_stages: Array<string>", "problems: Array<Problem>", "read_only: Array<string>"]
    {
        assert!(evaluation.contains(part), "{part} not in {evaluation}");
    }
    let problem = Problem::decl(&config);
    assert!(problem.contains("text?: Text"), "{problem}");
    let edit = Edit::decl(&config);
    assert!(edit.contains(r#""do": "moveRow""#) && edit.contains("at?: number"), "{edit}");
    let view = FormView::decl(&config);
    assert!(view.contains("pages: Array<Page>") && view.contains("form_no: string"), "{view}");
}

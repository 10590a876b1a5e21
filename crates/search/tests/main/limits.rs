//! Fields and filters.

use std::collections::BTreeSet;

use jiff::civil::{Date, date};
use search::{Filter, Query, RecordText};
use words::Text;

use crate::kit::{Bench, page};

fn sample() -> Bench {
    let record = |id: u64, scope: &str, dated: Option<Date>, disposal_on: Option<Date>| RecordText {
        title: Text::new("Procurement policy", "採購政策"),
        reference: format!("ADM/12-34/{}({id})", 2010 + id),
        class_path: vec!["ADM".into(), format!("ADM-{}", id % 2)],
        document_date: dated,
        filed_on: Some(date(2026, 1, 1)),
        disposal_on,
        scope: scope.into(),
        security: if id == 3 { "restricted".into() } else { "open".into() },
        form_id: (id == 1).then(|| "GF-340".to_owned()),
        ..page(id, "本文提及檔案")
    };
    let mut bench = Bench::new();
    bench.put([
        record(1, "hq", Some(date(2013, 5, 6)), Some(date(2027, 1, 31))),
        record(2, "hq", Some(date(1898, 6, 9)), None),
        record(3, "field", None, Some(date(2262, 6, 1))),
    ]);
    bench
}

fn ids(bench: &Bench, query: &str, filter: &Filter) -> Vec<u64> {
    let results = bench.search(&Query::parse(query), filter);
    let mut ids: Vec<u64> = results.exact.iter().map(|hit| hit.id).collect();
    ids.sort_unstable();
    assert_eq!(ids.len(), results.exact_count);
    ids
}

fn set<T: Ord>(values: impl IntoIterator<Item = T>) -> Option<BTreeSet<T>> {
    Some(values.into_iter().collect())
}

#[test]
fn fields_look_only_where_they_say() {
    let bench = sample();
    let all = Filter::default();
    assert_eq!(ids(&bench, "採購", &all), [1, 2, 3]);
    assert_eq!(ids(&bench, "標題：採購政策", &all), [1, 2, 3]);
    assert_eq!(ids(&bench, "title:policy", &all), [1, 2, 3]);
    assert_eq!(ids(&bench, "title:檔案", &all), [0; 0]);
    assert_eq!(ids(&bench, "title:政策procurement", &all), [0; 0], "the two languages of a title do not join");
    assert_eq!(ids(&bench, "檔號：adm/12-34", &all), [1, 2, 3]);
    assert_eq!(ids(&bench, "ADM/12-34/2011(1)", &all), [1]);
    assert_eq!(ids(&bench, "ref:採購", &all), [0; 0]);
    assert_eq!(ids(&bench, "class:adm-1", &all), [1, 3]);
    assert_eq!(ids(&bench, "類別：ADM 檔案 -class:ADM-1", &all), [2]);
}

#[test]
fn filters_limit_hits_and_counts() {
    let bench = sample();
    let on = |filter: Filter| ids(&bench, "檔案", &filter);
    assert_eq!(on(Filter { class: Some("ADM-1".into()), ..Filter::default() }), [1, 3]);
    assert_eq!(on(Filter { class: Some("ADM".into()), ..Filter::default() }), [1, 2, 3]);
    assert_eq!(on(Filter { from: Some(date(2013, 5, 6)), ..Filter::default() }), [1, 3]);
    assert_eq!(on(Filter { to: Some(date(2013, 5, 6)), ..Filter::default() }), [1, 2]);
    assert_eq!(on(Filter { due_before: Some(date(2027, 1, 31)), ..Filter::default() }), [0; 0]);
    assert_eq!(on(Filter { due_before: Some(date(2027, 2, 1)), ..Filter::default() }), [1]);
    assert_eq!(on(Filter { due_before: Some(date(9999, 1, 1)), ..Filter::default() }), [1, 3], "dates after 2262 too");
    assert_eq!(on(Filter { form_id: Some("GF-340".into()), ..Filter::default() }), [1]);
    assert_eq!(on(Filter { ids: set([2, 3, 99]), ..Filter::default() }), [2, 3]);
    assert_eq!(on(Filter { class: Some("ADM-1".into()), ids: set([2, 3]), ..Filter::default() }), [3]);
}

#[test]
fn what_a_person_may_not_see_is_neither_found_nor_counted_nor_told_by_exclusion() {
    let bench = sample();
    let hq = Filter { scopes: set(["hq".to_owned()]), ..Filter::default() };
    assert_eq!(ids(&bench, "檔案", &hq), [1, 2]);
    assert_eq!(ids(&bench, "-title:沒有", &hq), [1, 2]);
    assert_eq!(ids(&bench, "", &hq), [1, 2]);
    let close = bench.search(&Query::parse("本文不提及檔案處"), &hq).close;
    assert!(!close.is_empty() && close.iter().all(|hit| hit.id != 3));
    assert_eq!(ids(&bench, "檔案", &Filter { scopes: set([]), ..Filter::default() }), [0; 0]);
    assert_eq!(ids(&bench, "檔案", &Filter { securities: set(["open".to_owned()]), ..Filter::default() }), [1, 2]);
}

#[test]
fn dates_typed_into_the_query_limit_it() {
    let bench = sample();
    let all = Filter::default();
    assert_eq!(ids(&bench, "檔案 2013年", &all), [1]);
    assert_eq!(ids(&bench, "檔案 2010-2026", &all), [1, 3], "without a date of its own a record is dated by filing");
    assert_eq!(ids(&bench, "2013年 OR 2026年", &all), [1, 3]);
    let results = bench.search(&Query::parse("檔案 2013年"), &all);
    assert_eq!(results.chips[0].text, "2013年");
}

#[test]
fn a_record_without_any_text_is_found_by_title_and_reference() {
    let mut bench = Bench::new();
    let record =
        RecordText { id: 5, title: Text::new("", "空白紀錄"), reference: "X/1".into(), ..RecordText::default() };
    bench.put([record]);
    assert_eq!(bench.exact("空白紀錄"), [5]);
    assert_eq!(bench.exact("x/1"), [5]);
    assert_eq!(bench.index.record_count().unwrap(), 1);
}

#[test]
fn putting_again_replaces_and_removing_removes() {
    let mut bench = Bench::with(&["檔案甲", "檔案乙"]);
    bench.put([page(1, "公文丙")]);
    assert_eq!(bench.exact("檔案"), [2]);
    assert_eq!(bench.exact("公文"), [1]);
    bench.index.remove(2).unwrap();
    assert_eq!(bench.exact("檔案"), [2], "not before the commit");
    bench.index.commit(9).unwrap();
    assert_eq!(bench.exact("檔案"), [0_u64; 0]);
    assert_eq!((bench.index.record_count().unwrap(), bench.index.seq()), (1, 9));
}

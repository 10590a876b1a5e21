//! AND, OR and NOT over records, and the rungs below the exact one.

use search::{Closeness, Filter, Query};

use crate::kit::{Bench, page, pages};

#[test]
fn connectives_work_on_the_record_and_not_on_the_page() {
    let mut bench = Bench::new();
    let mut nine = vec!["白頁"; 9];
    nine[0] = "採購政策";
    nine[8] = "草稿";
    bench.put([pages(1, &nine), page(2, "採購政策"), page(3, "草稿")]);
    assert_eq!(bench.exact("採購 草稿"), [1]);
    assert_eq!(bench.exact("採購 -草稿"), [2]);
    assert_eq!(bench.exact("採購 不含 草稿"), [2]);
    assert_eq!(bench.exact("採購 OR 草稿"), [1, 2, 3]);
    assert_eq!(bench.exact("-草稿"), [2]);
    assert_eq!(bench.exact("白頁"), [1]);
    let hit = bench.search(&Query::parse("草稿"), &Filter::default());
    let page = hit.exact.iter().find(|hit| hit.id == 1).unwrap().page;
    assert_eq!(page, 8, "the hit points at its page");
}

#[test]
fn exact_hits_come_first_and_close_ones_apart() {
    let bench =
        Bench::with(&["電子檔案管理政策", "檔案管理與電子政策，案管有別，子檔無關", "電子檔案管理", "檔案", "無關"]);
    let found = bench.search(&Query::parse("電子檔案管理政策"), &Filter::default());
    assert_eq!(found.exact.iter().map(|hit| hit.id).collect::<Vec<_>>(), [1]);
    assert_eq!(found.exact_count, 1);
    let close: Vec<(u64, Closeness)> = found.close.iter().map(|hit| (hit.id, hit.closeness)).collect();
    assert_eq!(close, [(2, Closeness::MostPieces)], "six of seven pairs, and five are too few");
    assert_eq!(found.close_count, 1);
}

#[test]
fn all_pieces_in_another_order_are_nearer_than_most_of_them() {
    let bench = Bench::with(&["政府檔案。檔案處。案處長", "政府檔案。檔案處", "政府檔案"]);
    let found = bench.search(&Query::parse("府檔案處長"), &Filter::default());
    assert_eq!(found.exact_count, 0);
    let rungs: Vec<(u64, Closeness)> = found.close.iter().map(|hit| (hit.id, hit.closeness)).collect();
    assert_eq!(rungs, [(1, Closeness::AllPieces), (2, Closeness::MostPieces)]);
}

#[test]
fn a_question_in_other_words_finds_something_when_nothing_nearer_is_there() {
    let bench = Bench::with(&["康樂及文化事務署轄下泳池的開放時間", "採購程序"]);
    let found = bench.search(&Query::parse("公眾泳池何時開放給市民使用"), &Filter::default());
    assert_eq!((found.exact_count, found.close.len()), (0, 1));
    assert_eq!((found.close[0].id, found.close[0].closeness), (1, Closeness::SomePieces));
    assert!(bench.search(&Query::parse("警犬"), &Filter::default()).close.is_empty());
}

#[test]
fn stems_and_slips_of_latin_words_are_close_and_never_exact() {
    let bench = Bench::with(&["The records were filed", "retention of record", "recods kept", "cat"]);
    let found = bench.search(&Query::parse("records"), &Filter::default());
    assert_eq!(found.exact.iter().map(|hit| hit.id).collect::<Vec<_>>(), [1]);
    let mut close: Vec<u64> = found.close.iter().map(|hit| hit.id).collect();
    close.sort_unstable();
    assert_eq!(close, [2, 3]);
    assert!(bench.search(&Query::parse("car"), &Filter::default()).close.is_empty(), "three letters are too few");
}

#[test]
fn what_must_not_be_there_keeps_close_hits_away_too() {
    let bench = Bench::with(&["檔案管理政策 草稿", "檔案管理的政策", "檔案管理的政策 草稿"]);
    let found = bench.search(&Query::parse("檔案管理政策 -草稿"), &Filter::default());
    assert_eq!(found.exact_count, 0);
    assert_eq!(found.close.iter().map(|hit| hit.id).collect::<Vec<_>>(), [2]);
}

#[test]
fn many_exact_hits_need_no_ladder() {
    let mut bench = Bench::new();
    bench.put((1..=12).map(|id| page(id, "電子檔案")).chain([page(13, "檔案電子子檔")]));
    let found = bench.search(&Query::parse("電子檔案"), &Filter::default());
    assert_eq!((found.exact_count, found.close_count), (12, 0));
}

#[test]
fn the_limit_cuts_the_list_and_not_the_count() {
    let mut bench = Bench::new();
    bench.put((1..=7).map(|id| page(id, "檔案")));
    let found = bench.index.search(&Query::parse("檔案"), &Filter::default(), 3, &|_| None).unwrap();
    assert_eq!((found.exact.len(), found.exact_count), (3, 7));
    assert_eq!(found.exact.iter().map(|hit| hit.id).collect::<Vec<_>>(), [7, 6, 5], "the later first among equals");
}

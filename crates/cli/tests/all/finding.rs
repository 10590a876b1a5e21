//! Finding by words: two scripts of Chinese, lines broken anywhere, English, old titles.

use crate::desk::Desk;
use crate::job::done;

/// The minutes as a clerk typed them: a word runs over the end of a line.
const MINUTES: &str = "社區會堂維修工程會議紀錄\n會議討論資訊科技策\n略及樓宇保養。";

fn with_minutes() -> (Desk, String) {
    let desk = Desk::sample();
    let path = desk.write("會議紀錄.txt", MINUTES);
    let filed = desk.answer("filed", 0, &["file", &path, "--folder", "HDSD ACC/2-3/4"]);
    assert_eq!(filed["provisional"], false);
    (desk, filed["reference"].as_str().unwrap().to_owned())
}

fn references(desk: &Desk, args: &[&str]) -> Vec<String> {
    let rows = desk.answers("hit", &[&["search"], args].concat());
    rows.iter().map(|row| row["reference"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_phrase_is_found_over_the_end_of_a_line_in_either_script() {
    let (desk, filed) = with_minutes();
    for query in ["資訊科技策略", "资讯科技策略", "樓宇保養"] {
        assert_eq!(references(&desk, &[query]).first(), Some(&filed), "{query}");
    }
    // The clerk's own characters only: the Simplified spelling stands nowhere in the text.
    let exact = desk.answer("count", 0, &["search", "资讯科技策略", "--exact-characters", "--count"]);
    assert_eq!(exact["count"], 0);
    assert_eq!(desk.count("資訊技科策略"), 0, "other characters are another phrase");
}

#[test]
fn a_word_of_two_characters_is_found_with_every_hit_marked() {
    let (desk, filed) = with_minutes();
    let found = references(&desk, &["會堂", "--limit", "200"]);
    assert!(found.len() > 20 && found.contains(&filed), "{found:?}");
    let rows = desk.answers("hit", &["search", "會堂", "--limit", "5"]);
    let (texts, titles): (Vec<_>, Vec<_>) = rows.iter().partition(|row| row["page"].is_u64());
    assert!(!texts.is_empty());
    assert!(texts.iter().all(|row| row["snippet"].as_str().unwrap().contains("【會堂】")), "{rows:?}");
    for row in titles {
        let shown = desk.answer("show", 0, &["show", row["reference"].as_str().unwrap()]);
        assert!(shown["title"]["zh-Hant-HK"].as_str().unwrap().contains("會堂"), "{shown}");
    }
    assert_eq!(desk.count("堂會"), 0, "the other way round is another word");
}

#[test]
fn english_words_and_variants_of_a_character_are_found() {
    let desk = Desk::sample();
    assert!(!references(&desk, &["staff pass"]).is_empty());
    assert!(desk.count("lift breakdown") > 0);
    assert_eq!(desk.count("衞生"), desk.count("衛生"));
    assert!(desk.count("衞生") > 0);
    assert_eq!(desk.count("zyxwvut"), 0);
}

#[test]
fn a_filed_form_is_found_by_what_was_filled_in() {
    let desk = done().desk();
    assert!(references(&desk, &["灣仔街坊互助社"]).contains(&done().hall));
    assert!(references(&desk, &["冬至綜藝日"]).contains(&done().hall), "an answer that stands in the form only");
}

#[test]
fn a_search_within_a_class_or_a_span_of_days_finds_less() {
    let desk = Desk::sample();
    let all = desk.count("會堂");
    let recent = desk.answer("count", 0, &["search", "會堂", "--from", "2024-01-01", "--count"]);
    let older = desk.answer("count", 0, &["search", "會堂", "--to", "2023-12-31", "--count"]);
    let (recent, older) = (recent["count"].as_u64().unwrap(), older["count"].as_u64().unwrap());
    assert!(recent > 0 && older > 0 && recent + older == all, "{recent} + {older} = {all}");
    desk.fails(1, "registry-no-such-class", &["search", "會堂", "--class", "NONE-1"]);
}

#[test]
fn the_text_of_a_file_is_read_or_said_to_be_missing() {
    let desk = done().desk();
    let minutes = desk.write("minutes.txt", MINUTES);
    let read = desk.answer("extract", 0, &["extract", &minutes]);
    assert_eq!((read["format"].as_str(), read["text"].as_str()), (Some("text"), Some(MINUTES)));
    let pdf = done().hall_pdf(&desk);
    let read = desk.answer("extract", 0, &["extract", pdf.to_str().unwrap()]);
    assert_eq!((read["format"].as_str(), read["readable"].as_bool()), (Some("pdf"), Some(true)));
    assert!(read["text"].as_str().unwrap().contains("長者冬至綜藝日"), "what was filled in is part of the text");
    let picture = desk.write("picture.bin", [0_u8, 159, 146, 150, 0, 1, 2, 3, 255, 254, 0, 7].repeat(40));
    let read = desk.answer("extract", 1, &["extract", &picture]);
    assert_eq!((read["readable"].as_bool(), read["text"].as_str()), (Some(false), Some("")));
}

#[test]
fn a_folder_a_part_and_a_class_are_shown_by_their_references() {
    let desk = Desk::sample();
    for (reference, kind) in [("HDSD ACC/2-3/4", "folder"), ("HDSD ACC/2-3/4 Pt 3", "part"), ("DO-4-12", "class")] {
        let shown = desk.answer("show", 0, &["show", reference]);
        assert_eq!(shown["kind"], kind, "{shown}");
    }
}

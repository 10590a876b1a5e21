//! Drawing the display list with printpdf: page content and fonts, nothing else.
//! Each text stands in a marked-content sequence that the structure refers to;
//! everything else is an artifact. Properties, fields and structure are `finish`'s.

use std::collections::BTreeSet;

use printpdf::{
    Color, DictItem, FontId, Line, LinePoint, Mm, Op, PaintMode, ParsedFont, PdfDocument, PdfFont, PdfFontHandle,
    PdfPage, PdfSaveOptions, Point, Pt, Rect, Rgb, TextItem,
};

use crate::RenditionError;
use crate::code::{Code, SIDE};
use crate::font::latin::plain;
use crate::font::subset::Subset;
use crate::font::{Fonts, Weight, drawn};
use crate::ink::{Ink, PAGE_HEIGHT, PAGE_WIDTH};
use crate::mark::{ElementId, Mark, Page, Role, Structure, Tag, TextMark};

/// A marked-content sequence of a page and the element it belongs to. Sequences of
/// a page are numbered by their order in this list.
pub type Sequences = Vec<ElementId>;

/// The drawn document.
#[derive(Debug)]
pub struct Drawn {
    /// A plain PDF.
    pub bytes: Vec<u8>,
    /// For each page, the elements of its marked-content sequences.
    pub sequences: Vec<Sequences>,
    /// For each font by its name, the map that leads from codes back to text.
    pub to_unicode: Vec<(String, String)>,
}

/// Draws all pages.
pub fn draw(pages: &[Page], structure: &Structure, fonts: Fonts, title: &str) -> Result<Drawn, RenditionError> {
    let inks = Inks {
        regular: subset(pages, fonts, Weight::Regular)?,
        semibold: subset(pages, fonts, Weight::SemiBold)?,
        structure,
    };
    let mut document = PdfDocument::new(title);
    for (subset, weight) in [(&inks.regular, Weight::Regular), (&inks.semibold, Weight::SemiBold)] {
        let mut warnings = Vec::new();
        let mut parsed = ParsedFont::from_bytes(&subset.program, 0, &mut warnings)
            .ok_or_else(|| RenditionError::broken("the subset font cannot be read"))?;
        parsed.font_name = Some(subset.name.clone());
        // The subset's own table has no entry for forms that no character leads to.
        for (character, code) in subset.codes() {
            parsed.set_codepoint_mapping(u32::from(character), code);
        }
        document.resources.fonts.map.insert(FontId(resource(weight).to_owned()), PdfFont::new(parsed));
    }
    let mut sequences = Vec::new();
    let drawn_pages = pages
        .iter()
        .map(|page| {
            let mut sheet = Ops { inks: &inks, ops: Vec::new(), sequences: Vec::new(), ink: None };
            sheet.page(page);
            sequences.push(sheet.sequences);
            PdfPage { ops: sheet.ops, ..PdfPage::new(Mm(210.0), Mm(297.0), Vec::new()) }
        })
        .map(|page| PdfPage { media_box: paper(), trim_box: paper(), crop_box: paper(), ..page })
        .collect();
    // `finish` compresses what remains.
    let options = PdfSaveOptions { optimize: false, ..PdfSaveOptions::default() };
    let bytes = document.with_pages(drawn_pages).save(&options, &mut Vec::new());
    let to_unicode = [&inks.regular, &inks.semibold].map(|subset| (subset.name.clone(), subset.to_unicode())).to_vec();
    Ok(Drawn { bytes, sequences, to_unicode })
}

/// Name of a weight among a page's fonts.
pub fn resource(weight: Weight) -> &'static str {
    match weight {
        Weight::Regular => "R",
        Weight::SemiBold => "S",
    }
}

fn paper() -> Rect {
    Rect::from_wh(Pt(PAGE_WIDTH), Pt(PAGE_HEIGHT))
}

fn subset(pages: &[Page], fonts: Fonts, weight: Weight) -> Result<Subset, RenditionError> {
    let mut characters: BTreeSet<char> = BTreeSet::new();
    for mark in pages.iter().flat_map(|page| &page.marks) {
        if let Mark::Text(text) = mark
            && text.weight == weight
        {
            characters.extend(text.text.chars());
        }
    }
    // The font of a field that is not filled in yet needs at least one sign.
    characters.insert(' ');
    Subset::of(fonts.face(weight), characters)
}

struct Inks<'a> {
    regular: Subset,
    semibold: Subset,
    structure: &'a Structure,
}

impl Inks<'_> {
    fn subset(&self, weight: Weight) -> &Subset {
        match weight {
            Weight::Regular => &self.regular,
            Weight::SemiBold => &self.semibold,
        }
    }
}

/// Operations of one page in the making.
struct Ops<'a> {
    inks: &'a Inks<'a>,
    ops: Vec<Op>,
    sequences: Sequences,
    ink: Option<Ink>,
}

impl Ops<'_> {
    fn page(&mut self, page: &Page) {
        self.ops.push(Op::BeginMarkedContent { tag: "Artifact".to_owned() });
        page.marks.iter().for_each(|mark| self.ground(mark));
        page.marks.iter().for_each(|mark| self.rule(mark));
        self.ops.push(Op::EndMarkedContent);
        let mut content: Vec<&Mark> = page.marks.iter().filter(|mark| element_of(mark).is_some()).collect();
        content.sort_by_key(|mark| element_of(mark).map(|tag| tag.element));
        for run in content.chunk_by(|one, two| element_of(one) == element_of(two) && !is_tick(one) && !is_tick(two)) {
            self.sequence(run);
        }
        let furniture: Vec<&Mark> = page.marks.iter().filter(|mark| is_furniture(mark)).collect();
        self.ops.push(Op::BeginMarkedContent { tag: "Artifact".to_owned() });
        furniture.into_iter().for_each(|mark| self.inside(mark));
        self.ops.push(Op::EndMarkedContent);
    }

    fn ground(&mut self, mark: &Mark) {
        if let Mark::Ground { area, ink } = mark {
            self.fill_with(*ink);
            let rectangle = Rect {
                x: pt(area.x),
                // A hair of overlap keeps neighbouring bands from showing a seam.
                y: pt(PAGE_HEIGHT - area.y - area.height - 0.15),
                width: pt(area.width),
                height: pt(area.height + 0.3),
                mode: Some(PaintMode::Fill),
                winding_order: None,
            };
            self.ops.push(Op::DrawRectangle { rectangle });
        }
    }

    fn rule(&mut self, mark: &Mark) {
        if let Mark::Rule { from, to, thickness, ink } = mark {
            self.ops.push(Op::SetOutlineColor { col: colour(*ink) });
            self.ops.push(Op::SetOutlineThickness { pt: Pt(*thickness) });
            self.ops.push(Op::DrawLine { line: path(&[*from, *to]) });
        }
    }

    /// One marked-content sequence: runs of one element in one language.
    fn sequence(&mut self, run: &[&Mark]) {
        let Some(tag) = run.first().and_then(|mark| element_of(mark)) else { return };
        let mut properties = std::collections::BTreeMap::new();
        properties.insert("MCID".to_owned(), DictItem::Int(i64::try_from(self.sequences.len()).unwrap_or(i64::MAX)));
        if let Some(lang) = tag.lang {
            properties.insert("Lang".to_owned(), DictItem::String { data: lang.tag().into(), literal: true });
        }
        if let Some(Mark::Tick { chosen, .. }) = run.first() {
            let sign = if *chosen { "\u{2611}" } else { "\u{2610}" };
            properties.insert("ActualText".to_owned(), utf16(sign));
        }
        let role = self.inks.structure.elements.get(tag.element).map_or(Role::P, |element| element.role);
        let name = if tag.lang.is_some() { "Span" } else { role.name() };
        self.ops.push(Op::BeginMarkedContentWithProperties {
            tag: name.to_owned(),
            properties: DictItem::Dict { map: properties },
        });
        self.sequences.push(tag.element);
        run.iter().for_each(|mark| self.inside(mark));
        self.ops.push(Op::EndMarkedContentWithProperties);
    }

    fn inside(&mut self, mark: &Mark) {
        match mark {
            Mark::Text(text) => self.text(text),
            Mark::Tick { x, y, side, chosen, .. } => self.tick(*x, *y, *side, *chosen),
            Mark::Code { x, y, code, .. } => self.code(*x, *y, code),
            Mark::Rule { .. } | Mark::Ground { .. } => {}
        }
    }

    fn text(&mut self, mark: &TextMark) {
        let subset = self.inks.subset(mark.weight);
        let shown = subset.shown(&mark.text);
        let typed = mark.text.chars().map(drawn).map(plain);
        let differs = !shown.chars().map(plain).eq(typed.clone());
        if differs {
            let typed: String = typed.collect();
            let properties = [("ActualText".to_owned(), utf16(&typed))].into();
            self.ops.push(Op::BeginMarkedContentWithProperties {
                tag: "Span".to_owned(),
                properties: DictItem::Dict { map: properties },
            });
        }
        self.fill_with(mark.ink);
        let font = PdfFontHandle::External(FontId(resource(mark.weight).to_owned()));
        self.ops.push(Op::StartTextSection);
        self.ops.push(Op::SetFont { font, size: Pt(mark.size) });
        self.ops.push(Op::SetTextCursor { pos: point((mark.x, mark.y)) });
        self.ops.push(Op::ShowText { items: vec![TextItem::Text(shown)] });
        self.ops.push(Op::EndTextSection);
        if differs {
            self.ops.push(Op::EndMarkedContentWithProperties);
        }
    }

    fn tick(&mut self, x: f32, y: f32, side: f32, chosen: bool) {
        self.ops.push(Op::SetOutlineColor { col: colour(Ink::Black) });
        self.ops.push(Op::SetOutlineThickness { pt: Pt(0.7) });
        let mut frame = path(&[(x, y), (x + side, y), (x + side, y + side), (x, y + side)]);
        frame.is_closed = true;
        self.ops.push(Op::DrawLine { line: frame });
        if chosen {
            self.ops.push(Op::SetOutlineThickness { pt: Pt(1.4) });
            let stroke = [(0.18, 0.52), (0.42, 0.78), (0.86, 0.16)];
            let points: Vec<(f32, f32)> = stroke.iter().map(|(dx, dy)| (x + dx * side, y + dy * side)).collect();
            self.ops.push(Op::DrawLine { line: path(&points) });
        }
    }

    fn code(&mut self, x: f32, y: f32, code: &Code) {
        self.fill_with(Ink::Black);
        let module = SIDE / to_f32(code.modules);
        for (row, start, length) in &code.runs {
            let rectangle = Rect {
                x: pt(x + to_f32(*start) * module),
                y: pt(PAGE_HEIGHT - y - to_f32(row + 1) * module),
                width: pt(to_f32(*length) * module),
                height: pt(module),
                mode: Some(PaintMode::Fill),
                winding_order: None,
            };
            self.ops.push(Op::DrawRectangle { rectangle });
        }
    }

    fn fill_with(&mut self, ink: Ink) {
        if self.ink != Some(ink) {
            self.ops.push(Op::SetFillColor { col: colour(ink) });
            self.ink = Some(ink);
        }
    }
}

/// Where a mark belongs in the structure; none for artifacts.
fn element_of(mark: &Mark) -> Option<Tag> {
    match mark {
        Mark::Text(text) => text.tag,
        Mark::Tick { element, .. } => Some(Tag::plain(*element)),
        Mark::Code { element, .. } => element.map(Tag::plain),
        Mark::Rule { .. } | Mark::Ground { .. } => None,
    }
}

fn is_tick(mark: &Mark) -> bool {
    matches!(mark, Mark::Tick { .. })
}

fn is_furniture(mark: &Mark) -> bool {
    matches!(mark, Mark::Text(_) | Mark::Code { .. }) && element_of(mark).is_none()
}

fn colour(ink: Ink) -> Color {
    let [r, g, b] = ink.rgb();
    Color::Rgb(Rgb { r, g, b, icc_profile: None })
}

fn to_f32(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}

/// Points rounded to hundredths: shorter files, and the same ones everywhere.
fn pt(value: f32) -> Pt {
    Pt((value * 100.0).round() / 100.0)
}

fn point((x, y): (f32, f32)) -> Point {
    Point { x: pt(x), y: pt(PAGE_HEIGHT - y) }
}

fn path(points: &[(f32, f32)]) -> Line {
    let points = points.iter().map(|at| LinePoint { p: point(*at), bezier: false }).collect();
    Line { points, is_closed: false }
}

/// A text string in UTF-16 with its mark (ISO 32000-1, 7.9.2.2).
fn utf16(text: &str) -> DictItem {
    let data = [0xFE, 0xFF].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect();
    DictItem::String { data, literal: false }
}

//! `list_forms`: a window on the library.

use std::collections::BTreeMap;

use super::shaped::count;
use crate::cataloguing::{FormAsk, FormShelf, Shelved, Shelves};
use crate::command::Call;
use crate::failure::Failure;
use crate::view::library::{
    DepartmentCount, FormEntry, FormPlace, FormShelfKind, LibraryFigures, ListFormsRequest, ListFormsResponse,
};

const LIMIT_MAX: u32 = 200;

pub(super) fn run(call: &mut Call<'_>, request: ListFormsRequest) -> Result<ListFormsResponse, Failure> {
    let desk = call.registry.desk()?;
    let (shelves, drafts) = (desk.shelves()?, desk.store().drafts()?);
    let own = desk.department()?.unwrap_or_default();
    let ask = asked(&request);
    let everywhere = shelves.find(&FormAsk { department: None, ..ask.clone() });
    let chosen = |form: &&Shelved<'_>| ask.department.as_ref().is_none_or(|code| *code == form.entry.department);
    let found: Vec<&Shelved<'_>> = everywhere.iter().filter(chosen).collect();
    let window = found.iter().skip(request.from as usize).take(request.limit.clamp(1, LIMIT_MAX) as usize);
    let entry = |form: &&Shelved<'_>| {
        let id = form.here.map(|here| here.id);
        let drafts = drafts.iter().filter(|draft| Some(draft.form) == id);
        let department = shelves.department(&form.entry.department).cloned().unwrap_or_else(|| own.clone());
        FormEntry { drafts: count(drafts.count()), ..shown(&shelves, form, department) }
    };
    let place = request.find.as_ref().and_then(|number| found.iter().position(|form| form.entry.form_no == *number));
    Ok(ListFormsResponse {
        forms: window.map(entry).collect(),
        found: count(found.len()),
        total: count(shelves.total()),
        place: place.map(count),
        departments: departments(&shelves, &everywhere),
        figures: figures(&found),
    })
}

fn asked(request: &ListFormsRequest) -> FormAsk {
    let filter = &request.filter;
    FormAsk {
        query: request.query.clone(),
        department: filter.department.clone(),
        tier: filter.tier,
        needs_originals: filter.needs_originals,
        here: filter.here,
        shelf: filter.shelf.map(|shelf| match shelf {
            FormShelfKind::Favourites => FormShelf::Favourites,
            FormShelfKind::Recent => FormShelf::Recent,
        }),
    }
}

fn shown(shelves: &Shelves, form: &Shelved<'_>, department: words::Text) -> FormEntry {
    let (entry, cover) = (&form.entry, form.here.map(|here| &here.cover));
    FormEntry {
        form_id: form.here.map(|here| here.id.to_string()),
        form_no: entry.form_no.clone(),
        edition: cover.map(|cover| cover.edition.clone()),
        version: cover.map(|cover| cover.version),
        title: form.title().clone(),
        department,
        summary: cover.and_then(|cover| cover.purpose.clone()),
        tier: form.tier(),
        standing: match (cover, &entry.hash) {
            (Some(_), _) => FormPlace::Here,
            (None, Some(_)) => FormPlace::Elsewhere,
            (None, None) => FormPlace::Paper,
        },
        obstacles: entry.obstacles.clone(),
        needs_originals: form.needs_originals(),
        on_paper_only: form.on_paper_only(),
        publisher: cover.and_then(|cover| shelves.publisher(cover.publisher.as_deref()?)),
        synthetic: entry.synthetic,
        stages: cover.map_or(0, |cover| cover.stages),
        signing_stages: cover.map_or(0, |cover| cover.signing_stages),
        drafts: 0,
        last_used_at: shelves.used_at(&entry.form_no),
        fillable: cover.is_some_and(|cover| cover.fillable),
    }
}

fn departments(shelves: &Shelves, found: &[Shelved<'_>]) -> Vec<DepartmentCount> {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for form in found {
        *counts.entry(&form.entry.department).or_default() += 1;
    }
    let named = |(code, count): (&str, u32)| {
        let name = shelves.department(code)?.clone();
        Some(DepartmentCount { code: code.to_owned(), name, count })
    };
    counts.into_iter().filter_map(named).collect()
}

fn figures(found: &[&Shelved<'_>]) -> LibraryFigures {
    let those = |is: fn(&Shelved<'_>) -> bool| count(found.iter().filter(|form| is(form)).count());
    LibraryFigures {
        here: those(|form| form.here.is_some()),
        needs_originals: those(|form| form.needs_originals()),
        on_paper_only: those(|form| form.on_paper_only()),
        synthetic: those(|form| form.entry.synthetic),
    }
}

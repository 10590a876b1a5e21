//! By what hits can be narrowed, counted over the hits that were found.

use std::collections::BTreeMap;

use serde_json::json;
use words::{Message, Text};

use crate::command::shaped::text_of;
use crate::view::search::{Facet, FacetKind, FacetValue, Hit, SearchFilters};

/// Facets with the number of hits that have each value; a facet without a choice is left out.
pub(super) fn facets<'a>(hits: impl Iterator<Item = &'a Hit>, filters: &SearchFilters) -> Vec<Facet> {
    let mut counted: BTreeMap<(FacetKind, String), u32> = BTreeMap::new();
    for hit in hits {
        let mut add = |kind, value: String| *counted.entry((kind, value)).or_default() += 1;
        add(FacetKind::Kind, json!(hit.kind).as_str().unwrap_or_default().to_owned());
        if let Some(dated) = hit.dated_on {
            add(FacetKind::Year, dated.first_day().year().to_string());
        }
        add(FacetKind::Signed, hit.seal.is_some().to_string());
        add(FacetKind::Held, hit.held.to_string());
    }
    let of = |kind: FacetKind| {
        let values = counted.iter().filter(|((of, _), _)| *of == kind).map(|((_, value), count)| FacetValue {
            value: value.clone(),
            label: label(kind, value),
            count: *count,
            chosen: is_chosen(kind, value, filters),
        });
        Facet { facet: kind, values: values.collect() }
    };
    let kinds = [FacetKind::Kind, FacetKind::Year, FacetKind::Signed, FacetKind::Held];
    let offered = |facet: &Facet| facet.values.len() > 1 || facet.values.iter().any(|value| value.chosen);
    kinds.map(of).into_iter().filter(offered).collect()
}

fn label(kind: FacetKind, value: &str) -> Text {
    let said = |name: &str| text_of(&Message::new(format!("registry-facet-{name}")).with("value", value));
    match kind {
        FacetKind::Kind => said("kind"),
        FacetKind::Signed => said("signed"),
        FacetKind::Held => said("held"),
        FacetKind::Year | FacetKind::Class => Text::new(value, value),
    }
}

fn is_chosen(kind: FacetKind, value: &str, filters: &SearchFilters) -> bool {
    match kind {
        FacetKind::Kind => filters.kinds.iter().any(|kind| json!(kind) == json!(value)),
        FacetKind::Year => filters.year.is_some_and(|year| year.to_string() == value),
        FacetKind::Signed => filters.signed.is_some_and(|signed| signed.to_string() == value),
        FacetKind::Held => filters.held.is_some_and(|held| held.to_string() == value),
        FacetKind::Class => filters.under.as_deref() == Some(value),
    }
}

//! Contract: favourites of this desk: folders one works in, searches one asks again, forms one begins often.
//!
//! They are the desk's own and leave no event. Deliberately not here: what was used last (files).

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use words::Text;

use super::common::Change;

/// What a favourite leads to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum FavouriteTarget {
    /// A node of the file plan.
    Node { node_id: String },
    /// A search as its address has it: words, class or folder, further filters.
    Search { query: String, under: String, only: String },
    /// A form of the library.
    Form { form_no: String },
}

/// One favourite, in the order in which they were added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Favourite {
    pub favourite_id: String,
    /// The title of a node or a form, or the name that a person gave a search.
    pub name: Text,
    /// Reference of a node, number of a form; null for a search.
    pub reference: Option<String>,
    pub target: FavouriteTarget,
    /// Records in the node; null for anything else.
    pub records: Option<u32>,
}

/// `add_favourite`: at the end; one that is there already stays where it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddFavouriteRequest {
    pub target: FavouriteTarget,
    /// For a search; null = its words.
    pub name: Option<String>,
}

/// `remove_favourite`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RemoveFavouriteRequest {
    pub favourite_id: String,
}

/// Answer of `list_favourites`, `add_favourite` and `remove_favourite`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FavouritesResponse {
    pub favourites: Vec<Favourite>,
    pub changed: Vec<Change>,
}

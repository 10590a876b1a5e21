//! `list_favourites`: folders and searches that this desk keeps at hand.

use crate::command::Call;
use crate::failure::Failure;
use crate::view::common::Nothing;
use crate::view::favourites::FavouritesResponse;

pub(super) fn run(call: &mut Call<'_>, _: Nothing) -> Result<FavouritesResponse, Failure> {
    Ok(FavouritesResponse { favourites: call.registry.desk()?.favourites()?, changed: Vec::new() })
}

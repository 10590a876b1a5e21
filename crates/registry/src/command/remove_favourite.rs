//! `remove_favourite`: a folder or a search is no longer kept at hand.

use super::shaped::{all_of, id_of};
use crate::command::Call;
use crate::failure::Failure;
use crate::view::common::Topic;
use crate::view::favourites::{FavouritesResponse, RemoveFavouriteRequest};

pub(super) fn run(call: &mut Call<'_>, request: RemoveFavouriteRequest) -> Result<FavouritesResponse, Failure> {
    let desk = call.registry.desk()?;
    desk.remove_favourite(id_of(&request.favourite_id)?)?;
    Ok(FavouritesResponse { favourites: desk.favourites()?, changed: all_of(Topic::Settings) })
}

//! `add_favourite`: keeps a folder, a search or a form at hand.

use super::shaped::all_of;
use crate::command::Call;
use crate::failure::Failure;
use crate::view::common::Topic;
use crate::view::favourites::{AddFavouriteRequest, FavouritesResponse};

pub(super) fn run(call: &mut Call<'_>, request: AddFavouriteRequest) -> Result<FavouritesResponse, Failure> {
    let desk = call.registry.desk()?;
    desk.add_favourite(request.target, request.name.as_deref())?;
    Ok(FavouritesResponse { favourites: desk.favourites()?, changed: all_of(Topic::Settings) })
}

//! The program is killed in the middle of filling in: what it said was saved is there at the next start.

use desktop::Done;
use desktop::house::House;

use super::steps::{find_the_draft, leave_a_draft};

#[tokio::test]
async fn a_draft_outlives_the_program() -> Done<()> {
    let house = House::new()?;
    let page = house.open().await?;
    let form = leave_a_draft(&page).await?;
    house.kill_program()?;
    drop(page);
    find_the_draft(&house, &form).await
}

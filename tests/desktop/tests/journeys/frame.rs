//! The window and the desktop around it: its size outlives the program, and there is one window per vault.

use desktop::Done;
use desktop::frame::Frame;
use desktop::house::House;

#[tokio::test]
async fn the_size_of_the_window_survives_a_restart() -> Done<()> {
    let house = House::new()?;
    let page = house.open().await?;
    let frame = Frame::of(&house)?;
    let (first, drawn) = (frame.size()?, (1_104, 696));
    assert_ne!(first, drawn, "another size than at the first start");
    frame.draw_to(drawn.0, drawn.1)?;
    frame.close(&house)?;
    drop(page);

    let page = house.open().await?;
    assert_eq!(Frame::of(&house)?.size()?, drawn);
    page.close().await
}

#[tokio::test]
async fn a_second_start_opens_no_second_window() -> Done<()> {
    let house = House::new()?;
    let page = house.open().await?;
    let first = house.programs()?;
    house.open_again(house.home(), "--safe-graphics")?;
    assert_eq!(house.programs()?, first, "the first program goes on alone");
    assert_eq!(page.client.windows().await?.len(), 1);
    page.close().await
}

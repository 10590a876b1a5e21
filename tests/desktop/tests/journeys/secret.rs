//! The small window that asks for the secret of a key: one answer goes out of it, and nothing else can.

use std::path::Path;

use desktop::house::House;
use desktop::page::Page;
use desktop::{Done, keys};
use serde_json::json;

#[tokio::test]
async fn the_question_for_a_secret_can_be_answered_and_nothing_else() -> Done<()> {
    let house = House::new()?;
    let key = keys::make(&house.papers(), "CHAN Tai-man 陳大文")?.key;
    house.will_pick(&[&key])?;
    let page = house.open().await?;
    ask_for_a_key(&page, &key).await?;
    page.turn_to_other().await?;
    page.is_accessible("the question for the secret").await?;
    for verb in ["vault_state", "unlock", "search", "plugin:event|listen"] {
        let script = "const [verb, done] = arguments;
            window.__TAURI_INTERNALS__.invoke(verb, { request: {} }).then(() => done('granted'), () => done('refused'))";
        assert_eq!(page.client.execute_async(script, vec![json!(verb)]).await?, json!("refused"), "{verb}");
    }
    page.press_last("Escape").await?;
    page.alone().await?;
    page.close().await
}

/// Picks a key and asks for it to be opened, as the page does. A key that was never picked is refused.
async fn ask_for_a_key(page: &Page, key: &Path) -> Done<()> {
    let refused = "const [key, done] = arguments;
        window.__TAURI_INTERNALS__.invoke('open_key', { request: { key_path: key } }).then(() => done(null), ({ code }) => done(code))";
    let code = page.client.execute_async(refused, vec![json!(key)]).await?;
    assert_eq!(code, json!("desktop-path-not-offered"), "the page cannot make paths up");
    let script = "const request = { purpose: 'key', multiple: false };
        void window.__TAURI_INTERNALS__.invoke('pick_files', { request })
          .then(({ files }) => window.__TAURI_INTERNALS__.invoke('open_key', { request: { key_path: files[0].path } }))
          .catch(() => {})";
    page.ask(script).await.map(drop)
}

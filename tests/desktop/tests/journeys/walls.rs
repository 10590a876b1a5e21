//! What a page could try, were it not ours: none of it is possible from inside the window.

use desktop::Done;
use desktop::house::House;
use serde_json::{Value, json};

/// Asks the shell for a command as a page would, past the window's own code.
const INVOKE: &str = "const [command, given, done] = arguments;
    window.__TAURI_INTERNALS__.invoke(command, given).then(() => done('granted'), (thrown) => done(`refused: ${thrown}`))";

#[tokio::test]
async fn the_page_can_call_the_verbs_and_nothing_of_the_system() -> Done<()> {
    let house = House::new()?;
    let page = house.open().await?;
    let ask = async |command: &str, given: Value| -> Done<String> {
        let answer = page.client.execute_async(INVOKE, vec![json!(command), given]).await?;
        Ok(answer.as_str().unwrap_or_default().to_owned())
    };
    assert_eq!(ask("vault_state", json!({ "request": {} })).await?, "granted");
    for (command, given) in [
        ("give_secret", json!({ "secret": "x" })),
        ("plugin:dialog|open", json!({ "options": {} })),
        ("plugin:window|create", json!({ "options": { "label": "other" } })),
        ("plugin:webview|create_webview_window", json!({ "options": { "label": "other", "url": "index.html" } })),
        ("plugin:window|close", json!({ "label": "main" })),
        ("plugin:fs|read_text_file", json!({ "path": "/etc/passwd" })),
        ("plugin:shell|execute", json!({ "program": "true" })),
        ("plugin:path|resolve_directory", json!({ "directory": 21 })),
        ("no_such_verb", json!({ "request": {} })),
    ] {
        let answer = ask(command, given).await?;
        assert!(answer.starts_with("refused"), "{command}: {answer}");
    }
    page.close().await
}

#[tokio::test]
async fn the_window_stays_on_its_page() -> Done<()> {
    let house = House::new()?;
    let page = house.open().await?;
    page.ask("window.stamp = 'the same page'").await?;
    page.press("F5").await?;
    page.press("Ctrl+r").await?;
    page.press("Alt+ArrowLeft").await?;
    page.ask("window.open('https://example.org/')").await?;
    page.ask("location.href = 'https://example.org/'").await?;
    page.ask("location.href = 'file:///etc/hostname'").await?;
    page.ask("location.href = 'data:text/html,other'").await?;
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    assert_eq!(page.client.current_url().await?.scheme(), "tauri");
    assert_eq!(page.ask("return window.stamp").await?, json!("the same page"));
    assert_eq!(page.client.windows().await?.len(), 1, "no further window has opened");
    assert_eq!(page.ask("return Object.isFrozen(Object.prototype)").await?, json!(true));
    page.close().await
}

#[tokio::test]
async fn what_breaks_the_content_policy_is_stopped_and_noted() -> Done<()> {
    let house = House::new()?;
    let page = house.open().await?;
    let script = "const done = arguments[arguments.length - 1];
        let markup = 'taken';
        try { document.body.innerHTML = '<p>x</p>'; } catch { markup = 'refused'; }
        fetch('https://example.org/').then(() => done([markup, 'fetched']), () => done([markup, 'refused']));";
    assert_eq!(page.client.execute_async(script, Vec::new()).await?, json!(["refused", "refused"]));
    let refused = page.close().await.map_err(|trouble| trouble.to_string());
    assert!(refused.is_err_and(|said| said.contains("content policy")), "what was stopped is noted");
    Ok(())
}

//! Scratch.
use desktop::form::Form;
use desktop::house::House;
use desktop::{Done, keys};
use serde_json::json;
use super::steps::{make_sample_vault};
#[tokio::test]
async fn scratch() -> Done<()> {
    let house = House::new()?;
    let key = keys::make(&house.papers(), "CHAN Tai-man 陳大文")?;
    house.will_pick(&[&key])?;
    let page = house.open().await?;
    make_sample_vault(&page).await?;
    page.ask_with("window.got=null; void window.__TAURI_INTERNALS__.invoke('open_key', { request: { key_path: arguments[0] } }).then((a)=>{window.got=JSON.stringify(a)},(e)=>{window.got=JSON.stringify(e)})", vec![json!(key)]).await?;
    page.turn_to_other().await?;
    page.type_text(keys::PASSPHRASE).await?;
    println!("typed {:?}", page.ask("return document.getElementById('secret').value").await?);
    page.press_last("Enter").await?;
    page.alone().await?;
    page.until("got", "return window.got !== null").await?;
    println!("open_key {:?}", page.ask("return window.got").await?);
    let form = Form::read("GEN-LV-1/11-2026", "apply")?;
    page.go("ui-forms").await?;
    page.fill(&page.word("ui-forms-filter")?, form.number()).await?;
    page.one("option", form.number()).await?.click().await?;
    page.push(&page.word("ui-begin")?).await?;
    page.the("button", &page.word("ui-check")?).await.map(drop)?;
    page.ask("window.broke=[]; window.addEventListener('unhandledrejection',(e)=>broke.push(String(e.reason))); const W=window.Worker; window.Worker=class extends W{constructor(u,o){broke.push('worker '+u); super(u,o); this.addEventListener('error',(e)=>broke.push('werr '+e.message+e.filename+e.lineno));}}").await?;
    form.fill(&page, "apply").await?;
    page.press("Ctrl+Enter").await?;
    page.the("heading", &page.word("ui-check-sign-title")?).await?;
    page.pages_drawn().await?;
    page.ask_with("window.got=null; const call=window.__TAURI_INTERNALS__.invoke; (async()=>{ const draft_id=new URLSearchParams(location.hash.split('?')[1]).get('draft'); const p=await call('preview_form',{request:{draft_id}}); window.pre=JSON.stringify(p); return call('sign_and_hand_over',{request:{draft_id,digest:p.digest,key_path:arguments[0]}}) })().then((a)=>{window.got=JSON.stringify(a)},(e)=>{window.got='ERR'+JSON.stringify(e)+window.pre})", vec![json!(key)]).await?;
    page.turn_to_other().await?;
    page.type_text(keys::PASSPHRASE).await?;
    println!("typed {:?}", page.ask("return document.getElementById('secret').value").await?);
    page.press_last("Enter").await?;
    page.alone().await?;
    page.until("got", "return window.got !== null").await?;
    println!("signed {:?}", page.ask("return window.got").await?);
    println!("work {:?}", page.client.execute_async("const done=arguments[0]; window.__TAURI_INTERNALS__.invoke('my_work',{request:{}}).then((a)=>done(JSON.stringify(a)),(e)=>done(JSON.stringify(e)))", vec![]).await?);
    page.close().await
}

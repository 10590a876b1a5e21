### 各表格通用字眼，以及未能印製表格的原因。

rendition-reference = 檔號
rendition-form-no = 表格編號
rendition-page = 第 { $page } 頁，共 { $pages } 頁
rendition-official-use = 此欄由辦理機關填寫
rendition-continued = { $title }（續）
rendition-signature-of = { $stage }簽署
rendition-signature-apart = { $stage }：另紙簽署
rendition-signature-otherwise = { $stage }的簽署方式
rendition-otherwise = 非以證書簽署：簽署人、日期及方式
rendition-signed-platform = 由持有人的本機簽署
rendition-signed-typed = 以鍵入姓名方式簽署
rendition-signed-ink = 已在紙本上簽署，附有掃描檔
rendition-set-aside = 另行存放的答案
rendition-set-aside-hint = 舊版本的以下答案在新版本並無位置，不屬於所提交的表格。
rendition-set-aside-question = 問題
rendition-set-aside-answer = 答案
rendition-enclosed = 已附上
rendition-enclosed-by-row = 已夾附，每份註明行號
rendition-notes = 備註
rendition-row-number = 項
rendition-signed-by = 簽署人
rendition-signed-at = 簽署時間
rendition-signed-reason = 事由
rendition-yes = 是
rendition-no = 否
rendition-to = 至
rendition-data-of = 「{ $stage }」階段的表格數據

rendition-missing-glyphs = 字型沒有 { $characters }（見「{ $place-zh }」一欄），表格未能按所輸入的文字印製。請改用《香港增補字符集》所收的字，或以文字描述該字。
rendition-field-name = 「{ $name }」不能用作 PDF 表格欄位名稱。表格定義內的名稱只可使用英文字母、數字、「-」及「_」。
rendition-field-twice = 欄位「{ $name }」在頁面上多於一處。表格定義須為每處另定名稱。
rendition-data = 擬嵌入的表格數據並非有效的 JSON，文件未有製成（{ $detail }）。請向系統支援人員報告。
rendition-unknown-field = 文件內未有預留「{ $name }」的位置。該文件按另一版本的表格製成，須以該版本填寫。
rendition-does-not-fit = 文字過長，即使用最小字號亦不能納入「{ $name }」的位置。請縮短文字，或另以附件提交。
rendition-document = 未能讀取前一階段的文件（{ $detail }）。請向前一經辦單位索取文件。
rendition-broken = 未能製成頁面（{ $detail }），並無任何文件歸檔。請向系統支援人員報告。

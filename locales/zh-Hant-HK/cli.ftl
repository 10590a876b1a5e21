### 終端機專用句子。

cli-vault-needed = 沒有指明保管庫。須提供 --vault DIR 或設定 MUNIMENT_VAULT。
cli-passphrase-needed = 沒有提供通行短語，故未有建立保管庫。須提供 --passphrase-file FILE 或設定 MUNIMENT_PASSPHRASE。
cli-bad-lang = 沒有「{ $lang }」這個語言。須指明 en 或 zh-Hant-HK；沒有執行任何操作。
cli-bad-day = 「{ $day }」不是日期。須寫成 YYYY-MM-DD；沒有執行任何操作。
cli-bad-pair = 「{ $pair }」不符合「名稱=值」的寫法。更正後再試；沒有執行任何操作。
cli-one-title = 只可為一個檔案指明標題；沒有歸檔。須逐一歸檔，或不指明標題。
cli-output-exists = { $path } 已經存在。須指明新檔案；沒有簽署任何文件。
cli-init-done = 保管庫已備妥：{ $folders } 個案卷，{ $records } 份檔案。
cli-growing = 已加入 { $done }／{ $of } 份檔案
cli-rebuild-done = 已由 { $events } 項事件重建，並為 { $records } 份檔案編製索引。
cli-due-on = 可於 { $due } 起處置。
cli-signed = 已由 { $by } 簽署。
cli-last-try = 密鑰裝置的個人識別密碼只餘一次嘗試機會，輸入錯誤即會鎖定裝置，因此未有將檔案或環境變數內的密碼交予裝置，亦未簽署任何文件。請在視窗內輸入密碼簽署。
cli-log-whole = 日誌完整：共 { $entries } 項，{ $unanchored } 項尚未錨定。
cli-log-broken = 日誌並不完整：已檢查 { $entries } 項，不符之處列於下文。須保留保管庫原狀，並通知檔案經理。
cli-form-elsewhere = 定義不在本工作台
cli-form-on-paper-only = 只可用紙本
cli-form-no-definition = 尚無定義
cli-form-needs-originals = 須出示正本
cli-form-invented = 練習用虛構表格
cli-form-installed = 已加入：{ $form } { $title }，版本 { $edition }。與目錄所列定義相符。
cli-form-installed-unlisted = 已加入：{ $form } { $title }，版本 { $edition }。目錄未列其定義，由檔案經理的行為確認。
cli-form-sound = { $form } 定義妥當，並通過其全部測試。
cli-form-refused = 不接納 { $form } 的定義，理由如下：
cli-form-unsound = { $form } 定義未妥，原因列於下文。須更正後才可發布。
cli-form-case-failed = 其測試「{ $case }」的結果與所載不符。
cli-form-carried = 已寫入{ $file }，可交由另一工作檯收入；除此檔案外，並無任何內容離開本機。
cli-form-taken = 已收入{ $form }（{ $instance }）。
cli-form-taken-before = 此前已收入{ $form }（{ $instance }），並無更改。
cli-form-returned = 已退回{ $instance }的{ $stage }階段。
cli-track-open = { $stage }
cli-track-due = { $stage }，限期{ $day }
cli-track-late = { $stage }，逾期{ $days }天
cli-track-completed = 已完成
cli-track-refused = 已拒絕
cli-track-withdrawn = 已撤回
cli-original-step = 正本並無「{ $step }」此步驟。請使用 sighted、received 或 returned。
cli-original-outstanding = 尚欠
cli-original-sighted = 已查閱
cli-original-received = 已收存
cli-original-returned = 已發還
cli-prefill-stale = 「{ $label }」為{ $held }；個人資料現為{ $now }。以 --use 採用，或以 --keep 保留答案。
cli-prefill-locked = 「{ $label }」為{ $held }，不可鍵入；個人資料現為{ $now }。以 --use 採用，或以 --keep 保留答案。
cli-take-up-between = 使用情況：{ $from }至{ $to }
cli-take-up-until = 使用情況：截至{ $to }
cli-take-up-line = 開始 { $begun } 份，完成 { $completed } 份（電子簽署 { $signed } 份，紙本 { $paper } 份），辦理中 { $hand } 份，其中逾期 { $late } 份，尚欠正本 { $originals } 份
cli-take-up-period = 並無「{ $typed }」此期間。請使用 month、quarter、financial-year 或 all。
cli-target-completed = 目標：完成 { $value } 份
cli-target-electronic = 目標：電子方式佔 { $value } %
cli-target-reached = 已達標
cli-target-under = 未達標
cli-target-unknown = 尚未有完成的表格
cli-target-set = 已設定 { $form } 的目標。
cli-target-none = 已取消 { $form } 的目標。
cli-form-copied = 副本已寫入 { $name }。
cli-form-filed = 已歸檔為 { $reference }（表格 { $instance }）。
cli-form-filed-apart = 另行歸檔為 { $reference }：{ $title }。
cli-form-blank = 已輸出 { $form } 空白表格，供以手填寫。
cli-form-printed = 已輸出頁面，並保留為草稿（表格 { $instance }）。請列印及簽署，然後以 --instance 及 --scan 提交。
cli-form-passed-on = 已轉交 { $stage } 階段（表格 { $instance }）。
cli-form-imported = { $form }：定義初稿（{ $fields } 個欄位）已寫入 { $file }。未能轉換的內容如下：
cli-form-wrapped = { $form }：{ $official } 的封面頁已寫入 { $file }。請把兩個檔案放在一起。
cli-form-change = { $class ->
    [text] 文字
    [compatible] 兼容
   *[breaking] 不兼容
 }：{ $text }（{ $place }）
cli-form-change-open = { $class ->
    [text] 文字
    [compatible] 兼容
   *[breaking] 不兼容
 }：{ $text }（{ $place }）「migrate」部分並未訂明如何處理。
cli-form-same = 自第 { $version } 版起，填寫或閱讀的內容並無更改。
cli-form-publishable = 整體類別：{ $class ->
    [text] 文字
    [compatible] 兼容
   *[breaking] 不兼容
 }。可在第 { $version } 版之後刊行。
cli-form-not-publishable = 整體類別：{ $class ->
    [text] 文字
    [compatible] 兼容
   *[breaking] 不兼容
 }。在「migrate」部分訂明如何處理答案之前，不能在第 { $version } 版之後刊行。
cli-form-moved = { $fate ->
    [kept] 保留
    [mapped] 轉換
    [needs-attention] 須留意
    [set-aside] 另行存放
   *[computed] 計算得出
 }：{ $label }，{ $from } → { $to }
cli-catalogue-shipped = 程式所附目錄第 { $version } 版，共 { $count } 款表格。
cli-catalogue-issued-by = 目錄第 { $version } 版，共 { $count } 款表格，由 { $publisher } 發出。
cli-catalogue-exported = 已寫出目錄第 { $version } 版，共 { $count } 款表格。
cli-catalogue-issued = 已發出目錄第 { $version } 版，共 { $count } 款表格，其中 { $carried } 款為新增或有改動。
cli-publisher-own = 部門本身
cli-publisher-withdrawn-since = 自 { $day } 起不再採用其新表格：{ $reason }
cli-publisher-recognised = 即日起採用 { $name }（{ $title }）發布的表格。
cli-publisher-withdrawn = 不再採用 { $name }（{ $title }）的新表格；處理中的表格照常辦理。
cli-publisher-exported = 已寫出 { $name }（{ $title }）的資料，供其他部門認可。
cli-form-published = 已刊行 { $form } 的 { $edition } 版。
cli-form-waits = 已交出；下一階段須待「{ $stage }」完成（表格 { $instance }）。
cli-form-closed = 表格已完結（表格 { $instance }）。
cli-usage = 無法讀取命令列：{ $why }。沒有執行任何操作。
cli-usage-hint = 於命令後加上 --help，即可查看寫法。
cli-bad-level = 沒有「{ $level }」這個簽署級別。須指明 b-b、b-t、b-lt 或 b-lta；沒有簽署任何文件。
cli-bad-kind = 沒有「{ $kind }」這類證書。須指明 person、organisation、government-person、government-unit 或 time-stamping。
cli-trust-compare = 放入清單之前，須將 SHA-256 與「{ $name }」的核證機關所公布者核對。
cli-trust-issued = 已發出信任清單第 { $serial } 號，共 { $count } 項，由 { $publisher } 簽署。
cli-trust-exported = 已寫出信任清單第 { $serial } 號，共 { $count } 項，由 { $publisher } 簽署。
cli-level-needs-authority = 級別 { $level } 需要時間戳記機關；沒有簽署任何文件。請以 --tsa 指明其網址。
cli-sign-needs-key = 未有指明如何處理檔案。請指明簽署密鑰，或指明高於 b-b 的級別以保持其簽署可證明。
cli-kept-provable = 檔案的簽署已保持可證明。
cli-proofs-added = 證據及時間戳記：已附加於 { $added } 份已簽署檔案，{ $waiting } 份待辦。
cli-level-reached = 級別：{ $level }。
cli-limit-capped = 每組最多顯示 { $most } 項，故未能按上限 { $limit } 項顯示。可按類目或日期縮窄搜尋範圍。
cli-found-nothing = 沒有找到任何檔案。可改用其他字詞，或減少字詞。
cli-found-exact = 完全符合（共 { $count } 項，顯示 { $shown } 項）：
cli-found-close = 近似（共 { $count } 項，顯示 { $shown } 項）：
cli-withdrawn = 已撤回 { $reference } 的歸檔，其編號不再使用。
cli-edit-unchanged = 維持不變

### 視窗：各畫面的文字。各部分的訊息載於其本身的檔案。

## 框架

ui-screen = 畫面
ui-places = 工作區
ui-work = 我的工作
ui-forms = 表格
ui-files = 案卷
ui-search = 搜尋
ui-keeping = 存廢
ui-sync = 同步
ui-settings = 設定
ui-sample = 示範
ui-language = 語言
ui-search-or-go = 搜尋或前往：文字、檔號、指令
ui-waiting-to-send = { $count ->
    [0] 沒有待傳送項目
   *[other] { $count } 項待傳送
  }
ui-lock = 鎖定
ui-vault-open = 保管庫已開啟
ui-locks-in = { $minutes } 分鐘後鎖定
ui-pane-width = 列表闊度
ui-chosen = 所選項目
ui-waiting = 正在查詢。
ui-and = 、
ui-comma = ，
ui-yes = 是
ui-no = 否
ui-never = 從不
ui-cancel = 取消
ui-save = 儲存
ui-copy = 複製
ui-change = 更改
ui-reason = 理由
ui-close-dialog = 關閉
ui-try-again = 再試
ui-choose = 選擇
ui-calendar = 開啟日曆
ui-optional = 可不填
ui-fault-shell = 系統未有按約定回應：{ $detail }
ui-fault-screen = 本畫面發生故障。已輸入的內容截至最後一秒均已儲存，其餘功能不受影響。（{ $detail }）
ui-fault-number = 查詢編號：{ $number }

## 開啟及首次使用

ui-unlock-title = 開啟保管庫
ui-unlock = 開啟
ui-opening = 正在開啟
ui-passphrase = 通行短語
ui-recovery-key = 復原密鑰
ui-recovery-title = 請抄下復原密鑰
ui-recovery-text = 忘記通行短語時，可憑此密鑰開啟保管庫。密鑰只在此刻顯示，其後不能再次查閱。請抄於紙上，並與本電腦分開保存。
ui-recovery-written = 本人已抄下密鑰
ui-recovery-enter = 進入工作檯
ui-copied = 已複製
ui-not-copied = 未能複製。請選取密鑰，自行複製。
ui-show-typed = 顯示所輸入文字
ui-hide-typed = 隱藏所輸入文字
ui-vault-trouble = 保管庫
ui-unlock-keyring = 使用系統密鑰圈
ui-use-recovery = 使用復原密鑰
ui-use-passphrase = 使用通行短語
ui-vault-busy = 保管庫已在另一視窗開啟
ui-vault-busy-next = 同一保管庫每次只可由一個程式使用。請關閉另一視窗，或待其工作完成後再啟動本視窗。
ui-first-title = 設定本工作檯
ui-first-question = 本工作檯的檔案由何處作準
ui-first-own = 只限本機
ui-first-sample = 示範部門
ui-first-server = 檔案伺服器
ui-first-hint-own = 由本工作檯自行作準，資料概不傳送，檔號即時為正式編號。
ui-first-hint-sample = 載有虛構部門的檔案分類表、表格、人員及檔案，以供試用；全部存於本機。
ui-first-hint-server = 檔案分類表及表格由所屬部門提供。下一步輸入伺服器網址及一次性登記碼。
ui-first-name = 姓名
ui-first-post = 職位
ui-first-passphrase-help = 用以開啟本電腦上的保管庫。宜長不宜繁，可以貼上。
ui-first-keyring = 同時以系統密鑰圈開啟
ui-first-keyring-hint = 已登入本電腦的人員每次登入可藉此開啟保管庫一次；鎖定後須輸入通行短語。
ui-first-make = 建立保管庫
ui-first-making = 正在建立保管庫

## 我的工作

ui-tray-to-sign = 待簽署
ui-tray-returned = 退回本人
ui-tray-to-complete = 待填部分
ui-tray-to-file = 待歸檔
ui-tray-attention = 待處理
ui-tray-review = 待覆檢
ui-tray-empty = 沒有項目
ui-do-to-sign = 核對及簽署
ui-do-returned = 更正
ui-do-to-complete = 填寫此部分
ui-do-to-file = 歸檔
ui-do-attention = 查看所需處理
ui-do-review = 覆檢
ui-work-count = { $count ->
    [0] 沒有待辦事項
   *[other] { $count } 項待辦
  }
ui-work-empty = 沒有待辦事項。可隨時填寫新表格。
ui-since = 收到
ui-due-label = 限期
ui-due = { $on }前
ui-overdue = 已逾期
ui-overdue-since = { $on }起逾期

## 表格

ui-forms-filter = 表格編號、名稱或事項
ui-forms-count = { $count } / { $total } 份表格
ui-forms-none = 沒有表格符合所輸入文字。可改用表格編號，或減少文字。
ui-drafts = 草稿
ui-all-forms = 所有表格
ui-draft = 草稿
ui-edition = 版本
ui-edition-of = { $edition } 版
ui-stages = 階段
ui-signs = 須簽署
ui-working-days = { $days } 個工作天內
ui-attachments = 附件
ui-begin = 開始填寫
ui-continue = 繼續填寫
ui-discard = 刪除草稿
ui-saved = 已儲存 { $at }
ui-not-saved = 尚未儲存
ui-form = 表格
ui-no-draft = 未選取草稿。可填寫新表格，或由「我的工作」繼續。

## 填寫

ui-sections = 部分
ui-nothing-open = 全部填妥
ui-open-count = 尚有 { $count } 項未妥
ui-section-open = { $count } 項未妥
ui-section-done = 填妥
ui-official-use = 由辦理機關填寫
ui-check = 核對
ui-problems = 尚有 { $count } 項未妥
ui-problem-at = { $label }：{ $problem }
ui-returned-by = { $post }{ $name }於{ $at }退回
ui-newer-edition = 本表格已刊行 { $edition } 版。本草稿沿用原有版本。
ui-newer-edition-until = 本表格已刊行 { $edition } 版。本草稿沿用原有版本，接受日期至{ $until }止。
ui-name-zh = 中文
ui-name-en = 英文
ui-no-rows = 尚未填寫。
ui-add-row = 加一行
ui-row = 第 { $number } 行
ui-row-acts = 移動或移除
ui-row-up = { $row }上移
ui-row-down = { $row }下移
ui-row-remove = 移除{ $row }
ui-attach = 加入附件
ui-detach = 取消附件 { $name }
ui-accepts = 接受格式：{ $kinds }。
ui-original-copy-enough = 副本即可。
ui-original-certified-copy = 須為經核證的真確副本。
ui-original-sighted = 須向辦理機關出示正本。
ui-original-original-follows = 正本另行郵寄或親遞。
ui-original-original-kept = 正本由辦理機關保存。
ui-return = 退回表格
ui-return-title = 退回先前的辦理機關
ui-return-to = 退回
ui-return-reasons = 理由
ui-return-reasons-help = 對方會在表格頂端看到。請列明須更正之處。
ui-stage-done = 已完成
ui-stage-open = 辦理中
ui-stage-waiting = 未到
ui-stage-returned = 已退回
ui-stage-skipped = 無需辦理

## 核對及簽署

ui-check-sign-title = 核對及簽署
ui-check-hand-title = 核對及送交
ui-document = 文件
ui-pages-as-signed = 將予簽署的頁面
ui-pages-count = 共 { $count } 頁
ui-page-number = 第 { $number } 頁
ui-preview-failed = 未能在此顯示文件。文件完整，可以匯出。
ui-i-declare = 本人聲明
ui-as-whom = 簽署人
ui-it-covers = 簽署範圍
ui-covers-answers = { $answers } 項答案，共 { $pages } 頁（{ $size }）
ui-earlier-seal = { $post }{ $name }於{ $at }簽署
ui-left-out = 不適用而未列入：{ $fields }
ui-goes-to = 送交{ $to }（{ $stage }）。
ui-files-under = 將歸入 { $reference } { $title }。
ui-no-key = 本工作檯尚未有簽署密鑰。
ui-other-key = 使用其他密鑰
ui-issued-by = { $issuer }簽發
ui-valid-until = 有效期至{ $until }
ui-sign-and-pass-on = 簽署及送交
ui-sign-and-file = 簽署及歸檔
ui-hand-and-pass-on = 送交
ui-hand-and-file = 歸檔
ui-signing = 正在簽署
ui-back-to-form = 返回表格
ui-filed = 已歸檔
ui-passed-on = 已送交
ui-passed-to = 送交{ $to }
ui-filed-text = 表格及附件已成為檔案，可用文字搜尋，並會在下次同步時傳送。
ui-passed-text = 對方在下次同步後會在其工作中收到本表格。經簽署的內容任何人均不能更改。
ui-show-record = 查看檔案

## 案卷

ui-file-plan = 檔案分類表
ui-plan-short = 分類表
ui-back-to-plan = 返回檔案分類表
ui-register = 登記冊
ui-all-records = 所有檔案
ui-node-open = 開放
ui-node-closed = 已結
ui-node-destroyed = 已銷毀
ui-node-count = { $reference } · { $count } 份檔案
ui-part-count = { $reference } · { $count } / { $limit } 份
ui-opened = { $on }開立
ui-closed = { $on }結束
ui-col-number = 編號
ui-col-reference = 檔號
ui-col-title = 標題
ui-col-kind = 類型
ui-col-dated = 日期
ui-col-due = 保存至
ui-kind-document = 文件
ui-kind-email = 電郵
ui-kind-form = 表格
ui-kind-scan = 掃描本
ui-kind-physical = 紙本
ui-no-records = 此處尚未歸檔。可將文件拖放至視窗，或按 Ctrl+O 選取。
ui-file-documents = 文件歸檔
ui-open-folder = 開立案卷
ui-open-folder-in = 在{ $class }下開立案卷
ui-open-part = 開立下一分卷
ui-close-part = 結束分卷
ui-close-part-title = 結束 { $reference }
ui-close-part-text = 分卷結束後不再收檔。「{ $folder }」的下一附件須歸入新分卷。
ui-file = 歸檔
ui-file-title = { $count } 份文件歸檔
ui-which-file = 歸入案卷
ui-which-file-help = 檔號、標題或英文首字母。最近使用者排首位。
ui-title-help = 如留空，由文件取得。
ui-suggest-last = 最近使用
ui-suggest-favourite = 常用
ui-suggest-match = { "" }
ui-drop-here = 放開以歸檔
ui-filed-some = 已歸檔 { $filed } 份，{ $refused } 份未獲接納。

## 檔案

ui-record = 檔案
ui-filed-under = 歸入
ui-former = 原檔號 { $references }
ui-awaiting-number = 待編號
ui-held = 凍結
ui-security-restricted = 限閱文件
ui-security-confidential = 機密
ui-security-secret = 高度機密
ui-components = 檔案內的文件
ui-no-components = 本檔案沒有文件。
ui-no-preview = 未能在此顯示 { $name }，可按原狀匯出。
ui-seals = 簽署
ui-seal-whole = 簽署完整可信
ui-seal-unknown = 簽署未能判定
ui-seal-broken = 簽署已破損
ui-verify-again = 重新核驗
ui-verifying = 正在核驗
ui-verified-at = { $at }核驗。
ui-time-proven = 時間經證明
ui-time-claimed = 簽署人所述時間
ui-time-none = 沒有時間
ui-why = 依據為何
ui-rule = 規則 { $rule } { $title }
ui-time-bar = 保存期已過 { $percent }%
ui-metadata = 檔案資料
ui-source = 出處
ui-source-inherited = 承自 { $from }
ui-source-extracted = 讀自文件
ui-source-form = 取自表格
ui-change-element = 更改{ $element }
ui-reason-help = 檔案傳送後如予更改，須說明理由，並載入紀錄。
ui-history = 紀錄
ui-old-new = 由 { $old } 改為 { $new }
ui-proof-here = 已存於本機
ui-proof-sent = 已傳送
ui-proof-accepted = 伺服器已接納
ui-proof-anchored = 已錨定

## 搜尋

ui-search-words = 文字、檔號、from:姓名、year:2026
ui-search-how = 輸入中文、英文或檔號，結果隨輸入顯示。
ui-search-for = 搜尋「{ $words }」
ui-filters = 篩選
ui-hits = 結果
ui-exact = 完全相符
ui-close = 相近
ui-found = 完全相符 { $exact } · 相近 { $close }
ui-nothing-found = 沒有檔案載有所輸入文字。可減少文字再試，單字會兼查異體。
ui-clear-search = 清除搜尋
ui-understood = 文字的解讀
ui-without = 不按{ $what }搜尋
ui-index-waiting = 尚有 { $count } 份檔案待讀取，未能搜得。
ui-facet-class = 類別
ui-facet-kind = 類型
ui-facet-year = 年份
ui-facet-signed = 簽署
ui-facet-held = 凍結

## 存廢

ui-keeping-sub = 未來十年到期的檔案
ui-due-list = 到期檔案
ui-due-count = { $count } 份檔案已有到期日
ui-due-unknown = 未有日期
ui-nothing-due = 本月沒有檔案到期。
ui-months = 按月到期
ui-month-due = { $month }：{ $due } 份到期，{ $held } 份凍結
ui-keeping-choose = 選取檔案以查看保存期的依據。
ui-action-destroy = 銷毀
ui-action-transfer = 移交
ui-action-review = 覆檢
ui-action-permanent = 永久保存
ui-action-none = { "" }

## 同步

ui-exchange = 同步情況
ui-sync-alone = 只限本機
ui-sync-synced = 已同步 { $at }
ui-sync-waiting = { $waiting } 項待傳送
ui-sync-exchanging = 正在同步
ui-sync-offline = { $at } 起離線
ui-sync-attention = { $attention } 項待處理
ui-sync-never = 尚未同步
ui-sync-unreachable = 離線
ui-sync-running = 正在同步
ui-outbox = 待傳送
ui-outbox-empty = 沒有待傳送項目
ui-recent = 伺服器已回覆
ui-recent-here = 本機已辦理
ui-operation-queued = 輪候
ui-operation-accepted = 已接納
ui-operation-logged = 已證明
ui-operation-refused = 未獲接納
ui-told-queued = 現存於本機，下次同步時傳送。
ui-told-queued-offline = 現存於本機。自 { $at } 起未能連接伺服器，恢復連接後隨即傳送。
ui-told-accepted-server = 伺服器已接納。其在日誌中的位置尚未載於本機核驗過的已簽署鏈首之內。
ui-told-accepted-here = 本機已接納。其在日誌中的位置尚未載於已簽署鏈首之內。
ui-told-logged-server = 伺服器已接納，其所屬的已簽署鏈首亦經本機核驗。其後如遭刪去，必被察覺。
ui-told-logged-here = 本機已接納，並已載於已簽署鏈首之內。其後如遭刪去，必被察覺。
ui-told-refused-server = 伺服器未予接納，原因及處理方法見「待處理」。
ui-told-refused-here = 未獲接納，資料並無更改。
ui-asked-at = 提出
ui-accepted-at = 接納
ui-place = 日誌位置
ui-place-of = { $scope } 第 { $position } 項
ui-head = 已簽署鏈首
ui-head-server = 伺服器簽署並經本機核驗至第 { $head } 項
ui-head-here = 本機簽署至第 { $head } 項
ui-server = 伺服器
ui-only-this-pc = 沒有。所有資料存於本機，檔號即時為正式編號。
ui-fingerprint = 指紋
ui-last-exchange = 上次同步
ui-offline = 離線
ui-waiting-label = 待傳送
ui-since-when = 自 { $at }
ui-anchored = 已證明至
ui-anchored-to = 共 { $entries } 項，由伺服器簽署並已在此核驗
ui-anchored-here = 共 { $entries } 項，由本機簽署
ui-anchored-none = 尚未核驗任何已簽署鏈首
ui-connect-title = 連接檔案伺服器
ui-connect-text = 本工作檯隸屬檔案伺服器，連接前不能歸檔。網址及登記碼由檔案經理提供。
ui-connect-url = 伺服器網址
ui-connect-url-help = 按通知所載，以 https:// 開首
ui-connect-code = 一次性登記碼
ui-connect-code-help = 只供一部工作檯使用一次。
ui-connect = 連接
ui-connecting = 正在連接
ui-journal = 日誌
ui-journal-text = 一切更改均載於日誌，每項與前項相扣。核驗時會讀取全部內容。
ui-journal-verify = 核驗日誌
ui-journal-whole = 日誌完整：共 { $entries } 項，其中 { $unanchored } 項尚未錨定。
ui-journal-broken = 日誌不完整。請保持本機原狀，並通知檔案經理。
ui-tray-kind-refused = 伺服器未接納
ui-tray-kind-conflict = 兩個版本
ui-tray-kind-number = 編號
ui-tray-kind-unreadable = 沒有可讀文字
ui-tray-kind-signature = 簽署
ui-element = 資料項目
ui-mine = 本機
ui-theirs = 伺服器

## 核驗文件

ui-check-text = 任何來源的已簽署 PDF 均可在此核驗，不會歸檔，亦不會傳送。
ui-choose-document = 選取文件
ui-verdict-valid = 完整可信
ui-verdict-invalid = 無效
ui-verdict-indeterminate = 未能判定

## 設定

ui-theme = 外觀
ui-theme-system = 跟隨系統
ui-theme-light = 淺色
ui-theme-dark = 深色
ui-theme-contrast = 高對比
ui-density = 行距
ui-density-compact = 緊密
ui-density-comfortable = 寬鬆
ui-size = 大小
ui-lock-after = 閒置鎖定
ui-minutes = { $count } 分鐘
ui-single-keys = 單一字母作指令
ui-single-keys-hint = 在欄位以外適用，例如 / 為搜尋，g f 為檔案分類表。
ui-preedit = 在欄位內顯示輸入中的中文
ui-preedit-hint = 重新開啟視窗後生效。如輸入法重複顯示文字，可予關閉。
ui-health = 保管庫狀況
ui-health-text = 檢查有何不妥及如何處理。重建會由日誌重新製作搜尋索引，資料不會遺失。
ui-doctor = 檢查
ui-rebuild = 重建索引
ui-rebuilding = 正在重建
ui-rebuilt = 新索引載有 { $count } 份檔案。
ui-level-good = 正常
ui-level-remark = 注意
ui-level-fault = 故障

## 指令及按鍵

ui-offers = 建議
ui-offers-commands = 指令
ui-offers-records = 檔案
ui-offers-folders = 案卷
ui-offers-forms = 表格
ui-offers-search = 搜尋
ui-keys-title = 按鍵
ui-scope-global = 各處適用
ui-scope-work = 我的工作
ui-scope-list = 列表內
ui-scope-record = 檔案
ui-scope-fill = 填寫
ui-scope-search = 搜尋
ui-cmd-palette = 搜尋或前往
ui-cmd-search = 搜尋
ui-cmd-go-work = 前往我的工作
ui-cmd-go-forms = 前往表格
ui-cmd-go-files = 前往案卷
ui-cmd-go-search = 前往搜尋
ui-cmd-go-keeping = 前往存廢
ui-cmd-go-sync = 開啟同步中心
ui-cmd-go-settings = 設定
ui-cmd-new-form = 新表格
ui-cmd-add-files = 文件歸檔
ui-cmd-check-file = 核驗已簽署文件
ui-cmd-next-pane = 下一區
ui-cmd-previous-pane = 上一區
ui-cmd-language = 中文 / English
ui-cmd-theme = 更改外觀
ui-cmd-keys = 按鍵
ui-cmd-larger = 放大
ui-cmd-smaller = 縮小
ui-cmd-normal-size = 原來大小
ui-cmd-lock = 鎖定保管庫
ui-cmd-sync-now = 立即同步
ui-cmd-list-down = 下一行
ui-cmd-list-up = 上一行
ui-cmd-list-open = 開啟此行
ui-cmd-finish = 完成：核對、簽署、歸檔
ui-cmd-back = 返回
ui-cmd-row-add = 加一行
ui-cmd-row-up = 此行上移
ui-cmd-row-down = 此行下移
ui-cmd-row-remove = 移除此行
ui-cmd-copy-reference = 複製檔號
ui-cmd-why = 保存期的依據
ui-cmd-verify = 核驗簽署
ui-cmd-history = 紀錄
ui-cmd-information = 檔案資料
ui-cmd-filters = 篩選

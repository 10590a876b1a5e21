### 工作台的回應。

registry-locked = 保管庫已上鎖。以通行短語開啟。
registry-no-vault = 此處尚未有保管庫。須先建立。
registry-header-not-text = 保管庫的標頭檔（vault.toml）已損壞。從備份還原；資料並無更改。
registry-header-missing = 保管庫的標頭檔（vault.toml）不見了。從備份還原 vault.toml；資料並無更改。
registry-header-missing-hint = 從此保管庫的備份把 vault.toml 複製回其資料夾。沒有標頭檔，任何通行短語均不能開啟保管庫，本程式亦不會在其上另建新庫。
registry-passphrase-after-lock = 上鎖後不能單憑密鑰圈開啟保管庫。須輸入通行短語。
registry-clock-needs-sample = 只有示範保管庫可指定今日以外的日期。
registry-no-holder = 本機尚未加入所屬部門。須以一次性代碼連接檔案伺服器。
registry-not-found = 本機並無檔號 { $reference }。核對檔號，或以文字搜尋。
registry-not-there-then = { $reference } 於 { $day } 完結時尚未存在。須查詢較後的日期。
registry-no-such-day = { $day } 超出日曆範圍。須提供其他日期。
registry-not-a-folder = { $reference } 並非案卷。須提供案卷、卷或類目的檔號。
registry-nothing-to-destroy = 於 { $on } 並無可銷毀的檔案，無從開列清單。可查詢較後日期，或以 retention explain 查閱檔案未可存廢的原因。
registry-no-receipt = { $reference } 尚無收據：未有資料顯示檔案伺服器已將其載入日誌。與伺服器交換（sync）後可再查詢。
registry-not-a-record = { $reference } 並非檔案。須提供檔案的檔號。
registry-no-open-part = 案卷 { $folder } 沒有現用的一卷。須先開立下一卷。
registry-class-folders = 類目 { $class } 之下有 { $count } 個案卷。須指明歸入哪一個案卷。
registry-no-such-class = 並無類目 { $class }。在分類表核對其編號。
registry-file-missing = 找不到檔案 { $path }。核對名稱；沒有執行任何操作。
registry-not-a-file = { $path } 不是檔案。須逐一選取檔案。
registry-unknown-metadata = 並無元數據項目 { $name }。可用項目為 date、creator、organisation、security、kind 及 personal_data。
registry-bad-metadata = { $name } 不可為「{ $value }」。更正後再歸檔。
registry-index-closed = 搜尋索引未開啟。執行 rebuild。
registry-sample = 示範
registry-no-such-form = 並無表格 { $form }。參閱 form list。
registry-form-not-here = 表格 { $form } 的定義不在本工作台。可與檔案伺服器同步，或以檔案加入。
registry-form-on-paper = 表格 { $form } 尚無電子定義。須填寫其紙本表格。
registry-install-damaged = { $name } 不能讀作表格定義。沒有加入任何內容；應索取另一份檔案。
registry-install-other = { $name } 並非目錄為表格 { $form } 所列的定義：內容曾被更改，或屬另一版本。沒有加入任何內容；應向檔案伺服器或表格的發出部門索取檔案。
registry-install-damaged-form = { $name } 已損壞：其中載有表格 { $form }，但不能讀作其定義。沒有加入任何內容；應索取另一份檔案。
registry-asset-not-here = 表格 { $form } 的官方 PDF { $name } 尚未存於本機。與檔案伺服器同步後再試。
registry-no-such-asset = 表格 { $form } 沒有官方 PDF { $name }。
registry-install-unsigned = 表格 { $form } 由 { $publisher } 發布，而此檔案沒有其簽署。沒有加入任何內容；應向其索取已簽署的檔案。
registry-publisher-unreadable = { $name } 並非表格發布者的檔案。須向發布者索取以 publisher export 寫出的檔案。
registry-publisher-other = { $name } 的內容已與所顯示的不同，未有認可任何發布者。須重新選取檔案，並與發布者核對。
registry-no-such-publisher = 本部門並無認可的發布者 { $name }。以 publisher list 查看已認可的發布者。
registry-publisher-none = 部門尚未發布自己的表格，因此沒有可供其他部門認可的簽署。須先發布表格。
registry-install-here = { $name } 所載的表格 { $form }（版本 { $edition }）已在本工作台。沒有作出更改。
registry-no-such-instance = 並無編號 { $instance } 的處理中表格。核對編號，或先同步。
registry-instance-closed = 此表格已完結，不能再填寫。
registry-stage-closed = 「{ $stage }」階段已不再開放處理：表格已被退回、拒絕或撤回。已填寫的內容會保留，階段再次開放時可繼續。
registry-other-form = 該份表格屬 { $form }。須指明該表格。
registry-form-problems = 此階段尚未填妥：有 { $count } 項問題，首項在 { $path }（{ $first }）。可用 form eval 查看全部。
registry-file-unknown = 檔案分類表內並無 { $reference } 這個案卷。請從分類表選取，或更正檔號。
registry-form-unreadable = 表格定義無法讀取。向發布者索取正確的定義。
registry-form-record = 無法得出此表格所成的檔案。可聯絡表格發布者。
registry-key-needed = 此階段須以簽署作結。須指明簽署密鑰。
registry-key-secret-needed = 缺少簽署密鑰的通行短語。以檔案或 MUNIMENT_KEY_PASSPHRASE 提供。
registry-no-signature-place = 表格沒有此簽署的位置。可聯絡表格發布者。
registry-signature-not-whole = 所作的簽署未能證實完整，故沒有歸檔。再試一次；如問題持續，執行 doctor。
registry-not-a-certificate = { $path } 內沒有證書。須提供 PEM 或 DER 檔案。
registry-not-one-certificate = { $path } 內有多張證書。須提供只載一張證書的檔案。
registry-no-trust-list = 部門未有發出信任清單。
registry-not-evidence = { $path } 內沒有撤銷證書清單、證書狀態回覆或證書。須提供 PEM 或 DER 檔案。
registry-stamp-address = 「{ $address }」不是時間戳記機關的網址。須以 http:// 或 https:// 開首。
registry-outside-silent = { $address } 沒有回應（{ $detail }）。請稍後再試。
registry-verdict-valid = 有效
registry-verdict-invalid = 無效
registry-verdict-indeterminate = 無法判定
registry-desk-decides-itself = 本機自行處理（「只用此電腦」）。如要加入伺服器，須為其另建保管庫。
registry-joined-already = 本機已加入檔案伺服器。
registry-not-joined = 本機尚未加入檔案伺服器。須提供伺服器地址及一次性代碼。
registry-url-not-safe = { $url } 並非安全的地址。本機以外的地址必須以 https 開始。
registry-doctor-one-slot = 此保管庫只有一個開啟方法。加設復原密鑰，以免忘記通行短語時資料盡失。
registry-doctor-log = 日誌完整（{ $entries } 項）。
registry-doctor-files = { $count } 個檔案完整。
registry-doctor-index = 搜尋索引完整。
registry-doctor-unfiled = 有 { $count } 份表格已完成而未成為檔案。
registry-doctor-component = { $reference } 的檔案 { $name } 已損壞（{ $why }）。須從備份還原。
registry-doctor-rebuild = 執行 rebuild。
registry-output-exists = { $path } 已經存在，不會覆寫。須指明空資料夾。
registry-file-exists = { $path } 已經存在，不會覆寫。須選用另一名稱。
registry-name-of-pdf = { $path } 是本表格的官方 PDF 隨表格儲存時所用的名稱。表格須選用另一名稱。
registry-exported = 已輸出 { $reference } 的檔案。
registry-exported-attachment = 已輸出表格 { $instance } 的檔案。
registry-noted-begun = 已在此工作台開始填寫 { $form }。
registry-noted-taken = 已在此工作台取用 { $form } 的副本。
registry-take-up-backwards = 期間於 { $to } 結束，早於開始日期。請提供不遲於結束日期的開始日期。
registry-target-manager = 只有檔案經理可設定目標。請聯絡檔案經理。
registry-target-period = 目標以月、季度或財政年度計算。請選擇其一。
registry-handed-to-print = 已將 { $reference } 的 { $name } 交予系統列印。
registry-print-only-pdf = { $name } 並非 PDF，而此處只可按原樣列印 PDF。可另存副本，以所屬程式列印。
registry-no-printing = 此處不能列印。可輸出檔案，再列印該檔案。
registry-dragged-out = 已將 { $reference } 的 { $name } 交出，以供拖放至其他程式。
registry-no-dragging = 此處不能把檔案拖出。可輸出檔案。
registry-bad-request = 要求不符合約定的結構（{ $why }）。
registry-unknown-verb = 並無操作 { $verb }。
registry-bad-id = { $id } 並非識別碼。
registry-holder-needed = 自設保管庫須填寫姓名及職位。
registry-one-way-to-open = 只可選用一種開啟方法：通行短語、密鑰圈或復原密鑰。
registry-preview-changed = 表格在預覽後已更改。須重新查看後再簽署。
registry-batch-empty = 沒有可簽署的表格。最少選取一份。
registry-batch-too-many = 一次最多簽署 { $most } 份表格。須移除部分表格。
registry-batch-twice = 待簽署的表格有重複。每份只可選取一次。
registry-batch-over = 此次簽署已結束。已簽署的表格已交出，其餘表格保持原狀。如要簽署，須重新選取。
registry-not-printed = 本機未曾列印此表格的頁面。請列印、簽署並附上掃描檔；如屬以手填寫的空白表格，請註明。
registry-printed-other = 列印頁面後，答案曾經更改，已簽署的紙本與現時內容不符。請重新列印及簽署。
registry-scan-kind = 「{ $name }」不能用作存證的掃描檔。請將已簽署的紙本掃描為 PDF、JPEG 或 PNG。
registry-scan-not-here = 已簽署紙本的掃描檔尚未送達本機。請先同步，然後再試。
registry-secret-of-key = 簽署密鑰 { $key } 的通行短語
registry-pin-of-key = 簽署密鑰 { $key } 的個人識別密碼
registry-pin-of-key-few = 簽署密鑰 { $key } 的個人識別密碼。裝置鎖定之前只餘少數嘗試次數，請先核對密碼然後輸入。
registry-pin-of-key-last = 簽署密鑰 { $key } 的個人識別密碼。只餘一次嘗試機會，輸入錯誤即會鎖定裝置。如不能確定，請取消並向發證機關查詢。
registry-pin-again = 簽署密鑰 { $key } 的個人識別密碼（此密鑰每次簽署均須輸入）
registry-key-not-now = 此密鑰的證書今日並非有效。
registry-key-not-put-in = 尚未插入其智能卡或密鑰裝置。
registry-key-file-gone = 密鑰檔案已不在原處。
registry-module-not-added = 從未加入 { $path }。
cancelled = 已取消。
registry-keeping-due = { $action ->
    [destroy] 可於 { $due } 起銷毀。
    [transfer] 可於 { $due } 起移交。
    [review] 可於 { $due } 起覆檢。
    [appraise] 可於 { $due } 起鑑定。
   *[other] 於 { $due } 到期。
 }
registry-keeping-permanent = 永久保存。
registry-keeping-waiting = { $reason ->
    [open] 該卷尚未結束，繼續保存。
    [no-event] 待觸發事件出現後起算保存期。
   *[other] 待取得起算保存期的資料。
 }
registry-keeping-conflict = 最長與最短保存期互相抵觸，須由檔案覆檢決定。
registry-keeping-unscheduled = 此檔案沒有適用的存廢類別。

# 個別操作的拒絕

registry-no-such-draft = 並無此草稿。可能已移交或放棄；可在「我的工作」查看。
registry-no-such-file = 此處並無此檔案。重新開啟該份檔案或草稿。
registry-attachment-not-here = 附件 { $name } 尚未在本機。先同步，然後再做一次。
registry-attach-row = 每行各有「{ $slot }」。請指明行號，例如 { $slot }@1。
registry-attach-no-row = 「{ $slot }」屬整份表格，毋須指明行號。
registry-original-which = 「{ $slot }」有多個副本。請以行號（例如 { $slot }@1）、檔名或 SHA-256 指明其一。
registry-not-in-tray = 此項目已不在待處理匣內。重新開啟待處理匣。
registry-trust-unreadable = 保管庫內一張受信任的證書無法讀取，故未作判斷。在設定移除該證書，再重新加入。
registry-no-certificate = { $name } 內沒有可讀取的證書。請選取核證機關的證書（PEM 或 DER 格式）。
registry-no-such-anchor = 受信任的證書之中沒有這一張。重新開啟設定，查看現有的證書。
registry-anchor-added = 已信任證書：{ $subject }，SHA-256 { $fingerprint }
registry-anchor-removed = 不再信任證書：{ $subject }，SHA-256 { $fingerprint }
registry-sample-is-alone = 示範部門自行作決定，不會連接伺服器。請二者擇一。
registry-reason-needed = 須說明原因。簡述原因後再試。
registry-nothing-chosen = 沒有選取檔案，或清單已有變動。須重新選取。
registry-preview-gone = 此預覽已不再保留。重新預覽更改，然後執行。
registry-undo-reason = 復原：{ $reason }
registry-undo-without-reason = 復原
registry-changed-since = 其後再有更改，故保持現狀。開啟該份檔案比對。
registry-no-files = 此檔案沒有電子檔。
registry-not-a-directory = { $path } 不是資料夾。須選擇另一個。
registry-no-subject = { $reference } 及其所屬的卷均沒有可用以查核「{ $fact }」的識別碼。對照該檔案的存廢類別，核對此項事實。
registry-scope-needs-node = 須指明類目、案卷或卷。在檔案分類表選取。
registry-no-such-element = 並無元數據項目 { $name }。須使用檔案所示的項目名稱。
registry-nothing-to-verify = { $name } 不含 PDF 檔，沒有簽署可供核實。選取載有 PDF 檔的檔案。
registry-too-large-to-show = { $name } 過大，未能在此顯示。匯出後再開啟。
registry-no-such-choice = 並無名為 { $choice } 的處理方法。須從待處理匣所列的方法中選取。

# 元數據的值

registry-value-10-administrative = 行政檔案
registry-value-10-programme = 業務檔案
registry-value-12-document = 文件
registry-value-12-e-mail = 電郵
registry-value-12-form = 表格
registry-value-12-scan = 掃描文件
registry-value-12-photo = 照片
registry-value-12-web = 網頁
registry-value-12-message = 訊息
registry-value-12-data = 數據集
registry-value-12-physical = 實體檔案
registry-value-15-electronic = 電子
registry-value-15-physical = 實體
registry-value-15-hybrid = 混合
registry-value-18 = { $captured } 收納，{ $accepted } 獲接受，列為日誌第 { $index } 項
registry-value-18-waiting = { $captured } 收納，尚未獲接受
registry-value-20-open = { $opened } 開立，尚未結束
registry-value-20-closed = { $opened } 開立，{ $closed } 結束
registry-value-29-as-folder = 沿用案卷的級別
registry-value-29-unclassified = 非機密
registry-value-29-restricted = 限閱
registry-value-29-confidential = 機密
registry-value-29-secret = 高度機密
registry-value-29-top-secret = 絕對機密
registry-value-33-yes = 是
registry-value-33-no = 否
registry-value-38-inherited = 承自 { $from }
registry-value-38-direct = 在此檔案直接編定
registry-value-38-override = 在此檔案編定，以代替所承類別：{ $reason }
registry-value-38-none = 並無存廢類別適用於此檔案
registry-value-39-declared = 檔案的宣告
registry-value-39-part-closed = 該卷的結束
registry-value-39-date = 檔案的日期「{ $element }」
registry-value-39-event = 事件「{ $event }」
registry-value-39-fixed = { $on } 當日
registry-value-39-immediate = 即時
registry-value-39-stage-completed = 上一階段的完成
registry-value-39-permanent = 永不開始
registry-value-39-after = 下列事項之後{ disposal-period }：{ $of }
registry-value-39-latest = 下列最遲者：{ $of }
registry-value-39-earliest = 下列最早者：{ $of }
registry-value-39-first-known = 下列首個已知者：{ $of }
registry-value-40 = { disposal-period }，由{ disposal-cut-off }起計
registry-value-40-permanent = 永久保存
registry-value-41-office = 辦公室
registry-value-41-records-centre = 檔案中心
registry-value-41-server = 檔案伺服器
registry-value-41-archives = 歷史檔案館
registry-value-42-destroy = 銷毀
registry-value-42-transfer = 移交
registry-value-42-appraise = 鑑定
registry-value-42-microfilm = 製作縮微膠片
registry-value-42-review = 覆檢
registry-value-42-permanent = 永久保存
registry-value-43-none = 尚無觸發事件
registry-value-44 = 起算日 { $base }，期滿日 { $end }，可存廢日 { $due }
registry-value-45-unscheduled = 未編定存廢類別
registry-value-45-waiting = 等待中
registry-value-45-running = 保存期內
registry-value-45-due = 已屆可存廢日
registry-value-45-permanent = 永久保存
registry-value-45-conflict = 期限互相牴觸
registry-value-no-files = 並無檔案
registry-value-58 = { $by }：{ $state ->
    [valid] 完整並可信
    [invalid] 已損壞
   *[indeterminate] 完整，未判斷是否可信
 }
registry-value-58-none = 並無簽署
registry-value-68 = { $count ->
    [0] 尚未獲接受
   *[other] { $count } 項，最近一項在 { $last }
 }

# 所作的更改

registry-history-agent-registered = 已登記人員
registry-history-class-added = 已加入類目
registry-history-schedule-published = 已公布存廢期限表
registry-history-publisher-recognised = 已認可表格發布者
registry-history-publisher-withdrawn = 已撤銷對表格發布者的認可
registry-history-form-signed = 已重新簽署表格
registry-history-catalogue-issued = 已發出表格目錄
registry-history-trust-list-issued = 已發出信任清單
registry-history-form-published = 已發布表格
registry-history-target-set = 已設定表格目標
registry-history-folder-opened = 已開立案卷
registry-history-part-opened = 已開立一卷
registry-history-part-closed = 已封存該卷
registry-history-record-added = 已歸入該卷
registry-history-record-declared = 已歸檔
registry-history-metadata-changed = { $element ->
    [title-en] 已更改{ records-element-5 }
    [title-zh] 已更改{ records-element-6 }
    [language] 已更改{ records-element-13 }
    [document-date] 已更改{ records-element-16 }
    [received-or-sent] 已更改{ records-element-17 }
    [creator] 已更改{ records-element-22 }
    [organisation] 已更改{ records-element-23 }
    [security] 已更改{ records-element-29 }
    [personal-data] 已更改{ records-element-33 }
   *[other] 已更改{ $element }
 }
registry-history-record-withdrawn = 已撤回歸檔
registry-history-proof-added = 已附加證據及時間戳記
registry-history-fact-stated = 已記錄事實
registry-history-fact-withdrawn = 已撤回事實
registry-history-handed-over = 已移交階段
registry-history-original-marked = 已記錄正本

# 所要求的操作

registry-act-register-agent = 登記人員
registry-act-add-class = 加入類目
registry-act-publish-schedule = 公布存廢期限表
registry-act-recognise-publisher = 認可表格發布者
registry-act-withdraw-publisher = 撤銷對表格發布者的認可
registry-act-issue-catalogue = 發出表格目錄
registry-act-issue-trust-list = 發出信任清單
registry-act-publish-form = 發布表格
registry-act-set-target = 設定表格目標
registry-act-open-folder = 開立案卷
registry-act-open-part = 開立一卷
registry-act-close-part = 封存一卷
registry-act-declare-record = 歸檔
registry-act-withdraw-record = 撤回歸檔
registry-act-edit-metadata = 更改元數據
registry-act-add-proof = 保存簽署的證明
registry-act-state-fact = 記錄事實
registry-act-withdraw-fact = 撤回事實
registry-act-hand-over = 移交階段
registry-act-mark-original = 記錄正本

# 我的工作及待處理匣

registry-work-problems = 尚有 { $count } 項須更正或填寫
registry-work-returned = 退回：{ $reasons }
registry-work-from = 由{ $post } { $name-zh } 移交
registry-work-turned = 在{ $office-zh }逾期，須由你的職位跟進。
registry-tray-next = 閱讀原因，更正後重新辦理，然後將此項目移出待處理匣。
registry-tray-dismiss = 移出待處理匣

# 搜尋及計算依據

registry-chip-dates = 文件日期 { $from } 至 { $to }
registry-facet-kind = { $value ->
    [email] 電郵
    [form] 表格
    [scan] 掃描文件
    [physical] 實體檔案
   *[other] 文件
 }
registry-facet-signed = { $value ->
    [true] 已簽署
   *[other] 未簽署
 }
registry-facet-held = { $value ->
    [true] 暫緩處置
   *[other] 並無暫緩處置
 }
registry-explain-step = 步驟 { $number }
registry-explain-value = { $value ->
    [yes] 是
    [no] 否
    [inherited] 由上層承襲
    [direct] 直接指定
    [override] 直接指定，不依上層
    [declared] 歸檔
    [opened] 開立
    [local] 本機
    [trusted] 伺服器
    [rejected] 不採用
    [permanent] 永久保存
    [conflict] 互相牴觸
    [unscheduled] 未有類別
   *[other] { $value }
}
registry-explain-input = { $name ->
    [action] 存廢行動
    [period] 期限
    [cut_off] 截算日
    [trigger] 起算事件
    [event] 事件
    [subject] 識別碼
    [element] 日期項目
    [value] 值
    [part] 卷
    [schedule] 存廢期限表
    [version] 版本
    [stage] 階段
    [authority] 授權依據
    [effective_from] 生效日期
    [financial_year_end] 財政年度終結日
    [reason] 原因
    [why] 原因
    [what] 候選項
    [recorded_at] 記錄時間
    [source] 來源
    [path] 層級
    [kind] 類別
    [on] 日期
    [hold] 暫緩處置
    [placed_on] 實施日期
    [lifted_on] 解除日期
    [cooling_days] 等候日數
    [clock] 時鐘
    [held] 暫緩處置
    [basis] 依據
    [base] 基準日
    [start] 起始
    [end] 終結
    [anniversary] 週年日
   *[other] { $name }
 }
registry-doctor-pages = 資料庫有 { $count } 頁已損壞。須從備份還原保管庫。
registry-grow-needs-sample = 只有示範部門可以擴充。
registry-favourites-full = 常用項目已有 { $most } 個。請先移除一個，再行加入。
registry-draft-begun-anew = 此部分已另有草稿。請先捨棄較新的草稿，或從中抄錄。
registry-taken-back-at-once = 誤行歸檔，即時撤回。
registry-change-stage-data = 已加入階段 { $stage } 的資料
registry-change-field-filled = 欄位「{ $field }」已填上。
registry-change-field-refilled = 欄位「{ $field }」已改填。
registry-change-field-emptied = 欄位「{ $field }」已清空。
registry-version-none = { $name } 並無該簽署，故沒有已簽署的版本可供查看。再次查核檔案。
registry-version-file-changed = { $name } 在查核後已更改。再次查核檔案。
registry-carried-out = 已把表格寫入送交檔（{ $instance }）。
registry-carry-alone = 本機自行作主。送交檔只用於同一檔案伺服器的工作檯之間。
registry-carry-nothing = 此表格並無任何階段在本機送交。經檔案伺服器收到的階段，對方可從伺服器取得。
registry-carry-unreadable = 這不是檔存的送交檔，或檔案已損壞。
registry-carry-elsewhere = 此檔案來自另一檔案伺服器（{ $there }），本機屬於 { $here }。
registry-carry-file-missing = 檔案內欠缺 { $name }，或其內容曾被更改，並無收入任何內容。
registry-carry-too-large = 檔案超過 { $mebibytes } MiB，並無收入任何內容。

## 系統通知：只報數目，不載任何名稱。

registry-notice-title-to-sign = 我的工作：待簽署
registry-notice-title-returned = 我的工作：退回本人
registry-notice-title-to-complete = 我的工作：待填部分
registry-notice-title-attention = 我的工作：待處理
registry-notice-signature = 有 { $count } 份表格待你簽署。
registry-notice-returned = 有 { $count } 份表格退回給你。
registry-notice-came = 有 { $count } 份表格送交給你。
registry-notice-due = 提示：有 { $count } 份表格須於限期前辦妥。
registry-notice-overdue = 提示：有 { $count } 份表格已經逾期。
registry-notice-turned = 有 { $count } 份表格在其他辦事處逾期，須由你的職位跟進。
registry-notice-attention = 有 { $count } 項更改未獲接納。
registry-no-time-of-day = 「{ $typed }」並非一日之中的時刻。請寫成 HH:MM，例如 18:30。

# 將草稿轉至新版本
registry-no-newer-edition = 此表格並無使用中的新版本。請繼續填寫現有草稿。
registry-nothing-set-aside = 此草稿沒有另行存放的答案。
registry-not-moved = 此草稿並非由其他版本轉來。請繼續填寫。
registry-prefill-same = { $path }：此答案與你的個人資料並無分別。請繼續填寫。

# Writing a definition
registry-definition-no-text = { $name } 並非 UTF-8 文字檔。請選擇表格定義檔案，或以 UTF-8 重新儲存。
registry-definition-signature = 此內容與 { $publisher } 所簽署的已不相同。須刪去 publication 部分；表格由發布者在發布時簽署。
registry-definition-test = { $at }：測試「{ $case }」的結果與所載不符。請更正測試或規則。

### 表格（forms）的訊息：問題、不接納的操作、定義的錯誤。

## 問題：表格的資料尚待更正

forms-required = 此項尚未填寫。請於簽署前填妥。
forms-wrong-type = 輸入的資料類別不符。請重新輸入。
forms-too-long = 輸入的內容超過 { $limit } 個字元。請縮短。
forms-too-short = 輸入的內容少於 { $limit } 個字元。請補充。
forms-bad-date = 日期無效。請以日／月／年輸入，例如 20/11/2026。
forms-bad-time = 時間無效。請以 24 小時制輸入，例如 14:30。
forms-bad-decimal = 數字無效或位數過多。請輸入數字，小數點後最多 { $places } 位。
forms-bad-hkid = 香港身份證號碼無效。請核對英文字母、六位數字及括號內的校驗碼。
forms-bad-email = 電郵地址無效。請以 name@example.hk 的格式輸入。
forms-bad-phone = 電話號碼無效。請只輸入數字；香港以外的號碼，請在前面加上 + 及國家或地區代碼。
forms-bad-file-reference = 檔號的寫法不符：須用半形大寫字母，字詞之間只留一個空格。請重新輸入。
forms-period-half = 期間只填寫了其中一個日期。請填寫首日及末日。
forms-period-order = 期間的末日早於首日。請更正其中一個日期。
forms-bad-pattern = 輸入的格式不符。請與有關文件核對。
forms-unseen-sign = 所填資料含有看不見的符號（{ $sign }），不應出現在此。請刪除並重新輸入。
forms-not-a-choice = 所填答案不在可選項目之內。請從列出的項目中選擇。
forms-too-large = 數值大於 { $limit }。請輸入較小的數值。
forms-too-small = 數值小於 { $limit }。請輸入較大的數值。
forms-twice = 答案重複。請刪除其中一個。
forms-rows-required = 尚未填寫任何一行。請最少加入 { $count } 行。
forms-too-few-rows = 填寫的行數少於 { $count } 行。請補上其餘各行。
forms-too-many-rows = 項目多於 { $limit } 個。請刪除多出的項目。
forms-unknown-field = 表格並無此項目。此項資料不會納入表格，請予刪除。
forms-answers-shape = 未能將資料讀取為表格答案。請重新開啟草稿，或另開新表格。
forms-cannot-compute = 此項數值尚未能計算。請先填妥計算所需的各項資料。
forms-assertion = 輸入的資料不符合本表格的規定。請核對。
forms-attachment-required = 此處須夾附最少 { $count } 個檔案。請於簽署前夾附文件。
forms-attachment-too-many = 此處最多可夾附 { $limit } 個檔案。請移除檔案，或將多個檔案合併為一。
forms-attachment-kind = 檔案「{ $name }」的類別不獲接納。請改用以下類別：{ $accepted }。
forms-bad-attachment = 附件的資料不完整：沒有名稱，或摘要值並非 SHA-256。請移除檔案後重新夾附。
forms-attachment-twice = 不同行的兩個檔案登記為同一份。請移除其一，再重新夾附。
forms-certified-by = 請填寫核證此副本與正本相符的人的姓名，該姓名載於副本上。
forms-certified-as = 請選擇核證人以何身分核證副本。
forms-certified-on = 請填寫核證副本的日期。
forms-certified-later = 核證日期不得遲於今天。請核對副本上的日期。
forms-original-way = 請選擇正本如何送達辦理機關。
forms-original-outstanding = 尚欠{ $name }的正本。人員查閱或收妥正本後，方可完成表格。
forms-unknown-feature = 本表格需要「{ $feature }」功能，而目前的程式版本並不支援。表格可供閱覽，但不能填寫。請更新程式。
forms-unknown-stage = 表格並無「{ $stage }」階段。請選擇表格所列的階段。
forms-edition-not-yet = 此版本的表格自 { $day } 起使用。請使用現行版本。
forms-edition-expired = 此版本的表格使用至 { $day } 為止。請以現行版本提出申請。
forms-edition-closed = 此表格的 { $edition } 版接納至 { $day } 為止。請將草稿轉至 { $newer } 版，或以該版本重新填寫。
forms-no-class = 未能根據答案確定檔案類別，填妥的表格因此無法歸檔。請通知表格的負責人員。
forms-fact-without-day = 表格記錄了「{ $kind }」，但沒有日期，存廢期限因此無法計算。請填妥有關日期。

## 計算結果：規則無法計算

forms-division-by-zero = 計算時以零作除數。請核對計算此項數值的資料。
forms-overflow = 計算得出的數字過大，未能保持準確。請核對計算此項數值的資料。
forms-not-rounded = 數值的小數位多於 { $places } 位，而表格並無訂明進位方法。請通知表格的負責人員。
forms-too-costly = 以現有答案計算表格規則所需的步驟過多。請減少行數，或通知表格的負責人員。
forms-calendar-range = 公眾假期表並不包括 { $day }，因此未能計算工作天。請取得該年的假期表，或選擇較早的日期。
forms-date-range = 由 { $day } 起計已超出可表示的日期範圍。請核對輸入的資料。
forms-snapshot-missing = 此電腦並無「{ $name }」資料，因此未能計算此項數值。請同步資料後重新開啟表格。

## 不接納的修改

forms-unknown-path = 表格並無 { $path } 此位置。資料沒有更改。
forms-no-such-row = 並無第 { $row } 行，因此不能夾附檔案。請先新增該行，或指明現有的行。資料沒有更改。
forms-not-your-stage = { $path } 屬「{ $stage }」階段，不能在此更改。如資料有誤，請將表格退回該階段。
forms-computed-field = { $path } 由表格計算，不能自行輸入。請更改計算所需的資料。
forms-locked-field = { $path } 由個人檔案預先填寫並已鎖定。如資料有誤，請先更正個人檔案。
forms-rows-not-set = { $path } 由多行組成。請以加入、複製、移動或刪除行的方式更改。
forms-edit-shape = 為 { $path } 提供的值類別不符。資料沒有更改，請重新輸入。
forms-no-more-rows = { $path } 最多可有 { $limit } 行。其餘資料請另填表格。

## 不接納的移交

forms-handover-definition = 填寫表格所用的 { $form } 版本與現時提供的版本不同。請以開始填寫時的版本開啟。
forms-handover-snapshots = 外來資料（假期表、結餘、個人檔案）與填寫時所用的不同。請重新開啟表格，以便重新計算。
forms-handover-not-begun = 表格尚未開始。請先完成首個階段。
forms-handover-instance = 此移交屬於另一份表格。請開啟該表格後移交。
forms-handover-closed = 表格已完成、被拒絕或撤回，不能再移交。如有需要，請另填新表格。
forms-handover-stage = 「{ $stage }」並非現正處理的階段。請重新開啟表格，查看處理情況。
forms-handover-assignee = 此階段由 { $who } 負責，只可由在任或署任人員移交。
forms-handover-same-person = 此階段與「{ $stage }」階段不得由同一人處理。請交由另一人員處理。
forms-original-none = 表格並無此正本：其副本已替換或移除。請查看現有附件。
forms-original-step = { $name }的正本現況不容許此步驟。請查看已有紀錄。
forms-original-later = 日期不得遲於{ $day }。請更正日期。
forms-original-own = 附上副本的人不得自行確認正本。請由另一人員查閱或收取正本。
forms-handover-problems = 尚有 { $count } 項資料須更正，首項位於 { $path }（{ $code }）。請更正後才移交。
forms-handover-differs = 移交的資料與表格計算的結果不符：計算或隱藏的數值有別。請重新開啟表格，並按所示內容簽署。
forms-handover-earlier = 較早階段的資料曾被更改。該等資料須維持簽署時的內容；如須更正，請將表格退回該階段。
forms-handover-unsigned = 此階段必須簽署。請簽署後才移交。
forms-handover-signed-other = 簽署所涵蓋的資料與移交的資料不同。請按現時顯示的表格重新簽署。
forms-handover-way = 表格「{ $stage }」階段不接受{ $way ->
    [certificate] 以證書簽署
    [platform] 由本機簽署
    [typed-name] 以鍵入姓名方式簽署
   *[wet-ink] 在紙本上簽署
}。請以所列的方式簽署。
forms-handover-typed-name = 鍵入的姓名並非移交表格的人的姓名。請按本機所載，鍵入你的中文或英文姓名。
forms-handover-scan = 在紙本上簽署，須附已簽署紙本的掃描檔。請附上掃描檔。
forms-handover-signer = 未有註明在紙本上簽署的人。請按紙本所示填寫姓名。
forms-handover-signed-on = 簽署日期 { $day } 尚未來到。請按紙本所示填寫日期。
forms-handover-return = 表格不能由此退回「{ $stage }」階段。請選擇可退回的階段。
forms-handover-no-refusal = 表格不能在「{ $stage }」階段拒絕。請移交或退回。
forms-handover-reasons = 必須說明理由。請以文字說明。
forms-handover-withdraw = 只有開始填寫表格的人可撤回表格。請通知該人，或在可拒絕的階段拒絕表格。
forms-handover-nobody = 未能根據答案確定「{ $stage }」階段的負責人。請填寫有關職位或人員。

## 表格定義的錯誤；$at 為所在位置

forms-def-size = { $at }：定義大於 { $limit } 位元組。請將表格分拆。
forms-def-json = { $at }：並非有效的 JSON，讀至第 { $line } 行第 { $column } 欄停止。請更正該處。
forms-def-name-twice = { $at }：同一物件內有重複名稱，位於第 { $line } 行第 { $column } 欄之前。請刪除其一。
forms-def-format-version = { $at }：格式版本並非 1。請使用支援該版本的程式。
forms-def-unknown-key = { $at }：此處並無「{ $name }」。請更正拼寫或刪除。
forms-def-missing = { $at }：欠缺「{ $name }」。請加入。
forms-def-kind = { $at }：此處須為{ $wanted ->
    [object] 物件
    [list] 清單
    [string] 非空白文字
    [boolean] 真或假
    [count] 由 0 起的整數
   *[date] 以 YYYY-MM-DD 表示的日期
 }。請更正。
forms-def-text-incomplete = { $at }：文字須有繁體中文及英文。請補上所欠的語文。
forms-def-schema = { $at }：資料結構無法編譯：{ $name }。請更正。
forms-def-schema-dialect = { $at }：資料結構須採用 { $name }。請更正。
forms-def-schema-keyword = { $at }：關鍵字「{ $name }」不在表格的規範之內。請在「logic」訂明規則。
forms-def-schema-open = { $at }：資料物件須註明「additionalProperties」: false。請加入。
forms-def-schema-required = { $at }：「{ $name }」列為必填，但並非屬性之一。請更正。
forms-def-schema-name = { $at }：名稱「{ $name }」須以英文字母開首，並只含英文字母、數字及底線。請更改名稱。
forms-def-schema-type = { $at }：類別須為 string、integer、boolean、object，或由 string 或 object 組成的清單。金額請以小數字串表示。
forms-def-schema-format = { $at }：並無「{ $name }」格式。請使用 date、hhmm、hkid、email、phone 或 decimal-0 至 decimal-6。
forms-def-schema-pattern = { $at }：此樣式並非可於線性時間內執行的正規表達式。請簡化。
forms-def-schema-bound = { $at }：界限須為 ±9007199254740991 以內的整數。較長的號碼請以文字表示。
forms-def-schema-reference = { $at }：引用須指向定義內的「#/$defs/…」。請更正。
forms-def-schema-depth = { $at }：資料的層次過多，或引用循環。請減少層次。
forms-def-schema-rows = { $at }：重複組須註明「maxItems」。請加入。
forms-def-field-path = { $at }：資料內並無「{ $name }」此位置。請更正路徑。
forms-def-field-type = { $at }：並無此欄位類別。請使用格式所定的類別。
forms-def-field-schema = { $at }：資料結構與「{ $name }」類欄位不符。請更正類別或格式。
forms-def-mask = { $at }：類型為 { $name } 的欄位不設遮蔽，只有身份證號碼可以。請刪除「mask」。
forms-def-field-missing = { $at }：{ $name } 並無欄位，因此沒有負責階段及標籤。請在「fields」加入。
forms-def-codelist = { $at }：並無「{ $name }」代碼表。請加入或更正名稱。
forms-def-codelist-reserved = { $at }：「{ $name }」代碼表屬地址類型所有。請改用其他名稱。
forms-def-code = { $at }：「{ $code }」並非代碼表 { $list } 的代碼。請更正。
forms-def-code-stray = { $at }：資料結構容許「{ $name }」，但代碼表並無此代碼。請使兩者一致。
forms-def-code-twice = { $at }：代碼「{ $name }」在代碼表內重複。代碼的涵義不得更改：請刪除其中一個。
forms-def-attribute = { $at }：代碼表 { $list } 並無屬性「{ $name }」。請先聲明。
forms-def-attribute-value = { $at }：屬性「{ $name }」並未聲明，或數值與所聲明的類別不符。請更正。
forms-def-value-type = { $at }：並無此數值類別。請使用 text、boolean、integer、decimal、money、date、time 或 code:代碼表。
forms-def-snapshot-kind = { $at }：並無「{ $name }」此類資料快照。請使用 calendar 或 values。
forms-def-calendar-data = { $at }：樣本並非載有「covers」、「restDays」及「holidays」的假期表。請補全。
forms-def-calendar = { $at }：此處需要已聲明的假期表。請在「snapshots」聲明；如有多個，請指明名稱。
forms-def-prefill = { $at }：「{ $name }」並非適用於此欄位的資料來源。請使用同一類別的 today、actor.… 或 snapshot.…。
forms-def-operator = { $at }：並無運算符「{ $operator }」。運算符以所列者為限。
forms-def-arity = { $at }：「{ $operator }」不接受 { $count } 個引數。請更正數目。
forms-def-expression-shape = { $at }：此處並非運算式。請寫一個運算符及其引數、文字、整數、真或假。
forms-def-expression-depth = { $at }：規則的層次超過 { $limit } 層。請分拆，或先以欄位計算部分結果。
forms-def-number-literal = { $at }：{ $number } 不能用於規則。小數請以 decimal 文字表示，整數須在 ±9007199254740991 以內。
forms-def-literal = { $at }：{ $value } 並非日期或小數。請更正。
forms-def-reference = { $at }：「{ $name }」並不存在。請更正路徑或名稱。
forms-def-rows-wanted = { $at }：首個引數須為重複組的各行。請更正路徑。
forms-def-type = { $at }：「{ $operator }」不能處理此類數值（{ $found }）。請改用其他類別的數值。
forms-def-types-differ = { $at }：「{ $operator }」涉及不同類別的數值（{ $left } 與 { $right }）。不同類別的數值不能比較，請更正其一。
forms-def-result = { $at }：規則的結果類別為 { $found }，此處須為 { $wanted }。請更正。
forms-def-round = { $at }：「round」須有數值、0 至 10 的小數位，以及 half-up、half-even、up 或 down。請更正引數。
forms-def-division = { $at }：「{ $operator }」涉及除法，必須置於「round」之內，否則第 28 位後的數字會被捨去。請加上「round」。
forms-def-lookup = { $at }：「lookup」須有代碼表名稱、代碼，以及以文字或文字的「if」表示的屬性。請更正引數。
forms-def-rule-target = { $at }：規則「{ $name }」並無對應的欄位。請更正路徑。
forms-def-circle = { $at }：規則循環：{ $path }。請在其中一個欄位中斷循環。
forms-def-section = { $at }：並無「{ $name }」部分。請更正名稱。
forms-def-layout-item = { $at }：並無此版面項目。請使用 field、repeat、attachment 或 text。
forms-def-layout-rows = { $at }：{ $name } 不可這樣顯示。repeat 須指明類型為 repeat 的欄位；其各欄須為該組各行的欄位，行內的組別須另以 repeat 寫明，而外層須以 cards 顯示。
forms-def-layout-twice = { $at }：{ $name } 在版面出現兩次。請刪除其一。
forms-def-layout-missing = { $at }：版面並無 { $name }，因此無法填寫。請加入。
forms-def-layout-slot = { $at }：附件「{ $name }」放錯位置。屬於各行的附件是該重複組的一欄；屬於整份表格的附件是部分內的一項。
forms-def-layout-in-rows = { $at }：{ $name } 屬於各行，不可單獨放在部分內。請列為所屬重複組的一欄。
forms-def-layout-foot = { $at }：{ $name } 不可放在此重複組之下。該處只可放與該組並列的欄位，例如總計；行內的組別則放其外層一行的欄位。
forms-def-rows-stage = { $at }：此重複組與其所在的 { $name } 各行屬於不同階段。請改為相同階段，或移出該重複組。
forms-def-rows-before = { $at }：填寫此項的階段並不在輸入 { $name } 各行的階段之後，屆時並無可填的行。請選用該階段或其後的階段。
forms-def-stage = { $at }：此處不能指明「{ $name }」階段。請指明現有的階段或較早的階段。
forms-def-stage-twice = { $at }：「{ $name }」階段重複。請更改其一的名稱。
forms-def-stage-by = { $at }：每個階段須以 role、post 或 person 其中一項訂明負責人。請更正。
forms-def-stage-start = { $at }：表格只可由一個階段開始，而「{ $name }」之前並無任何階段。請以 after 指明在它之前的階段。
forms-def-stage-meets = { $at }：並行的階段在「{ $name }」會合，其 when 只可讀取各並行階段之前已填寫的欄位。請更正。
forms-def-stage-ends = { $at }：表格只可有一個最後階段，現有多個：{ $name }。請加上一個在它們之後的階段。
forms-def-due = { $at }：期限須由「stage.名稱.done」起計。請更正。
forms-def-remind = { $at }：提示須為 ±366 以內的工作天整數。請更正。
forms-def-attachment = { $at }：並無「{ $name }」附件。請在「evidence」加入。
forms-def-attachment-twice = { $at }：附件「{ $name }」重複。請更改其一的名稱。
forms-def-attachment-in = { $at }：「{ $name }」並非重複組。請寫明一個重複組，例如 /lines；如屬整份表格的附件，則毋須填寫。
forms-def-original = { $at }：並無「{ $name }」正本處理方式。請使用 copy-enough、certified-copy、sighted、original-follows 或 original-kept。
forms-def-original-last = { $at }：「{ $name }」須有正本，但其後並無必經的階段可查閱或收取正本。請改由較早階段附上。
forms-certifier-officer-of-organisation = 機構負責人
forms-certifier-company-secretary = 公司秘書
forms-certifier-founder-member = 創辦成員
forms-certifier-public-officer = 公職人員
forms-certifier-solicitor = 律師
forms-certifier-notary-public = 公證人
forms-certifier-commissioner-for-oaths = 監誓員
forms-certifier-certified-public-accountant = 執業會計師
forms-def-certifier = { $at }：「{ $name }」並非核證人身分。請使用格式所列的身分。
forms-def-signing = { $at }：「{ $name }」並非簽署方式。請使用格式所列的方式：certificate、platform、typed-name 或 wet-ink。
forms-def-asset-name = { $at }：「{ $name }」不能作為 form.json 旁的 PDF 檔案名稱。請使用以 .pdf 結尾的一般檔案名稱。
forms-def-asset-digest = { $at }：「{ $name }」並非小寫十六進制的 SHA-256 摘要。請更正。
forms-def-asset-twice = { $at }：檔案「{ $name }」重複。請移除其一。
forms-def-asset-use = { $at }：並無「{ $name }」這種檔案用途。請使用 fill 或 layout。
forms-def-asset-slot = { $at }：已填妥的表格附於「{ $name }」，但並無該名稱而必須提交的附件。請在「evidence」加入並訂明「min」。
forms-asset-missing = { $at }：檔案「{ $name }」不在定義旁邊。請放回該處。
forms-asset-changed = { $at }：檔案「{ $name }」並非定義所指的檔案，摘要不符。請放回正確的檔案，或為定義另立新版本。
forms-def-case = { $at }：未能讀取測試的人員或資料快照。請更正。

## 檢查意見

forms-check-feature = { $at }：此程式版本並不支援「{ $name }」，因此不能填寫此表格。
forms-check-no-tests = { $at }：定義並無自帶測試。請為每個階段最少加入一項。
forms-check-stage-untested = { $at }：並無測試涵蓋「{ $name }」階段。請加入。
forms-check-retention = { $at }：此處的存廢規則不會採用：表格只提供事實，觸發點及期限由存廢期限表訂明。請改用「facts」。
forms-check-no-facts = { $at }：檔案並無可供存廢期限表起計的事實。請最少加入一項。
forms-check-unused = { $at }：並無欄位使用代碼表「{ $name }」。請刪除或使用。
forms-check-untested = { $at }：並無測試顯示此規則{ $answer ->
    [true] 成立
   *[false] 不成立
 }的情況。請加入。

# 由其他系統的架構轉換而成的定義
forms-also = 本表格所據的架構不容許這項內容（{ $rule }）。請對照表格的要求更正。
forms-import-no-json = 檔案並非 JSON：讀至第 { $line } 行第 { $column } 欄停止。請重新匯出架構，或選擇其他檔案。
forms-import-no-schema = 檔案並非 JSON Schema：最外層不是物件。請選擇其他檔案。
forms-import-nothing = 架構中沒有可填寫的屬性。請選擇載有屬性的物件架構。
forms-import-many = 架構連同所引用的部分超過 { $limit } 項。請分拆架構，只匯入屬於表格的部分。
forms-import-remote = { $at }：架構引用另一文件「{ $name }」。請把該文件併入本檔案，然後再匯入。
forms-import-dangling = { $at }：引用「{ $name }」找不到目標；其內容視為文字。
forms-import-circle = { $at }：引用「{ $name }」循環返回；只轉換一層。
forms-import-deep = { $at }：架構層次過深；更深的部分未有轉換。
forms-import-open = { $at }：架構容許未列明的屬性，表格並無填寫之處。
forms-import-required = { $at }：「{ $name }」屬必填，但並無說明。檢查時會要求，表格則無從填寫。
forms-import-types = { $at }：數值可屬多種類型（{ $name }），表格只採用其中一種。
forms-import-empty = { $at }：並無說明「{ $name }」的內容，未有轉換。
forms-import-nameless = { $at }：有一個屬性沒有名稱，未有轉入。
forms-import-left = { $at }：表格未能表達「{ $name }」，留待檢查時處理。
forms-import-never = { $at }：不容許「{ $name }」有任何數值，未有轉換。
forms-import-any = { $at }：並無說明「{ $name }」屬何種類型，表格以文字填寫。
forms-import-remark = { $at }：「{ $name }」並非判斷答案之用，未有轉換。
forms-import-beside = { $at }：「{ $name }」與引用並列，此版本的 JSON Schema 不會讀取，未有轉換。
forms-import-rows = { $at }：架構沒有限定行數，表格以 { $name } 行為限。
forms-import-number = { $at }：帶小數的數字在此以 { $name } 位小數表示。請訂明所需位數。
forms-import-format = { $at }：格式「{ $name }」留待檢查時處理。
forms-import-format-unknown = { $at }：檢查並不識別格式「{ $name }」，不會據此核對數值。
forms-import-pattern = { $at }：樣式「{ $name }」屬另一種運算式，留待檢查時處理。
forms-import-faulty = 架構本身有誤（{ $name }），故未有保留作檢查之用。
forms-import-paper-nothing = 該 PDF 沒有可填寫的欄位。請改為加上封面頁（form wrap）。
forms-import-paper-button = { $at }：按鈕並無數值，未有轉換。
forms-import-paper-unknown = { $at }：並無說明欄位的類型，未有轉換。
forms-import-paper-password = { $at }：欄位用以輸入密碼，不宜存入檔案，未有轉換。
forms-import-paper-hidden = { $at }：欄位在紙本上並無顯示，未有轉換。
forms-import-paper-signatures = { $at }：另一簽署。每一階段由一人簽署，請為其另設階段。
forms-import-paper-read-only = { $at }：原表格不容許在此欄輸入；現可填寫，請在「logic.compute」訂明規則，或預先填入。
forms-import-paper-script = { $at }：程式碼（{ $name }）未有轉換，請在「logic」訂明其規則。
forms-import-paper-default = { $at }：預設內容（{ $name }）未有轉換。如須保留，請預先填入。
forms-import-paper-editable = { $at }：可輸入清單以外的值，故轉換為文字欄，不附清單。
forms-import-paper-no-values = { $at }：並無可供選擇的值，故轉換為文字欄。
forms-import-paper-value = { $at }：值「{ $name }」重複列出，只轉換一次。
forms-import-paper-label = { $at }：並無說明欄位名稱，暫以代號作標籤，請更正。
forms-import-paper-guessed = { $count } 個標籤取自欄位旁的文字，請與紙本核對。
forms-import-language = { $count } 項文字兩面均為同一語言，請翻譯。

## 目錄的錯處

forms-cat-json = 未能讀取目錄（第 { $line } 行第 { $column } 字）。應索取另一份；現用目錄不變。
forms-cat-format = 本版本程式不認識此目錄的格式。應更新程式；現用目錄不變。
forms-cat-follows = 目錄第 { $version } 版並非接續本機的目錄。須索取完整目錄；現用目錄不變。
forms-cat-not-signed-so = 目錄第 { $version } 版所得的目錄與所簽署的不符：內容曾被更改。須重新索取；現用目錄不變。
forms-cat-order = { $at }：表格及部門須按編號排列，且不得重複。應向發出者索取無誤的目錄。
forms-cat-title = { $at }：表格 { $form } 未備兩種語文的名稱。應向發出者索取無誤的目錄。
forms-cat-department = { $at }：表格 { $form } 所屬部門未載於目錄。應向發出者索取無誤的目錄。
forms-cat-hash = { $at }：表格 { $form } 所載的雜湊值並不成立。應向發出者索取無誤的目錄。

## 將草稿轉至新版本

forms-migrate-handed-over = 此表格已有階段以 { $edition } 版送交，已簽署的內容須維持不變。請以該版本完成表格。
forms-migrate-other-form = 兩份定義並非 { $form } 的舊版本和新版本。請選擇同一表格的兩個版本。
forms-migrate-not-understood = 舊版本的資料未能按此處的要求讀取。請重新輸入。

## migrate 部分的錯誤；$at 為所在位置

forms-def-migrate-version = { $at }：「{ $name }」並非較舊版本的編號。請填寫低於表格版本的編號。
forms-def-migrate-do = { $at }：並無「{ $name }」操作。請使用 rename、move、mapCode、split、join、retype、wrapInRow、firstRow、setAside 或 computeOnce。
forms-def-migrate-place = { $at }：「{ $name }」並非表格內的位置。請以路徑填寫，例如 /lines/*/amount。
forms-def-migrate-several = { $at }：此處須列出最少兩個位置。只有一個位置時，請使用 rename 或 move。
forms-def-migrate-twice = { $at }：另一項操作已涉及 { $name }。請只保留其一。
forms-def-migrate-to = { $at }：此版本並無 { $name } 此位置。請更正路徑。
forms-def-migrate-from = { $at }：舊版本並無 { $name } 此位置。請更正路徑。
forms-def-migrate-computed = { $at }：{ $name } 由表格計算，不能放入數值。請將舊數值另行存放。
forms-def-migrate-rows = { $at }：兩個位置所屬的行層數與此項操作不符。請更正路徑，或使用 wrapInRow 或 firstRow。

## 新版本的更改

forms-change-other-form = { $at }：此表格與 { $name } 並非同一表格。請比較同一表格的兩個版本。
forms-change-version = { $at }：版本編號須大於前一版本的 { $version }。請遞增編號。
forms-change-field-removed = 「{ $name }」已從表格刪除。
forms-change-field-added = 新增「{ $name }」，可不填寫。
forms-change-field-asked = 新增「{ $name }」，必須填寫。
forms-change-field-moved = 「{ $name }」由 { $from } 改置於 { $to }。
forms-change-type = 「{ $name }」的類別由 { $from } 改為 { $to }。
forms-change-type-wider = 「{ $name }」的類別由 { $from } 放寬為 { $to }，舊有答案全部適用。
forms-change-stage = 「{ $name }」改由「{ $to }」階段填寫，原由「{ $from }」階段填寫。
forms-change-wording = 「{ $name }」的用語有所更改。
forms-change-unit = 「{ $name }」的單位或貨幣有所更改。
forms-change-filling = 「{ $name }」的預先填寫方式或標記有所更改。
forms-change-tighter = { $rule ->
    [required] 「{ $name }」改為必須填寫。
    [uniqueItems] 「{ $name }」不再容許重複的答案。
    [enum] 「{ $name }」可填的數值減少：由「{ $from }」改為「{ $to }」。
   *[other] 「{ $name }」：{ $rule } 由 { $from } 收緊為 { $to }。
 }
forms-change-looser = { $rule ->
    [required] 「{ $name }」改為可不填寫。
    [uniqueItems] 「{ $name }」可有重複的答案。
    [enum] 「{ $name }」可填的數值增加：由「{ $from }」改為「{ $to }」。
   *[other] 「{ $name }」：{ $rule } 由 { $from } 放寬為 { $to }。
 }
forms-change-code-removed = { $list } 的代碼 { $code }（「{ $name }」）不可再選用。
forms-change-code-added = { $list } 新增代碼 { $code }（「{ $name }」）。
forms-change-code-attributes = { $list } 的代碼 { $code }（「{ $name }」）所載數據有所更改。
forms-change-code-order = { $list } 的代碼次序有所更改。
forms-change-table = 資料表 { $list } 的行有所更改。
forms-change-rule-added = 「{ $name }」新增規則（{ $rule }）。
forms-change-rule-removed = 「{ $name }」的規則（{ $rule }）已刪除。
forms-change-rule-changed = 「{ $name }」的規則（{ $rule }）有所更改。
forms-change-stage-removed = 「{ $name }」階段已刪除。
forms-change-stage-added = 新增「{ $name }」階段。
forms-change-stage-order = 各階段的次序有所更改。
forms-change-part = 「{ $name }」：{ $part } 有所更改。
forms-change-whole = 定義的「{ $part }」部分有所更改。

## What a rule says. Each is a sentence; $joint says whether it has one condition or a list beneath it

forms-rule-visible = { $joint ->
    [all] 只在以下條件全部符合時顯示：
    [any] 只在以下條件符合其中一項時顯示：
    [always] 必定顯示。
    [never] 不會顯示。
   *[one] 只在{ $c }時顯示。
 }
forms-rule-required = { $joint ->
    [all] 以下條件全部符合時，必須填寫：
    [any] 以下條件符合其中一項時，必須填寫：
    [always] 凡顯示即須填寫。
    [never] 無須填寫。
   *[one] 在{ $c }時必須填寫。
 }
forms-rule-read-only = { $joint ->
    [all] 以下條件全部符合時，不能更改：
    [any] 以下條件符合其中一項時，不能更改：
    [always] 不能更改。
    [never] 可以更改。
   *[one] 在{ $c }時不能更改。
 }
forms-rule-choices = { $joint ->
    [all] 只提供符合以下全部條件的選項：
    [any] 只提供符合以下任何一項條件的選項：
    [always] 提供全部選項。
    [never] 不提供任何選項。
   *[one] 只在{ $c }時提供該選項。
 }
forms-rule-assert = { $joint ->
    [all] 必須符合以下全部條件：
    [any] 必須符合以下最少一項條件：
    [always] 在任何情況下均獲接納。
    [never] 在任何情況下均不獲接納。
   *[one] 只在{ $c }時獲接納。
 }
forms-rule-stage = { $joint ->
    [all] 只在以下條件全部符合時進行此階段：
    [any] 只在以下條件符合其中一項時進行此階段：
    [always] 此階段必定進行。
    [never] 此階段不會進行。
   *[one] 只在{ $c }時進行此階段。
 }
forms-rule-attachment = { $joint ->
    [all] 只在以下條件全部符合時要求附上：
    [any] 只在以下條件符合其中一項時要求附上：
    [always] 必定要求附上。
    [never] 不會要求附上。
   *[one] 只在{ $c }時要求附上。
 }
forms-rule-compute = { $form ->
    [case] { $name }按以下方法得出：
    [cases] { $name }按以下方法得出，以首項適用者為準：
    [table] { $name }視乎{ $value }而定：
    [whether] 如{ $value }，{ $name }為「是」；如不符合，則為「否」。
    [whether-all] 以下條件全部符合時，{ $name }為「是」；否則為「否」：
    [whether-any] 以下條件符合其中一項時，{ $name }為「是」；否則為「否」：
   *[value] { $name }為{ $value }。
 }

## Parts of the sentences of rules. They end with no full stop

forms-say-name = 「{ $name }」
forms-say-field-of = { $place }的{ $name }
forms-say-part = { $name }（{ $part }）
forms-say-comma = { $a }、{ $b }
forms-say-and = { $a }及{ $b }
forms-say-or = { $a }或{ $b }
forms-say-both = { $a }，而且{ $b }
forms-say-either = { $a }，或者{ $b }
forms-say-bracket = （{ $a }）
forms-say-item = { $joint ->
    [all] 以下條件全部符合：
    [any] 以下條件符合其中一項：
    [always] 此條件必定符合
    [never] 此條件不會符合
   *[one] { $c }
 }
forms-say-is = { $a }為{ $b }
forms-say-is-not = { $a }並非{ $b }
forms-say-is-none-of = { $a }並非{ $b }任何一項
forms-say-fits-none = { $a }沒有符合的選項
forms-say-same = { $kind ->
    [number] { $a }等於{ $b }
   *[other] { $a }與{ $b }相同
 }
forms-say-differs = { $kind ->
    [number] { $a }不等於{ $b }
   *[other] { $a }與{ $b }不同
 }
forms-say-below = { $kind ->
    [time] { $a }早於{ $b }
   *[number] { $a }小於{ $b }
 }
forms-say-at-most = { $kind ->
    [time] { $a }不遲於{ $b }
   *[number] { $a }不超過{ $b }
 }
forms-say-above = { $kind ->
    [time] { $a }遲於{ $b }
   *[number] { $a }大於{ $b }
 }
forms-say-at-least = { $kind ->
    [time] { $a }不早於{ $b }
   *[number] { $a }不少於{ $b }
 }
forms-say-blank = { $a }留空
forms-say-filled = { $a }已填寫
forms-say-includes = { $a }包括{ $list }
forms-say-includes-none = { $a }不包括{ $list }
forms-say-among = { $a }屬{ $list }所選的項目
forms-say-not-among = { $a }不屬{ $list }所選的項目
forms-say-some-row = { $rows }最少一行的{ $c }
forms-say-no-row = { $rows }沒有任何一行的{ $c }
forms-say-every-row = { $rows }每一行的{ $c }
forms-say-not-every-row = { $rows }並非每一行的{ $c }
forms-say-or-unknown = { $c }，或者尚未能確定
forms-say-answer = { $answer ->
    [yes] 「是」
   *[no] 「否」
 }
forms-say-day = { $year }年{ $month }月{ $day }日
forms-say-today = 填寫當日
forms-say-stage = 正在填寫的階段
forms-say-actor = { $part ->
    [post] 填寫人的職位
    [name-zh] 填寫人的中文姓名
    [name-en] 填寫人的英文姓名
    [rank] 填寫人的職級
    [unit] 填寫人所屬的單位
    [staffNo] 填寫人的職員編號
   *[id] 填寫人的身分
 }
forms-say-snapshot = 外來資料「{ $name }」的「{ $key }」一項
forms-say-offered = 該選項
forms-say-in-row = { $rows }第 { $row } 行的{ $what }
forms-say-in-rows = { $rows }各行的{ $what }
forms-say-rows = { $rows }各行
forms-say-rows-where = { $group }（只計{ $c }的各行）
forms-say-whether = 「是」（如{ $c }）或「否」（如並非如此）
forms-say-coalesce = { $a }（如留空，則為{ $b }）
forms-say-concat = 由{ $list }組成的文字
forms-say-length = { $a }的字數
forms-say-hours = 由{ $from }至{ $to }的時數
forms-say-year = { $a }的年份
forms-say-yes = 是
forms-say-no = 否
forms-say-rounded = { $mode ->
    [half-up] { $places ->
        [0] { $a }，四捨五入至整數
       *[other] { $a }，四捨五入至 { $places } 個小數位
     }
    [half-even] { $places ->
        [0] { $a }，四捨六入五取雙至整數
       *[other] { $a }，四捨六入五取雙至 { $places } 個小數位
     }
    [up] { $places ->
        [0] { $a }，進位至整數
       *[other] { $a }，進位至 { $places } 個小數位
     }
   *[down] { $places ->
        [0] { $a }，捨去小數至整數
       *[other] { $a }，捨去多餘數字至 { $places } 個小數位
     }
 }
forms-say-plus = { $list }之和
forms-say-minus = { $a }減{ $b }
forms-say-times = { $a }乘以{ $b }
forms-say-divided = { $a }除以{ $b }
forms-say-abs = { $a }的絕對值
forms-say-extreme = { $list }之中{ $which ->
    [lowest] 最小的數值
    [highest] 最大的數值
    [earliest] 最早者
   *[latest] 最遲者
 }
forms-say-extreme-row = { $rows }各行之中{ $which ->
    [lowest] 最小的
    [highest] 最大的
    [earliest] 最早的
   *[latest] 最遲的
 }{ $what }
forms-say-after = { $unit ->
    [days] { $date }之後 { $count } 日
    [months] { $date }之後 { $count } 個月
   *[years] { $date }之後 { $count } 年
 }
forms-say-before = { $unit ->
    [days] { $date }之前 { $count } 日
    [months] { $date }之前 { $count } 個月
   *[years] { $date }之前 { $count } 年
 }
forms-say-later = { $unit ->
    [days] { $date }加上{ $amount }（以日計）
   *[months] { $date }加上{ $amount }（以月計）
 }
forms-say-days = { $kind ->
    [days] 由{ $from }至{ $to }的日數
    [working] 由{ $from }至{ $to }的工作天數（首尾兩日計算在內）
   *[calendar] 按「{ $calendar }」假期表，由{ $from }至{ $to }的工作天數（首尾兩日計算在內）
 }
forms-say-count = { $of ->
    [rows] { $rows }的行數
    [filtered] { $rows }的行數
    [filled] { $rows }之中已填寫{ $what }的行數
   *[chosen] { $what }所選的項目數
 }
forms-say-total = { $which ->
    [sum] { $rows }各行的{ $what }之和
   *[average] { $rows }各行的{ $what }平均數
 }
forms-say-nth = { $of ->
    [rows] { $rows }第 { $row } 行
   *[values] { $rows }第 { $row } 行的{ $what }
 }
forms-say-given = 列表就{ $of }所載的「{ $name }」一項
forms-say-number = 數值（{ $number }）
forms-say-told = { $how ->
    [table] 當中{ $name }視乎{ $of }而定：
    [case] 當中{ $name }按以下方法得出：
   *[cases] 當中{ $name }按以下方法得出，以首項適用者為準：
 }
forms-say-entry = { $codes }：{ $value }
forms-say-case = { $how ->
    [cases] 如{ $c }：
   *[value] { $joint ->
        [all] 如以下條件全部符合，為{ $value }：
        [any] 如以下條件符合其中一項，為{ $value }：
        [always] { $value }
        [never] 在任何情況下均非{ $value }
       *[one] 如{ $c }，為{ $value }
     }
 }
forms-say-otherwise = { $how ->
    [blank] 否則留空
   *[value] 否則為{ $value }
 }
forms-say-otherwise-told = 否則表格會提示：「{ $text }」

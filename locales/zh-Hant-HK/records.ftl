### 檔案規則的拒絕說明及元數據項目名稱。

records-kind-agent = 人員
records-kind-class = 類目
records-kind-schedule = 檔案存廢期限表
records-kind-form = 表格
records-kind-folder = 案卷
records-kind-part = 卷
records-kind-record = 檔案
records-kind-instance = 處理中的表格
records-kind-fact = 事實

records-unknown = 本機查無此{ $kind ->
    [agent] 人員
    [class] 類目
    [schedule] 檔案存廢期限表
    [publisher] 表格發布者
    [catalogue] 目錄
    [form] 表格
    [folder] 案卷
    [part] 卷
    [record] 檔案
    [instance] 處理中的表格
   *[fact] 事實
 }。核對檔號，或同步後再試。
records-exists = { $what } 已經存在，資料並無更改。
records-taken = 編號或檔號 { $what } 已被使用；編號不得重用，須另選編號。
records-publisher-name = 名稱 { $name } 已屬另一發布者。須先撤銷認可該發布者；部門本身的名稱，不得由他人使用。
records-part-closed = { $part } 已結束，不再收納檔案。須歸入該案卷現用的一卷，或開立下一卷。
records-part-open = { $part } 尚未結束。須先結束該卷，才可開立下一卷。
records-not-allowed = 你的職能不包括此項操作（{ $act }）。可聯絡部門檔案經理。
records-unsound-publisher = 「{ $name }」不能作為表格發布者：須有不含空格的名稱、稱號及公開密鑰。須採用發布者提供的檔案。
records-not-active = { $agent } 當日並非出任該職位。須核對署任安排。
records-missing = 缺少必填的元數據（項目 { $elements }）。填妥後再歸檔。
records-bad-value = 項目 { $element } 不可採用此值。更正後再試。
records-not-editable = 項目 { $element } 在宣告時已固定，不可更改。
records-conflict = 其他人員同時更改了項目 { $element }。比對兩個值後再作決定。
records-withdrawn = { $record } 的歸檔已撤回，不能再作更改。
records-form-filed = { $record } 為已填妥的表格，須保留歸檔。
records-no-reason = 須提供理由。
records-date-order = 日期早於其必須後於的日期。核對兩個日期。
records-heading = 類目 { $class } 只屬標題，沒有存廢類別，不能開立案卷。須選用其下的類目。
records-wrong-scope = 此項操作所指的範圍，並非存放該類項目的範圍（{ $scope }）。升級本機後重新辦理。
records-not-understood = 此項操作由較新版本的檔存發出（{ $what }）。升級本機後再同步。

records-element-1 = 系統識別碼
records-element-2 = 檔號／附件編號
records-element-3 = 暫定編號
records-element-5 = 英文標題
records-element-6 = 中文標題
records-element-10 = 行政檔案／業務檔案
records-element-12 = 檔案類型
records-element-13 = 語言
records-element-15 = 載體
records-element-16 = 文件日期
records-element-17 = 收件／發件日期
records-element-18 = 收納日期
records-element-19 = 宣告日期及人員
records-element-20 = 開立／結束日期
records-element-21 = 最後加入日期
records-element-22 = 作者
records-element-23 = 來源機構
records-element-25 = 負責人員
records-element-29 = 保密等級
records-element-33 = 個人資料
records-element-36 = 檔案存廢期限表
records-element-37 = 存廢類別
records-element-38 = 類別來源
records-element-39 = 非常用檔案的判斷準則
records-element-40 = 保存期
records-element-41 = 保存場所
records-element-42 = 存廢行動
records-element-43 = 觸發事件
records-element-44 = 起算日／期滿日／可存廢日
records-element-45 = 存廢狀態
records-element-54 = 格式
records-element-56 = 大小
records-element-57 = 雜湊值（SHA-256）
records-element-58 = 電子簽署
records-element-61 = 表格資料
records-element-68 = 修改紀錄

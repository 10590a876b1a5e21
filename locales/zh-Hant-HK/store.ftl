### 保險庫存取的故障及拒絕說明。

vault-in-use = 此保險庫正由另一程式開啟。在該程式關閉，或待其完成後再試。
store-absent = 此資料夾內沒有保險庫。可選擇其他資料夾，或以 init 建立保險庫。
store-exists = 此資料夾內已有保險庫。保險庫不會重新建立；可開啟現有的一個，或選擇其他資料夾。
store-plain-database = 此保險庫的資料庫未經加密，不予開啟。須從備份還原原有檔案。
store-unreadable = 此保險庫的資料庫無法開啟（{ $why }），資料並無更改。須從備份還原；如密碼曾在別處更改，須使用現行密碼。
store-newer = 此保險庫由較新版本的檔存寫成（結構 { $shape }）。須升級本機；資料並無更改。
store-disk-full = 磁碟已滿。資料並無遺失，亦無任何操作只完成一半。騰出空間後再試。
store-damaged = 保險庫內有內容與寫入時不符：{ $what }。執行 doctor 查看受影響的項目，並從備份還原。
store-too-large = 檔案太大（{ $size } 位元組），不能收納。上限為 2 GiB。
store-database = 資料庫回報錯誤（{ $why }）。沒有操作只完成一半。再試一次；如問題持續，執行 doctor。
store-files = 保險庫的檔案無法讀寫（{ $why }）。檢查磁碟及資料夾的存取權限。
store-no-reason = 主管伺服器沒有說明原因。可向檔案經理查詢。
store-operation-not-genuine = 此項操作並非由所列的裝置及人員簽署。須在原來提出操作的電腦再次同步。
store-operation-reused = 此項操作曾以不同內容送出。須重新提出更改。
store-device-fork = 本機的另一副本已在此位置送出其他操作。須重新登記本機，以免資料遺失。
store-form-shape = 表格定義無法讀取。可用 form check 檢查。
store-log-gap = { $chain } 鏈在第 { $seq } 項之前缺少一項。
store-log-misfit = { $chain } 鏈第 { $seq } 項與之前的內容不符。
store-log-place = { $chain } 鏈第 { $seq } 項並非位於其應有的位置。
store-log-link = { $chain } 鏈第 { $seq } 項的連結與之前各項推算所得不符。
store-log-head = { $chain } 鏈的鏈首與其內容不符（位置 { $seq }）。
store-log-anchor = { $chain } 鏈的已簽署鏈首無法核實，或所指的項目不在本機。
store-log-erased = 該項的內容已被消除。
store-log-unreadable = 有一項無法開啟：內容曾被更改，或其密鑰已不存在。
store-log-commit = 有一項與其承諾值不符。
store-log-tables = { $id } 在資料表內的狀況與日誌不同。執行 rebuild。

### 檔案中未能讀取的內容。

extraction-no-text = 檔案並無可讀取的文字，可能是掃描影像。檔案按原樣保存，只可按標題及元數據尋找。
extraction-no-text-on-pages = 第 { $pages } 頁並無可讀取的文字，可能是掃描影像；其餘各頁可供搜尋。
extraction-text-unreliable = 檔案沒有說明第 { $pages } 頁的字符為何字，故不搜尋該等頁面的文字；列印不受影響。
extraction-page-broken = 第 { $pages } 頁未能全部讀取，已讀取的部分可供搜尋。
extraction-encrypted = 檔案以密碼鎖定，文字不能搜尋。如須按文字尋找，須將沒有密碼的副本歸檔。
extraction-damaged = 檔案損壞，文字不能讀取。請向發件人索取另一份。
extraction-repaired = 檔案部分損壞，文字已盡量讀取。
extraction-format-unknown = 未能讀取此類檔案的文字，檔案只可按標題及元數據尋找。
extraction-charset-guessed = 檔案沒有註明字符編碼，已按 { $charset } 讀取。
extraction-signs-lost = 檔案有 { $count } 個字符未能讀取。
extraction-cut = 只有文字首 { $limit } MB 可供搜尋。
extraction-pages-cut = 只有首 { $limit } 頁可供搜尋。
extraction-too-large = 檔案大於 { $limit } MB，不搜尋其文字。

extraction-not-started = 未能啟動檔案讀取程序（{ $detail }）。檔案已保存，文字可稍後再讀取。
extraction-timed-out = 讀取檔案超過 { $seconds } 秒，已停止。檔案已保存，但文字不能搜尋。
extraction-flooded = 讀取檔案所得超過 { $limit } MB，已停止。檔案已保存，但文字不能搜尋。
extraction-crashed = 讀取檔案失敗（{ $detail }）。檔案已保存，但文字不能搜尋。
extraction-garbled = 讀取檔案後並無可用結果。檔案已保存，但文字不能搜尋。

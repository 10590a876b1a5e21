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

extraction-unfolds-too-far = 檔案解壓後超出限度（合共不多於 { $limit } MB）；限度以內的部分已讀取，可供搜尋。
extraction-entries-cut = 只檢視檔案內首 { $limit } 個項目，其餘項目的內容不能搜尋。
extraction-children-cut = 只讀取檔案內首 { $limit } 個檔案，其餘不能搜尋。
extraction-too-deep = 檔案內容層層相套，超過 { $limit } 層；更深的內容不能搜尋。
extraction-child-encrypted = 檔案內的 { $names } 以密碼鎖定，文字不能搜尋。如須按文字尋找，須將沒有密碼的副本歸檔。
extraction-child-damaged = 檔案內的 { $names } 損壞，文字不能讀取。請向發件人索取另一份。
extraction-child-unread = 檔案內的 { $names } 並無可讀取的文字，已隨檔案一併保存。
extraction-child-partly = 檔案內的 { $names } 只讀取了部分文字。將其單獨歸檔，可得悉原因。
extraction-mail-sealed = 電郵已為收件人加密，文字不能搜尋。如須按文字尋找，須將未加密的副本歸檔。
extraction-xfa-answers-only = 該表格屬動態 XFA 表格，頁面只在原製作程式中產生；只有已填寫的內容可供搜尋。
extraction-xfa-unread = 該表格屬動態 XFA 表格，頁面只在原製作程式中產生，亦沒有已填寫的內容。如須按文字尋找，須將列印成 PDF 的副本歸檔。

extraction-not-started = 未能啟動檔案讀取程序（{ $detail }）。檔案已保存，文字可稍後再讀取。
extraction-timed-out = 讀取檔案超過 { $seconds } 秒，已停止。檔案已保存，但文字不能搜尋。
extraction-flooded = 讀取檔案所得超過 { $limit } MB，已停止。檔案已保存，但文字不能搜尋。
extraction-crashed = 讀取檔案失敗（{ $detail }）。檔案已保存，但文字不能搜尋。
extraction-garbled = 讀取檔案後並無可用結果。檔案已保存，但文字不能搜尋。

extraction-paper-no-pdf = 檔案並非 PDF，不會從中讀取表格。請選擇表格的 PDF。
extraction-paper-size = 檔案大於 { $limit } MB。請索取較小的表格檔案。
extraction-paper-locked = 該 PDF 以密碼鎖定，未能讀取欄位。請索取沒有密碼的副本。
extraction-paper-damaged = 該 PDF 損壞，未能讀取欄位。請索取另一份。
extraction-paper-unread = 未能在讀取限度內讀畢該 PDF。請索取另一份，或改為加上封面頁。
extraction-paper-no-fields = 該 PDF 沒有可填寫的欄位。請改為加上封面頁（form wrap）。
extraction-paper-dynamic = 該 PDF 屬動態 XFA 表格，欄位只在原製作程式中產生，未能讀取。請索取載有 AcroForm 欄位的 PDF，或加上封面頁（form wrap）。
extraction-paper-many = 該 PDF 的欄位超過 { $limit } 個。請分拆表格，或加上封面頁（form wrap）。
extraction-paper-static = 該 PDF 同時屬靜態 XFA 表格。AcroForm 欄位已讀取；XFA 部分的規則和文字未有轉換。
extraction-paper-repaired = 該 PDF 部分損壞，欄位已盡量讀取，請與紙本核對。
extraction-paper-broken = { $at }：其下有欄位損壞，已略過。
extraction-paper-circle = { $at }：欄位樹循環返回，欄位只讀取一次。
extraction-paper-deep = { $at }：欄位層次過深，更深的部分已略過。
extraction-paper-twice = { $at }：有多個欄位同名，按檢視程式的做法視為同一欄位。

# 中央檔案伺服器：對工作台的答覆及對操作人員的訊息。

server-malformed = 檔案伺服器未能讀取請求（{ $why }）。資料並無更改。如情況持續，應更新本機程式或通知中央辦事處。
server-too-deep = 請求的層次過深，檔案伺服器不予讀取。資料並無更改。應通知中央辦事處。
server-content-type = 請求的類型並非檔案伺服器在此處所接受者。資料並無更改。應更新本機程式。
server-no-path = 檔案伺服器並無此項請求。應核對伺服器地址或更新本機程式。
server-body-too-large = 請求過大，檔案伺服器未能一次接收。資料並無更改。應將更改分拆，例如以附件代替冗長文字。
server-too-many-operations = 請求所載更改項數過多，檔案伺服器未能一次接收。資料並無更改。應更新本機程式。
server-too-many-positions = 請求所涉範圍過多，檔案伺服器未能一次答覆。資料並無更改。應更新本機程式。
server-order = 各項更改並非按作出的先後次序排列。資料並無更改。應更新本機程式。
server-slow = 請求傳送時間過長。資料並無更改，系統會自動再次傳送。

server-signature = 請求欠缺簽署，或簽署未能核實。資料並無更改。應由中央辦事處為本機重新登記。
server-unknown-device = 檔案伺服器並無本機的登記。應由中央辦事處為本機登記；本機所有資料均予保留。
server-device-revoked = 本機不得再與檔案伺服器同步。本機所有資料均予保留。應向中央辦事處查詢原因及未傳送更改的處理方法。
server-replayed = 檔案伺服器曾收到同一請求，不會重複處理。系統會自動重新提出請求。
server-code = 登記碼不詳、已使用或已過期。應向中央辦事處索取新的登記碼。
server-device-registered = 本機已以另一密鑰登記。應先由中央辦事處終止該項登記。
server-device-name = 電腦名稱留空或過長。應輸入中央辦事處可資識別的簡短名稱。

server-component-too-large = 檔案過大（{ $size } 位元組），不能保存。該檔案仍存於本機。應予分拆，或向中央辦事處查詢移交方法。
server-digest = 所收到的檔案與所報不符，未予接收。本機所存的副本可能已損壞：應開啟查看，如屬完好則重新附上。
server-no-component = 檔案伺服器並無此檔案。該檔案可能仍由存檔的電腦傳送中；應稍後再試。
server-range = 所要求的檔案部分並不存在。

server-busy = 檔案伺服器現正繁忙。系統會自動再次同步。
server-stopping = 檔案伺服器正在停止運作。系統會自動再次同步。
server-disk-full = 檔案伺服器儲存空間不足。資料並無遺失，系統會自動再次同步。應通知中央辦事處。
server-fault = 檔案伺服器發生故障（參考編號 { $reference }）。資料並無遺失，系統會自動再次同步。如情況持續，應將參考編號告知中央辦事處。

server-key-missing = 找不到密鑰檔 { $path }，沒有密鑰便不能開啟資料。應從存放處取回密鑰檔放回原位。系統不會另製新密鑰，因新密鑰並不相符。
server-key-damaged = 密鑰檔 { $path } 已損壞：內容並非 64 個十六進制數字。應從存放處取回密鑰檔放回原位。
server-key-exposed = 其他人可讀取密鑰檔 { $path }。應更改權限，只准擁有人讀取（chmod 600），然後重新啟動。
server-key-inside = 密鑰檔 { $path } 會存放於其所封鎖的資料夾內。應選擇資料夾以外的位置。
server-key-file = 未能讀寫密鑰檔 { $path }：{ $why }。應檢查位置及權限。
server-folder = 未能建立資料夾 { $path }：{ $why }。應檢查位置及權限。
server-desk-vault = { $path } 是工作台的保管庫，並非伺服器的資料夾。應選擇其他資料夾。
server-origin = 「{ $origin }」不能用作部署名稱。應使用英文字母、數字、句點、連字號及斜線，例如 records.example.gov/muniment。
server-no-data = { $path } 並無資料夾。應核對位置，或先啟動伺服器一次以建立資料夾。
server-tls-required = { $address } 可由本機以外連接，故必須備有證書。應提供 --tls-cert 及 --tls-key，或只在 127.0.0.1 接聽。
server-tls = 證書或其密鑰不能使用：{ $why }。兩者須為互相配對的 PEM 檔案。
server-listen = 伺服器未能在 { $address } 接聽：{ $why }。該地址可能已由其他程式使用。
server-threads = 系統未能為伺服器提供執行緒：{ $why }。應關閉其他程式後重新啟動。
server-silent = 有伺服器正使用此資料夾，但沒有答覆：{ $why }。應查看其輸出的訊息，或將其停止。
server-no-agent = 並無名為「{ $agent }」的人員。應核對代號，或先載入部門資料。
server-code-issued = 登記碼只可使用一次，有效至 { $expires }。應當面交予使用人；登記碼不會再次顯示。
server-department-file = 未能讀取部門檔案 { $path }：{ $why }。並無載入任何資料。
server-department = 部門資料的第 { $at } 項操作被拒絕，因此並無載入任何資料。

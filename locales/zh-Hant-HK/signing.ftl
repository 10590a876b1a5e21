### 簽署 PDF 檔案、簽署密鑰及簽署的判定。

signing-key-wrong-passphrase = 通行短語不能開啟此密鑰，並未簽署任何文件。請檢查輸入法及大寫鎖定鍵後再試。
signing-key-damaged = 此檔案並非密鑰檔案，或已損壞，並未簽署任何文件。請選取副檔名為 .p12 或 .pfx 的檔案，或向發證機關另索副本。
signing-key-none = 此檔案只有證書而沒有私人密鑰，不能用作簽署。請選取連同密鑰發出的檔案。
signing-key-no-certificate = 此檔案有私人密鑰而沒有相應證書，他人無從得知簽署人身分。請向發證機關索取兩者齊備的檔案。
signing-key-unsupported = 本程式不能以此類密鑰簽署；可用的有 RSA 密鑰，以及 P-256 或 P-384 橢圓曲線密鑰。請選用另一密鑰。
signing-key-did-not-sign = 密鑰已開啟但未能簽署，檔案維持不變。請再試，或選用另一密鑰。

signing-file-not-pdf = 此檔案並非 PDF，並未作任何改動。請選取 PDF 檔案。
signing-file-encrypted = 此 PDF 設有密碼，無法讀取其內容及簽署。請向送件人索取沒有密碼的副本。
signing-file-limit = 此 PDF 的處理量超出本程式對單一檔案的上限（{ $limit }），並未作任何改動。請向送件人索取較簡單的副本。
signing-file-structure = 此 PDF 的結構已損壞（{ $detail }），並未加入任何內容。請向送件人索取完好的副本。

signing-error-no-such-field = 檔案沒有名為 { $field } 的欄位，並未作任何改動。請核對表格及其版本是否正確。
signing-error-unfit-field = 欄位 { $field } 不能填入該內容，檔案並未改動。請核對表格及其版本是否正確。
signing-error-field-taken = 欄位 { $field } 已經簽署或已經存在，檔案並未改動。請使用下一階段或另一欄位。
signing-error-cannot-certify = 只有首個簽署可以核證文件，而此文件已有簽署。請改以不核證的方式簽署。
signing-error-already-broken = 檔案內已有的簽署不成立（{ $reason }）。再加簽署會掩蓋問題，故並未加入。請向送件人索取完好的副本。
signing-error-certificate-expired = 證書已於 { $date } 屆滿，以此簽署將不獲承認，因此並未簽署。請續領證書或選用另一密鑰。
signing-error-certificate-not-yet-valid = 證書於 { $date } 起方為有效，因此並未簽署。請檢查本電腦的時鐘，或選用另一密鑰。
signing-error-certificate-revoked = 證書自 { $date } 起已被撤銷，沒有簽署任何文件。請以另一密鑰簽署，或向發證機關申請新證書。
signing-error-certificate-suspended = 證書自 { $date } 起被暫時吊銷，沒有簽署任何文件。請發證機關恢復證書，或以另一密鑰簽署。
signing-error-certificate-not-for-signing = 證書的指定用途並非簽署，因此並未簽署。請選用簽署專用的密鑰。
signing-error-no-certificate = 密鑰未附可讀取的證書，因此並未簽署。請選用另一密鑰。
signing-error-appearance = 欄位的圖像無法使用，因此並未簽署。請報告此故障。
signing-error-not-signed = 檔案未有簽署，因此沒有需要保持可證明的內容。請先簽署。
signing-error-too-large = 簽署資料超出預留空間，因此並未簽署。請選用證書鏈較短的密鑰，或報告此故障。
signing-error-not-good = 簽署後的檔案未能通過核對（{ $reason }），因此未予保留，原件維持不變。請核對所填內容；如屬無誤，請報告此故障。

signing-reason-byte-range = 簽署未有妥為說明所涵蓋的檔案部分，不可依賴。請向送件人索取原件。
signing-reason-contents = 存放簽署之處曾被改動或為空白，不可依賴。請向送件人索取原件。
signing-reason-cms-format = 簽署不符合指定格式，無法核對。請向送件人索取原件。
signing-reason-structure = 檔案結構已損壞或曾被竄改，不同閱讀者可能看到不同內容。請向送件人索取原件。
signing-reason-digest-mismatch = 已簽署的內容在簽署後曾被更改，不可依賴。請向送件人索取原件。
signing-reason-signature-wrong = 簽署並非由所示證書的密鑰作出，不可依賴。請向送件人索取原件。
signing-reason-signer-mismatch = 簽署並不屬於所示的證書，不可依賴。請向送件人索取原件。
signing-reason-bytes-after-end = 簽署後有資料加於檔案結尾之後。請向送件人索取原件。
signing-reason-changed-content = 簽署後內容曾作不獲准許的更改。請查看更改清單，並向送件人索取原件。
signing-reason-changed-field = 簽署後有欄位曾作不獲准許的更改。請查看更改清單，並向送件人索取原件。
signing-reason-changed-locked-field = 已由簽署鎖定的欄位其後曾被更改。請查看更改清單，並向送件人索取原件。
signing-reason-changed-annotation = 簽署後頁面上的附註或標記曾被加入、更改或移除，而此舉不獲准許。請查看更改清單，並向送件人索取原件。
signing-reason-new-field = 簽署後曾以不獲准許的方式加入欄位。請查看更改清單，並向送件人索取原件。
signing-reason-appearance-mismatch = 有欄位所示文字與其所載的值不符。請勿依賴頁面所見，並向送件人索取原件。
signing-reason-appearance-unreadable = 未能比對已填欄位所示文字與其所載的值。依賴頁面所示之前，請先目視核對兩者。
signing-reason-unsigned-filling = 最後一個簽署之後仍有欄位填寫。各簽署依然成立，但該等內容未經任何人簽署。請填寫人補簽。
signing-reason-chain-not-found = 證書未能追溯至此處信任的任何證書，簽署人身分未能確定。如部門信任有關發證機關，請將其加入可信證書。
signing-reason-chain-policy = 證書雖可追溯至可信證書，但途中有證書違反規則，簽署人身分未能確定。請簽署人改用另一證書。
signing-reason-key-usage = 證書的指定用途並非簽署文件，簽署未能確認。請簽署人以正確的密鑰簽署。
signing-reason-revoked = 證書在簽署人所稱的簽署時間之前已被撤銷。此簽署不足為憑。
signing-reason-revoked-before-proof = 證書已被撤銷，而沒有證明顯示簽署在此之前作出。請簽署人以新證書重新簽署。
signing-reason-suspended = 證書在有關時間被暫時吊銷。請待發證機關恢復或撤銷證書後再作核對。
signing-reason-evidence-stale = 此處所得的撤銷資料早於有關時間。請取得發證機關最新的撤銷證書清單，然後再作核對。
signing-reason-no-revocation-evidence = 此處未能得知證書是否已被撤銷。請取得發證機關的撤銷證書清單，然後再作核對。
signing-reason-time-not-proven = 證書現時並非有效，亦無證明顯示簽署是在證書有效期內作出。請尋找時間證明，例如時間戳記或收件日期。
signing-reason-time-stamp-wrong = 時間戳記並不屬於此檔案，或並非由時間戳記機關作出，不能證明任何時間。
signing-reason-algorithm-weak = 簽署所用的演算法或密鑰以今日標準而言強度不足或屬未知，簽署未能確認。請簽署人重新簽署。
signing-reason-no-signature = 檔案並無簽署。
signing-reason-not-a-pdf = 檔案並非 PDF，沒有簽署可供核對。
signing-reason-encrypted = PDF 設有密碼，無法核對其簽署。請向送件人索取沒有密碼的副本。
signing-reason-limit-reached = 檔案的處理量超出本程式對單一檔案的上限，未有核對至完。請向送件人索取較簡單的副本。

signing-path-no-anchor = 此處沒有「{ $name }」的可信證書。
signing-path-expired = 「{ $name }」的證書已於 { $date } 屆滿。
signing-path-not-yet-valid = 「{ $name }」的證書於 { $date } 起方為有效。
signing-path-not-allowed-to-issue = 「{ $name }」無權發出證書而發出證書。
signing-path-unknown-critical = 「{ $name }」的證書訂有此處未能理解的條件（{ $extension }）。
signing-path-name = 「{ $name }」的證書所載名稱，超出其上級核證機關獲准核證的範圍。
signing-path-policy = 「{ $name }」的證書並非按其上級核證機關所要求的政策發出。
signing-path-weak = 「{ $name }」的證書所用的演算法或密鑰強度不足。
signing-anchor-not-for-this = 「{ $name }」獲信任的用途與此不符：只限時間戳記而此為簽署，或只限簽署而此為時間戳記。
signing-anchor-not-by-this-authority = 「{ $name }」只就指定核證機關所發的證書獲信任；此證書由另一機關發出。
signing-anchor-not-under-this-policy = 「{ $name }」只就按指定政策發出的證書獲信任；此證書不屬其中任何一項。
signing-anchor-trusted-since = 「{ $name }」自 { $date } 起獲信任，較早的時間不計。
signing-anchor-trusted-until = 「{ $name }」獲信任至 { $date } 止，較後的時間不計。
signing-kind-person = 此為個人證書。
signing-kind-organisation = 此為機構證書。
signing-kind-government-person = 此為政府人員證書。
signing-kind-government-unit = 此為政府職能單位證書。
signing-kind-time-stamping = 此為時間戳記機關的證書。
signing-certificates-person = 個人證書
signing-certificates-organisation = 機構證書
signing-certificates-government-person = 政府人員證書
signing-certificates-government-unit = 政府職能單位證書
signing-certificates-time-stamping = 時間戳記機關證書
signing-trust-list-shape = 此並非信任清單的寫法：{ $what }
signing-trust-list-size = 信任清單須有至少一項、至多 1,000 項。
signing-trust-list-dates = 信任清單的下次更新時間必須在發出時間之後。
signing-trust-list-certificate = 信任清單第 { $entry } 項：證書未能讀取。請以 PEM，或以 base64 寫成的 DER，載入一張證書。
signing-trust-list-fingerprint = 信任清單第 { $entry } 項：證書的 SHA-256 指紋與所列者不符。
signing-trust-list-issuer = 信任清單第 { $entry } 項：發證機關須以其公開密鑰的 SHA-256（64 個小寫數位）註明。
signing-trust-list-policy = 信任清單第 { $entry } 項：政策須以句點分隔的數字寫成。
signing-trust-list-period = 信任清單第 { $entry } 項的終止時間早於開始時間。
signing-revoked-since = 「{ $name }」的證書自 { $date } 起已被撤銷。
signing-suspended-since = 「{ $name }」的證書於 { $date } 被暫時吊銷。
signing-evidence-until = 關於「{ $name }」的證書，所知只及 { $date }。
signing-stamp-refused = 時間戳記機關拒絕要求（狀態 { $status }）。簽署不受影響；請稍後再試。
signing-stamp-unfit = 時間戳記機關的回覆與要求不符，未予採用。請通知負責該機關網址的同事。
signing-stamp-no-authority = 未有設定時間戳記機關，故時間未經證明。請設定其網址，然後再次提升檔案的等級。
signing-evidence-no-issuer = 此處沒有發出「{ $name }」證書的機關的證書。請隨檔案提供。
signing-evidence-not-had = 未能查明「{ $name }」的證書是否已被撤銷。請稍後再試。
signing-evidence-unread = { $address } 所傳來的並非可讀取的證明資料。

signing-answer-whole = 所簽署的內容完整，一字未變。
signing-answer-not-whole = 所簽署的內容不完整，或簽署不屬於該內容。
signing-answer-unchanged = 其後沒有任何更改。
signing-answer-evidence-added = 其後只加入了證明資料及時間戳記。
signing-answer-permitted = 其後有 { $count } 項填寫或簽署，均為此簽署所容許。
signing-answer-forbidden = 其後有 { $count } 項更改，為此簽署所不容許。
signing-answer-changes-doubtful = 未能從檔案得知其後有否更改。
signing-answer-changes-unknown = 所簽署的內容不完整，故未能得知更改了甚麼。
signing-answer-nobody = 未能得知由何人簽署。
signing-answer-signer-uncertain = 簽署人註明為「{ $name }」，但未能確定。
signing-answer-signer-then = 「{ $name }」最遲於 { $date } 簽署，其時證書有效。
signing-answer-signer-now = 「{ $name }」簽署，證書有效；日期 { $date } 由簽署人的時鐘註明。
signing-answer-signer-undated = 「{ $name }」簽署，證書有效；未有註明日期。
signing-answer-evidence-of = 截至 { $date }，已知證書有否被撤銷。
signing-answer-evidence-revoked = 「{ $name }」的證書已被撤銷。
signing-answer-evidence-suspended = 「{ $name }」的證書曾被暫時吊銷。
signing-answer-evidence-lacking = 未能得知「{ $name }」的證書在有關時間有否被撤銷。
signing-answer-evidence-none-published = 證書未有註明公布撤銷資料之處，故無從查詢。
signing-answer-evidence-unasked = 未有追溯至可信的證書，故未查詢撤銷資料。

signing-remark-time-not-proven = 簽署時間由簽署人的時鐘註明，未經證明。
signing-remark-digital-signature-key = 證書的用途為一般數碼簽署。
signing-remark-non-repudiation-key = 證書的用途為對簽署人具約束力的簽署。
signing-remark-older-encoding = 簽署以較舊的編碼方式寫成。
signing-remark-basic-level = 簽署未有按較新標準註明其證書。
signing-remark-trailing-line-ends = 檔案結尾之後有空行，並無內容。
signing-remark-hidden-objects = 其中一次更新載有文件內無從引用的資料；任何程式均不會顯示。
signing-remark-active-content = 檔案載有程式碼，或開啟時會自動執行動作；所見內容可能因閱讀程式而異。
signing-remark-trust-list-old = 信任清單已逾更新時間；較新的清單所信任者或有增減。

signing-change-field-signed = 欄位「{ $field }」已簽署{ $page ->
    [0] {""}
   *[other] （第 { $page } 頁）
}。
signing-change-field-added = 加入了簽署欄位「{ $field }」{ $page ->
    [0] {""}
   *[other] （第 { $page } 頁）
}。
signing-change-field-filled = 欄位「{ $field }」已填上「{ $after }」{ $page ->
    [0] {""}
   *[other] （第 { $page } 頁）
}。
signing-change-field-refilled = 欄位「{ $field }」由「{ $before }」改為「{ $after }」{ $page ->
    [0] {""}
   *[other] （第 { $page } 頁）
}。
signing-change-field-emptied = 欄位「{ $field }」已清空，原為「{ $before }」{ $page ->
    [0] {""}
   *[other] （第 { $page } 頁）
}。
signing-change-field-changed = 有欄位以填寫以外的方式更改（{ $path }）。
signing-change-field-shows-other = 欄位「{ $field }」所示文字與其值不符{ $page ->
    [0] {""}
   *[other] （第 { $page } 頁）
}。
signing-change-field-unreadable = 未能比對欄位「{ $field }」所示文字與其值{ $page ->
    [0] {""}
   *[other] （第 { $page } 頁）
}。
signing-change-annotation = 有附註或標記曾被加入、更改或移除{ $page ->
    [0] {""}
   *[other] （第 { $page } 頁）
}。
signing-change-information = 文件資料內的日期或工具名稱曾被更改（{ $path }）。
signing-change-evidence = 加入了供長期核證的資料（證書、撤銷資料或時間戳記）。
signing-change-content = { $page ->
    [0] 內容
   *[other] 第 { $page } 頁的內容
}曾被更改（{ $path }）。
signing-change-objects-hidden = 加入了頁面上無從得見的資料（{ $path }）。

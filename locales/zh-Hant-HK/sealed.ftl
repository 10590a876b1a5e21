### 密鑰、密鑰槽、密鑰圈及加密檔案。

sealed-bytes-unknown-version = 此項目由較新版本的程式寫入，資料並無遺失。請更新程式後再開啟。
sealed-bytes-unreadable = 此項目無法解密，可能曾被改動，或屬於另一份檔案。請由備份還原，或使用程式檢查保管庫。

sealed-container-io = 未能讀取加密檔案（{ $reason }）。請檢查磁碟是否已連接及運作正常，然後再試。
sealed-container-not-one = 此檔案並非本保管庫的加密檔案。請由備份還原該檔案。
sealed-container-unknown-version = 此檔案由較新版本的程式寫入，資料並無遺失。請更新程式後再開啟。
sealed-container-cut-short = 加密檔案的末段缺失。由於內容已不完整，程式不會顯示其任何部分。請由備份還原該檔案。
sealed-container-unreadable = 加密檔案曾被改動或並不屬於此處，其第 { $chunk } 段無法開啟，程式不會顯示該段內容。請由備份還原該檔案。
sealed-container-out-of-range = 程式要求讀取的範圍超出檔案長度。檔案並無損壞。請報告此故障。

sealed-keyring-unreachable = 目前的工作階段沒有可用的密鑰圈。保管庫並無損壞。請以通行短語或復原密鑰開啟。
sealed-keyring-locked = 本電腦的密鑰圈已上鎖或拒絕存取。保管庫並無損壞。請將密鑰圈解鎖，或以通行短語或復原密鑰開啟保管庫。
sealed-keyring-absent = 本電腦的密鑰圈沒有此保管庫的記項；更換電腦後會出現此情況。保管庫並無損壞。請以通行短語或復原密鑰開啟，其後可另建記項。
sealed-keyring-unusable = 密鑰圈內此保管庫的記項無法使用。保管庫並無損壞。請以通行短語或復原密鑰開啟，然後更新密鑰圈記項。
sealed-keyring-timed-out = 密鑰圈在 { $seconds } 秒內沒有回應。保管庫並無損壞。請以通行短語或復原密鑰開啟。
sealed-keyring-foreign = 密鑰圈內的記項屬於另一個保管庫，或屬於此保管庫較早前的狀態。保管庫並無損壞。請以通行短語或復原密鑰開啟，然後更新密鑰圈記項。

sealed-wrong-passphrase = 通行短語不能開啟此保管庫。請檢查輸入法及大寫鎖定鍵後再試，或使用復原密鑰。
sealed-wrong-recovery-key = 復原密鑰輸入無誤，但屬於另一個保管庫。請找出此保管庫的復原密鑰。
sealed-recovery-length = 復原密鑰共有 { $expected } 個字母及數字，現輸入了 { $actual } 個。請對照紙本補正。
sealed-recovery-symbol = 第 { $group } 組含有復原密鑰不會使用的字符。請對照紙本核對該組。
sealed-recovery-checksum = 復原密鑰最少有一個字母或數字輸入錯誤。請對照紙本逐組核對。
sealed-no-keyring-slot = 此保管庫未有連結密鑰圈。請以通行短語或復原密鑰開啟。
sealed-no-passphrase-slot = 此保管庫未設通行短語。請以復原密鑰開啟，然後設定通行短語。
sealed-no-recovery-slot = 此保管庫未有製備復原密鑰。請以通行短語開啟。
sealed-passphrase-too-short = 通行短語只有 { $actual } 個字符，最少須有 { $min } 個。請採用較長的短語，例如四個互不相關的詞語。
sealed-passphrase-control = 通行短語含有定位符、換行符或其他控制字符。請採用不含此等字符的短語。
sealed-last-slot = 這是使用者開啟保管庫的最後一個途徑，因此予以保留。請先加設通行短語或復原密鑰。
sealed-header-damaged = vault.toml 檔案已損壞（{ $reason }），檔案內容本身不受影響。請由保管庫的備份還原該檔案，切勿在原處另設新保管庫。
sealed-header-unknown-version = 保管庫的格式版本為 { $version }，本版程式未能辨識。資料並無遺失。請更新程式後再開啟保管庫。
sealed-header-altered = vault.toml 檔案曾在程式以外被改動，其中有關保管庫或其密鑰的內容已與原來寫入的不符。保管庫維持關閉。請由備份還原該檔案，並通知檔案經理。
sealed-wrong-vault-key = 目前使用的密鑰並不屬於此保管庫。並無作出任何改動。請關閉保管庫後重新開啟。
sealed-unsound-cost = 為通行短語設定的運算成本超出程式可處理的範圍，並無建立任何資料。請設定每條通道 8 KiB 至合共 1 GiB 記憶體、1 至 32 次迴轉及 1 至 16 條通道。
sealed-bad-vault-id = 保管庫的識別碼須由 1 至 64 個英文字母、數字及連字號組成。請另選識別碼。

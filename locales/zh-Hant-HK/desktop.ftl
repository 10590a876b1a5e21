# 桌面程式：未能開啟視窗時的說明、系統的選檔對話方塊，以及輸入簽署密鑰通行短語的視窗。

desktop-title = 檔存

# 視窗開啟之前
desktop-wrong-argument = 「{ $argument }」不是有效的選項。可用選項見 muniment-desktop --help。
desktop-no-display = 沒有可供開啟視窗的螢幕。可登入桌面環境，或改用終端機程式：muniment --help。
desktop-no-place = 此帳戶沒有資料目錄。可用 --vault 指明目錄，或設定 HOME。
desktop-not-writable = 目錄 { $folder } 不可寫入（{ $detail }），未能在該處開啟保管庫。可取得該目錄的寫入權限，或用 --vault 指明另一目錄。
desktop-window-failed = 未能開啟視窗（{ $detail }）。可加上 --safe-graphics 再試。

# 視窗之內
desktop-path-not-offered = { $path } 並非在本程式的對話方塊選取，故不予讀取。可重新選取。
desktop-verb-broke = 程式在處理期間中斷（{ $verb }）。並無資料只存了一半；之前已儲存的資料仍在。
desktop-verb-broke-hint = 可再做一次。如再度中斷，應連同所示編號報告。
desktop-no-passing-place = 系統並無為此工作階段提供只屬你所有、存於記憶體的資料夾（XDG_RUNTIME_DIR），故沒有為其他程式製作副本。可把副本另存於合適位置使用。
desktop-no-viewer = 此系統沒有設定開啟 PDF 的程式，故沒有交出任何檔案。可安裝或選定程式，或另存副本，在別處列印。
desktop-viewer-failed = 未能啟動 { $program }（{ $detail }）。可在系統設定選定另一 PDF 程式，或另存副本。
desktop-drag-let-go = 放開指標時 { $name } 尚未備妥，故沒有交出任何檔案。可再拖放一次，或另存副本。

# 系統的選檔對話方塊
desktop-pick-documents = 選取要歸檔的文件
desktop-pick-attachment = 選取附件
desktop-pick-key = 選取簽署密鑰
desktop-pick-verify = 選取要核對的已簽署檔案
desktop-pick-certificate = 選取核證機關的證書
desktop-pick-place = 儲存副本
desktop-pick-folder = 選擇存放複本的資料夾
desktop-kind-certificate = 證書
desktop-kind-any = 所有檔案
desktop-kind-key = 簽署密鑰（PKCS #12）
desktop-kind-signed = 已簽署文件

# 輸入簽署密鑰通行短語的視窗
desktop-secret-title = 簽署密鑰
desktop-secret-label = 通行短語或個人識別碼
desktop-secret-kept = 只用一次，不予保存。
desktop-secret-give = 繼續
desktop-secret-cancel = 取消
desktop-pick-hand-over = 選擇送交檔
desktop-kind-hand-over = 送交檔
desktop-pick-form = 選擇表格定義檔
desktop-pick-publisher = 選擇表格發布者的檔案
desktop-kind-publisher = 發布者檔案
desktop-pick-trust-list = 選擇信任清單
desktop-kind-trust-list = 信任清單
desktop-pick-token-module = 選擇智能卡或密鑰裝置的驅動程式
desktop-kind-token-module = 驅動程式（PKCS #11）
desktop-kind-form = 表格定義檔

# 系統通知
desktop-notice-open = 開啟我的工作

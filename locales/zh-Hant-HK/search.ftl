### 搜尋及其索引。

search-index-damaged = 搜尋索引已損壞或無法讀取。所有檔案均不受影響。須重建索引；在此之前仍可按標題及檔號查閱。
search-index-io = 磁碟未能讀取或寫入搜尋索引（{ $reason }）。所有檔案均不受影響。請檢查磁碟是否已連接及尚有空間，然後再試。
search-index-busy = 另一程序正在寫入搜尋索引。並無作出任何改動。請關閉該程序後再試。
search-index-broke-off = 搜尋中斷。所有檔案均不受影響。須重建索引；在此之前仍可按標題及檔號查閱。
search-closeness-exact = 完全相符
search-closeness-all-pieces = 查詢內各部分俱全，但次序或字形不同
search-closeness-most-pieces = 查詢內大部分相符
search-closeness-some-pieces = 查詢內部分相符

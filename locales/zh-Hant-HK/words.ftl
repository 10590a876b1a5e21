### 各部分共用的句子。

words-list-more = 另有 { $count } 項

### 檔案存廢：事實、存廢期限表及推算步驟的句子。

## 無法讀取的事實及期限表

disposal-date-unreadable = 「{ $value }」並非日期。須填寫年份（2019）、月份（2019-05）、日期（2019-05-31）或附時差的時間。
disposal-date-stand-in = 「{ $value }」只是未知日期的代號，不予採用。日期未確定前應留空。
disposal-period-unreadable = 「{ $value }」並非期間。須寫作 P7Y、P6M、P2W、P90D，或按此次序合併。
disposal-year-end-unreadable = 「{ $value }」並非月日。須填寫月份及日子，例如 03-31。
disposal-fault-canonical = 推算所用資料無法轉為標準格式。各日期仍然有效；須呈報此故障。
disposal-schedule-refused = 存廢期限表未獲接納：須先更正 { $count } 項。現有資料並無更改。
disposal-schedule-not-json = 檔案並非有效的 JSON（第 { $line } 行第 { $column } 欄）。現有資料並無更改。
disposal-schedule-format = 檔案格式為第 { $format } 版，本程式無法讀取。須更新程式，或索取第 1 版格式的檔案。
disposal-row-not-object = 此處應為具名欄位的項目。
disposal-row-not-list = 此處應為清單。
disposal-row-missing = 欠缺此欄，須予補上。
disposal-row-unknown-field = 並無此欄。須更正欄名或將其刪除，以免遺漏條件。
disposal-row-unreadable = 無法讀取此值：{ $value }。{ $name ->
    [period] 期間須寫作 P7Y、P6M、P2W 或 P90D。
    [effective_from] 日期須寫作 YYYY-MM-DD。
    [on] 日期須寫作 YYYY-MM-DD。
    [financial_year_end] 須填寫月份及日子，例如 03-31。
    [cut_off] 須為 none、month-end、quarter-end、calendar-year 或 financial-year。
    [action] 須為 destroy、transfer、appraise、microfilm、review 或 permanent。
    [custody] 須為 office、records-centre、server 或 archives。
    [nature] 須為 administrative 或 programme。
    [unit] 須為 part、folder 或 record。
    [trigger] 須核對其種類及該種類所屬的欄位。
   *[other] 須對照已公布的期限表格式。
}

## 期限表的檢查結果

disposal-check-duplicate = 類別編號重複。每一類別須有獨立編號。
disposal-check-empty = 此欄空白，須予填寫。
disposal-check-one-language = 標題須中英文齊備。
disposal-check-version = 版本由 1 起計。
disposal-check-no-vector = 期限表並無此類別的測試個案。應予加入，讓各系統均可證明推算無誤。
disposal-check-final-not-last = 銷毀或永久保存之後不得另有階段，須列為最後階段。
disposal-check-permanent-action = 永不屆滿的階段，其存廢行動必須為「永久保存」；其他階段則不得採用。
disposal-check-permanent-period = 永不屆滿的階段並無保存期，須寫作 P0D。
disposal-check-permanent-inside = 「永久保存」不得與其他條件合併，須自成一個階段。
disposal-check-permanent-ceiling = 永不屆滿的上限並非上限，須予刪除。
disposal-check-no-previous-stage = 首個階段之前並無階段可待完成。
disposal-check-one-choice = 合併條件最少須有兩項。
disposal-check-unpinned-days = 以月底或季末截算而保存期以星期或日計算者，期限表須附測試個案以確定計法。
disposal-check-vector-class = 測試個案「{ $name }」所指類別不在期限表內。
disposal-check-vector = 測試個案「{ $name }」：{ $what ->
    [state] 存廢狀態
    [base] 起算日
    [end] 期滿日
   *[due] 可存廢日
}應為 { $expected }，結果為 { $found }。

## 下列句子所用詞語

disposal-period = { $unit ->
    [years] { $count } 年
    [months] { $count } 個月
    [weeks] { $count } 星期
    [days] { $count ->
        [0] 零日
       *[other] { $count } 日
    }
   *[mixed] { $period }
}
disposal-cut-off = { $cut_off ->
    [month-end] 月底
    [quarter-end] 季末
    [calendar-year] 曆年終結日
    [financial-year] 財政年度終結日（{ $financial_year_end }）
   *[none] 當日
}
disposal-reason = { $reason ->
    [open] 分卷尚未結束
    [no-event] 有關事件尚未登記
    [no-subject] 未註明所涉事項的編號
    [missing-date] 欠缺日期
    [future-date] 日期尚未到
    [invalid-date] 日期無法讀取，或只是未知日期的代號
    [stage-not-completed] 上一階段尚未完成
    [held] 保留令仍然生效
   *[out-of-range] 日期超出曆法範圍
}
disposal-stated = { $stated ->
    [other] （原載：{ $value }）
   *[same] {""}
}
disposal-action = { $action ->
    [destroy] 銷毀
    [transfer] 移交
    [appraise] 鑑定
    [microfilm] 製作縮微膠片
    [review] 覆檢
   *[permanent] 永久保存
}

## 推算步驟

disposal-step-unscheduled = 尚未編定存廢類別，故不會屆可存廢日。須編定類別。
disposal-step-class = 適用存廢類別 { $result }（存廢期限表 { $schedule } 第 { $version } 版，自{ $effective_from }起生效，依據 { $authority }）；第 { $stage } 階段，存廢行動：{ disposal-action }。
disposal-step-assigned = { $source ->
    [inherited] 類別由上層承襲：{ $path }。
    [override] 類別在此另行編定，不依上層：{ $path }。理由：{ $why }
   *[direct] 類別在此編定：{ $path }。
}
disposal-step-declared = 於{ $result }宣告為檔案{ disposal-stated }。
disposal-step-declared-unknown = 宣告日期未能採用：{ disposal-reason }。
disposal-step-part-closed = 分卷 { $part } 於{ $result }結束{ disposal-stated }。
disposal-step-part-closed-unknown = 分卷 { $part } 未有結束日期：{ disposal-reason }。
disposal-step-date = 日期欄「{ $element }」為{ $result }{ disposal-stated }。
disposal-step-date-unknown = 日期欄「{ $element }」未能採用：{ disposal-reason }。
disposal-step-event = 事件 { $event }（{ $kind }，{ $subject }，於{ $recorded_at }登記）於{ $result }發生{ disposal-stated }。
disposal-step-event-unknown = 「{ $subject }」的「{ $kind }」事件未有日期：{ disposal-reason }。
disposal-step-fixed = 期限表訂明日期為{ $result }。
disposal-step-immediate = { $basis ->
    [declared] 保存期由宣告日{ $result }即時起計{ disposal-stated }。
   *[opened] 保存期由開立日{ $result }即時起計{ disposal-stated }。
}
disposal-step-immediate-unknown = 保存期應即時起計，但未有日期：{ disposal-reason }。
disposal-step-stage-completed = 第 { $stage } 階段於{ $result }完成{ disposal-stated }。
disposal-step-stage-completed-unknown = 上一階段未有完成日期：{ disposal-reason }。
disposal-step-permanent = 此類別的檔案永久保存。
disposal-step-after = { $start }加 { disposal-period }，即{ $result }。
disposal-step-after-unknown = 條件加上期間未能得出日期：{ disposal-reason }。
disposal-step-latest-of = { $result ->
    [permanent] 其中一項條件永不出現，故永久保存。
   *[other] 以最後的日期為準：{ $result }。
}
disposal-step-latest-of-unknown = 以最後的日期為準，但其中一項尚未確定：{ disposal-reason }。
disposal-step-earliest-of = { $result ->
    [permanent] 各項條件均永不出現，故永久保存。
   *[other] 以已知日期中最早者為準：{ $result }。
}
disposal-step-earliest-of-unknown = 以最早的日期為準，但全部尚未確定：{ disposal-reason }。
disposal-step-all-of = { $result ->
    [permanent] 其中一項條件永不符合，故永久保存。
   *[other] 各項條件均已符合，以最後一項為準：{ $result }。
}
disposal-step-all-of-unknown = 條件尚未全部符合：{ disposal-reason }。
disposal-step-first-known = 依次以首項已有的事實為準：{ $result }。
disposal-step-first-known-unknown = 依次查找的事實均未能得出日期：{ disposal-reason }。
disposal-step-rejected = 不予採用：{ $what ->
    [candidate] 日期 { $value }
    [floor] 最短期限至 { $value }
    [ceiling] 最長期限至 { $value }
   *[other] { $what }（{ $value }）
}，{ $why ->
    [withdrawn] 因已撤回，並未發生
    [corrected] 因已由另一事件更正
    [reopened] 因分卷其後重開
    [earlier] 因另有較後的日期
    [later] 因另有較早的日期
    [shorter] 因另有相同或較長的最短期限
    [not-reached] 因在此之前已屆可存廢日
   *[unknown] 因尚未確定
}。
disposal-step-cut-off = 保存期由{ disposal-cut-off }起計：由{ $trigger }得出起算日{ $result }。
disposal-step-cut-off-unknown = 未能得出起算日：{ disposal-reason }。
disposal-step-period = 起算日{ $base }加 { disposal-period }：保存至{ $result }（包括該日）。{ $anniversary ->
    [yes] 周年當日即為可存廢日。
   *[no] {""}
}
disposal-step-period-unknown = 未能得出期滿日：{ disposal-reason }。
disposal-step-floor = { $result ->
    [permanent] 依據 { $basis } 須永久保存。
   *[other] 依據 { $basis } 須最少保存至{ $result }。
}
disposal-step-floor-unknown = 依據 { $basis } 須保存多久尚未確定：{ disposal-reason }。
disposal-step-ceiling = { $result ->
    [permanent] 依據 { $basis } 並無期限。
   *[other] 依據 { $basis } 不得保存超過{ $result }。
}
disposal-step-ceiling-unknown = 依據 { $basis } 最多可保存多久尚未確定：{ disposal-reason }。
disposal-step-weighed = { $result ->
    [conflict] 最長期限早於最短期限，須由檔案經理裁定，其間不會屆可存廢日。
    [permanent] 以並無終結的最短期限為準：永久保存。
   *[other] 以最長的最短期限為準：保存至{ $result }。
}
disposal-step-weighed-unknown = 其中一項最短期限尚未確定，故不會屆可存廢日：{ disposal-reason }。
disposal-step-due = 保存至{ $end }；自{ $result }起可予存廢。
disposal-step-due-unknown = 未能得出可存廢日：{ disposal-reason }。
disposal-step-hold = 保留令 { $hold }，於{ $placed_on }發出：{ $result ->
    [stands] 現正生效，不得存廢。
    [lifted] 已於{ $lifted_on }解除。
   *[not-yet] 尚未生效。
}
disposal-step-release = 連同保留令及解除後 { $cooling_days } 日的等候期，最早可於{ $result }存廢。
disposal-step-release-unknown = 可存廢日不變，但暫時不得存廢：{ disposal-reason }。
disposal-step-state = 按{ $clock ->
    [trusted] 伺服器的可信時間
   *[local] 本機時鐘
}，於{ $on }：{ $result ->
    [unscheduled] 未編定存廢類別
    [waiting] 待定，原因是{ disposal-reason }
    [running] 仍在保存期內
    [due] 已屆可存廢日
    [permanent] 永久保存
   *[conflict] 期限互相抵觸，有待覆檢
}{ $held ->
    [yes] ，並受保留令限制
   *[no] {""}
}。

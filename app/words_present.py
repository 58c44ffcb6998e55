"""Every visible word of sheets, atlas and slides, Chinese and English side by side."""

PRESENT_WORDS: dict[str, tuple[str, str]] = {
    "sheet.bad.paper": ("没有这种纸张，或超出范围：{value}", "no such paper, or out of range: {value}"),
    "sheet.bad.range": ("应在 {least}–{most} 之间", "must be {least}–{most}"),
    "sheet.bad.word": ("只有 {words}", "only {words}"),
}

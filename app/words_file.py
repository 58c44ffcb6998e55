"""Every visible word of the page as one file that other faces do not say, Chinese and English side by side."""

FILE_WORDS: dict[str, tuple[str, str]] = {
    "file.home": ("回到打开时的范围", "Back to where it opened"),
    "file.box": ("只含图上细框以内的内容", "holds what lies inside the thin frame only"),
    "file.placed": ("有位置的 {n} 处", "{n} with a place"),
    "file.city": ("规划只写到该市的 {n} 处", "{n} known by city only"),
    "file.roles": ("规划分工 {n} 项", "{n} roles in the plans"),
    "file.back": ("返回", "Back"),
}

//! Why an item was closed without being done.

use super::code::codes;

codes! {
    /// Why an item was closed without being done.
    CloseReason {
        Declined = "declined",
        WontDo = "wont-do",
        ByDesign = "by-design",
        Cancelled = "cancelled",
        /// What it repeats has to be named besides, so it is not the first to be offered.
        Duplicate = "duplicate",
    }
}

impl CloseReason {
    /// The reason that a person's or another tool's word stands for.
    pub fn recognise(word: &str) -> Option<CloseReason> {
        let word = word.trim().to_lowercase();
        Some(match word.as_str() {
            "duplicate" | "dup" | "重复" => CloseReason::Duplicate,
            "wont-do" | "wont" | "won't do" | "won't fix" | "wontfix" | "wont_fix" | "not_planned" | "not planned"
            | "不做" | "不予解决" => CloseReason::WontDo,
            "cancelled" | "canceled" | "cancel" | "deleted" | "已取消" | "取消" => CloseReason::Cancelled,
            "by-design" | "by design" | "bydesign" | "works as intended" | "设计如此" => CloseReason::ByDesign,
            "declined" | "rejected" | "decline" | "invalid" | "已拒绝" | "拒绝" | "不予采纳" => {
                CloseReason::Declined
            }
            _ => return None,
        })
    }
}

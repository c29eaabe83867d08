//! What sort of thing an item is.

use super::code::codes;

codes! {
    /// What sort of thing an item is.
    Kind {
        /// Something the product should do.
        Requirement = "requirement",
        /// Work to be done; an action from a meeting.
        Task = "task",
        /// It should do this already.
        Bug = "bug",
        /// Found, not yet understood: what a capture is unless it says otherwise.
        Issue = "issue",
        /// Somebody's words; links to the requirement that it became.
        Feedback = "feedback",
        /// Two positions, a decider, a decision.
        Dispute = "dispute",
        /// What was settled, and why.
        Decision = "decision",
        /// Recurring or organisational work.
        Chore = "chore",
    }
}

impl Kind {
    /// The kind that a person's or another tool's word stands for, in either language; `None` if it is not one.
    pub fn recognise(word: &str) -> Option<Kind> {
        let word = word.trim().to_lowercase();
        Some(match word.as_str() {
            "requirement" | "req" | "story" | "user story" | "epic" | "feature" | "enhancement" | "improvement"
            | "new feature" | "需求" | "用户故事" | "史诗" | "特性" | "产品需求" | "研发需求" => {
                Kind::Requirement
            }
            "task" | "todo" | "sub-task" | "subtask" | "action" | "任务" | "子任务" | "待办" => Kind::Task,
            "bug" | "defect" | "fault" | "缺陷" | "故障" => Kind::Bug,
            "issue" | "problem" | "incident" | "question" | "问题" | "工单" => Kind::Issue,
            "feedback" | "反馈" => Kind::Feedback,
            "dispute" | "分歧" | "冲突" => Kind::Dispute,
            "decision" | "adr" | "决议" | "决定" => Kind::Decision,
            "chore" | "事务" => Kind::Chore,
            _ => return None,
        })
    }
}

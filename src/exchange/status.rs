//! What the words of other tools for status, priority and the end of an item mean here: one table for all of them.

use crate::domain::priority::Priority;
use crate::domain::reason::CloseReason;
use crate::domain::workflow::{Category, Status};

/// Our statuses, what they mean, and the words of others that stand for them, as [`plain`] gives them. A `closed` that
/// comes without a reason counts as done: most tools have no other word for it.
const STATUSES: &[(&str, Category, &str)] = &[
    (
        "inbox",
        Category::Pending,
        "open opened new todo to-do triage needs-triage unstarted not-started created reopened reopen active wait pending \
         待处理 新 新建 新增 新的 激活 已激活 打开 待办 未开始 未处理 待分派 待分配 待受理 已提出 重新打开 重新激活",
    ),
    (
        "needs-info",
        Category::Pending,
        "need-info needinfo info-needed feedback waiting-for-customer waiting-for-reply awaiting-reply \
         待补充 待确认 待澄清 待反馈 有待明确",
    ),
    (
        "backlog",
        Category::Pending,
        "accepted approved draft icebox someday planning \
         需求池 草稿 待规划 待排期 待评审 评审中 规划中 已评审 已变更 变更中",
    ),
    (
        "planned",
        Category::Pending,
        "scheduled ready selected-for-development ready-for-dev ready-for-development \
         已排期 已计划 已规划 计划中 排期中 待开发 待研发 已立项",
    ),
    (
        "on-hold",
        Category::Pending,
        "blocked onhold hold paused pause suspended deferred postponed stalled \
         已挂起 挂起 暂停 已暂停 阻塞 被阻塞 搁置 已搁置 延期 已延期 延期处理",
    ),
    (
        "doing",
        Category::InProgress,
        "in-progress inprogress started wip working developing in-development implementing hooked \
         进行中 处理中 开发中 研发中 实现中 修复中 接受/处理 已开始 已接受",
    ),
    (
        "verify",
        Category::InProgress,
        "to-verify in-review review code-review under-review testing in-test in-testing qa in-qa ready-for-test \
         ready-for-qa 待验收 待验证 验收中 验证中 待测试 测试中 已提测 待发布 待上线",
    ),
    (
        "done",
        Category::Completed,
        "closed close resolved completed complete fixed finished released shipped verified merged delivered published \
         已完成 完成 已解决 解决 已修复 已关闭 关闭 已实现 已发布 已验收 已验证 已上线 已交付",
    ),
    ("closed", Category::Closed, ""),
];

/// Words for the end of an item that say that it was done.
const DONE: &str =
    "done fixed completed complete resolved implemented closed delivered 已完成 完成 已解决 已修复 已关闭";

/// Words for the end of an item that [`CloseReason::recognise`] leaves to the tools that use them.
const REASONS: &[(CloseReason, &str)] = &[
    (CloseReason::Duplicate, "duplicated 重复bug 重复需求"),
    (CloseReason::WontDo, "willnotdo willnotfix won't-do won't-fix wont-fix 不修复 不处理 已放弃"),
    (CloseReason::Cancelled, "abandoned obsolete withdrawn 已作废 作废 已废弃 废弃 撤销 已撤销"),
    (CloseReason::ByDesign, "as-designed not-a-bug not-a-defect 非缺陷"),
    (CloseReason::Declined, "cannot-reproduce can't-reproduce notrepro incomplete 无法重现 无法复现 已驳回 驳回 无效"),
];

/// The levels of urgency, the most urgent first, and the words for them. The last two are both `P3` here.
const PRIORITIES: &[&str] = &[
    "p0 blocker highest urgent critical immediate 最高 紧急 非常紧急 特急 致命",
    "p1 high major 高 较高 重要",
    "p2 medium normal moderate mid 中 中等 普通 一般 正常",
    "p3 low minor 低 较低",
    "p4 lowest trivial nice-to-have 最低 无关紧要",
];

/// Words that say that no priority was given.
const NO_PRIORITY: &str = "no-priority none unset not-set 无 未设置 无优先级";

/// The categories, and the words for them of tools that name categories.
const CATEGORIES: &[(Category, &str)] = &[
    (Category::Pending, "pending to-do todo backlog unstarted triage new 未开始 待处理"),
    (Category::InProgress, "in-progress started doing 进行中 处理中"),
    (Category::Completed, "completed done complete 已完成 完成"),
    (Category::Closed, "closed canceled cancelled 已关闭 已取消"),
];

/// Where an item of another tool stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Standing {
    /// The status here that the word stands for; `None` where there is none.
    pub(super) status: Option<Status>,
    /// What it means; pending where the word says nothing.
    pub(super) category: Category,
    /// Why it was closed.
    pub(super) reason: Option<CloseReason>,
}

/// Where an item stands by its status and, where the tool has one, by the word for how it ended.
pub(super) fn standing(word: &str, ending: Option<&str>) -> Standing {
    let plain = plain(word);
    let found = STATUSES
        .iter()
        .find(|(.., words)| holds(words, &plain))
        .or_else(|| STATUSES.iter().find(|(code, ..)| *code == plain))
        .or_else(|| STATUSES.iter().find(|(code, ..)| *code == "done" && ending.is_some_and(is_done)));
    let is_over = found.is_none_or(|(_, category, _)| !category.is_open());
    let reason = ending.and_then(reason).or_else(|| reason(word)).filter(|_| is_over);
    Standing {
        status: match reason {
            Some(_) => Some(Status::from("closed")),
            None => found.map(|(code, ..)| Status::from(*code)),
        },
        category: match reason {
            Some(_) => Category::Closed,
            None => found.map_or(Category::Pending, |(_, category, _)| *category),
        },
        reason,
    }
}

/// What one of the codes of the shipped table of moves means.
pub(super) fn category_of(code: &str) -> Option<Category> {
    let (_, category, _) = STATUSES.iter().find(|(known, ..)| *known == code)?;
    Some(*category)
}

/// The category that a word stands for, where a tool names categories.
pub(super) fn category(word: &str) -> Option<Category> {
    let plain = plain(word);
    let (category, _) = CATEGORIES.iter().find(|(_, words)| holds(words, &plain))?;
    Some(*category)
}

/// Whether a word says something else than the status that stands for it, so that it has to be kept beside it.
pub(super) fn says_more(word: &str, status: Option<&Status>) -> bool {
    status.is_none_or(|status| status.code() != plain(word))
}

/// Why an item was closed without being done, by a tool's word for how it ended.
pub(super) fn reason(word: &str) -> Option<CloseReason> {
    let plain = plain(word);
    CloseReason::recognise(word).or_else(|| {
        let (reason, _) = REASONS.iter().find(|(_, words)| holds(words, &plain))?;
        Some(*reason)
    })
}

/// Whether a tool's word for how an item ended says that it was done.
pub(super) fn is_done(word: &str) -> bool {
    holds(DONE, &plain(word))
}

/// What a word says of urgency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Urgency {
    /// A level from 0, the most urgent, to 4.
    Level(u8),
    /// Nobody said.
    Unsaid,
}

impl Urgency {
    /// The priority, and whether the level can be told from it again: five levels become four.
    pub(super) fn priority(self) -> (Option<Priority>, bool) {
        match self {
            Urgency::Level(level) => (Some(Priority::of_level(level)), level <= 3),
            Urgency::Unsaid => (None, true),
        }
    }
}

/// How urgent a word is; `None` where it says nothing of it. Bare numbers are for the caller, who knows where the tool begins.
pub(super) fn urgency(word: &str) -> Option<Urgency> {
    let plain = plain(word);
    if holds(NO_PRIORITY, &plain) {
        return Some(Urgency::Unsaid);
    }
    let level = PRIORITIES.iter().position(|words| holds(words, &plain))?;
    u8::try_from(level).ok().map(Urgency::Level)
}

fn holds(words: &str, plain: &str) -> bool {
    words.split_whitespace().any(|word| word == plain)
}

/// A word as the tables have it: lower case, `-` for `_` and blanks.
fn plain(word: &str) -> String {
    let words = word.to_lowercase().replace('_', " ").replace('’', "'");
    words.split_whitespace().collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn code(word: &str, ending: Option<&str>) -> Option<String> {
        standing(word, ending).status.map(|status| status.0)
    }

    #[test]
    fn words_of_other_tools_find_our_statuses() {
        for (word, ours) in [
            ("open", "inbox"),
            ("OPEN", "inbox"),
            ("To Do", "inbox"),
            ("待处理", "inbox"),
            ("激活", "inbox"),
            ("Backlog", "backlog"),
            ("in_progress", "doing"),
            ("In Progress", "doing"),
            ("处理中", "doing"),
            ("blocked", "on-hold"),
            ("In Review", "verify"),
            ("closed", "done"),
            ("Resolved", "done"),
            ("已关闭", "done"),
            ("needs_info", "needs-info"),
            ("Won't Do", "closed"),
            ("Canceled", "closed"),
            ("已拒绝", "closed"),
        ] {
            assert_eq!(code(word, None).as_deref(), Some(ours), "{word}");
        }
    }

    #[test]
    fn how_it_ended_decides_between_done_and_closed() {
        for (word, ending, ours, reason) in [
            ("Closed", "Done", "done", None),
            ("Closed", "Duplicate", "closed", Some(CloseReason::Duplicate)),
            ("Resolved", "Won't Fix", "closed", Some(CloseReason::WontDo)),
            ("已关闭", "重复", "closed", Some(CloseReason::Duplicate)),
            ("已关闭", "已完成", "done", None),
            ("已解决", "设计如此", "closed", Some(CloseReason::ByDesign)),
            ("Handed to the customer", "Fixed", "done", None),
            ("CLOSED", "NOT_PLANNED", "closed", Some(CloseReason::WontDo)),
        ] {
            let standing = standing(word, Some(ending));
            assert_eq!(standing.status, Some(Status::from(ours)), "{word}, {ending}");
            assert_eq!(standing.reason, reason, "{word}, {ending}");
        }
        assert_eq!(code("In Progress", Some("Duplicate")).as_deref(), Some("doing"));
    }

    #[test]
    fn an_unknown_word_is_pending_and_worth_keeping() {
        let unknown = standing("Waiting for the moon", None);
        assert_eq!((unknown.status.clone(), unknown.category), (None, Category::Pending));
        assert!(says_more("Waiting for the moon", unknown.status.as_ref()));
        assert!(says_more("open", Some(&Status::from("inbox"))));
        assert!(!says_more("On Hold", Some(&Status::from("on-hold"))));
    }

    #[test]
    fn each_word_stands_once() {
        let mut seen = BTreeSet::new();
        for (code, _, words) in STATUSES {
            for word in words.split_whitespace() {
                assert!(seen.insert(word), "{word} stands twice");
                assert_eq!(plain(word), word, "{word} of {code} is not written plainly");
            }
        }
        let mut seen = BTreeSet::new();
        for word in PRIORITIES.iter().flat_map(|words| words.split_whitespace()) {
            assert!(seen.insert(word), "{word} stands twice");
        }
    }

    #[test]
    fn the_codes_and_categories_are_those_of_the_shipped_table() {
        let shipped: toml::Table = include_str!("../../assets/workflow.toml").parse().unwrap();
        let shipped: Vec<(String, Category)> = shipped["status"]
            .as_array()
            .unwrap()
            .iter()
            .map(|status| {
                let word = |key: &str| status[key].as_str().unwrap().to_string();
                (word("code"), word("category").parse().unwrap())
            })
            .collect();
        let ours: Vec<(String, Category)> =
            STATUSES.iter().map(|(code, category, _)| (code.to_string(), *category)).collect();
        assert_eq!(ours, shipped);
    }

    #[test]
    fn words_for_urgency_have_five_levels() {
        for (word, level) in
            [("Highest", 0), ("紧急", 0), ("High", 1), ("中", 2), ("Low", 3), ("Lowest", 4), ("Nice To Have", 4)]
        {
            assert_eq!(urgency(word), Some(Urgency::Level(level)), "{word}");
        }
        assert_eq!(urgency("No priority"), Some(Urgency::Unsaid));
        assert_eq!(urgency("purple"), None);
        assert_eq!(Urgency::Level(4).priority(), (Some(Priority::P3), false));
        assert_eq!(Urgency::Level(3).priority(), (Some(Priority::P3), true));
    }
}

//! What the column headers of other tools mean: one table for all of them, in English and Chinese.
//!
//! Jira, Linear, GitLab, ZenTao (stories, tasks, bugs, feedback), TAPD, CODING and sheets made by hand.

use crate::domain::kind::Kind;
use crate::domain::link::LinkKind;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    Title,
    Id,
    Body,
    Kind,
    Status,
    /// What the status means, where the tool says it.
    Category,
    /// The word for how it ended: Jira's resolution, a close reason.
    Ending,
    Priority,
    Owner,
    Reporter,
    Team,
    Deadline,
    Start,
    Wake,
    /// Tags separated by commas and the like; one may hold blanks.
    Tags,
    /// Tags separated by blanks too.
    Keywords,
    Parent,
    Goal,
    Source,
    Why,
    Value,
    Effort,
    Votes,
    Asked,
    AskBy,
    Decision,
    Reopened,
    Created,
    Updated,
    Closed,
    Comment,
    /// Ids of other items; `true`: the link leads from them to this one.
    Link(LinkKind, bool),
}

/// The headers of each column in the form that [`plain`] gives them, the strongest first: where a sheet has several for what
/// can be said once, the strongest that is filled counts and the others are kept.
const HEADERS: &[(Column, &str)] = &[
    (
        Column::Title,
        "title summary 标题 需求名称 研发需求名称 用户需求名称 软件需求名称 业务需求名称 任务名称 bug标题 缺陷标题 需求标题 任务标题 \
         反馈标题 事项标题 工作项标题 主题 名称 name subject content 问题描述 需求 问题 事项 任务",
    ),
    (
        Column::Id,
        "issue-key key identifier bug编号 需求编号 任务编号 缺陷编号 问题编号 工单编号 编号 需求id 任务id 缺陷id tapd单号 单号 id \
         issue-id issue-iid uuid",
    ),
    (
        Column::Body,
        "description body 描述 详细描述 需求描述 任务描述 研发需求描述 缺陷描述 重现步骤 正文 详情 desc spec steps 问题描述 内容 说明",
    ),
    (Column::Kind, "kind type issue-type 类型 事项类型 工作项类型 需求类别 tracker workitem-type"),
    (Column::Status, "status 状态 当前状态 任务状态 bug状态 缺陷状态 需求状态 处理状态 state"),
    (Column::Category, "category status-category 状态类型 状态类别"),
    (Column::Ending, "close-reason resolution 关闭原因 解决方案 解决结果 closedreason state-reason"),
    (Column::Priority, "priority 优先级 pri 紧急程度"),
    (
        Column::Owner,
        "owner 负责人 处理人 指派给 执行者 执行人 经办人 assignee-username assignee assigned-to assignedto 当前处理人 责任人",
    ),
    (
        Column::Reporter,
        "reporter submitter 提出人 反馈者 报告人 提交人 author-username author creator created-by openedby 创建人 创建者 由谁创建",
    ),
    (Column::Team, "team 团队 所属团队 部门 所属部门 小组"),
    (
        Column::Deadline,
        "deadline due due-date 截止时间 截止日期 截止 预计结束 结束日期 计划结束 计划完成 计划完成时间 预计完成 预计完成时间 \
         期望完成时间 到期日 due-at",
    ),
    (Column::Start, "start start-date 开始时间 开始日期 预计开始 计划开始 begin"),
    (Column::Wake, "wake wake-date defer-until 唤醒日期"),
    (Column::Tags, "tags tag labels label 标签"),
    (Column::Keywords, "keywords 关键词"),
    (
        Column::Parent,
        "parent 父需求 父任务 父事项 父工作项 父需求id 父任务id parent-key parent-id parent-issue parent-task epic-link 父级",
    ),
    (Column::Goal, "goal 目标"),
    (Column::Source, "source 来源 需求来源 反馈渠道"),
    (Column::Why, "why rationale 理由 背景"),
    (Column::Value, "value business-value 价值 业务价值"),
    (
        Column::Effort,
        "effort estimate story-points story-point-estimate weight 工作量 故事点 预估工时 预计工时 规模 size",
    ),
    (Column::Votes, "votes vote 投票 票数"),
    (Column::Asked, "asked 询问对象"),
    (Column::AskBy, "ask-by 答复期限"),
    (Column::Decision, "decision 决议 决定 结论"),
    (Column::Reopened, "reopened 激活次数 重新打开次数"),
    (Column::Created, "created created-at created-at-(utc) 创建日期 创建时间 提出时间 提出日期 反馈时间 openeddate"),
    (
        Column::Updated,
        "updated updated-at updated-at-(utc) 最后修改日期 最后修改时间 更新时间 修改时间 modified lastediteddate editeddate",
    ),
    (
        Column::Closed,
        "closed closed-at closed-at-(utc) completed canceled resolved 关闭日期 关闭时间 完成时间 完成日期 实际完成 解决日期 取消时间 \
         closeddate",
    ),
    (Column::Comment, "comment comments 评论 备注 备注信息 进展"),
    (Column::Link(LinkKind::Blocks, false), "blocks blocking 阻塞 outward-issue-link-(blocks)"),
    (Column::Link(LinkKind::Blocks, true), "blocked-by 被阻塞 依赖 前置任务 前置事项 inward-issue-link-(blocks)"),
    (
        Column::Link(LinkKind::Relates, false),
        "related-to relates 关联 相关研发需求 相关需求 相关任务 相关bug outward-issue-link-(relates) inward-issue-link-(relates)",
    ),
    (
        Column::Link(LinkKind::DuplicateOf, false),
        "duplicate-of 重复研发需求 重复需求 重复id outward-issue-link-(duplicate)",
    ),
    (Column::Link(LinkKind::DuplicateOf, true), "inward-issue-link-(duplicate)"),
    (Column::Link(LinkKind::CameFrom, false), "came-from 来源bug outward-issue-link-(cloners)"),
    (Column::Link(LinkKind::CameFrom, true), "inward-issue-link-(cloners)"),
];

/// What a header means, and how strong it is among those that mean the same (0 is the strongest).
pub(super) fn meanings(header: &str) -> impl Iterator<Item = (Column, usize)> {
    let plain = plain(header);
    HEADERS.iter().filter_map(move |(column, words)| {
        let rank = words.split_whitespace().position(|word| word == plain)?;
        Some((*column, rank))
    })
}

/// A header as the table has it: lower case, `-` for `_` and blanks, without the marks of required fields and without what
/// Jira puts around the fields that its users add.
pub(super) fn plain(header: &str) -> String {
    let lower = header.to_lowercase().replace('_', " ");
    let lower = lower.replace("（必填）", "").replace("(必填)", "");
    let bare = lower.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '＊' | '\u{feff}'));
    let inner = bare.strip_prefix("custom field (").and_then(|field| field.strip_suffix(')')).unwrap_or(bare);
    inner.split_whitespace().collect::<Vec<_>>().join("-")
}

/// The sort of item that a header is about: `Bug标题`, `相关研发需求`.
pub(super) fn subject(header: &str) -> Option<Kind> {
    let header = plain(header);
    let about = |word: &str| header.contains(word);
    Some(match () {
        () if about("bug") || about("缺陷") => Kind::Bug,
        () if about("任务") || about("task") => Kind::Task,
        () if about("需求") || about("story") => Kind::Requirement,
        () if about("反馈") => Kind::Feedback,
        () => return None,
    })
}

/// The tool that a sheet comes from, where its headers tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tool {
    Onus,
    Jira,
    Linear,
    GitLab,
    ZenTao,
    Other,
}

impl Tool {
    /// The tool whose headers these are.
    pub(super) fn of(header: &[String]) -> Tool {
        let plain: Vec<String> = header.iter().map(|cell| plain(cell)).collect();
        let has = |word: &str| plain.iter().any(|cell| cell == word);
        let any = |words: &[&str]| words.iter().any(|word| has(word));
        match () {
            () if has("uid") && has("title") => Tool::Onus,
            () if has("issue-key") || (has("key") && has("summary")) => Tool::Jira,
            () if has("cycle-number") || (has("sla-status") && has("team")) => Tool::Linear,
            () if has("issue-id") && has("url") && has("state") => Tool::GitLab,
            () if any(&["编号", "bug编号"]) && any(&["所属产品", "所属执行", "所属项目", "所属模块", "由谁创建"]) => {
                Tool::ZenTao
            }
            () => Tool::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meaning(header: &str) -> Option<Column> {
        meanings(header).next().map(|(column, _)| column)
    }

    #[test]
    fn headers_of_the_tools_are_understood() {
        for (header, column) in [
            ("Summary", Column::Title),
            ("研发需求名称", Column::Title),
            ("*标题", Column::Title),
            ("标题（必填）", Column::Title),
            ("Bug标题", Column::Title),
            ("Issue key", Column::Id),
            ("Assignee", Column::Owner),
            ("指派给", Column::Owner),
            ("Due Date", Column::Deadline),
            ("Due date", Column::Deadline),
            ("截止日期", Column::Deadline),
            ("预计结束", Column::Deadline),
            ("Custom field (Epic Link)", Column::Parent),
            ("Custom field (Story Points)", Column::Effort),
            ("Outward issue link (Blocks)", Column::Link(LinkKind::Blocks, false)),
            ("Blocked by", Column::Link(LinkKind::Blocks, true)),
            ("Created At (UTC)", Column::Created),
            ("business_value", Column::Value),
            ("ask-by", Column::AskBy),
        ] {
            assert_eq!(meaning(header), Some(column), "{header}");
        }
        for header in ["", "严重程度", "Watchers", "所属模块", "Custom field (Colour)", "Work Ratio"] {
            assert_eq!(meaning(header), None, "{header}");
        }
    }

    #[test]
    fn every_header_of_the_table_is_written_plainly_and_once_a_column() {
        for (column, words) in HEADERS {
            let words: Vec<&str> = words.split_whitespace().collect();
            for (place, word) in words.iter().enumerate() {
                assert_eq!(plain(word), *word, "{column:?}");
                assert!(!words[..place].contains(word), "{column:?} has {word} twice");
            }
        }
    }

    #[test]
    fn tools_are_told_by_their_headers() {
        let tool = |header: &str| Tool::of(&header.split(',').map(str::to_string).collect::<Vec<_>>());
        assert_eq!(tool("Summary,Issue key,Issue id"), Tool::Jira);
        assert_eq!(tool("ID,Team,Title,Cycle Number"), Tool::Linear);
        assert_eq!(tool("Issue ID,URL,Title,State"), Tool::GitLab);
        assert_eq!(tool("Bug编号,所属产品,Bug标题"), Tool::ZenTao);
        assert_eq!(tool("编号,标题,负责人"), Tool::Other);
        assert_eq!(tool("id,uid,kind,title"), Tool::Onus);
    }

    #[test]
    fn a_header_tells_what_it_is_about() {
        assert_eq!(subject("研发需求名称"), Some(Kind::Requirement));
        assert_eq!(subject("来源Bug"), Some(Kind::Bug));
        assert_eq!(subject("任务名称"), Some(Kind::Task));
        assert_eq!(subject("Summary"), None);
    }
}

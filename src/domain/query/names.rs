//! The words of the language in English and Chinese: what may stand before a colon, and what has a name after it.
//! Parser, completion, faults and the guide all read these tables.

use super::script::{Script, plain};
use super::{DayKey, Flag, GroupKey, Key, NumberKey, SortKey};
use crate::domain::category::Category;
use crate::domain::kind::Kind;

/// What stands before a colon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FieldName {
    /// A property of the item.
    Is,
    /// A field with values.
    Key(Key),
    /// A field that is a day.
    Day(DayKey),
    /// A field that is a number.
    Number(NumberKey),
    /// What the list is ordered by.
    Sort,
    /// What the list is grouped by.
    Group,
}

impl FieldName {
    /// The field of this name, in either language.
    pub fn recognise(word: &str) -> Option<FieldName> {
        find(FIELDS, word)
    }

    /// Whether its values have an order, so that they may be compared and given as a range.
    pub fn is_ordered(self) -> bool {
        matches!(self, FieldName::Day(_) | FieldName::Number(_) | FieldName::Key(Key::Priority))
    }

    /// Its main name.
    pub fn word(self, script: Script) -> &'static str {
        FIELDS.iter().find(|entry| entry.what == self).map_or("", |entry| entry.word(script))
    }
}

/// One meaning and its words, the main one of each language first.
#[derive(Debug, Clone, Copy)]
pub struct Entry<T: 'static> {
    /// What they mean.
    pub what: T,
    /// English words, the code first.
    pub en: &'static [&'static str],
    /// Chinese words.
    pub zh: &'static [&'static str],
}

impl<T> Entry<T> {
    /// The main word in the language of a script.
    pub fn word(&self, script: Script) -> &'static str {
        self.words(script).first().copied().unwrap_or_default()
    }

    /// All words in the language of a script.
    pub fn words(&self, script: Script) -> &'static [&'static str] {
        script.pick(self.en, self.zh)
    }

    /// All words in both languages.
    pub fn all_words(&self) -> impl Iterator<Item = &'static str> {
        self.en.iter().chain(self.zh).copied()
    }
}

/// What a word means in a table; case, width and `_` for `-` do not matter.
pub fn find<T: Copy>(table: &[Entry<T>], word: &str) -> Option<T> {
    let word = plain(word);
    let entry = table.iter().find(|entry| entry.all_words().any(|own| own == word));
    entry.map(|entry| entry.what)
}

macro_rules! table {
    ($(#[$doc:meta])* $name:ident: $kind:ty { $($what:expr => $($en:literal)+ | $($zh:literal)+;)+ }) => {
        $(#[$doc])*
        pub const $name: &[Entry<$kind>] = &[$(Entry { what: $what, en: &[$($en),+], zh: &[$($zh),+] }),+];
    };
}

table! {
    /// What may stand before a colon.
    FIELDS: FieldName {
        FieldName::Is => "is" | "是";
        FieldName::Key(Key::Owner) => "owner" "assignee" | "负责人" "处理人" "指派给" "执行者" "经办人";
        FieldName::Day(DayKey::Due) => "due" "deadline" | "截止" "截止日期" "截止时间" "期限" "到期";
        FieldName::Key(Key::Status) => "status" "state" | "状态";
        FieldName::Key(Key::Category) => "category" | "状态类别" "状态类型";
        FieldName::Key(Key::Kind) => "kind" "type" | "类型";
        FieldName::Key(Key::Priority) => "p" "priority" "prio" | "优先级";
        FieldName::Key(Key::Tag) => "tag" "tags" "label" | "标签";
        FieldName::Key(Key::Source) => "source" | "来源" "需求来源";
        FieldName::Key(Key::Reporter) => "reporter" "author" "submitter" | "提出人" "提交人" "创建人" "反馈者";
        FieldName::Key(Key::Asked) => "asked" | "补充人";
        FieldName::Key(Key::Team) => "team" | "团队";
        FieldName::Key(Key::Goal) => "goal" | "目标";
        FieldName::Key(Key::Parent) => "parent" | "父项" "父级" "父需求" "父任务";
        FieldName::Key(Key::Blocks) => "blocks" | "阻塞";
        FieldName::Key(Key::BlockedBy) => "blocked-by" | "被阻塞" "被阻塞于";
        FieldName::Day(DayKey::Start) => "start" | "开始" "开始日期" "开始时间";
        FieldName::Day(DayKey::Wake) => "wake" | "唤醒" "唤醒日期";
        FieldName::Day(DayKey::Created) => "created" | "创建" "创建日期" "创建时间";
        FieldName::Day(DayKey::Updated) => "updated" | "更新" "更新日期" "更新时间";
        FieldName::Day(DayKey::Closed) => "closed" | "关闭" "关闭日期" "关闭时间";
        FieldName::Number(NumberKey::Id) => "id" | "编号";
        FieldName::Number(NumberKey::Value) => "value" | "价值";
        FieldName::Number(NumberKey::Effort) => "effort" | "工作量";
        FieldName::Number(NumberKey::Votes) => "votes" | "票数" "投票";
        FieldName::Number(NumberKey::Reopened) => "reopened" | "重开" "重开次数" "重新打开次数";
        FieldName::Sort => "sort" "order" | "排序";
        FieldName::Group => "group" | "分组";
    }
}

table! {
    /// What may stand after `is:`.
    FLAGS: Flag {
        Flag::Open => "open" | "未完成" "未结束" "未关闭";
        Flag::Closed => "closed" | "已结束" "已关闭" "关闭";
        Flag::Any => "any" "all" | "全部" "所有" "任意";
        Flag::Overdue => "overdue" "late" | "逾期" "已逾期" "超期" "过期";
        Flag::Mine => "mine" | "我的" "我负责的";
        Flag::Unowned => "unowned" "unassigned" | "无人负责" "无负责人" "未分配" "未指派";
        Flag::Undated => "undated" | "无期限" "无截止" "无截止日期";
        Flag::Blocked => "blocked" | "受阻" "被阻塞";
        Flag::Sleeping => "sleeping" "asleep" | "休眠" "休眠中";
        Flag::Stale => "stale" | "久未处理" "停滞";
        Flag::Asked => "asked" | "等我补充" "待我补充";
        Flag::Handed => "handed" | "转交给我" "转交给我的";
        Flag::Disputed => "disputed" | "有分歧";
        Flag::Review => "review" | "待回顾";
        Flag::Archived => "archived" "deleted" | "已归档" "归档" "已删除";
    }
}

table! {
    /// What `sort:` takes, with `-` for largest first.
    SORTS: SortKey {
        SortKey::Due => "due" "deadline" | "截止" "截止日期" "截止时间" "期限";
        SortKey::Priority => "p" "priority" "prio" | "优先级";
        SortKey::Id => "id" | "编号";
        SortKey::Title => "title" | "标题";
        SortKey::Status => "status" "state" | "状态";
        SortKey::Kind => "kind" "type" | "类型";
        SortKey::Owner => "owner" "assignee" | "负责人";
        SortKey::Tags => "tags" "tag" | "标签";
        SortKey::Created => "created" | "创建" "创建时间";
        SortKey::Updated => "updated" | "更新" "更新时间";
        SortKey::Closed => "closed" | "关闭" "关闭时间";
        SortKey::Worst => "worst" | "最急";
    }
}

table! {
    /// What `group:` takes.
    GROUPS: GroupKey {
        GroupKey::Status => "status" "state" | "状态";
        GroupKey::Kind => "kind" "type" | "类型";
        GroupKey::Priority => "p" "priority" "prio" | "优先级";
        GroupKey::Owner => "owner" "assignee" | "负责人";
        GroupKey::Team => "team" | "团队";
        GroupKey::Goal => "goal" | "目标";
        GroupKey::Source => "source" | "来源";
        GroupKey::Due => "due" "deadline" | "截止" "截止日期" "期限";
        GroupKey::Today => "today" | "今天";
    }
}

table! {
    /// What `kind:` takes; [`Kind::recognise`] knows more words.
    KINDS: Kind {
        Kind::Requirement => "requirement" | "需求";
        Kind::Task => "task" | "任务";
        Kind::Bug => "bug" | "缺陷";
        Kind::Issue => "issue" | "问题";
        Kind::Feedback => "feedback" | "反馈";
        Kind::Dispute => "dispute" | "分歧";
        Kind::Decision => "decision" | "决议";
        Kind::Chore => "chore" | "事务";
    }
}

table! {
    /// What `category:` takes, and `status:` where no status has that name.
    CATEGORIES: Category {
        Category::Pending => "pending" | "未开始" "待办";
        Category::InProgress => "in-progress" | "进行中" "处理中";
        Category::Completed => "completed" | "已完成";
        Category::Closed => "closed" | "已关闭";
    }
}

table! {
    /// The usual sources by their codes; any other word is a source too.
    SOURCES: &'static str {
        "customer" => "customer" | "客户";
        "operations" => "operations" | "运营";
        "support" => "support" | "客服";
        "market" => "market" | "市场";
        "internal" => "internal" | "内部";
    }
}

/// A word that is neither a field nor a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// One of two.
    Or,
    /// Both; the same as a blank.
    And,
    /// Not what follows.
    Not,
}

table! {
    /// The words between terms.
    WORDS: Word {
        Word::Or => "or" | "或" "或者";
        Word::And => "and" | "且" "并且";
        Word::Not => "not" | "非";
    }
}

table! {
    /// Stands for an empty field.
    NONE: () { () => "none" | "无" "空"; }
}

table! {
    /// Stands for whoever asks.
    ME: () { () => "@me" "me" | "我" "@我"; }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fmt::Debug;

    use super::*;

    fn words_are_plain_and_mean_one_thing<T: Copy + Debug + PartialEq>(table: &[Entry<T>]) {
        let mut seen = BTreeSet::new();
        for entry in table {
            for word in entry.all_words() {
                assert_eq!(plain(word), word);
                assert!(seen.insert(word), "{word} twice");
                assert_eq!(find(table, word), Some(entry.what), "{word}");
            }
            assert!(entry.en.iter().all(|word| word.is_ascii()), "{entry:?}");
            assert!(entry.zh.iter().all(|word| Script::of(word) == Some(Script::Han)), "{entry:?}");
        }
    }

    #[test]
    fn no_word_means_two_things() {
        words_are_plain_and_mean_one_thing(FIELDS);
        words_are_plain_and_mean_one_thing(FLAGS);
        words_are_plain_and_mean_one_thing(SORTS);
        words_are_plain_and_mean_one_thing(GROUPS);
        words_are_plain_and_mean_one_thing(KINDS);
        words_are_plain_and_mean_one_thing(CATEGORIES);
        words_are_plain_and_mean_one_thing(SOURCES);
        words_are_plain_and_mean_one_thing(WORDS);
        words_are_plain_and_mean_one_thing(NONE);
        words_are_plain_and_mean_one_thing(ME);
    }

    fn codes<T: Copy + ToString>(table: &[Entry<T>]) -> BTreeSet<String> {
        assert!(table.iter().all(|entry| entry.en.first() == Some(&entry.what.to_string().as_str())));
        table.iter().map(|entry| entry.what.to_string()).collect()
    }

    #[test]
    fn everything_that_has_a_code_has_a_name_in_both_languages_and_the_code_is_the_first() {
        let all = |codes: &[&str]| codes.iter().map(ToString::to_string).collect::<BTreeSet<_>>();
        assert_eq!(codes(FLAGS), all(&Flag::ALL.iter().map(|f| f.code()).collect::<Vec<_>>()));
        assert_eq!(codes(SORTS), all(&SortKey::ALL.iter().map(|f| f.code()).collect::<Vec<_>>()));
        assert_eq!(codes(GROUPS), all(&GroupKey::ALL.iter().map(|f| f.code()).collect::<Vec<_>>()));
        assert_eq!(codes(KINDS), all(&Kind::ALL.iter().map(|f| f.code()).collect::<Vec<_>>()));
        assert_eq!(codes(CATEGORIES), all(&Category::ALL.iter().map(|f| f.code()).collect::<Vec<_>>()));
        for key in Key::ALL {
            assert_eq!(FieldName::Key(*key).word(Script::Latin), key.code());
        }
        for key in DayKey::ALL {
            assert_eq!(FieldName::Day(*key).word(Script::Latin), key.code());
        }
        for key in NumberKey::ALL {
            assert_eq!(FieldName::Number(*key).word(Script::Latin), key.code());
        }
    }

    #[test]
    fn the_words_of_a_kind_are_those_by_which_it_is_recognised() {
        for entry in KINDS {
            for word in entry.all_words() {
                assert_eq!(Kind::recognise(word), Some(entry.what));
            }
        }
    }

    #[test]
    fn a_name_is_known_in_any_width_and_case() {
        assert_eq!(FieldName::recognise("ＯＷＮＥＲ"), Some(FieldName::Key(Key::Owner)));
        assert_eq!(FieldName::recognise("Blocked_By"), Some(FieldName::Key(Key::BlockedBy)));
        assert_eq!(FieldName::recognise("截止"), Some(FieldName::Day(DayKey::Due)));
        assert_eq!(FieldName::recognise("meeting"), None);
    }
}

//! The headings of a grouped list.

use super::{Lang, name, safe::safe};
use crate::domain::kind::Kind;
use crate::domain::query::GroupKey;
use crate::domain::workflow::{Status, Workflow};

/// The heading over the items that share a value of a group; `None` is the group of those without one.
pub fn section(lang: Lang, key: GroupKey, value: Option<&str>, workflow: &Workflow) -> String {
    match (key, value) {
        (GroupKey::Due | GroupKey::Today, Some(code)) => nearness(lang, code),
        (GroupKey::Status, Some(code)) => capital(&name::status(lang, &Status::from(code), workflow)),
        (GroupKey::Kind, Some(code)) => {
            let kind = code.parse().ok().map(|kind: Kind| name::kind(lang, kind));
            capital(&kind.map_or_else(|| safe(code), Into::into))
        }
        (GroupKey::Source, Some(code)) => capital(&name::source(lang, code)),
        (_, Some(own)) => safe(own).into_owned(),
        (key, None) => nothing(lang, key).to_string(),
    }
}

fn nearness(lang: Lang, code: &str) -> String {
    let heading = match code {
        "handed" => lang.pick("Handed to me", "转交给我"),
        "new" => lang.pick("New for me", "新指派给我"),
        "overdue" => lang.pick("Overdue", "逾期"),
        "today" => lang.pick("Due today", "今天到期"),
        "asked" => lang.pick("Asked of me", "等我补充"),
        "doing" => lang.pick("Doing", "进行中"),
        "week" => lang.pick("This week", "本周"),
        "next-week" => lang.pick("Next week", "下周"),
        "later" => lang.pick("Later", "以后"),
        "waiting" => lang.pick("Waiting for others", "等待他人"),
        other => return safe(other).into_owned(),
    };
    heading.to_string()
}

fn nothing(lang: Lang, key: GroupKey) -> &'static str {
    match key {
        GroupKey::Status => lang.pick("No status", "无状态"),
        GroupKey::Kind => lang.pick("No kind", "无类型"),
        GroupKey::Priority => lang.pick("No priority", "无优先级"),
        GroupKey::Owner => lang.pick("No owner", "无负责人"),
        GroupKey::Team => lang.pick("No team", "无团队"),
        GroupKey::Goal => lang.pick("No goal", "无目标"),
        GroupKey::Source => lang.pick("No source", "无来源"),
        GroupKey::Due | GroupKey::Today => lang.pick("No deadline", "无截止时间"),
    }
}

/// A name as a heading: its first letter a capital.
fn capital(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang::{En, Zh};
    use crate::text::sample;

    fn heading(lang: Lang, key: GroupKey, value: Option<&str>) -> String {
        section(lang, key, value, &sample::workflow())
    }

    #[test]
    fn days_read_as_a_person_says_them() {
        assert_eq!(heading(En, GroupKey::Today, Some("asked")), "Asked of me");
        assert_eq!(heading(Zh, GroupKey::Due, Some("next-week")), "下周");
        assert_eq!(heading(Zh, GroupKey::Due, None), "无截止时间");
    }

    #[test]
    fn codes_read_as_their_names_and_own_words_stay() {
        assert_eq!(heading(En, GroupKey::Status, Some("needs-info")), "Needs info");
        assert_eq!(heading(Zh, GroupKey::Kind, Some("dispute")), "分歧");
        assert_eq!(heading(En, GroupKey::Owner, Some("wei")), "wei");
        assert_eq!(heading(En, GroupKey::Team, Some("Q\u{202e}A")), "Q␦A");
    }

    #[test]
    fn every_group_has_a_heading_for_what_has_no_value() {
        for lang in Lang::ALL {
            for key in GroupKey::ALL {
                assert!(!heading(lang, *key, None).is_empty());
            }
        }
    }
}

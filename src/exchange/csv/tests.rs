use chrono::{FixedOffset, NaiveDate};
use proptest::prelude::*;
use serde_json::json;

use super::super::{Format, Here, ReadError, read as read_file};
use super::*;
use crate::domain::field::moment;
use crate::domain::incoming::{Batch, WhySkipped};
use crate::domain::item::External;
use crate::domain::link::LinkKind;
use crate::domain::priority::Priority;
use crate::domain::reason::CloseReason;
use crate::domain::workflow::Status;
use crate::domain::zone::Zone;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 25).unwrap()
}

fn try_batch(bytes: &[u8]) -> Result<Batch, ReadError> {
    read_file(Format::Csv, bytes, today(), &mut |_| {})
}

fn batch(text: &str) -> Batch {
    try_batch(text.as_bytes()).unwrap()
}

fn link(kind: LinkKind, other: &str, backward: bool) -> IncomingLink {
    IncomingLink { kind, other: other.into(), backward }
}

fn tags(words: &[&str]) -> std::collections::BTreeSet<String> {
    words.iter().map(ToString::to_string).collect()
}

#[test]
fn a_row_of_jira_comes_over_whole() {
    let batch = batch(include_str!("../../../tests/fixtures/jira.csv"));
    let record = batch.records[0].clone();
    assert_eq!(record.external, external("jira", Some("KITE-12".into())));
    assert_eq!(record.kind, Some(Kind::Bug));
    assert_eq!(record.status, Some(Status::from("doing")));
    assert_eq!(record.priority, Some(Priority::P0));
    assert_eq!(record.owner.unwrap().handle.as_str(), "wei");
    assert_eq!(record.reporter.unwrap().name, "Tang Ke");
    assert_eq!(moment(record.created.unwrap()), "2024-05-11T15:26:00Z");
    assert_eq!(moment(record.updated.unwrap()), "2026-09-27T09:00:00Z");
    assert_eq!(record.deadline.unwrap().to_string(), "2026-11-30");
    assert_eq!((record.votes, record.effort), (22, Some(3)));
    assert_eq!(record.tags, tags(&["export", "gb18030"]));
    assert_eq!(record.body, "h2. Steps\n\n* open in Excel, see \"boxes\"");
    assert_eq!(record.parent.as_deref(), Some("KITE-3"), "the number of the parent is known by its key");
    assert_eq!(record.links, [link(LinkKind::Blocks, "KITE-14", false)]);
    assert_eq!(record.comments.len(), 2);
    assert_eq!(record.comments[0].author.as_ref().unwrap().handle.as_str(), "fang");
    assert_eq!(record.comments[0].text, "37 tickets; still coming");
    assert_eq!((record.comments[1].at, record.comments[1].text.as_str()), (None, "no date; just text"));
    let extra = json!({
        "Creator": "han", "Custom field (Colour)": "blue", "Custom field (Epic Link)": "KITE-1", "Project name": "Kite",
        "Watchers": ["fang", "xu"], "status": "In Progress",
    });
    assert_eq!(json!(record.extra), extra);
}

#[test]
fn words_that_a_team_made_up_count_by_their_category_and_are_kept() {
    let batch = batch(include_str!("../../../tests/fixtures/jira.csv"));
    let record = &batch.records[1];
    assert_eq!((record.status.clone(), record.category), (None, Category::InProgress));
    assert_eq!(record.extra["status"], "With legal");
    assert_eq!((record.priority, record.extra["priority"].clone()), (Some(Priority::P3), json!("Lowest")));
    assert_eq!((record.deadline, record.extra["Due date"].clone()), (None, json!("soon")));
    assert_eq!((record.effort, record.extra["Custom field (Story Points)"].clone()), (None, json!("2.5")));
    assert_eq!(record.extra.get("Resolution"), None);
}

#[test]
fn jira_tells_done_from_closed_by_its_resolution() {
    let batch = batch(include_str!("../../../tests/fixtures/jira.csv"));
    let dropped = &batch.records[2];
    assert_eq!((dropped.category, dropped.close_reason), (Category::Closed, Some(CloseReason::WontDo)));
    assert_eq!(dropped.owner, None);
    assert_eq!(dropped.reporter.as_ref().unwrap().handle.as_str(), "ma");
    let done = &batch.records[3];
    assert_eq!((done.category, done.close_reason), (Category::Completed, None));
}

#[test]
fn short_and_long_rows_are_kept_and_listed_and_one_without_title_is_left_out() {
    let batch = batch(include_str!("../../../tests/fixtures/jira.csv"));
    assert_eq!(batch.uneven, [(6, 31, 30), (7, 11, 30)]);
    assert_eq!(batch.records[2].extra["column 31"], "surplus");
    assert_eq!(batch.records[3].owner.as_ref().unwrap().handle.as_str(), "lin");
    let skipped: Vec<_> = batch.skipped.iter().map(|skipped| (skipped.line, &skipped.why)).collect();
    assert_eq!(skipped, [(8, &WhySkipped::NoTitle)]);
}

#[test]
fn rows_of_linear_lose_their_guarding_quote_and_keep_their_links() {
    let batch = batch(include_str!("../../../tests/fixtures/linear.csv"));
    let [first, short, twin] = batch.records.as_slice() else { panic!("{batch:?}") };
    assert_eq!(first.external, external("linear", Some("KIT-1".into())));
    assert_eq!((first.title.as_str(), first.body.as_str()), ("=SUM(A1) shows as a formula", "- first line"));
    assert_eq!(first.tags, tags(&["Needs-design", "bug"]));
    assert_eq!((first.priority, first.extra.get("priority")), (None, None));
    assert_eq!(first.effort, Some(3));
    assert_eq!(moment(first.created.unwrap()), "2026-10-22T16:02:44Z");
    let links = [
        link(LinkKind::Blocks, "KIT-4", true),
        link(LinkKind::Relates, "KIT-2", false),
        link(LinkKind::Relates, "KIT-3", false),
    ];
    assert_eq!(first.links, links);
    assert_eq!((short.category, short.close_reason), (Category::Closed, Some(CloseReason::Cancelled)));
    assert_eq!(short.priority, Some(Priority::P0));
    assert_eq!(moment(short.closed.unwrap()), "2026-10-24T00:00:00Z");
    assert_eq!(batch.uneven, [(3, 22, 34)]);
    assert_eq!(twin.parent.as_deref(), Some("KIT-1"));
    assert_eq!(twin.links, [link(LinkKind::DuplicateOf, "KIT-2", false)]);
}

#[test]
fn bugs_of_zentao_in_gbk_name_stories_and_bugs_apart() {
    let bytes = include_bytes!("../../../tests/fixtures/zentao-bugs-gbk.csv");
    let here = Here { today: today(), zone: Zone::Fixed(FixedOffset::east_opt(8 * 3600).unwrap()) };
    let batch = read_file(Format::Csv, bytes, here, &mut |_| {}).unwrap();
    let [first, second] = batch.records.as_slice() else { panic!("{batch:?}") };
    assert_eq!(first.external, external("zentao", Some("bug-7".into())));
    assert_eq!(first.title, "导出文件打不开/乱码");
    assert_eq!(first.body, "[步骤]\n1. 导出\n[结果] 乱码");
    assert_eq!((first.kind, first.priority), (Some(Kind::Bug), Some(Priority::P0)));
    assert_eq!(first.status, Some(Status::from("inbox")));
    assert_eq!(first.tags, tags(&["导出", "乱码"]));
    assert_eq!(first.reopened, 2);
    assert_eq!(first.closed, None);
    assert_eq!(moment(first.created.unwrap()), "2026-11-02T02:14:20Z");
    assert_eq!(first.deadline.unwrap().to_string(), "2026-12-05");
    let links = [link(LinkKind::Relates, "bug-9", false), link(LinkKind::Relates, "story-23", false)];
    let mut found = first.links.clone();
    found.sort();
    assert_eq!(found, links);
    assert_eq!(first.extra["所属模块"], "/版本迭代/v6.4.3(#9341)");
    assert_eq!(first.extra["严重程度"], "2");
    assert_eq!((second.category, second.close_reason), (Category::Closed, Some(CloseReason::Duplicate)));
    assert_eq!(second.priority, Some(Priority::P3));
    assert_eq!(second.owner, None);
    assert_eq!(second.links, [link(LinkKind::DuplicateOf, "bug-7", false)]);
}

#[test]
fn stories_and_tasks_of_zentao_and_tapd_are_known_by_their_titles() {
    let stories = batch(
        "编号,所属产品,研发需求名称,优先级,当前状态,由谁创建,相关研发需求\n23,风筝,导出支持GBK,2,激活,林晓,深色模式(#24)\n",
    );
    assert_eq!(stories.records[0].external, external("zentao", Some("story-23".into())));
    assert_eq!((stories.records[0].kind, stories.records[0].priority), (Some(Kind::Requirement), Some(Priority::P1)));
    assert_eq!(stories.records[0].links, [link(LinkKind::Relates, "story-24", false)]);
    let tasks = batch("编号,所属执行,任务名称,指派给,截止日期,任务状态\n5,迭代一,压测,魏然,2026-12-05,进行中\n");
    assert_eq!(tasks.records[0].external.id, "task-5");
    assert_eq!(tasks.records[0].status, Some(Status::from("doing")));
    let tapd = batch(
        "ID,标题,优先级,状态,处理人,创建人,预计结束,标签\n1005,批量导入,高,规划中,林晓;魏然;,马思远,2026-12-31,导入|客户\n",
    );
    let record = &tapd.records[0];
    assert_eq!(record.owner.as_ref().unwrap().handle.as_str(), "林晓");
    assert_eq!(record.extra["处理人"], "林晓;魏然;");
    assert_eq!(record.tags, tags(&["导入", "客户"]));
    assert_eq!((record.priority, record.status.clone()), (Some(Priority::P1), Some(Status::from("backlog"))));
}

#[test]
fn issues_of_gitlab_belong_to_their_project() {
    let text = "Issue ID,URL,Title,State,Description,Author,Author Username,Assignee,Assignee Username,Confidential,Locked,Due Date,\
                Created At (UTC),Updated At (UTC),Closed At (UTC),Milestone,Weight,Labels,Time Estimate,Time Spent\n\
                7,https://gitlab.com/kite/desk/-/issues/7,Export,Closed,,Lin Xiao,lin,Wei Ran,wei,No,No,2026-12-05,\
                2026-11-01 08:00:00,2026-11-02 08:00:00,2026-11-03 08:00:00,v6,5,\"bug,export\",0,0\n";
    let record = batch(text).records.remove(0);
    assert_eq!(record.external, external("gitlab:kite/desk", Some("7".into())));
    assert_eq!(record.category, Category::Completed);
    let owner = record.owner.unwrap();
    assert_eq!((owner.handle.as_str(), owner.name.as_str()), ("wei", "Wei Ran"));
    assert_eq!(record.reporter.unwrap().name, "Lin Xiao");
    assert_eq!(record.effort, Some(5));
    assert_eq!(moment(record.closed.unwrap()), "2026-11-03T08:00:00Z");
    assert_eq!(record.extra["URL"], "https://gitlab.com/kite/desk/-/issues/7");
}

#[test]
fn a_sheet_by_hand_may_have_no_ids_and_is_known_again_by_its_titles() {
    let text =
        "会议问题,,\n标题,负责人,截止时间\n弹窗按钮过小,,周五\n看板口径不一致,陈屿,12月5日\n弹窗按钮过小,林晓,无\n";
    let once = batch(text);
    let ids: Vec<&str> = once.records.iter().map(|record| record.external.id.as_str()).collect();
    assert_eq!(once.records[0].external.system, "csv");
    assert_eq!(ids[2], format!("{}~2", ids[0]));
    assert_eq!(once.records[0].deadline.unwrap().to_string(), "2026-11-27");
    let edited = batch(&text.replace("陈屿", "马思远"));
    assert_eq!(edited.records[1].external, once.records[1].external);
    assert_eq!(edited.records[1].owner.as_ref().unwrap().handle.as_str(), "马思远");
}

#[test]
fn a_sheet_with_ids_is_known_by_the_name_that_it_is_given() {
    let mut ideas = batch("编号,标题,父需求\n1,深色模式,\n2,图标,1\n");
    assert!(ideas.is_sheet());
    ideas.name_sheet("ideas");
    let external = |id: &str| External { system: "csv:ideas".into(), id: id.into() };
    let sources: Vec<_> = ideas.records.iter().map(|record| record.external.clone()).collect();
    assert_eq!(sources, [external("1"), external("2")]);
    let jira = batch(include_str!("../../../tests/fixtures/jira.csv"));
    assert!(!jira.is_sheet());
}

#[test]
fn what_is_not_understood_is_told_with_its_column_and_kept() {
    let text =
        "title,status,due,votes,owner,parent,resolution\nx,待天亮,2026-02-30,many,🙏,y,what\ny,done,fri,3,lin,,\n";
    let batch = batch(text);
    let told = |place: usize| -> Vec<String> {
        let unread = &batch.records[place].unread;
        unread.iter().map(|(column, value)| format!("{column}: {value}")).collect()
    };
    assert_eq!(told(0), ["owner: 🙏", "due: 2026-02-30", "votes: many", "status: 待天亮"]);
    assert_eq!(batch.records[0].extra["due"], "2026-02-30");
    assert_eq!(told(1), [""; 0]);
}

#[test]
fn a_parent_is_found_by_id_row_or_title() {
    let text = "编号,标题,父需求\nA1,会员日,\nA2,海报,A1\nA3,话术,@2\nA4,压测,会员日\nA5,复盘,下一次\n";
    let parents: Vec<Option<String>> = batch(text).records.into_iter().map(|record| record.parent).collect();
    let expected = [None, Some("A1"), Some("A1"), Some("A1"), Some("下一次")];
    assert_eq!(parents, expected.map(|id| id.map(String::from)));
    assert_eq!(batch(text).records[4].extra["parent"], "下一次");
}

#[test]
fn bare_numbers_for_priority_begin_where_the_sheet_begins() {
    let level = |numbers: &str| {
        let text = format!("title,priority\n{}", numbers.split(' ').map(|n| format!("x{n},{n}\n")).collect::<String>());
        batch(&text).records.iter().map(|record| record.priority.map(|p| p.level())).collect::<Vec<_>>()
    };
    assert_eq!(level("1 2 3 4"), [Some(0), Some(1), Some(2), Some(3)]);
    assert_eq!(level("0 1 3"), [Some(0), Some(1), Some(3)]);
    assert_eq!(level("P1 高 none 9"), [Some(1), Some(1), None, None]);
}

#[test]
fn days_come_first_in_the_whole_file_where_one_cell_shows_it() {
    let due = |text: &str| batch(text).records[0].deadline.unwrap().to_string();
    assert_eq!(due("title,due\na,5/6/2026\n"), "2026-05-06");
    assert_eq!(due("title,due\na,5/6/2026\nb,21/6/2026\n"), "2026-06-05");
}

#[test]
fn what_cannot_be_a_table_is_refused_with_its_line() {
    for (text, line) in [("title,owner\nx,lin\n\"y,wei\n", 3), ("colour,size\nred,3\n", 1), ("", 1)] {
        assert_eq!(try_batch(text.as_bytes()).unwrap_err().line, line, "{text}");
    }
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(body in proptest::collection::vec(any::<u8>(), 0..200)) {
        let mut bytes = b"Title,Issue key,Due date,Status,Assignee,Labels,Parent\n".to_vec();
        bytes.extend(body);
        if let Ok(batch) = try_batch(&bytes) {
            for record in batch.records {
                prop_assert!(!record.title.is_empty() && !record.external.id.is_empty());
            }
        }
    }

    #[test]
    fn no_filled_cell_is_lost(cells in proptest::collection::vec("[a-z0-9一-龥 -]{0,6}", 5)) {
        let names = ["Due date", "Status", "Colour", "Priority", "Estimate"];
        let text = format!("Title,{}\nx,{}\n", names.join(","), cells.join(","));
        let record = batch(&text).records.remove(0);
        let kept = |name: &str| record.extra.contains_key(name);
        for (name, cell) in names.iter().zip(&cells) {
            let said_nothing = ["", "-", "--", "none", "nil", "null", "无", "暂无"].contains(&cell.trim());
            let understood = match *name {
                "Due date" => record.deadline.is_some(),
                "Status" => record.status.is_some() || kept("status"),
                "Priority" => record.priority.is_some(),
                "Estimate" => record.effort.is_some(),
                _ => false,
            };
            prop_assert!(said_nothing || understood || kept(name), "{name}: {cell:?} of {record:?}");
        }
    }
}

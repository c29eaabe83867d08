//! Made-up stores of any size: a team of forty that writes English and Chinese, the same every time.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use std::path::{Path, PathBuf};

use onus::domain::change::{By, Door};
use onus::domain::due::Due;
use onus::domain::edit::{Draft, Edit, Given};
use onus::domain::field::Field;
use onus::domain::id::ItemId;
use onus::domain::kind::Kind;
use onus::domain::order::Asker;
use onus::domain::person::Handle;
use onus::domain::priority::Priority;
use onus::domain::reason::CloseReason;
use onus::domain::zone::Zone;
use onus::store::{Mode, Store};

const PLACES: [(&str, &str); 24] = [
    ("login", "登录"),
    ("payment", "支付"),
    ("export", "导出"),
    ("report", "报表"),
    ("search", "搜索"),
    ("mobile app", "移动端"),
    ("order list", "订单列表"),
    ("invoice", "发票"),
    ("upload", "上传"),
    ("permission", "权限"),
    ("notification", "通知"),
    ("calendar", "日历"),
    ("dashboard", "看板"),
    ("import", "导入"),
    ("profile page", "个人资料"),
    ("refund", "退款"),
    ("inventory", "库存"),
    ("approval", "审批"),
    ("contract", "合同"),
    ("scheduler", "定时任务"),
    ("message queue", "消息队列"),
    ("gateway", "网关"),
    ("cache", "缓存"),
    ("audit log", "审计日志"),
];
const TROUBLES: [(&str, &str); 24] = [
    ("times out", "超时"),
    ("shows an empty page", "显示空白页"),
    ("loses the last edit", "丢失最后一次修改"),
    ("is too slow", "太慢"),
    ("fails", "失败"),
    ("sorts wrongly", "排序错误"),
    ("needs a confirmation", "需要二次确认"),
    ("should remember the filter", "应记住筛选条件"),
    ("breaks the layout", "布局错乱"),
    ("shows the wrong currency", "货币单位不对"),
    ("cannot be undone", "无法撤销"),
    ("repeats rows", "出现重复行"),
    ("ignores the time zone", "没有考虑时区"),
    ("leaks memory", "内存泄漏"),
    ("has no dark theme", "没有深色主题"),
    ("asks twice", "重复询问"),
    ("drops attachments", "丢失附件"),
    ("garbles Chinese names", "中文名乱码"),
    ("needs an API", "需要提供接口"),
    ("should support batches", "应支持批量操作"),
    ("returns 500", "返回 500"),
    ("stays locked", "一直被锁定"),
    ("counts twice", "统计重复"),
    ("misses the deadline", "错过截止时间"),
];
const CASES: [(&str, &str); 16] = [
    ("on Safari", "（Safari）"),
    ("for new customers", "（新客户）"),
    ("after an upgrade", "（升级之后）"),
    ("with 10,000 rows", "（一万行以上）"),
    ("behind a proxy", "（使用代理时）"),
    ("on a slow network", "（弱网环境）"),
    ("in the trial version", "（试用版）"),
    ("at midnight", "（零点前后）"),
    ("for guests", "（访客）"),
    ("with two tabs open", "（打开两个标签页）"),
    ("on Android 14", "（安卓 14）"),
    ("in the Shanghai region", "（上海机房）"),
    ("when offline", "（离线时）"),
    ("for the finance team", "（财务团队）"),
    ("during the release", "（发布期间）"),
    ("since last week", "（上周开始）"),
];
const TEXTS: [&str; 6] = [
    "Seen by three customers since the last release; a restart helps for an hour or two. The log has nothing of note.",
    "客户反馈：操作后页面长时间没有响应，刷新之后数据恢复正常，日志里没有明显的报错信息，需要进一步排查。",
    "Steps:\n1. open the page\n2. choose a month without data\n3. press the button twice\n\nExpected: a message. Seen: nothing.",
    "复现步骤：\n1. 打开页面\n2. 选择没有数据的月份\n3. 连续点击两次按钮\n\n预期：提示信息；实际：没有任何反应。",
    "Sales asks for this every quarter. It would save the support team about two hours a week.",
    "运营每个季度都会提一次，做完之后支持团队每周大约能省两个小时，建议和导出功能一起排期。",
];
const TAGS: [&str; 10] = ["api", "infra", "支付", "体验", "customer-a", "性能", "security", "legal", "文档", "mobile"];

/// Numbers that look random and are the same every time (splitmix64, Steele, Lea and Flood 2014).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(seed)
    }

    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % limit as u64).unwrap()
    }

    pub fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    pub fn title(&mut self) -> String {
        let (place, trouble, case) = (self.pick(&PLACES), self.pick(&TROUBLES), self.pick(&CASES));
        let number = self.below(3_000);
        match self.below(5) {
            0 | 1 => format!("{} {} {}, case {number}", place.0, trouble.0, case.0),
            2 => format!("{}{}，单号 {number}", place.1, trouble.1),
            _ => format!("{}{}{}", place.1, trouble.1, case.1),
        }
    }
}

pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 25).unwrap()
}

pub fn person(number: usize) -> Handle {
    format!("p{number:02}").parse().unwrap()
}

pub fn by(number: usize) -> By {
    By { who: person(number), at: now(), today: today(), door: Door::Screen, meeting: None }
}

pub fn asker() -> Asker {
    Asker { me: person(7), today: today(), zone: Zone::default(), review_days: 7 }
}

/// The same person, when so many of all the steps of two years were taken.
fn by_then(number: usize, steps: usize, of: usize) -> By {
    let days = i64::try_from(730 * (of - steps) / of).unwrap();
    By { at: now() - TimeDelta::days(days), ..by(number) }
}

fn now() -> DateTime<Utc> {
    "2026-11-25T01:30:00Z".parse().unwrap()
}

fn draft(dice: &mut Dice) -> Draft {
    let days = i64::try_from(dice.below(200)).unwrap() - 60;
    let day = today() + TimeDelta::days(days);
    let due = match dice.below(10) {
        0..4 => Some(Due::day(day)),
        4 => Some(Due::week_of(day)),
        5 => Some(Due::month_of(day)),
        _ => None,
    };
    Draft {
        title: dice.title(),
        body: (0..dice.below(4)).map(|_| dice.pick(&TEXTS)).collect::<Vec<_>>().join("\n\n"),
        kind: Some(dice.pick(Kind::ALL)),
        owner: (dice.below(10) > 0).then(|| person(dice.below(40))),
        priority: (dice.below(3) > 0).then(|| dice.pick(Priority::ALL)),
        deadline: due,
        tags: (0..dice.below(3)).map(|_| dice.pick(&TAGS).to_string()).collect(),
        goal: (dice.below(4) == 0).then(|| format!("goal {}", dice.below(12))),
        ..Draft::default()
    }
}

/// A store of so many items, two thirds of them open; made once and kept among the build's files.
pub fn store_of(size: usize) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("team-{size}.db"));
    let is_made = Store::open(&path, Mode::Read)
        .is_ok_and(|store| store.item(ItemId(i64::try_from(size).unwrap())).is_ok() && store.newest_step().is_ok());
    if !is_made {
        for ending in ["", "-wal", "-shm"] {
            let _none = std::fs::remove_file(format!("{}{ending}", path.display()));
        }
        fill(&mut Store::open(&path, Mode::Create).unwrap(), size);
    }
    path
}

fn fill(store: &mut Store, size: usize) {
    let mut dice = Dice::new(size as u64);
    let mut ids = Vec::with_capacity(size);
    while ids.len() < size {
        let drafts: Vec<Draft> = (0..500.min(size - ids.len())).map(|_| draft(&mut dice)).collect();
        let by = by_then(dice.below(40), ids.len(), 2 * size);
        let step = store.create(&drafts, &by).unwrap().step.unwrap();
        ids.extend(step.changes.iter().map(|change| change.item));
    }
    let later = |number, some: &[ItemId]| by_then(number, size + usize::try_from(some[0].0).unwrap(), 2 * size);
    let mut part = |of: usize| -> Vec<ItemId> { ids.iter().copied().filter(|_| dice.below(of) == 0).collect() };
    let day = |days| Some(today() + TimeDelta::days(days));
    let moves = [
        (2, "backlog", Given::default()),
        (6, "doing", Given { owner: Some(person(3)), ..Given::default() }),
        (20, "on-hold", Given { wake: day(30), ..Given::default() }),
        (30, "needs-info", Given { asked: Some(person(7)), ask_by: day(5), ..Given::default() }),
        (6, "closed", Given { reason: Some(CloseReason::Declined), ..Given::default() }),
        (5, "done", Given { decision: Some("yes".into()), ..Given::default() }),
    ];
    for (of, to, given) in moves {
        for some in part(of).chunks(500) {
            let edit = Edit::Move { to: to.into(), given: given.clone() };
            let fits: Vec<ItemId> =
                some.iter().copied().filter(|id| store.preview(&[*id], &edit, &by(1)).is_ok()).collect();
            store.apply(&fits, &edit, &later(1, some)).unwrap();
        }
    }
    for some in part(5).chunks(500) {
        store.apply(some, &Edit::Comment(TEXTS[1].into()), &later(2, some)).unwrap();
    }
    for some in part(400).chunks(500) {
        store.apply(some, &Edit::set(Field::Owner, Some("p07".into())), &later(4, some)).unwrap();
    }
}

/// A copy of a store that may be written to, and the folder that holds it.
pub fn copy_of(size: usize) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let path = folder.path().join("onus.db");
    Store::open(&store_of(size), Mode::Write).unwrap().backup(&path, false).unwrap();
    (folder, path)
}

//! The one table of actions. The keymap, the palette, the help, the footer and the docs are all read from it, so that a tip
//! that names a wrong key cannot exist.

use super::keymap::Keymap;
use crate::text::Lang;

/// Where a key is pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Context {
    /// Everywhere that no text is typed.
    Global,
    /// In a table: Today, List.
    Table,
    /// Wherever items stand below each other: in a table, in the queue of a job.
    Rows,
    /// In the inbox.
    Triage,
    /// On an item's page.
    Item,
    /// In a meeting.
    Meeting,
    /// In a review.
    Review,
    /// Wherever an item is selected: in a table, on its page.
    Selection,
}

impl Context {
    /// Its code, as the docs and the config write it.
    pub fn code(self) -> &'static str {
        match self {
            Context::Global => "global",
            Context::Table => "table",
            Context::Rows => "rows",
            Context::Triage => "triage",
            Context::Item => "item",
            Context::Meeting => "meeting",
            Context::Review => "review",
            Context::Selection => "selection",
        }
    }
}

/// What an action is about: the headings of the help.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Group {
    /// Emptying the inbox.
    Triage,
    /// Moving about.
    Move,
    /// Going to a screen.
    Go,
    /// Changing an item.
    Edit,
    /// Choosing which items are meant.
    Mark,
    /// What the list shows.
    View,
    /// Holding a meeting.
    Meeting,
    /// Going over one's own items.
    Review,
    /// The program itself.
    Program,
}

impl Group {
    /// Every group, in the order of the help.
    pub const ALL: &'static [Group] = &[
        Group::Review,
        Group::Meeting,
        Group::Triage,
        Group::Edit,
        Group::Move,
        Group::Go,
        Group::View,
        Group::Mark,
        Group::Program,
    ];

    /// Its heading.
    pub fn words(self, lang: Lang) -> &'static str {
        match self {
            Group::Triage => lang.pick("Triage", "待处理"),
            Group::Move => lang.pick("Move", "移动"),
            Group::Go => lang.pick("Go to", "前往"),
            Group::Edit => lang.pick("Edit", "编辑"),
            Group::Mark => lang.pick("Mark", "多选"),
            Group::View => lang.pick("View", "视图"),
            Group::Review => lang.pick("Review", "回顾"),
            Group::Meeting => lang.pick("Meeting", "会议"),
            Group::Program => lang.pick("Program", "程序"),
        }
    }
}

/// One line of the table.
#[derive(Debug)]
pub struct Spec {
    /// The action.
    pub action: Action,
    /// Its stable code.
    pub code: &'static str,
    /// What it is about.
    pub group: Group,
    /// Where its keys work.
    pub context: Context,
    /// Its keys; the first is the one that tips name.
    pub keys: &'static [&'static str],
    /// The footer's word for it, in English and Chinese.
    pub brief: (&'static str, &'static str),
    /// What it does, in English and Chinese.
    pub says: (&'static str, &'static str),
}

macro_rules! actions {
    ($($action:ident $code:literal $group:ident $context:ident [$($key:literal),*] ($en:literal, $zh:literal) ($does:literal, $zuo:literal);)+) => {
        /// Something a person can have done by a key or from the palette.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Action { $(#[doc = $does] $action),+ }

        impl Action {
            /// Every action, in the order of the table.
            pub const ALL: &'static [Action] = &[$(Action::$action),+];

            /// Its line of the table.
            pub fn spec(self) -> &'static Spec {
                match self {
                    $(Action::$action => &Spec {
                        action: Action::$action,
                        code: $code,
                        group: Group::$group,
                        context: Context::$context,
                        keys: &[$($key),*],
                        brief: ($en, $zh),
                        says: ($does, $zuo),
                    }),+
                }
            }
        }
    };
}

actions! {
    Accept "accept" Triage Triage ["1"] ("accept", "采纳") ("Accept it: to the backlog", "采纳，进入需求池");
    Duplicate "duplicate" Triage Triage ["2"] ("duplicate", "重复") ("Close it as a duplicate; its votes go to the other item", "作为重复项关闭，票数计入另一项");
    Decline "decline" Triage Triage ["3"] ("decline", "不采纳") ("Decline it with a reason", "不采纳并选择原因");
    Ask "ask" Triage Triage ["4"] ("ask", "待补充") ("Ask somebody about it, and by when", "请人补充信息并约定期限");
    Snooze "snooze" Triage Triage ["5"] ("sleep", "休眠") ("Let it sleep until a day; then it is back in its place", "休眠到某一天，到期回到原位");
    New "new" Edit Global ["n"] ("new", "新建") ("Enter a new item", "新建一项");
    Open "open" Go Rows ["enter"] ("open", "打开") ("Open the item", "打开该项");
    EditCell "edit" Edit Selection ["e"] ("edit", "编辑") ("Edit the cell in place; on an item's page, choose a field", "就地编辑单元格；在详情页先选字段");
    Status "status" Edit Selection ["s"] ("status", "状态") ("Move to another status", "流转到另一状态");
    Owner "owner" Edit Selection ["a"] ("owner", "负责人") ("Give it an owner", "指定负责人");
    Mine "mine" Edit Selection ["i"] ("mine", "归我") ("Make me the owner", "由我负责");
    Priority "priority" Edit Selection ["p"] ("priority", "优先级") ("Set the priority", "设置优先级");
    Deadline "deadline" Edit Selection ["D"] ("deadline", "截止") ("Set the deadline", "设置截止时间");
    Earlier "earlier" Edit Selection ["<", "shift-left"] ("earlier", "提前") ("Move the deadline a day (or its own unit) earlier", "截止提前一天（周/月/季度则一期）");
    Later "later" Edit Selection [">", "shift-right"] ("later", "推后") ("Move the deadline a day (or its own unit) later", "截止推后一天（周/月/季度则一期）");
    Tags "tags" Edit Selection ["t"] ("tags", "标签") ("Add and remove tags", "增删标签");
    Kind "kind" Edit Selection ["K"] ("kind", "类型") ("Change the kind", "更改类型");
    Comment "comment" Edit Selection ["c"] ("comment", "评论") ("Comment on it", "添加评论");
    Answer "answer" Edit Selection ["r"] ("answer", "答复") ("Answer what was asked: it goes back to where it was", "答复补充请求：回到原来的状态");
    Close "close" Edit Selection ["x"] ("close", "关闭") ("Close it with a reason", "关闭并说明原因");
    Sleep "sleep" Edit Selection ["w"] ("sleep", "休眠") ("Let it sleep until a day", "休眠到某一天");
    HandOver "hand-over" Edit Selection ["A"] ("hand over", "转交") ("Hand it over to somebody, with a word", "转交他人并附言");
    Link "link" Edit Selection ["L"] ("link", "关联") ("Link it to another item, or cut a link", "关联到另一项，或解除关联");
    Body "body" Edit Selection ["E"] ("text", "正文") ("Edit the text in your editor", "用外部编辑器编辑正文");
    Archive "archive" Edit Selection ["X"] ("delete", "删除") ("Delete it; restore it where it is deleted", "删除；已删除的则恢复");
    Undo "undo" Edit Global ["u"] ("undo", "撤销") ("Undo my last step", "撤销我的上一步");
    Redo "redo" Edit Global ["U", "ctrl-y"] ("redo", "重做") ("Redo what I undid", "重做刚刚撤销的一步");
    Down "down" Move Global ["j", "down"] ("down", "下") ("Down", "下移");
    Up "up" Move Global ["k", "up"] ("up", "上") ("Up", "上移");
    Left "left" Move Global ["h", "left"] ("left", "左") ("To the cell on the left; on a page, the item before", "左侧单元格；在详情页为上一项");
    Right "right" Move Global ["l", "right"] ("right", "右") ("To the cell on the right; on a page, the item after", "右侧单元格；在详情页为下一项");
    First "first" Move Global ["g g", "home"] ("first", "首项") ("To the beginning", "到开头");
    Last "last" Move Global ["G", "end"] ("last", "末项") ("To the end", "到末尾");
    PageDown "page-down" Move Global ["pgdn"] ("page down", "下页") ("A page down", "下翻一页");
    PageUp "page-up" Move Global ["pgup"] ("page up", "上页") ("A page up", "上翻一页");
    HalfDown "half-down" Move Global ["ctrl-d"] ("half down", "下半页") ("Half a page down", "下翻半页");
    HalfUp "half-up" Move Global ["ctrl-u"] ("half up", "上半页") ("Half a page up", "上翻半页");
    GoToday "today" Go Global ["g d"] ("Today", "今日") ("Go to Today", "前往今日");
    GoList "list" Go Global ["g l"] ("List", "列表") ("Go to the list", "前往列表");
    GoReview "review" Go Global ["g r"] ("Review", "回顾") ("Go over my items, the worst first", "逐项回顾我的事项，最急的在前");
    GoMeeting "meeting" Go Global ["g m"] ("Meeting", "会议") ("Begin a meeting, or go back to the one that is on", "开始会议，或回到正在进行的会议");
    GoTriage "triage" Go Global ["g t"] ("Triage", "待处理") ("Go to the inbox, item by item", "逐项处理待处理的事项");
    OpenLink "open-link" Go Selection ["o"] ("open link", "打开链接") ("Open a linked item or a web address", "打开关联项或网址");
    Back "back" Go Global ["esc"] ("back", "返回") ("Back: leave the page, clear marks, clear the filter", "返回：离开详情、取消多选、清除筛选");
    Quit "quit" Program Global ["q"] ("quit", "退出") ("Back; from the top, quit", "返回；在顶层则退出");
    Filter "filter" View Rows ["/"] ("filter", "筛选") ("Filter by words and fields", "按文字和字段筛选");
    Sort "sort" View Table ["S"] ("sort", "排序") ("Sort by this column; again to reverse, again to reset", "按此列排序；再按倒序，第三次恢复");
    GroupBy "group" View Table ["z"] ("group", "分组") ("Group by this column; again to ungroup", "按此列分组；再按取消");
    Preview "preview" View Table ["tab"] ("preview", "预览") ("Show or hide the preview beside the list", "显示或隐藏侧边预览");
    Mark "mark" Mark Rows ["space"] ("mark", "选择") ("Mark the item", "选择该项");
    Range "range" Mark Rows ["v"] ("range", "区间") ("Mark from here to where the cursor goes", "从此处起连续选择");
    MarkAll "mark-all" Mark Rows ["*"] ("mark all", "全选") ("Mark all that are shown", "选择当前显示的全部");
    Keep "keep" Review Review ["enter"] ("keep", "保留") ("Leave it as it is, and on to the next", "保持不变，看下一项");
    DeadlineStay "deadline-stay" Review Review ["d"] ("deadline", "截止") ("Set the deadline and stay", "设置截止时间，停在此项");
    DeadlineOn "deadline-on" Review Review ["D"] ("deadline, next", "截止并继续") ("Set the deadline, and on to the next", "设置截止时间，看下一项");
    StatusOn "status-on" Review Review ["S"] ("status, next", "状态并继续") ("Move to another status, and on to the next", "流转状态，看下一项");
    PriorityOn "priority-on" Review Review ["P"] ("priority, next", "优先级并继续") ("Set the priority, and on to the next", "设置优先级，看下一项");
    TagsOn "tags-on" Review Review ["T"] ("tags, next", "标签并继续") ("Add and remove tags, and on to the next", "增删标签，看下一项");
    CommentOn "comment-on" Review Review ["C"] ("comment, next", "评论并继续") ("Comment on it, and on to the next", "添加评论，看下一项");
    SleepOn "sleep-on" Review Review ["W"] ("sleep, next", "休眠并继续") ("Let it sleep until a day, and on to the next", "休眠到某一天，看下一项");
    CloseOn "close-on" Review Review ["X"] ("close, next", "关闭并继续") ("Close it with a reason, and on to the next", "关闭并说明原因，看下一项");
    HandOverOn "hand-over-on" Review Review ["A"] ("hand over, next", "转交并继续") ("Hand it over, and on to the next", "转交他人，看下一项");
    Capture "action" Meeting Meeting ["n"] ("action", "待办") ("Capture an action that comes out of the item", "为当前议题记一条待办");
    Decide "decision" Meeting Meeting ["!"] ("decision", "决议") ("Record a decision; its date is when to look at it again. On a dispute, settle it", "记录决议，或为分歧作出决议");
    Dispute "dispute" Meeting Meeting ["&"] ("dispute", "分歧") ("Capture a dispute; the owner decides it, by the deadline", "记录分歧，由负责人按期决策");
    Minutes "minutes" Meeting Meeting ["m", "tab"] ("minutes", "纪要") ("Show the minutes as they stand, or the item again", "查看当前纪要，或回到议题");
    AddToAgenda "add-to-agenda" Meeting Meeting ["+"] ("add item", "加议题") ("Put an item onto the agenda, before this one", "在当前议题之前加入一项");
    Strike "strike" Meeting Meeting ["-"] ("strike", "移出") ("Take the item off the agenda, or put it back; what is off is not carried over", "移出议程或放回；移出的不顺延");
    AgendaUp "agenda-up" Meeting Meeting ["shift-up", "ctrl-up"] ("move up", "上移") ("Move the item up the agenda", "议题上移");
    AgendaDown "agenda-down" Meeting Meeting ["shift-down", "ctrl-down"] ("move down", "下移") ("Move the item down the agenda", "议题下移");
    Attendance "attendance" Meeting Meeting ["H"] ("who is here", "出席") ("Take attendance", "登记出席成员");
    Pause "pause" Meeting Meeting ["Z"] ("pause, go on", "暂停/继续") ("Pause or resume; changes while paused stay out of the minutes", "暂停或继续；期间改动不入纪要");
    EndMeeting "end-meeting" Meeting Meeting ["F"] ("finish", "结束") ("End the meeting and read its minutes", "结束会议并查看纪要");
    Copy "copy" Program Selection ["y"] ("copy", "复制") ("Copy number and title", "复制编号和标题");
    CopyMarkdown "copy-markdown" Program Selection ["Y"] ("copy as Markdown", "复制为 Markdown") ("Copy as Markdown", "复制为 Markdown");
    Palette "palette" Program Global [":", "ctrl-p"] ("commands", "命令") ("Find any command, item or person", "查找命令、事项或成员");
    Help "help" Program Global ["?"] ("help", "帮助") ("Show every key that works here", "显示此处可用的全部按键");
    Mouse "mouse" Program Global ["M"] ("mouse", "鼠标") ("Let the terminal have the mouse (to select text), or take it back", "把鼠标交还终端（用于选取文字）或收回");
    Redraw "redraw" Program Global ["ctrl-l"] ("redraw", "重绘") ("Draw the screen anew", "重绘屏幕");
    Suspend "suspend" Program Global ["ctrl-z"] ("suspend", "回到 shell") ("Back to the shell; `fg` returns", "回到 shell，用 fg 返回");
}

/// The table.
pub fn actions() -> impl Iterator<Item = &'static Spec> {
    Action::ALL.iter().map(|action| action.spec())
}

/// Its keys, line by line, as the keymap reads them.
fn lines() -> impl Iterator<Item = (Context, &'static str, Action)> {
    actions().flat_map(|spec| spec.keys.iter().map(|keys| (spec.context, *keys, spec.action)))
}

impl Spec {
    /// The footer's word for it.
    pub fn brief(&self, lang: Lang) -> &'static str {
        lang.pick(self.brief.0, self.brief.1)
    }

    /// What it does.
    pub fn says(&self, lang: Lang) -> &'static str {
        lang.pick(self.says.0, self.says.1)
    }

    /// The key that tips name; empty where it has none.
    pub fn key(&self) -> &'static str {
        self.keys.first().copied().unwrap_or_default()
    }
}

/// The keys as the program ships them. A table that conflicts with itself gives an empty keymap, which a test excludes.
pub fn keymap() -> Keymap<Context, Action> {
    Keymap::build(lines()).unwrap_or_else(|_| Keymap::empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_actions_share_a_key_in_one_place_and_no_two_share_a_code() {
        assert!(Keymap::build(lines()).is_ok());
        let codes: std::collections::BTreeSet<_> = actions().map(|spec| spec.code).collect();
        assert_eq!(codes.len(), Action::ALL.len());
    }

    #[test]
    fn the_letter_d_alone_asks_for_a_deadline_in_a_review_and_does_nothing_elsewhere() {
        let on_d = actions().filter(|spec| spec.keys.contains(&"d")).map(|spec| spec.action);
        assert_eq!(on_d.collect::<Vec<_>>(), [Action::DeadlineStay]);
    }

    #[test]
    fn no_default_key_needs_a_key_that_other_layouts_lack() {
        let lacking = |key: &&&str| key.contains(['[', ']', '{', '}', '\\', '|', '~', '`', '@']);
        assert_eq!(actions().flat_map(|spec| spec.keys).find(lacking), None);
    }
}

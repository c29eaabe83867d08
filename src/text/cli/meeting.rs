//! What `onus meeting` says: its help and its answers.

use crate::domain::meeting::MeetingId;
use crate::text::words::{plural, words};

words! {
    meeting = "Hold meetings: agendas build themselves, minutes write themselves" | "开会：议程自动生成，纪要自动写成";
    meeting_usage = "onus meeting [COMMAND]" | "onus meeting [命令]";
    meeting_more = "Without a command, the screen opens on the meeting. A command with --meeting is part of the minutes: \
        onus move 12 done --meeting."
        | "不带命令时打开会议界面。其他命令加上 --meeting 即计入会议纪要：onus move 12 已完成 --meeting。";
    stamp = "do it as part of this meeting, or of the one that is on" | "计入该会议（省略编号则为正在进行的会议）的纪要";
    v_meeting = "MEETING" | "会议";
    which = "the number of the meeting; the one that is open where none is given" | "会议的编号；省略时为未结束的会议";
    which_resumes = "the number of the meeting; where none is given, the one that is paused; where none is open, the one that ended last"
        | "会议的编号；省略时为已暂停的会议，没有则为最近结束的会议";
    which_minutes = "the number of the meeting; the newest where none is given" | "会议的编号；省略时为最近一次会议";

    /// Said in the demo about what its last meeting left open.
    left_open = "No news yet; next week again." | "暂无进展，下周再议。";

    start = "Begin a meeting" | "开始会议";
    start_usage = "onus meeting start [NAME]" | "onus meeting start [名称]";
    start_name = "the name of a series, or what a meeting of its own is called" | "例会的名称，或临时会议的名称";
    with = "who is there: @lin,@wei; of a series, everybody who is invited" | "出席成员：@林晓,@魏然；例会默认为全体受邀成员";
    absent = "who is invited and not there" | "受邀但缺席的成员";
    attend = "Say who is there" | "登记出席";
    attend_usage = "onus meeting attend @HANDLE [MEETING] [--absent]" | "onus meeting attend @用户名 [会议] [--absent]";
    is_absent = "is not there" | "缺席";
    pause = "Interrupt a meeting: what is done meanwhile is not part of it" | "暂停会议：期间的改动不计入纪要";
    pause_usage = "onus meeting pause [MEETING]" | "onus meeting pause [会议]";
    resume = "Go on with a meeting, even one that has ended" | "继续会议，已结束的也可以继续";
    resume_usage = "onus meeting resume [MEETING]" | "onus meeting resume [会议]";
    end = "End a meeting" | "结束会议";
    end_usage = "onus meeting end [MEETING]" | "onus meeting end [会议]";
    list = "List meetings, the newest first" | "列出会议，最近的在前";
    agenda = "Show the agenda, or change it" | "查看或修改议程";
    agenda_usage = "onus meeting agenda [MEETING] [--add ID | --strike ID]" | "onus meeting agenda [会议] [--add 编号 | --strike 编号]";
    add = "put an item onto it" | "加入一项";
    strike = "take an item off it" | "移出一项";
    minutes = "Print the minutes" | "输出会议纪要";
    minutes_usage = "onus meeting minutes [MEETING] [--md | --text | --html] [-o FILE [--force]]"
        | "onus meeting minutes [会议] [--md | --text | --html] [-o 文件 [--force]]";
    as_markdown = "as Markdown: what a pipe gets by itself" | "Markdown 格式：输出到管道时的默认格式";
    as_text = "as plain text: what a terminal gets by itself" | "纯文本格式：输出到终端时的默认格式";
    as_html = "as a page of HTML" | "HTML 页面";
    no_json = "minutes are not written as JSON" | "会议纪要没有 JSON 格式";
    no_json_hint = "--md, --text or --html; `onus log --json` names the meeting of each step"
        | "可用 --md、--text 或 --html；`onus log --json` 会注明每一步所属的会议";
    output = "into a file" | "写入文件";

    series = "List series of meetings, or change them" | "列出或修改例会";
    series_usage = "onus meeting series [add | set | skip | move]" | "onus meeting series [add | set | skip | move]";
    series_name = "the name of the series" | "例会的名称";
    series_add = "Begin a series" | "新建例会";
    series_add_usage = "onus meeting series add NAME --every RULE [--with @HANDLE,...]"
        | "onus meeting series add 名称 --every 规则 [--with @用户名,...]";
    series_set = "Change a series" | "修改例会";
    series_set_usage = "onus meeting series set NAME [--every RULE] [--with @HANDLE,...]"
        | "onus meeting series set 名称 [--every 规则] [--with @用户名,...]";
    skip = "Leave out one meeting" | "取消某一次例会";
    skip_usage = "onus meeting series skip NAME DAY" | "onus meeting series skip 名称 日期";
    shift = "Hold one meeting on another day" | "将某一次例会改期";
    shift_usage = "onus meeting series move NAME DAY NEW-DAY" | "onus meeting series move 名称 日期 新日期";
    skipped_day = "the day that is left out" | "要取消的日期";
    moved_day = "the day on which it would be held" | "原定日期";
    new_day = "the day on which it is held" | "改到哪天";
    v_rule = "RULE" | "规则";
    every = "when it meets: \"weekly mon\", \"biweekly thu\", \"monthly first mon\", \"monthly last fri\", \"monthly 25\""
        | "何时开会：每周一、每两周周四、每月第一个周一、每月最后一个周五、每月25日";
    sample_rules = "weekly mon, biweekly thu, monthly first mon, monthly last fri, monthly 25"
        | "每周一、每两周周四、每月第一个周一、每月最后一个周五、每月25日";
    invited = "who is invited: @lin,@wei" | "受邀成员：@林晓,@魏然";
    v_sections = "SECTIONS" | "栏目";
    sections = "what its agenda is built of: undecided,carried-over,disputes,revisit,overdue,due,new,done"
        | "议程由哪些栏目组成：undecided,carried-over,disputes,revisit,overdue,due,new,done";
    from = "the first day on which it may meet; today where none is given" | "从哪天起；省略时为今天";

    number = "#" | "编号";
    name = "name" | "名称";
    day = "day" | "日期";
    state = "state" | "状态";
    rule = "meets" | "规则";
    when = "next" | "下次";
    who = "invited" | "受邀成员";
    on = "on" | "进行中";
    none_yet = "no meeting yet: `onus meeting start` begins one" | "还没有会议：用 `onus meeting start` 开始";
    no_series = "no series yet: `onus meeting series add` begins one" | "还没有例会：用 `onus meeting series add` 新建";
    is_on(name: &str, id: MeetingId, n: usize) = { format!("{name} in progress (no. {id}): {} on the agenda", plural(n, "item", "items")) }
        | "「{name}」进行中（会议 {id}）：议程共 {n} 项";
    is_paused(name: &str, id: MeetingId) = "{name} is paused (no. {id})" | "「{name}」已暂停（会议 {id}）";
    has_ended(name: &str, id: MeetingId) = "{name} has ended: `onus meeting minutes {id}` prints its minutes"
        | "「{name}」已结束：用 `onus meeting minutes {id}` 查看纪要";
    series_saved(name: &str, when: &str) = "saved {name}: {when}" | "已保存「{name}」：{when}";
    written_to(path: &str) = "minutes written to {path}" | "会议纪要已写入 {path}";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::meeting::rule::Rule;
    use crate::text::Lang;

    #[test]
    fn every_sample_of_a_rule_is_one() {
        for lang in Lang::ALL {
            for sample in sample_rules(lang).split([',', '、']) {
                assert!(Rule::recognise(sample).is_ok(), "{sample}");
                assert!(every(lang).contains(sample.trim()), "{sample}");
            }
        }
    }
}

//! What is wrong with a command as it was typed, and other things that only the command line can say.

use crate::text::words::words;

words! {
    error = "error: " | "错误：";
    hint = "hint: " | "提示：";
    called(form: &str) = "usage: {form}" | "用法：{form}";

    unknown_argument(arg: &str) = "there is no option {arg}" | "没有 {arg} 这个选项";
    unknown_command(name: &str) = "there is no command \"{name}\"" | "没有「{name}」这个命令";
    did_you_mean(what: &str) = "did you mean {what}?" | "是不是 {what}？";
    unexpected(arg: &str) = "unexpected argument \"{arg}\"" | "多余的参数「{arg}」";
    missing_argument(names: &str) = "missing {names}" | "缺少 {names}";
    missing_value(arg: &str) = "{arg} needs a value" | "{arg} 需要一个值";
    missing_command = "say what to do" | "请指明要做什么";
    unwanted_value(arg: &str) = "{arg} takes no value" | "{arg} 不带值";
    bad_value(value: &str, arg: &str) = "\"{value}\" is no value for {arg}" | "「{value}」不能作为 {arg} 的值";
    accepted(list: &str) = "one of: {list}" | "可选：{list}";
    for_example(list: &str) = "for example: {list}" | "例如：{list}";
    clash(one: &str, other: &str) = "{one} and {other} do not go together" | "{one} 与 {other} 不能同时使用";
    repeated(arg: &str) = "{arg} is given twice" | "{arg} 重复";
    not_text = "an argument is not valid text" | "有参数不是有效的文本";
    odd_command_line = "the command line cannot be understood" | "无法理解这条命令";

    loose_meeting(number: &str) = "{number} after --meeting may be the meeting or an item"
        | "--meeting 后面的 {number} 可能是会议，也可能是事项";
    meeting_forms(number: &str) = "--meeting={number} names the meeting; for the one that is on, put --meeting last"
        | "指定会议请写 --meeting={number}；若指正在进行的会议，请把 --meeting 放在最后";
    not_a_meeting(given: &str) = "\"{given}\" is not the number of a meeting" | "「{given}」不是会议编号";
    see_meetings = "`onus meeting list` shows the numbers; an open meeting answers to its name too"
        | "用 `onus meeting list` 查看编号；未结束的会议也可以用名称指定";
    not_an_item(given: &str) = "\"{given}\" is not the number of an item" | "「{given}」不是事项编号";
    no_items = "say which items: their numbers come first" | "请先指定事项编号";
    only_closing(option: &str, status: &str) = "{option} goes with closing, not with a move to {status}"
        | "{option} 只用于关闭，不用于流转到「{status}」";
    say_why = "of what is closed, --why says why it is reopened" | "对已关闭的事项，用 --why 说明重新打开的原因";
    only_duplicates(reason: &str) = "--of goes with --reason {reason}" | "--of 只用于关闭原因「{reason}」";
    no_folder(path: &str) = "there is no folder {path}" | "没有 {path} 这个文件夹";
    quote_it(part: &str) = "to look for it as text, put it in quotation marks: '\"{part}\"'" | "如果是要搜索的文字，请加引号：'\"{part}\"'";
    no_equals(word: &str) = "\"{word}\" has no = and no value" | "「{word}」后面缺少 = 和值";
    no_assignment = "say what to change" | "请指定要修改的内容";
    no_field(name: &str) = "there is no field \"{name}\"" | "没有「{name}」这个字段";
    fields(list: &str) = "fields: {list}" | "可用的字段：{list}";
    set_twice(field: &str) = "{field} is set twice" | "{field}重复";
    move_instead(item: &str, status: &str) = "a status is changed by a move: onus move {item} {status}"
        | "不能直接设置状态，请用：onus move {item} {status}";
    not_a_date(given: &str) = "\"{given}\" is not a date" | "「{given}」不是日期";
    nearest(list: &str) = "try: {list}" | "可以这样写：{list}";
    keep_as_text(word: &str) = "to keep it as text, write \\{word}" | "如果只是普通文字，请写成 \\{word}";
    not_one_day(given: &str) = "\"{given}\" is more than one day" | "「{given}」不是具体的一天";
    repeated_sign(word: &str) = "\"{word}\": that field is given already" | "「{word}」：该字段重复";
    not_a_handle(given: &str) = "\"{given}\" cannot be a handle" | "「{given}」不能作为用户名";
    handle_form = "a handle is one word of letters and digits, such as @lin or @李雷"
        | "用户名是由文字和数字组成的一个词，例如 @lin 或 @李雷";
    one_word = "an alias is one word" | "别名是一个词，不含空格";
    taken(word: &str, handle: &str) = "\"{word}\" is @{handle} already" | "「{word}」已经是 @{handle}";
    another_word = "each word means one person: choose another; `onus people` shows them all"
        | "一个词只能对应一位成员，请换一个；用 `onus people` 查看全部成员";
    title_in_fields(words: &str) = "with -, the title comes from standard input; \"{words}\" is not a field"
        | "使用 - 时标题来自标准输入；「{words}」不是字段";
    body_of_many = "--body goes with one item, not with several" | "--body 只能用于一项，不能用于多项";
    not_utf8 = "standard input is not UTF-8 text" | "标准输入不是 UTF-8 文本";
    nothing_to_add = "there is nothing to write down" | "没有可记录的内容";
    give_it(option: &str) = "use {option}" | "请用 {option} 指定";
    give_decision(id: i64) = "set it first: onus set {id} decision=\"...\", or use --decision"
        | "请先设置：onus set {id} 决议=\"...\"，或用 --decision 指定";

    bad_env_lang(given: &str) = "ONUS_LANG is \"{given}\"" | "ONUS_LANG 的值是「{given}」";
    bad_lang(given: &str) = "there is no language \"{given}\"" | "没有「{given}」这种语言";
    languages = "one of: en, zh" | "可选：en、zh";
    no_home = "this machine has no home folder for you" | "这台机器上没有你的主目录";
    name_a_store = "name a store with --db" | "请用 --db 指定数据文件";

    config_unreadable(cause: &str) = "the configuration cannot be read: {cause}" | "无法读取配置：{cause}";
    config_syntax(detail: &str) = "this is not TOML: {detail}" | "不是有效的 TOML：{detail}";
    config_key(key: &str) = "there is no key \"{key}\"" | "没有「{key}」这个键";
    config_value(key: &str) = "\"{key}\" has a value that it cannot take" | "「{key}」的值无效";
    at_line(path: &str, line: usize, what: &str) = "{path}, line {line}: {what}" | "{path} 第 {line} 行：{what}";
    in_file(path: &str, what: &str) = "{path}: {what}" | "{path}：{what}";

    cannot_write(path: &str, cause: &str) = "{path} cannot be written: {cause}" | "无法写入 {path}：{cause}";
    cannot_read(path: &str, cause: &str) = "{path} cannot be read: {cause}" | "无法读取 {path}：{cause}";
    file_exists(path: &str) = "{path} exists already" | "{path} 已经存在";
    name_a_file = "a store cannot be written to standard output: name a file" | "数据文件不能写到标准输出，请指定文件名";
    use_force = "--force writes over it" | "用 --force 覆盖";
    output_failed(cause: &str) = "the output could not be written: {cause}" | "无法输出：{cause}";
    done_untold = "what was asked for is done all the same: `onus log` tells it" | "操作本身已完成，可用 `onus log` 查看";
    no_terminal = "the screen needs a terminal for its input and its output" | "界面需要在终端中运行，输入和输出都不能重定向";
    commands_need_none = "commands need none: onus list, onus --help" | "命令不需要终端，例如 onus list；参见 onus --help";
    terminal_failed(cause: &str) = "the terminal failed: {cause}" | "终端出错：{cause}";
    panicked(message: &str) = "onus made a mistake of its own: {message}" | "onus 自身出错：{message}";
    report = "nothing half done was written; please report this" | "没有写入不完整的内容；请反馈此问题";
}

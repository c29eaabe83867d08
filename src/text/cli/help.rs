//! What `--help` says: of every command what it does and how it is called, of every argument what it is.

use crate::text::words::words;

words! {
    usage = "Usage: " | "用法：";
    commands = "Commands:" | "命令：";
    arguments = "Arguments:" | "参数：";
    options = "Options:" | "选项：";
    everywhere = "Everywhere:" | "通用选项：";

    onus = "Requirements and issues, each with an owner, a deadline and a status that moves by rule"
        | "在终端里跟踪需求与问题：每一项都有负责人、截止时间和按规则流转的状态";
    onus_usage = "onus [COMMAND]" | "onus [命令]";
    onus_more = "Without a command, onus opens its screen. `onus demo` shows it with a small team at work."
        | "不带命令时打开界面。运行 `onus demo` 可用示例数据试用。";
    exit_codes = "Exit codes: 0 done, 1 failed, 2 usage, 3 not found, 4 refused by a rule, 5 conflict"
        | "退出码：0 完成，1 失败，2 用法错误，3 未找到，4 规则不允许，5 冲突";
    places(config: &str, data: &str) = "Configuration: {config}\nStore: {data}" | "配置文件：{config}\n数据文件：{data}";

    add = "Make items, a line each" | "新建事项，每行一项";
    add_usage = "onus add LINE\nonus add - [FIELDS] < MAIL" | "onus add 一行文字\nonus add - [字段] < 邮件";
    add_more = "In a line: @owner !0-!3 priority ^deadline #tag +kind =source %goal; \\ before a sign keeps it as text. \
        Quote the line, since shells read # and ! themselves. With -, standard input is a mail: its first line is the \
        title, the rest the description."
        | "一行之中：@负责人 !0-!3 优先级 ^截止时间 #标签 +类型 =来源 %目标；符号前加 \\ 则视为普通文字。\
        请给整行加引号，因为 # 和 ! 在 shell 中有特殊含义。用 - 时从标准输入读取邮件：第一行是标题，其余是描述。";
    add_sample = "onus add \"Login times out @lin ^fri\"" | "onus add \"登录超时 @林晓 ^周五\"";
    add_line = "what to write down; several lines make several items" | "要记下的内容；多行即多项";
    add_body = "the description (Markdown)" | "描述（Markdown）";

    list = "List items" | "列出事项";
    list_usage = "onus list [QUERY]" | "onus list [查询]";
    list_more = "For example: onus list owner:@me due:\"<7d\" -tag:infra sort:due. Closed and sleeping items are left out unless \
        the query asks for them."
        | "例如：onus list 负责人:@me 截止:\"<7d\" -标签:infra。除非查询中指明，不列出已结束和休眠的事项。";
    query = "what to look for; everything open where none is given" | "查询条件；省略时列出所有未完成的事项";
    csv = "as CSV" | "以 CSV 格式输出";
    markdown = "as Markdown" | "以 Markdown 格式输出";
    limit = "show at most this many" | "最多列出多少条";
    sort = "order by these fields, - before one for largest first: due,-p" | "按这些字段排序，前面加 - 为倒序：due,-p";

    show = "Show everything about an item" | "显示事项的全部内容";
    show_usage = "onus show ID" | "onus show 编号";
    item = "the number of the item" | "事项的编号";
    items = "the numbers of the items" | "事项的编号，可以多个";

    set = "Change fields of items" | "修改事项的字段";
    set_usage = "onus set ID... FIELD=VALUE..." | "onus set 编号... 字段=值...";
    set_more = "Days are typed as words or dates (deadline=fri, deadline=2026-12-05), people as handles or aliases. \
        FIELD=none empties a field; tags=+a,-b adds and removes."
        | "日期可以写成文字或数字（截止时间=周五、deadline=2026-12-05），成员用用户名或别名。字段=无 清空该字段；标签=+a,-b 表示添加与移除。";
    assignments = "fields and their new values" | "字段及其新值";

    move_to = "Move items to a status" | "把事项流转到某个状态";
    move_usage = "onus move ID... STATUS" | "onus move 编号... 状态";
    move_target = "where they go: the code or the name of a status" | "目标状态的代码或名称";
    reason = "why it is closed: duplicate, wont-do, cancelled, by-design, declined"
        | "关闭原因：重复、不做、已取消、设计如此、不予采纳";
    duplicate_of = "the item that it repeats" | "与哪一项重复";
    owner = "who has it from now on" | "新的负责人";
    deadline = "when it is due" | "截止时间";
    wake = "the day on which it wakes" | "唤醒日期";
    ask = "who is asked for information" | "由谁补充信息";
    ask_by = "the day by which the answer is due" | "补充期限";
    decision = "what was decided" | "决议内容";
    rationale = "why it was decided so" | "决策理由";
    why = "why it is reopened; kept as a comment" | "重新打开的原因；会记为评论";

    comment = "Comment on an item" | "评论事项";
    comment_usage = "onus comment ID TEXT\nonus comment ID - < FILE" | "onus comment 编号 文字\nonus comment 编号 - < 文件";
    comment_text = "what to say; - reads it from standard input" | "评论内容；- 表示从标准输入读取";

    undo = "Undo your last step" | "撤销自己最近的一步";
    undo_usage = "onus undo" | "onus undo";
    redo = "Redo what was just undone" | "重做刚刚撤销的一步";
    redo_usage = "onus redo" | "onus redo";

    review = "Go over your items, the worst first" | "回顾自己的事项，最急的在前";
    review_usage = "onus review [--days N]" | "onus review [--days 天数]";
    review_more = "Opens the screen on it; with --json, lists what is due for review, with the reasons."
        | "打开回顾界面；加上 --json 则列出需要回顾的事项及原因。";
    review_days = "what was not gone over for so many days" | "多少天没有回顾过的事项";
    triage = "Empty the inbox, item by item" | "逐项处理待处理的事项";
    triage_usage = "onus triage" | "onus triage";
    triage_more = "One key decides: 1 accept, 2 duplicate, 3 decline, 4 ask, 5 sleep; u takes back. With --json what waits is listed, \
        the oldest first."
        | "一键作出处理：1 采纳，2 重复，3 不采纳，4 待补充，5 休眠；u 撤回。加 --json 则列出待处理的事项，最早的在前。";

    log = "What was done, newest first" | "操作记录，最新的在前";
    log_usage = "onus log [ID]" | "onus log [编号]";
    log_item = "only what was done to this item" | "只看这一项";

    people = "List people, or add one" | "列出或添加成员";
    people_usage = "onus people\nonus people add HANDLE" | "onus people\nonus people add 用户名";
    people_add = "Add a person, or change what is known of one" | "添加成员，或修改已有成员的信息";
    people_add_usage = "onus people add HANDLE" | "onus people add 用户名";
    person = "the short name by which others name them, in any script" | "他人称呼时用的简短名字，任何文字均可";
    person_name = "their full name" | "全名";
    person_team = "their team" | "所属团队";
    person_alias = "another word that means them; may be given several times" | "别名，可多次指定";

    workflow = "Show or replace the statuses and the moves between them" | "显示或替换状态与流转规则";
    workflow_usage = "onus workflow show\nonus workflow load FILE" | "onus workflow show\nonus workflow load 文件";
    workflow_show = "Print the workflow of the store" | "输出当前的工作流";
    workflow_show_usage = "onus workflow show" | "onus workflow show";
    workflow_load = "Take a changed workflow, checked whole" | "检查并采用修改过的工作流";
    workflow_load_usage = "onus workflow load FILE" | "onus workflow load 文件";
    workflow_file = "the changed copy of what `onus workflow show` prints" | "由 `onus workflow show` 输出、修改后的文件";

    import = "Take over items from files of onus and of other tools" | "从 onus 或其他工具的文件导入";
    import_usage = "onus import FILE..." | "onus import 文件...";
    import_more = "Importing a file again updates instead of doubling. One file is one step: `onus undo` takes it back."
        | "再次导入同一文件会更新而不会重复。一个文件算一步，可用 `onus undo` 撤销。";
    import_file = "the files; the format of each is recognised" | "要导入的文件；格式自动识别";
    import_from = "the format, where it is not recognised: onus, beads, github or csv" | "指定文件格式：onus、beads、github 或 csv";
    import_source = "the name of a sheet made by hand, by which it is known again (otherwise that of the file)"
        | "自制表格的名称，再次导入时据此识别（默认为文件名）";
    dry_run = "only say what would become of each row" | "只说明每一行会如何处理，不写入";

    export = "Write items into a file" | "导出事项";
    export_usage = "onus export [QUERY] --to FORMAT [-o FILE]" | "onus export [查询] --to 格式 [-o 文件]";
    export_query = "what to write; everything, closed items too, where none is given"
        | "查询条件；省略时导出全部，包括已结束的事项";
    export_to = "jsonl, csv or md" | "jsonl、csv 或 md";
    export_file = "the file; standard output where none is given" | "输出文件；省略时写到标准输出";
    force = "write over a file that exists" | "覆盖已有文件";

    backup = "Copy the store into a file" | "备份数据文件";
    backup_usage = "onus backup FILE [--force]" | "onus backup 文件 [--force]";
    backup_more = "The copy is whole even while others write, and is a store itself: onus --db FILE list"
        | "其他程序正在写入时，备份也是完整的。备份本身就是数据文件：onus --db 文件 list";
    backup_file = "where the copy goes" | "备份到哪个文件";

    demo = "Open the screen on a small made-up team" | "用一份示例数据打开界面";
    demo_usage = "onus demo" | "onus demo";
    demo_more = "The store lies in a temporary folder and is gone afterwards." | "数据放在临时文件夹中，退出后即删除。";
    init = "Make an empty store" | "新建空的数据文件";
    init_usage = "onus init" | "onus init";

    completions = "Print the completions of a shell" | "输出 shell 补全脚本";
    completions_usage = "onus completions SHELL" | "onus completions SHELL";
    shell = "bash, zsh, fish, elvish or powershell" | "bash、zsh、fish、elvish 或 powershell";
    man = "Print a manual page" | "输出手册页";
    man_usage = "onus man [COMMAND]..." | "onus man [命令]...";
    man_command = "the command that it is about, as in `onus man meeting start`; the program where none is given"
        | "要查看的命令，例如 `onus man meeting start`；省略时为整个程序";

    db = "the store (or ONUS_DB)" | "数据文件（或 ONUS_DB）";
    lang = "the language: en or zh (or ONUS_LANG)" | "语言：en 或 zh（或 ONUS_LANG）";
    act_as = "who you are" | "以谁的身份操作";
    json = "print JSON, also of errors" | "以 JSON 输出，错误信息也是";
    help = "print this help" | "显示帮助";
    version = "print the version" | "显示版本";

    v_file = "FILE" | "文件";
    v_lang = "en|zh" | "en|zh";
    v_handle = "HANDLE" | "用户名";
    v_line = "LINE" | "一行文字";
    v_query = "QUERY" | "查询";
    v_number = "N" | "数量";
    v_days = "N" | "天数";
    v_keys = "KEYS" | "字段";
    v_id = "ID" | "编号";
    v_assignment = "FIELD=VALUE" | "字段=值";
    v_status = "STATUS" | "状态";
    v_reason = "REASON" | "原因";
    v_day = "DAY" | "日期";
    v_text = "TEXT" | "文字";
    v_name = "NAME" | "名称";
    v_person = "NAME" | "姓名";
    v_format = "FORMAT" | "格式";
    v_shell = "SHELL" | "SHELL";
    v_command = "COMMAND" | "命令";
}

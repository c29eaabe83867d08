//! What is wrong with the file of a store, and what to do about it.

use std::io::ErrorKind;
use std::path::Path;

use super::library::said_by;
use super::safe::safe;
use super::said::Said;
use super::words::{plural, words};
use super::{Lang, name};
use crate::domain::failure::StoreError;
use crate::domain::workflow::{Flaw, Status};

/// A trouble with the store in words.
pub fn trouble(lang: Lang, error: &StoreError) -> Said {
    match error {
        StoreError::Missing(path) => Said::plain(no_store(lang, &shown(path))).hint(make_one(lang)),
        StoreError::Exists(path) => Said::plain(exists(lang, &shown(path))).hint(another_path(lang)),
        StoreError::InUse(path) => Said::plain(is_in_use(lang, &shown(path))).hint(another_file(lang)),
        StoreError::Foreign(path) => Said::plain(foreign(lang, &shown(path))).hint(left_alone(lang)),
        StoreError::Newer { path, found, known } => {
            Said::plain(newer(lang, &shown(path), *found, *known)).hint(upgrade(lang))
        }
        StoreError::Tampered { path, object } => {
            Said::plain(tampered(lang, &shown(path), &safe(object))).hint(do_not_trust(lang))
        }
        StoreError::SymbolicLink(path) => Said::plain(symbolic_link(lang, &shown(path))).hint(real_path(lang)),
        StoreError::Busy => Said::plain(busy(lang)).hint(try_again(lang)),
        StoreError::Full => Said::plain(full(lang)).hint(make_room(lang)),
        StoreError::ReadOnly(path) if path.as_os_str().is_empty() => {
            Said::plain(read_only_store(lang)).hint(check_rights(lang))
        }
        StoreError::ReadOnly(path) => Said::plain(read_only(lang, &shown(path))).hint(check_rights(lang)),
        StoreError::Damaged(detail) => Said::plain(damaged(lang, &said_by(lang, detail))).hint(keep_and_restore(lang)),
        StoreError::Io { path, error } => Said::plain(io(lang, &shown(path), &cause(lang, error))),
        StoreError::Workflow(flaws) => {
            let list: Vec<String> = flaws.iter().map(|flaw| self::flaw(lang, flaw)).collect();
            Said::plain(bad_workflow(lang, &list.join(lang.pick("; ", "；")))).hint(nothing_taken(lang))
        }
        StoreError::WorkflowText(detail) => {
            Said::plain(unreadable_workflow(lang, &said_by(lang, detail))).hint(nothing_taken(lang))
        }
        StoreError::StatusInUse(used) => {
            let each = used.iter().map(|(status, n)| used_by(lang, &safe(status), *n));
            let list = each.collect::<Vec<_>>().join(lang.pick(", ", "、"));
            Said::plain(in_use(lang, &list)).hint(move_them(lang))
        }
        StoreError::Interrupted => Said::plain(interrupted(lang)),
        StoreError::Panicked => Said::plain(panicked(lang)).hint(report(lang)),
        StoreError::Database(detail) => Said::plain(database(lang, &said_by(lang, detail))),
    }
}

/// What the system said of a file, in words where it is one of the usual things.
pub fn cause(lang: Lang, error: &std::io::Error) -> String {
    let known = match error.kind() {
        ErrorKind::NotFound => not_found(lang),
        ErrorKind::PermissionDenied => denied(lang),
        ErrorKind::AlreadyExists => already_there(lang),
        ErrorKind::IsADirectory => a_folder(lang),
        ErrorKind::NotADirectory => not_a_folder(lang),
        ErrorKind::StorageFull => full(lang),
        ErrorKind::ReadOnlyFilesystem => read_only_disk(lang),
        ErrorKind::InvalidData => not_utf8(lang),
        ErrorKind::FileTooLarge => too_large(lang),
        ErrorKind::QuotaExceeded => no_quota(lang),
        ErrorKind::InvalidFilename => long_name(lang),
        ErrorKind::BrokenPipe => nobody_reads(lang),
        _ => return unusual(lang, error),
    };
    known.to_string()
}

/// The number that the system has for it says the same in every language.
fn unusual(lang: Lang, error: &std::io::Error) -> String {
    let said = error.to_string();
    match (lang, error.raw_os_error()) {
        (Lang::Zh, Some(number)) => system_error(lang, number),
        (Lang::En, Some(_)) => safe(said.split(" (os error").next().unwrap_or_default()).into_owned(),
        (_, None) => said_by(lang, &said),
    }
}

/// A path as a person reads it.
pub fn shown(path: &Path) -> String {
    safe(&path.to_string_lossy()).into_owned()
}

words! {
    no_store(path: &str) = "there is no store at {path}" | "找不到数据文件：{path}";
    make_one = "`onus init` makes one; `onus demo` shows onus without one" | "用 `onus init` 新建；用 `onus demo` 可以先试用";
    exists(path: &str) = "there is a file at {path} already" | "{path} 已经存在";
    another_path = "name another path with --db" | "请用 --db 指定另一个路径";
    is_in_use(path: &str) = "{path} is a store that is in use, or whose last writes still lie beside it"
        | "{path} 是正在使用的数据文件，或旁边还有尚未写入的改动";
    another_file = "it was left as it is; name another file for the copy" | "该文件未被改动；请为备份指定另一个文件";
    foreign(path: &str) = "{path} is not a store of onus" | "{path} 不是 onus 的数据文件";
    left_alone = "it was left as it is; name another path with --db" | "该文件未被改动；请用 --db 指定另一个路径";
    newer(path: &str, found: i64, known: i64) = "{path} was made by a later onus (form {found}; this one knows {known})"
        | "{path} 由更新版本的 onus 创建（格式 {found}，当前版本支持到 {known}）";
    upgrade = "install the current onus" | "请安装最新版本的 onus";
    tampered(path: &str, object: &str) = "{path} holds something that onus did not put there: {object}"
        | "{path} 中有不是 onus 写入的内容：{object}";
    do_not_trust = "it is not opened; export it with the tool that changed it, or restore a copy"
        | "已拒绝打开；请用修改它的工具导出，或恢复备份";
    symbolic_link(path: &str) = "{path} is a symbolic link" | "{path} 是符号链接";
    real_path = "name the file itself" | "请直接指定文件本身";
    busy = "another program kept the store busy for too long" | "数据文件长时间被其他程序占用";
    try_again = "nothing was changed; try again" | "没有改动任何内容；请重试";
    full = "the disk is full" | "磁盘已满";
    make_room = "nothing was changed; make room and try again" | "没有改动任何内容；请清理空间后重试";
    read_only(path: &str) = "{path} cannot be written" | "{path} 无法写入";
    read_only_store = "the store cannot be written" | "数据文件无法写入";
    check_rights = "check the rights of the file and of its folder" | "请检查文件及其所在文件夹的权限";
    damaged(detail: &str) = "the store is damaged: {detail}" | "数据文件已损坏：{detail}";
    keep_and_restore = "copy the file somewhere safe before anything else, then restore a backup"
        | "请先把文件复制到安全的地方，再恢复备份";
    io(path: &str, cause: &str) = "{path}: {cause}" | "{path}：{cause}";
    bad_workflow(list: &str) = "the workflow has flaws: {list}" | "工作流有问题：{list}";
    unreadable_workflow(detail: &str) = "the workflow cannot be read: {detail}" | "无法读取工作流：{detail}";
    nothing_taken = "the store keeps the workflow that it has" | "仍使用原来的工作流";
    in_use(list: &str) = "items still have statuses that the new workflow lacks: {list}"
        | "仍有事项处于新工作流中没有的状态：{list}";
    move_them = "move them first, or keep these statuses" | "请先流转这些事项，或保留这些状态";
    used_by(status: &str, n: i64) = { format!("{status} ({})", plural(usize::try_from(n).unwrap_or(0), "item", "items")) }
        | "{status}（{n} 项）";
    interrupted = "stopped" | "已停止";
    panicked = "onus made a mistake of its own, and nothing came of this" | "onus 自身出错，这一步没有完成";
    report = "nothing was changed; what onus prints when you leave it says more: please report it"
        | "没有改动任何内容；退出 onus 后会显示详情，请反馈给我们";
    database(detail: &str) = "the store failed: {detail}" | "数据文件出错：{detail}";

    not_found = "there is no such file" | "文件不存在";
    denied = "no permission" | "没有权限";
    already_there = "it exists already" | "已经存在";
    a_folder = "it is a folder" | "这是一个文件夹";
    not_a_folder = "part of the path is not a folder" | "路径中有一部分不是文件夹";
    not_utf8 = "it is not UTF-8 text" | "不是 UTF-8 文本";
    too_large = "the file would be larger than this machine allows" | "文件超过了系统允许的大小";
    no_quota = "your share of the disk is used up" | "磁盘配额已用完";
    long_name = "such a name is not allowed for a file" | "文件名不合要求";
    nobody_reads = "nobody reads it" | "接收方已关闭";
    system_error(number: i32) = "system error {number}" | "系统错误 {number}";
    read_only_disk = "the disk cannot be written" | "磁盘只读";

    twice(status: &str) = "\"{status}\" stands there twice" | "「{status}」出现了两次";
    unknown(by: &str, status: &str) = "\"{by}\" names \"{status}\", which is not there" | "「{by}」提到的「{status}」不存在";
    never_reached(status: &str) = "nothing leads to \"{status}\"" | "没有任何流转能到达「{status}」";
    dead_end(status: &str) = "nothing leads away from \"{status}\"" | "「{status}」不能流转到任何状态";
    no_status(category: &str) = "no status is {category}" | "没有「{category}」类的状态";
    bad_code(status: &str) = "\"{status}\" cannot be a code: small letters a-z, digits and -, and no word of the query language"
        | "「{status}」不能作为代码：只能用小写字母 a-z、数字和 -，且不能是查询语言的保留词";
    bad_name(status: &str, name: &str) = "\"{status}\" cannot be called \"{name}\"" | "「{status}」不能命名为「{name}」";
    same_name(name: &str) = "several statuses are called \"{name}\"" | "有多个状态叫「{name}」";
    bad_start(status: &str) = "\"{status}\" cannot be the start: it must be open and need nothing"
        | "「{status}」不能作为初始状态：初始状态必须未完成且没有要求";
}

fn flaw(lang: Lang, flaw: &Flaw) -> String {
    let code = |status: &Status| safe(status.code()).into_owned();
    match flaw {
        Flaw::Twice(status) => twice(lang, &code(status)),
        Flaw::Unknown { named_by, unknown: the } => unknown(lang, &code(named_by), &code(the)),
        Flaw::Unreachable(status) => never_reached(lang, &code(status)),
        Flaw::DeadEnd(status) => dead_end(lang, &code(status)),
        Flaw::NoStatus(category) => no_status(lang, name::category(lang, *category)),
        Flaw::Code(status) => bad_code(lang, &code(status)),
        Flaw::Name { status, name } => bad_name(lang, &code(status), &safe(name)),
        Flaw::SameName(name) => same_name(lang, &safe(name)),
        Flaw::Start(status) => bad_start(lang, &code(status)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang::{En, Zh};

    #[test]
    fn a_missing_store_says_where_and_how_to_make_one() {
        let said = trouble(En, &StoreError::Missing("/tmp/a\u{1b}b.db".into()));
        assert_eq!(said.what, "there is no store at /tmp/a␛b.db");
        assert!(said.hint.unwrap().contains("onus init"));
    }

    #[test]
    fn every_flaw_of_a_workflow_is_told() {
        let flaws = vec![
            Flaw::Twice("a".into()),
            Flaw::DeadEnd("b".into()),
            Flaw::NoStatus(crate::domain::workflow::Category::Closed),
        ];
        let said = trouble(Zh, &StoreError::Workflow(flaws));
        assert_eq!(said.what, "工作流有问题：「a」出现了两次；「b」不能流转到任何状态；没有「已关闭」类的状态");
    }

    #[test]
    fn what_the_system_says_is_told_in_the_readers_language() {
        let denied = |path: &str| StoreError::Io { path: path.into(), error: ErrorKind::PermissionDenied.into() };
        assert_eq!(trouble(Zh, &denied("/root/x")).what, "/root/x：没有权限");
        assert_eq!(trouble(En, &denied("/root/x")).what, "/root/x: no permission");
    }

    #[test]
    fn statuses_in_use_are_counted() {
        let used = StoreError::StatusInUse(vec![("on-hold".into(), 1), ("verify".into(), 3)]);
        assert_eq!(
            trouble(En, &used).what,
            "items still have statuses that the new workflow lacks: on-hold (1 item), verify (3 items)"
        );
    }
}

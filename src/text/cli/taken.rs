//! What an import says.

use crate::text::words::{plural, words};

words! {
    reading(file: &str, n: usize) = { format!("{file}: read {}", plural(n, "record", "records")) } | "{file}：已读取 {n} 条";
    taking(file: &str, n: usize, of: usize) = "{file}: {n} of {of}" | "{file}：{n} / {of}";
    summary(file: &str, format: &str) = "{file} ({format}):" | "{file}（{format}）：";
    trial = "only a trial: nothing was written" | "仅为试运行，未写入任何内容";
    created(n: usize) = "{n} created" | "新建 {n} 项";
    updated(n: usize) = "{n} updated" | "更新 {n} 项";
    unchanged(n: usize) = "{n} unchanged" | "{n} 项无变化";
    skipped(n: usize) = "{n} skipped" | "跳过 {n} 条";
    nothing = "no items" | "没有事项";
    row_created = "new" | "新建";
    row_updated = "updated" | "更新";
    row_unchanged = "unchanged" | "无变化";
    row_skipped = "skipped" | "跳过";
    line(n: usize) = "line {n}" | "第 {n} 行";
    and_more(n: usize) = "and {n} more" | "另有 {n} 处";
    because(what: &str, lines: &str) = "{what}: {lines}" | "{what}：{lines}";

    pull_request = "a pull request is no item" | "合并请求不是事项";
    deleted = "deleted in its own tool" | "在原工具中已删除";
    no_title = "without a title" | "没有标题";
    not_an_item = "not an item" | "不是事项";
    too_long(field: &str, bytes: usize, most: usize) = "{field} too long ({bytes} bytes, at most {most})"
        | "{field}太长（{bytes} 字节，最多 {most} 字节）";
    unreadable(detail: &str) = "cannot be read ({detail})" | "无法读取（{detail}）";
    continues(sheet: &str) = "continues the sheet `{sheet}`, whose ids and titles it has; `--source` names it otherwise"
        | "编号和标题与表格「{sheet}」一致，按同一张表更新；可用 `--source` 另外命名";
    strange_sheet(file: &str, sheet: &str) = "{file}: the sheet `{sheet}` has these ids already, with other titles"
        | "{file}：表格「{sheet}」里已有这些编号，但标题都不同";
    name_sheet(sheet: &str) = "import it by itself: with `--source NAME`, or if it is the same sheet with `--source {sheet}`, which updates it"
        | "请单独导入它：用 `--source 名称` 命名；如果确实是同一张表，用 `--source {sheet}` 更新";
    repeated = "the same id again further down; the last row counts" | "编号重复，以最后一行为准";
    repeated_line(line: usize, last: usize) = "line {line} (line {last} counts)" | "第 {line} 行（以第 {last} 行为准）";
    repeated_at(last: usize) = "the same id again at line {last}" | "编号与第 {last} 行重复";
    unread = "not understood, and kept with the item" | "无法识别，已原样保留在事项中";
    unread_line(line: usize, column: &str, value: &str) = "line {line} ({column}: {value})" | "第 {line} 行（{column}：{value}）";
    uneven = "cells do not match the header; all were kept" | "单元格数与表头不符，内容均已保留";
    uneven_line(line: usize, cells: usize, header: usize) = "line {line} ({cells} of {header})" | "第 {line} 行（{cells} / {header}）";
    removed(n: usize) = { format!("{} taken out", plural(n, "control character", "control characters")) }
        | "已去除 {n} 个控制字符";
    undo_takes_back = "`onus undo` takes it back" | "可用 `onus undo` 撤销";

    not_recognised(file: &str) = "{file}: what this is was not recognised" | "{file}：无法识别文件格式";
    name_format(list: &str) = "name the format with --from: {list}" | "请用 --from 指定格式：{list}";
    refused(file: &str, line: usize, why: &str) = "{file}, line {line}: {why}" | "{file} 第 {line} 行：{why}";
    empty = "there is nothing in it" | "文件为空";
    not_text = "this is not text; save a workbook as CSV first" | "不是文本文件；电子表格请先另存为 CSV";
    too_large(bytes: usize, most: usize) = "too large: {bytes} bytes, at most {most}" | "文件太大：{bytes} 字节，最多 {most} 字节";
    too_many(most: usize) = "more than {most} records" | "超过 {most} 条记录";
    record_too_long(bytes: usize, most: usize) = "one record is too long: {bytes} bytes, at most {most}"
        | "单条记录太长：{bytes} 字节，最多 {most} 字节";
    not_json(detail: &str) = "this is not JSON: {detail}" | "不是有效的 JSON：{detail}";
    open_quote = "a quote opens here and is never closed" | "此处的引号没有闭合";
    no_title_column(found: &str) = "no column holds titles; the columns are: {found}" | "没有标题列；现有的列：{found}";
    rename_column = "name one of them title" | "请把其中一列命名为「标题」";
    too_many_columns(most: usize) = "more than {most} columns" | "超过 {most} 列";
    cell_too_long(most: usize) = "a cell is longer than {most} bytes" | "有单元格超过 {most} 字节";
    nothing_written = "nothing was written" | "没有写入任何内容";
}

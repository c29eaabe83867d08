//! The guide to queries, written from the tables of their words.

mod about;

use super::Lang;
use super::words::words;
use crate::domain::query::names::{CATEGORIES, Entry, FIELDS, FLAGS, FieldName, GROUPS, KINDS, SORTS, SOURCES};
use crate::domain::query::{Key, Script};
use about::{about, property};

/// The guide as Markdown: how terms are joined, every field, every property, order and grouping, and examples.
pub fn query_guide(lang: Lang) -> String {
    let mut page = Page { lang, text: lang.pick(ENGLISH_INTRODUCTION, CHINESE_INTRODUCTION).to_string() };
    page.table(joining(lang), [typed(lang), meaning(lang)], JOINING.iter().map(|row| row.cells(lang)));
    page.table(signs(lang), [typed(lang), meaning(lang)], SIGNS.iter().map(|row| row.cells(lang)));
    page.fields();
    page.properties();
    page.lists();
    page.table(examples(lang), [query(lang), finds(lang)], EXAMPLES.iter().map(|row| row.cells(lang)));
    page.text
}

words! {
    joining = "Joining" | "组合";
    signs = "Comparing" | "比较";
    fields = "Fields" | "字段";
    properties = "Properties" | "快捷条件";
    order = "Order and grouping" | "排序与分组";
    examples = "Examples" | "示例";
    typed = "Typed" | "写法";
    meaning = "Meaning" | "含义";
    field = "Field" | "字段";
    also = "Also" | "也可写作";
    example = "Example" | "例子";
    query = "Query" | "查询";
    finds = "Finds" | "找到";
    name = "Name" | "名称";
    after_is = "After `is:` stands one of these, or the name of a kind or a status." | "`是:` 后面写以上名称之一，也可以写类型或状态的名称。";
    other_values = "These fields know their values by name:" | "下列字段的值有固定名称：";
    any_word = "any other word is a source too" | "其他词也可以作来源";
    order_by = "orders by any of these, one after the other; `-` before one puts the largest first"
        | "依次按下列字段排序；前面加 `-` 表示从大到小";
    remark(text: &str) = " ({text})" | "（{text}）";
    group_by = "puts the list under headings" | "按下列字段分组显示";
}

const ENGLISH_INTRODUCTION: &str = "\
# Queries

The filter of a list, saved views and the command line share one language. A query is words, fields and properties:

    owner:@me is:open due:<7d -tag:infra (kind:bug or p:0) \"timeout\" sort:due group:owner

- A word is looked for in title, body, comments and names, Chinese also by its pinyin. Words that belong together stand
  in quotation marks: `\"login page\"`. Within them `\\\"` and `\\\\` stand for `\"` and `\\`.
- `#42`, or `42` alone, is the item of that number.
- Fields and values have English and Chinese names, and the two can be mixed. Upper and lower case are the same, and so
  are full-width and half-width signs: `：，（）＜＞＝“”`.
- A value with blanks, commas or parentheses stands in quotation marks: `due:\"next fri\"`. What stands in quotation
  marks is never a word of this language.
- Dates are written as in the [guide to dates](dates.md).
- Unless the query says something of open, closed or sleeping items, a status or a number, it finds open items that are awake.
- What is not understood is pointed at, with what could stand there. While a filter is typed, the rest of it counts.
";

const CHINESE_INTRODUCTION: &str = "\
# 查询

列表筛选、保存的视图和命令行用的是同一种查询语言。一条查询由文字、字段和快捷条件组成：

    负责人:我 是:未完成 截止:<7天后 -标签:基础设施 (类型:缺陷 或 优先级:0) \"超时\" 排序:截止 分组:负责人

- 文字在标题、正文、评论和人名中查找，中文也可以用拼音或首字母查找。要连在一起查找的文字加引号：`\"登录 页面\"`。引号内用 `\\\"` 和 `\\\\` 表示 `\"` 和 `\\`。
- `#42`（或者只写 `42`）就是这个编号的事项。
- 字段和值都有中英文名称，可以混用；大小写、全角半角都一样：`：，（）＜＞＝“”`。
- 值里有空格、逗号或括号时加引号：`截止:\"next fri\"`。引号里的内容一律按原文理解。
- 日期的写法见[日期](dates.zh.md)。
- 如果查询没有提到未完成、已结束、休眠、状态或编号，就只找未完成且没有休眠的事项。
- 看不懂的地方会指出位置，并提示可以写什么；输入筛选时，其余部分照常生效。
";

/// A row of two columns.
struct Row {
    typed: [&'static str; 2],
    en: &'static str,
    zh: &'static str,
}

impl Row {
    fn cells(&self, lang: Lang) -> [String; 2] {
        let [en, zh] = self.typed;
        [code(lang.pick(en, zh)), lang.pick(self.en, self.zh).to_string()]
    }
}

macro_rules! rows {
    ($($typed_en:literal | $typed_zh:literal => $en:literal | $zh:literal;)+) => {
        &[$(Row { typed: [$typed_en, $typed_zh], en: $en, zh: $zh }),+]
    };
}

const JOINING: &[Row] = rows! {
    "is:open p:0" | "是:未完成 优先级:0" => "both; `and` says the same" | "同时满足；也可以写「且」";
    "tag:api,web" | "标签:接口,网页" => "one of the values" | "任一个值";
    "is:overdue or p:0" | "是:逾期 或 优先级:0" => "one of the two; a blank joins more closely than `or`" | "满足其一；空格优先于「或」";
    "-tag:infra" | "-标签:基础设施" => "not this; `not` says the same" | "排除；也可以写「非」";
    "-(is:stale or is:blocked)" | "非(是:久未处理 或 是:受阻)" => "parentheses hold together" | "括号内视为一个整体";
    "owner:none" | "负责人:无" => "the field is empty" | "字段为空";
    "-due:none" | "-截止:无" => "the field is not empty" | "字段不为空";
};

const SIGNS: &[Row] = rows! {
    "due:fri" | "截止:周五" => "on this day, or within this week, month or quarter" | "在这一天，或在这一周、月、季度之内";
    "due:<fri" | "截止:<周五" => "before it begins" | "早于它的开始";
    "due:<=fri" | "截止:<=周五" => "until its end" | "不晚于它的结束";
    "created:>-7d" | "创建:>7天前" => "after its end" | "晚于它的结束";
    "p:>=2" | "优先级:>=2" => "this or more; `P0` is less than `P1`" | "大于或等于；`P0` 小于 `P1`";
    "due:12-01..12-15" | "截止:12月1日..12月15日" => "from one to the other, both included" | "从前者到后者，包含两端";
    "due:mon..fri" | "截止:周一..周五" => "on a Wednesday, this week: a range never ends before it begins" | "周三时指本周：范围的终点不会早于起点";
    "id:100.." | "编号:100.." => "one end may be open" | "一端可以省略";
};

const EXAMPLES: &[Row] = rows! {
    "owner:@me is:open due:<7d" | "负责人:我 是:未完成 截止:<7天后" => "what I have to do before this day next week" | "我一周内要完成的事项";
    "is:overdue group:owner" | "是:逾期 分组:负责人" => "what is late, by owner" | "按负责人查看逾期事项";
    "status:inbox sort:created" | "状态:待处理 排序:创建" => "what waits for triage, oldest first" | "待处理的事项，最早的在前";
    "kind:bug p:<=1 owner:none" | "类型:缺陷 优先级:<=1 负责人:无" => "urgent bugs that nobody has" | "无人负责的紧急缺陷";
    "source:customer \"login page\" -is:closed" | "来源:客户 \"登录 页面\" -是:已结束" => "what customers say about the login page" | "客户反馈中与登录页面有关的事项";
    "is:closed closed:>-7d sort:-closed" | "是:已结束 关闭:>7天前 排序:-关闭" => "what was finished in the last seven days" | "最近七天结束的事项";
    "is:disputed or status:needs-info" | "是:有分歧 或 状态:待补充" => "what needs somebody's word" | "等人表态或补充的事项";
    "blocks:#7" | "阻塞:#7" => "what stands in the way of item 7" | "阻塞 #7 的事项";
};

struct Page {
    lang: Lang,
    text: String,
}

impl Page {
    fn heading(&mut self, heading: &str) {
        self.text.push_str(&format!("\n## {heading}\n\n"));
    }

    fn table<const N: usize>(&mut self, heading: &str, head: [&str; N], rows: impl Iterator<Item = [String; N]>) {
        self.heading(heading);
        self.line(&head.map(str::to_string));
        self.text.push_str(&format!("|{}\n", "---|".repeat(N)));
        rows.for_each(|row| self.line(&row));
    }

    fn line(&mut self, cells: &[String]) {
        self.text.push_str(&format!("| {} |\n", cells.join(" | ")));
    }

    fn fields(&mut self) {
        let lang = self.lang;
        let rows = FIELDS.iter().map(|entry| {
            let (sample, meaning) = about(lang, entry.what);
            [first(lang, entry, ":"), others(lang, entry), code(sample), meaning.to_string()]
        });
        self.table(fields(lang), [field(lang), also(lang), example(lang), meaning(lang)], rows);
        self.text.push_str(&format!("\n{}\n\n", other_values(lang)));
        self.values(FieldName::Key(Key::Kind), KINDS, "");
        self.values(FieldName::Key(Key::Category), CATEGORIES, "");
        self.values(FieldName::Key(Key::Source), SOURCES, any_word(lang));
    }

    fn properties(&mut self) {
        let lang = self.lang;
        let rows = FLAGS
            .iter()
            .map(|entry| [first(lang, entry, ""), others(lang, entry), property(lang, entry.what).to_string()]);
        self.table(properties(lang), [name(lang), also(lang), meaning(lang)], rows);
        self.text.push_str(&format!("\n{}\n", after_is(lang)));
    }

    fn lists(&mut self) {
        self.heading(order(self.lang));
        self.values(FieldName::Sort, SORTS, order_by(self.lang));
        self.values(FieldName::Group, GROUPS, group_by(self.lang));
    }

    /// The names of the values of a field, on one line.
    fn values<T>(&mut self, field: FieldName, table: &[Entry<T>], note: &str) {
        let lang = self.lang;
        let names: Vec<String> = table.iter().map(|entry| first(lang, entry, "")).collect();
        let note = if note.is_empty() { String::new() } else { remark(lang, note) };
        let (name, names) = (code(&format!("{}:", field.word(script(lang)))), names.join(lang.pick(", ", "、")));
        self.text.push_str(&format!("- {name}{note}{}{names}\n", lang.pick(": ", "：")));
    }
}

fn script(lang: Lang) -> Script {
    lang.pick(Script::Latin, Script::Han)
}

fn code(text: &str) -> String {
    format!("`{text}`")
}

fn first<T>(lang: Lang, entry: &Entry<T>, behind: &str) -> String {
    code(&format!("{}{behind}", entry.word(script(lang))))
}

/// The other words of the language, then those of the other language.
fn others<T>(lang: Lang, entry: &Entry<T>) -> String {
    let other = lang.pick(Script::Han, Script::Latin);
    let words = entry.words(script(lang)).iter().skip(1).chain(entry.words(other));
    words.map(|word| code(word)).collect::<Vec<_>>().join(lang.pick(", ", "、"))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::domain::date::example_day;
    use crate::domain::person::Handle;
    use crate::domain::query::{Context, Query, parse};
    use crate::text::sample;

    fn read(text: &str) -> Query {
        let me: Handle = "wei".parse().unwrap();
        let context = Context { today: example_day(), me: Some(&me), workflow: &sample::workflow() };
        parse(text, &context).unwrap_or_else(|fault| panic!("{text}: {fault:?}"))
    }

    #[test]
    fn every_example_can_be_read_and_means_the_same_in_both_languages() {
        for row in JOINING.iter().chain(SIGNS).chain(EXAMPLES) {
            let [en, zh] = row.typed.map(read);
            assert_eq!((en.sort, en.group), (zh.sort, zh.group), "{}", row.en);
        }
        for entry in FIELDS {
            for lang in Lang::ALL {
                let (sample, _) = about(lang, entry.what);
                assert!(sample.starts_with(entry.word(script(lang))), "{sample}");
                assert_ne!(read(sample), Query::everything(), "{sample}");
            }
        }
        for lang in Lang::ALL {
            let page = query_guide(lang);
            let first = page.lines().find_map(|line| line.strip_prefix("    ")).unwrap();
            assert!(read(first).group.is_some());
        }
    }

    #[test]
    fn the_guides_in_the_docs_are_up_to_date() {
        for (name, lang) in [("queries.md", Lang::En), ("queries.zh.md", Lang::Zh)] {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name);
            if std::env::var_os("ONUS_BLESS").is_some() {
                std::fs::create_dir_all(path.parent().unwrap()).unwrap();
                std::fs::write(&path, query_guide(lang)).unwrap();
            }
            let committed = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
            assert!(
                committed == query_guide(lang),
                "docs/{name} does not match the tables of words; write it anew with: ONUS_BLESS=1 cargo test"
            );
        }
    }
}

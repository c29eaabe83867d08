//! Paragraphs, lists, quotes, code: what stands below each other.
//!
//! The tree is walked without recursion, since a text may nest as deep as it is long.

use comrak::Node;
use comrak::arena_tree::NodeEdge;
use comrak::nodes::{AlertType, ListDelimType, ListType, NodeList, NodeTaskItem, NodeValue};
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use super::super::flow::Flow;
use super::Rendered;
use super::inline::Inline;
use super::table::Table;
use crate::text::safe::safe_lines;
use crate::text::width::{clip, width};
use crate::text::{Lang, page as words};
use crate::ui::look::Look;

/// The lines of a document.
pub fn rendered(root: Node, cells: usize, lang: Lang, look: &Look) -> Rendered {
    let mut page = Blocks {
        cells,
        lang,
        look,
        out: Rendered::default(),
        containers: Vec::new(),
        too_deep: 0,
        numbers: Vec::new(),
        inline: Inline::new(lang, look),
        table: Table::default(),
    };
    for edge in root.traverse() {
        match edge {
            NodeEdge::Start(node) => page.start(node),
            NodeEdge::End(node) => page.end(&node.data().value),
        }
    }
    page.out
}

/// A document while it is read.
struct Blocks<'a> {
    cells: usize,
    lang: Lang,
    look: &'a Look,
    out: Rendered,
    /// The quotes and list items around the place, outermost first.
    containers: Vec<Container>,
    /// How many more there are for which there is no room: they do not show.
    too_deep: usize,
    /// The number of the next item of each open list; `None` in one without numbers.
    numbers: Vec<Option<usize>>,
    inline: Inline<'a>,
    table: Table,
}

/// What stands at the left of the lines of a quote or a list item.
struct Container {
    /// Before its first line, as long as that is to come.
    marker: Option<Span<'static>>,
    /// Before every other line.
    rest: Span<'static>,
}

impl Blocks<'_> {
    fn start(&mut self, node: Node) {
        let value = &node.data().value;
        if is_spaced(value) && needs_gap(node) {
            self.gap();
        }
        let look = self.look;
        match value {
            NodeValue::BlockQuote => self.quote(look.dim),
            NodeValue::Alert(alert) => {
                let (title, style) = alert_title(self.lang, alert.alert_type, look);
                self.quote(style);
                self.flow(&Flow::of(alert.title.as_deref().unwrap_or(title), style.patch(look.strong)));
            }
            NodeValue::List(list) => self.numbers.push((list.list_type == ListType::Ordered).then_some(list.start)),
            NodeValue::Item(list) => self.item(list),
            NodeValue::TaskItem(task) => self.task(task),
            NodeValue::FootnoteDefinition(note) => self.contain(format!("[{}] ", note.name), look.dim),
            NodeValue::CodeBlock(code) => self.code(&code.literal),
            NodeValue::HtmlBlock(html) => self.html(&html.literal),
            NodeValue::ThematicBreak => {
                let rule = look.sign.across.repeat(self.room());
                self.line(vec![Span::styled(rule, look.dim)]);
            }
            NodeValue::Paragraph => self.inline.begin(look.plain, false),
            NodeValue::Heading(heading) => {
                let underlined = if heading.level == 1 { Modifier::UNDERLINED } else { Modifier::empty() };
                self.inline.begin(look.strong.add_modifier(underlined), false);
            }
            NodeValue::Table(table) => self.table = Table { alignments: table.alignments.clone(), rows: Vec::new() },
            NodeValue::TableRow(_) => self.table.rows.push(Vec::new()),
            NodeValue::TableCell => {
                let is_head = self.table.rows.len() == 1;
                self.inline.begin(if is_head { look.strong } else { look.plain }, true);
            }
            inline => self.inline.start(inline),
        }
    }

    fn end(&mut self, value: &NodeValue) {
        match value {
            NodeValue::BlockQuote | NodeValue::Alert(_) | NodeValue::FootnoteDefinition(_) => self.leave(),
            NodeValue::Item(_) | NodeValue::TaskItem(_) => {
                if self.containers.last().is_some_and(|item| item.marker.is_some()) && self.too_deep == 0 {
                    self.line(Vec::new());
                }
                self.leave();
            }
            NodeValue::List(_) => drop(self.numbers.pop()),
            NodeValue::Paragraph | NodeValue::Heading(_) => {
                let flow = self.inline.finish();
                self.flow(&flow);
            }
            NodeValue::TableCell => {
                let flow = self.inline.finish();
                if let Some(row) = self.table.rows.last_mut() {
                    row.push(flow);
                }
            }
            NodeValue::Table(_) => {
                let table = std::mem::take(&mut self.table);
                table.lines(self.room(), self.look).into_iter().for_each(|line| self.line(line));
            }
            inline => self.inline.end(inline),
        }
    }

    fn quote(&mut self, style: Style) {
        self.contain(format!("{} ", self.look.sign.down), style);
        if let Some(quote) = self.containers.last_mut().filter(|_| self.too_deep == 0)
            && let Some(marker) = quote.marker.take()
        {
            quote.rest = marker;
        }
    }

    fn item(&mut self, list: &NodeList) {
        let marker = match (self.numbers.last_mut(), list.delimiter) {
            (Some(Some(number)), delimiter) => {
                let sign = if delimiter == ListDelimType::Paren { ')' } else { '.' };
                let marker = format!("{number}{sign} ");
                *number = number.saturating_add(1);
                marker
            }
            _ => "- ".to_string(),
        };
        self.contain(marker, self.look.dim);
    }

    fn task(&mut self, task: &NodeTaskItem) {
        let is_done = task.symbol.is_some();
        self.out.tasks.0 += usize::from(is_done);
        self.out.tasks.1 += 1;
        match is_done {
            true => self.contain("[x] ".to_string(), self.look.good),
            false => self.contain("[ ] ".to_string(), self.look.plain),
        }
    }

    /// Enters a quote or an item. At most half of the cells are given to what stands at the left.
    fn contain(&mut self, marker: String, style: Style) {
        let marker = crate::text::safe::safe(&marker).into_owned();
        let cells = width(&marker);
        if self.too_deep > 0 || self.left() + cells > self.cells / 2 {
            self.too_deep += 1;
            return;
        }
        let rest = Span::styled(" ".repeat(cells), self.look.plain);
        self.containers.push(Container { marker: Some(Span::styled(marker, style)), rest });
    }

    fn leave(&mut self) {
        match self.too_deep.checked_sub(1) {
            Some(less) => self.too_deep = less,
            None => drop(self.containers.pop()),
        }
    }

    fn flow(&mut self, flow: &Flow) {
        if !flow.is_empty() {
            flow.lines(self.room()).into_iter().for_each(|line| self.line(line));
        }
    }

    /// Code is verbatim: it is broken where the room ends, with a sign before what belongs to the line above.
    fn code(&mut self, literal: &str) {
        let room = self.room().saturating_sub(2);
        let goes_on = Span::styled(format!("{} ", self.look.sign.to), self.look.dim);
        for line in safe_lines(literal) {
            let mut mark = Span::styled("  ", self.look.plain);
            let mut rest = &*line;
            loop {
                let piece = clip(rest, room);
                self.line(vec![mark, Span::styled(piece.to_string(), self.look.plain)]);
                rest = rest.get(piece.len()..).unwrap_or_default();
                // Where not even a character has room, nothing of the line is to be seen.
                if rest.is_empty() || piece.is_empty() {
                    break;
                }
                mark = goes_on.clone();
            }
        }
    }

    fn html(&mut self, literal: &str) {
        let mut flow = Flow::default();
        flow.push_lines(literal.trim_end(), self.look.dim);
        self.flow(&flow);
    }

    fn line(&mut self, spans: Vec<Span<'static>>) {
        let mut line = Vec::with_capacity(self.containers.len() + spans.len());
        for container in &mut self.containers {
            line.push(container.marker.take().unwrap_or_else(|| container.rest.clone()));
        }
        line.extend(spans);
        self.out.lines.push(Line::from(line));
    }

    fn gap(&mut self) {
        self.line(Vec::new());
    }

    fn left(&self) -> usize {
        self.containers.iter().map(|container| width(&container.rest.content)).sum()
    }

    fn room(&self) -> usize {
        self.cells.saturating_sub(self.left()).max(1)
    }
}

/// Whether a block may have an empty line before it.
fn is_spaced(value: &NodeValue) -> bool {
    value.block() && !matches!(value, NodeValue::TableRow(_) | NodeValue::TableCell)
}

/// Something stands before it, but for a heading, and it is not in a tight list.
fn needs_gap(node: Node) -> bool {
    let Some(before) = node.previous_sibling() else {
        return false;
    };
    if matches!(before.data().value, NodeValue::Heading(_)) {
        return false;
    }
    let around = node.parent().filter(|parent| !is_list(parent)).and_then(|parent| parent.parent());
    !node
        .parent()
        .into_iter()
        .chain(around)
        .any(|list| matches!(list.data().value, NodeValue::List(list) if list.tight))
}

fn is_list(node: Node) -> bool {
    matches!(node.data().value, NodeValue::List(_))
}

fn alert_title(lang: Lang, alert: AlertType, look: &Look) -> (&'static str, Style) {
    match alert {
        AlertType::Note => (words::note(lang), look.plain),
        AlertType::Tip => (words::tip(lang), look.good),
        AlertType::Important => (words::important(lang), look.accent),
        AlertType::Warning => (words::warning(lang), look.warn),
        AlertType::Caution => (words::caution(lang), look.bad),
    }
}

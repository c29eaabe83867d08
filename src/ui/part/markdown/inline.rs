//! What stands within a paragraph.

use comrak::nodes::{NodeLink, NodeValue};
use ratatui::style::{Modifier, Style};

use super::super::flow::Flow;
use crate::text::{Lang, page as words};
use crate::ui::look::Look;

/// A paragraph, a heading or a cell of a table while it is read.
#[derive(Debug)]
pub struct Inline<'a> {
    lang: Lang,
    look: &'a Look,
    flow: Flow,
    /// The style of the text, innermost last, above that of the block.
    styles: Vec<Style>,
    /// Where the open links and the outermost open image began, in bytes.
    starts: Vec<usize>,
    /// How many images are open: all but the outermost are a part of its text.
    images: usize,
    /// A cell of a table has one line: what would break it is a blank.
    is_cell: bool,
}

impl<'a> Inline<'a> {
    /// An empty paragraph.
    pub fn new(lang: Lang, look: &'a Look) -> Inline<'a> {
        Inline { lang, look, flow: Flow::default(), styles: Vec::new(), starts: Vec::new(), images: 0, is_cell: false }
    }

    /// Begins a paragraph whose text has this style.
    pub fn begin(&mut self, style: Style, is_cell: bool) {
        self.flow = Flow::default();
        self.styles = vec![style];
        self.starts.clear();
        self.images = 0;
        self.is_cell = is_cell;
    }

    /// Ends the paragraph and gives it.
    pub fn finish(&mut self) -> Flow {
        std::mem::take(&mut self.flow)
    }

    /// A piece begins. Pieces of which nothing is known here are left out; what is in them is not.
    pub fn start(&mut self, value: &NodeValue) {
        let (style, look) = (self.style(), self.look);
        match value {
            NodeValue::Text(text) => self.flow.push(text, style),
            NodeValue::Code(code) => {
                self.flow.push("`", style.patch(look.dim));
                self.flow.push(&code.literal, style);
                self.flow.push("`", style.patch(look.dim));
            }
            NodeValue::SoftBreak | NodeValue::LineBreak => self.end_line(),
            NodeValue::HtmlInline(html) if is_break(html) => self.end_line(),
            NodeValue::HtmlInline(html) => self.flow.push(html, style.patch(look.dim)),
            NodeValue::FootnoteReference(note) => self.flow.push(&format!("[{}]", note.name), style.patch(look.dim)),
            NodeValue::Strong => self.styles.push(style.patch(look.strong)),
            NodeValue::Emph => self.styles.push(style.add_modifier(Modifier::ITALIC)),
            NodeValue::Strikethrough => self.styles.push(style.add_modifier(Modifier::CROSSED_OUT)),
            NodeValue::Link(_) => {
                self.styles.push(style.add_modifier(Modifier::UNDERLINED));
                self.starts.push(self.flow.text().len());
            }
            NodeValue::Image(_) => {
                self.images += 1;
                if self.images == 1 {
                    self.starts.push(self.flow.text().len());
                }
            }
            _ => {}
        }
    }

    /// A piece ends.
    pub fn end(&mut self, value: &NodeValue) {
        match value {
            NodeValue::Strong | NodeValue::Emph | NodeValue::Strikethrough => drop(self.styles.pop()),
            NodeValue::Link(link) => self.end_link(link),
            NodeValue::Image(_) => self.end_image(),
            _ => {}
        }
    }

    /// The address follows the text of a link that is not the address itself.
    fn end_link(&mut self, link: &NodeLink) {
        self.styles.pop();
        let start = self.starts.pop().unwrap_or_default();
        let text = self.flow.text().get(start..).unwrap_or_default();
        let bare =
            ["", "mailto:", "http://", "https://"].iter().any(|scheme| link.url.strip_prefix(scheme) == Some(text));
        if !bare && !link.url.is_empty() && self.images == 0 {
            let blank = if text.is_empty() { "" } else { " " };
            self.flow.push(&format!("{blank}<{}>", link.url), self.style().patch(self.look.dim));
        }
    }

    fn end_image(&mut self) {
        self.images = self.images.saturating_sub(1);
        if self.images > 0 {
            return;
        }
        let start = self.starts.pop().unwrap_or_default();
        let alt = self.flow.take_from(start);
        let text = match alt.trim() {
            "" => words::image(self.lang).to_string(),
            alt => words::image_of(self.lang, alt),
        };
        self.flow.push(&text, self.style().patch(self.look.dim));
    }

    fn end_line(&mut self) {
        if self.is_cell {
            self.flow.push(" ", self.style());
        } else {
            self.flow.end_line();
        }
    }

    fn style(&self) -> Style {
        self.styles.last().copied().unwrap_or_default()
    }
}

/// Whether a tag is a line break: `<br>`, `<br/>`, `<BR />`.
fn is_break(html: &str) -> bool {
    let name = html.trim_start_matches('<').trim_end_matches(['>', '/', ' ']);
    name.eq_ignore_ascii_case("br")
}

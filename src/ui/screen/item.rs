//! stub
use super::super::look::Look;
use crate::app::{App, screen::item::Page};
use crate::domain::id::ItemId;
use ratatui::{buffer::Buffer, layout::Rect};
/// stub
pub fn draw(app: &App, page: &Page, look: &Look, area: Rect, buffer: &mut Buffer) {
    preview(app, page.id, look, area, buffer)
}
/// stub
pub fn preview(app: &App, id: ItemId, look: &Look, area: Rect, buffer: &mut Buffer) {
    if let Some(w) = app.whole.as_ref().filter(|w| w.item.id == id) {
        super::super::part::put(buffer, area, 0, &w.item.title, look.strong);
        super::super::part::put(buffer, area, 2, &w.item.body, look.plain);
    }
}

//! Minutes as a page of HTML that needs nothing beside it.

use super::sheet::Sheet;
use super::words;
use crate::text::Lang;

const STYLE: &str = "body{font:16px/1.6 system-ui,-apple-system,'PingFang SC','Microsoft YaHei',sans-serif;max-width:46rem;\
margin:2rem auto;padding:0 1rem;color:#222}h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:1.8rem;border-bottom:1px solid #ddd}\
h3{font-size:1rem;margin-bottom:.2rem}small{color:#666;font-weight:normal}dt{float:left;clear:left;width:6rem;color:#666}\
dd{margin:0 0 0 6rem}ul{margin-top:.3rem}";

pub(super) fn write(lang: Lang, sheet: &Sheet) -> String {
    let code = lang.pick("en", "zh-CN");
    let title = escaped(&sheet.title);
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"{code}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n\
         <body>\n<h1>{title}</h1>\n<dl>\n"
    );
    for (name, value) in &sheet.facts {
        page.push_str(&format!("<dt>{}</dt><dd>{}</dd>\n", escaped(name), escaped(value)));
    }
    page.push_str("</dl>\n");
    for section in &sheet.sections {
        page.push_str(&format!("<h2>{}</h2>\n", escaped(&section.title)));
        for topic in &section.topics {
            let remark = match topic.remark.as_str() {
                "" => String::new(),
                remark => format!("<small>{}</small>", escaped(remark)),
            };
            page.push_str(&format!("<h3>{}{remark}</h3>\n", escaped(&topic.title)));
            list(&mut page, &topic.lines);
        }
        list(&mut page, &section.points);
    }
    for (name, value) in &sheet.end {
        let name = words::label(lang, &escaped(name), "");
        page.push_str(&format!("<p><strong>{}</strong> {}</p>\n", name.trim_end(), escaped(value)));
    }
    page.push_str("</body>\n</html>\n");
    page
}

fn list(page: &mut String, points: &[String]) {
    if points.is_empty() {
        return;
    }
    page.push_str("<ul>\n");
    for point in points {
        page.push_str(&format!("<li>{}</li>\n", escaped(point).replace('\n', "<br>")));
    }
    page.push_str("</ul>\n");
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

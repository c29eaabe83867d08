use super::names::{FIELDS, FLAGS};
use super::*;

/// What a text, with `|` at the caret, could become for a reader of English.
fn becomes(marked: &str) -> Vec<String> {
    becomes_in(Script::Latin, marked)
}

fn becomes_in(script: Script, marked: &str) -> Vec<String> {
    let caret = marked.find('|').unwrap();
    let text = marked.replace('|', "");
    let me: Handle = "wei".parse().unwrap();
    let people = [
        person("wei", "Wei Zhang", &["阿伟"], "engineering"),
        person("李雷", "李雷", &[], "产品"),
        person("林晓", "林晓", &["lx"], "运营"),
    ];
    let tags = ["infra", "import", "留存", "p(x)"].map(String::from);
    let context = Context { today: today(), me: Some(&me), workflow: &workflow() };
    let known = Known { people: &people, tags: &tags, script };
    let with = |offer: Completion| {
        let mut done = text.clone();
        done.replace_range(offer.replace, &offer.with);
        done
    };
    complete(&text, caret, &context, &known).into_iter().map(with).collect()
}

#[test]
fn a_word_may_become_a_field_or_anything_that_is_named_so() {
    assert_eq!(becomes("is:open ow|"), ["is:open owner:"]);
    assert_eq!(becomes("assig|"), ["owner:"]);
    assert_eq!(becomes("负|"), ["负责人:"]);
    assert_eq!(becomes("逾|"), ["是:逾期"]);
    assert_eq!(becomes("in|"), ["status:inbox", "tag:infra"]);
    assert_eq!(becomes("we|"), ["owner:wei"]);
    assert_eq!(becomes("-ove|"), ["-is:overdue"]);
    assert_eq!(becomes("(进|"), ["(状态:进行中"]);
    assert_eq!(becomes("zzz|"), [""; 0]);
}

#[test]
fn the_signs_of_entry_lead_to_their_fields() {
    assert_eq!(becomes("@we|"), ["owner:wei"]);
    assert_eq!(becomes("＠林|"), ["负责人:林晓"]);
    assert_eq!(becomes("#i|"), ["tag:infra", "tag:import"]);
}

#[test]
fn an_empty_place_offers_every_field_in_the_language_of_the_line() {
    assert_eq!(becomes("|").len(), FIELDS.len());
    assert_eq!(becomes("|").first().map(String::as_str), Some("is:"));
    assert_eq!(becomes("状态:进行中 |").first().map(String::as_str), Some("状态:进行中 是:"));
    assert_eq!(becomes("|login").first().map(String::as_str), Some("is:login"));
}

#[test]
fn before_a_letter_is_typed_the_readers_language_is_offered() {
    let first = |marked| becomes_in(Script::Han, marked).into_iter().next();
    assert_eq!(first("|").as_deref(), Some("是:"));
    assert_eq!(first("#42 |").as_deref(), Some("#42 是:"));
    assert_eq!(first("is:open |").as_deref(), Some("is:open is:"));
    assert_eq!(first("ow|").as_deref(), Some("owner:"));
}

#[test]
fn a_field_offers_its_values() {
    assert_eq!(becomes("is:o|"), ["is:open", "is:overdue"]);
    assert_eq!(becomes("是:|").first().map(String::as_str), Some("是:未完成"));
    assert!(becomes("is:|").len() > FLAGS.len());
    assert_eq!(becomes("status:|").len(), 6);
    assert_eq!(becomes("status:d|"), ["status:doing", "status:done"]);
    assert_eq!(becomes("状态:已|"), ["状态:已挂起", "状态:已完成", "状态:已关闭"]);
    assert_eq!(becomes("类型:缺|"), ["类型:缺陷"]);
    assert_eq!(becomes("p:|"), ["p:0", "p:1", "p:2", "p:3", "p:none"]);
    assert_eq!(becomes("p:<=|"), ["p:<=0", "p:<=1", "p:<=2", "p:<=3"]);
    assert_eq!(becomes("team:|"), ["team:engineering", "team:产品", "team:运营", "team:none"]);
    assert_eq!(becomes("tag:p|"), [r#"tag:"p(x)""#]);
    assert_eq!(becomes("来源:客|"), ["来源:客户", "来源:客服"]);
    assert_eq!(becomes("sort:-up|"), ["sort:-updated"]);
    assert_eq!(becomes("分组:负|"), ["分组:负责人"]);
    assert_eq!(becomes("parent:|"), ["parent:none"]);
    assert_eq!(becomes("foo:b|"), [""; 0]);
}

#[test]
fn people_are_found_by_handle_name_alias_and_pinyin() {
    assert_eq!(becomes("owner:|"), ["owner:@me", "owner:wei", "owner:李雷", "owner:林晓", "owner:none"]);
    assert_eq!(becomes("负责人:|").first().map(String::as_str), Some("负责人:我"));
    assert_eq!(becomes("owner:zhang|"), ["owner:wei"]);
    assert_eq!(becomes("负责人:阿|"), ["负责人:wei"]);
    assert_eq!(becomes("owner:lil|"), ["owner:李雷"]);
    assert_eq!(becomes("owner:@l|"), ["owner:李雷", "owner:林晓"]);
    assert_eq!(becomes("tag:lc|"), ["tag:留存"]);
}

#[test]
fn only_the_value_at_the_caret_is_replaced() {
    assert_eq!(becomes("tag:infra,im|,x a"), ["tag:infra,import,x a"]);
    assert_eq!(becomes("status:do|ing"), ["status:done"]);
    assert_eq!(becomes("stat|e:doing"), ["status:doing"]);
    assert_eq!(becomes("due:fri..tom|"), ["due:fri..tomorrow"]);
    assert_eq!(becomes("due:|<fri"), [""; 0]);
    assert_eq!(becomes(r#""logi|n page""#), [""; 0]);
    assert_eq!(becomes(r#"due:<"next f|"#), [r#"due:<"next fri""#]);
}

#[test]
fn dates_are_offered_as_the_field_looks() {
    assert!(becomes("due:<|").contains(&r#"due:<"next fri""#.to_string()));
    assert!(becomes("截止:|").contains(&"截止:周五".to_string()));
    assert!(becomes("created:|").contains(&"created:yesterday".to_string()));
    assert_eq!(becomes("截止:<大|"), ["截止:<大后天"]);
}

//! The article of a web page.

use dom_smoothie::{Config, Readability, TextMode};
use hoedam::Document;

use super::bare;
use super::date::parse_date;

/// Whether the page is nested so deep that no tree of it is built.
pub fn is_too_deep(page: &str) -> bool {
    bare::depth(page) > bare::DEEPEST
}

/// The article's text, headline and publication date; the whole page's text where the page
/// does not show which part is the article.
pub fn document(page: &str, name: &str) -> Document {
    if is_too_deep(page) {
        return Document::new(name, bare::text(page));
    }
    let config = Config {
        text_mode: TextMode::Formatted,
        // Korean says in 150 syllables what a short report has to say.
        char_threshold: 120,
        ..Config::default()
    };
    let article = Readability::new(page, None, Some(config)).and_then(|mut page| page.parse());
    match article {
        Ok(article) => {
            let mut document = Document::new(name, article.text_content.trim());
            let title = article.title.trim();
            document.title = (!title.is_empty()).then(|| title.to_owned());
            document.date = article.published_time.as_deref().and_then(parse_date);
            document
        }
        Err(_) => {
            let page = dom_query::Document::from(page);
            page.select("script, style, noscript, template").remove();
            Document::new(name, page.formatted_text().trim())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_article_is_taken_out_of_its_page() {
        let body = "<p>강경화 외교부 장관은 29일 오전 서울에서 왕이 중국 외교부장과 만나 두 나라의 현안을 논의했다.</p>\
            <p>두 장관은 다음 달 베이징에서 다시 만나기로 하고, 그때까지 실무자들이 세부 일정을 정하기로 했다.</p>\
            <p>외교부 당국자는 회담이 두 시간 동안 이어졌으며 분위기가 좋았다고 전했다. 구체적인 내용은 밝히지 않았다.</p>";
        let page = format!(
            "<!doctype html><html><head><title>한중 장관 회담 - 한빛일보</title>\
             <meta property='og:title' content='한중 장관 회담'>\
             <meta property='article:published_time' content='2018-06-29T16:22:19+09:00'></head><body>\
             <nav><a href='/'>정치</a> <a href='/e'>경제</a></nav>\
             <div id='articleBody'>{body}<script>var x = '갑이 을을 만났다.';</script></div>\
             <aside><h3>많이 본 뉴스</h3><ul><li><a href='/1'>첫눈 소식</a></li></ul></aside>\
             </body></html>"
        );
        let document = document(&page, "a.html");
        assert_eq!(document.title.as_deref(), Some("한중 장관 회담"));
        assert_eq!(document.date, "2018-06-29".parse().ok());
        assert!(document.text.starts_with("강경화 외교부 장관은 29일"), "{}", document.text);
        assert!(document.text.ends_with("밝히지 않았다."), "{}", document.text);
        assert!(document.text.contains("논의했다.\n"), "{}", document.text);
    }

    #[test]
    fn any_text_is_some_page() {
        let cases = [("", ""), ("<p>첫눈이 내렸다.", "첫눈이 내렸다."), ("<<<>>>&#0;\u{0}", "")];
        for (page, text) in cases {
            let found = document(page, "x").text;
            assert!(found.contains(text), "{page:?}: {found:?}");
        }
    }
}

//! The HTML report, in a real browser where the machine has one.
#![allow(missing_docs)]

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use base64::prelude::{BASE64_STANDARD, Engine};
use hoedam::output::{Options, find, to_string};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use support::{Sample, call, golden, hostile, many, quiet, samples};

fn report(samples: &[Sample]) -> String {
    let articles: Vec<_> = samples.iter().map(Sample::article).collect();
    to_string(find("html").expect("a format"), &articles, &Options::default())
}

fn hash(script: &str) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(script)))
}

/// The page's own script and the hash by which its policy knows it.
fn own_script(page: &str) -> (&str, &str) {
    let (_, rest) = page.rsplit_once("<script>").expect("a script");
    let (script, _) = rest.split_once("</script>").expect("its end");
    let (_, policy) = page.split_once("script-src '").expect("a policy");
    (script, policy.split_once('\'').expect("a hash").0)
}

#[test]
fn the_policy_allows_the_reports_script_and_no_other() {
    let page = report(&samples());
    let (script, allowed) = own_script(&page);
    assert_eq!(allowed, hash(script), "the right value of SCRIPT_HASH in src/output/html.rs");
    assert!(page.contains("default-src 'none'"));
}

#[test]
fn the_page_is_whole_without_the_network() {
    let page = report(&[call(), quiet()]);
    for part in ["http://", "https://", "src=", "@import", "url(", "href=", "fetch(", "innerHTML"] {
        let page = page.replace("http://www.w3.org/2000/svg", "");
        assert!(!page.contains(part), "{part}");
    }
}

#[test]
fn nothing_of_an_article_is_markup() {
    let page = report(&[hostile()]);
    assert_eq!(page.matches("<script").count(), 3);
    assert!(!page.contains("<img"));
}

fn browser() -> Option<PathBuf> {
    let named = std::env::var_os("CHROMIUM").map(PathBuf::from);
    let usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    named.into_iter().chain(usual.map(PathBuf::from)).find(|path| path.is_file())
}

/// Runs a script in the page; what it returns, or `None` where there is no browser.
///
/// The script is the body of an async function; `wait()` waits until the page has
/// drawn what it was asked for.
fn run(name: &str, page: &str, width: u32, script: &str) -> Option<Value> {
    let Some(browser) = browser() else {
        println!("skipped: no browser on this machine (apt-get install chromium, or set CHROMIUM)");
        return None;
    };
    let script = format!(
        "const wait = () => new Promise((done) => setTimeout(done, 100));
        (async () => {{ {script} }})()
            .catch((error) => ({{ failed: String(error.stack || error) }}))
            .then((result) => {{
                const bytes = new TextEncoder().encode(JSON.stringify(result));
                document.title = 'result ' + btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')) + ' end';
            }});"
    );
    let (_, own) = own_script(page);
    let policy = format!("script-src '{own}' '{}'", hash(&script));
    let page = page
        .replace(&format!("script-src '{own}'"), &policy)
        .replace("</body>", &format!("<script>{script}</script>\n</body>"));
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join("report");
    fs::create_dir_all(&directory).expect("a scratch directory");
    let file = directory.join(format!("{name}.html"));
    fs::write(&file, page).expect("the page is written");
    let output = Command::new(browser)
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--enable-logging=stderr",
            "--lang=en",
        ])
        .args(["--virtual-time-budget=20000", "--dump-dom", "--hide-scrollbars"])
        .arg(format!("--window-size={width},900"))
        .arg(format!("--user-data-dir={}", directory.join(format!("{name}.profile")).display()))
        .arg(format!("file://{}", file.display()))
        .output()
        .expect("the browser runs");
    let messages = String::from_utf8_lossy(&output.stderr);
    let errors: Vec<&str> = messages.lines().filter(|line| line.contains(":CONSOLE")).collect();
    assert!(errors.is_empty(), "{name}: console messages: {errors:#?}");
    let dom = String::from_utf8_lossy(&output.stdout);
    let result =
        dom.split_once("<title>result ").and_then(|(_, rest)| rest.split_once(" end</title>"));
    let (result, _) =
        result.unwrap_or_else(|| panic!("{name}: the script did not end: {}", output.status));
    let bytes = BASE64_STANDARD.decode(result).expect("base64");
    let value: Value = serde_json::from_slice(&bytes).expect("JSON");
    assert_eq!(value.get("failed"), None, "{name}");
    Some(value)
}

#[test]
fn a_card_and_its_evidence_lead_to_each_other() {
    let page = report(&[call()]);
    let script = "
        await wait();
        const lit = () => [...document.querySelectorAll('.on')].map((n) => n.textContent).join('');
        const roles = () => Object.fromEntries([...document.querySelectorAll('[data-role]')]
            .map((n) => [n.textContent, n.dataset.role]));
        const current = () => [...document.querySelectorAll('.card')]
            .map((n) => n.getAttribute('aria-current'));
        const cards = [...document.querySelectorAll('.card')].map((n) => n.querySelector('h3').textContent);
        const before = lit();
        document.querySelectorAll('.card')[1].click();
        await wait();
        const first = { lit: lit(), current: current() };
        document.querySelector('.card button.show').click();
        await wait();
        const second = { lit: lit(), current: current(), roles: roles() };
        [...document.querySelectorAll('.told')].find((n) => n.textContent.includes('만나')).click();
        await wait();
        return { cards, before, first, second, third: { lit: lit(), current: current() },
            text: document.getElementById('article-text').textContent };
    ";
    let Some(result) = run("cards", &page, 1200, script) else { return };
    let sample = call();
    let evidence: Vec<&str> =
        sample.extraction.events.iter().map(|event| event.evidence.text.as_str()).collect();
    assert_eq!(result["before"], "");
    assert_eq!(result["first"], json!({"lit": evidence[1], "current": [null, "true"]}));
    assert_eq!(result["second"]["lit"], evidence[0]);
    assert_eq!(result["second"]["current"], json!(["true", null]));
    assert_eq!(result["second"]["roles"]["강경화"], "who");
    assert_eq!(result["second"]["roles"]["29일 오전"], "when");
    assert_eq!(result["third"], json!({"lit": evidence[1], "current": [null, "true"]}));
    assert_eq!(result["text"], sample.document.text);
    assert_eq!(result["cards"][0], "강경화 장관 외교부, KR ↔ 마이크 폼페이오 국무장관 국무부, US");
}

#[test]
fn a_mention_says_what_it_resolved_to_by_mouse_and_by_keyboard() {
    let script = "
        await wait();
        const tip = document.getElementById('tip');
        const mentions = [...document.querySelectorAll('.mention[tabindex]')];
        const before = tip.hidden;
        mentions[0].focus();
        const focused = tip.textContent;
        mentions[0].blur();
        const left = tip.hidden;
        const date = mentions.find((n) => n.textContent === '29일 오전');
        date.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
        const hovered = tip.textContent;
        const box = tip.getBoundingClientRect();
        dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
        return { before, focused, left, hovered, closed: tip.hidden,
            inside: box.left >= 0 && box.right <= innerWidth && box.bottom <= innerHeight };
    ";
    let Some(result) = run("tips", &report(&[call()]), 1200, script) else { return };
    let expected = json!({
        "before": true,
        "focused": "강경화 personresolves to 장관 · 외교부 · KRtable row kang-kyung-wha",
        "left": true,
        "hovered": "29일 오전 datevalue 2018-06-29TMO",
        "closed": true,
        "inside": true,
    });
    assert_eq!(result, expected);
}

#[test]
fn hostile_text_is_shown_as_text() {
    let script = "
        let alarm = false;
        window.alert = () => { alarm = true; };
        await wait();
        document.querySelector('.card').click();
        await wait();
        return { alarm, images: document.images.length, scripts: document.scripts.length,
            title: document.getElementById('article-title').textContent,
            text: document.getElementById('article-text').textContent,
            party: document.querySelector('.card b').textContent };
    ";
    let Some(result) = run("hostile", &report(&[hostile()]), 1200, script) else { return };
    assert_eq!((&result["alarm"], &result["images"]), (&json!(false), &json!(0)));
    assert_eq!(result["scripts"], 4);
    assert_eq!(result["title"], "<img src=x onerror=alert(1)>");
    assert_eq!(result["text"], hostile().document.text);
    assert_eq!(result["party"], "=SUM(A1)");
}

#[test]
fn filters_leave_what_fits() {
    let script = "
        await wait();
        const count = () => document.querySelectorAll('.card').length;
        const by = async (values) => {
            document.getElementById('clear').click();
            for (const [id, value] of Object.entries(values)) {
                const field = document.getElementById(id);
                field.value = value;
                field.dispatchEvent(new Event('input'));
            }
            await wait();
            return count();
        };
        const result = {
            all: count(),
            person: await by({ person: '폼페이오' }),
            title: await by({ person: '국무 장관' }),
            country: await by({ country: 'UN' }),
            kind: await by({ kind: 'call' }),
            status: await by({ status: 'not_held' }),
            from: await by({ from: '2018-07-01' }),
            to: await by({ to: '2018-07-01' }),
            both: await by({ from: '2018-06-29', to: '2018-06-29', kind: 'call' }),
            none: await by({ kind: 'call', status: 'planned' }),
            words: document.getElementById('empty').textContent,
        };
        document.getElementById('clear').click();
        await wait();
        document.querySelector('.node').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
        await wait();
        result.node = [document.getElementById('person').value, count()];
        document.getElementById('clear').click();
        await wait();
        document.querySelector('.bar').click();
        await wait();
        result.bar = [document.getElementById('from').value, document.getElementById('to').value, count()];
        return result;
    ";
    let Some(result) = run("filters", &report(&samples()), 1200, script) else { return };
    let expected = json!({
        "all": 4, "person": 2, "title": 2, "country": 1, "kind": 1, "status": 1, "from": 2, "to": 1,
        "both": 1, "none": 0, "words": "No encounter fits these filters.",
        "node": ["강경화", 2], "bar": ["2018-06-01", "2018-06-30", 1],
    });
    assert_eq!(result, expected);
}

#[test]
fn a_phone_shows_the_list_and_lays_the_article_over_it() {
    let script = "
        await wait();
        const reader = document.getElementById('reader');
        const shown = () => getComputedStyle(reader).display !== 'none';
        const wide = document.documentElement.scrollWidth > innerWidth;
        const before = shown();
        document.querySelector('.card .show').click();
        await wait();
        const box = reader.getBoundingClientRect();
        const open = shown() && box.left === 0 && box.top === 0 && box.width >= innerWidth - 1;
        document.getElementById('back').click();
        await wait();
        const small = [...document.querySelectorAll('button:not(.link):not(.bar)')]
            .filter((n) => n.offsetHeight > 0 && n.offsetHeight < 36).map((n) => n.id || n.className);
        return { width: innerWidth, wide, before, open, after: shown(), small };
    ";
    let Some(result) = run("phone", &report(&samples()), 400, script) else { return };
    assert!(result["width"].as_u64().expect("a width") < 600, "{result}");
    let expected = json!({
        "width": result["width"], "wide": false, "before": false, "open": true, "after": false,
        "small": [],
    });
    assert_eq!(result, expected);
}

#[test]
fn both_themes_and_both_languages_are_readable() {
    let script = "
        await wait();
        document.querySelector('.card').click();
        await wait();
        const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 });
        const pen = canvas.getContext('2d', { willReadFrequently: true });
        const light = (colour) => {
            pen.fillStyle = colour;
            pen.fillRect(0, 0, 1, 1);
            const [r, g, b] = [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3)
                .map((c) => c / 255).map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const behind = (node) => {
            for (; node; node = node.parentElement) {
                const colour = getComputedStyle(node).backgroundColor;
                if (colour !== 'rgba(0, 0, 0, 0)') return colour;
            }
            return 'white';
        };
        const poor = () => [...document.querySelectorAll('body *')]
            .filter((n) => n.checkVisibility() && n.namespaceURI.endsWith('xhtml')
                && [...n.childNodes].some((c) => c.nodeType === 3 && c.textContent.trim()))
            .map((n) => {
                const [a, b] = [light(getComputedStyle(n).color), light(behind(n))].sort((x, y) => y - x);
                return [n.className || n.tagName, Math.round(10 * (a + 0.05) / (b + 0.05)) / 10];
            })
            .filter(([, contrast]) => contrast < 4.5);
        const paper = () => getComputedStyle(document.body).backgroundColor;
        document.documentElement.dataset.theme = 'light';
        const bright = { paper: paper(), poor: poor() };
        document.getElementById('theme').click();
        await new Promise((done) => setTimeout(done, 600));
        const dark = { paper: paper(), poor: poor(), theme: document.documentElement.dataset.theme };
        const english = document.querySelector('.card .badge').textContent;
        document.getElementById('language').click();
        await wait();
        return { bright, dark, english, korean: document.querySelector('.card .badge').textContent,
            lang: document.documentElement.lang, lit: document.querySelectorAll('.on').length > 0 };
    ";
    let Some(result) = run("themes", &report(&samples()), 1200, script) else { return };
    assert_eq!(result["bright"]["poor"], json!([]));
    assert_eq!(result["dark"]["poor"], json!([]));
    assert_eq!(result["dark"]["theme"], "dark");
    assert_ne!(result["bright"]["paper"], result["dark"]["paper"]);
    assert_eq!((&result["english"], &result["korean"]), (&json!("proposed"), &json!("제안")));
    assert_eq!((&result["lang"], &result["lit"]), (&json!("ko"), &json!(true)));
}

#[test]
fn every_annotated_article_opens_and_shows_its_text() {
    let script = "
        await wait();
        const texts = DOCUMENTS.map((document, at) => {
            showArticle(at, document.events.length ? 0 : null);
            const same = byId('article-text').textContent === document.text;
            const lit = [...document_nodes()].map((n) => n.textContent).join('');
            return same && (!document.events.length || lit === document.events[0].evidence.text);
        });
        function document_nodes() { return window.document.querySelectorAll('.on'); }
        return { count: texts.length, wrong: texts.filter((same) => !same).length };
    ";
    let Some(result) = run("golden", &report(golden()), 1200, script) else { return };
    assert_eq!(result, json!({"count": golden().len(), "wrong": 0}));
}

#[test]
fn a_report_without_encounters_says_so() {
    let script = "
        await wait();
        return { words: byId('empty').textContent, text: byId('article-text').textContent,
            filters: byId('filters').hidden, timeline: byId('timeline').hidden };
    ";
    let Some(result) = run("quiet", &report(&[quiet()]), 1200, script) else { return };
    let expected = json!({
        "words": "No encounter was found in this article.", "text": "첫눈이 내렸다.",
        "filters": true, "timeline": true,
    });
    assert_eq!(result, expected);
    assert!(
        run("empty", &report(&[]), 1200, "await wait(); return byId('cards').childElementCount;")
            .is_some()
    );
}

#[test]
fn a_corpus_of_two_thousand_events_stays_usable() {
    let page = report(&many(2000));
    let script = "
        await wait();
        const before = document.querySelectorAll('.card').length;
        document.getElementById('more').click();
        const more = document.querySelectorAll('.card').length;
        document.getElementById('status').value = 'planned';
        document.getElementById('status').dispatchEvent(new Event('input'));
        await wait();
        const clock = performance.now.bind(performance);
        return { encounters: ENCOUNTERS.length, before, more, nodes: document.querySelectorAll('.node').length,
            elements: document.querySelectorAll('*').length, count: byId('count').textContent };
    ";
    let start = std::time::Instant::now();
    let Some(result) = run("many", &page, 1200, script) else { return };
    println!(
        "2,000 events: {:.1} MB, {:?} in the browser",
        page.len() as f64 / 1e6,
        start.elapsed()
    );
    assert_eq!((&result["before"], &result["more"]), (&json!(40), &json!(80)));
    assert_eq!(result["encounters"], 2000);
    assert_eq!(result["count"], "500 / 2000");
    assert!(result["elements"].as_u64().expect("a count") < 8000, "{result}");
    assert!(start.elapsed().as_secs() < 60);
}

//! Annotated articles: what a careful reader found in each.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

/// One annotated article.
#[derive(Debug, Clone, Deserialize)]
pub struct Article {
    /// The file's name without its ending.
    pub id: String,
    /// The publication date, `YYYY-MM-DD`.
    pub reference_date: Option<String>,
    /// The page as saved.
    pub text: String,
    /// The encounters it reports.
    pub events: Vec<Gold>,
}

/// One annotated encounter.
#[derive(Debug, Clone, Deserialize)]
pub struct Gold {
    /// Whether a careful reader lists it; others are neither rewarded nor punished.
    pub core: bool,
    /// `meeting`, `call` or `video`.
    pub kind: String,
    /// `held`, `planned`, `proposed` or `not_held`.
    pub status: String,
    /// All who took part.
    pub participants: Vec<Party>,
    /// `2018-06-29`, `2018-06`, `2018` or nothing.
    pub date: Option<String>,
    /// Every wording of the place that the text supports; empty where there is none.
    pub place: Vec<String>,
    /// What it was about, most central first.
    pub topics: Vec<String>,
    /// The clause that shows it best.
    pub evidence: String,
}

/// One participant, annotated or found.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Party {
    /// Name without title.
    #[serde(default)]
    pub name: Option<String>,
    /// Title without country.
    #[serde(default)]
    pub title: Option<String>,
    /// The body the participant belongs to, or is.
    #[serde(default)]
    pub org: Option<String>,
    /// ISO 3166-1 alpha-2 code, `UN` or `EU`.
    #[serde(default)]
    pub country: Option<String>,
}

/// Which articles of a corpus to look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Those that may be read while the grammar is built.
    Main,
    /// Those kept aside, listed in `held-out.txt`.
    HeldOut,
}

/// Reads the articles of a directory, sorted by id; of one part, or all.
///
/// # Errors
/// The first file that cannot be read, with the reason.
pub fn load(directory: &Path, part: Option<Part>) -> Result<Vec<Article>, String> {
    let say = |path: &Path, error: String| format!("{}: {error}", path.display());
    let list = fs::read_dir(directory).map_err(|e| say(directory, e.to_string()))?;
    let mut files: Vec<PathBuf> = list
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .collect();
    files.sort();
    let aside = held_out(directory)?;
    let mut articles = Vec::new();
    for path in files {
        let bytes = fs::read(&path).map_err(|e| say(&path, e.to_string()))?;
        let article: Article =
            serde_json::from_slice(&bytes).map_err(|e| say(&path, e.to_string()))?;
        let wanted = match part {
            None => true,
            Some(Part::HeldOut) => aside.contains(&article.id),
            Some(Part::Main) => !aside.contains(&article.id),
        };
        if wanted {
            articles.push(article);
        }
    }
    if articles.is_empty() {
        return Err(say(directory, "no annotated article".into()));
    }
    articles.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(articles)
}

/// The ids that `held-out.txt` lists; none where the directory has no such file.
///
/// # Errors
/// The file is there and cannot be read.
pub fn held_out(directory: &Path) -> Result<BTreeSet<String>, String> {
    let path = directory.join("held-out.txt");
    if !path.exists() {
        return Ok(BTreeSet::new());
    }
    let text = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    let lines = text.lines().map(str::trim);
    Ok(lines.filter(|l| !l.is_empty() && !l.starts_with('#')).map(str::to_owned).collect())
}

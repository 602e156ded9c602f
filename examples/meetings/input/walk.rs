//! Files of directories and of patterns.

use std::fs;
use std::path::{Path, PathBuf};

/// Files with these extensions are read from directories.
pub const EXTENSIONS: [&str; 9] =
    ["txt", "jsonl", "ndjson", "html", "htm", "xlsx", "xls", "xlsb", "ods"];

/// The files of a directory and of those in it, in the order of their names.
pub fn walk(directory: &Path, found: &mut dyn FnMut(Result<PathBuf, String>)) {
    let entries = match fs::read_dir(directory) {
        Ok(entries) => entries,
        Err(error) => return found(Err(format!("{}: {error}", directory.display()))),
    };
    let mut paths = Vec::new();
    for entry in entries {
        match entry {
            Ok(entry) => paths.push((entry.path(), entry.file_type().is_ok_and(|t| t.is_dir()))),
            Err(error) => found(Err(format!("{}: {error}", directory.display()))),
        }
    }
    paths.sort();
    for (path, is_directory) in paths {
        if is_directory {
            walk(&path, found);
        } else if extension(&path).is_some_and(|e| EXTENSIONS.contains(&e.as_str())) {
            found(regular(path));
        }
    }
}

/// A pipe or a device would keep the reading of a directory waiting for ever; one that is
/// named itself is read.
fn regular(path: PathBuf) -> Result<PathBuf, String> {
    // One that is gone by now is reported when it is opened.
    let other = fs::metadata(&path).is_ok_and(|meta| !meta.is_file());
    if other { Err(format!("{}: is no regular file", path.display())) } else { Ok(path) }
}

/// The extension of a path, in small letters.
pub fn extension(path: &Path) -> Option<String> {
    Some(path.extension()?.to_str()?.to_ascii_lowercase())
}

/// The paths that a pattern stands for, in the order of their names; `None` where the input
/// is no pattern, or the shell has already put paths in its place.
pub fn expand(input: &Path) -> Option<Vec<PathBuf>> {
    let pattern = input.to_str().filter(|text| text.contains(['*', '?', '[']))?;
    if input.exists() {
        return None;
    }
    Some(glob::glob(pattern).ok()?.flatten().collect())
}

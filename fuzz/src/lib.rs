//! What the fuzz targets share.

pub mod checks;
pub mod pieces;
pub mod raw;

#[path = "../../examples/meetings/input/mod.rs"]
#[allow(dead_code)]
pub mod input;

/// A directory of this process's own, in memory where the system has such.
pub fn directory() -> &'static std::path::Path {
    static DIRECTORY: std::sync::OnceLock<std::path::PathBuf> = std::sync::OnceLock::new();
    DIRECTORY.get_or_init(|| {
        let memory = std::path::PathBuf::from("/dev/shm");
        let base = if memory.is_dir() { memory } else { std::env::temp_dir() };
        let own = base.join(format!("hoedam-fuzz-{}", std::process::id()));
        std::fs::create_dir_all(&own).expect("directory");
        own
    })
}

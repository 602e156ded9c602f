//! The example binary as tests run it.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{ChildStdin, Command, Stdio};
use std::sync::OnceLock;

use serde_json::Value;

/// The example, built once.
pub fn binary() -> &'static Path {
    static BINARY: OnceLock<PathBuf> = OnceLock::new();
    BINARY.get_or_init(|| {
        // target/debug/deps/cli-… -> target/debug/examples/meetings
        let own = std::env::current_exe().expect("the test's own path");
        let profile = own.parent().and_then(Path::parent).expect("a profile directory");
        let mut build = Command::new(env!("CARGO"));
        build.args(["build", "--quiet", "--example", "meetings"]);
        if profile.ends_with("release") {
            build.arg("--release");
        }
        let target = profile.parent().expect("a target directory");
        let built = build.env("CARGO_TARGET_DIR", target).status().expect("cargo runs");
        assert!(built.success(), "the example does not build");
        profile.join("examples").join(format!("meetings{}", std::env::consts::EXE_SUFFIX))
    })
}

/// A fresh directory of its own for one test.
pub fn scratch(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).expect("a scratch directory");
    path
}

/// What a run came to.
pub struct Run {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Run {
    /// The ids of the output, which is `jsonl`.
    pub fn ids(&self) -> Vec<String> {
        let id = |line: &str| {
            let document: Value = serde_json::from_str(line).expect("JSON");
            document["id"].as_str().expect("an id").to_owned()
        };
        self.out.lines().map(id).collect()
    }
}

/// Runs the example while `feed` writes its input; without a place for the output of its
/// own, it goes into the run.
pub fn fed(
    command: &mut Command,
    feed: impl FnOnce(&mut ChildStdin) -> io::Result<()> + Send + 'static,
) -> Run {
    let child = command.stdin(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut child = child.expect("the example runs");
    let mut stdin = child.stdin.take().expect("a pipe");
    let feeder = std::thread::spawn(move || {
        // The program may end before it has read everything.
        let _ = feed(&mut stdin);
    });
    let output = child.wait_with_output().expect("the example ends");
    feeder.join().expect("the input is written");
    Run {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).expect("UTF-8 output"),
        err: String::from_utf8(output.stderr).expect("UTF-8 messages"),
    }
}

/// The example with arguments, its output caught.
pub fn example(arguments: &[&str]) -> Command {
    let mut command = Command::new(binary());
    command.args(arguments).stdout(Stdio::piped());
    command
}

/// Runs the example.
pub fn meetings(directory: &Path, arguments: &[&str], input: &[u8]) -> Run {
    let input = input.to_vec();
    fed(example(arguments).current_dir(directory), move |stdin| stdin.write_all(&input))
}

/// Runs the example on [`ARTICLE`], its output written to a full disk.
#[cfg(target_os = "linux")]
pub fn onto_full_disk(arguments: &[&str]) -> Run {
    let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("/dev/full");
    fed(example(arguments).stdout(full), |stdin| stdin.write_all(ARTICLE.as_bytes()))
}

/// An article with a meeting.
pub const ARTICLE: &str = "갑 장관은 2일 을 장관과 만났다.\n";

//! The service as a process of its own.

use std::{
    env,
    io::{BufRead as _, BufReader, Read as _},
    net::SocketAddr,
    process::{Child, ChildStderr, Command, Stdio},
};

/// A running `platform serve`; killed when this is dropped.
pub(crate) struct Running {
    child: Child,
    address: SocketAddr,
    stderr: BufReader<ChildStderr>,
    log: String,
}

/// How it ended.
pub(crate) struct Ended {
    pub(crate) code: Option<i32>,
    pub(crate) log: String,
}

/// The program, which finds nothing in the environment but these variables.
pub(crate) fn platform(variables: &[(&str, &str)]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_platform"));
    command
        // Where no `.env` is in sight.
        .current_dir("/")
        .env_clear()
        .envs(env::var_os("LLVM_PROFILE_FILE").map(|it| ("LLVM_PROFILE_FILE", it)))
        .env("HOME", "/nowhere")
        .envs(variables.iter().copied())
        .stdin(Stdio::null());
    command
}

impl Running {
    /// Starts the service on a port that is free, and waits until it listens.
    pub(crate) fn serve(variables: &[(&str, &str)]) -> Self {
        Running::start(&["serve"], variables)
    }

    pub(crate) fn start(arguments: &[&str], variables: &[(&str, &str)]) -> Self {
        let mut command = platform(variables);
        command
            .args(arguments)
            .env("PLATFORM_LISTEN", "127.0.0.1:0")
            .stdout(Stdio::null())
            .stderr(Stdio::piped());
        let mut child = command.spawn().expect("it can be run");
        let mut stderr = BufReader::new(child.stderr.take().expect("it is piped"));
        let mut log = String::new();
        let address = loop {
            let mut line = String::new();
            let count = stderr.read_line(&mut line).expect("it is UTF-8");
            log += &line;
            assert!(count > 0, "it does not start: {log}");
            if let Some((_, address)) = line.split_once("listening on http://") {
                break address.trim().parse().expect("an address and a port");
            }
        };
        Running {
            child,
            address,
            stderr,
            log,
        }
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// Sends a signal.
    pub(crate) fn signal(&self, signal: &str) {
        let id = self.child.id().to_string();
        tests::run(Command::new("kill").args([signal, &id]));
    }

    /// Sends a signal, if it still runs.
    pub(crate) fn try_signal(&self, signal: &str) {
        let id = self.child.id().to_string();
        tests::output(Command::new("kill").args([signal, &id]));
    }

    /// Waits until it says this.
    pub(crate) fn wait_for(&mut self, words: &str) {
        while !self.log.contains(words) {
            let count = self.stderr.read_line(&mut self.log).expect("it is UTF-8");
            assert!(count > 0, "it ended: {}", self.log);
        }
    }

    /// Sends a signal and waits for the end.
    pub(crate) fn end(self, signal: &str) -> Ended {
        self.signal(signal);
        self.wait()
    }

    /// Waits for the end.
    pub(crate) fn wait(mut self) -> Ended {
        let mut log = std::mem::take(&mut self.log);
        self.stderr.read_to_string(&mut log).expect("it is UTF-8");
        let status = self.child.wait().expect("it is our child");
        Ended {
            code: status.code(),
            log,
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

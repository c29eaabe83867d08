//! The machine, and what it says of a process. Linux tells through `/proc`; elsewhere these figures are left out.

use std::fs;
use std::time::Duration;

/// The processor, its cores and the system, in a line.
pub(crate) fn describe() -> String {
    let processor = line("/proc/cpuinfo", "model name").unwrap_or_else(|| std::env::consts::ARCH.to_string());
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let kernel = fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    let system = line("/etc/os-release", "PRETTY_NAME").unwrap_or_else(|| std::env::consts::OS.to_string());
    format!("Measured on {processor}, {cores} cores, {} {}", system.trim_matches('"'), kernel.trim())
        .trim_end()
        .to_string()
}

/// The memory of a process that is in use, in bytes.
pub(crate) fn memory(process: Option<u32>) -> Option<u64> {
    let status = format!("/proc/{}/status", process?);
    let kilobytes: u64 = line(&status, "VmRSS")?.trim_end_matches(" kB").parse().ok()?;
    Some(kilobytes * 1024)
}

/// How long the threads of a process have run.
pub(crate) fn processor_time(process: Option<u32>) -> Option<Duration> {
    let threads = fs::read_dir(format!("/proc/{}/task", process?)).ok()?;
    let mut time = 0;
    for thread in threads.flatten() {
        let text = fs::read_to_string(thread.path().join("schedstat")).ok()?;
        time += text.split_whitespace().next()?.parse::<u64>().ok()?;
    }
    Some(Duration::from_nanos(time))
}

/// The value of a line `name: value` or `name=value`.
fn line(file: &str, name: &str) -> Option<String> {
    let text = fs::read_to_string(file).ok()?;
    let rest = text.lines().find_map(|line| line.strip_prefix(name))?;
    Some(rest.trim_start().trim_start_matches([':', '=']).trim().to_string())
}

"""Runs a command and measures it: seconds of wall and processor, peak memory of the main process and of all."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil

_SAMPLE = 0.1


@dataclass(frozen=True)
class Run:
    """`wall` and `cpu` in seconds (`cpu` of all processes), peaks in MB: `main` of the first process, `peak` of all
    together (what processes share counts once for each)."""

    wall: float
    cpu: float
    main: float
    peak: float

    def as_json(self) -> dict[str, float]:
        """Rounded figures by name."""
        return {name: round(value, 3) for name, value in asdict(self).items()}


def run(command: list[str], folder: Path) -> Run:
    """Run to the end. Raises RuntimeError with the output's end if the command fails."""
    log = folder / "bench.log"
    with log.open("wb") as out:
        before = os.times()
        started = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=out, stderr=out, env=_environment())
        main = peak = 0.0
        watched = psutil.Process(process.pid)
        while process.poll() is None:
            sizes = _sizes(watched)
            main, peak = max(main, sizes[0]), max(peak, sum(sizes))
            try:
                process.wait(_SAMPLE)
            except subprocess.TimeoutExpired:
                continue
        wall = time.perf_counter() - started
        after = os.times()
    if process.returncode:
        raise RuntimeError(f"{command}: {log.read_text(encoding='utf-8', errors='replace')[-2000:]}")
    log.unlink()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Run(wall, cpu, main, peak)


def _environment() -> dict[str, str]:
    """Python keeps what it compiled of a module, as it does where nobody forbids it."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "NO_MKDOCS_2_WARNING": "1"}


def _sizes(process: psutil.Process) -> list[float]:
    """Resident MB of the process and of its descendants."""
    try:
        return [p.memory_info().rss / 1e6 for p in (process, *process.children(recursive=True))]
    except psutil.Error:
        return [0.0]


def folder_size(folder: Path) -> tuple[int, float]:
    """Number of files below `folder`, and their MB."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return len(files), sum(path.stat().st_size for path in files) / 1e6


def machine() -> dict[str, object]:
    """What the figures depend on beside the programs."""
    model = ""
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.is_file():
        lines = cpuinfo.read_text(encoding="utf-8", errors="replace").splitlines()
        model = next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), "")
    return {
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "processor": model,
        "memory_gb": round(psutil.virtual_memory().total / 1e9, 1),
        "system": f"{platform.system()} {platform.release()}",
        "python": sys.version.split()[0],
        "load_at_start": [round(value, 2) for value in psutil.getloadavg()],
    }

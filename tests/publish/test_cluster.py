"""A build on a dask.distributed cluster of real processes on the loopback gives the same bytes, whoever dies."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.manifest import MANIFEST, verify
from tests.archives import document, write_archive
from tests.conftest import gongbao

ISSUES = {
    f"{2001 + n // 6}-{n % 6 + 1:02d}": [
        document(
            n % 6 * 4 + k,
            2001 + n // 6,
            "\n\n".join(f"第{n}期第{k}件第{p}段，见样政发〔{2001 + n // 7}〕{p}号。" for p in range(1, 25)) + "\n",
        )
        for k in range(1, 4)
    ]
    for n in range(48)
}


@dataclass
class Cluster:
    """A scheduler and its workers."""

    address: str
    workers: list[subprocess.Popen[bytes]]


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_archive(tmp_path_factory.mktemp("cluster") / "archive", ISSUES)
    gongbao(root, "build")
    return root


@pytest.fixture
def archive_copy(reference: Path, tmp_path: Path) -> Path:
    root = tmp_path / "archive"
    shutil.copytree(reference, root, ignore=shutil.ignore_patterns("site", ".cache", "build"))
    return root


def _listens(port: int) -> bool:
    with socket.socket() as trial:
        return trial.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    common = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": tmp_path}
    dask = [sys.executable, "-m", "dask"]
    scheduler = subprocess.Popen(
        [*dask, "scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard", "--no-jupyter"], **common
    )
    workers = [
        subprocess.Popen([*dask, "worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard"], **common)
        for _ in range(2)
    ]
    deadline = time.monotonic() + 60
    while not _listens(port):
        assert time.monotonic() < deadline, "the scheduler does not start"
        time.sleep(0.1)
    yield Cluster(address, workers)
    for process in (*workers, scheduler):
        process.kill()
        process.wait()


def test_the_same_bytes_from_a_cluster(archive_copy: Path, reference: Path, cluster: Cluster) -> None:
    gongbao(archive_copy, "build", "--cluster", cluster.address)
    assert (archive_copy / "site" / MANIFEST).read_bytes() == (reference / "site" / MANIFEST).read_bytes()


def test_a_worker_that_is_killed_costs_its_batch_only(archive_copy: Path, reference: Path, cluster: Cluster) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "generator.cli", "-C", str(archive_copy), "build", "--cluster", cluster.address],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    staged = archive_copy / ".cache/site.next"
    deadline = time.monotonic() + 60
    while not staged.exists() and time.monotonic() < deadline and process.poll() is None:
        time.sleep(0.005)
    if process.poll() is not None:
        pytest.fail(f"the build was over before a worker could be killed: {process.communicate()[1].decode()}")
    os.kill(cluster.workers[0].pid, signal.SIGKILL)
    _, errors = process.communicate(timeout=120)
    assert process.returncode == 0, errors.decode()
    found = verify(archive_copy / "site")
    assert found is not None
    assert found.whole
    assert (archive_copy / "site" / MANIFEST).read_bytes() == (reference / "site" / MANIFEST).read_bytes()


def test_a_cluster_of_this_machine(archive_copy: Path, reference: Path) -> None:
    gongbao(archive_copy, "build", "--cluster", "local:1")
    assert (archive_copy / "site" / MANIFEST).read_bytes() == (reference / "site" / MANIFEST).read_bytes()


def test_no_scheduler_is_said(archive_copy: Path) -> None:
    said = gongbao(archive_copy, "build", "--cluster", "nonsense:1", status=2).stderr
    assert "集群" in said
    assert not (archive_copy / "site").exists()

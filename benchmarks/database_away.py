#!/usr/bin/env python3
"""Takes the database away under load, and gives it back: every page that was read before must still be answered.

SQLite's file is moved aside; PostgreSQL (a server of this script's own) is killed. Meanwhile readers go on asking, some
of pages that had to leave memory (the press is given little). Then the database comes back, and a story is published.

  benchmarks/database_away.py BINARY [--seconds 60] [--stories 3000]
"""
import argparse, glob, json, os, random, shutil, subprocess, sys, tempfile, threading, time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import paper, press

PG_PORT = 54399


class Cluster:
    """A PostgreSQL server of our own."""

    def __init__(self, folder):
        tools = sorted(glob.glob("/usr/lib/postgresql/*/bin/pg_ctl"))
        self.bin = Path(tools[-1]).parent if tools else Path(shutil.which("pg_ctl")).parent
        self.data = folder / "cluster"
        self.data.mkdir()
        self.user = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        if self.user:
            shutil.chown(self.data, "postgres")
        self.run("initdb", "-A", "trust", "-D", self.data)
        self.start()
        self.run("createdb", "-h", "127.0.0.1", "-p", str(PG_PORT), "newsroom")
        user = "postgres" if self.user else os.environ.get("USER", "postgres")
        self.address = f"postgres://{user}@127.0.0.1:{PG_PORT}/newsroom"

    def run(self, tool, *words):
        subprocess.run([*self.user, str(self.bin / tool), *map(str, words)], check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL, cwd="/")

    def start(self):
        self.run("pg_ctl", "-D", self.data, "-w", "-o", f"-p {PG_PORT} -k /tmp", "-l", self.data / "log", "start")

    def kill(self):
        self.run("pg_ctl", "-D", self.data, "-m", "immediate", "stop")


def readers(port, paths, seconds, hands=6):
    """Answers by status, and how many said that they are stale."""
    counts, stale, lock, end = {}, [0], threading.Lock(), time.monotonic() + seconds

    def read(seed):
        pick, mine, old = random.Random(seed), {}, 0
        while time.monotonic() < end:
            try:
                status, headers, _ = press.get(port, pick.choice(paths), {"Accept-Encoding": "br"})
                old += any(name.lower() == "cache-status" for name in headers)
            except OSError as error:
                status = type(error).__name__
            mine[status] = mine.get(status, 0) + 1
        with lock:
            stale[0] += old
            for status, count in mine.items():
                counts[status] = counts.get(status, 0) + count

    threads = [threading.Thread(target=read, args=(n,)) for n in range(hands)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    return counts, stale[0]


def publish(binary, place, title):
    line = {"id": title, "slug": title, "title": title, "section": "politics", "author": "Lena Marsh", "language": "en",
            "standfirst": "After it.", "body_html": "<p>After it.</p>", "published_at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())}
    done = subprocess.run([binary, "import", "jsonl", "-", *place, "--report", "json"], input=json.dumps(line), text=True,
                          capture_output=True)
    return done.returncode == 0 and json.loads(done.stdout)["created"] == 1, done.stderr


def trial(name, binary, folder, place, away, back, asked):
    paper.write(folder / "stories.jsonl", asked.stories)
    subprocess.run([binary, "init", *place, "--name", "The Bench"] + [p for t in paper.EDITIONS for p in ("--edition", t)],
                   check=True, stdout=subprocess.DEVNULL)
    paper.run_import(binary, folder / "stories.jsonl", place)
    with press.Server(binary, folder / "data", extra=[*place[2:], "--press-memory", "4"]) as server:
        paths = ["/en/", "/ar/", "/en/politics/", "/en/feed.xml", "/sitemap.xml", *paper.listed(server.port, 600)]
        for path in paths:
            assert press.get(server.port, path)[0] == 200, path
        time.sleep(1)
        away()
        print(f"\n{name} taken away for {asked.seconds} s, {len(paths)} pages read before, 4 MB of memory for pages")
        counts, stale = readers(server.port, paths, asked.seconds)
        ready = press.get(server.port, "/health/ready")
        print(f"  answers by status {counts}; {stale} said that they may be stale")
        print(f"  readiness: {ready[0]} {ready[2].decode().strip()}")
        print(f"  a page never read before: {press.get(server.port, '/en/breaking')[0]}")
        back()
        time.sleep(1.5)
        done, said = publish(binary, place, "after-the-database")
        began, seen = time.monotonic(), None
        while seen is None and time.monotonic() - began < 10:
            if b"after-the-database" in press.get(server.port, "/en/")[2]:
                seen = time.monotonic() - began
            time.sleep(0.005)
        ready = press.get(server.port, "/health/ready")[2].decode().strip()
        print(f"  back: published {done} {said.strip()}; on the front after {seen and round(seen * 1000)} ms; {ready}")


def main():
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("binary")
    asked.add_argument("--seconds", type=int, default=60)
    asked.add_argument("--stories", type=int, default=3000)
    asked = asked.parse_args()
    binary = os.path.abspath(asked.binary)
    folder = Path(tempfile.mkdtemp(prefix="nightdesk-away-"))
    folder.chmod(0o755)
    try:
        (folder / "sqlite").mkdir()
        data = folder / "sqlite" / "data"

        def move(there):
            for file in ["newsroom.db", "newsroom.db-wal", "newsroom.db-shm"]:
                one, other = data / file, data / f"{file}.away"
                source, target = (other, one) if there else (one, other)
                if source.exists():
                    source.rename(target)

        trial("SQLite's file", binary, folder / "sqlite", ["--data", str(data)], lambda: move(False), lambda: move(True), asked)
        (folder / "postgres").mkdir()
        cluster = Cluster(folder)
        try:
            place = ["--data", str(folder / "postgres" / "data"), "--database", cluster.address]
            trial("PostgreSQL", binary, folder / "postgres", place, cluster.kill, cluster.start, asked)
        finally:
            cluster.kill()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()

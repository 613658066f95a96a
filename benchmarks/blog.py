#!/usr/bin/env python3
"""A live blog of a thousand entries: what a page costs when it is made and when it is ready, at few entries and at many;
and how long an entry takes from the desk's form to open pages.

Entries are written by the desk's own form, so permission, rules, rows, event and commit are in the figures. The client of
the streams is crates/air/examples/listeners.rs. Wants wrk.

  benchmarks/blog.py BINARY [--entries 1000] [--few 40] [--readers 10000] [--messages 20] [--interval 500] [--seconds 4]
"""
import argparse, http.client, json, os, shutil, subprocess, sys, tempfile, time, urllib.parse
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import live, press

PORT = 18670
PATH = "/en/news/river-watch"
TEXT = ("The gauge at the mill shows four metres and three tenths; it has stood there for fifty minutes, says the River Board, "
        "which expects it to fall before dawn.\n\nPeople in the houses nearest to the river are asked to stay upstairs.")

class Desk(live.Desk):
    """Somebody who keeps a live blog."""

    def __init__(self, port, story):
        super().__init__(port, "lena@bench.example", "four words by chance")
        self.address = f"/desk/stories/{story}/entries"
        self.ask("GET", self.address)
        self.line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)

    def form(self, headline):
        body = urllib.parse.urlencode({"csrf": self.csrf, "headline": headline, "text": TEXT})
        headers = {"Cookie": self.cookies(), "Content-Type": "application/x-www-form-urlencoded", "Nightdesk-Part": "entry"}
        return body, headers

    def write(self, headline):
        """Milliseconds until the desk has the entry."""
        body, headers = self.form(headline)
        began = time.perf_counter()
        self.line.request("POST", self.address, body, headers)
        answer = self.line.getresponse()
        answer.read()
        if answer.status != 204:
            sys.exit(f"an entry was not taken: {answer.status}")
        return (time.perf_counter() - began) * 1000

    def request(self):
        body, headers = self.form("MARK000000 The river falls at Sill Bridge")
        return live.request("POST", self.port, self.address, headers, body)


def begun(binary, folder):
    """A data folder with one live blog; answers with it and the story's id."""
    data = folder / "data"
    place = ["--data", str(data)]
    quiet = {"check": True, "stdout": subprocess.DEVNULL}
    subprocess.run([binary, "init", *place, "--name", "The Bench", "--edition", "en"], **quiet)
    subprocess.run([binary, "member", "add", "Lena Marsh", "--email", "lena@bench.example", "--role", "chief",
                    "--password-stdin", *place], input="four words by chance", text=True, **quiet)
    line = {"slug": "river-watch", "title": "Live: the river", "standfirst": "We watch it.", "section": "news", "language": "en",
            "form": "live_blog", "body_html": "<p>It rains.</p>", "published_at": "2026-01-01T00:00:00Z", "id": "river-watch"}
    file = folder / "story.jsonl"
    file.write_text(json.dumps(line) + "\n")
    subprocess.run([binary, "import", "jsonl", str(file), *place], **quiet)
    return data


def story(port):
    page = press.get(port, PATH)[2].decode()
    return page.split('data-story="')[1].split('"')[0]


def costs(binary, data, count, seconds):
    """What the front sheet and the newest closed one cost when they are made, and what the front costs when it is ready."""
    with press.Server(binary, data, port=PORT, extra=["--press-memory", "0", "--press-disk", "0"]) as server:
        size = len(press.get(server.port, PATH)[2])
        made = press.load(server.port, PATH, seconds, connections=1, pids=[server.process.pid])
        closed = press.load(server.port, f"{PATH}?page=1", seconds, connections=1, pids=[server.process.pid])
    with press.Server(binary, data, port=PORT) as server:
        press.get(server.port, PATH)
        hit = press.load(server.port, PATH, seconds, pids=[server.process.pid])
    print(f"  {count:5} entries: front {size // 1024} KB, made in {made[1]:.2f} ms (p99 {made[2]:.2f}), a closed sheet in {closed[1]:.2f} ms;"
          f" ready: {hit[0]:,.0f} a second, p99 {hit[2]:.2f} ms, {hit[3]:.1f} µs of processor", flush=True)


def main():
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("binary")
    asked.add_argument("--entries", type=int, default=1_000)
    asked.add_argument("--few", type=int, default=40)
    asked.add_argument("--readers", type=int, default=10_000)
    asked.add_argument("--messages", type=int, default=20)
    asked.add_argument("--interval", type=int, default=500)
    asked.add_argument("--seconds", type=int, default=4)
    asked = asked.parse_args()
    binary = os.path.abspath(asked.binary)
    client = str(Path(binary).parent / "examples" / "listeners")
    folder = Path(tempfile.mkdtemp(prefix="nightdesk-blog-"))
    print(f"\nA live blog of {asked.entries} entries")
    try:
        data = begun(binary, folder)
        written = 0
        for goal in (asked.few, asked.entries):
            with press.Server(binary, data, port=PORT, extra=["--streams-per-address", "0"]) as server:
                desk = Desk(server.port, story(server.port))
                took, again = [], []
                while written < goal:
                    written += 1
                    took.append(desk.write(f"Reading {written}"))
                    if written % 25 == 0:
                        # The page as a reader gets it right after an entry: made again, or still awaited.
                        began = time.perf_counter()
                        press.get(server.port, PATH, {"Accept-Encoding": "br"})
                        again.append((time.perf_counter() - began) * 1000)
                took.sort()
                again.sort()
                print(f"  {goal:5} entries: an entry kept in {took[len(took) // 2]:.1f} ms (p99 {took[int(len(took) * 0.99)]:.1f});"
                      f" the page right after one in {again[len(again) // 2] if again else 0:.1f} ms", flush=True)
            costs(binary, data, goal, asked.seconds)
        with press.Server(binary, data, port=PORT, extra=["--streams-per-address", "0"]) as server:
            desk = Desk(server.port, story(server.port))
            for readers in (1, asked.readers):
                asked.readers = readers
                said = live.listen(client, server.port, "/en/events", asked, 0, desk.request(), server.process.pid, folder)
                print(f"  an entry to {readers} open pages: p50 {said['p50']:.1f}   p99 {said['p99']:.1f}   max {said['max']:.1f} ms"
                      f"   {said['delivered']} of {said['expected']}", flush=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Measures the paper: import, start, pages, feeds and sitemaps, at two sizes of the archive.

The stories are made from the paragraphs of the demo's dossiers, in three languages, always the same for the same
number. One connection, one request at a time, and a press that keeps nothing: the figures are the store's and the theme's.

  benchmarks/paper.py BINARY [--sizes 1000,100000] [--requests 400] [--database postgres://…/NAME]
"""
import argparse, datetime, http.client, json, os, random, re, shutil, subprocess, sys, tempfile, time, tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SECTIONS = ["politics", "economy", "culture", "sport", "health", "technology", "environment", "opinion"]
TOPICS = [f"topic-{n}" for n in range(40)]
AUTHORS = ["Lena Marsh", "Idris Vane", "Salma Dray", "Tobias Fenn", "Noor Halloran", "Kasim Orr"]
EDITIONS = ["en", "es", "ar"]


def stock():
    """Paragraphs and titles of the demo, by language."""
    found = {tag: ([], []) for tag in EDITIONS}
    for file in sorted((ROOT / "demo" / "dossiers").glob("*.toml")):
        dossier = tomllib.loads(file.read_text(encoding="utf-8"))
        for tag in EDITIONS:
            found[tag][0].append(dossier[tag]["title"])
            found[tag][1].extend(re.findall(r"<p>.*?</p>", dossier[tag]["body"], re.S))
    return found


def write(path, count):
    words = stock()
    newest = datetime.datetime(2026, 11, 1, 9, 0)
    with open(path, "w", encoding="utf-8") as out:
        for n in range(count):
            pick = random.Random(n)
            tag = "ar" if n % 20 == 7 else "es" if n % 10 == 3 else "en"
            titles, paragraphs = words[tag]
            story = {
                "id": f"bench-{n}",
                "slug": f"bench-{n}",
                "title": f"{pick.choice(titles)} ({n})",
                "standfirst": re.sub(r"<[^>]+>", "", pick.choice(paragraphs))[:220],
                "body_html": "\n".join(pick.sample(paragraphs, 18)),
                "section": pick.choice(SECTIONS),
                "tags": pick.sample(TOPICS, 3),
                "author": pick.choice(AUTHORS),
                "published_at": (newest - datetime.timedelta(minutes=13 * n)).strftime("%Y-%m-%dT%H:%M:%SZ"),
                "language": tag,
            }
            out.write(json.dumps(story, ensure_ascii=False) + "\n")


def peak(pid):
    """The most memory that a process has had, in megabytes."""
    text = Path(f"/proc/{pid}/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+)", text).group(1)) // 1024


def run_import(binary, file, place):
    """One import: seconds, peak memory in megabytes, report."""
    began = time.monotonic()
    child = subprocess.Popen([binary, "import", "jsonl", str(file), *place, "--report", "json"], stdout=subprocess.PIPE)
    most = 0
    while child.poll() is None:
        try:
            most = max(most, peak(child.pid))
        except (OSError, AttributeError):
            pass
        time.sleep(0.1)
    took = time.monotonic() - began
    return took, most, json.loads(child.stdout.read())


def latencies(port, path, requests):
    """Milliseconds of each request on one kept connection, and the size of the answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    times, size = [], 0
    for n in range(requests + 20):
        began = time.perf_counter()
        connection.request("GET", path(n) if callable(path) else path)
        answer = connection.getresponse()
        body = answer.read()
        took = (time.perf_counter() - began) * 1000
        if answer.status != 200:
            sys.exit(f"{path(n) if callable(path) else path} answers {answer.status}")
        if n >= 20:
            times.append(took)
        size = len(body)
    times.sort()
    return times[len(times) // 2], times[int(len(times) * 0.99)], size


def measure(binary, size, requests, database, port):
    folder = Path(tempfile.mkdtemp(prefix="nightdesk-bench-"))
    place = ["--data", str(folder / "data")] + (["--database", database] if database else [])
    try:
        write(folder / "stories.jsonl", size)
        new = [binary, "init", *place, "--name", "The Bench"]
        subprocess.run(new + [part for tag in EDITIONS for part in ("--edition", tag)], check=True, stdout=subprocess.DEVNULL)
        first, memory, report = run_import(binary, folder / "stories.jsonl", place)
        again, _, repeated = run_import(binary, folder / "stories.jsonl", place)
        assert report["created"] == size and repeated["unchanged"] == size, (report, repeated)
        data = folder / "data" / "newsroom.db"
        print(f"\n{size:,} stories")
        print(f"  import        {size / first:8.0f} stories/s   peak {memory} MB"
              + (f"   database {data.stat().st_size / 1e6:.0f} MB" if not database else ""))
        print(f"  import again  {size / again:8.0f} lines/s     {repeated['created'] + repeated['updated']} changes")
        began = time.monotonic()
        server = subprocess.Popen([binary, "serve", *place, "--listen", f"127.0.0.1:{port}", "--press-memory", "0",
                                   "--press-disk", "0"], stdout=subprocess.DEVNULL)
        try:
            while time.monotonic() - began < 30:
                try:
                    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
                    connection.request("GET", "/en/")
                    if connection.getresponse().status == 200:
                        break
                    time.sleep(0.1)
                except OSError:
                    time.sleep(0.005)
            else:
                sys.exit("the front did not come within 30 seconds")
            print(f"  start         {(time.monotonic() - began) * 1000:8.0f} ms to the first front")
            stories = listed(port, requests)
            for name, path in [
                ("story", lambda n: stories[n % len(stories)]),
                ("front", "/en/"),
                ("front, ar", "/ar/"),
                ("section", "/en/politics/"),
                ("topic", "/en/topic/topic-7/"),
                ("latest", "/en/latest"),
                ("RSS", "/en/feed.xml"),
                ("sitemap index", "/sitemap.xml"),
                ("sitemap month", month(port)),
                ("news sitemap", "/news-sitemap.xml"),
            ]:
                p50, p99, length = latencies(port, path, requests)
                print(f"  {name:<14}p50 {p50:6.2f} ms   p99 {p99:6.2f} ms   {length / 1024:6.0f} KB")
            print(f"  server's peak {peak(server.pid)} MB")
        finally:
            server.terminate()
            server.wait()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def fetch(port, path):
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", path)
    return connection.getresponse().read().decode()


def listed(port, most):
    """Story paths spread over the whole archive: from the maps of several months."""
    maps = [re.sub(r"^http://[^/]+", "", m) for m in re.findall(r"<loc>([^<]+/en-\d[^<]+)</loc>", fetch(port, "/sitemap.xml"))]
    step = max(1, len(maps) // 8)
    paths = [re.sub(r"^http://[^/]+", "", p) for m in maps[::step] for p in re.findall(r"<loc>([^<]+)</loc>", fetch(port, m))]
    random.Random(1).shuffle(paths)
    return paths[:most]


def month(port):
    maps = re.findall(r"<loc>http://[^/]+(/[^<]+/en-\d[^<]+)</loc>", fetch(port, "/sitemap.xml"))
    return maps[0]


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("binary")
    asked.add_argument("--sizes", default="1000,100000")
    asked.add_argument("--requests", type=int, default=400)
    asked.add_argument("--database", help="an empty PostgreSQL database; only with one size")
    asked.add_argument("--port", type=int, default=18480)
    asked = asked.parse_args()
    for size in map(int, asked.sizes.split(",")):
        measure(os.path.abspath(asked.binary), size, asked.requests, asked.database, asked.port)

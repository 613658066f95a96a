#!/usr/bin/env python3
"""Measures the press: hits against nginx, misses, publishing until it is seen, growth of the archive.

nginx serves the very same compressed bytes with the very same headers from files. Runs alternate, so that what else
the machine does meets both; the ratio is the median of the pairs. Needs wrk, nginx, and for the last part valgrind.

  benchmarks/press.py BINARY [--stories 100000] [--pairs 5] [--seconds 6] [--only hit,miss,publish,instructions]
                            [--accept]
"""
import argparse, http.client, json, os, platform, random, re, shutil, statistics, subprocess, sys, tempfile, threading, time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import paper

ROOT = paper.ROOT
PORT, PEER = 18490, 18491
CONNECTIONS = 64


class Server:
    """A running Nightdesk."""

    def __init__(self, binary, data, port=PORT, extra=()):
        self.port = port
        began = time.monotonic()
        command = [binary, "serve", "--data", str(data), "--listen", f"127.0.0.1:{port}", *extra]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while time.monotonic() - began < 60:
            try:
                if get(port, "/en/")[0] == 200:
                    break
            except OSError:
                time.sleep(0.002)
        self.start = time.monotonic() - began

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()

    def memory(self):
        """Memory of its own and what it is at its most, in megabytes; mapped files are left out of the first."""
        text = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"RssAnon:\s+(\d+)", text).group(1)) // 1024


def get(port, path, headers=()):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path, headers=dict(headers))
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, dict(answer.getheaders()), body


def cpu(pids):
    """Seconds of processor time that these processes have taken."""
    ticks = 0
    for pid in pids:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def load(port, path, seconds, connections=CONNECTIONS, pids=()):
    """Requests a second, p50 and p99 in milliseconds, microseconds of processor time a request."""
    before = cpu(pids)
    said = subprocess.run(
        ["wrk", "-t2" if connections > 1 else "-t1", f"-c{connections}", f"-d{seconds}s", "--latency",
         "-H", "Accept-Encoding: br", f"http://127.0.0.1:{port}{path}"],
        capture_output=True, text=True, check=True).stdout
    spent = cpu(pids) - before
    requests = int(re.search(r"(\d+) requests in", said).group(1))
    if "Non-2xx" in said or "Socket errors" in said:
        print("    ! " + " ".join(line.strip() for line in said.splitlines() if "Non-2xx" in line or "Socket" in line))
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", said).group(1))
    return rate, milliseconds(said, "50%"), milliseconds(said, "99%"), spent / max(1, requests) * 1e6


def milliseconds(said, line):
    value, unit = re.search(rf"{line}\s+([\d.]+)(us|ms|s)\b", said).groups()
    return float(value) * {"us": 0.001, "ms": 1, "s": 1000}[unit]


class Peer:
    """nginx with the bytes of these pages."""

    def __init__(self, folder, pages):
        files, locations = folder / "files", []
        files.mkdir(parents=True)
        for number, (_, headers, body) in enumerate(pages):
            (files / f"{number}.br").write_bytes(body)
            lines = "".join(
                f'add_header {name} "{value}";\n' for name, value in headers.items()
                if name not in ("content-type", "content-length", "date", "etag"))
            locations.append(f'location = /page-{number} {{ alias {files}/{number}.br; types {{}} '
                             f'default_type "{headers["content-type"]}";\n{lines} }}')
        conf = folder / "nginx.conf"
        conf.write_text(f"""
            worker_processes 2; pid {folder}/pid; error_log {folder}/error.log; daemon off;
            events {{ worker_connections 4096; }}
            http {{
              access_log off; sendfile on; tcp_nopush on; tcp_nodelay on; keepalive_requests 100000000;
              open_file_cache max=1000; open_file_cache_valid 600s; server_tokens off;
              client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f;
              uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
              server {{ listen 127.0.0.1:{PEER} reuseport; {' '.join(locations)} }}
            }}""")
        # Its workers may run as another user.
        for place in (folder.parent, folder, files):
            place.chmod(0o755)
        self.process = subprocess.Popen(["nginx", "-c", str(conf)], stderr=subprocess.DEVNULL)
        time.sleep(0.5)
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        self.pids = [int(pid) for pid in children]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()


def hits(server, folder, story, pairs, seconds):
    pages = [("story", story), ("front", "/en/"), ("front, ar", "/ar/"), ("RSS", "/en/feed.xml")]
    for _, path in pages:
        load(server.port, path, 5)  # Read until it is packed as small as it gets.
    fetched = []
    for _, path in pages:
        status, headers, body = get(server.port, path, {"Accept-Encoding": "br"})
        assert status == 200
        fetched.append((path, {name.lower(): value for name, value in headers.items()}, body))
    print(f"\nHits, {CONNECTIONS} connections, {pairs} alternating pairs of {seconds} s, the same bytes and headers")
    print("  page           KB   Nightdesk/s     nginx/s   ratio   µs CPU: ours  nginx  ratio   p99 ms: ours  nginx")
    with Peer(folder / "peer", fetched) as peer:
        for number, ((name, path), (_, _, body)) in enumerate(zip(pages, fetched)):
            peers = f"/page-{number}"
            assert get(PEER, peers)[2] == body, "nginx serves something else"
            ours, theirs = [], []
            for _ in range(pairs):
                ours.append(load(server.port, path, seconds, pids=[server.process.pid]))
                theirs.append(load(PEER, peers, seconds, pids=peer.pids))
            middle = lambda runs, n: statistics.median(run[n] for run in runs)
            rate = statistics.median(a[0] / b[0] for a, b in zip(ours, theirs))
            spent = statistics.median(a[3] / b[3] for a, b in zip(ours, theirs))
            print(f"  {name:<12}{len(body) / 1024:5.1f}  {middle(ours, 0):12,.0f}{middle(theirs, 0):12,.0f}{rate:8.2f}"
                  f"{middle(ours, 3):16.1f}{middle(theirs, 3):7.1f}{spent:7.2f}{middle(ours, 2):15.2f}{middle(theirs, 2):7.2f}")


def misses(server, paths):
    """Pages that nobody has read before, one connection, one after the other."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port)
    before, times = cpu([server.process.pid]), []
    for path in paths:
        began = time.perf_counter()
        connection.request("GET", path, headers={"Accept-Encoding": "br"})
        answer = connection.getresponse()
        answer.read()
        times.append((time.perf_counter() - began) * 1000)
        assert answer.status == 200, path
    spent = cpu([server.process.pid]) - before
    times.sort()
    at = lambda share: times[int(len(times) * share)]
    print(f"\nMisses, {len(paths)} story pages never read before, one connection")
    print(f"  p50 {at(0.5):.2f} ms   p99 {at(0.99):.2f} ms   {len(paths) / spent:,.0f} a second and core")


def publishing(binary, server, data, story, count):
    """From the moment at which a publishing command has ended until each page shows it, under load."""
    pushed = subprocess.Popen(["wrk", "-t1", "-c8", "-d900s", "-H", "Accept-Encoding: br",
                               f"http://127.0.0.1:{server.port}{story}"], stdout=subprocess.DEVNULL)
    times, old = {}, 0
    line = {"section": "politics", "tags": ["topic-7"], "author": "Lena Marsh", "language": "en",
            "standfirst": "Measured.", "body_html": "<p>Measured.</p>"}
    try:
        for n in range(count):
            title = f"Measured {n} {random.randrange(1 << 40):x}"
            slug = re.sub(r"\W+", "-", title.lower())
            now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
            done = subprocess.run([binary, "import", "jsonl", "-", "--data", str(data), "--report", "json"], text=True,
                                  input=json.dumps(line | {"id": slug, "slug": slug, "title": title, "published_at": now}),
                                  capture_output=True, check=True)
            answered = time.perf_counter()
            assert json.loads(done.stdout)["created"] == 1, done.stdout
            pages = {"story": f"/en/politics/{slug}", "front": "/en/", "section": "/en/politics/",
                     "topic": "/en/topic/topic-7/", "feed": "/en/feed.xml",
                     "sitemap": f"/sitemaps/en-{now[:7]}.xml", "news sitemap": "/news-sitemap.xml"}
            waiting = dict(pages)
            while waiting and time.perf_counter() - answered < 5:
                for name, path in list(waiting.items()):
                    asked = time.perf_counter()
                    status, _, body = get(server.port, path)
                    if status == 200 and (title.encode() in body or slug.encode() in body):
                        times.setdefault(name, []).append((time.perf_counter() - answered) * 1000)
                        del waiting[name]
                    elif asked - answered > 0.05:
                        old += 1
            if waiting:
                print(f"  ! {title} was not seen on {', '.join(waiting)} within 5 s")
    finally:
        pushed.terminate()
        pushed.wait()
    print(f"\nFrom the end of the publishing command until the page shows it, {count} stories, wrk beside it")
    for name, taken in times.items():
        taken.sort()
        print(f"  {name:<14}p50 {taken[len(taken) // 2]:6.1f} ms   p99 {taken[int(len(taken) * 0.99)]:6.1f} ms   "
              f"worst {taken[-1]:6.1f} ms")
    print(f"  old bytes given to requests sent later than 50 ms after the command's end: {old}")


ACCEPTED = ROOT / "benchmarks" / "instructions.json"
# What is counted, the example that does it, and how often it is done to be sure of one.
COUNTED = [("hit", "press", "hits", (1000, 3000)), ("miss", "site", "misses", (50, 250))]


def instructions(accept):
    """Instructions of one hit and of one miss, by callgrind: about the same on every machine of a kind.

    Compared with what was accepted last; says whether all is well."""
    if not shutil.which("valgrind"):
        print("\nInstructions: skipped, valgrind is not here")
        return True
    target = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    said = lambda *command: subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    kind = {"rustc": said("rustc", "--version").stdout.strip(), "machine": f"{platform.system()} {platform.machine()}"}

    def collected(example, times):
        told = said("valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null",
                    str(target / "release/examples" / example), str(times)).stderr
        return int(re.search(r"Collected\s*:\s*(\d+)", told).group(1))

    figures = {}
    print("\nInstructions by callgrind, without the system")
    for name, room, example, (few, many) in COUNTED:
        said("cargo", "build", "--release", "-q", "-p", room, "--example", example)
        figures[name] = round((collected(example, many) - collected(example, few)) / (many - few))
        print(f"  {name:<6}{figures[name]:12,}")
    known = json.loads(ACCEPTED.read_text()) if ACCEPTED.exists() else None
    if accept:
        tolerance = known["tolerance"] if known else 0.05
        ACCEPTED.write_text(json.dumps({"instructions": figures, "tolerance": tolerance, **kind}, indent=2) + "\n")
        print(f"  accepted, and written into {ACCEPTED.relative_to(ROOT)}")
        return True
    if known is None:
        print(f"  nothing to compare with: --accept writes {ACCEPTED.relative_to(ROOT)}")
        return True
    if known["machine"] != kind["machine"]:
        print(f"  not compared: what was accepted was counted on {known['machine']}, this is {kind['machine']}")
        return True
    return compared(figures, known, kind["rustc"])


def compared(figures, known, rustc):
    """Whether no figure is above what was accepted and its tolerance; says what is, and by how much."""
    well = True
    for name, figure in figures.items():
        accepted = known["instructions"].get(name)
        if accepted is None:
            print(f"  ! a {name} has no accepted figure yet: look at it, then --accept")
            well = False
            continue
        change, tolerance = figure / accepted - 1, known["tolerance"]
        if change > tolerance:
            print(f"  ! a {name} takes {change:+.1%} more than the {accepted:,} that were accepted; "
                  f"{tolerance:.0%} are allowed. Make it cheaper, or say in the commit why not, and --accept")
            well = False
        elif change < -tolerance:
            print(f"  a {name} takes {-change:.1%} less than the {accepted:,} that were accepted: --accept keeps it so")
        else:
            print(f"  a {name}: {change:+.1%} of the {accepted:,} that were accepted")
    if rustc != known["rustc"]:
        print(f"  (accepted with {known['rustc']}, counted with {rustc})")
    return well


def main():
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("binary")
    asked.add_argument("--stories", type=int, default=100_000)
    asked.add_argument("--pairs", type=int, default=5)
    asked.add_argument("--seconds", type=int, default=6)
    asked.add_argument("--publishes", type=int, default=200)
    asked.add_argument("--only", default="hit,miss,publish,instructions")
    asked.add_argument("--accept", action="store_true", help="write the instructions down as the accepted ones")
    asked = asked.parse_args()
    binary, parts = os.path.abspath(asked.binary), asked.only.split(",")
    folder = Path(tempfile.mkdtemp(prefix="nightdesk-press-"))
    try:
        if set(parts) - {"instructions"}:
            paper.write(folder / "stories.jsonl", asked.stories)
            new = [binary, "init", "--data", str(folder / "data"), "--name", "The Bench"]
            subprocess.run(new + [part for tag in paper.EDITIONS for part in ("--edition", tag)], check=True,
                           stdout=subprocess.DEVNULL)
            paper.run_import(binary, folder / "stories.jsonl", ["--data", str(folder / "data")])
            with Server(binary, folder / "data") as server:
                stories = paper.listed(server.port, 3000)
                print(f"{asked.stories:,} stories; first front after {server.start * 1000:.0f} ms; "
                      f"{server.memory()} MB of its own")
                if "miss" in parts:
                    misses(server, stories[1:])
                if "hit" in parts:
                    hits(server, folder, stories[0], asked.pairs, asked.seconds)
                if "publish" in parts:
                    publishing(binary, server, folder / "data", stories[0], asked.publishes)
                print(f"\nMemory of its own at the end: {server.memory()} MB")
        if "instructions" in parts and not instructions(asked.accept):
            sys.exit("more instructions than accepted")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Pictures: one of 24 megapixels made into everything that readers get, beside libvips; then a thousand uploads.

The picture is painted here, like a photo (shapes, clouds, grain), and encoded by libvips as a camera would (quality 92, half
the colour). Nightdesk and libvips then make the same seven files of it in turns: four WebP (quality 80, effort 4), two JPEG
and a card (quality 82). libvips does it in both of its ways: `each` runs vipsthumbnail on the original for every file, `chain`
makes the widest first and the others of that. Processor time, time and peak memory are those of whole processes.

Then photos of 2 to 12 megapixels, each with a remark of its own, so that none is known already, come in while `wrk` reads a
page that is ready, in turns with reading alone, four a second (as fast as they can with `--rate 0`); then the rest of them comes
in as fast as it can, without readers. They come as a member sends them at the desk (tus, then `take`), answered as soon as they
are taken in and developed afterwards, or with `--by api`, which answers when they are developed. Wants vips, vipsthumbnail and wrk.

  benchmarks/pictures.py BINARY [--pairs 7] [--uploads 1000] [--by desk|api] [--at-once 4] [--rate 4]
                                [--seconds 5] [--turns 3] [--only develop|uploads]
"""
import argparse, base64, http.client, os, re, shutil, sqlite3, subprocess, sys, tempfile, threading, time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import live, press

PORT = 18497
WIDTHS, SHARES, CARD = (320, 640, 960, 1440), (640, 1200), "1200x675"
WEBP, JPEG = "[Q=80,effort=4,strip]", "[Q=82,strip]"


def painted(develop, folder, width, height, seed, quality=92):
    """A photo of this size."""
    ppm, jpeg = folder / "painted.ppm", folder / f"photo-{width}-{seed}.jpg"
    subprocess.run([develop, "paint", str(width), str(height), str(seed), ppm], check=True)
    subprocess.run(["vips", "jpegsave", ppm, jpeg, "--Q", str(quality), "--subsample-mode", "on"], check=True)
    ppm.unlink()
    return jpeg


def run(commands):
    """Runs these one after the other: seconds, seconds of processor, the most memory that any took in MB."""
    began, processor, most = time.perf_counter(), 0.0, 0
    for command in commands:
        child = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            sys.exit(f"{command} failed")
        processor += used.ru_utime + used.ru_stime
        most = max(most, used.ru_maxrss // 1024)
    return time.perf_counter() - began, processor, most


def vips(source, out):
    files = [(f"{w}x", f"{out}/page-{w}.webp{WEBP}", []) for w in WIDTHS]
    files += [(f"{w}x", f"{out}/share-{w}.jpg{JPEG}", []) for w in SHARES]
    files += [(CARD, f"{out}/card.jpg{JPEG}", ["--smartcrop", "centre"])]
    return [["vipsthumbnail", source, "--size", size, "-o", to, *more] for size, to, more in files]


def middle(values):
    return sorted(values)[len(values) // 2]


def developing(develop, folder, pairs):
    photo = painted(develop, folder, 6000, 4000, 1)
    print(f"\n24 megapixels ({photo.stat().st_size / 1e6:.1f} MB) to seven files, {pairs} runs each in turns")
    out = folder / "out"
    out.mkdir()
    widest = out / "widest.v"
    ways = {
        "Nightdesk": [[develop, "make", photo, out]],
        "libvips, each": vips(photo, out),
        "libvips, chain": [["vips", "thumbnail", photo, widest, max(WIDTHS)], *vips(widest, out)],
    }
    took = {way: [] for way in ways}
    for _ in range(pairs):
        for way, commands in ways.items():
            took[way].append(run(commands))
    ours = took["Nightdesk"]
    for way, runs in took.items():
        said = f"  {way:15} {middle([r[0] for r in runs]):6.2f} s   {middle([r[1] for r in runs]):6.2f} s of processor   {middle([r[2] for r in runs]):4} MB"
        if way != "Nightdesk":
            ratio = [middle([mine[n] / theirs[n] for mine, theirs in zip(ours, runs)]) for n in range(3)]
            said += f"   ours/theirs: time {ratio[0]:.2f}, processor {ratio[1]:.2f}, memory {ratio[2]:.2f}"
        print(said, flush=True)


def wrk(seconds):
    said = subprocess.run(["wrk", "-t1", "-c32", f"-d{seconds}s", "--latency", "-H", "Accept-Encoding: br",
                           f"http://127.0.0.1:{PORT}/en/"], check=True, capture_output=True, text=True).stdout
    each = float(re.search(r"Requests/sec:\s+([\d.]+)", said).group(1))
    p99, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", said).groups()
    return each, float(p99) * {"us": 0.001, "ms": 1, "s": 1000}[unit]


def remarked(jpeg, number):
    """The same photo with a comment of its own behind its first marker."""
    words = f"upload {number}".encode()
    return jpeg[:2] + b"\xff\xfe" + (len(words) + 2).to_bytes(2, "big") + words + jpeg[2:]


class Api:
    """Sends a photo as a program does: answered when it is developed."""

    def __init__(self, token):
        self.token = token

    def send(self, line, body, number):
        line.request("POST", "/api/v1/media", body, {"Authorization": f"Bearer {self.token}", "Content-Type": "image/jpeg"})
        answer = line.getresponse()
        return answer.status == 201, (answer.status, answer.read()[:200])


class ByDesk:
    """Sends a photo as the desk's own screen does: it begins, comes in pieces, and is taken into the library."""

    def __init__(self):
        desk = live.Desk(PORT, "lena@bench.example", "four words by chance")
        self.headers = {"Cookie": desk.cookies(), "Nightdesk-Csrf": desk.csrf, "Tus-Resumable": "1.0.0"}

    def send(self, line, body, number):
        name = base64.b64encode(f"IMG_{number:04}.jpg".encode()).decode()
        begun = self.ask(line, "/desk/uploads", b"", {"Upload-Length": str(len(body)), "Upload-Metadata": f"filename {name}"})
        where = begun.headers.get("Location", "")
        said = {"X-HTTP-Method-Override": "PATCH", "Content-Type": "application/offset+octet-stream", "Upload-Offset": "0"}
        sent = self.ask(line, where, body, said)
        if (begun.status, sent.status) != (201, 204):
            return False, (begun.status, sent.status)
        taken = self.ask(line, where + "/take", b"language=en", {"Content-Type": "application/x-www-form-urlencoded"})
        return taken.status == 200, (taken.status, taken.said[:200])

    def ask(self, line, path, body, headers):
        line.request("POST", path, body, {**self.headers, **headers})
        answer = line.getresponse()
        answer.said = answer.read()
        return answer


class Uploads:
    """Photos on their way into the library, several at once."""

    def __init__(self, server, data, way, photos, count, at_once, rate):
        self.server, self.way, self.photos, self.count = server, way, photos, count
        self.rate, self.due = rate, 0.0
        self.database = data / "newsroom.db"
        self.lock, self.next, self.taken, self.memory, self.wrong, self.answers = threading.Lock(), 0, 0, {}, [], []
        self.open, self.over = threading.Event(), threading.Event()
        self.hands = [threading.Thread(target=self.work, daemon=True) for _ in range(at_once)]
        self.watch = threading.Thread(target=self.look, daemon=True)
        for hand in [*self.hands, self.watch]:
            hand.start()

    def work(self):
        line = http.client.HTTPConnection("127.0.0.1", PORT, timeout=300)
        while True:
            with self.lock:
                number, self.next = self.next, self.next + 1
            if number >= self.count:
                return
            self.open.wait()
            self.pace()
            body = remarked(self.photos[number % len(self.photos)], number)
            began = time.perf_counter()
            good, said = self.way.send(line, body, number)
            with self.lock:
                self.answers.append(time.perf_counter() - began)
                if good:
                    self.taken += 1
                else:
                    self.wrong.append(said)

    def pace(self):
        """Lets no more begin a second than were asked for."""
        if not self.rate:
            return
        with self.lock:
            self.due = max(time.perf_counter(), self.due + 1 / self.rate)
            wait = self.due - time.perf_counter()
        time.sleep(max(0, wait))

    def developed(self):
        """How many have all their files."""
        with self.lock:
            taken = self.taken
        with sqlite3.connect(f"file:{self.database}?mode=ro", uri=True, timeout=30) as database:
            return taken - database.execute("select count(*) from development").fetchone()[0]

    def look(self):
        """Writes down the memory of the program on the way."""
        marks = [1, self.count // 10, self.count // 4, self.count // 2, self.count * 3 // 4, self.count]
        while not self.over.wait(0.5):
            done = self.developed()
            while marks and done >= marks[0]:
                self.memory[marks.pop(0)] = self.server.memory()

    def wait(self):
        """Until all are in and developed; answers with when the last was in."""
        self.rate = 0
        self.open.set()
        for hand in self.hands:
            hand.join()
        all_in = time.perf_counter()
        while self.developed() < self.taken:
            time.sleep(0.1)
        self.memory[self.count] = self.server.memory()
        return all_in

    def end(self):
        self.over.set()
        self.watch.join()


def uploading(binary, develop, folder, asked):
    sizes = [(1800, 1200), (2400, 1600), (3000, 2000), (3600, 2400), (4200, 2800)]
    photos = [painted(develop, folder, *sizes[n % len(sizes)], n).read_bytes() for n in range(10)]
    data = folder / "data"
    place = ["--data", data]
    quiet = {"check": True, "stdout": subprocess.DEVNULL}
    subprocess.run([binary, "init", *place, "--name", "Lab", "--edition", "en"], **quiet)
    subprocess.run([binary, "member", "add", "Lena Marsh", "--email", "lena@bench.example", "--role", "editor", "--password-stdin", *place],
                   input="four words by chance", text=True, **quiet)
    made = subprocess.run([binary, "token", "create", *place, "--role", "editor", "--name", "bench"], check=True, capture_output=True, text=True)
    token = re.search(r"\S{30,}", made.stdout).group(0)
    megapixels = sum(w * h for w, h in sizes) / len(sizes) / 1e6
    with press.Server(binary, data, port=PORT) as server:
        print(f"\n{asked.uploads} uploads of {megapixels:.1f} megapixels on average by the {asked.by}, {asked.at_once} at once")
        way = ByDesk() if asked.by == "desk" else Api(token)
        uploads = Uploads(server, data, way, photos, asked.uploads, asked.at_once, asked.rate)
        wrk(2)
        alone, busy, done, came = [], [], 0, 0
        for _ in range(asked.turns):
            # What is under way comes to its end; then readers have the machine to themselves.
            while uploads.developed() < uploads.taken:
                time.sleep(0.1)
            time.sleep(1)
            alone.append(wrk(asked.seconds))
            before, in_before = uploads.developed(), uploads.taken
            uploads.open.set()
            time.sleep(0.5)
            busy.append(wrk(asked.seconds))
            uploads.open.clear()
            done, came = done + uploads.developed() - before, came + uploads.taken - in_before
        while uploads.developed() < uploads.taken:
            time.sleep(0.1)
        uploads.answers.clear()
        began, before = time.perf_counter(), uploads.developed()
        all_in = uploads.wait()
        took = time.perf_counter() - began
        rest = uploads.taken - before
        uploads.end()
        if uploads.wrong:
            print(f"  {len(uploads.wrong)} refused: {uploads.wrong[0]}")
        print(f"  throughput        {rest / took:.1f} developed a second, {rest * megapixels / took:.0f} megapixels a second ({rest} in {took:.0f} s)")
        if rest:
            answers = sorted(uploads.answers)
            print(f"  taken in          {rest / (all_in - began):.1f} a second; answered after {answers[len(answers) // 2] * 1000:.0f} ms, p99 {answers[len(answers) * 99 // 100] * 1000:.0f} ms")
        print(f"  memory            {', '.join(f'{mb} MB after {done}' for done, mb in sorted(uploads.memory.items()))}")
        if not asked.turns:
            return
        shown = lambda runs: f"{middle([r[0] for r in runs]):,.0f} a second, p99 {middle([r[1] for r in runs]):.2f} ms"
        fewer = middle([b[0] / a[0] for a, b in zip(alone, busy)]) - 1
        later = middle([b[1] / a[1] for a, b in zip(alone, busy)]) - 1
        print(f"  reading alone     {shown(alone)}")
        print(f"  reading meanwhile {shown(busy)}; {fewer:+.1%} answers, p99 {later:+.1%}; {came} came in and {done} were developed in {asked.turns * asked.seconds} s of it")


def main():
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("binary")
    asked.add_argument("--pairs", type=int, default=7)
    asked.add_argument("--uploads", type=int, default=1_000)
    asked.add_argument("--by", choices=["desk", "api"], default="desk")
    asked.add_argument("--rate", type=float, default=4, help="so many a second while somebody reads; 0 for as fast as they can")
    asked.add_argument("--at-once", type=int, default=4)
    asked.add_argument("--seconds", type=int, default=5)
    asked.add_argument("--turns", type=int, default=3)
    asked.add_argument("--only", choices=["develop", "uploads"])
    asked = asked.parse_args()
    binary = os.path.abspath(asked.binary)
    develop = str(Path(binary).parent / "examples" / "develop")
    folder = Path(tempfile.mkdtemp(prefix="nightdesk-pictures-"))
    try:
        if asked.only != "uploads":
            developing(develop, folder, asked.pairs)
        if asked.only != "develop":
            uploading(binary, develop, folder, asked)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()

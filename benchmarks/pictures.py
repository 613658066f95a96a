#!/usr/bin/env python3
"""Pictures: one of 24 megapixels made into everything that readers get, beside libvips; then a thousand uploads.

The picture is painted here, like a photo (shapes, clouds, grain), and encoded by libvips as a camera would (quality 92, half
the colour). Nightdesk and libvips then make the same seven files of it in turns: four WebP (quality 80, effort 4), two JPEG
and a card (quality 82). libvips does it in both of its ways: `each` runs vipsthumbnail on the original for every file, `chain`
makes the widest first and the others of that. Processor time, time and peak memory are those of whole processes.

Then photos of 2 to 12 megapixels, each with a remark of its own, so that none is known already, come in by the API while
`wrk` reads a page that is ready, in turns with reading alone; then the rest of them comes in without readers. Wants vips, vipsthumbnail and wrk.

  benchmarks/pictures.py BINARY [--pairs 7] [--uploads 1000] [--at-once 4] [--seconds 5] [--turns 3] [--only develop|uploads]
"""
import argparse, http.client, os, re, shutil, subprocess, sys, tempfile, threading, time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import press

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


class Uploads:
    """Photos on their way into the library, several at once."""

    def __init__(self, server, token, photos, count, at_once):
        self.server, self.token, self.photos, self.count = server, token, photos, count
        self.lock, self.next, self.done, self.memory, self.wrong = threading.Lock(), 0, 0, {}, []
        self.open = threading.Event()
        self.hands = [threading.Thread(target=self.work, daemon=True) for _ in range(at_once)]
        for hand in self.hands:
            hand.start()

    def work(self):
        line = http.client.HTTPConnection("127.0.0.1", PORT, timeout=300)
        while True:
            with self.lock:
                number, self.next = self.next, self.next + 1
            if number >= self.count:
                return
            self.open.wait()
            body = remarked(self.photos[number % len(self.photos)], number)
            line.request("POST", "/api/v1/media", body, {"Authorization": f"Bearer {self.token}", "Content-Type": "image/jpeg"})
            answer = line.getresponse()
            said = answer.read()
            with self.lock:
                if answer.status == 201:
                    self.done += 1
                else:
                    self.wrong.append((answer.status, said[:200]))
                if self.done in (1, self.count // 10, self.count // 2, self.count):
                    self.memory[self.done] = self.server.memory()

    def wait(self):
        self.open.set()
        for hand in self.hands:
            hand.join()


def uploading(binary, develop, folder, asked):
    sizes = [(1800, 1200), (2400, 1600), (3000, 2000), (3600, 2400), (4200, 2800)]
    photos = [painted(develop, folder, *sizes[n % len(sizes)], n).read_bytes() for n in range(10)]
    data = folder / "data"
    subprocess.run([binary, "init", "--data", data, "--name", "Lab", "--edition", "en"], check=True, stdout=subprocess.DEVNULL)
    made = subprocess.run([binary, "token", "create", "--data", data, "--role", "editor", "--name", "bench"], check=True, capture_output=True, text=True)
    token = re.search(r"\S{30,}", made.stdout).group(0)
    megapixels = sum(w * h for w, h in sizes) / len(sizes) / 1e6
    with press.Server(binary, data, port=PORT) as server:
        print(f"\n{asked.uploads} uploads of {megapixels:.1f} megapixels on average, {asked.at_once} at once")
        uploads = Uploads(server, token, photos, asked.uploads, asked.at_once)
        wrk(2)
        alone, busy, done = [], [], 0
        for _ in range(asked.turns):
            # What is under way comes to its end; then readers have the machine to themselves.
            time.sleep(2)
            alone.append(wrk(asked.seconds))
            before = uploads.done
            uploads.open.set()
            time.sleep(0.5)
            busy.append(wrk(asked.seconds))
            uploads.open.clear()
            done += uploads.done - before
        began, before = time.perf_counter(), uploads.done
        uploads.wait()
        took = time.perf_counter() - began
        if uploads.wrong:
            print(f"  {len(uploads.wrong)} refused: {uploads.wrong[0]}")
        print(f"  throughput        {(uploads.done - before) / took:.1f} a second, {(uploads.done - before) * megapixels / took:.0f} megapixels a second")
        print(f"  memory            {', '.join(f'{mb} MB after {done}' for done, mb in sorted(uploads.memory.items()))}")
        shown = lambda runs: f"{middle([r[0] for r in runs]):,.0f} a second, p99 {middle([r[1] for r in runs]):.2f} ms"
        fewer = middle([b[0] / a[0] for a, b in zip(alone, busy)]) - 1
        later = middle([b[1] / a[1] for a, b in zip(alone, busy)]) - 1
        print(f"  reading alone     {shown(alone)}")
        print(f"  reading meanwhile {shown(busy)}; {fewer:+.1%} answers, p99 {later:+.1%}; {done} pictures in {asked.turns * asked.seconds} s of it")


def main():
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("binary")
    asked.add_argument("--pairs", type=int, default=7)
    asked.add_argument("--uploads", type=int, default=1_000)
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

#!/usr/bin/env python3
"""Readers in any number: what a beacon costs, how true the list is, how much is lost when the program is killed.

A million readers, each from an address of their own, say that they have read a story; which one is drawn by Zipf's law
over ten thousand. The list that the store has afterwards is held against what was drawn. Then readers come at a steady
pace, and the program is killed in the middle (SIGKILL).

  benchmarks/beacons.py BINARY [--beacons 1000000] [--stories 10000] [--exponent 1.0] [--every 10]
                               [--pace 2000] [--database URL]
"""
import argparse, collections, itertools, os, random, shutil, socket, sqlite3, subprocess, sys, tempfile, time, uuid
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import paper, press

PORT = 18495
AGENT = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"

# So many are sent in one go on one connection; their answers are waited for together.
TOGETHER = 100


def request(edition, story, reader):
    address = f"{10 + (reader >> 24)}.{reader >> 16 & 255}.{reader >> 8 & 255}.{reader & 255}"
    return (f"POST /{edition}/read HTTP/1.1\r\nHost: a\r\nUser-Agent: {AGENT}\r\nX-Forwarded-For: {address}\r\n"
            f"Sec-Fetch-Site: same-origin\r\nContent-Length: 36\r\n\r\n{story}").encode()


class Door:
    """A connection to the door."""

    def __init__(self):
        self.socket = socket.create_connection(("127.0.0.1", PORT))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def say(self, requests):
        """Says all of these; answers how many were answered."""
        self.socket.sendall(b"".join(requests))
        answered, tail = 0, b""
        while answered < len(requests):
            more = self.socket.recv(1 << 16)
            if not more:
                break
            tail += more
            answered += tail.count(b"HTTP/1.1 204")
            if b"HTTP/1.1 4" in tail or b"HTTP/1.1 5" in tail:
                sys.exit(tail.decode(errors="replace"))
            # A status line may be cut in two.
            tail = tail[-12:] if not tail.endswith(b"HTTP/1.1 204") else b""
        return answered


class Data:
    """What the program has written down, read past it."""

    def __init__(self, folder, database):
        self.file, self.database = folder / "data" / "newsroom.db", database

    def ask(self, sql):
        if self.database:
            said = subprocess.run(["psql", "-AtF", "\t", self.database, "-c", sql], check=True, capture_output=True, text=True)
            return [line.split("\t") for line in said.stdout.splitlines()]
        connection = sqlite3.connect(f"file:{self.file}?mode=ro", uri=True)
        try:
            return connection.execute(sql).fetchall()
        finally:
            connection.close()

    def stories(self):
        """Ids of live stories with the tags of their editions."""
        kind = "encode(s.id, 'hex')" if self.database else "lower(hex(s.id))"
        rows = self.ask(f"select {kind}, e.tag from story s join edition e on e.id = s.edition_id where s.published is not null")
        return [(str(uuid.UUID(hex)), tag) for hex, tag in rows]

    def reads(self):
        kind = "encode(story_id, 'hex')" if self.database else "lower(hex(story_id))"
        return {str(uuid.UUID(hex)): int(day) for hex, day in self.ask(f"select {kind}, day from read_window")}


def serve(binary, place, every):
    return press.Server(binary, place[1], port=PORT, extra=[*place[2:], "--count-every", str(every), "--trust-proxy", "127.0.0.1"])


def truth(binary, place, data, asked, stories, chances):
    """All beacons as fast as they go; the list against the truth."""
    pick = random.Random(35)
    drawn = collections.Counter()
    with serve(binary, place, asked.every) as server:
        doors = [Door() for _ in range(16)]
        pid, began, before = [server.process.pid], time.perf_counter(), press.cpu([server.process.pid])
        sent, making = 0, 0.0
        while sent < asked.beacons:
            made = time.perf_counter()
            together = pick.choices(stories, cum_weights=chances, k=min(TOGETHER, asked.beacons - sent))
            drawn.update(story for story, _ in together)
            requests = [request(tag, story, sent + n) for n, (story, tag) in enumerate(together)]
            making += time.perf_counter() - made
            assert doors[sent // TOGETHER % len(doors)].say(requests) == len(requests)
            sent += len(requests)
        took = time.perf_counter() - began - making
        each = (press.cpu(pid) - before) / sent * 1e6
        memory = server.memory()
        time.sleep(asked.every + 3)
        later = (press.cpu(pid) - before) / sent * 1e6
    counted = data.reads()
    print(f"\n{asked.beacons:,} beacons over {len(stories):,} stories, Zipf {asked.exponent}, written down every {asked.every} s")
    print(f"  a beacon          {each:6.1f} µs CPU at the door, {later:.1f} with writing down; {sent / took:,.0f}/s by one client; {memory} MB")
    lost = sum(drawn.values()) - sum(counted.values())
    wrong = [abs(counted.get(story, 0) - reads) / reads for story, reads in drawn.items()]
    print(f"  count             {lost} of {sent:,} not counted ({lost / sent:.4%}); a story's error: mean {sum(wrong) / len(wrong):.4%}, "
          f"of the hundred most read at most {max(abs(counted.get(s, 0) - n) / n for s, n in drawn.most_common(100)):.4%}")
    # Stories that are read as often as one another stand in the same order in both.
    in_order = lambda reads: sorted(reads, key=lambda story: (-reads[story], story))
    for most in (10, 100, 1000):
        true, found = in_order(drawn)[:most], in_order(counted)[:most]
        same = len(set(true) & set(found)) / len(true)
        placed = sum(a == b for a, b in zip(true, found)) / len(true)
        print(f"  first {most:<5}       {same:7.2%} of the stories are the same, {placed:7.2%} in the same place")


def killed(binary, place, data, asked, stories, chances):
    """Readers at a steady pace, and the program killed among them, a little before it writes down."""
    pick = random.Random(36)
    before = sum(data.reads().values())
    server = serve(binary, place, asked.every)
    door, answered, reader = Door(), 0, 1 << 26
    end = time.monotonic() + 3 * asked.every - 0.5
    for turn in itertools.count():
        due = end - 3 * asked.every + 0.5 + turn * TOGETHER / asked.pace
        if due > end:
            break
        time.sleep(max(0, due - time.monotonic()))
        together = pick.choices(stories, cum_weights=chances, k=TOGETHER)
        answered += door.say([request(tag, story, reader + n) for n, (story, tag) in enumerate(together)])
        reader += TOGETHER
    server.process.kill()
    server.process.wait()
    lost = answered - (sum(data.reads().values()) - before)
    print(f"  killed            {lost:,} of {answered:,} lost: {lost / asked.pace:.1f} s of {asked.every} s between two times of writing down")
    with serve(binary, place, asked.every):
        time.sleep(asked.every + 2)
    again = answered - (sum(data.reads().values()) - before)
    assert again == lost, "what was written down is counted once"


def main():
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("binary")
    asked.add_argument("--beacons", type=int, default=1_000_000)
    asked.add_argument("--stories", type=int, default=10_000)
    asked.add_argument("--exponent", type=float, default=1.0)
    asked.add_argument("--every", type=int, default=10)
    asked.add_argument("--pace", type=int, default=2_000)
    asked.add_argument("--database", help="an empty PostgreSQL database")
    asked = asked.parse_args()
    binary = os.path.abspath(asked.binary)
    folder = Path(tempfile.mkdtemp(prefix="nightdesk-beacons-"))
    place = ["--data", str(folder / "data")] + (["--database", asked.database] if asked.database else [])
    try:
        paper.write(folder / "stories.jsonl", asked.stories)
        new = [binary, "init", *place, "--name", "The Bench"]
        subprocess.run(new + [part for tag in paper.EDITIONS for part in ("--edition", tag)], check=True, stdout=subprocess.DEVNULL)
        paper.run_import(binary, folder / "stories.jsonl", place)
        data = Data(folder, asked.database)
        stories = data.stories()
        random.Random(34).shuffle(stories)
        chances = list(itertools.accumulate(1 / (rank + 1) ** asked.exponent for rank in range(len(stories))))
        truth(binary, place, data, asked, stories, chances)
        killed(binary, place, data, asked, stories, chances)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Flashes to many open pages, alternating with nginx's nchan (Debian: libnginx-mod-nchan), by the same client.

The client (crates/air/examples/listeners.rs) opens the streams, sends the flashes and takes the time, on the same cores.
Ours are sent by the desk's own form: permission, rule, row, event and commit are in the figures. Meanwhile one reader
asks for the front, ten times a second.

  benchmarks/live.py BINARY [--readers 10000] [--stuck 0] [--messages 20] [--interval 500] [--rounds 2] [--nchan MODULE]
"""
import argparse, http.client, json, os, re, shutil, subprocess, sys, tempfile, threading, time, urllib.parse
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import press

NCHAN = "/usr/lib/nginx/modules/ngx_nchan_module.so"
SENTENCE = "MARK000000 The flood wall at Port Asel holds; the lower town may return tonight, says the council of the valley."


def request(method, port, path, headers, body):
    """A whole request as bytes."""
    head = [f"{method} {path} HTTP/1.1", f"Host: 127.0.0.1:{port}", f"Content-Length: {len(body)}", "Connection: close"]
    return "\r\n".join(head + [f"{name}: {value}" for name, value in headers.items()] + ["", body]).encode()


class Desk:
    """Somebody signed in at the desk, by the forms that a browser sends."""

    def __init__(self, port, email, password):
        self.port, self.jar = port, {}
        self.ask("GET", "/desk/sign-in")
        self.ask("POST", "/desk/sign-in", {"email": email, "password": password})
        self.ask("GET", "/desk/flashes")

    def ask(self, method, path, fields=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        headers = {"Cookie": self.cookies()}
        body = None
        if fields is not None:
            body = urllib.parse.urlencode({**fields, "csrf": self.csrf})
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        text = answer.read().decode()
        for given in answer.headers.get_all("Set-Cookie") or []:
            name, value = given.split(";")[0].split("=", 1)
            self.jar[name] = value
        found = re.search(r'name="csrf" value="([^"]*)"', text)
        self.csrf = found.group(1) if found else getattr(self, "csrf", "")

    def cookies(self):
        return "; ".join(f"{name}={value}" for name, value in self.jar.items())

    def flash(self):
        body = urllib.parse.urlencode({"csrf": self.csrf, "text-en": SENTENCE, "minutes": "60"})
        headers = {"Cookie": self.cookies(), "Content-Type": "application/x-www-form-urlencoded", "Nightdesk-Part": "flash"}
        return request("POST", self.port, "/desk/flashes", headers, body)


def pages(port, end, found):
    """Milliseconds of the front, ten times a second, each on a connection of its own."""
    while not end.is_set():
        began = time.perf_counter()
        try:
            if press.get(port, "/en/", {"Accept-Encoding": "br"})[0] == 200:
                found.append((time.perf_counter() - began) * 1000)
        except OSError as error:
            found.append(float("inf"))
            print("  a page failed:", error)
        end.wait(0.1)


def listen(client, port, path, asked, stuck, publish, pid, folder):
    file = folder / "publish"
    file.write_bytes(publish)
    words = [client, f"127.0.0.1:{port}", path, asked.readers, stuck, asked.messages, asked.interval, file, pid]
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stderr)
    return json.loads(done.stdout)


def ours(binary, client, asked, stuck, folder):
    data = folder / f"data-{time.monotonic_ns()}"
    place = ["--data", str(data)]
    subprocess.run([binary, "init", *place, "--name", "The Bench", "--edition", "en"], check=True, stdout=subprocess.DEVNULL)
    subprocess.run([binary, "member", "add", "Lena Marsh", "--email", "lena@bench.example", "--role", "chief",
                    "--password-stdin", *place], input="four words by chance", text=True, check=True, stdout=subprocess.DEVNULL)
    with press.Server(binary, data, port=18660, extra=["--streams-per-address", "0"]) as server:
        desk = Desk(server.port, "lena@bench.example", "four words by chance")
        end, found = threading.Event(), []
        reader = threading.Thread(target=pages, args=(server.port, end, found))
        reader.start()
        said = listen(client, server.port, "/en/events", asked, stuck, desk.flash(), server.process.pid, folder)
        end.set()
        reader.join()
        found.sort()
        said["page_p99"] = round(found[int(len(found) * 0.99)], 1)
        return said


def nchan(module, client, asked, folder):
    here, port = folder / f"nchan-{time.monotonic_ns()}", 18693
    here.mkdir()
    temporary = "".join(f"{kind}_temp_path {here}/{kind};" for kind in ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"])
    (here / "nginx.conf").write_text(f"""
load_module {module};
{"user root;" if os.getuid() == 0 else ""}
worker_processes 2; daemon off; pid {here}/pid; error_log {here}/error.log;
events {{ worker_connections 16384; }}
http {{ access_log off; nchan_shared_memory_size 256M; {temporary}
  server {{ listen 127.0.0.1:{port} backlog=4096;
    location /sub {{ nchan_subscriber eventsource; nchan_channel_id live; nchan_subscriber_first_message newest; nchan_subscriber_timeout 0; }}
    location /pub {{ nchan_publisher; nchan_channel_id live; nchan_message_buffer_length 20; nchan_message_timeout 10m; }} }} }}
""")
    server = subprocess.Popen(["nginx", "-c", str(here / "nginx.conf")], stderr=subprocess.DEVNULL)
    try:
        time.sleep(1)
        return listen(client, port, "/sub", asked, 0, request("POST", port, "/pub", {}, SENTENCE), server.pid, folder)
    finally:
        server.terminate()
        server.wait()


def show(name, said):
    print(f"  {name:<12}p50 {said['p50']:6.1f}   p99 {said['p99']:6.1f}   max {said['max']:6.1f} ms   {said['kb_a_reader']:5.2f} KB a reader"
          f"   {said['delivered']} of {said['expected']}" + (f"   front p99 {said['page_p99']} ms" if "page_p99" in said else "")
          + (f"   stuck {said['stuck']}, not whole afterwards {said['stuck_wrong']}; MB {said['mb']}" if said["stuck"] else ""), flush=True)


def main():
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("binary")
    asked.add_argument("--readers", type=int, default=10_000)
    asked.add_argument("--stuck", type=int, default=0)
    asked.add_argument("--messages", type=int, default=20)
    asked.add_argument("--interval", type=int, default=500)
    asked.add_argument("--rounds", type=int, default=2)
    asked.add_argument("--nchan", default=NCHAN)
    asked = asked.parse_args()
    binary = os.path.abspath(asked.binary)
    client = str(Path(binary).parent / "examples" / "listeners")
    folder = Path(tempfile.mkdtemp(prefix="nightdesk-live-"))
    there = Path(asked.nchan).exists() and shutil.which("nginx")
    print(f"\n{asked.messages} flashes, {asked.interval} ms apart, to {asked.readers} open streams")
    try:
        for _ in range(asked.rounds):
            mine = ours(binary, client, asked, asked.stuck, folder)
            show("Nightdesk", mine)
            if there and not asked.stuck:
                theirs = nchan(asked.nchan, client, asked, folder)
                show("nchan", theirs)
                print(f"  ratios: p99 {mine['p99'] / theirs['p99']:.2f}, memory {mine['kb_a_reader'] / theirs['kb_a_reader']:.2f}")
        if not there:
            print("  nchan is not here (Debian: libnginx-mod-nchan)")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()

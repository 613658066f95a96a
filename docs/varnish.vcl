vcl 4.1;

# Varnish in front of Nightdesk. Start the server with --purge http://127.0.0.1:6081/ and Varnish with this file.
# Pages stay here until Nightdesk says that something they were made from has changed.

import std;

backend nightdesk {
    .host = "127.0.0.1";
    .port = "8080";
}

# Who may say so.
acl newsroom {
    "127.0.0.1";
    "::1";
}

sub vcl_recv {
    if (req.method == "PURGE") {
        if (client.ip !~ newsroom) {
            return (synth(403, "Not from here"));
        }
        # The keys come as an expression that matches any of them.
        ban("obj.http.surrogate-key ~ " + req.http.surrogate-key);
        return (synth(200, "Dropped"));
    }
    # Event streams stay open: they are passed through byte by byte.
    if (req.url ~ "^/[^/]+/events(\?|$)" && req.method == "GET") {
        return (pipe);
    }
    # Pages are the same for everybody: cookies of other services on this name change nothing.
    if (req.url !~ "^/(desk|api)/") {
        unset req.http.cookie;
    }
    # Of all that others hang on an address, only this changes a page.
    if (req.url ~ "\?" && req.url !~ "[?&](before|q)=" && req.url !~ "^/(desk|api)/") {
        set req.url = regsub(req.url, "\?.*$", "");
    }
}

# A piped connection is the reader's alone, also after the answer.
sub vcl_pipe {
    set bereq.http.connection = "close";
    return (pipe);
}

sub vcl_backend_response {
    if (beresp.http.surrogate-control ~ "max-age=") {
        set beresp.ttl = std.duration(regsub(beresp.http.surrogate-control, ".*max-age=(\d+).*", "\1s"), 0s);
        # While the newsroom cannot be reached, the last page is better than none.
        set beresp.grace = 0s;
        set beresp.keep = 1d;
    } elsif (beresp.http.cache-control ~ "immutable") {
        set beresp.ttl = 30d;
    } else {
        set beresp.uncacheable = true;
        set beresp.ttl = 0s;
    }
}

sub vcl_deliver {
    unset resp.http.surrogate-control;
    unset resp.http.surrogate-key;
}

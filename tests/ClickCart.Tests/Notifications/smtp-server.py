#!/usr/bin/env python3
"""A mail server for tests (aiosmtpd, from Debian's python3-aiosmtpd): what it takes lies in FOLDER as files.

smtp-server.py FOLDER CERTIFICATE KEY prints the ports of two servers, one in the open and one that takes nothing without STARTTLS, and ends with its
standard input. What it does with a mail is said by the recipient's address: greylisted…@ is put off once, refused…@ is not taken, cut…@ is cut off after
DATA once, anybody else's is accepted.
"""
import pathlib
import ssl
import sys

from aiosmtpd.controller import Controller


class Handler:
    def __init__(self, folder):
        self.folder, self.seen, self.taken = folder, set(), 0

    def first(self, recipient):
        known = recipient in self.seen
        self.seen.add(recipient)
        return not known

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("refused"):
            return "550 5.1.1 Nobody here is called that"
        if address.startswith("greylisted") and self.first(address):
            return "450 4.2.0 Greylisted, come back later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.taken += 1
        part = self.folder / f"{self.taken:04}.part"
        part.write_bytes(envelope.original_content)
        part.rename(part.with_suffix(".eml"))
        if any(r.startswith("cut") and self.first(r) for r in envelope.rcpt_tos):
            server.transport.abort()
        return "250 2.0.0 Taken"


class AnyPort(Controller):
    """Port 0 is whichever is free, which the controller must learn before it probes it."""

    def _trigger_server(self):
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


def main(folder, certificate, key):
    handler = Handler(pathlib.Path(folder))
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate, key)
    servers = [AnyPort(handler, hostname="127.0.0.1", port=0),
               AnyPort(handler, hostname="127.0.0.1", port=0, require_starttls=True, tls_context=tls)]
    for server in servers:
        server.start()
    print(*(server.port for server in servers), flush=True)
    sys.stdin.read()
    for server in servers:
        server.stop()


main(*sys.argv[1:])

# SPDX-License-Identifier: Apache-2.0
"""Starting and ending the server: one line when it answers, no strangers without TLS, a clean end."""

import json
import signal
import socket
import ssl
import time
from datetime import UTC, datetime, timedelta
from http.client import HTTPSConnection
from ipaddress import IPv4Address
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.support.hub_process import HubProcess
from tests.support.wire import PATIENCE_S, Node, over_http, received, request, village


@pytest.fixture
def hub(tmp_path: Path) -> HubProcess:
    return HubProcess(tmp_path / "data").init("01")


def refused(hub: HubProcess, *args: str) -> tuple[int, str]:
    """Exit status and code of a server that does not start."""
    done = hub.run("serve", "--port", "0", "--json", *args)
    return done.returncode, json.loads(done.stdout)["error"]["code"]


@pytest.mark.parametrize("name", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_server_cleanly(hub: HubProcess, name: signal.Signals) -> None:
    hub.start()
    assert request(hub.url, "/healthz").status == 200
    assert hub.stop(name) == 0


@pytest.mark.skipif(not hasattr(socket, "TCP_QUICKACK"), reason="only Linux lets a caller be slow to acknowledge")
def test_no_part_of_an_answer_waits_until_the_part_before_it_is_acknowledged(hub: HubProcess) -> None:
    address = urlsplit(hub.start().url)
    try:
        with socket.create_connection((address.hostname, address.port), timeout=PATIENCE_S) as line:
            # Linux holds it back for 40 ms each time; one quick answer among many shows that nothing does.
            assert any(seconds_to_the_end(line) < 0.03 for _ in range(200))
    finally:
        hub.stop()


def seconds_to_the_end(line: socket.socket) -> float:
    """How long a whole answer takes to a caller that acknowledges late."""
    line.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 0)
    started = time.perf_counter()
    line.sendall(b"GET /healthz HTTP/1.1\r\nHost: hub\r\n\r\n")
    answer = b""
    while not answer.endswith(b"}"):
        answer += line.recv(65_536)
    return time.perf_counter() - started


def test_nothing_but_the_address_is_printed(hub: HubProcess) -> None:
    hub.start()
    assert hub.process is not None
    process = hub.process
    process.terminate()
    assert process.communicate()[0] == ""


def test_a_taken_port_is_told_and_safe_to_try_again(hub: HubProcess) -> None:
    hub.start()
    try:
        port = hub.url.rpartition(":")[2]
        done = hub.run("serve", "--json", "--port", port)
        assert (done.returncode, json.loads(done.stdout)["error"]["code"]) == (3, "port_in_use")
    finally:
        hub.stop()


def test_strangers_are_not_served_without_tls(hub: HubProcess) -> None:
    assert refused(hub, "--host", "0.0.0.0") == (1, "tls_needed")


def test_half_a_certificate_is_not_tls(hub: HubProcess, tmp_path: Path) -> None:
    assert refused(hub, "--host", "0.0.0.0", "--tls-cert", str(tmp_path / "cert.pem")) == (1, "tls_needed")


def test_a_certificate_that_cannot_be_read_is_refused(hub: HubProcess, tmp_path: Path) -> None:
    missing = str(tmp_path / "none.pem")
    assert refused(hub, "--tls-cert", missing, "--tls-key", missing) == (1, "bad_certificate")


def test_several_workers_are_refused(hub: HubProcess) -> None:
    assert refused(hub, "--workers", "2") == (1, "one_worker")


def test_behind_a_proxy_any_host_is_served(hub: HubProcess) -> None:
    hub.start("--host", "0.0.0.0", "--behind-proxy")
    assert hub.stop() == 0


def test_with_a_certificate_the_hub_speaks_tls(hub: HubProcess, tmp_path: Path) -> None:
    cert, key = make_certificate(tmp_path)
    hub.start("--tls-cert", str(cert), "--tls-key", str(key))
    try:
        parts = urlsplit(hub.url)
        trusting = ssl.create_default_context(cafile=str(cert))
        connection = HTTPSConnection(parts.netloc, context=trusting, timeout=PATIENCE_S)
        connection.request("GET", "/healthz")
        assert (parts.scheme, connection.getresponse().status) == ("https", 200)
        connection.close()
    finally:
        hub.stop()


def test_what_a_killed_server_had_answered_is_there_after_it_starts_again(hub: HubProcess) -> None:
    hub.start()
    officer, reader = Node(), Node()
    for node in (officer, reader):
        node.enrol(over_http(hub.url), hub.invite("Cán bộ", "keeper", units=("00004",)))
    written = officer.write("village", village())
    assert officer.push(over_http(hub.url), written) == ["new"]
    hub.kill()
    hub.start()
    try:
        assert [one.id for one in received(reader.exchange(over_http(hub.url)))] == [written.id]
    finally:
        hub.stop()


def test_the_address_last_served_stands_in_the_invite(hub: HubProcess) -> None:
    hub.start()
    hub.stop()
    assert hub.ask("invite", "--unit", "00004", "--role", "keeper", "--person", "Cán bộ xã 1")["hub"] == hub.url


def make_certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate for loopback that vouches for itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    cert_path, key_path = folder / "cert.pem", folder / "key.pem"
    cert_path.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    key_path.write_bytes(private)
    return cert_path, key_path

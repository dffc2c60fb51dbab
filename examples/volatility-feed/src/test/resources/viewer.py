"""A viewer without any library: RFC 6455 as far as it is needed, and the handling of messages as the feed's document shows it.

usage: viewer.py PORT UPDATES
"""
import base64
import hashlib
import json
import os
import socket
import struct
import sys


def handshake(stream, port):
    key = base64.b64encode(os.urandom(16)).decode()
    stream.write((f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                  f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n").encode())
    stream.flush()
    lines = []
    while line := stream.readline().strip():
        lines.append(line.decode())
    assert lines[0].startswith("HTTP/1.1 101 "), lines
    wanted = base64.b64encode(hashlib.sha1((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").encode()).digest()).decode()
    assert any(line.lower() == f"sec-websocket-accept: {wanted}".lower() for line in lines), lines


def receive(stream):
    """The next text message; pings are answered on the way."""
    text = b""
    while True:
        first, second = stream.read(2)
        length = second & 0x7F
        if length == 126:
            (length,) = struct.unpack("!H", stream.read(2))
        elif length == 127:
            (length,) = struct.unpack("!Q", stream.read(8))
        payload = stream.read(length)
        opcode = first & 0x0F
        if opcode == 9:
            send(stream, payload, 10)
        elif opcode == 8:
            raise SystemExit(f"closed: {payload!r}")
        elif opcode in (0, 1):
            text += payload
            if first & 0x80:
                return text.decode()


def send(stream, payload, opcode=1):
    mask = os.urandom(4)
    masked = bytes(byte ^ mask[i % 4] for i, byte in enumerate(payload))
    stream.write(bytes([0x80 | opcode, 0x80 | len(payload)]) + mask + masked)
    stream.flush()


def handle_update(data):
    print(f"Volatility: {data['data']['volatility']}")


def main():
    port, updates = int(sys.argv[1]), int(sys.argv[2])
    with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
        stream = connection.makefile("rwb")
        handshake(stream, port)
        while updates > 0:
            data = json.loads(receive(stream))
            if data["type"] == "connected":
                print(f"{data['message']} at {data['timestamp']}")
            elif data["type"] == "volatility_update":
                fields = data["data"]
                assert isinstance(fields["timestamp"], str) and isinstance(data["timestamp"], str), data
                for name in ("volatility", "price", "returns", "open", "high", "low"):
                    assert isinstance(fields[name], float), (name, data)
                assert isinstance(fields["volume"], int), data
                handle_update(data)
                updates -= 1
        send(stream, json.dumps({"type": "ping", "id": "python"}).encode())
        while (answer := json.loads(receive(stream)))["type"] != "pong":
            pass
        print(f"pong {answer['id']}")


main()

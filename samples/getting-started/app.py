"""Greets NAME, tells which container answered, and counts the visits in Redis."""

import os
import socket

from flask import Flask
from redis import Redis, RedisError
from waitress import serve

redis = Redis(host="redis", socket_connect_timeout=2, socket_timeout=2)
app = Flask(__name__)


@app.route("/")
def hello():
    try:
        visits = redis.incr("visits")
    except RedisError:
        visits = "<i>cannot reach Redis, the counter is off</i>"
    return (
        f"<h3>Hello {os.environ.get('NAME', 'world')}!</h3>\n"
        f"<b>Hostname:</b> {socket.gethostname()}<br/>\n"
        f"<b>Visits:</b> {visits}\n"
    )


if __name__ == "__main__":
    serve(app, host="0.0.0.0", port=80, threads=2)

# Plays a server's frozen answers (answers.jsonl of SemGeo.Core.Tests/Golden/nominatim): server.py ANSWERS PORT
import json, sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
answers = {row["path"]: row["body"] for row in map(json.loads, open(sys.argv[1], encoding="utf-8"))}
class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        body = answers.get(self.path)
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.end_headers()
        self.wfile.write((body or "{}").encode())
    def log_message(self, *_): pass
ThreadingHTTPServer(("127.0.0.1", int(sys.argv[2])), Handler).serve_forever()

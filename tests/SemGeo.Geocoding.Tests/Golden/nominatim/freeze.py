"""Freezes a subset of recorded answers of a Nominatim server, and the addresses that the three steps of the paper's authors make of them.

Usage: freeze.py FOLDER_OF_RECORDINGS   (authors_1_reverse.jsonl, authors_2_details_hierarchy.jsonl, authors_3_search_country.jsonl)
Writes answers.jsonl (a line: path, body) and addresses.csv beside this script.
"""

import json
import pathlib
import sys
from urllib.parse import parse_qs, quote_plus, urlsplit

# Objects of all three types, house numbers, rows that are no address, country borders, places without region, the country itself, the open sea, a pole.
POINTS = """p000 p002 p004 p008 p010 p012 p026 p028 p034 p050 p052 p058 p060 p062 p064 p066 p072 p074 p076 p078 p080 p084 p090 p100 p104 p108 p110
p126 p128 p140 p150 p156 p164 p166 p170 p172 p174 p188 p198 p200 p210 p246 p248 p250 p252""".split()


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def main():
    source, target = pathlib.Path(sys.argv[1]), pathlib.Path(__file__).parent
    reverse = {line["id"]: line for line in lines(source / "authors_1_reverse.jsonl")}
    details = {line["id"]: line for line in lines(source / "authors_2_details_hierarchy.jsonl")}
    countries = {line["path"]: line for line in lines(source / "authors_3_search_country.jsonl")}
    frozen, addresses = {}, []

    def keep(line):
        assert line["status"] == 200
        frozen[line["path"]] = line["body"]
        return json.loads(line["body"])

    def country_id(name):
        found = keep(countries[f"/search.php?country={quote_plus(name)}&limit=1&format=json"])
        return [found[0]["osm_type"][0].upper() + str(found[0]["osm_id"])] if found and "osm_id" in found[0] else []

    for point in POINTS:
        place = keep(reverse[point])
        ids = []
        if "osm_id" in place:
            for row in keep(details[point])["address"]:
                if "osm_id" in row:
                    ids.append(row["osm_type"] + str(row["osm_id"]))
                elif row["type"] == "country":
                    ids += country_id(row["localname"])
        elif place.get("type") == "country":
            ids += country_id(place["name"])
        query = parse_qs(urlsplit(reverse[point]["path"]).query)
        addresses.append(f"{query['lat'][0]},{query['lon'][0]},{' '.join(dict.fromkeys(ids))}")

    with open(target / "answers.jsonl", "w", encoding="utf-8", newline="\n") as file:
        for path, body in frozen.items():
            file.write(json.dumps({"path": path, "body": body}, ensure_ascii=False) + "\n")
    (target / "addresses.csv").write_text("latitude,longitude,address\n" + "".join(line + "\n" for line in addresses), encoding="utf-8")


main()

#!/usr/bin/env bash
# Writes the files of this folder: make.sh SEMGEO MAKE CONFIGS ANSWERS OUTPUT
#   SEMGEO   the program of the build that is frozen
#   MAKE     this folder's Program.cs with the sources of tests/Shared/Frozen, built against the same build (README.md)
#   CONFIGS  that build's configs/
#   ANSWERS  tests/SemGeo.Core.Tests/Golden/nominatim
#   OUTPUT   a new folder
# Runs that are interrupted end by SIGKILL as soon as what they keep is on the disk. All paths are relative to OUTPUT, so that what is kept names no machine.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
semgeo=$(realpath "$1") make=$(realpath "$2") configs=$(realpath "$3") answers=$(realpath "$4") out=$5
export OMP_NUM_THREADS=1
mkdir -p "$out"
cp "$here/../earth.json" "$out"
cd "$out"

# kill_when CONDITION COMMAND...: starts a command and kills it when the condition holds.
kill_when() {
    local condition=$1; shift
    "$@" > /dev/null 2>&1 & local pid=$!
    until eval "$condition"; do kill -0 $pid 2> /dev/null || { echo "ended before it was killed: $*" >&2; return 1; }; sleep 0.002; done
    kill -9 $pid; wait $pid 2> /dev/null || true
}

"$semgeo" synthesize -c earth.json -o earth
"$semgeo" geocode -d earth/train.csv -o geocoded.jsonl --locations locations.csv --no-geometry

mkdir partitionings
"$semgeo" partition -d earth/train.csv --thresholds 3,8 --min-images 2 -o partitionings/semp.partitioning --authors partitionings/authors-semp
"$semgeo" partition -d earth/train.csv --scheme s2 --thresholds 4,12 -s s2:minImages=3 -o partitionings/s2.partitioning --authors partitionings/authors-s2
"$semgeo" partition -d earth/train.csv --scheme countries --thresholds 2 -o partitionings/countries.partitioning
"$semgeo" partition -d earth/train.csv --scheme cplanet --thresholds 3 -o partitionings/cplanet.partitioning

"$make" earth "$configs" .

mkdir scores
for ending in csv jsonl geojson; do
    "$semgeo" score -m models/image.zip -d earth/test.csv --images earth --top 2 -o scores/scores.$ending --threads 1
done

explain=("$semgeo" concepts -m models/image.zip -d earth/test.csv --images earth --masks earth/masks --min-count 1 -s concepts:explanation:steps=2 -s concepts:explanation:samples=2)
"${explain[@]}" -o concepts --format jsonl
"${explain[@]}" -o concepts --format csv
find concepts -name 'table*' -delete
find concepts -name 'figure*' -delete

"$semgeo" pack -d earth/train.csv --images earth -o shards --shard-photos 10 --short-side 40

# Over embeddings, with a validation and an average; and over shards with a frozen backbone.
kill_when '[ -d run-embeddings/checkpoint-00000007 ]' "$semgeo" train -d embeddings.csv --validation held-embeddings.csv -o heads.zip --checkpoints run-embeddings --resume \
    -s model:embeddingColumnName=Embedding -s model:threads=1 -s partitioning:minImages=2 -s partitioning:thresholds=3,8 -s model:input:batchSize=8 -s model:input:shuffleBuffer=16 \
    -s model:training:averageDecay=0.99 -s model:training:learningRate=0.3 -s model:training:epochs=30 -s model:training:checkpoints:everyImages=8
kill_when '[ -d run-photos/checkpoint-00000003 ]' "$semgeo" train -d shards -o photos.zip --from models/image.zip --checkpoints run-photos --resume \
    -s model:backbone=mobilenet_v3_small -s model:training:freezeBackbone=true -s model:threads=1 -s partitioning:minImages=2 -s partitioning:thresholds=3,8 -s model:validationFraction=0 \
    -s model:input:inputSize=32 -s model:input:resizeShortSide=36 -s model:input:batchSize=8 -s model:training:epochs=4 -s model:training:checkpoints:everyImages=8
rm -rf run-*/run.lock run-*/training.html run-photos/checkpoint-00000002 run-photos/*.tmp
zip -qr run-photos.zip run-photos && rm -r run-photos

# Journals, each with the result of the same run uninterrupted.
mkdir -p journals/score journals/geocode journals/pack
awk -F, 'NR > 1 { path[n++] = $2 } END { print "Id,ImagePath"; for (i = 0; i < 600; i++) print "row " i "," path[i % n] }' earth/test.csv > journals/score/photos.csv
score=("$semgeo" score -m models/image.zip -d journals/score/photos.csv --images earth --threads 1)
"${score[@]}" -o journals/score/whole.csv
kill_when '[ -f journals/score/scores.csv.partial ] && [ $(wc -l < journals/score/scores.csv.partial) -gt 512 ]' "${score[@]}" -o journals/score/scores.csv

# A short run is over too soon: a long one is killed, and its journal cut amid its 16th row.
awk 'BEGIN { print "id,latitude,longitude"; for (i = 0; i < 400000; i++) print i "," (i * 7919 % 110000) / 1000 - 50 "," (i * 104729 % 360000) / 1000 - 180 }' > long.csv
head -41 long.csv > journals/geocode/coordinates.csv
"$semgeo" geocode -d journals/geocode/coordinates.csv -o journals/geocode/whole.jsonl
kill_when '[ -f journals/geocode/out.jsonl.geocoding ] && [ $(wc -c < journals/geocode/out.jsonl.geocoding) -gt 10000 ]' "$semgeo" geocode -d long.csv -o journals/geocode/out.jsonl
{ head -16 journals/geocode/out.jsonl.geocoding; sed -n 17p journals/geocode/out.jsonl.geocoding | head -c 20; } > cut && mv cut journals/geocode/out.jsonl.geocoding
rm long.csv

kill_when '[ -f journals/concepts/explained.jsonl.partial ] && [ $(wc -l < journals/concepts/explained.jsonl.partial) -ge 2 ]' "${explain[@]}" -o journals/concepts --format jsonl

pack=("$semgeo" pack -d earth/train.csv --images earth --shard-photos 4 --short-side 40)
"${pack[@]}" -o journals/pack/whole
kill_when '[ -f journals/pack/shards/shard-000001.tar ]' "${pack[@]}" -o journals/pack/shards

# A server's answers; port 9 is that of "discard", where nobody listens afterwards.
mkdir nominatim
python3 "$here/server.py" "$answers/answers.jsonl" 9 & server=$!
sleep 1
{ echo lat,lon; tail -n +2 "$answers/addresses.csv" | cut -d, -f1,2; } > nominatim/in.csv
"$semgeo" geocode -d nominatim/in.csv -o nominatim/out.jsonl -p nominatim --server http://127.0.0.1:9 --cache nominatim/answers.sqlite --data-version frozen
kill $server

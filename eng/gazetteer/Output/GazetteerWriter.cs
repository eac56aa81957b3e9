using System.IO.Compression;
using System.Security.Cryptography;
using SemGeo.GazetteerBuild.Areas;
using SemGeo.GazetteerBuild.Borders;
using SemGeo.GazetteerBuild.Sources;
using SemGeo.Geocoding.Embedded;

namespace SemGeo.GazetteerBuild.Output;

/// <summary>Writes the embedded file; <c>GazetteerReader</c> describes it.</summary>
internal static class GazetteerWriter
{
    private const int BrotliQuality = 11;
    private const int BrotliWindow = 24;

    public static byte[] Write(
        AreaTree tree, IReadOnlyList<Face> faces, IReadOnlyList<Arc> arcs, IReadOnlyDictionary<SourcePlace, SourcePlace> cities, IReadOnlyList<Stray> strays)
    {
        var writer = new ColumnWriter();
        WriteAreas(writer, tree.Areas);
        var placesOfFaces = faces.Select(face => face.Places.OrderBy(place => tree.AreaOfPlace[place].Index).ThenBy(MortonCode).ThenBy(place => place.Id).ToArray()).ToArray();
        writer.Count(faces.Count);
        writer.Ints(faces.Select(face => tree.AreaOfFace[face].Index));
        writer.Ints(placesOfFaces.Select(places => places.Length));
        WriteArcs(writer, arcs);
        SourcePlace[] places = [.. placesOfFaces.SelectMany(places => places)];
        WritePlaces(writer, places, tree, cities);
        WriteStrays(writer, places, faces, strays);
        return Pack(writer.ToArray());
    }

    private static void WriteAreas(ColumnWriter writer, List<Area> areas)
    {
        var centres = areas.ConvertAll(Centres.Of);
        writer.Count(areas.Count);
        writer.Strings(areas.Select(area => area.Id));
        writer.Strings(areas.Select(area => area.Name));
        writer.Bytes(areas.Select(area => area.Rank));
        writer.Bytes(areas.Select(area => area.Faces.Count > 0 ? (byte)1 : (byte)0));
        writer.Signed(areas.Select(area => area.Parent?.Index ?? -1));
        writer.Signed(centres.Select(centre => (int)centre.Y));
        writer.Signed(centres.Select(centre => (int)centre.X));
    }

    private static void WriteArcs(ColumnWriter writer, IReadOnlyList<Arc> arcs)
    {
        var points = arcs.SelectMany(arc => arc.Points).ToArray();
        writer.Count(arcs.Count);
        writer.Ints(arcs.Select(arc => arc.Kept.Length));
        writer.Signed(arcs.Select(arc => arc.Left));
        writer.Signed(arcs.Select(arc => arc.Right));
        writer.Count(points.Length);
        writer.Deltas(points.Select(point => point.X));
        writer.Deltas(points.Select(point => point.Y));
    }

    private static void WritePlaces(ColumnWriter writer, SourcePlace[] places, AreaTree tree, IReadOnlyDictionary<SourcePlace, SourcePlace> cities)
    {
        const int Unit = GazetteerTables.PlaceUnitsPerDegree;
        var features = places.GroupBy(place => place.FeatureCode).OrderByDescending(group => group.Count()).Select(group => group.Key).ToList();
        var positions = places.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        writer.Count(features.Count);
        writer.Strings(features);
        writer.Count(places.Length);
        writer.Deltas(places.Select(place => place.Id));
        writer.Strings(places.Select(place => place.Name));
        writer.Deltas(places.Select(place => (int)Math.Round(place.Latitude * Unit)));
        writer.Deltas(places.Select(place => (int)Math.Round(place.Longitude * Unit)));
        writer.Ints(places.Select(place => place.Population));
        writer.Bytes(places.Select(place => (byte)features.IndexOf(place.FeatureCode)));
        writer.Deltas(places.Select(place => tree.AreaOfPlace[place].Index));
        writer.Signed(places.Index().Select(entry => cities.TryGetValue(entry.Item, out var city) ? positions[city] - entry.Index : 0));
    }

    private static void WriteStrays(ColumnWriter writer, SourcePlace[] places, IReadOnlyList<Face> faces, IReadOnlyList<Stray> strays)
    {
        var positions = places.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        var faceIndex = faces.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        var sorted = strays.OrderBy(stray => positions[stray.Place]).ToArray();
        writer.Count(sorted.Length);
        writer.Deltas(sorted.Select(stray => positions[stray.Place]));
        writer.Deltas(sorted.Select(stray => faceIndex[stray.Found]));
        writer.Ints(sorted.Select(stray => (int)Math.Round(stray.Km * GazetteerTables.StrayUnitsPerKm)));
    }

    /// <summary>Interleaves the bits of the coordinates: neighbours in this order are neighbours on the ground, so that differences are small.</summary>
    private static long MortonCode(SourcePlace place)
    {
        var (x, y) = ((uint)((place.Longitude + 180) * 10_000), (uint)((place.Latitude + 90) * 10_000));
        var code = 0L;
        for (var bit = 0; bit < 23; bit++)
            code |= ((long)(x >> bit & 1) << (2 * bit)) | ((long)(y >> bit & 1) << (2 * bit + 1));
        return code;
    }

    private static byte[] Pack(byte[] columns)
    {
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(columns.Length)];
        if (!BrotliEncoder.TryCompress(columns, packed, out var length, BrotliQuality, BrotliWindow))
            throw new InvalidOperationException("Brotli could not pack the columns.");
        byte[] content = [.. BitConverter.GetBytes(columns.Length), .. packed.AsSpan(0, length)];
        return [.. GazetteerReader.Magic, .. SHA256.HashData(content), .. content];
    }
}

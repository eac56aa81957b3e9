using System.Security.Cryptography;
using System.Text.Json;

namespace SemGeo.Synthetic.Writing;

/// <summary>
/// The file that says what a folder holds. A set is written elsewhere and moved when it is whole, so the file vouches for a complete set; its fingerprint is a
/// hash of all that the files depend on.
/// </summary>
internal static class SyntheticEarthMarker
{
    public const string FileName = "synthetic-earth.json";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static byte[] Create(SyntheticEarth earth, SyntheticEarthWriterOptions options)
    {
        var content = new Content(FingerprintOf(earth, options), earth.Photos.Count, Inputs.Of(earth, options));
        return JsonSerializer.SerializeToUtf8Bytes(content, Indented);
    }

    /// <summary>Whether a folder has a marker at all, so that it may be replaced.</summary>
    public static bool IsIn(string folder) => File.Exists(Path.Combine(folder, FileName));

    /// <summary>Whether a folder holds exactly this set, no photo or mask missing.</summary>
    public static bool Vouches(string folder, SyntheticEarth earth, SyntheticEarthWriterOptions options)
    {
        try
        {
            using var marker = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, FileName)));
            return marker.RootElement.GetProperty(nameof(Content.Fingerprint)).GetString() == FingerprintOf(earth, options)
                && CountFiles(folder, SyntheticEarthWriter.PhotoFolder) == earth.Photos.Count
                && (!options.WritesMasks || CountFiles(folder, SyntheticEarthWriter.MaskFolder) == earth.Photos.Count)
                && File.Exists(Path.Combine(folder, SyntheticEarthWriter.TrainFile))
                && File.Exists(Path.Combine(folder, SyntheticEarthWriter.TestFile));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return false;
        }
    }

    private static int CountFiles(string folder, string name) => Directory.EnumerateFiles(Path.Combine(folder, name)).Count();

    private static string FingerprintOf(SyntheticEarth earth, SyntheticEarthWriterOptions options) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(Inputs.Of(earth, options))));

    private sealed record Content(string Fingerprint, int Photos, Inputs Inputs);

    private sealed record Inputs(int GeneratorVersion, string PlacesVersion, SyntheticEarthOptions Options, int JpegQuality, bool WritesMasks)
    {
        public static Inputs Of(SyntheticEarth earth, SyntheticEarthWriterOptions options) =>
            new(SyntheticEarth.GeneratorVersion, earth.PlacesVersion, earth.Options, options.JpegQuality, options.WritesMasks);
    }
}

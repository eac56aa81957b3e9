using System.IO.Compression;
using Microsoft.ML;
using SemGeo.Geocoding.Providers;
using SemGeo.ML.Persistence;
using SemGeo.Vision.Devices;

namespace SemGeo.ML;

/// <summary>The operation <c>ml.Geolocation.LoadModel</c>.</summary>
public static class LoadModelCatalog
{
    /// <summary>
    /// Loads a model as <c>ml.Model.Load</c> does, with one error for a file that is damaged. Everything that SemGeo's transformers wrote is held against its SHA-256, and the rest of the file against the
    /// checksums of the zip archive: a model predicts what it predicted when it was saved, or is refused. <c>ml.Model.Load</c> checks the same, but wraps the error in
    /// <see cref="System.Reflection.TargetInvocationException"/>.
    /// </summary>
    /// <remarks>
    /// Models of version 0.1 have no SHA-256 and are held against the zip archive's checksums alone; so is what ML.NET itself wrote (the order and scopes of the steps, the schema) of a model that was saved
    /// by <c>ml.Model.Save</c> and not by <see cref="SaveForScoringCatalog.SaveForScoring"/>.
    /// </remarks>
    /// <param name="catalog">The catalog.</param>
    /// <param name="path">The model file.</param>
    /// <param name="inputSchema">The schema of the data that the model was saved with; null where it was saved without.</param>
    /// <returns>The model; dispose it where it is <see cref="IDisposable"/>.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="ModelFormatException">The file is no model, damaged or cut short; the message names the file, and the part where it is known.</exception>
    /// <exception cref="IOException">The file cannot be read, or there is no room to unpack it in the temporary folder.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    /// <exception cref="GeocoderUnavailableException">The model geocodes with a provider that is not at hand.</exception>
    /// <exception cref="GeocoderChangedException">The provider's data is another than when the model was saved.</exception>
    /// <exception cref="GpuUnavailableException">The context asks for a GPU that is not there.</exception>
    public static ITransformer LoadModel(this GeolocationCatalog catalog, string path, out DataViewSchema? inputSchema)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no model '{path}'.", path);
        using var file = File.OpenRead(path);
        try
        {
            // Before ML.NET reads its own entries, which it does first: of damaged ones some never end, and where the file is no archive it leaves a temporary folder behind.
            using (var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true))
                ModelArchive.Check(archive);
            file.Position = 0;
            return catalog.Context.Model.Load(file, out inputSchema);
        }
        catch (Exception e) when (ModelDamage.IsDamage(e))
        {
            throw ModelDamage.Of(path, e);
        }
        catch (Exception e) when (ModelDamage.Innermost(e) is IOException cause)
        {
            throw new IOException($"'{path}' could not be read: {cause.Message}", e);
        }
        catch (System.Reflection.TargetInvocationException e)
        {
            throw ModelDamage.Unwrapped(e);
        }
    }
}

using SemGeo.Files;
using SemGeo.Imaging;
using SemGeo.Imaging.Files;
using SemGeo.Imaging.Masks;

namespace SemGeo.Synthetic.Writing;

/// <summary>
/// Writes a synthetic set as a folder: photos as JPEG with EXIF position, masks as indexed PNG, lists as CSV, and a note on what it is.
/// </summary>
/// <remarks>
/// A set is written beside its folder and moved there when it is whole: a run that is cancelled, killed or out of space never leaves a half set in its place. A folder
/// that already holds the same set is left alone, one that holds another set of ours is replaced, one that holds anything else is refused.
/// </remarks>
public sealed class SyntheticEarthWriter
{
    internal const string PhotoFolder = "photos";
    internal const string MaskFolder = "masks";
    internal const string TrainFile = "train.csv";
    internal const string TestFile = "test.csv";

    private const string Description = "Synthetic Earth: a drawing made by SemGeo.ML, not a photograph";
    private const int ReportEvery = 50;

    private readonly IImageEncoder _encoder;
    private readonly Func<string, Stream> _create;

    /// <summary>Makes a writer.</summary>
    /// <param name="encoder">Encodes the photos.</param>
    public SyntheticEarthWriter(IImageEncoder encoder)
        : this(encoder, path => new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0))
    {
    }

    /// <summary>For tests: files are made by <paramref name="create"/>.</summary>
    internal SyntheticEarthWriter(IImageEncoder encoder, Func<string, Stream> create)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        (_encoder, _create) = (encoder, create);
    }

    /// <summary>Writes a set, or finds that it is there.</summary>
    /// <param name="earth">The set.</param>
    /// <param name="folder">Where it goes; made if it does not exist.</param>
    /// <param name="options">How it is written; null for the defaults.</param>
    /// <param name="progress">Told now and then how many photos are written, by several threads.</param>
    /// <param name="cancellationToken">Stops writing; what was written is removed.</param>
    /// <exception cref="ArgumentException">Options are out of range.</exception>
    /// <exception cref="SyntheticEarthWriteException">The folder holds something else, or cannot be written to.</exception>
    /// <exception cref="OperationCanceledException">Writing was cancelled.</exception>
    public SyntheticEarthFolder Write(
        SyntheticEarth earth,
        string folder,
        SyntheticEarthWriterOptions? options = null,
        IProgress<SyntheticEarthProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(earth);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        options = options is null ? new() : options with { };
        options.Validate();
        folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (SyntheticEarthMarker.Vouches(folder, earth, options))
            return Result(folder, wasReused: true);

        string? draft = null;
        try
        {
            RefuseForeign(folder);
            draft = $"{folder}.{Path.GetRandomFileName()}.partial";
            WriteDraft(earth, draft, options, progress, cancellationToken);
            Publish(draft, folder);
        }
        catch (Exception e) when (FileFailure.Is(e) && e is not SyntheticEarthWriteException)
        {
            throw new SyntheticEarthWriteException(
                $"Synthetic Earth could not be written to '{folder}': {e.Message} Check that the folder's parent is writable and has room for some kilobytes a photo.", e);
        }
        finally
        {
            if (draft is not null)
                DeleteIfThere(draft);
        }

        return Result(folder, wasReused: false);
    }

    internal static string PhotoPath(SyntheticPhoto photo) => $"{PhotoFolder}/{photo.Id}.jpg";

    internal static string MaskPath(SyntheticPhoto photo) => $"{MaskFolder}/{photo.Id}.png";

    private static SyntheticEarthFolder Result(string folder, bool wasReused) =>
        new(folder, Path.Combine(folder, TrainFile), Path.Combine(folder, TestFile), wasReused);

    private static void RefuseForeign(string folder)
    {
        if (File.Exists(folder))
            throw new SyntheticEarthWriteException($"'{folder}' is a file: name another folder for Synthetic Earth.");
        if (Directory.Exists(folder) && !SyntheticEarthMarker.IsIn(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new SyntheticEarthWriteException($"'{folder}' holds files that are no synthetic set: name an empty or new folder, nothing is overwritten.");
    }

    private void WriteDraft(
        SyntheticEarth earth, string draft, SyntheticEarthWriterOptions options, IProgress<SyntheticEarthProgress>? progress, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.Combine(draft, PhotoFolder));
        if (options.WritesMasks)
            Directory.CreateDirectory(Path.Combine(draft, MaskFolder));
        var written = 0;
        var parallel = new ParallelOptions
        {
            CancellationToken = cancellationToken,
            MaxDegreeOfParallelism = options.Threads == 0 ? Environment.ProcessorCount : options.Threads,
        };
        try
        {
            Parallel.For(0, earth.Photos.Count, parallel, index =>
            {
                WritePhoto(earth, index, draft, options);
                var count = Interlocked.Increment(ref written);
                if (count % ReportEvery == 0 || count == earth.Photos.Count)
                    progress?.Report(new SyntheticEarthProgress(count, earth.Photos.Count));
            });
        }
        catch (AggregateException e) when (FileFailure.Is(e.InnerExceptions[0]))
        {
            throw e.InnerExceptions[0];
        }

        WriteFile(Path.Combine(draft, TrainFile), SyntheticEarthCsv.Write(earth.Photos.Where(p => !p.IsHeldOut), options.WritesMasks));
        WriteFile(Path.Combine(draft, TestFile), SyntheticEarthCsv.Write(earth.Photos.Where(p => p.IsHeldOut), options.WritesMasks));
        WriteFile(Path.Combine(draft, "README.md"), SyntheticEarthReadme.Write(earth));
        WriteFile(Path.Combine(draft, SyntheticEarthMarker.FileName), SyntheticEarthMarker.Create(earth, options));
    }

    private void WritePhoto(SyntheticEarth earth, int index, string draft, SyntheticEarthWriterOptions options)
    {
        var photo = earth.Photos[index];
        var (image, mask) = earth.Render(index);
        var exif = new ExifContent { Coordinate = photo.Coordinate, TakenAt = photo.TakenAt, Description = Description };
        WriteFile(Path.Combine(draft, PhotoPath(photo)), ExifSegment.AddTo(_encoder.EncodeJpeg(image, options.JpegQuality), exif));
        if (options.WritesMasks)
            WriteFile(Path.Combine(draft, MaskPath(photo)), ConceptMaskPng.Encode(mask));
    }

    private void WriteFile(string path, byte[] content)
    {
        using var stream = _create(path);
        stream.Write(content);
    }

    private static void Publish(string draft, string folder)
    {
        if (Directory.Exists(folder))
        {
            var old = draft + ".old";
            Directory.Move(folder, old);
            Directory.Move(draft, folder);
            Directory.Delete(old, recursive: true);
        }
        else
        {
            Directory.Move(draft, folder);
        }
    }

    private static void DeleteIfThere(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}

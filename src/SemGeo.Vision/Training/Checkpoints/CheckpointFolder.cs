using System.Globalization;
using SemGeo.Files;

namespace SemGeo.Vision.Training.Checkpoints;

/// <summary>
/// The checkpoints of one run: a folder each, "checkpoint-00000012", complete or not there. One is written beside under another name, through to the disk,
/// and renamed; the one before is kept, those before that and those that were found to be damaged are deleted.
/// </summary>
/// <remarks>While it is open no other process can open the folder.</remarks>
internal sealed class CheckpointFolder : IDisposable
{
    private const string Prefix = "checkpoint-", Unfinished = ".tmp", LockName = "run.lock";
    private const int Kept = 2;

    private readonly string _path;
    private readonly FileStream _lock;
    private readonly HashSet<int> _damaged = [];
    private int _last;

    /// <summary>Opens the folder, which is made where it does not exist, and clears away what a killed process left unfinished.</summary>
    /// <exception cref="CheckpointException">It cannot be written to, another process has it open, or it holds checkpoints and they are not to be gone on from.</exception>
    public CheckpointFolder(CheckpointOptions options)
    {
        _path = Path.GetFullPath(options.Directory);
        try
        {
            WritableTarget.RequireFolder(_path);
            Directory.CreateDirectory(_path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CheckpointException($"The run cannot be kept: {error.Message}", error);
        }

        try
        {
            _lock = new FileStream(Path.Combine(_path, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error)
        {
            throw new CheckpointException($"The folder '{_path}' is in use by another training run: give each a folder of its own, or wait until it has ended.", error);
        }

        foreach (var left in Directory.EnumerateDirectories(_path, Prefix + "*" + Unfinished))
            Directory.Delete(left, recursive: true);
        var found = Numbers();
        _last = found.Count == 0 ? 0 : found[^1];
        if (found.Count == 0 || options.Resume)
            return;
        _lock.Dispose();
        throw new CheckpointException($"The folder '{_path}' holds checkpoints of a run already: resume it (Checkpoints.Resume, --resume), or give another folder.");
    }

    /// <summary>Reads the newest checkpoint that is whole.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="read">Reads one, given its folder and its manifest, which holds. Damage that it finds is an <see cref="InvalidDataException"/>, and the checkpoint before is read.</param>
    /// <param name="onDamaged">Is told of each that is not whole.</param>
    /// <returns>What was read, or null where there is no checkpoint.</returns>
    /// <exception cref="CheckpointException">There are checkpoints, and all are damaged.</exception>
    public T? ReadNewest<T>(Func<string, CheckpointManifest, T> read, Action<string> onDamaged)
        where T : class
    {
        var numbers = Numbers();
        foreach (var number in Enumerable.Reverse(numbers))
        {
            try
            {
                return read(PathOf(number), CheckpointManifest.Verify(PathOf(number)));
            }
            catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
            {
                _damaged.Add(number);
                onDamaged($"The checkpoint '{PathOf(number)}' is damaged and was passed over: {error.Message}.");
            }
        }

        return numbers.Count == 0
            ? null
            : throw new CheckpointException($"All {numbers.Count} checkpoints in '{_path}' are damaged: delete them, or give another folder, to begin anew.");
    }

    /// <summary>Writes a checkpoint and deletes those that are no longer kept.</summary>
    /// <exception cref="IOException">The disk refuses; the checkpoints before are as they were.</exception>
    public void Write(Action<CheckpointWriter> write)
    {
        var target = PathOf(_last + 1);
        var beside = target + Unfinished;
        try
        {
            Directory.CreateDirectory(beside);
            var writer = new CheckpointWriter(beside);
            write(writer);
            writer.Complete();
            Directory.Move(beside, target);
        }
        catch
        {
            if (Directory.Exists(beside))
                Directory.Delete(beside, recursive: true);
            throw;
        }

        _last++;
        var numbers = Numbers();
        foreach (var old in numbers.Except(_damaged).SkipLast(Kept).Union(numbers.Intersect(_damaged)))
            Directory.Delete(PathOf(old), recursive: true);
    }

    public void Dispose() => _lock.Dispose();

    private string PathOf(int number) => Path.Combine(_path, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{number:D8}"));

    private List<int> Numbers()
    {
        var numbers = new List<int>();
        foreach (var path in Directory.EnumerateDirectories(_path, Prefix + "*"))
        {
            if (int.TryParse(Path.GetFileName(path)[Prefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                numbers.Add(number);
        }

        numbers.Sort();
        return numbers;
    }
}

/// <summary>A folder of checkpoints cannot be used.</summary>
/// <param name="message">What is wrong with it, and what to do.</param>
/// <param name="innerException">The error below, if there is one.</param>
public class CheckpointException(string message, Exception? innerException = null) : Exception(message, innerException);

/// <summary>A checkpoint belongs to a run with other options or other photos: going on from it would give weights that no run has.</summary>
public sealed class CheckpointMismatchException : CheckpointException
{
    internal CheckpointMismatchException(string folder, IReadOnlyList<string> differences)
        : base($"The checkpoints in '{folder}' are of another run: {string.Join("; ", differences)}. Train with what they were made with, or in another folder.")
        => Differences = differences;

    /// <summary>What differs, such as "training.learningRate was 0.01, now it is 0.1".</summary>
    public IReadOnlyList<string> Differences { get; }
}

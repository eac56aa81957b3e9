using System.Text.Json;
using System.Text.Json.Serialization;
using SemGeo.Files;
using SemGeo.Reports.Training;
using SemGeo.Vision.Training;

namespace SemGeo.Pipelines.Training;

/// <summary>
/// Keeps the figures of a training run in a file of JSON lines while it goes on: {"trained": ...} over at least ten seconds, or to the end of an epoch, and {"validated": ...}. A run that goes
/// on from a checkpoint takes up the file where the checkpoint is: what was done after it, and lost, is taken out.
/// </summary>
internal sealed class LearningCurveLog(string path, TimeProvider time) : IProgress<TrainingProgress>, IDisposable
{
    /// <summary>The least time that a line about training is about, unless an epoch ends or a validation comes.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private const int MaxLineBytes = 16 << 20;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly List<TrainedSpan> _spans = [];
    private readonly List<Validated> _validations = [];
    private readonly SpanSum _sum = new();
    private StreamWriter? _file;
    private long _writtenAt;

    /// <summary>Where the lines are.</summary>
    public string Path => path;

    /// <summary>What the file holds.</summary>
    public LearningCurves Curves => new(_spans, _validations);

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        // A run that goes on says so before anything else.
        if (_file is null)
            Begin(value.Notice is null ? 0 : value.ImagesSeen);
        if (value.Notice is not null)
            return;
        if (_sum.Epoch != value.Epoch)
            WriteTrained();
        _sum.Add(value);
        if (value.Validation is not null || time.GetElapsedTime(_writtenAt) >= Interval)
            WriteTrained();
        if (value.Validation is { } validation)
            Write(validation, value.IsBest);
        _file!.Flush();
    }

    /// <summary>Writes what is not written yet.</summary>
    public void Dispose()
    {
        if (_file is null)
            return;
        WriteTrained();
        _file.Dispose();
        _file = null;
    }

    /// <summary>Reads a log, which a run may be writing; a last line that a kill cut short is passed over. Where there is no file there are no figures.</summary>
    /// <exception cref="IOException">It is no regular file, or cannot be read.</exception>
    /// <exception cref="InvalidDataException">Another line cannot be read or makes no sense; the message names file, line and value.</exception>
    public static LearningCurves Read(string path) => Read(path, passesOverDamage: false);

    private static LearningCurves Read(string path, bool passesOverDamage)
    {
        var (spans, validations) = (new List<TrainedSpan>(), new List<Validated>());
        if (!File.Exists(path))
            return new LearningCurves(spans, validations);
        using var file = RegularFile.OpenRead(path);
        var lines = new Utf8LineReader(file, MaxLineBytes);
        var (damage, damagedLine) = ((InvalidDataException?)null, 0L);
        while (lines.Read(out var text, out var isTooLong))
        {
            var (line, reason) = isTooLong ? (null, $"it has more than {MaxLineBytes} bytes") : Parse(text);
            reason ??= LearningCurveLine.WhatIsWrong(line, spans, validations);
            if (reason is not null && damage is null)
            {
                damage = new InvalidDataException($"Line {lines.LineNumber} of '{path}' cannot be read: {reason}. Leave the line out, or train again.");
                damagedLine = lines.LineNumber;
            }

            if (reason is not null)
                continue;
            if (line?.Trained is { } span)
                spans.Add(span);
            else if (line?.Validated is { } validated)
                validations.Add(validated);
        }

        // A file without any figure is no log, which the caller says. A last line without its end was cut short.
        var isCut = damagedLine == lines.LineNumber && !lines.IsLineEnded;
        return damage is not null && !passesOverDamage && !isCut && spans.Count + validations.Count > 0 ? throw damage : new LearningCurves(spans, validations);
    }

    private static (LearningCurveLine? Line, string? Reason) Parse(ReadOnlySpan<byte> text)
    {
        if (text.Trim(" \t"u8).IsEmpty)
            return (null, null);
        try
        {
            ForeignJson.RequireUtf8(text);
            return (JsonSerializer.Deserialize<LearningCurveLine>(text, Json), null);
        }
        catch (JsonException e)
        {
            return (null, e.Message.TrimEnd('.'));
        }
    }

    private void Begin(long images)
    {
        var before = images == 0 ? new LearningCurves([], []) : Read(path, passesOverDamage: true);
        _spans.AddRange(before.Spans.Where(span => span.Images <= images));
        _validations.AddRange(before.Validations.Where(validated => validated.Images <= images));
        var lines = _spans.Select(span => (span.Images, Line: new LearningCurveLine(span, null))).Concat(_validations.Select(validated => (validated.Images, Line: new LearningCurveLine(null, validated))));
        AtomicFile.Write(path, target => File.WriteAllLines(target, lines.OrderBy(line => line.Images).Select(line => JsonSerializer.Serialize(line.Line, Json))));
        _file = new StreamWriter(path, append: true) { NewLine = "\n" };
        _sum.Start(images);
        _writtenAt = time.GetTimestamp();
    }

    private void WriteTrained()
    {
        _writtenAt = time.GetTimestamp();
        if (_sum.Take() is not { } span)
            return;
        _spans.Add(span);
        Write(new LearningCurveLine(span, null));
    }

    private void Write(ValidationResult validation, bool isBest)
    {
        // A run that was ended between a validation and the checkpoint after it does it again.
        if (_validations.Count > 0 && _validations[^1].Images == validation.ImagesSeen)
            return;
        _validations.Add(new Validated(
            validation.Epoch, validation.ImagesSeen, validation.Images, validation.Loss, isBest,
            [.. validation.Heads.Select(head => new ValidatedHead(head.Head, head.Loss, head.Labelled, head.Correct))], validation.Locations?.Predictors ?? []));
        Write(new LearningCurveLine(null, _validations[^1]));
    }

    private void Write(LearningCurveLine line) => _file!.WriteLine(JsonSerializer.Serialize(line, Json));
}

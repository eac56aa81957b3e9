using System.Runtime.InteropServices;
using SemGeo.Numerics;

namespace SemGeo.Concepts.Summary;

/// <summary>Adds up concept influence, image by image. Not safe for several threads at once.</summary>
public sealed class ConceptSummaryBuilder
{
    private readonly ConceptSummaryOptions _options;
    private readonly SortedDictionary<string, List<double>[]> _influences = new(StringComparer.Ordinal);
    private int _images;
    private int _outside;
    private int _withoutDistance;

    /// <summary>Creates a builder.</summary>
    /// <exception cref="ArgumentException">Options are wrong; the message names all errors.</exception>
    public ConceptSummaryBuilder(ConceptSummaryOptions? options = null)
    {
        options ??= new ConceptSummaryOptions();
        options.Validate();
        _options = options;
    }

    /// <summary>Adds an image.</summary>
    /// <param name="distanceKm">How far its prediction is from the truth, in kilometres; NaN where either is missing.</param>
    /// <param name="concepts">The names of its concepts. An image without any is not counted.</param>
    /// <param name="influences">Their influences.</param>
    /// <exception cref="ArgumentException">There are not as many influences as concepts, or one is NaN or negative.</exception>
    public void Add(double distanceKm, ReadOnlySpan<string> concepts, ReadOnlySpan<double> influences)
    {
        if (concepts.Length != influences.Length)
            throw new ArgumentException($"{concepts.Length} concepts cannot have {influences.Length} influences.", nameof(influences));
        if (concepts.IsEmpty)
            return;
        foreach (var influence in influences)
        {
            if (!(influence >= 0))
                throw new ArgumentException($"An influence is {influence}, it must be 0 or more.", nameof(influences));
        }

        if (double.IsNaN(distanceKm))
        {
            _withoutDistance++;
            return;
        }

        _images++;
        var isInside = false;
        for (var interval = 0; interval < _options.Intervals.Count; interval++)
        {
            if (!_options.Intervals[interval].Contains(distanceKm))
                continue;
            isInside = true;
            for (var i = 0; i < concepts.Length; i++)
                ListOf(concepts[i])[interval].Add(influences[i]);
        }

        if (!isInside)
            _outside++;
    }

    /// <summary>Sums up what was added so far.</summary>
    public ConceptSummary Build()
    {
        var rows = _influences.Select(pair => new ConceptSummaryRow(pair.Key, [.. pair.Value.Select(Summarize)])).Where(row => row.Statistics.Any(statistics => statistics is not null));
        return new ConceptSummary(_options, _images, _outside, _withoutDistance, [.. rows]);
    }

    private List<double>[] ListOf(string concept)
    {
        if (!_influences.TryGetValue(concept, out var lists))
            _influences.Add(concept, lists = [.. _options.Intervals.Select(_ => new List<double>())]);
        return lists;
    }

    private ConceptStatistics? Summarize(List<double> influences)
    {
        if (influences.Count < _options.MinimumCount)
            return null;
        var sorted = CollectionsMarshal.AsSpan(influences).ToArray();
        Array.Sort(sorted);
        return new ConceptStatistics(sorted.Length, Median.OfSorted<double>(sorted), sorted.Average());
    }
}

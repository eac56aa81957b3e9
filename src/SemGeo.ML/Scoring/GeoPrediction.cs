using SemGeo.Geography;
using SemGeo.Inference;

namespace SemGeo.ML.Scoring;

/// <summary>What is known of one photo after scoring; reused from row to row.</summary>
internal sealed class GeoPrediction
{
    private readonly CellPrediction[] _top;
    private readonly float[] _scores;
    private int _topCount;

    public GeoPrediction(HierarchicalDecoder decoder, GeoScoringOptions options)
    {
        _top = new CellPrediction[options.TopCells];
        _scores = options.WriteScores ? new float[decoder.ClassCount] : [];
        Levels = new GeoCoordinate[decoder.Set.Levels.Count + 1];
        LevelCells = new int[decoder.Set.Levels.Count];
    }

    /// <summary>Why there is no prediction; empty where there is one.</summary>
    public string Error { get; private set; } = "";

    public CellPrediction Best { get; private set; }

    public RegionPrediction Region { get; private set; }

    public ReadOnlySpan<CellPrediction> Top => _top.AsSpan(0, _topCount);

    /// <summary>The coordinate of each level's own prediction, fine to coarse, then that of f*.</summary>
    public GeoCoordinate[] Levels { get; }

    /// <summary>The class of each level's own prediction; -1 where there is none.</summary>
    public int[] LevelCells { get; }

    /// <summary>The probabilities of all heads, where they are written.</summary>
    public ReadOnlySpan<float> Scores => _scores;

    public void Set(HierarchicalDecoder decoder, GeoScoringOptions options, ReadOnlySpan<float> probabilities)
    {
        Error = "";
        Region = decoder.PredictRegion(probabilities);
        _topCount = decoder.Top(probabilities, options.Mode, _top);
        Best = _topCount > 0 ? _top[0] : decoder.Predict(probabilities, options.Mode);
        for (var level = 0; level < LevelCells.Length; level++)
        {
            var prediction = options.MinimumGranularity is null ? decoder.PredictAt(level, probabilities) : CellPrediction.None;
            Levels[level] = prediction.Coordinate;
            LevelCells[level] = prediction.Cell;
        }

        Levels[^1] = decoder.Predict(probabilities, InferenceMode.Hierarchy).Coordinate;
        if (_scores.Length > 0)
            probabilities.CopyTo(_scores);
    }

    public void SetError(string reason)
    {
        Error = reason;
        Best = CellPrediction.None;
        Region = RegionPrediction.None;
        _topCount = 0;
        Array.Fill(Levels, GeoCoordinate.Missing);
        Array.Fill(LevelCells, -1);
        Array.Fill(_scores, float.NaN);
    }
}

using SemGeo.Pipelines.Configuration;
using SemGeo.Tables;

namespace SemGeo.Pipelines.Partitioning;

/// <summary>What <c>semgeo partition</c> was asked to do.</summary>
internal sealed record PartitionRequest
{
    public const string SemP = "semp", S2 = "s2", Countries = "countries", CPlaNet = "cplanet", Automatic = "auto";

    /// <summary>A table or an EMP-16 file; null where <see cref="From"/> says enough.</summary>
    public string? Data { get; init; }

    /// <summary>A partitioning that exists: a file, or a folder of the authors' files.</summary>
    public string? From { get; init; }

    public string Scheme { get; init; } = SemP;

    /// <summary>Null for those of the configuration, "auto" for scaled ones, or numbers.</summary>
    public string? Thresholds { get; init; }

    public int? MinImages { get; init; }

    public bool AreasOnly { get; init; }

    public required CoordinateTableOptions Columns { get; init; }

    public string? Locations { get; init; }

    public string? Output { get; init; }

    public string? GeoJson { get; init; }

    /// <summary>How far borders in GeoJSON may be from where they are, in degrees; 0 for all that is known.</summary>
    public double SimplifyDegrees { get; init; }

    public string? Map { get; init; }

    public string? Authors { get; init; }

    public string? Report { get; init; }

    public string? Title { get; init; }

    public required PipelineConfig Config { get; init; }
}

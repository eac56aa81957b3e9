using SemGeo.Pipelines.Input;

namespace SemGeo.Pipelines.Training;

/// <summary>What <c>semgeo train</c> reads and writes.</summary>
internal sealed record TrainRequest
{
    /// <summary>The training photos.</summary>
    public required string Data { get; init; }

    /// <summary>What relative paths of tables are relative to; null for the table's folder.</summary>
    public string? Images { get; init; }

    /// <summary>How tables and folders are read.</summary>
    public TableSettings Tables { get; init; } = new();

    /// <summary>The model file to write.</summary>
    public required string Output { get; init; }

    /// <summary>A saved partitioning; null to build one from the photos.</summary>
    public string? Partitioning { get; init; }

    /// <summary>The photos to validate on; null to hold back a share of the training photos.</summary>
    public string? Validation { get; init; }

    /// <summary>The page or drawing of the learning curves to write; null for the one in the folder of checkpoints, if there is one.</summary>
    public string? Report { get; init; }
}

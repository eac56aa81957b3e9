using SemGeo.Experiments.Partitionings;
using SemGeo.Experiments.PlantedClues;
using SemGeo.Pipelines.Configuration;

namespace SemGeo.Experiments.Verbs;

/// <summary>What a configuration sets for the studies, beside what it sets for <c>semgeo</c>: one file serves both programs.</summary>
internal sealed class ExperimentsConfig : PipelineConfig
{
    /// <summary>The audit of concept influence with planted clues.</summary>
    public ClueAuditOptions Audit { get; set; } = new();

    /// <summary>The comparison of semantic partitionings with S2 cells.</summary>
    public PartitioningComparisonOptions Comparison { get; set; } = new();
}

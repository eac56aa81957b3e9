using SemGeo.ML.Concepts;
using SemGeo.ML.Training;
using SemGeo.Partitioning;
using SemGeo.Partitioning.AdaptiveS2;
using SemGeo.Partitioning.Combinatorial;
using SemGeo.Partitioning.Countries;
using SemGeo.Synthetic;
using SemGeo.Vision.Input;

namespace SemGeo.Pipelines.Configuration;

/// <summary>Everything that a configuration can set. Keys are the properties' names in camel case.</summary>
internal class PipelineConfig
{
    /// <summary>What Synthetic Earth draws.</summary>
    public SyntheticEarthOptions Synthesize { get; set; } = new();

    /// <summary>Which partitionings <c>semgeo train</c> builds from the photos, unless it is given saved ones.</summary>
    public PartitioningScheme Scheme { get; set; } = PartitioningScheme.Semantic;

    /// <summary>The base filter, the thresholds and the levels' names of semantic partitionings.</summary>
    public PartitioningOptions Partitioning { get; set; } = new();

    /// <summary>Adaptive S2 cells.</summary>
    public AdaptiveS2Options S2 { get; set; } = new();

    /// <summary>Countries.</summary>
    public CountryPartitioningOptions Countries { get; set; } = new();

    /// <summary>CPlaNet's combinations.</summary>
    public CombinatorialPartitioningOptions Cplanet { get; set; } = new();

    /// <summary>The network, its input, its training and how it answers. Photos that cannot be decoded are left out and listed, unless the file says Throw.</summary>
    public MultiHeadGeoTrainerOptions Model { get; set; } = new() { Seed = 1, Input = new InputOptions { OnBadImage = BadImagePolicy.Skip } };

    /// <summary>Where masks come from, how photos are explained and concepts measured.</summary>
    public ConceptInfluenceEstimatorOptions Concepts { get; set; } = new();

    /// <summary>The sections that only the program 'experiments' reads: a file may be for both programs.</summary>
    internal static IReadOnlyList<string> StudySections { get; } = ["audit", "comparison"];

    /// <summary>Where the values come from, for messages.</summary>
    internal KeyOrigins Origins { get; } = new();

    /// <summary>Checks all that training reads, before it reads anything else.</summary>
    /// <exception cref="ConfigurationException">A value is out of its range; the message names the file, the section, the key, its value and what is allowed.</exception>
    public void ValidateTraining()
    {
        Check("partitioning", Partitioning.Validate);
        Check("s2", S2.Validate);
        Check("countries", Countries.Validate);
        Check("cplanet", Cplanet.Validate);
        Check("model:input", Model.Input.Validate);
        Check("model:training", Model.Training.Validate);
        Check("model:scoring", Model.Scoring.Validate);
        Check("model", Model.Validate);
    }

    // Messages begin with the name of the options' class, of which a configuration knows nothing.
    private void Check(string section, Action validate)
    {
        try
        {
            validate();
        }
        catch (ArgumentException e)
        {
            var message = e.Message[(e.Message.IndexOf(": ", StringComparison.Ordinal) + 2)..];
            throw new ConfigurationException($"{Origins.Of(section, message)}: in '{section}': {message}");
        }
    }
}

using SemGeo.Validation;

namespace SemGeo.ML;

/// <summary>What a training starts from instead of random weights: the fine-tuning of a model on one's own photos.</summary>
/// <remarks>
/// The backbone is taken over whole and must be the same. A head takes over from the head of the same name: cells are matched by their location ids; cells
/// that the saved head lacks begin with random weights (the head is extended), cells that are no longer wanted are dropped. A head without a namesake, and every
/// one of <see cref="ReplaceHeads"/>, begins anew. A weight file knows neither names nor location ids: a head takes over from the one of the same number if that has as many cells, which then
/// have to be the same.
/// </remarks>
public sealed class FineTuningOptions
{
    /// <summary>An ML.NET model file with a geolocation model, or a safetensors file (".safetensors") with a network's weights.</summary>
    /// <value>Not empty.</value>
    public string Path { get; set; } = "";

    /// <summary>The names of the levels whose heads begin anew.</summary>
    /// <value>The default value is empty.</value>
    public IReadOnlyList<string> ReplaceHeads { get; set; } = [];

    internal FineTuningOptions Copy() => (FineTuningOptions)MemberwiseClone();

    internal void Check(OptionErrors errors)
    {
        errors.Require(!string.IsNullOrWhiteSpace(Path), "StartFrom.Path is empty, it must name a model or a weight file.");
    }
}

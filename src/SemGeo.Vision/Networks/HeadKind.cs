using System.Text.Json.Serialization;

namespace SemGeo.Vision.Networks;

/// <summary>What a head of a network says.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HeadKind>))]
public enum HeadKind
{
    /// <summary>The probability of each cell (paper, 3.1.3).</summary>
    Cells,

    /// <summary>A density over the sphere: a mixture of von Mises-Fisher distributions, one a cell (Izbicki, Papalexakis and Tsotras, ECML PKDD 2019).</summary>
    Mixture,
}

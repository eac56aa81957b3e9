using SemGeo.Validation;

namespace SemGeo.Partitioning.Countries;

/// <summary>How <see cref="CountryPartitioning"/> divides the earth (paper, Appendix C).</summary>
public sealed class CountryPartitioningOptions
{
    private const double GridSearchLimitKm = 400;

    /// <summary>The images that a country or state needs to be a class.</summary>
    /// <value>At least 1. The default value is 1,000.</value>
    public int MinImages { get; set; } = 1000;

    /// <summary>Countries that are divided into their states, by ISO 3166-1 code. Only countries of which the gazetteer knows the states' borders can be.</summary>
    /// <value>The default value is "US".</value>
    public IReadOnlyList<string> DividedCountries { get; set; } = ["US"];

    /// <summary>How far out at sea a coordinate still belongs to the nearest country or state, in kilometres.</summary>
    /// <value>0 to 400. The default value is 22.224, the 12 nautical miles of the territorial sea.</value>
    public double MaritimeDistanceKm { get; set; } = 22.224;

    internal CountryPartitioningOptions Copy() => (CountryPartitioningOptions)MemberwiseClone();

    /// <summary>Checks all options at once.</summary>
    /// <exception cref="ArgumentException">Options are wrong; the message names every one.</exception>
    public void Validate()
    {
        var errors = new OptionErrors(nameof(CountryPartitioningOptions));
        errors.Require(MinImages >= 1, $"MinImages is {MinImages}, it must be at least 1.");
        errors.Require(DividedCountries is not null && DividedCountries.All(code => !string.IsNullOrWhiteSpace(code)), "DividedCountries is null or has an empty code, it must hold codes such as 'US', or nothing.");
        errors.Require(MaritimeDistanceKm is >= 0 and <= GridSearchLimitKm, $"MaritimeDistanceKm is {MaritimeDistanceKm}, it must be 0 to {GridSearchLimitKm}.");
        errors.ThrowIfAny();
    }
}

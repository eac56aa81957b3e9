namespace SemGeo.Locations;

/// <summary>
/// Who geocoded: recorded in every partitioning and model, so that addresses of one provider are never labelled with the
/// classes of another.
/// </summary>
/// <param name="Provider">The provider's kind, such as "gazetteer" or "nominatim".</param>
/// <param name="DataVersion">The version or hash of its data.</param>
public sealed record GeocoderSource(string Provider, string DataVersion)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Provider} ({DataVersion})";
}

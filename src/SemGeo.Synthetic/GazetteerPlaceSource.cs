using SemGeo.Geocoding.Embedded;

namespace SemGeo.Synthetic;

/// <summary>The places of the embedded gazetteer, those in no admin-1 region left out.</summary>
/// <param name="gazetteer">The gazetteer.</param>
public sealed class GazetteerPlaceSource(Gazetteer gazetteer) : ISyntheticPlaceSource
{
    /// <inheritdoc/>
    public string Version => $"{GazetteerGeocoder.Provider} {gazetteer.DataVersion}";

    /// <inheritdoc/>
    public IEnumerable<SyntheticPlace> Places
    {
        get
        {
            var locations = gazetteer.Locations;
            foreach (var place in gazetteer.Places)
            {
                if (place.Admin1Id is not { } admin1Id)
                    continue;
                yield return new SyntheticPlace(place.LocationId, place.Name, place.Coordinate, place.Population, place.CountryCode,
                    locations.NameOf(place.CountryCode), admin1Id, locations.NameOf(admin1Id));
            }
        }
    }
}

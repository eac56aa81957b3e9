namespace SemGeo.Geocoding.Embedded;

/// <summary>How <see cref="GazetteerGeocoder"/> decides what a coordinate lies in.</summary>
public sealed class GazetteerOptions
{
    /// <summary>How far a populated place may be, in kilometres, 0 to 20,100: a photo in the desert is not "in" a town 400 km away.</summary>
    /// <value>The default value is 50.</value>
    public double MaxPlaceDistanceKm { get; set; } = 50;

    /// <summary>
    /// How far the nearest populated place may be for its admin-2 region to be taken, in kilometres, 0 to 20,100. Admin-2 regions
    /// that have polygons of their own (such as French departments) do not depend on it.
    /// </summary>
    /// <value>The default value is 50.</value>
    public double MaxAdmin2DistanceKm { get; set; } = 50;

    /// <summary>
    /// How far outside every polygon a coordinate may be, in kilometres, 0 to 400, and still count as on the land there: coastlines are generalised,
    /// and photos are taken on piers, bridges and boats.
    /// </summary>
    /// <value>The default value is 2.</value>
    public double CoastToleranceKm { get; set; } = 2;

    /// <summary>How far out at sea a coordinate still gets the nearest country, in kilometres, 0 to 400.</summary>
    /// <value>The default value is 22.224, the 12 nautical miles of the territorial sea.</value>
    public double MaritimeDistanceKm { get; set; } = 22.224;

    /// <summary>Whether a section of a city (GeoNames PPLX) is followed by its city: "Schwabing-West, Munich, Upper Bavaria, ...".</summary>
    /// <value>The default value is <see langword="true"/>.</value>
    public bool CityOfSection { get; set; } = true;

    /// <summary>
    /// Whether a place that the border puts into a neighboring region of its country, or into another country, is found there too, as far beyond the border as it lies and 1 km more. In another country's land
    /// it gets that country's regions as its parents.
    /// Otherwise the polygons alone decide the region: at such a place's own coordinate the answer is another place.
    /// </summary>
    /// <value>The default value is <see langword="true"/>.</value>
    public bool RepairBorders { get; set; } = true;

    /// <summary>How many cores a large batch may use; 0 means all.</summary>
    /// <value>The default value is 0.</value>
    public int MaxDegreeOfParallelism { get; set; }

    internal void Validate()
    {
        const double HalfTheEarth = 20_100;
        const double GridSearchLimit = 400;
        var errors = new List<string>();
        Check(MaxPlaceDistanceKm, nameof(MaxPlaceDistanceKm), HalfTheEarth);
        Check(MaxAdmin2DistanceKm, nameof(MaxAdmin2DistanceKm), HalfTheEarth);
        Check(CoastToleranceKm, nameof(CoastToleranceKm), GridSearchLimit);
        Check(MaritimeDistanceKm, nameof(MaritimeDistanceKm), GridSearchLimit);
        if (MaxDegreeOfParallelism < 0)
            errors.Add($"{nameof(MaxDegreeOfParallelism)} is {MaxDegreeOfParallelism}; use 0 for all cores, or a positive number.");
        if (errors.Count > 0)
            throw new ArgumentException($"The options of the gazetteer geocoder are not valid. {string.Join(' ', errors)}");

        void Check(double value, string name, double limit)
        {
            if (!(value >= 0 && value <= limit))
                errors.Add(FormattableString.Invariant($"{name} is {value}; use kilometres from 0 to {limit}."));
        }
    }

    internal GazetteerOptions Clone() => (GazetteerOptions)MemberwiseClone();
}

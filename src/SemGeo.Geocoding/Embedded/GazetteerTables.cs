using SemGeo.Geography;

namespace SemGeo.Geocoding.Embedded;

/// <summary>The content of a gazetteer file as columns.</summary>
internal sealed class GazetteerTables
{
    /// <summary>Border coordinates are counted in units of 1e-4 degrees, place coordinates in units of 1e-5 degrees.</summary>
    public const int BorderUnitsPerDegree = 10_000;

    /// <inheritdoc cref="BorderUnitsPerDegree"/>
    public const int PlaceUnitsPerDegree = 100_000;

    /// <summary>The distances of strays are counted in units of 10 m.</summary>
    public const int StrayUnitsPerKm = 100;

    public required string DataVersion { get; init; }

    public required AreaColumns Areas { get; init; }

    public required FaceColumns Faces { get; init; }

    public required ArcColumns Arcs { get; init; }

    public required PlaceColumns Places { get; init; }

    public required StrayColumns Strays { get; init; }

    /// <summary>Whether an area is another one or lies within it.</summary>
    public bool IsWithin(int area, int container)
    {
        while (area > container)
            area = Areas.Parent[area];
        return area == container;
    }

    public GeoCoordinate PlaceCoordinate(int place) =>
        new(Places.Latitude[place] / (double)PlaceUnitsPerDegree, Places.Longitude[place] / (double)PlaceUnitsPerDegree);

    public GazetteerPlace PlaceAt(int place)
    {
        string? admin2 = null, admin1 = null, country = null;
        for (var area = Places.Area[place]; area >= 0; area = Areas.Parent[area])
        {
            switch (Areas.Rank[area])
            {
                case AreaRank.Admin2: admin2 = Areas.Id[area]; break;
                case AreaRank.Admin1: admin1 = Areas.Id[area]; break;
                default: country = Areas.Id[area]; break;
            }
        }

        return new GazetteerPlace(
            Places.GeoNameId[place], Places.Name[place], PlaceCoordinate(place), Places.Population[place],
            Places.FeatureCodes[Places.Feature[place]], country!, admin1, admin2);
    }

    /// <summary>The ranks of areas, coarse to fine.</summary>
    public static class AreaRank
    {
        public const byte Country = 0;
        public const byte Admin1 = 1;
        public const byte Admin2 = 2;
    }

    /// <summary>Countries and regions, every one after its parent.</summary>
    /// <param name="Id">Location ids.</param>
    /// <param name="Name">Names.</param>
    /// <param name="Rank">One of <see cref="AreaRank"/>.</param>
    /// <param name="HasBorder">1 where polygons are known, else 0.</param>
    /// <param name="Parent">The index of the area that contains it, -1 for a country.</param>
    /// <param name="Latitude">Centre, in border units.</param>
    /// <param name="Longitude">Centre, in border units.</param>
    public sealed record AreaColumns(Utf8Column Id, Utf8Column Name, byte[] Rank, byte[] HasBorder, int[] Parent, int[] Latitude, int[] Longitude)
    {
        public int Count => Parent.Length;
    }

    /// <summary>Faces: what one polygon or several polygons of the same area cover.</summary>
    /// <param name="Area">The finest area that the face is all of, or part of.</param>
    /// <param name="FirstPlace">The first place of each face, and at the end the number of all places.</param>
    public sealed record FaceColumns(int[] Area, int[] FirstPlace)
    {
        public int Count => Area.Length;
    }

    /// <summary>Arcs: border lines between two faces, or between a face and none (-1).</summary>
    /// <param name="FirstVertex">The first vertex of each arc, and at the end the number of all vertices.</param>
    /// <param name="Left">The face on the left of the arc's direction.</param>
    /// <param name="Right">The face on the right.</param>
    /// <param name="X">Longitudes in border units.</param>
    /// <param name="Y">Latitudes in border units.</param>
    public sealed record ArcColumns(int[] FirstVertex, int[] Left, int[] Right, int[] X, int[] Y)
    {
        public int Count => Left.Length;
    }

    /// <summary>Populated places in the order of their faces.</summary>
    /// <param name="GeoNameId">GeoNames ids.</param>
    /// <param name="Name">Names.</param>
    /// <param name="Latitude">In place units.</param>
    /// <param name="Longitude">In place units.</param>
    /// <param name="Population">Inhabitants.</param>
    /// <param name="Feature">Index into <paramref name="FeatureCodes"/>.</param>
    /// <param name="Area">The finest area that the place lies in.</param>
    /// <param name="City">For a section of a city the place that is its city, else -1.</param>
    /// <param name="FeatureCodes">GeoNames feature codes.</param>
    public sealed record PlaceColumns(
        int[] GeoNameId, Utf8Column Name, int[] Latitude, int[] Longitude, int[] Population, byte[] Feature, int[] Area, int[] City, string[] FeatureCodes)
    {
        public int Count => GeoNameId.Length;
    }

    /// <summary>Places that lie beyond the border of their own region or country.</summary>
    /// <param name="Place">The place.</param>
    /// <param name="Face">The face that it lies in, of its own country or of another.</param>
    /// <param name="Distance">How far it is from its own face, in stray units.</param>
    public sealed record StrayColumns(int[] Place, int[] Face, int[] Distance)
    {
        public int Count => Place.Length;
    }
}

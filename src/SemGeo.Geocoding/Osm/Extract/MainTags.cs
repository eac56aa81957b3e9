using SemGeo.Geocoding.Osm.Pbf;

namespace SemGeo.Geocoding.Osm.Extract;

/// <summary>
/// Which tags make an object one that addresses may name, after Nominatim's "full" import style.
/// </summary>
internal static class MainTags
{
    /// <summary>How good a reason a tag is; the best one names what the object is.</summary>
    public enum Reason
    {
        None,

        /// <summary>A building, where nothing else is known and it has a name or an address.</summary>
        Building,

        /// <summary>Where the object has a name and no better tag.</summary>
        Fallback,
        Natural,
        PointOfInterest,
        Street,
        Place,
        Boundary,
    }

    /// <summary>Judges a tag.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="value">Its value.</param>
    /// <param name="tags">All tags of the object.</param>
    /// <param name="kind">What the object is.</param>
    /// <param name="named">Whether the object has a name.</param>
    public static Reason Judge(string key, string value, in TagList tags, OsmKinds kind, bool named)
    {
        if (value == "no")
            return Reason.None;
        return key switch
        {
            "boundary" => named && value == "administrative" && kind != OsmKinds.Nodes ? Reason.Boundary : Reason.None,
            "place" => Reason.Place,
            "highway" => JudgeHighway(value, tags, kind, named),
            "landuse" => named && kind != OsmKinds.Nodes ? Reason.Fallback : Reason.None,
            "natural" => JudgeNatural(value, named),
            "aerialway" => value == "pylon" ? Reason.None : Reason.PointOfInterest,
            "amenity" => value is "parking_space" or "parking_entrance" or "waste_disposal" or "hunting_stand" ? Reason.None : Reason.PointOfInterest,
            "aeroway" or "club" or "craft" or "office" or "shop" => Reason.PointOfInterest,
            "emergency" => value is "yes" or "fire_hydrant" ? Reason.None : Reason.PointOfInterest,
            "military" => value == "yes" ? Reason.None : Reason.PointOfInterest,
            "leisure" => value switch
            {
                "park" or "nature_reserve" or "garden" or "common" => Reason.None,
                "swimming_pool" => Named(named),
                _ => Reason.PointOfInterest,
            },
            "man_made" => value switch
            {
                "pier" or "tower" or "bridge" or "water_tower" or "lighthouse" or "watermill" or "tunnel" => Reason.PointOfInterest,
                "works" or "dyke" or "adit" => Named(named),
                _ => Reason.None,
            },
            "railway" => value is "rail" or "abandoned" or "disused" or "razed" or "level_crossing" or "switch" or "signal" or "buffer_stop" ? Reason.None : Named(named),
            "tourism" => value switch
            {
                "yes" => Reason.None,
                "attraction" => named ? Reason.Fallback : Reason.None,
                "information" => tags.Find("information") is null ? Reason.PointOfInterest : Reason.None,
                _ => Reason.PointOfInterest,
            },
            "information" => value is not ("yes" or "route_marker" or "trail_blaze") && tags.Find("tourism") == "information" ? Reason.PointOfInterest : Reason.None,
            "historic" or "healthcare" => named && value != "yes" ? Reason.Fallback : Reason.None,
            "junction" => named ? Reason.Fallback : Reason.None,
            "building" => Reason.Building,
            _ => Reason.None,
        };
    }

    private static Reason JudgeHighway(string value, in TagList tags, OsmKinds kind, bool named)
    {
        switch (value)
        {
            case "turning_circle" or "mini_roundabout" or "noexit" or "crossing" or "give_way" or "stop" or "turning_loop" or "passing_place":
                return Reason.None;
            case "street_lamp" or "traffic_signals":
                return Named(named);
            case "service" or "cycleway" or "path" or "steps" or "bridleway" or "track" or "motorway_link" or "trunk_link" or "primary_link" or "secondary_link" or "tertiary_link" when !named:
                return Reason.None;
            case "footway" when !named || tags.Find("footway") is "sidewalk" or "crossing" or "link":
                return Reason.None;
            default:
                return kind != OsmKinds.Nodes && AddressLevels.IsStreet(value) ? Reason.Street : Reason.PointOfInterest;
        }
    }

    private static Reason JudgeNatural(string value, bool named) => value switch
    {
        _ when !named => Reason.None,
        "tree" or "spring" or "cave_entrance" or "geyser" or "hot_spring" or "rock" or "stone" => Reason.PointOfInterest,
        "coastline" or "yes" or "sea" => Reason.None,
        _ => Reason.Natural,
    };

    private static Reason Named(bool named) => named ? Reason.PointOfInterest : Reason.None;
}

using SemGeo.Files;
using SemGeo.Geocoding.Osm.Extract;
using SemGeo.Geocoding.Osm.Shapes;

namespace SemGeo.Geocoding.Osm.Lookup;

/// <summary>
/// Works out the rank that each object has in addresses, as Nominatim does:
/// <list type="number">
/// <item>the level of its tags in its country (<see cref="AddressLevels"/>);</item>
/// <item>a boundary ranks below the boundary of the next higher administrative level around it, and below a place area that holds all of it;</item>
/// <item>an area takes the place of the node that is the same place (the member "label", the same Wikidata item, or the same name), and that node's rank;</item>
/// <item>a place within an area of its own rank goes two ranks down.</item>
/// </list>
/// </summary>
internal sealed class RankFitter
{
    private const int Country = 4;
    private const int FirstStreet = 26;

    private readonly OsmFeature[] _features;
    private readonly CountryFinder _countries;
    private readonly ReadBudget _budget;

    // Areas around an area: some thirty in real data, and most are told apart without comparing their outlines, which takes as long as to look at a hundred.
    private const long LooksOfAny = 2_000_000, LooksOfFeature = 2_000, LooksOfComparison = 100;

    private RankFitter(OsmFeature[] features, CountryFinder countries)
    {
        _budget = new ReadBudget("The areas of the extract, which lie in one another too often: comparing them", (ReadLimit.Objects, LooksOfAny + LooksOfFeature * features.Length));
        _features = features;
        _countries = countries;
    }

    /// <summary>Sets the ranks of all features.</summary>
    public static void Fit(OsmFeature[] features, CountryFinder countries) => new RankFitter(features, countries).Fit();

    private void Fit()
    {
        foreach (var feature in _features)
            (feature.SearchRank, feature.AddressRank) = BaseRanks(feature);
        var areas = _features.Where(feature => feature is { MayHoldOthers: true, Shape.IsArea: true, AddressRank: > 0 and < FirstStreet }).ToArray();
        var tree = new FeatureTree(areas, feature => feature.Shape.Bounds);
        var nodes = new FeatureTree(_features.Where(feature => feature.IsPlaceNode), feature => feature.Shape.Bounds);
        var labels = _features.Where(feature => feature.IsPlaceNode).ToDictionary(feature => feature.Id);

        // Boundaries first, from countries down: each is fitted into those that are fitted already.
        foreach (var area in areas.OrderBy(area => !area.IsAdministrative).ThenBy(area => area.SearchRank).ThenBy(area => area.Attributes.AdminLevel).ThenBy(area => area.Id))
        {
            var parent = area is { IsAdministrative: true, Type: 'R' } ? FitBoundary(area, tree) : FitPlace(area, tree);
            Link(area, parent, nodes, labels);
        }

        foreach (var node in _features)
        {
            if (node is { IsPlaceNode: true, IsLinked: false, AddressRank: >= 16 and <= 23 } && Around(tree, node).Any(area => IsSameRank(area, node)))
                node.AddressRank += 2;
        }
    }

    private (int Search, int Address) BaseRanks(OsmFeature feature)
    {
        var (search, address) = AddressLevels.RanksOf(
            feature.Attributes.Key, feature.Attributes.Value, feature.Attributes.AdminLevel, feature.Shape.IsArea ? 'A' : feature.Type, CountryCodeOf(feature));
        return (feature.Attributes.IsCapital ? search - 1 : search, address);
    }

    private string? CountryCodeOf(OsmFeature feature) => feature.MayHoldOthers ? _countries.Find(feature.Centre)?.Attributes.CountryCode : null;

    /// <returns>The rank of the boundary around it, 3 where there is none.</returns>
    private int FitBoundary(OsmFeature boundary, FeatureTree areas)
    {
        var (x, y) = boundary.Centre;
        var level = boundary.Attributes.AdminLevel;
        var around = Around(areas, boundary)
            .Where(area => area is { IsAdministrative: true, Type: 'R', AddressRank: > 0 } && area.Attributes.AdminLevel > 3 && area.Attributes.AdminLevel < level && area.Shape.Covers(x, y))
            .MaxBy(area => area.Attributes.AdminLevel);
        var parent = 3;
        if (around is not null && around.Attributes.Wikidata is { } item && item == boundary.Attributes.Wikidata && around.Shape.ToGeometry().EqualsTopologically(boundary.Shape.ToGeometry()))
        {
            boundary.AddressRank = 0;
        }
        else if (around is not null)
        {
            parent = around.AddressRank;
            if (parent >= boundary.AddressRank)
                boundary.AddressRank = parent >= 24 ? 25 : parent + 2;
        }

        if (boundary.AddressRank > 9 && LowestHolder(boundary, areas, area => area.Attributes.Key == "place") is { } holder)
            boundary.AddressRank = holder.AddressRank + 2;
        return parent;
    }

    /// <returns>A rank that nothing is below: the rank of a place area does not follow its node.</returns>
    private int FitPlace(OsmFeature place, FeatureTree areas)
    {
        if (place is { Attributes.Key: "place", AddressRank: >= 16 and <= 23 } && LowestHolder(place, areas, _ => true) is { } holder)
            place.AddressRank = holder.AddressRank + 2;
        return int.MaxValue;
    }

    private IList<OsmFeature> Around(FeatureTree areas, OsmFeature feature)
    {
        var around = areas.Around(feature.Centre.X, feature.Centre.Y);
        _budget.Take(ReadLimit.Objects, around.Count);
        return around;
    }

    private OsmFeature? LowestHolder(OsmFeature inner, FeatureTree areas, Func<OsmFeature, bool> isCandidate)
    {
        var candidates = Around(areas, inner)
            .Where(area => area != inner && isCandidate(area) && area.AddressRank is > 0 and < 24 && area.SearchRank < 24 && RankOfTags(area) >= inner.AddressRank && area.Shape.Bounds.Contains(inner.Shape.Bounds))
            .OrderByDescending(RankOfTags);
        return candidates.FirstOrDefault(Holds);

        bool Holds(OsmFeature area)
        {
            _budget.Take(ReadLimit.Objects, LooksOfComparison);
            var (outer, geometry) = (area.Shape.ToGeometry(), inner.Shape.ToGeometry());
            return outer.Contains(geometry) && !outer.EqualsTopologically(geometry);
        }
    }

    private static int RankOfTags(OsmFeature area) => AddressLevels.RanksOf(area.Attributes.Key, area.Attributes.Value, area.Attributes.AdminLevel, 'A', null).Address;

    private static bool IsSameRank(OsmFeature area, OsmFeature node)
    {
        if (area.Type != 'R' || (area.IsAdministrative ? area.AddressRank : area.Attributes.Key == "place" ? RankOfTags(area) : 0) != node.AddressRank)
            return false;
        return area.Shape.Covers(node.Centre.X, node.Centre.Y);
    }

    private void Link(OsmFeature area, int parentRank, FeatureTree nodes, Dictionary<long, OsmFeature> labels)
    {
        if (area.AddressRank == 0)
            return;
        if (FindSamePlace(area, nodes, labels) is { } node)
        {
            node.IsLinked = true;
            if (area.Shape.Covers(node.Centre.X, node.Centre.Y))
                area.Centre = node.Centre;
            var rank = BaseRanks(node).Address;
            if (rank > parentRank && rank < FirstStreet)
                area.AddressRank = rank;
        }
        else if (area.IsAdministrative && area.AddressRank >= Country && area.Attributes.Place is { } place && !place.StartsWith("isl", StringComparison.Ordinal))
        {
            var rank = AddressLevels.RanksOf("place", place, OsmFeature.NoAdminLevel, 'A', CountryCodeOf(area)).Address;
            if (rank > parentRank && rank < FirstStreet)
                area.AddressRank = rank;
        }
    }

    private OsmFeature? FindSamePlace(OsmFeature area, FeatureTree nodes, Dictionary<long, OsmFeature> labels)
    {
        if (labels.TryGetValue(area.LabelNode, out var label))
            return label;
        var within = nodes.Meeting(area.Shape.Bounds);
        _budget.Take(ReadLimit.Objects, within.Count);
        var name = area.Attributes.PlainName ?? area.Attributes.Name;
        return (area.Attributes.Wikidata is null ? null : Find(node => node.Attributes.Wikidata == area.Attributes.Wikidata))
            ?? (area.Attributes.Place is null || name is null ? null : Find(node => node.Attributes.Value == area.Attributes.Place && IsPartOf(node.Attributes.PlainName, name) && MayBeSame(node)))
            ?? (name is null ? null : Find(node => string.Equals(node.Attributes.PlainName, name, StringComparison.OrdinalIgnoreCase) && BaseRanks(node).Address == area.AddressRank && MayBeSame(node)));

        OsmFeature? Find(Func<OsmFeature, bool> matches) =>
            within.Where(node => !node.IsLinked && matches(node) && area.Shape.Covers(node.Centre.X, node.Centre.Y)).MinBy(node => node.Id);

        bool MayBeSame(OsmFeature node) => node.Attributes.Wikidata is null || area.Attributes.Wikidata is null || node.Attributes.Wikidata == area.Attributes.Wikidata;
    }

    private static bool IsPartOf(string? a, string b) =>
        !string.IsNullOrEmpty(a) && (a.Contains(b, StringComparison.OrdinalIgnoreCase) || b.Contains(a, StringComparison.OrdinalIgnoreCase));
}

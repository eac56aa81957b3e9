using System.Runtime.InteropServices;
using SemGeo.Geography;
using SemGeo.ML.TrainingReports;

namespace SemGeo.ML.Training;

/// <summary>
/// Plans a <see cref="ValidationSplit"/> from the labels and coordinates of all photos. The class of a photo is that of its finest level. Of a class with several places, those that the draw holds back are
/// held back, the lowest draw first, while the class keeps half of its photos; of a class with one place, photos are drawn instead. Last, a class of any level that has no photo left for training (levels need
/// not nest) gets the place, or the photo, of its highest draw back.
/// </summary>
internal sealed class ValidationSplitPlanner(double fraction, int seed)
{
    private readonly Dictionary<ClassPlace, Unit> _units = [];
    private readonly HashSet<ClassPlace> _labels = []; // One array for all photos of the same classes.

    /// <summary>Counts a photo; one without any class is passed over.</summary>
    public void Add(long row, GeoCoordinate coordinate, int[] labels)
    {
        if (!Array.Exists(labels, label => label >= 0))
            return;
        var shared = new ClassPlace(labels, ClassPlace.Nowhere);
        if (!_labels.TryGetValue(shared, out var known))
            _labels.Add(known = shared);
        ref var unit = ref CollectionsMarshal.GetValueRefOrAddDefault(_units, known with { Place = ValidationSplit.PlaceOf(coordinate) }, out _);
        var draw = ValidationSplit.DrawOfPhoto(seed, row);
        unit = new Unit(unit.Photos + 1, unit.Drawn + (draw < fraction ? 1 : 0), Math.Max(unit.Last, draw));
    }

    /// <summary>The split of the photos that were added.</summary>
    public ValidationSplit Plan()
    {
        var shares = new Dictionary<ClassPlace, double>();
        var (byPhoto, left) = (0, 0);
        foreach (var members in _units.GroupBy(unit => FinestClass(unit.Key.Labels)))
        {
            var places = members.Where(unit => unit.Key.Place != ClassPlace.Nowhere).GroupBy(unit => unit.Key.Place).ToList();
            if (places is [var only])
            {
                byPhoto++;
                foreach (var unit in only)
                    shares[unit.Key] = fraction;
            }
            else
            {
                left += KeepHalf(places, members.Sum(unit => unit.Value.Photos), shares);
            }
        }

        left += GiveBack(shares);
        return new ValidationSplit(fraction, seed, shares) { Report = ReportOn(shares, byPhoto, left) };
    }

    private static (int Level, int Class) FinestClass(int[] labels)
    {
        var level = Array.FindIndex(labels, label => label >= 0);
        return (level, labels[level]);
    }

    // Returns how many places that the draw holds back stay in training.
    private int KeepHalf(List<IGrouping<long, KeyValuePair<ClassPlace, Unit>>> places, int photos, Dictionary<ClassPlace, double> shares)
    {
        var (held, left) = (0, 0);
        foreach (var place in places.Select(place => (Units: place, Draw: ValidationSplit.DrawOfPlace(seed, place.Key))).Where(place => place.Draw < fraction).OrderBy(place => place.Draw))
        {
            var size = place.Units.Sum(unit => unit.Value.Photos);
            if ((held + size) * 2L <= photos)
            {
                held += size;
                continue;
            }

            left++;
            foreach (var unit in place.Units)
                shares[unit.Key] = 0;
        }

        return left;
    }

    // Classes of every level, those that the finest ones do not nest in too. Returns how many places are given back.
    private int GiveBack(Dictionary<ClassPlace, double> shares)
    {
        var trained = new HashSet<(int Level, int Class)>();
        var held = new List<(ClassPlace Key, Unit Unit)>();
        foreach (var (key, unit) in _units)
        {
            if (HeldOf(key, unit, shares) < unit.Photos)
                trained.UnionWith(ClassesOf(key));
            else
                held.Add((key, unit));
        }

        var left = 0;
        foreach (var (key, unit) in held.OrderByDescending(unit => DrawOf(unit.Key, unit.Unit, shares)))
        {
            if (ClassesOf(key).All(trained.Contains))
                continue;
            var isByPhoto = IsByPhoto(key, shares);
            shares[key] = isByPhoto ? unit.Last : 0;
            left += isByPhoto ? 0 : 1;
            trained.UnionWith(ClassesOf(key));
        }

        return left;
    }

    private static IEnumerable<(int Level, int Class)> ClassesOf(ClassPlace key) => key.Labels.Select((label, level) => (level, label)).Where(entry => entry.label >= 0);

    private static bool IsByPhoto(ClassPlace key, Dictionary<ClassPlace, double> shares) => shares.ContainsKey(key) || key.Place == ClassPlace.Nowhere;

    private double DrawOf(ClassPlace key, Unit unit, Dictionary<ClassPlace, double> shares) =>
        IsByPhoto(key, shares) ? unit.Last : ValidationSplit.DrawOfPlace(seed, key.Place);

    private int HeldOf(ClassPlace key, Unit unit, Dictionary<ClassPlace, double> shares)
    {
        if (!shares.TryGetValue(key, out var share))
            return key.Place == ClassPlace.Nowhere ? unit.Drawn : ValidationSplit.DrawOfPlace(seed, key.Place) < fraction ? unit.Photos : 0;
        return share == 0 ? 0 : share < fraction ? unit.Photos - 1 : unit.Drawn;
    }

    private ValidationSplitReport ReportOn(Dictionary<ClassPlace, double> shares, int byPhoto, int left)
    {
        var whole = _units.Where(unit => !shares.ContainsKey(unit.Key) && unit.Key.Place != ClassPlace.Nowhere && HeldOf(unit.Key, unit.Value, shares) > 0);
        return new ValidationSplitReport(
            _units.Values.Sum(unit => (long)unit.Photos), _units.Sum(unit => (long)HeldOf(unit.Key, unit.Value, shares)), whole.Select(unit => unit.Key.Place).Distinct().Count(), byPhoto, left);
    }

    /// <summary>Photos of one place with the same classes: how many, how many of them are drawn one by one, and the highest draw.</summary>
    private readonly record struct Unit(int Photos, int Drawn, double Last);
}

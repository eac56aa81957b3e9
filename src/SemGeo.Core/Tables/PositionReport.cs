using System.Globalization;
using System.Text;

namespace SemGeo.Tables;

/// <summary>What became of the positions of a collection: how many photos have none, one that could not be read, one out of range, or 0,0. What is missing
/// and what was not understood are different things.</summary>
public sealed class PositionReport
{
    /// <summary>What was read: a table, a folder, shards.</summary>
    public string Source { get; init; } = "";

    /// <summary>All rows or photos.</summary>
    public long Rows { get; internal set; }

    /// <summary>Those with a position.</summary>
    public long WithPosition => Rows - Missing - Unreadable - OutOfRange - Zero;

    /// <summary>Those without a position: empty cells, or words such as NaN.</summary>
    public long Missing { get; internal set; }

    /// <summary>How many of those without a position have half of one: a latitude or a longitude alone.</summary>
    public long Halves { get; internal set; }

    /// <summary>The first of them; null for none.</summary>
    public string? FirstHalf { get; internal set; }

    /// <summary>Those with something in the place of a position that could not be read.</summary>
    public long Unreadable { get; internal set; }

    /// <summary>Where and why the first of them could not be read; null for none.</summary>
    public string? FirstUnreadable { get; internal set; }

    /// <summary>How many of the unreadable ones are numbers with a decimal comma.</summary>
    public long DecimalCommas { get; internal set; }

    /// <summary>Those whose latitude is not within -90 to 90, or whose longitude is not within -180 to 180 degrees.</summary>
    public long OutOfRange { get; internal set; }

    /// <summary>The first of them; null for none.</summary>
    public string? FirstOutOfRange { get; internal set; }

    /// <summary>How many of those out of range would be in range with latitude and longitude exchanged.</summary>
    public long Exchanged { get; internal set; }

    /// <summary>Those at 0,0, which cameras and programs write where they have no position; they count as missing.</summary>
    public long Zero { get; internal set; }

    /// <summary>The first of them; null for none.</summary>
    public string? FirstZero { get; internal set; }

    /// <summary>Those whose position is written in two places, such as EXIF and a file beside the photo, more than a kilometer apart. One of them is taken.</summary>
    public long Conflicts { get; private set; }

    /// <summary>The first of them, and which place is taken; null for none.</summary>
    public string? FirstConflict { get; private set; }

    /// <summary>Whether more than half of the rows have a position that could not be read, which is an error.</summary>
    public bool IsMostlyUnreadable => Unreadable > Rows - Unreadable;

    /// <summary>What is lacking of the photos that have no position: a sentence.</summary>
    public string? MissingLine =>
        Missing == 0 ? null : $"{Share(Missing)} no position{(Halves > 0 ? FormattableString.Invariant($", {Halves} of them a latitude or a longitude alone, first {FirstHalf}") : "")}";

    /// <summary>A line for each kind of photo that has no position to use, in the order missing, unreadable, out of range, 0,0; none where all have
    /// one.</summary>
    public IEnumerable<string> Lines()
    {
        if (MissingLine is { } missing)
            yield return missing;
        foreach (var line in Faults())
            yield return line;
    }

    /// <summary>The lines but that of the photos without a position, which is no fault.</summary>
    public IEnumerable<string> Faults()
    {
        if (Unreadable > 0)
            yield return $"{Share(Unreadable)} a position that could not be read, first {FirstUnreadable}";
        if (OutOfRange > 0)
            yield return $"{Share(OutOfRange)} a position out of range, first {FirstOutOfRange}{(Exchanged > OutOfRange / 2 ? "; latitude and longitude may be exchanged" : "")}";
        if (Zero > 0)
            yield return $"{Share(Zero)} the position 0,0, which counts as missing, first {FirstZero}";
        if (Conflicts > 0)
            yield return $"{Share(Conflicts)} two positions that contradict each other, first {FirstConflict}";
    }

    /// <summary>Ends where more than half of the positions could not be read.</summary>
    /// <exception cref="TableException">They could not.</exception>
    public void ThrowIfMostlyUnreadable()
    {
        if (IsMostlyUnreadable)
            throw new TableException($"{Share(Unreadable)} a position that could not be read, which is more than half; first {FirstUnreadable}.") { HasDecimalCommas = 2 * DecimalCommas > Unreadable };
    }

    /// <summary>Counts a photo whose position is no text: of EXIF, of a shard, of a view.</summary>
    internal void Add(double latitude, double longitude, bool zeroIsPosition, Func<string> place)
    {
        Rows++;
        if (double.IsNaN(latitude) != double.IsNaN(longitude))
            AddHalf(place);
        else if (double.IsNaN(latitude))
            Missing++;
        else if (!new Geography.GeoCoordinate(latitude, longitude).IsValid)
            AddOutOfRange(latitude, longitude, place);
        else if (latitude == 0 && longitude == 0 && !zeroIsPosition)
        {
            Zero++;
            FirstZero ??= place();
        }
    }

    /// <summary>Counts a photo whose position is text that gave no position.</summary>
    internal void Add(string latitude, string longitude, Func<string> place)
    {
        var north = TableNumber.Read(Encoding.UTF8.GetBytes(latitude), decimalComma: false, out var y);
        var east = TableNumber.Read(Encoding.UTF8.GetBytes(longitude), decimalComma: false, out var x);
        if (north != TableNumberKind.Unreadable && east != TableNumberKind.Unreadable)
        {
            Add(y, x, zeroIsPosition: false, place);
            return;
        }

        AddUnreadable($"{place()}: latitude '{latitude}', longitude '{longitude}'");
    }

    /// <summary>Counts a photo with something in the place of a position that could not be read.</summary>
    internal void AddUnreadable(string reason)
    {
        Rows++;
        Unreadable++;
        FirstUnreadable ??= reason;
    }

    /// <summary>Counts a photo whose position is none on the earth.</summary>
    internal void AddOutOfRange(string reason)
    {
        Rows++;
        OutOfRange++;
        FirstOutOfRange ??= reason;
    }

    /// <summary>Counts a contradiction of a photo that is counted otherwise.</summary>
    internal void AddConflict(string conflict)
    {
        Conflicts++;
        FirstConflict ??= conflict;
    }

    internal void AddHalf(Func<string> place)
    {
        Missing++;
        Halves++;
        FirstHalf ??= place();
    }

    internal void AddOutOfRange(double latitude, double longitude, Func<string> place)
    {
        OutOfRange++;
        if (new Geography.GeoCoordinate(longitude, latitude).IsValid)
            Exchanged++;
        FirstOutOfRange ??= string.Create(CultureInfo.InvariantCulture, $"{place()}: latitude {latitude}, longitude {longitude}");
    }

    private string Share(long count) => string.Create(CultureInfo.InvariantCulture, $"'{Source}': {count} of {Rows} {(count == 1 ? "photos has" : "photos have")}");
}

using System.Globalization;
using System.Text;
using SemGeo.Robustness.Readers;

namespace SemGeo.Robustness.Running;

/// <summary>What became of all inputs. Safe for several threads.</summary>
internal sealed class HarnessReport(int seed, IReadOnlyList<ForeignReader> readers)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, ReaderTally> _tallies = readers.ToDictionary(reader => reader.Name, reader => new ReaderTally(reader.Name));
    private readonly List<(InputName Name, Outcome Outcome)> _defects = [];

    /// <summary>The inputs with defects.</summary>
    public IReadOnlyList<(InputName Name, Outcome Outcome)> Defects => _defects;

    /// <summary>A count a reader.</summary>
    public IEnumerable<ReaderTally> Tallies => _tallies.Values;

    /// <summary>Readers of which no input was accepted or none refused: the harness does not reach them.</summary>
    public IEnumerable<ReaderTally> Unreached => Tallies.Where(tally => tally.Accepted == 0 || tally.Refused == 0);

    /// <summary>Counts an input.</summary>
    public void Add(InputName name, Outcome outcome)
    {
        lock (_lock)
        {
            _tallies[name.Reader].Add(outcome);
            if (outcome.IsDefect)
                _defects.Add((name, outcome));
        }
    }

    /// <summary>The table, as Markdown.</summary>
    public string ToTable()
    {
        var text = new StringBuilder("| reader | inputs | accepted | refused | defects | slowest ms | most MB |\n|---|---:|---:|---:|---:|---:|---:|\n");
        foreach (var tally in Tallies)
            Append(tally);
        var all = new ReaderTally("all");
        foreach (var tally in Tallies)
            all.Add(tally);
        Append(all);
        return text.ToString();

        void Append(ReaderTally tally) => text.Append(CultureInfo.InvariantCulture,
            $"| {tally.Name} | {tally.Inputs} | {tally.Accepted} | {tally.Refused} | {tally.Defects} | {tally.SlowestMilliseconds:0} | {tally.MostBytes / 1048576.0:0} |\n");
    }

    /// <summary>The defects, and how each is made again; alike ones once, with their number.</summary>
    public string ToList()
    {
        var text = new StringBuilder();
        foreach (var alike in _defects.GroupBy(defect => (defect.Name.Reader, defect.Outcome.Verdict, Kind: KindOf(defect.Outcome))).OrderBy(group => group.Key.Reader, StringComparer.Ordinal))
        {
            var (name, outcome) = alike.MinBy(defect => defect.Name.Index);
            text.Append(CultureInfo.InvariantCulture, $"{outcome.Verdict} x{alike.Count()}: one {name}: {outcome.Detail}\n");
        }

        foreach (var tally in Unreached)
            text.Append(CultureInfo.InvariantCulture, $"{tally.Name}: {tally.Accepted} inputs were accepted and {tally.Refused} refused: seed {seed} does not reach both ends of the reader\n");
        return text.ToString();
    }

    // The exception and where it comes from, without the numbers of this one input.
    private static string KindOf(Outcome outcome)
    {
        if (outcome.Verdict != Verdict.Undocumented)
            return outcome.Verdict == Verdict.Harness ? outcome.Detail : "";
        var at = outcome.Detail.IndexOf(" at SemGeo", StringComparison.Ordinal);
        return outcome.Detail[..outcome.Detail.IndexOf(':')] + (at < 0 ? "" : outcome.Detail[at..]);
    }
}

/// <summary>A count of inputs.</summary>
internal sealed class ReaderTally(string name)
{
    /// <summary>The reader's name.</summary>
    public string Name => name;

    /// <summary>All inputs.</summary>
    public int Inputs { get; private set; }

    /// <summary>Those that were read.</summary>
    public int Accepted { get; private set; }

    /// <summary>Those that were refused as the reader documents it.</summary>
    public int Refused { get; private set; }

    /// <summary>The others.</summary>
    public int Defects => Inputs - Accepted - Refused;

    /// <summary>The longest time of one.</summary>
    public double SlowestMilliseconds { get; private set; }

    /// <summary>The most memory of one.</summary>
    public long MostBytes { get; private set; }

    /// <summary>Counts an input.</summary>
    public void Add(Outcome outcome)
    {
        Inputs++;
        Accepted += outcome.Verdict == Verdict.Accepted ? 1 : 0;
        Refused += outcome.Verdict == Verdict.Refused ? 1 : 0;
        (SlowestMilliseconds, MostBytes) = (Math.Max(SlowestMilliseconds, outcome.Milliseconds), Math.Max(MostBytes, outcome.Bytes));
    }

    /// <summary>Adds another count.</summary>
    public void Add(ReaderTally other)
    {
        (Inputs, Accepted, Refused) = (Inputs + other.Inputs, Accepted + other.Accepted, Refused + other.Refused);
        (SlowestMilliseconds, MostBytes) = (Math.Max(SlowestMilliseconds, other.SlowestMilliseconds), Math.Max(MostBytes, other.MostBytes));
    }
}

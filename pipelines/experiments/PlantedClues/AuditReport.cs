using SemGeo.Evaluation;
using SemGeo.Pipelines.Output;
using SemGeo.Tables;
using static SemGeo.Experiments.Studies.StudyTables;

namespace SemGeo.Experiments.PlantedClues;

/// <summary>The tables of the audit.</summary>
internal static class AuditReport
{
    private const string All = "all";

    /// <summary>First places by concept, method and labels, the seeds together.</summary>
    public static TextTable Ranks(IReadOnlyList<AuditResult> results)
    {
        var table = new TextTable("clue in", "explained by", "labels", "seeds", "photos", "mean share", "mean concepts", "mean rank", "first places", "95 % interval", "chance", "finding", "chance by exchanged maps", "finding by that", "more than shuffled", "95 % interval of that", "models", "share less chance, mean of the models", "95 % interval over models");
        var ranks = results.SelectMany(result => result.Ranks).ToArray();
        var concepts = ranks.Select(rank => rank.Case.Concept).Distinct().ToArray();
        foreach (var concept in concepts.Length > 1 ? [.. concepts, All] : concepts)
        {
            var ofConcept = ranks.Where(rank => concept == All || rank.Case.Concept == concept).ToArray();
            foreach (var method in ofConcept.GroupBy(rank => rank.Method))
            {
                foreach (var labels in method.GroupBy(rank => rank.Case.IsShuffled).OrderBy(group => group.Key))
                    table.Add(RankRow(concept, method.Key, [.. labels], [.. method.Where(rank => rank.Case.IsShuffled != labels.Key)]));
            }
        }

        return table;
    }

    /// <summary>How well each model places photos that it has not seen: without that, no clue can be found.</summary>
    public static TextTable Models(IReadOnlyList<AuditResult> results)
    {
        var table = new TextTable("clue in", "labels", "seed", "held-out photos", "right", "explanations without the clue", "training s", "explaining s");
        foreach (var result in results)
        {
            table.Add(
                result.Case.Concept, result.Case.Labels, result.Case.Seed, result.HeldOut, Percent((double)result.Correct / result.HeldOut), result.Unmeasured,
                result.IsCached ? "kept" : Number(result.Training.TotalSeconds, 0), Number(result.Explaining.TotalSeconds, 0));
        }

        return table;
    }

    /// <summary>The deletion check, by concept, the seeds together.</summary>
    public static TextTable Deletions(IReadOnlyList<AuditResult> results)
    {
        var table = new TextTable("clue in", "photos", "probability before", "drop, highest ci", "drop, low ci of like size", "difference", "95 % interval", "finding");
        var deletions = results.SelectMany(result => result.Deletions).ToArray();
        var concepts = deletions.Select(deletion => deletion.Case.Concept).Distinct().ToArray();
        foreach (var concept in concepts.Length > 1 ? [.. concepts, All] : concepts)
        {
            var own = deletions.Where(deletion => concept == All || deletion.Case.Concept == concept).ToArray();
            var interval = MeanInterval.Of([.. own.Select(deletion => deletion.Difference)]);
            table.Add(
                concept, own.Length, Number(own.Average(d => d.Probability), 3), Number(own.Average(d => d.DropOfHigh), 3), Number(own.Average(d => d.DropOfLow), 3),
                Number(interval.Mean, 3), $"{Number(interval.Low, 3)} to {Number(interval.High, 3)}", interval.Low > 0 ? "as claimed" : interval.High < 0 ? "the opposite" : "no difference shown");
        }

        return table;
    }

    /// <summary>Writes audit.md with all tables, and ranks.csv and deletions.csv with every photo.</summary>
    public static void Write(string folder, IReadOnlyList<AuditResult> results)
    {
        TextFile.Write(Path.Combine(folder, "audit.md"), writer =>
        {
            writer.Write("# Planted clues: does concept influence find them?\n\nRank of the planted concept among the concepts of each photo\n\n");
            Ranks(results).WriteMarkdown(writer);
            writer.Write("\nModels\n\n");
            Models(results).WriteMarkdown(writer);
            writer.Write("\nDeletion check: how much less probable the true cell becomes when a concept is blurred\n\n");
            Deletions(results).WriteMarkdown(writer);
        });
        TextFile.Write(Path.Combine(folder, "audit.csv"), Ranks(results).WriteCsv);
        TextFile.Write(Path.Combine(folder, "ranks.csv"), EveryRank(results).WriteCsv);
        TextFile.Write(Path.Combine(folder, "deletions.csv"), EveryDeletion(results).WriteCsv);
    }

    private static object?[] RankRow(string concept, string method, ClueRank[] ranks, ClueRank[] others)
    {
        var share = ranks.Count(rank => rank.Rank == 1) / (double)ranks.Length;
        var interval = WilsonInterval.Of(share, ranks.Length);
        var (chance, exchanged) = (ranks.Average(rank => 1.0 / rank.Concepts), ranks.Average(rank => rank.ExchangedChance));
        var models = ranks.GroupBy(rank => rank.Case).Select(model => model.Count(rank => rank.Rank == 1) / (double)model.Count() - model.Average(rank => 1.0 / rank.Concepts)).ToArray();
        var byModel = MeanInterval.OfFew(models);
        var gain = ranks[0].Case.IsShuffled || others.Length == 0 ? default(MeanInterval?) : MeanInterval.Of(Gains(ranks, others));
        return
        [
            concept, method, ranks[0].Case.Labels, ranks.Select(rank => rank.Case.Seed).Distinct().Count(), ranks.Length, Percent(ranks.Average(rank => rank.Share)),
            Number(ranks.Average(rank => rank.Concepts), 1), Number(ranks.Average(rank => rank.Rank), 2), Percent(share), $"{Percent(interval.Low)} to {Percent(interval.High)}",
            Percent(chance), Finding(interval, chance), Percent(exchanged), Finding(interval, exchanged),
            gain is { } mean ? Percent(mean.Mean) : "", gain is { } range ? $"{Percent(range.Low)} to {Percent(range.High)}" : "",
            models.Length, Percent(byModel.Mean), models.Length > 1 ? $"{Percent(byModel.Low)} to {Percent(byModel.High)}" : "",
        ];
    }

    private static string Finding(WilsonInterval interval, double chance) => interval.Low > chance ? "above" : interval.High < chance ? "below" : "contains it";

    /// <summary>For each photo that both models explain: 1 where only the first has the planted concept in the first place, -1 where only the second has. The pictures are the same.</summary>
    private static double[] Gains(ClueRank[] ranks, ClueRank[] others)
    {
        var before = others.ToDictionary(rank => (rank.Case.Concept, rank.Case.Seed, rank.Photo), rank => rank.Rank == 1 ? 1.0 : 0.0);
        return [.. ranks.Where(rank => before.ContainsKey((rank.Case.Concept, rank.Case.Seed, rank.Photo)))
            .Select(rank => (rank.Rank == 1 ? 1.0 : 0.0) - before[(rank.Case.Concept, rank.Case.Seed, rank.Photo)])];
    }

    private static TextTable EveryRank(IReadOnlyList<AuditResult> results)
    {
        var table = new TextTable("clue", "labels", "seed", "method", "photo", "correct", "rank", "concepts", "share", "influence", "first", "exchanged chance");
        foreach (var rank in results.SelectMany(result => result.Ranks))
            table.Add(rank.Case.Concept, rank.Case.Labels, rank.Case.Seed, rank.Method, rank.Photo, rank.IsCorrect ? 1 : 0, rank.Rank, rank.Concepts, Number(rank.Share, 4), Number(rank.Influence, 4), rank.First, Number(rank.ExchangedChance, 4));
        return table;
    }

    private static TextTable EveryDeletion(IReadOnlyList<AuditResult> results)
    {
        var table = new TextTable("clue", "seed", "photo", "probability", "high", "low", "drop of high", "drop of low");
        foreach (var d in results.SelectMany(result => result.Deletions))
            table.Add(d.Case.Concept, d.Case.Seed, d.Photo, Number(d.Probability, 4), d.High, d.Low, Number(d.DropOfHigh, 4), Number(d.DropOfLow, 4));
        return table;
    }
}

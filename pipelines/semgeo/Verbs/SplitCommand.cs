using System.CommandLine;
using SemGeo.Files;
using SemGeo.Geography;
using SemGeo.Pipelines.CommandLine;
using SemGeo.Pipelines.Input;
using SemGeo.Pipelines.Output;
using SemGeo.Splitting;
using SemGeo.Tables;

namespace SemGeo.Pipelines.Verbs;

/// <summary><c>semgeo split</c>: a table of photos in parts that share neither places nor authors.</summary>
internal static class SplitCommand
{
    private const int BufferBytes = 1 << 16;

    public static Command Create()
    {
        var defaults = new SplitOptions();
        var data = new Option<string>("--data", "-d") { Description = "A table of photos with a heading line (CSV, TSV, Parquet; .gz, .bz2, .zst); all its columns are kept.", Required = true };
        var output = new Option<string?>("--output", "-o") { Description = "The folder for training, test and, where wanted, validation tables. Without it only the report is made." };
        var test = new Option<double>("--test") { Description = "The share of the photos to test with.", DefaultValueFactory = _ => defaults.TestFraction };
        var validation = new Option<double>("--validation") { Description = "The share of the photos to watch training with.", DefaultValueFactory = _ => defaults.ValidationFraction };
        var group = new Option<string?>("--group", "-g") { Description = "The column of authors or albums, which are kept on one side too." };
        var level = new Option<int>("--cell-level") { Description = "The level of the S2 cells that are kept on one side: 9 is 18 km wide, each level more half as wide; -1 for none.", DefaultValueFactory = _ => defaults.CellLevel!.Value };
        var conflicts = new Option<SplitConflicts>("--conflicts") { Description = "KeepTogether joins all that authors connect; LeaveOut leaves photos out instead.", DefaultValueFactory = _ => defaults.Conflicts };
        var gap = new Option<double>("--gap-km") { Description = "Training photos nearer than this to a held-out photo are left out.", DefaultValueFactory = _ => defaults.GapKm };
        var seed = new Option<int>("--seed") { Description = "Another seed gives another split.", DefaultValueFactory = _ => SplitConstants.Seed };
        var columns = new ColumnOptions(readsFolders: false, namesPositions: true);
        var report = new Option<string?>("--report") { Description = "A Markdown file for the report." };
        var command = new Command("split", "Splits a table of photos so that no place and no author is on both sides, and reports duplicate coordinates.")
        {
            data, output, test, validation, group, level, conflicts, gap, seed, report,
        };
        columns.AddTo(command);
        command.SetAction((arguments, cancellation) =>
        {
            var options = new SplitOptions
            {
                TestFraction = arguments.GetValue(test),
                ValidationFraction = arguments.GetValue(validation),
                CellLevel = arguments.GetValue(level) is >= 0 and var cells ? cells : null,
                Conflicts = arguments.GetValue(conflicts),
                GapKm = arguments.GetValue(gap),
                Seed = arguments.GetValue(seed),
            };
            if (arguments.GetValue(output) is { } folder)
                WritableTarget.RequireFolder(folder);
            if (arguments.GetValue(report) is { } page)
                WritableTarget.RequireFile(page);
            var table = arguments.GetRequiredValue(data);
            var settings = columns.Read(arguments);
            settings.Name(TableColumn.Group, arguments.GetValue(group));
            var tableOptions = settings.ForCoordinates();
            tableOptions.KeepBadRows = true;
            var positions = CoordinateTable.Inspect(table, tableOptions, cancellation);
            Context.WriteLines(positions);
            positions.ThrowIfMostlyUnreadable();
            Run(() => CoordinateTable.Open(table, tableOptions), table, arguments.GetValue(output), options, arguments.GetValue(report), cancellation);
            return Task.FromResult(0);
        });
        return command;
    }

    private static void Run(Func<CoordinateTable> open, string table, string? output, SplitOptions options, string? reportPath, CancellationToken cancellation)
    {
        var (planner, duplicates) = (new SplitPlanner(options), new DuplicateCoordinates());
        ForEach(open, cancellation, row =>
        {
            planner.Add(row.Coordinate, row.Group);
            duplicates.Add(row.Coordinate, row.Group);
        });
        var plan = planner.Build();
        if (plan.NeedsGap)
        {
            var heldOut = new HashSet<GeoCoordinate>();
            ForEach(open, cancellation, row =>
            {
                if (plan.PartOf(row.Coordinate, row.Group, (ulong)(row.RowCount - 1)) is SplitPart.Validation or SplitPart.Test)
                    heldOut.Add(row.Coordinate);
            });
            plan = plan.WithGap(heldOut);
        }

        var report = output is null ? Audit(open, plan, null, cancellation) : Write(open, plan, options, table, output, cancellation);
        var copies = duplicates.Report();
        report.WritePlain(Console.Out);
        Console.WriteLine();
        copies.WritePlain(Console.Out);
        if (reportPath is not null)
            WriteReport(reportPath, report, copies);
    }

    /// <summary>Writes the tables beside their targets and renames them when all are complete.</summary>
    private static SplitReport Write(Func<CoordinateTable> open, SplitPlan plan, SplitOptions options, string table, string output, CancellationToken cancellation)
    {
        Directory.CreateDirectory(output);
        SplitPart[] wanted = options.ValidationFraction > 0 ? [SplitPart.Training, SplitPart.Validation, SplitPart.Test] : [SplitPart.Training, SplitPart.Test];
        // The parts of a compressed table are not compressed, and those of a Parquet file are text.
        var plain = Path.GetExtension(table).ToLowerInvariant() is ".bz2" or ".gz" or ".zst" ? Path.GetFileNameWithoutExtension(table) : table;
        var extension = Path.GetExtension(plain) is { Length: > 0 } own && FileContent.Of(table) != FileKind.Parquet ? own : ".csv";
        SplitReport? report = null;
        Open(0, []);
        return report!;

        void Open(int next, Dictionary<SplitPart, FileStream> writers)
        {
            if (next == wanted.Length)
            {
                report = Audit(open, plan, writers, cancellation);
                return;
            }

            AtomicFile.Write(Path.Combine(output, wanted[next].ToString().ToLowerInvariant() + extension), path =>
            {
                using var writer = File.Create(path, BufferBytes);
                writers[wanted[next]] = writer;
                Open(next + 1, writers);
            });
        }
    }

    private static SplitReport Audit(Func<CoordinateTable> open, SplitPlan plan, Dictionary<SplitPart, FileStream>? writers, CancellationToken cancellation)
    {
        var audit = new SplitAudit(plan);
        if (writers is not null)
        {
            using var table = open();
            foreach (var file in writers.Values)
                WriteLine(file, table.RawHeading);
        }

        ForEach(open, cancellation, row =>
        {
            var part = plan.PartOf(row.Coordinate, row.Group, (ulong)(row.RowCount - 1));
            audit.Add(part, row.Coordinate, row.Group);
            if (writers is not null && writers.TryGetValue(part, out var writer))
                WriteLine(writer, row.RawRow);
        });
        return audit.Report();
    }

    private static void ForEach(Func<CoordinateTable> open, CancellationToken cancellation, Action<CoordinateTable> visit)
    {
        const int CheckEvery = 4096;
        using var table = open();
        while (table.Read())
        {
            if (table.RowCount % CheckEvery == 0)
                cancellation.ThrowIfCancellationRequested();

            // A position that is not on the earth is copied nowhere.
            if (!table.IsOutOfRange)
                visit(table);
        }
    }

    private static void WriteLine(FileStream file, ReadOnlySpan<byte> line)
    {
        file.Write(line);
        file.WriteByte((byte)'\n');
    }

    private static void WriteReport(string reportPath, SplitReport report, DuplicateReport copies) => TextFile.Write(reportPath, writer =>
    {
        writer.WriteLine("# Split");
        writer.WriteLine();
        report.WriteMarkdown(writer);
        writer.WriteLine();
        writer.WriteLine("# Duplicate coordinates");
        writer.WriteLine();
        copies.WriteMarkdown(writer);
    });
}

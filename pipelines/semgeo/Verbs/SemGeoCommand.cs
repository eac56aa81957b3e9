using System.CommandLine;
using SemGeo.Pipelines.CommandLine;

namespace SemGeo.Pipelines.Verbs;

/// <summary><c>semgeo</c> with all its verbs.</summary>
internal static class SemGeoCommand
{
    /// <summary>The program's name.</summary>
    public const string Program = "semgeo";

    public static RootCommand Create()
    {
        var command = Verbs();
        NumberOptions.MakeStrict(command);
        return command;
    }

    private static RootCommand Verbs() => new("SemGeo.ML: interpretable semantic photo geolocation. Where was this photo taken, in named places?")
    {
        QuickstartCommand.Create(),
        SynthesizeCommand.Create(),
        TrainCommand.Create(),
        EvaluateCommand.Create(),
        ScoreCommand.Create(),
        ReportCommand.Create(),
        ExplainCommand.Create(),
        PartitionCommand.Create(),
        PackCommand.Create(),
        SplitCommand.Create(),
        GeocodeCommand.Create(),
        ConceptsCommand.Create(),
        DoctorCommand.Create(),
        Moved("audit-concepts", "planted-clues"),
        Moved("compare-partitionings", "partitionings"),
    };

    // The studies are a program of their own, whose verbs take the same options.
    private static Command Moved(string verb, string study)
    {
        var command = new Command(verb) { Hidden = true, TreatUnmatchedTokensAsErrors = false };
        command.SetAction((_, _) => throw new ArgumentException(
            $"The verb '{verb}' is now '{study}' of the program 'experiments', with the same options: dotnet run -c Release --project pipelines/experiments -- {study}"));
        return command;
    }
}

using System.CommandLine;

namespace SemGeo.Pipelines.Verbs;

/// <summary><c>semgeo</c> with all its verbs.</summary>
internal static class SemGeoCommand
{
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
        AuditConceptsCommand.Create(),
        ComparePartitioningsCommand.Create(),
        DoctorCommand.Create(),
    };
}

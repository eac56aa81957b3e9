using System.CommandLine;
using SemGeo.Pipelines.CommandLine;

namespace SemGeo.Experiments.Verbs;

/// <summary><c>experiments</c> with all its studies.</summary>
internal static class ExperimentsCommand
{
    /// <summary>The program's name.</summary>
    public const string Program = "experiments";

    public static RootCommand Create()
    {
        var command = new RootCommand("The studies of SemGeo.ML: what its explanations and its partitionings are worth, measured on synthetic photos.")
        {
            PlantedCluesCommand.Create(),
            PartitioningsCommand.Create(),
        };
        NumberOptions.MakeStrict(command);
        return command;
    }
}

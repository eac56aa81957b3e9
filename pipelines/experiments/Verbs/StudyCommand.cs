using System.CommandLine;
using SemGeo.Files;
using SemGeo.Pipelines.CommandLine;

namespace SemGeo.Experiments.Verbs;

/// <summary>What the verbs of all studies have in common: a folder that results and trained models are kept in, and a configuration.</summary>
internal static class StudyCommand
{
    /// <summary>Creates the verb of a study.</summary>
    /// <param name="name">The verb.</param>
    /// <param name="description">What the study does.</param>
    /// <param name="results">What is written to the folder.</param>
    /// <param name="folder">The name of the folder below "runs" where no other one is given.</param>
    /// <param name="run">Runs it; the folder can be written to.</param>
    public static Command Create(string name, string description, string results, string folder, Action<string, ExperimentsConfig, CancellationToken> run)
    {
        var (config, set) = (CommonOptions.Config(), CommonOptions.Set());
        var output = new Option<string>("--output", "-o")
        {
            Description = $"The folder for {results}; models that it holds are not trained again.",
            DefaultValueFactory = _ => Path.Combine("runs", folder),
        };
        var command = new Command(name, description) { output, config, set };
        command.SetAction((arguments, cancellation) =>
        {
            var settings = CommonOptions.Read<ExperimentsConfig>(arguments, config, set);
            var target = arguments.GetRequiredValue(output);
            WritableTarget.RequireFolder(target);
            Directory.CreateDirectory(target);
            run(target, settings, cancellation);
            return Task.FromResult(0);
        });
        return command;
    }
}

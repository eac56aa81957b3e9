using System.CommandLine;
using SemGeo.Pipelines;
using SemGeo.Pipelines.Verbs;

var root = new RootCommand("SemGeo.ML: interpretable semantic photo geolocation. Where was this photo taken, in named places?")
{
    QuickstartCommand.Create(),
    SynthesizeCommand.Create(),
    TrainCommand.Create(),
    EvaluateCommand.Create(),
    ScoreCommand.Create(),
    DoctorCommand.Create(),
};

return await Verb.RunAsync(root, args);

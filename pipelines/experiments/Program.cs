using SemGeo.Experiments.Verbs;
using SemGeo.Pipelines.CommandLine;

return await CommandRunner.RunAsync(ExperimentsCommand.Create(), ExperimentsCommand.Program, args);

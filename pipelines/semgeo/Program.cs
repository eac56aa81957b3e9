using SemGeo.Pipelines.CommandLine;
using SemGeo.Pipelines.Verbs;

return await CommandRunner.RunAsync(SemGeoCommand.Create(), SemGeoCommand.Program, args);

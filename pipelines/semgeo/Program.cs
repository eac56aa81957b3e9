using SemGeo.Pipelines;
using SemGeo.Pipelines.Verbs;

return await Verb.RunAsync(SemGeoCommand.Create(), args);

namespace SemGeo.Pipelines.Output;

/// <summary>Writes scored photos one by one; <see cref="IDisposable.Dispose"/> ends the file.</summary>
internal interface IScoreWriter : IDisposable
{
    void Write(ScoredPhoto photo);
}

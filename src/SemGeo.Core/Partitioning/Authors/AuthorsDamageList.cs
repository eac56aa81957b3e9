namespace SemGeo.Partitioning.Authors;

/// <summary>Collects what is wrong in several tables, so that one message says it all.</summary>
internal sealed class AuthorsDamageList
{
    private readonly List<AuthorsDamagedId> _ids = [];
    private readonly List<string> _other = [];

    public void AddId(AuthorsDamagedId id) => _ids.Add(id);

    public void Add(string file, long? line, string what) => _other.Add(line is null ? $"{file}: {what}" : $"{file}, line {line}: {what}");

    /// <summary>Throws what was collected.</summary>
    /// <exception cref="AuthorsFormatException">Something was collected.</exception>
    public void ThrowIfAny()
    {
        if (_ids.Count + _other.Count == 0)
            return;
        var sentences = _ids.GroupBy(id => id.File).Select(file => $"{file.Key} has {(file.Count() == 1 ? "1 damaged id" : $"{file.Count()} damaged ids")}: {string.Join(", ", file)}.").Concat(_other.Select(what => what + "."));
        var advice = _ids.Count > 0 ? " A spreadsheet makes numbers of ids: get the tables again and keep ids as text." : "";
        throw new AuthorsFormatException(string.Join(" ", sentences) + advice, [.. _ids]);
    }
}

/// <summary>An id in a table of cells that cannot be what was written once.</summary>
/// <param name="File">The table's name.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Id">What stands there.</param>
/// <param name="Suggestion">What may have stood there; null where nothing fits.</param>
public sealed record AuthorsDamagedId(string File, long Line, string Id, string? Suggestion)
{
    /// <inheritdoc/>
    public override string ToString() => $"line {Line} '{Id}'" + (Suggestion is null ? "" : $" (perhaps '{Suggestion}')");
}

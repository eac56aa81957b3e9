namespace SemGeo.Validation;

/// <summary>Collects everything that is wrong with an options object, so that one message says it all.</summary>
internal sealed class OptionErrors(string optionsName)
{
    private readonly List<string> _errors = [];

    /// <summary>Notes an error unless the condition holds; a condition that is NaN-safe says so itself.</summary>
    public void Require(bool condition, string error)
    {
        if (!condition)
            _errors.Add(error);
    }

    /// <summary>Throws what was noted.</summary>
    /// <exception cref="ArgumentException">Something was noted.</exception>
    public void ThrowIfAny()
    {
        if (_errors.Count > 0)
            throw new ArgumentException($"{optionsName}: {string.Join(" ", _errors)}");
    }
}

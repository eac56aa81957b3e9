namespace SemGeo.Files;

/// <summary>Tells a disk that refuses from a mistake in the program.</summary>
internal static class FileFailure
{
    /// <summary>Whether an exception comes from reading or writing files: .NET reports a file beyond the size limit of the process or file system as an argument out of range.</summary>
    public static bool Is(Exception e) => e is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException { ParamName: "value" };
}

using System.Diagnostics.CodeAnalysis;

namespace Microsoft.ML.Runtime;

/// <summary>Checks and exceptions with the types and texts of ML.NET's.</summary>
internal static class Contracts
{
    public static Exception Except(string message) => new InvalidOperationException(message);

    public static Exception ExceptParam(string parameter, string? message = null) =>
        message is null ? new ArgumentOutOfRangeException(parameter) : new ArgumentOutOfRangeException(parameter, message);

    public static Exception ExceptDecode(string message, Exception? inner = null) => new FormatException(message, inner);

    public static Exception ExceptNotImpl(string message) => new NotImplementedException(message);

    public static Exception ExceptNotSupp(string message) => new NotSupportedException(message);

    public static Exception ExceptSchemaMismatch(string parameter, string role, string column) =>
        new ArgumentOutOfRangeException(parameter, $"Could not find {role} column '{column}'");

    public static Exception ExceptSchemaMismatch(string parameter, string role, string column, string expectedType, string actualType) =>
        new ArgumentOutOfRangeException(parameter, $"Schema mismatch for {role} column '{column}': expected {expectedType}, got {actualType}");

    public static void Check([DoesNotReturnIf(false)] bool condition, string message)
    {
        if (!condition)
            throw Except(message);
    }

    public static void CheckParam([DoesNotReturnIf(false)] bool condition, string parameter, string? message = null)
    {
        if (!condition)
            throw ExceptParam(parameter, message);
    }

    public static void CheckDecode([DoesNotReturnIf(false)] bool condition, string message)
    {
        if (!condition)
            throw ExceptDecode(message);
    }

    public static void CheckValue([NotNull] object? value, string parameter)
    {
        if (value is null)
            throw new ArgumentNullException(parameter);
    }

    public static void CheckNonEmpty([NotNull] string? text, string parameter)
    {
        if (string.IsNullOrEmpty(text))
            throw ExceptParam(parameter, $"{parameter} cannot be null or empty");
    }

    public static void CheckNonWhiteSpace([NotNull] string? text, string parameter)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw ExceptParam(parameter, $"{parameter} cannot be null or white space");
    }
}

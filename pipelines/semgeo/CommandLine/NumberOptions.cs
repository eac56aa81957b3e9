using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace SemGeo.Pipelines.CommandLine;

/// <summary>Reads the numbers of the command line as the machine's language does not matter: a point for the decimals, and no thousands separators ("5,5"
/// is no number, and not 55).</summary>
internal static class NumberOptions
{
    /// <summary>Gives every option of a command and its verbs that takes numbers such a parser.</summary>
    public static void MakeStrict(Command command)
    {
        foreach (var option in command.Options)
            MakeStrict(option);
        foreach (var verb in command.Subcommands)
            MakeStrict(verb);
    }

    private static void MakeStrict(Option option)
    {
        switch (option)
        {
            case Option<double> number:
                number.CustomParser = result => Decimal(result) ?? 0;
                break;
            case Option<double?> number:
                number.CustomParser = Decimal;
                break;
            case Option<int> number:
                number.CustomParser = result => (int)(Whole(result, int.MinValue, int.MaxValue) ?? 0);
                break;
            case Option<int?> number:
                number.CustomParser = result => (int?)Whole(result, int.MinValue, int.MaxValue);
                break;
            case Option<long> number:
                number.CustomParser = result => Whole(result, long.MinValue, long.MaxValue) ?? 0;
                break;
            case Option<long?> number:
                number.CustomParser = result => Whole(result, long.MinValue, long.MaxValue);
                break;
        }
    }

    private static double? Decimal(ArgumentResult result)
    {
        if (double.TryParse(TokenOf(result), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
            return number;
        result.AddError($"{NameOf(result)} {TokenOf(result)}: give a number, with a point for the decimals.");
        return null;
    }

    private static long? Whole(ArgumentResult result, long least, long most)
    {
        if (long.TryParse(TokenOf(result), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        result.AddError($"{NameOf(result)} {TokenOf(result)}: give a whole number.");
        return null;
    }

    private static string TokenOf(ArgumentResult result) => result.Tokens is [.., var token] ? token.Value : "";

    private static string NameOf(ArgumentResult result) => (result.Parent as OptionResult)?.Option.Name ?? "";
}

using System.Text;
using SemGeo.Robustness.Mutations;

namespace SemGeo.Robustness.Formats;

/// <summary>JSON, or JSON Lines, token by token: values of the wrong kind, members that come twice or are gone, texts that are no Unicode, values in values in values.</summary>
internal static class JsonTokens
{
    private enum Kind
    {
        Text,
        Number,
        Literal,
        Mark,
        Space,
    }

    private static readonly string[] Values =
    [
        "null", "true", "false", "{}", "[]", "[null]", "[[[]]]", "\"\"", "\"text\"", "{\"a\":null}", "[1,\"2\",null]", "NaN", "Infinity", "\"NaN\"", "\"Infinity\"", "\"\\ud800\"", "\"\\udfff\\ud800\"", "\"a\\ud83d\"",
        "\"\\u0000\"", "\"\\u202e\"", "\"../../../../tmp/escaped\"", "\"/tmp/semgeo-robustness-escaped\"", "\"/dev/zero\"", "\"1,5\"", "\"-\"", "\"R1\"", "\"2026-13-45T99:99:99Z\"",
    ];

    /// <summary>One token changed, seldom several; now and then plain bytes.</summary>
    public static readonly Mutator Mutate = Mutators.OneOf((5, Mutators.Repeated(Mutators.OneOf((8, ReplaceValue), (2, DuplicateMember), (2, RemoveMember), (1, ReplaceName), (1, Nest), (1, RemoveMark), (1, InsertText)))), (1, TextMutations.Any));

    /// <summary>Puts another value in the place of a text, a number or a literal.</summary>
    public static byte[] ReplaceValue(byte[] whole, Dice dice)
    {
        var tokens = Read(whole);
        return Change(tokens, i => tokens[i].Kind is Kind.Number or Kind.Literal || (tokens[i].Kind == Kind.Text && !IsName(tokens, i)), dice, whole, i =>
            tokens[i] = (Kind.Mark, tokens[i].Kind == Kind.Number && dice.OneIn(2) ? dice.Pick(Extremes.Numbers) : AnyValue(dice)));
    }

    /// <summary>Writes a member twice, the second time with another value.</summary>
    public static byte[] DuplicateMember(byte[] whole, Dice dice)
    {
        var tokens = Read(whole);
        return Change(tokens, i => IsName(tokens, i), dice, whole, i => tokens.Insert(i, (Kind.Mark, $"{tokens[i].Text}:{AnyValue(dice)},")));
    }

    /// <summary>Takes a member with a plain value out.</summary>
    public static byte[] RemoveMember(byte[] whole, Dice dice)
    {
        var tokens = Read(whole);
        return Change(tokens, i => IsName(tokens, i), dice, whole, i =>
        {
            var end = EndOfValue(tokens, Next(tokens, Next(tokens, i)));
            var comma = Next(tokens, end - 1);
            if (comma < tokens.Count && tokens[comma].Text == ",")
                end = comma + 1;
            tokens.RemoveRange(i, Math.Min(end, tokens.Count) - i);
        });
    }

    /// <summary>Gives a member another name.</summary>
    public static byte[] ReplaceName(byte[] whole, Dice dice)
    {
        var tokens = Read(whole);
        return Change(tokens, i => IsName(tokens, i), dice, whole, i => tokens[i] = (Kind.Text, dice.Pick(["\"\"", "\"\\ud800\"", "\"$type\"", "\"__proto__\"", tokens[i].Text.ToUpperInvariant()])));
    }

    /// <summary>Puts a value deep into lists or objects.</summary>
    public static byte[] Nest(byte[] whole, Dice dice)
    {
        var tokens = Read(whole);
        var depth = dice.Pick([10, 63, 64, 65, 1000, 100_000]);
        var (open, close) = dice.OneIn(2) ? ("[", "]") : ("{\"a\":", "}");
        return Change(tokens, i => tokens[i].Kind is Kind.Number or Kind.Literal, dice, whole, i =>
            tokens[i] = (Kind.Mark, new StringBuilder().Insert(0, open, depth).Append(tokens[i].Text).Insert(tokens[i].Text.Length + (open.Length * depth), close, depth).ToString()));
    }

    /// <summary>Takes a bracket, comma or colon away.</summary>
    public static byte[] RemoveMark(byte[] whole, Dice dice)
    {
        var tokens = Read(whole);
        return Change(tokens, i => tokens[i].Kind == Kind.Mark, dice, whole, tokens.RemoveAt);
    }

    /// <summary>Puts hostile characters into a text.</summary>
    public static byte[] InsertText(byte[] whole, Dice dice)
    {
        var tokens = Read(whole);
        return Change(tokens, i => tokens[i].Kind == Kind.Text, dice, whole, i =>
        {
            var added = dice.OneIn(5) ? Extremes.LongText(dice) : dice.Pick(["\\ud800", "\\udc00", "\\u0000", "\\uD83D\\u0041", "\\x", "\\", "\u0001", "\u00FF\u00FE", "\\n"]);
            tokens[i] = (Kind.Text, tokens[i].Text.Insert(1, added));
        });
    }

    private static string AnyValue(Dice dice) => dice.Next(8) switch
    {
        0 => dice.Pick(Extremes.Numbers),
        1 when dice.OneIn(4) => $"\"{Extremes.LongText(dice)}\"",
        _ => dice.Pick(Values),
    };

    private static byte[] Change(List<(Kind Kind, string Text)> tokens, Func<int, bool> which, Dice dice, byte[] whole, Action<int> change)
    {
        var found = Enumerable.Range(0, tokens.Count).Where(which).ToArray();
        if (found.Length == 0)
            return ByteMutations.Any(whole, dice);
        change(dice.Pick(found));
        return Encoding.Latin1.GetBytes(string.Concat(tokens.Select(token => token.Text)));
    }

    private static bool IsName(List<(Kind Kind, string Text)> tokens, int i) => tokens[i].Kind == Kind.Text && Next(tokens, i) is var next && next < tokens.Count && tokens[next].Text == ":";

    private static int Next(List<(Kind Kind, string Text)> tokens, int i)
    {
        do
            i++;
        while (i < tokens.Count && tokens[i].Kind == Kind.Space);
        return i;
    }

    private static int EndOfValue(List<(Kind Kind, string Text)> tokens, int i)
    {
        var depth = 0;
        for (; i < tokens.Count; i++)
        {
            depth += tokens[i].Text switch { "[" or "{" => 1, "]" or "}" => -1, _ => 0 };
            if (depth <= 0)
                return i + (depth < 0 ? 0 : 1);
        }

        return i;
    }

    // Latin-1 keeps every byte of UTF-8 as it is.
    private static List<(Kind Kind, string Text)> Read(byte[] whole)
    {
        var text = Encoding.Latin1.GetString(whole);
        var tokens = new List<(Kind, string)>();
        for (var i = 0; i < text.Length;)
        {
            var start = i++;
            var kind = KindOf(text[start]);
            if (kind == Kind.Text)
            {
                for (; i < text.Length && text[i] != '"'; i++)
                    i += text[i] == '\\' ? 1 : 0;
                i = Math.Min(text.Length, i + 1);
            }
            else if (kind != Kind.Mark)
            {
                while (i < text.Length && KindOf(text[i]) == kind)
                    i++;
            }

            tokens.Add((kind, text[start..i]));
        }

        return tokens;
    }

    private static Kind KindOf(char c) => c switch
    {
        '"' => Kind.Text,
        '{' or '}' or '[' or ']' or ',' or ':' => Kind.Mark,
        ' ' or '\t' or '\r' or '\n' => Kind.Space,
        >= '0' and <= '9' or '-' or '+' or '.' or 'e' or 'E' => Kind.Number,
        _ => Kind.Literal,
    };
}

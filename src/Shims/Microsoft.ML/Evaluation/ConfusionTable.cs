using System.Text;

namespace Microsoft.ML.Data;

/// <summary>A confusion matrix as a table of text. Class names that do not fit a column's head are replaced there by the number of the class.</summary>
internal static class ConfusionTable
{
    private const int TitleWidth = 9;

    public static string Format(ConfusionMatrix matrix, ReadOnlyMemory<char>[] classes)
    {
        var isPair = classes.Length == 2;
        var cell = isPair ? 8 : 5;
        var rule = string.Concat(Enumerable.Repeat(isPair ? "===========" : "========", classes.Length));
        var longest = classes.Max(name => name.Length);
        var numbers = longest > cell;
        var digits = (classes.Length - 1).ToString().Length;
        var width = Math.Max(TitleWidth, longest + (numbers ? digits + 2 : 0));

        var table = new StringBuilder();
        void Line(string title, string content) => table.AppendLine($"{title.PadRight(width + 1)}||{content}");
        table.AppendLine().AppendLine("Confusion table");
        Line("", rule);
        Line("PREDICTED", string.Concat(classes.Select((name, i) => $" {(numbers ? $"{i}" : name.ToString()).PadLeft(cell)} |")) + " Recall");
        Line("TRUTH", rule);
        for (var i = 0; i < classes.Length; i++)
        {
            var title = numbers ? $"{i.ToString().PadLeft(digits)}. {classes[i].ToString().PadLeft(width - digits - 2)}" : classes[i].ToString().PadLeft(width);
            Line(title, string.Concat(matrix.Counts[i].Select(count => $" {count.ToString("N0").PadLeft(cell)} |")) + $" {matrix.PerClassRecall[i].ToString("F4").PadLeft(5)}");
        }

        Line("", rule);
        Line("Precision", string.Concat(matrix.PerClassPrecision.Select(p => $"{p.ToString("N4").PadLeft(cell + 1)} |")));
        return table.ToString();
    }
}

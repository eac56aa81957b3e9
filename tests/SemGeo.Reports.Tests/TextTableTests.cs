using SemGeo.Tables;

namespace SemGeo.Reports.Tests;

[TestClass]
public class TextTableTests
{
    [TestMethod]
    public void Csv_quotes_what_needs_it()
    {
        var table = new TextTable("name", "value");
        table.Add("Bosnia, and", 1.5);
        table.Add("the \"Hague\"", null);
        table.Add("two\nlines", 1e-7);
        var text = new StringWriter();
        table.WriteCsv(text);
        Assert.AreEqual("name,value\r\n\"Bosnia, and\",1.5\r\n\"the \"\"Hague\"\"\",\r\n\"two\nlines\",1E-07\r\n", text.ToString());
    }

    [TestMethod]
    public void Markdown_keeps_its_columns_whatever_a_value_holds()
    {
        var table = new TextTable("a|b");
        table.Add("x|y\\\nz");
        var text = new StringWriter { NewLine = "\n" };
        table.WriteMarkdown(text);
        Assert.AreEqual("| a\\|b |\n| --- |\n| x\\|y\\\\ z |\n", text.ToString());
    }

    [TestMethod]
    public void Plain_columns_are_padded_numbers_to_the_right()
    {
        var table = new TextTable("place", "km", "note");
        table.Add("Rome", 5, "a");
        table.Add("Santiago", -1234.5, null);
        var text = new StringWriter { NewLine = "\n" };
        table.WritePlain(text);
        Assert.AreEqual("place          km  note\nRome            5  a\nSantiago  -1234.5\n", text.ToString());
    }

    [TestMethod]
    public void Row_of_another_width_is_an_error()
        => Assert.ThrowsExactly<ArgumentException>(() => new TextTable("a", "b").Add("x"));

    [TestMethod]
    public void Html_escapes_texts_and_marks_numbers()
    {
        var table = new TextTable("name", "change");
        table.Add("a<b & c", "+0.5");
        table.Add(null, -1);
        using var writer = new StringWriter { NewLine = "\n" };

        table.WriteHtml(writer, "A > B");

        Assert.AreEqual(
            "<table>\n<caption>A &gt; B</caption>\n<thead><tr><th scope=\"col\">name</th><th scope=\"col\" class=\"number\">change</th></tr></thead>\n<tbody>\n"
            + "<tr><td>a&lt;b &amp; c</td><td class=\"number\">+0.5</td></tr>\n<tr><td></td><td class=\"number\">-1</td></tr>\n</tbody>\n</table>\n",
            writer.ToString());
    }
}

using SemGeo.Concepts.Ade20k;
using SemGeo.Geography;
using SemGeo.Reports.Html;
using SemGeo.Reports.Maps;

namespace SemGeo.Reports.Explanations;

/// <summary>One model's answer for one photo.</summary>
internal sealed class AnswerSection(LikelyCellsMap map, ExplainedPhoto photo, ModelAnswer answer, double mostInfluence, bool showsCells)
{
    // The line of chance, at 1, is seen even where all influences are small.
    private const double LeastScale = 2;

    private const double LargeGap = 0.1;

    public void Write(TextWriter body)
    {
        body.WriteLine($"<section class=\"model\" aria-label=\"{Text.Escape(answer.Model)}\">");
        body.WriteLine($"<h3>{Text.Escape(answer.Model)}</h3>");
        body.WriteLine("<div class=\"seen\">");
        WritePicture(body);
        WriteConcepts(body);
        body.WriteLine("</div><div class=\"told\">");
        WriteAnswer(body);
        WriteAddress(body);
        map.Write(body, answer, photo.Truth);
        WriteCells(body);
        body.WriteLine("</div></section>");
    }

    private void WritePicture(TextWriter body)
    {
        body.WriteLine("<figure class=\"photo\"><div class=\"stage\">");
        body.WriteLine($"<img src=\"{Text.DataUri("image/jpeg", answer.Picture.Span)}\" alt=\"The centre of {Text.Escape(photo.Name)}, as the model saw it\">");
        body.WriteLine($"<img class=\"heat\" src=\"{Text.DataUri("image/png", HeatOverlay.Encode(answer.Importance.Span, answer.Size))}\" alt=\"\">");
        if (answer.Mask is { } mask)
        {
            body.WriteLine($"<svg class=\"outlines\" viewBox=\"0 0 {answer.Size} {answer.Size}\" aria-hidden=\"true\">");
            foreach (var concept in answer.Concepts)
            {
                if (ConceptOutline.Of(mask, concept.Concept) is { Length: > 0 } outline)
                    body.WriteLine($"<g data-concept=\"{concept.Concept}\" style=\"--c:{ColourOf(concept.Concept)}\"><path class=\"halo\" d=\"{outline}\"/><path d=\"{outline}\"/></g>");
            }

            body.WriteLine("</svg>");
        }

        body.WriteLine($"</div><figcaption>Warm: the pixels that led the model to <em>{Text.Escape(answer.Explained)}</em>{Gap()}</figcaption></figure>");

        string Gap() => answer.CompletenessGap is { } gap && double.IsFinite(gap)
            ? $". <span class=\"gap\">Integrated gradients miss the change that they add up to by <data value=\"{Text.Invariant(gap)}\">{Text.Percent(gap)}</data> of it{(gap > LargeGap ? ": more steps would tell more" : "")}.</span>"
            : "";
    }

    private void WriteConcepts(TextWriter body)
    {
        if (answer.ConceptError.Length > 0)
            body.WriteLine($"<p class=\"error\">No concepts: {Text.Escape(answer.ConceptError)}</p>");
        if (answer.Concepts.Count == 0)
            return;
        var scale = Math.Max(LeastScale, mostInfluence);
        body.WriteLine($"<table class=\"concepts\" style=\"--one:{Text.Invariant(Math.Round(100 / scale, 2))}%\"><caption>What led it there</caption>");
        body.WriteLine("<thead><tr><th scope=\"col\">Concept</th><th scope=\"col\">Influence</th><th scope=\"col\" class=\"number\"><abbr title=\"share of the photo\">covers</abbr></th><th scope=\"col\" class=\"number\"><abbr title=\"share of the most important pixels\">holds</abbr></th></tr></thead><tbody>");
        foreach (var concept in answer.Concepts.OrderByDescending(concept => concept.Influence).ThenBy(concept => concept.Concept))
        {
            var name = Text.Escape(NameOf(concept.Concept));
            body.WriteLine(
                $"<tr><th scope=\"row\"><button type=\"button\" class=\"concept\" data-concept=\"{concept.Concept}\" aria-pressed=\"false\"><i style=\"--c:{ColourOf(concept.Concept)}\"></i>{name}</button></th>"
                + $"<td class=\"bar\"><span class=\"track\"><span style=\"width:{Text.Invariant(Math.Round(100 * concept.Influence / scale, 2))}%\"></span></span><data value=\"{Text.Invariant(concept.Influence)}\">{Text.Number(concept.Influence)}</data></td>"
                + $"<td class=\"number\">{Text.Percent(concept.Size)}</td><td class=\"number\">{Text.Percent(concept.Intersection)}</td></tr>");
        }

        body.WriteLine($"</tbody></table><p class=\"hint\">The line marks 1: as much as its size makes likely.{(answer.Dilation > 0 ? $" Concepts are enlarged by {answer.Dilation} pixels on all sides of {answer.Size}." : "")}</p>");
    }

    private void WriteAnswer(TextWriter body)
    {
        if (answer.Cells.Count == 0)
        {
            body.WriteLine("<p class=\"verdict\">No answer.</p>");
            return;
        }

        var best = answer.Cells[0];
        body.Write($"<p class=\"verdict\"><i class=\"is-answer\"></i><strong>{Text.Escape(best.Name)}</strong> <data value=\"{Text.Invariant(best.Probability)}\">{Text.Percent(best.Probability)}</data>");
        if (photo.Truth.IsValid && answer.Position.IsValid)
        {
            var km = GreatCircle.DistanceKm(photo.Truth, answer.Position);
            body.Write($", <span class=\"off\"><data value=\"{Text.Invariant(km)}\">{Text.Kilometres(km)}</data> from the true place</span>");
        }

        body.WriteLine("</p>");
    }

    private void WriteAddress(TextWriter body)
    {
        if (answer.Address.Count == 0)
            return;
        body.WriteLine("<table class=\"address\"><caption>From fine to coarse, with the probability of all places within</caption><tbody>");
        foreach (var step in answer.Address)
        {
            body.WriteLine(
                $"<tr><th scope=\"row\">{Text.Escape(step.Name)}{(step.Kind.Length > 0 ? $" <small>{Text.Escape(step.Kind)}</small>" : "")}</th><td class=\"bar\"><span class=\"track\"><span style=\"width:{Text.Invariant(Math.Round(100 * step.Probability, 2))}%\"></span></span>"
                + $"<data value=\"{Text.Invariant(step.Probability)}\">{Text.Percent(step.Probability)}</data></td></tr>");
        }

        body.WriteLine("</tbody></table>");
    }

    private void WriteCells(TextWriter body)
    {
        if (answer.Cells.Count == 0)
            return;
        body.WriteLine($"<details{(showsCells ? " open" : "")}><summary>The {answer.Cells.Count} most probable cells, {Text.Percent(answer.Cells.Sum(cell => cell.Probability))} in all</summary>");
        body.WriteLine("<table class=\"cells\"><thead><tr><th scope=\"col\" class=\"number\">#</th><th scope=\"col\">Cell</th><th scope=\"col\" class=\"number\">Probability</th></tr></thead><tbody>");
        for (var i = 0; i < answer.Cells.Count; i++)
        {
            var cell = answer.Cells[i];
            body.WriteLine($"<tr><td class=\"number\">{i + 1}</td><td><i class=\"p{LikelyCellsMap.ShadeOf(cell.Probability)}\"></i>{Text.Escape(cell.Name)}</td><td class=\"number\"><data value=\"{Text.Invariant(cell.Probability)}\">{Text.Percent(cell.Probability)}</data></td></tr>");
        }

        body.WriteLine("</tbody></table></details>");
    }

    private static string NameOf(byte concept) => concept < Ade20kClasses.Count ? Ade20kClasses.All[concept].Name : $"concept {concept}";

    private static string ColourOf(byte concept) => concept < Ade20kClasses.Count && Ade20kClasses.All[concept] is var c ? $"#{c.Red:x2}{c.Green:x2}{c.Blue:x2}" : "#888888";
}

using System.Text.RegularExpressions;
using SemGeo.Concepts.Ade20k;
using SemGeo.Synthetic.Styles;

namespace SemGeo.Synthetic.Tests.Styles;

[TestClass]
public sealed class ConceptTests
{
    [TestMethod]
    public void The_drawn_classes_are_the_benchmarks()
    {
        foreach (var field in typeof(Concept).GetFields())
        {
            var name = Regex.Replace(field.Name, "(?<=[a-z])(?=[A-Z])", " ");
            Assert.AreEqual(Ade20kClasses.IndexOf(name), (byte)field.GetRawConstantValue()!, name);
        }
    }
}

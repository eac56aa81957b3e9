using SemGeo.Robustness.Running;

namespace SemGeo.Robustness.Tests.Running;

[TestClass]
public sealed class ThreadStatesTests
{
    [TestMethod]
    [DataRow("71 (dotnet) R 1 71 71", 'R')]
    [DataRow("71 (a (b) S) D 1 71 71", 'D')]
    [DataRow("71 (dotnet)", '?')]
    [DataRow("", '?')]
    public void State_stands_behind_the_name(string stat, char state) => Assert.AreEqual(state, ThreadStates.StateOf(stat));

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void Process_that_looks_at_itself_is_busy() => Assert.IsTrue(ThreadStates.IsBusy(Environment.ProcessId));

    [TestMethod]
    public void Process_that_is_not_there_is_not_busy() => Assert.IsFalse(ThreadStates.IsBusy(int.MaxValue));
}

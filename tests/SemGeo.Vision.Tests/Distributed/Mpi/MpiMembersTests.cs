using SemGeo.Vision.Distributed.Mpi;

namespace SemGeo.Vision.Tests.Distributed.Mpi;

[TestClass]
public sealed class MpiMembersTests
{
    [TestMethod]
    public void A_message_is_read_as_it_was_written()
    {
        var bytes = new byte[MpiMessage.Size];
        var message = new MpiMessage(MpiMessageKind.Failure, 3, 7, "the disk is full: é");

        message.Write(bytes);

        Assert.AreEqual(message, MpiMessage.Read(bytes));
    }

    [TestMethod]
    public void A_long_text_is_cut()
    {
        var bytes = new byte[MpiMessage.Size];

        new MpiMessage(MpiMessageKind.Failure, 0, 0, new string('é', 2000)).Write(bytes);

        Assert.AreEqual(new string('é', 504), MpiMessage.Read(bytes).Text, "(1024 - 16) / 2 characters of two bytes");
    }

    [TestMethod]
    public void Who_does_not_answer_a_roll_call_is_lost_until_it_is_heard_of()
    {
        var members = new MpiMembers(0, 4);
        members.StartRollCall();

        Assert.IsFalse(members.Receive(new(MpiMessageKind.Pong, 1, 0, "")));
        Assert.IsTrue(members.Receive(new(MpiMessageKind.Ping, 3, 0, "")), "a question is answered");

        CollectionAssert.AreEqual(new[] { 2 }, members.EndRollCall().ToArray());
        CollectionAssert.AreEqual(new[] { 2 }, members.Lost.ToArray());
        members.Receive(new(MpiMessageKind.Pong, 2, 0, ""));
        Assert.IsEmpty(members.Lost);
        Assert.IsTrue(members.HaveAllAnswered);
    }

    [TestMethod]
    public void The_first_failure_of_the_present_team_counts()
    {
        var members = new MpiMembers(0, 3);
        members.StartTeam();
        members.Receive(new(MpiMessageKind.Failure, 2, 0, "of another team"));
        Assert.IsNull(members.Failure);

        members.Receive(new(MpiMessageKind.Failure, 2, 1, "first"));
        members.Receive(new(MpiMessageKind.Failure, 1, 1, "second"));

        Assert.AreEqual("first", members.Failure!.Value.Text);
        members.StartTeam();
        Assert.IsNull(members.Failure);
    }

    [TestMethod]
    public void All_have_ended_but_those_that_are_lost()
    {
        var members = new MpiMembers(1, 3);
        members.Receive(new(MpiMessageKind.Goodbye, 0, 0, ""));
        Assert.IsFalse(members.HaveAllEnded);
        Assert.IsFalse(members.HasLeftOvers);

        members.StartRollCall();
        members.Receive(new(MpiMessageKind.Pong, 0, 0, ""));
        members.EndRollCall();
        Assert.IsTrue(members.HaveAllEnded, "rank 2 is lost");

        members.Receive(new(MpiMessageKind.Goodbye, 2, 0, "left"));
        Assert.IsTrue(members.HasLeftOvers);
    }
}

using System.Text.Json;
using SemGeo.Robustness.Readers;

namespace SemGeo.Robustness.Running;

/// <summary>The process that reads inputs: it takes a line an input, and writes a line when it is prepared and one with what became of it.</summary>
internal static class WorkerProgram
{
    /// <summary>The argument that makes the program a worker.</summary>
    public const string Verb = "worker";

    /// <summary>What it writes when an input can be read.</summary>
    public const string Ready = "ready";

    /// <summary>Reads inputs until there are no more.</summary>
    /// <param name="folder">Where it works.</param>
    public static int Run(string folder)
    {
        var output = Console.Out;
        Console.SetOut(TextWriter.Null);
        Console.SetError(TextWriter.Null);
        var readers = AllReaders.All.Concat(ControlReaders.All).ToDictionary(reader => reader.Name);
        var runner = new InputRunner(readers, new Enclosure(folder));
        while (Console.In.ReadLine() is { } line)
        {
            var parts = line.Split(' ');
            var name = new InputName(parts[0], int.Parse(parts[1], null), int.Parse(parts[2], null));
            Outcome outcome;
            try
            {
                runner.Prepare(name);
                output.WriteLine(Ready);
                output.Flush();
                outcome = runner.Run(name);
            }
            catch (InvalidDataException e)
            {
                output.WriteLine(Ready);
                outcome = new Outcome(Verdict.Harness, e.Message, 0, 0);
            }

            output.WriteLine(JsonSerializer.Serialize(outcome));
            output.Flush();
        }

        return 0;
    }
}

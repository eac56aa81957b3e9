using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using SemGeo.Files;

namespace SemGeo.Vision.Weights.PyTorch;

/// <summary>
/// Reads one pickle, a program for a machine with a stack, to tensors, dictionaries (<see cref="PickledDict"/>), lists (<see cref="List{T}"/>), tuples (arrays),
/// text, numbers and nothing else. It has no recursion, so depth costs nothing; the instructions are limited in number, what they make in bytes, and what an instruction copies counts as read.
/// </summary>
/// <param name="bytes">The pickle.</param>
/// <param name="loadPersistent">Gives the object of a persistent id; null where there are none.</param>
/// <param name="maxBytes">The most bytes of memory that its values may take.</param>
internal sealed class PickleMachine(PickleBytes bytes, Func<object?, object?>? loadPersistent = null, long maxBytes = PickleMachine.MaxBytes)
{
    private const int MaxProtocol = 5;

    // A checkpoint of ten thousand tensors with its optimizer has half a million; each may make an object of some ten bytes out of one.
    private const int MaxInstructions = 4_000_000;

    // What the values take in memory, as .NET lays them out: a checkpoint's some ten megabytes.
    private const long MaxBytes = 256L << 20;
    private const int ReferenceBytes = 8, ArrayBytes = 24, ListBytes = 32, DictionaryBytes = 56, MemoBytes = 40, TensorBytes = 128;

    private readonly List<object?> _stack = [];
    private readonly List<int> _marks = [];
    private readonly Dictionary<long, object?> _memo = [];
    private readonly ReadBudget _budget = new("The pickle", (ReadLimit.Bytes, maxBytes));
    private long _copied;

    /// <summary>Runs the program to its end.</summary>
    /// <exception cref="WeightFormatException">It is damaged, or asks for what is not allowed.</exception>
    public object? Run()
    {
        try
        {
            return Execute();
        }
        catch (ReadLimitException e)
        {
            throw new WeightFormatException(e.Message, e);
        }
    }

    private object? Execute()
    {
        var instructions = 0;
        for (var op = (PickleOp)bytes.ReadByte(); op != PickleOp.Stop; op = (PickleOp)bytes.ReadByte())
        {
            if (++instructions > MaxInstructions)
                throw new WeightFormatException($"The pickle has more than {MaxInstructions} instructions, where checkpoints have some ten thousand: it was refused.");
            Execute(op);
        }

        return Pop();
    }

    private void Execute(PickleOp op)
    {
        switch (op)
        {
            case PickleOp.Proto:
                CheckProtocol(bytes.ReadByte());
                break;
            case PickleOp.Frame:
                bytes.ReadInt64();
                break;
            case PickleOp.Mark:
                _marks.Add(_stack.Count);
                break;
            case PickleOp.Pop:
                Pop();
                break;
            case PickleOp.PopMark:
                PopToMark();
                break;
            case PickleOp.Put:
                Memorize(ParseKey(bytes.ReadLine()));
                break;
            case PickleOp.BinPut:
                Memorize(bytes.ReadByte());
                break;
            case PickleOp.LongBinPut:
                Memorize((uint)bytes.ReadInt32());
                break;
            case PickleOp.Memoize:
                Memorize(_memo.Count);
                break;
            case PickleOp.Append:
                Append([Pop()]);
                break;
            case PickleOp.Appends or PickleOp.AddItems:
                Append(PopToMark());
                break;
            case PickleOp.SetItem:
                var value = Pop();
                SetItems([Pop(), value]);
                break;
            case PickleOp.SetItems:
                SetItems(PopToMark());
                break;
            case PickleOp.Build:
                Build(Pop());
                break;
            default:
                var made = Value(op);
                if (!IsRecall(op))
                    _budget.Take(ReadLimit.Bytes, SizeOf(made));
                _stack.Add(made);
                break;
        }
    }

    private static bool IsRecall(PickleOp op) => op is PickleOp.Get or PickleOp.BinGet or PickleOp.LongBinGet;

    private static long SizeOf(object? value) => ReferenceBytes + value switch
    {
        null or bool or PickledGlobal => 0,
        string text => ArrayBytes + (2L * text.Length),
        byte[] data => ArrayBytes + data.Length,
        BigInteger number => ArrayBytes + ArrayBytes + number.GetByteCount(),
        object?[] tuple => ArrayBytes + ((long)ReferenceBytes * tuple.Length),
        List<object?> list => ListBytes + ((long)ReferenceBytes * list.Count),
        PickledDict dictionary => DictionaryBytes + (2L * ReferenceBytes * dictionary.Entries.Count),
        PickledTensor tensor => TensorBytes + (2L * ReferenceBytes * tensor.Shape.Length),
        _ => ArrayBytes,
    };

    private object? Value(PickleOp op) => op switch
    {
        PickleOp.None => null,
        PickleOp.NewTrue => true,
        PickleOp.NewFalse => false,
        PickleOp.BinInt => (long)bytes.ReadInt32(),
        PickleOp.BinInt1 => (long)bytes.ReadByte(),
        PickleOp.BinInt2 => (long)bytes.ReadUInt16(),
        PickleOp.Int => bytes.ReadLine() is var line && line is "00" or "01" ? line == "01" : ParseInteger(line),
        PickleOp.Long => ParseInteger(bytes.ReadLine().TrimEnd('L')),
        PickleOp.Long1 => Shorten(new BigInteger(bytes.ReadBytes(bytes.ReadByte()))),
        PickleOp.Float => ParseFloat(bytes.ReadLine()),
        PickleOp.BinFloat => bytes.ReadDouble(),
        PickleOp.Unicode => bytes.ReadLine(),
        PickleOp.ShortBinUnicode or PickleOp.ShortBinString => bytes.ReadText(bytes.ReadByte()),
        PickleOp.BinUnicode or PickleOp.BinString => bytes.ReadText((uint)bytes.ReadInt32()),
        PickleOp.BinUnicode8 => bytes.ReadText(bytes.ReadInt64()),
        PickleOp.ShortBinBytes => bytes.ReadBytes(bytes.ReadByte()),
        PickleOp.BinBytes => bytes.ReadBytes((uint)bytes.ReadInt32()),
        PickleOp.EmptyList or PickleOp.EmptySet => new List<object?>(),
        PickleOp.List => PopToMark().ToList(),
        PickleOp.EmptyTuple => Array.Empty<object?>(),
        PickleOp.Tuple => PopToMark(),
        PickleOp.Tuple1 => PopMany(1),
        PickleOp.Tuple2 => PopMany(2),
        PickleOp.Tuple3 => PopMany(3),
        PickleOp.EmptyDict => new PickledDict(),
        PickleOp.Dict => NewDictionary(PopToMark()),
        PickleOp.Get => Recall(ParseKey(bytes.ReadLine())),
        PickleOp.BinGet => Recall(bytes.ReadByte()),
        PickleOp.LongBinGet => Recall((uint)bytes.ReadInt32()),
        PickleOp.Global => PickleGlobals.Find(bytes.ReadLine(), bytes.ReadLine()),
        PickleOp.StackGlobal => PopMany(2) is [string module, string name] ? PickleGlobals.Find(module, name) : throw Damaged("a name that is no text"),
        PickleOp.Reduce or PickleOp.NewObj => Call(PopMany(2)),
        PickleOp.BinPersId => loadPersistent is null ? throw Damaged("a reference to an object outside") : loadPersistent(Pop()),
        _ => throw new WeightFormatException($"The pickle has the instruction 0x{(byte)op:X2}, which checkpoints do not use: it is damaged, or no checkpoint."),
    };

    private object? Call(object?[] callAndArguments)
    {
        if (callAndArguments is not [PickledGlobal global, object?[] arguments])
            throw Damaged("a call of something that is no function");
        foreach (var argument in arguments)
            CountCopies(argument is List<object?> list ? list.Count : argument is object?[] tuple ? tuple.Length : 0);
        return global.Call is { } call ? call(arguments) : throw new WeightFormatException($"The file calls '{global.Name}', which is only known as a name: it was refused, and nothing of the file was run.");
    }

    // The state of objects becomes their entries; what Python hangs on a dictionary, such as the versions of modules, is of no use here.
    private void Build(object? state)
    {
        if (Peek() is not PickledDict target)
            throw Damaged("a state of something that has none");
        if (target.IsObject && state is PickledDict attributes)
        {
            CountCopies(attributes.Entries.Count);
            target.Entries.AddRange(attributes.Entries);
        }
    }

    // An object can be named again and again: a few bytes that copy it each time would fill any memory. An honest pickle copies nothing twice.
    private void CountCopies(int entries)
    {
        _copied += entries;
        if (_copied > bytes.Consumed)
            throw Damaged("more copies of entries than it has bytes");
    }

    private void Append(object?[] items)
    {
        if (Peek() is not List<object?> list)
            throw Damaged("an item of something that is no list");
        _budget.Take(ReadLimit.Bytes, (long)ReferenceBytes * items.Length);
        list.AddRange(items);
    }

    private void SetItems(object?[] items)
    {
        _budget.Take(ReadLimit.Bytes, (long)ReferenceBytes * items.Length);
        AddEntries(Peek() as PickledDict ?? throw Damaged("an entry of something that is no dictionary"), items);
    }

    private static PickledDict NewDictionary(object?[] items)
    {
        var dictionary = new PickledDict();
        AddEntries(dictionary, items);
        return dictionary;
    }

    private static void AddEntries(PickledDict target, object?[] items)
    {
        if (items.Length % 2 != 0)
            throw Damaged("a key without a value");
        for (var i = 0; i < items.Length; i += 2)
            target.Entries.Add((items[i], items[i + 1]));
    }

    private void Memorize(long key)
    {
        _budget.Take(ReadLimit.Bytes, MemoBytes);
        _memo[key] = Peek();
    }

    private object? Recall(long key) => _memo.TryGetValue(key, out var value) ? value : throw Damaged($"a reference to the object {key} before it comes");

    private object? Peek() => _stack.Count > Floor ? _stack[^1] : throw Damaged("an empty stack");

    private object? Pop() => PopMany(1)[0];

    private object?[] PopMany(int count)
    {
        if (_stack.Count - count < Floor)
            throw Damaged("an empty stack");
        var values = CollectionsMarshal.AsSpan(_stack)[^count..].ToArray();
        _stack.RemoveRange(_stack.Count - count, count);
        return values;
    }

    private object?[] PopToMark()
    {
        if (_marks.Count == 0)
            throw Damaged("no mark where one is needed");
        var values = PopMany(_stack.Count - _marks[^1]);
        _marks.RemoveAt(_marks.Count - 1);
        return values;
    }

    private int Floor => _marks.Count > 0 ? _marks[^1] : 0;

    private static void CheckProtocol(byte protocol)
    {
        if (protocol > MaxProtocol)
            throw new WeightFormatException($"The pickle is of protocol {protocol}; 0 to {MaxProtocol} are known.");
    }

    private static object ParseInteger(string text) =>
        BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? Shorten(value) : throw Damaged("a number that is none");

    private static long ParseKey(string text) => ParseInteger(text) as long? ?? throw Damaged("a reference that is none");

    private static double ParseFloat(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : throw Damaged("a number that is none");

    private static object Shorten(BigInteger value) => value >= long.MinValue && value <= long.MaxValue ? (object)(long)value : value;

    private static WeightFormatException Damaged(string what) => new($"The pickle has {what}: it is damaged, or no checkpoint.");
}

using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchSharp.Native;

/// <summary>
/// Runs operators of libtorch by name ("add.Tensor" is the overload Tensor of aten::add). Arguments that are left out take the schema's
/// defaults; gradients are recorded as in any libtorch program.
/// </summary>
internal static unsafe class Aten
{
    private const int StackWords = 128;

    private static readonly ConcurrentDictionary<string, nint> Operators = new();

    /// <summary>Runs an operator that gives one tensor.</summary>
    /// <exception cref="ExternalException">libtorch refused; the message is libtorch's.</exception>
    internal static Tensor One(string op, params ReadOnlySpan<Arg> args)
    {
        NativeValue result;
        Run(op, args, &result, 1);
        return Take(op, result);
    }

    /// <summary>Runs an operator that gives two tensors.</summary>
    internal static (Tensor, Tensor) Two(string op, params ReadOnlySpan<Arg> args)
    {
        var results = stackalloc NativeValue[2];
        Run(op, args, results, 2);
        return (Take(op, results[0]), Take(op, results[1]));
    }

    /// <summary>Runs an operator that gives three tensors.</summary>
    internal static (Tensor, Tensor, Tensor) Three(string op, params ReadOnlySpan<Arg> args)
    {
        var results = stackalloc NativeValue[3];
        Run(op, args, results, 3);
        return (Take(op, results[0]), Take(op, results[1]), Take(op, results[2]));
    }

    /// <summary>Runs an operator that gives a list of tensors.</summary>
    internal static Tensor[] Many(string op, params ReadOnlySpan<Arg> args)
    {
        NativeValue result;
        Run(op, args, &result, 1);
        try
        {
            var tensors = new Tensor[result.Count];
            for (var i = 0; i < tensors.Length; i++)
                tensors[i] = new Tensor(((nint*)result.Bits)[i]);
            return tensors;
        }
        finally
        {
            NativeMethods.sgt_free((void*)result.Bits);
        }
    }

    /// <summary>Runs an operator that gives a boolean.</summary>
    internal static bool Flag(string op, params ReadOnlySpan<Arg> args)
    {
        NativeValue result;
        Run(op, args, &result, 1);
        return result.Bits != 0;
    }

    /// <summary>Runs an operator that gives a number and says which kind of number it is.</summary>
    internal static NativeValue Number(string op, params ReadOnlySpan<Arg> args)
    {
        NativeValue result;
        Run(op, args, &result, 1);
        return result;
    }

    /// <summary>Runs an operator that changes <paramref name="self"/>, its first argument, and returns the same object.</summary>
    internal static Tensor InPlace(string op, Tensor self, params ReadOnlySpan<Arg> rest)
    {
        Span<Arg> args = new Arg[rest.Length + 1];
        args[0] = self;
        rest.CopyTo(args[1..]);
        Run(op, args, null, 0);
        return self;
    }

    private static void Run(string op, ReadOnlySpan<Arg> args, NativeValue* results, int capacity)
    {
        var handle = Operators.GetOrAdd(op, Find);
        var words = ArgWriter.Room(args);
        Span<NativeValue> values = stackalloc NativeValue[args.Length];
        Span<long> room = words <= StackWords ? stackalloc long[words] : new long[words];
        fixed (NativeValue* first = values)
        fixed (long* pinned = room)
        {
            ArgWriter.Write(args, values, room);
            var given = NativeMethods.sgt_call(handle, first, args.Length, results, capacity);
            foreach (ref readonly var arg in args)
                GC.KeepAlive(arg.Object);
            if (given < 0)
                throw NativeError.Last();
        }
    }

    private static nint Find(string op)
    {
        var dot = op.IndexOf('.');
        return NativeError.Check(NativeMethods.sgt_find("aten::" + (dot < 0 ? op : op[..dot]), dot < 0 ? "" : op[(dot + 1)..]));
    }

    private static Tensor Take(string op, in NativeValue value) =>
        value is { Kind: ArgKind.Tensor, Bits: not 0 } ? new Tensor((nint)value.Bits) : throw new ExternalException($"aten::{op} gave no tensor");
}

using System.Runtime.CompilerServices;
using System.Text;
using static TorchSharp.torch;

namespace TorchSharp.Native;

/// <summary>Lays arguments out for semgeo_torch: values beside each other, lists and strings in a buffer behind them.</summary>
internal static unsafe class ArgWriter
{
    /// <summary>How many 8-byte words the lists and strings need.</summary>
    internal static int Room(ReadOnlySpan<Arg> args)
    {
        var room = 0;
        foreach (ref readonly var arg in args)
            room += arg.Object switch
            {
                long[] list => list.Length,
                double[] list => list.Length,
                Tensor[] list => list.Length,
                string text => (Encoding.UTF8.GetByteCount(text) + 7) / 8,
                _ => 0,
            };
        return room;
    }

    /// <summary>Writes the arguments; <paramref name="room"/> must not move until the call is over.</summary>
    /// <exception cref="InvalidOperationException">A tensor was disposed.</exception>
    internal static void Write(ReadOnlySpan<Arg> args, Span<NativeValue> values, Span<long> room)
    {
        for (var i = 0; i < args.Length; i++)
        {
            ref readonly var arg = ref args[i];
            values[i] = new NativeValue { Kind = arg.Kind, Bits = arg.Bits };
            switch (arg.Object)
            {
                case null:
                    break;
                case Tensor tensor:
                    values[i].Bits = tensor.Handle;
                    break;
                case Generator generator:
                    values[i].Bits = generator.Handle;
                    break;
                case Device device:
                    values[i].Bits = device.index;
                    values[i].Count = (int)device.type;
                    break;
                case long[] list:
                    list.CopyTo(room);
                    Append(ref values[i], list.Length, list.Length, ref room);
                    break;
                case double[] list:
                    for (var k = 0; k < list.Length; k++)
                        room[k] = BitConverter.DoubleToInt64Bits(list[k]);
                    Append(ref values[i], list.Length, list.Length, ref room);
                    break;
                case Tensor?[] list:
                    for (var k = 0; k < list.Length; k++)
                        room[k] = list[k] is { } item ? item.Handle : 0;
                    Append(ref values[i], list.Length, list.Length, ref room);
                    break;
                case string text:
                    var length = Encoding.UTF8.GetBytes(text, System.Runtime.InteropServices.MemoryMarshal.AsBytes(room));
                    Append(ref values[i], length, (length + 7) / 8, ref room);
                    break;
            }
        }
    }

    private static void Append(ref NativeValue value, int count, int words, ref Span<long> room)
    {
        value.Count = count;
        value.Bits = room.IsEmpty ? 0 : (nint)Unsafe.AsPointer(ref room[0]);
        room = room[words..];
    }
}

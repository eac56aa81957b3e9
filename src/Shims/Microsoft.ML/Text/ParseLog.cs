using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Logs what could not be parsed: the first cases each, all others as a number when the cursor ends.</summary>
internal sealed class ParseLog(IChannelProvider provider) : IDisposable
{
    private const int MaxShown = 10;

    private readonly IChannel _channel = provider.Start("ParseStats");
    private long _rows;
    private long _badValues;
    private long _badFormats;

    public void Row() => _rows++;

    public void BadValue(long line, string column, int? slot)
    {
        if (++_badValues > MaxShown)
            return;
        _channel.Info(MessageSensitivity.Schema, "  Bad value at line {0} in column {1}" + (slot is null ? "" : " at slot {2}"), line, column, slot ?? 0);
        if (_badValues == MaxShown)
            _channel.Info(MessageSensitivity.None, "  Suppressing further bad value messages");
    }

    public void BadQuoting(string? path, long line, int field)
    {
        if (++_badFormats > MaxShown)
            return;
        _channel.Warning(MessageSensitivity.Unknown, "Format error at {0}({1}), field {2}: Illegal quoting", path ?? "", line, field);
        if (_badFormats == MaxShown)
            _channel.Warning(MessageSensitivity.None, "Suppressing further format error messages");
    }

    public void Dispose()
    {
        if (_badValues > 0 || _badFormats > 0)
            _channel.Info(MessageSensitivity.None, "Processed {0} rows with {1} bad values and {2} format errors", _rows, _badValues, _badFormats);
        _channel.Dispose();
    }
}

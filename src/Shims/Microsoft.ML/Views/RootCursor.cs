namespace Microsoft.ML.Data;

/// <summary>A cursor that counts its own rows and disposes itself after the last one.</summary>
internal abstract class RootCursor : DataViewRowCursor
{
    private long _position = -1;
    private bool _done;

    public sealed override long Position => _position;

    public sealed override bool MoveNext()
    {
        if (_done)
            return false;
        if (MoveNextCore())
        {
            _position++;
            return true;
        }

        Dispose();
        return false;
    }

    protected abstract bool MoveNextCore();

    protected sealed override void Dispose(bool disposing)
    {
        if (_done)
            return;
        _done = true;
        _position = -1;
        if (disposing)
            DisposeCore();
    }

    protected virtual void DisposeCore()
    {
    }
}

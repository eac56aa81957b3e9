using Microsoft.ML;

namespace SemGeo.ML.Views;

/// <summary>Runs a computation once a row, however many getters ask for it. Kept per row object, never per transformer.</summary>
internal sealed class RowMemo(DataViewRow row, Action compute)
{
    private long _position = -1;

    public void Update()
    {
        if (_position == row.Position)
            return;
        compute();
        _position = row.Position;
    }
}

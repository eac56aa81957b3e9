using Microsoft.ML;

namespace SemGeo.Testing;

/// <summary>Checks that a view does what every view has to do. The view's rows must be distinct by id and few: they are read some dozen times.</summary>
internal static class ViewConformance
{
    private const int Threads = 3;

    /// <summary>Runs all checks.</summary>
    public static void Check(IDataView view)
    {
        var rows = Rows.Of(view);
        CheckCount(view, rows);
        CheckPositions(view, rows.Count);
        foreach (var column in view.Schema)
            CheckSingleColumn(view, column, rows);
        CheckWrongRequests(view);
        CheckOwnedValues(view, rows);
        CheckTwoCursors(view, rows);
        CheckCursorSet(view, rows);
        CheckShuffled(view, rows);
    }

    private static void CheckCount(IDataView view, List<Rows.Row> rows)
    {
        if (view.GetRowCount() is { } count)
            Assert.AreEqual(rows.Count, count, "GetRowCount is not the number of rows.");
        Assert.AreEqual(rows.Count, rows.Select(r => r.Id).Distinct().Count(), "Two rows have one id.");
        using var none = view.GetRowCursor([]);
        Assert.HasCount(rows.Count, Rows.Of(none, []), "A cursor without columns has another number of rows.");
    }

    private static void CheckPositions(IDataView view, int count)
    {
        using var cursor = view.GetRowCursor([]);
        Assert.AreEqual(-1, cursor.Position, "Position before the first row.");
        for (var i = 0; i < count; i++)
        {
            Assert.IsTrue(cursor.MoveNext());
            Assert.AreEqual(i, cursor.Position);
        }

        Assert.IsFalse(cursor.MoveNext());
        Assert.IsFalse(cursor.MoveNext(), "A cursor at its end moved on.");
    }

    private static void CheckSingleColumn(IDataView view, DataViewSchema.Column column, List<Rows.Row> rows)
    {
        using var cursor = view.GetRowCursor([column]);
        foreach (var other in view.Schema)
            Assert.AreEqual(other.Index == column.Index, cursor.IsColumnActive(other), $"Whether {other} is active when {column} alone is needed.");
        CollectionAssert.AreEqual(rows.Select(r => r.Values[column.Index]).ToArray(), Rows.Of(cursor, [column]).Select(r => r.Values[0]).ToArray(), $"Column {column} read alone.");
    }

    private static void CheckWrongRequests(IDataView view)
    {
        using var cursor = view.GetRowCursor([]);
        foreach (var column in view.Schema)
        {
            Throws(() => ColumnReader.Over(cursor, column), $"The getter of the inactive column {column}");
            using var active = view.GetRowCursor([column]);
            Assert.ThrowsExactly<InvalidOperationException>(() => active.GetGetter<(int Nothing, int Else)>(column), $"The getter of {column} as another type.");
        }
    }

    // Getters are asked twice a row; what the first buffer holds must not change when the cursor moves on.
    private static void CheckOwnedValues(IDataView view, List<Rows.Row> rows)
    {
        using var cursor = view.GetRowCursor(view.Schema);
        var kept = view.Schema.Select(c => ColumnReader.Over(cursor, c)).ToArray();
        var current = view.Schema.Select(c => ColumnReader.Over(cursor, c)).ToArray();
        var getId = cursor.GetIdGetter();
        for (var i = 0; cursor.MoveNext(); i++)
        {
            if (i == 0)
                Assert.AreEqual(rows[0].ToString(), Rows.Read(cursor, getId, kept).ToString());
            Assert.AreEqual(rows[i].ToString(), Rows.Read(cursor, getId, current).ToString(), "Asked once.");
            Assert.AreEqual(rows[i].ToString(), Rows.Read(cursor, getId, current).ToString(), "Asked twice.");
        }

        if (rows.Count > 0)
            Assert.AreEqual(rows[0].ToString(), string.Join(" | ", kept.Select(r => r.Text)), "A value changed after it was handed out.");
    }

    private static void CheckTwoCursors(IDataView view, List<Rows.Row> rows)
    {
        using var first = view.GetRowCursor(view.Schema);
        using var second = view.GetRowCursor(view.Schema);
        var (firstReaders, secondReaders) = (Readers(first), Readers(second));
        var (firstId, secondId) = (first.GetIdGetter(), second.GetIdGetter());
        foreach (var row in rows)
        {
            Assert.IsTrue(first.MoveNext() && second.MoveNext());
            Assert.AreEqual(row.ToString(), Rows.Read(first, firstId, firstReaders).ToString());
            Assert.AreEqual(row.ToString(), Rows.Read(second, secondId, secondReaders).ToString());
        }

        ColumnReader[] Readers(DataViewRowCursor cursor) => view.Schema.Select(c => ColumnReader.Over(cursor, c)).ToArray();
    }

    private static void CheckCursorSet(IDataView view, List<Rows.Row> rows)
    {
        var cursors = view.GetRowCursorSet(view.Schema, Threads);
        Assert.IsTrue(cursors.Length is >= 1 and <= Threads, $"{cursors.Length} cursors for {Threads} threads.");
        var parts = cursors.Select(cursor => Task.Run(() =>
        {
            using (cursor)
                return Rows.Of(cursor, view.Schema);
        })).ToArray();
        var merged = Task.WhenAll(parts).GetAwaiter().GetResult().SelectMany(part => part).OrderBy(row => row.Batch).ToList();
        Assert.AreEqual(Rows.Lines(rows), Rows.Lines(merged), "The rows of a cursor set, ordered by batch.");
        CollectionAssert.AreEqual(rows.Select(r => r.Id).ToArray(), merged.Select(r => r.Id).ToArray(), "Ids in a cursor set.");
    }

    private static void CheckShuffled(IDataView view, List<Rows.Row> rows)
    {
        using var first = view.GetRowCursor(view.Schema, new Random(1));
        using var second = view.GetRowCursor(view.Schema, new Random(1));
        var shuffled = Rows.Of(first, view.Schema);
        Assert.AreEqual(Rows.Lines(shuffled), Rows.Lines(Rows.Of(second, view.Schema)), "One seed gave two orders.");
        if (!view.CanShuffle)
        {
            Assert.AreEqual(Rows.Lines(rows), Rows.Lines(shuffled), "A view that cannot shuffle did.");
            return;
        }

        Assert.AreEqual(Rows.Lines(rows.OrderBy(r => r.Id)), Rows.Lines(shuffled.OrderBy(r => r.Id)), "Shuffling changed rows or their ids.");
    }

    private static void Throws(Action action, string what)
    {
        try
        {
            action();
        }
        catch (Exception e) when (e is not AssertFailedException)
        {
            return;
        }

        Assert.Fail($"{what} did not throw.");
    }
}

using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.ML.Views;

namespace SemGeo.ML.Tests.Views;

/// <summary>What a cursor does that prepares the next batch while it computes one. The map adds "Double", twice the number of a row.</summary>
[TestClass]
public sealed class BatchedCursorTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    [TestMethod]
    [DataRow(1, "1 4 4 4 2", "1 9 13 15 15")]
    [DataRow(4, "4 4 4 3", "8 12 15 15")]
    public void Batches_grow_and_one_is_read_ahead_of_a_full_one(int firstBatchSize, string batches, string readAt)
    {
        var map = new DoubleMap(firstBatchSize);
        var read = 0;
        var view = map.View(Enumerable.Range(0, 15), () => read++);

        var (numbers, seen) = (new List<int>(), new List<int>());
        using (var cursor = view.GetRowCursor(view.Schema))
        {
            var value = cursor.GetGetter<int>(view.Schema["Double"]);
            var number = cursor.GetGetter<int>(view.Schema["Number"]);
            while (cursor.MoveNext())
            {
                var (doubled, own) = (0, 0);
                value(ref doubled);
                number(ref own);
                Assert.AreEqual(2 * own, doubled);
                numbers.Add(own);
                seen.Add(read);
            }

            Assert.IsFalse(cursor.MoveNext());
        }

        CollectionAssert.AreEqual(Enumerable.Range(0, 15).ToArray(), numbers);
        Assert.AreEqual(batches, string.Join(' ', map.Computed));
        Assert.AreEqual(readAt, string.Join(' ', seen.Distinct().Append(read)));
    }

    [TestMethod]
    public void Next_batch_is_prepared_while_this_one_is_computed()
    {
        using var secondBegan = new ManualResetEventSlim();
        var wasReady = new List<bool>();
        var map = new DoubleMap(4)
        {
            OnPrepare = first =>
            {
                if (first == 4)
                    secondBegan.Set();
            },
            OnCompute = batch =>
            {
                // With everything on one thread nobody would ever set it.
                if (batch == 0)
                    wasReady.Add(secondBegan.Wait(Limit));
            },
        };

        Assert.HasCount(8, map.View(Enumerable.Range(0, 8)).GetColumn<int>("Double").ToArray());

        CollectionAssert.AreEqual(new[] { true }, wasReady);
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Failure_ahead_comes_after_the_rows_before_it(bool isReading)
    {
        var map = new DoubleMap(4) { OnPrepare = first => _ = !isReading && first == 4 ? throw new InvalidOperationException("preparing") : 0 };
        var view = map.View(Enumerable.Range(0, 12).Select(number => isReading && number == 6 ? throw new InvalidOperationException("reading") : number));

        var delivered = 0;
        var error = Assert.ThrowsExactly<InvalidOperationException>(() =>
        {
            foreach (var _ in view.GetColumn<int>("Double"))
                delivered++;
        });

        Assert.AreEqual(isReading ? "reading" : "preparing", error.Message);
        Assert.AreEqual(4, delivered);
    }

    [TestMethod]
    public void Leaving_early_waits_for_what_is_being_prepared()
    {
        using var began = new ManualResetEventSlim();
        using var left = new ManualResetEventSlim();
        var ended = false;
        var map = new DoubleMap(4)
        {
            OnPrepare = first =>
            {
                if (first != 4)
                    return;
                began.Set();
                left.Wait(Limit);
                Volatile.Write(ref ended, true);
            },
        };
        var view = map.View(Enumerable.Range(0, 12));

        using (var cursor = view.GetRowCursor(view.Schema))
        {
            Assert.IsTrue(cursor.MoveNext());
            Assert.IsTrue(began.Wait(Limit));
            left.Set();
        }

        Assert.IsTrue(Volatile.Read(ref ended));
        CollectionAssert.AreEqual(new[] { 4 }, map.Computed);
    }

    private sealed class Row
    {
        public int Number { get; set; }
    }

    private sealed class DoubleMap(int firstBatchSize)
    {
        public Action<int> OnPrepare { get; init; } = _ => { };

        public Action<int> OnCompute { get; init; } = _ => { };

        public List<int> Computed { get; } = [];

        public IDataView View(IEnumerable<int> numbers, Action? onRead = null)
        {
            var rows = new MLContext().Data.LoadFromEnumerable(numbers.Select(number =>
            {
                onRead?.Invoke();
                return new Row { Number = number };
            }));
            return new BatchedDataView(rows, new Map(rows.Schema, firstBatchSize, this));
        }
    }

    private sealed class Map(DataViewSchema input, int firstBatchSize, DoubleMap test)
        : BatchMap(input, [new DataViewSchema.DetachedColumn("Double", NumberDataViewType.Int32)], batchSize: 4, firstBatchSize)
    {
        public override bool PreparesAhead => true;

        public override IEnumerable<DataViewSchema.Column> DependenciesOf(int added) => [InputSchema[0]];

        public override IRowBatch CreateBatch(DataViewRow input, int capacity, Func<int, bool> isAddedActive) => new Batch(input, capacity, test);
    }

    private sealed class Batch(DataViewRow input, int capacity, DoubleMap test) : IRowBatch
    {
        private readonly ValueGetter<int> _read = input.GetGetter<int>(input.Schema["Number"]);
        private readonly int[] _numbers = new int[capacity], _prepared = new int[capacity], _doubled = new int[capacity];

        public void Fetch(int slot) => _read(ref _numbers[slot]);

        public Action Prepare(int first, int count)
        {
            test.OnPrepare(first);
            _numbers.AsSpan(first, count).CopyTo(_prepared.AsSpan(first));
            return () =>
            {
                test.OnCompute(test.Computed.Count);
                test.Computed.Add(count);
                for (var slot = first; slot < first + count; slot++)
                    _doubled[slot] = 2 * _prepared[slot];
            };
        }

        public Delegate?[] CreateGetters(Func<int> slot) => [(ValueGetter<int>)((ref int value) => value = _doubled[slot()])];

        public void Dispose()
        {
        }
    }
}

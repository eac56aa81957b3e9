using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// Owns the tensors that its thread makes until it is disposed, and disposes them with itself. Scopes nest; a tensor that must live on
/// moves to the outer scope or leaves scopes altogether.
/// </summary>
/// <remarks>Tensors made on other threads are not in the scope.</remarks>
public sealed class DisposeScope : IDisposable
{
    private DisposeScopeManager? _manager;

    internal DisposeScope(DisposeScopeManager manager)
    {
        _manager = manager;
        Outer = manager.Current;
    }

    /// <summary>Number of objects that the scope owns.</summary>
    /// <exception cref="ObjectDisposedException">The scope was disposed.</exception>
    public int DisposablesCount => Alive() is not null ? Owned.Count : 0;

    /// <summary>A copy of the list of objects that the scope owns.</summary>
    /// <exception cref="ObjectDisposedException">The scope was disposed.</exception>
    public IReadOnlyList<IDisposable> DisposablesView => Alive() is not null ? [.. Owned] : [];

    internal DisposeScope? Outer { get; set; }

    internal HashSet<IDisposable> Owned { get; private set; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>True if the scope owns the object.</summary>
    public bool Contains(IDisposable disposable) => Owned.Contains(disposable);

    /// <summary>Hands an object to the scope around this one; returns it.</summary>
    public T MoveToOuter<T>(T disposable) where T : IDisposable => MoveToOther(Outer, disposable);

    /// <inheritdoc cref="MoveToOuter{T}(T)"/>
    public (T1 first, T2 second) MoveToOuter<T1, T2>(T1 first, T2 second)
        where T1 : IDisposable
        where T2 : IDisposable => MoveToOther(Outer, first, second);

    /// <inheritdoc cref="MoveToOuter{T}(T)"/>
    public (T1 first, T2 second, T3 third) MoveToOuter<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable
        where T2 : IDisposable
        where T3 : IDisposable => MoveToOther(Outer, first, second, third);

    /// <inheritdoc cref="MoveToOuter{T}(T)"/>
    public void MoveToOuter(params IDisposable[] disposables) => MoveToOther(Outer, disposables);

    /// <inheritdoc cref="MoveToOuter{T}(T)"/>
    public void MoveToOuter(IEnumerable<IDisposable> disposables) => MoveToOther(Outer, disposables);

    /// <summary>Hands an object to another scope, or to none (null); returns it.</summary>
    public T MoveToOther<T>(DisposeScope? scope, T disposable) where T : IDisposable
    {
        Move(scope, [disposable]);
        return disposable;
    }

    /// <inheritdoc cref="MoveToOther{T}(DisposeScope, T)"/>
    public (T1 first, T2 second) MoveToOther<T1, T2>(DisposeScope? scope, T1 first, T2 second)
        where T1 : IDisposable
        where T2 : IDisposable
    {
        Move(scope, [first, second]);
        return (first, second);
    }

    /// <inheritdoc cref="MoveToOther{T}(DisposeScope, T)"/>
    public (T1 first, T2 second, T3 third) MoveToOther<T1, T2, T3>(DisposeScope? scope, T1 first, T2 second, T3 third)
        where T1 : IDisposable
        where T2 : IDisposable
        where T3 : IDisposable
    {
        Move(scope, [first, second, third]);
        return (first, second, third);
    }

    /// <inheritdoc cref="MoveToOther{T}(DisposeScope, T)"/>
    public void MoveToOther(DisposeScope? scope, params IDisposable[] disposables) => Move(scope, disposables);

    /// <inheritdoc cref="MoveToOther{T}(DisposeScope, T)"/>
    public void MoveToOther(DisposeScope? scope, IEnumerable<IDisposable> disposables) => Move(scope, disposables);

    /// <summary>Takes an object out of the scope: its caller disposes it; returns it.</summary>
    public T Detach<T>(T disposable) where T : IDisposable
    {
        Move(null, [disposable]);
        return disposable;
    }

    /// <inheritdoc cref="Detach{T}(T)"/>
    public (T1 first, T2 second) Detach<T1, T2>(T1 first, T2 second)
        where T1 : IDisposable
        where T2 : IDisposable
    {
        Move(null, [first, second]);
        return (first, second);
    }

    /// <inheritdoc cref="Detach{T}(T)"/>
    public (T1 first, T2 second, T3 third) Detach<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable
        where T2 : IDisposable
        where T3 : IDisposable
    {
        Move(null, [first, second, third]);
        return (first, second, third);
    }

    /// <inheritdoc cref="Detach{T}(T)"/>
    public void Detach(params IDisposable[] disposables) => Move(null, disposables);

    /// <inheritdoc cref="Detach{T}(T)"/>
    public void Detach(IEnumerable<IDisposable> disposables) => Move(null, disposables);

    /// <summary>Gives the scope an object to own, whether or not another one has it.</summary>
    public void Attach(IDisposable disposable) => Attach((IEnumerable<IDisposable>)[disposable]);

    /// <inheritdoc cref="Attach(IDisposable)"/>
    public void Attach(params IDisposable[] disposables) => Attach((IEnumerable<IDisposable>)disposables);

    /// <inheritdoc cref="Attach(IDisposable)"/>
    public IReadOnlyList<IDisposable> Attach(IEnumerable<IDisposable> disposables)
    {
        var counts = Alive().Counts;
        var attached = new List<IDisposable>();
        foreach (var disposable in disposables)
        {
            if (disposable is Tensor { OwningDisposeScope: null, IsInvalid: false })
                counts.DetachedFromScopeCount--;
            Adopt(disposable);
            attached.Add(disposable);
        }

        return attached;
    }

    /// <summary>Disposes everything that the scope owns; the scope stays open.</summary>
    public void DisposeEverything() => DisposeEverythingBut((IEnumerable<IDisposable>)[]);

    /// <summary>Disposes everything that the scope owns but one object, which it returns; the scope stays open.</summary>
    public T DisposeEverythingBut<T>(T keep) where T : IDisposable
    {
        DisposeEverythingBut((IEnumerable<IDisposable>)[keep]);
        return keep;
    }

    /// <inheritdoc cref="DisposeEverythingBut{T}(T)"/>
    public (T1 first, T2 second) DisposeEverythingBut<T1, T2>(T1 first, T2 second)
        where T1 : IDisposable
        where T2 : IDisposable
    {
        DisposeEverythingBut((IEnumerable<IDisposable>)[first, second]);
        return (first, second);
    }

    /// <inheritdoc cref="DisposeEverythingBut{T}(T)"/>
    public (T1 first, T2 second, T3 third) DisposeEverythingBut<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable
        where T2 : IDisposable
        where T3 : IDisposable
    {
        DisposeEverythingBut((IEnumerable<IDisposable>)[first, second, third]);
        return (first, second, third);
    }

    /// <inheritdoc cref="DisposeEverythingBut{T}(T)"/>
    public void DisposeEverythingBut(params IDisposable[] keep) => DisposeEverythingBut((IEnumerable<IDisposable>)keep);

    /// <inheritdoc cref="DisposeEverythingBut{T}(T)"/>
    public void DisposeEverythingBut(IEnumerable<IDisposable> inKeep)
    {
        var counts = Alive().Counts;
        var old = Owned;
        Owned = new HashSet<IDisposable>(inKeep, ReferenceEqualityComparer.Instance);
        foreach (var disposable in old.Where(item => !Owned.Contains(item)))
        {
            if (disposable is not Tensor { IsInvalid: true })
                counts.DisposedInScopeCount++;
            if (disposable is Tensor tensor)
                tensor.OwningDisposeScope = null;
            disposable.Dispose();
        }
    }

    /// <summary>Notes that somebody disposed an object of the scope.</summary>
    public void MarkAsDisposed(IDisposable disposable)
    {
        Alive().Counts.DisposedInScopeCount++;
        Owned.Remove(disposable);
        if (disposable is Tensor tensor)
            tensor.OwningDisposeScope = null;
    }

    /// <summary>Disposes everything that the scope owns and closes it; a second call does nothing.</summary>
    public void Dispose()
    {
        if (_manager is not { } manager)
            return;
        DisposeEverything();
        manager.Close(this);
        _manager = null;
    }

    private DisposeScopeManager Alive() => _manager ?? throw new ObjectDisposedException(GetType().FullName);

    private void Move(DisposeScope? target, IEnumerable<IDisposable> disposables)
    {
        var counts = Alive().Counts;
        target?.Alive();
        foreach (var disposable in disposables)
        {
            if (!Owned.Remove(disposable))
                continue;
            if (target is not null)
                target.Adopt(disposable);
            else
                counts.DetachedFromScopeCount++;
            if (disposable is Tensor tensor)
                tensor.OwningDisposeScope = target;
        }
    }

    private void Adopt(IDisposable disposable)
    {
        Owned.Add(disposable);
        if (disposable is Tensor tensor)
            tensor.OwningDisposeScope = this;
    }
}

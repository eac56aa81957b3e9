namespace SemGeo.Vision.Shards;

/// <summary>The kinds of values of MessagePack, as far as a reader of photos has to tell them apart.</summary>
internal enum MessagePackKind
{
    /// <summary>Nil or a boolean.</summary>
    Nothing,

    /// <summary>An integer or a number with a fraction; <see cref="MessagePackToken.Number"/>.</summary>
    Number,

    /// <summary>A text, bytes or an extension: so many bytes follow.</summary>
    Bytes,

    /// <summary>So many values follow.</summary>
    Array,

    /// <summary>So many pairs of values follow.</summary>
    Map,
}

namespace ClickCart.Catalog.Search;

/// <summary>
/// One of a product's attributes as lists are filtered by it, in a table of its own with an index from the value to the products. A value of a sentence's
/// length is read and not chosen by: it has no row.
/// </summary>
internal sealed class AttributeValue
{
    public const int KeyLength = 120;
    public const int NameLength = 100;
    public const int ValueLength = 80;

    public Guid ProductId { get; private init; }

    /// <summary>The name as addresses write it: <c>made-in</c>.</summary>
    public required string NameKey { get; init; }

    /// <summary>The value likewise: <c>stainless-steel</c>.</summary>
    public required string ValueKey { get; init; }

    public required string Name { get; set; }
    public required string Value { get; set; }

    /// <summary>Letters and digits of any script, folded (<see cref="Letters"/>), in words joined by hyphens; empty where there are none.</summary>
    public static string Key(string text)
    {
        var words = string.Concat(Letters.Fold(text).EnumerateRunes().Select(r => Letters.IsInWord(r) ? r.ToString() : " "))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return SearchText.CutAt(string.Join('-', words), KeyLength);
    }

    /// <summary>Makes <paramref name="kept"/> what these attributes say; rows that say the same stay.</summary>
    public static void Keep(List<AttributeValue> kept, IEnumerable<(string Name, string Value)> attributes)
    {
        var said = attributes.Where(a => a.Value.Length <= ValueLength)
            .Select(a => new AttributeValue { NameKey = Key(a.Name), ValueKey = Key(a.Value), Name = a.Name, Value = a.Value })
            .Where(v => v is { NameKey.Length: > 0, ValueKey.Length: > 0 }).DistinctBy(v => (v.NameKey, v.ValueKey)).ToList();
        kept.RemoveAll(v => !said.Exists(v.IsSame));
        foreach (var value in said)
        {
            if (kept.Find(value.IsSame) is { } known) (known.Name, known.Value) = (value.Name, value.Value);
            else kept.Add(value);
        }
    }

    private bool IsSame(AttributeValue other) => (NameKey, ValueKey) == (other.NameKey, other.ValueKey);
}

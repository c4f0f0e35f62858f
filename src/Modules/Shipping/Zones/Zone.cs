namespace ClickCart.Shipping.Zones;

/// <summary>Places to which the shop delivers in the same ways.</summary>
internal sealed class Zone : Aggregate
{
    public const int MaxNameLength = 60;
    public const int MaxMethods = 20;

    private Zone() { }

    public Zone(IIds ids, string name, ZonePlaces places, IReadOnlyList<DeliveryMethod> methods) : base(ids.New()) => Set(ids, name, places, methods);

    public string Name { get; private set; } = "";

    public ZonePlaces Places { get; private set; } = new(false, [], [], []);

    /// <summary>In the order in which shoppers read them.</summary>
    public IReadOnlyList<DeliveryMethod> Methods { get; private set; } = [];

    public void Change(IIds ids, string name, ZonePlaces places, IReadOnlyList<DeliveryMethod> methods)
    {
        Set(ids, name, places, methods);
        Touch();
    }

    /// <summary>A method keeps its id, by which orders know it, however it is renamed.</summary>
    private void Set(IIds ids, string name, ZonePlaces places, IReadOnlyList<DeliveryMethod> methods)
    {
        var known = Methods.Select(m => m.Id).ToHashSet(StringComparer.Ordinal);
        var kept = new HashSet<string?>(StringComparer.Ordinal);
        (Name, Places) = (name, places);
        Methods = [.. methods.Select(m => m.Id is { } id && known.Contains(id) && kept.Add(id) ? m : m with { Id = NewId(ids, m) })];
    }

    // Readable, and no other's: a random tail.
    private static string NewId(IIds ids, DeliveryMethod method)
    {
        var words = string.Concat((method.Name ?? method.Kind.ToString()!).ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-');
        return $"{words}-{ids.New().ToString("n")[^8..]}";
    }
}

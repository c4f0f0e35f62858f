using ClickCart.Ordering.Contracts;
using ClickCart.Ordering.Orders;

namespace ClickCart.Ordering.Bulk;

/// <summary>Something that can be done to many orders.</summary>
/// <param name="Label">What staff presses.</param>
/// <param name="Needs">What it needs of a single order.</param>
internal sealed record BulkDeed(string Name, string Label, Permission Needs)
{
    /// <summary>The rule of Ordering's own; null where another module, or a scope of its own, does it.</summary>
    public Func<Order, BulkAction, DateTimeOffset, Result>? Own { get; init; }

    /// <summary>Who does it has to say why.</summary>
    public bool TakesReason { get; init; }

    public bool TakesTags { get; init; }
}

/// <summary>All that can be done to many orders: Ordering's own, and what other modules bring.</summary>
internal sealed class BulkDeeds(IEnumerable<IBulkDeed> brought)
{
    private static readonly BulkDeed[] OfOrdering =
    [
        new("hold", "Keep back", Permissions.HoldOrders) { TakesReason = true, Own = (order, b, now) => order.PutOnHold(b.Reason!, b.Actor, now) },
        new("release", "Release", Permissions.HoldOrders) { TakesReason = true, Own = (order, b, now) => order.Release(b.Reason!, b.Actor, now) },
        new("cancel", "Cancel", Permissions.CancelOrders) { TakesReason = true, Own = (order, b, now) => order.Cancel(b.Reason!, b.Actor, now) },
        new("tag", "Tag", Permissions.WriteNotes) { TakesTags = true, Own = (order, b, now) => order.AddTags(b.Tags, b.Actor, now) },
        new("untag", "Take tags off", Permissions.WriteNotes) { TakesTags = true, Own = (order, b, now) => order.RemoveTags(b.Tags, b.Actor, now) },
    ];

    public IReadOnlyList<BulkDeed> All { get; } = [.. brought.Select(d => new BulkDeed(d.Name, d.Label, d.Needs)), .. OfOrdering];

    public BulkDeed? Find(string? name) => All.FirstOrDefault(d => d.Name == name);

    /// <summary>Why the caller's role may not have it done; null where it may.</summary>
    public Error? WhyNot(string name, ICaller caller) =>
        Find(name) is { } deed && !caller.May(deed.Needs) ? Error.Forbidden($"Your role may not {deed.Needs.Words}.") : null;

    public string LabelOf(string name) => Find(name)?.Label ?? name;

    public static bool TakesReason(string? name) => Array.Exists(OfOrdering, d => d.Name == name && d.TakesReason);

    public static bool TakesTags(string? name) => Array.Exists(OfOrdering, d => d.Name == name && d.TakesTags);

    /// <summary>Whether papers come of it.</summary>
    public static bool Prints(string name) => name.StartsWith("print", StringComparison.Ordinal);
}

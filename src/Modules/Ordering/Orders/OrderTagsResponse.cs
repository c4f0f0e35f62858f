namespace ClickCart.Ordering.Orders;

/// <summary>The words on an order, for staff.</summary>
/// <param name="Tags">By the alphabet.</param>
internal sealed record OrderTagsResponse(Guid OrderId, IReadOnlyList<string> Tags, int Version) : IVersioned
{
    public static OrderTagsResponse Of(Order order) => new(order.Id, [.. order.Tags.Select(t => t.Tag).Order(StringComparer.Ordinal)], order.Version);
}

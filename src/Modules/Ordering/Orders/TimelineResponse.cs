using System.Text.Json.Serialization;

namespace ClickCart.Ordering.Orders;

/// <param name="Actor">
/// For customers <c>you</c>, <c>shop</c> or <c>system</c>; for staff the role: <c>customer</c>, <c>guest</c>, <c>support</c>, <c>admin</c> or <c>system</c>.
/// </param>
/// <param name="By">Who exactly; only staff sees it.</param>
internal sealed record TimelineResponse(
    DateTimeOffset At, TimelineEventKind What, string Actor, string Detail, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? By)
{
    public static TimelineResponse Of(TimelineEntry entry, bool forStaff) =>
        forStaff
        ? new(entry.At, entry.What, entry.Actor, entry.Detail, entry.ActorName)
        : new(entry.At, entry.What, Orders.Actor.ForCustomer(entry.Actor), entry.Detail, null);
}

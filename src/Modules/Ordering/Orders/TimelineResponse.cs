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
        : new(entry.At, entry.What, Orders.Actor.ForCustomer(entry.Actor), ForCustomer(entry), null);

    // Why the shop looks at an order is its own affair.
    private static string ForCustomer(TimelineEntry entry) => entry.What switch
    {
        TimelineEventKind.OrderKeptBack => "The shop takes a look at it before it is sent.",
        TimelineEventKind.OrderReleased => "All is well, and it goes on.",
        _ => entry.Detail,
    };
}

using System.Text.Json.Serialization;

namespace ClickCart.Ordering.Orders;

/// <param name="Actor"><c>customer</c>, <c>guest</c>, <c>support</c>, <c>admin</c> or <c>system</c>.</param>
/// <param name="By">Who exactly; only staff sees it.</param>
internal sealed record TimelineResponse(
    DateTimeOffset At, TimelineEventKind What, string Actor, string Detail, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? By)
{
    public static TimelineResponse Of(TimelineEntry entry, bool forStaff) =>
        new(entry.At, entry.What, entry.Actor, entry.Detail, forStaff ? entry.ActorName : null);
}

namespace ClickCart.Ordering.Returns;

/// <summary>Until when customers may ask to send things back: the shop's days from the delivery, or without end where it sets none.</summary>
internal sealed class ReturnWindow(OrderingDbContext db, OrderingSettings settings, ShopTime shop, TimeProvider clock)
{
    /// <summary>The shop's days for it; null where it sets none.</summary>
    public int? Days => settings.ReturnDays;

    /// <summary>The last day on which the customer of a delivered order can ask; null where there is none.</summary>
    public async Task<DateOnly?> LastDayAsync(Guid orderId, CancellationToken ct) =>
        settings.ReturnDays is { } days && await db.DeliveredAtAsync(orderId, ct) is { } at ? shop.DayOf(at).AddDays(days) : null;

    public bool IsOver(DateOnly? lastDay) => lastDay < shop.DayOf(clock.GetUtcNow());
}

using System.Globalization;
using ClickCart.Catalog.Contracts;
using ClickCart.Inventory.Contracts;
using ClickCart.Ordering.Contracts;
using ClickCart.Payments.Contracts;
using ClickCart.Platform.Jobs;

namespace ClickCart.Notifications.Staff;

/// <summary>
/// Notes for staff what they may want to be told of. An order is new when it is confirmed: before that there is nothing to pack. What could not be mailed
/// is no news by mail.
/// </summary>
internal sealed class NoteForStaff(StaffNotices notices, ICatalog catalog, IOrderReader orders) :
    IEventHandler<OrderConfirmed>, IEventHandler<AlertRaised>, IEventHandler<WorkFailed>, IEventHandler<StockRanLow>, IEventHandler<InvariantsBroken>,
    IEventHandler<RecurringJobFailed>
{
    static bool IMessageHandler<WorkFailed>.ShouldHandle(WorkFailed message, IServiceProvider services) =>
        !message.Subscriber.StartsWith("notifications.", StringComparison.Ordinal);

    public async Task<Result> HandleAsync(OrderConfirmed message, CancellationToken ct)
    {
        var units = message.Lines.Sum(l => l.Quantity);
        await notices.LeaveAsync(NoticeKind.NewOrder, $"order/{message.OrderId}", message.Number,
            $"{message.Total}, {Count(units, "unit")}", $"/admin/orders/{message.OrderId}", ct);
        return Result.Success;
    }

    public async Task<Result> HandleAsync(AlertRaised message, CancellationToken ct)
    {
        var number = message.OrderId is { } id ? (await orders.FindAsync(id, ct))?.Number : null;
        await notices.LeaveAsync(NoticeKind.PaymentAlert, $"alert/{message.AlertId}", number ?? message.AlertId.Split('/')[0],
            message.Detail, message.OrderId is { } order ? $"/admin/orders/{order}" : "/admin/alerts", ct);
        return Result.Success;
    }

    public async Task<Result> HandleAsync(WorkFailed message, CancellationToken ct)
    {
        await notices.LeaveAsync(NoticeKind.FailedJob, string.Create(CultureInfo.InvariantCulture, $"work/{message.WorkId}/{message.At.UtcTicks}"),
            message.Name, message.Subscriber, $"/admin/work/{message.Module}/{message.WorkId}", ct);
        return Result.Success;
    }

    public async Task<Result> HandleAsync(RecurringJobFailed message, CancellationToken ct)
    {
        await notices.LeaveAsync(NoticeKind.FailedJob, string.Create(CultureInfo.InvariantCulture, $"recurring/{message.Name}/{message.Since.UtcTicks}"),
            message.Name, $"Recurring work, failed {Count(message.Times, "time")} in a row; it is tried again at its next time", "/hangfire/recurring", ct);
        return Result.Success;
    }

    public async Task<Result> HandleAsync(StockRanLow message, CancellationToken ct)
    {
        var name = (await catalog.LabelsAsync([message.Sku], ct)).GetValueOrDefault(message.Sku)?.Name;
        await notices.LeaveAsync(NoticeKind.LowStock, $"stock/{message.Sku}/{message.StockVersion}", name ?? message.Sku,
            $"{message.Sku}: {Count(message.Available, "unit")} left, low from {message.Threshold}", $"/admin/stock/{Uri.EscapeDataString(message.Sku)}", ct);
        return Result.Success;
    }

    public async Task<Result> HandleAsync(InvariantsBroken message, CancellationToken ct)
    {
        await notices.LeaveAsync(NoticeKind.CheckFailed, $"check/{message.CheckId}", Count(message.Names.Count, "check") + " failed",
            $"{string.Join(", ", message.Names)}: {Count(message.Rows, "row")}", "/admin/system/invariants", ct);
        return Result.Success;
    }

    private static string Count(int number, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {what}{(number == 1 ? "" : "s")}");
}

using ClickCart.Payments.Payments;
using ClickCart.Payments.Refunds;

namespace ClickCart.Payments.ManualPayments;

/// <summary>On the dashboard: what staff has to look for on the shop's account, and what it has to pay back.</summary>
internal sealed class ManualTasks(PaymentsDbContext db) : IDashboardTasks
{
    private const string Address = "/admin/manual-payments";

    public async Task<IReadOnlyList<DashboardTask>> NowAsync(CancellationToken ct)
    {
        var payments = db.Payments.IgnoreAutoIncludes().Where(p => p.Manual != null);
        var toCome = await payments.CountAsync(p => p.State == PaymentState.Awaited, ct);
        var toPayBack = await payments.SelectMany(p => p.Refunds).CountAsync(r => r.State == RefundState.Pending && r.To == RefundTo.Method, ct);
        return
        [
            .. toCome == 0 ? Array.Empty<DashboardTask>() : [new(33, "Payments to mark as paid", toCome, Address)],
            .. toPayBack == 0 ? Array.Empty<DashboardTask>() : [new(34, "Refunds to pay back by hand", toPayBack, $"{Address}?refunds=true")],
        ];
    }
}

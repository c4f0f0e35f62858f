using ClickCart.Payments.Payments;
using ClickCart.Payments.Refunds;

namespace ClickCart.Payments.ManualPayments;

/// <summary>Money that staff takes or pays back by hand: what is still to come, or to go back, oldest first or as it is sorted.</summary>
internal static class ListManualPayments
{
    /// <param name="Refunds">What is to be paid back; else what is to come.</param>
    /// <param name="Sort"><c>at</c> (default), <c>number</c> of the order or <c>amount</c>, each with and without the minus sign.</param>
    public sealed record Request(bool Refunds, string? Sort, PageRequest Page) : IRequest<Result<PagedResult<Item>>>;

    /// <param name="Method"><c>bankTransfer</c>, <c>cashOnDelivery</c> or, of a supplement, <c>cash</c>.</param>
    /// <param name="RefundId">Null of money that is to come.</param>
    /// <param name="At">Since when it is waited for.</param>
    /// <param name="Until">When the order ends unpaid; null where it does not, and of refunds.</param>
    public sealed record Item(
        Guid OrderId, string OrderNumber, string Method, Money Amount, Guid? RefundId, string? Reason, DateTimeOffset At, DateTimeOffset? Until);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Payments").MapGet("/admin/manual-payments", (bool? refunds, string? sort, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(refunds is true, sort, page), ct).Ok())
                .WithSummary("Money that is to come, or to be paid back, by hand").RequireAccess(Permissions.ReadPayments);
            app.Admin().MapGet("/manual-payments", (bool? refunds, string? sort, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(refunds is true, sort, page), ct).Page(typeof(ListManualPaymentsPage))).RequireAccess(Permissions.ReadPayments).AsList();
        }
    }

    internal sealed class Handler(PaymentsDbContext db) : IRequestHandler<Request, Result<PagedResult<Item>>>
    {
        private static readonly ListSorts<Row, Guid> Sorts = new ListSorts<Row, Guid>("at", r => r.Id)
            .By("at", r => r.At).By("number", r => r.OrderNumber).By("amount", r => r.Amount);

        public async Task<Result<PagedResult<Item>>> Handle(Request request, CancellationToken cancellationToken)
        {
            var payments = db.Payments.AsNoTracking().IgnoreAutoIncludes().Where(p => p.Manual != null);
            var rows = request.Refunds ? ToPayBack(payments) : ToCome(payments);
            var sort = Sorts.Of(request.Sort);
            var found = await sort.Take(rows, request.Page).ToListAsync(cancellationToken);
            return sort.ToResult(request.Page, found, r => new Item(r.OrderId, r.OrderNumber, r.Method, new(r.Amount, r.Currency),
                request.Refunds ? r.Id : null, r.Reason, r.At, r is { Method: Contracts.ManualMethod.BankTransfer, Until: { } until } ? until : null));
        }

        private static IQueryable<Row> ToCome(IQueryable<Payment> payments) => payments.Where(p => p.State == PaymentState.Awaited).Select(p => new Row
        {
            Id = p.Id,
            OrderId = p.Id,
            OrderNumber = p.OrderNumber,
            Method = p.Manual!,
            Amount = p.Amount + p.Changed > p.CreditUsed ? p.Amount + p.Changed - p.CreditUsed : 0,
            Currency = p.Currency,
            At = p.OpenedAt,
            Until = p.HoldExpiresAt,
        });

        private static IQueryable<Row> ToPayBack(IQueryable<Payment> payments) =>
            from payment in payments
            from refund in payment.Refunds
            where refund.State == RefundState.Pending && refund.To == RefundTo.Method
            select new Row
            {
                Id = refund.Id,
                OrderId = payment.SupplementOf ?? payment.Id,
                OrderNumber = payment.OrderNumber,
                Method = payment.Manual!,
                Amount = refund.Amount,
                Currency = payment.Currency,
                At = refund.At,
                Reason = refund.Reason,
            };

        private sealed class Row
        {
            public required Guid Id { get; init; }
            public required Guid OrderId { get; init; }
            public required string OrderNumber { get; init; }
            public required string Method { get; init; }
            public required long Amount { get; init; }
            public required string Currency { get; init; }
            public required DateTimeOffset At { get; init; }
            public DateTimeOffset? Until { get; init; }
            public string? Reason { get; init; }
        }
    }
}

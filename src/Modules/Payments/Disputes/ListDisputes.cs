using ClickCart.Payments.Payments;

namespace ClickCart.Payments.Disputes;

/// <summary>Payments that customers dispute at their banks, newest first or as they are sorted.</summary>
internal static class ListDisputes
{
    /// <param name="Sort"><c>-at</c> (default), <c>number</c> of the order or <c>amount</c>, each with and without the minus sign.</param>
    public sealed record Request(bool Open, string? Sort, PageRequest Page) : IRequest<Result<PagedResult<Item>>>;

    /// <param name="Id">The gateway's.</param>
    /// <param name="Reason">Where it stood when the gateway told of it.</param>
    /// <param name="IsOpen">The bank has not decided.</param>
    public sealed record Item(string Id, Guid OrderId, string OrderNumber, Money Amount, string Reason, bool IsOpen, DateTimeOffset At);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Payments").MapGet("/admin/disputes", (bool? open, string? sort, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(open is true, sort, page), ct).Ok()).WithSummary("Disputes, newest first").RequireAccess(Permissions.ReadPayments);
            app.Admin().MapGet("/disputes", (bool? open, string? sort, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(open is true, sort, page), ct).Page(typeof(ListDisputesPage))).RequireAccess(Permissions.ReadPayments).AsList();
        }
    }

    internal sealed class Handler(PaymentsDbContext db) : IRequestHandler<Request, Result<PagedResult<Item>>>
    {
        private static readonly ListSorts<Row, Guid> Sorts = new ListSorts<Row, Guid>("-at", d => d.Id)
            .By("at", d => d.At).By("number", d => d.OrderNumber).By("amount", d => d.Amount);

        public async Task<Result<PagedResult<Item>>> Handle(Request request, CancellationToken cancellationToken)
        {
            var disputes =
                from payment in db.Payments.AsNoTracking().IgnoreAutoIncludes()
                from entry in payment.Ledger
                where entry.Kind == LedgerKind.Disputed
                select new Row
                {
                    Id = entry.Id,
                    At = entry.At,
                    Amount = entry.Amount,
                    Currency = entry.Currency,
                    Reason = entry.Reason,
                    Reference = entry.Reference,
                    Order = payment.SupplementOf ?? payment.Id,
                    OrderNumber = payment.OrderNumber,
                    DisputedAt = payment.DisputedAt,
                };
            if (request.Open) disputes = disputes.Where(d => d.DisputedAt != null);
            var sort = Sorts.Of(request.Sort);
            var rows = await sort.Take(disputes, request.Page).ToListAsync(cancellationToken);
            return sort.ToResult(request.Page, rows, d => new Item(
                d.Reference, d.Order, d.OrderNumber, new(d.Amount, d.Currency), d.Reason.Replace('_', ' '), d.DisputedAt is not null, d.At));
        }

        private sealed class Row
        {
            public required Guid Id { get; init; }
            public required DateTimeOffset At { get; init; }
            public required long Amount { get; init; }
            public required string Currency { get; init; }
            public required string Reason { get; init; }
            public required string Reference { get; init; }
            public required Guid Order { get; init; }
            public required string OrderNumber { get; init; }
            public required DateTimeOffset? DisputedAt { get; init; }
        }
    }
}

using ClickCart.Payments.Payments;

namespace ClickCart.Payments.Disputes;

/// <summary>Payments that customers dispute at their banks, newest first.</summary>
internal static class ListDisputes
{
    public sealed record Request(bool Open, PageRequest Page) : IRequest<Result<PagedResult<Item>>>;

    /// <param name="Id">The gateway's.</param>
    /// <param name="Reason">Where it stood when the gateway told of it.</param>
    /// <param name="IsOpen">The bank has not decided.</param>
    public sealed record Item(string Id, Guid OrderId, string OrderNumber, Money Amount, string Reason, bool IsOpen, DateTimeOffset At);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Payments").MapGet("/admin/disputes", (bool? open, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(open is true, page), ct).Ok()).WithSummary("Disputes, newest first").RequireAccess(Permissions.ReadPayments);
            app.Admin().MapGet("/disputes", (bool? open, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(open is true, page), ct).Page(typeof(ListDisputesPage))).RequireAccess(Permissions.ReadPayments);
        }
    }

    internal sealed class Handler(PaymentsDbContext db) : IRequestHandler<Request, Result<PagedResult<Item>>>
    {
        public async Task<Result<PagedResult<Item>>> Handle(Request request, CancellationToken cancellationToken)
        {
            var disputes =
                from payment in db.Payments.AsNoTracking().IgnoreAutoIncludes()
                from entry in payment.Ledger
                where entry.Kind == LedgerKind.Disputed
                select new
                {
                    entry.Id,
                    entry.At,
                    entry.Amount,
                    entry.Currency,
                    entry.Reason,
                    entry.Reference,
                    Order = payment.Id,
                    payment.OrderNumber,
                    payment.DisputedAt,
                };
            if (request.Open) disputes = disputes.Where(d => d.DisputedAt != null);
            if (request.Page.After<(DateTimeOffset At, Guid Id)>() is var (at, id))
                disputes = disputes.Where(d => d.At < at || (d.At == at && d.Id.CompareTo(id) < 0));
            var rows = await disputes.OrderByDescending(d => d.At).ThenByDescending(d => d.Id).Take(request.Page.Take).ToListAsync(cancellationToken);
            return request.Page.ToResult(rows, d => (d.At, d.Id), d => new Item(
                d.Reference, d.Order, d.OrderNumber, new(d.Amount, d.Currency), d.Reason.Replace('_', ' '), d.DisputedAt is not null, d.At));
        }
    }
}

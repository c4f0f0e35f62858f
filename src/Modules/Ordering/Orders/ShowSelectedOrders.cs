using ClickCart.Ordering.Bulk;

namespace ClickCart.Ordering.Orders;

/// <summary>The orders that staff has selected in a list, or all that match its filter, and what can be done with them together.</summary>
internal static class ShowSelectedOrders
{
    /// <summary>So many are shown; all are named by their number.</summary>
    private const int Shown = 40;

    public sealed record Request(OrderFilter Filter, bool All) : IRequest<Result<Response>>;

    /// <param name="Orders">The first of them.</param>
    /// <param name="Ids">Of all, the latest first; one more than may be selected where there are more.</param>
    /// <param name="KeptBack">The ids of those shown that are kept back.</param>
    public sealed record Response(IReadOnlyList<OrderResponse> Orders, IReadOnlyList<Guid> Ids, IReadOnlyList<Guid> KeptBack);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Admin().MapGet("/orders/selected", (
            OrderFilter filter, bool? all, IMediator m, CancellationToken ct) =>
            m.Send(new Request(filter, all is true), ct).Page(typeof(ShowSelectedOrdersPage))).RequireAccess(Permissions.ReadOrders);
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Filter.Q).Search();
    }

    internal sealed class Handler(OrderingDbContext db, StuckOrders stuck) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            var wanted = request.Filter with { Orders = request.All ? null : request.Filter.Orders ?? [] };
            var selected = await db.Orders.WantedAsync(db, wanted, cancellationToken);
            if (wanted.Stuck) selected = await stuck.AmongAsync(selected, cancellationToken);
            var ids = await selected.NewestFirst(null).Select(o => o.Id).Take(BulkAction.Most + 1).ToListAsync(cancellationToken);
            var shown = ids.Take(Shown).ToList();
            var first = db.Orders.Where(o => shown.Contains(o.Id));
            return new Response((await first.PageAsync(new(Shown, null), cancellationToken)).Items, ids,
                await first.Where(o => o.KeptBackAt != null).Select(o => o.Id).ToListAsync(cancellationToken));
        }
    }
}

using ClickCart.Ordering.Orders;

namespace ClickCart.Ordering.Bulk;

/// <summary>
/// Staff has something done to many orders: those selected, or all that match a filter. It is done in the background, to one order after the other.
/// </summary>
internal static class StartBulkAction
{
    /// <param name="Action">
    /// <c>buyLabels</c>, <c>capture</c>, <c>printPackingSlips</c>, <c>printLabels</c>, <c>printInvoices</c>, <c>hold</c>, <c>release</c>, <c>cancel</c>,
    /// <c>tag</c> or <c>untag</c>. What is printed comes in PDFs of at most 100 orders each.
    /// </param>
    /// <param name="Orders">1 to 1,000 ids; or else <paramref name="Filter"/>.</param>
    /// <param name="Filter">All orders that match it now, as the list of orders would show them; at most 1,000.</param>
    /// <param name="Reason">For <c>hold</c>, <c>release</c> and <c>cancel</c>; customers read that of a cancellation.</param>
    /// <param name="Tags">For <c>tag</c> and <c>untag</c>.</param>
    public sealed record Request(string? Action, IReadOnlyList<Guid>? Orders, Filter? Filter, string? Reason, IReadOnlyList<string>? Tags)
        : IRequest<Result<BulkActionResponse>>;

    /// <summary>As the query of the list of orders.</summary>
    public sealed record Filter(
        string? Status, string? PaymentStatus, string? FulfilmentStatus, string? Q, string? From, string? To, string? Tag, bool? Waiting, bool? Held,
        bool? Stuck, bool? AwaitsStock)
    {
        internal OrderFilter Read(ShopTime shop) => OrderFilter.Of(Status, PaymentStatus, FulfilmentStatus, Q, From, To, shop) with
        {
            Tag = string.IsNullOrEmpty(Tag) ? null : OrderTag.Normal(Tag),
            Waiting = Waiting is true,
            Held = Held is true,
            Stuck = Stuck is true,
            AwaitStock = AwaitsStock is true,
        };
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Orders (staff)").MapPost("/admin/orders/bulk", (Request request, IMediator m, CancellationToken ct) =>
                m.Send(request, ct).Accepted(b => BulkActionResponse.Address(b.Id))).RequireAccess(Permissions.ReadOrders).Keyed();
            app.Admin().MapPost("/orders/bulk", (Form<Request> form, HttpContext http, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r, ct))
                    .Redirect(b => BulkActionResponse.Page(b.Id), again: SelectedOrders.AddressOf(http.Request.Form["orders"])))
                .RequireAccess(Permissions.ReadOrders).Keyed();
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Action).NotEmpty().WithMessage("Say what is to be done.");
            RuleFor(r => r.Orders).NotEmpty().WithMessage("Select one order or more.").When(r => r.Filter is null);
            RuleFor(r => r.Orders).Null().WithMessage("Name orders or a filter, not both.").When(r => r.Filter is not null);
            RuleFor(r => r.Orders).Must(ids => ids is null || ids.Count <= BulkAction.Most).WithMessage(TooMany);
            RuleFor(r => r.Filter!.Q).Search().When(r => r.Filter is not null);
            RuleFor(r => r.Reason).Reason(500).When(r => BulkDeeds.TakesReason(r.Action));
            RuleFor(r => r.Tags).AreTags().When(r => BulkDeeds.TakesTags(r.Action));
        }
    }

    private static readonly string TooMany = $"At most {BulkAction.Most:N0} orders at once.";

    internal sealed class Handler(OrderingDbContext db, BulkDeeds deeds, StuckOrders stuck, ShopTime shop, ICaller caller, IIds ids, TimeProvider clock)
        : IRequestHandler<Request, Result<BulkActionResponse>>
    {
        public async Task<Result<BulkActionResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (deeds.Find(request.Action) is not { } deed)
                return Error.Invalid("action", $"Choose one of {string.Join(", ", deeds.All.Select(d => d.Name))}.");
            if (deeds.WhyNot(deed.Name, caller) is { } forbidden) return forbidden;
            var orders = request.Orders?.Distinct().ToList() ?? await MatchingAsync(request.Filter!.Read(shop), cancellationToken);
            if (orders.Count == 0) return Error.Invalid("filter", "No order matches.");
            if (orders.Count > BulkAction.Most) return Error.Invalid("filter", $"{TooMany} Narrow the filter.");
            var action = new BulkAction(
                ids.New(), deed.Name, deed.TakesReason ? request.Reason!.Trim() : null, deed.TakesTags ? OrderTag.Of(request.Tags!) : [],
                caller.AccountId, Actor.Of(caller), Order.Time(clock));
            var numbers = await db.Orders.Where(o => orders.Contains(o.Id)).Select(o => new { o.Id, o.Number })
                .ToDictionaryAsync(o => o.Id, o => o.Number, cancellationToken);
            db.Add(action);
            db.AddRange(orders.Select((id, i) =>
                new BulkItem { BulkActionId = action.Id, Number = i + 1, OrderId = id, OrderNumber = numbers.GetValueOrDefault(id) }));
            db.Enqueue(new RunBulkActionJob(action.Id));
            return BulkActionResponse.Of(action, [(BulkItemState.Waiting, orders.Count)]);
        }

        private async Task<List<Guid>> MatchingAsync(OrderFilter filter, CancellationToken ct)
        {
            var found = await db.Orders.WantedAsync(db, filter, ct);
            if (filter.Stuck) found = await stuck.AmongAsync(found, ct);
            return await found.OrderByDescending(o => o.CreatedAt).ThenByDescending(o => o.Id).Select(o => o.Id).Take(BulkAction.Most + 1).ToListAsync(ct);
        }
    }
}

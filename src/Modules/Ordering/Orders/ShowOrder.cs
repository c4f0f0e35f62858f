using ClickCart.Catalog.Contracts;
using ClickCart.Ordering.Invoices;
using ClickCart.Ordering.Returns;
using ClickCart.Ordering.Supplements;
using ClickCart.Payments.Contracts;
using ClickCart.Shipping.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>An order's page, for its account or a browser that opened it. The bank's page leads back here.</summary>
internal static class ShowOrder
{
    /// <param name="Back">Whether the shopper comes from the bank or from paying, so that the payment's outcome is expected soon.</param>
    public sealed record Request(Guid Id, bool Back) : IRequest<Result<Response>>;

    /// <param name="Sold">What the shop still sells of it, by SKU, for links and pictures.</param>
    /// <param name="TrackingUrls">The carriers' pages about the parcels, by tracking code.</param>
    /// <param name="Papers">Its invoice and credit notes.</param>
    /// <param name="CanBeReturned">Something of it can be sent back, until <paramref name="ReturnUntil"/> where the shop sets an end.</param>
    /// <param name="ChangeUntil">Until when its customer may change it; null when that is not possible.</param>
    /// <param name="PayBy">Until when another card can be sent, after a decline; else null.</param>
    public sealed record Response(
        OrderResponse Order, IReadOnlyList<TimelineResponse> Timeline, IReadOnlyDictionary<string, CatalogItem> Sold,
        IReadOnlyDictionary<string, string> TrackingUrls, IReadOnlyList<KeptCard> Cards, bool CanBeCancelled, DateTimeOffset? PayBy,
        IReadOnlyList<InvoiceRow> Papers, IReadOnlyList<ReturnResponse> Returns, bool CanBeReturned, DateOnly? ReturnUntil, DateTimeOffset? ChangeUntil)
    {
        /// <summary>What has gone back, or is to, for sentences about where to.</summary>
        public IReadOnlyList<PaymentRefund> Refunds { get; init; } = [];

        /// <summary>Where it can be changed: what is in it, too, and not its address alone.</summary>
        public bool LinesMayChange { get; init; }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) =>
            app.Shop().MapGet("/orders/{id:guid}", async Task<IResult> (
                Guid id, HttpContext http, OpenedOrders opened, OrderLinks links, ICaller caller, IMediator m, CancellationToken ct) =>
            {
                // From a mail. What opens it does not stay in the address, where the browser's history and the next page's Referer would have it.
                if (http.Request.Query[OrderLinks.Query].ToString() is { Length: > 0 } key)
                {
                    if (links.Opens(id, key)) opened.Add(http, id, TimeSpan.FromDays(1));
                    return Pages.To($"/orders/{id}");
                }
                var back = http.Request.Query.ContainsKey("payment_intent") || http.Request.Query.ContainsKey("checkout_session");
                var order = await m.Send(new Request(id, back), ct);
                // What the bank adds to the address does not stay in it.
                if (back && order.Succeeded) return Pages.To($"/orders/{id}");
                // Said of orders that never were, too.
                return order.Error is { Kind: ErrorKind.NotFound } && caller.AccountId is null
                    ? Pages.To("/orders/find", "To see that order here, enter its number and your e-mail address, or sign in.")
                    : await Task.FromResult(order).Page(typeof(ShowOrderPage));
            }).RequireAccess(Access.Anyone);
    }

    internal sealed class Handler(
        OrderingDbContext db, ICatalog catalog, IShipmentReader shipments, IPaymentReader payments, ISavedCards cards, LiveFeed feed, OrderAccess access,
        ICaller caller, ReturnWindow window, ReturnPlaces places, EditWindow edits, OrderEditing editing,
        TimeProvider clock)
        : IRequestHandler<Request, Result<Response>>
    {
        /// <summary>A bank mostly answers within this time: who has just paid sees the outcome at once, with or without scripts.</summary>
        private static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);

        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await access.ReadAsync(request.Id, cancellationToken) is not { } order) return Error.NotFound("order");
            if (request.Back && AwaitsTheBank(order, back: true)) await payments.ReadSoonAsync(order.Id, cancellationToken);
            if (AwaitsTheBank(order, request.Back)) order = await AfterAMomentAsync(order, request.Back, cancellationToken);
            var supplement = await db.ReadAskedSupplementAsync(order, Order.Time(clock), cancellationToken);
            if (request.Back && supplement?.PaymentId is { } underWay) await payments.ReadSoonAsync(underWay, cancellationToken);
            var timeline = await db.ReadTimelineAsync(order.Id, forStaff: false, cancellationToken);
            var returns = await db.ReadReturnsOfAsync(order.Id, cancellationToken);
            var until = await window.LastDayAsync(order.Id, cancellationToken);
            var changeUntil = edits.WhyNot(order) is null ? edits.EndOf(order) : null;
            return new Response(
                OrderResponse.Of(order) with { Supplement = supplement }, timeline.ConvertAll(t => TimelineResponse.Of(t, forStaff: false)),
                await catalog.FindAsync(
                    [.. order.Lines.Select(l => l.Sku).Concat(returns.SelectMany(r => r.Lines).Select(l => l.WantedSku).OfType<string>()).Distinct()],
                    cancellationToken),
                await TrackingUrlsAsync(order, cancellationToken),
                // Who opened it by a link need not be its owner.
                order is { AccountId: { } account, PaymentStatus: PaymentStatus.Declined } && account == caller.AccountId
                    ? await cards.OfAsync(account, cancellationToken) : [],
                order.CanBeCancelled && !order.IsTheShopsToCancel, order.CanRetryPayment(clock.GetUtcNow()) ? order.HoldExpiresAt : null,
                await db.PaperRowsAsync(order.Id, cancellationToken),
                await places.OfAsync(returns, cancellationToken), !window.IsOver(until) && ReturnCase.LeftOf(order, returns).Count > 0, until,
                changeUntil)
            {
                Refunds = returns.Count > 0 || order.PaymentStatus is PaymentStatus.PartiallyRefunded or PaymentStatus.Refunded
                    ? (await payments.FindAsync(order.Id, cancellationToken))?.Refunds ?? [] : [],
                LinesMayChange = changeUntil is not null && await editing.WhyNotPackedAnewAsync(order.Id, cancellationToken) is null,
            };
        }

        private async Task<Dictionary<string, string>> TrackingUrlsAsync(Order order, CancellationToken ct) =>
            order.FulfilmentStatus is FulfilmentStatus.Unfulfilled ? []
                : (await shipments.OfOrderAsync(order.Id, ct)).Where(s => s is { TrackingCode: not null, TrackingUrl: not null })
                    .DistinctBy(s => s.TrackingCode).ToDictionary(s => s.TrackingCode!, s => s.TrackingUrl!, StringComparer.Ordinal);

        private bool AwaitsTheBank(Order order, bool back) => order.Status is OrderStatus.AwaitingPayment
            && (order.PaymentStatus is PaymentStatus.Pending
                ? clock.GetUtcNow() - order.UpdatedAt < Moment
                : back && order.PaymentStatus is PaymentStatus.ActionRequired);

        private async Task<Order> AfterAMomentAsync(Order order, bool back, CancellationToken ct)
        {
            using var enough = CancellationTokenSource.CreateLinkedTokenSource(ct);
            enough.CancelAfter(Moment);
            await using var changes = feed.WatchAsync([OrderingDbContext.Topic(order.Id)], enough.Token).GetAsyncEnumerator(enough.Token);
            while (true)
            {
                // Watching begins before the read, so that no change falls between the two.
                var changed = changes.MoveNextAsync().AsTask();
                order = (await db.ReadOrderAsync(order.Id, ct))!;
                if (!AwaitsTheBank(order, back)) await enough.CancelAsync();
                await ((Task)changed).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (enough.IsCancellationRequested) return order;
            }
        }
    }
}

using ClickCart.Ordering.Orders;
using ClickCart.Payments.Contracts;

namespace ClickCart.Ordering.Supplements;

/// <summary>What a supplement's link opens: the order as it is and as it will be, and the difference, while that can be paid, else why it cannot.</summary>
internal static class ShowSupplement
{
    public sealed record Request(string Secret) : IRequest<Result<SupplementToPay>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Payment links").MapGet("/pay/difference/{secret}", (string secret, IMediator m, CancellationToken ct) =>
                m.Send(new Request(secret), ct).Ok()).RequireAccess(Access.Anyone);
            app.Shop().MapGet("/pay/difference/{secret}", async Task<IResult> (
                string secret, HttpContext http, OpenedOrders opened, IMediator m, CancellationToken ct) =>
            {
                var shown = await m.Send(new Request(secret), ct);
                if (shown.Error is not null || shown.Value.Status is not (SupplementLinkStatus.UnderWay or SupplementLinkStatus.Paid))
                    return await Task.FromResult(shown).Page(typeof(ShowSupplementPage));
                // The order says how it stands.
                if (!shown.Value.IsOwn) opened.Add(http, shown.Value.OrderId, TimeSpan.FromDays(1));
                return Pages.To($"/orders/{shown.Value.OrderId}");
            }).RequireAccess(Access.Anyone);
        }
    }

    internal sealed class Handler(
        OrderingDbContext db, OrderEditing editing, ISavedCards cards, ICredits credits, IPaymentMethods methods, ICaller caller, TimeProvider clock)
        : IRequestHandler<Request, Result<SupplementToPay>>
    {
        public async Task<Result<SupplementToPay>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.FindSupplementByLinkAsync(request.Secret, cancellationToken) is not var (supplement, link, order))
                return Error.NotFound("payment link");
            var now = Order.Time(clock);
            var shown = SupplementToPay.Of(supplement, link, order, now);
            if (shown.Status is SupplementLinkStatus.Payable && !caller.IsStaff) link.Open(now);
            var isPayable = shown.Status is SupplementLinkStatus.Payable;
            var isOwn = caller.AccountId is { } account && account == order.AccountId;
            return shown with
            {
                Secret = request.Secret,
                After = shown.After is null ? null : await editing.AfterAsync(order, supplement, cancellationToken),
                IsOwn = isOwn,
                StoreCredit = isPayable && caller.AccountId is { } self
                    && await credits.StoreCreditAsync(self, order.Currency, cancellationToken) is { Amount: > 0 } own ? own : null,
                Transfer = isPayable && methods.Manual.FirstOrDefault(m => m.Id == ManualMethod.BankTransfer) is { } transfer
                    ? new(supplement.DifferenceMoney, order.Number, transfer.Instructions) : null,
                Cards = isOwn ? await cards.OfAsync(order.AccountId!.Value, cancellationToken) : [],
            };
        }
    }
}

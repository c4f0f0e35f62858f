using System.Text.Json.Serialization;
using ClickCart.Ordering.Orders;
using ClickCart.Payments.Contracts;

namespace ClickCart.Ordering.Drafts;

/// <summary>What a payment link opens: the lines and the total of its draft while it can be paid, else why it cannot.</summary>
internal static class ShowPaymentLink
{
    public sealed record Request(string Secret) : IRequest<Result<Response>>;

    /// <param name="Status"><c>payable</c>, <c>void</c>, <c>expired</c> or <c>ordered</c>.</param>
    /// <param name="Payment">What it is about; missing unless it can be paid.</param>
    public sealed record Response(
        LinkStatus Status, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] PaymentResponse? Payment,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? OrderId)
    {
        /// <summary>Who looks is whose it is: they need no key.</summary>
        [JsonIgnore] internal bool IsOwn { get; init; }

        [JsonIgnore] internal string Secret { get; init; } = "";
        [JsonIgnore] internal IReadOnlyList<KeptCard> Cards { get; init; } = [];

        /// <summary>What the account that looks has and can spend; null for nothing.</summary>
        [JsonIgnore] internal Money? StoreCredit { get; init; }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Payment links").MapGet("/pay/{secret}", (string secret, IMediator m, CancellationToken ct) =>
                m.Send(new Request(secret), ct).Ok()).RequireAccess(Access.Anyone);
            app.Shop().MapGet("/pay/{secret}", async Task<IResult> (
                string secret, HttpContext http, OpenedOrders opened, IMediator m, CancellationToken ct) =>
            {
                var shown = await m.Send(new Request(secret), ct);
                if (shown.Error is not null || shown.Value.OrderId is not { } orderId) return await Task.FromResult(shown).Page(typeof(ShowPaymentLinkPage));
                if (!shown.Value.IsOwn) opened.Add(http, orderId, TimeSpan.FromDays(1));
                return Pages.To($"/orders/{orderId}");
            }).RequireAccess(Access.Anyone);
        }
    }

    internal sealed class Handler(OrderingDbContext db, ISavedCards cards, ICredits credits, ICaller caller, TimeProvider clock)
        : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.FindByLinkAsync(request.Secret, cancellationToken) is not var (draft, link)) return Error.NotFound("payment link");
            var (now, status) = (Order.Time(clock), draft.StatusOf(link, clock.GetUtcNow()));
            if (status is LinkStatus.Payable && !caller.IsStaff) link.Open(now);
            return new Response(status, status is LinkStatus.Payable ? PaymentResponse.Of(draft) : null, status is LinkStatus.Ordered ? draft.OrderId : null)
            {
                Secret = request.Secret,
                IsOwn = caller.AccountId is { } self && self == draft.AccountId,
                StoreCredit = status is LinkStatus.Payable && caller.AccountId is { } owner
                    && await credits.StoreCreditAsync(owner, draft.Currency, cancellationToken) is { Amount: > 0 } own ? own : null,
                Cards = caller.AccountId is { } account && account == draft.AccountId ? await cards.OfAsync(account, cancellationToken) : [],
            };
        }
    }
}

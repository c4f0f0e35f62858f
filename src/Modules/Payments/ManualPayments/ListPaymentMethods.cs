using ClickCart.Payments.Contracts;

namespace ClickCart.Payments.ManualPayments;

/// <summary>What orders can be paid with now, for a checkout of one's own.</summary>
internal static class ListPaymentMethods
{
    public sealed record Request : IRequest<Result<Response>>;

    /// <param name="Gateway">Cards and wallets, by the gateway's id of them (<c>pm_…</c>), or <c>hosted</c> for the gateway's own page.</param>
    /// <param name="Manual">What is paid without the gateway, by the id given here.</param>
    public sealed record Response(bool Gateway, IReadOnlyList<Item> Manual);

    /// <param name="Id"><c>bankTransfer</c> or <c>cashOnDelivery</c>: the <c>paymentMethod</c> of an order.</param>
    /// <param name="Instructions">In the shop's own words; null for none.</param>
    /// <param name="HoldDays">How long an order waits for its money before it ends; null where it does not wait.</param>
    public sealed record Item(string Id, string Name, string? Instructions, decimal? HoldDays);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Api("Orders")
            .MapGet("/payment-methods", (IMediator m, CancellationToken ct) => m.Send(new Request(), ct).Ok())
            .WithSummary("What can be paid with").RequireAccess(Access.Anyone);
    }

    internal sealed class Handler(IPaymentMethods methods) : IRequestHandler<Request, Result<Response>>
    {
        public Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken) => Task.FromResult<Result<Response>>(new Response(
            methods.AreTaken, [.. methods.Manual.Select(m => new Item(m.Id, m.Name, m.Instructions is { Length: > 0 } text ? text : null,
                m.IsOnDelivery ? null : (decimal)m.Hold.TotalDays))]));
    }
}

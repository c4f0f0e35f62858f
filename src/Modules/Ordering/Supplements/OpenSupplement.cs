using ClickCart.Ordering.Orders;

namespace ClickCart.Ordering.Supplements;

/// <summary>Who may see an order gets a link of the supplement that is to be paid for it: the order's page leads to the one that pays.</summary>
internal static class OpenSupplement
{
    public sealed record Request(Guid OrderId) : IRequest<Result<Response>>;

    /// <param name="Path">From the root of the shop's address; its last part is the secret.</param>
    public sealed record Response(string Path);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Payment links").MapPost("/orders/{id:guid}/supplement", (Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).Ok()).RequireRateLimiting(Guards.Payments).RequireAccess(Access.Anyone);
            app.Shop().MapPost("/orders/{id:guid}/supplement", (Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).Redirect(r => r.Path, again: $"/orders/{id}")).RequireRateLimiting(Guards.Payments).RequireAccess(Access.Anyone);
        }
    }

    internal sealed class Handler(OrderingDbContext db, OrderAccess access, IIds ids, TimeProvider clock) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await access.ReadAsync(request.OrderId, cancellationToken) is not { } order) return Error.NotFound("order");
            if (await db.FindOpenSupplementAsync(order.Id, cancellationToken) is not { } supplement) return SupplementSpecs.NotFound;
            var secret = ids.Secret();
            db.SupplementLinks.Add(SupplementLink.Of(supplement, secret, clock.GetUtcNow()));
            return new Response(SupplementLink.PathOf(secret));
        }
    }
}

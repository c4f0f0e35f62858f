namespace ClickCart.Ordering.Orders;

/// <summary>Staff keeps several orders back at once; each that cannot be is named with why. Publishes OrderKeptBack.</summary>
internal static class HoldOrders
{
    /// <param name="Orders">1 to 100 ids.</param>
    /// <param name="Reason">For staff.</param>
    public sealed record Request(IReadOnlyList<Guid>? Orders, string? Reason) : IRequest<Result<BulkResult>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) =>
            app.Api("Orders (staff)").MapPost("/admin/orders/hold", (Request request, IMediator m, CancellationToken ct) => m.Send(request, ct).Ok())
                .RequireAccess(Permissions.HoldOrders).Keyed();
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Orders).Selected();
            RuleFor(r => r.Reason).Reason(500);
        }
    }

    internal sealed class Handler(OrderingDbContext db, ICaller caller, TimeProvider clock) : IRequestHandler<Request, Result<BulkResult>>
    {
        public async Task<Result<BulkResult>> Handle(Request request, CancellationToken cancellationToken)
        {
            var (reason, actor, now) = (request.Reason!.Trim(), Actor.Of(caller), Order.Time(clock));
            return await db.EachAsync(request.Orders!, order => order.PutOnHold(reason, actor, now), cancellationToken);
        }
    }
}

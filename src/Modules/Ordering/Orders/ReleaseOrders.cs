namespace ClickCart.Ordering.Orders;

/// <summary>Staff lets several orders that are kept back leave after all; each that cannot is named with why. Publishes OrderReleased.</summary>
internal static class ReleaseOrders
{
    /// <param name="Orders">1 to 100 ids.</param>
    /// <param name="Reason">For staff.</param>
    public sealed record Request(IReadOnlyList<Guid>? Orders, string? Reason) : IRequest<Result<BulkResult>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) =>
            app.Api("Orders (staff)").MapPost("/admin/orders/release", (Request request, IMediator m, CancellationToken ct) => m.Send(request, ct).Ok())
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
            return await db.EachAsync(request.Orders!, order => order.Release(reason, actor, now), cancellationToken);
        }
    }
}

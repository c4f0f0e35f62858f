namespace ClickCart.Payments.Refunds;

/// <summary>The refunds of an order, oldest first.</summary>
internal static class ListRefunds
{
    public sealed record Request(Guid OrderId) : IRequest<Result<Response>>;

    public sealed record Response(IReadOnlyList<Item> Items);

    /// <param name="Status"><c>pending</c>, <c>succeeded</c> or <c>failed</c>.</param>
    /// <param name="Failure">Why it failed.</param>
    public sealed record Item(Guid Id, Guid OrderId, Money Amount, string Reason, RefundState Status, string? Failure, string Actor, DateTimeOffset At);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Api("Payments")
            .MapGet("/admin/orders/{id:guid}/refunds", (Guid id, IMediator m, CancellationToken ct) => m.Send(new Request(id), ct).Ok())
            .RequireAccess(Permissions.ReadPayments);
    }

    internal sealed class Handler(PaymentsDbContext db) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.ReadPaymentAsync(request.OrderId, cancellationToken) is not { } payment) return Error.NotFound("order");
            return new Response([.. payment.Refunds.OrderBy(r => r.At).Select(r => new Item(
                r.Id, payment.Id, payment.Of(r.Amount), r.Reason, r.State, r.State is RefundState.Failed ? r.Detail : null, r.Actor, r.At))]);
        }
    }
}

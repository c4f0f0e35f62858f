using ClickCart.Ordering.Supplements;
using ClickCart.Payments.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>Any order, for staff: with its notes, its refunds and its whole timeline.</summary>
internal static class ReviewOrder
{
    public sealed record Request(Guid Id) : IRequest<Result<OrderResponse>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Api("Orders (staff)")
            .MapGet("/admin/orders/{id:guid}", (Guid id, IMediator m, CancellationToken ct) => m.Send(new Request(id), ct).Ok())
            .RequireAccess(Permissions.ReadOrders);
    }

    internal sealed class Handler(OrderingDbContext db, IPaymentReader payments) : IRequestHandler<Request, Result<OrderResponse>>
    {
        public async Task<Result<OrderResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            var supplements = await db.ReadSupplementsAsync(request.Id, cancellationToken);
            if (await db.ReadOrderAsync(request.Id, cancellationToken) is not { } order) return Error.NotFound("order");
            var payment = await payments.FindAsync(order.Id, cancellationToken);
            return OrderResponse.Of(order).ForStaff(
                order, await db.ReadTimelineAsync(order.Id, forStaff: true, cancellationToken), payment,
                await db.ReadEditsAsync(order, cancellationToken)) with
            {
                Tags = [.. (await db.TagsOfAsync([order.Id], cancellationToken))[order.Id]],
                Supplements = SupplementResponse.Of(supplements, order, payment),
            };
        }
    }
}

using System.Text.Json.Serialization;
using ClickCart.Ordering.Orders;

namespace ClickCart.Ordering.Supplements;

/// <summary>
/// Staff asks for a supplement no more: its link is void, and what is being paid at this moment goes back. Publishes SupplementGivenUp where a payment is under
/// way.
/// </summary>
internal static class WithdrawSupplement
{
    public sealed record Request : IRequest<Result<SupplementResponse>>
    {
        [JsonIgnore] public Guid OrderId { get; init; }
        [JsonIgnore] public Guid Id { get; init; }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Supplements").MapPost("/admin/orders/{id:guid}/supplements/{supplement:guid}/withdraw",
                (Guid id, Guid supplement, IMediator m, CancellationToken ct) => m.Send(new Request { OrderId = id, Id = supplement }, ct).Ok())
                .Refuses("supplement-over").RequireAccess(Permissions.CorrectOrders);
            app.Admin().MapPost("/orders/{id:guid}/supplements/{supplement:guid}/withdraw",
                (Guid id, Guid supplement, IMediator m, CancellationToken ct) => m.Send(new Request { OrderId = id, Id = supplement }, ct)
                    .Redirect(_ => $"/admin/orders/{id}", "The customer is not asked to pay any more.", again: $"/admin/orders/{id}"))
                .RequireAccess(Permissions.CorrectOrders);
        }
    }

    internal sealed class Handler(OrderingDbContext db, ICaller caller, TimeProvider clock) : IRequestHandler<Request, Result<SupplementResponse>>
    {
        public async Task<Result<SupplementResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.FindSupplementAsync(request.OrderId, request.Id, cancellationToken) is not var (supplement, order)) return SupplementSpecs.NotFound;
            var (by, now) = (Actor.Of(caller), Order.Time(clock));
            const string why = "The shop has withdrawn it.";
            if (supplement.End(SupplementStatus.Withdrawn, why, order, now).Error is { } refused) return refused;
            order.SupplementEnded(why, by, now);
            db.PublishEvents(order, supplement);
            return SupplementResponse.Of(supplement, order);
        }
    }
}

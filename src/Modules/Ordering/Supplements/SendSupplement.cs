using System.Text.Json.Serialization;
using ClickCart.Ordering.Orders;

namespace ClickCart.Ordering.Supplements;

/// <summary>Staff sends another link of a supplement, which makes the one before void, and holds as long anew. Publishes SupplementAsked.</summary>
internal static class SendSupplement
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
            app.Api("Supplements").MapPost("/admin/orders/{id:guid}/supplements/{supplement:guid}/send",
                (Guid id, Guid supplement, IMediator m, CancellationToken ct) => m.Send(new Request { OrderId = id, Id = supplement }, ct).Ok())
                .Refuses("supplement-over", "already-shipped", "not-editable").RequireAccess(Permissions.CorrectOrders).Keyed();
            app.Admin().MapPost("/orders/{id:guid}/supplements/{supplement:guid}/send",
                (Guid id, Guid supplement, IMediator m, CancellationToken ct) => m.Send(new Request { OrderId = id, Id = supplement }, ct)
                    .Page(typeof(SendSupplementPage), again: $"/admin/orders/{id}")).RequireAccess(Permissions.CorrectOrders).Keyed();
        }
    }

    internal sealed class Handler(
        OrderingDbContext db, OrderingSettings settings, Languages languages, ServerAddress address, IIds ids, TimeProvider clock)
        : IRequestHandler<Request, Result<SupplementResponse>>
    {
        public async Task<Result<SupplementResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.FindSupplementAsync(request.OrderId, request.Id, cancellationToken) is not var (supplement, order)) return SupplementSpecs.NotFound;
            if (supplement.WhyNot(order) is { } refused) return refused;
            var secret = ids.Secret();
            supplement.Send(secret, settings.DraftLinks, order.Language ?? languages.Default.Code, Order.Time(clock));
            db.PublishEvents(order, supplement);
            return SupplementResponse.Of(supplement, order) with { Link = address.Public + SupplementLink.PathOf(secret) };
        }
    }
}

using System.Text.Json.Serialization;

namespace ClickCart.Ordering.Orders;

/// <summary>Staff takes a word off an order. One that it does not have changes nothing.</summary>
internal static class UntagOrder
{
    public sealed record Request(string? Tag) : IRequest<Result<OrderTagsResponse>>
    {
        [JsonIgnore] public Guid OrderId { get; init; }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Orders (staff)").MapDelete("/admin/orders/{id:guid}/tags/{tag}", (Guid id, string tag, IMediator m, CancellationToken ct) =>
                m.Send(new Request(tag) { OrderId = id }, ct).Ok()).RequireAccess(Permissions.WriteNotes);
            app.Admin().MapPost("/orders/{id:guid}/untag", (Guid id, Form<Request> form, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r with { OrderId = id }, ct)).Redirect(_ => $"/admin/orders/{id}#tags", again: $"/admin/orders/{id}"))
                .RequireAccess(Permissions.WriteNotes);
        }
    }

    internal sealed class Handler(OrderingDbContext db, ICaller caller, TimeProvider clock) : IRequestHandler<Request, Result<OrderTagsResponse>>
    {
        public async Task<Result<OrderTagsResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.FindTaggedOrderAsync(request.OrderId, cancellationToken) is not { } order) return Error.NotFound("order");
            if (order.RemoveTags(OrderTag.Of([request.Tag]), Actor.Of(caller), Order.Time(clock)).Error is { } refused) return refused;
            db.PublishEvents(order);
            return OrderTagsResponse.Of(order);
        }
    }
}

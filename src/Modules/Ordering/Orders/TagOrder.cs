using System.Text.Json.Serialization;

namespace ClickCart.Ordering.Orders;

/// <summary>Staff puts words on an order, by which it is found again. Those that it has already change nothing.</summary>
internal static class TagOrder
{
    /// <param name="Tags">1 to 20 words or short phrases of at most 40 characters; a comma parts two. Kept in small letters.</param>
    public sealed record Request(IReadOnlyList<string>? Tags) : IRequest<Result<OrderTagsResponse>>
    {
        [JsonIgnore] public Guid OrderId { get; init; }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Orders (staff)").MapPost("/admin/orders/{id:guid}/tags", (Guid id, Request request, IMediator m, CancellationToken ct) =>
                m.Send(request with { OrderId = id }, ct).Ok()).RequireAccess(Permissions.WriteNotes);
            app.Admin().MapPost("/orders/{id:guid}/tags", (Guid id, Form<Request> form, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r with { OrderId = id }, ct)).Redirect(_ => $"/admin/orders/{id}#tags", again: $"/admin/orders/{id}"))
                .RequireAccess(Permissions.WriteNotes);
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Tags).AreTags();
    }

    internal sealed class Handler(OrderingDbContext db, ICaller caller, TimeProvider clock) : IRequestHandler<Request, Result<OrderTagsResponse>>
    {
        public async Task<Result<OrderTagsResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.FindTaggedOrderAsync(request.OrderId, cancellationToken) is not { } order) return Error.NotFound("order");
            if (order.AddTags(OrderTag.Of(request.Tags!), Actor.Of(caller), Order.Time(clock)).Error is { } refused) return refused;
            db.PublishEvents(order);
            return OrderTagsResponse.Of(order);
        }
    }
}

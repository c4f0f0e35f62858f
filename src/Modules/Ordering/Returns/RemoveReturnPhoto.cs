using ClickCart.Ordering.Orders;

namespace ClickCart.Ordering.Returns;

/// <summary>Takes a photo away for good: its customer one of their own until the return is decided, staff any.</summary>
internal static class RemoveReturnPhoto
{
    /// <param name="OrderId">Null for staff.</param>
    public sealed record Request(Guid? OrderId, Guid ReturnId, Guid Id) : IRequest<Result>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            const string own = "/orders/{id:guid}/returns/{returnId:guid}/photos/{photoId:guid}";
            app.Api("Returns").MapDelete(own, (Guid id, Guid returnId, Guid photoId, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id, returnId, photoId), ct).NoContent()).Refuses("return-stands-otherwise").RequireAccess(Access.Anyone);
            app.Shop().MapPost(own + "/remove", (Guid id, Guid returnId, Guid photoId, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id, returnId, photoId), ct).Redirect($"/orders/{id}#order-returns", "The photo is removed.", again: $"/orders/{id}"))
                .RequireAccess(Access.Anyone);
            app.Api("Returns (staff)").MapDelete("/admin/returns/{id:guid}/photos/{photoId:guid}", (Guid id, Guid photoId, IMediator m, CancellationToken ct) =>
                m.Send(new Request(null, id, photoId), ct).NoContent()).RequireAccess(Permissions.ManageReturns);
            app.Admin().MapPost("/returns/{id:guid}/photos/{photoId:guid}/remove", (Guid id, Guid photoId, IMediator m, CancellationToken ct) =>
                m.Send(new Request(null, id, photoId), ct).Redirect($"/admin/returns/{id}", "The photo is removed.", again: $"/admin/returns/{id}"))
                .RequireAccess(Permissions.ManageReturns);
        }
    }

    internal sealed class Handler(OrderingDbContext db, OrderAccess access, ICaller caller, TimeProvider clock) : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            if (request.OrderId is { } orderId && await access.ReadAsync(orderId, cancellationToken) is null) return Error.NotFound("order");
            if (await db.FindReturnAsync(request.ReturnId, cancellationToken) is not { } found || found.Order.Id != (request.OrderId ?? found.Order.Id))
                return Error.NotFound("return");
            var (order, back, _) = found;
            if (back.Hide(order, request.Id, byCustomer: request.OrderId is not null, Actor.Of(caller), Order.Time(clock)).Error is { } refused) return refused;
            db.PublishEvents(order, back);
            return Result.Success;
        }
    }
}

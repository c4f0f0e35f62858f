using ClickCart.Ordering.Orders;

namespace ClickCart.Ordering.Returns;

/// <summary>A photo of a return, for staff and for whom the order belongs to: for nobody else, and kept by no cache.</summary>
internal static class GetReturnPhoto
{
    /// <param name="OrderId">Null for staff.</param>
    public sealed record Request(Guid? OrderId, Guid ReturnId, Guid Id) : IRequest<Result<byte[]>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            const string own = "/orders/{id:guid}/returns/{returnId:guid}/photos/{photoId:guid}";
            app.Api("Returns").MapGet(own, (Guid id, Guid returnId, Guid photoId, IMediator m, CancellationToken ct) =>
                PictureAsync(m.Send(new Request(id, returnId, photoId), ct)))
                .Produces<Stream>(contentType: ReturnPhoto.ContentType).RequireAccess(Access.Anyone);
            app.Shop().MapGet(own, (Guid id, Guid returnId, Guid photoId, IMediator m, CancellationToken ct) =>
                PictureAsync(m.Send(new Request(id, returnId, photoId), ct))).RequireAccess(Access.Anyone);
            app.Api("Returns (staff)").MapGet("/admin/returns/{id:guid}/photos/{photoId:guid}", (Guid id, Guid photoId, IMediator m, CancellationToken ct) =>
                PictureAsync(m.Send(new Request(null, id, photoId), ct)))
                .Produces<Stream>(contentType: ReturnPhoto.ContentType).RequireAccess(Permissions.ReadOrders);
            app.Admin().MapGet("/returns/{id:guid}/photos/{photoId:guid}", (Guid id, Guid photoId, IMediator m, CancellationToken ct) =>
                PictureAsync(m.Send(new Request(null, id, photoId), ct))).RequireAccess(Permissions.ReadOrders);
        }

        private static async Task<IResult> PictureAsync(Task<Result<byte[]>> photo)
        {
            var found = await photo;
            return found.Error is { } refused ? new ProblemResult(refused) : Results.Bytes(found.Value, ReturnPhoto.ContentType);
        }
    }

    internal sealed class Handler(OrderingDbContext db, OrderAccess access) : IRequestHandler<Request, Result<byte[]>>
    {
        public async Task<Result<byte[]>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (request.OrderId is { } orderId && await access.ReadAsync(orderId, cancellationToken) is null) return Error.NotFound("order");
            return await db.ReturnPhotos
                .Where(p => p.Id == request.Id && p.ReturnId == request.ReturnId
                    && (request.OrderId == null || db.Returns.Any(r => r.Id == p.ReturnId && r.OrderId == request.OrderId)))
                .Select(p => p.File!.Content).FirstOrDefaultAsync(cancellationToken) is { } content ? content : Error.NotFound("photo");
        }
    }
}

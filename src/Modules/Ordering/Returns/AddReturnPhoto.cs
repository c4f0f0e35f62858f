using System.Text.Json.Serialization;
using ClickCart.Ordering.Orders;
using Microsoft.AspNetCore.Mvc;

namespace ClickCart.Ordering.Returns;

/// <summary>
/// Adds photos to a return that is not over, by its customer or staff: all of them or none, and the same file once. Refusals: 422 for what is no JPEG, PNG or
/// WebP, for what is too large, and for more than a return has.
/// </summary>
internal static class AddReturnPhoto
{
    /// <param name="Photos">One by the API, several by a page.</param>
    public sealed record Request(Guid Id, IReadOnlyList<Upload> Photos) : IRequest<Result<ReturnResponse>>, IGuestKeyed
    {
        /// <summary>Null for staff.</summary>
        public Guid? OrderId { get; init; }

        /// <summary>What a guest shows; null for a page, which knows its browser.</summary>
        [JsonIgnore] public string? Token { get; init; }

        string? IGuestKeyed.GuestScope => Token is null ? null : Order.HashToken(Token);
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            OneFile(app.Api("Returns").MapPost("/orders/{id:guid}/returns/{returnId:guid}/photos",
                async (Guid id, Guid returnId, HttpRequest http, IMediator m, CancellationToken ct) =>
                    await m.Send(new Request(returnId, [await Upload.ReadAsync(http.Body, ct)]) { OrderId = id, Token = OrderAccess.TokenOf(http) ?? "" }, ct)
                        .Created(r => r.Photos[^1].Url)).OnlyForItsCustomer().RequireAccess(Access.Anyone));
            OneFile(app.Api("Returns (staff)").MapPost("/admin/returns/{id:guid}/photos",
                async (Guid id, HttpRequest http, IMediator m, CancellationToken ct) =>
                    await m.Send(new Request(id, [await Upload.ReadAsync(http.Body, ct)]), ct)
                        .Created(r => r.Photos[^1].Url)).RequireAccess(Permissions.ManageReturns));
            app.Shop().MapPost("/orders/{id:guid}/returns/{returnId:guid}/photos",
                async (Guid id, Guid returnId, HttpRequest http, IMediator m, CancellationToken ct) =>
                    await m.Send(new Request(returnId, await PhotoForms.OfFormAsync(http, ct)) { OrderId = id }, ct)
                        .Redirect(_ => $"/orders/{id}#order-returns", "The photos are with us.", again: $"/orders/{id}"))
                .TakesPhotos().OnlyForItsCustomer().RequireAccess(Access.Anyone).Keyed();
            app.Admin().MapPost("/returns/{id:guid}/photos", async (Guid id, HttpRequest http, IMediator m, CancellationToken ct) =>
                    await m.Send(new Request(id, await PhotoForms.OfFormAsync(http, ct)), ct)
                        .Redirect(_ => $"/admin/returns/{id}", "The photos are added.", again: $"/admin/returns/{id}"))
                .TakesPhotos().RequireAccess(Permissions.ManageReturns).Keyed();
        }

        private static void OneFile(RouteHandlerBuilder endpoint) => endpoint
            .Accepts<byte[]>("image/jpeg", "image/png", "image/webp").WithMetadata(new RequestSizeLimitAttribute(ReturnPhoto.MaxBytes + 1024))
            .Refuses("return-stands-otherwise").Keyed();
    }

    internal sealed class Handler(OrderingDbContext db, OrderAccess access, ICaller caller, TimeProvider clock, IIds ids)
        : IRequestHandler<Request, Result<ReturnResponse>>
    {
        public async Task<Result<ReturnResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (request.OrderId is { } orderId && await access.ReadAsync(orderId, cancellationToken) is null) return Error.NotFound("order");
            if (await db.FindReturnAsync(request.Id, cancellationToken) is not { } found || found.Order.Id != (request.OrderId ?? found.Order.Id))
                return Error.NotFound("return");
            if (request.Photos.Count == 0) return ReturnPhoto.Refusal("Choose a photo.");
            var (order, back, _) = found;
            if (back.WhyNoPhotos(request.Photos.Count) is { } closed) return closed;
            var (by, now) = (Actor.Of(caller), Order.Time(clock));
            var drawn = await ReturnPhoto.DrawAsync(request.Photos, back.Id, by, now, ids, cancellationToken);
            if (drawn.Error is { } unread) return unread;
            if (back.Show(order, drawn.Value, by, now).Error is { } refused) return refused;
            db.PublishEvents(order, back);
            return request.OrderId is null ? ReturnResponse.ForStaff(back) : ReturnResponse.Of(back);
        }
    }
}

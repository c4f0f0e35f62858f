using System.Text.Json.Serialization;
using ClickCart.Ordering.Orders;
using ClickCart.Payments.Contracts;

namespace ClickCart.Ordering.Drafts;

/// <summary>Staff makes an order of a draft at once, paid without the gateway or with nothing to pay. Publishes OrderPlaced.</summary>
internal static class CompleteDraft
{
    /// <param name="PaymentMethod">One of those without the gateway; null where there is nothing to pay.</param>
    public sealed record Request(string? PaymentMethod) : IRequest<Result<OrderResponse>>
    {
        [JsonIgnore] public Guid Id { get; init; }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Drafts").MapPost("/admin/drafts/{id:guid}/complete", (Guid id, Request request, IfMatch _, IMediator m, CancellationToken ct) =>
                m.Send(request with { Id = id }, ct).Created(o => $"{Endpoints.ApiPrefix}/admin/orders/{o.Id}"))
                .Refuses("draft-ordered", "draft-called-off", "draft-outdated", "credit-changed", "out-of-stock", "too-much-held",
                    "carrier-unavailable")
                .RequireAccess(Permissions.EditDrafts).Keyed();
            app.Admin().MapPost("/drafts/{id:guid}/complete", (Guid id, Form<Request> form, FormVersion _, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r with { Id = id }, ct))
                    .Redirect(o => $"/admin/orders/{o.Id}", "The draft is an order now.", again: $"/admin/drafts/{id}"))
                .RequireAccess(Permissions.EditDrafts).Keyed();
        }
    }

    internal sealed class Handler(
        OrderingDbContext db, DraftReckoning reckoning, DraftPlacing placing, ExpectedVersion expected, TimeProvider clock)
        : IRequestHandler<Request, Result<OrderResponse>>
    {
        public async Task<Result<OrderResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.FindDraftAsync(request.Id, cancellationToken) is not { } draft) return DraftSpecs.NotFound;
            if (expected.Misses(draft)) return Error.Stale;
            if (draft.WhyOver is { } over) return over;
            if (draft.ToPay.Amount > 0 && !ManualMethod.Is(request.PaymentMethod))
                return Error.Invalid("paymentMethod", "Staff takes no cards: choose a way to pay without the gateway, or send the link.");
            var now = Order.Time(clock);
            if (await reckoning.WhyNotAsShownAsync(draft, now, cancellationToken) is { } outdated) return outdated;
            return await placing.PlaceAsync(draft, new(draft.Email, request.PaymentMethod, now), cancellationToken);
        }
    }
}

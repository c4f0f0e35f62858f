using ClickCart.Ordering.Contracts;

namespace ClickCart.Payments.Credits;

/// <summary>One gift card with what happened to it, for staff.</summary>
internal static class GetGiftCard
{
    public sealed record Request(Guid Id) : IRequest<Result<GiftCardResponse>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Gift cards").MapGet("/admin/gift-cards/{id:guid}", (Guid id, IMediator m, CancellationToken ct) => m.Send(new Request(id), ct).Ok())
                .WithSummary("A gift card with its ledger").RequireAccess(Permissions.ReadCredit);
            app.Admin().MapGet("/gift-cards/{id:guid}", (Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).Page(typeof(GetGiftCardPage))).RequireAccess(Permissions.ReadCredit);
        }
    }

    internal sealed class Handler(PaymentsDbContext db, IOrderReader orders, TimeProvider clock) : IRequestHandler<Request, Result<GiftCardResponse>>
    {
        public async Task<Result<GiftCardResponse>> Handle(Request request, CancellationToken cancellationToken) =>
            await db.Credits.AsNoTracking().FirstOrDefaultAsync(c => c.Id == request.Id && c.Kind == CreditKind.GiftCard, cancellationToken) is { } card
                ? GiftCardResponse.Of(card, clock.GetUtcNow()) with { Ledger = await db.LedgerOfAsync(orders, forStaff: true, cancellationToken, card) }
                : Error.NotFound("gift card");
    }
}

using ClickCart.Ordering.Contracts;
using ClickCart.Pricing.Coupons;

namespace ClickCart.Pricing.Promotions;

/// <summary>The orders that had a promotion, or began to, latest first; for staff.</summary>
internal static class ListPromotionUses
{
    public sealed record Request(Guid Id, PageRequest Page) : IRequest<Result<PagedResult<Use>>>;

    /// <param name="OrderNumber">Null while the order is not placed.</param>
    /// <param name="Customer">An account's id, else an e-mail address.</param>
    /// <param name="Discount">What it took off; zero for free delivery alone.</param>
    /// <param name="Counts">Whether it is among the promotion's uses: pending and confirmed ones are, expired and returned ones are not.</param>
    public sealed record Use(Guid OrderId, string? OrderNumber, string Customer, Money Discount, RedemptionState State, bool Counts, DateTimeOffset At);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Promotions").MapGet("/admin/promotions/{id:guid}/uses", (Guid id, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id, page), ct).Ok()).RequireAccess(Permissions.ReadCoupons);
            app.Admin().MapGet("/promotions/{id:guid}/uses", (Guid id, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id, page), ct).Page(typeof(ListPromotionUsesPage))).RequireAccess(Permissions.ReadCoupons);
        }
    }

    internal sealed class Handler(PricingDbContext db, IOrderReader orders) : IRequestHandler<Request, Result<PagedResult<Use>>>
    {
        public async Task<Result<PagedResult<Use>>> Handle(Request request, CancellationToken cancellationToken) =>
            await db.Coupons.PromotionOf(request.Id).AnyAsync(cancellationToken)
                ? await db.Redemptions.PageAsync(orders, request.Id, request.Page, (r, number) => new Use(
                    r.OrderId, number, r.Customer, new(r.Discount, r.Currency), r.State, r.Counts, r.ChangedAt), cancellationToken)
                : PromotionResponse.NotFound;
    }
}

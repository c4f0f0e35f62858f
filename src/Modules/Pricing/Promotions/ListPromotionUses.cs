using ClickCart.Ordering.Contracts;
using ClickCart.Pricing.Coupons;

namespace ClickCart.Pricing.Promotions;

/// <summary>The orders that had a promotion, or began to, latest first; for staff.</summary>
internal static class ListPromotionUses
{
    public sealed record Request(Guid Id, PageRequest Page) : IRequest<Result<PagedResult<ListCouponUses.Use>>>;

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

    internal sealed class Handler(PricingDbContext db, IOrderReader orders) : IRequestHandler<Request, Result<PagedResult<ListCouponUses.Use>>>
    {
        public async Task<Result<PagedResult<ListCouponUses.Use>>> Handle(Request request, CancellationToken cancellationToken) =>
            await db.Coupons.PromotionOf(request.Id).AnyAsync(cancellationToken)
                ? await ListCouponUses.OfAsync(db, orders, request.Id, request.Page, cancellationToken)
                : PromotionResponse.NotFound;
    }
}
